"""The README says what is so: its commands parse, its links lead somewhere, its made parts are of today."""

from __future__ import annotations

import re
import shlex
from difflib import unified_diff
from pathlib import Path

import pytest

from compare.articles import read_story
from compare.cli.arguments import build_parser
from compare.renderers import RENDERERS
from tests.accept import COMMAND, README, ROOT, readme_of, seed_report

TEXT = README.read_text(encoding="utf-8")
CI = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(?:sh|console)\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)
LINES = [line for block in BLOCKS for line in block.splitlines() if line and not line.startswith("#")]


def commands() -> list[list[str]]:
    """Every call of the program in a block of the README, without what it is piped into."""
    calls = [part for line in LINES for part in re.split(r"&&|\|", line.split("  #")[0])]
    return [words[1:] for call in calls if (words := shlex.split(call)) and words[0] == "storydiff"]


def test_made_parts_are_of_today() -> None:
    made = readme_of(seed_report())
    lines = list(unified_diff(TEXT.splitlines(), made.splitlines(), "README.md", "made", lineterm="", n=0))
    if lines:
        pytest.fail("\n".join([f"the README is behind the program; accept with: {COMMAND}", *lines]), pytrace=False)


def test_commands_parse() -> None:
    called = commands()
    assert ["compare", "seeds/india-us-talks"] in called
    for arguments in called:
        build_parser().parse_args(arguments)


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)#]+)", TEXT)
    inside = [link for link in links if "://" not in link]
    assert "reports/india-us-talks/page.png" in inside
    assert [link for link in inside if not (ROOT / link).exists()] == []


def test_every_option_and_format_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        build_parser().parse_args(["compare", "--help"])
    options = set(re.findall(r"(?:^|[\s\[])(--[a-z-]+)", capsys.readouterr().out))
    assert {"--output", "--model"} <= options
    told = set(re.findall(r"--[a-z-]+", TEXT))
    assert options - told == {"--help"}
    assert [name for name in RENDERERS if f"| `{name}` |" not in TEXT] == []


def test_the_python_example_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    for block in re.findall(r"^```python\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL):
        exec(compile(block, "README.md", "exec"), {})
    assert "quote.reworded" in capsys.readouterr().out


def test_the_manifest_example_is_read(tmp_path: Path) -> None:
    manifest = re.findall(r"^```toml\n(.*?)^```$", TEXT, re.MULTILINE | re.DOTALL)[0]
    (tmp_path / "story.toml").write_text(manifest + '[[source]]\npath = "b.txt"\n', encoding="utf-8")
    for name in (*re.findall(r'path = "(.+?)"', manifest), "b.txt"):
        (tmp_path / name).write_text("The ferry to Brannock stays in port today, its owner said.", encoding="utf-8")
    story = read_story([str(tmp_path)])
    assert [article.id for article in story.articles] == ["a", "b"]
    assert story.articles[0].published == "2025-11-05"


def test_ci_runs_the_command_that_the_readme_gives() -> None:
    tests = [line for line in LINES if line.endswith("pytest")]
    assert len(tests) == 1
    assert tests[0] in CI.splitlines()


def test_no_file_at_the_top_but_the_agreed() -> None:
    shown = {path.name for path in ROOT.iterdir() if not path.name.startswith(".")}
    made = {"build", "dist", "node_modules", "storydiff.egg-info"}
    folders = {"compare", "seeds", "reports", "tests"}
    assert shown - made - folders == {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "action.yml"}


def test_paths_in_code_marks_exist() -> None:
    paths = re.findall(r"`((?:compare|tests|seeds|reports|\.ci)/[\w./-]*)`", TEXT)
    assert paths
    assert [path for path in paths if not (ROOT / Path(path)).exists()] == []
