"""JUnit's XML, as most CI servers read it: a suite for every two articles of a story, a case for every finding.

Errors and warnings fail, notes pass with what they say; what people dismissed is skipped, with its reason; other
decided and hidden findings are counted in the properties. Two articles without a finding are one passing case. A
source that could not be read is an error in a suite of its own, one case a source.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from compare.model import Finding, Report
from compare.renderers.clips import clip
from compare.renderers.results import Result, label, left_out, message, plain, results

WIDTH = 400  # characters of an excerpt
_FAILS = frozenset({"error", "warning"})


def render(report: Report) -> str:
    """Write what was found in `report`."""
    return render_many([report])


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
    ids = [source.article.id for source in report.sources]
    found = results([report])
    own = dict.fromkeys(f.sources for f in report.findings if len(f.sources) != 2)  # about one article alone
    for sources in (*combinations(ids, 2), *own):
        cases = [_case(result) for result in found if result.finding.sources == sources]
        cases += [_skipped(f) for f in _dismissed(report) if f.sources == sources]
        if cases or len(sources) == 2:
            name = " – ".join(label(report, source) for source in sources)
            suite = _suite(report, name, cases or [_clean(report)])
            suite.insert(0, _properties(report, sources))
            yield suite


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


def _properties(report: Report, sources: Sequence[str]) -> ET.Element:
    """Say what made the suite, and how many findings of these sources are not listed."""
    ours = replace(report, findings=tuple(f for f in report.findings if f.sources == sources))
    properties = ET.Element("properties")
    told = {"signature": plain(report.signature)}
    told |= {f"not listed: {reason}": str(n) for reason, n in left_out([ours]).items() if reason != "dismissed"}
    for name, value in told.items():
        ET.SubElement(properties, "property", name=name, value=value)
    return properties


def _case(result: Result) -> ET.Element:
    """Write a finding: failed if it is grave, else passed with what it says."""
    finding = result.finding
    case = _named(finding, message(result))
    case.set("file", plain(result.place.path))
    case.set("line", str(result.place.line))
    if finding.severity in _FAILS:
        kind = plain(finding.kind)
        body = ET.SubElement(case, "failure", type=f"{finding.severity}: {kind}", message=message(result))
    else:
        body = ET.SubElement(case, "system-out")
    body.text = "\n".join(_told(result))
    return case


def _named(finding: Finding, title: str) -> ET.Element:
    """Begin a case; the id makes its name one of a kind, by which servers know it again."""
    return ET.Element("testcase", name=f"{plain(finding.kind)}: {title} [{plain(finding.id)}]", time="0")


def _told(result: Result) -> Iterator[str]:
    """List where a finding stands and what each source prints there."""
    finding = result.finding
    sources = {source.article.id: source for source in result.report.sources}
    places = {place.source: place for place in reversed((result.place, *result.others))}
    yield f"{finding.severity} {plain(finding.kind)}, {finding.confidence:.0%} sure"
    for name in finding.sources:
        pieces = clip(sources[name], finding, WIDTH)
        words = "".join(f"*{p.text}*" if p.marked and p.text.strip() else p.text for p in pieces)
        yield f"{label(result.report, name)} ({plain(str(places[name]))}): {plain(words) or 'nothing stands for this'}"


def _dismissed(report: Report) -> list[Finding]:
    return [f for f in report.findings if f.status == "dismissed" and f.severity != "hidden"]


def _skipped(finding: Finding) -> ET.Element:
    """Write a dismissed finding with the newest reason and comment."""
    case = _named(finding, plain(finding.title))
    newest = finding.decisions[-1:]
    told = [text for decision in newest for text in (decision.reason, decision.comment) if text]
    ET.SubElement(case, "skipped", message=": ".join(["dismissed", *map(plain, told)]))
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
