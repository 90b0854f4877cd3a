"""Moments held against each other: when two prints are one time, fit together, or exclude each other."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.contrast.values.times import bound, days_apart, relate, show
from compare.detectors import dates
from compare.mentions.moments import find_moments
from compare.model import Finding, Moment
from compare.text import tokenise
from tests.pairs import compared, found_by, printed

WEDNESDAY = date(2025, 11, 5)
MIRROR = {"finer": "coarser", "coarser": "finer"}


def moment(words: str, published: date | None = WEDNESDAY) -> Moment:
    """The one moment of "It opened `words`."."""
    text = f"It opened {words}."
    (found,) = find_moments(text, [tokenise(text)], published)
    return found


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("on Tuesday", "on November 4", "same"),
        ("on Tuesday", "yesterday", "same"),
        ("on 4 November 2025", "on Nov. 4, 2025", "same"),
        ("last year", "in 2024", "same"),
        ("on Tuesday", "last week", "finer"),
        ("on Monday", "on Tuesday", "apart"),
        ("on Tuesday", "on November 6", "apart"),
        ("in August", "in September", "apart"),
        ("in 2012", "in 2013", "apart"),
        ("on Friday morning", "on Friday", "finer"),
        ("in March 2019", "on 14 March 2019", "coarser"),
        ("on August 14", "in August", "finer"),
        ("in March 2019", "in 2019", "finer"),
        ("on Friday morning", "on Friday evening", "apart"),
        ("at 3 p.m.", "at 15:00", "same"),
        ("at 3 p.m.", "at 5 p.m.", "apart"),
        ("on Tuesday", "the next day", "unknown"),
    ],
)
def test_relations(a: str, b: str, relation: str) -> None:
    one, two = moment(a), moment(b)
    assert relate(one, two) == relation
    assert relate(two, one) == MIRROR.get(relation, relation)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("on Monday", "on Tuesday", "apart"),
        ("on Tuesday", "on Tuesday", "same"),
        ("on November 4", "on November 5", "apart"),
        ("on November 4", "in November", "finer"),
        ("on November 4", "in October", "apart"),
        ("on Tuesday", "on November 6", "unknown"),
        ("on Tuesday", "yesterday", "unknown"),
    ],
)
def test_relations_where_nobody_knows_when_the_articles_appeared(a: str, b: str, relation: str) -> None:
    assert relate(moment(a, None), moment(b, None)) == relation


def test_each_time_is_counted_from_its_own_article() -> None:
    assert relate(moment("today", date(2025, 11, 4)), moment("yesterday", date(2025, 11, 5))) == "same"
    assert relate(moment("on Tuesday", date(2025, 11, 5)), moment("on Tuesday", date(2025, 11, 7))) == "same"


def test_a_weekday_may_be_of_the_week_beside() -> None:
    assert relate(moment("on Thursday"), moment("on November 6")) == "same"


@pytest.mark.parametrize(
    ("words", "sort"), [("since 2012", "from"), ("by Friday", "until"), ("after Friday", "after"), ("on Friday", "")]
)
def test_bounds(words: str, sort: str) -> None:
    assert bound(words) == sort


def test_times_are_shown_as_the_calendar_does() -> None:
    shown = [show(moment(words)) for words in ("on Tuesday", "in August", "at 3:30 p.m.", "the next day")]
    assert shown == ["2025-11-04", "2025-08-01/2025-08-31", "15:30", ""]
    assert show(moment("on Tuesday", None)) == ""


def test_days_between() -> None:
    assert days_apart(moment("on Monday"), moment("yesterday")) == 1
    assert days_apart(moment("in August"), moment("on August 14")) == 0


DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
TIMES = st.tuples(DAYS, DAYS).map(lambda d: Moment(0, 1, "day", min(d), max(d)))


@given(TIMES, TIMES)
def test_a_relation_seen_from_the_other_side_is_its_mirror(a: Moment, b: Moment) -> None:
    assert relate(b, a) == MIRROR.get(relate(a, b), relate(a, b))


def found(a: str, b: str, when: tuple[str | None, str | None] = ("2025-11-05", "2025-11-05")) -> list[Finding]:
    """The date findings of two texts."""
    return found_by(dates, compared(a, b, *when))


def test_a_conflict_names_both_days() -> None:
    pair = compared("The council met in Hove on Monday.", "The council met in Hove on Tuesday.")
    (finding,) = found_by(dates, pair)
    assert (finding.kind, finding.severity) == ("date.conflict", "error")
    assert printed(pair, finding) == ("on Monday", "on Tuesday")
    assert sorted(finding.facts.values()) == ["2025-11-03", "2025-11-04"]


def test_a_day_between_today_and_a_date_may_be_the_hour_of_printing() -> None:
    (finding,) = found("Rescuers found the boy in a cave yesterday.", "Rescuers found the boy in a cave on Monday.")
    assert (finding.kind, finding.severity) in {("date.conflict", "warning"), ("date.conflict", "note")}


def test_yesterday_in_a_quotation_is_the_speakers() -> None:
    a = "“We found the boy in the cave yesterday,” the rescuer Ida Holm said."
    b = "The rescuers found the boy in the cave on Sunday, Ida Holm said."
    assert found(a, b) == []


def test_two_events_keep_their_days() -> None:
    a = "The driver was arrested on Monday and charged on Tuesday in Hove."
    b = "The driver, arrested in Hove on Monday, was charged on Tuesday."
    assert found(a, b) == []


def test_one_thing_told_in_two_sentences_by_each() -> None:
    a = (
        "The motion on the school motto passed Tuesday was introduced by Ann Low of Hove. "
        "It passed in a 31-9 vote after a short debate."
    )
    b = (
        "On Wednesday, the council voted 31-9 on a motion that kept the school motto in all halls. "
        "The motion's sponsor, Ann Low of Hove, had argued that pupils forget it."
    )
    assert [f.kind for f in found(a, b)] == ["date.conflict"]


@pytest.mark.parametrize(
    "text", ["On Monday he left, and on Tuesday, Nov. 4, he came back.", "It ran in 2012 and 2013."]
)
def test_a_text_against_itself_has_no_finding(text: str) -> None:
    assert found(text, text) == []
