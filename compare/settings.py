"""One frozen `Settings` for a run, and the signature line that names everything which can change a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:  # `storydiff --version` needs no record
    from compare.model import Severity

VERSION = "0.1.0"
DEFAULT_MODEL = "all-MiniLM-L6-v2"
STORY_DAYS = 7  # a story told again later is another one; agencies close theirs within the week
QuotePolicy = Literal["strict", "wire", "clean"]


@dataclass(frozen=True, slots=True)
class Settings:
    """What a person can set; every field but `cache` can change a result and stands in the signature."""

    model: str = DEFAULT_MODEL
    quote_policy: QuotePolicy = "wire"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Mapping[str, Severity] = field(default_factory=dict)
    min_confidence: float = 0.0
    base: str | None = None
    cache: bool = True

    def signature(self, model: str, splitter: str) -> str:
        """The line that stands in every output; `model` and `splitter` name what was used, with version or digest."""
        parts = [f"storydiff {VERSION}", f"model {model}", f"splitter {splitter}", f"quotes {self.quote_policy}"]
        if self.select:
            parts.append("select " + ",".join(sorted(self.select)))
        if self.ignore:
            parts.append("ignore " + ",".join(sorted(self.ignore)))
        parts += [f"severity {kind}={level}" for kind, level in sorted(self.severity.items())]
        if self.min_confidence:
            parts.append(f"min-confidence {self.min_confidence:g}")
        if self.base:
            parts.append(f"base {self.base}")
        return " | ".join(parts)
