"""Who is heard in an article: people, bodies, groups and documents, each once, with all remarks.

In: one article's reading. Out: `Party` records in the order in which they are first heard. Besides the speakers of
utterances those count whom a source cites, and those of whose remarks somebody else speaks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from compare.connected import gathered
from compare.contrast.reading import Reading
from compare.contrast.voices.voices import cue_words, speaks
from compare.detectors.missing.descriptions import head_of, is_party, is_plural, shown
from compare.detectors.missing.tracing import Source, Tracer
from compare.detectors.roles import core
from compare.lexicon.hearsay import ATTITUDES, CITING, DEEDS, REMARKS
from compare.lexicon.reporting import FORMS, NOUNS
from compare.lexicon.titles import RELATIVES, SAME_ROLE
from compare.model import Name, Span, Utterance
from compare.naming import words
from compare.text import fold

# How a remark is told. Words in quotation marks were said, and so was a clause; a noun phrase after "criticised" is the
# writer's summary; "through" is who is cited or spoken of; a deed or an attitude tells of the speaker, not of words.
Manner = Literal["quoted", "clause", "summary", "through", "deed"]
LONGEST_CITED = 12  # words of a description of somebody cited
_REMARK = re.compile(r"(?:['’]s?)\s+(?:[\w-]+\s+){0,2}?([\w-]+)")
_CLAUSE = ("that ", "it ", "he ", "she ", "they ")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody heard: `label` for people, `name` where one is given, else the folded `head` noun.

    `spans` show where the article names or quotes them, `manners` how their remarks are told.
    """

    label: str
    name: Name | None
    head: str
    roles: frozenset[str]
    titles: frozenset[str]
    utterances: tuple[int, ...]
    spans: tuple[Span, ...]
    manners: frozenset[Manner]
    several: bool = False


class Remark(NamedTuple):
    """A remark of `source` at `span`, an utterance or only spoken of, and how it is told."""

    source: Source
    span: Span
    manner: Manner
    utterance: Utterance | None = None


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody heard in an article."""

    parties: Sequence[Party]

    def gives(self, utterance: int) -> bool:
        """Whether an utterance is somebody's."""
        return any(utterance in party.utterances for party in self.parties)


def audience(reading: Reading) -> Audience:
    """List everybody heard in an article."""
    remarks = sorted((*_spoken(reading), *_spoken_of(reading)), key=lambda r: r.span)
    told = gathered((remark.source.key, remark) for remark in remarks)
    return Audience([_party(reading, of_party) for of_party in told.values()])


def _spoken(reading: Reading) -> Iterator[Remark]:
    """Yield the remarks that are utterances, and those of whom they cite."""
    body = {s.n for s in reading.doc.sentences if s.role == "body"}
    sources = Tracer(reading).sources()
    for utterance in reading.doc.utterances:
        if set(utterance.sentences) & body:
            for source in sources.get(utterance.n, ()):
                at = source.at or utterance.source or utterance.content[0]
                yield Remark(source, at, _manner(reading, utterance), utterance)
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
        yield Remark(Source(text, name), content, "through")


def _spoken_of(reading: Reading) -> Iterator[Remark]:
    """Yield those whose remarks somebody else speaks of: he dismissed Roe's warning."""
    doc = reading.doc
    for name in doc.names:
        found = _REMARK.match(doc.article.text, name.end) if name.type in ("person", "body") else None
        noun = fold(found.group(1)) if found else ""
        home = doc.sentence_at(name.start) if noun in REMARKS or noun in NOUNS else None
        if found and home is not None and home.role == "body":
            yield Remark(Source(name.full, name), Span(name.start, found.end()), "through")


def _manner(reading: Reading, utterance: Utterance) -> Manner:
    """How an utterance tells what its speaker says."""
    if not speaks(reading.doc, utterance):
        return "deed"
    if utterance.quotes:
        return "quoted"
    verbs = [FORMS[part][0] for part in cue_words(reading.doc, utterance) if part in FORMS]
    if not verbs:
        return "clause"
    verb = verbs[-1].verb
    lemma = verb.lemma.split()[0]
    clause = fold(reading.doc.words(utterance.content[0])[:8]).startswith(_CLAUSE)
    if lemma in ATTITUDES or (lemma in DEEDS and not clause):
        return "deed"
    return "clause" if clause or set(verb.frames) & set("shox") else "summary"


def _party(reading: Reading, told: Sequence[Remark]) -> Party:
    """Put the remarks of one party together."""
    source = told[0].source
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
        manners=frozenset(remark.manner for remark in told),
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
