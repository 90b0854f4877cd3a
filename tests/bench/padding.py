"""A written case in several settings: alone, padded, in long sentences, in groups of sentences, and all of that.

In: a case with its marked words. Out: both texts, with the place of the words. What is put around the words comes from
`clauses.json` (beside the cases, else the one of this folder): paragraphs that both articles tell in other words,
clauses for the front and the end of a sentence, sentences that one article splits off and the other joins. Which of
them a case gets hangs on its id, so a setting is the same on every run.

The marked words stand between two characters that no text holds, and so move with what is put in front of them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from compare.model import Span
from tests.bench.folders import Record, read_json
from tests.bench.marks import SIDES

CLAUSES = Path(__file__).with_name("clauses.json")
SETTINGS = {1: "alone", 2: "padded", 3: "long", 4: "grouped", 5: "all", 6: "heavy"}
LONG, GROUPED, PADDED, HEAVY = {3, 5}, {4, 5, 6}, {2, 5, 6}, 6
# Here a statement or speaker that only one side has is told of: the shared first sentence is changed, not what follows.
ONE_SIDED = ("missing.statement", "missing.speaker")

OPEN, CLOSE = "\ue000", "\ue001"
_MARKS = OPEN + CLOSE
_QUOTES = '“»«"'
_END = re.compile(rf"[.!?][”\"«»]?[{_MARKS}]*(?=\s+|$)")
_SHORT_FORM = re.compile(r"\b(?:Mr|Ms|Mrs|Dr|Lt|St|No|a\.m|p\.m)\.$")
_FULL_STOP = re.compile(rf"[^\s.!?][{_MARKS}]*(\.)[{_MARKS}]*$")
_WORD = re.compile(r"[A-Za-z’']+")


class Clauses(NamedTuple):
    """What is put around the words of a case: lists of one length, and the words that lose their capital."""

    frame: list[tuple[str, str]]
    front: list[str]
    late: list[str]
    tail: list[str]
    more: list[str]
    small: frozenset[str]


class Placed(NamedTuple):
    """A side of a case in a setting: its text, where the words stand, and the sentences that they stand in."""

    text: str
    words: Span
    home: Span


def read_clauses(path: Path = CLAUSES) -> Clauses:
    """The clauses in `path`."""
    raw = read_json(path)
    frame = [(a, b) for a, b in raw["frame"]]
    return Clauses(frame, raw["front"], raw["late"], raw["tail"], raw["more"], frozenset(raw["small"].split()))


@dataclass(frozen=True)
class Marked:
    """A text that holds the marks of the words."""

    text: str

    @cached_property
    def sentences(self) -> list[Span]:
        """The sentences; a mark counts as nothing."""
        return list(_sentences(self.text))

    @cached_property
    def touched(self) -> list[Span]:
        """The sentences that the words touch; the first one where they stand elsewhere, as in the headline."""
        start, end = self.text.find(OPEN), self.text.find(CLOSE)
        if start < 0:
            return self.sentences[:1]
        return [s for s in self.sentences if s.start <= end and start < s.end] or self.sentences[-1:]

    def quoted(self, at: int) -> bool:
        """Whether `at` lies inside an open quotation, to which nothing may be added."""
        return self.text.count("“", 0, at) > self.text.count("”", 0, at)

    def put(self, at: int, words: str) -> Marked:
        """The text with `words` at `at`."""
        return Marked(self.text[:at] + words + self.text[at:])

    def cut(self) -> tuple[Marked, str]:
        """The first sentence, and what follows it."""
        end = self.sentences[0].end
        return Marked(self.text[:end]), self.text[end:]

    def in_front(self, clause: str, late: str, small: frozenset[str]) -> Marked:
        """Put `clause` in front of the sentence with the words; where a quotation opens it, `late` at its end."""
        first = max(s for s in self.sentences if s.start <= self.touched[0].start and not self.quoted(s.start))
        printed = self.text[first.start : first.end]
        if printed.lstrip(_MARKS)[:1] in _QUOTES or "“" in printed[:3]:
            return self.at_end(late)
        return self._small(first.start, small).put(first.start, clause)

    def _small(self, at: int, small: frozenset[str]) -> Marked:
        """The text with a small letter at `at`, where that word is one of `small`."""
        while self.text[at] in _MARKS:
            at += 1
        word = _WORD.match(self.text, at)
        if not word or word[0].lower() not in small:
            return self
        return Marked(self.text[:at] + self.text[at].lower() + self.text[at + 1 :])

    def at_end(self, clause: str) -> Marked:
        """Put `clause` at the end of the last sentence with the words that ends in a plain full stop, or of any."""
        for sentence in [*reversed(self.touched), *reversed(self.sentences)]:
            stop = _FULL_STOP.search(self.text[sentence.start : sentence.end])
            if stop and not self.quoted(sentence.start + stop.start(1)):
                return self.put(sentence.start + stop.start(1), clause)
        return self

    def and_then(self, clause: str) -> Marked:
        """Put `clause` as a sentence of its own behind those with the words, outside a quotation."""
        ends = [s.end for s in self.sentences if s.end >= self.touched[-1].end]
        end = next((e for e in ends if not self.quoted(e)), ends[-1])
        return self.put(end, f" {clause[0].upper()}{clause[1:]}.")

    def placed(self) -> Placed:
        """The text without its marks, and where the words are."""
        words = Span(self.text.index(OPEN), self.text.index(CLOSE) - 1)
        clean = self.text.replace(OPEN, "").replace(CLOSE, "")
        home = [s for s in _sentences(clean) if s.start <= words.end and words.start <= s.end]
        around = Span(min(s.start for s in home), max(s.end for s in home)) if home else Span(0, len(clean))
        return Placed(clean, words, around)


def _sentences(text: str) -> Iterator[Span]:
    """Cut `text`; an end is one only where a capital, a figure or a quotation follows."""
    start = 0
    for end in _END.finditer(text):
        behind = text[end.end() :].lstrip(" \n" + _MARKS)
        goes_on = behind and not (behind[0].isupper() or behind[0].isdigit() or behind[0] in _QUOTES)
        if goes_on or _SHORT_FORM.search(text[start : end.start() + 1]):
            continue
        yield Span(_printed(text, start), end.end())
        start = end.end()
    if text[start:].strip(" \n" + _MARKS):
        yield Span(_printed(text, start), len(text))


def _printed(text: str, at: int) -> int:
    """The first place from `at` on that is no white space."""
    while text[at] in " \n":
        at += 1
    return at


def in_setting(case: Record, setting: int, clauses: Clauses) -> tuple[Placed, Placed]:
    """Both sides of `case` in `setting`."""
    (head_a, a), (head_b, b) = (_parts(case, side) for side in SIDES)
    rest_a = rest_b = ""
    if case["class"] in ONE_SIDED and setting > 2 and case["expect"]:
        (a, rest_a), (b, rest_b) = a.cut(), b.cut()
    lot = int(hashlib.sha256(case["id"].encode()).hexdigest(), 16)
    a, b = _grouped(*_longer(a, b, setting, clauses, lot), setting, clauses, lot)
    above = 0 if case["class"] == "placement.moved" else 2  # where the place itself is asked, nothing comes before it
    first, second = head_a + a.text + rest_a, head_b + b.text + rest_b
    if setting in PADDED:
        frames = ([pair[i] for pair in clauses.frame] for i in (0, 1))
        bodies = zip((head_a, head_b), (a.text + rest_a, b.text + rest_b), frames, strict=True)
        first, second = (head + "\n\n".join((*f[:above], body, *f[above:])) for head, body, f in bodies)
    return Marked(first).placed(), Marked(second).placed()


def _parts(case: Record, side: str) -> tuple[str, Marked]:
    """The headline of one side with what parts it from the text, "" where there is none, and the marked rest."""
    text, at, words = case[side], case[f"{side}_at"], case[f"{side}_words"] or ""
    text = text[:at] + OPEN + words + CLOSE + text[at + len(words) :]
    if not case.get("headline"):
        return "", Marked(text)
    head, _, body = text.partition("\n\n")
    return head + "\n\n", Marked(body)


def _longer(a: Marked, b: Marked, setting: int, clauses: Clauses, lot: int) -> tuple[Marked, Marked]:
    """Longer sentences: a clause in front on one side and at the end of the other, or both on both sides."""
    count = len(clauses.front)
    k = lot % count

    def front(side: Marked, n: int) -> Marked:
        return side.in_front(clauses.front[n], clauses.late[n], clauses.small)

    if setting == HEAVY:
        a = front(a, k).at_end(clauses.tail[(k + 1) % count])
        b = front(b, (k + 2) % count).at_end(clauses.tail[(k + 3) % count])
    elif setting in LONG:
        a, b = front(a, k), b.at_end(clauses.tail[(k + 1 + lot // 7 % (count - 1)) % count])
    return a, b


def _grouped(a: Marked, b: Marked, setting: int, clauses: Clauses, lot: int) -> tuple[Marked, Marked]:
    """One more statement, which one side joins by "and" and the other prints as a sentence of its own."""
    if setting not in GROUPED:
        return a, b
    more = clauses.more[lot // 11 % len(clauses.more)]
    if lot // 13 % 2:
        return a.at_end(", and " + more), b.and_then(more)
    return a.and_then(more), b.at_end(", and " + more)
