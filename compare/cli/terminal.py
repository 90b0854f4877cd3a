"""What a person sees while the program runs: output, complaints, progress, colour.

Results go to stdout; everything else goes to stderr, and progress only where stderr is a terminal. A reader that stops
reading (`storydiff … | head`) is no failure.
"""

import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TextIO

from compare.errors import StoryDiffError
from compare.text import harmless, inert

PLAIN_WIDTH = 100  # where no screen says how wide it is
LONGEST_COMPLAINT = 1000

Watch = Callable[[str, float], None]


def say(text: str) -> None:
    """Write `text` to stdout as it is; when nobody reads any more, the rest of the output goes nowhere.

    Raises StoryDiffError where it cannot be written, as on a full disk.
    """
    if sys.stdout is None:  # closed by whoever called: nobody reads
        return
    try:
        if isinstance(sys.stdout, io.TextIOWrapper):
            # Files and pipes get UTF-8 wherever the program runs; a screen gets what it can show.
            sys.stdout.reconfigure(encoding=None if sys.stdout.isatty() else "utf-8", errors="replace")
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        _give_up_stdout()
    except OSError as error:
        _give_up_stdout()
        raise StoryDiffError(f"standard output cannot be written ({error.strerror or error})") from error


def _give_up_stdout() -> None:
    """Send nowhere what is still unwritten, so that the end of the process does not try it again."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def complain(message: str, level: str = "error") -> None:
    """Write `message` to stderr as one line; to nobody where it is closed, which changes no exit code."""
    line = inert(harmless(message))
    line = line if len(line) <= LONGEST_COMPLAINT else line[:LONGEST_COMPLAINT] + "…"
    _note(f"storydiff: {level}: {line}\n")


def _note(text: str) -> None:
    """Write `text` to stderr, if there is one."""
    with suppress(OSError, ValueError):
        if sys.stderr is not None:
            sys.stderr.write(text)


def has_colour(choice: str, stream: TextIO) -> bool:
    """Decide on colour for `stream`: `choice` is "always", "never" or "auto" (a terminal, and no NO_COLOR)."""
    if choice != "auto":
        return choice == "always"
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width_of(stream: TextIO) -> int:
    """Measure `stream` in columns."""
    return shutil.get_terminal_size((PLAIN_WIDTH, 24)).columns if stream.isatty() else PLAIN_WIDTH


@contextmanager
def watching(progress: bool, times: bool) -> Iterator[Watch]:
    """Give a function that hears of every stage: shown while it runs if `progress`, listed at the end if `times`."""
    seconds: dict[str, float] = {}
    start = time.perf_counter()
    with _shown(progress and sys.stderr is not None and sys.stderr.isatty()) as show:

        def watch(stage: str, spent: float) -> None:
            seconds[stage] = seconds.get(stage, 0.0) + spent
            show(stage)

        yield watch
    if times:
        for stage, spent in [*seconds.items(), ("in all", time.perf_counter() - start)]:
            _note(f"{stage:<12} {spent:8.3f} s\n")


@contextmanager
def _shown(wanted: bool) -> Iterator[Callable[[str], None]]:
    """Give a function that shows on stderr which stage is done."""
    if not wanted:
        yield lambda _stage: None
        return
    from rich.console import Console

    with Console(stderr=True).status("reading the articles …") as status:
        yield lambda stage: status.update(f"comparing … {stage} done")
