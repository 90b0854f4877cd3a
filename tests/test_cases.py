"""The readable cases of tests/cases, run through the whole pipeline with the real model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import pytest

from compare.model import Article, Finding, Report, Story
from compare.pipeline import compare_story
from compare.settings import Settings

CASES = Path(__file__).parent / "cases"
SHOWN = ("error", "warning", "note")
_WORDS = re.compile(r"^(?P<kind>[\w.]+)\s*(?:(?P<a>“[^”]*”|—)\s*/\s*(?P<b>“[^”]*”|—))?$")


@dataclass
class Case:
    """One case as written."""

    name: str
    a: str = ""
    b: str = ""
    published: dict[str, str] = field(default_factory=dict)
    finds: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    failure: str = ""

    def report(self) -> Report:
        """What the program says of it."""
        return compare_story(Story("case", self.name, (self.article("a"), self.article("b"))), Settings())

    def article(self, side: str) -> Article:
        """One side as an article."""
        text = self.a if side == "a" else self.b
        digest = hashlib.sha256(text.encode()).hexdigest()
        return Article(side, f"{side}.txt", text, digest, published=self.published.get(side))


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file, in order."""
    case: Case | None = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            if case:
                yield case
            case = Case(f"{path.stem}: {line[3:]}")
        elif case and ": " in line:
            key, _, value = line.partition(": ")
            _take(case, key, value.strip())
    if case:
        yield case


def _take(case: Case, key: str, value: str) -> None:
    """Put one line of a case into its field."""
    if key in ("A", "B"):
        setattr(case, key.lower(), value.replace(" ¶ ", "\n\n"))
    elif key == "published":
        dates = dict(re.findall(r"([AB])=(\S+)", value)) or {"A": value, "B": value}
        case.published = {side.lower(): day for side, day in dates.items()}
    elif key == "finds":
        case.finds.append(value)
    elif key == "silent":
        case.silent += [kind.strip() for kind in value.split(",")]
    elif key == "known failure":
        case.failure = value


ALL = [case for path in sorted(CASES.glob("*.md")) if path.stem != "README" for case in read_cases(path)]


def words_at(finding: Finding, case: Case, side: str) -> list[str]:
    """The article's own words at the finding's spans on one side."""
    text = case.a if side == "a" else case.b
    return [text[s.start : s.end] for s in finding.spans.get(side, ())]


def matches(finding: Finding, wanted: str, case: Case) -> bool:
    """Whether a finding is the one that a `finds` line describes."""
    read = _WORDS.match(wanted)
    assert read, f"unreadable line: {wanted}"
    if finding.kind != read["kind"]:
        return False
    for side in "ab":
        mark = read[side]
        words = [w for w in words_at(finding, case, side) if w]
        if mark == "—" and words:
            return False
        if mark and mark.strip("“”—"):
            quoted = mark.strip("“”")
            if not any(quoted in w or w in quoted for w in words):
                return False
    return True


def show(report: Report, case: Case) -> str:
    """All findings of a report, a line each, for a failure's message."""
    lines = [f"{f.severity} {f.kind} {words_at(f, case, 'a')} / {words_at(f, case, 'b')}" for f in report.findings]
    return "\n".join([report.verdict, *lines])


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """Every line of a case holds; a known failure must still fail, or its mark is out of date."""
    report = case.report()
    shown = [f for f in report.findings if f.severity in SHOWN]
    missed = [line for line in case.finds if not any(matches(f, line, case) for f in report.findings)]
    patterns = ["*" if kind == "everything" else kind if "." in kind else f"{kind}.*" for kind in case.silent]
    loud = [f for f in shown if any(fnmatch(f.kind, pattern) for pattern in patterns)]
    problem = bool(missed or loud)
    if case.failure:
        assert problem, "this case passes now: take its mark away"
        pytest.xfail(case.failure)
    assert not problem, f"missed {missed}, loud {[f.kind for f in loud]}\n{show(report, case)}"
