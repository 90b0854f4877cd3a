"""What WordNet 3.0 says of two English words: whether they mean alike, the opposite, or two things of one sort.

In: two folded words. Out: how their commonest senses stand to each other. Source: WordNet 3.0 (Princeton University;
Fellbaum 1998), cut down to single words by tests/bench/write_wordnet.py; its licence stands at the head of the table
and in LICENSE beside it. The table is read when the first word is looked up, and a meaning only when it is asked for.
"""

import gzip
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

TABLE = Path(__file__).with_name("wordnet.txt.gz")

# Detachment rules of morphy(7), longest endings first.
_ENDINGS = {
    "n": (("ches", "ch"), ("shes", "sh"), ("ses", "s"), ("xes", "x"), ("zes", "z"), ("ves", "f"), ("men", "man"),
          ("ies", "y"), ("s", "")),
    "v": (("ies", "y"), ("ing", "e"), ("ing", ""), ("es", "e"), ("es", ""), ("ed", "e"), ("ed", ""), ("s", "")),
    "a": (("est", ""), ("est", "e"), ("er", ""), ("er", "e")),
    "r": (),
}  # fmt: skip
# The lexicographer files of nouns for things that a reader could point at, pay or count: two kinds of them exclude
# each other, where two words for an act or a state are often one.
CONCRETE = frozenset({5, 6, 8, 13, 15, 17, 18, 20, 21, 27})
WORDS, PAIRS = 1 << 15, 1 << 16  # remembered answers: a long story's, without growing for ever
HIGHEST = 2  # steps upwards within which a word is the other's broader term


class Base(NamedTuple):
    """A word in its base form, with its part of speech: n, v, a or r."""

    part: str
    word: str


class Synset(NamedTuple):
    """A meaning: the lexicographer file it is in, and by number what stands above it, is alike, and is opposite."""

    file: int
    above: tuple[int, ...]
    alike: tuple[int, ...]
    opposite: tuple[int, ...]


class _Tables(NamedTuple):
    words: dict[str, str]
    forms: dict[str, str]
    synsets: list[str]


@cache
def _tables() -> _Tables:
    """The three parts of the table, a line each entry."""
    text = gzip.decompress(TABLE.read_bytes()).decode()
    _, _, rest = text.partition("@words\n")
    words, _, rest = rest.partition("@forms\n")
    forms, _, synsets = rest.partition("@synsets\n")
    return _Tables(_mapping(words), _mapping(forms), synsets.splitlines())


def _mapping(lines: str) -> dict[str, str]:
    return {key: rest for key, _, rest in (line.partition("\t") for line in lines.splitlines())}


def _synset(number: int) -> Synset:
    cells = _tables().synsets[number].split("\t")
    above, alike, opposite = (tuple(map(int, cell.split())) for cell in cells[1:])
    return Synset(int(cells[0]), above, alike, opposite)


def _entry(base: Base) -> tuple[tuple[int, ...], frozenset[Base]]:
    """The senses of a base form by number, commonest first, and its antonyms."""
    for cell in _tables().words.get(base.word, "").split("\t"):
        part, _, rest = cell.partition(":")
        if part == base.part:
            senses, _, antonyms = rest.partition(":")
            return tuple(map(int, senses.split())), frozenset(Base(w[0], w[1:]) for w in antonyms.split())
    return (), frozenset()


def _candidates(word: str, part: str) -> Iterator[str]:
    """What `word` may be a regular form of."""
    yield word
    for ending, base in _ENDINGS[part]:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)]
            yield stem + base
            if not base and len(stem) > 2 and stem[-1] == stem[-2]:
                yield stem[:-1]  # stopped, bigger


@lru_cache(WORDS)
def bases(word: str) -> tuple[Base, ...]:
    """The base forms that `word` may stand for; an adverb counts as its adjective as well."""
    found = [Base(f[0], f[1:]) for f in _tables().forms.get(word, "").split()]
    irregular = {base.part for base in found}
    for part in _ENDINGS:
        for candidate in _candidates(word, part) if part not in irregular else (word,):
            base = Base(part, candidate)
            if base not in found and _entry(base)[0]:
                found.append(base)
    return tuple(found)


@lru_cache(WORDS)
def _senses(word: str) -> frozenset[int]:
    return frozenset(number for base in bases(word) for number in _entry(base)[0])


@lru_cache(WORDS)
def _above(number: int, steps: int) -> frozenset[int]:
    """The senses up to `steps` above one, itself included."""
    found = {number}
    level = [number]
    for _ in range(steps):
        level = [up for n in level for up in _synset(n).above]
        found.update(level)
    return frozenset(found)


def is_known(word: str) -> bool:
    """Whether the table has `word`."""
    return bool(bases(word))


def share_meaning(a: str, b: str) -> bool:
    """Whether some sense of one word is a sense of the other."""
    return not _senses(a).isdisjoint(_senses(b))


@lru_cache(PAIRS)
def are_alike(a: str, b: str) -> bool:
    """Whether two words share a meaning, or one is the other's broader or similar term."""
    if set(bases(a)) & set(bases(b)):
        return True
    left, right = _senses(a), _senses(b)
    if any(_above(n, HIGHEST) & right for n in left) or any(_above(n, HIGHEST) & left for n in right):
        return True
    return any(set(_synset(n).alike) & right for n in left)


@lru_cache(PAIRS)
def are_antonyms(a: str, b: str) -> bool:
    """Whether two words are antonyms, directly or (adjectives) by the heads that they are similar to."""
    left, right = set(bases(a)), set(bases(b))
    if any(_entry(base)[1] & right for base in left):
        return True
    return bool(_poles(a) & _senses(b)) or bool(_poles(b) & _senses(a))


@lru_cache(WORDS)
def _poles(word: str) -> frozenset[int]:
    """The senses opposite to those of an adjective or its head, with what is similar to them."""
    found: set[int] = set()
    for base in bases(word):
        for number in _entry(base)[0] if base.part == "a" else ():
            for head in (number, *_synset(number).alike):
                for pole in _synset(head).opposite:
                    found |= {pole, *_synset(pole).alike}
    return frozenset(found)


@lru_cache(WORDS)
def sorts(word: str) -> frozenset[int]:
    """The lexicographer files of a noun's two commonest senses."""
    numbers = [n for base in bases(word) if base.part == "n" for n in _entry(base)[0][:2]]
    return frozenset(_synset(n).file for n in numbers)
