"""Titles: plain sentences that name the outlets and the words, whatever facts are absent."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.kinds import KINDS
from compare.model import Article, Fact, Facts, Finding, Span
from compare.titles import LONG, outlet_labels, shorten, title_of
from tests.samples import article

HERALD = article("a", "The mayor said the old pier will close in June.", publisher="Herald")
COURIER = article("b", "Ada Quist said: “The pier may close in June.”", publisher="Courier")
ARTICLES = {"a": HERALD, "b": COURIER}
GIVEN: Facts = {"value_a": "the mayor", "value_b": "Ada Quist"}
HEARD: Facts = {"speaker": "Ada Quist", "remarks": "3"}


def at(source: Article, words: str) -> tuple[Span, ...]:
    start = source.text.index(words)
    return (Span(start, start + len(words)),)


def finding(
    kind: str, a: str | None, b: str | None, attributes: tuple[str, ...] = (), *, facts: Facts | None = None
) -> Finding:  # fmt: skip
    spans = {i: at(ARTICLES[i], words) for i, words in (("a", a), ("b", b)) if words is not None}
    return Finding(kind, "note", 0.9, spans, {}, facts or {}, attributes, sources=("a", "b"))


@pytest.mark.parametrize(
    ("given_finding", "title"),
    [
        (
            finding("quote.reworded", "will", "may", facts={"speaker": "Ada Quist"}),
            "Herald prints “will”, Courier prints “may” in one remark by Ada Quist",
        ),
        (finding("quote.reworded", "old", None), "In one remark, “old” is only in Herald"),
        (
            finding("quote.cut", None, "in June", facts={"speaker": "Ada Quist"}),
            "Herald prints less of one remark by Ada Quist: “in June” is only in Courier",
        ),
        (
            finding("quote.form", "the old pier will close", "The pier may close", facts={"speaker": "Ada Quist"}),
            "Courier quotes one remark by Ada Quist directly, Herald paraphrases it: Herald prints “the old pier will "
            "close”, Courier prints “The pier may close”",
        ),
        (
            finding(
                "attribution.speaker",
                "close in June",
                "close in June",
                facts=GIVEN,
            ),
            "Herald gives “the mayor” as the speaker, Courier gives “Ada Quist”",
        ),
        (
            finding("attribution.dropped", "The mayor said", None, facts={"speaker": "the mayor"}),
            "“The mayor said” is only in Herald; Courier prints the same as plain fact",
        ),
        (
            finding("number.conflict", "old", "may", facts={"counted": "piers"}),
            "The figure for “piers” differs: Herald prints “old”, Courier prints “may”",
        ),
        (
            finding("date.conflict", "June", "June", facts={"value_a": "2025-06", "value_b": "2026-06"}),
            "The time of one event differs: Herald prints “June”, Courier prints “June” (2025-06, 2026-06)",
        ),
        (finding("missing.detail", "old", None), "A detail is only in Herald: “old”"),
        (
            finding("missing.speaker", None, "The pier may close in June.", facts=HEARD),
            "Ada Quist is heard only in Courier (3 remarks)",
        ),
        (
            finding("placement.moved", "in June", "Ada Quist"),
            "Courier leads with what stands deep in Herald: “Ada Quist”",
        ),
        (
            finding("number.conflict", "old", "may", ("in_quote", "possible_update"), facts={"speaker": "Ada Q"}),
            "The figure differs: Herald prints “old”, Courier prints “may” in one remark by Ada Q (possible update)",
        ),
        (
            finding("certainty.shift", "will", "may", ("in_headline",)),
            "How certain it is differs: Herald prints “will”, Courier prints “may” in the headline",
        ),
    ],
)
def test_titles_read_as_written_by_an_editor(given_finding: Finding, title: str) -> None:
    assert title_of(given_finding, ARTICLES) == title


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("a", "b"), [("will", "may"), ("will", None), (None, "may"), (None, None)])
def test_every_kind_has_a_title_without_any_fact(kind: str, a: str | None, b: str | None) -> None:
    title = title_of(finding(kind, a, b), ARTICLES)
    assert "{" not in title and "  " not in title and not title.endswith((" ", ":"))
    assert kind == "placement.moved" or all(f"“{words}”" in title for words in (a, b) if words)
    assert not re.search(r"(?i)\b(false|lie|lies|bias|biased)\b", title)
    assert re.search(r"(?i)\b(prints?|differs?|only|gives|quotes|leads)\b", title)


@pytest.mark.parametrize("kind", KINDS)
def test_swapped_sides_swap_the_title(kind: str) -> None:
    """The same finding with the sources the other way round names the same outlets and words, exchanged."""
    there = title_of(finding(kind, "will", "may"), ARTICLES)
    swapped = Finding(kind, "note", 0.9, {"a": at(COURIER, "may"), "b": at(HERALD, "will")}, {}, sources=("a", "b"))
    back = title_of(swapped, {"a": replace(COURIER, id="a"), "b": replace(HERALD, id="b")})
    exchange = {"Herald": "Courier", "Courier": "Herald", "“will”": "“may”", "“may”": "“will”"}
    # These name first the one that quotes directly, prints more or has it nearer the top.
    fixed = kind in ("quote.form", "quote.cut", "placement.moved")
    turned = re.sub("|".join(exchange), lambda m: exchange[m.group()], there)
    assert fixed or back == turned
    assert sorted(re.findall(r"\w+", back)) == sorted(re.findall(r"\w+", there))


def test_two_articles_of_one_publisher_are_told_apart() -> None:
    twins = [article("a", "x", publisher="Herald"), article("b", "y", publisher="Herald"), article("c", "z")]
    assert outlet_labels(twins) == {"a": "Herald (A)", "b": "Herald (B)", "c": "C"}


def test_quotation_marks_inside_a_title_are_inner_ones() -> None:
    source = article("a", 'He called it a “true "gem" of” the coast.')
    title = title_of(
        Finding("missing.detail", "note", 0.9, {"a": (Span(0, len(source.text)),)}, {}, sources=("a", "b")),
        {"a": source, "b": COURIER},
    )
    assert title == "A detail is only in A: “He called it a ‘true ‘gem’ of’ the coast.”"


def test_a_straight_mark_that_opens_a_sentence_opens_its_title() -> None:
    source = article("a", '"It is theft," she told the club.')
    title = title_of(
        Finding("missing.statement", "note", 0.9, {"a": (Span(0, len(source.text)),)}, {}, sources=("a", "b")),
        {"a": source, "b": COURIER},
    )
    assert title == "Only in A: “‘It is theft,’ she told the club.”"


@given(st.text(), st.dictionaries(st.sampled_from(get_args(Fact)), st.text()))
def test_hostile_words_and_facts_stay_in_one_harmless_line(words: str, facts: Facts) -> None:
    source = article("a", words)
    hostile = Finding("quote.reworded", "note", 0.9, {"a": (Span(0, len(words)),)}, {}, facts, sources=("a", "b"))
    title = title_of(hostile, {"a": source, "b": COURIER})
    assert title.isprintable() or not any(ord(c) < 32 or 127 <= ord(c) < 160 for c in title)
    assert len(title) < 2 * LONG + 200


@given(st.text(max_size=300), st.integers(min_value=1, max_value=50))
def test_shortened_text_fits(text: str, width: int) -> None:
    assert len(shorten(text, width)) <= width


def test_a_word_of_ten_thousand_letters_is_cut() -> None:
    assert shorten("x" * 10_000, 20) == "x" * 19 + "…"
