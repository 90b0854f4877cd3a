"""Whether two quantities count the same thing: their nouns in one form, and what happened to those counted."""

from __future__ import annotations

from typing import Literal, NamedTuple

from compare.lexicon.counted_nouns import IRREGULAR_PLURALS, PEOPLE, ROLES, SAME_COUNTED
from compare.model import Quantity

_ROLES = frozenset(ROLES.values())
_ES = ("ses", "xes", "zes", "ches", "shes")

Sameness = Literal["same", "open", "other"]


class Counted(NamedTuple):
    """A noun in the singular, and a role such as "killed"; either may be empty."""

    noun: str
    role: str


def read_counted(counted: str) -> Counted:
    """Take apart the `counted` of a quantity."""
    noun, _, role = counted.rpartition(" ") if counted.rpartition(" ")[2] in _ROLES else (counted, "", "")
    return Counted(canonical(noun), role)


def printed_noun(counted: str) -> str:
    """What is counted, as the article prints it; the role is our word for what happened to them."""
    noun, _, role = counted.rpartition(" ")
    return noun if role in _ROLES else counted


def may_count_same(a: Quantity, b: Quantity) -> bool:
    """Whether nothing says that two quantities count different things."""
    return sameness(read_counted(a.counted), read_counted(b.counted)) != "other"


def canonical(noun: str) -> str:
    """One form for a noun that is counted: the singular, and one of the words that papers use for it."""
    single = singular(noun)
    return SAME_COUNTED.get(single, single)


def singular(noun: str) -> str:
    """The singular of a regular or listed plural."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if len(noun) > 5 and noun.endswith(("men", "women")):
        return noun[:-2] + "an"
    if noun.endswith("ies") and len(noun) > 4:
        return noun[:-3] + "y"
    if noun.endswith(_ES):
        return noun[:-2]
    return noun[:-1] if len(noun) > 3 and noun.endswith("s") and not noun.endswith(("ss", "us", "is")) else noun


def sameness(a: Counted, b: Counted) -> Sameness:
    """Whether two counted things are the same, as far as their words tell.

    Roles that differ tell two figures apart, whatever the nouns; a role without a noun counts people.
    """
    if a.role and b.role and a.role != b.role:
        return "other"
    if a.noun == b.noun:
        return "same" if a.noun or (a.role and b.role) else "open"
    if a.noun and b.noun:
        return "open" if {a.noun, b.noun} <= PEOPLE and "person" in (a.noun, b.noun) else "other"
    lone = a.noun or b.noun
    return "same" if a.role and a.role == b.role and (lone in PEOPLE) else "open"
