"""Arithmetic of days: months, weeks and years as the first and last day that they may mean."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

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
