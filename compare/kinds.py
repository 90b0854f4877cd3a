"""The table of kinds: what a finding may be called, how severe it is by default, and how it is explained.

Severity says how much a difference matters, confidence (0 to 1, on each finding) how sure the program is of it.
A kind's id never changes once released; a renamed kind is kept in `ALIASES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from compare.errors import UsageError
from compare.model import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of discrepancy: `summary` is what both articles do with one thing, `rule` how its severity moves.

    `hit` and `miss` are a pair of texts each, in words of the project's own: one that raises the kind, one that
    looks like it and raises nothing.
    """

    id: str
    severity: Severity
    summary: str
    rule: str
    hit: tuple[str, str]
    miss: tuple[str, str]

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.split(".", 1)[0]
