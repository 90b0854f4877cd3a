"""Cuts that no full stop shows: items of a list, datelines, picture credits and pointers set into a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from compare.model import Span
from compare.sentences.datelines import dateline_end
from compare.sentences.posts import SIGNATURE

BULLETS = "•⁃▪●‣◦·■"
_BULLET = re.compile(rf"([{BULLETS}])\s*(?:\d{{1,3}}[.)]\s*)?")
_NUMBER = re.compile(r"\(?(\d{1,3})(\.\)|[.)])\s+(?=\S)")
_LETTER = re.compile(r"\(?([a-z])(\.\)|[.)])\s+(?=\S)")
_CREDIT = re.compile(r"\s(?=(?:Image|Photo|Picture)s?(?: (?:credit|source|courtesy))?: [A-Z@])")
_POINTER = re.compile(r"\s(?=(?:ALSO READ|Also Read|READ ALSO|READ MORE|Read More|Also Watch|ALSO WATCH)\s*[:|–—-]\s)")
# An entry of a list of deals or results: a name, a dash, a figure.
_ENTRY = re.compile(r"(?:[A-Z&(][\w.,'’&()-]*\s+|of\s+|and\s+|the\s+){1,12}?(?:--|—)\s+(?=[$£€₹¥\d])")


def forced_cuts(text: str) -> set[int]:
    """Offsets in the paragraph `text` at which a sentence starts whatever stands before."""
    cuts = {m.end() for pattern in (_CREDIT, _POINTER) for m in pattern.finditer(text)}
    for signature in SIGNATURE.finditer(text):
        cuts |= {signature.start(), signature.end()}
    cuts.add(dateline_end(text))
    entry = _ENTRY.match(text, 0, min(len(text), 160))
    if entry:
        cuts.add(entry.end())
    return cuts - {0, len(text)}


def list_markers(text: str) -> list[Span]:
    """The markers of a list that opens the paragraph: bullets, or numbers or letters that count on."""
    bullet = _BULLET.match(text)
    if bullet:
        again = re.compile(rf"(?<=\s){re.escape(bullet.group(1))}\s*(?:\d{{1,3}}[.)]\s*)?")
        return [Span(*bullet.span()), *(Span(*m.span()) for m in again.finditer(text))]
    return list(_counted(text))


def _counted(text: str) -> Iterator[Span]:
    """The markers 1. 2. 3. or a) b) c) of `text`, each behind white space and in the form of the first."""
    found = _NUMBER.match(text) or _LETTER.match(text)
    while found:
        yield Span(*found.span())
        following = re.compile(
            rf"(?<=\s)\(?({_next_label(found.group(1))})({re.escape(found.group(2))})\s+(?=[A-Z\"“'‘])"
        )
        found = following.search(text, found.end())


def _next_label(label: str) -> str:
    """What counts on from `label`: 2 from 1, b from a."""
    return str(int(label) + 1) if label.isdigit() else chr(ord(label) + 1)
