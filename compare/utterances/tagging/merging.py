"""The tagger's attributions and the rules' utterances as one list.

The rules know what a page does with quotation marks: which pairs belong together, what runs over paragraphs, whose
words go on. So what is quoted is theirs, and stays even where the tagger sees nothing. Who says it by which cue, and
all indirect speech, is the tagger's, which is right more often on articles that nobody has read; where it finds
nothing, what the rules found by a plain verb of saying stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.lexicon.function_words import SAYING
from compare.lexicon.reporting import FORMS
from compare.model import Span, Utterance
from compare.places import Places


def merge(text: str, rules: Sequence[Utterance], tagged: Sequence[Utterance]) -> list[Utterance]:
    """One list in reading order, numbered from 1; `tagged` come without quotes, and take those of `rules` they hold."""
    quoted = [u for u in rules if u.quotes and u.source is not None]
    found, taken = _paired(quoted, tagged)
    cued = _by_place([replace(u, content=()) for u in found])
    rest = [t for k, t in enumerate(tagged) if k not in taken and not _near(cued, replace(t, content=()))]
    sourced = [u for u in rules if u.source is not None]
    known = _by_place([replace(u, content=()) for u in sourced])
    rest = [_with_source(t, sourced, known) for t in rest]
    found += _with_quotes(rest, [u for u in rules if u.quotes and u.source is None])
    told = _by_place(found)
    found += [u for u in rules if _is_plain(text, u) and not _near(told, u)]
    found = [replace(u, content=_joined(text, u.content)) for u in found]
    found.sort(key=lambda u: (u.content[0].start, -u.content[-1].end, u.cue or (0, 0)))
    return [replace(u, n=n) for n, u in enumerate(found, 1)]


def _paired(rules: Sequence[Utterance], tagged: Sequence[Utterance]) -> tuple[list[Utterance], set[int]]:
    """`rules` with the source and cue of the tagged utterance that reports the same words, and which those are."""
    places, taken, found = _by_place(tagged), set[int](), []
    for ruled in rules:
        near = [k for k in _near(places, ruled) if k not in taken]
        if not near:
            found.append(ruled)
            continue
        shared = [_shared(tagged[k], ruled) for k in near]
        best = near[shared.index(max(shared))]
        taken.add(best)
        found.append(replace(ruled, source=tagged[best].source or ruled.source, cue=tagged[best].cue))
    return found, taken


def _by_place(utterances: Sequence[Utterance]) -> Places[int]:
    """The numbers of `utterances` by the place of what they report and of their cues."""
    return Places((start, end, k) for k, u in enumerate(utterances) for start, end in _words(u))


def _near(places: Places[int], utterance: Utterance) -> list[int]:
    """The numbers at `places` that share words with `utterance`, each once."""
    return sorted({k for start, end in _words(utterance) for k in places.touching(start, end)})


def _words(utterance: Utterance) -> list[Span]:
    """What an utterance reports, and its cue."""
    return [*utterance.content, *([utterance.cue] if utterance.cue is not None else [])]


def _is_plain(text: str, utterance: Utterance) -> bool:
    """Whether indirect speech is told by "said" or "according to", or by one verb with its source and a clause."""
    if utterance.quotes or utterance.cue is None:
        return False
    cue = text[utterance.cue.start : utterance.cue.end].casefold().split()
    frames = {f for r in FORMS.get(cue[0], ()) if not r.particles for f in r.verb.frames} if len(cue) == 1 else set()
    return not SAYING.isdisjoint(cue) or ("s" in frames and "w" not in frames and utterance.source is not None)


def _shared(tagged: Utterance, ruled: Utterance) -> tuple[int, int]:
    """How many characters of what they report, then of their cues, both share."""
    content = sum(t.overlap(r) for t in tagged.content for r in ruled.content)
    cue = tagged.cue.overlap(ruled.cue) if tagged.cue is not None and ruled.cue is not None else 0
    return content, cue


def _with_source(tagged: Utterance, sourced: Sequence[Utterance], known: Places[int]) -> Utterance:
    """`tagged` with the source that the rules give its cue, where it has none; `known` are the cues of `sourced`."""
    near = [] if tagged.source is not None else _near(known, replace(tagged, content=()))
    return replace(tagged, source=sourced[near[0]].source) if near else tagged


def _with_quotes(tagged: Sequence[Utterance], loose: Sequence[Utterance]) -> list[Utterance]:
    """`tagged` with the quotations of `loose` that stand in what they report, and the rest of `loose`."""
    places, taken, found = Places((q.start, q.end, q) for u in loose for q in u.quotes), set[Span](), []
    for utterance in tagged:
        near = {q for c in utterance.content for q in places.touching(*c) if c.start <= q.start and q.end <= c.end}
        found.append(replace(utterance, quotes=tuple(sorted(near - taken))))
        taken |= near
    return [*found, *(u for u in loose if not taken.issuperset(u.quotes))]


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order, those with only white space between them as one."""
    found: list[Span] = []
    for span in sorted(spans):
        joins = bool(found) and not text[found[-1].end : span.start].strip()
        found.append(Span(found[-1].start, max(found.pop().end, span.end)) if joins else span)
    return tuple(found)
