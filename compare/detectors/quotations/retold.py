"""Quoted here, retold there: what one article cuts from a remark and gives in its own words.

In: a comparison. Out: `quote.form` findings, each with the quoted words that are retold. A paper that prints part of a
remark often tells the rest beside it, before a fragment or in the speaker's reported speech; such words are not cut,
only put otherwise. Beside the printed part one shared word shows it, anywhere else most words of the report have to be
the speaker's.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.contrast.aligned import is_light
from compare.contrast.elsewhere import stem
from compare.detectors.base import make_finding
from compare.detectors.quotations.shared import taken_words
from compare.lexicon.function_words import SAYING
from compare.model import Comparison, Document, Finding, Span, Utterance
from compare.naming import may_be_one
from compare.text import Token

LEAST_PIECE = 4  # telling words in a row that are worth a note; fewer are a cut
NEAR_SHARE = 0.3  # of the report's words, where the article prints the rest of the remark in the same place
FAR_WORDS, FAR_SHARE = 3, 0.6  # shared words, and their share of the report's, anywhere else


@dataclass(frozen=True, slots=True)
class Words:
    """The telling words of one utterance in one sentence, quoted or not, and what they are cut to for comparison.

    `whole` where the other article prints nothing of the sentence.
    """

    said: Utterance
    sentence: int
    span: Span
    stems: frozenset[str]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Retold:
    """A quoted `piece` of article `source` and the finding that it is retold."""

    source: str
    piece: Span
    finding: Finding


def find_retold(pair: Comparison) -> Iterator[Retold]:
    """Find the quoted words of either article that the other does not print but tells in its own words."""
    taken = taken_words(pair)
    ab = {(q.a, q.b) for q in pair.quotes}
    for ours, theirs, shared in ((pair.a, pair.b, ab), (pair.b, pair.a, {(b, a) for a, b in ab})):
        pieces = list(_pieces(ours, taken[ours.id]))
        beside = _beside(theirs, shared)
        for report in _reports(theirs):
            graded = [(_grade(report, piece, beside), piece) for piece in pieces]
            ranked = sorted((g for g in graded if g[0]), key=lambda g: (-g[0], g[1].span))
            if ranked and (len(ranked) == 1 or ranked[0][0] > ranked[1][0]):
                grade, piece = ranked[0]
                pieces.remove(piece)
                yield Retold(ours.id, piece.span, _finding(pair, ours, piece, report, grade))


def _grade(report: Words, piece: Words, beside: Mapping[int, frozenset[int]]) -> float:
    """How surely `report` tells `piece`, 0 for not at all, 1 where all its words are the speaker's."""
    both = len(report.stems & piece.stems)
    share = both / len(report.stems)
    one, two = report.said.speaker, piece.said.speaker
    if not both or not one or not two or not may_be_one(one, two):
        return 0.0
    if report.said.quotes and not piece.whole:
        return 0.0  # a fragment cut out of its sentence, whatever leads to it
    if piece.said.n in beside.get(report.sentence, ()):
        return share if share >= NEAR_SHARE else 0.0
    return share if both >= FAR_WORDS and share >= FAR_SHARE else 0.0


def _beside(doc: Document, shared: set[tuple[int, int]]) -> Mapping[int, frozenset[int]]:
    """By sentence of `doc`, the other article's utterances of which it prints a part there or in the next sentence."""
    found: dict[int, set[int]] = {}
    for ours, theirs in shared:
        for said in doc.utterances:
            if said.n == theirs:
                for n in said.sentences:
                    for near in (n - 1, n, n + 1):
                        found.setdefault(near, set()).add(ours)
    return {n: frozenset(utterances) for n, utterances in found.items()}


def _pieces(doc: Document, taken: frozenset[int]) -> Iterator[Words]:
    """The runs of quoted words of one sentence of `doc` that the other article does not print."""
    for said in doc.utterances:
        for n in said.sentences if said.quotes else ():
            quoted = [t for t in doc.tokens[n - 1] if t.is_word and _within(t, said.quotes)]
            whole = not any(t.start in taken for t in quoted)
            for held, run in groupby(quoted, key=lambda t: t.start in taken):
                words = list(run)
                telling = [t for t in words if _tells(t)]
                if not held and len(telling) >= LEAST_PIECE:
                    yield _words(said, n, Span(words[0].start, words[-1].end), telling, whole=whole)


def _reports(doc: Document) -> Iterator[Words]:
    """What `doc` reports in its own words: indirect speech, and what leads to a quoted fragment."""
    for said in doc.utterances:
        for n in said.sentences if said.form != "direct" else ():
            words = [
                t for t in doc.tokens[n - 1] if _tells(t) and _within(t, said.content) and not _within(t, said.quotes)
            ]
            if words:
                yield _words(said, n, Span(words[0].start, words[-1].end), words)


def _within(token: Token, spans: Sequence[Span]) -> bool:
    return any(s.start <= token.start < s.end for s in spans)


def _tells(token: Token) -> bool:
    return not is_light(token) and token.norm not in SAYING


def _words(said: Utterance, number: int, span: Span, tokens: Sequence[Token], *, whole: bool = True) -> Words:
    return Words(said, number, span, frozenset(stem(t.norm) for t in tokens), whole)


def _finding(pair: Comparison, quoting: Document, piece: Words, report: Words, grade: float) -> Finding:
    """One finding on quoted words and their report."""
    spans = (piece.span, report.span) if quoting is pair.a else (report.span, piece.span)
    facts = {"speaker": max(piece.said.speaker, report.said.speaker, key=len)}
    confidence = 0.5 + 0.35 * grade
    return make_finding(pair, "quote.form", spans[:1], spans[1:], confidence, facts=facts, attributes=("in_quote",))
