"""The plain records that the templates print: every word, anchor and class is settled before a template sees it.

Comes in: nothing. Goes out: records for `view` to fill. A template only loops over them and asks whether something is
there, so that what the page says can be read, typed and tested as Python.
"""

from dataclasses import dataclass
from typing import Literal

from compare.model import Shape
from compare.renderers.html.decided import Decided, DecisionView

Mode = Literal["plain", "mark", "whole", "gap", "skip", "ref"]
Tag = Literal["mark", "ins", "del"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of article text: plain, differing (`mark`), all of it differing (`whole`), or beside the text.

    That is a `gap`, text left out (`skip`), or a reference to points about the whole sentence before it (`ref`).

    `numbers` names the points that mark it, as shown beside the words ("3" or "3, 7"); `tag` is the element that
    marks it: beside a base a difference has a direction.
    """

    text: str
    mode: Mode = "plain"
    numbers: str = ""
    tag: Tag = "mark"


@dataclass(frozen=True, slots=True)
class SourceView:
    """One source: its letter, its style class (colour and underline pattern), and what is known about it."""

    id: str
    letter: str
    style: str
    lang: str
    name: str
    headline: str
    link: str
    is_base: bool
    known: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """What one source prints at a point; without `pieces` the row is a gap, labelled by `note`."""

    source: SourceView
    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = ""
    place: str = ""
    href: str = ""
    link: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One finding of a point: what differs, how sure that is, and what was decided on it."""

    anchor: str
    kind: str
    family: str
    severity: str
    severity_word: str
    title: str
    confidence: str
    facts: tuple[tuple[str, str], ...]
    attributes: tuple[str, ...]
    decided: Decided


@dataclass(frozen=True, slots=True)
class Card:
    """One point with its findings, which `count` counts; `data` are what the filter reads.

    Where it has one finding only, its kind and confidence are the point's own.
    """

    number: int
    anchor: str
    severity: str
    severity_word: str
    shape: Shape
    title: str
    count: str
    status: str
    status_word: str
    rows: tuple[Row, ...]
    differences: tuple[Difference, ...]
    decided: tuple[DecisionView, ...]
    matched: str
    data: tuple[tuple[str, str], ...]
    has_context: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Points under one heading; a folded one shows its count and nothing else until it is opened."""

    id: str
    title: str
    explained: str
    folded: bool
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Lead:
    """The gravest points of one sort, as lines on the first screen, and how many more there are."""

    caption: str
    cards: tuple[Card, ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Count:
    """A number that filters: `query` is what it puts into the filter box, `href` where it leads without script."""

    word: str
    number: int
    query: str
    href: str
    icon: str = ""
    explained: str = ""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to a point, with what a screen reader calls it."""

    text: str
    href: str
    name: str
    severity: str = ""


@dataclass(frozen=True, slots=True)
class SentenceView:
    """A sentence in the texts: its anchor, its role, its pieces."""

    anchor: str
    role: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Sentences of one paragraph; `mark` is its sign ("¶3"), empty where the paragraph began further up."""

    mark: str
    sentences: tuple[SentenceView, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One source's side of a row of the texts; without paragraphs `note` says why, and leads to `href`."""

    source: SourceView
    paragraphs: tuple[Paragraph, ...]
    note: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class TextRow:
    """Text that stands side by side: `state` is its class, `word` the same for people.

    `seen` is that word without a base, with the first source as the base and with the second, where these differ.
    """

    state: str
    word: str
    points: tuple[Link, ...]
    cells: tuple[Cell, Cell]
    seen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Rows that are shown, or (with a `summary`) folded; `steps` where a few of them can be shown first."""

    summary: str
    caption: str
    rows: tuple[TextRow, ...]
    steps: bool = False


@dataclass(frozen=True, slots=True)
class Drawing:
    """Something drawn in the overview: a bar (`x`, `y`, `width`, `height`) or a ribbon (`path`)."""

    state: str
    path: str = ""
    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    target: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """The strip of a pair, and the same in words: (class, words) for the legend."""

    shapes: tuple[Drawing, ...]
    height: int
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PairView:
    """Two sources side by side."""

    id: str
    a: SourceView
    b: SourceView
    blocks: tuple[Block, ...]
    overview: Overview


@dataclass(frozen=True, slots=True)
class Print:
    """How one source prints an utterance; `place` ("¶3") leads to `href` in the texts."""

    source: SourceView
    relation: str
    word: str
    pieces: tuple[Piece, ...]
    quoted: bool
    place: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Speaker:
    """All utterances of one speaker, how many each source prints, and how many `points` the filter `query` leaves."""

    name: str
    anchor: str
    count: str
    counts: tuple[str, ...]
    utterances: tuple[tuple[Print, ...], ...]
    points: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True)
class KindView:
    """A kind that occurs on the page, explained."""

    id: str
    summary: str
    rule: str
