"""Referents that both articles name, found without comparing each with each.

In: the readings of two articles. Out: pairs of first mentions that may mean one referent. Names are compared only
where they share the sound of a word, a place, or the letters of an acronym, so that the work stays near linear.
"""

from collections.abc import Iterator

from compare.connected import gathered
from compare.contrast.reading import Reading
from compare.model import Name
from compare.naming import SAME, place_of, same_name, sound, words

MANY = 50  # names that share a key; beyond that the key says nothing


def shared_referents(a: Reading, b: Reading) -> Iterator[tuple[Name, Name]]:
    """Yield the pairs of first mentions, in the order of `a`, that may mean one referent."""
    table = gathered((key, name) for name in b.referents.values() for key in _keys(name))
    for name in a.referents.values():
        likely = {n.entity: n for key in sorted(_keys(name)) for n in table.get(key, ())[:MANY]}
        for entity in sorted(likely):
            if same_name(name, likely[entity]) >= SAME:
                yield name, likely[entity]


def _keys(name: Name) -> set[str]:
    """Give the sounds of all words of a name, an h read as g too (Oleh, Oleg), and the place it names."""
    place = place_of(name.full)
    spellings = {s for w in words(name.full) if len(w) > 1 for s in (w, w.replace("h", "g"))}
    return {sound(w) for w in spellings} | ({"@" + place} if place else set())
