"""Where a report goes: `FORMAT[:PATH]` in, whole files out.

Without a path a format goes to stdout, but for the page, which nobody wants to read there. A file is replaced whole or
not at all, and never a file that is a source of the story or holds what people wrote of it. Reports stay in the folder
of the settings, wherever links in it lead, unless a flag or a variable says where they go.
"""

import os
import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from compare.cli.terminal import say
from compare.configuration.bounds import check_inside
from compare.errors import UsageError
from compare.model import Report, Story
from compare.renderers import SINGLE, joined, renderer

STDOUT = "-"
PAGE = "html"
KEPT = ("decisions.jsonl", "story.toml")  # what people write beside the sources of a story
LONGEST_NAME = 60  # characters of a folder's name; file systems stop at 255 bytes


class Output(NamedTuple):
    """A format and where it goes: a path, "-" for stdout, "" for the story's folder under `reports`.

    What goes there may not lie outside the folder `within`, if there is one.
    """

    format: str
    place: str
    reports: Path = Path("reports")
    within: Path | None = None

    def path(self, story: str) -> Path | None:
        """Where the file of `story` stands; None for stdout."""
        if self.place == STDOUT:
            return None
        return Path(self.place) if self.place else self.reports / _folder(story) / f"report.{self.format}"


def parse_outputs(
    asked: Sequence[str], reports: Path = Path("reports"), within: Path | None = None
) -> tuple[Output, ...]:
    """Read the `-o` options; `UsageError` for an unknown format, or two outputs in one place."""
    outputs = tuple(_parse(one, reports, within) for one in asked)
    places = [o.place if o.place == STDOUT else _real(o.place or o.format) for o in outputs]
    twice = next((o for o in outputs if places.count(places[outputs.index(o)]) > 1), None)
    if twice:
        where = "stdout" if twice.place == STDOUT else f"“{twice.place or twice.format}”"
        raise UsageError(f"two outputs go to {where}", "Give each -o a place of its own: FORMAT:PATH.")
    return outputs


def _parse(asked: str, reports: Path, within: Path | None) -> Output:
    """Read one `FORMAT[:PATH]`."""
    name, colon, place = asked.partition(":")
    renderer(name)
    if colon and not place:
        raise UsageError(f"no path after the colon in “{asked}”", "Write FORMAT, FORMAT:PATH or FORMAT:-.")
    return Output(name, place or ("" if name == PAGE else STDOUT), reports, within)


def check_many(outputs: Iterable[Output], stories: int) -> None:
    """Find out before the work begins whether the pages of several `stories` would hit one file, or stdout."""
    for output in outputs:
        if output.format in SINGLE and output.place == STDOUT:
            raise UsageError(
                f"{output.format} of many stories cannot go to stdout", f"Write -o {output.format} for a file for each."
            )
        if output.format in SINGLE and output.place and stories > 1:
            raise UsageError(
                f"{stories} stories would go to one file, “{output.place}”",
                f"Write -o {output.format} for a file for each story, or name one story.",
            )


def check_places(outputs: Iterable[Output], story: Story) -> None:
    """Find out before the work begins whether an output would hit a folder or overwrite a source of `story`."""
    sources = {_real(article.path) for article in story.articles}
    kept = {_real(os.path.join(os.path.dirname(source), name)) for source in sources for name in KEPT}  # noqa: PTH118, PTH120
    for output in outputs:
        path = output.path(story.id)
        if path is not None:
            _check_inside(output, path)
        if path is not None and path.is_dir():
            raise UsageError(
                f"cannot write “{path}”: it is a folder", f"Name a file, such as {path}/report.{output.format}."
            )
        if path is not None and _real(str(path)) in sources:
            raise UsageError(f"will not write “{path}”: it is a source of the story", "Choose another path.")
        if path is not None and _real(str(path)) in kept:
            raise UsageError(f"will not write “{path}”: people write it", "Choose another path.")


def _check_inside(output: Output, path: Path) -> None:
    """Refuse to follow a link among the reports elsewhere; named places are checked where they are read."""
    if output.within is not None and not output.place:
        check_inside(path, output.within, f"“{path}”", "reports")


def write_whole(path: Path, text: str, hint: str = "Choose another path with -o FORMAT:PATH.") -> None:
    """Replace the file at `path` by `text` in one step; `UsageError` with the `hint` where that cannot be done."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.unlink(missing_ok=True)
        draft.touch(exist_ok=False)  # a link of that name would be followed
        draft.write_text(text, encoding="utf-8", errors="replace", newline="\n")
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise UsageError(f"cannot write “{path}”: {error.strerror or error}", hint) from error


def write_files(outputs: Iterable[Output], report: Report) -> list[Path]:
    """Write every output that is a file, and say where."""
    written = []
    for output in outputs:
        path = output.path(report.story)
        if path is not None:
            write_whole(path, renderer(output.format)(report))
            written.append(path)
    return written


def write_joined(outputs: Iterable[Output], reports: Sequence[Report]) -> list[Path]:
    """Write every output of a run over many stories, one file for all where its format can join them; say where."""
    written = []
    for output in outputs:
        join = joined(output.format)
        if join is None:
            for report in reports:
                written += write_files([output], report) if report.sources else []
            written += _write_index(output, reports)
        elif output.place == STDOUT:
            say(join(reports))
        else:
            path = Path(output.place)
            write_whole(path, join(reports))
            written.append(path)
    return written


def _write_index(output: Output, reports: Sequence[Report]) -> list[Path]:
    """Write the list of all pages beside the folders of the stories, where there are several."""
    pages = [(report, f"{quote(_folder(report.story))}/report.{PAGE}") for report in reports if report.sources]
    if output.format != PAGE or output.place or len(pages) < 2:
        return []
    from compare.renderers.html.stories import render_index

    index = output.reports / "index.html"
    _check_inside(output, index)
    write_whole(index, render_index(pages))
    return [index]


def _real(path: str) -> str:
    """Name a file in one way only."""
    return os.path.realpath(path)


def _folder(story: str) -> str:
    """Turn the id of a story into the name of one folder."""
    return re.sub(r"[\s\x00-\x1f/\\<>:\"|?*]+", "-", story).strip(".-")[:LONGEST_NAME] or "story"
