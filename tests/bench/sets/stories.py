"""Story pairs: the whole way from two article files to the JSON report, scored against the marks of a reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Literal

from tests.bench import adapters
from tests.bench.figures import Figure, Table, prf
from tests.bench.folders import BenchSet, Folders, Measured, read_json
from tests.bench.rates import Rate, total
from tests.bench.reliability import reliability
from tests.bench.score import HOW, PairScore, score_pair

FILES = ("gold/*.json", "data/stories/*.json")


def found(folders: Folders) -> list[tuple[Path, tuple[Path, Path]]]:
    """The marks of each pair whose articles are there, with their files."""
    pairs = ((path, _files(folders, path)) for path in folders.find("gold/*.json"))
    return [(path, files) for path, files in pairs if all(file.is_file() for file in files)]


def _files(folders: Folders, path: Path) -> tuple[Path, Path]:
    stories = folders.data / "stories"
    return stories / f"{path.stem}-a.json", stories / f"{path.stem}-b.json"


def measure(folders: Folders) -> Measured:
    """Scores over all marked pairs whose articles are there."""
    there = dict(found(folders))
    absent = [path for path in folders.find("gold/*.json") if path not in there]
    scores = [score(path, *files) for path, files in there.items()]
    return summarise(scores, [f"{path.stem}: its articles are not in {folders.data / 'stories'}" for path in absent])


def score(gold: Path, a: Path, b: Path) -> PairScore:
    """The score of one pair."""
    return score_pair(read_json(gold), adapters.as_json(adapters.compare_files(a, b)))


def summarise(scores: Sequence[PairScore], absent: Sequence[str] = ()) -> Measured:
    """Figures and tables of several pairs together."""
    rates = total(s.rates for s in scores)
    group_gap, group_table = reliability("alignment groups", [x for s in scores for x in s.group_trust])
    finding_gap, finding_table = reliability("findings", [x for s in scores for x in s.finding_trust])
    figures = (
        Figure("pairs scored", Rate(len(scores), len(scores) + len(absent)).value, len(scores) + len(absent)),
        *prf("alignment", rates["alignment P"], rates["alignment R"]),
        _figure(rates, "alignment R with partial"),
        *prf("unmatched", rates["unmatched P"], rates["unmatched R"]),
        _figure(rates, "groups reached"),
        *(_figure(rates, f"must {how}") for how in ("loose", "lax", "strict", "led")),
        *(_figure(rates, f"must {how}, no speakers") for how in ("lax", "led")),
        _figure(rates, "speakers found"),
        _figure(rates, "must silent", "down"),
        _figure(rates, "precision"),
        _figure(rates, "note precision"),
        Figure(
            "points per finding, median",
            median([s.rates["points per finding"].value for s in scores] or [0.0]),
            len(scores),
            "down",
        ),
        _figure(rates, "must in sight"),
        Figure("headline findings", rates["headline findings"].hits, rates["headline findings"].of, "info"),
        Figure("traps hit", rates["traps"].hits, rates["traps"].of, "down"),
        group_gap,
        finding_gap,
    )
    misses = tuple(line for s in scores for line in s.misses)
    return Measured(figures, (kind_table(scores), group_table, finding_table), (*absent, *misses))


def _figure(rates: Mapping[str, Rate], name: str, better: Literal["up", "down"] = "up") -> Figure:
    rate = rates.get(name, Rate())
    return Figure(name, rate.value, rate.of, better)


def kind_table(scores: Sequence[PairScore]) -> Table:
    """Recall of what must be seen and precision of what is reported, kind by kind."""
    recalled = {
        kind: total(s.recalled[kind] for s in scores if kind in s.recalled)
        for kind in {kind for s in scores for kind in s.recalled}
    }
    reported = total(s.reported for s in scores)
    rows: list[tuple[str | int | float, ...]] = []
    for kind in sorted({*recalled, *reported}):
        row, said = recalled.get(kind, {}), reported.get(kind, Rate())
        must = row["lax"].of if row else 0
        recall = tuple(row[how].value if row else "" for how in HOW)
        rows.append((kind, must, *recall, said.of, said.value if said.of else ""))
    return Table("Kinds", ("kind", "must", *HOW, "reported", "right"), tuple(rows))


SETS: tuple[BenchSet, ...] = (BenchSet("stories", FILES, measure),)
