"""SARIF 2.1.0, for code scanning on GitHub and for every viewer of the form.

A result has one region and a fingerprint of its own, so that an alert survives edits elsewhere in the file; the other
article is a related location that the message links, and results of one point share its id and title. What people
decided is left out, because code hosts show suppressed results all the same. What was not read, and how much is left
out, stands in the notifications.
"""

import json
from collections.abc import Sequence
from typing import Any

from compare.kinds import KINDS, Kind
from compare.model import Report
from compare.points.standing import findings_left_out, left_out, levels
from compare.renderers.places import Place, uri_of
from compare.renderers.results import Result, doubts, label, message, numbered, plain, results, troubles
from compare.settings import VERSION

LIMIT = 5000  # results that GitHub takes of a run
MOST_PLACES = 100  # related locations of a result; GitHub takes a thousand
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "note": "note", "hidden": "none"}
_PROBLEMS = {"error": "error", "warning": "warning", "note": "recommendation", "hidden": "recommendation"}

Plain = dict[str, Any]


def render_many(reports: Sequence[Report]) -> str:
    """Write the findings of all `reports` as one run, the gravest first and at most `LIMIT`."""
    found = results(reports)
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(reports, found)]}
    return json.dumps(log, ensure_ascii=False, indent=1) + "\n"


def _run(reports: Sequence[Report], found: Sequence[Result]) -> Plain:
    kinds = {kind: number for number, kind in enumerate(KINDS)}
    return {
        "tool": {"driver": _driver()},
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which storydiff was run."}}},
        "invocations": [_invocation(reports, len(found))],
        "results": [_result(result, kinds) for result in found[:LIMIT]],
        "properties": {"stories": [_story(report) for report in reports]},
    }


def _driver() -> Plain:
    return {
        "name": "storydiff",
        "version": VERSION,
        "semanticVersion": VERSION,
        "fullName": f"storydiff {VERSION}",
        "shortDescription": {"text": "Where articles on one story differ, in wording and in detail."},
        "rules": [_rule(kind) for kind in KINDS.values()],
    }


def _rule(kind: Kind) -> Plain:
    return {
        "id": kind.id,
        "name": "".join(part.capitalize() for part in kind.id.split(".")),
        "shortDescription": {"text": _text(kind.summary)},
        "fullDescription": {"text": _text(f"{kind.summary} {kind.rule}")},
        "help": {"text": _text(_help(kind, "", "")), "markdown": _help(kind, "**", "> ")},
        "defaultConfiguration": {"level": _LEVELS[kind.severity]},
        "properties": {"tags": ["news", kind.family], "problem.severity": _PROBLEMS[kind.severity]},
    }


def _help(kind: Kind, strong: str, quoted: str) -> str:
    """Explain `kind` with a pair of texts that raises it and one that does not."""
    pairs = (("A finding", kind.hit), ("No finding", kind.miss))
    lines = [(name, ["\n".join(quoted + line for line in text.splitlines()) for text in pair]) for name, pair in pairs]
    shown = [part for name, texts in lines for part in (f"{strong}{name}:{strong}", *texts)]
    return "\n\n".join([kind.summary, f"{strong}Severity:{strong} {kind.rule}", *shown])


def _result(result: Result, kinds: dict[str, int]) -> Plain:
    finding = result.finding
    related = [_related(number, result, place) for number, place in enumerate(result.others[:MOST_PLACES], 1)]
    return {
        "ruleId": plain(finding.kind),
        **({"ruleIndex": kinds[finding.kind]} if finding.kind in kinds else {}),
        "level": _LEVELS[finding.severity],
        "rank": round(100 * finding.confidence, 2),
        "message": {"text": _linked(result)},
        "locations": [_location(result.place)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"primaryLocationLineHash": f"{result.fingerprint[:16]}:1"},
        "properties": {
            "storydiff/id": plain(finding.id),
            "storydiff/point": result.point.id,
            "storydiff/point-title": plain(result.point.title),
            "storydiff/story": plain(result.report.story),
            "storydiff/status": finding.status,
        },
    }


def _linked(result: Result) -> str:
    """Write the message, with a link to the other article where there is one."""
    told = _text(message(result))
    if not result.others or result.others[0].source == result.place.source:
        return told
    other = result.others[0]
    where = f", line {other.line}" if other.region else f", sentence {other.sentence}" if other.sentence else ""
    return f"{told}. See [{_text(label(result.report, other.source) + where)}](1)."


def _text(text: str) -> str:
    """Escape what a message string would take for a link or a placeholder."""
    for sign in "\\[]":
        text = text.replace(sign, "\\" + sign)
    return text.replace("{", "{{").replace("}", "}}")


def _related(number: int, result: Result, place: Place) -> Plain:
    return {"id": number, **_location(place), "message": {"text": _text(label(result.report, place.source))}}


def _location(place: Place) -> Plain:
    """Write `place`; where only the file is known, its first line, which GitHub wants to have."""
    region = {"startLine": place.line}
    if place.region:
        _, column, end_line, end_column = place.region
        region |= {"startColumn": column, "endLine": end_line, "endColumn": end_column}
    artifact = {"uri": uri_of(place.path)}
    if not artifact["uri"].startswith("file:"):
        artifact["uriBaseId"] = "%SRCROOT%"
    return {"physicalLocation": {"artifactLocation": artifact, "region": region}}


def _invocation(reports: Sequence[Report], found: int) -> Plain:
    out = findings_left_out(reports)
    parts = [f"not listed: {numbered(out)}"] if out else []
    if found > LIMIT:
        parts.append(f"the {found - LIMIT} least grave of {found} findings are cut, since GitHub takes {LIMIT}")
    inputs = [_notification("not-read", "error", line) for _, line in troubles(reports)]
    for source, line in doubts(reports):
        inputs.append(_notification("doubt", "warning", f"{plain(source.article.path)}: {line}" if source else line))
    return {
        "executionSuccessful": True,
        "toolConfigurationNotifications": inputs,
        "toolExecutionNotifications": [_notification("left-out", "note", part) for part in parts],
    }


def _notification(name: str, level: str, text: str) -> Plain:
    return {"descriptor": {"id": name}, "level": level, "message": {"text": _text(text)}}


def _story(report: Report) -> Plain:
    counts = report.counts
    return {
        "id": plain(report.story),
        "title": plain(report.title),
        "verdict": report.verdict,
        "signature": plain(report.signature),
        "counts": {"open": dict(counts.open), **counts.others},
        "points": {"open": levels([report]), **left_out([report])},
    }
