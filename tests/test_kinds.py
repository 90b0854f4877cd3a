"""The table of kinds: complete, consistent, found by every name that a person may use, and added to in three files."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from compare import kinds
from compare.cli.explain import markdown_table
from compare.errors import UsageError
from compare.kinds import KINDS, Kind, graded, higher, kind_of, lower, matching
from compare.model import SEVERITIES
from tests import toy_kind

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
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


@pytest.fixture(scope="module")
def with_toy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with one kind more, which took three files."""
    copy = tmp_path_factory.mktemp("copy")
    caches = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "compare", copy / "compare", ignore=caches)
    shutil.copytree(ROOT / "tests" / "cases", copy / "tests" / "cases", ignore=caches)
    for name in ("__init__.py", "conftest.py", "test_cases.py", "test_kinds.py", "toy_kind.py"):
        shutil.copy(ROOT / "tests" / name, copy / "tests")
    assert len(toy_kind.FILES) == 3
    for path, text in toy_kind.FILES.items():
        with (copy / path).open("a", encoding="utf-8") as file:
            file.write(text)
    for side, text in zip("ab", toy_kind.TEXTS, strict=True):
        (copy / f"{side}.txt").write_text(text + "\n", encoding="utf-8")
    return copy


def run_in(copy: Path, *arguments: str) -> str:
    """What a module of the copy prints."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        capture_output=True, text=True, check=False, cwd=copy, env=os.environ | {"PYTHONPATH": str(copy)}, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_cases_of_a_new_kind_hold_and_its_record_is_whole(with_toy: Path) -> None:
    ran = run_in(with_toy, "pytest", "-q", "-p", "no:cacheprovider", "tests", "-k", f"{toy_kind.ID} or every_released")
    assert re.search(r"\b4 passed", ran), ran  # its hits and near misses, its example, its record; the released ones


def test_a_new_kind_is_found_and_titled(with_toy: Path) -> None:
    outputs = ("-o", "json:report.json", "-o", "sarif:report.sarif", "-q", "--no-progress")
    run_in(with_toy, "compare", "compare", "a.txt", "b.txt", *outputs)
    found = json.loads((with_toy / "report.json").read_text(encoding="utf-8"))["findings"]
    assert [(f["kind"], f["severity"]) for f in found] == [(toy_kind.ID, "note")]
    assert found[0]["title"] == "One word is raised: A prints “CLOSED”, B prints “closed”"
    run = json.loads((with_toy / "report.sarif").read_text(encoding="utf-8"))["runs"][0]
    rule = run["tool"]["driver"]["rules"][run["results"][0]["ruleIndex"]]
    assert rule["id"] == run["results"][0]["ruleId"] == toy_kind.ID
    assert toy_kind.TEXTS[0] in rule["help"]["text"]


def test_a_new_kind_is_explained_and_stands_in_the_table(with_toy: Path) -> None:
    told = run_in(with_toy, "compare", "explain", toy_kind.ID)
    assert told.startswith(f"{toy_kind.ID}  (note)\n")
    assert all(text in told for text in toy_kind.TEXTS)
    row = "a word that one article prints in capitals stands in small letters in the other | note |"
    assert f"| `{toy_kind.ID}` | {row}" in run_in(with_toy, "compare", "explain", "--markdown")
