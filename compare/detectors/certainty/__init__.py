"""Polarity and certainty: whether both articles affirm the same thing, and how surely.

In: the linked words of groups and of looser pairs of sentences. Out: `polarity.conflict`, `certainty.shift`. A word is
read with what governs it in its own clause: negators, modals, hedges and plans to its left, as in the scope rules of
NegEx (Chapman et al. 2001). Quoted words belong to the quotation detector.
"""

from collections.abc import Iterator

from compare.contrast.aligned import Side
from compare.contrast.judge import chance
from compare.contrast.view import View
from compare.detectors.base import make_finding
from compare.detectors.certainty.claims import Mismatch, negations, opposites, shifts
from compare.detectors.certainty.events import on_other_figures
from compare.detectors.certainty.softened import SORT, softened
from compare.detectors.certainty.turned import turned_round
from compare.model import Comparison, Facts, Finding, Severity, Span
from compare.settings import Settings

KINDS = {
    "negated": "polarity.conflict",
    "opposed": "polarity.conflict",
    "shifted": "certainty.shift",
    SORT: "certainty.shift",
}
DOUBTFUL = {"opposed": "wording.label"}  # what it is where the two may well be told of different things
LEAST = 0.4  # chance below which two claims are rather two things told
LOOSE = 0.25  # the same where no proof of one act is asked: of stories left out ten of sixteen are marked from here on
SURE = 0.7  # chance from which a difference is more than a note
PROVED = 0.8  # the chance of what a law calls one claim
DOUBTED = LEAST  # where all figures differ as well, another event may be meant: a warning, no error
SLIGHT = frozenset({"expected", "future"})  # is expected to be named, will be named: both look ahead


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield opposite and shifted claims, the surest first; words that a surer one stands on are not told again."""
    for sides in view.groups:
        yield from turned_round(view.pair, *sides)
    found = [(PROVED if m.proved else chance(m.sort, m.evidence), a, b, m) for a, b, m in mismatches(view)]
    told: tuple[list[Span], list[Span]] = ([], [])
    for sure, a, b, mismatch in sorted(found, key=lambda f: (-f[0], f[3].spans(f[1], f[2]))):
        spans = mismatch.spans(a, b)
        if sure < least(mismatch) or any(s.overlap(span) for held, span in zip(told, spans, strict=True) for s in held):
            continue
        for held, span in zip(told, spans, strict=True):
            held.append(span)
        doubted = mismatch.sort in ("negated", "opposed") and on_other_figures(a, b)
        yield _finding(view.pair, mismatch, spans, min(sure, DOUBTED) if doubted else sure)


def mismatches(view: View) -> Iterator[tuple[Side, Side, Mismatch]]:
    """Yield what the two sides of each group and looser pair may claim otherwise, with the sides."""
    for a, b in (*view.groups, *view.beyond):
        for sort in (negations, opposites, shifts, softened):
            yield from ((a, b, mismatch) for mismatch in sort(a, b))


def least(mismatch: Mismatch) -> float:
    """The chance from which a mismatch is told."""
    return LOOSE if mismatch.sort == SORT else LEAST


def _finding(pair: Comparison, mismatch: Mismatch, spans: tuple[Span, Span], sure: float) -> Finding:
    a, b = mismatch.stances
    loose = mismatch.sort == SORT
    shifted = loose or mismatch.sort == "shifted"
    facts: Facts = {"certainty_a": a or "plain", "certainty_b": b or "plain"} if shifted else {}
    severity: Severity | None = "note" if loose or LEAST < sure < SURE or {a, b} == SLIGHT else None
    kind = KINDS[mismatch.sort] if sure >= SURE or mismatch.evidence.get("outcome", 1.0) else DOUBTFUL[mismatch.sort]
    return make_finding(pair, kind, spans[:1], spans[1:], sure, severity=severity, facts=facts)
