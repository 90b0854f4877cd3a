"""Statements without a counterpart, ranked by what they tell.

In: the sentences of the body that stand in no group, or share no word with it. Out: `missing.statement`. A sentence
nearly all of whose telling words stand in one sentence of the other article is told there, though in other company,
and is not missing.
"""

import math
from collections.abc import Iterable, Iterator

from compare.connected import gathered
from compare.contrast.aligned import Side, is_light, place
from compare.contrast.elsewhere import Known, stem
from compare.contrast.phrases import touching
from compare.contrast.view import View
from compare.detectors.base import make_finding
from compare.model import Comparison, Document, Finding, Sentence
from compare.text import Token

TOLD = 0.8  # share of a sentence's content words that one sentence of the other article holds
FEWEST_WORDS = 5  # content words from which that share says something
BASE, MOST = 0.45, 0.95
QUOTED, NUMBER, NAME, EARLY = 0.12, 0.08, 0.06, 0.1  # what each adds to the confidence
MOST_VALUES = 3
REPEATED = 0.8  # of the confidence, where the finding of who is heard shows the sentence already


def statements(view: View, heard: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the body sentences that only one article has; what the speakers `heard` only there say counts less."""
    pair = view.pair
    docs = {pair.a.id: pair.a, pair.b.id: pair.b}
    places = ((docs[source], s.start) for f in heard for source, spans in f.spans.items() for s in spans)
    remarks = frozenset((doc.id, home.n) for doc, at in places if (home := doc.sentence_at(at)))
    for k, known in enumerate(view.known):
        doc, rows = known.ours.doc, _Rows(known.theirs.doc)
        shared = set(_shared(sides[k] for sides in view.groups))
        printed = {_words(doc, n) for n in shared}
        for sentence in doc.sentences:
            if sentence.role == "body" and sentence.n not in shared and _words(doc, sentence.n) not in printed:
                repeated = (doc.id, sentence.n) in remarks
                yield from _statement(pair, known, sentence, rows, REPEATED if repeated else 1.0)


class _Rows:
    """The stems of each sentence of `doc`, looked up by the rarest of those asked for."""

    def __init__(self, doc: Document) -> None:
        self._rows = [_stems(tokens) for tokens in doc.tokens]
        self._holding = gathered((word, n) for n, row in enumerate(self._rows) for word in row)

    def tell(self, content: frozenset[str]) -> bool:
        """Whether one sentence holds `TOLD` of `content`: it then holds one of any few more than it may lack."""
        least = TOLD * len(content)
        rarest = sorted(content, key=lambda word: (len(self._holding.get(word, ())), word))
        few = rarest[: len(content) - math.ceil(least) + 1]
        return any(len(content & self._rows[n]) >= least for n in {n for w in few for n in self._holding.get(w, ())})


def _stems(tokens: Iterable[Token]) -> frozenset[str]:
    """The stems of the words that tell something."""
    return frozenset(stem(t.norm) for t in tokens if not is_light(t))


def _words(doc: Document, number: int) -> tuple[str, ...]:
    """The words of a sentence of `doc`: one that repeats a shared sentence is not missing."""
    return tuple(t.norm for t in doc.tokens[number - 1] if t.is_word)


def _shared(sides: Iterable[Side]) -> Iterator[int]:
    """The sentences that share a word that tells something with the sentences they are grouped with."""
    for side in sides:
        yield from (n for n, row in zip(side.numbers, side.rows, strict=True) if side.shares(row.start, row.stop))


def _statement(pair: Comparison, known: Known, sentence: Sentence, rows: _Rows, weight: float) -> Iterator[Finding]:
    """Yield the finding for a sentence, unless one of the other article's `rows` of stems tells it."""
    doc = known.ours.doc
    content = _stems(doc.tokens[sentence.n - 1])
    if not content or (len(content) >= FEWEST_WORDS and rows.tell(content)):
        return
    spans = place([sentence.span], (), first=doc is pair.a)
    yield make_finding(pair, "missing.statement", *spans, weight * _weight(known, sentence))


def _weight(known: Known, sentence: Sentence) -> float:
    """How much a sentence tells that is new: quoted words, numbers and names, and a place near the top."""
    doc = known.ours.doc
    quoted = any(u.quotes for u in known.ours.touching([sentence.n]))
    numbers = sum(not known.quantity(q) for q in touching(doc.quantities, sentence.span))
    names = sum(not known.name(n) for n in touching(doc.names, sentence.span))
    early = 1 - sentence.start / max(1, len(doc.article.text))
    told = QUOTED * quoted + NUMBER * min(MOST_VALUES, numbers) + NAME * min(MOST_VALUES, names) + EARLY * early
    return min(MOST, BASE + told)
