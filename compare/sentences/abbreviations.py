"""Whether a full stop behind an abbreviation ends the sentence as well; what follows it decides."""

import re

from compare.lexicon import calendar
from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.number_words import UNITS
from compare.lexicon.reporting import FORMS
from compare.lexicon.sentence_ends import (
    AMBIGUOUS,
    BEFORE_FIGURES,
    FIRMS,
    INSIDE,
    LETTERED,
    NEWS_OPENERS,
    OPENERS,
    TITLES,
    ZONES,
)
from compare.lexicon.titles import ROLES
from compare.sentences.quotes import OPENING

_WORD = re.compile(r"([^\W_]+(?:\.[^\W\d_]+)*)\.$")
_NEXT_WORD = re.compile(r"A\s(?=[a-z])|[^\W_][\w.'’&-]*")
_SUBJECT = re.compile(r"([A-Z]\w+),?\s+([a-z]+(?:n['’]t)?)\b")
_BEFORE = re.compile(r"([\w'’.&-]+)\s+\S+$")
_CALENDAR = frozenset(calendar.MONTHS) | frozenset(calendar.WEEKDAYS)
_ON_X = frozenset("on to via from".split())
_WHOLE = frozenset({"may", "no"})  # as short as an abbreviation, and words of their own
_COURTESY = frozenset("mr mrs ms dr".split())


def abbreviation_ends(before: str, behind: str, title_case: bool) -> bool | None:
    """Judge the stop at the end of `before`; None where the word is no abbreviation known here.

    `behind` starts with the next word or its opening marks; `title_case` says that the paragraph capitalises every
    word, so that capitals tell nothing.
    """
    found = _WORD.search(before)
    if not found:
        return None
    printed, following = found.group(1), next_word(behind)
    word, opener = printed.lower(), opens_sentence(following) and not title_case
    if word in TITLES and printed[0].isupper():
        return opener and behind[0] not in OPENING
    if word in INSIDE or (word in BEFORE_FIGURES | _WHOLE and following[:1].isdigit()):
        return False
    if word in _WHOLE:
        return word == "may" or following.lower() not in UNITS
    if len(word) == 1:
        return _label_ends(before[: found.start()], printed, following, opener)
    return _ambiguous_ends(word, behind, opener, title_case)


def next_word(behind: str) -> str:
    """The first word of `behind`, past opening marks; the article "A" keeps the blank that tells it from an initial."""
    found = _NEXT_WORD.search(behind)
    return found.group() if found else ""


def opens_sentence(word: str) -> bool:
    """Whether `word` is capitalised only because it opens a sentence; an article "A" keeps its blank."""
    if word == "A ":
        return True
    return word.lower() in OPENERS and word[:1].isupper() and (word[1:].islower() or "’" in word or "'" in word)


def _ambiguous_ends(word: str, behind: str, opener: bool, title_case: bool) -> bool | None:
    """Judge "Inc.", "Calif.", "U.S.", "D.C.", "p.m.", which may stand anywhere."""
    following = next_word(behind)
    if word in ("a.m", "p.m", "am", "pm"):
        return False if re.split(r"\W", following.lower())[0] in _CALENDAR | ZONES else None
    if word not in AMBIGUOUS and "." not in word:
        return None
    if title_case:
        return False
    if opener or (behind[0] in OPENING and re.match(r"I\b", following)) or following.rstrip(".").lower() in _COURTESY:
        return True
    if word in FIRMS and (following.lower() in NEWS_OPENERS or _new_subject(behind)):
        return True
    return None


def _new_subject(behind: str) -> bool:
    """Whether `behind` is one capitalised word and its verb, which no firm's name can go on with: "Carnival said"."""
    found = _SUBJECT.match(behind)
    if not found or found.group(1).lower() in ROLES:
        return False
    verb = found.group(2).removesuffix("n't").removesuffix("n’t")
    return verb in AUXILIARIES or verb == "which" or any(r.form == "ed" for r in FORMS.get(verb, ()))


def _label_ends(before: str, letter: str, following: str, opener: bool) -> bool | None:
    """Judge the stop behind a single letter that is a label ("Plan B", "the platform X"), not an initial."""
    found = _BEFORE.search(before + "x")
    word = found.group(1) if found else ""
    if letter.isupper() and (opener or word.lower() in LETTERED or (letter == "X" and word in _ON_X)):
        return following[:1].isupper()
    return None
