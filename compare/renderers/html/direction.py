"""The direction that a base gives: what only the base prints is deleted, what another prints instead is inserted.

Comes in: the sources that stand side by side. Goes out: the element that marks differing words in each. Peers have no
direction, so without a base among them the marks are the same on all sides. The script does the same when a reader
chooses another base.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from compare.renderers.html.records import Piece, SourceView, Tag


def tag_of(source: SourceView, beside: Iterable[SourceView]) -> Tag:
    """Name the element for the marks of `source` where it stands `beside` others."""
    if source.is_base:
        return "del"
    return "ins" if any(other.is_base for other in beside) else "mark"


def aimed(pieces: Iterable[Piece], tag: Tag) -> tuple[Piece, ...]:
    """Mark `pieces` with `tag`."""
    return tuple(p if p.tag == tag or p.mode not in ("mark", "whole") else replace(p, tag=tag) for p in pieces)
