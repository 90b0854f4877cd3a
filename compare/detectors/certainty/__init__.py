"""Polarity and certainty: whether both articles affirm the same thing, and how surely.

In: the linked words of aligned groups. Out: `polarity.conflict`, `certainty.shift`. A word is read with what governs
it in its own clause: negators, modals, hedges and plans to its left, as in the scope rules of NegEx (Chapman et al.
2001). Quoted words belong to the quotation detector; a position that an article only reports is not its own claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import both_sides
from compare.detectors.certainty.polarity import negated, opposites, turned_round
from compare.detectors.certainty.shifts import shifts
from compare.model import Comparison, Finding
from compare.settings import Settings


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield opposite and shifted claims, group by group."""
    for words in pair.words:
        a, b = both_sides(pair, words)
        yield from opposites(pair, a, b)
        yield from negated(pair, a, b)
        yield from turned_round(pair, a, b)
        yield from shifts(pair, a, b)
