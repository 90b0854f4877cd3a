"""JUnit's XML, as most CI servers read it: a suite for every two articles of a story, a case for every point.

Errors and warnings fail, notes pass with what they say; what people dismissed is skipped, with its reason; other
decided and hidden points are counted in the properties. Two articles without a point are one passing case; points over
more than two have a suite of their own. A source that could not be read is an error in a suite of its own, one case a
source.
"""

import xml.etree.ElementTree as ET
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from compare.model import Finding, Point, Report
from compare.points import members
from compare.points.standing import left_out, standing, waiting
from compare.renderers.clips import clip_point
from compare.renderers.results import Result, by_point, headline, label, message, plain

WIDTH = 400  # characters of an excerpt
_FAILS = frozenset({"error", "warning"})


def render_many(reports: Sequence[Report]) -> str:
    """Write the suites of all `reports`, in their order."""
    root = ET.Element("testsuites", name="storydiff")
    root.extend(suite for report in reports for suite in _suites(report))
    _count(root)
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _suites(report: Report) -> Iterator[ET.Element]:
    if report.unread:
        yield _suite(report, "sources", [_unread(line) for line in report.unread])
    points = _by_sources(report)
    told = {pair for one in waiting(report) for f in one.findings for pair in combinations(f.sources, 2)}
    pairs = combinations([source.article.id for source in report.sources], 2)
    for sources in dict.fromkeys((*pairs, *points)):
        part = replace(report, points=tuple(points.get(sources, ())))
        cases = [*map(_case, by_point([part])), *_dismissed(part)]
        if not cases and len(sources) == 2 and sources not in told:
            cases = [_clean(report)]
        if cases:
            suite = _suite(report, " – ".join(label(report, source) for source in sources), cases)
            suite.insert(0, _properties(part))
            yield suite


def _by_sources(report: Report) -> Mapping[tuple[str, ...], list[Point]]:
    """Put together the points of `report` that are about the same articles."""
    found: dict[tuple[str, ...], list[Point]] = defaultdict(list)
    held = members(report)
    for point in report.points:
        sources = {source for finding in held[point.id] for source in finding.sources}
        found[tuple(s.article.id for s in report.sources if s.article.id in sources)].append(point)
    return found


def _suite(report: Report, name: str, cases: Iterable[ET.Element]) -> ET.Element:
    """Put `cases` into a suite; their class is the story and its sources, by which servers group them."""
    suite = ET.Element("testsuite", name=f"{plain(report.story)}: {name}")
    suite.extend(cases)
    for case in suite:
        case.set("classname", f"{plain(report.story)}: {name}")
    _count(suite)
    return suite


def _count(suite: ET.Element) -> None:
    """Write into `suite` how many cases it has, and of which kinds."""
    suite.set("tests", str(len(list(suite.iter("testcase")))))
    for name, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(name, str(len(list(suite.iter(tag)))))
    suite.set("time", "0")  # some readers want one, and a clock would make every file another


def _properties(part: Report) -> ET.Element:
    """Say what made the suite, and how many points of these sources are not listed."""
    properties = ET.Element("properties")
    told = {"signature": plain(part.signature)}
    told |= {f"not listed: {reason}": str(n) for reason, n in left_out([part]).items() if reason != "dismissed"}
    for name, value in told.items():
        ET.SubElement(properties, "property", name=name, value=value)
    return properties


def _case(found: Sequence[Result]) -> ET.Element:
    """Write a point: failed if it is grave, else passed with what it says."""
    first = found[0]
    case = _named(first.point)
    case.set("file", plain(first.place.path))
    case.set("line", str(first.place.line))
    if first.finding.severity in _FAILS:
        kind = f"{first.finding.severity}: {plain(first.finding.kind)}"
        body = ET.SubElement(case, "failure", type=kind, message=headline(found))
    else:
        body = ET.SubElement(case, "system-out")
    body.text = "\n".join(_told(found))
    return case


def _named(point: Point) -> ET.Element:
    """Begin a case; the id makes its name one of a kind, by which servers know it again."""
    return ET.Element("testcase", name=f"{plain(point.title)} [{plain(point.id)}]", time="0")


def _told(found: Sequence[Result]) -> Iterator[str]:
    """List what each source prints of a point, and where, then its differences."""
    report, point = found[0].report, found[0].point
    places = {place.source: place for result in reversed(found) for place in reversed((result.place, *result.others))}
    for source in (source for source in report.sources if source.article.id in places):
        pieces = clip_point(source, point, [result.finding for result in found], WIDTH)
        words = "".join(f"*{p.text}*" if p.marked and p.text.strip() else p.text for p in pieces)
        where = f"{label(report, source.article.id)} ({plain(str(places[source.article.id]))})"
        yield f"{where}: {plain(words) or 'nothing stands for this'}"
    for result in found:
        finding = result.finding
        yield f"{finding.severity} {plain(finding.kind)}, {finding.confidence:.0%} sure: {message(result)}"


def _dismissed(part: Report) -> Iterator[ET.Element]:
    """Write the points that people dismissed."""
    held = members(part)
    return (_skipped(p, held[p.id]) for p in part.points if standing(held[p.id]) == "dismissed")


def _skipped(point: Point, findings: Iterable[Finding]) -> ET.Element:
    """Write a dismissed point with the newest reasons and comments."""
    case = _named(point)
    newest = [finding.decisions[-1] for finding in findings if finding.status == "dismissed" and finding.decisions]
    told = dict.fromkeys(plain(text) for one in newest for text in (one.reason, one.comment) if text)
    ET.SubElement(case, "skipped", message=": ".join(["dismissed", *told]))
    return case


def _clean(report: Report) -> ET.Element:
    """Write the case of two articles without a finding; other stories cannot be compared, so that nothing is said."""
    case = ET.Element("testcase", name="no finding", time="0")
    if report.verdict == "not-the-same-story":
        case.set("name", "same story")
        ET.SubElement(case, "skipped", message=f"not the same story (likeness {report.similarity:.2f})")
    return case


def _unread(line: str) -> ET.Element:
    case = ET.Element("testcase", name=f"read: {plain(line)}", time="0")
    ET.SubElement(case, "error", type="not read", message=plain(line))
    return case
