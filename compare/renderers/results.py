"""What the formats for machines say, in one place: which findings, where each stands, how it is told, what is left out.

In: the reports of a run. Out: results, the gravest first, with a fingerprint that is unique in the run, or put together
by the point that they belong to. What people decided and what is hidden stays out, but is counted. The place is the one
to act on: words before a gap, and never the base if a peer has a place, because nobody edits the base.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from compare.model import SEVERITIES, Finding, Point, Report, Severity, Source, Span
from compare.points.standing import left_out, levels, said, waiting
from compare.renderers.places import Locator, Place
from compare.text import counted, harmless
from compare.titles import outlet_labels

SIGNS: Mapping[Severity, str] = {"error": "✖", "warning": "▲", "note": "•", "hidden": "·"}
KINDS_NAMED = 3
STATUS_NOTES: Mapping[str, str] = {
    "expired": "decision expired",
    "conflict": "people disagree",
    "recheck": "decided before, check again",
}
_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")


class Result(NamedTuple):
    """A finding of a `point` of `report` as formats for machines need it: where it stands, and `others`, where else.

    `others` begins with the other source, if the finding has one; further stretches follow.
    """

    report: Report
    point: Point
    finding: Finding
    place: Place
    others: tuple[Place, ...]
    fingerprint: str


def plain(text: str) -> str:
    """Put `text` on one line that every encoding can write and no terminal, log or reader of XML obeys."""
    return _UNWRITABLE.sub("\N{REPLACEMENT CHARACTER}", harmless(text))


def results(reports: Sequence[Report]) -> list[Result]:
    """List what waits for a person in `reports`, the gravest first, otherwise point by point in their order."""
    return sorted(chain.from_iterable(_points(reports)), key=_gravity)


def by_point(reports: Sequence[Report]) -> list[list[Result]]:
    """List the results of each point that waits, the gravest first; the first of a point is the gravest of it."""
    return sorted(_points(reports), key=lambda found: _gravity(found[0]))


def _gravity(result: Result) -> int:
    return SEVERITIES.index(result.finding.severity)


def _points(reports: Sequence[Report]) -> list[list[Result]]:
    """List the results of each point that waits, in the order of the reports, with their final fingerprints."""
    found = [point for report in reports for point in _of_report(report)]
    prints = _unique(result.fingerprint for point in found for result in point)
    return [[result._replace(fingerprint=next(prints)) for result in point] for point in found]


def numbered(numbers: Mapping[str, int]) -> str:
    """Write what is left out: “2 dismissed, 6 hidden”."""
    return ", ".join(f"{number} {reason}" for reason, number in numbers.items())


def tally(reports: Sequence[Report]) -> str:
    """Say in one line how many points of a run wait for a person and what it leaves out."""
    stories = f"{len(reports)} {'story' if len(reports) == 1 else 'stories'}"
    unread = sum(len(report.unread) for report in reports)
    out = left_out(reports)
    parts = [f"{said(levels(reports)) or 'nothing open'} in {stories}", f"not listed: {numbered(out)}" if out else ""]
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
    return _noted(plain(result.finding.title) or plain(result.finding.kind), [result])


def headline(found: Sequence[Result]) -> str:
    """Say what the results of one point say together, and how many they are."""
    first = found[0]
    return _noted(plain(first.point.title) or message(first), found)


def kinds(found: Sequence[Result]) -> str:
    """Name the kinds of the results of one point, the gravest first, as many as a line takes."""
    named = list(dict.fromkeys(plain(result.finding.kind) for result in found))
    more = f" and {len(named) - KINDS_NAMED} more" if len(named) > KINDS_NAMED else ""
    return ", ".join(named[:KINDS_NAMED]) + more


def _noted(title: str, found: Sequence[Result]) -> str:
    """Add to `title` how many differences there are, what became of decisions, and a place that has no line."""
    place = found[0].place
    status = dict.fromkeys(STATUS_NOTES.get(result.finding.status, "") for result in found)
    many = counted(len(found), "difference") if len(found) > 1 else ""
    sentence = "" if place.region or not place.sentence else f"sentence {place.sentence}"
    told = "; ".join(filter(None, (many, *status, sentence)))
    return title + (f" ({told})" if told else "")


def other_place(result: Result) -> str:
    """Say where the other article stands to it: its label and place; "" for a finding about one article."""
    if not result.others or result.others[0].source == result.place.source:
        return ""
    other = result.others[0]
    return f"{label(result.report, other.source)}: {plain(str(other))}"


def label(report: Report, source: str) -> str:
    """Name a source as the titles do."""
    return plain(outlet_labels(s.article for s in report.sources)[source])


def _of_report(report: Report) -> Iterator[list[Result]]:
    """List the results of each point of `report` that waits."""
    locators = {source.article.id: Locator(source) for source in report.sources}
    bases = {source.article.id for source in report.sources if source.article.role == "base"}
    for point, findings in waiting(report):
        yield [_result(report, point, finding, locators, bases) for finding in findings]


def _result(
    report: Report, point: Point, finding: Finding, locators: Mapping[str, Locator], bases: Iterable[str]
) -> Result:
    first, *others = sorted(finding.sources, key=lambda source: _rank(finding, source, bases))
    spans = _spans(finding, first)
    places = [locators[other].place(next(iter(_spans(finding, other)), None)) for other in others]
    more = [locators[first].place(span) for span in spans[1:]]
    more += [locators[other].place(span) for other in others for span in _spans(finding, other)[1:]]
    place = locators[first].place(next(iter(spans), None))
    return Result(report, point, finding, place, (*places, *more), _fingerprint(report, finding))


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
