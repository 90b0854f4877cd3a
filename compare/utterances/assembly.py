"""Attributions and quotations to utterances.

Comes in: the scene of an article, its sentences and names. Goes out: utterances in reading order. A quotation that no
cue reports goes on from the utterance before where it fills its sentence ("…," he said. "…"), and is a fragment
without a speaker where it does not.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from compare.model import Name, Sentence, Span, Utterance
from compare.utterances.attributions import Attribution, attribute
from compare.utterances.frames import Frame, Scene, Unit
from compare.utterances.speakers import Resolver


@dataclass(slots=True)
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
    for frame in scene.frames:
        fresh = [_draft(frame, found) for found in attribute(frame.units)]
        held = {number for draft in fresh for number in draft.quotes}
        free = [u for u in frame.units if u.is_quote and u.quote not in held]
        alone = not fresh and all(u.is_quote or not u.is_word for u in frame.units) and bool(free)
        if alone:
            last = _go_on(scene, frame, free, last, drafts)
            continue
        drafts += fresh
        drafts += [Draft(frame.paragraph, [Span(u.start, u.end)], [u.quote]) for u in free]
        if fresh:
            last = next((d for d in reversed(fresh) if d.quotes or d.pending), fresh[-1])
        elif frame.paragraph != (last.paragraph if last else -1):
            last = None
    drafts = [d for d in drafts if d.content]
    drafts.sort(key=lambda d: (d.content[0].start, -d.content[-1].end))
    return _number(scene, drafts, sentences, names)


def _draft(frame: Frame, found: Attribution) -> Draft:
    """The draft of one attribution, its unit ranges turned into spans."""
    spans = [_span(frame.units, low, high) for low, high in found.content]
    quotes = [u.quote for low, high in found.content for u in frame.units[low:high] if u.is_quote]
    source = _span(frame.units, found.source.low, found.source.high) if found.source else None
    cue = _span(frame.units, found.cue.low, found.cue.high)
    return Draft(frame.paragraph, spans, quotes, source, cue, found.pending)


def _span(units: Sequence[Unit], low: int, high: int) -> Span:
    return Span(units[low].start, units[high - 1].end)


def _go_on(scene: Scene, frame: Frame, free: Sequence[Unit], last: Draft | None, drafts: list[Draft]) -> Draft:
    """Give quotations that fill their sentence to the utterance they continue, or to its speaker."""
    joins = last is not None and (last.pending or frame.paragraph == last.paragraph or _continues(scene, free[0]))
    if last is not None and joins:
        last.content += [Span(u.start, u.end) for u in free]
        last.quotes += [u.quote for u in free]
        last.paragraph = frame.paragraph
        last.pending = False
        return last
    draft = Draft(frame.paragraph, [Span(u.start, u.end) for u in free], [u.quote for u in free], follows=last)
    drafts.append(draft)
    return draft


def _continues(scene: Scene, unit: Unit) -> bool:
    return scene.quotations[unit.quote].continues


def _number(
    scene: Scene, drafts: Sequence[Draft], sentences: Sequence[Sentence], names: Sequence[Name]
) -> tuple[Utterance, ...]:
    """Resolve the speakers in reading order and number the utterances."""
    resolver = Resolver(scene, names)
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
