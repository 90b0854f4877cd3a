"""Parts and multiples: "two-thirds", "half of", "one in five", "twice as many", "threefold"."""

from collections.abc import Sequence

from compare.lexicon.function_words import PREPOSITIONS
from compare.lexicon.number_words import AFTER_PART, BEFORE_PART, DENOMINATORS, FOLDS
from compare.lexicon.units import UNITS
from compare.mentions.quantities.measures import Phrase, read_unit, shows_digits
from compare.mentions.quantities.numerals import glued, norm, read_number
from compare.text import Token

# What follows a multiple, and not a number of times that something happened.
_COMPARED = frozenset("as more higher larger greater bigger the that what its their".split())


def read_fold(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "twice as many", "threefold", "three times as much", "10-fold"."""
    word = norm(tokens, i)
    if word in FOLDS:
        counted = word in ("twice", "thrice") and norm(tokens, i + 1) not in _COMPARED
        return Phrase(i, i + 1, FOLDS[word], FOLDS[word], "times" if counted else "fold", spelled=True)
    number = read_number(tokens, i)
    if number is None or number.ordinal:
        return None
    hyphen = norm(tokens, number.end) == "-"
    j = number.end + hyphen
    times = norm(tokens, j) == "times" and not hyphen
    if not times and norm(tokens, j) != "fold":
        return None
    unit = "times" if times and norm(tokens, j + 1) not in _COMPARED else "fold"
    return Phrase(i, j + 1, number.low, number.high, unit, "", number.exact, number.spelled)


def read_share(tokens: Sequence[Token], i: int) -> Phrase | None:
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
    if not shows_digits(tokens, i) or norm(tokens, i + 1) != "/" or not glued(tokens, i + 1):
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
    sure = plural or of or (hyphen and not article) or (article and _is_amount(tokens, i, j))
    if bottom is None or not 0 < top < bottom or plural != (top > 1) or not sure:
        return None
    return _share(tokens, i, j + hyphen + 1, top / bottom)


def _is_amount(tokens: Sequence[Token], i: int, j: int) -> bool:
    """Whether "a third" from token `i` to `j` is how much and not which: by a third, more than a third to."""
    after = norm(tokens, j + 1)
    shut = not after.isalpha() or after in PREPOSITIONS or after in AFTER_PART
    return shut and norm(tokens, i - 1) in BEFORE_PART


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
    unit, _ = read_unit(tokens, second.end)
    if unit:
        return None
    return _share(tokens, i, second.end, first.low / second.low)
