"""The day that an undated article names for itself: what its weekdays can be counted from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from compare.lexicon.calendar import MONTHS, WEEKDAYS
from compare.mentions.moments.found import Found
from compare.mentions.moments.spans import make_day


def weekday_anchor(found: Sequence[Found]) -> date | None:
    """Find the one full date that the article prints with its right weekday ("Tuesday, Nov. 4, 2025").

    Such a date tells what "Tuesday" and "Wednesday" mean beside it. A full date without its weekday may be any day of
    history, and two that differ leave the choice open.
    """
    days = {day for f in found if (day := _dated_weekday(f))}
    return days.pop() if len(days) == 1 else None


def _dated_weekday(f: Found) -> date | None:
    """Read the day of a full date whose printed weekday is that of the calendar."""
    g = f.groups
    if f.rule != "date" or "year" not in g or "weekday" not in g:
        return None
    day = make_day(int(g["year"]), MONTHS[g["month"]], int(g["day"]))
    return day if day and day.weekday() == WEEKDAYS[g["weekday"]] else None
