"""Descriptions of speakers, as text: their head noun, and what kind of speaker it makes them.

In: "two officials familiar with the talks". Out: "official", several people, nobody named before.
"""

import re

from compare.lexicon.bodies import HEADS_BODY
from compare.lexicon.hearsay import AGENTS, MUTE, NO_AGENTS, PARTY_NOUNS, STANDING
from compare.lexicon.sources import DOCUMENTS
from compare.naming import words
from compare.text import fold

SHORTEST_PLURAL = 4  # letters
_AFTER_HEAD = re.compile(
    r"[,(]|\s(?:of|for|from|in|at|on|by|with|to|near|close|familiar|who|which|that|involved|briefed|including|whose"
    r"|speaking|representing|outside|inside|behind|against|about|and|under|after|before)\b"
)
_BEFORE_HEAD = re.compile(
    r"^(?:(?:the|a|an|some|many|several|most|other|another|all|both|few|any|one|two|three|four|five|six|that|this|these"
    r"|those|only|at least|his|her|their|its|our)\s+)+"
)
_SEVERAL = frozenset(["people", "police", "men", "women"])
_NOT_ONE = ("a ", "an ", "some ", "many ", "two ", "other ", "another ")


def singular(noun: str) -> str:
    """Give the singular of a folded noun, by its ending."""
    if noun in _SEVERAL - {"men", "women"} or len(noun) < SHORTEST_PLURAL or noun.endswith(("ss", "us")):
        return noun
    if noun.endswith("ies"):
        return noun[:-3] + "y"
    return noun[:-3] + "man" if noun.endswith("men") else noun.removesuffix("s")


def core_of(text: str) -> tuple[str, ...]:
    """Give the folded words of a description up to its head noun."""
    return words(_AFTER_HEAD.split(fold(text).strip(), maxsplit=1)[0])


def head_of(text: str) -> str:
    """Give the folded head noun in the singular: "two officials in Oslo" -> "official"."""
    parts = core_of(text)
    return singular(parts[-1]) if parts else ""


def bare(text: str) -> str:
    """Give a folded description without articles, numbers and owners before it."""
    return _BEFORE_HEAD.sub("", fold(text))


def shown(text: str) -> str:
    """Give a description as a finding calls it, without apposition and brackets."""
    return _AFTER_HEAD.split(text, maxsplit=1)[0].strip() if "," in text or "(" in text else text


def is_plural(text: str) -> bool:
    """Whether a description names several."""
    parts = core_of(text)
    return bool(parts) and (parts[-1] in _SEVERAL or singular(parts[-1]) != parts[-1])


def may_hold_office(text: str) -> bool:
    """Whether a description may stand for one known person: "the House speaker", "Roe's lawyer"."""
    return not is_plural(text) and not fold(text).startswith(_NOT_ONE)


def is_definite_person(text: str) -> bool:
    """Whether `text` stands for one person told of before: "the tycoon", but not "the police" or "her campaign"."""
    definite = fold(text).startswith(("the ", "that ", "this "))
    return definite and not is_plural(text) and head_of(text) not in HEADS_BODY


def is_party(head: str) -> bool:
    """Whether `head` is a noun for people or a body."""
    if head in PARTY_NOUNS or head + "s" in PARTY_NOUNS or head[:-1] + "ies" in PARTY_NOUNS:
        return True
    return len(head) > SHORTEST_PLURAL and head.endswith(AGENTS) and head not in NO_AGENTS


def is_document(head: str) -> bool:
    """Whether `head` is a noun for a writing or a recording."""
    return head in MUTE or head in DOCUMENTS or head + "s" in DOCUMENTS


def stands_alone(head: str) -> bool:
    """Whether a writing is a source by itself, whoever issued it: a poll, an indictment."""
    return head in STANDING or head + "s" in STANDING
