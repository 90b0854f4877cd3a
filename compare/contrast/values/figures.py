"""Two quantities as values: the same, compatible (one rounded, hedged or a range), or in conflict.

Compatible means that one true figure could stand behind both prints. Rounding is granted without a hedge only where
reporters round: to fewer figures, within `ROUNDED`; and not for counts of people or things that are small enough to
be counted one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from compare.lexicon.units import BASES, CURRENCIES, TIME_UNITS
from compare.model import Quantity

Relation = Literal["same", "compatible", "conflict"]

ROUNDED = 0.08  # of the value: 5.4 per cent printed as 5 is rounding, 1.8 billion printed as 2 is another figure
TRUNCATED = 0.025  # of the value that may be cut off: 43.9 million printed as 43
ABOUT = 0.1  # how far a reader lets "about" and "nearly" reach
REACH = 2.0  # how many times a bound the value behind it may be
PART = 0.1  # how far a half or a third may be from the share: a quarter is no third
COUNTED_OUT = 1000.0  # below, things are counted; above, counts are rounded
CONVERTED = 0.03  # what converting miles and rounding the result costs
_TIMES = frozenset({*TIME_UNITS, "age", "times", "fold"})
DOLLARS = frozenset({"USD", "US$", "AUD", "CAD", "NZD", "HKD", "SGD"})
LOOSE_UNITS = {"pound": frozenset({"GBP", "lb"}), "peso": frozenset({"MXN", "ARS", "PHP"})}


@dataclass(frozen=True, slots=True)
class Range:
    """The values from `low` to `high` that a print allows, in base units."""

    low: float
    high: float


def dimension(unit: str) -> str:
    """What `unit` measures: "money", "share", "length", "time" ..., or the unit itself."""
    if unit in CURRENCIES and unit != "pound":
        return "money"
    return BASES.get(unit, (unit, 1.0))[0] if unit else "count"


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure the same thing in units that can be turned into each other."""
    if a.ordinal != b.ordinal or ("name" in (a.unit, b.unit) and a.counted != b.counted):
        return False
    if a.unit == b.unit or b.unit in LOOSE_UNITS.get(a.unit, ()) or a.unit in LOOSE_UNITS.get(b.unit, ()):
        return True
    if dimension(a.unit) == "money" or dimension(b.unit) == "money":
        return {a.unit, b.unit} <= DOLLARS and "USD" in (a.unit, b.unit)  # a bare $ may be any of them
    return bool(a.unit and b.unit) and dimension(a.unit) == dimension(b.unit)


def other_unit(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities are of units that do not mean the same: 3 per cent / 3 points, tonnes / barrels."""
    if comparable(a, b) or a.ordinal or b.ordinal or "name" in (a.unit, b.unit):
        return False
    money = a.unit in CURRENCIES and b.unit in CURRENCIES
    return money or (bool(a.unit and b.unit) and (a.low, a.high) == (b.low, b.high) and a.unit not in _TIMES)


def other_rate(a: Quantity, b: Quantity) -> bool:
    """Whether two equal figures are counted for other times: 5 million a year, 5 million over two years."""
    return bool(a.per and b.per) and a.per != b.per


def relate(a: Quantity, b: Quantity) -> Relation:
    """How the values of two comparable quantities relate."""
    base_a, base_b = _base(a, b)
    converted = a.unit != b.unit
    if _near(base_a, base_b, CONVERTED if converted else 1e-9):
        return "conflict" if _shut_out(a, b) else "same" if a.hedge == b.hedge or converted else "compatible"
    if a.ordinal or a.unit in ("score", "name"):
        return "conflict"
    if a.hedge == b.hedge == "atleast" and a.exact and b.exact:
        return "conflict"  # the least that is known is itself what both tell
    if a.hedge == b.hedge != "":  # two outlets that round one figure are not off by twice the room
        return "compatible" if _near(base_a, base_b, ABOUT) else "conflict"
    wide_a, wide_b = _widened(a, base_a), _widened(b, base_b)
    if wide_a.low <= wide_b.high and wide_b.low <= wide_a.high:
        return "compatible"
    return "compatible" if _rounds(a, b) or (converted and _near(base_a, base_b, ROUNDED)) else "conflict"


def _shut_out(a: Quantity, b: Quantity) -> bool:
    """Whether one stays below the value that the other exceeds: nearly half, more than half."""
    hedges = {a.hedge, b.hedge}
    return bool(hedges & {"nearly", "under"}) and bool(hedges & {"above", "over", "atleast"})


def is_close(a: Quantity, b: Quantity) -> bool:
    """Whether two compatible quantities print all but one value, hedges aside."""
    return _near(*_base(a, b), CONVERTED)


def _base(a: Quantity, b: Quantity) -> tuple[Range, Range]:
    """Both values in one unit."""
    if a.unit == b.unit or a.unit not in BASES or b.unit not in BASES:
        return Range(a.low, a.high), Range(b.low, b.high)
    one, two = BASES[a.unit][1], BASES[b.unit][1]
    return Range(a.low * one, a.high * one), Range(b.low * two, b.high * two)


def _near(a: Range, b: Range, share: float) -> bool:
    """Whether both ends differ by at most `share` of the larger."""
    return all(abs(x - y) <= share * max(abs(x), abs(y)) for x, y in ((a.low, b.low), (a.high, b.high)))


def _widened(q: Quantity, base: Range) -> Range:
    """What a hedge lets the value be; "more than 100" is printed of no thousand."""
    loose = ABOUT if q.hedge in ("about", "nearly", "above") else PART if not q.exact and base.low == base.high else 0.0
    low, high = base.low * (1 - loose), base.high * (1 + loose)
    if q.hedge in ("atleast", "over"):
        return Range(base.low, REACH * base.high)
    if q.hedge in ("atmost", "under"):
        return Range(base.low / REACH, base.high)
    return Range(base.low if q.hedge == "above" else low, base.high if q.hedge == "nearly" else high)


def step(value: float) -> float:
    """The place of the last figure that is not zero: 0.01 for 85.19, 1e8 for 1.2 billion."""
    number = Decimal(repr(value)).normalize()
    exponent = number.as_tuple().exponent
    return 10.0**exponent if isinstance(exponent, int) else 1.0


def _rounds(a: Quantity, b: Quantity) -> bool:
    """Whether the coarser of two plain figures is the finer one rounded."""
    if a.low != a.high or b.low != b.high or a.unit != b.unit or a.unit == "age":
        return False
    fine, coarse = sorted((a, b), key=lambda q: step(q.low))
    grain = step(coarse.low)
    if step(fine.low) == grain or (not coarse.unit and grain > 1 and coarse.low < COUNTED_OUT):
        return False
    if coarse.unit and grain > 1 and coarse.low < 100:
        return False
    apart = abs(fine.low - coarse.low)
    cut = coarse.low < fine.low and apart < grain and apart <= TRUNCATED * fine.low
    return cut or (apart <= grain / 2 * (1 + 1e-9) and apart <= ROUNDED * max(fine.low, coarse.low))


def show(q: Quantity) -> str:
    """The value in one notation, as a fact of a finding."""
    low, high = (f"{v:,.0f}" if v == int(v) else f"{v:,.6g}" for v in (q.low, q.high))
    value = low if low == high else f"{low} to {high}"
    return f"{value} {q.unit}".strip()
