"""What the page is made of, without a browser: pieces, layout, records, bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.model import Alignment, Article, Facts, Report, Sentence, Severity, Source, Span, Status
from compare.renderers import renderer
from compare.renderers.html import render
from compare.renderers.html.cards import anchors_of, pair_id
from compare.renderers.html.excerpts import Mark, Reader, cut, excerpt
from compare.renderers.html.layout import lay_out, longest_run
from compare.renderers.html.sources import letters_of, text_link, web_link
from compare.renderers.html.view import view
from compare.renderers.html.words import confidence_words, listed
from compare.rising import rising
from compare.text import counted
from tests import samples

TEXT = "One sentence. Another one here. A third."


class Attributes(HTMLParser):
    """Collects the names of all attributes of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names |= {name for name, _ in attrs}


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, tuple[int, int], list[Mark]]:
    """Draw a text, a window into it and marks that may overlap, touch, be empty or stand outside."""
    text = draw(st.text(max_size=30))
    edge = st.integers(0, len(text))
    window = sorted((draw(edge), draw(edge)))
    ends = draw(st.lists(st.tuples(edge, edge, st.integers(1, 5)), max_size=5))
    return text, (window[0], window[1]), [Mark(min(a, b), max(a, b), n) for a, b, n in ends]


@given(marked())
def test_pieces_join_to_the_text_and_mark_just_what_is_marked(case: tuple[str, tuple[int, int], list[Mark]]) -> None:
    text, (start, end), marks = case
    pieces = cut(text, (start, end), marks)
    assert "".join(p.text for p in pieces) == text[start:end]
    at = start
    for piece in pieces:
        told = set(map(int, piece.numbers.split(", "))) if piece.mode == "mark" else set()
        for place in range(at, at + len(piece.text)):
            assert {m.number for m in marks if m.start <= place < m.end} == told
        at += len(piece.text)


def test_a_gap_is_a_piece_without_text() -> None:
    assert [(p.text, p.mode, p.numbers) for p in cut(TEXT, (0, 13), [Mark(3, 3, 7)])] == [
        ("One", "plain", ""),
        ("", "gap", "7"),
        (" sentence.", "plain", ""),
    ]


@pytest.mark.parametrize(
    ("text", "marks", "shown"),
    [
        ("Doors open by 2am today", [Mark(15, 15, 1)], ["Doors open by 2am", "|", " today"]),
        ("A levy of 25% more", [Mark(12, 12, 1)], ["A levy of 25%", "|", " more"]),
        ("They left it there.", [Mark(18, 18, 1)], ["They left it there", "|", "."]),
        ("A new, larger dam", [Mark(2, 13, 1), Mark(5, 5, 1)], ["A ", "[new, larger]", " dam"]),
        ("A new, larger dam", [Mark(2, 13, 1), Mark(5, 5, 2)], ["A ", "[new]", "|", "[, larger]", " dam"]),
        ("A new, larger dam", [Mark(2, 5, 1), Mark(5, 13, 1)], ["A ", "[new, larger]", " dam"]),
        ("A new, larger dam", [Mark(2, 13, 1), Mark(7, 13, 1)], ["A ", "[new, larger]", " dam"]),
    ],
    ids=["figure", "share", "full-stop", "own-number", "other-number", "touching", "nested"],
)
def test_marks_and_gaps_split_no_word(text: str, marks: list[Mark], shown: list[str]) -> None:
    signs = {"mark": "[{}]", "gap": "|", "plain": "{}"}
    assert [signs[p.mode].format(p.text) for p in cut(text, (0, len(text)), marks)] == shown


def reader() -> Reader:
    return Reader(samples.source("a", TEXT))


def test_excerpt_shows_the_sentence_and_its_neighbours() -> None:
    shown = excerpt(reader(), [Mark(22, 25)], [Span(14, 31)], 4)
    assert [(p.text, p.mode) for p in shown.pieces] == [("Another ", "plain"), ("one", "mark"), (" here.", "plain")]
    assert (shown.before, shown.after) == ("One sentence.", "A third.")
    assert shown.sentence is not None and shown.sentence.n == 2


def test_excerpt_of_remarks_far_apart_leaves_out_what_is_between() -> None:
    text = " ".join(f"Sentence number {n} stands here." for n in range(9))
    source = samples.source("a", text)
    first, last = source.sentences[0].span, source.sentences[8].span
    shown = excerpt(Reader(source), [Mark(*first), Mark(*last)], [Span(0, len(text))], 4)
    assert [p.mode for p in shown.pieces] == ["whole", "skip", "whole"]
    assert "number 4" not in "".join(p.text for p in shown.pieces)


def test_a_sentence_that_differs_as_a_whole_is_not_marked_word_for_word() -> None:
    assert [p.mode for p in excerpt(reader(), [Mark(0, 13)], [], 4).pieces] == ["whole"]


def test_an_excerpt_leaves_sentences_beyond_a_few_to_the_texts() -> None:
    text = " ".join(f"Sentence number {n} stands here." for n in range(9))
    source = samples.source("a", text)
    shown = excerpt(Reader(source), [Mark(*s.span) for s in source.sentences], [], 4)
    assert shown.left == 5 and "number 3" in shown.pieces[-1].text


@given(st.lists(st.integers(0, 12), unique=True))
def test_increasing_is_longest(values: list[int]) -> None:
    chain = [values[i] for i in rising(values)]
    assert chain == sorted(set(chain))
    best = [1] * len(values)
    for i, value in enumerate(values):
        best[i] = 1 + max((best[j] for j in range(i) if values[j] < value), default=0)
    assert len(chain) == max(best, default=0)


def test_longest_run() -> None:
    assert longest_run([7, 3, 4, 8, 9]) == (7, 10)
    assert longest_run([]) is None


@st.composite
def alignments(draw: st.DrawFn) -> tuple[int, int, list[Alignment]]:
    """Draw two numbers of sentences and groups of any shape in which each sentence stands once at most."""
    sizes = draw(st.integers(0, 8)), draw(st.integers(0, 8))
    sides = [draw(st.lists(st.integers(0, 3), min_size=size, max_size=size)) for size in sizes]
    groups = []
    for group in range(1, 4):
        held = [tuple(n for n, g in enumerate(side, 1) if g == group) for side in sides]
        if held[0] and held[1]:
            moved = draw(st.booleans())
            groups.append(Alignment({"a": held[0], "b": held[1]}, 1.0, 1.0, "same", moved))
    return *sizes, groups


@given(alignments())
def test_each_column_is_its_article_in_order(case: tuple[int, int, list[Alignment]]) -> None:
    size_a, size_b, groups = case
    a, b = ([Sentence(n, n * 10, n * 10 + 9, 1) for n in range(1, size + 1)] for size in (size_a, size_b))
    strips = lay_out(a, b, groups, ("a", "b"))
    assert [s.n for strip in strips for s in strip.a] == list(range(1, size_a + 1))
    assert [s.n for strip in strips for s in strip.b] == list(range(1, size_b + 1))
    for strip in strips:
        assert strip.a or strip.b
        if strip.a and strip.b:
            assert strip.group and not strip.group.moved
        if strip.group:
            assert {s.n for s in strip.a} <= set(strip.group.sentences["a"])
            assert {s.n for s in strip.b} <= set(strip.group.sentences["b"])


def test_same_report_same_bytes() -> None:
    assert render(samples.seed_report()) == render(samples.seed_report())
    assert renderer("html")(samples.seed_report()) == render(samples.seed_report())


@pytest.mark.parametrize("make", [samples.seed_report, samples.three_report, samples.hostile_report])
def test_no_inline_style_or_handler_and_nothing_from_outside(make: Callable[[], Report]) -> None:
    page = render(make())
    found = Attributes()
    found.feed(page)
    assert not {name for name in found.names if name == "style" or name.startswith("on") or name == "src"}
    assert page.count("<script>") == page.count("<style>") == 1
    assert "default-src &#39;none&#39;" in page
    assert "unsafe" not in page.split("</head>")[0]


def test_two_long_articles_stay_under_a_megabyte() -> None:
    words = "The committee heard on Tuesday that a new bridge would cost more than the city had planned. "
    a, b = (samples.source(name, words * 125) for name in "ab")
    findings = [
        samples.finding(
            "wording.label",
            "note",
            f"Finding number {n}: A prints “bridge”, B prints “city”",
            {s.article.id: (s, [Span(o.start + 40, o.start + 50)]) for s in (a, b) for o in [s.sentences[n]]},
        )
        for n in range(120)
    ]
    groups = [Alignment({"a": (n,), "b": (n,)}, 1.0, 1.0, "same", False) for n in range(1, 126)]
    assert len(a.article.text.split()) > 2000
    assert len(render(samples.report((a, b), findings, groups)).encode()) < 1_000_000


def test_nothing_vanishes_from_the_counts() -> None:
    report = samples.seed_report()
    page = view(report)
    assert sum(c.number for c in page.severities) == len(report.points)
    assert sum(c.number for c in page.families) >= len(report.points)
    assert sum(c.number for c in page.statuses) == len(report.points)
    cards = [card for section in page.sections for card in section.cards]
    assert len(cards) == len(report.points)
    assert sorted(d.decided.fp for card in cards for d in card.differences) == sorted(f.id for f in report.findings)


def test_decided_and_explained_findings_stand_apart() -> None:
    a, b = (samples.source(name, "One word. Two words. Three words. Four words.") for name in "ab")
    states: tuple[tuple[Severity, Status, tuple[str, ...]], ...] = (
        ("note", "open", ()),
        ("note", "dismissed", ()),
        ("note", "open", ("marked_edit",)),
        ("hidden", "open", ()),
    )
    findings = [
        replace(
            samples.finding("wording.label", severity, str(n), {"a": (a, [s.span]), "b": (b, [s.span])}, status=status),
            attributes=attributes,
        )
        for n, (s, (severity, status, attributes)) in enumerate(zip(a.sentences, states, strict=True))
    ]
    assert [s.id for s in view(samples.report((a, b), findings)).sections] == ["note", "marked", "dismissed", "hidden"]


def test_a_source_shows_the_headline_that_is_given_else_the_one_its_text_opens_with() -> None:
    text = "Bridge shut\n\nThe bridge is shut."
    sentences = (Sentence(1, 0, 11, 1, "headline"), Sentence(2, 13, 32, 2, "body"))
    given_one, printed = Article("a", "a.txt", text, "0", headline="Bridge closes"), Article("b", "b.txt", text, "0")
    assert Source(given_one, sentences).headline == "Bridge closes"
    assert Source(printed, sentences).headline == "Bridge shut"
    assert Source(printed, sentences[1:]).headline == ""
    report = Report("s", "S", "same-story", 0.9, "", (Source(given_one, sentences), Source(printed, sentences)), (), ())
    assert [source.headline for source in view(report).sources] == ["Bridge closes", "Bridge shut"]
    assert "| B | Bridge shut |" in renderer("markdown")(report)


def test_the_side_that_lacks_something_gets_a_labelled_gap() -> None:
    cards = {d.kind: c for s in view(samples.seed_report()).sections for c in s.cards for d in c.differences}
    rows = cards["missing.speaker"].rows
    assert [row.source.letter for row in rows] == ["A", "B"]
    assert rows[0].pieces == () and rows[0].note == "Nothing in The Morning Ledger stands for this."
    assert [p.mode for p in cards["quote.cut"].rows[0].pieces].count("gap") == 1


def test_a_side_whose_own_marks_are_only_places_says_what_it_lacks() -> None:
    a, b = (samples.source(name, "They met at noon.") for name in "ab")
    found = samples.finding("missing.detail", "note", "at noon", {"a": (a, [Span(8, 8)]), "b": (b, [Span(9, 16)])})
    assert view(samples.report((a, b), [found])).sections[0].cards[0].rows[0].note == "Lacks the marked words of B."


def test_a_headline_that_its_own_text_lacks_says_nothing_of_the_other_source() -> None:
    cards = {d.kind: c for s in view(samples.seed_report()).sections for c in s.cards for d in c.differences}
    assert [row.source.letter for row in cards["headline.unsupported"].rows] == ["B"]


def test_facts_of_a_side_name_the_source_and_nothing_is_said_twice() -> None:
    a, b = (samples.source(name, f"They agreed, {who} said.") for name, who in (("a", "Ada"), ("b", "Ben")))
    facts: Facts = {"speaker_a": "Ada", "speaker_b": "Ben", "value_a": "Ada", "value_b": "Ben", "words": "They agreed"}
    sides = {"a": (a, [Span(13, 16)]), "b": (b, [Span(13, 16)])}
    found = samples.finding("attribution.speaker", "error", "A gives Ada, B gives Ben", sides, facts=facts)
    shown = view(samples.report((a, b), [found])).sections[0].cards[0]
    assert shown.differences[0].facts == (("Speaker in A", "Ada"), ("Speaker in B", "Ben"))
    assert dict(shown.data)["speaker"] == "Ada, Ben"


def test_three_sources_are_shown_two_by_two() -> None:
    page = view(samples.three_report())
    assert [pair.id for pair in page.pairs] == [pair_id(0, 1), pair_id(0, 2), pair_id(1, 2)]
    rows = {c.number: [r.source.letter for r in c.rows] for s in page.sections for c in s.cards}
    assert rows == {1: ["A", "B"], 2: ["B", "C"], 3: ["A", "C"], 4: ["A", "C"]}
    touched = {f.text for pair in page.pairs[1:2] for b in pair.blocks for r in b.rows for f in r.points}
    assert touched == {"3", "4"}


def test_letters_are_short_and_unlike() -> None:
    assert letters_of(["a", "b"]) == ["A", "B"]
    assert letters_of(["reuters", "b"]) == ["A", "B"]
    assert letters_of(["a", "A"]) == ["A", "B"]
    assert len(set(letters_of([f"source-{n}" for n in range(40)]))) == 40


def test_anchors_are_unlike_and_safe() -> None:
    anchors = anchors_of("f", ["fp1:3f9a12cd99", "fp1:3f9a12cd77", "", 'x"><script>'])
    assert anchors == ["f=3f9a12cd", "f=3f9a12cd-2", "f=3", "f=xscript"]


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "//x.example", "", None]
)
def test_only_web_addresses_become_links(url: str | None) -> None:
    assert web_link(url) == ""


def test_a_link_into_the_source_names_the_ends_of_the_sentence() -> None:
    assert text_link("https://n.example/a", "A short-lived deal, he said") == (
        "https://n.example/a#:~:text=A%20short%2Dlived%20deal%2C%20he%20said"
    )
    long = " ".join(f"w{n}" for n in range(20))
    assert text_link("https://n.example/a#b", long).startswith("https://n.example/a#b:~:text=w0%20w1")
    assert text_link("https://n.example/a", long).count(",") == 1
    assert text_link("", long) == ""


def test_words() -> None:
    assert counted(1, "note") == "1 note" and counted(1200, "note") == "1,200 notes"
    assert listed([]) == "" and listed(["a"]) == "a" and listed(["a", "b", "c"]) == "a, b and c"
    assert [confidence_words(c).split()[0] for c in (0.95, 0.7, 0.5, 0.1)] == ["High", "Good", "Fair", "Low"]


def test_spans_outside_any_sentence_are_still_shown() -> None:
    source = Source(Article("a", "a.txt", TEXT, "0" * 64), ())
    shown = excerpt(Reader(source), [Mark(4, 12)], [], 4)
    assert "".join(p.text for p in shown.pieces) == "sentence"
