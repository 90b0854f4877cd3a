"""Whether two words, one of each side, play the same part: one measure for all families.

In: both sides of a group and a token of each. Out: features from 0 to 1, for which each family has a fitted table. A
word alone tells little; that its neighbours are the same words, and that the sentences share most of what they print,
tells that both speak of one act.
"""

from collections.abc import Mapping, Sequence

from compare.contrast.aligned import Side, is_light
from compare.contrast.values.figures import comparable, relate

NEIGHBOURS = 3  # content words to each side
EXACT = 2  # digits of a figure that two claims hardly share by chance
REACH = 10  # tokens in which they are looked for


def same_part(a: Side, b: Side, i: int, j: int) -> Mapping[str, float]:
    """Describe how likely token `i` of `a` and token `j` of `b` play the same part; symmetric."""
    shares = [_share(a, i), _share(b, j)]
    before, after = (_common(a, b, _near(a, i, step), _near(b, j, step)) for step in (-1, 1))
    return {
        "group": a.group.confidence,
        "least": min(shares),
        "most": max(shares),
        "before": before,
        "after": after,
        "nearest": nearest(a, b, i, j),
        "link": a.scores.get(i, 0.0) if j in a.linked.get(i, ()) else 0.0,
        "lead": float(a.lead),
    }


def _share(side: Side, index: int) -> float:
    """The share of content words that the other side prints as well, in the sentence of token `index`."""
    content = [k for k in side.homes[index] if not is_light(side.tokens[k])]
    return sum(k in side.proved for k in content) / len(content) if content else 0.0


def _near(side: Side, index: int, step: int) -> Sequence[int]:
    """The nearest content words on one side of token `index`, within its sentence."""
    home = side.homes[index]
    near = range(index + step, index + step * REACH, step)
    return [k for k in near if k in home and not is_light(side.tokens[k])][:NEIGHBOURS]


def _are_equal(a: Side, b: Side, i: int, j: int) -> bool:
    """Whether two tokens are equal with a proof, or belong to figures that are: 2.3 per cent, 2.3%."""
    if j in a.proved.get(i, ()):
        return True
    ours, theirs = a.figures.get(i), b.figures.get(j)
    return bool(ours and theirs and comparable(ours, theirs) and relate(ours, theirs) == "same")


def _common(a: Side, b: Side, ours: Sequence[int], theirs: Sequence[int]) -> float:
    """How much of the neighbours on one side is the same; nothing on either side is as good as half."""
    if not ours and not theirs:
        return 0.5
    held = sum(any(_are_equal(a, b, k, j) for j in theirs) for k in ours)
    return 2 * held / (len(ours) + len(theirs))


def nearest(a: Side, b: Side, i: int, j: int) -> float:
    """On how many of both sides the very next content words are the same, or neither has one."""
    held = 0
    for step in (-1, 1):
        ours, theirs = _near(a, i, step)[:1], _near(b, j, step)[:1]
        held += (not ours and not theirs) or bool(ours and theirs and _are_equal(a, b, ours[0], theirs[0]))
    return held / 2


def share_figure(a: Side, b: Side, i: int, j: int) -> bool:
    """Whether one figure of two digits or more is the next content word beside both: 2.3% up, 2.3 per cent down."""
    for step in (-1, 1):
        ours, theirs = _near(a, i, step)[:1], _near(b, j, step)[:1]
        figure = a.figures.get(ours[0]) if ours else None
        exact = figure is not None and len(f"{figure.low:g}".replace(".", "").strip("0")) >= EXACT
        if exact and theirs and _are_equal(a, b, ours[0], theirs[0]):
            return True
    return False
