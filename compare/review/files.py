"""Decisions on disk: in goes what somebody decides, out comes what everybody has decided on a story.

They stand in `decisions.jsonl` in the story's folder or, where a folder `decisions` stands beside it, one file for
each finding and person, for teams whose branches would meet in one file.
Whoever writes holds a lock and reads again what others have written meanwhile, so that two windows lose nothing; a
file is replaced whole, so that it is whole whenever the program is killed. What could not be read is written back as
it was, and a file with conflict markers is not written at all.
"""

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from compare.containment import is_within
from compare.errors import InputError, UsageError
from compare.model import Decision
from compare.review.decisions import Contents, moment, ordered, parse, serialise
from compare.text import harmless

FILE, FOLDER = "decisions.jsonl", "decisions"
MAX_BYTES = 64 * 2**20  # a hundred thousand decisions
WAIT = 30  # seconds for another's lock; writing takes milliseconds

Change = Callable[[list[Decision]], Iterable[Decision]]


def read(story: Path) -> Contents:
    """Read all decisions in the folder `story`; `InputError` where a file of them cannot be read at all."""
    held = _read_all(story).values()
    return Contents(
        tuple(ordered(d for contents in held for d in contents.decisions)),
        tuple(line for contents in held for line in contents.unread),
        tuple(problem for contents in held for problem in contents.problems),
        max((contents.conflict for contents in held), default=0),
    )


def add(story: Path, decision: Decision) -> tuple[Decision, ...]:
    """Write `decision` into the folder `story`; gives the lines it takes the place of, for `undo`.

    Those are lines of the same person on the same finding that claim to be as new or newer: a clock that was put
    back, or a fixed one, would hide what the person decides now.
    """
    replaced: list[Decision] = []

    def change(known: list[Decision]) -> list[Decision]:
        replaced[:] = [d for d in known if _newer(d, decision)]
        return [*(d for d in known if d not in replaced), decision]

    update(story, change)
    return tuple(replaced)


def undo(story: Path, decision: Decision, replaced: Sequence[Decision] = ()) -> bool:
    """Take `decision` back and put in what it `replaced`; False where somebody has removed it already."""
    found: list[bool] = []

    def change(known: list[Decision]) -> list[Decision]:
        found.append(decision in known)
        return [*(d for d in known if d != decision), *replaced] if found[-1] else known

    update(story, change)
    return found[-1]


def remove(story: Path, decisions: Iterable[Decision]) -> None:
    """Remove `decisions` from the folder `story`."""
    unwanted = set(decisions)
    update(story, lambda known: [d for d in known if d not in unwanted])


def update(story: Path, change: Change) -> None:
    """Write what `change` makes of the decisions in `story` as they are now; only files that change are touched."""
    _check_inside(story / FILE, story)
    with locked(story / FILE):
        held = _read_all(story)
        before = {d for contents in held.values() for d in contents.decisions}
        after = set(change(ordered(before)))
        wanted = {path: after.intersection(contents.decisions) for path, contents in held.items()}
        for decision in after - before:
            wanted.setdefault(_place(story, decision), set()).add(decision)
        for path, decisions in sorted(wanted.items()):
            _rewrite(path, decisions, held.get(path, Contents()))


def merge(paths: Sequence[Path]) -> Contents:
    """Join the decisions files `paths` into the first, both sides of every conflict marker; gives what it then holds.

    The same line twice is one line; lines that could not be read are kept as they are.
    """
    with locked(paths[0]):
        held = [read_lines(path) for path in paths]
        decisions = ordered(d for contents in held for d in contents.decisions)
        unread = dict.fromkeys(line for contents in held for line in contents.unread)
        replace_whole(paths[0], serialise(decisions, unread))
        return read_lines(paths[0])


def one_file_each(story: Path) -> None:
    """From now on, write every decision in `story` into a file of its own."""
    try:
        (story / FOLDER).mkdir(exist_ok=True)
    except OSError as error:
        raise _cannot("write", story / FOLDER, error) from error


def _newer(known: Decision, decision: Decision) -> bool:
    """Whether `known` would count before `decision` of the same person on the same finding."""
    same = (known.fp, known.by) == (decision.fp, decision.by) and "baseline" not in (known.status, decision.status)
    old, new = moment(known.at), moment(decision.at)
    return same and old is not None and (new is None or old >= new)


def _place(story: Path, decision: Decision) -> Path:
    """Choose the file for a new decision."""
    folder = story / FOLDER
    if not folder.is_dir():
        return story / FILE
    person = re.sub(r"[^a-z0-9]+", "-", decision.by.lower()).strip("-")[:30].strip("-")
    mark = hashlib.sha256(decision.by.encode("utf-8", "surrogatepass")).hexdigest()[:6]  # names may fold to one
    return folder / f"{decision.fp.replace(':', '-')}.{person or 'nobody'}-{mark}.jsonl"


def _read_all(story: Path) -> Mapping[Path, Contents]:
    """Read every decisions file of `story` that there is."""
    paths = [story / FILE] if os.path.lexists(story / FILE) else []
    folder = story / FOLDER
    _check_inside(folder, story)
    try:
        if folder.is_dir():
            paths += sorted(path for path in folder.iterdir() if path.suffix == ".jsonl" and path.name[0] != ".")
    except OSError as error:
        raise _cannot("read", folder, error) from error
    for path in paths:
        _check_inside(path, story)
    return {path: read_lines(path) for path in paths}


def _check_inside(path: Path, story: Path) -> None:
    """Raise where a link leads out of the folder `story`: what it leads to is nobody's decisions."""
    if not is_within(path, story):
        raise InputError(f"{harmless(str(path))}: a link that leads out of the story's folder", "Put the file there.")


def read_lines(path: Path) -> Contents:
    """Read one decisions file."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):  # opening a pipe would wait for its writer
            raise InputError(f"{harmless(str(path))}: not a file")
        with path.open("rb") as file:
            raw = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise _cannot("read", path, error) from error
    if len(raw) > MAX_BYTES:
        raise InputError(f"{harmless(str(path))}: larger than {MAX_BYTES // 2**20} MB", "It is no decisions file.")
    return parse(raw.decode("utf-8", "surrogateescape"), str(path))


def _rewrite(path: Path, decisions: set[Decision], held: Contents) -> None:
    """Bring the file at `path`, which holds `held`, to `decisions`; one of a single decision goes when it is empty."""
    if decisions == set(held.decisions):
        return
    if held.conflict:
        raise InputError(f"will not write over conflicts: {held.problems[0]}")
    if not decisions and not held.unread and path.parent.name == FOLDER:
        with _clear(path):
            path.unlink()
        return
    replace_whole(path, serialise(decisions, held.unread))


def replace_whole(path: Path, text: str) -> None:
    """Replace the file at `path` by `text` in one step, where links lead, with its mode; its lock must be held."""
    target = path.resolve()
    draft = target.with_name(f".{target.name}.draft")
    with _clear(path):
        draft.unlink(missing_ok=True)  # of a program that was killed: nobody else writes now
        opened = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            with os.fdopen(opened, "wb") as file:
                file.write(text.encode("utf-8", "surrogateescape"))
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                draft.chmod(stat.S_IMODE(target.stat().st_mode))
            draft.replace(target)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Keep every other process and thread from writing the file at `path`; `UsageError` after half a minute."""
    from filelock import FileLock, Timeout

    target = path.resolve()
    if not target.parent.is_dir():  # the lock would make it
        raise UsageError(f"{harmless(str(path))}: cannot be written (there is no such folder)", "Check the path.")
    lock = FileLock(target.with_name(f".{target.name}.lock"))
    with _clear(path):
        try:
            lock.acquire(timeout=WAIT)
        except Timeout:
            raise UsageError(
                f"{harmless(str(path))}: another program holds it", "Close other reviews of this story."
            ) from None
    try:
        yield
    finally:
        # Removed while it is held: whoever waits for it sees that it has no name any more and asks anew.
        with suppress(OSError):
            Path(lock.lock_file).unlink()
        lock.release()


@contextmanager
def _clear(path: Path) -> Iterator[None]:
    """Turn what the system says into one clear error."""
    try:
        yield
    except OSError as error:
        raise _cannot("write", path, error) from error


def _cannot(what: str, path: Path, error: OSError) -> InputError | UsageError:
    """Say that `path` cannot be read or written."""
    kind = InputError if what == "read" else UsageError
    return kind(f"{harmless(str(path))}: cannot be {'read' if what == 'read' else 'written'} ({error.strerror})")
