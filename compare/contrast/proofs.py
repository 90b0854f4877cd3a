"""When two words are equal with a proof: one form, one lemma, one spelling, or a synonym of the table.

Word vectors prove nothing: neighbours of one place in a sentence (men, women; 30, 33) are as near as synonyms. A token
with a digit is equal to nothing but itself; values are compared as values.
"""

from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from compare.lexicon.polarity import QUALIFIERS
from compare.lexicon.spelling import plain_spelling
from compare.lexicon.wordnet import PAIRS, are_antonyms, bases, share_meaning
from compare.text import Token

INFLECTED = 0.85  # Jaro-Winkler likeness of two words with one stem (celebrating, celebrated)


def is_proved(s: Token, t: Token) -> bool:
    """Whether two tokens say the same, and something other than a likeness shows it."""
    if s.norm == t.norm:
        return True
    return s.is_word and t.is_word and _are_one_word(*sorted((s.norm, t.norm)))


@lru_cache(PAIRS)
def _are_one_word(a: str, b: str) -> bool:
    if any(c.isdigit() for c in a + b) or are_antonyms(a, b):
        return False
    return is_one_stem(a, b) or (share_meaning(a, b) and (a in QUALIFIERS) == (b in QUALIFIERS))


def is_one_stem(a: str, b: str) -> bool:
    """Whether two folded words differ in inflection or spelling only."""
    a, b = plain_spelling(a), plain_spelling(b)
    if a == b or set(bases(a)) & set(bases(b)):
        return True
    return a[:3] == b[:3] and JaroWinkler.similarity(a, b) >= INFLECTED
