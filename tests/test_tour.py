"""What a newsroom does in its first week, in a real git repository, with the command as it is installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

A = """The harbour tunnel will stay closed until Friday, the port said on Monday.

“We will not open it before every pump is checked,” said Ada Brandt, the port’s engineer.

Some 40 buses a day carry commuters round the bay in the meantime.

The mayor, Jonas Petersen, said that he had asked the ministry for two million euros.
"""
B = """The harbour tunnel stays closed until Friday, the port announced on Monday.

“We will not open it before each pump is checked,” said Ada Brandt, the chief engineer.

Some 60 buses a day carry commuters round the bay until then.

The mayor, Jonas Petersen, said that he had asked the ministry for three million euros.
"""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs a command in a repository of its own and tells how it ended."""
    repository = tmp_path / "newsroom"
    repository.mkdir()
    command = str(Path(sys.executable).parent)
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith(("STORYDIFF_", "GIT_"))},
        "PATH": command + os.pathsep + os.environ["PATH"],
        "STORYDIFF_CACHE_DIR": str(tmp_path / "cache"),
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
    }

    def call(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words, cwd=repository, env=environment, input=typed, capture_output=True, text=True, check=False
        )

    for words in (("init", "-q"), ("config", "user.name", "Kim Doe"), ("config", "user.email", "kim@example.org")):
        assert call("git", *words).returncode == 0
    return call


def commit(run: Run, subject: str) -> None:
    assert run("git", "add", "-A").returncode == 0
    assert run("git", "commit", "-qm", subject).returncode == 0


def failing(run: Run) -> list[dict[str, str]]:
    """The open errors and warnings of a check, by the machine's own account."""
    out = run("storydiff", "check", "-q", "-o", "jsonl").stdout
    found = [json.loads(line) for line in out.splitlines()]
    return [f for f in found if f.get("severity") in ("error", "warning") and f.get("status") == "open"]


def test_the_first_week(run: Run, tmp_path: Path) -> None:
    newsroom = tmp_path / "newsroom"
    assert run("storydiff", "init").returncode == 0
    assert run("storydiff", "check").returncode == 0
    commit(run, "Start")

    story = newsroom / "seeds" / "tunnel"
    story.mkdir()
    (story / "a.txt").write_text(A, encoding="utf-8")
    (story / "b.txt").write_text(B, encoding="utf-8")
    told = run("storydiff", "check")
    assert told.returncode == 1
    assert "fails   seeds/tunnel" in told.stdout and "passes  seeds/example" in told.stdout
    for words in ("“every”", "“Some 40 buses”", "“two million euros”"):
        assert words in told.stdout, words
    assert len(failing(run)) == 3

    reviewed = run("storydiff", "review", "seeds/tunnel", typed="c\nd\nfalse-positive\nq\n")
    assert reviewed.returncode == 0, reviewed.stderr
    decisions = [json.loads(line) for line in (story / "decisions.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {d["status"] for d in decisions} == {"confirmed", "dismissed"}
    assert {d["by"] for d in decisions} == {"Kim Doe"}
    assert len(failing(run)) == 1

    assert run("storydiff", "check", "--write-baseline").returncode == 0
    assert run("storydiff", "check").returncode == 0
    commit(run, "Review the tunnel")

    above = "Updated at 18:00.\n\nTraffic was heavy across the bay all day.\n\n"
    (story / "a.txt").write_text(above + A, encoding="utf-8")
    assert run("storydiff", "check").returncode == 0, run("storydiff", "check").stdout

    (story / "b.txt").write_text(B.replace("each pump", "every single pump"), encoding="utf-8")
    assert run("storydiff", "check").returncode == 1
    assert [(f["kind"], "single" in json.dumps(f)) for f in failing(run)] == [("quote.reworded", True)]

    (story / "c.txt").write_bytes(b"\x00\x01\x02")
    told = run("storydiff", "check")
    assert told.returncode == 3 and "c.txt" in told.stderr
    (story / "c.txt").unlink()

    (newsroom / "storydiff.toml").write_text('fail-on = "whenever"\n', encoding="utf-8")
    told = run("storydiff", "check")
    assert told.returncode == 2 and "storydiff.toml: fail-on: “whenever”" in told.stderr
    assert "Traceback" not in told.stderr


def test_pre_commit_stops_what_nobody_reviewed(run: Run, tmp_path: Path) -> None:
    """The hook as this project offers it, in a repository that names the project; only its installing is left out."""
    project = Path(__file__).parent.parent
    offered = tmp_path / "offered"
    offered.mkdir()
    shutil.copy(project / ".pre-commit-hooks.yaml", offered)
    git = ("git", "-C", str(offered), "-c", "user.name=Kim", "-c", "user.email=k@example.org")
    for words in (("init", "-q"), ("add", "-A"), ("commit", "-qm", "Offer")):
        assert run(*git, *words).returncode == 0
    revision = run(*git, "rev-parse", "HEAD").stdout.strip()
    newsroom = tmp_path / "newsroom"
    assert run("storydiff", "init").returncode == 0
    (newsroom / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {offered}\n    rev: {revision}\n    hooks: [{{id: storydiff, language: system}}]\n",
        encoding="utf-8",
    )
    assert run("pre-commit", "install").returncode == 0
    commit(run, "Start")
    assert run("git", "log", "--oneline").stdout.count("\n") == 1

    story = newsroom / "seeds" / "tunnel"
    story.mkdir()
    (story / "a.txt").write_text(A, encoding="utf-8")
    (story / "b.txt").write_text(B, encoding="utf-8")
    run("git", "add", "-A")
    stopped = run("git", "commit", "-qm", "Add the tunnel")
    assert stopped.returncode == 1 and "fails   seeds/tunnel" in stopped.stdout + stopped.stderr
    assert run("git", "log", "--oneline").stdout.count("\n") == 1
    assert run("storydiff", "check", "--write-baseline").returncode == 0
    commit(run, "Add the tunnel")
