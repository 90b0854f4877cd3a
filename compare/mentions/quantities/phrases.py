"""From a number to the whole quantity: currency before, range, unit after, hedges, ages, fractions and scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from compare.lexicon.counted_nouns import VOTE_WORDS
from compare.lexicon.number_words import DENOMINATORS, FOLDS, HEDGES, HEDGES_AFTER
from compare.lexicon.units import CURRENCY_NAMES, CURRENCY_SIGNS, UNITS
from compare.mentions.quantities.numerals import Number, glued, norm, read_number
from compare.text import Token

LONGEST_HEDGE = max(len(h.split()) for h in HEDGES)
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


def read_phrase(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read the quantity whose first token, hedges apart, is token `i`; None where none starts there."""
    phrase = _fold(tokens, i) or _fraction(tokens, i) or _plain(tokens, i)
    return _hedged(tokens, phrase) if phrase else None


def _plain(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read [currency] number [unit] [to number [unit]]."""
    currency, at = _currency(tokens, i)
    number = read_number(tokens, at, bool(currency))
    if number is None:
        return None
    first = Phrase(i, number.end, number.low, number.high, currency, "", number.exact, number.spelled, number.ordinal)
    if number.ordinal:
        return first
    unit, end = _unit(tokens, number.end, glued_only_lower=True)
    if not unit and not number.exact and norm(tokens, number.end) == "of":  # "tens of thousands of dollars"
        unit, end = _unit(tokens, number.end + 1)
    pair = None if first.unit and unit else _second(tokens, first, number, unit, end)
    return pair or _with_unit(first, unit, end)


def _with_unit(phrase: Phrase, unit: str, end: int) -> Phrase:
    """Give `phrase` the unit that follows it; "$5 US dollars" keeps its currency."""
    if not unit:
        return phrase
    return replace(phrase, end=end, unit=phrase.unit or unit)


def _currency(tokens: Sequence[Token], i: int) -> tuple[str, int]:
    """The currency that starts at token `i` and the token after it; "" and `i` where there is none."""
    word, after = norm(tokens, i), norm(tokens, i + 1)
    if after == "$" and glued(tokens, i + 1) and word + "$" in CURRENCY_SIGNS:
        return CURRENCY_SIGNS[word + "$"], i + 2
    if word not in CURRENCY_SIGNS or not _starts_number(tokens, i + 1 + (after == ".")):
        return "", i
    if after == "." and word != "rs":
        return "", i
    return CURRENCY_SIGNS[word], i + 1 + (after == ".")


def _starts_number(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` shows digits."""
    return i < len(tokens) and tokens[i].text[0].isdigit()


def _unit(tokens: Sequence[Token], j: int, glued_only_lower: bool = False) -> tuple[str, int]:
    """The normal unit that starts at token `j`, past a hyphen too, and the token after it."""
    hyphen = norm(tokens, j) == "-" and glued(tokens, j) and glued(tokens, j + 1)
    k = j + 1 if hyphen else j
    if glued_only_lower and glued(tokens, k) and norm(tokens, k) in _LOWER_ONLY and not tokens[k].text.islower():
        return "", j
    for length in range(LONGEST_UNIT, 0, -1):
        words = " ".join(norm(tokens, m) for m in range(k, k + length))
        unit = UNITS.get(words) or (CURRENCY_NAMES.get(words) if length == 1 else None)
        if unit:
            return unit, k + length
    if norm(tokens, k) in ("us", "american", "canadian", "australian") and norm(tokens, k + 1) == "dollars":
        return {"canadian": "CAD", "australian": "AUD"}.get(norm(tokens, k), "USD"), k + 2
    if norm(tokens, k) == "°" and norm(tokens, k + 1) in ("c", "f"):
        return {"c": "celsius", "f": "fahrenheit"}[norm(tokens, k + 1)], k + 2
    return "", j


def _second(tokens: Sequence[Token], first: Phrase, number: Number, unit: str, unit_end: int) -> Phrase | None:
    """Read the rest of a range or a score, if `first` begins one."""
    j = unit_end if unit else number.end
    joint = norm(tokens, j)
    dash = joint == "-" and glued(tokens, j) and _starts_number(tokens, j + 1)
    if not (dash or joint in ("to", "and", "or")) or number.low != number.high:
        return None
    currency, at = _currency(tokens, j + 1)
    second = read_number(tokens, at, bool(first.unit or currency))
    if second is None or second.ordinal or second.low != second.high or (currency and currency != first.unit):
        return None
    unit2, end = _unit(tokens, second.end, glued_only_lower=True)
    if unit and unit2 != unit:
        return None
    low = number.low * (second.scale if number.scale == 1 and number.low < second.low / second.scale else 1.0)
    whole = replace(first, end=end, low=low, high=second.low, unit=first.unit or unit2, spelled=number.spelled)
    if not _is_range(tokens, whole, joint, second.scale):
        return _score(tokens, whole, number, second, joint)
    return replace(whole, start=whole.start - (norm(tokens, whole.start - 1) == "between"))


def _is_range(tokens: Sequence[Token], whole: Phrase, joint: str, scale: float) -> bool:
    """Whether the numbers of `whole` rise and nothing says that they are two figures."""
    before, before2 = norm(tokens, whole.start - 1), norm(tokens, whole.start - 2)
    if whole.low >= whole.high or _near_vote(tokens, whole):
        return False
    if joint == "and":
        return before == "between" or (before in ("about", "roughly") and before2 == "between")
    if joint == "or":
        return whole.high - whole.low in (scale, 10 * scale)
    if joint == "to" and before == "from":
        return False  # "rose from 10 to 12": two figures, each with its own part to play
    return not (joint == "-" and whole.spelled)


def _score(tokens: Sequence[Token], whole: Phrase, one: Number, two: Number, joint: str) -> Phrase | None:
    """Read a vote or a result: two whole numbers side by side, kept without their order."""
    whole_numbers = all(n.low == int(n.low) and n.scale == 1 for n in (one, two))
    chained = norm(tokens, two.end) in ("-", "/") and glued(tokens, two.end) and _starts_number(tokens, two.end + 1)
    if whole.unit or not whole_numbers or chained or joint not in ("-", "to"):
        return None
    if joint == "to" and not _near_vote(tokens, whole):
        return None
    low, high = sorted((one.low, two.low))
    return replace(whole, end=two.end, low=low, high=high, unit="score")


def _near_vote(tokens: Sequence[Token], whole: Phrase) -> bool:
    """Whether a word of votes or games stands near, and no unit is named."""
    near = [*range(whole.start - 6, whole.start), *range(whole.end, whole.end + 3)]
    return not whole.unit and any(norm(tokens, k) in VOTE_WORDS for k in near)


def _fold(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "twice as many", "threefold", "three times as much", "10-fold"."""
    word = norm(tokens, i)
    if word in FOLDS:
        counted = word in ("twice", "thrice") and norm(tokens, i + 1) not in (
            "as",
            "the",
            "that",
            "what",
            "its",
            "their",
        )
        return Phrase(i, i + 1, FOLDS[word], FOLDS[word], "times" if counted else "fold", spelled=True)
    number = read_number(tokens, i)
    if number is None or number.ordinal:
        return None
    j = number.end
    if norm(tokens, j) == "times" and norm(tokens, j + 1) in (
        "as",
        "more",
        "higher",
        "larger",
        "greater",
        "the",
        "bigger",
    ):
        return Phrase(i, j + 1, number.low, number.high, "fold", "", number.exact, number.spelled)
    j += norm(tokens, j) == "-"
    if norm(tokens, j) == "fold" and j < len(tokens):
        return Phrase(i, j + 1, number.low, number.high, "fold", "", number.exact, number.spelled)
    return None


def _fraction(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "two-thirds", "a third of", "half of", "2/3", "one in five", "two-in-three": shares of a hundred."""
    return _half(tokens, i) or _slash(tokens, i) or _named_part(tokens, i) or _in_ratio(tokens, i)


def _share(tokens: Sequence[Token], i: int, end: int, part: float) -> Phrase:
    """Make a share of a hundred; nobody means a half or two thirds to the last figure."""
    return Phrase(i, end, 100 * part, 100 * part, "percent", exact=False, spelled=not tokens[i].text[0].isdigit())


def _half(tokens: Sequence[Token], i: int) -> Phrase | None:
    if norm(tokens, i) != "half" or glued(tokens, i + 1):
        return None
    following = norm(tokens, i + 1)
    if following in ("an", "a") and norm(tokens, i + 2) in ("hour", "year", "day", "mile", "century", "decade"):
        return Phrase(i, i + 3, 0.5, 0.5, UNITS[norm(tokens, i + 2)], spelled=True)
    if following in ("of", "the", "its", "their", "his", "her", "all", "our"):
        return _share(tokens, i, i + 1, 0.5)
    return None


def _slash(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "2/3", not a date and not 24/7."""
    if not _starts_number(tokens, i) or norm(tokens, i + 1) != "/" or not glued(tokens, i + 1):
        return None
    top, bottom = norm(tokens, i), norm(tokens, i + 2)
    if not (top.isdecimal() and bottom.isdecimal() and glued(tokens, i + 2)):
        return None
    if not 0 < int(top) < int(bottom) <= 10 or norm(tokens, i + 3) == "/":
        return None
    return _share(tokens, i, i + 3, int(top) / int(bottom))


def _named_part(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "two-thirds", "three quarters", "one-fifth", "a quarter of"."""
    article = norm(tokens, i) == "a"
    number = None if article else read_number(tokens, i)
    if not article and (number is None or number.scale != 1 or number.ordinal):
        return None
    top, j = (number.low, number.end) if number else (1.0, i + 1)
    hyphen = norm(tokens, j) == "-" and glued(tokens, j)
    part = norm(tokens, j + hyphen)
    bottom = DENOMINATORS.get(part)
    of = norm(tokens, j + hyphen + 1) == "of"
    plural = part.endswith("s") and part != "halves"
    if bottom is None or not 0 < top < bottom or plural != (top > 1) or not (plural or of or (hyphen and not article)):
        return None
    return _share(tokens, i, j + hyphen + 1, top / bottom)


def _in_ratio(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "one in five", "2-in-3", "two out of three"."""
    first = read_number(tokens, i)
    if first is None or first.scale != 1 or first.ordinal or not first.exact:
        return None
    words = [norm(tokens, j) for j in range(first.end, first.end + 3)]
    j = next((first.end + len(f) for f in (["-", "in", "-"], ["out", "of"], ["in"]) if words[: len(f)] == f), None)
    second = read_number(tokens, j) if j else None
    if second is None or second.ordinal or not second.exact or not 0 < first.low < second.low <= 1000:
        return None
    unit, _ = _unit(tokens, second.end)
    if unit:
        return None
    return _share(tokens, i, second.end, first.low / second.low)


def _hedged(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Widen `phrase` by the hedge before or after it."""
    start = phrase.start
    for length in range(min(LONGEST_HEDGE, start), 0, -1):
        words = " ".join(norm(tokens, k) for k in range(start - length, start))
        above = norm(tokens, start - length - 1) in ("the", "these", "those")  # "the above five", "those over 60"
        if words in HEDGES and not phrase.ordinal and not above:
            return replace(phrase, start=start - length, hedge=HEDGES[words])
    after = " ".join((norm(tokens, phrase.end), norm(tokens, phrase.end + 1)))
    if after in HEDGES_AFTER:
        return replace(phrase, end=phrase.end + 2, hedge=HEDGES_AFTER[after])
    if glued(tokens, phrase.end) and norm(tokens, phrase.end) == "+":
        return replace(phrase, end=phrase.end + 1, hedge="over")
    return phrase
