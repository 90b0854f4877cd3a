"""Figures of the bench and the accepted ones beside them: outcomes in, a table, JSON and a verdict out.

An accepted figure is kept with a digest of the data that it was measured on. A figure is a drop when it is worse
than the accepted one by more than `TOLERANCE`; on other data that is said beside it, and is a drop all the same.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from tests.bench.rates import Rate, f1

TOLERANCE = 0.002
Status = Literal["measured", "skipped", "no stage", "failed"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value over `n` things; `better` says which way is up, "info" is shown and never judged."""

    name: str
    value: float
    n: int
    better: Literal["up", "down", "info"] = "up"

    def worse_than(self, accepted: float) -> bool:
        """Whether this is a drop from `accepted`."""
        if self.better == "info":
            return False
        loss = accepted - self.value if self.better == "up" else self.value - accepted
        return loss > TOLERANCE + 1e-9


def prf(name: str, precision: Rate, recall: Rate) -> tuple[Figure, Figure, Figure]:
    """Precision, recall and their F1, which alone is judged: a trade of one for the other is no drop in itself."""
    return (
        Figure(f"{name} P", precision.value, precision.of, "info"),
        Figure(f"{name} R", recall.value, recall.of, "info"),
        Figure(f"{name} F1", f1(precision, recall), recall.of),
    )


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that explain the figures: kinds, bins, confusions."""

    title: str
    header: tuple[str, ...]
    rows: tuple[tuple[str | int | float, ...], ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a set gave: figures, or in `note` why there are none; `misses` are lines for whoever wants to look.

    `seen` says what was fitted on the same data.
    """

    name: str
    status: Status = "measured"
    note: str = ""
    figures: tuple[Figure, ...] = ()
    tables: tuple[Table, ...] = ()
    misses: tuple[str, ...] = ()
    digest: str = ""
    seconds: float = 0.0
    seen: str = ""


@dataclass(frozen=True, slots=True)
class AcceptedSet:
    """The accepted figures of a set and the digest of the data behind them."""

    digest: str = ""
    figures: Mapping[str, float] = field(default_factory=dict)


Accepted = Mapping[str, AcceptedSet]


def read_accepted(path: Path) -> Accepted:
    """The accepted figures in `path`, none where there is no such file."""
    if not path.is_file():
        return {}
    raw = json.loads(path.read_text(encoding="utf-8"))
    return {name: AcceptedSet(row["data"], row["figures"]) for name, row in raw.items()}


def write_accepted(path: Path, old: Accepted, outcomes: Iterable[Outcome]) -> None:
    """Write the figures of all measured `outcomes` over those of `old`; sets that were not measured stay."""
    new = dict(old)
    for out in outcomes:
        if out.status == "measured":
            new[out.name] = AcceptedSet(out.digest, {f.name: round(f.value, 4) for f in out.figures})
    plain = {name: {"data": row.digest, "figures": dict(row.figures)} for name, row in sorted(new.items())}
    path.write_text(json.dumps(plain, indent=1) + "\n", encoding="utf-8")


def drops(outcomes: Iterable[Outcome], accepted: Accepted) -> list[str]:
    """What is worse than accepted, one line each; a set that no longer runs is a drop, one without data is not."""
    lines: list[str] = []
    for out in outcomes:
        held = accepted.get(out.name, AcceptedSet())
        if out.status == "failed" or (out.status == "no stage" and held.figures):
            lines.append(f"{out.name}: {out.status}: {out.note}")
        for figure in out.figures:
            before = held.figures.get(figure.name)
            if before is not None and figure.worse_than(before):
                lines.append(f"{out.name} {figure.name}: {figure.value:.4f}, accepted {before:.4f}")
    return lines


def _cells(out: Outcome, held: AcceptedSet) -> Iterable[tuple[str, ...]]:
    if out.status != "measured":
        yield (out.name, f"-- {out.status}: {out.note}", "", "", "", "", "")
        return
    other = "other data" if held.digest and held.digest != out.digest else ""
    for figure in out.figures:
        before = held.figures.get(figure.name)
        change = "" if before is None else f"{round(figure.value - before, 3) + 0.0:+.3f}"
        mark = "DROP" if before is not None and figure.worse_than(before) else ""
        shown = "" if before is None else f"{before:.3f}"
        note = " ".join(x for x in (mark, other if shown else "") if x)
        yield (
            out.name,
            figure.name,
            str(figure.n),
            f"{figure.value:.3f}",
            shown,
            f"{change} {note}".rstrip(),
            out.seen,
        )


def render_rows(rows: Sequence[Sequence[str]]) -> str:
    """`rows` in columns, the first and last two to the left, the others to the right; a remark may run over."""
    widths = [max(len(row[i]) for row in rows if not row[1].startswith("--")) for i in range(len(rows[0]))]
    lines = []
    for row in rows:
        sides = [
            c.ljust(w) if i < 2 or i >= len(row) - 2 else c.rjust(w)
            for i, (c, w) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(sides).rstrip())
    return "\n".join(lines)


def render_table(table: Table) -> str:
    """A titled table of its own."""
    rows = [table.header, *(tuple(f"{c:.2f}" if isinstance(c, float) else str(c) for c in row) for row in table.rows)]
    widths = [max(len(row[i]) for row in rows) for i in range(len(table.header))]
    body = [
        "  ".join(c.ljust(w) if i == 0 else c.rjust(w) for i, (c, w) in enumerate(zip(row, widths, strict=True)))
        for row in rows
    ]
    return "\n".join([table.title, *("  " + line.rstrip() for line in body)])


def render(outcomes: Sequence[Outcome], accepted: Accepted) -> str:
    """The whole table as text, with the accepted figures beside."""
    rows: list[tuple[str, ...]] = [("set", "metric", "n", "now", "accepted", "change", "fitted")]
    for out in outcomes:
        rows += _cells(out, accepted.get(out.name, AcceptedSet()))
    parts = [render_rows(rows), *(render_table(t) for out in outcomes for t in out.tables)]
    return "\n\n".join(parts)


def as_json(signature: str, outcomes: Sequence[Outcome], accepted: Accepted) -> dict[str, Any]:
    """The same as plain data, without times, so that equal runs give equal bytes."""
    return {
        "signature": signature,
        "sets": {out.name: _plain(out, accepted.get(out.name, AcceptedSet())) for out in outcomes},
        "drops": drops(outcomes, accepted),
    }


def _plain(out: Outcome, held: AcceptedSet) -> dict[str, Any]:
    if out.status != "measured":
        return {"status": out.status, "note": out.note}
    figures = {
        f.name: {"value": round(f.value, 4), "n": f.n, "better": f.better, "accepted": held.figures.get(f.name)}
        for f in out.figures
    }
    tables = [{"title": t.title, "header": t.header, "rows": t.rows} for t in out.tables]
    return {"status": out.status, "data": out.digest, "seen": out.seen, "figures": figures, "tables": tables}
