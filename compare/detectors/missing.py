"""What only one article has: voices, statements, and inside shared statements qualifiers and details.

In: the groups with their word links, and the utterances. Out: `missing.*`. What the other article says elsewhere is
not missing; what a speaker says whom only one article hears is one finding with all the remarks. Naming what is left
out, and never why, follows the Society of Professional Journalists' code: absence is not intent.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from compare.detectors.aligned import Side, Stretch, both_sides, in_quotes, is_light, place
from compare.detectors.base import make_finding
from compare.lexicon.polarity import CONDITIONS, HEDGES, NEGATORS
from compare.model import Comparison, Document, Finding, Span, Utterance
from compare.naming import alike
from compare.settings import Settings

SAME_REFERENT = 0.5
MOST_ELSEWHERE = 0.5  # of a stretch's words: more, and the other article has it in another place
FEWEST_WORDS = 2  # content words from which a plain circumstance is worth a note
VAGUE_SPEAKERS = frozenset("he she they it we i you who one someone somebody others".split())


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield what one of the two articles lacks: details first, then voices, then whole statements."""
    for words in pair.words:
        for side in both_sides(pair, words):
            other = pair.b if side.doc is pair.a else pair.a
            known = {t.norm for tokens in other.tokens for t in tokens}
            for stretch in side.stretches():
                yield from _detail(pair, side, stretch, known)
    for ours, theirs in ((pair.a, pair.b), (pair.b, pair.a)):
        yield from _speakers(pair, ours, theirs)
        yield from _statements(pair, ours, theirs)


def _values_in(doc: Document, span: Span) -> list[Span]:
    """The quantities, times and names of `doc` that begin in `span`."""
    found: Iterable[tuple[int, int]] = [
        *((q.start, q.end) for q in doc.quantities),
        *((m.start, m.end) for m in doc.moments),
        *((n.start, n.end) for n in doc.names),
    ]
    return [Span(*f) for f in found if span.start <= f[0] < span.end]


def _detail(pair: Comparison, side: Side, stretch: Stretch, known: set[str]) -> Iterator[Finding]:
    """One finding for a stretch that tells something, unless the other article says it elsewhere."""
    content = [t for t in stretch.tokens if not is_light(t)]
    elsewhere = sum(t.norm in known for t in content) / len(content)
    values = _values_in(side.doc, stretch.span)
    if in_quotes(side.doc, stretch.span) or elsewhere > MOST_ELSEWHERE or (len(content) < FEWEST_WORDS and not values):
        return
    start = _opening(side, stretch)
    span = Span(side.tokens[start].start, stretch.span.end)
    qualifying = {t.norm for t in side.tokens[start : stretch.end]}
    kind = "missing.qualifier" if qualifying & (CONDITIONS | NEGATORS | HEDGES) else "missing.detail"
    confidence = side.group.confidence * (0.75 if values else 0.55) + 0.2 * (1 - elsewhere)
    ours, theirs = place(pair, side, [span], [stretch.gap])
    yield make_finding(pair, kind, ours, theirs, confidence, facts={"words": side.doc.words(span)})


def _opening(side: Side, stretch: Stretch) -> int:
    """The index of the first of the unlinked words of grammar before the stretch, so that it reads as a phrase."""
    start = stretch.start
    while (
        start and start - 1 not in side.linked and is_light(side.tokens[start - 1]) and side.tokens[start - 1].is_word
    ):
        start -= 1
    return start


def _heard(doc: Document) -> Mapping[str, list[Utterance]]:
    """The utterances of `doc` by speaker, in order of appearance; pronouns and nobody left out."""
    heard: dict[str, list[Utterance]] = {}
    body = {s.n for s in doc.sentences if s.role == "body"}
    for utterance in doc.utterances:
        named = utterance.speaker.casefold()
        if named and named not in VAGUE_SPEAKERS and set(utterance.sentences) & body:
            heard.setdefault(utterance.speaker, []).append(utterance)
    return heard


def _same_speaker(a: str, b: str) -> bool:
    """Whether two names of speakers may mean one person or body."""
    return max(alike(a, b).score, alike(a, b, person=True).score) >= SAME_REFERENT


def _speakers(pair: Comparison, ours: Document, theirs: Document) -> Iterator[Finding]:
    """One finding for each person or body that is heard in `ours` only, with all the remarks."""
    there = _heard(theirs)
    for speaker, remarks in _heard(ours).items():
        if any(_same_speaker(speaker, other) for other in there):
            continue
        spans = [r.source or r.content[0] for r in remarks]
        sides = {ours.id: spans, theirs.id: list[Span]()}
        named = any(n.full == speaker for n in ours.names)
        confidence = 0.8 if named else 0.6
        facts = {"speaker": speaker, "remarks": str(len(remarks))}
        yield make_finding(pair, "missing.speaker", sides[pair.a.id], sides[pair.b.id], confidence, facts=facts)


def _statements(pair: Comparison, ours: Document, theirs: Document) -> Iterator[Finding]:
    """The body sentences of `ours` that have no counterpart, surer the more they tell."""
    grouped = {n for g in pair.groups for n in (g.a if ours is pair.a else g.b)}
    for sentence, tokens in zip(ours.sentences, ours.tokens, strict=True):
        if sentence.role != "body" or sentence.n in grouped:
            continue
        telling = len(_values_in(ours, sentence.span)) + 2 * any(sentence.n in u.sentences for u in ours.utterances)
        confidence = 0.5 + min(0.4, 0.08 * telling) if any(t.is_word for t in tokens) else 0.0
        if confidence:
            sides = {ours.id: [sentence.span], theirs.id: list[Span]()}
            yield make_finding(pair, "missing.statement", sides[pair.a.id], sides[pair.b.id], confidence)
