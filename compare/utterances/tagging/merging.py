"""The tagger's attributions and the rules' utterances as one list.

The rules know what a page does with quotation marks: which pairs belong together, what runs over paragraphs, whose
words go on. So what is quoted is theirs, and stays even where the tagger sees nothing. Who says it by which cue, and
all indirect speech, is the tagger's, which is right more often on articles that nobody has read; where it finds nothing
the rules' stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from compare.model import Span, Utterance


def merge(text: str, rules: Sequence[Utterance], tagged: Sequence[Utterance]) -> list[Utterance]:
    """One list in reading order, numbered from 1; `tagged` come without quotes, and take those of `rules` they hold."""
    found, left = [], list(tagged)
    for ruled in rules:
        if ruled.quotes and ruled.source is not None:
            partner = max(left, key=lambda t: _shared(t, ruled), default=None)
            if partner is None or not any(_shared(partner, ruled)):
                found.append(ruled)
                continue
            left.remove(partner)
            found.append(replace(ruled, source=partner.source or ruled.source, cue=partner.cue))
    cues = [u.cue for u in found if u.cue is not None]
    left = [t for t in left if t.cue is not None and not any(map(t.cue.overlap, cues))]
    found += _with_quotes(left, [u for u in rules if u.quotes and u.source is None])
    found += [u for u in rules if not u.quotes and not any(any(_shared(u, other)) for other in found)]
    found = [replace(u, content=_joined(text, u.content)) for u in found]
    found.sort(key=lambda u: (u.content[0].start, -u.content[-1].end, u.cue or (0, 0)))
    return [replace(u, n=n) for n, u in enumerate(found, 1)]


def _shared(tagged: Utterance, ruled: Utterance) -> tuple[int, int]:
    """How many characters of what they report, then of their cues, both share."""
    content = sum(t.overlap(r) for t in tagged.content for r in ruled.content)
    cue = tagged.cue.overlap(ruled.cue) if tagged.cue is not None and ruled.cue is not None else 0
    return content, cue


def _with_quotes(tagged: Sequence[Utterance], loose: Sequence[Utterance]) -> list[Utterance]:
    """`tagged` with the quotations of `loose` that stand in what they report, and the rest of `loose`."""
    found, taken = [], set[Span]()
    for utterance in tagged:
        inside = {q for u in loose for q in u.quotes if any(c.overlap(q) == q.end - q.start for c in utterance.content)}
        found.append(replace(utterance, quotes=tuple(sorted(inside - taken))))
        taken |= inside
    return [*found, *(u for u in loose if not taken.issuperset(u.quotes))]


def _joined(text: str, spans: Iterable[Span]) -> tuple[Span, ...]:
    """`spans` in order, those with only white space between them as one."""
    found: list[Span] = []
    for span in sorted(spans):
        if found and not text[found[-1].end : span.start].strip():
            span = Span(found[-1].start, max(found.pop().end, span.end))
        found.append(span)
    return tuple(found)
