"""Expressions of time: where they stand, and the days that they may mean on a given day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.mentions.moments import find_moments
from compare.model import Moment
from compare.text import tokenise

WEDNESDAY = date(2025, 11, 5)


def read(text: str, published: date | None = WEDNESDAY) -> list[tuple[str, Moment]]:
    """The printed words and the record of every moment of a one-sentence text."""
    return [(text[m.start : m.end], m) for m in find_moments(text, [tokenise(text)], published)]


def days(text: str, published: date | None = WEDNESDAY) -> tuple[str, str] | None:
    """First and last day of the one moment of `text`, in ISO form; None where it is unresolved."""
    ((_, moment),) = read(text, published)
    return (str(moment.earliest), str(moment.latest)) if moment.earliest else None


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It opened on November 4, 2025.", "2025-11-04", "2025-11-04"),
        ("It opened on 4 November 2025.", "2025-11-04", "2025-11-04"),
        ("It opened on the 4th of November, 2025.", "2025-11-04", "2025-11-04"),
        ("It opened on Tuesday, Nov. 4.", "2025-11-04", "2025-11-04"),
        ("It opened on 2025-11-04.", "2025-11-04", "2025-11-04"),
        ("It opened on 11/30/2025.", "2025-11-30", "2025-11-30"),
        ("It opened on 30/11/2025.", "2025-11-30", "2025-11-30"),
        ("It ran Nov. 4-6, 2025.", "2025-11-04", "2025-11-06"),
        ("It opened on Dec. 27 last year.", "2024-12-27", "2024-12-27"),
        ("It opened on Jan. 18.", "2025-01-18", "2025-01-18"),
        ("It will open on Jan. 18.", "2026-01-18", "2026-01-18"),
        ("It opened in August.", "2025-08-01", "2025-08-31"),
        ("It opened in March this year.", "2025-03-01", "2025-03-31"),
        ("It will open in March.", "2026-03-01", "2026-03-31"),
        ("It opened in March 2019.", "2019-03-01", "2019-03-31"),
        ("It has been open since mid-October.", "2025-10-07", "2025-10-25"),
        ("It opens by fall (October-November) of 2026.", "2026-10-01", "2026-11-30"),
        ("It opened last summer.", "2025-06-01", "2025-09-30"),
        ("It opened in 2012.", "2012-01-01", "2012-12-31"),
        ("It opened in the 1980s.", "1980-01-01", "1989-12-31"),
        ("It opened in the '80s.", "1980-01-01", "1989-12-31"),
        ("It ran in 2012-13.", "2012-01-01", "2013-12-31"),
    ],
)
def test_calendar_times(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("It opened on Tuesday.", "2025-11-04", "2025-11-04"),
        ("It opened on Wednesday.", "2025-11-05", "2025-11-05"),
        ("It opened on Thursday.", "2025-10-30", "2025-10-30"),
        ("It will open on Thursday.", "2025-11-06", "2025-11-06"),
        ("On Thursday, the hall will open.", "2025-11-06", "2025-11-06"),
        ("The hall, to be opened on Thursday, is new.", "2025-11-06", "2025-11-06"),
        ("It opens next Tuesday.", "2025-11-11", "2025-11-18"),
        ("It opened last Tuesday.", "2025-10-28", "2025-11-04"),
        ("It opened on Tuesday last week.", "2025-10-28", "2025-10-28"),
        ("It opened today.", "2025-11-05", "2025-11-05"),
        ("It opened yesterday.", "2025-11-04", "2025-11-04"),
        ("It opened the day before yesterday.", "2025-11-03", "2025-11-03"),
        ("It opens tomorrow.", "2025-11-06", "2025-11-06"),
        ("It opened last night.", "2025-11-04", "2025-11-04"),
        ("It opened last week.", "2025-10-26", "2025-11-02"),
        ("It opened earlier this month.", "2025-11-01", "2025-11-05"),
        ("It opens later this month.", "2025-11-05", "2025-11-30"),
        ("It opened last month.", "2025-10-01", "2025-10-31"),
        ("It opened last year.", "2024-01-01", "2024-12-31"),
        ("It opened three days ago.", "2025-11-02", "2025-11-02"),
        ("It opened two weeks ago.", "2025-10-18", "2025-10-26"),
        ("It opened a few weeks ago.", "2025-09-06", "2025-10-26"),
        ("It has run over the past two years.", "2022-11-05", "2025-11-05"),
    ],
)
def test_times_counted_from_the_articles_own_day(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


def test_the_verb_of_saying_is_past_and_what_was_said_lies_ahead() -> None:
    found = read("The club said on Tuesday that the hall will open on Thursday.")
    assert [str(m.earliest) for _, m in found] == ["2025-11-04", "2025-11-06"]


@pytest.mark.parametrize(
    "text",
    [
        "It opened three days later.",
        "It opened the next day.",
        "It opened that night.",
        "It opened weeks before the vote.",
    ],
)
def test_times_counted_from_another_event_stay_open(text: str) -> None:
    assert days(text) is None


def test_without_a_date_of_the_article_only_full_dates_are_resolved() -> None:
    assert days("It opened on Tuesday.", None) is None
    assert days("It opened on November 4.", None) is None
    assert days("It opened on November 4, 2025.", None) == ("2025-11-04", "2025-11-04")


def test_parts_of_the_day_are_hours() -> None:
    assert [m.hours for _, m in read("It opened Tuesday afternoon.")] == [(12.0, 19.0)]
    assert [m.hours for _, m in read("It opened late Friday.")] == [(14.0, 32.0)]
    assert [m.hours for _, m in read("It opened at 3:30 p.m. EST.")] == [(15.5, 15.5)]
    assert [m.hours for _, m in read("It opened at 15:30 GMT.")] == [(15.5, 15.5)]
    assert [m.hours for _, m in read("It opened on Tuesday.")] == [None]


def test_what_the_calendar_shows_is_kept_for_articles_without_a_date() -> None:
    found = read("It opened on Tuesday, on November 4, in November and in 2025.", None)
    assert [m.printed for _, m in found] == ["W2", "--11-04", "--11", "2025"]


@pytest.mark.parametrize(
    "text",
    [
        "He may go, and they will march.",
        "Theresa May left, March was cold, and April Smith sang.",
        "The Black Friday sales began.",
        "USA Today reported it in the Sunday Times.",
        "It meets on Sundays.",
        "The fall of the city shocked today's world.",
        "Flight 2025 had 2,012 seats and 2000 passengers.",
        "He lived there for two years before.",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


def test_the_longest_expression_is_one_moment() -> None:
    assert [words for words, _ in read("On Tuesday morning, Nov. 4, 2025, it rained.")] == [
        "On Tuesday morning, Nov. 4, 2025"
    ]


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(0, 6))
def test_a_past_weekday_is_the_last_one_up_to_the_articles_day(published: date, back: int) -> None:
    day = published - timedelta(days=back)
    assert days(f"It opened on {day:%A}.", published) == (str(day), str(day))


@given(st.dates(date(1900, 1, 1), date(2090, 1, 1)))
def test_one_day_is_one_day_in_any_notation(day: date) -> None:
    forms = [
        f"{day:%B} {day.day}, {day.year}",
        f"{day.day} {day:%B} {day.year}",
        f"{day:%A}, {day:%b}. {day.day}, {day.year}",
    ]
    expected = (str(day), str(day))
    assert all(days(f"It opened on {form}.", None) == expected for form in forms if "May." not in form)


@given(
    st.text(alphabet="0123456789:/- .,MayNovTuesdaylastweekofinthe\n", max_size=60),
    st.one_of(st.none(), st.dates()),
)
def test_any_text_and_any_day_give_true_spans(text: str, published: date | None) -> None:
    last = 0
    for words, moment in read(text, published):
        assert words.strip() == words != ""
        assert moment.start >= last
        assert (moment.earliest is None) == (moment.latest is None)
        assert moment.earliest is None or moment.latest is None or moment.earliest <= moment.latest
        last = moment.end
