"""From a number to the whole quantity: currency before, range, unit after, hedges, ages, fractions and scores."""

from collections.abc import Sequence
from dataclasses import replace

from compare.lexicon.counted_nouns import VOTE_WORDS
from compare.lexicon.number_words import (
    FEW,
    FOLDS,
    GLYPH_FRACTIONS,
    HEDGES,
    HEDGES_AFTER,
    NEARLY,
    NOBODY,
    ORDINALS,
    QUANTIFIERS,
    TENS,
    UNITS,
    VAGUE,
)
from compare.lexicon.units import CURRENCY_NAMES, CURRENCY_SIGNS, SMALLER
from compare.mentions.quantities.amounts import read_amount
from compare.mentions.quantities.measures import Phrase, read_currency, read_unit, shows_digits
from compare.mentions.quantities.numerals import Number, glued, norm, read_number
from compare.mentions.quantities.parts import read_fold, read_share
from compare.text import Token

# Words with which a quantity may begin, beside digits; "us" and "a" before a dollar sign.
_STARTERS = frozenset().union(
    UNITS, TENS, ORDINALS, VAGUE, FEW, FOLDS, CURRENCY_SIGNS, QUANTIFIERS, NEARLY, NOBODY,
    "tens point no both life quarter a an half single aged age".split(),
    (sign.removesuffix("$") for sign in CURRENCY_SIGNS),
)  # fmt: skip
LONGEST_HEDGE = max(len(h.split()) for h in HEDGES)


def may_start(token: Token) -> bool:
    """Whether a quantity can begin with `token`, hedges apart: a quick no for most words."""
    return token.text[0].isdigit() or token.norm in _STARTERS or token.text in GLYPH_FRACTIONS


def read_phrase(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read the quantity whose first token, hedges apart, is token `i`; None where none starts there."""
    phrase = read_amount(tokens, i)
    if phrase:
        return phrase
    phrase = read_fold(tokens, i) or read_share(tokens, i) or _plain(tokens, i)
    return _hedged(tokens, phrase) if phrase else None


def _plain(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read [currency] number [unit] [to number [unit]]."""
    currency, at = read_currency(tokens, i)
    number = read_number(tokens, at, bool(currency))
    if number is None:
        return None
    first = Phrase(i, number.end, number.low, number.high, currency, "", number.exact, number.spelled, number.ordinal)
    if number.ordinal:
        return first
    unit, end = read_unit(tokens, number.end, glued_only_lower=True)
    if not unit and not number.exact and norm(tokens, number.end) == "of":  # "tens of thousands of dollars"
        unit, end = read_unit(tokens, number.end + 1)
    pair = None if first.unit and unit else _second(tokens, first, number, unit, end)
    return pair or _continued(tokens, _with_unit(first, unit, end))


def _continued(tokens: Sequence[Token], phrase: Phrase) -> Phrase:
    """Add the smaller unit in which a figure goes on: 2 hours 15 minutes, three pounds fifty, 5ft 10in."""
    coins = {"pound": ("pence", 100.0)} if norm(tokens, phrase.end - 1).startswith("pound") else {}
    smaller, parts = coins.get(phrase.unit) or SMALLER.get(phrase.unit) or ("", 1.0)
    at = phrase.end + (norm(tokens, phrase.end) in ("and", ","))
    number = read_number(tokens, at) if smaller and phrase.low == phrase.high == int(phrase.low) else None
    if number is None or number.ordinal or number.low != number.high or number.low >= parts:
        return phrase
    unit, end = read_unit(tokens, number.end)
    if (
        not unit
        and at == phrase.end
        and phrase.spelled
        and number.spelled
        and norm(tokens, phrase.end - 1) in CURRENCY_NAMES
    ):
        unit, end = smaller, number.end
    whole = phrase.low + number.low / parts
    return replace(phrase, end=end, low=whole, high=whole) if unit == smaller else phrase


def _with_unit(phrase: Phrase, unit: str, end: int) -> Phrase:
    """Give `phrase` the unit that follows it; "$5 US dollars" keeps its currency."""
    if not unit:
        return phrase
    return replace(phrase, end=end, unit=phrase.unit or unit)


def _second(tokens: Sequence[Token], first: Phrase, number: Number, unit: str, unit_end: int) -> Phrase | None:
    """Read the rest of a range or a score, if `first` begins one."""
    j = unit_end if unit else number.end
    joint = norm(tokens, j)
    dash = joint == "-" and glued(tokens, j) and shows_digits(tokens, j + 1)
    if not (dash or joint in ("to", "and", "or")) or number.low != number.high:
        return None
    currency, at = read_currency(tokens, j + 1)
    second = read_number(tokens, at, bool(first.unit or currency))
    if second is None or second.ordinal or second.low != second.high or (currency and currency != first.unit):
        return None
    unit2, end = read_unit(tokens, second.end, glued_only_lower=True)
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
    if joint == "to" and before in ("from", "by"):
        return False  # "rose from 10 to 12", "by 2 to 12": two figures, each with its own part to play
    return not (joint == "-" and whole.spelled)


def _score(tokens: Sequence[Token], whole: Phrase, one: Number, two: Number, joint: str) -> Phrase | None:
    """Read a vote or a result: two whole numbers side by side, kept without their order."""
    whole_numbers = all(n.low == int(n.low) and n.scale == 1 for n in (one, two))
    chained = norm(tokens, two.end) in ("-", "/") and glued(tokens, two.end) and shows_digits(tokens, two.end + 1)
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
