"""Tokens in, one number out: digits with grouping, spelled numbers, scale words, vague plurals, ordinals.

Read by hand from the tokens rather than by one pattern, so that "a hundred and five", "2 lakh crore" and "1,20,000"
share their rules and every number knows which tokens it stands on.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.lexicon.number_words import (
    FEW,
    GLYPH_FRACTIONS,
    MONEY_SCALES,
    ORDINAL_ENDINGS,
    ORDINALS,
    SCALES,
    SHORT_SCALES,
    TENS,
    UNITS,
    VAGUE,
    VAGUE_FACTORS,
)
from compare.text import Token

# Western and Indian grouping: the last group has three digits, those before it two or three.
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?")
_PLAIN = re.compile(r"\d{1,15}(?:\.\d+)?")
_LEAD_GROUP, _GROUP = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_DOTTED = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})*\.\d\d0")  # a decimal does not end in 0, a group of three does
_SMALL = {**UNITS, **TENS}


@dataclass(frozen=True, slots=True)
class Number:
    """A number that ends before token `end`: `low` to `high`, of which `scale` is the factor named by a word."""

    end: int
    low: float
    high: float
    scale: float = 1.0
    exact: bool = True
    spelled: bool = False
    ordinal: bool = False


def norm(tokens: Sequence[Token], i: int) -> str:
    """The comparison form of token `i`, "" past either end."""
    return tokens[i].norm if 0 <= i < len(tokens) else ""


def glued(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` stands directly after the one before it."""
    return 0 < i < len(tokens) and tokens[i].start == tokens[i - 1].end


def read_number(tokens: Sequence[Token], i: int, money: bool = False) -> Number | None:
    """Read the number that starts at token `i`; `money` where a currency stands before it, so that "m" is a million."""
    if i >= len(tokens):
        return None
    if tokens[i].text[0].isdigit():
        return _digits(tokens, i, money)
    return _glyph(tokens, i) or _vague(tokens, i) or _spelled(tokens, i)


def digits_value(text: str) -> float | None:
    """The value of a numeral with or without grouping; None for versions, lists and overlong runs of digits."""
    if _DOTTED.fullmatch(text):
        return float(text.replace(".", ""))
    if _GROUPED.fullmatch(text) or _PLAIN.fullmatch(text):
        return float(text.replace(",", ""))
    return None


def _digits(tokens: Sequence[Token], i: int, money: bool) -> Number | None:
    value = digits_value(tokens[i].text)
    if value is None:
        return None
    j, digits = _past_groups(tokens, i)
    if digits:
        return _scaled(tokens, Number(j, float(digits), float(digits)), money)
    if glued(tokens, j) and tokens[j].text in GLYPH_FRACTIONS:
        value += GLYPH_FRACTIONS[tokens[j].text]
        return _scaled(tokens, Number(j + 1, value, value), money)
    if glued(tokens, j) and norm(tokens, j) in ORDINAL_ENDINGS:
        return Number(j + 1, value, value, ordinal=True)
    return _scaled(tokens, _and_a_half(tokens, Number(j, value, value)), money)


def _past_groups(tokens: Sequence[Token], i: int) -> tuple[int, str]:
    """Go past the groups of three digits after a space or an apostrophe (12 500, 12'500); "" where none follow."""
    if not _LEAD_GROUP.fullmatch(tokens[i].text):
        return i + 1, ""
    j, digits = i + 1, tokens[i].text
    while j < len(tokens):
        k = j + (norm(tokens, j) == "'" and glued(tokens, j))
        near = glued(tokens, k) if k > j else tokens[k].start == tokens[k - 1].end + 1
        if k >= len(tokens) or not near or not _GROUP.fullmatch(tokens[k].text):
            break
        j, digits = k + 1, digits + tokens[k].text
    return (j, digits) if j > i + 1 else (i + 1, "")


def _glyph(tokens: Sequence[Token], i: int) -> Number | None:
    value = GLYPH_FRACTIONS.get(tokens[i].text)
    return Number(i + 1, value, value) if value else None


def _scaled(tokens: Sequence[Token], number: Number, money: bool) -> Number:
    """Multiply by the scale words that follow, glued, spaced or hyphenated."""
    while True:
        j = number.end
        if norm(tokens, j) == "-" and glued(tokens, j) and glued(tokens, j + 1) and norm(tokens, j + 1) in SCALES:
            j += 1
        factor = _scale_at(tokens, j, money)
        if factor is None or (number.scale > 1 and factor <= 12):
            return number
        number = replace(
            number, end=j + 1, low=number.low * factor, high=number.high * factor, scale=number.scale * factor
        )


def _scale_at(tokens: Sequence[Token], j: int, money: bool) -> float | None:
    word = norm(tokens, j)
    if word in SCALES:
        return SCALES[word]
    if word in SHORT_SCALES and (word != "k" or glued(tokens, j)):
        return SHORT_SCALES[word]
    if word == "m" and glued(tokens, j) and (tokens[j].text == "M" or norm(tokens, j + 1).endswith("s")):
        return 1e6  # "2.5m homes", "5M users"; else metres
    return MONEY_SCALES.get(word) if money else None


def _and_a_half(tokens: Sequence[Token], number: Number) -> Number:
    """Add the half of "two and a half" and "two-and-a-half"."""
    words = [norm(tokens, j) for j in range(number.end, number.end + 6)]
    for form in (["and", "a", "half"], ["-", "and", "-", "a", "-", "half"]):
        if words[: len(form)] == form:
            return replace(number, end=number.end + len(form), low=number.low + 0.5, high=number.high + 0.5)
    return number


def _vague(tokens: Sequence[Token], i: int) -> Number | None:
    """Read "dozens", "tens of thousands", "several hundred", "a few", "a couple of"."""
    word = norm(tokens, i)
    if word in ("tens", *VAGUE) and norm(tokens, i + 1) == "of" and norm(tokens, i + 2) in VAGUE:
        factor = VAGUE_FACTORS.get(word)
        low, high = VAGUE[norm(tokens, i + 2)]
        return Number(i + 3, low * factor, high * factor, exact=False, spelled=True) if factor else None
    if word in VAGUE:
        return Number(i + 1, *VAGUE[word], exact=False, spelled=True)
    j = i + 1 if word in ("a", "the") else i
    few = norm(tokens, j)
    if few not in FEW or (few != "several" and j == i):
        return None
    end = j + 2 if norm(tokens, j + 1) == "of" and few in ("couple", "handful") else j + 1
    return _scaled(tokens, Number(end, *FEW[few], exact=False, spelled=True), money=False)


def _spelled(tokens: Sequence[Token], i: int) -> Number | None:
    """Read "twenty-five", "a hundred and five", "half a million", "two dozen", "twenty-first"."""
    word = norm(tokens, i)
    if word == "half":
        return _half_of_scale(tokens, i)
    if word in ORDINALS:
        return _ordinal(i + 1, ORDINALS[word])
    if word in ("a", "an") and norm(tokens, i + 1) in SCALES:
        return _sum(tokens, i + 1, 1.0)
    if word in _SMALL or word == "point":
        plain = _sum(tokens, i + 1, float(_SMALL[word])) if word in _SMALL else None
        return _spoken_decimal(tokens, i) or _tens_ordinal(tokens, i) or plain
    single = word == "single" and norm(tokens, i - 1) in ("a", "one")
    return Number(i + 1, 1.0, 1.0, spelled=True) if single else None


def _tens_ordinal(tokens: Sequence[Token], i: int) -> Number | None:
    """Read "twenty-first"."""
    ordinal = ORDINALS.get(norm(tokens, i + 2)) if norm(tokens, i + 1) == "-" else None
    return _ordinal(i + 3, TENS[norm(tokens, i)] + ordinal) if ordinal and norm(tokens, i) in TENS else None


def _spoken_decimal(tokens: Sequence[Token], i: int) -> Number | None:
    """Read "zero point five" and "point two five"."""
    whole = norm(tokens, i)
    j = end = i + 1 + (whole != "point")
    while norm(tokens, j - 1) == "point" and UNITS.get(norm(tokens, end), 10) < 10:
        end += 1
    if end == j:
        return None
    value = float(f"{_SMALL.get(whole, 0)}." + "".join(str(UNITS[norm(tokens, k)]) for k in range(j, end)))
    return _scaled(tokens, Number(end, value, value, spelled=True), money=False)


def _ordinal(end: int, rank: int) -> Number:
    return Number(end, float(rank), float(rank), spelled=True, ordinal=True)


def _half_of_scale(tokens: Sequence[Token], i: int) -> Number | None:
    """Read "half a million", "half-million" and "half a dozen"."""
    j = i + 1
    while norm(tokens, j) in ("a", "-"):
        j += 1
    scale = SCALES.get(norm(tokens, j))
    return Number(j + 1, scale / 2, scale / 2, scale, spelled=True) if scale and j > i + 1 else None


def _sum(tokens: Sequence[Token], j: int, current: float) -> Number:
    """Add up the number words from token `j` on, `current` being what has been read."""
    total, scale = 0.0, 1.0
    while True:
        k = _past_joint(tokens, j, current, total)
        word = norm(tokens, k)
        if word in _SMALL and _fits(current, _SMALL[word]):
            current += _SMALL[word]
        elif word == "hundred" and 0 < current < 100:
            current, scale = current * 100, max(scale, 100.0)
        elif word in SCALES and word != "hundred" and current > 0:
            total, current, scale = total + current * SCALES[word], 0.0, max(scale, SCALES[word])
        else:
            break
        j = k + 1
    number = Number(j, total + current, total + current, scale, spelled=True)
    return _scaled(tokens, _and_a_half(tokens, number), money=False)


def _past_joint(tokens: Sequence[Token], j: int, current: float, total: float) -> int:
    """Step over the hyphen of "twenty-five" or the "and" of "a hundred and five", if a number word follows."""
    word, follows = norm(tokens, j), norm(tokens, j + 1)
    number_follows = follows in _SMALL or follows in SCALES
    if word == "-" and glued(tokens, j) and glued(tokens, j + 1) and number_follows:
        return j + 1
    if word == "and" and follows in _SMALL and (total or current >= 100) and (current % 100 == 0):
        return j + 1
    return j


def _fits(current: float, value: int) -> bool:
    """Whether a number word may follow what was read: five after twenty, anything below a hundred after hundreds."""
    if current == 0 or (current >= 100 and current % 100 == 0):
        return value < 100
    return current % 100 in TENS.values() and 0 < value < 10
