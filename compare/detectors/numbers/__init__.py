"""Numbers: the same quantity with values that cannot both be right, another unit, or another precision.

In: the quantities of aligned groups. Out: `number.*`. Values are compared only in the role they play. Which quantity
answers which is settled first, the best evidence before the weaker, equal values being evidence too; a conflict then
needs the same thing counted and linked words around both, and no equal figure anywhere else in the other article. A
number that only one article has is a matter of `missing.detail`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.contrast.aligned import both_sides, in_quotes
from compare.detectors.base import make_finding
from compare.detectors.numbers.counted import may_count_same, printed_noun
from compare.detectors.numbers.doubts import DOUBT, other_scope, other_time
from compare.detectors.numbers.exchanged import exchanged
from compare.detectors.numbers.matching import Match, match_quantities
from compare.detectors.numbers.updates import is_update
from compare.detectors.numbers.values import comparable, is_same, other_unit, relate, show
from compare.detectors.seats import within
from compare.model import AlignedWords, Comparison, Finding, Quantity, Severity, Span
from compare.settings import Settings


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield number findings, group by group; `settings` change nothing here."""
    for words in pair.words:
        sides = both_sides(pair, words)
        numbers = within(sides[0], pair.a.quantities), within(sides[1], pair.b.quantities)
        matches = match_quantities(sides, *numbers)
        swapped = list(exchanged(sides, *numbers))
        yield from (_finding(pair, words, match, "number.conflict") for match in swapped)
        ranks = {m.a.start for m in matches if m.a.ordinal and relate(m.a, m.b) == "conflict"}
        taken = {match.a.start for match in swapped}
        for match in (m for m in matches if m.a.start not in taken):
            other_rank = bool(ranks - {match.a.start}) or (match.a.start in ranks and _several(matches))
            yield from _judge(pair, words, match, other_rank)


def _several(matches: Sequence[Match]) -> bool:
    """Whether more than one matched figure differs."""
    return sum(comparable(m.a, m.b) and relate(m.a, m.b) == "conflict" for m in matches) > 1


def _judge(pair: Comparison, words: AlignedWords, match: Match, other_rank: bool) -> Iterator[Finding]:
    """Yield the finding that a matched pair of quantities deserves, if any.

    Figures that differ beside a rank that differs (its first year, its second year) may be of two occasions.
    """
    if not comparable(match.a, match.b):
        if other_unit(match.a, match.b) and match.is_sure:
            yield _finding(pair, words, match, "number.unit")
        return
    relation = relate(match.a, match.b)
    vague = not match.a.exact and not match.b.exact  # "several" and "a few" say the same
    if relation == "compatible" and match.is_likely and not vague:
        yield _finding(pair, words, match, "number.precision")
    elif relation == "conflict" and match.is_sure and not _explained(pair, match):
        doubt = DOUBT if other_rank or other_scope(match.seats) else 1.0
        yield _finding(pair, words, match, "number.conflict", doubt)


def _explained(pair: Comparison, match: Match) -> bool:
    """Whether two figures that differ need not be figures of one thing."""
    return other_time(match.seats) or (match.is_weak_role and _elsewhere(pair, match))


def _elsewhere(pair: Comparison, match: Match) -> bool:
    """Whether the other article prints either figure in another place, so that no conflict is certain."""
    return any(
        comparable(ours, theirs) and is_same(ours, theirs) and may_count_same(ours, theirs)
        for ours, others in ((match.a, pair.b.quantities), (match.b, pair.a.quantities))
        for theirs in others
    )


def _finding(pair: Comparison, words: AlignedWords, match: Match, kind: str, doubt: float = 1.0) -> Finding:
    """Build the finding for `match`; `doubt` below 1 makes it less sure."""
    a, b = match.a, match.b
    severity: Severity | None = None
    attributes = ["in_quote"] if all(in_quotes(d, (q.start, q.end)) for d, q in ((pair.a, a), (pair.b, b))) else []
    if kind == "number.conflict" and is_update(pair, a, b):
        severity = "warning"
        attributes.append("possible_update")
    elif kind == "number.conflict" and a.unit == "age" and abs(a.low - b.low) <= 1:
        severity = "warning"  # a birthday may lie between
    facts = {"counted": printed_noun(a.counted) or printed_noun(b.counted), "value_a": show(a), "value_b": show(b)}
    return make_finding(
        pair, kind, [_span(a)], [_span(b)], doubt * match.confidence * (0.6 + 0.4 * words.group.confidence),
        severity=severity, facts={k: v for k, v in facts.items() if v}, attributes=attributes,
    )  # fmt: skip


def _span(q: Quantity) -> Span:
    return Span(q.start, q.end)
