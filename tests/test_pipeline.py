"""Laws of the whole way: the same bytes twice, silence on equal texts, no direction between peers, true spans."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from itertools import pairwise
from json import loads as json_of
from pathlib import Path

import pytest

from compare.articles import read_story
from compare.model import Article, Finding, Report, Story
from compare.pipeline import compare_story, read_document
from compare.renderers import html, json
from compare.settings import Settings
from tests.standin import HashEncoder

SEED = "seeds/india-us-talks"


def story(*texts: str) -> Story:
    """A story of bare texts, with ids a, b, c …"""
    articles = [
        Article(name, f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest())
        for name, text in zip("abc", texts, strict=False)
    ]
    return Story("made", "Made", tuple(articles))


def seed_texts() -> tuple[str, str]:
    """The texts of the seed pair."""
    a, b = read_story([SEED]).articles
    return a.text, b.text


def compared(*texts: str) -> Report:
    """The report of bare texts with the real model."""
    return compare_story(story(*texts), Settings())


def test_same_inputs_give_the_same_bytes() -> None:
    reports = [compare_story(read_story([SEED]), Settings(cache=cache)) for cache in (True, False)]
    assert json.render(reports[0]) == json.render(reports[1])
    assert html.render(reports[0]) == html.render(reports[1])


@pytest.mark.parametrize("side", [0, 1])
def test_a_text_against_itself_has_no_finding(side: int) -> None:
    text = seed_texts()[side]
    report = compared(text, text)
    assert report.verdict == "same-story"
    assert [(f.kind, f.spans) for f in report.findings] == []


def turned(finding: Finding) -> tuple[object, ...]:
    """What a finding says with its sides exchanged."""
    spans = {{"a": "b", "b": "a"}[i]: s for i, s in finding.spans.items()}
    return finding.kind, finding.severity, finding.confidence, tuple(sorted(spans.items()))


FRESH = sorted((Path(__file__).parent / "bench" / "fresh" / "data" / "stories").glob("*.json"))


@pytest.mark.parametrize("path", FRESH, ids=lambda path: path.stem)
def test_no_article_at_hand_differs_from_itself(path: Path) -> None:
    text = json_of(path.read_text(encoding="utf-8"))["text"]
    assert [f.kind for f in compared(text, text).findings] == []


def test_swapped_sides_swap_the_findings() -> None:
    a, b = seed_texts()
    there, back = compared(a, b), compared(b, a)
    straight = {(f.kind, f.severity, f.confidence, tuple(sorted(f.spans.items()))) for f in there.findings}
    assert {turned(f) for f in back.findings} == straight
    assert len(there.findings) == len(back.findings)


def test_spans_and_sentences_rebuild_the_text() -> None:
    report = compared(*seed_texts())
    for source in report.sources:
        text = source.article.text
        spans = [s.span for s in source.sentences]
        assert all(p.end <= q.start for p, q in pairwise(spans))
        between = [text[p.end : q.start] for p, q in pairwise(spans)]
        rebuilt = "".join(text[s.start : s.end] + gap for s, gap in zip(spans, [*between, ""], strict=True))
        assert rebuilt == text.strip()
        for finding in report.findings:
            for span in finding.spans.get(source.article.id, ()):
                assert 0 <= span.start <= span.end <= len(text)


def test_an_unrelated_pair_is_one_verdict_and_no_list() -> None:
    report = compared(
        seed_texts()[0], "The ballet opened its season. Dancers wore red. Tickets for the gala sold out in an hour."
    )
    assert report.verdict == "not-the-same-story"
    assert report.findings == ()


def test_three_sources_are_compared_in_pairs() -> None:
    a, b = seed_texts()
    report = compared(a, b, a.replace("quite frequently", "very frequently"))
    sides = {frozenset(f.spans) for f in report.findings if f.kind == "quote.reworded" and len(f.spans) == 2}
    assert sides == {frozenset("ab"), frozenset("ac"), frozenset("bc")}


@pytest.mark.parametrize("text", ["", " \n\n ", "…", "a" * 20_000, "“" * 500, "“a ” " * 200, "1 " * 2_000])
def test_no_text_breaks_the_reading_of_an_article(text: str) -> None:
    document = read_document(story(text).articles[0])
    assert all(text[s.start : s.end].strip() for s in document.sentences)


def test_hostile_texts_are_compared_without_the_model() -> None:
    odd = "<script>alert(1)</script> “It's \u202eodd\u2028” said O'Neil & co. 𝔘 \u00ad“not closed. " * 20
    report = compare_story(story(odd, odd.replace("odd", "even")), Settings(), encoder=HashEncoder())
    assert "<script>alert(1)" not in html.render(report)


def test_halves_of_surrogate_pairs_are_replaced_wherever_a_caller_leaves_them() -> None:
    a, b = seed_texts()
    told = story(a, b)
    broken = [
        replace(one, text=one.text.replace("quite", "qui\ud83dte"), publisher="Post\udfff", path=f"{one.path}\udc80")
        for one in told.articles
    ]
    told = replace(told, title="Talks\ud800", articles=tuple(broken))
    report = compare_story(told, Settings(), encoder=HashEncoder())
    assert report.sources[0].article.text == a.replace("quite", "qui\ufffdte")
    assert (report.title, report.sources[1].article.publisher) == ("Talks\ufffd", "Post\ufffd")
    assert not re.search("[\ud800-\udfff]", json.render(report).replace("\udc80", ""))
