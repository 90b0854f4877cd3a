"""Two moments as times: the same, one within the other, overlapping, or excluding each other.

A time is compared by its days where both are resolved, else by what the calendar shows of it: two weekdays exclude
each other in whichever week. Doubt makes no conflict: a weekday may be of the week before or after, a bare month of
another year where only the sentence's tense told which.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any, Literal

from compare.model import Moment

Relation = Literal["same", "finer", "coarser", "overlap", "apart", "unknown"]

# What a preposition makes of a time: a moment inside it, its beginning, its end, the time after or before it.
BOUNDS = {
    "since": "from", "from": "from", "starting": "from", "beginning": "from", "by": "until", "until": "until",
    "till": "until", "through": "until", "before": "before", "after": "after",
}  # fmt: skip
_COUNTED = frozenset({"+P", "-P", "+N", "-N"})  # so many days after or before something, or up to the article's own
WEEK = timedelta(days=7)
MINUTE = 1 / 60  # of an hour
DATED = 10  # characters of two prints of which each names a day
_FIRST_WORD = re.compile(r"(?:(?:shortly|just|soon|well|until(?= (?:after|before)))\s+)?([a-z]+)")


def bound(words: str) -> str:
    """The sort of bound that the printed `words` of a moment set, "" for a time itself."""
    first = _FIRST_WORD.match(words.lower())
    return BOUNDS.get(first.group(1), "") if first else ""


def is_past(time: Moment, end: Moment, limit: str) -> bool:
    """Whether `time` lies wholly behind an `end` that its `limit` says is one: in 2036, by 2033.

    No weekday does: it may be of another week.
    """
    if limit not in ("until", "before") or any(m.printed.startswith("W") for m in (time, end)):
        return False
    return bool(time.earliest and end.latest and end.latest < time.earliest)


def relate(a: Moment, b: Moment) -> Relation:
    """How the time of `a` relates to that of `b`: "finer" where `a` says more."""
    if a.form == b.form == "time":
        return _clock(a, b)
    days = _days(a, b)
    if days == "apart" and (_one_night(a, b) or _one_night(b, a)):
        return "overlap"
    return _hours(a, b) if days == "same" else days


def _clock(a: Moment, b: Moment) -> Relation:
    """Compare two times of the clock; where either may be of the morning or the evening, on the dial."""
    if "T" in a.printed + b.printed:
        dials = [float(m.printed[1:]) if m.printed else _dial(m) for m in (a, b)]
        one, two = dials
        return "unknown" if one is None or two is None else "same" if abs(one - two) < MINUTE else "apart"
    return _hours(a, b) if a.hours and b.hours else "unknown"


def _dial(m: Moment) -> float | None:
    """The hour on the dial of a time that is one point of the day."""
    return m.hours[0] % 12 if m.hours and m.hours[0] == m.hours[1] else None


def _one_night(a: Moment, b: Moment) -> bool:
    """Whether `a` is late on the day before `b`, and `b` early: late Sunday and early Monday may be one hour."""
    if not (a.hours and b.hours and a.latest and b.earliest):
        return False
    return a.latest + timedelta(days=1) == b.earliest and a.hours[1] >= b.hours[0] + 24


def _days(a: Moment, b: Moment) -> Relation:
    """Compare the days."""
    if a.printed and a.printed == b.printed and _parts(a, b):
        return "same"
    shown = _shown(a.printed, b.printed) if a.printed != b.printed else None
    if shown is not None:
        return shown
    for one, other in ((a, b), (b, a)):
        if one.printed.startswith("W") and other.earliest and other.earliest == other.latest:
            if f"W{other.earliest.weekday() + 1}" != one.printed:
                return "apart"
            if one.earliest and one.latest and one.earliest <= other.earliest <= one.latest:
                return "same"  # a weekday that is the other's date
    first, second = _range(a, b), _range(b, a)
    return _within(first, second) if first and second else "unknown"


def _parts(a: Moment, b: Moment) -> bool:
    """Whether two prints of one year or month mean the same part of it, early or late."""
    if a.form == "year":
        return (a.earliest, a.latest) == (b.earliest, b.latest)
    lengths = [(m.latest - m.earliest).days if m.earliest and m.latest else None for m in (a, b)]
    return a.form != "month" or lengths[0] == lengths[1]


def _within(first: tuple[Any, Any], second: tuple[Any, Any]) -> Relation:
    """Compare two closed intervals."""
    if first[1] < second[0] or second[1] < first[0]:
        return "apart"
    if first == second:
        return "same"
    if second[0] <= first[0] and first[1] <= second[1]:
        return "finer"
    return "coarser" if first[0] <= second[0] and second[1] <= first[1] else "overlap"


def _shown(a: str, b: str) -> Relation | None:
    """Compare what the calendar shows of both, where that settles it: two weekdays, two months, two days of a year."""
    if a.startswith("---") or b.startswith("---"):
        ours, theirs = a.rpartition("-")[2], b.rpartition("-")[2]
        return None if len(a + b) < DATED else "apart" if ours != theirs else "same"
    dated = a.startswith("--") and b.startswith("--")
    counted = a[:2] in _COUNTED and a[:2] == b[:2]
    quarters = "Q" in a and "Q" in b and a[-2:] != b[-2:]
    if a[:1] == b[:1] == "W" or ("/" in a and "/" in b) or counted or quarters or (dated and len(a) == len(b)):
        return "apart"
    if not dated:
        return None
    longer, shorter = (a, b) if len(a) > len(b) else (b, a)
    return "apart" if not longer.startswith(shorter) else "finer" if longer == a else "coarser"


def _range(q: Moment, other: Moment) -> tuple[date, date] | None:
    """The days of `q`, moved to the week of `other` where only its weekday is printed and that day is in it."""
    if q.earliest is None or q.latest is None:
        return None
    if not q.printed.startswith("W") or other.earliest is None or other.latest is None:
        return q.earliest, q.latest
    for move in (timedelta(0), WEEK, -WEEK):
        first, last = q.earliest + move, q.latest + move
        if first <= other.latest and other.earliest <= last:
            return first, last
    return q.earliest, q.latest


def _hours(a: Moment, b: Moment) -> Relation:
    """Compare the hours of one day."""
    if a.hours is None or b.hours is None:
        return "same" if a.hours is b.hours else "finer" if a.hours else "coarser"
    return _within(a.hours, b.hours)


def days_apart(a: Moment, b: Moment) -> int:
    """How many days lie between two resolved times; 0 where they touch or one is open."""
    if a.earliest is None or b.earliest is None or a.latest is None or b.latest is None:
        return 0
    return max(0, (b.earliest - a.latest).days, (a.earliest - b.latest).days)


def show(m: Moment) -> str:
    """The time in ISO 8601, as a fact of a finding: a day, an interval or an hour; "" where nothing resolves it."""
    if m.form == "time" and m.hours:
        return "/".join(dict.fromkeys(f"{int(h):02}:{round(h % 1 * 60):02}" for h in m.hours))
    if m.earliest is None or m.latest is None:
        return ""  # its words, which the finding shows, say all that is known
    return str(m.earliest) if m.earliest == m.latest else f"{m.earliest}/{m.latest}"
