"""The record of the whole page, which holds all others.

Comes in: the records of the page's parts. Goes out: a `Page` for `view` to fill and for the templates to print.
"""

from __future__ import annotations

from dataclasses import dataclass

from compare.renderers.html.matrix_records import HeatMap, PointTable
from compare.renderers.html.records import Count, KindView, Lead, PairView, Section, SourceView, Speaker


@dataclass(frozen=True, slots=True)
class Page:
    """All that the page shows."""

    title: str
    kicker: str
    verdict: str
    likeness: str
    standfirst: str
    counts: str
    leads: tuple[Lead, ...]
    same_story: bool
    total: int
    many: bool
    lettered: bool
    notices: tuple[str, ...]
    severities: tuple[Count, ...]
    families: tuple[Count, ...]
    statuses: tuple[Count, ...]
    sources: tuple[SourceView, ...]
    sections: tuple[Section, ...]
    tables: tuple[PointTable, ...]
    heats: tuple[HeatMap, ...]
    pairs: tuple[PairView, ...]
    speakers: tuple[Speaker, ...]
    outlet_totals: tuple[str, ...]
    kinds: tuple[KindView, ...]
    signature: str
    settings: tuple[tuple[str, str], ...]
    command: str
