"""Where the other article tells what an utterance reports, in the same group of sentences or anywhere else.

In: two articles and the links between their words. Out: for an utterance, the sentences of the other article that have
most of its content words, by link or by base form, weighted by how rare each is. Groups of aligned sentences say what
belongs together; a claim may stand outside of every group, in the midst of a sentence on something else.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from compare.contrast.aligned import SURE_LINK, is_light
from compare.contrast.reading import Reading, inside
from compare.contrast.swaps import forms
from compare.contrast.voices.voices import reports
from compare.likeness import rarity
from compare.model import Comparison, Document, Sentence, Utterance
from compare.text import Token

LEAST_COVER = 0.15  # of the weight of an utterance's words; less is another claim
LEAST_WORDS = 2
COMMON = 40  # places of one word; what stands in so many tells nothing apart


class Telling(NamedTuple):
    """A sentence that has the words of an utterance: `hits` of the sentence by token of the utterance.

    `linked` are those tokens of the utterance that are surely linked there, `cover` is the share of the weight of its
    content words, `confidence` that of the group that holds both, 0 where none does.
    """

    sentence: Sentence
    hits: Mapping[Token, tuple[Token, ...]]
    linked: Sequence[Token]
    cover: float
    confidence: float

    @property
    def answers(self) -> list[Token]:
        """The tokens of the sentence that answer."""
        return sorted({t for tokens in self.hits.values() for t in tokens})


class Told:
    """What each of two articles tells of the other's utterances."""

    def __init__(self, pair: Comparison) -> None:
        self.pair = pair
        self.weights = rarity((pair.a, pair.b))

    def linked(self, reading: Reading, token: Token) -> list[Token]:
        """The tokens of the other article to which `token` of `reading` is surely linked."""
        return [t for _, t in self._links[reading.doc.id == self.pair.a.id].get(token.start, ())]

    def weigh(self, tokens: Sequence[Token]) -> float:
        """The weight of `tokens` together."""
        return sum(self.weights.get(t.norm, 0.0) for t in tokens)

    def content(self, reading: Reading, utterance: Utterance) -> list[Token]:
        """The content words that `utterance` reports."""
        rows = (reading.doc.tokens[n - 1] for n in utterance.sentences)
        return [t for row in rows for t in row if inside(utterance, t) and not is_light(t)]

    def tellings(self, reading: Reading, utterance: Utterance) -> list[Telling]:
        """The sentences of the other article that tell what `utterance` of `reading` reports, the fullest first."""
        first = reading.doc.id == self.pair.a.id
        other = self.pair.b if first else self.pair.a
        content = self.content(reading, utterance)
        total = self.weigh(content)
        hits: dict[int, dict[Token, list[Token]]] = defaultdict(dict)
        for token in content:
            for n, answer in self._answers(token, other, first=first):
                hits[n].setdefault(token, []).append(answer)
        found = [
            Telling(
                other.sentences[n - 1],
                {t: tuple(answers) for t, answers in held.items()},
                [t for t in held if any(m == n for m, _ in self._links[first].get(t.start, ()))],
                self.weigh(list(held)) / total,
                self._confidence(utterance, n, first=first),
            )
            for n, held in hits.items()
            if len(held) >= LEAST_WORDS and self.weigh(list(held)) >= LEAST_COVER * total
        ]
        return sorted(found, key=lambda t: (-t.cover, t.sentence.n))

    def reported(self, other: Reading, telling: Telling) -> float:
        """The share of what the sentence of `other` tells that it gives to a source, from 0 to 1."""
        heard = [u for u in other.touching([telling.sentence.n]) if reports(other.doc, u)]
        given = [t for t in telling.answers if any(inside(u, t) for u in heard)]
        return self.weigh(given) / self.weigh(telling.answers)

    def own(self, reading: Reading, utterance: Utterance) -> float:
        """The greatest share of what `utterance` reports that another sentence of its article states in nobody's name.

        From 0 to 1, by base forms.
        """
        content = self.content(reading, utterance)
        shares = [0.0]
        for n, held in _stated(reading, content).items():
            if n not in utterance.sentences:
                shares.append(self.weigh([t for t in content if t in held]) / self.weigh(content))
        return max(shares)

    def _answers(self, token: Token, other: Document, *, first: bool) -> Iterator[tuple[int, Token]]:
        """The tokens of `other` that stand for `token`, each with the number of its sentence."""
        linked = self._links[first].get(token.start, [])
        yield from linked
        for form in forms(token.norm):
            places = other.once(_places).get(form, ())
            if len(places) <= COMMON:
                yield from (place for place in places if place not in linked)

    @cached_property
    def _links(self) -> tuple[dict[int, list[tuple[int, Token]]], dict[int, list[tuple[int, Token]]]]:
        """The surely linked tokens of the other side by the start of a token of side b, then of side a."""
        found: tuple[dict[int, list[tuple[int, Token]]], ...] = ({}, {})
        for words in self.pair.words:
            homes = [{t: n for n in numbers for t in doc.tokens[n - 1]} for doc, numbers in (
                (self.pair.a, words.group.a), (self.pair.b, words.group.b))]  # fmt: skip
            for link in words.links:
                if link.score >= SURE_LINK:
                    ours, theirs = [words.a[i] for i in link.a], [words.b[j] for j in link.b]
                    for t in ours:
                        found[1].setdefault(t.start, []).extend((homes[1][o], o) for o in theirs if o in homes[1])
                    for t in theirs:
                        found[0].setdefault(t.start, []).extend((homes[0][o], o) for o in ours if o in homes[0])
        return found[0], found[1]

    def _confidence(self, utterance: Utterance, n: int, *, first: bool) -> float:
        """The confidence of the group that holds the utterance and sentence `n` of the other article, 0 without one."""
        pairs = ((k, n) if first else (n, k) for k in utterance.sentences)
        return max((self._grouped.get(pair, 0.0) for pair in pairs), default=0.0)

    @cached_property
    def _grouped(self) -> Mapping[tuple[int, int], float]:
        """The confidence of the group of each two sentences that are aligned, by their numbers."""
        return {(i, j): g.confidence for g in self.pair.groups for i in g.a for j in g.b}


def _stated(reading: Reading, content: Sequence[Token]) -> Mapping[int, set[Token]]:
    """By sentence which of the `content` words stand in it outside of all that is reported."""
    found: dict[int, set[Token]] = defaultdict(set)
    for token in content:
        for form in forms(token.norm):
            for n, place in reading.doc.once(_places).get(form, ()):
                if not any(inside(u, place) for u in reading.touching([n])):
                    found[n].add(token)
    return found


def _places(doc: Document) -> dict[str, list[tuple[int, Token]]]:
    """The content tokens of the body of `doc` by base form, with the numbers of their sentences."""
    found: dict[str, list[tuple[int, Token]]] = defaultdict(list)
    for sentence, row in zip(doc.sentences, doc.tokens, strict=True):
        if sentence.role == "body":
            for token in row:
                if not is_light(token):
                    for form in forms(token.norm):
                        found[form].append((sentence.n, token))
    return found
