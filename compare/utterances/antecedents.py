"""What a relative pronoun stands for: the person, the members of a body, or the noun before it.

Comes in: the text, the names before the pronoun. Goes out: a full name or a description. Only people are "who", so that
"Roe of the Green Party, who said" means Roe, and "senators from the Green Party who say" the senators.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from compare.model import Name

_COMMA = re.compile(r",(?!\d)")
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_LEADING = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
_OF = r"(?:of|from|in|at|with|for)"
_SEAT = re.compile(r"[A-Z]\w{0,3}\.?-[A-Z]")  # R-Ohio, Lab-Leeds
# What may stand between a person and "who": a party in brackets, an apposition, or what somebody is of.
_DESCRIBED = re.compile(
    rf"\s*(?:\([^()]*\))?"
    rf"(?:,\s+(?:(?:an?|the|one)\b|{_SEAT.pattern})[^,;:]{{0,80}}|\s+{_OF}\s[^,;:.]{{1,80}})?[\s,]*"
)
_MEMBERS = re.compile(rf"((?:\b(?:the|an?|some|many|several|other|two|three)\s+)?[\w’'-]+)\s+{_OF}\s+(?:the\s+)?$")
_NEXT_TO = re.compile(r"[^\w]*(?:\([^)]*\))?[\s,]*")
_NOUN = re.compile(r"((?:\b(?:the|a|an|some|many|two|three|one)\s+)?[\w’'-]+)[\s,]*$")
_REACH = 40  # characters before the pronoun in which its noun is looked for


def describe(words: str) -> str:
    """Return a description as a speaker: without apposition, brackets and a leading capital article."""
    core = _BRACKETS.sub("", _COMMA.split(words, maxsplit=1)[0]).strip()
    article = _LEADING.match(core)
    return core[: article.end()].casefold() + core[article.end() :] if article else core


def people_before(text: str, names: Sequence[Name], at: int) -> str:
    """Return for whom "who" at `at` stands by the `names` before it in its sentence; "" where none of them tells."""
    named = [n for n in names if not _SEAT.match(text, n.start)]
    person = next((n for n in reversed(named) if n.type == "person"), None)
    if person is not None and _DESCRIBED.fullmatch(text, person.end, at):
        return person.full
    if not named or named[-1].type == "person" or text[named[-1].end : at].strip():
        return ""  # behind a comma "who" goes with the body itself
    members = _MEMBERS.search(text, max(0, named[-1].start - 2 * _REACH), named[-1].start)
    return describe(members.group(1)) if members else ""


def noun_before(text: str, name: Name | None, at: int) -> str:
    """Return the `name` or noun phrase right before a relative pronoun at `at`."""
    if name is not None and _NEXT_TO.fullmatch(text[name.end : at]):
        return name.full
    phrase = _NOUN.search(text[max(0, at - _REACH) : at])
    return describe(phrase.group(1)) if phrase else ""
