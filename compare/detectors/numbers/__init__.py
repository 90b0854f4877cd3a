"""Numbers: the same quantity with values that cannot both be right, another unit, or another precision.

In: the quantities of aligned sentences. Out: `number.*`. Values are compared only in the role they play; how sure that
is and how likely two that differ contradict each other is fitted (`compare.contrast.values.matching`). A number that
only one article has is a matter of `missing.detail`.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import in_quotes
from compare.contrast.values.counted import may_count_same, printed_noun, read_counted
from compare.contrast.values.figures import comparable, relate, show
from compare.contrast.values.matching import LEAST_CLASH, LEAST_PART, LOUD, Candidate, Match, matches
from compare.contrast.values.parts import Part
from compare.contrast.values.scope import opposed, other_time
from compare.contrast.values.updates import is_update
from compare.contrast.view import View
from compare.detectors.base import filled, make_finding
from compare.detectors.numbers.candidates import candidates
from compare.detectors.numbers.shares import CHANCE, Laid, laid_otherwise
from compare.detectors.numbers.transposed import CHANCE as TRANSPOSED
from compare.detectors.numbers.transposed import transposed
from compare.model import Comparison, Document, Finding, Quantity, Severity, Span
from compare.settings import Settings

VOTING = frozenset("vote voted votes voting passed approved rejected adopted confirmed ratified".split())
VOTE = 0.8  # the chance that two tallies of a vote with one count in common are one


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield number findings; `settings` change nothing here."""
    for a, b in transposed(view.pair):
        yield _finding(view.pair, a, b, "number.conflict", TRANSPOSED)
    for match in matches(view, "number", candidates):
        yield from _judge(view.pair, match)
    yield from (_laid(view.pair, laid) for laid in laid_otherwise(view))


def _laid(pair: Comparison, laid: Laid) -> Finding:
    """Build the finding for a cause to which one article lays a whole, the other a part of it."""
    values, spans = (show(laid.whole), show(laid.part)), laid.spans
    a, b = (0, 1) if laid.first else (1, 0)
    facts = filled({"counted": printed_noun(laid.whole.counted), "value_a": values[a], "value_b": values[b]})
    return make_finding(pair, "number.conflict", [spans[a]], [spans[b]], CHANCE, severity="note", facts=facts)


def _judge(pair: Comparison, match: Match[Quantity]) -> Iterator[Finding]:
    """Yield the finding that a matched pair of quantities deserves, if any."""
    c = match.candidate
    vague = not c.a.exact and not c.b.exact  # "several" and "a few" say the same
    if c.relation == "apart":
        clash = VOTE if _is_one_vote(match) else match.clash
        if clash >= LEAST_CLASH and not (_may_both_be_right(pair, c) or _is_turned(match)):
            yield _finding(pair, c.a, c.b, "number.conflict", clash)
    elif c.relation in ("close", "fits") and match.likely >= LEAST_PART and not vague:
        yield _finding(pair, c.a, c.b, "number.precision", match.likely)
    elif match.likely >= LEAST_PART and (c.relation in ("unit", "open") or _other_base(match)):
        yield _finding(pair, c.a, c.b, "number.unit", match.likely)


def _may_both_be_right(pair: Comparison, c: Candidate[Quantity]) -> bool:
    """Whether the figures may be of two times or groups, or the other article prints either in another place."""
    if other_time(c.s, c.t) or opposed(c.s, c.t) or _adds_one(c.s, c.a, c.b) or _adds_one(c.t, c.b, c.a):
        return True
    if read_counted(c.a.counted).role and read_counted(c.b.counted).role:
        return False
    return _printed_outside(c.a, pair.b, c.t) or _printed_outside(c.b, pair.a, c.s)


def _adds_one(part: Part, own: Quantity, other: Quantity) -> bool:
    """Whether somebody is named beside the others that are counted: she and two others are three."""
    return part.word(-1) == "and" and part.word(1) in ("other", "others") and other.low == other.high == own.low + 1


def _is_turned(match: Match[Quantity]) -> bool:
    """Whether two figures change places with those that they belong to: Ann 12 and Bo 14, Bo 14 and Ann 12."""
    tokens = (t.norm for part in (match.candidate.s, match.candidate.t) for t in part.side.tokens)
    return match.evidence["told"] > 1 and (match.evidence["actor"] < 0 or "respectively" in tokens)


def _printed_outside(q: Quantity, other: Document, part: Part) -> bool:
    """Whether `other` prints the figure `q` of one thing outside the sentence of `part`."""
    start, end = part.side.tokens[part.opens].start, part.side.tokens[part.closes - 1].end
    beside = (x for x in other.quantities if not start <= x.start < end)
    return any(comparable(q, x) and relate(q, x) == "same" and may_count_same(q, x) for x in beside)


def _is_one_vote(match: Match[Quantity]) -> bool:
    """Whether both are tallies of a vote that agree on one of the two counts, and none else could be meant."""
    a, b, parts = match.candidate.a, match.candidate.b, (match.candidate.s, match.candidate.t)
    counts = {a.unit, b.unit} == {"score"} and (a.low == b.low or a.high == b.high)
    voted = all(any(t.norm in VOTING for t in p.side.tokens[p.opens : p.closes]) for p in parts)
    return counts and voted and match.evidence["alone"] > 0


def _other_base(match: Match[Quantity]) -> bool:
    """Whether one figure is what something came to, and the other by how much it changed: fell to 5, fell by 5."""
    c = match.candidate
    return c.relation == "same" and {c.s.word(-1), c.t.word(-1)} == {"to", "by"} and c.evidence["event"] > 0


def _finding(pair: Comparison, a: Quantity, b: Quantity, kind: str, confidence: float) -> Finding:
    """Build the finding for quantities `a` and `b` of one thing."""
    severity: Severity | None = None
    attributes = ["in_quote"] if all(in_quotes(d, (q.start, q.end)) for d, q in ((pair.a, a), (pair.b, b))) else []
    if kind == "number.conflict" and is_update(pair, a, b):
        severity = "warning"
        attributes.append("possible_update")
    elif kind == "number.conflict" and (confidence < LOUD["number"] or (a.unit == "age" and abs(a.low - b.low) <= 1)):
        severity = "warning"  # a birthday may lie between
    noun = printed_noun(a.counted) or printed_noun(b.counted)
    facts = filled({"counted": noun, "value_a": show(a), "value_b": show(b)})
    spans = [Span(q.start, (q.reach if kind == "number.unit" else 0) or q.end) for q in (a, b)]
    return make_finding(
        pair, kind, spans[:1], spans[1:], confidence,
        severity=severity, facts=facts, attributes=attributes,
    )  # fmt: skip
