"""The table of kinds: what a finding may be called, how severe it is by default, how it is titled and explained.

Severity says how much a difference matters, confidence (0 to 1, on each finding) how sure the program is of it.
A kind's id never changes once released; a renamed kind is kept in `ALIASES`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from compare.errors import UsageError
from compare.kinds.attribution import ATTRIBUTION
from compare.kinds.base import Kind
from compare.kinds.claims import CLAIMS
from compare.kinds.coverage import COVERAGE
from compare.kinds.quotations import QUOTATIONS
from compare.kinds.values import VALUES

if TYPE_CHECKING:
    from compare.model import Severity

__all__ = ["ALIASES", "KINDS", "OWN_TEXT", "Kind", "graded", "higher", "kind_of", "lower", "matching"]

KINDS: Mapping[str, Kind] = MappingProxyType(
    {kind.id: kind for kind in (*QUOTATIONS, *ATTRIBUTION, *VALUES, *CLAIMS, *COVERAGE)}
)
OWN_TEXT = frozenset(kind.id for kind in KINDS.values() if kind.scope == "article")
ALIASES: Mapping[str, str] = MappingProxyType({})  # id of an earlier release -> id of today


def kind_of(name: str) -> Kind:
    """Find the kind called `name`, today or in an earlier release; `UsageError` for any other name."""
    kind = KINDS.get(ALIASES.get(name, name))
    if kind is None:
        raise UsageError(f"unknown kind “{name}”", _hint(name, KINDS))
    return kind


def matching(patterns: Iterable[str]) -> frozenset[str]:
    """List the ids meant by `patterns`, each a kind ("quote.cut") or a family ("quote"); `UsageError` for others."""
    families = {kind.family for kind in KINDS.values()}
    found: set[str] = set()
    for pattern in patterns:
        family = pattern.removesuffix(".*").removesuffix(".")
        if family in families:
            found |= {kind.id for kind in KINDS.values() if kind.family == family}
        elif "." in pattern:
            found.add(kind_of(pattern).id)
        else:
            raise UsageError(f"unknown kind or family “{pattern}”", _hint(pattern, families | KINDS.keys()))
    return frozenset(found)


def lower(severity: Severity) -> Severity:
    """Go one step down, never below a note."""
    steps: dict[Severity, Severity] = {"error": "warning", "warning": "note"}
    return steps.get(severity, severity)


def higher(severity: Severity) -> Severity:
    """Go one step up, never beyond an error; what is hidden stays so."""
    steps: dict[Severity, Severity] = {"note": "warning", "warning": "error"}
    return steps.get(severity, severity)


def graded(severity: Severity, confidence: float) -> Severity:
    """Keep `severity` where `confidence` (0 to 1) allows it; below one half it would be wrong more often than right."""
    return lower(severity) if confidence < 0.5 else severity


def _hint(name: str, known: Iterable[str]) -> str:
    """Say what to write instead of `name`."""
    close = get_close_matches(name, sorted(known), n=1, cutoff=0.5)
    return f"Did you mean “{close[0]}”?" if close else "“storydiff explain” lists the kinds."
