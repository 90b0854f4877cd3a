"""Names: another one in the same role, and one referent in two spellings.

In: the names of both articles and the linked words of aligned groups. Out: `name.conflict`, `name.variant`. How sure
it is that two names that nothing can make one stand in one role is fitted (`compare.contrast.values.matching`).
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.values.matching import LEAST_CLASH, LOUD, Match, matches
from compare.contrast.view import View
from compare.detectors.base import make_finding
from compare.detectors.names.candidates import candidates, level
from compare.detectors.names.variants import variants
from compare.model import Comparison, Facts, Finding, Name, Severity, Span
from compare.naming import slip
from compare.settings import Settings


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield conflicts group by group, then variants, once a referent."""
    told: set[tuple[int, int]] = set()
    for match in matches(view, "name", candidates):
        entities = match.candidate.a.entity, match.candidate.b.entity
        if match.clash >= LEAST_CLASH and entities not in told:
            told.add(entities)
            yield _finding(view.pair, match)
    yield from variants(view)


def _finding(pair: Comparison, match: Match[Name]) -> Finding:
    """Build the finding for two names in one role; a letter more or less is one name in two spellings."""
    a, b = match.candidate.a, match.candidate.b
    facts: Facts = {"name_a": a.full, "name_b": b.full, "type": a.type}
    spans = [Span(a.start, a.end)], [Span(b.start, b.end)]
    if slip(a.full, b.full):
        return make_finding(pair, "name.variant", *spans, match.clash, facts=facts)
    severity: Severity | None = "warning" if _may_be_part(a, b) else None
    if match.clash < LOUD["name"]:
        severity = "note"
    return make_finding(pair, "name.conflict", *spans, match.clash, severity=severity, facts=facts)


def _may_be_part(a: Name, b: Name) -> bool:
    """Whether one may belong to the other, as bodies and towns do."""
    return "person" not in (a.type, b.type) and not (a.type == b.type == "place" and level(a) != "town")
