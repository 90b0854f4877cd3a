"""Placement: a shared statement that leads one article and stands deep in the other.

In: the linked words of the groups. Out: `placement.moved`. Two sentences are one statement where half of their content
words are linked to each other. Only the first two sentences lead, and the other article must not tell the same near
its own top: an inverted pyramid repeats its lead farther down.
"""

from collections import Counter
from collections.abc import Iterator, Mapping

from compare.contrast.aligned import is_light
from compare.detectors.base import make_finding
from compare.model import AlignedWords, Comparison, Document, Finding

LEADING = 2  # body sentences that lead
DEEP = 0.6  # of the body, from which on a statement stands deep
SHORTEST = 8  # body sentences below which nothing stands deep
ONE = 0.5  # share of the content words of both sentences
SURE_LINK = 0.6
NEAR_TOP = 0.4
SURENESS = 0.7  # of a statement that is the same word for word


def moved(pair: Comparison) -> Iterator[Finding]:
    """Yield the statements of the whole comparison that moved between lead and end."""
    shared = {numbers: share for words in pair.words for numbers, share in _statements(pair, words)}
    depths = [_places(doc) for doc in (pair.a, pair.b)]
    if min(map(len, depths)) < SHORTEST:
        return
    for (n, m), share in sorted(shared.items()):
        if n not in depths[0] or m not in depths[1]:
            continue
        places = depths[0][n], depths[1][m]
        above, below = (0, 1) if places[0] < places[1] else (1, 0)
        if places[above] * len(depths[above]) >= LEADING or places[below] < DEEP:
            continue
        leading, other = ((pair.a, n), pair.b) if above == 0 else ((pair.b, m), pair.a)
        if not _is_told_at_top(*leading, other, depths[below]):
            spans = [pair.a.sentences[n - 1].span], [pair.b.sentences[m - 1].span]
            yield make_finding(pair, "placement.moved", *spans, SURENESS * share)


def _is_told_at_top(doc: Document, n: int, other: Document, places: Mapping[int, float]) -> bool:
    """Whether a sentence near the top of `other` has half of the content words of sentence `n` of `doc`."""
    told = {t.norm for t in doc.tokens[n - 1] if not is_light(t)}
    top = [{t.norm for t in other.tokens[k - 1]} for k, place in places.items() if place < NEAR_TOP]
    return any(len(told & words) >= ONE * len(told) for words in top)


def _statements(pair: Comparison, words: AlignedWords) -> Iterator[tuple[tuple[int, int], float]]:
    """The sentences of a group, by number, that are one statement, with the share of words that they have in common."""
    homes = [
        [home.n if (home := doc.sentence_at(t.start)) and not is_light(t) else 0 for t in tokens]
        for doc, tokens in ((pair.a, words.a), (pair.b, words.b))
    ]
    sizes = [Counter(numbers) for numbers in homes]
    common = Counter(
        (homes[0][link.a[0]], homes[1][link.b[0]])
        for link in words.links
        if len(link.a) == len(link.b) == 1 and link.score >= SURE_LINK
    )
    for (n, m), count in sorted(common.items()):
        if n and m and count >= ONE * max(sizes[0][n], sizes[1][m]):
            yield (n, m), count / max(sizes[0][n], sizes[1][m])


def _places(doc: Document) -> dict[int, float]:
    """How deep each body sentence stands, from 0 for the first to 1."""
    body = [s.n for s in doc.sentences if s.role == "body"]
    return {n: k / max(1, len(body) - 1) for k, n in enumerate(body)}
