"""Whether two quoted places are one: the words around them decide, and the values in them may not differ.

In: the anchors of a decision and those of a finding. Out: how alike they are, from 0 to 1.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from rapidfuzz.distance import Indel

from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.number_words import FEW, ORDINALS, SCALES, TENS, UNITS, VAGUE
from compare.model import Anchor
from compare.text import tokenise

_VALUES = frozenset().union(UNITS, TENS, SCALES, ORDINALS, VAGUE, FEW)
KEPT = 16_384  # places whose words are remembered: each is held against several others
MOST = 400  # words of a place that are compared; a quoted sentence has thirty


def likeness(ours: Iterable[Anchor], theirs: Iterable[Anchor]) -> float:
    """Say how alike two places are: the share of words in the same order, over all sources that either names."""
    mine, other = _told(tuple(ours)), _told(tuple(theirs))
    sources = [source for source in sorted(mine.keys() | other.keys()) if mine.get(source) or other.get(source)]
    shares = [Indel.normalized_similarity(mine.get(s, [])[:MOST], other.get(s, [])[:MOST]) for s in sources]
    return sum(shares) / len(shares) if shares else 0.0


def shared_words(sides: Iterable[Anchor]) -> set[tuple[str, str]]:
    """List the words of a place, each with its source: what another place can share with it."""
    return {(source, word) for source, words in _told(tuple(sides)).items() for word in words[:MOST]}


def same_values(ours: Sequence[Anchor], theirs: Sequence[Anchor]) -> bool:
    """Whether the differing words hold the same figures, days and names on every side."""
    return _values(tuple(ours)) == _values(tuple(theirs))


@lru_cache(KEPT)
def _told(sides: tuple[Anchor, ...]) -> Mapping[str, list[str]]:
    """Give the words of each source: those around the place, which end where the quote was cut, and those in it."""
    told: dict[str, list[str]] = defaultdict(list)
    for side in sides:
        for part in (side.prefix.partition(" ")[2] or side.prefix, side.exact, side.suffix.rpartition(" ")[0]):
            told[side.source] += [token.norm for token in tokenise(part) if token.is_word]
    return told


@lru_cache(KEPT)
def _values(sides: tuple[Anchor, ...]) -> Mapping[str, Counter[str]]:
    """Count the figures, days and names in the differing words of each source."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for side in sides:
        found[side.source].update(_values_in(side.exact))
    return {source: values for source, values in found.items() if values}


def _values_in(words: str) -> Iterator[str]:
    """Yield what counts as a value: with a digit, a word for a number, or a name, a day's or a month's as well.

    In lower case "may" and "sun" are no names.
    """
    for token in tokenise(words):
        named = token.text[:1].isupper() and token.norm not in FUNCTION_WORDS
        if named or token.norm in _VALUES or any(c.isdigit() for c in token.norm):
            yield token.norm
