"""What the quotation rules share: the printed sides of a paired quotation, its speaker, and how sure the pairing is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from compare.detectors.base import filled
from compare.detectors.quotations.edits import equal_pairs
from compare.lexicon.spelling import plain_words
from compare.model import Comparison, Document, Facts, QuotePair, Span, Utterance
from compare.text import Token

ENDINGS = " \t\n,.;:!?-–—…'\"“”„‟‘’«»"  # what stands at the end of quoted words by the house's style
ELLIPSIS_REACH = 6  # code points around a gap in which an ellipsis marks it


@dataclass(frozen=True, slots=True)
class Printed:
    """One side of a paired quotation: its article, its utterance, and its words."""

    doc: Document
    utterance: Utterance
    tokens: tuple[Token, ...]

    @property
    def is_fragment(self) -> bool:
        """Whether it plainly quotes a piece only."""
        return self.utterance.fragment_in(self.doc.article.text)


def utterance_of(doc: Document, number: int) -> Utterance:
    """The utterance of `doc` with this number."""
    return next(u for u in doc.utterances if u.n == number)


def speaker_of(pair: Comparison, quote: QuotePair) -> Facts:
    """The speaker of a remark, by name where one article names him, else by role."""
    speakers = [utterance_of(pair.a, quote.a).speaker, utterance_of(pair.b, quote.b).speaker]
    named = {n.full for doc in (pair.a, pair.b) for n in doc.names}
    best = max((s for s in speakers if s), key=lambda s: (s in named, s[:1].isupper(), len(s)), default="")
    return filled({"speaker": best})


def taken_words(pair: Comparison) -> Mapping[str, frozenset[int]]:
    """By source, where the words start that some paired quotation of the other article prints."""
    taken: dict[str, set[int]] = {pair.a.id: set(), pair.b.id: set()}
    for quote in pair.quotes:
        for link in quote.links:
            taken[pair.a.id].add(quote.a_tokens[link.a[0]].start)
            taken[pair.b.id].add(quote.b_tokens[link.b[0]].start)
    return {source: frozenset(starts) for source, starts in taken.items()}


def between_marks(doc: Document, number: int, span: Span) -> tuple[Span, ...]:
    """The parts of `span` between the marks of an utterance of `doc`; what stands between its pieces is left out."""
    parts = []
    for quote in utterance_of(doc, number).quotes:
        start, end = max(span.start, quote.start), min(span.end, quote.end)
        text = doc.words((start, end))
        lead = len(text) - len(text.lstrip(ENDINGS))
        if text.strip(ENDINGS):
            parts.append(Span(start + lead, start + len(text.rstrip(ENDINGS))))
    return tuple(parts) or (span,)


def certainty(quote: QuotePair) -> float:
    """How sure it is that both print one remark: the share of the shorter print that is equal."""
    shorter = min(len(quote.a_tokens), len(quote.b_tokens))
    equal = len(equal_pairs(quote))
    share = equal / max(1, shorter)
    return min(0.98, 0.55 + 0.35 * share + 0.02 * min(equal, 5))


def is_elided(doc: Document, start: int, end: int) -> bool:
    """Whether an ellipsis stands at or beside [start, end) of `doc`."""
    around = doc.article.text[max(0, start - ELLIPSIS_REACH) : end + ELLIPSIS_REACH]
    return "..." in around or "…" in around or ". . ." in around


def loses(tokens: Sequence[Token], words: frozenset[str]) -> bool:
    """Whether one of `words` is among `tokens`, contractions opened."""
    return any(word in words for t in tokens for word in [t.norm, *plain_words(t.norm)])
