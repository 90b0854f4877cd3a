"""The overview strip: two articles as bars of sentences, and ribbons between those that tell the same.

Comes in: the strips of a pair with their states. Goes out: shapes in a field 1000 wide, and the same in counted words;
the picture is decoration, the words carry it. Shade and outline tell the states apart, not hue alone.
"""

from collections.abc import Iterable, Mapping, Sequence

from compare.model import Alignment, Sentence
from compare.renderers.html.layout import Strip
from compare.renderers.html.records import Drawing, Overview, SourceView

_Side = tuple[str, Mapping[int, tuple[int, int]]]  # a source's id, and where each of its sentences is drawn
_WIDTH = 1000
_BAR = 22
_RIBBON = 54
_WORDS = {
    "agrees": "agrees",
    "differs": "differs",
    "partial": "partly shared",
    "moved": "moved",
    "only": "only in one",
    "aside": "heading, caption or other text",
}


def draw(prefix: str, views: tuple[SourceView, SourceView], states: Sequence[tuple[Strip, str]]) -> Overview:
    """Draw the pair `views`; `prefix` begins the anchors that the bars lead to."""
    sides = tuple([(s, state) for strip, state in states for s in (strip.a, strip.b)[i]] for i in (0, 1))
    places = tuple(_places([s for s, _ in side]) for side in sides)
    shapes: list[Drawing] = []
    ends = ((views[0].id, places[0]), (views[1].id, places[1]))
    shapes += _ribbons(states, ends)
    for i, (side, view) in enumerate(zip(sides, views, strict=True)):
        shapes += _bars(side, places[i], i * (_BAR + _RIBBON), prefix + view.letter)
    return Overview(tuple(shapes), 2 * _BAR + _RIBBON, _legend(states, views))


def _places(sentences: Sequence[Sentence]) -> dict[int, tuple[int, int]]:
    """Spread `sentences` over the width by their length: number -> (left, right)."""
    total = sum(s.end - s.start for s in sentences) or 1
    places = {}
    reached = 0
    for s in sentences:
        left = reached * _WIDTH // total
        reached += s.end - s.start
        places[s.n] = (left, reached * _WIDTH // total)
    return places


def _bars(
    side: Sequence[tuple[Sentence, str]], places: Mapping[int, tuple[int, int]], y: int, prefix: str
) -> Iterable[Drawing]:
    """Draw each sentence of one side."""
    for s, state in side:
        left, right = places[s.n]
        yield Drawing(state, x=left, y=y, width=max(1, right - left - 1), height=_BAR, target=f"{prefix}{s.n}")


def _ribbons(states: Sequence[tuple[Strip, str]], sides: tuple[_Side, _Side]) -> Iterable[Drawing]:
    """Join what stands side by side, and what has moved, once each."""
    seen: set[int] = set()
    for strip, state in states:
        if strip.group and id(strip.group) not in seen:
            seen.add(id(strip.group))
            top, bottom = (_extent(strip.group, side) for side in sides)
            if top and bottom:
                yield Drawing(state, path=_path(top, bottom))


def _extent(group: Alignment, side: _Side) -> tuple[int, int] | None:
    """Give the left and right end of a group in a source; None where it has no sentence there."""
    source, places = side
    held = [places[n] for n in group.sentences[source] if n in places]
    return (min(left for left, _ in held), max(right for _, right in held)) if held else None


def _path(top: tuple[int, int], bottom: tuple[int, int]) -> str:
    """Write a ribbon from `top` to `bottom` as the outline of two curves."""
    y1, y2 = _BAR, _BAR + _RIBBON
    middle = (y1 + y2) // 2
    down = f"C{top[1]} {middle} {bottom[1]} {middle} {bottom[1]} {y2}"
    up = f"C{bottom[0]} {middle} {top[0]} {middle} {top[0]} {y1}"
    return f"M{top[0]} {y1}H{top[1]}{down}H{bottom[0]}{up}Z"


def _legend(states: Sequence[tuple[Strip, str]], views: tuple[SourceView, SourceView]) -> tuple[tuple[str, str], ...]:
    """Count the sentences of each state on each side, in words."""
    lines = []
    for state, word in _WORDS.items():
        counts = [sum(len((strip.a, strip.b)[i]) for strip, s in states if s == state) for i in (0, 1)]
        sides = ", ".join(f"{view.letter} {count:,}" for view, count in zip(views, counts, strict=True) if count)
        if sides:
            lines.append((state, f"{word}: {sides}"))
    return tuple(lines)
