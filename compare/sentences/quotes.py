"""Quotation marks around a sentence end: which marks close, and when the words behind them still belong to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from compare.lexicon.reporting import FORMS
from compare.lexicon.sentence_ends import OPENERS

CLOSERS = "\"'”’»)]"
OPENING = "\"'“‘«([„‟"
_QUOTES = frozenset("\"”’»'")
_BEHIND = re.compile(r"((?:[A-Z][\w.'’-]*\s+){1,5})([a-z]+)(?=([.,;:!?]|$)|\s+(\w+)(?:\s+(\w+))?)")
_ADVERBIAL = frozenset(
    "on in at to during of when as before after while from about with last this yesterday today earlier".split()
)

_ADDRESSED = frozenset("reporters journalists viewers supporters lawmakers senators him her them me us".split())


@dataclass(frozen=True, slots=True)
class Marks:
    """The double quotation marks of one paragraph, by offset: the undirected ones, and those that only open."""

    text: str
    straight: list[int]
    opening: list[int]

    @classmethod
    def of(cls, text: str) -> Marks:
        """Read `text` once."""
        straight, opening = ([m.start() for m in re.finditer(marks, text)] for marks in ('"', "[“«„‟]"))
        return cls(text, straight, opening)

    def closes(self, at: int) -> bool:
        """Whether the straight mark at `at` closes: an odd number stands before it."""
        return bisect_left(self.straight, at) % 2 == 1

    def opened_between(self, start: int, end: int) -> bool:
        """Whether a quotation opens after `start` and before `end`: the words before it introduce it."""
        return any(bisect_left(at, end) > bisect_left(at, start + 1) for at in (self.straight, self.opening))


def end_of_closers(marks: Marks, at: int) -> int:
    """Where the marks that close at `at` end; one set apart by a space belongs to them when nothing is left to open."""
    text, size = marks.text, len(marks.text)
    while at < size:
        mark = text[at]
        alone = at + 1 < size and text[at] == " " and (at + 2 == size or text[at + 2].isspace())
        if mark in CLOSERS and not _opens(marks, at):
            at += 1
        elif alone and (text[at + 1] in "”’»" or (text[at + 1] == '"' and marks.closes(at + 1))):
            at += 2
        else:
            break
    return at


def _opens(marks: Marks, at: int) -> bool:
    """Whether the mark at `at`, right behind a stop, opens the next sentence: no blank was printed between them."""
    text = marks.text
    if text[at] not in "\"'" or at + 1 >= len(text) or not text[at + 1].isalpha():
        return False
    return not marks.closes(at) if text[at] == '"' else text[at + 1].isupper()


def is_attributed(marks: Marks, start: int, end: int, behind: int) -> bool:
    """Whether the quotation that closes at `end` goes on with its speaker at `behind`: "Why?" Mr. Rao asks.

    The sentence from `start` has to open with the quotation, or the speaker could stand before it; the verb has to
    report and to end its clause, or the words behind are a sentence of their own.
    """
    text = marks.text
    if text[end - 1] not in _QUOTES or marks.opened_between(start, end - 1):
        return False
    found = _BEHIND.match(text, behind, min(len(text), behind + 120))
    if not found or found.group(1).split()[0].lower() in OPENERS or not _reports(found.group(2)):
        return False
    stop, word, second = found.group(3, 4, 5)
    if text[max(start, end - 3) : end].rstrip(CLOSERS).endswith("."):
        return stop == "."
    if word in _ADDRESSED:
        return second is None or second in _ADVERBIAL - {"to"}
    return word is None or word in _ADVERBIAL or word.endswith("ly")


def _reports(verb: str) -> bool:
    """Whether the form `verb` may follow a speaker and govern a direct quotation."""
    return any(
        r.form in ("ed", "s") and not r.particles and ("s" in r.verb.frames or "q" in r.verb.frames)
        for r in FORMS.get(verb, ())
    )
