"""What a kind of discrepancy is made of: one record holds all that the program knows of it, but for how it is found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:  # the table is shown where no record is needed
    from compare.model import Severity


# What a finding of the kind is about: the words at which it stands, a whole remark (in which one difference may well be
# told more exactly), or one article alone, so that the other lacks nothing.
Scope = Literal["words", "remark", "article"]

PRINTS = "{a} prints {x}, {b} prints {y}"


class Title(NamedTuple):
    """The patterns of a title: `both` where each side has words ({a}: {x}, {b}: {y}), `one` where only {a} has.

    `values_first`: what {x} and {y} show is the value on each side, where one is told, and not the marked words.
    """

    both: str
    one: str
    values_first: bool = False


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
    title: Title
    scope: Scope = "words"

    @property
    def family(self) -> str:
        """The part of the id before the dot."""
        return self.id.split(".", 1)[0]
