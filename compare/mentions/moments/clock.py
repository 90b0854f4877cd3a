"""Times of the clock as hours of the day."""

from __future__ import annotations

from collections.abc import Mapping

from compare.lexicon.calendar import SAID_MINUTES
from compare.lexicon.number_words import UNITS


def clock_hours(groups: Mapping[str, str]) -> tuple[float, float] | None:
    """Give the first and last hour that the parts of a clock time mean; one time is both.

    A spelled hour ("five o'clock") may be of the morning or the evening, and stays open.
    """
    if "hour" not in groups:
        return None
    minute = int(groups.get("minute", "0")) / 60
    hour = _on_the_day(int(groups["hour"]), groups.get("half", "")) + minute
    if "from" not in groups:
        return hour, hour
    first = _on_the_day(int(groups["from"]), groups.get("half", ""))
    return (first, hour) if first <= hour else (first - 12, hour)


def dial_hour(groups: Mapping[str, str]) -> float | None:
    """Give the hour on the dial (0 to 12) of a time that may be of the morning or the evening; None for others."""
    if "spelled" in groups:
        hour = spelled_count(groups["spelled"]) or 0.0
        minutes = SAID_MINUTES.get(groups.get("minutes", ""), 0) / 60
        return (hour - minutes if groups.get("past") == "to" else hour + minutes) % 12
    if (
        groups.keys() & {"half", "from", "hours"}
        or groups.get("hour", "").startswith("0")
        or not 0 < int(groups.get("hour", "0")) <= 12
    ):
        return None
    return (int(groups["hour"]) + int(groups.get("minute", "0")) / 60) % 12


def _on_the_day(hour: int, half: str) -> float:
    """Give the hour of 24 for an `hour` with or without a.m. or p.m."""
    if not half:
        return float(hour)
    return hour % 12 + (12.0 if half.startswith("p") else 0.0)


def spelled_count(word: str) -> float | None:
    """Read a small count such as "a", "two", "half a" or "3"."""
    if word in ("a", "an"):
        return 1.0
    if word.startswith("half"):
        return 0.5
    if word.replace(".", "", 1).isdigit():
        return float(word)
    return {**UNITS, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "a hundred": 100}.get(word)
