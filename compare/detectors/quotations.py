"""Quotations: what two articles print between the marks of one remark.

In: the paired utterances of a comparison. Out: `quote.*`. The rules in order, the first that explains everything
wins: cosmetic normalisation; bracketed words; an ellipsis; a fragment; the policy; what is left is reworded, or
altered where a negator, modal, number, name or opposite changed. The authority is the Associated Press Stylebook's
entry on quotations: the words between the marks are the speaker's, and only they.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.detectors.base import make_finding
from compare.detectors.edits import (
    Edit,
    bracketed,
    changes_meaning,
    edge_edits,
    edge_runs,
    equal_pairs,
    inner_edits,
    is_cosmetic,
)
from compare.lexicon.polarity import LOST_WORDS, MEANING_WORDS
from compare.lexicon.spelling import plain_words
from compare.model import Comparison, Document, Finding, QuotePair, Severity, Span, Utterance
from compare.settings import Settings
from compare.text import Token

ELLIPSIS_REACH = 6  # code points around a gap in which an ellipsis marks it
LONG_QUOTE = 5  # words from which a quotation that the other side only reports is worth a note


@dataclass(frozen=True, slots=True)
class Printed:
    """One side of a paired quotation: its article, its utterance, and its words."""

    doc: Document
    utterance: Utterance
    tokens: tuple[Token, ...]


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield what differs between the marks of every remark that both articles print."""
    taken = _taken_words(pair)
    for quote in pair.quotes:
        if quote.relation == "paraphrased":
            continue
        facts = _speaker(pair, quote)
        edits = inner_edits(quote) + edge_edits(quote, (pair.a, pair.b), (taken[pair.a.id], taken[pair.b.id]))
        if quote.relation == "spliced":
            yield _whole_finding(pair, quote, "quote.spliced", 0.7, facts)
        for edit in edits:
            yield _judge_edit(pair, quote, edit, settings, facts)
        yield from _cuts(pair, quote, taken, facts)
    yield from _reported_only(pair)


def utterance_of(doc: Document, number: int) -> Utterance:
    """The utterance of `doc` with this number."""
    return next(u for u in doc.utterances if u.n == number)


def _speaker(pair: Comparison, quote: QuotePair) -> dict[str, str]:
    """The speaker of a remark, by name where one article names him, else by role."""
    speakers = [utterance_of(pair.a, quote.a).speaker, utterance_of(pair.b, quote.b).speaker]
    named = {n.full for doc in (pair.a, pair.b) for n in doc.names}
    best = max((s for s in speakers if s), key=lambda s: (s in named, s[:1].isupper(), len(s)), default="")
    return {"speaker": best} if best else {}


def _taken_words(pair: Comparison) -> Mapping[str, frozenset[int]]:
    """By source, where the words start that some paired quotation of the other article prints."""
    taken: dict[str, set[int]] = {pair.a.id: set(), pair.b.id: set()}
    for quote in pair.quotes:
        for link in quote.links:
            taken[pair.a.id].add(quote.a_tokens[link.a[0]].start)
            taken[pair.b.id].add(quote.b_tokens[link.b[0]].start)
    return {source: frozenset(starts) for source, starts in taken.items()}


def _certainty(quote: QuotePair) -> float:
    """How sure it is that both print one remark: the share of the shorter print that is equal."""
    shorter = min(len(quote.a_tokens), len(quote.b_tokens))
    equal = len(equal_pairs(quote))
    share = equal / max(1, shorter)
    return min(0.98, 0.55 + 0.35 * share + 0.02 * min(equal, 5))


def _whole_finding(pair: Comparison, quote: QuotePair, kind: str, confidence: float, facts: dict[str, str]) -> Finding:
    """A finding on all printed words of both sides."""
    spans = [Span(tokens[0].start, tokens[-1].end) for tokens in (quote.a_tokens, quote.b_tokens)]
    return make_finding(pair, kind, spans[:1], spans[1:], confidence, facts=facts, attributes=("in_quote",))


def _judge_edit(pair: Comparison, quote: QuotePair, edit: Edit, settings: Settings, facts: dict[str, str]) -> Finding:
    """Name one difference inside the marks, by the quotation rules in order."""
    docs = (pair.a, pair.b)
    attributes = ["in_quote"]
    severity: Severity | None = None
    if is_cosmetic(edit, docs, settings.quote_policy):
        kind = "quote.cosmetic"
    elif (edit.a and bracketed(pair.a, edit.a)) or (edit.b and bracketed(pair.b, edit.b)):
        kind, severity = "quote.reworded", "note"
        attributes.append("marked_edit")
    elif edit.only_one and _elided(pair, edit):
        lost = _loses(edit.a or edit.b, MEANING_WORDS)
        kind, severity = ("quote.altered", "error") if lost else ("quote.cut", "note")
        attributes.append("marked_edit")
    else:
        kind = "quote.altered" if changes_meaning(edit, docs) else "quote.reworded"
    confidence = _certainty(quote)
    return make_finding(
        pair, kind, [edit.span_a], [edit.span_b], confidence, severity=severity, facts=facts, attributes=attributes
    )


def _elided(pair: Comparison, edit: Edit) -> bool:
    """Whether the side that lacks the words shows an ellipsis at the gap."""
    doc, gap = (pair.a, edit.span_a) if not edit.a else (pair.b, edit.span_b)
    around = doc.article.text[max(0, gap.start - ELLIPSIS_REACH) : gap.end + ELLIPSIS_REACH]
    return "..." in around or "…" in around or ". . ." in around


def _loses(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether one of `words` is among `tokens`, contractions opened."""
    return any(word in words for t in tokens for word in [t.norm, *plain_words(t.norm)])


def _same_sentence(doc: Document, tokens: Sequence[Token], anchor: Token) -> list[Token]:
    """Those of `tokens` that stand in the sentence of `anchor`."""
    home = doc.sentence_at(anchor.start)
    return [t for t in tokens if home and home.start <= t.start < home.end]


def _cuts(
    pair: Comparison, quote: QuotePair, taken: Mapping[str, frozenset[int]], facts: dict[str, str]
) -> Iterator[Finding]:
    """What only one prints of the remark before or behind the words that both print."""
    sides = (
        Printed(pair.a, utterance_of(pair.a, quote.a), quote.a_tokens),
        Printed(pair.b, utterance_of(pair.b, quote.b), quote.b_tokens),
    )
    pairs = equal_pairs(quote)
    for at_start, inner in ((True, pairs[0]), (False, pairs[-1])):
        runs = edge_runs(quote, (pair.a, pair.b), (taken[pair.a.id], taken[pair.b.id]), at_start=at_start)
        if all(runs):
            continue  # both print something else here: an edit, not a cut
        for k, run in enumerate(runs):
            longer, shorter = sides[k], sides[1 - k]
            if run:
                touched = shorter.tokens[inner[1 - k]]
                edge = touched.start if at_start else touched.end
                yield _cut_finding(pair, quote, (longer, shorter), (run, longer.tokens[inner[k]], edge), facts)


def _cut_finding(
    pair: Comparison, quote: QuotePair, sides: tuple[Printed, Printed],
    cut: tuple[list[Token], Token, int], facts: dict[str, str],
) -> Finding:  # fmt: skip
    """One finding for the `run` of words that only the longer print has, at `edge` of the shorter one."""
    longer, shorter = sides
    run, anchor, edge = cut
    near = _same_sentence(longer.doc, run, anchor)
    told = near or run
    span, gap = Span(told[0].start, told[-1].end), Span(edge, edge)
    marked = _marked_edge(shorter, edge)
    severity: Severity = "warning"
    if marked or not near or shorter.utterance.form == "mixed":
        severity = "note"
    attributes = [
        "in_quote",
        *(["marked_edit"] if marked else []),
        *(["fragment"] if shorter.utterance.form == "mixed" else []),
    ]
    if near and _loses(near, LOST_WORDS) and severity == "warning":
        severity = "error"
        attributes.append("loses_qualifier")
    spans = {longer.doc.id: span, shorter.doc.id: gap}
    return make_finding(
        pair, "quote.cut", [spans[pair.a.id]], [spans[pair.b.id]], _certainty(quote),
        severity=severity, facts=facts, attributes=attributes,
    )  # fmt: skip


def _marked_edge(side: Printed, edge: int) -> bool:
    """Whether an ellipsis stands at this edge of the shorter print."""
    around = side.doc.article.text[max(0, edge - ELLIPSIS_REACH) : edge + ELLIPSIS_REACH]
    return "..." in around or "…" in around or ". . ." in around


def _reported_only(pair: Comparison) -> Iterator[Finding]:
    """Quotations whose words the other article reports in its own."""
    paired = {pair.a.id: {q.a for q in pair.quotes}, pair.b.id: {q.b for q in pair.quotes}}
    for group in pair.groups:
        for quoting, telling, ours, theirs in ((pair.a, pair.b, group.a, group.b), (pair.b, pair.a, group.b, group.a)):
            for said in quoting.utterances:
                words = sum(len(quoting.words(q).split()) for q in said.quotes)
                if words < LONG_QUOTE or said.n in paired[quoting.id] or not set(said.sentences) & set(ours):
                    continue
                report = _report_of(telling, said, theirs)
                if report:
                    yield _form_finding(pair, (quoting, said), (telling, report), group.confidence)


def _report_of(doc: Document, said: Utterance, numbers: Sequence[int]) -> Utterance | None:
    """Indirect speech of the same speaker in the numbered sentences."""
    return next(
        (
            u
            for u in doc.utterances
            if not u.quotes and set(u.sentences) & set(numbers) and _same_speaker(u.speaker, said.speaker)
        ),
        None,
    )


def _same_speaker(a: str, b: str) -> bool:
    """Whether two names share their last word."""
    return bool(a and b) and a.rsplit(maxsplit=1)[-1].casefold() == b.rsplit(maxsplit=1)[-1].casefold()


def _form_finding(
    pair: Comparison, quoting: tuple[Document, Utterance], telling: tuple[Document, Utterance], confidence: float
) -> Finding:
    """One finding on a quotation and its report in the other article's words."""
    spans = {quoting[0].id: quoting[1].quotes, telling[0].id: telling[1].content}
    return make_finding(
        pair, "quote.form", spans[pair.a.id], spans[pair.b.id], 0.5 + confidence / 3,
        facts={"speaker": quoting[1].speaker}, attributes=("in_quote",),
    )  # fmt: skip
