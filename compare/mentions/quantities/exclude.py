"""Numbers that count nothing: identifiers, addresses, model names, parts of links, and "one" as a word of grammar."""

from collections.abc import Sequence

from compare.lexicon.counted_nouns import NUMBERED, ONE_PHRASES, RANK_IDIOMS, SCALED, STREETS
from compare.lexicon.function_words import PREPOSITIONS
from compare.lexicon.units import UNITS
from compare.mentions.quantities.counted import is_plural, past_whole
from compare.mentions.quantities.measures import Phrase
from compare.mentions.quantities.numerals import digits_value, glued, norm
from compare.text import Token

_GLUE = frozenset("@#_/\\:=&?~")


def label(tokens: Sequence[Token], phrase: Phrase, noun: str) -> str:
    """What `phrase` names rather than counts, as the word before it says (Article 5, F-16); "" where it counts."""
    i = phrase.start
    bound = glued(tokens, i) and norm(tokens, i - 1) == "-" and glued(tokens, i - 1)
    before = norm(tokens, i - 2 if bound else i - 1)
    if bound:
        letters = i > 1 and (before in SCALED or (len(before) < 3 and tokens[i - 2].text.isupper()))
        past = norm(tokens, phrase.end) if glued(tokens, phrase.end) else ""
        return before if letters and past in ("", "s", ".", ",") else ""
    if _glued_in(tokens, phrase):
        return ""
    if _address(tokens, phrase):
        return "address"
    return (before if before.isalpha() else "no") if _numbered(tokens, phrase, noun) else ""


def counts_nothing(tokens: Sequence[Token], phrase: Phrase, noun: str) -> bool:
    """Whether `phrase`, counting `noun`, is no quantity at all."""
    if _glued_in(tokens, phrase):
        return True
    if phrase.unit:
        return False
    if phrase.ordinal:
        capitals = tokens[phrase.start].text[0].isupper() and norm(tokens, phrase.end) != ""
        named = capitals and tokens[phrase.end].text[0].isupper()
        return not noun or named or noun in RANK_IDIOMS or (phrase.low == 1 and is_plural(noun))
    if phrase.spelled and not noun:
        return (phrase.high <= 10 and not is_part_of(tokens, phrase)) or not phrase.exact
    return False


def is_part_of(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether `phrase` counts part of what is counted: of which four, three of them, four of 11, including nine in."""
    i, j = phrase.start, phrase.end
    around = (norm(tokens, i - 2), norm(tokens, i - 1)), (norm(tokens, j), norm(tokens, j + 1))
    if any(first == "of" and second in ("which", "whom", "them") for first, second in around):
        return True
    return past_whole(tokens, j) > j or (norm(tokens, i - 1) == "including" and norm(tokens, j) in PREPOSITIONS)


def is_grammar_one(tokens: Sequence[Token], phrase: Phrase, role: str) -> bool:
    """Whether the "one" of `phrase` is a pronoun or an article rather than a count; "killing one" counts."""
    if [norm(tokens, k) for k in range(phrase.start, phrase.end)] == ["one", "day"]:
        return True
    at = phrase.end - 1
    if norm(tokens, at) != "one" or phrase.low != 1 or phrase.unit:
        return False
    before, after = norm(tokens, at - 1), norm(tokens, at + 1)
    if before in ("no", "any", "every", "some", "this", "that", "which", "the", "each", "last", "another", "by", "day"):
        return True
    hyphen = after == "-" and glued(tokens, at + 1) and norm(tokens, at + 2) not in UNITS
    wordless = at + 1 >= len(tokens) or not tokens[at + 1].text[0].isalpha()
    return (after in ONE_PHRASES or hyphen or wordless) and not role


def _glued_in(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether it is part of a longer string: F-16, 9/11, a link, a phone number."""
    i, j = phrase.start, phrase.end
    if glued(tokens, i):
        before = norm(tokens, i - 1)
        if before in _GLUE or tokens[i - 1].text[-1].isalnum():
            return True
        bound = before in ("-", ".") and glued(tokens, i - 1) and tokens[i - 2].text[-1].isalnum()
        if bound and norm(tokens, i - 2) not in ("rs", "mid", "pre", "post", "non"):
            return True
    if not glued(tokens, j):
        return False
    after = tokens[j]
    if after.text[0].isalnum() or after.norm in _GLUE - {":", "?"}:
        return True
    digits_follow = glued(tokens, j + 1) and tokens[j + 1].text[0].isdigit()
    return after.norm in ("-", "/", ":", ".") and digits_follow


def _numbered(tokens: Sequence[Token], phrase: Phrase, noun: str) -> bool:
    """Whether it is the number of something: Flight 12, No. 10, Article 5, Chapter One, a name with a number."""
    i = phrase.start
    before = norm(tokens, i - 1)
    if before == "." and norm(tokens, i - 2) in ("no", "nos", "vol", "art"):
        return True
    if before in ("no", "nos") and not (i > 1 and tokens[i - 1].text.islower()):
        return True
    if phrase.unit or phrase.hedge or phrase.ordinal:
        return before in ("section", "article", "chapter", "flight") and not phrase.ordinal
    if before in NUMBERED and (before != "no" or not noun) and not (before in ("top", "district") and noun):
        return True
    named = i > 1 and tokens[i - 1].text[0].isupper() and tokens[i - 2].norm not in (".", '"', "?", "!", ":")
    return named and not noun and not phrase.spelled and phrase.low == int(phrase.low)


def _address(tokens: Sequence[Token], phrase: Phrase) -> bool:
    """Whether a street with a capital follows."""
    following = tokens[phrase.end : phrase.end + 4]
    for k, token in enumerate(following):
        if not token.text[0].isupper():
            return False
        if token.norm in STREETS and (k or token.norm == "downing"):
            return True
    return False


def age_between_commas(tokens: Sequence[Token], i: int) -> bool:
    """Whether token `i` is the age of "Mary Hill, 61, said"."""
    value = digits_value(tokens[i].text)
    if value is None or not 1 <= value <= 115 or value != int(value) or norm(tokens, i - 1) != ",":
        return False
    name = i >= 2 and tokens[i - 2].text[0].isupper() and tokens[i - 2].text[-1].isalpha()
    closed = norm(tokens, i + 1) in (",", ".", ";", ")", "of", "from", "who") or i + 1 == len(tokens)
    return name and closed
