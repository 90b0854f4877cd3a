"""What a kind of discrepancy is made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the table is shown where no record is needed
    from compare.model import Severity


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of discrepancy: `summary` is what both articles do with one thing, `rule` how its severity moves.

    `hit` and `miss` are a pair of texts each, in words of the project's own: one that raises the kind, one that
    looks like it and does not.
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
