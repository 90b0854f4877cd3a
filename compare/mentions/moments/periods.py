"""Days that are counted from the article's own: two weeks ago, last month, the past three years."""

from datetime import date

from compare.lexicon.units import BASES, UNITS
from compare.mentions.moments.spans import Days, month_days, shift, spelled_count, week_days, year_days

# Least and most that an open count may mean.
OPEN_COUNTS = {
    "": (2.0, 20.0),
    "few": (2.0, 8.0),
    "couple": (1.5, 4.0),
    "several": (2.0, 15.0),
    "many": (3.0, 60.0),
    "some": (1.0, 30.0),
}
# How far a counted unit is rounded in speech: "two weeks ago" is seldom to the day.
SLACK = 0.5


def _count(word: str) -> tuple[float, float]:
    """Give the least and the most of a printed count."""
    if " or " in word:
        low, high = (spelled_count(part) or 1.0 for part in word.split(" or ", 1))
        return low, high
    value = spelled_count(word)
    if value is not None:
        return value, value
    bare = word.removeprefix("a ").removesuffix(" of")
    return OPEN_COUNTS.get(bare, OPEN_COUNTS[""])


def _length(unit: str) -> float:
    """Say how many days a `unit` of time lasts."""
    name = {"night": "day", "nights": "day", "fortnight": "week", "fortnights": "week", "centurie": "century"}.get(
        unit, unit
    )
    return BASES[UNITS[name]][1] * (2 if "fortnight" in unit else 1)


def exact_days(count: str, unit: str) -> float:
    """How many days `count` of `unit` are; 0 where the count is open."""
    value = spelled_count(count) if " or " not in count else None
    return value * _length(unit) if value else 0.0


def ago_days(count: str, unit: str, today: date, ahead: bool) -> Days:
    """Give the days that "`count` `unit` ago" may mean from `today`, or from now where `ahead`."""
    low, high = _count(count)
    length = _length(unit)
    slack = SLACK * (length / 2 if "fortnight" in unit else length) if length > 1 else 0.0
    near, far = max(0.0, low * length - slack), high * length + slack
    if length >= 365:  # a year ago may be any day of that year
        near, far = max(0.0, near - 183), far + 183
    near_days, far_days = int(near), -int(-far // 1)
    return (
        (shift(today, near_days), shift(today, far_days))
        if ahead
        else (shift(today, -far_days), shift(today, -near_days))
    )


def window_days(which: str, count: str, unit: str, today: date) -> Days:
    """Give the days of "the past `count` `unit`", up to or from `today`."""
    _, high = _count(count) if count or which in ("recent", "coming") else (1.0, 1.0)
    reach = int(high * _length(unit) * (1 + SLACK)) + 1
    return (today, shift(today, reach)) if which in ("next", "coming") else (shift(today, -reach), today)


def period_days(which: str, unit: str, today: date) -> Days | None:
    """Give the days of last, this or next `unit`; None where it is no calendar period."""
    step = {"last": -1, "past": -1, "next": 1}.get(which, 0)
    if which == "past" and unit in ("week", "month", "year"):
        return shift(today, -round(1.1 * _length(unit))), today
    first = today.year - today.year % 10 + 10 * step
    calendar: dict[str, Days] = {
        "week": week_days(today, step),
        "weekend": _weekend(today, step),
        "month": _month_beside(today, step),
        "year": year_days(today.year + step),
        "decade": (shift(today, -3660), today) if step < 0 else year_days(first, first + 9),
    }
    return calendar.get(unit)


def _weekend(today: date, step: int) -> Days:
    """Give a weekend: this one may be just over or to come, the last one just over or the one before."""
    saturday = shift(today, 5 - today.weekday())
    if step < 0:
        return shift(saturday, -14), shift(saturday, 1 if today.weekday() == 6 else -6)
    if step > 0:
        return saturday, shift(saturday, 8)
    return shift(saturday, -7), shift(saturday, 1)


def _month_beside(today: date, step: int) -> Days:
    """Give the month `step` away from that of `today`."""
    number = today.year * 12 + today.month - 1 + step
    return month_days(number // 12, number % 12 + 1)
