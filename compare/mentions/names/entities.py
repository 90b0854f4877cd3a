"""Who is who: which mentions of one article share a referent.

In: mentions in reading order. Out: the same mentions with `entity` and `type` set, and the fullest form of each
entity. A surname belongs to the one person of that name introduced before it (or at all); where two persons share it,
a form keeps the person it was first used of, an office may decide, and otherwise the mention stays apart. News
introduces people in full and then shortens, so the order of mentions is the evidence.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from compare.lexicon.bodies import ACRONYMS, BODIES, HEADS_BODY, HEADS_OTHER, HEADS_PLACE, PARTIES
from compare.lexicon.titles import HONORIFICS, MODIFIERS, PARTICLES
from compare.mentions.names.evidence import Evidence
from compare.mentions.names.mention import Mention
from compare.naming import SAME, alike, place_of, words

MANY = 8  # people of one surname; beyond that none of them is told by it

Key = tuple[str, ...]
_WHEREABOUTS = frozenset("san santa los las el fort port north south east west new upper lower lake mount".split(" "))
_PAST = frozenset(["former", "ex", "the"])
_FEASTS = frozenset(
    "diwali christmas easter ramadan eid thanksgiving hanukkah holi bible koran quran olympics".split(" ")
)
_SMALL = frozenset(["of", "the", "for", "and", "on"])
_HEADS = HEADS_BODY | HEADS_PLACE | HEADS_OTHER


@dataclass(slots=True)
class Referent:
    """A person, body, place or thing of one article: its forms, and the first mention in reading order."""

    id: int
    type: str
    full: str
    words: Key
    start: int
    rows: set[int] = field(default_factory=set)
    titles: list[Key] = field(default_factory=list)


class Register:
    """The referents of one article, found by surname, given name, head word and acronym."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.all: list[Referent] = []
        self.by_key: dict[Key, Referent] = {}
        self.by_last: dict[str, list[Referent]] = defaultdict(list)
        self.by_first: dict[str, list[Referent]] = defaultdict(list)
        self.by_initials: dict[str, list[Referent]] = defaultdict(list)
        self.bound: dict[tuple[str, str], Referent] = {}

    def settle(self, mentions: Sequence[Mention], defined: dict[int, Key]) -> None:
        """Give every mention its entity; `defined` maps starts of acronyms in brackets to the words they stand for."""
        for mention in mentions:
            if len(mention.words) > 1 and not mention.role_only:
                self._long(mention)
        for mention in mentions:
            if len(mention.words) == 1 and not mention.role_only:
                self._short(mention, defined.get(mention.start))
        for mention in mentions:
            if mention.role_only:
                self._office(mention)
        for referent in self.all:
            referent.type = referent.type or self._default(referent)
        for mention in mentions:
            if mention.entity >= 0:
                mention.type = self.all[mention.entity].type

    def _long(self, mention: Mention) -> None:
        """Enter a name of two words or more, with the variants of it that are surely the same."""
        key = _key(mention)
        referent = self.by_key.get(key) or self._variant(mention)
        if referent is None:
            referent = self._new(mention, key)
        self.by_key[key] = referent
        self._note(mention, referent)

    def _new(self, mention: Mention, key: Key) -> Referent:
        full = place_of(mention.text) or mention.text
        referent = Referent(len(self.all), mention.type, full, mention.words, mention.start)
        self.all.append(referent)
        self.by_key[key] = referent
        self._index(referent, mention.words)
        return referent

    def _index(self, referent: Referent, form: Key) -> None:
        for table, word in ((self.by_last, form[-1]), (self.by_first, form[0])):
            if len(table[word]) <= MANY and referent not in table[word]:
                table[word].append(referent)
        if len(form) > 1:
            for initials in {_initials(form), _initials(tuple(w for w in form if w not in _SMALL))}:
                if len(self.by_initials[initials]) <= MANY:
                    self.by_initials[initials].append(referent)

    def _variant(self, mention: Mention) -> Referent | None:
        """Find the person or body that `mention` names in other words, if just one can be meant."""
        nearby = [*self.by_last[mention.words[-1]], *self.by_first[mention.words[0]]][: 2 * MANY]
        found = {r.id: r for r in nearby if self._same(mention, r)}
        return next(iter(found.values())) if len(found) == 1 else None

    def _same(self, mention: Mention, other: Referent) -> bool:
        types = {mention.type, other.type} - {""}
        if len(types) > 1 or "place" in types:
            return False
        if types <= {"person"} and mention.words[-1] == other.words[-1]:
            likeness = alike(mention.text, other.full, True)
            apart = likeness.how in ("nickname", "spelling") and mention.row in other.rows
            return likeness.score >= SAME and not apart
        return "body" in types and alike(mention.text, other.full).score >= 0.9

    def _note(self, mention: Mention, referent: Referent) -> None:
        mention.entity = referent.id
        referent.rows.add(mention.row)
        if mention.type == "person" or not referent.type:
            referent.type = mention.type or referent.type
        if len(mention.words) > len(referent.words) and not place_of(mention.text):
            referent.full, referent.words = mention.text, mention.words
        self._index(referent, mention.words)
        title = _title_words(mention.title)
        if title and title not in referent.titles[:MANY]:
            referent.titles.append(title)

    def _short(self, mention: Mention, definition: Key | None) -> None:
        key = _key(mention)
        referent = self.by_key.get(definition) if definition else None
        referent = referent or self._resolve(mention) or self.by_key.get(key)
        if referent is None and _generic(mention.words[0]):
            return
        if referent is None and any(_personal(r.words) and r.type == "person" for r in self.by_last[key[-1]][:MANY]):
            mention.type = mention.type or "person"
        referent = referent or self._new(mention, key)
        if referent.words == mention.words or referent.type in ("body", "place", "other") or definition:
            self.by_key.setdefault(key, referent)
        if referent.type == "" and len(referent.words) > 1:
            referent.type = "person"
        self._note(mention, referent)

    def _resolve(self, mention: Mention) -> Referent | None:
        """Find whom one word names: a surname, a given name, a body's head word, an acronym."""
        word = mention.words[0]
        if mention.type == "body" and word not in HEADS_BODY and word not in ACRONYMS:
            return self._surname(mention, word) or self._body(word)
        if mention.type not in ("place", "body"):
            return self._surname(mention, word) or self._given(word) or self._firm(word)
        if mention.type == "place":
            return None if place_of(mention.text) else self._surname(mention, word)
        return self._body(word)

    def _surname(self, mention: Mention, word: str) -> Referent | None:
        people = [r for r in self.by_last[word] if r.type in ("person", "") and _personal(r.words)]
        if not people or len(people) > MANY:
            return None
        form = (word, " ".join(w for w in words(mention.title) if w in HONORIFICS))
        if form in self.bound:
            return self.bound[form]
        before = [r for r in people if r.start < mention.start]
        chosen = before if len(before) == 1 else people if not before else self._by_office(mention, people)
        if len(chosen) != 1:
            return None
        self.bound[form] = chosen[0]
        return chosen[0]

    def _by_office(self, mention: Mention, people: list[Referent]) -> list[Referent]:
        office = set(_title_words(mention.title)) - _PAST
        return [r for r in people if office and any(office <= set(t) for t in r.titles)]

    def _given(self, word: str) -> Referent | None:
        people = [r for r in self.by_first[word] if r.type in ("person", "") and _personal(r.words)]
        return people[0] if len(people) == 1 else None

    def _firm(self, word: str) -> Referent | None:
        bodies = [r for r in self.by_first[word] if r.type in ("body", "other") and len(r.words) > 1]
        fits = len(bodies) == 1 and word not in _HEADS and bodies[0].type == "body" and not place_of(word)
        return bodies[0] if fits and bodies[0].words[-1] in HEADS_BODY else None

    def _body(self, word: str) -> Referent | None:
        if word in HEADS_BODY:
            last = [r for r in self.by_last[word] if r.type == "body" and r.words != ("white", "house")]
            first = [r for r in self.by_first[word] if r.type == "body" and "of" in r.words]
            heads = [r for r in (*first, *last) if len(r.words) > 1]
            return heads[0] if len({r.id for r in heads}) == 1 else None
        expanded = self.by_key.get(words(ACRONYMS[word])) if word in ACRONYMS else None
        spelled = [r for r in self.by_initials[word] if r.type in ("body", "other", "")]
        return expanded or (spelled[0] if len({r.id for r in spelled}) == 1 else None)

    def _office(self, mention: Mention) -> None:
        """Resolve an office without a name to its only holder; leave `entity` unset where none or several hold it."""
        office = set(_title_words(mention.text))
        holders = [r for r in self.all[: 20 * MANY] if r.type == "person" and any(office <= set(t) for t in r.titles)]
        if len(holders) == 1:
            mention.entity = holders[0].id

    def _default(self, referent: Referent) -> str:
        form = referent.words
        if form[0] in _WHEREABOUTS:
            return "place"
        plain = all(w.replace("-", "").isalpha() and not place_of(w) and w not in _HEADS | _SMALL for w in form)
        usual = form[0] in MODIFIERS or any(self.evidence.lower[w] > self.evidence.inner[w] for w in form)
        return "person" if plain and 1 < len(form) < 4 and not usual else "other"


def _generic(word: str) -> bool:
    """Whether `word` alone names nothing unless a longer name has it: Court, District, but not Senate."""
    return word in _HEADS and word not in BODIES and word not in {"house", "capitol", "god", "treasury"} | _FEASTS


def _title_words(title: str) -> Key:
    return tuple(part for word in words(title) for part in word.split("-")) if title else ()


def _key(mention: Mention) -> Key:
    place = place_of(mention.text)
    if place and not mention.titled:
        return ("@", place)
    party = PARTIES.get(" ".join(mention.words))
    if party:
        return words(party)
    return mention.words


def _personal(form: Key) -> bool:
    return len(form) > 1 and form[-1] not in _HEADS and not (set(form) - PARTICLES) & _SMALL


def _initials(form: Key) -> str:
    return "".join(part[0] for word in form for part in word.split("-") if part)
