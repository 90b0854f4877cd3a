"""Two groups that stand side by side in both articles, as one.

Where both articles tell one thing in two sentences but divide it otherwise, each sentence is aligned to the half that
shares most with it, and what the other half says of the same thing is never looked at. Words across the two groups
are linked only where they are equal: nothing else is known of them.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import is_light
from compare.model import AlignedWords, Comparison, Group, WordLink
from compare.text import Token


def neighbours(pair: Comparison) -> Iterator[AlignedWords]:
    """Yield the joined words of every two groups that are neighbours in both articles."""
    holding: dict[int, list[int]] = {}
    for k, words in enumerate(pair.words):
        for n in words.group.a:
            holding.setdefault(n, []).append(k)
    for k, one in enumerate(pair.words):
        beside = {h for n in one.group.a for h in [*holding.get(n + 1, ()), *holding.get(n - 1, ())] if h > k}
        for two in (pair.words[h] for h in sorted(beside)):
            if _beside(one.group.a, two.group.a) and _beside(one.group.b, two.group.b):
                yield _join(one, two)


def _beside(first: tuple[int, ...], second: tuple[int, ...]) -> bool:
    """Whether two sets of sentences touch without sharing one."""
    return not set(first) & set(second) and any(abs(m - n) == 1 for m in first for n in second)


def _join(one: AlignedWords, two: AlignedWords) -> AlignedWords:
    """Join two groups; the tokens of the first come first on both sides."""
    at_a, at_b = len(one.a), len(one.b)
    moved = [
        WordLink(tuple(i + at_a for i in link.a), tuple(j + at_b for j in link.b), link.score) for link in two.links
    ]
    crossing = [*_equal(one.a, two.b, 0, at_b), *_equal(two.a, one.b, at_a, 0)]
    group = Group(
        tuple(sorted(one.group.a + two.group.a)),
        tuple(sorted(one.group.b + two.group.b)),
        min(one.group.score, two.group.score),
        min(one.group.confidence, two.group.confidence),
        "partial",
    )
    return AlignedWords(group, one.a + two.a, one.b + two.b, (*one.links, *moved, *crossing))


def _equal(a: tuple[Token, ...], b: tuple[Token, ...], at_a: int, at_b: int) -> Iterator[WordLink]:
    """Link the content words that stand once in `a` and once in `b`."""
    places_a, places_b = _lone(a), _lone(b)
    for word in sorted(places_a.keys() & places_b.keys()):
        yield WordLink((places_a[word] + at_a,), (places_b[word] + at_b,), 1.0)


def _lone(tokens: tuple[Token, ...]) -> dict[str, int]:
    """The place of each content word that stands once."""
    places: dict[str, list[int]] = {}
    for k, token in enumerate(tokens):
        if not is_light(token):
            places.setdefault(token.norm, []).append(k)
    return {word: found[0] for word, found in places.items() if len(found) == 1}
