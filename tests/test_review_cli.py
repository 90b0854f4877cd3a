"""`storydiff review` and its actions from the command line, on small stories of three sentences."""

from __future__ import annotations

import csv
import io
import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from compare.cli import main
from compare.codec import decode
from compare.model import Decision, Report
from compare.review import decision_on, read
from compare.review.decisions import serialise
from compare.review.files import FILE, add
from tests.test_review_matching import A, B

Capture = pytest.CaptureFixture[str]
Typing = Callable[[str], None]


@pytest.fixture(autouse=True)
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one story, no name for a reviewer, a fixed clock and a cache of its own."""
    (tmp_path / "repo" / "seeds" / "piers").mkdir(parents=True)
    (tmp_path / "repo" / "seeds" / "piers" / "a.txt").write_text(A, encoding="utf-8")
    (tmp_path / "repo" / "seeds" / "piers" / "b.txt").write_text(B, encoding="utf-8")
    monkeypatch.chdir(tmp_path / "repo")
    for name in [name for name in os.environ if name.startswith("STORYDIFF_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1762335600")
    for name in ("GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM"):
        monkeypatch.setenv(name, os.devnull)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    return tmp_path / "repo"


@pytest.fixture
def story(newsroom: Path) -> Path:
    return Path("seeds", "piers")


@pytest.fixture
def types(monkeypatch: pytest.MonkeyPatch) -> Typing:
    return lambda keys: monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(keys.encode()), "utf-8"))


def compared(capsys: Capture, *arguments: str) -> tuple[Report, int]:
    capsys.readouterr()
    code = main(["compare", "seeds/piers", "-q", "-o", "json", *arguments])
    return decode(json.loads(capsys.readouterr().out)), code


def statuses(report: Report) -> list[str]:
    return [f.status for f in report.findings]


def test_keys_typed_at_a_story_are_on_disk_and_in_the_report(story: Path, types: Typing, capsys: Capture) -> None:
    types("c\nd\nhouse-style\ns\nq\n")
    assert main(["review", "piers", "--reviewer", "Ann  Lee", "-q"]) == 0
    out = capsys.readouterr().out
    assert "Piers · 1 of 5" in out and "*40*" in out and "*45*" in out
    assert out.endswith("\n1 confirmed, 1 dismissed, 1 unsure, 2 left for later; reviewer Ann Lee\n")
    assert {d.by for d in read(story).decisions} == {"Ann Lee"}
    assert {d.at for d in read(story).decisions} == {"2025-11-05T09:40:00Z"}

    report, code = compared(capsys, "--fail-on", "error")
    assert statuses(report) == ["confirmed", "dismissed", "unsure", "open", "open"] and code == 0
    assert report.counts.others["confirmed"] == 1 and report.stale == 0
    assert {f.match for f in report.findings if f.status != "open"} == {"exact"}
    report, code = compared(capsys, "--ignore-decisions", "--fail-on", "error")
    assert set(statuses(report)) == {"open"} and code == 1

    types("c\nc\n\n")
    assert main(["review", "--reviewer", "Ann"]) == 0
    assert "Piers · 1 of 2" in capsys.readouterr().out
    types("")
    assert main(["review", "--reviewer", "Ann"]) == 0
    assert "Piers: nothing open." in capsys.readouterr().out


def test_the_end_of_input_is_the_end_of_the_review(story: Path, types: Typing, capsys: Capture) -> None:
    types("c\nd\n")
    assert main(["review", "--reviewer", "Ann"]) == 0
    assert "1 confirmed, 4 left for later" in capsys.readouterr().out
    assert len(read(story).decisions) == 1


def test_several_stories_one_after_the_other(story: Path, types: Typing, capsys: Capture) -> None:
    other = story.with_name("bridge")
    other.mkdir()
    (other / "a.txt").write_text(A.replace("piers", "bridges"), encoding="utf-8")
    (other / "b.txt").write_text(B.replace("piers", "bridges"), encoding="utf-8")
    types("c\n" * 5 + "\n" + "s\nq\n")
    assert main(["review", "--reviewer", "Ann"]) == 0
    assert "5 confirmed, 1 unsure, 4 left for later" in capsys.readouterr().out
    assert [len(read(folder).decisions) for folder in (other, story)] == [5, 1]


def test_who_decides(story: Path, types: Typing, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def by(*arguments: str) -> str:
        types("c\nq\n")
        (story / FILE).unlink(missing_ok=True)
        assert main(["review", *arguments]) == 0
        return read(story).decisions[0].by

    types("c\n")
    assert main(["review"]) == 2
    assert "nobody is named as the reviewer. Give --reviewer NAME, set STORYDIFF_REVIEWER" in capsys.readouterr().err
    Path("gitconfig").write_text("[user]\n\tname = Bo Öst\n", encoding="utf-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(Path("gitconfig").resolve()))
    assert by() == "Bo Öst"
    monkeypatch.setenv("STORYDIFF_REVIEWER", "Cy")
    assert by() == "Cy"
    assert by("--reviewer", "Dee") == "Dee"
    assert main(["review", "--reviewer", "x\x1b[2J"]) == 2
    capsys.readouterr()
    Path("storydiff.toml").write_text(f'reviewer = "{"Ann " * 225_000}"')
    monkeypatch.delenv("STORYDIFF_REVIEWER")
    assert main(["review"]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "the reviewer's name has 899,999 characters, more than 200" in line


def test_one_file_each(story: Path, types: Typing) -> None:
    types("c\ns\nq\n")
    assert main(["review", "--reviewer", "Ann", "--one-file-each"]) == 0
    assert not (story / FILE).exists() and len(list((story / "decisions").iterdir())) == 2
    assert len(read(story).decisions) == 2


@pytest.fixture
def report(story: Path, capsys: Capture) -> Report:
    return compared(capsys)[0]


def saved(report: Report, **other: str) -> list[Decision]:
    """Lines as the page saves them: one for each finding."""
    said = Decision("", "", "", "confirmed", **{"by": "Ann", "at": "2025-11-05T00:00:00Z", **other})  # type: ignore[arg-type]
    return [decision_on(report, finding, said) for finding in report.findings]


UNKNOWN = Decision("fp1:00000000000000ff", "", "", "dismissed", by="Ann", at="2025-11-05T00:00:00Z")


def test_import_takes_what_the_page_saved(story: Path, report: Report, capsys: Capture) -> None:
    lines = saved(report)
    bare = [replace(line, fv="", fg="", sides=()) for line in lines[:2]]
    Path("saved.jsonl").write_text(serialise([*bare, *lines[2:4], UNKNOWN]), encoding="utf-8")
    assert main(["review", "import", "saved.jsonl"]) == 0
    out, err = capsys.readouterr()
    assert out == "seeds/piers: 5 decisions, 5 of them new\n"
    said = "no finding of seeds/piers has this fingerprint; the decision is kept"
    assert err == f"storydiff: warning: fp1:00000000000000ff: {said}\n"
    assert set(read(story).decisions) == {*lines[:4], UNKNOWN}, "and what was bare is complete"
    assert main(["review", "import", "saved.jsonl", "piers"]) == 0
    assert capsys.readouterr().out == "seeds/piers: 5 decisions, 0 of them new\n"


def test_import_into_one_of_many_stories(
    story: Path, report: Report, types: Typing, capsys: Capture
) -> None:  # fmt: skip
    other = story.with_name("bridge")
    other.mkdir()
    (other / "a.txt").write_text("The bridge is new.\n\nIt opens today.", encoding="utf-8")
    (other / "b.txt").write_text("The bridge is old.\n\nIt opens today.", encoding="utf-8")
    nobody = saved(report, by="", at="")
    types(serialise([nobody[0], UNKNOWN]))
    assert main(["review", "import", "-", "--reviewer", "Bo"]) == 3
    out, err = capsys.readouterr()
    assert out == "seeds/piers: 1 decision, 1 of them new\n"
    assert "name the story to keep it" in err and "ff: no finding of these stories" in err
    assert read(story).decisions == (replace(nobody[0], by="Bo", at="2025-11-05T09:40:00Z"),)
    assert read(other).decisions == ()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{\n", "saved.jsonl, line 1: not JSON"),
        ("<<<<<<< a\n=======\n>>>>>>> b\n", "a conflict marker of git"),
    ],
)
def test_import_of_wrong_lines_is_told(text: str, said: str, story: Path, capsys: Capture) -> None:
    Path("saved.jsonl").write_text(text, encoding="utf-8")
    assert main(["review", "import", "saved.jsonl"]) == 3
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1
    assert read(story).decisions == ()


def test_prune_removes_only_what_is_stale(story: Path, report: Report, capsys: Capture) -> None:
    lines = saved(report)
    for line in [*lines, replace(UNKNOWN, sides=lines[0].sides)]:
        add(story, line)
    add(
        story, elsewhere := replace(UNKNOWN, fp="fp1:00000000000000ee", sides=(replace(lines[0].sides[0], source="c"),))
    )
    (story / "b.txt").write_text(B.replace("may close", "will close"), encoding="utf-8")
    before = (story / FILE).read_bytes()
    assert main(["review", "prune", "--dry-run"]) == 0
    out = capsys.readouterr().out
    assert "fp1:00000000000000ff dismissed by Ann" in out and out.endswith("seeds/piers: 2 would be removed\n")
    assert (story / FILE).read_bytes() == before
    assert main(["review", "prune"]) == 0
    assert capsys.readouterr().out.endswith("seeds/piers: 2 removed\n")
    gone = {d.fp for d in lines} - {d.fp for d in read(story).decisions}
    assert len(gone) == 1 and elsewhere in read(story).decisions
    assert main(["review", "prune"]) == 0
    assert capsys.readouterr().out == "seeds/piers: 0 removed\n"


def test_prune_leaves_a_story_alone_that_cannot_be_compared(story: Path, report: Report, capsys: Capture) -> None:
    for line in saved(report):
        add(story, line)
    (story / "b.txt").write_bytes(b"\x00\x01")
    assert main(["review", "prune"]) == 3
    out, err = capsys.readouterr()
    assert out == "seeds/piers: 0 removed\n" and "b.txt" in err
    assert len(read(story).decisions) == 5


def test_list_stats_and_export(story: Path, report: Report, capsys: Capture) -> None:
    for line in saved(report):
        add(story, line)
    add(story, replace(saved(report)[0], by="=Bo", status="dismissed", reason="house-style"))
    assert main(["review", "list"]) == 0
    assert "seeds/piers: 6 decisions" in capsys.readouterr().out
    assert main(["review", "stats", "seeds/piers"]) == 0
    out = capsys.readouterr().out
    assert "4 confirmed, 1 conflict" in out and "=Bo and Ann: 0%" in out and "missing.statement" in out
    assert main(["review", "export", "-o", "out/decisions.csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(Path("out/decisions.csv").read_text(encoding="utf-8"))))
    assert len(rows) == 6 and {row["by"] for row in rows} == {"Ann", "'=Bo"}
    assert main(["review", "export"]) == 0
    assert capsys.readouterr().out.splitlines()[0].startswith("story,fp,kind,status,reason")


def test_a_broken_decisions_file_is_told_in_every_command(story: Path, report: Report, capsys: Capture) -> None:
    lines = saved(report)
    (story / FILE).write_text(serialise(lines, ["{", '{"fp": "fp1:0"}']), encoding="utf-8")
    said = f"storydiff: error: {story / FILE}, line 6: not JSON"
    for action in ("list", "stats", "export", "prune"):
        assert main(["review", action]) == 3
        err = capsys.readouterr().err
        assert said in err and "line 7: “fp1:0” is no fingerprint fp" in err and "Traceback" not in err
    assert main(["compare", "seeds/piers", "-q", "-o", "json:r.json"]) == 3
    assert said in capsys.readouterr().err
    again = decode(json.loads(Path("r.json").read_text(encoding="utf-8")))
    assert set(statuses(again)) == {"confirmed"} and len(again.unread) == 2


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["review", "nowhere"], 2, "no story “nowhere”"),
        (["review", "list", "nowhere"], 2, "no story “nowhere”"),
        (["review", "import"], 2, "FILE"),
        (["review", "import", "none.jsonl"], 3, "none.jsonl: cannot be read"),
        (["review", "merge", "none.jsonl"], 3, "none.jsonl: cannot be read"),
        (["review", "merge", "no/where.jsonl"], 2, "no such folder"),
        (["review", "merge", "seeds"], 3, "seeds: not a file"),
        (["review", "--reviewer"], 2, "--reviewer"),
        (["review", "export", "-o", "seeds"], 2, "cannot write “seeds”"),
    ],
)
def test_wrong_usage_is_one_line(arguments: list[str], code: int, said: str, story: Path, capsys: Capture) -> None:
    assert main(arguments) == code
    err = capsys.readouterr().err
    assert said in err and err.count("\n") == 1


def test_help_names_every_action(capsys: Capture) -> None:
    assert main(["review", "--help"]) == 0
    out = capsys.readouterr().out
    assert all(f"    {action} " in out for action in ("ask", "list", "stats", "export", "import", "prune", "merge"))
    assert main(["review", "import", "--help"]) == 0
    assert "usage: storydiff review import" in capsys.readouterr().out
