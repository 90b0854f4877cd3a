"""The table of kinds: complete, consistent, and found by every name that a person may use."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from compare import kinds
from compare.cli.explain import markdown_table
from compare.errors import UsageError
from compare.kinds import KINDS, Kind, graded, higher, kind_of, lower, matching
from compare.model import SEVERITIES

README = Path(__file__).parent.parent / "README.md"
# A released id never changes: a kind that is renamed stays here and gets an alias.
RELEASED = """
quote.altered quote.reworded quote.cut quote.spliced quote.form quote.cosmetic
attribution.speaker attribution.dropped attribution.vague attribution.role attribution.verb attribution.occasion
number.conflict number.unit number.precision date.conflict date.precision name.conflict name.variant
polarity.conflict certainty.shift wording.label wording.loaded wording.paraphrase
missing.qualifier missing.detail missing.speaker missing.statement
placement.moved headline.differs headline.unsupported
""".split()


def test_every_released_kind_is_known() -> None:
    assert [kind_of(name).id for name in RELEASED] == RELEASED


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_kind_explains_itself(kind: Kind) -> None:
    assert re.fullmatch(r"[a-z]+\.[a-z]+", kind.id)
    assert kind.severity in SEVERITIES
    assert kind.rule.split(maxsplit=1)[0].rstrip(".:").lower() == kind.severity
    assert kind.summary.endswith(".") and kind.rule.endswith(".")
    assert len({*kind.hit, *kind.miss}) >= 3
    assert kind.hit != kind.miss
    assert not re.search(r"(?i)\b(false|lie|lies|bias|biased)\b", kind.summary + kind.rule)


def test_an_unknown_name_gets_a_hint() -> None:
    with pytest.raises(UsageError, match=r"“quote\.reworded”"):
        kind_of("quote.rewordet")
    with pytest.raises(UsageError, match="storydiff explain"):
        kind_of("xyzzy")
    with pytest.raises(UsageError, match="“number”"):
        matching(["numbers"])


def test_an_alias_finds_the_kind_of_today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kinds, "ALIASES", {"quote.changed": "quote.altered"})
    assert kind_of("quote.changed").id == "quote.altered"
    assert matching(["quote.changed"]) == {"quote.altered"}


def test_a_family_means_all_its_kinds() -> None:
    assert matching(["number"]) == {"number.conflict", "number.unit", "number.precision"}
    assert matching(["number.*", "date.conflict"]) == matching(["number"]) | {"date.conflict"}
    assert matching([]) == frozenset()
    with pytest.raises(UsageError):
        matching(["number.none"])


def test_low_confidence_never_leaves_an_error() -> None:
    assert graded("error", 0.49) == "warning"
    assert graded("error", 0.5) == "error"
    assert [lower(s) for s in SEVERITIES] == ["warning", "note", "note", "hidden"]


def test_a_headline_raises_what_is_shown() -> None:
    assert [higher(s) for s in SEVERITIES] == ["error", "error", "warning", "hidden"]


def test_the_readme_shows_the_same_table() -> None:
    assert "\n".join(markdown_table(KINDS.values())) in README.read_text(encoding="utf-8")
