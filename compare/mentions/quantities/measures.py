"""What a number is measured in: currencies before it, units after it, and the record of a read quantity."""

from collections.abc import Sequence
from dataclasses import dataclass

from compare.lexicon.units import CURRENCY_NAMES, CURRENCY_SIGNS, GLUED_ONLY, RATED, RATES, TIME_UNITS, UNITS
from compare.mentions.quantities.numerals import glued, norm, read_number
from compare.text import Token

LONGEST_UNIT = max(len(u.split()) for u in UNITS)
# Glued to digits these are units only in lower case: 5G is no weight, 12M no length.
_LOWER_ONLY = frozenset({"g", "m", "min"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A quantity on tokens `start` to `end` (past the last): values, normal `unit`, hedge, and how it was written."""

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    hedge: str = ""
    exact: bool = True
    spelled: bool = False
    ordinal: bool = False


def read_rate(tokens: Sequence[Token], j: int) -> tuple[str, int]:
    """What a figure that ends before token `j` is counted for: "a year", "daily", "over two years"; "" for nothing."""
    word, after = norm(tokens, j), norm(tokens, j + 1)
    if word in RATES:
        return RATES[word], j + 1
    if word in ("a", "an", "per", "each", "every") and after in RATED and norm(tokens, j + 2) != "-":
        return UNITS.get(after, after), j + 2
    if word in ("/", "p") and glued(tokens, j + 1) and after in RATED:
        return UNITS.get(after, after), j + 2
    if word != "over":
        return "", j
    number = read_number(tokens, j + 1)
    unit, end = read_unit(tokens, number.end) if number and number.exact and not number.ordinal else ("", j)
    return (f"{number.low:g} {unit}", end) if number and unit in TIME_UNITS else ("", j)


def read_currency(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """The currency that starts at token `i` and the token after it; "" and `i` where there is none."""
    word, after = norm(tokens, i), norm(tokens, i + 1)
    if after == "$" and glued(tokens, i + 1) and word + "$" in CURRENCY_SIGNS and shows_digits(tokens, i + 2):
        return CURRENCY_SIGNS[word + "$"], i + 2
    if word not in CURRENCY_SIGNS or not shows_digits(tokens, i + 1 + (after == ".")):
        return "", i
    if after == "." and word != "rs":
        return "", i
    return CURRENCY_SIGNS[word], i + 1 + (after == ".")


def shows_digits(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` shows digits."""
    return i < len(tokens) and tokens[i].text[0].isdigit()


def read_unit(tokens: Sequence[Token], j: int, glued_only_lower: bool = False) -> tuple[str, int]:
    """The normal unit that starts at token `j`, past a hyphen too, and the token after it."""
    hyphen = norm(tokens, j) == "-" and glued(tokens, j) and glued(tokens, j + 1)
    k = j + 1 if hyphen else j
    if glued_only_lower and glued(tokens, k) and norm(tokens, k) in _LOWER_ONLY and not tokens[k].text.islower():
        return "", j
    for length in range(LONGEST_UNIT, 0, -1):
        words = " ".join(norm(tokens, m) for m in range(k, k + length))
        unit = UNITS.get(words) or (CURRENCY_NAMES.get(words) if length == 1 else None)
        if unit and words in GLUED_ONLY and (hyphen or not glued(tokens, k)):
            continue
        if unit == "celsius" and tokens[k].text == "c":
            unit = "cent"
        if unit:
            return unit, k + length
    if norm(tokens, k) in ("us", "american", "canadian", "australian") and norm(tokens, k + 1) == "dollars":
        return {"canadian": "CAD", "australian": "AUD"}.get(norm(tokens, k), "US$"), k + 2
    if norm(tokens, k) == "°" and norm(tokens, k + 1) in ("c", "f"):
        return {"c": "celsius", "f": "fahrenheit"}[norm(tokens, k + 1)], k + 2
    return "", j
