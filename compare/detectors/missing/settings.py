"""Occasions of one remark that each article tells in its own way, as one finding.

In: the phrases that tell where or to whom something was said, with their findings. Out: those findings, where both
articles print the remark and each has such a phrase, the two joined.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.contrast.phrases import Phrase
from compare.detectors.base import make_finding
from compare.model import Comparison, Document, Finding, Span


def paired_settings(pair: Comparison, found: Sequence[tuple[Phrase, Finding]]) -> Iterator[Finding]:
    """Yield the findings of `found`, those of the two prints of one remark joined."""
    partners: Mapping[int, frozenset[int]] = {
        u.n: frozenset(q.b for q in pair.quotes if q.a == u.n) for u in pair.a.utterances
    }
    ours = [(phrase, finding) for phrase, finding in found if phrase.side.first]
    theirs = [(phrase, finding) for phrase, finding in found if not phrase.side.first]
    for phrase, finding in ours:
        shared = {v for u in _remarks(pair.a, phrase.span) for v in partners[u]}
        match = next((other for other in theirs if shared & _remarks(pair.b, other[0].span)), None)
        if match is None:
            yield finding
            continue
        theirs.remove(match)
        confidence = max(finding.confidence, match[1].confidence)
        facts = {**match[1].facts, **finding.facts}
        yield make_finding(pair, finding.kind, [phrase.span], [match[0].span], confidence, facts=facts)
    yield from (finding for _, finding in theirs)


def _remarks(doc: Document, span: Span) -> frozenset[int]:
    """The utterances, by number, whose cue stands in the sentence of `span`."""
    home = doc.sentence_at(span.start)
    cues = ((u.n, u.cue) for u in doc.utterances if u.cue and home)
    return frozenset(n for n, cue in cues if home and home.start <= cue.start < home.end)
