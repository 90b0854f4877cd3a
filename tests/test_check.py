"""What fails a run, what is counted, and what is computed again: `check` from reports to exit codes."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.archive import Archive, report_key
from compare.check import Policy, judge
from compare.cli import main
from compare.cli.stories import Comparing
from compare.configuration import FAIL_ON, FAIL_STATUS
from compare.model import SEVERITIES, STATUSES, Article, Report, Severity, Status, Story
from compare.points import with_points
from compare.points.standing import findings_left_out, left_out, levels, waiting
from tests.samples import one_each, seed_report

Capture = pytest.CaptureFixture[str]

MORNING = """The harbour bridge will stay closed until Friday, the city said on Monday.

“We will not open it before every bolt is checked,” said Ada Brandt, the city’s engineer.

About 40 ferries a day carry commuters in the meantime.
"""
EVENING = """The harbour bridge will stay closed until Friday, the city said on Monday.

“We will not open it before each bolt is checked,” said Ada Brandt, the city’s engineer.

About 60 ferries a day carry commuters in the meantime.
"""


def with_statuses(severities: list[Severity], statuses: list[Status]) -> Report:
    report = seed_report()
    made = [
        replace(report.findings[0], severity=severity, status=status, id=f"fp1:{n:016x}")
        for n, (severity, status) in enumerate(zip(severities, statuses, strict=False))
    ]
    return with_points(replace(report, findings=tuple(made), stale=2))


REPORTS = st.builds(
    with_statuses, st.lists(st.sampled_from(SEVERITIES), max_size=8), st.lists(st.sampled_from(STATUSES), max_size=8)
)


@given(REPORTS, st.sampled_from(FAIL_ON), st.frozensets(st.sampled_from(FAIL_STATUS)))
def test_a_run_fails_on_the_named_severities_and_statuses_alone(
    report: Report, fail_on: str, fail_status: frozenset[str]
) -> None:
    verdict = judge(report, Policy(fail_on, tuple(sorted(fail_status))))
    ranks = ("error", "warning", "note")
    failing = [finding for one in verdict.failing for finding in one.findings]
    for finding in report.findings:
        grave = fail_on != "never" and finding.severity in ranks[: ranks.index(fail_on) + 1]
        assert failing.count(finding) == (grave and finding.status in fail_status)
    assert all(one.point in report.points for one in verdict.failing)
    assert verdict.passes == (not verdict.failing)


@given(st.lists(REPORTS, max_size=3))
def test_every_point_and_every_finding_is_counted_once(reports: list[Report]) -> None:
    points, rest = sum(len(r.points) for r in reports), sum(r.stale + r.ignored for r in reports)
    assert sum(levels(reports).values()) + sum(left_out(reports).values()) == points + rest
    found = [finding for report in reports for one in waiting(report) for finding in one.findings]
    assert all(finding.waits for finding in found)
    assert len(found) + sum(findings_left_out(reports).values()) == sum(len(r.findings) for r in reports) + rest


def test_a_point_is_open_while_one_of_its_findings_is() -> None:
    made = with_statuses(["warning", "error", "note"], ["open", "confirmed", "dismissed"])
    assert levels([made]) == {"warning": 1} and left_out([made]) == {"stale": 2}
    apart = one_each(made)
    assert levels([apart]) == {"warning": 1} and left_out([apart]) == {"confirmed": 1, "dismissed": 1, "stale": 2}
    decided = with_statuses(["warning", "note", "hidden"], ["dismissed", "confirmed", "open"])
    assert left_out([decided]) == {"confirmed": 1, "stale": 2} and not levels([decided])


def test_stale_decisions_fail_where_the_policy_says_so() -> None:
    report = replace(seed_report(), findings=(), points=(), stale=1)
    assert judge(report, Policy(stale="warn")).passes
    assert not judge(report, Policy(stale="error")).passes
    assert judge(replace(report, stale=0), Policy(stale="error")).passes


def test_the_archive_gives_back_what_was_kept(tmp_path: Path) -> None:
    archive, report = Archive(tmp_path), seed_report()
    archive.write("k", report)
    assert archive.read("k") == report
    assert archive.read("other") is None
    assert Archive(None).read("k") is None


def test_what_is_wrong_with_a_kept_report_stops_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.write("k", seed_report())
    kept = (tmp_path / "reports" / "k.json.gz").read_bytes()
    flipped = [kept[:at] + bytes([kept[at] ^ 0xFF]) + kept[at + 1 :] for at in range(0, len(kept), 97)]
    wrong = [gzip.compress(text) for text in (b"[]", b"{}", b"[" * 100_000, b'{"schema": "storydiff/report/v1"}')]
    for broken in (b"", b"no archive", kept[:-9], *flipped, *wrong):
        (tmp_path / "reports" / "k.json.gz").write_bytes(broken)
        assert archive.read("k") is None


def test_the_archive_forgets_its_oldest(tmp_path: Path) -> None:
    archive = Archive(tmp_path, limit=4)
    for n in range(5):
        archive.write(f"{n}", seed_report())
    assert len(list((tmp_path / "reports").iterdir())) == 4


def test_whatever_decides_a_report_changes_its_key() -> None:
    article = Article(id="a", path="a.txt", text="One.", sha256="0")
    story = Story("s", "S", (article, replace(article, id="b")))
    keys = {
        report_key(story, "x"),
        report_key(story, "y"),
        report_key(replace(story, title="T"), "x"),
        report_key(replace(story, articles=story.articles[:1]), "x"),
        report_key(replace(story, articles=(article, replace(article, id="b", published="2025-01-01"))), "x"),
    }
    assert len(keys) == 5
    assert report_key(story, "x") in keys


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with one story, its own cache, and no settings."""
    story = tmp_path / "seeds" / "bridge"
    story.mkdir(parents=True)
    (story / "a.txt").write_text(MORNING, encoding="utf-8")
    (story / "b.txt").write_text(EVENING, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("STORYDIFF_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path


def test_check_fails_on_what_is_new_and_passes_on_the_baseline(newsroom: Path, capsys: Capture) -> None:
    assert main(["check"]) == 1
    out = capsys.readouterr().out
    assert "fails   seeds/bridge  1 error, 1 warning\n" in out and "“About 40”" in out
    assert "1 story: 1 failing\n  open: 1 error, 1 warning\n" in out
    assert "storydiff review seeds/bridge " in out and "storydiff check -o html seeds/bridge " in out
    assert main(["check", "-o", "html"]) == 1
    out = capsys.readouterr().out
    assert "\n  page: reports/bridge/report.html\n" in out and "written" not in out and "-o html" not in out
    assert main(["check", "--write-baseline"]) == 0
    out = capsys.readouterr().out
    assert "noted as seen: 2 points, in seeds/bridge/decisions.jsonl\n" in out and "open: nothing · 2 baseline" in out
    assert "Next:" not in out
    assert main(["check", "--write-baseline"]) == 0
    assert "noted" not in capsys.readouterr().out
    assert main(["check"]) == 0
    assert "passes  seeds/bridge" in capsys.readouterr().out
    assert main(["check", "--ignore-decisions", "-q"]) == 1
    assert main(["check", "--fail-status", "baseline", "-q"]) == 1
    assert main(["check", "--ignore-decisions", "--fail-on", "never", "-q"]) == 0
    assert main(["check", "--ignore-decisions", "--exit-zero", "-q"]) == 0


def test_a_file_of_settings_decides_where_no_flag_does(newsroom: Path) -> None:
    (newsroom / "storydiff.toml").write_text('fail-on = "never"\n', encoding="utf-8")
    assert main(["check", "-q"]) == 0
    assert main(["check", "-q", "--fail-on", "note"]) == 1
    (newsroom / "storydiff.toml").write_text("fail-on = 3\n", encoding="utf-8")
    assert main(["check", "-q"]) == 2


def test_a_story_named_in_three_ways_is_checked_once(newsroom: Path, capsys: Capture) -> None:
    assert main(["check", "bridge", "seeds/bridge", "./seeds/bridge/story.toml", "-o", "gitlab"]) == 1
    marks = [issue["fingerprint"] for issue in json.loads(capsys.readouterr().out)]
    assert marks and len(marks) == len(set(marks))
    assert main(["check", "bridge", "seeds/bridge"]) == 1
    assert "1 story: 1 failing" in capsys.readouterr().out


def test_an_unreadable_story_is_told_and_the_others_go_on(newsroom: Path, capsys: Capture) -> None:
    broken = newsroom / "seeds" / "broken"
    broken.mkdir()
    (broken / "a.txt").write_bytes(b"")
    (broken / "b.txt").write_text(MORNING, encoding="utf-8")
    assert main(["check", "-o", "json:out.json", "-o", "junit:out.xml"]) == 3
    out, err = capsys.readouterr()
    assert "unreadable  seeds/broken" in out and "fails   seeds/bridge" in out and "a.txt" in err
    assert "2 stories: 1 failing, 1 unreadable\n" in out
    assert "a.txt" in (newsroom / "out.json").read_text() and "<error" in (newsroom / "out.xml").read_text()


def test_one_run_writes_many_outputs_and_the_same_bytes_again(newsroom: Path) -> None:
    asked = ["json", "sarif", "junit", "gitlab", "github", "github-summary", "rdjsonl", "concise", "jsonl", "csv"]
    made = []
    for run in ("first", "second"):
        places = {name: newsroom / run / name for name in asked}
        assert main(["check", "-q", "--no-cache", *(f"-o{name}:{place}" for name, place in places.items())]) == 1
        made.append({name: place.read_bytes() for name, place in places.items()})
    assert made[0] == made[1] and all(made[0].values())
    assert main(["check", "-q", "-o", "html"]) == 1
    assert (newsroom / "reports" / "bridge" / "report.html").is_file()
    assert not (newsroom / "reports" / "index.html").exists()  # one story needs no list


def test_pages_of_many_stories_are_listed_by_gravity(newsroom: Path) -> None:
    for name, text in (("eve", MORNING), ("zoo", EVENING.replace("60", "90"))):
        (folder := newsroom / "seeds" / name).mkdir()
        (folder / "a.txt").write_text(MORNING, encoding="utf-8")
        (folder / "b.txt").write_text(text, encoding="utf-8")
    assert main(["check", "-q", "-o", "html"]) == 1
    index = (newsroom / "reports" / "index.html").read_text(encoding="utf-8")
    led = re.findall(r'<a href="([^"]+)"', index)
    assert sorted(led) == ["bridge/report.html", "eve/report.html", "zoo/report.html"]
    assert led[-1] == "eve/report.html" and "No differences" in index  # nothing differs there
    assert all((newsroom / "reports" / link).is_file() for link in led)


def test_what_did_not_change_loads_no_model(newsroom: Path) -> None:
    probe = (
        "import sys; from compare.cli import main; code = main(['check', '-q']); "
        "loaded = {'onnxruntime', 'tokenizers', 'torch', 'scipy', 'rich', 'jinja2', 'jsonschema'} & set(sys.modules); "
        "print(code, sorted(loaded))"
    )
    runs = [
        subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout.strip()
        for _ in range(2)
    ]
    assert "onnxruntime" in runs[0]
    assert runs[1] == "1 []"
    edited = MORNING.replace("40", "45")
    (newsroom / "seeds" / "bridge" / "a.txt").write_text(edited, encoding="utf-8")
    assert main(["check", "-q", "-o", "json:out.json"]) == 1
    assert edited in json.loads((newsroom / "out.json").read_text())[0]["sources"][0]["text"]


def test_wrong_stories_are_wrong_usage(newsroom: Path, capsys: Capture) -> None:
    assert main(["check", "nowhere"]) == 2
    assert "no story “nowhere”" in capsys.readouterr().err
    shutil.rmtree(newsroom / "seeds" / "bridge")
    assert main(["check"]) == 2
    assert "no stories in “seeds”" in capsys.readouterr().err
    shutil.rmtree(newsroom / "seeds")
    assert main(["check"]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_proposal_that_nobody_confirmed_is_left_out_and_told(newsroom: Path, capsys: Capture) -> None:
    shutil.copytree(newsroom / "seeds" / "bridge", newsroom / "seeds" / "maybe")
    manifest = newsroom / "seeds" / "maybe" / "story.toml"
    sources = "".join(f'[[source]]\nid = "{name}"\npath = "{name}.txt"\n' for name in "ab")
    manifest.write_text("proposed = true\n" + sources, encoding="utf-8")
    assert main(["check"]) == 1
    out, err = capsys.readouterr()
    assert "1 story: 1 failing" in out and "maybe is left out: a proposal" in err
    assert main(["check", "seeds/maybe", "-q"]) == 1  # who names it means it
    manifest.write_text("proposed = false\n" + sources, encoding="utf-8")
    assert main(["check"]) == 1
    assert "2 stories: 2 failing" in capsys.readouterr().out
    manifest.write_text('proposed = "yes"\n' + sources, encoding="utf-8")
    assert main(["check"]) == 3
    assert "“proposed” is not true or false" in capsys.readouterr().err


def test_a_defect_in_one_story_ends_no_other(newsroom: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    shutil.copytree(newsroom / "seeds" / "bridge", newsroom / "seeds" / "odd")
    compare = Comparing.report

    def report(self: Comparing, folder: Path, watch: Callable[[str, float], None]) -> Report:
        if folder.name == "bridge":
            raise ZeroDivisionError("by hand")
        return compare(self, folder, watch)

    monkeypatch.setattr(Comparing, "report", report)
    assert main(["check", "-o", "json:out.json"]) == 4
    out, err = capsys.readouterr()
    assert "unreadable  seeds/bridge" in out and "fails   seeds/odd" in out
    assert "ZeroDivisionError: by hand" in err and "Traceback" not in err
    assert "the program failed on it" in (newsroom / "out.json").read_text()


def test_doubts_about_an_article_stand_in_the_summary(newsroom: Path, capsys: Capture) -> None:
    (newsroom / "seeds" / "bridge" / "b.txt").write_text(EVENING.split("\n\n", maxsplit=1)[0], encoding="utf-8")
    main(["check"])
    assert "  mind " in capsys.readouterr().out
