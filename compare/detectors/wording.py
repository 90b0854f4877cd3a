"""Wording: another label for the same thing, a loaded word that only one has, and plain paraphrase.

In: linked words that differ. Out: `wording.*`. A label is a word put for another in the same place, between the same
neighbours; inflection and function words say nothing. Loaded words are known by list (see the lexicon for sources).
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz.distance import JaroWinkler

from compare.detectors.aligned import Side, both_sides, in_quotes, is_light, place
from compare.detectors.base import make_finding
from compare.lexicon.loaded import LOADED_WORDS
from compare.lexicon.spelling import plain_spelling
from compare.model import AlignedWords, Comparison, Finding, Span
from compare.settings import Settings
from compare.text import Token

INFLECTED = 0.85  # Jaro-Winkler likeness of two words with one stem (celebrating, celebrated)
LABEL_FROM, LABEL_TO = 0.35, 0.8  # nearer words are synonyms that nobody would remark upon, farther ones no label


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield labels, loaded words and paraphrases, group by group."""
    for words in pair.words:
        yield from _substitutions(pair, words)
        for side in both_sides(pair, words):
            yield from _loaded(pair, side)


def _same_stem(s: Token, t: Token) -> bool:
    """Whether two words differ in inflection or spelling only."""
    a, b = plain_spelling(s.norm), plain_spelling(t.norm)
    return a == b or (a[:3] == b[:3] and JaroWinkler.similarity(a, b) >= INFLECTED)


def _is_value(pair: Comparison, token: Token, *, first: bool) -> bool:
    """Whether a word belongs to a number, time or name, which other detectors compare."""
    doc = pair.a if first else pair.b
    return any(
        v.start < token.end and token.start < v.end
        for values in (doc.quantities, doc.moments, doc.names)
        for v in values
    )


def _between_neighbours(words: AlignedWords, i: int, j: int) -> bool:
    """Whether the nearest word on each side of both places is linked to its counterpart."""
    pairs = {(p, q) for link in words.links for p in link.a for q in link.b}
    return (i - 1, j - 1) in pairs and (i + 1, j + 1) in pairs


def _substitutions(pair: Comparison, words: AlignedWords) -> Iterator[Finding]:
    """Content words that stand for each other and differ: labels where the place is the same, else paraphrase."""
    for link in words.links:
        if link.equal or len(link.a) != 1 or len(link.b) != 1:
            continue
        (i,), (j,) = link.a, link.b
        s, t = words.a[i], words.b[j]
        if is_light(s) or is_light(t) or _same_stem(s, t) or in_quotes(pair.a, s[:2]) or in_quotes(pair.b, t[:2]):
            continue
        if _is_value(pair, s, first=True) or _is_value(pair, t, first=False):
            continue
        label = LABEL_FROM <= link.score <= LABEL_TO and _between_neighbours(words, i, j)
        loaded = (s.norm in LOADED_WORDS) != (t.norm in LOADED_WORDS)
        kind = "wording.loaded" if loaded else "wording.label" if label else "wording.paraphrase"
        confidence = 0.4 + words.group.confidence / 4 + (0.2 if _between_neighbours(words, i, j) else 0.0)
        yield make_finding(pair, kind, [Span(s.start, s.end)], [Span(t.start, t.end)], confidence)


def _loaded(pair: Comparison, side: Side) -> Iterator[Finding]:
    """Evaluative words of one side that nothing on the other side answers."""
    for k, token in enumerate(side.tokens):
        if token.norm not in LOADED_WORDS or k in side.linked or in_quotes(side.doc, token[:2]):
            continue
        span = Span(token.start, token.end)
        ours, theirs = place(pair, side, [span], [side.gap_after(k)])
        yield make_finding(pair, "wording.loaded", ours, theirs, 0.5 + side.group.confidence / 4)
