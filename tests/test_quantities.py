"""Numbers as values: what is read, what it counts, and what is no quantity at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.mentions.quantities import find_quantities
from compare.model import Quantity
from compare.text import tokenise


def read(text: str) -> list[tuple[str, Quantity]]:
    """The printed words and the record of every quantity of a one-sentence text."""
    return [(text[q.start : q.end], q) for q in find_quantities(text, [tokenise(text)])]


def only(text: str) -> Quantity:
    """The one quantity of `text`."""
    ((_, quantity),) = read(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The list has 396 names.", 396),
        ("The list has 1,234,567 names.", 1_234_567),
        ("The list has 1,20,000 names.", 120_000),
        ("The list has twenty-five names.", 25),
        ("The list has a hundred and five names.", 105),
        ("The list has one hundred twenty names.", 120),
        ("The list has two thousand three hundred names.", 2300),
        ("The list has two dozen names.", 24),
        ("The list has a dozen names.", 12),
        ("The list has half a million names.", 500_000),
        ("The list has half-a-dozen names.", 6),
        ("The list has 1.2 billion names.", 1.2e9),
        ("The list has 1.2bn names.", 1.2e9),
        ("The list has 2.5m names.", 2.5e6),
        ("The list has 10k names.", 10_000),
        ("The list has 5 lakh names.", 500_000),
        ("The list has 2 lakh crore names.", 2e12),
        ("The list has two and a half million names.", 2.5e6),
    ],
)
def test_a_number_has_one_value_in_any_notation(text: str, value: float) -> None:
    quantity = only(text)
    assert quantity.low == quantity.high == pytest.approx(value)
    assert (quantity.unit, quantity.counted) == ("", "names")


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("It cost $1.2 billion.", 1.2e9, "USD"),
        ("It cost 1,200 million dollars.", 1.2e9, "USD"),
        ("It cost US$5m.", 5e6, "US$"),
        ("It cost A$5 million.", 5e6, "AUD"),
        ("It cost Rs. 500 crore.", 5e9, "INR"),
        ("It cost Rs 5 lakh.", 5e5, "INR"),
        ("It cost ₹1,20,000.", 1.2e5, "INR"),
        ("It cost £3.5bn.", 3.5e9, "GBP"),
        ("It cost €10,000.", 1e4, "EUR"),
        ("It rose 85.19 %.", 85.19, "percent"),
        ("It rose 85 per cent.", 85, "percent"),
        ("It rose by eighty-five percent.", 85, "percent"),
        ("It rose 3 percentage points.", 3, "points"),
        ("It rose 25 basis points.", 25, "bp"),
        ("It is 100 km long.", 100, "km"),
        ("It is 62 miles long.", 62, "mile"),
        ("It covers 20,000 square miles.", 20_000, "sqmile"),
        ("It was 30 degrees Celsius.", 30, "celsius"),
        ("It moves at 60mph.", 60, "mph"),
        ("It lasted 24 hours.", 24, "hour"),
        ("It lasted half an hour.", 0.5, "hour"),
        ("It is two-thirds full.", 200 / 3, "percent"),
        ("It took half of the seats.", 50, "percent"),
        ("It took a third of the seats.", 100 / 3, "percent"),
        ("It has a two-in-three chance.", 200 / 3, "percent"),
        ("It has a “2 in 3” chance.", 200 / 3, "percent"),
        ("One in five Americans saw it.", 20, "percent"),
        ("It has grown threefold.", 3, "fold"),
        ("It has three times as many rooms.", 3, "fold"),
        ("She is aged 91.", 91, "age"),
        ("A 56-year-old man saw it.", 56, "age"),
        ("Mary Hill, 61, saw it.", 61, "age"),
    ],
)
def test_units_have_one_form(text: str, value: float, unit: str) -> None:
    quantity = only(text)
    assert quantity.low == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Five rounds of talks were held.", "rounds"),
        ("At least 12 people were killed.", "people killed"),
        ("The storm left 12 dead.", "killed"),
        ("The death toll rose to 12.", "killed"),
        ("A crash killing three tourists closed the road.", "tourists killed"),
        ("A five-day Asia tour ended.", "tour"),
        ("A 50% duty was announced.", "duty"),
        ("It gave $5 million in aid.", "aid"),
        ("Half of the seats were lost.", "seats"),
        ("A 10-member team arrived.", "member"),
        ("Twelve senior police officers resigned.", "officers"),
        ("One man was seen.", "man"),
        ("The third round ended.", "round"),
        ("Some 50 of our members left.", "members"),
    ],
)
def test_what_is_counted(text: str, counted: str) -> None:
    assert only(text).counted == counted


def test_roles_keep_two_figures_apart() -> None:
    assert [(q.low, q.counted) for _, q in read("Reports spoke of 3 killed, 20 wounded.")] == [
        (3, "killed"),
        (20, "wounded"),
    ]


def test_a_list_shares_the_role_of_its_verb() -> None:
    counted = [q.counted for _, q in read("The blast killed three men, two women and five children.")]
    assert counted == ["men killed", "women killed", "children killed"]


@pytest.mark.parametrize(
    ("text", "words", "hedge"),
    [
        ("At least 12 people came.", "At least 12", "atleast"),
        ("More than 100 people came.", "More than 100", "over"),
        ("Up to 30 people came.", "Up to 30", "atmost"),
        ("Fewer than five people came.", "Fewer than five", "under"),
        ("Nearly 1,000 people came.", "Nearly 1,000", "nearly"),
        ("An estimated 200 people came.", "An estimated 200", "about"),
        ("There were 12 or more people.", "12 or more", "atleast"),
        ("It cost over $3 billion.", "over $3 billion", "over"),
    ],
)
def test_hedges(text: str, words: str, hedge: str) -> None:
    ((printed, quantity),) = read(text)
    assert (printed, quantity.hedge) == (words, hedge)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("It takes 10-15 people.", 10, 15, ""),
        ("It takes between 3 and 5 percent.", 3, 5, "percent"),
        ("It takes 10 to 12 years.", 10, 12, "year"),
        ("It takes $10–15 million.", 10e6, 15e6, "USD"),
        ("It takes $5 million to $10 million.", 5e6, 10e6, "USD"),
        ("It takes two or three days.", 2, 3, "day"),
        ("It passed in a 396-9 vote.", 9, 396, "score"),
        ("It passed 52-48.", 48, 52, "score"),
        ("It failed 48-52.", 48, 52, "score"),
        ("They voted 396 to 9 for it.", 9, 396, "score"),
    ],
)
def test_ranges_and_votes(text: str, low: float, high: float, unit: str) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)


def test_a_rise_is_two_figures_and_no_range() -> None:
    assert [q.low for _, q in read("It rose from 10% to 12%.")] == [10, 12]


def test_vague_plurals_are_wide_and_inexact() -> None:
    quantity = only("It drew tens of thousands of protesters.")
    assert (quantity.low, quantity.high, quantity.exact) == (15_000, 140_000, False)
    assert quantity.counted == "protesters"


@pytest.mark.parametrize(
    "text",
    [
        "It happened in 2012.",
        "It happened on November 4, 2025, at 3 p.m.",
        "It happened three days ago and again two weeks later.",
        "It stands at 1600 Pennsylvania Avenue.",
        "Covid-19 spread.",
        "Call 555-123-4567.",
        "The attacks of 9/11 changed it, 24/7.",
        "See pic.example.com/9xZ4 and #100days.",
        "The Second Amendment is old.",
        "A third party joined.",
        "One of the men left, one after another.",
        "One day no one will know which one.",
        "Both left.",
    ],
)
def test_what_is_no_quantity(text: str) -> None:
    assert read(text) == []


@given(st.integers(0, 10**12))
def test_grouped_digits_keep_their_value(number: int) -> None:
    assert only(f"There are {number:,} stones.").low == number


@given(st.text(alphabet="0123456789.,-/$%€ aft andmillionhundredyear\n'\"", max_size=60))
def test_any_text_gives_true_spans(text: str) -> None:
    found = read(text)
    for printed, quantity in found:
        assert printed.strip() == printed != ""
        assert quantity.low <= quantity.high
    starts = [q.start for _, q in found]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    ("text", "counted", "value"),
    [
        ("The passengers of flight 9525 left.", "flight", 9525),
        ("See Article 370.", "article", 370),
        ("He lives at 10 Downing Street.", "address", 10),
        ("She was No. 3.", "no", 3),
        ("An F-16 landed.", "f", 16),
        ("A Boeing 737 landed.", "boeing", 737),
        ("A magnitude-6.1 tremor woke them.", "magnitude", 6.1),
        ("A 6.1-magnitude tremor woke them.", "magnitude", 6.1),
    ],
)
def test_a_number_that_names_counts_nothing(text: str, counted: str, value: float) -> None:
    quantity = only(text)
    assert (quantity.unit, quantity.counted, quantity.low) == ("name", counted, value)


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("Some 12 500 people fled.", "", 12_500, 12_500),
        ("Some 12'500 people fled.", "", 12_500, 12_500),
        ("Some 12.500 people fled.", "", 12_500, 12_500),
        ("It took 2 hours and 15 minutes.", "hour", 2.25, 2.25),
        ("It cost three dollars and fifty cents.", "USD", 3.5, 3.5),
        ("It shrank by zero point five percent.", "percent", 0.5, 0.5),
        ("They cut it by a quarter of a point.", "points", 0.25, 0.25),
        ("It has 16GB of memory.", "gb", 16, 16),
        ("It reached 45C at noon.", "celsius", 45, 45),
        ("No one was hurt.", "", 0, 0),
        ("All members of the club came.", "percent", 100, 100),
        ("Most of the families left.", "percent", 51, 97),
        ("Both engines failed.", "", 2, 2),
    ],
)
def test_notations_and_amounts_in_words(text: str, unit: str, low: float, high: float) -> None:
    quantity = only(text)
    assert (quantity.unit, quantity.low, quantity.high) == (unit, low, high)


@pytest.mark.parametrize(
    ("text", "per"),
    [
        ("It carries 12,000 passengers a day.", "day"),
        ("It carries 12,000 passengers daily.", "day"),
        ("It saves 2 million euros a year.", "year"),
    ],
)
def test_rates(text: str, per: str) -> None:
    assert only(text).per == per
