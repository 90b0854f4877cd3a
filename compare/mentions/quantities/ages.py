"""Ages: "56-year-old", "12 years old", "aged 91", "Mary Hill, 61,"."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon.units import UNITS
from compare.mentions.quantities.exclude import age_between_commas
from compare.mentions.quantities.measures import Phrase
from compare.mentions.quantities.numerals import norm, read_number
from compare.text import Token


def read_age(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read the age that starts at token `i`, in years; None where none starts there."""
    if norm(tokens, i) in ("aged", "age"):
        number = read_number(tokens, i + 1)
        plain = number is not None and not number.ordinal and number.scale == 1 and number.exact
        return Phrase(i, number.end, number.low, number.high, "age") if number and plain else None
    number = read_number(tokens, i)
    if number is None or number.ordinal:
        return None
    end = _past_old(tokens, number.end)
    if end:
        unit = UNITS.get(norm(tokens, number.end + (norm(tokens, number.end) == "-")), "")
        years = {"month": 1 / 12, "week": 7 / 365.25, "day": 1 / 365.25}.get(unit, 1.0)
        return Phrase(i, end, number.low * years, number.high * years, "age", spelled=number.spelled)
    if age_between_commas(tokens, i):
        return Phrase(i, number.end, number.low, number.high, "age")
    return None


def _past_old(tokens: Sequence[Token], j: int) -> int:
    """The token after "-year-old", "years old" or "years of age"; 0 where they do not follow."""
    words = [norm(tokens, k) for k in range(j, j + 4)]
    if words[0] == "-":
        return (
            j + 4
            if words[1] in ("year", "month", "week", "day") and words[2] == "-" and words[3] in ("old", "olds")
            else 0
        )
    if words[0] not in ("year", "years", "months", "month", "weeks", "days"):
        return 0
    if words[1] == "old":
        return j + 2
    return j + 3 if words[1:3] == ["of", "age"] else 0
