"""Findings as cards in sections: errors and warnings in the open, the rest folded with its count.

Comes in: the report's findings in their order, the sources, and where each sentence stands in the texts. Goes out:
sections of cards. A source with no place for a finding gets a labelled gap, so that absence is seen and not inferred.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from compare.model import Article, Finding, Report, Span
from compare.renderers.html.decided import decided
from compare.renderers.html.direction import aimed, tag_of
from compare.renderers.html.excerpts import Reader, excerpt
from compare.renderers.html.records import Card, Row, Section, SourceView
from compare.renderers.html.sources import text_link
from compare.renderers.html.words import (
    SEVERITY_WORDS,
    confidence_words,
    family_of,
    family_words,
    listed,
    spoken,
)

# Kinds that speak of one article alone: the other source lacks nothing there.
_OWN = frozenset({"headline.unsupported"})
_FOLDED = (
    ("marked", "Marked edits", "Wholly explained by a bracket or an ellipsis that the article prints."),
    ("baseline", "Seen before", "Recorded as a baseline; nobody has reviewed them."),
    ("dismissed", "Dismissed", "Reviewed, and found not to matter."),
)


@dataclass(frozen=True)
class Desk:
    """What is needed to show a finding: sources by id, their readers and articles, the story, the anchors given."""

    views: Mapping[str, SourceView]
    readers: Mapping[str, Reader]
    story: str = ""
    articles: Mapping[str, Article] = field(default_factory=dict)
    anchors: Mapping[int, str] = field(default_factory=dict)

    def name(self, source: str) -> str:
        """Name a source in a sentence."""
        return self.views[source].name or self.views[source].letter


def open_desk(report: Report, views: Sequence[SourceView]) -> Desk:
    """Lay out what the cards of `report` need."""
    return Desk(
        views={v.id: v for v in views},
        readers={s.article.id: Reader.of(s) for s in report.sources},
        story=report.story,
        articles={s.article.id: s.article for s in report.sources},
        anchors=dict(enumerate(anchors_of(f.id for f in report.findings), 1)),
    )


def anchors_of(ids: Iterable[str]) -> list[str]:
    """Give each finding a short anchor from its id, unlike all others; the place in the order where it has none."""
    taken: dict[str, int] = {}
    anchors = []
    for number, long in enumerate(ids, 1):
        short = re.sub(r"[^0-9A-Za-z]", "", long.rsplit(":", 1)[-1])[:8] or str(number)
        taken[short] = taken.get(short, 0) + 1
        anchors.append(f"f={short}" if taken[short] == 1 else f"f={short}-{taken[short]}")
    return anchors


def section_of(finding: Finding) -> str:
    """Say under which heading a finding stands."""
    if finding.status in ("dismissed", "baseline"):
        return finding.status
    if "marked_edit" in finding.attributes and finding.severity != "hidden":
        return "marked"
    return finding.severity


def sections(cards: Sequence[tuple[str, Card]]) -> tuple[Section, ...]:
    """Put `cards`, each with the name of its section, under their headings; empty sections are left out."""
    order = [
        *((s, SEVERITY_WORDS[s][1], SEVERITY_WORDS[s][2], s == "note") for s in ("error", "warning", "note")),
        *((name, title, explained, True) for name, title, explained in _FOLDED),
        ("hidden", SEVERITY_WORDS["hidden"][1], SEVERITY_WORDS["hidden"][2], True),
    ]
    filled = (
        Section(name, title, explained, folded, tuple(card for where, card in cards if where == name))
        for name, title, explained, folded in order
    )
    return tuple(s for s in filled if s.cards)


def card(desk: Desk, number: int, finding: Finding) -> Card:
    """Show one finding."""
    family = family_of(finding.kind)
    rows = tuple(_rows(desk, finding))
    printed = [s for s, spans in finding.spans.items() if any(a < b for a, b in spans)]
    return Card(
        number=number,
        anchor=desk.anchors[number],
        kind=finding.kind,
        family=family_words(family),
        severity=finding.severity,
        severity_word=SEVERITY_WORDS[finding.severity][0],
        title=finding.title or finding.kind,
        confidence=confidence_words(finding.confidence),
        decided=decided(finding, desk.story, desk.articles),
        rows=rows,
        facts=tuple(_facts(desk, finding)),
        attributes=tuple(spoken(a) for a in finding.attributes),
        data=(
            ("kind", finding.kind),
            ("sev", finding.severity),
            ("status", finding.status),
            ("src", " ".join(printed)),
            ("speaker", _speakers(finding)),
        ),
        has_context=any(r.before or r.after for r in rows),
    )


def _facts(desk: Desk, finding: Finding) -> Iterable[tuple[str, str]]:
    """Name the facts; one of a side ("value_a") by its source, and none that only repeats what is shown already."""
    sides = dict(zip(("_a", "_b"), compared(finding, list(desk.views)), strict=False))
    told = set()
    for key, value in finding.facts.items():
        side = sides.get(key[-2:])
        name = f"{spoken(key[:-2])} in {desk.name(side)}" if side else spoken(key)
        if value and key != "words" and (side, value) not in told:
            told.add((side, value))
            yield name[:1].upper() + name[1:], value


def _speakers(finding: Finding) -> str:
    """Join the speakers that a finding names, one or one a side, for the filter."""
    named = (finding.facts.get(key, "") for key in ("speaker", "speaker_a", "speaker_b"))
    return ", ".join(dict.fromkeys(filter(None, named)))


def _rows(desk: Desk, finding: Finding) -> Iterable[Row]:
    """Give a row to each source that has a part in the finding, in the order of the report."""
    for source in compared(finding, list(desk.views)):
        if finding.spans.get(source) or finding.context.get(source):
            yield _printed(desk, source, finding)
        elif finding.kind not in _OWN:
            yield Row(desk.views[source], (), note=f"Nothing in {desk.name(source)} stands for this.")


def _printed(desk: Desk, source: str, finding: Finding) -> Row:
    """Show what `source` prints."""
    reader, view = desk.readers[source], desk.views[source]
    spans = finding.spans.get(source, ())
    shown = excerpt(reader, spans, finding.context.get(source))
    first = shown.sentence
    beside = [desk.views[i] for i in compared(finding, list(desk.views))]
    return Row(
        view,
        aimed(shown.pieces, tag_of(view, beside)),
        before=shown.before,
        after=shown.after,
        place=f"¶{first.paragraph}" if first else "",
        href=f"#{anchor_in_texts(desk, source, finding)}{view.letter}{first.n}" if first else "",
        link=text_link(view.link, reader.words(first.span)) if first else "",
        note=_note(desk, source, spans, finding),
    )


def _note(desk: Desk, source: str, spans: Sequence[Span], finding: Finding) -> str:
    """Say in words that `source` lacks what the others print, where its own span is only a place."""
    if not spans or any(a < b for a, b in spans):
        return ""
    others = [desk.name(i) for i in desk.views if i != source and any(a < b for a, b in finding.spans.get(i, ()))]
    return f"Lacks the marked words of {listed(others)}." if others else ""


def compared(finding: Finding, ids: Sequence[str]) -> list[str]:
    """List the sources that a finding compares, in the order of `ids`; all that it names where it does not say."""
    named = finding.sources or (*finding.spans, *finding.context)
    return [i for i in ids if i in named]


def anchor_in_texts(desk: Desk, source: str, finding: Finding) -> str:
    """Name the pair of sources in whose texts the finding is shown: its own two, else the first that has `source`."""
    ids = list(desk.views)
    others = [i for i in compared(finding, ids) if i != source] or [i for i in ids if i != source]
    return pair_id(*sorted((ids.index(source), ids.index(others[0]))))


def pair_id(first: int, second: int) -> str:
    """Name the texts of the sources at places `first` and `second`."""
    return f"t{first + 1}-{second + 1}"
