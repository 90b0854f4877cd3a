"""Mutations: real pairs in which a program changed one shared fact of the second article, or only how it is told.

An item is a list of edits of the second article. It is found when a shown finding of an acceptable kind points at the
fact in the first article and at its changed place in the second, loud when that finding is an error or warning, led
when any shown finding points at both. An equal rewrite is clean when no error or warning points at both that the
unchanged pair did not have. Collateral are errors and warnings elsewhere that the unchanged pair did not have.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from compare.model import Article, Finding, Span, Story
from tests.bench import adapters
from tests.bench.figures import Figure, Table
from tests.bench.folders import BenchSet, Folders, Measured, Record, read_json, read_lines
from tests.bench.marks import SIDES
from tests.bench.rates import Rate, total
from tests.bench.score import LOUD, points_at

FILES = ("items/mutations/*.jsonl", "items/mutations/pairs.json")
EQUAL = "EQUAL"
GROUPS = ("facts", "remarks", "shades", "equal rewrites")
BESIDE = 2  # code points from a gap at which a finding still points at it
Words = tuple[str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one item: rates by name, and whether it is missed: nothing led to it, or it is not clean."""

    item: Record
    rates: Mapping[str, Rate]
    missed: bool


def sample(items: Sequence[Record], most: int | None) -> list[Record]:
    """At most `most` of `items`, drawn by one seed and put together by pair, so that each pair is compared once."""
    drawn = list(items)
    random.Random(1).shuffle(drawn)
    return sorted(drawn[:most], key=lambda item: str(item["pair"]))


def edited(text: str, edits: Sequence[tuple[int, str, str]]) -> str:
    """Make all `edits`, each (where, old words, new words), in `text`; ValueError where the old words are not there."""
    for at, old, new in sorted(edits, reverse=True):
        if not text.startswith(old, at):
            raise ValueError(f"{old!r} does not stand at {at}")
        text = text[:at] + new + text[at + len(old) :]
    return text


def articles(item: Record, known: Mapping[str, Record]) -> tuple[Article, Article, Article]:
    """The first article of the item's pair, the second, and the second with the edits made."""
    first, second = (known[name] for name in item["pair"].split("__"))
    return (
        _article("a", first, first["text"]),
        _article("b", second, second["text"]),
        _article("b", second, edited(second["text"], item["edits"])),
    )


def _article(name: str, row: Record, text: str) -> Article:
    return adapters.article(
        text, name, row.get("date"), publisher=row.get("publisher"), headline=row.get("title") or None
    )


def shown(a: Article, b: Article) -> list[Finding]:
    """What the report on two articles shows."""
    report = adapters.compare_stories(Story("s", "s", (a, b)))
    return [f for f in report.findings if f.severity != "hidden"]


def stands_at(finding: Finding, item: Record) -> bool:
    """Whether `finding` points at the fact on both sides."""
    for side in SIDES:
        spans, mark, home = finding.spans.get(side, ()), Span(*item[f"{side}_span"]), Span(*item[f"{side}_home"])
        gap = mark.start == mark.end and any(s.start - BESIDE <= mark.start <= s.end + BESIDE for s in spans)
        if not gap and not points_at(spans, mark, home):
            return False
    return True


def loud_words(findings: Sequence[Finding], a: Article, b: Article) -> Counter[Words]:
    """Kinds and words of the errors and warnings among `findings`, by which they are known in a changed article."""
    return Counter((f.kind, _printed(f, a), _printed(f, b)) for f in findings if f.severity in LOUD)


def _printed(finding: Finding, article: Article) -> tuple[str, ...]:
    return tuple(article.text[x.start : x.end] for x in finding.spans.get(article.id, ()))


def results(items: Sequence[Record], known: Mapping[str, Record]) -> Iterator[Result]:
    """Compare each item, and once each pair as it was."""
    last, before = "", Counter[Words]()
    for item in items:
        a, old, new = articles(item, known)
        if item["pair"] != last:
            last, before = item["pair"], loud_words(shown(a, old), a, old)
        yield judged(item, a, new, before)


def judged(item: Record, a: Article, b: Article, before: Counter[Words]) -> Result:
    """What the report on `a` and the changed `b` says of the item; `before` are the loud findings of the pair."""
    found = shown(a, b)
    here = [f for f in found if stands_at(f, item)]
    right = [f for f in here if f.kind in item["kinds"]]
    elsewhere = loud_words([f for f in found if f not in here], a, b) - before
    if item["group"] == EQUAL:
        rates = {"clean": Rate(not set(loud_words(here, a, b)) - set(before), 1)}
    else:
        loud = any(f.severity in LOUD for f in right)
        rates = {"found": Rate(bool(right), 1), "loud": Rate(loud, 1), "led": Rate(bool(here), 1)}
    missed = not rates.get("clean", rates.get("led", Rate())).hits
    return Result(item, rates | {"collateral": Rate(sum(elsewhere.values()), 1)}, missed)


def drawn(folders: Folders) -> tuple[list[Record], Mapping[str, Record]]:
    """The items of the sample, and the articles by name."""
    known = read_json(folders.find("items/mutations/pairs.json")[0])["articles"]
    items = [item for path in folders.find("items/mutations/*.jsonl") for item in read_lines(path)]
    return sample(items, folders.sample), known


def measure(folders: Folders) -> Measured:
    """The figures of the sample."""
    return summarise(list(results(*drawn(folders))))


def summarise(found: Sequence[Result]) -> Measured:
    """Figures by group, rates by mutation, and which changed facts nothing was shown of."""
    groups = {group: total(r.rates for r in found if group_of(r.item) == group) for group in GROUPS}
    figures = [
        Figure(f"{group} {how}", rate.value, rate.of)
        for group, rates in groups.items()
        for how, rate in rates.items()
        if how != "collateral"
    ]
    strays = total(r.rates for r in found).get("collateral", Rate())
    figures.append(Figure("loud collateral of 100", 100 * strays.value, strays.of, "down"))
    misses = (f"{r.item['id']} {r.item['mutation']}: {r.item['orig']!r} / {r.item['new']!r}" for r in found if r.missed)
    return Measured(tuple(figures), (by_mutation(found),), tuple(misses))


def group_of(item: Record) -> str:
    """The group of `GROUPS`: facts outside quotations, those inside, lesser precision, or equal rewrites."""
    if item["group"] == EQUAL:
        return "equal rewrites"
    if item["group"] == "SOFT":
        return "shades"
    return "remarks" if item["mutation"].startswith("quote.") else "facts"


def by_mutation(found: Sequence[Result]) -> Table:
    """One row a mutation, after one for all of its group in the file."""
    parts: dict[tuple[str, str], list[Mapping[str, Rate]]] = {}
    for r in found:
        for name in (r.item["mutation"], "all"):
            parts.setdefault((r.item["group"], name), []).append(r.rates)
    rows = tuple(_row(group, name, total(rates)) for (group, name), rates in sorted(parts.items()))
    return Table("Mutations", ("mutation", "n", "found", "loud", "led", "clean", "collateral"), rows)


def _row(group: str, name: str, rates: Mapping[str, Rate]) -> tuple[str | int | float, ...]:
    shares = (rates[how].value if how in rates else "" for how in ("found", "loud", "led", "clean", "collateral"))
    return (f"{group} {name}", rates["collateral"].of, *shares)


SETS: tuple[BenchSet, ...] = (BenchSet("mutations", FILES, measure, sampled=True),)
