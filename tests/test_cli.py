"""The command line: what is written where, the exit codes, and one clear line for whatever goes wrong."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

import pytest

from compare.cli import main, outputs, terminal
from compare.cli.explain import markdown_table
from compare.codec import decode
from compare.errors import InputError, ModelError, StoryDiffError, UsageError
from compare.kinds import KINDS
from compare.model import Report, Severity, Story
from compare.points import with_points
from compare.settings import VERSION, Settings
from tests.samples import seed_report

Capture = pytest.CaptureFixture[str]
ROOT = Path(__file__).parent.parent


@dataclass
class Stages:
    """What stands in for reading and comparing: it notes how it is called and gives a report made by hand."""

    report: Report = field(default_factory=seed_report)
    failure: BaseException | None = None
    settings: Settings = field(default_factory=Settings)
    story: Story = field(
        default_factory=lambda: Story("talks", "Talks", tuple(s.article for s in seed_report().sources))
    )

    def read_story(self, sources: Sequence[str]) -> Story:
        if self.failure:
            raise self.failure
        return self.story

    def compare_story(self, story: Story, settings: Settings, watch: Callable[[str, float], None]) -> Report:
        self.story, self.settings = story, settings
        watch("align", 0.25)
        watch("align", 0.25)
        return replace(self.report, story=story.id)


@pytest.fixture
def stages(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Stages:
    made = Stages()
    for name, function in (("articles", made.read_story), ("pipeline", made.compare_story)):
        module = ModuleType(f"compare.{name}")
        setattr(module, function.__name__, function)
        monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("STORYDIFF_DEBUG", raising=False)
    return made


def only(*severities: Severity) -> Report:
    report = seed_report()
    return with_points(replace(report, findings=tuple(f for f in report.findings if f.severity in severities)))


def test_version_and_help(capsys: Capture) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"storydiff {VERSION}\n"
    for arguments in (["--help"], ["compare", "--help"], ["explain", "--help"]):
        assert main(arguments) == 0
        out, err = capsys.readouterr()
        assert "examples:\n  storydiff " in out and not err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "COMMAND"),
        (["explian"], "invalid choice: 'explian'"),
        (["compare"], "SOURCE"),
        (["compare", "a", "b", "--fail-on", "sometimes"], "--fail-on"),
        (["compare", "a", "b", "--select", "qoute.cut"], "Did you mean “quote.cut”?"),
        (["compare", "a", "b", "--ignore", "missing,qoute"], "unknown kind or family “qoute”"),
        (["compare", "a", "b", "--severity", "quote=grave"], "“quote=grave” is not KIND=LEVEL"),
        (["compare", "a", "b", "--severity", "qoute=note"], "unknown kind or family “qoute”"),
        (["compare", "a", "b", "--min-confidence", "90"], "from 0 to 1"),
        (["compare", "a", "b", "--min-confidence", "nan"], "from 0 to 1"),
        (["compare", "a", "b", "-o", "jsn"], "Did you mean “json”?"),
        (["compare", "a", "b", "-o", "json:"], "no path after the colon"),
        (["compare", "a", "b", "-o", "json", "-o", "text:-"], "two outputs go to stdout"),
        (["compare", "a", "b", "-o", "json:x", "-o", "text:./x"], "two outputs go to “x”"),
        (["compare", "a", "b", "-o", "html", "-o", "html"], "two outputs go to “html”"),
        (["compare", "a", "b", "--base", "z"], "The sources are a, b"),
        (["explain", "quote.cat"], "Did you mean “quote.cut”?"),
    ],
)
def test_wrong_usage_is_one_line_and_exit_2(
    arguments: list[str], said: str, stages: Stages, capsys: Capture
) -> None:  # fmt: skip
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert err.startswith("storydiff: error: ") and err.count("\n") == 1
    assert said in err
    assert not out


def test_by_default_the_page_is_written_and_a_summary_shown(
    stages: Stages, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outputs, "renderer", lambda name: lambda report: f"<p>{name} of {report.story}</p>")
    assert main(["compare", "seeds/talks"]) == 0
    out, err = capsys.readouterr()
    assert Path("reports/talks/report.html").read_text(encoding="utf-8") == "<p>html of talks</p>"
    assert "1 error" in out and "after celebrating" in out
    assert out.endswith("written: reports/talks/report.html\n")
    assert "review:" not in out and not err
    Path("seeds/talks").mkdir(parents=True)
    assert main(["compare", "seeds/talks"]) == 0
    assert "\nreview:  storydiff review seeds/talks\nwritten: " in capsys.readouterr().out


def test_stdout_holds_one_format_and_nothing_else(stages: Stages, capsys: Capture) -> None:
    assert main(["compare", "a", "b", "-o", "json", "-o", "markdown:deep/er/report.md"]) == 0
    out, err = capsys.readouterr()
    assert json.loads(out)["story"]["id"] == "talks"
    assert Path("deep/er/report.md").read_text(encoding="utf-8").startswith("# India-US trade talks\n")
    assert not err
    assert main(["compare", "a", "b", "-o", "text"]) == 0
    text = capsys.readouterr().out
    assert "written" not in text and "more\n" not in text


def test_quiet_says_nothing_but_writes(stages: Stages, capsys: Capture) -> None:
    assert main(["compare", "a", "b", "-q", "-o", "json:r.json"]) == 0
    assert capsys.readouterr() == ("", "")
    assert Path("r.json").exists()


def test_a_story_cannot_choose_a_folder_outside_the_reports() -> None:
    output = outputs.Output("html", "")
    assert output.path("../../etc/x y") == Path("reports/etc-x-y/report.html")
    assert output.path("..") == Path("reports/story/report.html")
    assert len(str(output.path("x" * 300))) < 100
    assert output.path("भारत-2025") == Path("reports/भारत-2025/report.html")


@pytest.mark.parametrize(
    ("fail_on", "severities", "code"),
    [
        ("never", ("error", "warning", "note"), 0),
        ("error", ("warning", "note", "hidden"), 0),
        ("error", ("error",), 1),
        ("warning", ("error",), 1),
        ("warning", ("note",), 0),
        ("note", ("note",), 1),
        ("note", ("hidden",), 0),
    ],
)
def test_fail_on_decides_between_0_and_1(
    fail_on: str, severities: tuple[Severity, ...], code: int, stages: Stages
) -> None:
    stages.report = only(*severities)
    arguments = ["compare", "a", "b", "-q", "-o", "json:r.json", "--fail-on", fail_on]
    assert main(arguments) == code
    assert main([*arguments, "--exit-zero"]) == 0


def test_decided_findings_do_not_fail(stages: Stages) -> None:
    stages.report = replace(
        only("error"), findings=tuple(replace(f, status="dismissed") for f in only("error").findings)
    )
    assert main(["compare", "a", "b", "-q", "-o", "json:r.json", "--fail-on", "note"]) == 0


def test_an_unread_source_is_told_and_comes_before_findings(stages: Stages, capsys: Capture) -> None:
    stages.report = replace(seed_report(), unread=("c.txt is empty",))
    assert main(["compare", "a", "b", "c", "-q", "-o", "json:r.json", "--fail-on", "note"]) == 3
    assert capsys.readouterr().err == "storydiff: error: c.txt is empty\n"
    assert Path("r.json").exists()


def test_options_become_settings(stages: Stages) -> None:
    arguments = (
        "compare a b -q -o json:r.json --select quote,number.unit --select name --ignore name.variant --severity"
    )
    arguments += " quote.cut=note --min-confidence 0.4 --quote-policy strict --base b --model other --no-cache"
    assert main(arguments.split()) == 0
    assert stages.settings == Settings(
        model="other",
        quote_policy="strict",
        select=("name", "number.unit", "quote"),
        ignore=("name.variant",),
        severity={"quote.cut": "note"},
        min_confidence=0.4,
        base="b",
        cache=False,
    )
    assert [article.role for article in stages.story.articles] == ["peer", "base"]


@pytest.mark.parametrize(
    ("failure", "code", "said"),
    [
        (InputError("a.txt is not there", "Check the path."), 3, "a.txt is not there. Check the path."),
        (ModelError("no model"), 4, "no model"),
        (UsageError("one article only"), 2, "one article only"),
        (KeyboardInterrupt(), 130, "interrupted"),
        (InputError("two\nlines \x1b[31m"), 3, "two lines \ufffd[31m"),
    ],
)
def test_failures_have_their_codes_and_one_line(
    failure: BaseException, code: int, said: str, stages: Stages, capsys: Capture
) -> None:
    stages.failure = failure
    assert main(["compare", "a", "b"]) == code
    assert capsys.readouterr() == ("", f"storydiff: error: {said}\n")


def test_a_defect_is_one_line_and_a_traceback_only_on_request(
    stages: Stages, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    stages.failure = ValueError("odd\nthing")
    assert main(["compare", "a", "b"]) == 4
    err = capsys.readouterr().err
    assert err.count("\n") == 1 and "unexpected ValueError: odd thing" in err and "issue tracker" in err
    assert main(["compare", "a", "b", "-v"]) == 4
    assert "Traceback" in capsys.readouterr().err
    monkeypatch.setenv("STORYDIFF_DEBUG", "1")
    assert main(["compare", "a", "b"]) == 4
    assert "Traceback" in capsys.readouterr().err


def test_the_cause_of_a_clear_error_is_shown_on_request(stages: Stages, capsys: Capture) -> None:
    stages.failure = StoryDiffError("clear")
    stages.failure.__cause__ = OSError("below")
    assert main(["compare", "a", "b", "-v"]) == 4
    assert "OSError: below" in capsys.readouterr().err


def test_verbose_tells_the_time_of_each_stage(stages: Stages, capsys: Capture) -> None:
    assert main(["compare", "a", "b", "-v", "-o", "json:r.json"]) == 0
    out, err = capsys.readouterr()
    assert [line.split()[:2] for line in err.splitlines()][1] == ["align", "0.500"]
    assert err.splitlines()[0].startswith("read") and err.splitlines()[-1].startswith("in all")
    assert not re.search(r"\n• .*\n• ", out), "each has its words below it"


def test_progress_is_only_for_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    with terminal.watching(progress=True, times=False) as watch:
        watch("align", 0.1)
    assert capsys.readouterr() == ("", "")

    class Screen(io.StringIO):
        def isatty(self) -> bool:
            return True

    for wanted in (True, False):
        screen = Screen()
        monkeypatch.setattr(sys, "stderr", screen)
        monkeypatch.setenv("TERM", "xterm")
        with terminal.watching(progress=wanted, times=False) as watch:
            watch("align", 0.1)
        assert bool(screen.getvalue()) is wanted


@pytest.mark.parametrize("place", ["report.txt", "taken/report.json"])
def test_a_place_that_cannot_be_written_is_told(place: str, stages: Stages, capsys: Capture) -> None:
    Path("report.txt").mkdir()
    Path("taken").write_text("a file", encoding="utf-8")
    assert main(["compare", "a", "b", "-o", f"json:{place}"]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"storydiff: error: cannot write “{place}”: ") and err.count("\n") == 1
    assert Path("taken").read_text(encoding="utf-8") == "a file"


def test_a_source_is_never_overwritten(stages: Stages, capsys: Capture) -> None:
    Path("a.txt").write_text("the article", encoding="utf-8")
    assert main(["compare", "a.txt", "b.txt", "-o", "text:./a.txt"]) == 2
    assert "it is a source of the story" in capsys.readouterr().err
    assert Path("a.txt").read_text(encoding="utf-8") == "the article"


def test_a_file_is_replaced_whole_or_not_at_all(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    outputs.write_whole(path, "old\n")
    outputs.write_whole(path, "new\n")
    assert path.read_bytes() == b"new\n"
    assert path.stat().st_mode & 0o044, "others may read it, as any file that a program writes"

    def fail(self: Path, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(UsageError, match="No space left"):
        outputs.write_whole(path, "newer\n")
    assert path.read_bytes() == b"new\n"
    assert [p.name for p in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize(
    ("choice", "terminal_there", "environment", "colour"),
    [
        ("auto", True, {}, True),
        ("auto", False, {}, False),
        ("auto", True, {"NO_COLOR": "1"}, False),
        ("auto", True, {"NO_COLOR": ""}, True),
        ("auto", True, {"TERM": "dumb"}, False),
        ("always", False, {"NO_COLOR": "1"}, True),
        ("never", True, {}, False),
    ],
)
def test_colour(
    choice: str, terminal_there: bool, environment: dict[str, str], colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    stream = io.StringIO()
    monkeypatch.setattr(stream, "isatty", lambda: terminal_there)
    assert terminal.has_colour(choice, stream) is colour


def test_explain_one_kind(capsys: Capture) -> None:
    assert main(["explain", "quote.cut"]) == 0
    out = capsys.readouterr().out
    kind = KINDS["quote.cut"]
    flat = " ".join(out.split())
    assert all(" ".join(part.split()) in flat for part in (kind.summary, kind.rule, *kind.hit, *kind.miss))
    assert "quote.cut  (warning)" in out


def test_explain_a_family_and_everything(capsys: Capture) -> None:
    assert main(["explain", "date"]) == 0
    assert [line.split() for line in capsys.readouterr().out.splitlines() if not line.startswith(" ")] == [
        ["date.conflict", "error"],
        ["date.precision", "note"],
    ]
    assert main(["explain"]) == 0
    out = capsys.readouterr().out
    assert all(f"\n{kind} " in "\n" + out for kind in KINDS)


def test_explain_as_markdown_is_a_table(capsys: Capture) -> None:
    assert main(["explain", "--markdown"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == list(markdown_table(KINDS.values()))
    assert len(lines) == len(KINDS) + 2
    assert all(line.count("|") == 4 for line in lines)


def run(arguments: str) -> subprocess.CompletedProcess[str]:
    command = f"{sys.executable} -m compare {arguments}"
    return subprocess.run(command, shell=True, capture_output=True, text=True, cwd=ROOT, check=False, timeout=60)


@pytest.mark.parametrize("arguments", ["explain number.unti", "check nowhere -v", "compare nowhere.txt a.txt"])
@pytest.mark.parametrize("end", ["2>&-", "2>/dev/full"])
def test_who_does_not_hear_complaints_gets_the_same_code(arguments: str, end: str) -> None:
    command = f"{sys.executable} -m compare {arguments}"
    codes = [subprocess.run(["sh", "-c", f"{command} {how}"], cwd=ROOT, check=False).returncode for how in ("", end)]
    assert codes[0] == codes[1] in {2, 3}


def test_as_a_process() -> None:
    done = run("explain number.unit")
    assert (done.returncode, done.stderr) == (0, "") and done.stdout.startswith("number.unit  (warning)\n")
    assert run("explain number.unti").returncode == 2


@pytest.mark.parametrize("arguments", ["explain", "--help"])
def test_a_reader_that_goes_away_is_no_failure(arguments: str) -> None:
    command = [sys.executable, "-m", "compare", arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(60) == 0


def test_the_seed_pair_from_end_to_end(tmp_path: Path, capsys: Capture) -> None:
    """The real stages, twice: the page and a report of the promised form, the same bytes each time."""
    made = []
    for run_of in ("first", "second"):
        places = [tmp_path / run_of / name for name in ("report.json", "report.html", "report.md")]
        asked = [f"-o{form}:{place}" for form, place in zip(("json", "html", "markdown"), places, strict=True)]
        assert main(["compare", str(ROOT / "seeds" / "india-us-talks"), "--no-cache", *asked]) == 0
        out, err = capsys.readouterr()
        assert "*quite*" in out and "report.html" in out and not err
        made.append([place.read_bytes() for place in places])
    assert made[0] == made[1]
    report = decode(json.loads(made[0][0]))
    assert {f.kind for f in report.findings} >= {"quote.reworded", "missing.speaker"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is always full")
def test_a_full_disk_behind_stdout_is_one_clear_line() -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        command = [sys.executable, "-m", "compare", "explain"]
        ended = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ended.returncode == 4 and ended.stderr.count("\n") == 1
    assert "standard output cannot be written (No space left on device)" in ended.stderr


def test_a_closed_standard_output_is_nobody_who_reads() -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m compare explain >&-"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
