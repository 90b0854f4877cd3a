"""Splices: one sentence between one pair of marks that the other article prints as two remarks.

In: the paired utterances. Out: `quote.spliced`. Reporters choose the order in which they quote whole sentences, and
where one sets a stop the other may set a comma; so only a joint inside a sentence shows that two remarks were made
into one, and only where the other article has them in another order or apart; or a question between them that is left
out. An ellipsis at the joint marks it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from compare.connected import gathered
from compare.contrast.aligned import place
from compare.detectors.base import make_finding
from compare.detectors.quotations.shared import between_marks, certainty, is_elided, speaker_of, utterance_of
from compare.lexicon.reporting import FORMS
from compare.model import Comparison, Document, Finding, QuotePair, Span
from compare.text import tokenise

FEWEST_WORDS = 3  # equal words that each part needs: fewer may be a turn of phrase
SENTENCE_ENDS = frozenset(".?!")


@dataclass(frozen=True, slots=True)
class Part:
    """The words of one remark on the side that joins, with the remark's `number` and words on the other side."""

    quote: QuotePair
    ours: Span
    theirs: Span
    number: int


def find_splices(pair: Comparison) -> Iterator[Finding]:
    """Sentences between one pair of marks that join two remarks of the other article, each joint once."""
    for first in (True, False):
        parts = ((q, _part(q, first=first)) for q in pair.quotes if q.relation != "paraphrased")
        joining = gathered((q.a if first else q.b, part) for q, part in parts if part)
        for number in sorted(joining):
            for left, right in pairwise(sorted(joining[number], key=lambda p: p.ours)):
                if _joined(pair, number, (left, right), first=first):
                    yield _finding(pair, left, right, first=first)


def _part(quote: QuotePair, *, first: bool) -> Part | None:
    """What a paired quotation has on the joining side (A where it comes `first`); None for a few words only."""
    sides = (quote.a_tokens, quote.b_tokens)
    equal = [(link.a[0], link.b[0]) for link in quote.links if link.equal]
    if len(equal) < FEWEST_WORDS:
        return None
    places = [sorted(link[k] for link in equal) for k in (0, 1)]
    spans = [Span(tokens[at[0]].start, tokens[at[-1]].end) for tokens, at in zip(sides, places, strict=True)]
    ours, theirs = spans if first else spans[::-1]
    return Part(quote, ours, theirs, quote.b if first else quote.a)


def _joined(pair: Comparison, number: int, parts: tuple[Part, Part], *, first: bool) -> bool:
    """Whether two neighbouring parts are one sentence between one pair of marks here, and two whole remarks there."""
    ours, theirs = (pair.a, pair.b) if first else (pair.b, pair.a)
    left, right = parts
    if left.number == right.number or left.ours.end > right.ours.start:
        return False
    if any(utterance_of(theirs, p.number).fragment_in(theirs.article.text) for p in parts):
        return False
    marks = utterance_of(ours, number).quotes
    if not any(q.start <= left.ours.start and right.ours.end <= q.end for q in marks):
        return False
    if left.theirs < right.theirs and _is_asked(theirs, parts):
        return True
    if left.theirs < right.theirs and not _apart(theirs, parts):
        return False
    between = ours.words((left.ours.end, right.ours.start))
    return not SENTENCE_ENDS & set(between.replace("...", "…"))


def _apart(doc: Document, parts: tuple[Part, Part]) -> bool:
    """Whether a whole sentence stands between the two remarks."""
    before, after = (doc.sentence_at(at) for at in (parts[0].theirs.end - 1, parts[1].theirs.start))
    return before is not None and after is not None and after.n > before.n + 1


def _is_asked(doc: Document, parts: tuple[Part, Part]) -> bool:
    """Whether a question leads to the second remark, in its sentence or the one before: it answers something else."""
    left, right = (p.theirs for p in parts)
    home = doc.sentence_at(right.start)
    opening = doc.sentences[max(0, home.n - 2)].start if home else right.start
    words = tokenise(doc.words((max(left.end, opening), right.start)))
    return any(r.verb.stance == "question" for t in words for r in FORMS.get(t.norm, ()))


def _finding(pair: Comparison, left: Part, right: Part, *, first: bool) -> Finding:
    """One finding on the joined words, and on both remarks of the other article in the order of the text."""
    docs = (pair.a, pair.b) if first else (pair.b, pair.a)
    number = left.quote.a if first else left.quote.b
    ours = between_marks(docs[0], number, Span(left.ours.start, right.ours.end))
    parts = sorted((left, right), key=lambda p: p.theirs)
    theirs = tuple(s for p in parts for s in between_marks(docs[1], p.number, p.theirs))
    marked = is_elided(docs[0], left.ours.end, right.ours.start)
    confidence = min(certainty(left.quote), certainty(right.quote))
    return make_finding(
        pair, "quote.spliced", *place(ours, theirs, first=first), confidence,
        severity="note" if marked else None, facts=speaker_of(pair, left.quote),
        attributes=("in_quote", *(("marked_edit",) if marked else ())),
    )  # fmt: skip
