"""Points as cards in sections: one line each, which opens to what every source prints and to its findings.

Comes in: the report's points in their order, the sources, and where each sentence stands in the texts. Goes out:
sections of cards. A source with no place for a point gets a labelled gap, so that absence is seen and not inferred.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from compare.kinds import OWN_TEXT
from compare.model import Article, Fact, Finding, Point, Report
from compare.points import members
from compare.points.standing import status_of
from compare.renderers.html.decided import decided, decided_on
from compare.renderers.html.excerpts import Mark, Reader, aimed, excerpt, tag_of
from compare.renderers.html.records import Card, Difference, Row, Section, SourceView
from compare.renderers.html.sources import text_link
from compare.renderers.html.words import (
    SEVERITY_WORDS,
    SHAPE_WORDS,
    STATUS_WORDS,
    confidence_words,
    family_of,
    family_words,
    listed,
    spoken,
)
from compare.text import counted

_FOLDED = (
    ("passage", "Only in one article", "Statements that have no counterpart in the other."),
    ("marked", "Marked edits", "Wholly explained by a bracket or an ellipsis that the article prints."),
    ("baseline", "Seen before", "Recorded as a baseline; nobody has reviewed them."),
    ("dismissed", "Dismissed", "Reviewed, and found not to matter."),
)
SPEAKERS: tuple[Fact, ...] = ("speaker", "speaker_a", "speaker_b")  # the facts that the filter reads
_SENTENCES = 4  # of a source that a card shows; the texts have the rest


@dataclass(frozen=True)
class Desk:
    """What is needed to show a point: sources by id, their readers and articles, the story, the points of findings.

    `numbers` and `anchors` give the number of a finding's point, from 1, and where that stands on the page.
    """

    views: Mapping[str, SourceView]
    readers: Mapping[str, Reader]
    story: str = ""
    articles: Mapping[str, Article] = field(default_factory=dict)
    numbers: Mapping[str, int] = field(default_factory=dict)
    anchors: Mapping[int, str] = field(default_factory=dict)

    def name(self, source: str) -> str:
        """Name a source in a sentence."""
        return self.views[source].name or self.views[source].letter

    def texts(self, one: str, other: str) -> str:
        """Name the texts in which two sources stand side by side."""
        ids = list(self.views)
        return pair_id(*sorted((ids.index(one), ids.index(other))))


def open_desk(report: Report, views: Sequence[SourceView]) -> Desk:
    """Lay out what the cards of `report` need."""
    return Desk(
        views={v.id: v for v in views},
        readers={s.article.id: Reader(s) for s in report.sources},
        story=report.story,
        articles={s.article.id: s.article for s in report.sources},
        numbers={name: n for n, point in enumerate(report.points, 1) for name in point.findings},
        anchors=dict(enumerate(anchors_of("p", (point.id for point in report.points)), 1)),
    )


def anchors_of(sign: str, ids: Iterable[str]) -> list[str]:
    """Give each id a short anchor behind `sign`, unlike all others; the place in the order where it is empty."""
    taken: dict[str, int] = {}
    anchors = []
    for number, long in enumerate(ids, 1):
        short = re.sub(r"[^0-9A-Za-z]", "", long.rsplit(":", 1)[-1])[:8] or str(number)
        taken[short] = taken.get(short, 0) + 1
        anchors.append(f"{sign}={short}" if taken[short] == 1 else f"{sign}={short}-{taken[short]}")
    return anchors


def cards_of(report: Report, desk: Desk) -> list[Card]:
    """Show every point of `report`."""
    held = members(report)
    ids = [name for point in report.points for name in point.findings]
    anchors = dict(zip(ids, anchors_of("f", ids), strict=True))
    return [_card(desk, n, point, held[point.id], anchors) for n, point in enumerate(report.points, 1)]


def section_of(card: Card) -> str:
    """Say under which heading a point stands."""
    if card.status in ("dismissed", "baseline"):
        return card.status
    if card.severity == "hidden":
        return card.severity
    if all("marked edit" in d.attributes or d.severity == "hidden" for d in card.differences):
        return "marked"
    return "passage" if is_alone(card) else card.severity


def is_alone(card: Card) -> bool:
    """Whether a point is nothing but a passage that one source has, and no graver."""
    return card.shape == "passage" and card.severity == "note"


def sections(cards: Sequence[Card]) -> tuple[Section, ...]:
    """Put `cards` under their headings; empty sections are left out."""
    order = [
        *((s, SEVERITY_WORDS[s][1], SEVERITY_WORDS[s][2], False) for s in ("error", "warning", "note")),
        *((name, title, explained, True) for name, title, explained in _FOLDED),
        ("hidden", SEVERITY_WORDS["hidden"][1], SEVERITY_WORDS["hidden"][2], True),
    ]
    filled = (
        Section(name, title, explained, folded, tuple(card for card in cards if section_of(card) == name))
        for name, title, explained, folded in order
    )
    return tuple(s for s in filled if s.cards)


def _card(desk: Desk, number: int, point: Point, findings: Sequence[Finding], anchors: Mapping[str, str]) -> Card:
    """Show one point, of what is equal in meaning last."""
    ordered = sorted(findings, key=lambda f: f.severity == "hidden")
    shown = [f for f in ordered if f.severity != "hidden"] or ordered
    status = status_of(findings)
    rows = tuple(_rows(desk, shown))
    differences = tuple(_difference(desk, f, anchors[f.id]) for f in ordered)
    return Card(
        number=number,
        anchor=desk.anchors[number],
        severity=point.severity,
        severity_word=SEVERITY_WORDS[point.severity][0],
        shape=point.shape,
        title=point.title or findings[0].kind,
        count=counted(len(shown), "difference") if len(shown) > 1 else SHAPE_WORDS[point.shape],
        status=status,
        status_word=STATUS_WORDS[status],
        rows=rows,
        differences=differences,
        decided=decided_on(findings),
        matched=next(filter(None, (d.decided.matched for d in differences)), ""),
        data=tuple(_data(point, findings, status)),
        has_context=any(r.before or r.after for r in rows),
    )


def _data(point: Point, findings: Sequence[Finding], status: str) -> Iterator[tuple[str, str]]:
    """Give what the filter asks for: every kind, severity, source and speaker of the findings."""
    printed = (s for f in findings for s, spans in f.spans.items() if any(a < b for a, b in spans))
    speakers = (f.facts.get(key, "") for f in findings for key in SPEAKERS)
    yield "kind", " ".join(dict.fromkeys(f.kind for f in findings))
    yield "sev", point.severity
    yield "status", status
    yield "src", " ".join(dict.fromkeys(printed))
    yield "speaker", ", ".join(dict.fromkeys(filter(None, speakers)))


def _difference(desk: Desk, finding: Finding, anchor: str) -> Difference:
    """Show one finding of a point."""
    return Difference(
        anchor=anchor,
        kind=finding.kind,
        family=family_words(family_of(finding.kind)),
        severity=finding.severity,
        severity_word=SEVERITY_WORDS[finding.severity][0],
        title=finding.title or finding.kind,
        confidence=confidence_words(finding.confidence),
        facts=tuple(_facts(desk, finding)),
        attributes=tuple(spoken(a) for a in finding.attributes),
        decided=decided(finding, desk.story, desk.articles),
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


def _rows(desk: Desk, findings: Sequence[Finding]) -> Iterable[Row]:
    """Give a row to each source that has a part in the point, in the order of the report."""
    ids = list(desk.views)
    for source in [i for i in ids if any(i in compared(f, ids) for f in findings)]:
        if any(f.spans.get(source) or f.context.get(source) for f in findings):
            yield _printed(desk, source, findings)
        elif any(f.kind not in OWN_TEXT for f in findings):
            yield Row(desk.views[source], (), note=f"Nothing in {desk.name(source)} stands for this.")


def _printed(desk: Desk, source: str, findings: Sequence[Finding]) -> Row:
    """Show what `source` prints, each finding's words with its number within the point."""
    reader, view = desk.readers[source], desk.views[source]
    numbered = [(i if len(findings) > 1 else 0, f) for i, f in enumerate(findings, 1)]
    marks = [Mark(*span, i) for i, f in numbered for span in f.spans.get(source, ())]
    contexts = [f.context[source] for f in findings if f.context.get(source)]
    shown = excerpt(reader, marks, contexts, _SENTENCES)
    first = shown.sentence
    beside = [desk.views[i] for f in findings for i in compared(f, list(desk.views))]
    more = f"{counted(shown.left, 'more sentence')} in the texts." if shown.left else ""
    return Row(
        view,
        aimed(shown.pieces, tag_of(view, beside)),
        before=shown.before,
        after=shown.after,
        place=f"¶{first.paragraph}" if first else "",
        href=f"#{anchor_in_texts(desk, source, findings[0])}{view.letter}{first.n}" if first else "",
        link=text_link(view.link, reader.words(first.span)) if first else "",
        note=" ".join(filter(None, (_note(desk, source, marks, findings), more))),
    )


def _note(desk: Desk, source: str, spans: Iterable[Mark], findings: Iterable[Finding]) -> str:
    """Say in words that `source` lacks what the others print, where its own spans are only places."""
    held = list(spans)
    if not held or any(mark.start < mark.end for mark in held):
        return ""
    printing = {i for f in findings for i, of_side in f.spans.items() if any(a < b for a, b in of_side)}
    others = [desk.name(i) for i in desk.views if i != source and i in printing]
    return f"Lacks the marked words of {listed(others)}." if others else ""


def compared(finding: Finding, ids: Sequence[str]) -> list[str]:
    """List the sources that a finding compares, in the order of `ids`; all that it names where it does not say."""
    named = finding.sources or (*finding.spans, *finding.context)
    return [i for i in ids if i in named]


def anchor_in_texts(desk: Desk, source: str, finding: Finding) -> str:
    """Name the pair of sources in whose texts the finding is shown: its own two, else the first that has `source`."""
    ids = list(desk.views)
    others = [i for i in compared(finding, ids) if i != source] or [i for i in ids if i != source]
    return desk.texts(source, others[0])


def pair_id(first: int, second: int) -> str:
    """Name the texts of the sources at places `first` and `second`."""
    return f"t{first + 1}-{second + 1}"
