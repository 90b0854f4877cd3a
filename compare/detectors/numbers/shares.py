"""The share of a whole that is laid to one cause: all of it in one article, a part of it in the other.

In: linked sentences, of which one splits a figure into parts that add up to it. What follows a figure without a mark
belongs to it; what follows a closed bracket belongs to the sentence, and so to its whole. Where the words beside a part
in one article stand beside no part in the other, one lays the part to them and the other the whole: a fee of $80, $50
for the room and $30 for cleaning; a fee of $80 (with a $30 deposit) for cleaning.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from typing import NamedTuple

from compare.contrast.aligned import SURE_LINK, Side
from compare.contrast.values.figures import comparable, relate
from compare.contrast.values.parts import Part, Placed, linked, placed
from compare.contrast.view import View
from compare.model import Quantity, Span

LEAST = 2  # words of the cause that both print
CHANCE = 0.6  # of a share that is laid to one cause; measured on few, so never loud
_MARKS = frozenset(",;:()-–—")


class Laid(NamedTuple):
    """A whole of one side, `first` or not, and the part of the other that is laid to its cause; both with words."""

    whole: Quantity
    part: Quantity
    spans: tuple[Span, Span]
    first: bool


def laid_otherwise(view: View) -> Iterator[Laid]:
    """Yield what the articles lay to one cause."""
    for a, b in view.groups:
        yield from (*_laid(a, b), *_laid(b, a))


def _laid(one: Side, two: Side) -> Iterator[Laid]:
    """Find the parts of `two` whose cause `one` gives to the whole."""
    ours, theirs = placed(one, one.doc.quantities), placed(two, two.doc.quantities)
    for whole, parts in _split(theirs):
        same = [x for x in ours if comparable(x[0], whole[0]) and relate(x[0], whole[0]) == "same"]
        for (figure, part), (own, place) in product(parts, same[:1]):
            cause = _phrase(part)
            at = _outside((own, place), cause, ours, part)
            if len(at) >= LEAST:
                spans = _words(one, place.first, max(at)), _words(two, parts[0][1].first, max(cause))
                yield Laid(own, figure, spans, one.first)


def _split(found: Sequence[Placed[Quantity]]) -> Iterator[tuple[Placed[Quantity], list[Placed[Quantity]]]]:
    """The figures that the next two or three of their sentence and sort add up to, with these."""
    for k, (q, part) in enumerate(found):
        beside = [x for x in found[k + 1 :] if x[1].opens == part.opens and x[0].unit == q.unit != ""]
        for n in (2, 3):
            if len(beside) >= n and abs(sum(x.low for x, _ in beside[:n]) - q.low) < 1e-9 and q.low == q.high:
                yield (q, part), beside[:n]


def _phrase(part: Part) -> list[int]:
    """The tokens right behind a figure, up to a mark or another figure."""
    tokens, found = part.side.tokens, []
    for k in range(part.last, part.closes):
        if tokens[k].norm in _MARKS or tokens[k].text[0].isdigit() or (not tokens[k].is_word and tokens[k].norm == "."):
            break
        found.append(k)
    return found or [part.last - 1]


def _outside(whole: Placed[Quantity], cause: Sequence[int], ours: Sequence[Placed[Quantity]], part: Part) -> set[int]:
    """Where words of the `cause` of `part` stand in the sentence of `whole`, behind it and beside no other figure."""
    own = whole[1]
    beside = {k for q, p in ours if q is not whole[0] for k in _phrase(p)}
    telling = [k for k in cause if k in part.rest]
    links = linked(part, telling, range(own.last, own.closes), SURE_LINK)
    return {j for _, j in links if j not in beside}


def _words(side: Side, first: int, last: int) -> Span:
    """The text from token `first` to token `last`."""
    return Span(side.tokens[first].start, side.tokens[last].end)
