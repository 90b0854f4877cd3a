"""`storydiff init`: a starter repository whose own check passes, written around what is already there.

Nothing that exists is touched. The example's differences are noted as seen, so that the first failure that somebody
sees is of a story of their own.
"""

import argparse
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path, PurePosixPath

from compare.cli.outputs import write_whole
from compare.cli.terminal import say
from compare.containment import is_within
from compare.errors import UsageError

ALWAYS = ("storydiff.toml", ".gitattributes", "seeds")
ASKED = {
    "github": ".github/workflows/storydiff.yml",
    "gitlab": ".gitlab-ci.yml",
    "pre-commit": ".pre-commit-config.yaml",
}
IGNORED = "/reports/\n"
ELSEWHERE = "Name a folder that can be written"


def run(options: argparse.Namespace) -> int:
    """Write the starter into the folder of `options`; gives the exit code."""
    folder = Path(options.folder)
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"“{folder}” is no folder", "Name the folder of your repository.")
    wanted = [*ALWAYS, *(ASKED[name] for name in ASKED if name in options.ci)]
    if _has_stories(folder):
        wanted.remove("seeds")  # who has stories needs no example
    for path, text in _files(wanted):
        _write(folder / path, text, folder)
    _ignore_reports(folder / ".gitignore")
    code = _note_as_seen(folder / "seeds" / "example") if "seeds" in wanted else 0
    say(_next_steps(folder))
    return code


def _has_stories(folder: Path) -> bool:
    seeds = folder / "seeds"
    return seeds.is_dir() and any(path.is_dir() for path in seeds.iterdir())


def _files(wanted: list[str]) -> Iterator[tuple[PurePosixPath, str]]:
    """The starter's files that are `wanted`, with their texts."""
    for path, file in _walk(resources.files("compare.cli").joinpath("starter"), PurePosixPath()):
        if any(path.is_relative_to(name) for name in wanted):
            yield path, file.read_text("utf-8")


def _walk(folder: Traversable, at: PurePosixPath) -> Iterator[tuple[PurePosixPath, Traversable]]:
    """All files of `folder`; a leading “dot-” stands for a dot, which packages may lose."""
    for entry in sorted(folder.iterdir(), key=lambda e: e.name):
        path = at / entry.name.replace("dot-", ".", 1)
        if entry.is_dir():
            yield from _walk(entry, path)
        else:
            yield path, entry


def _write(path: Path, text: str, folder: Path) -> None:
    """Write a file of `folder` that is not there yet, and say so."""
    if path.exists():
        say(f"kept:    {path}\n")
    elif not is_within(path, folder):
        raise UsageError(f"“{path}” leads out of “{folder}”", "Remove the link, or name another folder.")
    else:
        write_whole(path, text, ELSEWHERE)
        say(f"written: {path}\n")


def _ignore_reports(path: Path) -> None:
    """Keep reports, which can always be made again, out of the repository."""
    try:
        known = path.read_text(encoding="utf-8", errors="surrogateescape") if path.exists() else ""
    except OSError as error:
        raise UsageError(f"“{path}” cannot be read ({error.strerror})") from error
    if not {"/reports/", "reports/", "reports", "/reports"} & set(known.splitlines()):
        gap = "" if not known or known.endswith("\n") else "\n"
        write_whole(path, known + gap + IGNORED, ELSEWHERE)
        say(f"{'added to' if known else 'written'}: {path}\n")


def _note_as_seen(story: Path) -> int:
    """Compare the example and take its differences as seen; gives the exit code of that."""
    from compare.cli import main

    return main(["check", "--quiet", "--no-progress", "--write-baseline", str(story)])


def _next_steps(folder: Path) -> str:
    go = "" if folder == Path() else f"  cd {folder}\n"
    return (
        f"\nNext:\n{go}"
        "  storydiff check                    passes: what the example holds is noted as seen\n"
        "  storydiff compare seeds/example    the page, in reports/example/report.html\n"
        "  storydiff review seeds/example     confirm or dismiss, one point at a time\n"
        "Then put two articles on one story of your own into a folder under seeds/.\n"
    )
