"""Whose remark an utterance is: from the words that name its source to a person, body, group or document.

In: one article's reading. Out: the `Source`s of an utterance. An office is traced to its holder, a statement to who
issued it, "that committee" to the committee named before. A description that nothing resolves ("the tycoon") stands
for somebody already named, as news style varies its words; it is nobody's, for a voice wrongly called missing costs
more than one not told of.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from compare.contrast.reading import Reading
from compare.contrast.voices.voices import coiner
from compare.detectors.missing.descriptions import (
    bare,
    head_of,
    is_definite_person,
    is_document,
    is_party,
    may_hold_office,
    stands_alone,
)
from compare.detectors.roles import core
from compare.lexicon.bodies import HEADS_BODY
from compare.lexicon.hearsay import MUTE
from compare.lexicon.sources import COUNTS
from compare.lexicon.titles import SAME_ROLE
from compare.model import Name, Span, Utterance
from compare.naming import government_of, words
from compare.text import fold

_ISSUER = re.compile(r"\b(?:from|by|of)\s+(?:\w+\s+)*$")
_OWNERS = ("'s", "' ")
_OWNER = re.compile(r"['’]s? ")
_ROLE_BESIDE = re.compile(r"([\w-]+),\s*$")
FAR = 20_000  # characters in which a nameless person is looked for
BESIDE = 40  # characters before a name in which its role may stand


@dataclass(frozen=True, slots=True)
class Source:
    """Whom one remark belongs to: a name, or a description; `at` where other words than the source's name them."""

    text: str
    name: Name | None = None
    at: Span | None = None

    @property
    def key(self) -> tuple[str, str | int]:
        """What remarks of one party share."""
        return ("name", self.name.entity) if self.name else ("text", bare(self.text))


Traced = dict[int, Sequence[Source]]


class Tracer:
    """Traces the utterances of one article in reading order."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.doc = reading.doc
        self._traced: Traced = {}
        self._issuer: Source | None = None

    def sources(self) -> Mapping[int, Sequence[Source]]:
        """Find whose remark each utterance is, by number; utterances of nobody in particular have no entry."""
        for utterance in self.doc.utterances:
            found = self._sources(utterance)
            if found:
                self._traced[utterance.n] = found
                self._issuer = next((s for s in found if s.name is not None), self._issuer)
        return self._traced

    def _sources(self, utterance: Utterance) -> Sequence[Source]:
        coined = coiner(self.reading, utterance.quotes[0].start) if len(utterance.quotes) == 1 else None
        if coined is not None and coined.span is not None:
            return [replace(s, at=coined.span) for s in self._described(coined.text, coined.span)]
        named = self._named(utterance)
        if named:
            return [] if self._is_doubtful(utterance, named[0]) else [Source(n.full, n) for n in named]
        return self._described(utterance.speaker, utterance.source or utterance.content[0])

    def _named(self, utterance: Utterance) -> list[Name]:
        """List the names that the resolved speaker consists of: one, or both of "X and Y"."""
        table = self.reading.by_full
        if utterance.speaker in table:
            return [table[utterance.speaker]]
        both = [table[part] for part in utterance.speaker.split(" and ") if part in table]
        return both if len(both) > 1 else []

    def _is_doubtful(self, utterance: Utterance, name: Name) -> bool:
        """Whether the remark was given to what seldom speaks: "who" to a body, "it" to a town without a government."""
        pronoun = fold(self.doc.words(utterance.source)) if utterance.source else ""
        if pronoun in ("who", "which", "that"):
            return name.type != "person"
        return name.type == "place" and not government_of(name.full)

    def _described(self, text: str, at: Span) -> Sequence[Source]:
        """Trace a description to a name, keep a group or document, drop what speaks for nobody."""
        text = text.strip(" ,")
        head = head_of(text)
        if is_document(head):
            source = self._document(text, head, at)
            return [source] if source is not None else []
        if not is_party(head) or fold(text) in COUNTS:
            return []
        holder = self._holder(text, head, at)
        if holder is not None:
            return [Source(text, holder)]
        if is_definite_person(text) and not self._introduced(head, at):
            return []
        return [Source(text)]

    def _introduced(self, head: str, at: Span) -> bool:
        """Whether a nameless person of that kind was told of before: a driver …, the driver."""
        before = fold(self.doc.article.text[max(0, at.start - FAR) : at.start])
        return re.search(rf"\b(?:an?|one|another)\s+(?:[\w-]+\s+){{0,3}}{re.escape(head)}\b", before) is not None

    def _document(self, text: str, head: str, at: Span) -> Source | None:
        """Give the issuer of a writing: named beside it, or who spoke before it; a poll speaks for nobody."""
        for name in self.reading.names_in(at):
            before, after = self.doc.words((at.start, name.start)), self.doc.words((name.end, at.end))
            if name.type != "place" and (_ISSUER.search(fold(before)) or fold(after).startswith(_OWNERS)):
                return Source(text, name)
        return None if head in MUTE or stands_alone(head) else self._issuer

    def _holder(self, text: str, head: str, at: Span) -> Name | None:
        """Find the one whom the article names and whose office or kind `text` gives."""
        if head in HEADS_BODY:
            named = fold(text).startswith(("the ", "that ", "this ", "its "))
            bodies = [n for n in self.doc.names if n.type == "body" and n.start < at.start and head in words(n.full)]
            return bodies[-1] if bodies and named else None
        if not may_hold_office(text):
            return None
        asked = core(_OWNER.split(text)[-1]) or {SAME_ROLE.get(head, head)}
        holders = [name for name, held in self._held.values() if asked <= held]
        return holders[0] if len(holders) == 1 else None

    @cached_property
    def _held(self) -> Mapping[int, tuple[Name, frozenset[str]]]:
        """The roles of each person, by entity: from titles, or before a comma (Roe's lawyer, Ann Lee)."""
        found: dict[int, tuple[Name, frozenset[str]]] = {}
        text = self.doc.article.text
        for name in self.doc.names:
            if name.type == "person":
                beside = _ROLE_BESIDE.search(text[max(0, name.start - BESIDE) : name.start])
                roles = core(name.title) | (core(beside.group(1)) if beside else frozenset())
                first, known = found.get(name.entity, (name, frozenset()))
                found[name.entity] = first, known | roles
        return found
