"""Dates: one event put at times that exclude each other, or given more exactly by one article.

In: the moments of aligned sentences, resolved against each article's own date. Out: `date.*`. Times are compared only
where they play one part, as fitted (`compare.contrast.values.matching`). A time that only one article has is a matter
of `missing.detail`.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import in_quotes
from compare.contrast.values.matching import LEAST_CLASH, LEAST_PART, LOUD, Match, matches
from compare.contrast.values.scope import opposed, other_figure
from compare.contrast.values.times import days_apart, relate, show
from compare.contrast.view import View
from compare.detectors.base import filled, make_finding
from compare.detectors.dates.candidates import candidates
from compare.lexicon.events import EVENTS
from compare.model import Comparison, Finding, Moment, Severity, Span
from compare.settings import Settings

_COUNTED_FROM_TODAY = frozenset({"relative", "span"})


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield date findings; `settings` change nothing here."""
    for match in matches(view, "date", candidates):
        yield from _judge(view.pair, match)


def _judge(pair: Comparison, match: Match[Moment]) -> Iterator[Finding]:
    """Yield the finding that a matched pair of moments deserves, if any."""
    a, b = match.candidate.a, match.candidate.b
    relation = relate(a, b)
    if relation in ("finer", "coarser") and match.likely >= LEAST_PART and "span" not in (a.form, b.form):
        yield _finding(pair, match, "date.precision", match.likely)
    elif match.candidate.relation == "apart" and match.clash >= LEAST_CLASH and not _may_both_be_right(pair, match):
        yield _finding(pair, match, "date.conflict", match.clash)


def _may_both_be_right(pair: Comparison, match: Match[Moment]) -> bool:
    """Whether the times may be of two events, groups or speakers."""
    s, t = match.candidate.s, match.candidate.t
    if match.evidence["told"] and match.clash < LOUD["date"]:
        return True  # the other side prints one of them as well
    return _spoken_then(pair, match) or _other_event(match) or other_figure(s, t) or opposed(s, t)


def _other_event(match: Match[Moment]) -> bool:
    """Whether listed words for two events stand before the two times in their clauses: said on, closed on."""
    kinds = []
    for part in (match.candidate.s, match.candidate.t):
        at = part.governor
        kinds.append(EVENTS.get(part.side.tokens[at].norm) if at is not None and at < part.first else None)
    return None not in kinds and kinds[0] != kinds[1]


def _spoken_then(pair: Comparison, match: Match[Moment]) -> bool:
    """Whether a time counted from today stands in a quotation, where today is the speaker's."""
    return any(
        m.form in _COUNTED_FROM_TODAY and in_quotes(doc, (m.start, m.end))
        for doc, m in ((pair.a, match.candidate.a), (pair.b, match.candidate.b))
    )


def _finding(pair: Comparison, match: Match[Moment], kind: str, confidence: float) -> Finding:
    """Build the finding for `match`; a day between "today" and another's date may only be the hour of printing."""
    a, b = match.candidate.a, match.candidate.b
    severity: Severity | None = None
    if kind == "date.conflict" and "relative" in (a.form, b.form) and days_apart(a, b) <= 1:
        severity = "warning"
    elif kind == "date.conflict" and confidence < LOUD["date"]:
        severity = "note"
    attributes = ["in_quote"] if all(in_quotes(d, (m.start, m.end)) for d, m in ((pair.a, a), (pair.b, b))) else []
    return make_finding(
        pair, kind, [Span(a.start, a.end)], [Span(b.start, b.end)], confidence,
        severity=severity, facts=filled({"value_a": show(a), "value_b": show(b)}), attributes=attributes,
    )  # fmt: skip
