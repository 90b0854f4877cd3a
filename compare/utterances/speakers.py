"""From the words that name a speaker here to the speaker's full name.

Comes in: sources in reading order, the article's names. Goes out: a full name, else the description as printed
("two officials"), else nothing. A pronoun goes to the last fitting person who spoke or was the subject of a sentence;
a person fits whose gender is not known to be another.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from compare.lexicon.bodies import HEADS_BODY
from compare.lexicon.gender import Gender, gender_of
from compare.model import Name, Sentence, Span
from compare.utterances import antecedents
from compare.utterances.antecedents import describe
from compare.utterances.frames import Scene

_GENDERS: dict[str, Gender] = {"he": "m", "his": "m", "she": "f", "her": "f"}
_PLURAL = frozenset("they their these those".split())
_RELATIVE = frozenset("who which that whose whom".split())
_HUMAN = frozenset("who whom".split())
_FILLERS = frozenset("new former current then".split())
_SUBORDINATE = re.compile(r"(?:While|Though|Although|As|After|Before|When|If|Because|Since|Unless|Until)\b")
_SPEECHLESS = frozenset("i we you one this it its my our your".split())
_MOST_NAMES = 60
_BEFORE = 80  # characters before a name that tell whether a preposition governs it
_REACH = 30  # sentences back in which a pronoun looks for its person
# What may follow a name that is the head: what it belongs to, or when it spoke.
_BELONGS = re.compile(r"\s+(?:of|from|in|at|who|on|last|this|earlier|later|yesterday|today)\b")
_NOUN_AFTER = re.compile(r" ([a-z]+)")
_PREPOSED = re.compile(
    r"\b(?i:of|for|to|by|with|from|at|in|on|against|about|between)\s+"
    r"(?:(?:the|a|an|his|her|their|its|former|then|late|new|fellow|candidate|nominee|[A-Z][\w.’'-]*)\s+)*$"
)


class Resolver:
    """Resolves sources in reading order and remembers who spoke in which sentence."""

    def __init__(self, scene: Scene, sentences: Sequence[Sentence], names: Sequence[Name]) -> None:
        self._text = scene.text
        self._names = names
        self._starts = [n.start for n in names]
        self._sentences = sentences
        self._sentence_starts = [s.start for s in sentences]
        self._quotes = [(q.start, q.end) for q in scene.quotations]
        self._genders = _known_genders(names)
        self._spoke: dict[int, str] = {}
        self._titles = _known_titles(names)
        self._holders: dict[frozenset[str], str] = {}
        self._other = {n.full for n in names if n.type != "person"}
        self._people = {n.full for n in names if n.type == "person"}
        self._bearers: dict[str, set[str]] = {}
        for full in self._people:
            self._bearers.setdefault(full.split()[-1].casefold(), set()).add(full)

    def resolve(self, source: Span) -> str:
        """Return the full name behind the words at `source`, else the words, or "" for a pronoun nobody fits."""
        words = self._text[source.start : source.end].strip(" ,\u00a0").removesuffix("'s").removesuffix("’s")
        folded = words.casefold()
        if folded in _RELATIVE:
            speaker = self._antecedent(source.start, human=folded in _HUMAN)
        elif folded in _GENDERS:
            speaker = self._person(source.start, _GENDERS[folded])
        elif folded in _PLURAL:
            speaker = self._group(source.start)
        elif folded in ("it", "its"):
            speaker = self._body(source.start)
        elif folded in _SPEECHLESS:
            speaker = ""
        else:
            speaker = self._named(source) or self._surname(words) or self._titled(words) or describe(words)
        if speaker:
            self._spoke[self._sentence(source.start)] = speaker
        return speaker

    def _sentence(self, at: int) -> int:
        return max(0, bisect_right(self._sentence_starts, at) - 1)

    def _names_in(self, low: int, high: int) -> Sequence[Name]:
        """List the names in [low, high), the first ones where they are too many for a sentence."""
        first = bisect_left(self._starts, low)
        last = min(bisect_left(self._starts, high), first + _MOST_NAMES)
        return [n for n in self._names[first:last] if n.end <= high]

    def _named(self, source: Span) -> str:
        """Return the name at the head of the first part of the source that has one: an apposition may hold it."""
        heads = [name for low, high in self._parts(source) for name in [self._head(low, high)] if name]
        if not heads:
            return ""
        person = next((n for n in heads if n.type == "person"), heads[0])
        other = self._joined(source, person)
        return f"{other} and {person.full}" if other else person.full

    def _parts(self, source: Span) -> Iterator[tuple[int, int]]:
        """Yield the source's stretches between commas and brackets."""
        text = self._text[source.start : source.end]
        for match in re.finditer(r"[^,()]+", text):
            stretch = match.group()
            lead = len(stretch) - len(stretch.lstrip())
            if stretch.strip():
                yield source.start + match.start() + lead, source.start + match.start() + len(stretch.rstrip())

    def _head(self, low: int, high: int) -> Name | None:
        """Return the name that ends the stretch, or begins it before "of …", as its head."""
        names = self._names_in(low, high)
        if not names:
            return None
        first, last = names[0], names[-1]
        opens = not _PREPOSED.search(self._text[low : first.start])
        opens = opens and bool(_BELONGS.match(self._text[first.end : high]))
        if opens and first.type == "person":  # of the consultancy Nordwind: what a person belongs to is not who speaks
            return first
        ends = self._text[last.end : high].strip(" .’'s\u00a0") == ""
        if ends and not _PREPOSED.search(self._text[low : last.start]):
            return last
        return first if opens else None

    def _joined(self, source: Span, name: Name) -> str:
        """Return the other name of "X and Y", or ""."""
        for other in self._names_in(source.start, name.start):
            between = self._text[other.end : name.start]
            if other.type == name.type == "person" and re.fullmatch(r",?\s+and\s+(?:[\w.]+\s+){0,3}", between):
                return other.full
        return ""

    def _surname(self, words: str) -> str:
        """Return the one person whose last name is `words`, in whatever letters a label prints it."""
        bearers = self._bearers.get(words.casefold(), ())
        return next(iter(bearers)) if len(bearers) == 1 else ""

    def _titled(self, words: str) -> str:
        """Return the one person whose title holds all words of "the House speaker", or ""."""
        core = describe(words)
        if not core.startswith("the "):
            return ""
        asked = frozenset(core.casefold().split()[1:]) - _FILLERS
        if asked not in self._holders:
            fits = [full for full, titles in self._titles.items() if any(asked <= title for title in titles)]
            self._holders[asked] = fits[0] if asked and len(fits) == 1 else ""
        return self._holders[asked]

    def _antecedent(self, at: int, *, human: bool) -> str:
        """Return whom "who" or "which" at `at` stands for; only people are `human`."""
        sentence = self._sentences[self._sentence(at)]
        people = antecedents.people_before(self._text, self._names_in(sentence.start, at), at) if human else ""
        first = bisect_left(self._starts, at)
        return people or antecedents.noun_before(self._text, self._names[first - 1] if first else None, at)

    def _person(self, at: int, gender: Gender) -> str:
        """Return the last person of `gender` who spoke or was a subject before `at`."""
        current = self._sentence(at)
        for number in range(current, max(-1, current - _REACH), -1):
            spoke = self._spoke.get(number)
            subjects = [n.full for n in self._subjects(number, at)]
            ordered = [spoke, *subjects] if number < current and spoke else [*subjects, *([spoke] if spoke else [])]
            for name in ordered:
                if name and self._fits(name, gender):
                    return name
        return ""

    def _subjects(self, number: int, before: int) -> Iterator[Name]:
        """Yield the people that a sentence names before `before`, outside quotations; last those in other roles."""
        sentence = self._sentences[number]
        people = [
            n for n in self._names_in(sentence.start, min(sentence.end, before))
            if n.type == "person" and not self._quoted(n.start)
        ]  # fmt: skip
        leads = _SUBORDINATE.match(self._text, sentence.start) is not None
        main = self._text.find(",", sentence.start, sentence.end) if leads else sentence.start
        aside = [n for n in people if n.start < main or self._governed(n, sentence.start)]
        yield from (n for n in people if n not in aside)
        yield from aside

    def _governed(self, name: Name, low: int) -> bool:
        """Whether a preposition, a possessive or a body called by it keeps `name` from being a subject."""
        before = self._text[max(low, name.start - _BEFORE) : name.start]
        after = _NOUN_AFTER.match(self._text, name.end)
        owner = self._text[name.end : name.end + 2] in ("'s", "’s")
        return owner or bool(_PREPOSED.search(before)) or (after is not None and after.group(1) in HEADS_BODY)

    def _quoted(self, at: int) -> bool:
        low = bisect_right(self._quotes, (at, len(self._text))) - 1
        return low >= 0 and self._quotes[low][0] <= at < self._quotes[low][1]

    def _fits(self, name: str, gender: Gender) -> bool:
        known = self._genders.get(name) or gender_of(name)
        unlisted = name not in self._other and all(w.isalpha() and w[0].isupper() for w in name.split())
        return (name in self._people or unlisted) and (not known or known == gender)

    def _group(self, at: int) -> str:
        """Return whom "they" stands for: the last speaker, if that is not one person of this sentence's subject."""
        current = self._sentence(at)
        for number in range(current, max(-1, current - _REACH // 5), -1):
            spoke = self._spoke.get(number, "")
            if spoke and spoke not in self._people:
                return spoke
        return self._body(at, ("body",))

    def _body(self, at: int, types: Sequence[str] = ("body", "place")) -> str:
        """Return the body that "it" stands for: the last one that spoke or was named first in a sentence."""
        current = self._sentence(at)
        for number in range(current, max(-1, current - _REACH // 5), -1):
            spoke = self._spoke.get(number, "")
            if spoke and spoke not in self._people:
                return spoke
            sentence = self._sentences[number]
            for name in self._names_in(sentence.start, min(sentence.end, at)):
                where = name.type == "place" and self._governed(name, sentence.start)  # in Leeds nobody speaks
                if name.type in types and not where and not self._quoted(name.start):
                    return name.full
        return ""


def _known_genders(names: Sequence[Name]) -> dict[str, Gender]:
    """Collect what titles beside the names say of gender."""
    found: dict[str, Gender] = {}
    for name in names:
        gender = gender_of("", name.title) if name.type == "person" else ""
        if gender:
            found.setdefault(name.full, gender)
    return found


def _known_titles(names: Sequence[Name]) -> dict[str, set[frozenset[str]]]:
    """Collect the words of every title that stands beside a person's name."""
    found: dict[str, set[frozenset[str]]] = {}
    for name in names:
        if name.type == "person" and name.title:
            found.setdefault(name.full, set()).add(frozenset(name.title.casefold().split()))
    return found
