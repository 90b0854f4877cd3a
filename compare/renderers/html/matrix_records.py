"""The plain records of the tables over three and more sources: the points at issue, and the heat maps.

Comes in: nothing. Goes out: records for `matrix` and `heat` to fill, as settled as those of `records`.
"""

from dataclasses import dataclass
from typing import Literal

from compare.renderers.html.records import Link, Piece, SourceView

CellState = Literal["value", "passage", "same", "gap", "absent", "unflagged", "apart"]


@dataclass(frozen=True, slots=True)
class PointCell:
    """What one source prints at a point: `pieces` of its words, `word` what else is to say of them.

    A `passage` is too long to be underlined. `place` ("¶3") leads to `href` in the texts.
    """

    source: SourceView
    state: CellState
    pieces: tuple[Piece, ...] = ()
    word: str = ""
    place: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class PointRow:
    """One point at issue: how grave, of which family, what it is about, the sentence around it, and a cell a source.

    `link` leads to its card.
    """

    severity: str
    severity_word: str
    family: str
    about: str
    context: str
    status: str
    link: Link
    cells: tuple[PointCell, ...]


@dataclass(frozen=True, slots=True)
class PointTable:
    """Points under one heading; with a `summary` they are folded."""

    caption: str
    summary: str
    rows: tuple[PointRow, ...]


@dataclass(frozen=True, slots=True)
class HeatColumn:
    """A sentence or paragraph of the base: its number, its first words, where it stands in the texts."""

    label: str
    words: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatCell:
    """How a source tells a column: `state` is its class, `sign` what is seen, `word` what is read."""

    state: str
    sign: str
    word: str
    href: str


@dataclass(frozen=True, slots=True)
class HeatRow:
    """One source against the base; `tally` counts its cells in words."""

    source: SourceView
    tally: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True, slots=True)
class HeatMap:
    """All other sources against `base`; `unit` is what a column is; `shown` where it stands open from the start."""

    base: SourceView
    unit: str
    columns: tuple[HeatColumn, ...]
    rows: tuple[HeatRow, ...]
    shown: bool
