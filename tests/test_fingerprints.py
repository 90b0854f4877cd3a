"""Fingerprints: what was said, not where; pinned, because decisions on disk name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare import fingerprints
from compare.fingerprints import anchors, earlier_kinds, exact, numbered, value, variant
from compare.model import Anchor, Article, Facts, Finding, Span
from tests.samples import article

A = "First line.\nThe pier will close in June.\nLast line."
B = "The pier may close in June. The end."


def finding(a: str, b: str, words: tuple[str, str] = ("will", "may"), kind: str = "certainty.shift") -> Finding:
    spans, context = {}, {}
    for name, text, word in (("a", a, words[0]), ("b", b, words[1])):
        start = text.index(word)
        spans[name] = (Span(start, start + len(word)),)
        begin = text.index("The pier")
        context[name] = Span(begin, text.index(".", begin) + 1)
    return Finding(kind, "warning", 0.8, spans, context, sources=("a", "b"))


def fingerprint(a: str = A, b: str = B, **other: str) -> str:
    return exact(finding(a, b, **other), {"a": article("a", a), "b": article("b", b)})  # type: ignore[arg-type]


def articles(a: str = A, b: str = B) -> dict[str, Article]:
    return {"a": article("a", a), "b": article("b", b)}


def test_one_of_each_is_pinned() -> None:
    assert fingerprint() == "fp1:8e18b8872f136bdf"
    assert value(finding(A, B), articles()) == "fv1:45bc2a365c3b9a12"
    assert variant(finding(A, B), "pier", articles()) == "fg1:14f31dd9e14cf2ff"


@pytest.mark.parametrize(
    "a",
    [
        "A new first paragraph.\n\n" + A,
        A.replace("close in June", "close\nin  June"),
        A.replace("pier will", "pier\u00a0will"),
        A.replace("Last line", "Other words"),
    ],
)
def test_edits_elsewhere_change_nothing(a: str) -> None:
    assert fingerprint(a) == fingerprint()


@pytest.mark.parametrize("a", [A.replace("in June", "in July"), A.replace("The pier", "The piers")])
def test_an_edit_in_the_sentence_is_another_finding(a: str) -> None:
    assert fingerprint(a) != fingerprint()


def test_kind_sources_and_words_count_but_not_grade_or_title() -> None:
    articles = {"a": article("a", A), "b": article("b", B), "c": article("c", B)}
    base = finding(A, B)
    assert exact(replace(base, kind="wording.label"), articles) != exact(base, articles)
    other = replace(base, spans={"a": base.spans["a"], "c": base.spans["b"]}, sources=("a", "c"))
    assert exact(other, articles) != exact(base, articles)
    words = replace(base, spans={**base.spans, "a": (Span(12, 15),)})
    assert exact(words, articles) != exact(base, articles)
    graded = replace(base, severity="note", confidence=0.1, title="Another", facts={"words": "y"}, status="dismissed")
    assert exact(graded, articles) == exact(base, articles)


def test_the_sentence_beside_an_absent_statement_is_only_a_place() -> None:
    """Where a statement is absent nothing on that side was said; where a detail is absent the sentence says less."""
    alone = Finding("missing.statement", "note", 0.9, {"a": (Span(12, 40),)}, {"a": Span(12, 40)}, sources=("a", "b"))
    beside = replace(
        alone, spans={**alone.spans, "b": (Span(27, 27),)}, context={**alone.context, "b": Span(0, 27)}
    )  # fmt: skip
    edited: dict[str, Article] = {"a": article("a", A), "b": article("b", B.replace("June", "July"))}
    original: dict[str, Article] = {"a": article("a", A), "b": article("b", B)}
    assert exact(beside, edited) == exact(beside, original)
    detail = replace(beside, kind="missing.detail")
    assert exact(detail, edited) != exact(detail, original)


def test_equal_fingerprints_of_one_report_are_numbered() -> None:
    assert numbered(["fp1:x", "fp1:y", "fp1:x", "fp1:x"]) == ["fp1:x", "fp1:y", "fp1:x-2", "fp1:x-3"]


@pytest.mark.parametrize("a", [A, A.replace("in June", "in July"), "New.\n" + A, A.replace("will", "WILL")])
def test_the_sentence_is_not_part_of_the_value(a: str) -> None:
    assert value(finding(a, B, ("WILL" if "WILL" in a else "will", "may")), articles(a)) == value(
        finding(A, B), articles()
    )


def test_other_words_sources_or_kinds_are_other_values() -> None:
    base = finding(A, B)
    others = [
        finding(A, B, ("close", "may")),
        finding(A, B, kind="wording.label"),
        replace(base, spans={"a": base.spans["a"]}),
        replace(base, spans={"a": base.spans["a"], "c": base.spans["b"]}, sources=("a", "c")),
    ]
    known = articles() | {"c": article("c", B)}
    assert len({value(f, known) for f in (base, *others)}) == 5


def test_a_variant_knows_no_sources() -> None:
    base, known = finding(A, B), articles() | {"c": article("c", B)}
    moved = replace(base, spans={"a": base.spans["a"], "c": base.spans["b"]}, sources=("a", "c"))
    turned = replace(base, sources=("b", "a"))
    assert {variant(f, "pier", known) for f in (moved, turned)} == {variant(base, "pier", known)}
    assert variant(base, "another", known) != variant(base, "pier", known)
    assert variant(finding(A, B, ("close", "may")), "pier", known) != variant(base, "pier", known)


def test_a_variant_takes_a_figure_for_what_it_means() -> None:
    figures: Facts = {"counted": "piers", "value_a": "40", "value_b": "45"}
    base = replace(finding(A, B, kind="number.conflict"), facts=figures)
    rewritten = replace(base, spans={**base.spans, "a": (Span(0, 5),)})
    assert variant(rewritten, "pier", articles()) == variant(base, "pier", articles())
    assert value(rewritten, articles()) != value(base, articles())
    others: tuple[Facts, ...] = ({"counted": "boats"}, {"value_a": "46"}, {"value_b": "40"})
    for other in others:
        changed = replace(base, facts={**figures, **other})
        assert variant(changed, "pier", articles()) != variant(base, "pier", articles())


def test_grade_title_and_place_are_in_no_fingerprint() -> None:
    base = finding(A, B)
    graded = replace(base, severity="note", confidence=0.1, title="Another", status="dismissed", attributes=("x",))
    assert value(graded, articles()) == value(base, articles())
    assert variant(graded, "pier", articles()) == variant(base, "pier", articles())


def test_anchors_quote_every_place_and_name_every_source() -> None:
    quoted = anchors(replace(finding(A, B), sources=("a", "b", "c")), articles() | {"c": article("c", "x")})
    assert quoted == (
        Anchor("a", "will", "First line.\nThe pier ", " close in June.\nLast line."),
        Anchor("b", "may", "The pier ", " close in June. The end."),
        Anchor("c", "", "", ""),
    )
    gap = replace(finding(A, B), spans={"a": (Span(0, 0), Span(41, 45))}, sources=("a",))
    assert [(a.exact, len(a.prefix), len(a.suffix)) for a in anchors(gap, articles())] == [("", 0, 32), ("Last", 32, 6)]


def test_a_renamed_kind_keeps_its_fingerprints(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "ALIASES", {"certainty.degree": "certainty.shift"})
    old, new = finding(A, B, kind="certainty.degree"), finding(A, B)
    assert exact(old, articles()) == exact(new, articles()) == "fp1:8e18b8872f136bdf"
    assert earlier_kinds("certainty.shift") == ("certainty.degree",)
    monkeypatch.undo()
    assert exact(new, articles(), "certainty.degree") == exact(old, articles())
    assert value(new, articles(), "certainty.degree") == value(old, articles())
    assert variant(new, "pier", articles(), "certainty.degree") == variant(old, "pier", articles())
