"""Form: a remark that both articles print in the same words, under other glyphs, marks or capitals.

In: a paired quotation. Out: one hidden `quote.cosmetic`. What stands at the end of a quotation belongs to the sentence
around it by the house's style, so a comma or stop there says nothing.
"""

from __future__ import annotations

from compare.detectors.base import make_finding
from compare.detectors.quotations.shared import ENDINGS, certainty, speaker_of, utterance_of
from compare.model import Comparison, Document, Finding, QuotePair, Span
from compare.text import Token


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
