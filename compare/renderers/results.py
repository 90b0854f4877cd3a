"""What the formats for machines say, in one place: which findings, where each stands, how it is told, what is left out.

In: the reports of a run. Out: results, the gravest first, with a fingerprint that is unique in the run. What people
decided and what is hidden stays out, but is counted. The place is the one to act on: words before a gap, and never
the base if a peer has a place, because nobody edits the base.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from compare.model import SEVERITIES, WAITING, Finding, Report, Severity, Source, Span
from compare.renderers.places import Locator, Place
from compare.text import harmless
from compare.titles import outlet_labels

LEVELS: tuple[Severity, ...] = ("error", "warning", "note")
SIGNS: Mapping[Severity, str] = {"error": "✖", "warning": "▲", "note": "•", "hidden": "·"}
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Result(NamedTuple):
    """A finding of `report` as formats for machines need it: where it stands, and `others`, where else.

    `others` begins with the other source, if the finding has one; further stretches follow.
    """

    report: Report
    finding: Finding
    place: Place
    others: tuple[Place, ...]
    fingerprint: str


def plain(text: str) -> str:
    """Put `text` on one line that every encoding can write and no terminal, log or reader of XML obeys."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", harmless(text))


def results(reports: Sequence[Report]) -> list[Result]:
    """List what waits for a person in `reports`, the gravest first, otherwise in their order."""
    found = [result for report in reports for result in _of_report(report)]
    prints = _unique(result.fingerprint for result in found)
    named = [result._replace(fingerprint=own) for result, own in zip(found, prints, strict=True)]
    return sorted(named, key=lambda result: SEVERITIES.index(result.finding.severity))


def waiting(report: Report) -> list[Finding]:
    """List the findings of `report` that wait for a person; where the articles tell different stories, none does."""
    if report.verdict == "not-the-same-story":
        return []
    return [f for f in report.findings if f.waits]


def left_out(reports: Iterable[Report]) -> dict[str, int]:
    """Count by reason what `reports` hold and the formats for machines leave out; reasons without any are not named."""
    counted: Counter[str] = Counter()
    for report in reports:
        apart = report.verdict == "not-the-same-story"
        counted.update("other story" for f in report.findings if apart)
        counted.update("hidden" if f.status in WAITING else f.status for f in report.findings if not (apart or f.waits))
        counted.update({"stale": report.stale, "ignored": report.ignored})
    order = ("confirmed", "dismissed", "unsure", "baseline", "hidden", "ignored", "other story", "stale")
    return {reason: counted[reason] for reason in order if counted[reason]}


def counted(numbers: Mapping[str, int]) -> str:
    """Write what `left_out` counts: “2 dismissed, 6 hidden”."""
    return ", ".join(f"{number} {reason}" for reason, number in numbers.items())


def tally(reports: Sequence[Report]) -> str:
    """Say in one line how many findings a run has and what it leaves out."""
    levels = Counter(finding.severity for report in reports for finding in waiting(report))
    told = ", ".join(f"{levels[level]} {level if levels[level] == 1 else level + 's'}" for level in LEVELS)
    stories = f"{len(reports)} {'story' if len(reports) == 1 else 'stories'}"
    unread = sum(len(report.unread) for report in reports)
    parts = [f"{told} in {stories}", f"not listed: {counted(left_out(reports))}" if left_out(reports) else ""]
    return "; ".join([*filter(None, parts), *([f"{unread} not read"] if unread else [])])


def troubles(reports: Iterable[Report]) -> Iterator[tuple[Report, str]]:
    """Give a line for every source that could not be read, with the report of its story."""
    return ((report, plain(line)) for report in reports for line in report.unread)


def doubts(reports: Iterable[Report]) -> Iterator[tuple[Source | None, str]]:
    """Give what makes a comparison doubtful: other stories, and what the reader of files warns of, with the source."""
    for report in reports:
        if report.verdict == "not-the-same-story":
            yield None, f"{plain(report.title)}: not the same story (likeness {report.similarity:.2f})"
        yield from ((source, plain(warning)) for source in report.sources for warning in source.article.warnings)


def message(result: Result) -> str:
    """Say what the finding is, with what became of its decision and, if no line can be given, the sentence."""
    finding, place = result.finding, result.place
    status = {"expired": "decision expired", "conflict": "people disagree", "recheck": "decided before, check again"}
    notes = [status.get(finding.status, ""), "" if place.region or not place.sentence else f"sentence {place.sentence}"]
    told = "; ".join(filter(None, notes))
    return (plain(finding.title) or plain(finding.kind)) + (f" ({told})" if told else "")


def other_place(result: Result) -> str:
    """Say where the other article stands to it: its label and place; "" for a finding about one article."""
    if not result.others or result.others[0].source == result.place.source:
        return ""
    other = result.others[0]
    return f"{label(result.report, other.source)}: {plain(str(other))}"


def label(report: Report, source: str) -> str:
    """Name a source as the titles do."""
    return plain(outlet_labels(s.article for s in report.sources)[source])


def _of_report(report: Report) -> Iterator[Result]:
    locators = {source.article.id: Locator(source) for source in report.sources}
    bases = {source.article.id for source in report.sources if source.article.role == "base"}
    for finding in waiting(report):
        first, *others = sorted(finding.sources, key=lambda source: _rank(finding, source, bases))
        spans = _spans(finding, first)
        places = [locators[other].place(next(iter(_spans(finding, other)), None)) for other in others]
        more = [locators[first].place(span) for span in spans[1:]]
        more += [locators[other].place(span) for other in others for span in _spans(finding, other)[1:]]
        place = locators[first].place(next(iter(spans), None))
        yield Result(report, finding, place, (*places, *more), _fingerprint(report, finding))


def _rank(finding: Finding, source: str, bases: Iterable[str]) -> tuple[bool, bool, bool]:
    """Order the sources of a finding by how much there is to act on."""
    spans = finding.spans.get(source, ())
    has_words = any(span.end > span.start for span in spans)
    return not spans and source not in finding.context, source in bases, not has_words


def _spans(finding: Finding, source: str) -> list[Span]:
    """List the stretches of `source`, words before gaps; the sentence where there are none."""
    spans = sorted(finding.spans.get(source, ()), key=lambda span: (span.start == span.end, span))
    return spans or [finding.context[source]] if spans or source in finding.context else []


def _fingerprint(report: Report, finding: Finding) -> str:
    return hashlib.sha256(f"{report.story}\x1f{finding.id}".encode("utf-8", "replace")).hexdigest()[:32]


def _unique(prints: Iterable[str]) -> Iterator[str]:
    """Make equal fingerprints distinct: a story that is compared twice in one run has each finding twice."""
    seen: Counter[str] = Counter()
    for own in prints:
        seen[own] += 1
        yield own if seen[own] == 1 else hashlib.sha256(f"{own}\x1f{seen[own]}".encode()).hexdigest()[:32]
