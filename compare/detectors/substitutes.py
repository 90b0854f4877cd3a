"""Another word in the same place: pairs of words, one of each side, neither of which is proved to stand for the other.

In: a view. Out: `Substitute`s, each with the evidence that the two name one thing in two ways, for the table
"label" of the judge (fitted by tests/bench/fit_contrast.py). A pair is looked at where the words are linked, or stand
right before or right behind one and the same word. Values and what two names call are compared as what they are.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from compare.contrast.aligned import Side, in_quotes, is_light
from compare.contrast.cutting import is_joint
from compare.contrast.elsewhere import Known
from compare.contrast.evidence import is_party_letter, is_title
from compare.contrast.judge import chance
from compare.contrast.parts import nearest
from compare.contrast.phrases import touching
from compare.contrast.swaps import forms, is_loaded, is_owner, one_stem, parts
from compare.contrast.view import View
from compare.lexicon.function_words import EMPTY, PREPOSITIONS, SAYING
from compare.lexicon.labels import are_rival_labels
from compare.lexicon.wordnet import are_alike, are_antonyms
from compare.model import Span

REACH = 5  # tokens before a word in which its preposition stands
DEEP = 40  # sentences of both sides together, after which a place in an article says no more
MANY = 6  # words in a row that only one side prints; more say no more
WIDE = 60  # words of one side without a proof; more is no sentence, and holding each against each would take long


class Open:
    """One side of a group with the words that nothing on the other side is proved to stand for."""

    def __init__(self, side: Side, known: Known) -> None:
        self.side, self.known, self.tokens = side, known, side.tokens

    @cached_property
    def words(self) -> Sequence[int]:
        """The words that may be another label: no value, no title, nothing empty."""
        return [k for k in self._fresh if self._names_something(k)][:WIDE]

    @cached_property
    def _fresh(self) -> Sequence[int]:
        return [k for k, t in enumerate(self.tokens) if not is_light(t) and k not in self.side.proved]

    def _names_something(self, k: int) -> bool:
        token, doc = self.tokens[k], self.side.doc
        if len(token.norm) < 2 or token.norm in SAYING | EMPTY or any(c.isdigit() for c in token.norm):
            return False
        valued = bool(touching(doc.quantities, token[:2])) or bool(touching(doc.moments, token[:2]))
        return not valued and not is_title(self.side.reading, token) and not is_party_letter(doc, token)

    def next(self, k: int, step: int) -> int | None:
        """The token right before or behind `k`, over the mark that joins a compound, if it has content."""
        at = k + step
        while 0 < at < len(self.tokens) - 1 and is_joint(self.tokens, at):
            at += 2 * step
        return at if at in self.side.homes[k] and not is_light(self.tokens[at]) else None

    def preposition(self, k: int) -> str:
        """The preposition that stands before the word, "" where there is none."""
        before = range(k - 1, max(-1, k - 1 - REACH), -1)
        return next((norm for m in before if (norm := self.tokens[m].norm) in PREPOSITIONS), "")

    def run(self, k: int) -> int:
        """How many content words in a row around `k` only this side prints."""
        content = [m for m in self.side.homes[k] if not is_light(self.tokens[m])]
        at, fresh = content.index(k), frozenset(self._fresh)
        low = high = at
        while low and content[low - 1] in fresh:
            low -= 1
        while high + 1 < len(content) and content[high + 1] in fresh:
            high += 1
        return high - low + 1

    def is_name(self, k: int) -> bool:
        """Whether the word is part of a name."""
        return bool(touching(self.side.doc.names, self.tokens[k][:2]))

    def span(self, k: int) -> Span:
        """The word, with the rest of its compound."""
        low = high = k
        while low > 1 and is_joint(self.tokens, low - 1):
            low -= 2
        while high < len(self.tokens) - 2 and is_joint(self.tokens, high + 1):
            high += 2
        return Span(self.tokens[low].start, self.tokens[high].end)


@dataclass(frozen=True, slots=True)
class Substitute:
    """Word `i` of the first side, `j` of the second, the spans of both, and what speaks for their being one thing."""

    i: int
    j: int
    spans: tuple[Span, Span]
    evidence: Mapping[str, float]

    @property
    def chance(self) -> float:
        """The chance that a reader marks the two as two labels."""
        return chance("label", self.evidence)

    @property
    def kind(self) -> str:
        """What two labels are called, by whether one of them weighs."""
        return "wording.loaded" if self.evidence["loaded"] else "wording.label"


def substitutes(view: View) -> Iterator[Substitute]:
    """Yield the pairs of words of all groups, then of those beyond them, that may be two labels, in reading order."""
    for sides in (*view.groups, *view.beyond):
        a, b = (Open(side, known) for side, known in zip(sides, view.known, strict=True))
        for i, j in product(a.words, b.words):
            if _may_be_labels(a, b, i, j):
                yield Substitute(i, j, (a.span(i), b.span(j)), _evidence(a, b, i, j))


def _may_be_labels(a: Open, b: Open, i: int, j: int) -> bool:
    """Whether two words share a place and nothing says that they are one word, one meaning, or two names."""
    s, t = a.tokens[i], b.tokens[j]
    if not (j in a.side.linked.get(i, ()) or _beside(a, b, i, j, 1) or _beside(a, b, i, j, -1)):
        return False
    if one_stem(s, t) or (a.is_name(i) and b.is_name(j)) or is_owner(a.tokens, i) != is_owner(b.tokens, j):
        return False
    if in_quotes(a.side.doc, s[:2]) and in_quotes(b.side.doc, t[:2]):
        return False
    apart = are_alike(s.norm, t.norm) or _is_particle(s.norm, t.norm) or _is_particle(t.norm, s.norm)
    return not apart or _are_rivals(a, b, i, j)


def _is_particle(word: str, verb: str) -> bool:
    """Whether `word` only goes with a verb, as "away" does, and stands for another verb: get away, flee."""
    return "r" in parts(word) and "v" not in parts(word) and "v" in parts(verb) and "r" not in parts(verb)


def _beside(a: Open, b: Open, i: int, j: int, step: int) -> bool:
    """Whether both words stand right before (`step` 1) or right behind (-1) one word that both print."""
    ours, theirs = a.next(i, step), b.next(j, step)
    return ours is not None and theirs in a.side.proved.get(ours, ())


def _are_rivals(a: Open, b: Open, i: int, j: int) -> bool:
    """Whether style books weigh one word, or the compound that it belongs to, against the other."""
    ours, theirs = (forms(o.tokens[k].norm) | {o.side.doc.words(o.span(k)).lower()} for o, k in ((a, i), (b, j)))
    return are_rival_labels(ours, theirs)


def _evidence(a: Open, b: Open, i: int, j: int) -> Mapping[str, float]:
    """Describe two words by features from 0 to 1; symmetric."""
    s, t = a.tokens[i], b.tokens[j]
    strange = sorted((a.known.strange(s), b.known.strange(t)))
    homes = [o.side.doc.sentence_at(token.start) for o, token in ((a, s), (b, t))]
    return {
        "group": a.side.group.confidence,
        "nearest": nearest(a.side, b.side, i, j),
        "ahead": float(_beside(a, b, i, j, 1)),
        "behind": float(_beside(a, b, i, j, -1)),
        "governed": float(bool(a.preposition(i)) and a.preposition(i) == b.preposition(j)),
        "linked": float(j in a.side.linked.get(i, ())),
        "rival": float(_are_rivals(a, b, i, j)),
        "antonyms": float(are_antonyms(s.norm, t.norm)),
        "named": float(a.is_name(i) or b.is_name(j)),
        "loaded": float(is_loaded(a.tokens, i) or is_loaded(b.tokens, j)),
        "strange": strange[0],
        "strangest": strange[1],
        "run": min(MANY, a.run(i), b.run(j)) / MANY,
        "deep": min(1.0, sum(home.n if home else 1 for home in homes) / DEEP),
        "quoted": float(in_quotes(a.side.doc, s[:2]) or in_quotes(b.side.doc, t[:2])),
    }
