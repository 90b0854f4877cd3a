"""Amounts without a figure: all, nearly all, most, few, both, nobody, a quarter of a point.

A quantifier is read as the share of a whole that it may mean, so that "most" meets "60 per cent" and "all".
"""

from collections.abc import Sequence

from compare.lexicon.counted_nouns import ROLE_BRIDGE, ROLES
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.number_words import DENOMINATORS, NEARLY, NOBODY, QUANTIFIERS, SENTENCES
from compare.mentions.quantities.counted import is_plural
from compare.mentions.quantities.measures import Phrase, read_unit
from compare.mentions.quantities.numerals import glued, norm
from compare.text import Token

_WHOLE = frozenset("the its their his her our these those them us".split())
_BEFORE_ALL = frozenset("at after above in of for first with over not".split())
_INTENSIFIED = frozenset("as how so too that a the very".split())
_NO_WHOLE = frozenset("day week month year time morning night evening other one such".split())
NOUN_REACH = 4


def read_amount(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read the amount whose first word is token `i`; None where none starts there."""
    word = norm(tokens, i)
    if word in NEARLY and norm(tokens, i + 1) in ("all", "every") and _of_whole(tokens, i + 2, norm(tokens, i + 1)):
        return Phrase(i, i + 2, 85.0, 99.0, "percent", exact=False, spelled=True)
    if word == "both" and is_plural(norm(tokens, _noun(tokens, i + 1))):
        return Phrase(i, i + 1, 2.0, 2.0, spelled=True)
    if word == "life" and (
        norm(tokens, i + 1) in SENTENCES
        or (norm(tokens, i + 1) in ("in", "behind") and norm(tokens, i + 2) in ("prison", "jail", "bars"))
    ):
        return Phrase(i, i + 1, 60.0, 120.0, "year", exact=False, spelled=True)
    return _nobody(tokens, i) or _part_of_point(tokens, i) or _quantifier(tokens, i)


def _quantifier(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "all members", "most of the families", "a majority of", "few farmers"."""
    word, before = norm(tokens, i), norm(tokens, i - 1)
    if word not in QUANTIFIERS or before in NEARLY:
        return None
    if (word == "all" and before in _BEFORE_ALL) or (
        word in ("many", "few", "some", "most") and before in _INTENSIFIED
    ):
        return None
    low, high = QUANTIFIERS[word]
    found = Phrase(i, i + 1, low, high, "percent", exact=low == high, spelled=True)
    return found if _of_whole(tokens, i + 1, word) else None


def _of_whole(tokens: Sequence[Token], j: int, word: str) -> bool:
    """Whether a whole that can be counted follows: of the families, the pupils, members of the board."""
    if word == "every":
        return norm(tokens, j) not in _NO_WHOLE | FUNCTION_WORDS and norm(tokens, j).isalpha()
    if norm(tokens, j) == "of":
        return norm(tokens, j + 1) in _WHOLE or is_plural(norm(tokens, _noun(tokens, j + 1)))
    if word in ("none", "neither", "majority"):
        return False
    return is_plural(norm(tokens, _noun(tokens, j + (word == "all" and norm(tokens, j) in _WHOLE))))


def _noun(tokens: Sequence[Token], j: int) -> int:
    """The first plural of the phrase that starts at token `j`, or `j`."""
    for k in range(j, min(j + NOUN_REACH, len(tokens))):
        if norm(tokens, k) in FUNCTION_WORDS or not tokens[k].text[0].isalpha():
            break
        if is_plural(norm(tokens, k)):
            return k
    return j


def _nobody(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "no one", "nobody", "no casualties", "unhurt" where they stand for a toll of nought."""
    word, after = norm(tokens, i), norm(tokens, i + 1)
    if word in NOBODY and word not in ("nobody", "none"):
        return Phrase(i, i + 1, 0.0, 0.0, spelled=True)
    if word == "no" and after in ROLES and (is_plural(after) or after in ("one", "death", "injury")):
        return Phrase(i, i + 1, 0.0, 0.0, spelled=True)
    end = i + 1 if word in ("nobody", "none") else 0
    if word == "no" and after in ("one", "people", "person", "passengers", "residents"):
        end = i + 2
    elif word == "no" and after == "-" and norm(tokens, i + 2) == "one":
        end = i + 3
    if word == "no" and after == "member" and norm(tokens, i + 2) == "of":
        end = i + 2
    return Phrase(i, end, 0.0, 0.0, spelled=True) if end and _role_follows(tokens, end) else None


def _role_follows(tokens: Sequence[Token], j: int) -> bool:
    """Whether what happened to those counted follows: no one was hurt, none of the crew was killed."""
    of = norm(tokens, j) == "of"
    for k in range(j + 3 * of, j + 3 * of + 5):
        if norm(tokens, k) in ROLES:
            return True
        if norm(tokens, k) not in ROLE_BRIDGE:
            return False
    return False


def _part_of_point(tokens: Sequence[Token], i: int) -> Phrase | None:
    """Read "a quarter of a point", "half a percentage point", "quarter-point"."""
    j = i + (norm(tokens, i) == "a")
    bottom = DENOMINATORS.get(norm(tokens, j), 0)
    if not bottom or norm(tokens, j).endswith("s"):
        return None
    k = j + 1
    while norm(tokens, k) in ("of", "a", "-"):
        k += 1
    unit, end = read_unit(tokens, k)
    if unit != "points" or (norm(tokens, end - 1) == "points" and not glued(tokens, j + 1)):
        return None
    return Phrase(i, end, 1 / bottom, 1 / bottom, unit, spelled=True)
