"""What decisions say about the program and about the reviewers: counts, precision of each kind, agreement.

In: the decisions of stories. Out: a `Stats`. A finding that people confirm counts for its kind, one that they dismiss
against it; where they disagree it counts for neither. Agreement is measured on findings that two and more people
decided: percent, Cohen's kappa (1960) for each two, Krippendorff's alpha (nominal) for all, with gaps.
"""

import warnings
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from math import isnan

from compare.connected import gathered
from compare.fingerprints import value_at
from compare.kinds import ALIASES, KINDS
from compare.model import Anchor, Decision
from compare.review.statuses import newest_of_each

LABELS = ("confirmed", "dismissed", "unsure")
UNKNOWN = "unknown"  # kind of a decision that quotes too little to tell


@dataclass(frozen=True, slots=True)
class KindStats:
    """How findings of one kind fared; `precision` is None where nobody confirmed or dismissed one."""

    kind: str
    confirmed: int = 0
    dismissed: int = 0
    unsure: int = 0
    conflict: int = 0

    @property
    def n(self) -> int:
        """How many findings the precision rests on."""
        return self.confirmed + self.dismissed

    @property
    def precision(self) -> float | None:
        """The share that people confirmed, from 0 to 1."""
        return self.confirmed / self.n if self.n else None


@dataclass(frozen=True, slots=True)
class PairStats:
    """How two reviewers agree on the `n` findings that both decided, from 0 to 1; `kappa` None where undefined."""

    a: str
    b: str
    n: int
    agreement: float
    kappa: float | None


@dataclass(frozen=True, slots=True)
class Stats:
    """All figures; `shared` counts the findings that two and more people decided, `alpha` is None where undefined."""

    statuses: Mapping[str, int]
    reasons: Mapping[str, int]
    reviewers: Mapping[str, int]
    kinds: tuple[KindStats, ...]
    pairs: tuple[PairStats, ...]
    shared: int
    agreement: float | None
    alpha: float | None


def statistics(stories: Iterable[Sequence[Decision]]) -> Stats:
    """Measure the decisions of `stories`, each its own list; fingerprints of two stories are never one finding."""
    by_finding = (gathered((decision.fp, decision) for decision in decisions) for decisions in stories)
    findings = [newest_of_each(lines) for held in by_finding for lines in held.values()]
    reviewed = [lines for lines in findings if lines[0].status != "baseline"]
    tables = [{d.by: d.status for d in lines} for lines in reviewed]
    told = [label for table in tables for label in combinations(table.values(), 2)]
    return Stats(
        statuses=_counted(_status(lines) for lines in findings),
        reasons=_counted(d.reason for lines in reviewed for d in lines if d.reason),
        reviewers=_counted(d.by or "nobody named" for lines in reviewed for d in lines),
        kinds=_kinds(reviewed),
        pairs=tuple(_pairs(tables)),
        shared=sum(len(table) > 1 for table in tables),
        agreement=sum(a == b for a, b in told) / len(told) if told else None,
        alpha=_alpha(tables),
    )


@cache
def kind_at(fv: str, sides: tuple[Anchor, ...]) -> str:
    """Name the kind that was decided on: the one with which the quoted words give the value fingerprint `fv`."""
    names = (*KINDS, *ALIASES)
    return next((ALIASES.get(name, name) for name in names if value_at(name, sides) == fv), UNKNOWN)


def kind_of(decision: Decision) -> str:
    """Name the kind of the finding that `decision` is on, as the program found it."""
    return kind_at(decision.fv, decision.sides)


def _status(lines: Sequence[Decision]) -> str:
    """The status that people agree on, or a conflict."""
    said = {d.status for d in lines}
    return said.pop() if len(said) == 1 else "conflict"


def _counted(values: Iterable[str]) -> Mapping[str, int]:
    """Count `values`, the most frequent first."""
    return dict(sorted(Counter(values).items(), key=lambda item: (-item[1], item[0])))


def _kinds(findings: Iterable[Sequence[Decision]]) -> tuple[KindStats, ...]:
    """Count statuses by kind, in the order of the table of kinds."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for lines in findings:
        counts[kind_of(lines[-1])][_status(lines)] += 1
    order = [*KINDS, UNKNOWN]
    return tuple(KindStats(kind, **counts[kind]) for kind in order if kind in counts)


def _pairs(tables: Sequence[Mapping[str, str]]) -> Iterable[PairStats]:
    """Compare every two reviewers who decided a finding in common."""
    people = sorted({person for table in tables for person in table})
    for a, b in combinations(people, 2):
        both = [(table[a], table[b]) for table in tables if a in table and b in table]
        if both:
            agreement = sum(x == y for x, y in both) / len(both)
            yield PairStats(a, b, len(both), agreement, _kappa(both))


def _kappa(both: Sequence[tuple[str, str]]) -> float | None:
    """Cohen's kappa of two people's labels; undefined where both gave one and the same label throughout."""
    from sklearn.metrics import cohen_kappa_score

    if len({label for pair in both for label in pair}) < 2:
        return None
    return _defined(float(cohen_kappa_score(*zip(*both, strict=True))))


def _alpha(tables: Sequence[Mapping[str, str]]) -> float | None:
    """Krippendorff's alpha over findings that two and more people decided; undefined where only one label occurs."""
    shared = [table for table in tables if len(table) > 1]
    if len({label for table in shared for label in table.values()}) < 2:
        return None
    import krippendorff

    people = sorted({person for table in shared for person in table})
    rows = [[LABELS.index(t[p]) if p in t else float("nan") for t in shared] for p in people]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _defined(float(krippendorff.alpha(rows, level_of_measurement="nominal")))


def _defined(figure: float) -> float | None:
    """Give None for what is no number."""
    return None if isnan(figure) else figure
