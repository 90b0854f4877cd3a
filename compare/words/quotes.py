"""Utterances of two articles aligned as quotations: who prints which words of one remark.

An utterance is found on the other side by local alignment of its tokens (Smith and Waterman 1981), whatever sentence
it stands in; the surest match takes its words first, so that a similar remark on another occasion stays another.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import pairwise
from typing import Literal

from compare.connected import gathered
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.spelling import plain_spelling
from compare.model import Document, Group, QuotePair, Utterance, WordLink
from compare.naming import may_be_one
from compare.text import Token, tokenise

MATCH, LIGHT_MATCH, CHANGE, GAP = 2.0, 1.0, -1.0, -0.6
LEAST_SCORE = 6.0  # three telling words in a row, or a longer run of which some are changed
LEAST_SHARE = 0.6  # of the shorter quotation's words; less is a chance likeness
SECOND_SHARE = 0.8  # of a second print's own words: a remark like another is not that remark again
LONGEST = 500  # words of a quotation that are aligned: the work grows with their square
LONGEST_GAP = 4  # words that a match may step over and still take; a longer run may have been moved
FEWEST_MOVED = 3  # words that make a part of a remark; fewer may be said again
# Of two speakers' words, what must be equal to be one remark and no common phrase: most of the shorter print, if that
# is so many words, else most of both.
STRANGERS_WORDS, STRANGERS_SHARE = 6, 0.8

Relation = Literal["whole", "cut", "spliced", "reworded"]
Pairs = tuple[tuple[int, int], ...]
Words = Sequence[Token]
Strangers = Callable[[int, int], bool]  # by place in either list


@dataclass(frozen=True, slots=True)
class Remark:
    """A quotation, or one fragment of a sentence that quotes several: its utterance, words and sentences."""

    said: Utterance
    tokens: tuple[Token, ...]
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Match:
    """Aligned words of utterances `a` and `b` (places in their lists): index pairs into their words, and a score."""

    a: int
    b: int
    pairs: Pairs
    score: float


def word_worth(token: Token) -> float:
    """What an equal word adds to an alignment."""
    return LIGHT_MATCH if token.norm in FUNCTION_WORDS else MATCH


def are_equal(a: Token, b: Token) -> bool:
    """Whether two words are one, in the spelling of either country."""
    return a.norm == b.norm or plain_spelling(a.norm) == plain_spelling(b.norm)


def local_alignment(a: Words, b: Words) -> tuple[Pairs, float]:
    """The best local alignment of words `a` and `b`: its index pairs (equal or changed) and score."""
    a, b = a[:LONGEST], b[:LONGEST]
    keys_a, keys_b = ([plain_spelling(t.norm) for t in side] for side in (a, b))
    score = [[0.0] * (len(b) + 1) for _ in range(len(a) + 1)]
    best, at = 0.0, (0, 0)
    for i, s in enumerate(a, 1):
        row, above, worth, key = score[i], score[i - 1], word_worth(s), keys_a[i - 1]
        for j, other in enumerate(keys_b, 1):
            step = worth if key == other else CHANGE
            value = max(0.0, above[j - 1] + step, above[j] + GAP, row[j - 1] + GAP)
            row[j] = value
            if value > best:
                best, at = value, (i, j)
    return _trace(score, a, b, at), best


def _trace(score: list[list[float]], a: Words, b: Words, at: tuple[int, int]) -> Pairs:
    """Walk back from the best cell; diagonal steps are the aligned pairs."""
    pairs = []
    i, j = at
    while i and j and score[i][j] > 0:
        step = word_worth(a[i - 1]) if are_equal(a[i - 1], b[j - 1]) else CHANGE
        if score[i][j] == score[i - 1][j - 1] + step:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif score[i][j] == score[i - 1][j] + GAP:
            i -= 1
        else:
            j -= 1
    return tuple(pairs[::-1])


def _worth(pairs: Pairs, a: Words, b: Words) -> float:
    """What the equal words of an alignment of `a` and `b` add up to."""
    return sum(word_worth(a[i]) for i, j in pairs if are_equal(a[i], b[j]))


def _worthy(pairs: Pairs, words: tuple[Words, Words], free: Sequence[Words], *, grouped: bool) -> bool:
    """Whether an alignment of `words` is one remark and no chance likeness, of those that are `free` on either side.

    A run of telling words is enough in `grouped` sentences, however much more either article prints there.
    """
    worth = _worth(pairs, *words)
    shorter = min(sum(map(word_worth, side)) for side in free)
    if not shorter:
        return False
    if grouped and (worth >= LEAST_SCORE or (worth >= MATCH and worth / shorter >= LEAST_SHARE)):
        return True
    return worth >= LEAST_SCORE and (worth / shorter >= LEAST_SHARE or worth >= 2 * LEAST_SCORE)


def _plain_enough(pairs: Pairs, a: Words, b: Words, least: float) -> bool:
    """Whether so much is equal, at `least` that share, that it is one remark, whoever is said to make it."""
    equal = sum(are_equal(a[i], b[j]) for i, j in pairs)
    shorter, longer = sorted(sum(map(word_worth, side)) for side in (a, b))
    return _worth(pairs, a, b) >= least * (shorter if equal >= STRANGERS_WORDS else longer)


def _likely(a: Sequence[Words], b: Sequence[Words]) -> list[tuple[int, int]]:
    """Pairs of utterances that share a telling word, found through an index, so that the work stays linear."""
    keys = ({plain_spelling(t.norm) for t in tokens if t.norm not in FUNCTION_WORDS} for tokens in b)
    index = gathered((key, j) for j, telling in enumerate(keys) for key in telling)
    return sorted({(i, j) for i, tokens in enumerate(a) for t in tokens for j in index.get(plain_spelling(t.norm), ())})


class _Matching:
    """The matches of two lists of word lists as they are found, and by side and place which words are still free."""

    def __init__(
        self, a: Sequence[Words], b: Sequence[Words], grouped: set[tuple[int, int]], strangers: Strangers | None
    ) -> None:
        self.words, self.grouped, self.strangers = (a, b), grouped, strangers
        self.free = tuple([set(range(len(w))) for w in side] for side in (a, b))
        self.found: list[Match] = []

    def take_first_prints(self, likely: Sequence[tuple[int, int]]) -> None:
        """Match what is free on both sides, the surest first; each word serves one match."""
        queue: list[tuple[float, int, int, Pairs]] = []

        def enter(i: int, j: int) -> None:
            words, free = (self.words[0][i], self.words[1][j]), (self.free[0][i], self.free[1][j])
            pairs, score = _aligned(words, free)
            again = any((m.a, m.b) == (i, j) for m in self.found[-1:])  # more of one remark counts by what is left
            left = [_at(w, f) for w, f in zip(words, free, strict=True)] if again else words
            if _worthy(pairs, words, left, grouped=again or (i, j) in self.grouped) and self._one_speaker(i, j, pairs):
                heappush(queue, (-score - ((i, j) in self.grouped), i, j, pairs))

        for i, j in likely:
            enter(i, j)
        while queue:
            score, i, j, pairs = heappop(queue)
            if {p for p, _ in pairs} <= self.free[0][i] and {q for _, q in pairs} <= self.free[1][j]:
                self._take(Match(i, j, pairs, -score))
            enter(i, j)  # what is still free may hold another part of the same remark

    def take_second_prints(self, likely: Sequence[tuple[int, int]]) -> None:
        """Match what only one side has left with words that serve already: an article may print a remark twice."""
        matched = {(m.a, m.b) for m in self.found}
        queue: list[tuple[float, int, int, int, Pairs]] = []
        for i, j in likely:
            words, free = (self.words[0][i], self.words[1][j]), (self.free[0][i], self.free[1][j])
            for side in (0, 1) if (i, j) not in matched else ():
                own = (free[0], set(range(len(words[1])))) if side == 0 else (set(range(len(words[0]))), free[1])
                pairs, score = _aligned(words, own)
                left = _at(words[side], free[side])
                worth = _worth(pairs, *words)
                again = worth >= LEAST_SCORE and worth >= SECOND_SHARE * sum(map(word_worth, left))
                if again and self._one_speaker(i, j, pairs, 1.0):
                    heappush(queue, (-score, i, j, side, pairs))
        while queue:
            score, i, j, side, pairs = heappop(queue)
            if {pair[side] for pair in pairs} <= self.free[side][(i, j)[side]]:
                self._take(Match(i, j, pairs, -score))

    def _one_speaker(self, i: int, j: int, pairs: Pairs, least: float = STRANGERS_SHARE) -> bool:
        """Whether speakers forbid no match; of two who differ, `least` of the words must be equal."""
        if not (self.strangers and self.strangers(i, j)):
            return True
        return _plain_enough(pairs, self.words[0][i], self.words[1][j], least)

    def _take(self, match: Match) -> None:
        self.found.append(match)
        self.free[0][match.a] -= _used([p for p, _ in match.pairs])
        self.free[1][match.b] -= _used([q for _, q in match.pairs])


def match_utterances(
    a: Sequence[Words], b: Sequence[Words], grouped: set[tuple[int, int]], strangers: Strangers | None = None
) -> list[Match]:
    """Match word lists of quotations, surest first; a word serves a second match only for a second print of it.

    `grouped` holds the pairs of places whose sentences are aligned with each other; `strangers` tells of a pair
    whether its speakers differ, which it takes more words to outweigh.
    """
    matching, likely = _Matching(a, b, grouped, strangers), _likely(a, b)
    matching.take_first_prints(likely)
    matching.take_second_prints(likely)
    return matching.found


def _used(places: Sequence[int]) -> set[int]:
    """The words that a match takes: its own, and those between them, but for runs long enough to stand elsewhere."""
    short = [range(p, q) for p, q in pairwise(places) if q - p <= LONGEST_GAP]
    return {*places, *(k for gap in short for k in gap)}


def _at(words: Words, places: Iterable[int]) -> Words:
    """The words at `places`, in order."""
    return [words[k] for k in sorted(places)]


def _aligned(words: tuple[Words, Words], free: tuple[set[int], set[int]]) -> tuple[Pairs, float]:
    """Local alignment of the words of two remarks that are `free`, as pairs of places."""
    ia, ib = sorted(free[0]), sorted(free[1])
    pairs, score = local_alignment(_at(words[0], ia), _at(words[1], ib))
    return tuple((ia[i], ib[j]) for i, j in pairs), score


def relation_of(pairs: Sequence[tuple[int, int]], a: Words, b: Words) -> Relation:
    """Name what became of an utterance: whole, cut, reworded, or spliced where the order of its parts changed."""
    if _is_reordered(pairs):
        return "spliced"
    inner_a = pairs[-1][0] - pairs[0][0] + 1
    inner_b = pairs[-1][1] - pairs[0][1] + 1
    equal = all(are_equal(a[i], b[j]) for i, j in pairs)
    both_more = inner_a < len(a) and inner_b < len(b)  # neither is a part of the other: no cut explains both
    if not equal or inner_a != len(pairs) or inner_b != len(pairs) or both_more:
        return "reworded"
    return "whole" if len(pairs) == len(a) == len(b) else "cut"


def _is_reordered(pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether a part of a few words or more stands before another on one side and behind it on the other."""
    parts: list[list[tuple[int, int]]] = [[]]
    for pair in pairs:
        if parts[-1] and pair[1] < parts[-1][-1][1]:
            parts.append([])
        parts[-1].append(pair)
    return sum(len(part) >= FEWEST_MOVED for part in parts) > 1


def remarks_of(doc: Document) -> list[Remark]:
    """The quotations of `doc`: a direct one with all its pieces, of a mixed one each fragment by itself."""
    remarks = []
    for said in doc.utterances:
        parts = [(q,) for q in said.quotes] if said.fragment_in(doc.article.text) else [said.quotes]
        for quotes in parts if said.quotes else ():
            tokens = tuple(t for q in quotes for t in tokenise(doc.words(q), q.start) if t.is_word)
            held = {s.n for s in doc.sentences if s.n in said.sentences and any(s.span.overlap(q) for q in quotes)}
            remarks.append(Remark(said, tokens, frozenset(held)))
    return remarks


def _grouped(a: Sequence[Remark], b: Sequence[Remark], groups: Sequence[Group]) -> set[tuple[int, int]]:
    """Places of remarks that stand in sentences of one group."""
    of_a: Mapping[int, int] = {n: k for k, g in enumerate(groups) for n in g.a}
    of_b: Mapping[int, int] = {n: k for k, g in enumerate(groups) for n in g.b}
    by_group = gathered((of_b[n], j) for j, remark in enumerate(b) for n in remark.sentences if n in of_b)
    return {(i, j) for i, r in enumerate(a) for n in r.sentences if n in of_a for j in by_group.get(of_a[n], ())}


def _strangers(a: Sequence[Remark], b: Sequence[Remark]) -> Strangers:
    """Whether two remarks, by place, are given to people who cannot be the same."""

    def differ(i: int, j: int) -> bool:
        x, y = a[i].said.speaker, b[j].said.speaker
        if x.islower() or y.islower():
            return False  # a description may be anybody's
        return bool(x and y) and not may_be_one(x, y)

    return differ


def pair_quotes(a: Document, b: Document, groups: Sequence[Group]) -> tuple[QuotePair, ...]:
    """Pair the quotations of `a` and `b` that print words of one remark, in reading order of `a`."""
    ra, rb = remarks_of(a), remarks_of(b)
    wa, wb = [r.tokens for r in ra], [r.tokens for r in rb]
    found = match_utterances(wa, wb, _grouped(ra, rb, groups), _strangers(ra, rb))
    by_pair = gathered(((match.a, match.b), match) for match in found)
    out = []
    for (i, j), matches in sorted(by_pair.items()):
        pairs = sorted(p for m in matches for p in m.pairs)
        links = tuple(WordLink((p,), (q,), 1.0 if are_equal(wa[i][p], wb[j][q]) else 0.5) for p, q in pairs)
        relation = relation_of(pairs, wa[i], wb[j])
        out.append(QuotePair(ra[i].said.n, rb[j].said.n, wa[i], wb[j], links, relation, matches[0].score))
    return tuple(out)
