"""Numbers: the same quantity with values that cannot both be right, another unit, or another precision.

In: the quantities of aligned groups. Out: `number.*`. Values are compared only in the role they play. Which quantity
answers which is settled first, the best evidence before the weaker, equal values being evidence too; a conflict then
needs the same thing counted and linked words around both, and no equal figure anywhere else in the other article. A
number that only one article has is a matter of `missing.detail`.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors.aligned import both_sides, in_quotes
from compare.detectors.base import make_finding
from compare.detectors.numbers.counted import may_count_same
from compare.detectors.numbers.matching import Match, match_quantities
from compare.detectors.numbers.updates import is_update
from compare.detectors.numbers.values import comparable, other_unit, relate, show
from compare.model import AlignedWords, Comparison, Finding, Quantity, Severity, Span
from compare.settings import Settings


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield number findings, group by group; `settings` change nothing here."""
    for words in pair.words:
        for match in match_quantities(both_sides(pair, words), pair.a.quantities, pair.b.quantities):
            yield from _judge(pair, words, match)


def _judge(pair: Comparison, words: AlignedWords, match: Match) -> Iterator[Finding]:
    """Yield the finding that a matched pair of quantities deserves, if any."""
    if not comparable(match.a, match.b):
        if other_unit(match.a, match.b) and match.is_sure:
            yield _finding(pair, words, match, "number.unit")
        return
    relation = relate(match.a, match.b)
    vague = not match.a.exact and not match.b.exact  # "several" and "a few" say the same
    if relation == "compatible" and match.is_likely and not vague:
        yield _finding(pair, words, match, "number.precision")
    elif relation == "conflict" and match.is_sure and not (match.is_weak_role and _elsewhere(pair, match)):
        yield _finding(pair, words, match, "number.conflict")


def _elsewhere(pair: Comparison, match: Match) -> bool:
    """Whether the other article prints either figure in another place, so that no conflict is certain."""
    return any(
        comparable(ours, theirs) and relate(ours, theirs) == "same" and may_count_same(ours, theirs)
        for ours, others in ((match.a, pair.b.quantities), (match.b, pair.a.quantities))
        for theirs in others
    )


def _finding(pair: Comparison, words: AlignedWords, match: Match, kind: str) -> Finding:
    """Build the finding for `match`."""
    a, b = match.a, match.b
    severity: Severity | None = None
    attributes = ["in_quote"] if all(in_quotes(d, (q.start, q.end)) for d, q in ((pair.a, a), (pair.b, b))) else []
    if kind == "number.conflict" and is_update(pair, a, b):
        severity = "warning"
        attributes.append("possible_update")
    elif kind == "number.conflict" and a.unit == "age" and abs(a.low - b.low) <= 1:
        severity = "warning"  # a birthday may lie between
    facts = {"counted": a.counted or b.counted, "value_a": show(a), "value_b": show(b)}
    return make_finding(
        pair, kind, [_span(a)], [_span(b)], match.confidence * (0.6 + 0.4 * words.group.confidence),
        severity=severity, facts={k: v for k, v in facts.items() if v}, attributes=attributes,
    )  # fmt: skip


def _span(q: Quantity) -> Span:
    return Span(q.start, q.end)
