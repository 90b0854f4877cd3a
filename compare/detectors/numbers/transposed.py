"""One figure in two orders of its digits: 8,432 and 8,342 are a slip of somebody's pen and no two counts.

In: the quantities of both articles, wherever they stand. Out: those of which one turns two digits of the other round.
Of 1,093 pairs of articles on two stories (43 and 20 stories, each article held against those of the others) none had
such figures by chance, so nothing else is asked of what stands around them.
"""

from collections.abc import Iterator, Sequence

from compare.contrast.values.figures import comparable
from compare.model import Comparison, Quantity

CHANCE = 0.9
FEWEST = 3  # digits: 12 and 21 are often two counts


def transposed(pair: Comparison) -> Iterator[tuple[Quantity, Quantity]]:
    """Yield the first prints of each two figures of which one is the other with two digits turned round."""
    ours, theirs = _by_digits(pair.a.quantities), _by_digits(pair.b.quantities)
    turned: dict[str, list[str]] = {}
    for digits in theirs.keys() - ours.keys():
        turned.setdefault("".join(sorted(digits)), []).append(digits)
    for digits in sorted(ours.keys() - theirs.keys(), key=lambda d: ours[d].start):
        for other in sorted(turned.get("".join(sorted(digits)), ())):
            a, b = ours[digits], theirs[other]
            near = max(a.low, b.low) < 10 * min(a.low, b.low)
            if near and comparable(a, b) and sum(x != y for x, y in zip(digits, other, strict=True)) == 2:
                yield a, b


def _by_digits(quantities: Sequence[Quantity]) -> dict[str, Quantity]:
    """The first print of each plain figure of so many digits, by these."""
    found: dict[str, Quantity] = {}
    for q in quantities:
        digits = f"{q.low:.4f}".rstrip("0").rstrip(".").replace(".", "") if q.low == q.high and q.unit != "name" else ""
        if len(digits) >= FEWEST:
            found.setdefault(digits, q)
    return found
