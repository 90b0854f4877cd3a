"""Two branches decide and git merges them: real repositories, and what a person does where git cannot."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from compare.cli import main
from compare.model import Decision
from compare.review.decisions import write_line
from compare.review.files import FILE, add, one_file_each, read

Capture = pytest.CaptureFixture[str]


def made(n: int, by: str, status: str = "confirmed") -> Decision:
    return Decision(f"fp1:{n:016x}", "", "", status, by=by, at="2025-11-05T09:40:00Z")  # type: ignore[arg-type]


class Repository:
    """A repository with one story, and two branches that decide apart."""

    def __init__(self, root: Path) -> None:
        self.root, self.story = root, root / "seeds" / "piers"
        self.story.mkdir(parents=True)
        self.git("init", "-q", "-b", "main")

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
        who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
        return subprocess.run(
            ["git", *who, *arguments], cwd=self.root, env={**os.environ, **quiet}, capture_output=True, text=True,
            check=False, timeout=30,
        )  # fmt: skip

    def commit(self, *decisions: Decision) -> None:
        for decision in decisions:
            add(self.story, decision)
        assert self.git("add", "-A").returncode == 0
        assert self.git("commit", "-q", "-m", "Decide").returncode == 0

    def branches(self, ours: list[Decision], theirs: list[Decision]) -> subprocess.CompletedProcess[str]:
        """Decide on two branches, and merge the second into the first."""
        self.git("checkout", "-q", "-b", "desk-b")
        self.commit(*theirs)
        self.git("checkout", "-q", "main")
        self.commit(*ours)
        return self.git("merge", "desk-b", "-q", "-m", "Merge")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    monkeypatch.chdir(tmp_path)
    return Repository(tmp_path)


def test_decisions_on_different_findings_merge_by_themselves(repository: Repository) -> None:
    start = [made(n, "Ann") for n in range(0, 50, 10)]
    repository.commit(*start)
    merged = repository.branches([made(5, "Ann")], [made(35, "Bo")])
    assert merged.returncode == 0, merged.stdout + merged.stderr
    contents = read(repository.story)
    assert set(contents.decisions) == {*start, made(5, "Ann"), made(35, "Bo")} and not contents.problems
    text = (repository.story / FILE).read_text(encoding="utf-8")
    assert text.splitlines() == [write_line(d) for d in contents.decisions], "still sorted, nothing moved"


@pytest.mark.parametrize("style", ["merge", "diff3", "zdiff3"])
def test_decisions_on_neighbouring_lines_are_merged_by_one_command(
    style: str, repository: Repository, capsys: Capture
) -> None:
    repository.git("config", "merge.conflictStyle", style)
    start = [made(10, "Ann"), made(40, "Ann")]
    repository.commit(*start)
    ours = [made(20, "Ann"), made(21, "Ann"), made(22, "Ann")]
    theirs = [made(21, "Bo", "dismissed"), made(23, "Bo"), made(22, "Ann")]
    merged = repository.branches(ours, theirs)
    assert merged.returncode == 1 and "CONFLICT" in merged.stdout

    path = Path("seeds", "piers", FILE)
    assert main(["review", "list"]) == 3
    err = capsys.readouterr().err
    assert f"{path}, line " in err and "a conflict marker of git" in err
    assert f"“storydiff review merge {path}” keeps the decisions of both" in err

    assert main(["review", "merge", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}: 7 decisions\n"
    contents = read(repository.story)
    assert set(contents.decisions) == {*start, *ours, *theirs} and not contents.problems
    assert repository.git("commit", "-q", "-a", "-m", "Merge").returncode == 0
    assert main(["review", "list"]) == 0


def test_one_file_a_decision_never_conflicts(repository: Repository) -> None:
    one_file_each(repository.story)
    repository.commit(made(10, "Ann"))
    ours = [made(20, "Ann"), made(21, "Ann")]
    theirs = [made(20, "Bo", "dismissed"), made(21, "Bo"), made(22, "Bo")]
    merged = repository.branches(ours, theirs)
    assert merged.returncode == 0, merged.stdout + merged.stderr
    contents = read(repository.story)
    assert set(contents.decisions) == {made(10, "Ann"), *ours, *theirs} and not contents.problems
    assert len(list((repository.story / "decisions").iterdir())) == 6


def test_a_person_who_changes_their_mind_on_two_branches_is_shown_as_a_conflict(repository: Repository) -> None:
    """Of one time nobody can tell which came later; both lines stay, and the finding is open."""
    repository.commit(made(10, "Bo"))
    repository.branches([made(20, "Ann")], [made(20, "Ann", "dismissed")])
    assert main(["review", "merge", str(repository.story / FILE)]) == 0
    assert {d.status for d in read(repository.story).decisions if d.by == "Ann"} == {"confirmed", "dismissed"}
