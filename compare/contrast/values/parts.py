"""Whether two values of linked sentences play the same part: one measure for numbers, times and names.

In: the sides of a group (any two runs of sentences whose words are linked). Out: `Part`s, the places of values, and
for two of them the evidence that they fill one role: the words around both and how these are linked, the verb and the
preposition that govern them, how much of their sentences is shared, and how many others could be meant. What the
values themselves say is left out, since the question is whether they may be held against each other.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import takewhile
from typing import TypeVar

from compare.contrast.aligned import Side, is_light
from compare.lexicon.events import BEFORE_VERB, CLAUSE_WORDS, EVENTS
from compare.lexicon.events import IRREGULAR_PASTS as PASTS
from compare.lexicon.function_words import FUNCTION_WORDS, PREPOSITIONS, SAYING
from compare.lexicon.irregular_pasts import IRREGULAR_PASTS
from compare.lexicon.number_words import SCALES, SHORT_SCALES, TENS, UNITS
from compare.model import Document, Moment, Name, Quantity
from compare.naming import OTHER, SAME, compare_names
from compare.text import Token

NUMBER_WORDS = UNITS.keys() | TENS.keys() | SCALES.keys() | SHORT_SCALES.keys()
NEAR = 4  # content words to each side that make the neighbourhood of a value
REACH = 14  # tokens in which they, and the verb that governs it, are looked for
LISTED = 12  # names of a sentence that are looked at
MANY = 60  # values of one side of a group; more is a table, and holding each against each would take long
_MARKS = frozenset(';:()"')
_CLAUSE = frozenset(',;:()"')
Value = TypeVar("Value", Quantity, Moment, Name)


@dataclass(frozen=True)
class Part:
    """Tokens [first, last) of `side`, all in its sentence [opens, closes)."""

    side: Side
    first: int
    last: int
    opens: int
    closes: int

    @cached_property
    def left(self) -> tuple[int, ...]:
        """The nearest content words before it, the nearest first."""
        return self._content(range(self.first - 1, max(self.opens, self.first - REACH) - 1, -1))

    @cached_property
    def right(self) -> tuple[int, ...]:
        """The nearest content words after it, the nearest first."""
        return self._content(range(self.last, min(self.closes, self.last + REACH)))

    def _content(self, indices: Iterable[int]) -> tuple[int, ...]:
        tokens = self.side.tokens
        return tuple(k for k in indices if is_telling(tokens[k]))[:NEAR]

    @cached_property
    def near(self) -> tuple[int, ...]:
        """The content words of its neighbourhood, on both sides."""
        return (*self.left, *self.right)

    @cached_property
    def rest(self) -> tuple[int, ...]:
        """The content words of its sentence, its own apart."""
        inside = (*range(self.opens, self.first), *range(self.last, self.closes))
        return tuple(k for k in inside if is_telling(self.side.tokens[k]))

    @cached_property
    def governor(self) -> int | None:
        """The verb or noun of an event that a value belongs to: the nearest before it in its clause, else after it."""
        tokens = self.side.tokens
        for step, start, stop in ((-1, self.first - 1, self.opens - 1), (1, self.last, self.closes)):
            for k in range(start, stop, step)[:REACH]:
                if tokens[k].norm in _CLAUSE or tokens[k].norm in CLAUSE_WORDS:
                    break
                if is_event(tokens, k):
                    return k
        return None

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of its sentence, its own apart."""
        tokens, names = self.side.tokens, self.side.doc.names
        start, end = tokens[self.opens].start, tokens[self.closes - 1].end
        own = tokens[self.first].start, tokens[self.last - 1].end
        first = bisect_left(names, start, key=lambda n: n.start)
        inside = takewhile(lambda n: n.start < end, names[first:])
        return tuple(n for n in inside if n.end <= own[0] or own[1] <= n.start)[:LISTED]

    @cached_property
    def actor(self) -> Name | None:
        """The name that stands nearest before it in its sentence, else the nearest after it."""
        at = self.side.tokens[self.first].start
        return min(self.names, key=lambda n: (n.start > at, abs(n.start - at)), default=None)

    def word(self, offset: int) -> str:
        """The comparison form of the token `offset` off its edge (-1 the one before, 1 the one after)."""
        k = self.first + offset if offset < 0 else self.last + offset - 1
        return self.side.tokens[k].norm if self.opens <= k < self.closes else ""

    def norms(self) -> list[str]:
        """The comparison forms of its own tokens."""
        return [t.norm for t in self.side.tokens[self.first : self.last]]


Placed = tuple[Value, Part]


def is_telling(token: Token) -> bool:
    """Whether a word can tell which part a value plays: content, and no figure of another value."""
    if token.norm in SAYING:
        return True
    return not is_light(token) and not token.text[0].isdigit() and token.norm not in NUMBER_WORDS


def is_event(tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is a listed word for an event, a past or an -ing form, or stands behind "will" or "did"."""
    word, text = tokens[index].norm, tokens[index].text
    if word in EVENTS or word in PASTS or word in IRREGULAR_PASTS:
        return True
    if not text.islower() or len(word) < 3 or not text.isalpha():
        return False
    governed = index > 0 and tokens[index - 1].norm in BEFORE_VERB and word not in FUNCTION_WORDS
    return governed or (len(word) > 4 and word.endswith(("ed", "ing")))


def beginning_in(doc: Document, numbers: Iterable[int], found: Sequence[Value]) -> list[Value]:
    """Give those of `found`, which stand in order, that begin in the numbered sentences of `doc`."""
    kept: list[Value] = []
    for n in sorted(numbers):
        home = doc.sentences[n - 1]
        first = bisect_left(found, home.start, key=lambda v: v.start)
        kept += found[first : bisect_left(found, home.end, lo=first, key=lambda v: v.start)]
    return kept


def placed(side: Side, found: Sequence[Value]) -> list[Placed[Value]]:
    """Those of `found` that stand in the tokens of `side`, each with its part."""
    starts = {t.start: k for k, t in enumerate(side.tokens)}
    ends = {t.end: k + 1 for k, t in enumerate(side.tokens)}
    return [
        (value, Part(side, starts[value.start], ends[value.end], home.start, home.stop))
        for value in beginning_in(side.doc, side.numbers, found)
        if value.start in starts and value.end in ends
        for home in [side.homes[starts[value.start]]]
    ][:MANY]


def linked(a: Part, ours: Iterable[int], theirs: Iterable[int], least: float = 0.0) -> list[tuple[int, int]]:
    """The links of at least `least` between the tokens `ours` around `a` and `theirs` of the other side."""
    wanted, links, scores = set(theirs), a.side.linked, a.side.scores
    return [(i, j) for i in ours for j in links.get(i, ()) if j in wanted and scores.get(i, 0.0) >= least]


def _strongest(a: Part, ours: Sequence[int], theirs: Sequence[int]) -> float:
    """The score of the surest link between two runs of words, 0 where there is none."""
    return max((a.side.scores.get(i, 0.0) for i, _ in linked(a, ours, theirs)), default=0.0)


def _shares(s: Part, ours: Sequence[int], theirs: Sequence[int]) -> tuple[float, float]:
    """The least and the most share of two sets of words that is linked into the other one, weighed by the scores."""
    found = linked(s, ours, theirs)
    scores = s.side.scores
    one = {i: scores.get(i, 0.0) for i, _ in found}
    two = {j: scores.get(i, 0.0) for i, j in found}
    shares = sorted(
        (sum(one.values()) / len(ours) if ours else 0.5, sum(two.values()) / len(theirs) if theirs else 0.5)
    )
    return shares[0], shares[1]


def _answer(s: Part, t: Part) -> float:
    """1 where both are governed by one event, -1 where by two, 0 where either has none."""
    i, j = s.governor, t.governor
    if i is None or j is None:
        return 0.0
    a, b = s.side.tokens[i].norm, t.side.tokens[j].norm
    same = a == b or j in s.side.linked.get(i, ()) or (a in EVENTS and EVENTS[a] == EVENTS.get(b))
    return 1.0 if same else -1.0


def _opened(s: Part, t: Part) -> float:
    """1 where one preposition stands before both, -1 where two do, 0 where either has none."""
    a, b = s.word(-1), t.word(-1)
    if a == b:
        return float(bool(a))
    return -1.0 if a in PREPOSITIONS and b in PREPOSITIONS else 0.0


def _acted(s: Part, t: Part) -> float:
    """1 where the names nearest to both may be one, -1 where they are two, 0 where either has none."""
    if s.actor is None or t.actor is None:
        return 0.0
    likeness = compare_names(s.actor, t.actor).score
    return 1.0 if likeness >= SAME else -1.0 if likeness <= OTHER else 0.0


def _shared_names(s: Part, t: Part) -> float:
    """The share of the names of the sentence with fewer that the other one has too; a half where there are none."""
    few, many = sorted((s.names, t.names), key=len)
    if not few:
        return 0.5
    return sum(any(compare_names(n, m).score >= SAME for m in many) for n in few) / len(few)


def _elsewhere(s: Part, t: Part) -> float:
    """The share of near words that are surely linked, but to words outside the other's neighbourhood."""
    inside, away, near = set(t.near), 0, 0
    for k in s.near:
        partners = s.side.linked.get(k, ())
        near += 1
        away += bool(partners) and s.side.scores.get(k, 0.0) >= 1.0 and not inside & set(partners)
    return away / near if near else 0.0


def evidence(s: Part, t: Part, rivals: tuple[int, int]) -> dict[str, float]:
    """What speaks for one part of two values; `rivals` are the others of their sort in either sentence."""
    near, sentence = _shares(s, s.near, t.near), _shares(s, s.rest, t.rest)
    depth = [(p.first - p.opens) / max(1, p.closes - p.opens) for p in (s, t)]
    group = s.side.group
    return {
        "before": float(s.word(-1) == t.word(-1)),
        "before_two": float(s.word(-1) == t.word(-1) and s.word(-2) == t.word(-2)),
        "after": float(s.word(1) == t.word(1)),
        "after_two": float(s.word(1) == t.word(1) and s.word(2) == t.word(2)),
        "left": _strongest(s, s.left[:1], t.left[:1]),
        "right": _strongest(s, s.right[:1], t.right[:1]),
        "left_two": _strongest(s, s.left[:2], t.left[:2]),
        "right_two": _strongest(s, s.right[:2], t.right[:2]),
        "near": near[0],
        "near_most": near[1],
        "sentence": sentence[0],
        "sentence_most": sentence[1],
        "away": _elsewhere(s, t) + _elsewhere(t, s),
        "event": _answer(s, t),
        "opened": _opened(s, t),
        "actor": _acted(s, t),
        "names": _shared_names(s, t),
        "depth": abs(depth[0] - depth[1]),
        "alone": float(rivals == (0, 0)),
        "rivals": min(6.0, float(sum(rivals))),
        "confidence": group.confidence,
        "sentences": min(4.0, len(group.a) + len(group.b) - 2.0),
        "bare": float(not s.near or not t.near),
    }


def log_odds(evidence: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The log-odds that `weights` give for `evidence`."""
    return weights["bias"] + sum(weights.get(name, 0.0) * value for name, value in evidence.items())
