"""What the other article tells in any place, so that nothing is called missing that it says elsewhere.

In: both readings and the word links of all groups. Out: `Known`. Names are known by referent, numbers by value, times
by the days they may mean, all other words by their stem, or by a word of the other article that they are linked to in
any group, which makes the links a thesaurus of this one story.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from compare.connected import gathered
from compare.contrast.aligned import SURE_LINK, is_light
from compare.contrast.reading import Reading
from compare.contrast.referents import shared_referents
from compare.lexicon.bodies import PARTIES
from compare.lexicon.spelling import plain_spelling
from compare.model import AlignedWords, Comparison, Moment, Name, Quantity
from compare.text import Token, fold

SHORTEST_STEM = 3
_LEVELS = {
    "day": 1, "weekday": 1, "relative": 1, "month": 2, "season": 2, "year": 3, "time": 4, "span": 5, "duration": 6,
}  # fmt: skip
_ENDINGS = ("ations", "ation", "ings", "ing", "edly", "ied", "ies", "ers", "ed", "es", "er", "ly", "al", "s", "e", "y")


@lru_cache(maxsize=65536)
def stem(norm: str) -> str:
    """Cut the inflection and the commonest derivations off a folded word, the same way on both sides."""
    word = plain_spelling(norm)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= SHORTEST_STEM:
            word = word[: -len(ending)]
            break
    word = word.removesuffix("i") if len(word) > SHORTEST_STEM else word
    return word[:-1] if len(word) > SHORTEST_STEM and word[-1] == word[-2] else word


class Known:
    """What `theirs` tells that `ours` may lack."""

    def __init__(self, pair: Comparison, ours: Reading, theirs: Reading) -> None:
        self.ours, self.theirs = ours, theirs
        self._pair = pair

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of all words that the other article prints, and of our words that have a synonym there."""
        printed = {stem(t.norm) for row in self.theirs.doc.tokens for t in row if not is_light(t)}
        return frozenset(printed | {stem(norm) for words in self._pair.words for norm in self._synonyms(words)})

    def _synonyms(self, words: AlignedWords) -> Iterable[str]:
        first = self.ours.doc is self._pair.a
        for link in words.links:
            if link.score >= SURE_LINK:
                tokens = words.a if first else words.b
                yield from (tokens[k].norm for k in (link.a if first else link.b))

    @cached_property
    def _entities(self) -> frozenset[int]:
        return frozenset(mine.entity for mine, _ in self.referents)

    @cached_property
    def referents(self) -> Sequence[tuple[Name, Name]]:
        """The first mentions, ours and theirs, that may mean one referent."""
        return list(shared_referents(self.ours, self.theirs))

    def name(self, name: Name) -> bool:
        """Whether the other article names the same referent, or a body of the party that one word names."""
        if name.entity in self._entities:
            return True
        printed = self.ours.doc.words((name.start, name.end))
        return name.type == "body" and fold(printed) in PARTIES and self.word(fold(printed))

    def quantity(self, quantity: Quantity) -> bool:
        """Whether the other article gives the same value of what may be the same."""
        counted = self._counted.get((quantity.low, quantity.high, quantity.unit), frozenset())
        free = quantity.unit or not quantity.counted or "" in counted or quantity.counted in counted
        return bool(counted and free)

    @cached_property
    def _counted(self) -> Mapping[tuple[float, float, str], Collection[str]]:
        """What the other article counts by each of its values."""
        return gathered(((q.low, q.high, q.unit), q.counted) for q in self.theirs.doc.quantities)

    def moment(self, moment: Moment, near: Collection[int], same: Collection[int]) -> bool:
        """Whether the sentences `near` of the other article give the same time, or those `same` one of its kind.

        Two times of one kind in one statement are compared with each other, and neither of them is missing.
        """
        if any(_LEVELS.get(m.form) == _LEVELS.get(moment.form) for n in same for m in self._moments.get(n, ())):
            return True
        return any(_same_time(moment, m) for n in near for m in self._moments.get(n, ()))

    @cached_property
    def _moments(self) -> Mapping[int, Sequence[Moment]]:
        """The times of the other article by sentence."""
        homes = ((self.theirs.doc.sentence_at(moment.start), moment) for moment in self.theirs.doc.moments)
        return gathered((home.n, moment) for home, moment in homes if home)

    def strange(self, token: Token) -> float:
        """How far the word is from all that the other article tells, by meaning: 0 where it is told, up to 1."""
        return self._strangeness.get(token.start, 0.0)

    @cached_property
    def _strangeness(self) -> Mapping[int, float]:
        rows = self._pair.strange[0 if self.ours.doc is self._pair.a else 1]
        return {
            t.start: float(value)
            for row, values in zip(self.ours.doc.tokens, rows, strict=False)
            for t, value in zip(row, values, strict=True)
        }

    def word(self, norm: str) -> bool:
        """Whether the other article prints the word in any form."""
        return stem(norm) in self.stems


def _same_time(a: Moment, b: Moment) -> bool:
    """Whether two times may be one."""
    if a.hours != b.hours:
        return False
    if a.printed and a.printed == b.printed:
        return True
    if a.earliest is None or a.latest is None or b.earliest is None or b.latest is None:
        return False
    alike = a.form == b.form or (a.earliest, a.latest) == (b.earliest, b.latest)
    return alike and a.earliest <= b.latest and b.earliest <= a.latest
