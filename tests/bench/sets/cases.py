"""Written cases in their settings: each says what has to be found on which words, or that nothing loud may be.

A hit passes when a shown finding of an expected kind stands on the words of one side and on those of the other or in
their gap, is as loud as asked, and no forbidden kind stands on the words. A near miss passes when neither an error or
warning nor a forbidden kind stands on them. Alone, padded, in long sentences, in groups: the settings must agree.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Article, Finding, Span, Story
from tests.bench import adapters
from tests.bench.figures import Figure, Table
from tests.bench.folders import BenchSet, Folders, Measured, Record, read_lines
from tests.bench.marks import SIDES
from tests.bench.padding import CLAUSES, SETTINGS, Placed, in_setting, read_clauses
from tests.bench.rates import Rate, total
from tests.bench.score import LOUD

DATE = "2025-11-05"
USED = (1, 2, 3, 4, 6)  # the fifth is the sixth with less
BESIDE = 40  # code points from the gap of a side that lacks the words, within which a finding stands at the gap


@dataclass(frozen=True, slots=True)
class Run:
    """A case in one setting."""

    case: Record
    setting: int
    sides: Mapping[str, Placed]

    def articles(self) -> tuple[Article, Article]:
        """Both sides as articles; a headline case opens with its headline."""
        first, second = (
            adapters.article(
                placed.text,
                side,
                self.case.get(f"published_{side}", DATE),
                headline=placed.text.partition("\n\n")[0] if self.case.get("headline") else None,
            )
            for side, placed in self.sides.items()
        )
        return first, second


def runs(cases: Sequence[Record], folders: Folders) -> list[Run]:
    """Every case in every setting."""
    clauses = read_clauses(next(iter(folders.find("items/cases/clauses.json")), CLAUSES))
    return [
        Run(case, setting, dict(zip(SIDES, in_setting(case, setting, clauses), strict=True)))
        for case in cases
        for setting in USED
    ]


def place(spans: Sequence[Span], placed: Placed) -> str:
    """How a finding with `spans` on one side stands there: "on" the words, "at" their gap, or "" for not there."""
    words, home = placed.words, placed.home
    if not spans:
        return "at"
    if words.start == words.end:
        near = any(
            (s.start == s.end or s.start - BESIDE <= words.start <= s.end + BESIDE)
            and home.start - 2 <= s.start <= home.end + 2
            for s in spans
        )
        return "at" if near else ""
    if any(s.start < words.end and words.start < s.end for s in spans):
        return "on"
    gaps = all(s.start == s.end for s in spans)
    return "at" if gaps and any(home.start - 1 <= s.start <= home.end + 1 for s in spans) else ""


def failure(run: Run, findings: Sequence[Finding]) -> str:
    """Why `run` does not pass with `findings`, "" where it does."""
    case = run.case
    places = [(f, [place(f.spans.get(s, ()), run.sides[s]) for s in SIDES]) for f in findings]
    on_words = [(f, all(where)) for f, where in places if "on" in where]
    forbidden = {f.kind for f, _ in on_words if f.severity != "hidden" or case["expect"]} & set(case["forbid"])
    if forbidden:
        return f"forbidden {min(forbidden)}"
    if not case["expect"]:
        loud = sorted(f.kind for f, _ in on_words if f.severity in LOUD)
        return f"loud {loud[0]}" if loud else ""
    if any(both and _answers(case, f) for f, both in on_words):
        return ""
    shown = sorted({f"{f.severity} {f.kind}" for f, _ in on_words if f.severity != "hidden"})
    return ", ".join(shown) or "silent"


def _answers(case: Record, finding: Finding) -> bool:
    """Whether `finding` is of a kind that the hit `case` expects, shown, and as loud as it asks."""
    loud = finding.severity in LOUD
    is_kind = finding.severity != "hidden" and finding.kind in case["expect"]
    return is_kind and case["loud"] in (None, loud)


def measure(folders: Folders) -> Measured:
    """Shares of hits and of near misses that pass in each setting, and a table by class."""
    cases = [case for path in folders.find("items/cases/*.jsonl") for case in read_lines(path)]
    judged = list(results(runs(cases, folders)))
    rates = total(_rates(judged, by_class=False))
    figures = tuple(Figure(name, rate.value, rate.of) for name, rate in sorted(rates.items()))
    misses = tuple(f"{run.case['id']} [{SETTINGS[run.setting]}]: {why}" for run, why in judged if why)
    return Measured(figures, (class_table(judged),), misses)


def class_table(judged: Sequence[tuple[Run, str]]) -> Table:
    """Passed of all, by class, for hits and near misses of each setting."""
    names = [(what, SETTINGS[setting]) for setting in USED for what in ("hits", "near misses")]
    rates = total(_rates(judged, by_class=True))
    rows = []
    for kind in sorted({run.case["class"] for run, _ in judged}):
        cells = (rates.get(f"{kind} {what} {setting}", Rate()) for what, setting in names)
        rows.append((kind, *(f"{cell.hits:.0f}/{cell.of}" if cell.of else "-" for cell in cells)))
    return Table("Cases", ("class", *(f"{setting} {what.split()[0]}" for what, setting in names)), tuple(rows))


def _rates(judged: Sequence[tuple[Run, str]], *, by_class: bool) -> Iterator[dict[str, Rate]]:
    for run, why in judged:
        name = f"{'hits' if run.case['expect'] else 'near misses'} {SETTINGS[run.setting]}"
        yield {f"{run.case['class']} {name}" if by_class else name: Rate(not why, 1)}


def results(of: Sequence[Run]) -> Iterator[tuple[Run, str]]:
    """Each run with why it does not pass; all sentences are encoded in one batch."""
    stories = [Story("case", run.case["id"], run.articles()) for run in of]
    adapters.encode(sorted({s for story in stories for a in story.articles for s in adapters.sentences(a)}))
    for run, story in zip(of, stories, strict=True):
        yield run, failure(run, adapters.compare_stories(story).findings)


SETS: tuple[BenchSet, ...] = (BenchSet("cases", ("items/cases/*.jsonl",), measure, uses=("items/cases/clauses.json",)),)
