"""Who is heard in an article: people, bodies, groups and documents, each once, with all remarks.

In: one article's reading. Out: `Party` records in the order in which they are first heard. Besides the speakers of
utterances those count whom a source cites, and those of whose remarks somebody else speaks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from compare.contrast.reading import Reading
from compare.detectors.missing.descriptions import head_of, is_party, is_plural, shown
from compare.detectors.missing.tracing import Source, Tracer
from compare.detectors.roles import core
from compare.detectors.voices import cue_words, speaks
from compare.lexicon.hearsay import ATTITUDES, CITING, DEEDS, REMARKS
from compare.lexicon.reporting import FORMS, NOUNS
from compare.lexicon.titles import RELATIVES, SAME_ROLE
from compare.model import Name, Span, Utterance
from compare.naming import words
from compare.text import fold

# How surely a remark makes its speaker heard. Words in quotation marks were said; a noun phrase after "criticised" is
# the writer's summary; a deed or an attitude tells of the speaker, not of words.
QUOTED, CLAUSE, SUMMARY, THROUGH, ATTITUDE, DEED = 1.0, 0.85, 0.6, 0.7, 0.3, 0.2
LONGEST_CITED = 12  # words of a description of somebody cited
_REMARK = re.compile(r"(?:['’]s?)\s+(?:[\w-]+\s+){0,2}?([\w-]+)")
_CLAUSE = ("that ", "it ", "he ", "she ", "they ")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody heard: `label` for people, `name` where one is given, else the folded `head` noun.

    `spans` show where the article names or quotes them, `chance` (0 to 1) how surely they are heard at all.
    """

    label: str
    name: Name | None
    head: str
    roles: frozenset[str]
    titles: frozenset[str]
    utterances: tuple[int, ...]
    spans: tuple[Span, ...]
    chance: float
    several: bool = False


class Remark(NamedTuple):
    """A remark of `source` at `span`, an utterance or only spoken of, and how surely somebody is heard in it."""

    source: Source
    span: Span
    strength: float
    utterance: Utterance | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody heard in an article; `unresolved` remarks are by somebody whom it only describes."""

    parties: Sequence[Party]
    unresolved: int

    def gives(self, utterance: int) -> bool:
        """Whether an utterance is somebody's."""
        return any(utterance in party.utterances for party in self.parties)


def audience(reading: Reading) -> Audience:
    """List everybody heard in an article."""
    remarks: dict[tuple[str, str | int], list[Remark]] = {}
    tracer = Tracer(reading)
    for remark in sorted((*_spoken(reading, tracer), *_spoken_of(reading)), key=lambda r: r.span):
        remarks.setdefault(remark.source.key, []).append(remark)
    return Audience([_party(reading, told) for told in remarks.values()], tracer.unresolved)


def _spoken(reading: Reading, tracer: Tracer) -> Iterator[Remark]:
    """Yield the remarks that are utterances, and those of whom they cite."""
    body = {s.n for s in reading.doc.sentences if s.role == "body"}
    sources = tracer.sources()
    for utterance in reading.doc.utterances:
        if set(utterance.sentences) & body:
            for source in sources.get(utterance.n, ()):
                at = source.at or utterance.source or utterance.content[0]
                yield Remark(source, at, _strength(reading, utterance), utterance)
            yield from _cited(reading, utterance)


def _cited(reading: Reading, utterance: Utterance) -> Iterator[Remark]:
    """Yield whom a source cites: the Times, citing two officials."""
    cue = reading.doc.words(utterance.cue).casefold().split() if utterance.cue else []
    if utterance.quotes or not cue or cue[-1] not in CITING:
        return
    content = utterance.content[0]
    text = reading.doc.words(content)
    name = next((n for n in reading.names_in(content) if n.start == content.start and n.type == "person"), None)
    if name is not None or (is_party(head_of(text)) and len(text.split()) < LONGEST_CITED):
        yield Remark(Source(text, name), content, THROUGH)


def _spoken_of(reading: Reading) -> Iterator[Remark]:
    """Yield those whose remarks somebody else speaks of: he dismissed Roe's warning."""
    doc = reading.doc
    for name in doc.names:
        found = _REMARK.match(doc.article.text, name.end) if name.type in ("person", "body") else None
        noun = fold(found.group(1)) if found else ""
        home = doc.sentence_at(name.start) if noun in REMARKS or noun in NOUNS else None
        if found and home is not None and home.role == "body":
            yield Remark(Source(name.full, name), Span(name.start, found.end()), THROUGH)


def _strength(reading: Reading, utterance: Utterance) -> float:
    """How surely an utterance makes its speaker heard."""
    if not speaks(reading.doc, utterance):
        return DEED
    if utterance.quotes:
        return QUOTED
    verbs = [FORMS[part][0] for part in cue_words(reading.doc, utterance) if part in FORMS]
    if not verbs:
        return CLAUSE
    verb = verbs[-1].verb
    lemma = verb.lemma.split()[0]
    clause = fold(reading.doc.words(utterance.content[0])[:8]).startswith(_CLAUSE)
    if lemma in DEEDS and not clause:
        return DEED
    if lemma in ATTITUDES:
        return ATTITUDE
    return CLAUSE if clause or set(verb.frames) & set("shox") else SUMMARY


def _party(reading: Reading, told: Sequence[Remark]) -> Party:
    """Put the remarks of one party together."""
    source, silent = told[0].source, 1.0
    for remark in told:
        silent *= 1 - remark.strength
    spans = [remark.span for remark in told]
    name = source.name
    titles = reading.titles.get(name.entity, frozenset()) if name else frozenset()
    return Party(
        label=name.full if name else shown(source.text),
        name=name,
        head="" if name else head_of(source.text),
        roles=core(" ".join(sorted(titles))) if name else _roles(source.text),
        titles=titles,
        utterances=tuple(r.utterance.n for r in told if r.utterance is not None),
        spans=tuple(sorted(set(_introduced(reading, name, spans) if name else spans))),
        chance=1 - silent,
        several=name is None and is_plural(source.text),
    )


def _roles(text: str) -> frozenset[str]:
    """The roles in a description, relations among them: Roe's lawyer, his widow."""
    return core(text) | {SAME_ROLE.get(w, w) for w in words(text) if w in RELATIVES}


def _introduced(reading: Reading, name: Name, spans: Sequence[Span]) -> list[Span]:
    """Put where the body of the article first names somebody before the remarks: who that is stands there."""
    mentions = (n for n in reading.doc.names if n.entity == name.entity)
    first = next((n for n in mentions if (home := reading.doc.sentence_at(n.start)) and home.role == "body"), name)
    known = any(s.start <= first.start < s.end for s in spans)
    return list(spans) if known else [Span(first.start, first.end), *spans]
