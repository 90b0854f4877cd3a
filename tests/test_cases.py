"""The readable cases of tests/cases, run through the whole pipeline with the real model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

import pytest

from compare.kinds import KINDS, Kind
from compare.model import SEVERITIES, Article, Finding, Report, Story
from compare.pipeline import compare_story
from compare.settings import Settings

CASES = Path(__file__).parent / "cases"
SHOWN = ("error", "warning", "note")
FEWEST = 3  # hits, and near-misses, of every kind
_WORDS = re.compile(
    rf"^(?:(?P<severity>{'|'.join(SEVERITIES)})\s+)?(?P<kind>[\w.]+)\s*"
    r"(?:(?P<a>“[^”]*”|—)\s*/\s*(?P<b>“[^”]*”|—))?$"
)


@dataclass
class Case:
    """One case as written."""

    name: str
    a: str = ""
    b: str = ""
    published: dict[str, str] = field(default_factory=dict)
    finds: list[str] = field(default_factory=list)
    silent: list[str] = field(default_factory=list)
    verdict: str = "same-story"
    pairs: list[str] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)
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
    elif key in ("silent", "pairs", "moved"):
        getattr(case, key).extend(part.strip() for part in value.split(","))
    elif key == "verdict":
        case.verdict = value
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
    if finding.kind != read["kind"] or read["severity"] not in (None, finding.severity):
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


def is_silent(kind: str, case: Case) -> bool:
    """Whether a case wants nothing of `kind` to be found."""
    patterns = ["*" if p == "everything" else p if "." in p else f"{p}.*" for p in case.silent]
    return any(fnmatch(kind, pattern) for pattern in patterns)


def problems(case: Case, report: Report) -> list[str]:
    """What `report` says otherwise than the case: findings missed, findings too many, sentences paired otherwise."""
    shown = [f for f in report.findings if f.severity in SHOWN]
    found = [f"missed {line}" for line in case.finds if not any(matches(f, line, case) for f in report.findings)]
    found += [f"loud {f.kind}" for f in shown if is_silent(f.kind, case)]
    if "everything else" in case.silent:
        found += [f"loud {f.kind}" for f in shown if not any(matches(f, line, case) for line in case.finds)]
    if report.verdict != case.verdict:
        found.append(f"verdict {report.verdict}")
    paired = {group_name(g.sentences): g.moved for g in report.alignments}
    if case.pairs and set(case.pairs) != set(paired):
        found.append(f"pairs {sorted(paired)}")
    if case.moved and set(case.moved) != {name for name, moved in paired.items() if moved}:
        found.append(f"moved {sorted(name for name, moved in paired.items() if moved)}")
    return found


def group_name(sentences: Mapping[str, tuple[int, ...]]) -> str:
    """A group as a `pairs` line writes it: the first of A with the second and third of B is 1=2+3."""
    return "=".join("+".join(map(str, sentences.get(side, ()))) for side in "ab")


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_case(case: Case) -> None:
    """Every line of a case holds; a known failure must still fail, or its mark is out of date."""
    report = case.report()
    wrong = problems(case, report)
    if case.failure:
        assert wrong, "this case passes now: take its mark away"
        pytest.xfail(case.failure)
    assert not wrong, f"{wrong}\n{show(report, case)}"


def test_names_of_cases_are_told_apart() -> None:
    names = [case.name for case in ALL]
    assert sorted(set(names)) == sorted(names)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.name)
def test_a_case_is_well_formed(case: Case) -> None:
    """A case has two articles and wants something; its kinds and families are known ones."""
    assert case.a
    assert case.b
    assert case.finds or case.silent or case.pairs or case.verdict != "same-story"
    families = {kind.family for kind in KINDS.values()}
    assert {kind_found(line) for line in case.finds} <= KINDS.keys()
    for pattern in case.silent:
        known = pattern in KINDS or pattern.removesuffix(".*") in families
        assert known or pattern in ("everything", "everything else"), pattern


def kind_found(line: str) -> str:
    """The kind of a `finds` line."""
    read = _WORDS.match(line)
    assert read, f"unreadable line: {line}"
    return read["kind"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_has_hits_and_near_misses(kind: str) -> None:
    """Cases that hold today count; a near-miss has to name the kind itself, since only then it was written for it."""
    standing = [case for case in ALL if not case.failure]
    assert sum(kind in map(kind_found, case.finds) for case in standing) >= FEWEST
    assert sum(kind in case.silent for case in standing) >= FEWEST


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.id)
def test_a_kind_is_explained_by_what_it_finds(kind: Kind) -> None:
    """The pairs that “storydiff explain” prints raise the kind, and do not raise it."""
    hit, miss = (Case(kind.id, *pair).report() for pair in (kind.hit, kind.miss))
    assert kind.id in {f.kind for f in hit.findings}
    assert kind.id not in {f.kind for f in miss.findings}
