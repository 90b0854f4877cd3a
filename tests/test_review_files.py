"""Decisions on disk: nothing that anybody decided is lost, whoever else writes and whenever the program ends."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.errors import InputError, StoryDiffError, UsageError
from compare.model import Decision
from compare.review import files
from compare.review.decisions import parse, serialise, write_line
from compare.review.files import FILE, add, merge, one_file_each, read, remove, undo, update
from tests.strategies import decisions


def made(n: int, by: str = "Ann", at: str = "2025-11-05T09:40:00Z", status: str = "confirmed") -> Decision:
    return Decision(f"fp1:{n:016x}", f"fv1:{n:016x}", "", status, by=by, at=at)  # type: ignore[arg-type]


def lines(story: Path) -> list[str]:
    return (story / FILE).read_text(encoding="utf-8").splitlines()


def test_a_decision_is_written_read_and_undone(tmp_path: Path) -> None:
    assert read(tmp_path).decisions == ()
    assert add(tmp_path, made(2)) == add(tmp_path, made(1)) == ()
    assert read(tmp_path).decisions == (made(1), made(2))
    assert lines(tmp_path) == [write_line(made(1)), write_line(made(2))]
    assert undo(tmp_path, made(2)) and read(tmp_path).decisions == (made(1),)
    assert not undo(tmp_path, made(2))
    assert [path.name for path in tmp_path.iterdir()] == [FILE], "no draft and no lock is left"


def test_what_a_person_decides_now_takes_the_place_of_what_claims_to_be_newer(tmp_path: Path) -> None:
    """A clock that was put back, or a fixed one, hides nothing; an older line stays, and so do others' lines."""
    old, same, later = (made(1, at=f"2025-11-0{day}T00:00:00Z") for day in (4, 5, 6))
    other = made(1, "Bo", at="2025-11-09T00:00:00Z")
    for decision in (old, same, other, later):
        add(tmp_path, decision)
    now = made(1, at="2025-11-05T00:00:00Z", status="dismissed")
    replaced = add(tmp_path, now)
    assert set(replaced) == {same, later}
    assert set(read(tmp_path).decisions) == {old, now, other}
    undo(tmp_path, now, replaced)
    assert set(read(tmp_path).decisions) == {old, same, later, other}


LINES = st.text(st.characters(exclude_characters="\n\r\ufeff", exclude_categories=["Cs"]), max_size=20)


@settings(max_examples=60)  # each writes four files
@given(st.lists(decisions(), max_size=5), st.lists(LINES, max_size=3))
def test_an_update_that_changes_nothing_touches_nothing(known: list[Decision], other: list[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / FILE
        text = serialise(known, [line for line in other if parse(line, "f").unread])
        path.write_bytes(text.encode("utf-8", "surrogateescape"))
        before = path.stat()
        update(Path(name), lambda decisions: decisions)
        assert path.stat().st_mtime_ns == before.st_mtime_ns
        for apart in (False, True):
            if apart:
                one_file_each(Path(name))
            update(Path(name), lambda decisions: [*decisions, made(99)])
            assert set(read(Path(name)).decisions) == {*known, made(99)}
            remove(Path(name), [made(99)])
            assert path.read_bytes() == text.encode("utf-8", "surrogateescape")


def test_lines_that_nobody_can_read_are_written_back_as_they_were(tmp_path: Path) -> None:
    odd = [b'{"fp": "fp9:later", "soul": 1}', b"\xff\xfe what", b"{"]
    (tmp_path / FILE).write_bytes(b"\n".join([odd[0], write_line(made(5)).encode(), *odd[1:]]))
    add(tmp_path, made(1))
    written = (tmp_path / FILE).read_bytes().splitlines()
    assert written == [write_line(made(1)).encode(), write_line(made(5)).encode(), *odd]
    contents = read(tmp_path)
    assert len(contents.problems) == 3 and f"{FILE}, line 4: not UTF-8" in contents.problems[1]
    remove(tmp_path, contents.decisions)
    assert (tmp_path / FILE).read_bytes().splitlines() == odd


def test_a_file_with_conflict_markers_is_not_written_but_merged(tmp_path: Path) -> None:
    path = tmp_path / FILE
    text = f"<<<<<<< HEAD\n{write_line(made(1))}\n=======\n{write_line(made(2))}\n{{\n>>>>>>> b\n"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=r"will not write over conflicts: .*line 1: a conflict marker of git.*merge"):
        add(tmp_path, made(3))
    assert path.read_text(encoding="utf-8") == text
    assert merge([path]).decisions == (made(1), made(2))
    assert lines(tmp_path) == [write_line(made(1)), write_line(made(2)), "{"]
    add(tmp_path, made(3))
    assert read(tmp_path).decisions == (made(1), made(2), made(3))


def test_merge_joins_files_each_line_once(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(serialise([made(1), made(2)], ["?"]), encoding="utf-8")
    two.write_text(serialise([made(3), made(2)], ["?", "!"]), encoding="utf-8")
    assert merge([one, two]).decisions == (made(1), made(2), made(3))
    assert one.read_text(encoding="utf-8") == serialise([made(1), made(2), made(3)], ["?", "!"])
    assert two.read_text(encoding="utf-8") == serialise([made(2), made(3)], ["?", "!"])
    with pytest.raises(InputError, match=r"three\.jsonl: cannot be read"):
        merge([one, tmp_path / "three.jsonl"])
    assert len(read_at(one)) == 3


def read_at(path: Path) -> tuple[Decision, ...]:
    return parse(path.read_text(encoding="utf-8"), "f").decisions


def test_one_file_a_decision(tmp_path: Path) -> None:
    add(tmp_path, made(1))
    one_file_each(tmp_path)
    for decision in (made(2), made(2, "Bo Öst"), made(2, "bo öst"), made(2, "../../x"), made(2, at="2026-01-01")):
        add(tmp_path, decision)
    names = sorted(path.name for path in (tmp_path / "decisions").iterdir())
    assert len(names) == 4 and all(name.startswith("fp1-0000000000000002.") for name in names)
    assert sorted(name.split(".")[1].rpartition("-")[0] for name in names) == ["ann", "bo-st", "bo-st", "x"]
    assert lines(tmp_path) == [write_line(made(1))]
    assert len(read(tmp_path).decisions) == 6
    remove(tmp_path, read(tmp_path).decisions)
    assert not list((tmp_path / "decisions").iterdir()) and lines(tmp_path) == []


WRITER = """
import sys
from pathlib import Path
from compare.model import Decision
from compare.review.files import add
story, who = Path(sys.argv[1]), sys.argv[2]
for n in range(int(sys.argv[3])):
    add(story, Decision(f"fp1:{n:016x}", "", "", "confirmed", by=who, at="2025-11-05T09:40:00Z"))
    print(n, flush=True)
"""


def writer(story: Path, who: str, count: int) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", WRITER, str(story), who, str(count)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


@pytest.mark.parametrize("apart", [False, True])
def test_processes_that_decide_at_once_lose_nothing(apart: bool, tmp_path: Path) -> None:
    if apart:
        one_file_each(tmp_path)
    people = ["Ann", "Bo", "Cy"]
    running = [writer(tmp_path, who, 25) for who in people]
    for process in running:
        process.communicate(timeout=60)
        assert process.returncode == 0
    contents = read(tmp_path)
    assert not contents.problems
    assert {(d.by, d.fp) for d in contents.decisions} == {(who, made(n).fp) for who in people for n in range(25)}
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_program_that_is_killed_leaves_a_whole_file(tmp_path: Path) -> None:
    """Whatever was reported as written is there; nothing is half there, and the next one can write."""
    for round_ in range(4):
        process = writer(tmp_path, f"Ann {round_}", 10_000)
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(5 + 7 * round_)]
        process.kill()
        told += process.stdout.readlines()
        process.wait(10)
        contents = read(tmp_path)
        assert not contents.problems
        written = {d.fp for d in contents.decisions if d.by == f"Ann {round_}"}
        assert written >= {made(int(line)).fp for line in told if line.endswith("\n")}
    add(tmp_path, made(1, "Bo"))
    assert made(1, "Bo") in read(tmp_path).decisions
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_whoever_waits_too_long_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "WAIT", 0.05)
    with files.locked(tmp_path / FILE), pytest.raises(UsageError, match="another program holds it"):
        add(tmp_path, made(1))
    add(tmp_path, made(1))


def test_mode_and_links_are_kept(tmp_path: Path) -> None:
    real = tmp_path / "kept.jsonl"
    real.write_text("", encoding="utf-8")
    real.chmod(0o640)
    (tmp_path / FILE).symlink_to(real)
    add(tmp_path, made(1))
    assert (tmp_path / FILE).is_symlink() and real.read_text(encoding="utf-8") == serialise([made(1)])
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    add(tmp_path / ".", made(2))
    assert len(read(tmp_path).decisions) == 2


def test_a_link_out_of_the_story_is_neither_read_nor_written(tmp_path: Path) -> None:
    story, outside = tmp_path / "story", tmp_path / "secret"
    story.mkdir()
    outside.write_text("secret", encoding="utf-8")
    (story / FILE).symlink_to(outside)
    for attempt in (lambda: read(story), lambda: add(story, made(1))):
        with pytest.raises(InputError, match="a link that leads out of the story's folder"):
            attempt()
    assert outside.read_text(encoding="utf-8") == "secret"
    (tmp_path / "other").symlink_to(story, target_is_directory=True)
    (story / FILE).unlink()
    add(tmp_path / "other", made(1))
    assert read(story).decisions == (made(1),)


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


@pytest.mark.parametrize("spoil", [_folder, _pipe, _nowhere])
def test_something_else_in_the_place_of_the_file_is_one_clear_error(
    spoil: Callable[[Path], None], tmp_path: Path
) -> None:
    spoil(tmp_path / FILE)
    for attempt in (lambda: read(tmp_path), lambda: add(tmp_path, made(1))):
        start = time.monotonic()
        with pytest.raises(StoryDiffError, match=r"decisions\.jsonl: (not a file|cannot be read)"):
            attempt()
        assert time.monotonic() - start < 5


def test_a_file_of_any_size_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "MAX_BYTES", 2**20)
    (tmp_path / FILE).write_bytes(b" " * (2**20 + 1))
    with pytest.raises(InputError, match=r"larger than 1 MB"):
        read(tmp_path)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    add(tmp_path, made(1))

    def fail(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(UsageError, match=r"cannot be written \(No space left"):
        add(tmp_path, made(2))
    monkeypatch.undo()
    assert read(tmp_path).decisions == (made(1),)
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert read(tmp_path / "none").decisions == ()
    with pytest.raises(UsageError, match="cannot be written"):
        add(tmp_path / "none", made(1))
