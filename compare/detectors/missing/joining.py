"""Phrases of one sentence that only one side has and that stand close together, as one finding.

In: the phrases of details and qualifiers with their findings. Out: the same findings, close ones joined. Where a writer
adds to a sentence, the words that both print cut the addition to pieces, yet it is one thing left out, and a piece
that alone is too little to tell may be told with its neighbour. Occasions of one remark that each article tells in its
own way are one finding too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from compare.contrast.aligned import is_light
from compare.contrast.cutting import BREAKS
from compare.contrast.phrases import Phrase
from compare.detectors.base import make_finding
from compare.model import Comparison, Document, Finding, Span

Told = tuple[Phrase, Finding]

# Measured on pairs that readers marked: with fewer words between, or none where a comma stands, more findings lie on
# one mark; longer ones tell a reader less of what is meant.
BETWEEN = 3  # content words that both print, between two phrases
LONGEST = 120  # characters of all the words
_ENDS = BREAKS - {","}


def joined(found: Sequence[Told]) -> Iterator[Finding]:
    """Yield one finding for each run of close phrases."""
    run: list[Told] = []
    for told in sorted(found, key=lambda f: (f[0].side.doc.id, f[0].span)):
        if run and not _adjoins(run, told[0]):
            yield _as_one(run)
            run = []
        run.append(told)
    if run:
        yield _as_one(run)


def _adjoins(run: Sequence[Told], phrase: Phrase) -> bool:
    """Whether `phrase` goes on where `run` ends: in one sentence, no more than a comma and a few words behind."""
    first, last, doc = run[0][0], run[-1][0], phrase.side.doc
    short = phrase.span.end - first.span.start <= LONGEST
    return short and last.side.doc is doc and _is_close(doc, last.span.end, phrase.span.start)


def _is_close(doc: Document, end: int, start: int) -> bool:
    """Whether what ends at `end` and what begins at `start` stand in one sentence with little between."""
    home = doc.sentence_at(end - 1)
    if home is None or start >= home.end:
        return False
    between = [t for t in doc.tokens[home.n - 1] if end <= t.start < start]
    return not any(t.norm in _ENDS for t in between) and sum(not is_light(t) for t in between) <= BETWEEN


def _as_one(run: Sequence[Told]) -> Finding:
    """The surest finding of `run`, over all the words from the first to the last."""
    best = max((finding for _, finding in run), key=lambda f: f.confidence)
    doc, start = run[0][0].side.doc, run[0][0].span.start
    whole = Span(start, max(phrase.span.end for phrase, _ in run))
    return replace(best, spans={**best.spans, doc.id: (whole,)}, facts={**best.facts, "words": doc.words(whole)})


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
