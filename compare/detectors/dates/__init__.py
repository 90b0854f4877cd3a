"""Dates: one event put at times that exclude each other, or given more exactly by one article.

In: the moments of aligned groups, resolved against each article's own date; then those of neighbouring groups, for
what one article tells in two sentences the other may tell in other two. Out: `date.*`. Times are compared only where
they play one part, as fitted (`compare.detectors.matching`). A time that only one article has is a matter of
`missing.detail`.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors.aligned import both_sides, in_quotes
from compare.detectors.base import make_finding
from compare.detectors.dates.candidates import candidates
from compare.detectors.dates.times import days_apart, relate, show
from compare.detectors.matching import LEAST_CLASH, LEAST_PART, LOUD, Match, assign, load_tables
from compare.detectors.neighbours import neighbours
from compare.model import Comparison, Finding, Moment, Severity, Span
from compare.settings import Settings

_COUNTED_FROM_TODAY = frozenset({"relative", "span"})


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield date findings, group by group; `settings` change nothing here."""
    settled: tuple[set[int], set[int]] = set(), set()
    for words in (*pair.words, *neighbours(pair)):
        found = candidates(both_sides(pair, words))
        open_still = [c for c in found if c.a.start not in settled[0] and c.b.start not in settled[1]]
        for match in assign(open_still, load_tables()["date"]):
            settled[0].add(match.candidate.a.start)
            settled[1].add(match.candidate.b.start)
            yield from _judge(pair, match)


def _judge(pair: Comparison, match: Match[Moment]) -> Iterator[Finding]:
    """Yield the finding that a matched pair of moments deserves, if any."""
    a, b = match.candidate.a, match.candidate.b
    relation = relate(a, b)
    if relation in ("finer", "coarser") and match.likely >= LEAST_PART and "span" not in (a.form, b.form):
        yield _finding(pair, match, "date.precision", match.likely)
    elif relation == "apart" and match.clash >= LEAST_CLASH and not _spoken_then(pair, match):
        yield _finding(pair, match, "date.conflict", match.clash)


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
    if kind == "date.conflict" and (confidence < LOUD or ("relative" in (a.form, b.form) and days_apart(a, b) <= 1)):
        severity = "warning"
    attributes = ["in_quote"] if all(in_quotes(d, (m.start, m.end)) for d, m in ((pair.a, a), (pair.b, b))) else []
    facts = {"value_a": show(a), "value_b": show(b)}
    return make_finding(
        pair, kind, [Span(a.start, a.end)], [Span(b.start, b.end)], confidence,
        severity=severity, facts={k: v for k, v in facts.items() if v}, attributes=attributes,
    )  # fmt: skip
