"""What people decided on a finding, in words, and what a decision made on the page will need.

Comes in: a finding with its decisions. Goes out: a `Decided` for its card and a `Desk` of choices for the one form of
the page. Each decision carries its own line of the decisions file, so that the page can save what it was given; the
line's keys stand in the order of that file, and what is empty is left out.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace

from compare import fingerprints
from compare.kinds import KINDS
from compare.model import SEVERITIES, Article, Decision, Finding, Report
from compare.points import is_open, members
from compare.renderers.html.words import MATCH_WORDS, REASON_WORDS, SEVERITY_WORDS, STATUS_SAYS, STATUS_WORDS
from compare.text import counted


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision as its card shows it; `share` says on how many findings of a point it is, where not on all."""

    status: str
    word: str
    by: str
    at: str
    when: str
    reason: str
    comment: str
    terms: tuple[str, ...]
    share: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """The status of a finding and who gave it; `fp`, `fv`, `fg` and `sides` go into a decision made on the page."""

    fp: str
    fv: str
    fg: str
    sides: str
    status: str
    word: str
    match: str
    matched: str
    lines: str


BLANK = DecisionView("", "", "", "", "", "", "", ())


@dataclass(frozen=True, slots=True)
class Choices:
    """What the form for a decision offers, as (value, words, explanation), and how far the review has come."""

    story: str
    reviewed: int
    reviewable: int
    told: str
    reasons: tuple[tuple[str, str, str], ...]
    severities: tuple[tuple[str, str], ...]
    kinds: tuple[str, ...]
    says: tuple[tuple[str, str], ...]


def choices(report: Report) -> Choices:
    """Lay out what the form offers, and count what is reviewed."""
    asking = [held for held in members(report).values() if any(f.severity != "hidden" for f in held)]
    waiting = sum(map(is_open, asking))
    return Choices(
        story=report.story,
        reviewed=len(asking) - waiting,
        reviewable=len(asking),
        told=f"{counted(waiting, 'point')} unreviewed" if waiting else "Every point is reviewed",
        reasons=tuple((value, *words) for value, words in REASON_WORDS.items()),
        severities=tuple((s, SEVERITY_WORDS[s][0]) for s in SEVERITIES),
        kinds=tuple(KINDS),
        says=tuple(STATUS_SAYS.items()),
    )


def decided(finding: Finding, story: str, articles: Mapping[str, Article]) -> Decided:
    """Show what was decided on `finding` of `story`; `articles` by source id."""
    anchors = fingerprints.anchors(finding, articles)
    return Decided(
        fp=finding.id,
        fv=fingerprints.value(finding, articles),
        fg=fingerprints.variant(finding, story, articles),
        sides=_compact([[a.source, a.exact, a.prefix, a.suffix] for a in anchors]),
        status=finding.status,
        word=STATUS_WORDS[finding.status],
        match=finding.match,
        matched=_matched(finding),
        lines="[" + ",".join(map(line, finding.decisions)) + "]" if finding.decisions else "",
    )


def decided_on(findings: Sequence[Finding]) -> tuple[DecisionView, ...]:
    """Show the decisions on a point once each, though every one of its `findings` has a line for it."""
    asked = [f for f in findings if f.severity != "hidden"] or list(findings)
    views = [(_view(d), f.id) for f in findings for d in f.decisions]
    on = {view: {name for other, name in views if other == view} for view, _ in views}
    ordered = sorted(on, key=lambda view: view.at)
    shares = ((view, f"on {len(on[view])} of {len(asked)}" if len(on[view]) < len(asked) else "") for view in ordered)
    return tuple(replace(view, share=share) for view, share in shares)


def _matched(finding: Finding) -> str:
    """Say how decisions made elsewhere came to this finding, and what its status asks for."""
    by_match = MATCH_WORDS[finding.match] if finding.decisions else ""
    return " ".join(filter(None, (by_match, STATUS_SAYS.get(finding.status, ""))))


def _view(decision: Decision) -> DecisionView:
    """Show one decision."""
    return DecisionView(
        status=decision.status,
        word=STATUS_WORDS[decision.status],
        by=decision.by,
        at=decision.at,
        when=when(decision.at),
        reason=REASON_WORDS.get(decision.reason, (decision.reason,))[0],
        comment=decision.comment,
        terms=tuple(_terms(decision)),
    )


def when(at: str) -> str:
    """Write the time `at` (RFC 3339, UTC) for people: "2025-11-05 09:40 UTC"; what is none stays as it is."""
    return f"{at[:10]} {at[11:16]} UTC" if len(at) == len("2025-11-05T09:40:00Z") and at[10] == "T" else at


def _terms(decision: Decision) -> Iterator[str]:
    """Say until when a decision holds, and what the reviewer calls the finding instead."""
    if decision.expires:
        yield f"until {when(decision.expires)}"
    if decision.severity:
        yield f"severity: {decision.severity}"
    if decision.kind:
        yield f"kind: {decision.kind}"


def line(decision: Decision) -> str:
    """Write `decision` as a line of the decisions file."""
    return _compact({name: value for name, value in asdict(decision).items() if value})


def _compact(plain: object) -> str:
    """Write JSON without white space, as `JSON.stringify` does."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
