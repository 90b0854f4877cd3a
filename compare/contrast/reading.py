"""What detectors look up again and again in one article, found once: utterances, names and titles by place and key.

In: a document. Out: a `Reading` with tables that are made when first asked for, so that a long article costs a
detector no more than its length.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

from compare.connected import gathered
from compare.lexicon.sources import HEARERS, OCCASIONS
from compare.lexicon.titles import HONORIFICS
from compare.model import Document, Name, Utterance
from compare.naming import words
from compare.places import Places
from compare.text import Token


class Reading:
    """Tables over one document."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc

    @cached_property
    def numbered(self) -> Mapping[int, Utterance]:
        """The utterances by number."""
        return {u.n: u for u in self.doc.utterances}

    @cached_property
    def _spoken(self) -> Mapping[int, Sequence[Utterance]]:
        return gathered((n, utterance) for utterance in self.doc.utterances for n in utterance.sentences)

    def touching(self, numbers: Iterable[int]) -> list[Utterance]:
        """List the utterances that have words in the sentences `numbers`, each once, in order."""
        return sorted({u.n: u for n in numbers for u in self._spoken.get(n, ())}.values(), key=lambda u: u.n)

    def names_in(self, span: tuple[int, int]) -> Sequence[Name]:
        """Give the names that begin in `span`, in order."""
        names = self.doc.names
        first = bisect_left(names, span[0], key=lambda n: n.start)
        return names[first : bisect_left(names, span[1], lo=first, key=lambda n: n.start)]

    @cached_property
    def named(self) -> Places[None]:
        """The names by place."""
        return Places((n.start, n.end, None) for n in self.doc.names)

    @cached_property
    def by_full(self) -> Mapping[str, Name]:
        """The first mention of each full name."""
        return {name.full: name for name in reversed(self.doc.names)}

    @cached_property
    def referents(self) -> Mapping[int, Name]:
        """The first mention of each referent, by entity."""
        found: dict[int, Name] = {}
        for name in self.doc.names:
            found.setdefault(name.entity, name)
        return found

    @cached_property
    def holders(self) -> Mapping[frozenset[str], Mapping[int, Name]]:
        """The people who carry each title, by the words of the title and by entity."""
        found: dict[frozenset[str], dict[int, Name]] = {}
        for name in self.doc.names:
            if name.type == "person" and name.title:
                found.setdefault(title_words(name.title), {}).setdefault(name.entity, name)
        return found

    @cached_property
    def titles(self) -> Mapping[int, frozenset[str]]:
        """All words of the titles of each person, by entity."""
        found: dict[int, set[str]] = {}
        for title, people in self.holders.items():
            for entity in people:
                found.setdefault(entity, set()).update(title - HONORIFICS)
        return {entity: frozenset(parts) for entity, parts in found.items()}

    @cached_property
    def occasions(self) -> frozenset[str]:
        """The classes of occasions and audiences that the article names anywhere."""
        norms = {t.norm for row in self.doc.tokens for t in row}
        return frozenset(table[n] for table in (OCCASIONS, HEARERS) for n in norms if n in table)


def title_words(title: str) -> frozenset[str]:
    """Cut a title into folded words, at hyphens too."""
    return frozenset(part for word in words(title) for part in word.split("-")) if title else frozenset()


def inside(utterance: Utterance, token: Token) -> bool:
    """Whether `token` is part of what `utterance` reports."""
    return any(c.start <= token.start < c.end for c in utterance.content)
