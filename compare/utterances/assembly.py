"""Attributions and quotations to utterances.

Comes in: the scene of an article, its sentences and names. Goes out: utterances in reading order. A quotation that no
cue reports goes on from the utterance before where it fills its sentence ("…," he said. "…"), and is a fragment
without a speaker where it does not; the name of a work that nobody is said to say is no utterance.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compare.lexicon.function_words import ARTICLES, CONJUNCTIONS, PREPOSITIONS
from compare.model import Name, Sentence, Span, Utterance
from compare.utterances.attributions import attribute
from compare.utterances.extents import Attribution
from compare.utterances.frames import Frame, Scene, Unit
from compare.utterances.labels import Label, introduced_by_colon, label_of, signature_of, subject_of
from compare.utterances.speakers import Resolver

_LONGEST_TITLE = 10  # words
_SMALL = ARTICLES | PREPOSITIONS | CONJUNCTIONS


@dataclass(slots=True, eq=False)
class Draft:
    """An utterance in the making; `quotes` are numbers of quotations, `follows` the draft whose speaker goes on."""

    paragraph: int
    content: list[Span] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    source: Span | None = None
    cue: Span | None = None
    pending: bool = False
    follows: Draft | None = None


def assemble(scene: Scene, sentences: Sequence[Sentence], names: Sequence[Name]) -> tuple[Utterance, ...]:
    """Turn the frames of `scene` into utterances, numbered from 1 in reading order."""
    drafts: list[Draft] = []
    last: Draft | None = None
    at = 0
    while at < len(scene.frames):
        frame = scene.frames[at]
        at += 1
        label = label_of(frame)
        if label is not None:
            block = [frame]
            while at < len(scene.frames) and scene.frames[at].paragraph == frame.paragraph:
                block.append(scene.frames[at])
                at += 1
            last = _labelled(block, label)
            drafts.append(last)
            continue
        last = _read_frame(scene, frame, last, drafts)
    drafts = [d for d in drafts if d.content]
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end))
    return _number(scene, drafts, sentences, names)


def _read_frame(scene: Scene, frame: Frame, last: Draft | None, drafts: list[Draft]) -> Draft | None:
    """Add the drafts of one frame; return the one whose speaker goes on."""
    signature = signature_of(frame.units)
    if signature is not None:
        return _signed(frame, signature, last, drafts)
    fresh = [_draft(frame, found) for found in attribute(frame.units)]
    _take_over(scene, fresh, last, drafts)
    held = {number for draft in fresh for number in draft.quotes}
    free = [at for at, u in enumerate(frame.units) if u.is_quote and u.quote not in held]
    if not fresh and free and all(u.is_quote or not u.is_word for u in frame.units):
        return _go_on(scene, frame, [frame.units[at] for at in free], last, drafts)
    loose = [_loose(frame, at) for at in free if frame.role != "body" or not _is_title(scene, frame.units[at])]
    fresh += loose
    drafts += fresh
    awaiting = _awaiting(frame, fresh)
    if awaiting is not None:
        drafts.append(awaiting)
        return awaiting
    if fresh:
        return next((d for d in reversed(fresh) if (d.quotes and d.source) or d.pending), fresh[-1])
    return last if last is not None and frame.paragraph == last.paragraph else None


def _take_over(scene: Scene, fresh: Sequence[Draft], last: Draft | None, drafts: list[Draft]) -> None:
    """Join the paragraphs of a quotation to its last one, where the cue stands at the end of all."""
    first = next((d for d in fresh if d.quotes), None)
    if first is None or last is None or last.source is not None or not scene.quotations[first.quotes[0]].continues:
        return
    if last.quotes and last.quotes[-1] == first.quotes[0] - 1:
        first.content[:0] = last.content
        first.quotes[:0] = last.quotes
        drafts.remove(last)


def _awaiting(frame: Frame, fresh: Sequence[Draft]) -> Draft | None:
    """The draft of a sentence whose last colon leads to a quotation in the next paragraph."""
    if frame.units[-1].norm != ":" or any(d.pending for d in fresh):
        return None
    source = subject_of(frame.units, len(frame.units) - 1)
    span = _span(frame.units, source.low, source.high) if source else None
    return Draft(frame.paragraph, source=span, pending=True) if span else None


def _loose(frame: Frame, at: int) -> Draft:
    """The draft of a quotation that no cue reports; a colon before it may name its speaker."""
    unit = frame.units[at]
    source = introduced_by_colon(frame.units, at)
    span = _span(frame.units, source.low, source.high) if source else None
    return Draft(frame.paragraph, [Span(unit.start, unit.end)], [unit.quote], span)


def _labelled(block: Sequence[Frame], label: Label) -> Draft:
    """The draft of a transcript's paragraph or a labelled headline."""
    first = block[0].units
    rest = [u for frame in block for u in frame.units]
    high = len(rest) - (rest[-1].norm == "." and block[0].role == "headline")
    start = label.source.high + 1
    quotes = [u.quote for u in rest[start:] if u.is_quote]
    source, cue = _span(first, *label.source), _span(first, *(label.cue or label.source))
    return Draft(block[0].paragraph, [Span(rest[start].start, rest[high - 1].end)], quotes, source, cue)


def _signed(frame: Frame, label: Label, last: Draft | None, drafts: list[Draft]) -> Draft | None:
    """Give the quotations before a signature, in this frame or the paragraph before, to who signed."""
    source = _span(frame.units, *label.source)
    cue = _span(frame.units, *(label.cue or label.source))
    free = [u for u in frame.units if u.is_quote]
    if free:
        spans = [Span(u.start, u.end) for u in free]
        drafts.append(Draft(frame.paragraph, spans, [u.quote for u in free], source, cue))
        return None
    if last is not None and last.source is None and last.paragraph == frame.paragraph - 1:
        last.source, last.cue, last.follows = source, cue, None
    return None


def _draft(frame: Frame, found: Attribution) -> Draft:
    """The draft of one attribution, its unit ranges turned into spans."""
    spans = [_span(frame.units, low, high) for low, high in found.content]
    quotes = [u.quote for low, high in found.content for u in frame.units[low:high] if u.is_quote]
    source = _span(frame.units, found.source.low, found.source.high) if found.source else None
    cue = _span(frame.units, found.cue.low, found.cue.high)
    return Draft(frame.paragraph, spans, quotes, source, cue, found.pending)


def _span(units: Sequence[Unit], low: int, high: int) -> Span:
    return Span(units[low].start, units[high - 1].end)


def _go_on(scene: Scene, frame: Frame, free: Sequence[Unit], last: Draft | None, drafts: list[Draft]) -> Draft | None:
    """Give quotations that fill their sentence to the utterance they continue, or to its speaker."""
    same = last is not None and last.source is not None and frame.paragraph == last.paragraph
    joins = last is not None and (last.pending or same or scene.quotations[free[0].quote].continues)
    if last is not None and joins:
        last.content += [Span(u.start, u.end) for u in free]
        last.quotes += [u.quote for u in free]
        last.paragraph = frame.paragraph
        last.pending = False
        return last
    if len(free) == 1 and _is_title(scene, free[0]) and " " in scene.text[free[0].start : free[0].end]:
        return last  # a heading in quotation marks
    draft = Draft(frame.paragraph, [Span(u.start, u.end) for u in free], [u.quote for u in free], follows=last)
    drafts.append(draft)
    return draft


def _is_title(scene: Scene, unit: Unit) -> bool:
    """Whether a quotation reads like the name of a work or a heading: every word but small ones has a capital."""
    low, high = scene.quotations[unit.quote].inner
    words = [word.strip("\"'“”‘’,.?!:;()") for word in scene.text[low:high].split()[: _LONGEST_TITLE + 1]]
    large = [not w[:1].isalpha() or w[:1].isupper() for w in words]
    fits = all(big or word in _SMALL for big, word in zip(large, words, strict=True))
    return fits and large[:1] == [True] and len(words) <= _LONGEST_TITLE


def _number(
    scene: Scene, drafts: Sequence[Draft], sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[Utterance, ...]:
    """Resolve the speakers in reading order and number the utterances."""
    resolver = Resolver(scene, sentences, names)
    speakers: dict[int, str] = {}
    found = []
    for n, draft in enumerate(drafts, 1):
        if draft.source is not None:
            speakers[id(draft)] = resolver.resolve(draft.source)
        elif draft.follows is not None:
            speakers[id(draft)] = speakers.get(id(draft.follows), "")
        quotes = tuple(scene.quotations[q].inner for q in draft.quotes)
        content = tuple(draft.content)
        numbers = _sentence_numbers(sentences, content)
        found.append(Utterance(n, quotes, content, numbers, draft.source, draft.cue, speakers.get(id(draft), "")))
    return tuple(found)


def _sentence_numbers(sentences: Sequence[Sentence], spans: Iterable[Span]) -> tuple[int, ...]:
    """The numbers of the sentences that `spans` touch."""
    starts = [s.start for s in sentences]
    ends = [s.end for s in sentences]
    touched: set[int] = set()
    for start, end in spans:
        low = bisect_right(ends, start)
        high = bisect_left(starts, end)
        touched.update(sentences[at].n for at in range(low, high))
    return tuple(sorted(touched))
