"""Nothing leaves the machine, and nothing is written but where it was asked for: every command is run under watch."""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from compare.cli.arguments import build_parser
from compare.embeddings.packaged import TELEMETRY, model_folder
from tests.serving import Visitor
from tests.watched import read_log

ROOT = Path(__file__).parent.parent
STORY = "seeds/example"
# Each command, how it ends and what of the repository it may write; all may write the program's own cache.
COMMANDS: Sequence[tuple[str, int, Sequence[str]]] = (
    ("init . --ci github", 0, ["."]),
    (f"compare {STORY}", 0, ["reports"]),
    (
        f"compare {STORY} -q --no-cache --ignore-decisions -o json:out/all.json -o html:page.html",
        0,
        ["out", "page.html"],
    ),
    (
        f"compare {STORY} -q -o text:out/other.txt --model {model_folder()}",
        0,
        ["out", "../tmp"],
    ),  # torch makes a folder
    ("check -o html -o sarif:out/all.sarif", 0, ["reports", "out"]),
    ("check -q --write-baseline --ignore-decisions --exit-zero", 0, [STORY]),
    ("review --reviewer Ann", 0, []),
    (f"review {STORY}", 2, []),  # nobody is named, and git is asked
    ("review list", 0, []),
    ("review stats", 0, []),
    ("review export -o out/decided.csv", 0, ["out"]),
    (f"review import saved.jsonl {STORY}", 0, [STORY]),
    (f"review prune {STORY}", 0, [STORY]),
    (f"review merge {STORY}/decisions.jsonl saved.jsonl", 0, [STORY]),
    ("pair heap", 0, []),
    ("pair heap --write", 0, ["seeds"]),
    ("pair --accept", 0, ["seeds"]),
    ("explain", 0, []),
    ("explain quote.cut", 0, []),
    ("completion bash", 0, []),
    ("--version", 0, []),
)
LINE = '{"fp": "fp1:0123456789abcdef", "status": "confirmed", "by": "Ann", "at": "2025-11-05T10:00:00Z"}\n'


@dataclass
class Place:
    """A repository, and a home that nothing but this run has."""

    top: Path

    @property
    def repository(self) -> Path:
        return self.top / "repository"

    @property
    def environment(self) -> Mapping[str, str]:
        """As on a machine where nothing is set but the home and the way to git."""
        own = {"HOME": str(self.top / "home"), "TMPDIR": str(self.top / "tmp"), "PYTHONPATH": str(ROOT)}
        return {"PATH": os.environ["PATH"], "PYTHONDONTWRITEBYTECODE": "1", "GIT_CONFIG_NOSYSTEM": "1", **own}

    def left(self, folder: str) -> set[str]:
        """All files in `folder` that are not the program's cache."""
        cache = self.top / "home" / ".cache" / "storydiff"
        files = (path for path in (self.top / folder).rglob("*") if path.is_file() and not path.is_relative_to(cache))
        return {path.relative_to(self.top).as_posix() for path in files}

    def run(self, *commands: str, **more: str) -> tuple[list[int], list[Mapping[str, Any]]]:
        """Run `commands` under watch; gives how each ended, and what was noted."""
        log = self.top / "log"
        done = subprocess.run(
            [sys.executable, "-m", "tests.watched", str(log), json.dumps([command.split() for command in commands])],
            cwd=self.repository,
            env={**self.environment, **more},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        codes = [int(code) for code in re.findall(r"^\d+: (\d+)$", done.stderr, re.M)]
        assert len(codes) == len(commands), done.stderr
        return codes, read_log(log)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    made = Place(tmp_path)
    for name in ("repository", "home", "tmp"):
        (tmp_path / name).mkdir()
    shutil.copytree(ROOT / "tests" / "stories" / "harbour", made.repository / "heap")
    (made.repository / "heap" / "story.toml").unlink()
    (made.repository / "saved.jsonl").write_text(LINE)
    return made


def test_every_command_stays_at_home(place: Place) -> None:
    codes, log = place.run(*(command for command, _, _ in COMMANDS))
    assert codes == [code for _, code, _ in COMMANDS]
    assert [line for line in log if line["did"] == "reached"] == []
    assert {" ".join(line["what"]) for line in log if line["did"] == "started"} <= {"git config user.name"}
    assert [line for line in log if line["did"] == "wrote" and not _may_write(place, line)] == []
    assert place.left("home") | place.left("tmp") == set()
    # The watch works: what was to be written was seen.
    written = {line["what"] for line in log if line["did"] == "wrote"}
    assert {str(place.repository / name) for name in ("page.html", "reports/example/report.html")} <= written


def _may_write(place: Place, line: Mapping[str, Any]) -> bool:
    """Whether the command of `line` may write there: drafts and locks stand beside what they are for."""
    _, _, allowed = COMMANDS[line["command"]]
    path = Path(line["what"])
    path = path.with_name(re.sub(r"^\.(.+)\.(\d+|lock|draft)$", r"\1", path.name))
    cache = place.top / "home" / ".cache"
    folders = (cache / "storydiff", *(Path(os.path.normpath(place.repository / name)) for name in allowed))
    return path == cache or any(path.is_relative_to(folder) for folder in folders)


def test_no_command_is_left_out() -> None:
    parser = build_parser()
    (commands,) = (a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    (actions,) = (a.choices for a in commands["review"]._actions if isinstance(a, argparse._SubParsersAction))
    run = {command.split()[0] for command, _, _ in COMMANDS}
    assert set(commands) - run == {"fetch"}
    assert {
        action for action in actions if f"review {action}" not in {c[: len(action) + 7] for c, _, _ in COMMANDS}
    } == {
        "ask",  # what no action means
        "serve",  # has a test of its own
    }


def test_only_fetch_reaches_out_and_the_watch_hears_it(place: Place) -> None:
    codes, log = place.run("fetch http://paper.example/ferry --story ferry")
    assert codes == [3]
    assert [line["what"] for line in log if line["did"] == "reached"] == ["paper.example"]
    assert place.left("home") == set()


def test_the_server_talks_to_this_machine_alone(place: Place) -> None:
    shutil.copytree(ROOT / "tests" / "stories" / "harbour", place.repository / "seeds" / "harbour")
    log = place.top / "log"
    command = [["review", "serve", "--port", "0", "--no-open", "--reviewer", "Ann"]]
    with subprocess.Popen(
        [sys.executable, "-m", "tests.watched", str(log), json.dumps(command)],
        cwd=place.repository,
        env=place.environment,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        address = next(line.strip() for line in process.stdout if "http://" in line)
        visitor = Visitor(address)
        assert visitor.ask(f"/?token={visitor.entry}").status in {200, 303}
        process.send_signal(signal.SIGINT)
        assert process.wait(30) == 0
    assert {line["did"] for line in read_log(log)} <= {"wrote"}
    assert place.left("home") | place.left("tmp") == set()


def test_who_wants_the_telemetry_of_the_runtime_is_not_overruled(place: Place) -> None:
    script = "import os; from compare.embeddings import packaged as p; p._runtime(); print(os.environ[p.TELEMETRY])"
    for given, expected in (({}, "1"), ({TELEMETRY: "0"}, "0")):
        found = subprocess.run(
            [sys.executable, "-c", script],
            env={**place.environment, **given},
            capture_output=True,
            text=True,
            check=True,
        )
        assert found.stdout.strip() == expected
