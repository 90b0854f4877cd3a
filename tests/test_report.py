"""The report: what the settings let in, in which order, under which names; and the quotation ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from compare.errors import UsageError
from compare.model import (
    Comparison,
    Document,
    Facts,
    Finding,
    Group,
    QuotePair,
    Report,
    Severity,
    Span,
    Story,
    Utterance,
    Verdict,
)
from compare.report import build_report
from compare.report.ledger import build_ledger
from compare.settings import Settings
from compare.text import tokenise
from tests.samples import article, at, sentences, source

A = "The pier will close in June. Ada Quist said “we are quite sure”. Eleven boats were lost. It rained."
B = "The pier may close in June. Twelve boats were lost. “We are pretty sure,” Quist said."
C = "A lion escaped. Nobody saw “the lion” again."


def document(name: str, text: str, utterances: Sequence[Utterance] = ()) -> Document:
    cut = sentences(text)
    tokens = tuple(tokenise(text[s.start : s.end], s.start) for s in cut)
    return Document(article(name, text), cut, tokens, tuple(utterances))


def said(text: str, words: str, speaker: str, n: int = 1, *, direct: bool = True) -> Utterance:
    start = text.index(words)
    span = Span(start, start + len(words))
    number = next(s.n for s in sentences(text) if s.start <= start < s.end)
    return Utterance(n, (span,) if direct else (), (span,), (number,), speaker=speaker)


def pair(
    a: Document,
    b: Document,
    quotes: Sequence[QuotePair] = (),
    verdict: Verdict = "same-story",
    groups: Sequence[Group] = (),
) -> Comparison:
    return Comparison(a, b, verdict, 0.7 if verdict == "same-story" else 0.1, tuple(groups), (), tuple(quotes))


def quote(a: int, b: int, relation: str) -> QuotePair:
    return QuotePair(a, b, (), (), (), relation, 0.9)  # type: ignore[arg-type]


DOC_A, DOC_B = document("a", A), document("b", B)
PAIR = pair(DOC_A, DOC_B)
STORY = Story("pier", "The pier", (DOC_A.article, DOC_B.article))


def found(
    kind: str, a: str | None, b: str | None, severity: Severity = "note", confidence: float = 0.9,
    facts: Facts | None = None,
) -> Finding:  # fmt: skip
    sides = [(doc, words) for doc, words in ((DOC_A, a), (DOC_B, b)) if words]
    spans = {doc.id: (at(source(doc.id, doc.article.text), words),) for doc, words in sides}
    context = {doc.id: next(s.span for s in doc.sentences if s.span.overlap(spans[doc.id][0])) for doc, _ in sides}
    return Finding(kind, severity, confidence, spans, context, facts or {})


def build(findings: Sequence[Finding], settings: Settings | None = None) -> Report:
    return build_report(STORY, [DOC_A, DOC_B], [PAIR], [(PAIR, findings)], settings or Settings(), "signed")


SHIFT = found("certainty.shift", "will", "may", "warning", 0.8)
BOATS = found("number.conflict", "Eleven", "Twelve", "error", 0.9)
RAIN = found("missing.statement", "It rained.", None)
SURE = found("quote.reworded", "quite", "pretty", "warning", 0.4, facts={"speaker": "Ada Quist"})


def test_the_gravest_come_first_then_the_place_in_the_first_source() -> None:
    order = ["number.conflict", "certainty.shift", "quote.reworded", "missing.statement"]
    assert [f.kind for f in build([RAIN, SURE, SHIFT, BOATS]).findings] == order
    assert [f.kind for f in build([BOATS, SHIFT, RAIN, SURE]).findings] == order


def test_what_only_the_second_source_has_comes_behind_by_its_own_place() -> None:
    late, early = found("missing.statement", None, "“We are"), found("missing.statement", None, "Twelve")
    report = build([late, RAIN, early])
    assert [sorted(f.spans) for f in report.findings] == [["a"], ["b"], ["b"]]
    assert report.findings[1].spans["b"][0].start < report.findings[2].spans["b"][0].start


def test_every_finding_gets_an_id_a_title_and_both_its_sources() -> None:
    report = build([SHIFT, RAIN, replace(SHIFT, confidence=0.7)])
    ids = [f.id for f in report.findings]
    assert len(set(ids)) == 3 and all(name.startswith("fp1:") for name in ids)
    assert ids[1] == ids[0] + "-2"
    assert {f.sources for f in report.findings} == {("a", "b")}
    assert report.findings[0].title == "How certain it is differs: A prints “will”, B prints “may”"


@pytest.mark.parametrize(
    ("settings", "kinds"),
    [
        (Settings(select=("number",)), {"number.conflict"}),
        (Settings(select=("number", "missing.statement")), {"number.conflict", "missing.statement"}),
        (Settings(ignore=("missing", "quote.reworded")), {"number.conflict", "certainty.shift"}),
        (Settings(min_confidence=0.85), {"number.conflict", "missing.statement"}),
        (Settings(select=("number",), ignore=("number.conflict",)), set()),
    ],
)
def test_what_the_settings_leave_out_is_counted(settings: Settings, kinds: set[str]) -> None:
    report = build([SHIFT, BOATS, RAIN, SURE], settings)
    assert {f.kind for f in report.findings} == kinds
    assert report.ignored == 4 - len(kinds)
    assert report.counts.others["ignored"] == report.ignored


@pytest.mark.parametrize("settings", [Settings(select=("qoute",)), Settings(severity={"number.none": "note"})])
def test_an_unknown_kind_in_the_settings_is_a_usage_error(settings: Settings) -> None:
    with pytest.raises(UsageError, match="unknown kind"):
        build([], settings)


def test_a_kind_has_its_own_severity_before_that_of_its_family() -> None:
    levels: Mapping[str, Severity] = {"quote.reworded": "error", "quote": "note", "missing": "hidden"}
    altered = replace(SURE, kind="quote.altered", severity="error", confidence=0.9)
    sure = replace(SURE, confidence=0.9)
    report = build([sure, altered, RAIN], Settings(severity=levels))
    assert {f.kind: f.severity for f in report.findings} == {
        "quote.reworded": "error",
        "quote.altered": "note",
        "missing.statement": "hidden",
    }


def test_low_confidence_is_no_error_whatever_the_settings_say() -> None:
    (only,) = build([SURE], Settings(severity={"quote": "error"})).findings
    assert only.severity == "warning"


def test_a_pair_compared_the_other_way_round_gives_the_same_report() -> None:
    back = pair(DOC_B, DOC_A, groups=[Group((2,), (3,), 0.5, 0.6), Group((1,), (1,), 0.8, 0.9)])
    forth = pair(DOC_A, DOC_B, groups=[Group((1,), (1,), 0.8, 0.9), Group((3,), (2,), 0.5, 0.6)])
    dated = replace(SHIFT, facts={"value_a": "surely", "value_b": "perhaps"})
    turned = replace(SHIFT, facts={"value_a": "perhaps", "value_b": "surely"})
    turned = replace(turned, spans={name: turned.spans[name] for name in "ba"})
    reports = [
        build_report(STORY, [DOC_A, DOC_B], [p], [(p, [f])], Settings(), "signed")
        for p, f in ((forth, dated), (back, turned))
    ]
    assert reports[0] == reports[1]
    assert list(reports[1].findings[0].spans) == ["a", "b"]
    assert [dict(a.sentences) for a in reports[1].alignments] == [{"a": (1,), "b": (1,)}, {"a": (3,), "b": (2,)}]


def test_three_sources_one_of_another_story() -> None:
    doc_c = document("c", C)
    pairs = [PAIR, pair(DOC_A, doc_c, verdict="not-the-same-story"), pair(DOC_B, doc_c, verdict="not-the-same-story")]
    story = Story("pier", "The pier", (DOC_A.article, DOC_B.article, doc_c.article), unread=("d.txt is empty",))
    report = build_report(story, [DOC_A, DOC_B, doc_c], pairs, [(PAIR, [SHIFT])], Settings(), "signed")
    assert report.verdict == "same-story"
    assert report.similarity == 0.7
    assert [len(s.article.warnings) for s in report.sources] == [0, 0, 1]
    assert report.unread == ("d.txt is empty",)


def test_a_finding_about_one_article_stands_once_whatever_it_is_compared_with() -> None:
    doc_c = document("c", A)
    pairs = [PAIR, pair(DOC_A, doc_c), pair(DOC_B, doc_c)]
    story = Story("pier", "The pier", (DOC_A.article, DOC_B.article, doc_c.article))
    own = found("headline.unsupported", "Eleven", None)
    findings = [(pairs[0], [own]), (pairs[1], [own]), (pairs[2], [])]
    (only,) = build_report(story, [DOC_A, DOC_B, doc_c], pairs, findings, Settings(), "signed").findings
    assert only.sources == ("a",)
    assert only.title == "“Eleven” is only in the headline of A, not in its text"


def test_an_unrelated_pair_gets_one_verdict_and_no_warning() -> None:
    doc_c = document("c", C)
    apart = pair(DOC_A, doc_c, verdict="not-the-same-story")
    story = Story("pier", "The pier", (DOC_A.article, doc_c.article))
    report = build_report(story, [DOC_A, doc_c], [apart], [], Settings(), "signed")
    assert report.verdict == "not-the-same-story"
    assert not any(s.article.warnings for s in report.sources)


def test_counts_name_every_severity_and_status() -> None:
    report = build([SHIFT, BOATS, RAIN])
    report = replace(report, findings=(replace(report.findings[0], status="dismissed"), *report.findings[1:]), stale=2)
    assert report.counts.open == {"error": 0, "warning": 1, "note": 1, "hidden": 0}
    assert {name: n for name, n in report.counts.others.items() if n} == {"dismissed": 1, "stale": 2}


QUITE = said(A, "we are quite sure", "Ada Quist")
PRETTY = said(B, "We are pretty sure,", "Quist")


def test_a_shared_utterance_stands_once_in_the_ledger() -> None:
    a, b = document("a", A, [QUITE]), document("b", B, [PRETTY])
    (entry,) = build_ledger([a, b], [pair(a, b, [quote(1, 1, "reworded")])])
    assert entry.speaker == "Ada Quist"
    assert entry.prints == {"a": QUITE.quotes, "b": PRETTY.quotes}
    assert entry.relations == {"a": "reworded", "b": "whole"}  # B prints two letters more


def test_utterances_of_one_source_stand_alone_under_the_full_name() -> None:
    a, b = document("a", A, [QUITE]), document("b", B, [PRETTY])
    entries = build_ledger([a, b], [pair(a, b)])
    assert [(e.speaker, dict(e.relations)) for e in entries] == [
        ("Ada Quist", {"a": "whole"}),
        ("Ada Quist", {"b": "whole"}),
    ]


def test_indirect_speech_counts_only_beside_a_quotation() -> None:
    told = said(B, "We are pretty sure,", "Quist", direct=False)
    a, b = document("a", A, [QUITE]), document("b", B, [told])
    (alone,) = build_ledger([a, b], [pair(a, b)])
    assert dict(alone.relations) == {"a": "whole"}
    (shared,) = build_ledger([a, b], [pair(a, b, [quote(1, 1, "paraphrased")])])
    assert dict(shared.relations) == {"a": "whole", "b": "paraphrased"}
    assert shared.prints["b"] == told.content


def test_a_third_source_joins_what_it_connects() -> None:
    a, b = document("a", A, [QUITE]), document("b", B, [PRETTY])
    c = document("c", A, [QUITE])
    entries = build_ledger([a, b, c], [pair(a, c, [quote(1, 1, "whole")]), pair(b, c, [quote(1, 1, "reworded")])])
    assert [dict(e.relations) for e in entries] == [{"b": "whole", "a": "reworded", "c": "reworded"}]


def test_a_post_that_repeats_the_article_is_no_entry() -> None:
    post = "It rained.\n#WATCH “we are wet” pic.example/1"
    a = document("a", post, [said(post, "we are wet", "")])
    assert [s.role for s in a.sentences] == ["body", "boilerplate"]
    assert build_ledger([a], []) == ()


def test_speakers_come_in_the_order_of_the_story_and_the_unnamed_last() -> None:
    text = "“One,” he said. “Two,” Bo said. “Three,” Al said. “Four,” Bo said."
    utterances = [
        said(text, words, speaker, n)
        for n, (words, speaker) in enumerate([("One", ""), ("Two", "Bo"), ("Three", "Al"), ("Four", "Bo")], 1)
    ]
    a = document("a", text, utterances)
    assert [e.speaker for e in build_ledger([a], [])] == ["Bo", "Bo", "Al", ""]


def test_a_source_that_may_tell_another_story_is_compared_and_warned_of() -> None:
    doubted = replace(PAIR, doubtful=True)
    report = build_report(STORY, [DOC_A, DOC_B], [doubted], [(doubted, [BOATS])], Settings(), "signed")
    assert report.verdict == "same-story" and report.findings
    assert [s.article.warnings for s in report.sources] == [("may tell another story than the other",)] * 2
    assert not any(s.article.warnings for s in build([BOATS]).sources)


@pytest.mark.parametrize(
    ("titled", "headlines", "title"),
    [
        (True, ("Pier to close", "Pier may close"), "The pier"),
        (False, ("Pier to close", "Pier may close"), "Pier to close"),
        (False, (None, "Pier\n\x1b[31mmay close"), "Pier \N{REPLACEMENT CHARACTER}[31mmay close"),
        (False, (None, "word " * 60), "word " * 23 + "word…"),
        (False, (None, None), "The pier"),
    ],
)
def test_a_story_that_nobody_titled_is_called_by_its_first_headline(
    titled: bool, headlines: Sequence[str | None], title: str
) -> None:
    docs = [
        replace(doc, article=replace(doc.article, headline=headline))
        for doc, headline in zip((DOC_A, DOC_B), headlines, strict=True)
    ]
    story = Story("pier", "The pier", tuple(doc.article for doc in docs), is_titled=titled)
    assert build_report(story, docs, [pair(docs[0], docs[1])], [], Settings(), "signed").title == title


def test_a_headline_that_is_printed_above_the_text_is_known_too() -> None:
    text = "Pier to close\n\n" + A
    cut = [replace(s, role="headline") if s.n == 1 else s for s in sentences(text)]
    doc = replace(document("a", text), sentences=tuple(cut))
    story = Story("pier", "Pier", (doc.article, DOC_B.article), is_titled=False)
    assert build_report(story, [doc, DOC_B], [pair(doc, DOC_B)], [], Settings(), "signed").title == "Pier to close"
