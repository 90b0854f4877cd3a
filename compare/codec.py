"""Records to plain dicts of the form `storydiff/report/vN`, and back.

Out goes only what JSON knows, keys in one fixed order; in comes anything, so it is held to `report.schema.json` and
to its own texts before a record is built. Within a version fields are only added; a report of an older version takes
one upgrade step for each version it is behind. `decode(encode(report)) == report`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from compare.errors import InputError
from compare.model import (
    Alignment,
    Anchor,
    Article,
    Decision,
    Finding,
    LedgerEntry,
    Point,
    Report,
    Sentence,
    Source,
    Span,
)
from compare.points import counts, with_points

FORMAT = 1
UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {}  # version -> the step that leads to the next one
_SCHEMA = "storydiff/report/v"
_ARTICLE_FIELDS = (
    "id", "path", "publisher", "headline", "byline", "published", "modified", "url", "lang", "role", "sha256", "text"
)  # fmt: skip
_SENTENCE_FIELDS = ("n", "start", "end", "paragraph", "role")

Plain = dict[str, Any]


def encode(report: Report) -> Plain:
    """Turn `report` into plain dicts, lists, strings and numbers."""
    texts = {source.article.id: source.article.text for source in report.sources}
    return {
        "schema": f"{_SCHEMA}{FORMAT}",
        "signature": report.signature,
        "story": {
            "id": report.story,
            "title": report.title,
            "verdict": report.verdict,
            "similarity": report.similarity,
        },
        "sources": [_encode_source(source) for source in report.sources],
        "alignments": [_encode_alignment(alignment) for alignment in report.alignments],
        "findings": [_encode_finding(finding, texts) for finding in report.findings],
        "points": [_encode_point(point) for point in report.points],
        "ledger": [_encode_entry(entry, texts) for entry in report.ledger],
        "unread": list(report.unread),
        "counts": _encode_counts(report),
    }


def _encode_source(source: Source) -> Plain:
    plain = {name: getattr(source.article, name) for name in _ARTICLE_FIELDS}
    plain["warnings"] = list(source.article.warnings)
    plain["sentences"] = [{name: getattr(s, name) for name in _SENTENCE_FIELDS} for s in source.sentences]
    return plain


def _encode_alignment(alignment: Alignment) -> Plain:
    return {
        "sentences": {source: list(numbers) for source, numbers in alignment.sentences.items()},
        "score": alignment.score,
        "confidence": alignment.confidence,
        "relation": alignment.relation,
        "moved": alignment.moved,
    }


def _encode_finding(finding: Finding, texts: Mapping[str, str]) -> Plain:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "severity": finding.severity,
        "confidence": finding.confidence,
        "status": finding.status,
        "title": finding.title,
        "sources": list(finding.sources),
        "spans": _encode_spans(finding.spans, texts),
        "context": {source: {"start": s.start, "end": s.end} for source, s in finding.context.items()},
        "facts": dict(finding.facts),
        "attributes": list(finding.attributes),
        "decisions": [{**asdict(d), "sides": [asdict(side) for side in d.sides]} for d in finding.decisions],
        "match": finding.match,
    }


def _encode_point(point: Point) -> Plain:
    return {
        "id": point.id,
        "findings": list(point.findings),
        "title": point.title,
        "severity": point.severity,
        "shape": point.shape,
        "passages": {source: {"start": s.start, "end": s.end} for source, s in point.passages.items()},
    }


def _encode_entry(entry: LedgerEntry, texts: Mapping[str, str]) -> Plain:
    return {"speaker": entry.speaker, "prints": _encode_spans(entry.prints, texts), "relations": dict(entry.relations)}


def _encode_spans(spans: Mapping[str, Iterable[Span]], texts: Mapping[str, str]) -> Plain:
    """Write spans with their words, so that a reader of the JSON needs no slicing by code points."""
    return {
        source: [{"start": s.start, "end": s.end, "text": texts[source][s.start : s.end]} for s in of_source]
        for source, of_source in spans.items()
    }


def _encode_counts(report: Report) -> Plain:
    found = report.counts
    return {"open": dict(found.open), **found.others, "points": dict(counts(report))}


def decode(plain: object) -> Report:
    """Build the report that `plain` describes; `InputError` where it is none, or newer than this program."""
    doc = _upgraded(plain)
    for problem in _problems(doc):
        raise InputError(f"not a storydiff report: {problem}", "Make it anew with “storydiff compare … -o json”.")
    return decode_own(doc)


def decode_own(doc: Plain) -> Report:
    """Build the report that `encode` of this very program gave as `doc`, without the checks, which take most time.

    Anything else raises LookupError, TypeError or AttributeError, or gives a report that is as wrong as `doc`.
    """
    story, counted = doc["story"], doc["counts"]
    report = Report(
        story=story["id"],
        title=story["title"],
        verdict=story["verdict"],
        similarity=story["similarity"],
        signature=doc["signature"],
        sources=tuple(_decode_source(source) for source in doc["sources"]),
        alignments=tuple(_decode_alignment(alignment) for alignment in doc["alignments"]),
        findings=tuple(_decode_finding(finding) for finding in doc["findings"]),
        ledger=tuple(_decode_entry(entry) for entry in doc["ledger"]),
        unread=tuple(doc["unread"]),
        ignored=counted["ignored"],
        stale=counted["stale"],
        points=tuple(_decode_point(point) for point in doc.get("points", ())),
    )
    return report if "points" in doc else with_points(report)


def _upgraded(plain: object) -> Plain:
    """Bring a report of an older version to `FORMAT`, one step a version."""
    name = plain.get("schema") if isinstance(plain, dict) else None
    found = re.fullmatch(re.escape(_SCHEMA) + r"([1-9][0-9]{0,5})", name) if isinstance(name, str) else None
    if not isinstance(plain, dict) or not found:
        raise InputError(f"not a storydiff report: no “schema” of the form {_SCHEMA}{FORMAT}")
    version = int(found[1])
    if version > FORMAT:
        raise InputError(f"the report has the form {name}, this program reads up to v{FORMAT}", "Update storydiff.")
    for step in range(version, FORMAT):
        plain = UPGRADES[step](plain)
    return plain


def _problems(doc: Plain) -> Iterator[str]:
    """Say what is wrong with `doc`: its form first, then sources and places that do not exist."""
    error = next(iter(sorted(_validator().iter_errors(doc), key=lambda e: [str(part) for part in e.path])), None)
    if error is not None:
        yield f"{error.json_path}: {error.message[:200]}"
        return
    held = sorted(name for point in doc.get("points", ()) for name in point["findings"])
    if "points" in doc and held != sorted(finding["id"] for finding in doc["findings"]):
        yield "points do not hold every finding once"
        return
    lengths = {source["id"]: len(source["text"]) for source in doc["sources"]}
    for where, source, spans in _places(doc):
        if source not in lengths:
            yield f"{where} names an unknown source “{source}”"
        elif any(not 0 <= s["start"] <= s["end"] <= lengths[source] for s in spans):
            yield f"{where} points outside the text of source “{source}”"


def _places(doc: Plain) -> Iterator[tuple[str, str, list[Plain]]]:
    """List every source that `doc` names outside its list of sources, with the spans given there."""
    for source in doc["sources"]:
        yield "sources", source["id"], source["sentences"]
    for i, finding in enumerate(doc["findings"]):
        yield from ((f"findings[{i}]", source, []) for source in finding["sources"])
        yield from ((f"findings[{i}]", source, spans) for source, spans in finding["spans"].items())
        yield from ((f"findings[{i}]", source, [span]) for source, span in finding["context"].items())
    for i, point in enumerate(doc.get("points", ())):
        yield from ((f"points[{i}]", source, [span]) for source, span in point["passages"].items())
    for i, entry in enumerate(doc["ledger"]):
        yield from ((f"ledger[{i}]", source, spans) for source, spans in entry["prints"].items())
    for i, alignment in enumerate(doc["alignments"]):
        yield from ((f"alignments[{i}]", source, []) for source in alignment["sentences"])


@cache
def _validator() -> Any:
    """Load the schema that is shipped beside this module; the library is only needed where a report is read."""
    import json
    from importlib.resources import files

    from jsonschema import Draft202012Validator

    return Draft202012Validator(json.loads(files("compare").joinpath("report.schema.json").read_text("utf-8")))


def _decode_source(plain: Plain) -> Source:
    article = Article(**{name: plain[name] for name in _ARTICLE_FIELDS}, warnings=tuple(plain["warnings"]))
    return Source(article, tuple(Sentence(**{n: s[n] for n in _SENTENCE_FIELDS}) for s in plain["sentences"]))


def _decode_alignment(plain: Plain) -> Alignment:
    sentences = {source: tuple(numbers) for source, numbers in plain["sentences"].items()}
    return Alignment(sentences, plain["score"], plain["confidence"], plain["relation"], plain["moved"])


def _decode_finding(plain: Plain) -> Finding:
    return Finding(
        kind=plain["kind"],
        severity=plain["severity"],
        confidence=plain["confidence"],
        spans=_decode_spans(plain["spans"]),
        context={source: Span(s["start"], s["end"]) for source, s in plain["context"].items()},
        facts=dict(plain["facts"]),
        attributes=tuple(plain["attributes"]),
        title=plain["title"],
        id=plain["id"],
        sources=tuple(plain["sources"]),
        status=plain["status"],
        decisions=tuple(_decode_decision(d) for d in plain.get("decisions", ())),
        match=plain.get("match", ""),
    )


def _decode_point(plain: Plain) -> Point:
    passages = {source: Span(s["start"], s["end"]) for source, s in plain["passages"].items()}
    return Point(plain["id"], tuple(plain["findings"]), plain["title"], plain["severity"], plain["shape"], passages)


def _decode_decision(plain: Plain) -> Decision:
    return Decision(**{**plain, "sides": tuple(Anchor(**side) for side in plain["sides"])})


def _decode_entry(plain: Plain) -> LedgerEntry:
    return LedgerEntry(plain["speaker"], _decode_spans(plain["prints"]), dict(plain["relations"]))


def _decode_spans(plain: Mapping[str, Iterable[Plain]]) -> dict[str, tuple[Span, ...]]:
    return {source: tuple(Span(s["start"], s["end"]) for s in spans) for source, spans in plain.items()}
