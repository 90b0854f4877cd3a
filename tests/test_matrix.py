"""Three and more sources: findings of all pairs as points at issue, and every source seen from a base."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.articles import read_story
from compare.model import Alignment, Facts, Finding, Report, Source, Span
from compare.pipeline import compare_story
from compare.points import with_points
from compare.renderers.html import render
from compare.renderers.html.matrix_records import HeatMap, PointCell, PointRow
from compare.renderers.html.view import Page, view
from compare.settings import Settings
from tests import samples
from tests.samples import at, finding, place, source

HARBOUR = Path(__file__).parent / "stories" / "harbour"


@cache
def harbour() -> Report:
    """Compare the three articles on the crane, with the real model."""
    return compare_story(read_story([str(HARBOUR)]), Settings(cache=False))


@cache
def harbour_page() -> Page:
    """Settle the page of the three articles on the crane."""
    return view(harbour())


def rows_of(page: Page) -> list[PointRow]:
    """List the rows of all tables of a page."""
    return [row for table in page.tables for row in table.rows]


def shown(cell: PointCell) -> tuple[str, str]:
    """What a cell prints, and what it says of that."""
    return "".join(p.text for p in cell.pieces), cell.word


def row(page: Page, family: str, *words: str) -> list[tuple[str, str]]:
    """Find the one row of a `family` in which all `words` stand somewhere, and list what its cells show."""
    found = [
        [shown(cell) for cell in r.cells]
        for r in rows_of(page)
        if r.family == family and all(any(w in shown(c)[0] for c in r.cells) for w in words)
    ]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("family", "words", "cells"),
    [
        ("Numbers", ("three",), [("two", ""), ("three", ""), ("two", "same as A")]),
        ("Numbers", ("58",), [("62 metres", ""), ("62 metres", "same as A"), ("58 metres", "")]),
        ("Numbers", ("4,800",), [("4,200 tonnes", ""), ("4,800 tonnes", ""), ("4,200 tonnes", "same as A")]),
        ("Quotations", ("bang",), [("crack", ""), ("bang", ""), ("crack", "same as A")]),
        ("Quotations", ("checked",), [("inspected", ""), ("checked", ""), ("inspected", "same as A")]),
        (
            "Quotations",
            ("did nothing",),
            [("and they did nothing", ""), ("", "lacks these words"), ("", "nothing here")],
        ),
        ("Certainty", ("may",), [("will stay", ""), ("may stay", ""), ("will stay", "same as A")]),
        ("Wording", ("director",), [("master", ""), ("director", ""), ("master", "same as A")]),
    ],
)
def test_what_three_outlets_print_at_one_point_stands_in_one_row(
    family: str, words: tuple[str, ...], cells: list[tuple[str, str]]
) -> None:
    assert row(harbour_page(), family, *words) == cells


def test_a_speaker_whom_two_outlets_quote_and_one_leaves_out_is_one_point() -> None:
    (cells,) = (
        [shown(c) for c in r.cells]
        for r in rows_of(harbour_page())
        if (r.family, r.about) == ("Not in all", "Peter Raske")
    )
    assert [bool(words) for words, _ in cells] == [True, True, False]
    assert cells[2] == ("", "nothing here")


def test_a_paragraph_that_one_outlet_leaves_out_is_one_point_though_two_word_it_differently() -> None:
    minister = row(harbour_page(), "Not in all", "will visit", "is expected to visit")
    assert minister[1] == ("", "nothing here")
    union = row(harbour_page(), "Not in all", "it had warned the authority")
    assert [bool(words) for words, _ in union] == [True, True, False] and union[2] == ("", "nothing here")


def test_every_finding_but_those_equal_in_meaning_stands_in_just_one_row() -> None:
    report = harbour()
    held = {str(n): members for n, members in enumerate(grouped(report), 1)}
    rows = rows_of(harbour_page())
    assert sorted(int(r.link.text) for r in rows) == [
        n for n, point in enumerate(report.points, 1) if point.severity != "hidden"
    ]
    assert len(rows) < sum(map(len, held.values()))


def test_rows_lead_to_their_points_and_cells_to_their_place() -> None:
    page = harbour_page()
    cards = {card.anchor for section in page.sections for card in section.cards}
    anchors = {
        s.anchor
        for p in page.pairs
        for b in p.blocks
        for r in b.rows
        for c in r.cells
        for q in c.paragraphs
        for s in q.sentences
    }
    for r in rows_of(page):
        assert r.link.href[1:] in cards
        for cell in r.cells:
            assert bool(cell.href) == (cell.state not in ("absent", "apart"))
            if cell.href:
                assert cell.href[1:] in anchors and cell.place.startswith("¶")


def heat(page: Page, base: str) -> HeatMap:
    """Find the heat map against `base`."""
    return next(h for h in page.heats if h.base.id == base)


def test_the_heat_map_says_how_each_outlet_tells_each_sentence_of_the_base() -> None:
    told = heat(harbour_page(), "a")
    assert told.shown and told.unit == "sentence"
    texts = {s.article.id: s for s in harbour().sources}
    numbers = [int(c.label) for c in told.columns]
    at_number = {r.source.id: dict(zip(numbers, (c.state for c in r.cells), strict=True)) for r in told.rows}
    by_words = {
        words: next(s.n for s in texts["a"].sentences if s.start <= texts["a"].article.text.index(words) < s.end)
        for words in ("62 metres", "crack like", "Both injured", "They were told", "last inspection", "Elena Marsh")
    }
    assert {w: (at_number["b"][n], at_number["c"][n]) for w, n in by_words.items()} == {
        "62 metres": ("same", "differs"),
        "crack like": ("differs", "same"),
        "Both injured": ("differs", "same"),
        "They were told": ("differs", "absent"),
        "last inspection": ("same", "same"),
        "Elena Marsh": ("absent", "differs"),
    }


def test_every_source_can_be_the_base_and_every_row_is_counted() -> None:
    page = harbour_page()
    assert [h.base.id for h in page.heats] == ["a", "b", "c"]
    assert [h.shown for h in page.heats] == [True, False, False]
    for h in page.heats:
        assert {r.source.id for r in h.rows} == {"a", "b", "c"} - {h.base.id}
        for r in h.rows:
            assert len(r.cells) == len(h.columns)
            assert sum(int(part.split()[0]) for part in r.tally.split(", ")) == len(r.cells)


def test_the_ledger_has_every_utterance_once_and_says_how_each_outlet_prints_it() -> None:
    page = harbour_page()
    ways = {s.name: [[p.word for p in u] for u in s.utterances] for s in page.speakers}
    assert ways == {
        "Jonas Feld": [["whole", "reworded", "whole"]],
        "Ingrid Solheim": [["whole", "reworded", "whole"]],
        "Peter Raske": [["whole", "cut", "absent"]],
    }
    assert page.outlet_totals == ("3 of 3: whole", "3 of 3: 1 cut, 2 reworded", "2 of 3: 2 whole, 1 absent")
    marked = {
        p.text for s in page.speakers for u in s.utterances for print_ in u for p in print_.pieces if p.mode == "mark"
    }
    assert marked == {"crack", "bang", "inspected", "checked", "and they did nothing"}
    assert all(p.href for s in page.speakers for u in s.utterances for p in u if p.word != "absent")


def test_a_sentence_that_the_other_lacks_stands_alone_in_the_texts_though_its_group_is_wider() -> None:
    pair = next(p for p in harbour_page().pairs if (p.a.id, p.b.id) == ("a", "c"))
    beside = {
        "".join(p.text for q in r.cells[0].paragraphs for s in q.sentences for p in s.pieces): (
            r.word,
            r.cells[1].paragraphs,
        )
        for block in pair.blocks
        for r in block.rows
    }
    union = next(told for words, told in beside.items() if "Dockers" in words)
    assert union == ("only in A", ())
    inspection = next(word for words, (word, _) in beside.items() if "last inspection" in words)
    minister = next(word for words, (word, _) in beside.items() if "Elena Marsh" in words)
    assert (inspection, minister) == ("agrees", "differs")


@pytest.mark.parametrize("base", ["a", "b", "c"])
def test_a_base_gives_its_pairs_a_direction_and_leaves_the_other_pair_alone(base: str) -> None:
    sources = tuple(
        replace(s, article=replace(s.article, role="base" if s.article.id == base else "peer"))
        for s in harbour().sources
    )
    page = view(replace(harbour(), sources=sources))
    assert [h.base.id for h in page.heats if h.shown] == [base]
    for section in page.sections:
        for card in section.cards:
            sides = {r.source.id: {p.tag for p in r.pieces if p.mode in ("mark", "whole")} for r in card.rows}
            for side, tags in sides.items():
                assert tags <= {"mark" if base not in sides else "del" if side == base else "ins"}
    words = {
        r.word for p in page.pairs if base in (p.a.id, p.b.id) for b in p.blocks for r in b.rows if r.state == "only"
    }
    assert words <= {f"left out in {x}" for x in "ABC"} | {f"added in {x}" for x in "ABC"}


A = "The mill at Orle burned for 9 hours. Its owner was abroad."
B = "The mill at Orle burned for 7 hours. Its owner was away."
C = "The mill at Orle burned for 8 hours. Nobody was hurt."
NAMES = ("a", "b", "c")


def mill(*findings: Finding, groups: tuple[Alignment, ...] = ()) -> Report:
    """Make a report on three short articles."""
    sources = [source(n, text) for n, text in zip(NAMES, (A, B, C), strict=True)]
    return samples.report(sources, findings, groups)


def grouped(report: Report) -> list[list[int]]:
    """List the points of a report by the numbers of their findings."""
    number = {f.id: n for n, f in enumerate(report.findings, 1)}
    return sorted(sorted(number[name] for name in point.findings) for point in report.points)


def mills() -> tuple[Source, Source, Source]:
    """Give the sources of `mill`."""
    a, b, c = mill().sources
    return a, b, c


def test_three_values_of_three_pairs_are_one_point() -> None:
    a, b, c = mills()
    pairs = [(a, "9", b, "7"), (b, "7", c, "8"), (a, "9 hours", c, "8 hours")]
    found = [
        finding("number.conflict", "error", f"{x} {y}", {s.article.id: (s, [at(s, x)]), o.article.id: (o, [at(o, y)])})
        for s, x, o, y in pairs
    ]
    assert grouped(mill(*found)) == [[1, 2, 3]]
    (only,) = rows_of(view(mill(*found)))
    assert [shown(cell) for cell in only.cells] == [("9 hours", ""), ("7", ""), ("8 hours", "")]


def test_other_places_and_other_things_stay_apart() -> None:
    a, b, c = mills()
    hours = finding("number.conflict", "error", "1", {"a": (a, [at(a, "9")]), "b": (b, [at(b, "7")])})
    label = finding("wording.label", "note", "2", {"a": (a, [at(a, "9")]), "c": (c, [at(c, "8")])})
    word = finding("wording.label", "note", "3", {"a": (a, [at(a, "mill")]), "b": (b, [at(b, "mill")])})
    long = finding("wording.label", "note", "4", {"a": (a, [at(a, "mill at Orle burned")]), "c": (c, [at(c, "mill")])})
    assert grouped(mill(hours, label, word, long)) == [[1], [2], [3], [4]]


def test_one_gap_of_a_source_that_two_others_fill_is_one_point() -> None:
    a, b, c = mills()
    gap = place(c, "burned")
    one = finding("missing.detail", "note", "1", {"a": (a, [at(a, "for 9")]), "c": (c, [gap])})
    two = finding("missing.detail", "note", "2", {"b": (b, [at(b, "for 7")]), "c": (c, [gap])})
    assert grouped(mill(one, two)) == [[1, 2]]
    (only,) = rows_of(view(mill(one, two)))
    assert [cell.state for cell in only.cells] == ["value", "value", "gap"]


def test_a_statement_that_two_tell_and_the_third_lacks_is_one_point_by_their_alignment() -> None:
    a, b, _ = mills()
    one = finding("missing.statement", "note", "1", {"a": (a, [a.sentences[1].span])}, among=("a", "c"))
    two = finding("missing.statement", "note", "2", {"b": (b, [b.sentences[1].span])}, among=("b", "c"))
    group = Alignment({"a": (2,), "b": (2,)}, 0.9, 0.9, "same", False)
    assert grouped(mill(one, two)) == [[1], [2]]
    assert grouped(mill(one, two, groups=(group,))) == [[1, 2]]
    wide = Alignment({"a": (1, 2), "b": (1, 2)}, 0.9, 0.9, "same", False)
    other = finding("missing.statement", "note", "3", {"b": (b, [b.sentences[0].span])}, among=("b", "c"))
    assert grouped(mill(one, two, other, groups=(wide,))) == [[1, 2, 3]]  # what one side has in a run is one passage


def test_a_source_that_no_finding_names_shows_its_own_words_or_says_that_nothing_was_found() -> None:
    a, b, _ = mills()
    found = finding("wording.label", "note", "1", {"a": (a, [at(a, "Orle")]), "b": (b, [at(b, "Orle")])})
    groups = tuple(Alignment({x: (1,), "c": (1,)}, 0.9, 0.9, "same", False) for x in "ab")
    (only,) = rows_of(view(mill(found, groups=groups)))
    assert shown(only.cells[2]) == ("Orle", "same as A")
    (apart,) = rows_of(view(mill(found)))
    assert shown(apart.cells[2]) == ("", "nothing here")
    hours = finding("number.conflict", "error", "1", {"a": (a, [at(a, "9")]), "b": (b, [at(b, "7")])})
    (told,) = rows_of(view(mill(hours, groups=groups)))
    assert shown(told.cells[2]) == ("", "told here, no difference found") and told.cells[2].place == "¶1"


def test_a_value_stands_in_where_the_words_are_not_what_differs() -> None:
    a, b, _ = mills()
    heads: Facts = {"value_a": "Mill burns", "value_b": "Fire at mill"}
    found = replace(finding("headline.differs", "note", "1", {"a": (a, []), "b": (b, [])}, facts=heads), context={})
    (only,) = rows_of(view(mill(found)))
    assert [shown(cell)[0] for cell in only.cells] == ["Mill burns", "Fire at mill", ""]


def test_what_is_decided_and_what_is_a_note_stands_folded_with_its_count() -> None:
    a, b, _ = mills()
    sides = [{"a": (a, [at(a, w)]), "b": (b, [at(b, w)])} for w in ("mill", "Orle", "owner")]
    found = (
        finding("wording.label", "warning", "1", sides[0]),
        finding("wording.label", "note", "2", sides[1]),
        finding("wording.label", "warning", "3", sides[2], status="dismissed"),
    )
    tables = view(mill(*found)).tables
    assert [(t.summary, len(t.rows)) for t in tables] == [("", 1), ("1 note", 1), ("1 decided point", 1)]
    assert tables[2].rows[0].status == "Dismissed"


def test_points_and_findings_are_counted_apart() -> None:
    page, report = harbour_page(), harbour()
    equal = sum(f.severity == "hidden" for f in report.findings)
    assert f"{len(rows_of(page))} points · {len(report.findings) - equal} differences" in page.counts


def test_two_sources_have_cards_and_no_matrix() -> None:
    page = view(samples.seed_report())
    assert not page.tables and not page.heats
    unlike = view(replace(harbour(), verdict="not-the-same-story"))
    assert not unlike.tables and not unlike.heats


def test_a_long_base_is_shown_by_the_paragraph() -> None:
    text = "\n".join(f"Shed {n} is dry. Shed {n} is full." for n in range(25))
    sources = [source(n, text) for n in NAMES]
    groups = [Alignment({"a": (n,), "b": (n,)}, 1, 1, "same", False) for n in range(1, 50)]
    told = heat(view(samples.report(sources, (), groups)), "a")
    assert told.unit == "paragraph" and [c.label for c in told.columns][:2] == ["¶1", "¶2"]
    states = [c.state for c in told.rows[0].cells]
    assert states[:-1] == ["same"] * 24 and states[-1] == "reworded"  # its second sentence is not told
    assert {c.state for c in told.rows[1].cells} == {"absent"}


@st.composite
def reports(draw: st.DrawFn) -> Report:
    """Draw findings of any pair of three sources, anywhere in them."""
    sources = mills()
    kinds = st.sampled_from(["number.conflict", "quote.cut", "wording.label", "missing.statement", "missing.speaker"])
    found = []
    for n in range(draw(st.integers(0, 8))):
        pair = draw(st.sampled_from([(0, 1), (0, 2), (1, 2)]))
        sides = {}
        for i in pair:
            ends = draw(st.lists(st.integers(0, len(sources[i].article.text)), min_size=0, max_size=2).map(sorted))
            sides[NAMES[i]] = (sources[i], [Span(ends[0], ends[-1])] if ends else [])
        found.append(
            finding(
                draw(kinds),
                "note",
                str(n),
                sides,
                facts={"speaker": "X"} if n % 2 else {},
                among=[NAMES[i] for i in pair],
            )
        )
    return mill(*found)


@given(reports())
def test_points_divide_the_findings(report: Report) -> None:
    numbers = [n for group in grouped(report) for n in group]
    assert sorted(numbers) == list(range(1, len(report.findings) + 1))
    page = view(report)
    assert all(len(r.cells) == 3 for r in rows_of(page))
    assert all(cell.pieces or cell.word for r in rows_of(page) for cell in r.cells)


def test_hostile_text_is_escaped_in_the_matrix_and_cut_to_size() -> None:
    report = hostile()
    page = render(report)
    assert "<script>document" not in page and "onmouseover='document" not in page.replace("&#39;", "")
    assert all(len("".join(p.text for p in c.pieces)) <= 160 for r in rows_of(view(report)) for c in r.cells)


def hostile() -> Report:
    """Add a third source to the report whose every free value tries to leave its place."""
    report = samples.hostile_report()
    third = source("</script>c", " ".join(samples.HOSTILE) + ".", publisher=samples.HOSTILE[0])
    evil = samples.HOSTILE[1]
    named = finding(
        "number.conflict",
        "error",
        evil,
        {s.article.id: (s, [s.sentences[0].span]) for s in (report.sources[0], third)},
        facts={"counted": evil, "speaker": samples.HOSTILE[3]},
    )
    return with_points(replace(report, sources=(*report.sources, third), findings=(*report.findings, named)))
