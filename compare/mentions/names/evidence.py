"""What the whole article says about a word: whether it is a name or only begins a sentence.

In: sentences and tokens. Out: for each token whether it stands where any word has a capital, and for each word how it
is written elsewhere. A capital counts as evidence only inside a sentence of ordinary case.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.lexicon.bodies import ACRONYMS, BODIES, HEADS_BODY, HEADS_OTHER
from compare.lexicon.calendar import AMBIGUOUS_MONTHS, MONTHS, WEEKDAYS
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.lexicon.openers import OPENERS
from compare.lexicon.titles import HONORIFICS, MODIFIERS, PORTFOLIOS, ROLES
from compare.model import Sentence
from compare.naming import given_names, government_of, place_of
from compare.text import Token

# After these a sentence begins, whatever the splitter made of it: a quotation, a label, a list mark.
_BEGINNERS = frozenset(".?!:\"'*•|#([…") | {"..."}
# Verbs that news writes of people and bodies alike, but never of places or works.
SAID = frozenset("said says told added wrote tweeted asked replied noted argued insisted claimed denied".split(" "))
_OPAQUE = frozenset(["tv", "ok", "id", "pm", "am", "i", "mr", "mrs", "ms", "ceo", "ai", "it", "vip", "update"])


def is_capital(token: Token) -> bool:
    """Whether `token` begins with a capital letter."""
    return token.text[0].isupper()


def is_acronym(token: Token) -> bool:
    """Whether `token` is two capitals or more, with or without full stops and digits."""
    letters = token.text.replace(".", "")
    return len(letters) > 1 and letters[0].isupper() and letters.isupper() and token.norm not in _OPAQUE


def beginnings(tokens: Sequence[Token]) -> list[bool]:
    """For each token, whether any word would have a capital at its place."""
    fresh, found = True, []
    for token in tokens:
        found.append(fresh and token.is_word)
        if token.is_word:
            fresh = False
        elif token.norm in _BEGINNERS:
            fresh = True
    return found


def title_case(tokens: Sequence[Token]) -> bool:
    """Whether most words have capitals and no full stop ends them, as in a headline: such capitals tell nothing."""
    longer = [t for t in tokens if t.is_word and t.text[0].isalpha() and t.norm not in FUNCTION_WORDS]
    stopped = any(t.text == "." for t in tokens[-2:])
    return len(longer) > 3 and not stopped and sum(map(is_capital, longer)) >= 0.75 * len(longer)


@dataclass(slots=True)
class Evidence:
    """How often each folded word stands in lower case, and with a capital where none is owed."""

    lower: Counter[str] = field(default_factory=Counter)
    inner: Counter[str] = field(default_factory=Counter)

    def known(self, word: str) -> bool:
        """Whether a list or the article's own practice makes `word` a name or a part of one."""
        return bool(
            place_of(word) or government_of(word) or word in BODIES or word in ACRONYMS or word in HONORIFICS
            or (self.inner[word] and self.inner[word] >= self.lower[word])
        )  # fmt: skip

    def opens_name(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether the capital of `tokens[i]`, owed to its place, is a name's as well."""
        word, after = tokens[i].norm, tokens[i + 1] if i + 1 < len(tokens) else None
        if self.known(word) or (is_acronym(tokens[i]) and not self.lower[word]):
            return True
        if after is not None and place_of(f"{word} {after.norm}"):
            return True
        goes_on = after is not None and (is_capital(after) or after.norm in (".", "-"))
        if word in OPENERS:
            return goes_on and after is not None and after.norm in _CONTINUES and word in MODIFIERS | PORTFOLIOS
        if self.lower[word] or (word.endswith(("ing", "ly", "ed")) and word not in given_names()):
            return goes_on and word in given_names() | ROLES
        said = after is not None and after.norm in SAID and not word.endswith("s")
        return goes_on or word in ROLES or said or _is_described(tokens, i)


def _is_described(tokens: Sequence[Token], i: int) -> bool:
    """Whether a word opens its sentence and a description of somebody follows: Roe, the mayor, was there."""
    if i or len(tokens) < 4 or tokens[1].norm != ",":
        return False
    reach = [t.norm for t in tokens[3:9]]
    closed = "," in reach and not ROLES.isdisjoint(reach[: reach.index(",")])
    return tokens[2].norm in ("who", "whose") or (tokens[2].norm in ("a", "an", "the", "now") and closed)


_CONTINUES = HEADS_BODY | HEADS_OTHER | ROLES | frozenset(["security", "bureau", "supreme"])


def gather(sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]]) -> Evidence:
    """Count the capitals and small letters of an article's words outside title case."""
    evidence = Evidence()
    for sentence, row in zip(sentences, tokens, strict=True):
        if sentence.role in ("headline", "heading") or title_case(row):
            continue
        for i, (token, begins) in enumerate(zip(row, beginnings(row), strict=True)):
            if token.text[0].islower():
                evidence.lower[token.norm] += 1
            elif is_capital(token) and not begins and not _half(row, i):
                evidence.inner[token.norm] += 1
    return evidence


def _half(row: Sequence[Token], i: int) -> bool:
    """Whether `row[i]` is half of a hyphenated word, whose capital says nothing of that half alone."""
    after = i + 1 < len(row) and row[i + 1].text == "-" and row[i + 1].start == row[i].end
    return after or (i > 0 and row[i - 1].text == "-" and row[i - 1].end == row[i].start)


def is_calendar(tokens: Sequence[Token], i: int) -> bool:
    """Whether `tokens[i]` is a weekday or month, and not a name such as Theresa May."""
    word = tokens[i].norm
    if word.rstrip("s") in WEEKDAYS:
        return True
    if word not in MONTHS:
        return False
    if word not in AMBIGUOUS_MONTHS or not i or (i + 1 < len(tokens) and tokens[i + 1].text[0].isdigit()):
        return True
    before = tokens[i - 1]
    named = is_capital(before) and before.norm not in FUNCTION_WORDS and before.norm not in WEEKDAYS
    return not (named or before.norm in HONORIFICS or before.norm in ROLES or before.text == ".")
