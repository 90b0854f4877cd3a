"""From a found expression of time to the days it may mean, by the rule that found it."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from compare.lexicon.calendar import DAY_PARTS, FEASTS, MONTHS, QUARTERS, SEASONS, WEEKDAYS
from compare.mentions.moments.found import Found
from compare.mentions.moments.periods import ago_days, exact_days, period_days, window_days
from compare.mentions.moments.spans import clock_hours, dial_hour, make_day, month_days, part_of, shift, year_days
from compare.mentions.moments.tense import is_future
from compare.model import Moment

# A date without a year further ahead than this, in days, needs a sentence that looks ahead; else it is the last one.
AHEAD = 45


def resolve(f: Found, published: date | None) -> Moment:
    """Make the moment of `f` in an article of the day `published`."""
    moment = RESOLVERS[f.rule](f, published)
    first, last = moment.earliest, moment.latest
    stage = f.groups.get("stage", "")
    if first and last and published and first < last:
        if "earlier" in stage:
            last = max(first, min(last, published))
        elif "later" in stage:
            first = min(last, max(first, published))
    return replace(moment, earliest=first, latest=last, hours=moment.hours or _stage_hours(moment, stage))


def _make(
    f: Found,
    form: str,
    days: tuple[date, date] | None = None,
    printed: str = "",
    hours: tuple[float, float] | None = None,
) -> Moment:
    """Put a moment at the place of `f`."""
    first, last = days or (None, None)
    return Moment(f.start, f.end, form, first, last, printed, hours)


def _stage_hours(moment: Moment, stage: str) -> tuple[float, float] | None:
    """Give the hours that "early" and "late" leave of a single day."""
    if moment.form not in ("day", "weekday"):
        return None
    return {"early": (0.0, 13.0), "late": (14.0, 32.0)}.get(stage.split(" ", maxsplit=1)[0] if stage else "")


def _part(f: Found) -> tuple[float, float] | None:
    return DAY_PARTS.get(f.groups.get("part", ""))


def _iso(f: Found, _published: date | None) -> Moment:
    day = make_day(int(f.groups["year"]), int(f.groups["m"]), int(f.groups["day"]))
    return _make(f, "day", (day, day) if day else None, day.isoformat() if day else "")


def _slashed(f: Found, published: date | None) -> Moment:
    """Read day and month in either order; where both are possible, the one nearer to `published`."""
    one, two, year = (int(f.groups[g]) for g in ("d1", "d2", "year"))
    days = sorted({day for day in (make_day(year, one, two), make_day(year, two, one)) if day})
    if len(days) == 2 and published:
        days = [min(days, key=lambda day: abs(day - published))]
    return _make(
        f, "day", (days[0], days[0]) if len(days) == 1 else None, days[0].isoformat() if len(days) == 1 else ""
    )


def _year_of(f: Found, month: int, day: int, published: date | None) -> int | None:
    """Read the year, or take the one that puts month and day nearest to `published`."""
    g = f.groups
    if "year" in g:
        return int(g["year"])
    if published is None or g.get("which_year") == "that":
        return None
    if "which_year" in g:
        return published.year + {"last": -1, "this": 0, "next": 1}[g["which_year"]]
    near = [d for year in (-1, 0, 1) if (d := make_day(published.year + year, month, min(day, 28)))]
    nearest = min(near, key=lambda d: abs(d - published))
    if (nearest - published).days > AHEAD and (f.lead == "since" or not is_future(f.before, f.after)):
        return nearest.year - 1
    return nearest.year


def _date(f: Found, published: date | None) -> Moment:
    g = f.groups
    month, day, day2 = MONTHS[g["month"]], int(g["day"]), int(g.get("day2", g["day"]))
    year = _year_of(f, month, day, published)
    printed = f"--{month:02}-{day:02}" if day == day2 else ""
    if year is None:
        return _make(f, "day", None, printed, _part(f))
    first, last = make_day(year, month, day), make_day(year, month, day2)
    return _make(f, "day", (first, last) if first and last and first <= last else None, printed, _part(f))


def _nth(f: Found, published: date | None) -> Moment:
    """Read the 4th, and the 2nd of last month, which need the article's date."""
    day, of_month = int(f.groups["day"]), f.groups.get("of_month")
    if published is None or of_month is None:
        return _make(f, "day", None, f"---{day:02}")
    first = shift(published.replace(day=1), {"last": -1, "next": 31}.get(of_month, 0)).replace(day=1)
    found = make_day(first.year, first.month, day)
    return _make(f, "day", (found, found) if found else None, found.isoformat() if found else "")


def _month(f: Found, published: date | None) -> Moment:
    """Take a bare month for the latest that has begun, or for the next one where the sentence looks ahead."""
    g = f.groups
    month = MONTHS[g["month"]]
    month2 = MONTHS[g["month2"]] if "month2" in g else month
    month2 += 12 * (month2 < month)
    printed = f"--{month:02}" if month == month2 else ""
    year = _month_year(f, month, published)
    return _make(f, "month", part_of(month_days(year, month, month2), g.get("stage", "")) if year else None, printed)


def _month_year(f: Found, month: int, published: date | None) -> int | None:
    """Find the year of a month named without its own."""
    g = f.groups
    if "year" in g or "which_year" in g:
        return _year_of(f, month, 15, published)
    if published is None:
        return None
    begun = published.year - (month > published.month)
    which = g.get("which", "")
    if which.endswith(("next", "coming")) or (not which and f.lead != "since" and is_future(f.before, f.after)):
        return published.year + (month < published.month or (month == published.month and "next" in which))
    return begun - (which == "last" and month == published.month)


def _weekday(f: Found, published: date | None) -> Moment:
    """Take a weekday for the last one up to the article's own day, or the next where the sentence looks ahead."""
    g = f.groups
    weekday = WEEKDAYS[g["weekday"]]
    printed = f"W{weekday + 1}"
    if published is None:
        return _make(f, "weekday", None, printed, _part(f))
    behind = published - timedelta(days=(published.weekday() - weekday) % 7)
    ahead = published + timedelta(days=(weekday - published.weekday()) % 7)
    which = g.get("which", "")
    if "week" in g:
        days = _weekday_of_week(published, weekday, {"last": -1, "this": 0, "next": 1}[g["week"]])
    elif which.endswith("last"):  # of the week before, or simply the latest
        days = (shift(behind, -7), behind if behind < published else shift(behind, -7))
    elif which.endswith("next"):
        days = (ahead if ahead > published else shift(ahead, 7), shift(ahead, 7))
    elif which == "this":
        days = (behind, behind) if published.weekday() == weekday else (behind, ahead)
    elif not which.endswith("past") and (which.endswith("coming") or is_future(f.before, f.after)):
        days = (ahead, ahead)
    else:
        days = (behind, behind)
    return _make(f, "weekday", days, printed, _part(f))


def _weekday_of_week(anchor: date, weekday: int, weeks: int) -> tuple[date, date]:
    """Give the `weekday` of the week so many `weeks` away, counted from Monday."""
    day = shift(anchor - timedelta(days=anchor.weekday()), 7 * weeks + weekday)
    return day, day


_DAYWORDS: dict[str, tuple[int, str]] = {
    "today": (0, ""), "tonight": (0, "night"), "yesterday": (-1, ""), "tomorrow": (1, ""), "last night": (-1, "night"),
    "this morning": (0, "morning"), "this afternoon": (0, "afternoon"), "this evening": (0, "evening"),
    "the day before yesterday": (-2, ""), "the day after tomorrow": (2, ""), "overnight": (-1, "overnight"),
}  # fmt: skip


def _dayword(f: Found, published: date | None) -> Moment:
    word = f.groups["word"]
    days, part = _DAYWORDS[word]
    hours = _part(f) or DAY_PARTS.get(part)
    if published is None:
        return _make(f, "relative", None, "", hours)
    day = shift(published, days)
    return _make(f, "relative", (day, shift(day, 1) if word == "overnight" else day), "", hours)


def _ago(f: Found, published: date | None) -> Moment:
    ahead = f.m.group().lower().endswith("now")
    days = ago_days(f.groups.get("count", ""), f.groups["unit"], published, ahead) if published else None
    return _make(f, "relative", days)


def _window(f: Found, published: date | None) -> Moment:
    days = window_days(f.groups["which"], f.groups.get("count", ""), f.groups["unit"], published) if published else None
    length = exact_days(f.groups.get("count", "1"), f.groups["unit"])
    return _make(
        f, "span", days, f"{'+' if f.groups['which'] in ('next', 'coming') else '-'}N{length:g}" if length else ""
    )


def _period(f: Found, published: date | None) -> Moment:
    """Resolve this, last or next week, month, year ..., or its early or late part where that is said."""
    if published is None:
        return _make(f, "relative")
    days = period_days(f.groups["which"], f.groups["unit"], published)
    narrow = f.groups["unit"] in ("month", "year", "decade", "century")
    return _make(f, "relative", part_of(days, f.groups.get("stage", "")) if days and narrow else days)


def _season(f: Found, published: date | None) -> Moment:
    g = f.groups
    first, last = SEASONS[g["season"]]
    if "month" in g:
        first, last = MONTHS[g["month"]], MONTHS[g.get("month2", g["month"])]
        last += 12 * (last < first)
    year = _month_year(f, first, published)
    if year is None:
        return _make(f, "season")
    days = month_days(year, first, last)
    if "year" in g and last > 12:  # the winter of a year may be the one that ends in it
        days = (month_days(year - 1, first)[0], days[1])
    return _make(f, "season", part_of(days, g.get("stage", "")))


def _year(f: Found, _published: date | None) -> Moment:
    year, tail = int(f.groups["year"]), f.groups.get("year2", "")
    last = int(str(year)[: 4 - len(tail)] + tail) if tail else year
    if last < year:
        return _make(f, "year")
    fiscal = re.search(r"\b(?:fiscal|financial)\b", f.m.group(), re.IGNORECASE) is not None
    days = year_days(year - fiscal, last)
    return _make(
        f,
        "span" if tail else "year",
        part_of(days, f.groups.get("stage", "")),
        f"{year:04}/{last:04}" if tail else f"{year:04}",
    )


def _decade(f: Found, _published: date | None) -> Moment:
    g = f.groups
    year = int(g["year"]) if "year" in g else 1900 + int(g["short"])
    days = part_of(year_days(year, year + (99 if year % 100 == 0 else 9)), g.get("stage", ""))
    return _make(f, "span", days, f"{year}s")


def _century(f: Found, _published: date | None) -> Moment:
    last = 100 * int(f.groups["nth"])
    days = part_of(year_days(last - 100 or 1, last), f.groups.get("stage", "")) if 1 <= last <= 2200 else None
    return _make(f, "span", days, f"{last}c")


def _anaphor(f: Found, _published: date | None) -> Moment:
    """Leave open what is counted from something that the text told before; its weekday or its count is printed."""
    g = f.groups
    if "weekday" in g:
        return _make(f, "weekday", printed=f"W{WEEKDAYS[g['weekday']] + 1}")
    days = exact_days(g.get("count", ""), g["unit"]) if "side" in g else 0
    ahead = g.get("side", "") in ("later", "after", "afterward", "afterwards")
    return _make(f, "relative", printed=f"{'+' if ahead else '-'}P{days:g}" if days else "")


def _clock(f: Found, _published: date | None) -> Moment:
    """A time of the clock; where morning or evening is not said, the hour on the dial is what is printed."""
    dial = dial_hour(f.groups)
    return _make(f, "time", hours=clock_hours(f.groups), printed=f"T{dial:g}" if dial is not None else "")


def _feast(f: Found, published: date | None) -> Moment:
    month, number = FEASTS[f.groups["feast"]]
    year = _year_of(f, month, number, published)
    day = make_day(year, month, number) if year else None
    return _make(f, "day", (day, day) if day else None, f"--{month:02}-{number:02}")


def _quarter(f: Found, _published: date | None) -> Moment:
    nth = QUARTERS[f.groups["nth"]]
    year = f.groups.get("year")
    return _make(f, "span", month_days(int(year), 3 * nth - 2, 3 * nth) if year else None, f"{year or ''}Q{nth}")


RESOLVERS: dict[str, Callable[[Found, date | None], Moment]] = {
    "iso": _iso, "slashed": _slashed, "date": _date, "month": _month, "weekday": _weekday, "dayword": _dayword,
    "ago": _ago, "anaphor": _anaphor, "window": _window, "period": _period, "season": _season, "year": _year,
    "decade": _decade, "century": _century, "clock": _clock, "feast": _feast, "nth": _nth, "quarter": _quarter,
    "part": lambda f, _published: _make(f, "time", hours=_part(f)),
}  # fmt: skip
