"""A story's folder and its report: what every command does that shows findings with their decisions."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from compare.errors import InputError
from compare.model import Report
from compare.review.deciding import today
from compare.review.files import read
from compare.review.matching import apply_decisions

MANIFEST = "story.toml"


def folder_of(sources: Sequence[str]) -> Path | None:
    """Name the folder whose decisions belong to `sources`: a story's, given by itself or by its manifest."""
    if len(sources) != 1 or sources[0] == "-":
        return None
    path = Path(sources[0])
    return path.parent if path.name == MANIFEST else path


def reviewed(report: Report, folder: Path | None, on: date | None = None) -> Report:
    """Apply to `report` what is decided in `folder` as of the day `on` (default: today).

    What cannot be read there joins `report.unread`, so that every output tells it and the run counts as partial.
    """
    if folder is None:
        return report
    try:
        contents = read(folder)
    except InputError as error:
        return replace(report, unread=(*report.unread, str(error)))
    applied = apply_decisions(report, contents.decisions, on or today())
    return replace(applied, unread=(*report.unread, *contents.problems))
