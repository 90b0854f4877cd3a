"""How right a report is about a marked pair: report and gold as plain JSON in, rates out.

Both are compared by code points into the article texts, so nothing depends on where the program cuts its sentences.
A sentence of the report stands for the marked sentences with which it shares at least half of the shorter one.
Statements that only one article has are judged as sentences, not as findings.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.model import Span
from tests.bench.marks import SIDES, Bead, Gold, Link, Printed, read_beads, read_findings
from tests.bench.rates import Rate

LOUD = ("error", "warning")
STATEMENT = "missing.statement"
SPEAKER = "missing.speaker"
# What says that two things which both articles print cannot agree; on a trap it is always wrong.
CONFLICTS = frozenset(
    [
        "number.conflict",
        "number.unit",
        "date.conflict",
        "name.conflict",
        "polarity.conflict",
        "quote.altered",
        "attribution.speaker",
    ]
)
# Families that a reader would not tell apart at a glance.
NEAR_FAMILIES = {"polarity": "certainty"}
NEAR_KINDS = {"attribution.role": "name"}


@dataclass(frozen=True, slots=True)
class PairScore:
    """Rates of one pair, rates by kind, and for the reliability: (confidence, share that is right)."""

    rates: Mapping[str, Rate]
    recalled: Mapping[str, Mapping[str, Rate]]
    reported: Mapping[str, Rate]
    finding_trust: tuple[tuple[float, float], ...]
    group_trust: tuple[tuple[float, float], ...]
    misses: tuple[str, ...]


def family(kind: str) -> str:
    """The family that counts for the lax score."""
    head = kind.split(".", 1)[0]
    return NEAR_KINDS.get(kind, NEAR_FAMILIES.get(head, head))


def points_at(spans: Sequence[Span], mark: Span) -> bool:
    """Whether one of `spans` shows a reader the words at `mark`.

    A span four times and 80 code points longer than the mark shows nothing; an empty one has to lie in or beside it.
    """
    longest = 4 * (mark.end - mark.start) + 80
    for span in spans:
        if span.start == span.end and mark.start - 1 <= span.start <= mark.end + 1:
            return True
        if span.overlap(mark) > 0 and span.end - span.start <= longest:
            return True
    return False


def stand_for(span: Span, sentences: Sequence[Span]) -> list[Span]:
    """The `sentences` that share at least half of the shorter of both with `span`."""
    return [s for s in sentences if 0 < min(span.end - span.start, s.end - s.start) <= 2 * span.overlap(s)]


def score_pair(raw_gold: Mapping[str, Any], report: Mapping[str, Any]) -> PairScore:
    """Score `report` against the marks `raw_gold` of the same pair."""
    gold, findings, beads = Gold(raw_gold), read_findings(report), read_beads(report)
    group_rates, group_trust = score_groups(gold, beads)
    held = match_findings(gold, findings)
    right = {k for lax, _, _ in held.values() for k in lax}
    kind_rates, misses = _recall(gold, findings, held)
    trap_rates, trap_misses = _traps(gold, findings)
    judged = [(k, f) for k, f in enumerate(findings) if f.kind != STATEMENT and f.severity != "hidden"]
    reported: dict[str, Rate] = {}
    for k, f in judged:
        reported[f.kind] = reported.get(f.kind, Rate()) + Rate(k in right, 1)
    rates = {
        **group_rates,
        **trap_rates,
        "precision": Rate.among(k in right for k, f in judged if f.severity in LOUD),
        "note precision": Rate.among(k in right for k, f in judged if f.severity == "note"),
    }
    for row in kind_rates.values():
        for name, rate in row.items():
            rates[f"must {name}"] = rates.get(f"must {name}", Rate()) + rate
    trust = tuple((f.confidence, float(k in right)) for k, f in judged)
    return PairScore(rates, kind_rates, reported, trust, group_trust, (*misses, *trap_misses))


def score_groups(gold: Gold, beads: Sequence[Bead]) -> tuple[dict[str, Rate], tuple[tuple[float, float], ...]]:
    """Rates of links and of sentences left alone, and how far each group is right beside its confidence.

    A found link is right where the marks group both sentences at all; recall asks only for those marked `same`.
    """
    same, marked = gold.links("same"), gold.links("same", "partial")
    found: set[Link] = set()
    trust = []
    for bead in beads:
        links = {
            (x, y)
            for a in bead.a
            for b in bead.b
            for x in stand_for(a, gold.sentences["a"])
            for y in stand_for(b, gold.sentences["b"])
        }
        found |= links
        if bead.confidence is not None and links:
            trust.append((bead.confidence, len(links & marked) / len(links)))
    rates = {
        "alignment P": Rate(len(found & marked), len(found)),
        "alignment R": Rate(len(found & same), len(same)),
        "alignment R with partial": Rate(len(found & marked), len(marked)),
    }
    alone = {s: set(gold.sentences[s]) - {link[i] for link in found} for i, s in enumerate(SIDES)}
    hits = sum(len(alone[s] & gold.alone[s]) for s in SIDES)
    rates["unmatched P"] = Rate(hits, sum(len(alone[s] - gold.noise[s]) for s in SIDES))
    rates["unmatched R"] = Rate(hits, sum(len(gold.alone[s]) for s in SIDES))
    return rates, tuple(trust)


def match_findings(gold: Gold, findings: Sequence[Printed]) -> dict[int, tuple[list[int], list[int], list[int]]]:
    """For each marked finding: which reported ones have its family, its kind, and its place at all."""
    held: dict[int, tuple[list[int], list[int], list[int]]] = {}
    for n, mark in enumerate(gold.findings):
        kind = mark["raw"]["kind"]
        if kind == STATEMENT:
            continue
        asked = {s: _place(gold, kind, s, mark[s]) for s in SIDES if mark[s] is not None}
        at = [
            k
            for k, f in enumerate(findings)
            if (f.kind != STATEMENT or kind == SPEAKER)
            and asked
            and all(points_at(f.spans[s], span) for s, span in asked.items())
        ]
        lax = [k for k in at if family(findings[k].kind) == family(kind)]
        held[n] = lax, [k for k in lax if findings[k].kind == kind], at
    return held


def _place(gold: Gold, kind: str, side: str, mark: Span) -> Span:
    """Where a finding may stand: a speaker that one side lacks anywhere in the sentence that names them."""
    if kind != SPEAKER:
        return mark
    return next((s for s in gold.sentences[side] if s.overlap(mark)), mark)


def _recall(
    gold: Gold, findings: Sequence[Printed], held: Mapping[int, tuple[list[int], list[int], list[int]]]
) -> tuple[dict[str, dict[str, Rate]], list[str]]:
    kinds: dict[str, dict[str, Rate]] = {}
    misses = []
    for n, (lax, strict, at) in held.items():
        raw = gold.findings[n]["raw"]
        if raw["level"] != "must":
            continue
        row = kinds.setdefault(raw["kind"], {})
        for name, hit in (("loose", at), ("lax", lax), ("strict", strict)):
            row[name] = row.get(name, Rate()) + Rate(bool(hit), 1)
        if not lax:
            seen = ", ".join(sorted({findings[k].kind for k in at})) or "nothing"
            misses.append(f"{gold.pair} {raw['kind']}: {raw.get('a_text')!r} / {raw.get('b_text')!r}; reported: {seen}")
    return kinds, misses


def _traps(gold: Gold, findings: Sequence[Printed]) -> tuple[dict[str, Rate], list[str]]:
    misses = []
    for trap in gold.traps:
        hit = [f.kind for f in findings if f.kind in CONFLICTS and all(points_at(f.spans[s], trap[s]) for s in SIDES)]
        if hit:
            raw = trap["raw"]
            misses.append(f"{gold.pair} TRAP {hit[0]}: {raw.get('a_text')!r} / {raw.get('b_text')!r}: {raw.get('why')}")
    return {"traps": Rate(len(misses), len(gold.traps))}, misses
