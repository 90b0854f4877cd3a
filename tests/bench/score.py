"""How right a report is about a marked pair: report and gold as plain JSON in, rates out.

Both are compared by code points into the article texts, so nothing depends on where the program cuts its sentences.
A sentence of the report stands for the marked sentences with which it shares at least half of the shorter one.
Statements that only one article has are judged as sentences, not as findings; findings on headlines are counted apart,
for the marks say nothing of headlines. A speaker who is heard in one article alone is found by nothing but a finding on
a speaker, anywhere in the sentence that names them. The eye is led to a mark where a shown finding stands on words of
at least one of its sides; a mark to which nothing leads is silent.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from compare.model import Span
from tests.bench.marks import SIDES, Bead, Gold, Link, Mark, Printed, read_beads, read_findings
from tests.bench.points import in_sight, per_finding
from tests.bench.rates import Rate

LOUD = ("error", "warning")
STATEMENT = "missing.statement"
SPEAKER = "missing.speaker"
SPEAKERS = (SPEAKER, "attribution.speaker")
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
HOW = ("loose", "lax", "strict", "led")  # at the place at all, of its family, of its kind, the eye led there


@dataclass(frozen=True, slots=True)
class PairScore:
    """Rates of one pair, rates by kind, and for the reliability: (confidence, share that is right)."""

    rates: Mapping[str, Rate]
    recalled: Mapping[str, Mapping[str, Rate]]
    reported: Mapping[str, Rate]
    finding_trust: tuple[tuple[float, float], ...]
    group_trust: tuple[tuple[float, float], ...]
    misses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """Which reported findings answer a mark, by number: at its place, of its family, of its kind, leading the eye."""

    loose: tuple[int, ...]
    lax: tuple[int, ...]
    strict: tuple[int, ...]
    led: tuple[int, ...]


def family(kind: str) -> str:
    """The family that counts for the lax score."""
    head = kind.split(".", 1)[0]
    return NEAR_KINDS.get(kind, NEAR_FAMILIES.get(head, head))


def points_at(spans: Sequence[Span], mark: Span, home: Span | None = None) -> bool:
    """Whether one of `spans` shows a reader the words at `mark`, which stand in the sentence `home`.

    A span four times and 80 code points longer than the mark shows nothing; a gap has to lie in or beside the sentence.
    """
    longest = 4 * (mark.end - mark.start) + 80
    around = home or mark
    return any(
        (span.overlap(mark) > 0 and span.end - span.start <= longest)
        or (span.start == span.end and around.start - 1 <= span.start <= around.end + 1)
        for span in spans
    )


def stand_for(span: Span, sentences: Sequence[Span]) -> list[Span]:
    """The `sentences` that share at least half of the shorter of both with `span`."""
    return [s for s in sentences if 0 < min(span.end - span.start, s.end - s.start) <= 2 * span.overlap(s)]


def score_pair(raw_gold: Mapping[str, Any], report: Mapping[str, Any]) -> PairScore:
    """Score `report` against the marks `raw_gold` of the same pair."""
    gold, findings, beads = Gold(raw_gold), read_findings(report), read_beads(report)
    group_rates, group_trust = score_groups(gold, beads)
    held = [(mark, answers(gold, mark, findings)) for mark in gold.findings if mark.kind != STATEMENT]
    right = {k for _, answer in held for k in answer.lax}
    kind_rates, misses = _recall(gold, findings, held)
    trap_rates, trap_misses = _traps(gold, findings)
    judged = [(k, f) for k, f in enumerate(findings) if is_judged(f) and family(f.kind) != "headline"]
    reported: dict[str, Rate] = {}
    for k, f in judged:
        reported[f.kind] = reported.get(f.kind, Rate()) + Rate(k in right, 1)
    rates = {
        **group_rates,
        **trap_rates,
        **must_rates(kind_rates),
        "precision": Rate.among(k in right for k, f in judged if f.severity in LOUD),
        "note precision": Rate.among(k in right for k, f in judged if f.severity == "note"),
        "points per finding": per_finding(report),
        "must in sight": in_sight(report, [answer.lax for mark, answer in held if mark.level == "must" and answer.lax]),
        "headline findings": Rate.among(is_judged(f) for f in findings if family(f.kind) == "headline"),
    }
    trust = tuple((f.confidence, float(k in right)) for k, f in judged)
    return PairScore(rates, kind_rates, reported, trust, group_trust, (*misses, *trap_misses))


def is_judged(finding: Printed) -> bool:
    """Whether `finding` is shown and judged as a finding."""
    return finding.severity != "hidden" and finding.kind != STATEMENT


def must_rates(kinds: Mapping[str, Mapping[str, Rate]]) -> dict[str, Rate]:
    """What of the marks that must be seen is found: of all, of those that are no speakers, and of the speakers."""
    rates: dict[str, Rate] = {}
    for kind, row in kinds.items():
        named = {f"must {how}": row[how] for how in HOW}
        named["must silent"] = Rate(row["led"].of - row["led"].hits, row["led"].of)
        if kind == SPEAKER:
            named["speakers found"] = row["lax"]
        else:
            named |= {f"must {how}, no speakers": row[how] for how in ("lax", "led")}
        for name, rate in named.items():
            rates[name] = rates.get(name, Rate()) + rate
    return rates


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
    rates["groups reached"] = Rate.among(bool(links & found) for links in gold.beads("same"))
    return rates, tuple(trust)


def answers(gold: Gold, mark: Mark, findings: Sequence[Printed]) -> Held:
    """Which of `findings` answer `mark`."""
    asked = {s: span for s in SIDES if (span := mark.spans[s]) is not None}
    homes = {s: gold.home(s, span) for s, span in asked.items()}
    if mark.kind == SPEAKER:
        asked = homes  # any words of the sentence that names the speaker will do
    shown = [k for k, f in enumerate(findings) if is_judged(f)]
    loose = [k for k in shown if all(points_at(findings[k].spans[s], asked[s], homes[s]) for s in asked)]
    lax = [k for k in loose if _is_family(findings[k].kind, mark.kind)]
    strict = [k for k in lax if findings[k].kind == mark.kind]
    led = [k for k in shown if any(x.overlap(asked[s]) > 0 for s in asked for x in findings[k].spans[s])]
    return Held(tuple(loose), tuple(lax), tuple(strict), tuple(led))


def _is_family(kind: str, marked: str) -> bool:
    """Whether a finding of `kind` tells what is marked as `marked`, the exact kind aside."""
    return kind in SPEAKERS if marked == SPEAKER else family(kind) == family(marked)


def _recall(
    gold: Gold, findings: Sequence[Printed], held: Sequence[tuple[Mark, Held]]
) -> tuple[dict[str, dict[str, Rate]], list[str]]:
    """Rates by kind of the marks that must be seen, and a line for each that is missed."""
    kinds: dict[str, dict[str, Rate]] = {}
    misses = []
    for mark, answer in held:
        if mark.level != "must":
            continue
        row = kinds.setdefault(mark.kind, {})
        for how in HOW:
            row[how] = row.get(how, Rate()) + Rate(bool(getattr(answer, how)), 1)
        if not answer.lax:
            seen = ", ".join(sorted({findings[k].kind for k in answer.loose})) or "nothing"
            misses.append(f"{gold.pair} {mark.kind}: {mark.words}; reported: {seen}")
    return kinds, misses


def _traps(gold: Gold, findings: Sequence[Printed]) -> tuple[dict[str, Rate], list[str]]:
    """How many traps a conflict was reported on, hidden or not, and a line for each."""
    misses = []
    for trap in gold.traps:
        asked = {s: span for s in SIDES if (span := trap.spans[s]) is not None}
        hit = [f.kind for f in findings if f.kind in CONFLICTS and all(points_at(f.spans[s], asked[s]) for s in asked)]
        if hit:
            misses.append(f"{gold.pair} TRAP {hit[0]}: {trap.words}: {trap.why}")
    return {"traps": Rate(len(misses), len(gold.traps))}, misses
