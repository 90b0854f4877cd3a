"""A match of a pattern with its surroundings, and the words around it that say it is no expression of time.

Case counts where a month or a weekday is also a common word or a name: "may", "march", "the Sun".
"""

import re
from dataclasses import dataclass
from functools import cached_property

from compare.lexicon.calendar import AMBIGUOUS_MONTHS, NAMED_DAYS

REACH = 160  # code points of a sentence that can say how a time in it is meant: more than most sentences have

# Papers and programmes that begin with a weekday.
_AFTER_WEEKDAY = re.compile(r"\s+(?:Times|Mirror|Telegraph|Express|Mail|Night\s+(?:Live|Football)|Mass|School)\b")
_MONTH_LEADS = frozenset(["in", "since", "until", "till", "by", "through", "during", "from"])
_COUNTED_NEXT = re.compile(r"\s+(?:people|men|women|children|troops|police|[a-z]{3,}[^s\W]s)\b")


@dataclass(frozen=True)
class Found:
    """A match `m` of the pattern of `rule` in the sentence `flat`, which starts at `offset` of the article."""

    rule: str
    m: re.Match[str]
    flat: str
    offset: int

    @cached_property
    def groups(self) -> dict[str, str]:
        """The named groups that took part, in lower case with single spaces and without final dots."""
        named = {k: " ".join(v.lower().replace("-", " ").split()) for k, v in self.m.groupdict().items() if v}
        return {k: v.rstrip(".") if k in ("month", "month2", "weekday") else v for k, v in named.items()}

    @property
    def lead(self) -> str:
        """The preposition before it, if one belongs to it."""
        return self.groups.get("lead", "").removesuffix("the").strip()

    @property
    def start(self) -> int:
        """Where it starts in the article."""
        text = self.m.group()
        return self.offset + self.m.start() + len(text) - len(text.lstrip())

    @property
    def end(self) -> int:
        """Where it ends in the article."""
        return self.offset + self.m.start() + len(self.m.group().rstrip())

    @property
    def before(self) -> str:
        """The nearest of the sentence before it."""
        return self.flat[max(0, self.m.start() - REACH) : self.m.start()]

    @property
    def after(self) -> str:
        """The nearest of the sentence past it."""
        return self.flat[self.m.end() : self.m.end() + REACH]

    @property
    def is_time(self) -> bool:
        """Whether the words around it leave it an expression of time."""
        capital = all(self.m[g][0].isupper() for g in ("month", "month2", "weekday") if self.groups.get(g))
        check = _CHECKS.get(self.rule)
        return capital and (check is None or check(self))


def _last_word(text: str) -> str:
    """Give the last word of `text`, as printed."""
    words = re.findall(r"[\w']+", text[-40:])
    return words[-1] if words else ""


def _date_is_time(f: Found) -> bool:
    """See that the day of the month exists."""
    return 1 <= int(f.groups["day"]) <= 31


def _month_is_time(f: Found) -> bool:
    """Ask for a word of time beside a bare month that is also a name or a verb."""
    g = f.groups
    if "year" in g or "which_year" in g or "which" in g or "stage" in g:
        return True
    if g["month"] not in AMBIGUOUS_MONTHS and len(g["month"]) > 4:
        return True
    return f.lead in _MONTH_LEADS and not re.match(r"\s+[A-Z][a-z]", f.after) and len(g["month"]) > 2


def _weekday_is_time(f: Found) -> bool:
    """Leave out feasts, papers and every such day."""
    before = _last_word(f.before).lower() if not f.groups.keys() & {"lead", "stage", "which"} else ""
    return before not in NAMED_DAYS and before not in ("every", "each") and not _AFTER_WEEKDAY.match(f.after)


def _dayword_is_time(f: Found) -> bool:
    """Tell the day from a paper named after it, and from nowadays ("today's world")."""
    name = f.m["word"][0].isupper() and _last_word(f.before)[:1].isupper()
    return not name and not re.match(r"'s\s+(?:world|society|youth|standards|terms|money|dollars)\b", f.after)


def _anaphor_is_time(f: Found) -> bool:
    """Leave "for two years before" a length of time."""
    return "count" not in f.groups or _last_word(f.before).lower() not in ("for", "of", "spent")


def _season_is_time(f: Found) -> bool:
    """Ask for a determiner, a preposition or a year; the fall of something is none."""
    g = f.groups
    if "year" in g or "which_year" in g or "month" in g:
        return True
    fallen = re.match(r"\s+(?:of|in|from|to|by)\b", f.after) is not None
    named = f.m["season"][0].isupper()
    return not named and ("which" in g or (f.lead in ("in", "by", "since", "during", "until") and not fallen))


def _year_is_time(f: Found) -> bool:
    """Leave four digits a count where a plural follows and no word of time stands before."""
    if f.groups.keys() & {"stage"} or f.lead in ("since", "by", "until", "during", "before", "after"):
        return True
    determined = "the" in f.groups.get("lead", "").split() or f.lead == "in"
    return determined or (not _COUNTED_NEXT.match(f.after) and not _IDENTIFIER.search(f.before))


_IDENTIFIER = re.compile(
    r"\b(?:flight|no\.?|number|section|article|room|route|highway|chapter|page|code|pin|suite|top|than|"
    r"least|about|nearly|almost|over|some|up\s+to|approximately|roughly)\s*$",
    re.IGNORECASE,
)


def _clock_is_time(f: Found) -> bool:
    """See that the hour of the day exists."""
    g = f.groups
    return int(g.get("hour", "0")) <= 24 and int(g.get("minute", "0")) < 60


_CHECKS = {
    "date": _date_is_time,
    "nth": _date_is_time,
    "month": _month_is_time,
    "weekday": _weekday_is_time,
    "dayword": _dayword_is_time,
    "anaphor": _anaphor_is_time,
    "season": _season_is_time,
    "year": _year_is_time,
    "clock": _clock_is_time,
}
