"""The whole page as plain records.

Comes in: a report. Goes out: a `Page`, in which nothing is left for a template to decide.
"""

import shlex
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from compare.kinds import ALIASES, KINDS
from compare.model import SEVERITIES, STATUSES, Report
from compare.renderers.html.cards import cards_of, open_desk, sections
from compare.renderers.html.heat import heat_maps
from compare.renderers.html.ledger import outlet_totals, speakers
from compare.renderers.html.matrix import LEAST, point_tables
from compare.renderers.html.matrix_records import HeatMap, PointTable
from compare.renderers.html.opening import leads, standfirst
from compare.renderers.html.records import Card, Count, KindView, Lead, PairView, Section, SourceView, Speaker
from compare.renderers.html.sources import view_sources
from compare.renderers.html.texts import view_pair
from compare.renderers.html.words import SEVERITY_WORDS, STATUS_WORDS, family_of, family_words, in_words
from compare.text import counted

_MANY = 100  # points from which batches of cards out of sight are not drawn, which costs exact scrolling


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


def view(report: Report) -> Page:
    """Settle everything that the page of `report` shows."""
    views = view_sources(report.sources)
    desk = open_desk(report, views)
    cards = cards_of(report, desk)
    shown = sections(cards)
    return Page(
        title=report.title or report.story,
        kicker=f"{in_words(len(views)).capitalize()} {'article' if len(views) == 1 else 'articles'} compared",
        verdict="Same story" if report.verdict == "same-story" else "Not the same story",
        likeness=f"likeness {report.similarity:.2f}",
        standfirst=standfirst(report, desk),
        counts=_counts(report, cards),
        leads=leads(cards) if report.verdict == "same-story" and len(views) < LEAST else (),
        same_story=report.verdict == "same-story",
        total=len(cards),
        lettered=not any(v.name for v in views),
        many=len(cards) > _MANY,
        notices=tuple(_notices(report)),
        severities=_severities(shown),
        families=_families(cards),
        statuses=_statuses(cards),
        sources=views,
        sections=shown,
        tables=point_tables(report, desk),
        heats=heat_maps(report, desk),
        pairs=tuple(view_pair(report, desk, i, j) for i, j in combinations(range(len(views)), 2)),
        speakers=speakers(report, desk),
        outlet_totals=outlet_totals(report, desk),
        kinds=_kinds(report),
        signature=report.signature,
        settings=_settings(report.signature),
        command=_command(views),
    )


def _counts(report: Report, cards: Sequence[Card]) -> str:
    """Say in a line how much the page holds."""
    shown = [c for c in cards if c.severity != "hidden"]
    findings = sum(f.severity != "hidden" for f in report.findings)
    equal = len(report.findings) - findings
    parts = [
        counted(len(report.sources), "source"),
        counted(len(shown), "point"),
        counted(findings, "difference"),
        f"{equal:,} equal in meaning" if equal else "",
    ]
    return " · ".join(filter(None, parts))


def _notices(report: Report) -> Iterator[str]:
    """Say what is not on the page: sources that could not be read, findings left out, decisions without a finding."""
    yield from (f"Could not be read: {line}" for line in report.unread)
    if report.ignored:
        yield f"Left out by the settings: {counted(report.ignored, 'difference')}"
    if report.stale:
        yield f"Belonging to no difference any more: {counted(report.stale, 'decision')}"


def _severities(shown: Sequence[Section]) -> tuple[Count, ...]:
    """Count the points of each severity; each count leads to where the first of them stands."""
    held = [(section, card) for section in shown for card in section.cards]
    counts = Counter(card.severity for _, card in held)
    first: dict[str, str] = {}
    for section, card in held:
        first.setdefault(card.severity, f"#{section.id}" if section.id == card.severity else f"#{card.anchor}")
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


def _families(cards: Sequence[Card]) -> tuple[Count, ...]:
    """Count the points that have a finding of each family, as listed in the table of kinds."""
    held = [(card, {family_of(d.kind) for d in card.differences}) for card in cards]
    counts = Counter(family for _, families in held for family in families)
    order = dict.fromkeys([*(k.family for k in KINDS.values()), *sorted(counts)])
    first = {f: next(card.anchor for card, families in held if f in families) for f in counts}
    return tuple(Count(family_words(f), counts[f], f"kind:{f}", f"#{first[f]}") for f in order if counts[f])


def _statuses(cards: Sequence[Card]) -> tuple[Count, ...]:
    """Count the points of each status; also those that none has yet, since the page counts on."""
    counts = Counter(card.status for card in cards)
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
