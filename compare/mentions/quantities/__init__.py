"""Text in, quantities out: every number that counts or measures, as a value with its unit and what it counts.

Years, dates and times are moments and left to them, with every number inside. What only names something (Flight 12,
Article 5, a phone number) is no quantity. Words for "how much" that no number can be read from (many, most) are none.
A vote or a result ("52-48") is one quantity of unit "score", its smaller number `low`: the order tells who is named
first, not what happened.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from compare.lexicon.counted_nouns import SCALED
from compare.lexicon.units import UNITS
from compare.mentions.moments import time_spans
from compare.mentions.quantities.counted import find_noun, find_role
from compare.mentions.quantities.exclude import age_between_commas, counts_nothing, is_grammar_one, label
from compare.mentions.quantities.measures import Phrase, read_rate
from compare.mentions.quantities.numerals import norm, read_number
from compare.mentions.quantities.phrases import may_start, read_phrase
from compare.model import Quantity, Span
from compare.text import Token


def find_quantities(text: str, tokens: Sequence[Sequence[Token]]) -> tuple[Quantity, ...]:
    """Find the quantities of `text`; `tokens` by sentence."""
    times = time_spans(text, tokens)
    found = [q for sentence in tokens for q in _in_sentence(sentence, times)]
    return tuple(_converted(text, found[k - 1], q) if k else q for k, q in enumerate(found))


def _converted(text: str, before: Quantity, q: Quantity) -> Quantity:
    """Give a conversion in brackets the hedge of the figure that it converts: about 58km (36 miles)."""
    if before.unit and before.unit != q.unit and text[before.end : q.start].strip() == "(":
        return replace(q, hedge=q.hedge or before.hedge)
    return q


def _in_sentence(tokens: Sequence[Token], times: Sequence[Span]) -> Iterator[Quantity]:
    """Yield the quantities of one sentence; a bare number in a list takes on the role of the one before it."""
    starts = [t.start for t in times]
    limits = _limits(tokens, times, starts)
    i, past_end, past_role = 0, -1, ""
    while i < len(tokens):
        shut = not may_start(tokens[i]) or _inside(tokens[i], times, starts)
        phrase = None if shut else read_age(tokens, i) or read_phrase(tokens, i)
        if phrase is None or _inside(tokens[phrase.end - 1], times, starts):
            i += 1
            continue
        noun, noun_end = find_noun(tokens, phrase, limits[i]) if phrase.unit != "age" else ("", phrase.end)
        role = find_role(tokens, phrase, noun_end) if not phrase.unit else ""
        if phrase.high == 0:
            noun = ""  # nobody is nobody, of whichever sort
        if not role and not phrase.unit and _joined(tokens, past_end, phrase.start):
            role = past_role
        grammar = is_grammar_one(tokens, phrase, role)
        named = noun if noun in SCALED and not (phrase.unit or phrase.ordinal) else label(tokens, phrase, noun)
        if grammar:
            pass
        elif named:
            yield Quantity(
                tokens[phrase.start].start, tokens[phrase.end - 1].end, phrase.low, phrase.high, "name", named
            )
        elif not counts_nothing(tokens, phrase, noun or role):
            yield _quantity(tokens, phrase, f"{noun} {role}".strip(), max(noun_end, phrase.end))
            past_end, past_role = noun_end, role
        i = phrase.end


def _inside(token: Token, times: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether `token` stands inside a moment."""
    k = bisect_right(starts, token.start) - 1
    return k >= 0 and token.start < times[k].end


def _limits(tokens: Sequence[Token], times: Sequence[Span], starts: Sequence[int]) -> list[int]:
    """For each token the index of the next one that belongs to a moment: no noun is looked for past it."""
    limits, limit = [0] * len(tokens), len(tokens)
    for i in range(len(tokens) - 1, -1, -1):
        if _inside(tokens[i], times, starts):
            limit = i
        limits[i] = limit
    return limits


def _joined(tokens: Sequence[Token], past_end: int, start: int) -> bool:
    """Whether only commas and "and" stand between the last quantity and the next."""
    return past_end >= 0 and all(t.norm in (",", "and", "&", "or") for t in tokens[past_end:start])


def _quantity(tokens: Sequence[Token], phrase: Phrase, counted: str, end: int) -> Quantity:
    """Make the record of `phrase`, whose noun stands before token `end`."""
    per, past = read_rate(tokens, end)
    return Quantity(
        tokens[phrase.start].start,
        tokens[phrase.end - 1].end,
        phrase.low,
        phrase.high,
        phrase.unit,
        counted,
        phrase.hedge,
        phrase.ordinal,
        phrase.exact,
        per,
        tokens[past - 1].end if per else 0,
    )


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
