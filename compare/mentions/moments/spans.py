"""Arithmetic of time: months, weeks and years as the first and last day that they may mean, clock times as hours."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta

from compare.lexicon.calendar import SAID_MINUTES
from compare.lexicon.number_words import UNITS

Days = tuple[date, date]


def shift(day: date, days: float) -> date:
    """Move `day`, staying inside the calendar."""
    try:
        return day + timedelta(days=round(days))
    except OverflowError:
        return date.max if days > 0 else date.min


def make_day(year: int, month: int, day: int) -> date | None:
    """Make the date, or None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_days(year: int, month: int, last_month: int | None = None) -> Days:
    """Give the first and last day of `month`, or of `month` to `last_month`; months above 12 lie in the next year."""
    end = last_month or month
    year2, end = (year + (end - 1) // 12, (end - 1) % 12 + 1)
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return date(year, month, 1), date(year2, end, calendar.monthrange(year2, end)[1])


def year_days(year: int, last: int | None = None) -> Days:
    """Give the first and last day of `year`, or of `year` to `last`."""
    return date(year, 1, 1), date(last or year, 12, 31)


def week_days(day: date, weeks: int) -> Days:
    """Give the week `weeks` away from that of `day`, both as counted from Sunday and from Monday."""
    monday = day - timedelta(days=day.weekday())
    sunday = day - timedelta(days=(day.weekday() + 1) % 7)
    return shift(min(monday, sunday), 7 * weeks), shift(max(monday, sunday), 7 * weeks + 6)


def part_of(days: Days, stage: str) -> Days:
    """Narrow `days` to their early, middle or late part, generously: early and late are the halves."""
    first, last = days
    length = (last - first).days
    if "early" in stage or "start" in stage or "beginning" in stage:
        return first, shift(first, length // 2)
    if "mid" in stage:
        return shift(first, 0.2 * length), shift(first, 0.8 * length)
    if "late" in stage.split() or "end" in stage:
        return shift(first, length // 2 + 1), last
    return days


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
