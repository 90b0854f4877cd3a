"""Article text cut into pieces: which words differ, where words are lacking, what stands around them.

Comes in: a source and spans. Goes out: pieces whose texts, joined, are the article's own words. Nothing is ever added
to them: numbers, gaps and left-out text are drawn by the style sheet, so the text can be searched and copied. A base
gives marks a direction: what only the base prints is deleted, what another prints instead is inserted. Peers have none,
so without a base the marks are the same on all sides. The script does the same when a reader chooses another base.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from compare.model import Sentence, Source, Span
from compare.renderers.html.records import Piece, SourceView, Tag
from compare.text import tokenise


class Mark(NamedTuple):
    """Words that differ, and the number of the finding that says so (0: the finding at hand)."""

    start: int
    end: int
    number: int = 0


@dataclass(frozen=True)
class Reader:
    """A source that can be asked which sentences hold a span."""

    source: Source

    @property
    def text(self) -> str:
        """The article's text."""
        return self.source.article.text

    def words(self, span: tuple[int, int]) -> str:
        """Give the article's own words at `span`."""
        return self.text[span[0] : span[1]]

    def norms(self, s: Sentence) -> list[str]:
        """List the words of a sentence as they are compared, marks left out."""
        return [token.norm for token in tokenise(self.words(s.span)) if token.is_word]

    def touching(self, span: tuple[int, int]) -> Sequence[Sentence]:
        """List the sentences that share a character with `span`, or hold the place of an empty one."""
        return self.source.touching(span)

    def covered(self, span: Span) -> Sequence[Sentence]:
        """List the sentences of which `span` holds the larger part."""
        return [s for s in self.touching(span) if 2 * span.overlap(s.span) >= s.end - s.start]


def cut(text: str, window: tuple[int, int], marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """Cut `text` at `window` where a mark begins or ends; overlapping marks give a piece with both numbers.

    A gap within words that are marked with its own number tells nothing, and one within a word stands behind it.
    """
    start, end = window
    inside = sorted({m for m in marks if m.start <= end and m.end >= start})
    filled = [m for m in inside if m.start < m.end]
    gaps = [_behind_word(text, m, end) for m in inside if m.start == m.end and not _is_within(m, filled)]
    places = {start, end, *(m.start for m in gaps)}
    edges = sorted(places | {min(max(p, start), end) for m in filled for p in (m.start, m.end)})
    pieces: list[Piece] = []
    for left, right in zip(edges, [*edges[1:], end], strict=True):
        here = [m for m in gaps if m.start == left]
        if here:
            pieces.append(Piece("", "gap", _numbers(here)))
        over = [m for m in filled if m.start <= left < right <= m.end]
        if left < right:
            _add(pieces, Piece(text[left:right], "mark" if over else "plain", _numbers(over)))
    return tuple(pieces)


def _add(pieces: list[Piece], piece: Piece) -> None:
    """Put `piece` behind `pieces`, as one with the last where both are marked with the same numbers."""
    last = pieces[-1] if pieces else None
    if last and (last.mode, last.numbers) == (piece.mode, piece.numbers):
        pieces[-1] = replace(last, text=last.text + piece.text)
    else:
        pieces.append(piece)


def _is_within(gap: Mark, filled: Iterable[Mark]) -> bool:
    """Whether a mark with the number of `gap` holds the words on both sides of it."""
    return any(m.number == gap.number and m.start < gap.start < m.end for m in filled)


def _behind_word(text: str, gap: Mark, end: int) -> Mark:
    """Move `gap` out of a word or number."""
    at = gap.start
    while 0 < at < end and text[at - 1].isalnum() and (text[at].isalnum() or text[at] == "%"):
        at += 1
    return Mark(at, at, gap.number)


def _numbers(marks: Iterable[Mark]) -> str:
    """Write the numbers of the findings of `marks`."""
    return ", ".join(str(n) for n in sorted({m.number for m in marks if m.number}))


class Excerpt(NamedTuple):
    """What a source prints around spans: pieces, the neighbouring sentences, the first one held, how many are left."""

    pieces: tuple[Piece, ...]
    before: str = ""
    after: str = ""
    sentence: Sentence | None = None
    left: int = 0


def excerpt(reader: Reader, marks: Sequence[Mark], contexts: Sequence[Span], most: int) -> Excerpt:
    """Show `marks` in at most `most` of the sentences that hold them, with one sentence before and after."""
    held, left = _held(reader, marks, contexts, most)
    pieces: list[Piece] = []
    for window in _runs(held) or [Span(mark.start, mark.end) for mark in marks[:1]]:
        if pieces:
            pieces.append(Piece(" ", "skip"))
        pieces += _whole(cut(reader.text, window, marks))
    if not held:
        return Excerpt(tuple(pieces))
    together = held[-1].n - held[0].n == len(held) - 1
    before, after = _neighbours(reader, held) if together and not left else ("", "")
    first = next((s for mark in marks for s in reader.touching((mark.start, mark.end))), held[0])
    return Excerpt(tuple(pieces), before, after, first, left)


def _held(reader: Reader, marks: Iterable[Mark], contexts: Iterable[Span], most: int) -> tuple[list[Sentence], int]:
    """List the sentences to show, those of the contexts where no mark is, and count those beyond `most`."""
    spans = [(mark.start, mark.end) for mark in marks] or list(contexts)
    held = sorted({s.n: s for span in spans for s in reader.touching(span)}.values(), key=lambda s: s.start)
    return held[:most], len(held[most:])


def _runs(held: Iterable[Sentence]) -> list[Span]:
    """Join sentences that follow one another."""
    runs: list[Span] = []
    previous = -1
    for s in held:
        if runs and s.n == previous + 1:
            runs[-1] = Span(runs[-1].start, s.end)
        else:
            runs.append(s.span)
        previous = s.n
    return runs


def _whole(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Call a mark that leaves nothing unmarked `whole`: marking every word would show nothing."""
    if any(p.mode == "plain" and p.text.strip() for p in pieces):
        return pieces
    return tuple(Piece(p.text, "whole", p.numbers) if p.mode == "mark" else p for p in pieces)


def _neighbours(reader: Reader, held: Sequence[Sentence]) -> tuple[str, str]:
    """Give the sentences before and after those `held`, empty at the ends of the article."""
    sentences = reader.source.sentences
    at = {s.n: i for i, s in enumerate(sentences)}
    before, after = at[held[0].n] - 1, at[held[-1].n] + 1
    return (
        reader.words(sentences[before].span) if before >= 0 else "",
        reader.words(sentences[after].span) if after < len(sentences) else "",
    )


def tag_of(source: SourceView, beside: Iterable[SourceView]) -> Tag:
    """Name the element for the marks of `source` where it stands `beside` others."""
    if source.is_base:
        return "del"
    return "ins" if any(other.is_base for other in beside) else "mark"


def aimed(pieces: Iterable[Piece], tag: Tag) -> tuple[Piece, ...]:
    """Mark `pieces` with `tag`."""
    return tuple(p if p.tag == tag or p.mode not in ("mark", "whole") else replace(p, tag=tag) for p in pieces)
