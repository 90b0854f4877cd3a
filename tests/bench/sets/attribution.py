"""Who says what: spans of source, cue and content in whole articles.

A marked attribution has up to three items: its source, its cue, its content, each a set of spans, of which spans with
only white space between them are one, and white space at an edge is not part. An item found is exact where its spans
are those of a marked item of the same sort in the same article, and matches at the begin where its first span starts
there. Items are counted, not attributions, so source and content need not meet, which is how the published figures are
made (those are by sentence and token, these by article and code point). `but for marks` leaves out punctuation and
quotation marks at the edges of every span.

Direct and mixed attributions are those with a double quotation mark in the content, on both sides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence

from compare.model import Utterance
from tests.bench import adapters
from tests.bench.figures import Figure, prf
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate, total

SORTS = ("source", "cue", "content")
Spans = tuple[tuple[int, int], ...]
Item = dict[str, Spans]


def merged(text: str, spans: Iterable[Sequence[int]], edge: Callable[[str], bool] = str.isspace) -> Spans:
    """`spans` in order, trimmed of `edge` characters, and joined where only white space is between."""
    out: list[tuple[int, int]] = []
    for start, end in sorted((s, e) for s, e in spans):
        joined = bool(out) and not text[out[-1][1] : start].strip()
        out.append((out.pop()[0] if joined else start, end))
    return tuple(x for s, e in out if (x := _trim(text, s, e, edge))[0] < x[1])


def _trim(text: str, start: int, end: int, edge: Callable[[str], bool]) -> tuple[int, int]:
    while start < end and edge(text[start]):
        start += 1
    while start < end and edge(text[end - 1]):
        end -= 1
    return start, end


def is_mark(char: str) -> bool:
    """Whether `char` is neither letter nor digit nor a sign of money or share."""
    return not char.isalnum() and char not in "$£€%"


def is_quoted(text: str, content: Spans) -> bool:
    """Whether `content` holds a double quotation mark."""
    return any(char in '"“”«»„' for s, e in content for char in text[s:e])


def marked_items(record: Record) -> list[Item]:
    """The marked attributions of an article."""
    return [{sort: merged(record["text"], row[sort]) for sort in SORTS} for row in record["attributions"]]


def found_items(text: str, found: Iterable[Utterance]) -> list[Item]:
    """The utterances that the program finds, in the same form."""
    return [
        {
            "source": merged(text, [u.source] if u.source else []),
            "cue": merged(text, [u.cue] if u.cue else []),
            "content": merged(text, u.content),
        }
        for u in found
    ]


def rates_of(text: str, found: Sequence[Item], marked: Sequence[Item]) -> dict[str, Rate]:
    """Precision and recall of every sort: exact, at the begin, and but for marks."""
    views: dict[str, Callable[[Spans], object]] = {
        "exact": lambda spans: spans,
        "begin": lambda spans: spans[0][0],
        "but for marks": lambda spans: merged(text, spans, is_mark),
    }
    out = {}
    for sort in SORTS:
        for name, view in views.items():
            left, right = (Counter(view(item[sort]) for item in items if item[sort]) for items in (found, marked))
            hits = (left & right).total()
            out[f"{sort} {name} P"] = Rate(hits, left.total())
            out[f"{sort} {name} R"] = Rate(hits, right.total())
    return out


def measure(records: list[Record]) -> Measured:
    """Figures for direct and mixed together, then for all kinds."""
    parts: dict[str, list[dict[str, Rate]]] = {"quoted": [], "all": []}
    misses = []
    for record in records:
        text = record["text"]
        found, marked = found_items(text, adapters.utterances(text)), marked_items(record)
        parts["all"].append(rates_of(text, found, marked))
        quoted = [[item for item in items if is_quoted(text, item["content"])] for items in (found, marked)]
        parts["quoted"].append(rates_of(text, *quoted))
        misses += _misses(record["id"], text, *quoted)
    figures = [figure for which, rates in parts.items() for figure in _figures(which, total(rates))]
    return Measured(tuple(figures), misses=tuple(misses))


def _figures(which: str, rates: dict[str, Rate]) -> Iterable[Figure]:
    for sort in SORTS:
        for how in ("exact", "begin", "but for marks"):
            name = f"{sort} {how}"
            rows = prf(f"{which} {name}", rates[f"{name} P"], rates[f"{name} R"])
            yield from rows if how == "exact" else rows[-1:]


def _misses(name: str, text: str, found: Sequence[Item], marked: Sequence[Item]) -> list[str]:
    lines = []
    for sort in SORTS:
        left, right = (Counter(item[sort] for item in items if item[sort]) for items in (found, marked))
        for what, rest in (("missed", right - left), ("wrong", left - right)):
            lines += [f"{name} {sort} {what} {spans}: {[text[s:e] for s, e in spans]}" for spans in sorted(rest)]
    return lines


SETS: tuple[BenchSet, ...] = (from_records("attribution_polnear", measure),)
