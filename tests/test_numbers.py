"""Quantities held against each other: when two prints are one value, fit together, or exclude each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.contrast.values.counted import canonical, read_counted, sameness
from compare.contrast.values.figures import comparable, other_unit, relate, show, step
from compare.detectors import numbers
from compare.mentions.quantities import find_quantities
from compare.model import Finding, Quantity
from compare.text import tokenise
from tests.pairs import compared, found_by, printed


def quantity(text: str) -> Quantity:
    """The one quantity of `text`."""
    (found,) = find_quantities(text, [tokenise(text)])
    return found


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("50% of it", "50 per cent of it", "same"),
        ("five boats", "5 boats", "same"),
        ("$1.2 billion", "1,200 million dollars", "same"),
        ("a dozen boats", "12 boats", "same"),
        ("1,20,000 boats", "1.2 lakh boats", "same"),
        ("5 miles", "8 km", "same"),
        ("one year", "12 months", "same"),
        ("nearly 1,000 boats", "almost 1,000 boats", "same"),
        ("at least 12 boats", "a dozen boats", "compatible"),
        ("85.19 %", "85 %", "compatible"),
        ("about 100 boats", "93 boats", "compatible"),
        ("more than 100 boats", "112 boats", "compatible"),
        ("up to 30 boats", "25 boats", "compatible"),
        ("10-15 boats", "12 boats", "compatible"),
        ("hundreds of boats", "450 boats", "compatible"),
        ("half of the boats", "53 percent of the boats", "compatible"),
        ("1,213 boats", "1,200 boats", "compatible"),
        ("$48.3 billion", "$48 billion", "compatible"),
        ("12 boats", "10 boats", "conflict"),
        ("20 boats", "21 boats", "conflict"),
        ("498 boats", "500 boats", "conflict"),
        ("$1.8 billion", "$2 billion", "conflict"),
        ("$1.8 billion", "$1.8 million", "conflict"),
        ("more than 100 boats", "80 boats", "conflict"),
        ("hundreds of boats", "12 boats", "conflict"),
        ("5 miles", "5 km", "conflict"),
        ("five days", "five weeks", "conflict"),
        ("the second round", "the third round", "conflict"),
        ("passed 52-48", "passed 51-49", "conflict"),
    ],
)
def test_relations(a: str, b: str, relation: str) -> None:
    one, two = quantity(a), quantity(b)
    assert comparable(one, two)
    assert (relate(one, two), relate(two, one)) == (relation, relation)


@pytest.mark.parametrize(
    ("a", "b", "unit"),
    [
        ("3 percent", "3 points", True),
        ("$5 million", "£5 million", True),
        ("$5 million", "£6 million", True),
        ("$5 million", "A$5 million", False),
        ("5 miles", "5 boats", False),
        ("the third round", "3 rounds", False),
    ],
)
def test_units_that_cannot_be_compared(a: str, b: str, unit: bool) -> None:
    assert other_unit(quantity(a), quantity(b)) is unit


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("people killed", "persons killed", "same"),
        ("killed", "people killed", "same"),
        ("killed", "wounded", "other"),
        ("people killed", "people wounded", "other"),
        ("jobs", "positions", "same"),
        ("duties", "tariffs", "same"),
        ("rounds", "sides", "other"),
        ("rounds", "", "open"),
        ("", "", "open"),
    ],
)
def test_what_is_counted_decides(a: str, b: str, same: str) -> None:
    assert sameness(read_counted(a), read_counted(b)) == same
    assert sameness(read_counted(b), read_counted(a)) == same


@pytest.mark.parametrize(
    ("plural", "single"),
    [
        ("boats", "boat"),
        ("cities", "city"),
        ("churches", "church"),
        ("women", "woman"),
        ("gas", "gas"),
        ("buses", "bus"),
    ],
)
def test_one_form_for_a_noun(plural: str, single: str) -> None:
    assert canonical(plural) == single


@pytest.mark.parametrize(("value", "place"), [(85.19, 0.01), (85, 1), (1_200, 100), (1.2e9, 1e8), (0.505, 0.001)])
def test_the_last_figure_that_counts(value: float, place: float) -> None:
    assert step(value) == pytest.approx(place)


def test_values_are_shown_in_one_notation() -> None:
    assert [show(quantity(text)) for text in ("$1.2 billion", "10-15 boats", "85.19 %")] == [
        "1,200,000,000 USD",
        "10 to 15",
        "85.19 percent",
    ]


COUNTS = st.builds(
    Quantity,
    start=st.just(0),
    end=st.just(1),
    low=st.integers(0, 10**6).map(float),
    high=st.just(0.0),
    unit=st.sampled_from(["", "percent", "USD", "km", "mile"]),
    hedge=st.sampled_from(["", "about", "atleast", "atmost", "over", "under"]),
).map(lambda q: Quantity(q.start, q.end, q.low, q.low, q.unit, "", q.hedge))


@given(COUNTS, COUNTS)
def test_a_relation_has_no_direction(a: Quantity, b: Quantity) -> None:
    assert comparable(a, b) == comparable(b, a)
    if comparable(a, b):
        assert relate(a, b) == relate(b, a)


@given(COUNTS)
def test_a_value_is_its_own(a: Quantity) -> None:
    assert relate(a, a) == "same"


def found(a: str, b: str, when: tuple[str | None, str | None] = (None, None)) -> list[Finding]:
    """The number findings of two texts."""
    return found_by(numbers, compared(a, b, *when))


def test_a_later_and_higher_toll_may_be_an_update() -> None:
    a, b = "The quake killed 40 people in the valley.", "The quake killed 52 people in the valley."
    morning, evening = "2025-11-05T08:00:00Z", "2025-11-05T19:30:00+01:00"
    for when, severity, update in (
        ((morning, evening), "warning", True),
        ((evening, morning), "error", False),
        ((None, evening), "error", False),
        (("2025-11-04", "2025-11-05"), "warning", True),
        (("2025-11-05", "2025-11-05"), "error", False),
        (("2025-09-05", "2025-11-05"), "error", False),
    ):
        (finding,) = found(a, b, when)
        assert (finding.kind, finding.severity) == ("number.conflict", severity), when
        assert ("possible_update" in finding.attributes) is update


def test_only_tolls_are_updated() -> None:
    a, b = "The board has 40 members from the valley.", "The board has 52 members from the valley."
    (finding,) = found(a, b, ("2025-11-04", "2025-11-05"))
    assert finding.severity == "error"


def test_a_birthday_may_lie_between_two_ages() -> None:
    (finding,) = found("A 19-year-old man was shot dead in Derby.", "A 20-year-old man was shot dead in Derby.")
    assert (finding.kind, finding.severity) == ("number.conflict", "warning")


def test_facts_tell_what_is_counted_and_both_values() -> None:
    pair = compared("The works will cut 500 jobs in Leeds.", "The works will cut 700 jobs in Leeds.")
    (finding,) = found_by(numbers, pair)
    assert printed(pair, finding) == ("500", "700")
    assert finding.facts["counted"] == "jobs"
    assert {finding.facts["value_a"], finding.facts["value_b"]} == {"500", "700"}


def test_a_figure_that_the_other_article_prints_elsewhere_is_no_conflict() -> None:
    a = "The council will plant 500 trees along the river this spring."
    b = "The council will plant 700 trees along the river this spring. Of these, 500 trees are oaks along the river."
    assert not [f for f in found(a, b) if f.kind == "number.conflict"]


@pytest.mark.parametrize("text", ["The blast left 3 killed and 20 wounded.", "It rose from 10% to 12% in 2 years."])
def test_a_text_against_itself_has_no_finding(text: str) -> None:
    assert found(text, text) == []
