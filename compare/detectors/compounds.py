"""Labels that a hyphen joins, put for another before the same noun: a third-party bid, an independent run.

In: the linked words of a group. Out: `wording.label`. The words inside a compound are linked one by one, if at all, so
the whole is held against the other side's quality of the linked noun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from compare.contrast.aligned import in_quotes, is_light
from compare.detectors.base import make_finding
from compare.detectors.swaps import forms
from compare.lexicon.labels import are_rival_labels
from compare.model import AlignedWords, Comparison, Finding, Span
from compare.text import Token


class Quality(NamedTuple):
    """A word or compound before the noun at `noun`: its forms and where it stands."""

    forms: frozenset[str]
    span: Span
    noun: int
    joined: bool


def compound_labels(pair: Comparison, words: AlignedWords) -> Iterator[Finding]:
    """Yield a finding for each compound label and the rival label before the linked noun."""
    nouns = {(i, j) for link in words.links for i in link.a for j in link.b}
    theirs = list(_qualities(words.b))
    for ours in _qualities(words.a):
        for other in theirs:
            if not (ours.joined or other.joined) or (ours.noun, other.noun) not in nouns:
                continue
            if are_rival_labels(ours.forms, other.forms) and not (
                in_quotes(pair.a, ours.span) or in_quotes(pair.b, other.span)
            ):
                confidence = 0.5 + words.group.confidence / 4
                yield make_finding(pair, "wording.label", [ours.span], [other.span], confidence)


def _qualities(tokens: Sequence[Token]) -> Iterator[Quality]:
    """The words and compounds that stand right before another word."""
    for k in range(len(tokens) - 1):
        if not tokens[k].is_word or is_light(tokens[k + 1]) or not tokens[k + 1].is_word:
            continue
        low = k
        while low > 1 and tokens[low - 1].norm == "-" and _touch(tokens, low - 2):
            low -= 2
        norm = "-".join(t.norm for t in tokens[low : k + 1] if t.is_word)
        yield Quality(forms(norm), Span(tokens[low].start, tokens[k].end), k + 1, low < k)


def _touch(tokens: Sequence[Token], k: int) -> bool:
    """Whether the mark behind token `k` joins it to the next word."""
    return tokens[k].end == tokens[k + 1].start and tokens[k + 1].end == tokens[k + 2].start
