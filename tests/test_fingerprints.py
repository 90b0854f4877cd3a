"""Fingerprints: what was said, not where; pinned, because decisions on disk name them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from compare.fingerprints import exact, numbered
from compare.model import Article, Finding, Span
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


def test_the_value_is_pinned() -> None:
    assert fingerprint() == "fp1:8e18b8872f136bdf"


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
    graded = replace(base, severity="note", confidence=0.1, title="Another", facts={"x": "y"}, status="dismissed")
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
