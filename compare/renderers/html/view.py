"""The whole page as plain records.

Comes in: a report. Goes out: a `Page`, in which nothing is left for a template to decide.
"""

from __future__ import annotations

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from compare.kinds import ALIASES, KINDS
from compare.model import SEVERITIES, STATUSES, Report
from compare.renderers.html.cards import Desk, card, open_desk, section_of, sections
from compare.renderers.html.heat import heat_maps
from compare.renderers.html.ledger import outlet_totals, speakers
from compare.renderers.html.matrix import point_tables
from compare.renderers.html.matrix_records import PointTable
from compare.renderers.html.page import Page
from compare.renderers.html.records import Count, KindView, Section, SourceView
from compare.renderers.html.sources import view_sources
from compare.renderers.html.texts import view_pair
from compare.renderers.html.words import (
    SEVERITY_WORDS,
    STATUS_WORDS,
    family_of,
    family_words,
    in_words,
    listed,
)
from compare.text import counted

_MANY = 200  # findings from which batches of cards out of sight are not drawn, which costs exact scrolling


def view(report: Report) -> Page:
    """Settle everything that the page of `report` shows."""
    views = view_sources(report.sources)
    desk = open_desk(report, views)
    cards = [(section_of(f), card(desk, n, f)) for n, f in enumerate(report.findings, 1)]
    shown = sections(cards)
    tables = point_tables(report, desk)
    return Page(
        title=report.title or report.story,
        kicker=f"{in_words(len(views)).capitalize()} {'article' if len(views) == 1 else 'articles'} compared",
        verdict="Same story" if report.verdict == "same-story" else "Not the same story",
        likeness=f"likeness {report.similarity:.2f}",
        standfirst=_standfirst(report, tables),
        same_story=report.verdict == "same-story",
        total=len(report.findings),
        lettered=not any(v.name for v in views),
        many=len(report.findings) > _MANY,
        notices=tuple(_notices(report)),
        severities=_severities(report, shown),
        families=_families(report, desk),
        statuses=_statuses(report),
        sources=views,
        sections=shown,
        tables=tables,
        heats=heat_maps(report, desk),
        pairs=tuple(view_pair(report, desk, i, j) for i, j in combinations(range(len(views)), 2)),
        speakers=speakers(report, desk),
        outlet_totals=outlet_totals(report, desk),
        kinds=_kinds(report),
        signature=report.signature,
        settings=_settings(report.signature),
        command=_command(views),
    )


def _standfirst(report: Report, tables: Sequence[PointTable]) -> str:
    """Say in a sentence or two what was found; among three or more sources several findings can be one point."""
    if report.verdict != "same-story":
        return "These articles do not seem to report one story, so no differences are listed."
    counts = Counter(f.severity for f in report.findings)
    differing = sum(counts[s] for s in SEVERITIES if s != "hidden")
    if not differing:
        return "No difference was found in what they print."
    parts = [counted(counts[s], s) for s in SEVERITIES if s != "hidden" and counts[s]]
    equal = counts["hidden"]
    rest = f" {equal:,} more {'is' if equal == 1 else 'are'} equal in meaning." if equal else ""
    points = sum(len(table.rows) for table in tables) or differing
    between = f". Two by two that makes {counted(differing, 'finding')}" if tables else ""
    return f"They differ at {counted(points, 'point')}{between}: {listed(parts)}.{rest}"


def _notices(report: Report) -> Iterator[str]:
    """Say what is not on the page: sources that could not be read, findings left out, decisions without a finding."""
    yield from (f"Could not be read: {line}" for line in report.unread)
    if report.ignored:
        yield f"Left out by the settings: {counted(report.ignored, 'finding')}"
    if report.stale:
        yield f"Belonging to no finding any more: {counted(report.stale, 'decision')}"


def _severities(report: Report, shown: Sequence[Section]) -> tuple[Count, ...]:
    """Count the findings of each severity; each count leads to where the first of them stands."""
    counts = Counter(f.severity for f in report.findings)
    first: dict[str, str] = {}
    for section in shown:
        for c in section.cards:
            first.setdefault(c.severity, f"#{section.id}" if section.id == c.severity else f"#{c.anchor}")
    return tuple(
        Count(
            word=SEVERITY_WORDS[s][0 if counts[s] == 1 else 1],
            number=counts[s],
            query=f"sev:{s}",
            href=first.get(s, ""),
            icon=s,
            explained=SEVERITY_WORDS[s][2],
        )
        for s in SEVERITIES
    )


def _families(report: Report, desk: Desk) -> tuple[Count, ...]:
    """Count the findings of each family, as listed in the table of kinds."""
    counts = Counter(family_of(f.kind) for f in report.findings)
    first = {family_of(f.kind): n for n, f in reversed(list(enumerate(report.findings, 1)))}
    order = dict.fromkeys([*(k.family for k in KINDS.values()), *sorted(counts)])
    return tuple(
        Count(family_words(f), counts[f], f"kind:{f}", f"#{desk.anchors[first[f]]}") for f in order if counts[f]
    )


def _statuses(report: Report) -> tuple[Count, ...]:
    """Count the findings of each status; also those that none has yet, since the page counts on."""
    counts = Counter(f.status for f in report.findings)
    return tuple(Count(STATUS_WORDS[s], counts[s], f"status:{s}", "#findings", icon=s) for s in STATUSES)


def _kinds(report: Report) -> tuple[KindView, ...]:
    """Explain the kinds that occur on the page."""
    occurring = {f.kind for f in report.findings}
    known = {name: KINDS.get(ALIASES.get(name, name)) for name in sorted(occurring)}
    return tuple(KindView(name, kind.summary, kind.rule) for name, kind in known.items() if kind)


def _settings(signature: str) -> tuple[tuple[str, str], ...]:
    """Take the signature line apart: "model x" is ("model", "x")."""
    parts = (part.strip().partition(" ") for part in signature.split("|"))
    return tuple((name, value) for name, _, value in parts if name)


def _command(views: Sequence[SourceView]) -> str:
    """Write the command that compares these sources."""
    paths = [dict(v.known).get("File", v.id) for v in views]
    return shlex.join(["storydiff", "compare", *paths])
