"""Cuts: what only one article prints of a remark before or behind the words that both print.

A cut is severe where what is lost turned what is kept; a marked one, and a fragment that is plainly quoted, is a note.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from compare.detectors.base import make_finding
from compare.detectors.quotations.edges import edge_runs, split_edge
from compare.detectors.quotations.edits import equal_pairs, is_sign
from compare.detectors.quotations.shared import Printed, between_marks, certainty, is_elided, loses, utterance_of
from compare.lexicon.polarity import CONDITIONS, LOST_WORDS, NEGATORS
from compare.model import Comparison, Document, Facts, Finding, QuotePair, Severity, Span
from compare.text import Token

SHORT_CUT, LONG_CUT = 4, 12  # words of a cut that is a mere hedge ("I think"), and of a clause with its condition


class Told:
    """The words whose cut was told, so that a sentence lost between two matches is one finding, or are `retold`."""

    def __init__(self, retold: Iterable[tuple[str, Span]] = ()) -> None:
        self._words: set[tuple[str, Span]] = set()
        self._retold = tuple(retold)

    def fresh(self, cuts: Iterable[Finding]) -> Iterator[Finding]:
        """Those of `cuts` whose lost words are new."""
        for cut in cuts:
            lost = {(source, span) for source, spans in cut.spans.items() for span in spans if span.end > span.start}
            if not lost & self._words and not any(self._is_retold(*words) for words in lost):
                self._words |= lost
                yield cut

    def _is_retold(self, source: str, lost: Span) -> bool:
        """Whether most of the `lost` words are given in other words."""
        return any(source == i and 2 * lost.overlap(piece) > lost.end - lost.start for i, piece in self._retold)


def find_cuts(
    pair: Comparison, quote: QuotePair, taken: Mapping[str, frozenset[int]], facts: Facts
) -> Iterator[Finding]:
    """What only one prints of the remark before or behind the words that both print."""
    sides = (
        Printed(pair.a, utterance_of(pair.a, quote.a), quote.a_tokens),
        Printed(pair.b, utterance_of(pair.b, quote.b), quote.b_tokens),
    )
    pairs = equal_pairs(quote)
    for at_start, inner in ((True, pairs[0]), (False, pairs[-1])):
        runs = edge_runs(quote, (pair.a, pair.b), (taken[pair.a.id], taken[pair.b.id]), at_start=at_start)
        if all(runs):  # both print something else here: an edit, not a cut, but for a whole clause more
            _, runs = split_edge(runs, (pair.a, pair.b), at_start=at_start)
        for k, run in enumerate(runs):
            longer, shorter = sides[k], sides[1 - k]
            anchor = longer.tokens[inner[k]]
            lost = _own_part(longer, run, anchor, taken[longer.doc.id]) if run else []
            whole = not _same_sentence(longer.doc, lost, anchor)
            if lost and not (whole and shorter.is_fragment):
                touched = shorter.tokens[inner[1 - k]]
                edge = touched.start if at_start else touched.end
                if is_sign(lost, shorter.doc, edge):
                    continue
                yield _cut_finding(pair, quote, (longer, shorter), (lost, anchor, edge), facts)


def _same_sentence(doc: Document, tokens: Sequence[Token], anchor: Token) -> list[Token]:
    """Those of `tokens` that stand in the sentence of `anchor`."""
    home = doc.sentence_at(anchor.start)
    return [t for t in tokens if home and home.start <= t.start < home.end]


def _own_part(printed: Printed, run: list[Token], anchor: Token, taken: frozenset[int]) -> list[Token]:
    """The words of `run` in the sentence of `anchor`; without such, those of sentences that no other match touches."""
    near = _same_sentence(printed.doc, run, anchor)
    if near or printed.is_fragment:
        return near
    return [t for t in run if not any(w.start in taken for w in _same_sentence(printed.doc, printed.tokens, t))]


def _cut_finding(
    pair: Comparison, quote: QuotePair, sides: tuple[Printed, Printed],
    cut: tuple[list[Token], Token, int], facts: Facts,
) -> Finding:  # fmt: skip
    """One finding for the `run` of words that only the longer print has, at `edge` of the shorter one."""
    longer, shorter = sides
    run, anchor, edge = cut
    near = _same_sentence(longer.doc, run, anchor)
    span, gap = Span(run[0].start, run[-1].end), Span(edge, edge)
    marked = is_elided(shorter.doc, edge, edge)
    severity: Severity = "warning"
    if marked or not near or shorter.is_fragment:
        severity = "note"
    attributes = ["in_quote", *(["marked_edit"] if marked else []), *(["fragment"] if shorter.is_fragment else [])]
    if near and severity == "warning" and _turns(near, before=near[-1].start < anchor.start):
        severity = "error"
        attributes.append("loses_qualifier")
    spans = {longer.doc.id: between_marks(longer.doc, longer.utterance.n, span), shorter.doc.id: (gap,)}
    return make_finding(
        pair, "quote.cut", spans[pair.a.id], spans[pair.b.id], certainty(quote),
        severity=severity, facts=facts, attributes=attributes,
    )  # fmt: skip


def _turns(run: Sequence[Token], *, before: bool) -> bool:
    """Whether the lost words turned the kept ones: a short hedge, a condition that opens them, a negator beside.

    A lost clause may hold any of these words for itself, as one does that "and" adds.
    """
    added = not before and run[0].norm == "and"
    beside = run[-2:] if before else () if added else run[:2]
    opening = run[:2] if not before or len(run) <= LONG_CUT else ()
    return (len(run) <= SHORT_CUT and loses(run, LOST_WORDS)) or loses(beside, NEGATORS) or loses(opening, CONDITIONS)
