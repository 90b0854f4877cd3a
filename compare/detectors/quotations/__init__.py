"""Quotations: what two articles print between the marks of one remark.

In: the paired utterances of a comparison. Out: `quote.*`. The rules in order, the first that explains everything
wins: cosmetic normalisation; bracketed words; an ellipsis; a fragment; the policy; what is left is reworded, or
altered where a negator, modal, number, name or opposite changed. The authority is the Associated Press Stylebook's
entry on quotations: the words between the marks are the speaker's, and only they. What stands at the end of a quotation
belongs to the sentence around it by the house's style, so a comma or stop there says nothing.
"""

from collections.abc import Iterator, Sequence

from compare.contrast.view import View
from compare.detectors.base import make_finding
from compare.detectors.quotations.cuts import Told, find_cuts
from compare.detectors.quotations.edges import edge_edits
from compare.detectors.quotations.edits import Edit, bracketed, changes_meaning, inner_edits, is_cosmetic, is_turned
from compare.detectors.quotations.form import find_retold, form_finding
from compare.detectors.quotations.shared import (
    ENDINGS,
    between_marks,
    certainty,
    is_elided,
    loses,
    speaker_of,
    taken_words,
    utterance_of,
)
from compare.detectors.quotations.splices import find_splices
from compare.lexicon.polarity import MEANING_WORDS
from compare.model import Comparison, Document, Facts, Finding, QuotePair, Severity, Span
from compare.settings import Settings
from compare.text import Token


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield what differs between the marks of every remark that both articles print."""
    pair, retold = view.pair, list(find_retold(view))
    taken, told = taken_words(pair), Told((r.doc.id, r.piece) for r in retold)
    printed = [q for q in pair.quotes if q.relation != "paraphrased"]
    for quote in printed:
        facts = speaker_of(pair, quote)
        edits = inner_edits(quote) + edge_edits(quote, (pair.a, pair.b), (taken[pair.a.id], taken[pair.b.id]))
        if quote.relation == "spliced":
            yield _spliced(pair, quote, facts)
        for edit in edits:
            yield _judge_edit(pair, quote, edit, settings, facts)
        yield from [form] if not edits and (form := other_form(pair, quote)) else ()
    for quote in sorted(printed, key=lambda q: _is_fragment(pair, q)):  # what is lost is lost to the longer print
        yield from told.fresh(find_cuts(pair, quote, taken, speaker_of(pair, quote)))
    yield from (form_finding(pair, r) for r in retold)
    yield from find_splices(pair)


def _is_fragment(pair: Comparison, quote: QuotePair) -> bool:
    """Whether either article plainly quotes a piece of the remark only."""
    said = (pair.a, quote.a), (pair.b, quote.b)
    return any(utterance_of(doc, n).fragment_in(doc.article.text) for doc, n in said)


def _spliced(pair: Comparison, quote: QuotePair, facts: Facts) -> Finding:
    """A finding on all printed words of both sides, whose order is another."""
    spans = [Span(tokens[0].start, tokens[-1].end) for tokens in (quote.a_tokens, quote.b_tokens)]
    shown = between_marks(pair.a, quote.a, spans[0]), between_marks(pair.b, quote.b, spans[1])
    return make_finding(pair, "quote.spliced", *shown, 0.7, facts=facts, attributes=("in_quote",))


def _judge_edit(pair: Comparison, quote: QuotePair, edit: Edit, settings: Settings, facts: Facts) -> Finding:
    """Name one difference inside the marks, by the quotation rules in order."""
    docs = (pair.a, pair.b)
    attributes = ["in_quote"]
    severity: Severity | None = None
    if is_cosmetic(edit, docs, settings.quote_policy) or (is_turned(edit) and _is_fragment(pair, quote)):
        kind = "quote.cosmetic"
    elif (edit.a and bracketed(pair.a, edit.a)) or (edit.b and bracketed(pair.b, edit.b)):
        kind, severity = "quote.reworded", "note"
        attributes.append("marked_edit")
    elif edit.only_one and _elided(pair, edit):
        lost = loses(edit.a or edit.b, MEANING_WORDS)
        kind, severity = ("quote.altered", "error") if lost else ("quote.cut", "note")
        attributes.append("marked_edit")
    elif edit.only_one and _is_sentence(docs[0] if edit.a else docs[1], edit.a or edit.b):
        kind = "quote.cut"
    else:
        kind = "quote.altered" if changes_meaning(edit, docs) else "quote.reworded"
    confidence = certainty(quote)
    shown = between_marks(pair.a, quote.a, edit.span_a), between_marks(pair.b, quote.b, edit.span_b)
    return make_finding(pair, kind, *shown, confidence, severity=severity, facts=facts, attributes=attributes)


def _is_sentence(doc: Document, tokens: Sequence[Token]) -> bool:
    """Whether `tokens` are whole sentences of `doc`."""
    first, last = doc.sentence_at(tokens[0].start), doc.sentence_at(tokens[-1].start)
    if first is None or last is None:
        return False
    rest = doc.words((first.start, tokens[0].start)) + doc.words((tokens[-1].end, last.end))
    return not any(c.isalnum() for c in rest)


def _elided(pair: Comparison, edit: Edit) -> bool:
    """Whether the side that lacks the words shows an ellipsis at the gap."""
    doc, gap = (pair.a, edit.span_a) if not edit.a else (pair.b, edit.span_b)
    return is_elided(doc, gap.start, gap.end)


def other_form(pair: Comparison, quote: QuotePair) -> Finding | None:
    """The finding for a remark in the same words under another form; None where even that is the same."""
    if quote.relation != "whole" or not all(link.equal for link in quote.links):
        return None
    if _printed(pair.a, quote.a, quote.a_tokens) == _printed(pair.b, quote.b, quote.b_tokens):
        return None
    ours, theirs = ([Span(tokens[0].start, tokens[-1].end)] for tokens in (quote.a_tokens, quote.b_tokens))
    return make_finding(
        pair, "quote.cosmetic", ours, theirs, certainty(quote), facts=speaker_of(pair, quote), attributes=("in_quote",)
    )


def _printed(doc: Document, number: int, tokens: tuple[Token, ...]) -> str:
    """The `tokens` of an utterance as printed, white space squeezed, each piece without the marks at its ends."""
    pieces = [[t for t in tokens if q.start <= t.start < q.end] for q in utterance_of(doc, number).quotes]
    texts = [doc.words((piece[0].start, piece[-1].end)).strip(ENDINGS) for piece in pieces if piece]
    return " ".join(" ".join(texts).split())
