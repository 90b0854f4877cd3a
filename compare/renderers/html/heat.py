"""Heat maps: how each source tells what a base tells, sentence by sentence.

Comes in: the report. Goes out: a `HeatMap` for every source as the base, so that the page can change the base without
a new run. Sign and word carry the state, colour only repeats it. Only the body counts: a heading is not told again.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.model import Alignment, Report, Sentence
from compare.renderers.html.cards import Desk
from compare.renderers.html.matrix import LEAST
from compare.renderers.html.matrix_records import HeatCell, HeatColumn, HeatMap, HeatRow
from compare.titles import shorten

STATES = {"same": ("=", "same"), "reworded": ("≈", "reworded"), "differs": ("≠", "differs"), "absent": ("–", "absent")}
_WIDE = 40  # sentences of a base; more are shown by the paragraph, since nobody takes in a longer row at a glance
_FIRST_WORDS = 60


@dataclass(frozen=True, slots=True)
class _Told:
    """How one sentence of a base is told: the state, and the sentence of the other source that tells it first."""

    state: str
    by: Sentence | None = None


@dataclass(frozen=True, slots=True)
class _Found:
    """What findings speak of, as (source, the other source, sentence), and of that what the other source lacks."""

    differing: frozenset[tuple[str, str, int]]
    missing: frozenset[tuple[str, str, int]]


def heat_maps(report: Report, desk: Desk) -> tuple[HeatMap, ...]:
    """Map every source as the base of the others, the run's own base first in the open, else the first source's."""
    if len(report.sources) < LEAST or report.verdict != "same-story":
        return ()
    found = _found(report, desk)
    ids = list(desk.views)
    named = next((i for i in ids if desk.views[i].is_base), ids[0])
    return tuple(_heat_map(report, desk, found, base, base == named) for base in ids)


def _found(report: Report, desk: Desk) -> _Found:
    """Collect what findings speak of; that a sentence stands in another place does not make it another telling."""
    differing, missing = set(), set()
    for f in report.findings:
        if f.severity == "hidden" or f.kind == "placement.moved":
            continue
        for source, spans in f.spans.items():
            reader, others = desk.readers[source], [other for other in f.sources if other != source]
            differing |= {(source, o, s.n) for o in others for span in spans for s in reader.touching(span)}
            if f.kind == "missing.statement":
                missing |= {(source, o, s.n) for o in others for span in spans for s in reader.covered(span)}
    return _Found(frozenset(differing), frozenset(missing))


def _heat_map(report: Report, desk: Desk, found: _Found, base: str, shown: bool) -> HeatMap:
    """Map all other sources against `base`."""
    body = [s for s in desk.readers[base].source.sentences if s.role == "body"]
    columns = [list(held) for _, held in groupby(body, key=lambda s: s.n if len(body) <= _WIDE else s.paragraph)]
    rows = tuple(_row(report, desk, found, base, source, columns) for source in desk.views if source != base)
    ids = list(desk.views)
    beside = next(i for i in ids if i != base)
    heads = tuple(_column(desk, base, beside, held, len(body) > _WIDE) for held in columns)
    return HeatMap(desk.views[base], "paragraph" if len(body) > _WIDE else "sentence", heads, rows, shown)


def _column(desk: Desk, base: str, beside: str, held: Sequence[Sentence], by_paragraph: bool) -> HeatColumn:
    """Head the column of the sentences `held`."""
    first = held[0]
    words = shorten(desk.readers[base].words(first.span), _FIRST_WORDS)
    label = f"¶{first.paragraph}" if by_paragraph else str(first.n)
    return HeatColumn(label, words, f"#{desk.texts(base, beside)}{desk.views[base].letter}{first.n}")


def _row(
    report: Report, desk: Desk, found: _Found, base: str, source: str, columns: Sequence[Sequence[Sentence]]
) -> HeatRow:
    """Show how `source` tells every column."""
    groups = {
        n: g for g in report.alignments if base in g.sentences and source in g.sentences for n in g.sentences[base]
    }
    told = {s.n: _told(desk, found, base, source, s, groups.get(s.n)) for held in columns for s in held}
    cells = tuple(_cell(desk, base, source, held, told) for held in columns)
    counts = Counter(cell.state for cell in cells)
    tally = ", ".join(f"{counts[state]} {word}" for state, (_, word) in STATES.items() if counts[state])
    return HeatRow(desk.views[source], tally, cells)


def _told(desk: Desk, found: _Found, base: str, source: str, s: Sentence, group: Alignment | None) -> _Told:
    """Say how `source` tells the sentence `s` of `base`."""
    if group is None or (base, source, s.n) in found.missing:
        return _Told("absent")
    held = set(group.sentences[source])
    others = [o for o in desk.readers[source].source.sentences if o.n in held]
    if not others:
        return _Told("absent")
    words = {o.n: desk.readers[source].norms(o) for o in others}
    own = desk.readers[base].norms(s)
    nearest = max(others, key=lambda o: len(set(words[o.n]) & set(own)) / max(1, len(set(words[o.n]) | set(own))))
    if (base, source, s.n) in found.differing or (source, base, nearest.n) in found.differing:
        return _Told("differs", nearest)
    return _Told("same" if any(own == of for of in words.values()) else "reworded", nearest)


def _cell(desk: Desk, base: str, source: str, held: Sequence[Sentence], told: Mapping[int, _Told]) -> HeatCell:
    """Show the sentences `held` of the base as one cell; it leads to what tells them, else to themselves."""
    states = [told[s.n].state for s in held]
    state = "differs" if "differs" in states else states[0] if len(set(states)) == 1 else "reworded"
    sign, word = STATES[state]
    by = next((told[s.n].by for s in held if told[s.n].by), None)
    at, where = (source, by) if by else (base, held[0])
    place = f", ¶{by.paragraph}" if by else ""
    return HeatCell(state, sign, word + place, f"#{desk.texts(base, source)}{desk.views[at].letter}{where.n}")
