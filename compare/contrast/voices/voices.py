"""Who speaks in an utterance, and whether two articles give the same remark to one speaker.

In: utterances with their source words and an article's names. Out: a `Voice`, and how two voices compare. The words
beside a name decide: in "Grimm's lawyer" nobody is named, in "officials in Oslo" neither. Doubt is "unclear", which
no detector reports.
"""

import re
from dataclasses import dataclass
from typing import Literal

from compare.contrast.reading import Reading
from compare.lexicon.hearsay import CITING, REMARKS
from compare.lexicon.reporting import FORMS, NOUNS
from compare.lexicon.sources import DOCUMENTS, MEDIA, PRONOUNS, UNNAMED
from compare.lexicon.spelling import plain_spelling
from compare.lexicon.titles import ROLES
from compare.model import Document, Name, Span, Utterance
from compare.naming import OTHER, SAME, compare_names, words
from compare.text import fold

Relation = Literal["same", "other", "vague", "unclear"]
_NOT_AFTER = frozenset(["of", "for", "from", "to", "in", "at", "with", "by", "against", "near", "on", "about"])


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker: the `name` if one is given, else the `text` of the source at `span`, and all their `titles`."""

    text: str
    name: Name | None = None
    titles: frozenset[str] = frozenset()
    span: Span | None = None

    @property
    def label(self) -> str:
        """What a finding calls this speaker."""
        return self.name.full if self.name else self.text

    @property
    def vague(self) -> bool:
        """Whether the source names nobody and no office that one person holds."""
        if self.name is not None:
            return False
        parts = words(self.text)
        indefinite = fold(self.text).startswith(("a ", "an "))
        unnamed = any(w in UNNAMED or (indefinite and w in ROLES) for w in parts[:6])
        return unnamed and not _definite(self.text)


def _definite(text: str) -> bool:
    """Whether `text` is one known office or relation: "the House speaker", "his lawyer"."""
    parts = fold(text).split()
    owned = any(p.endswith("'s") for p in parts) or (parts and parts[0] in ("the", "his", "her", "their"))
    return bool(owned) and any(p.rstrip(",") in ROLES for p in parts) and not any(p in UNNAMED for p in parts)


# "what aides called “orphan districts”": whose words a phrase is, whoever reports the sentence.
_WHOSE = re.compile(
    r"\bwhat ([^,.;:“”\"]{2,40}?) "
    r"(?:called?|calls|termed|dubbed|label+ed|describes? as|described as|refer(?:s|red)? to as)"
    r"(?: an?| the)? [“\"]$"
)


_WORD = re.compile(r"[\w'-]+")
BEING = frozenset("is are was were be been being".split())
REACH = 80  # characters before a quotation mark in which its author is looked for


def coiner(reading: Reading, start: int) -> Voice | None:
    """Give whom the sentence itself names as the author of the quoted phrase that begins at `start`, if it does."""
    offset = max(0, start - REACH)
    found = _WHOSE.search(reading.doc.article.text[offset:start])
    if found is None:
        return None
    span = Span(offset + found.start(1), offset + found.end(1))
    return _voice(reading, found.group(1), _named(reading, span) or _holder(reading, found.group(1)), span)


def speaks(doc: Document, utterance: Utterance) -> bool:
    """Whether the cue of `utterance` says that its source speaks: a verb or noun that reports, and no passive.

    Who "was asked" or "is believed" says nothing; who is only quoted, with no cue, does.
    """
    if utterance.cue is None:
        return True
    cue = cue_words(doc, utterance)
    verbs = [FORMS[part][0] for part in cue if part in FORMS]
    if not verbs:
        return bool(CITING & set(cue)) or any(part in NOUNS or part in REMARKS for part in cue)
    subject = utterance.source is None or utterance.source.start < utterance.cue.start
    return not (subject and verbs[-1].form in ("ed", "en") and BEING & set(cue[:-1]))


def reports(doc: Document, utterance: Utterance) -> bool:
    """Whether a statement is given to somebody: in quotation marks or by a cue that reports, not by what they want."""
    if utterance.quotes or utterance.cue is None:
        return bool(utterance.quotes)
    verbs = [FORMS[part][-1].verb for part in cue_words(doc, utterance) if part in FORMS]
    return speaks(doc, utterance) and (not verbs or "w" not in verbs[-1].frames)


def cue_words(doc: Document, utterance: Utterance) -> list[str]:
    """The folded words of the cue."""
    return _WORD.findall(fold(doc.words(utterance.cue))) if utterance.cue else []


def voice_of(reading: Reading, utterance: Utterance) -> Voice:
    """Read who speaks `utterance`: a name in the source words, else the resolved speaker, or who holds the office."""
    coined = coiner(reading, utterance.quotes[0].start) if len(utterance.quotes) == 1 else None
    if coined is not None:
        return coined
    source = reading.doc.words(utterance.source).strip(" ,") if utterance.source else ""
    name = _named(reading, utterance.source) if utterance.source else None
    if name is None and utterance.speaker and utterance.speaker != source:
        name = reading.by_full.get(utterance.speaker)
        source = utterance.speaker if name is None else source
    return _voice(reading, source, name or _holder(reading, source), utterance.source)


def _voice(reading: Reading, text: str, name: Name | None, span: Span | None) -> Voice:
    titles = reading.titles.get(name.entity, frozenset()) if name else frozenset()
    return Voice(text, name, titles, span)


def _named(reading: Reading, source: Span) -> Name | None:
    """Find the name in `source` that is the speaker: no owner, no place something is of, no adjective."""
    for name in reading.names_in(source):
        after = fold(reading.doc.words((name.end, min(source.end, name.end + 24)))).lstrip()
        before = fold(reading.doc.words((source.start, name.start))).split()
        owner = after.startswith(("'s ", "' ", "'s,"))
        noun = after.split()[0].strip(",") if after[:1].isalpha() else ""
        modifier = name.type in ("place", "body") and noun and noun not in PRONOUNS
        if not owner and not modifier and not (before and before[-1] in _NOT_AFTER):
            return name
    return None


def _holder(reading: Reading, source: str) -> Name | None:
    """Find the one person whom the article gives the office in `source`: "the House speaker"."""
    office = frozenset(words(source)) - {"the"}
    if not office & ROLES or not _definite(source):
        return None
    people = {e: n for title, held in reading.holders.items() if office <= title for e, n in held.items()}
    return next(iter(people.values())) if len(people) == 1 else None


def relation(a: Voice, b: Voice) -> Relation:
    """Say whether two voices may be one: "other" only where both are named and nothing can make them one."""
    if _may_be_anyone(a) or _may_be_anyone(b):
        return "unclear"
    if a.name is None and b.name is None:
        return "same" if words(a.text) == words(b.text) else "unclear"
    if a.name is None or b.name is None:
        named, bare = (a, b) if a.name else (b, a)
        if named.name is None or not bare.vague:
            return "unclear"
        return "unclear" if _document(named) else "vague"
    return _named_relation(a, b, a.name, b.name)


def _may_be_anyone(voice: Voice) -> bool:
    """Whether no words or only a pronoun say who speaks; "who" is the name that stands before it."""
    return not voice.text or (fold(voice.text) in PRONOUNS and not (voice.name and fold(voice.text) == "who"))


def _named_relation(a: Voice, b: Voice, first: Name, second: Name) -> Relation:
    score = compare_names(first, second).score
    if score >= SAME:
        return "same"
    if _document(a) or _document(b) or _speaks_for(a, b) or _speaks_for(b, a):
        return "unclear"
    if any(fold(v.text).startswith("its ") for v in (a, b)) and not (a.titles and b.titles):
        return "unclear"  # "its chief executive" speaks for a body, by which the other article may call the speaker
    if "other" in (first.type, second.type) or score > OTHER or first.type != second.type:
        return "unclear"
    return "other"


def _document(voice: Voice) -> bool:
    """Whether a writing or an outlet is named; a person may bear the name of one."""
    parts = set(words(voice.text)) | set(words(voice.label))
    if voice.name is not None and voice.name.type == "person":
        parts -= set(words(voice.label))
    return bool(parts & (DOCUMENTS | MEDIA))


def _speaks_for(person: Voice, body: Voice) -> bool:
    """Whether the titles of a person hold the name of a body: the White House, and its press secretary."""
    name = {plain_spelling(w) for w in words(body.label)} - {"the", "of"}
    return bool(name) and name <= {plain_spelling(w) for w in person.titles}
