"""Records made up by hypothesis, for tests of laws."""

from __future__ import annotations

from hypothesis import strategies as st

from compare.model import SEVERITIES, Anchor, Decision
from compare.review.decisions import REASONS, STATUSES

TIMES = ("", "2025-11-05T09:40:00Z", "2025-11-06T10:00:00+05:30", "2026-01-01T00:00:00Z")
PEOPLE = ("", "Ann", "Bo Öst", "ann")


def prints(name: str) -> st.SearchStrategy[str]:
    """Fingerprints, some of them numbered."""
    number = st.sampled_from(["", "-2", "-13"])
    return st.builds(lambda n, tail: f"{name}1:{n:016x}{tail}", st.integers(0, 2**64 - 1), number)


def anchors() -> st.SearchStrategy[Anchor]:
    """Places in texts of any characters."""
    text = st.text(max_size=8)
    return st.builds(Anchor, st.sampled_from(["a", "b", "paper-3"]), text, text, text)


def decisions(fp: st.SearchStrategy[str] | None = None) -> st.SearchStrategy[Decision]:
    """Decisions with any content that a line may have."""
    return st.builds(
        Decision,
        fp=prints("fp") if fp is None else fp,
        fv=st.just("") | prints("fv"),
        fg=st.just("") | prints("fg"),
        status=st.sampled_from(STATUSES),
        reason=st.sampled_from(["", *REASONS]),
        comment=st.text(max_size=12),
        by=st.sampled_from(PEOPLE),
        at=st.sampled_from(TIMES),
        expires=st.sampled_from([*TIMES, "2025-11-05", "soon"]),
        kind=st.sampled_from(["", "quote.cut"]),
        severity=st.sampled_from(["", *SEVERITIES]),
        sides=st.lists(anchors(), max_size=2).map(tuple),
    )
