"""Decisions find their findings again: a report and decisions in, the report with statuses out.

In four rounds, the surest first: the same words in the same sentence, the same words, the same values in the story,
and last the nearest place. What only the last finds has other words than were decided on, so it is to be checked
again. Another figure, date or name is another finding in every round. A decision goes to one finding only; several
people's may meet on one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from heapq import nlargest
from itertools import accumulate

from compare.connected import gathered
from compare.fingerprints import anchors, earlier_kinds, exact, value, value_at, variant
from compare.model import Anchor, Article, Decision, Finding, Match, Report
from compare.points import with_points
from compare.review.places import likeness, same_values, shared_words
from compare.review.statuses import decided, when

NEAR = 0.5  # of the quoted words must stand where they stood, half of them: unrelated sentences share a fifth
TRIED = 8  # findings with most words in common: the nearest is among them, and thousands need no comparing
ENOUGH = 4_000  # findings that are looked up by shared words, from the rarest on; of a hundred findings that is all


@dataclass(slots=True, eq=False)
class _Case:
    """A finding and the decisions on it; `names` are its fingerprints under every id that its kind has had."""

    finding: Finding
    place: tuple[Anchor, ...]
    exact: tuple[str, ...]
    value: tuple[str, ...]
    variant: tuple[str, ...]
    match: Match = ""
    decisions: list[Decision] = field(default_factory=list)

    def has_twin(self, subject: _Subject) -> bool:
        """Whether it is, or has decisions on, a finding of the very words of `subject` that was counted apart."""
        return any(fp.partition("-")[0] == subject.words for fp in (self.exact[0], *(d.fp for d in self.decisions)))


class _Subject:
    """All decisions on one finding as it was: those with one exact fingerprint."""

    def __init__(self, fp: str, decisions: Sequence[Decision]) -> None:
        self.fp, self.decisions = fp, decisions
        self.words = fp.partition("-")[0]  # without the number among findings of the same words

    @cached_property
    def latest(self) -> Decision:
        """The newest line: it knows best what the finding looked like."""
        return max(self.decisions, key=when)

    def names(self, which: str) -> list[str]:
        """The fingerprints `which` ("fv" or "fg") of its lines."""
        return sorted({name for d in self.decisions if (name := getattr(d, which))})

    def likeness(self, case: _Case) -> float:
        """How alike the place that was decided on is to that of `case`, from 0 to 1."""
        return likeness(self.latest.sides, case.place)

    def may_be(self, case: _Case) -> bool:
        """Whether `case` has the same kind or the same words, and in any case the same values."""
        sides = self.latest.sides
        kinds = (case.finding.kind, *earlier_kinds(case.finding.kind))
        same_kind = any(value_at(kind, sides) == self.latest.fv for kind in kinds)
        same_words = [(s.source, s.exact) for s in sides] == [(s.source, s.exact) for s in case.place]
        return (same_kind or same_words) and same_values(sides, case.place)


def apply_decisions(report: Report, decisions: Sequence[Decision], today: date) -> Report:
    """Give every finding of `report` its status and decisions as of `today`, and count the stale ones."""
    cases, left = _matched(report, decisions)
    findings = tuple(decided(case.finding, case.decisions, case.match, today) for case in cases)
    reviewed = replace(report, findings=findings, stale=len(_stale(report, left)))
    regraded = any(one.severity != other.severity for one, other in zip(findings, report.findings, strict=True))
    return with_points(reviewed) if regraded else reviewed


def stale_decisions(report: Report, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """List the decisions that belong to no finding of `report` although all their sources were compared."""
    return _stale(report, _matched(report, decisions)[1])


def unmatched(report: Report, decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """List the decisions that belong to no finding of `report`, for whatever reason."""
    return tuple(d for subject in _matched(report, decisions)[1] for d in subject.decisions)


def _stale(report: Report, left: Iterable[_Subject]) -> tuple[Decision, ...]:
    """Keep those whose sources were compared; what the settings left out of the report may be what they are on."""
    if report.ignored:
        return ()
    present = {source.article.id for source in report.sources}
    lines = (d for subject in left for d in subject.decisions)
    return tuple(d for d in lines if {side.source for side in d.sides} <= present and (d.sides or not report.unread))


def _matched(report: Report, decisions: Sequence[Decision]) -> tuple[list[_Case], list[_Subject]]:
    """Bring decisions to findings; gives all findings, and the subjects that no finding answers to."""
    articles = {source.article.id: source.article for source in report.sources}
    cases = [_case(finding, report.story, articles) for finding in report.findings]
    lines = gathered((decision.fp, decision) for decision in decisions)
    left = [_Subject(fp, lines[fp]) for fp in sorted(lines)]
    left = _by_name(cases, left, "exact", lambda case: case.exact, lambda subject: [subject.fp])
    left = _by_name(cases, left, "value", lambda case: case.value, lambda subject: subject.names("fv"))
    left = _joined(cases, left)
    left = _by_name(cases, left, "variant", lambda case: case.variant, lambda subject: subject.names("fg"))
    return cases, _by_place(cases, left)


def _case(finding: Finding, story: str, articles: Mapping[str, Article]) -> _Case:
    """Take the fingerprints of `finding`; its number among findings of the same words is in its id."""
    kinds = ("", *earlier_kinds(finding.kind))
    _, hyphen, number = finding.id.partition("-")
    names = [exact(finding, articles, kind) + hyphen + number for kind in kinds]
    return _Case(
        finding=finding,
        place=anchors(finding, articles),
        exact=tuple(dict.fromkeys([finding.id or names[0], *names])),
        value=tuple(value(finding, articles, kind) for kind in kinds),
        variant=tuple(variant(finding, story, articles, kind) for kind in kinds),
    )


def _by_name(
    cases: Iterable[_Case],
    subjects: Iterable[_Subject],
    match: Match,
    names_of: Callable[[_Case], Sequence[str]],
    names: Callable[[_Subject], Sequence[str]],
) -> list[_Subject]:
    """Give each subject the first free case with one of its names; gives the subjects that found none."""
    free = gathered((name, case) for case in cases if not case.match for name in names_of(case))
    left = []
    for subject in subjects:
        fitting = [case for name in names(subject) for case in free.get(name, ()) if not case.match][:TRIED]
        if fitting:
            case = max(fitting, key=subject.likeness) if len(fitting) > 1 else fitting[0]
            case.match = match
            case.decisions += subject.decisions
        else:
            left.append(subject)
    return left


def _joined(cases: Iterable[_Case], subjects: Iterable[_Subject]) -> list[_Subject]:
    """Bring what was decided on the same words of an older sentence to the finding that has newer decisions already.

    Two people may decide before and after an edit; of one person the newer line will count. The same words in another
    place were another finding, and so were numbered twins.
    """
    taken = {name: case for case in cases for name in case.value if case.match in ("exact", "value")}
    left = []
    for subject in subjects:
        case = next((taken[name] for name in subject.names("fv") if name in taken), None)
        if case and not case.has_twin(subject) and subject.likeness(case) >= NEAR:
            case.decisions += subject.decisions
        else:
            left.append(subject)
    return left


def _by_place(cases: Iterable[_Case], subjects: Sequence[_Subject]) -> list[_Subject]:
    """Give subjects the nearest free cases, the likest pair first; what nobody reviewed needs no second look."""
    free = [case for case in cases if not case.match]
    index = gathered((word, i) for i, case in enumerate(free if subjects else ()) for word in shared_words(case.place))
    pairs = []
    for n, subject in enumerate(subjects):
        if any(d.status != "baseline" for d in subject.decisions):
            near = ((subject.likeness(free[i]), i) for i in _likely(index, subject.latest.sides))
            pairs += [(-share, n, i) for share, i in near if share >= NEAR and subject.may_be(free[i])]
    matched: set[int] = set()
    for _, n, i in sorted(pairs):
        if n not in matched and not free[i].match:
            matched.add(n)
            free[i].match = "anchor"
            free[i].decisions += subjects[n].decisions
    return [subject for n, subject in enumerate(subjects) if n not in matched]


def _likely(index: Mapping[tuple[str, str], Sequence[int]], sides: Sequence[Anchor]) -> list[int]:
    """Name the cases that share most words with `sides`, source by source; words that everybody has count last."""
    shared: Counter[int] = Counter()
    found = sorted((len(index[word]), word) for word in shared_words(sides) if word in index)
    for (_, word), before in zip(found, accumulate((count for count, _ in found), initial=0), strict=False):
        if before > ENOUGH:
            break
        shared.update(index[word])
    least = min(nlargest(TRIED, shared.values()), default=0)
    return sorted((i for i, count in shared.items() if count >= least), key=lambda i: (-shared[i], i))[:TRIED]
