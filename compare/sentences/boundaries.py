"""A paragraph comes in, the spans of its sentences go out.

sentencex proposes the ends; it skips what stands in quotation marks, so it reads a shadow of the paragraph in which
those marks are blanks, of the same length. The rules of `stops` decide where news would be cut wrongly. Some cuts no
full stop shows: items of a list, datelines, picture credits and pointers set into a paragraph.
"""

import re
from collections import deque
from collections.abc import Iterator

import sentencex

from compare.model import Span
from compare.sentences.datelines import dateline_end
from compare.sentences.posts import SIGNATURE
from compare.sentences.quotes import Marks, end_of_closers
from compare.sentences.stops import STOP, Paragraph, Stop, ends_sentence

# Blanks for sentencex: directed and double marks, breaks and odd spaces; a straight single mark only where it opens.
_SHADOW = str.maketrans(dict.fromkeys('"“”„‟«»‘\n\r\t\x0b\x0c\x85\u2028\u2029\u00a0\u202f\u2009', " "))
_SINGLE_OPENS = re.compile(r"(?<![^\s(\[—–])'(?=\S)")
_ALNUM = re.compile(r"[^\W_]")
_BLANK = re.compile(r"\s*")
# Notes, and single marks that may as well open: behind a stop they belong to it where sentencex says so.
_TAIL = re.compile(r"(?:\s?\[\d{1,3}\]|\s?['`]{1,2}(?!\w))+")
# Some runs of marks cost sentencex the square of their length.
_SLICE = 20_000


def sentence_spans(text: str) -> list[Span]:
    """The sentences of the paragraph `text`, trimmed and in order; together they hold all but its white space."""
    markers = {m.start: m.end for m in list_markers(text)}
    forced = sorted(forced_cuts(text) | (markers.keys() - {0}))
    return _pieces(text, sorted({*forced, *_natural_cuts(_read(text), forced, markers)}))


def _natural_cuts(paragraph: Paragraph, forced: list[int], markers: dict[int, int]) -> Iterator[int]:
    """The ends of sentences at stops; a sentence starts anew at each of `forced`, where a list marker may stand."""
    start, worded, waiting = 0, _first_alnum(paragraph.text, 0), deque(forced)
    lead = dateline_end(paragraph.text)  # a region may be shortened: ELM CITY, Wash. (AP) —
    for stop in _stops(paragraph):
        while waiting and waiting[0] <= stop.start:
            start = waiting.popleft()
            worded = _first_alnum(paragraph.text, start)
        led = stop.end < lead or stop.start < markers.get(start, 0)
        if led or worded > stop.start or stop.next >= len(paragraph.text):
            continue
        if ends_sentence(paragraph, stop, start):
            yield stop.end
            start = stop.next
            worded = _first_alnum(paragraph.text, start)


def _first_alnum(text: str, start: int) -> int:
    """Where the first letter or digit from `start` on stands."""
    found = _ALNUM.search(text, start)
    return found.start() if found else len(text)


def _read(text: str) -> Paragraph:
    """Ask sentencex for the ends in `text`, and see how it uses capitals."""
    marks = Marks.of(text)
    proposed = frozenset(
        end_of_closers(marks, end) for end in _proposals(_SINGLE_OPENS.sub(" ", text.translate(_SHADOW)))
    )
    words = [w for w in text[:400].split() if len(w) > 3 and w[0].isalpha()]
    upper = sum(w[0].isupper() for w in words)
    return Paragraph(text, marks, proposed, 3 <= upper >= 0.8 * len(words), text[:2000].islower())


def _proposals(shadow: str) -> Iterator[int]:
    """Where sentencex ends a sentence, before the white space; it gets a slice at a time."""
    start = 0
    while start < len(shadow):
        end = shadow.find(" ", start + _SLICE)
        end = len(shadow) if end < 0 else end
        for boundary in sentencex.get_sentence_boundaries("en", shadow[start:end]):
            stop = start + boundary["end_index"]
            while stop > start and shadow[stop - 1].isspace():
                stop -= 1
            if stop > start:
                yield stop
        start = end


def _stops(paragraph: Paragraph) -> Iterator[Stop]:
    """Every stop of the paragraph with the marks that close behind it."""
    text, marks = paragraph.text, paragraph.marks
    for match in STOP.finditer(text):
        end = end_of_closers(marks, match.end())
        tail = _TAIL.match(text, end)
        if tail and tail.end() in paragraph.proposed:
            end = tail.end()
        behind = _BLANK.match(text, end)
        yield Stop(match.start(), match.end(), end, behind.end() if behind else end)


def _pieces(text: str, cuts: list[int]) -> list[Span]:
    """The trimmed pieces of `text` between `cuts`; one without a letter or digit joins its neighbour."""
    spans: list[Span] = []
    for start, end in zip([0, *cuts], [*cuts, len(text)], strict=True):
        piece = text[start:end]
        if not piece.strip():
            continue
        span = Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        if spans and not (_ALNUM.search(piece) and _ALNUM.search(text, spans[-1].start, spans[-1].end)):
            span = Span(spans.pop().start, span.end)
        spans.append(span)
    return spans


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
