"""What a number counts: the head noun after it, and what happened to those it counts.

`counted` is the folded noun, then the role where the text gives one: "people killed", "officers wounded", "killed".
The role is what keeps "3 killed, 20 wounded" apart from "20 killed, 3 wounded".
"""

from collections.abc import Sequence

from compare.lexicon.counted_nouns import (
    BRIDGE_BACK,
    IRREGULAR_PLURALS,
    NO_PLURALS,
    NOUN_SKIP,
    NOUN_STOP,
    ROLE_BRIDGE,
    ROLES,
)
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.units import CURRENCIES
from compare.mentions.quantities.measures import Phrase
from compare.mentions.quantities.numerals import glued, norm, read_number
from compare.text import Token

NOUN_REACH = 6
ROLE_REACH = 6
# What a sum is paid for follows in two ways: "$5 million of aid", "$5 million in aid".
_MONEY_LINKS = frozenset({"of", "in"})


def find_noun(tokens: Sequence[Token], phrase: Phrase, limit: int) -> tuple[str, int]:
    """Find the head noun that `phrase` counts, before token `limit`; "" where there is none, and the token after it."""
    j = phrase.end
    if norm(tokens, j) == "-" and glued(tokens, j) and glued(tokens, j + 1):  # "10-member", "five-day tour"
        if not phrase.unit:
            return norm(tokens, j + 1), j + 2
        j += 1
    if phrase.unit and norm(tokens, j) == "worth":
        j += 1
    linked = norm(tokens, j) in (_MONEY_LINKS if phrase.unit in CURRENCIES else {"of"})
    j = max(j + linked, past_whole(tokens, j))
    while j < limit and norm(tokens, j) in NOUN_SKIP:
        j += 1
    run = _noun_run(tokens, j, limit)
    if not run:
        return _measured(tokens, phrase), phrase.end
    head = _head(tokens, run, singular=phrase.low == phrase.high == 1 or bool(phrase.unit) or phrase.ordinal)
    return (norm(tokens, head), head + 1) if head is not None else ("", phrase.end)


def past_whole(tokens: Sequence[Token], j: int) -> int:
    """The token behind "of 11" or "of the 11" at token `j`, the whole that a part is counted of; `j` where none is."""
    at = j + 1 + (norm(tokens, j + 1) in ("the", "those", "these", "its", "their", "all"))
    whole = read_number(tokens, at) if norm(tokens, j) == "of" else None
    return whole.end if whole and not whole.ordinal and norm(tokens, whole.end).isalpha() else j


def _measured(tokens: Sequence[Token], phrase: Phrase) -> str:
    """Give what a measure is of, where it stands before: "winds of 120 mph", "a net worth of $48 billion"."""
    noun = norm(tokens, phrase.start - 2)
    measured = phrase.unit and norm(tokens, phrase.start - 1) == "of" and noun.isalpha()
    return noun if measured and noun not in FUNCTION_WORDS else ""


def _noun_run(tokens: Sequence[Token], j: int, limit: int) -> list[int]:
    """The tokens from `j` on that may belong to one noun phrase."""
    run: list[int] = []
    while j < min(limit, len(tokens)) and len(run) < NOUN_REACH:
        word = norm(tokens, j)
        hyphen = word == "-" and glued(tokens, j) and glued(tokens, j + 1)
        if not hyphen and (word in FUNCTION_WORDS or word in NOUN_STOP or not tokens[j].text[0].isalpha()):
            break
        if not hyphen:
            run.append(j)
        j += 1
    return run


def _head(tokens: Sequence[Token], run: list[int], singular: bool) -> int | None:
    """The head of a noun run: its first plural, or, of one thing, the last word before a verb."""
    plural = next((k for k, j in enumerate(run) if is_plural(norm(tokens, j))), None)
    if plural is not None and not (singular and plural > 3):
        while (
            plural + 1 < len(run)
            and is_plural(norm(tokens, run[plural + 1]))
            and not _verb_like(tokens, run[plural + 1])
        ):
            plural += 1
        return run[plural]
    if not singular or _verb_like(tokens, run[0]):
        return None
    nouns = [run[0]]
    for j in run[1:]:
        if _verb_like(tokens, j):
            break
        nouns.append(j)
    return None if _verb_like(tokens, nouns[-1]) else nouns[-1]


def _verb_like(tokens: Sequence[Token], j: int) -> bool:
    """Whether a token looks like a verb or an adverb that follows a noun phrase."""
    word = norm(tokens, j)
    return word in ROLES or (len(word) > 4 and word.endswith(("ed", "ly"))) or (len(word) > 5 and word.endswith("ing"))


def is_plural(word: str) -> bool:
    """Whether `word` looks like a plural noun."""
    if word in IRREGULAR_PLURALS:
        return True
    if len(word) > 5 and word.endswith(("men", "women")) and word not in ("specimen", "regimen"):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")) and word not in NO_PLURALS


def find_role(tokens: Sequence[Token], phrase: Phrase, noun_end: int) -> str:
    """Find what happened to those counted: after the noun ("12 people were killed"), else before ("killing 12")."""
    return _role_after(tokens, noun_end) or _role_before(tokens, phrase.start)


def _role_after(tokens: Sequence[Token], j: int) -> str:
    for k in range(j, j + ROLE_REACH):
        word = norm(tokens, k)
        if word in ROLES:
            return ROLES[word]
        if word not in ROLE_BRIDGE and not (len(word) > 4 and word.endswith("ly")):
            break
    return ""


def _role_before(tokens: Sequence[Token], start: int) -> str:
    for k in range(start - 1, max(-1, start - 1 - ROLE_REACH), -1):
        word = norm(tokens, k)
        if word in ROLES:
            return ROLES[word]
        if word not in BRIDGE_BACK:
            break
    return ""
