"""How sure a proposed story is, and why, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from compare.text import counted, harmless

if TYPE_CHECKING:
    from compare.pairing import Proposal


def reason(story: Proposal) -> str:
    """How sure a story is, and why."""
    apart = "" if story.days is None else f"; {counted(story.days, 'day')} apart" if story.days else "; on one day"
    shared = f"; {'both' if len(story.members) == 2 else 'most'} mention {', '.join(map(harmless, story.shared))}"
    return f"sure {story.chance:.2f}: leads alike {story.likeness:.2f}{shared if story.shared else ''}{apart}"
