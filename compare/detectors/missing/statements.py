"""Statements without a counterpart, ranked by what they tell.

In: the sentences of the body that stand in no group, or share no word with it. Out: `missing.statement`. A sentence
nearly all of whose telling words stand in one sentence of the other article is told there, though in other company,
and is not missing.
"""

import math
from collections.abc import Iterable, Iterator

from compare.connected import gathered
from compare.contrast.aligned import both_sides, is_light
from compare.contrast.elsewhere import Known, stem
from compare.contrast.phrases import touching
from compare.contrast.reading import Reading
from compare.detectors.base import make_finding
from compare.model import Comparison, Document, Finding, Sentence, Span
from compare.text import Token

TOLD = 0.8  # share of a sentence's content words that one sentence of the other article holds
FEWEST_WORDS = 5  # content words from which that share says something
BASE, MOST = 0.45, 0.95
QUOTED, NUMBER, NAME, EARLY = 0.12, 0.08, 0.06, 0.1  # what each adds to the confidence
MOST_VALUES = 3
REPEATED = 0.8  # of the confidence, where the finding of who is heard shows the sentence already


def statements(pair: Comparison, heard: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the body sentences that only one article has; what the speakers `heard` only there say counts less."""
    docs = {pair.a.id: pair.a, pair.b.id: pair.b}
    places = ((docs[source], s.start) for f in heard for source, spans in f.spans.items() for s in spans)
    remarks = frozenset((doc.id, home.n) for doc, at in places if (home := doc.sentence_at(at)))
    readings = Reading(pair.a), Reading(pair.b)
    for ours, theirs in (readings, readings[::-1]):
        known = Known(pair, ours, theirs)
        rows = _Rows(theirs.doc)
        shared = _shared(pair, ours.doc)
        printed = {_words(ours.doc, n) for n in shared}
        for sentence in ours.doc.sentences:
            if sentence.role == "body" and sentence.n not in shared and _words(ours.doc, sentence.n) not in printed:
                repeated = (ours.doc.id, sentence.n) in remarks
                yield from _statement(pair, ours, known, sentence, rows, REPEATED if repeated else 1.0)


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


def _shared(pair: Comparison, doc: Document) -> set[int]:
    """The sentences of `doc` that share a word that tells something with the sentences they are grouped with."""
    found: set[int] = set()
    for words in pair.words:
        side = both_sides(pair, words)[0 if doc is pair.a else 1]
        found.update(n for n, home in side.sentences if side.shares(home.start, home.stop))
    return found


def _statement(
    pair: Comparison, ours: Reading, known: Known, sentence: Sentence, rows: _Rows, weight: float
) -> Iterator[Finding]:
    """Yield the finding for a sentence, unless one of the other article's `rows` of stems tells it."""
    content = _stems(ours.doc.tokens[sentence.n - 1])
    if not content or (len(content) >= FEWEST_WORDS and rows.tell(content)):
        return
    sides = {pair.a.id: list[Span](), pair.b.id: list[Span](), ours.doc.id: [sentence.span]}
    confidence = weight * _weight(ours, known, sentence)
    yield make_finding(pair, "missing.statement", sides[pair.a.id], sides[pair.b.id], confidence)


def _weight(ours: Reading, known: Known, sentence: Sentence) -> float:
    """How much a sentence tells that is new: quoted words, numbers and names, and a place near the top."""
    doc = ours.doc
    quoted = any(u.quotes for u in ours.touching([sentence.n]))
    numbers = sum(not known.quantity(q) for q in touching(doc.quantities, sentence.span))
    names = sum(not known.name(n) for n in touching(doc.names, sentence.span))
    early = 1 - sentence.start / max(1, len(doc.article.text))
    told = QUOTED * quoted + NUMBER * min(MOST_VALUES, numbers) + NAME * min(MOST_VALUES, names) + EARLY * early
    return min(MOST, BASE + told)
