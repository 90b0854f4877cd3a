"""Pairs of names that could stand in one role, with what their types, titles and places say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from compare.contrast.values.matching import Candidate, Relation
from compare.contrast.values.parts import Part, Placed, evidence, linked, placed
from compare.contrast.view import Sides
from compare.detectors.names.clauses import clause_evidence
from compare.lexicon.countries import COUNTRIES, DEMONYMS, key
from compare.lexicon.places import STATES
from compare.model import Document, Name
from compare.naming import OTHER, SAME, compare_names, generation, words

_JOINTS = frozenset([",", "and", "or", "&"])


def candidates(sides: Sides) -> list[Candidate[Name]]:
    """All pairs of names of both sides that may stand in one role."""
    ours, theirs = (placed(side, side.doc.names) for side in sides)
    edges = [{e for _, p in found for e in ((p.first, -1), (p.last, 1))} for found in (ours, theirs)]
    pairs = product(ours, theirs)
    return [c for x, y in pairs for c in _candidate(x, y, (ours, theirs), (edges[0], edges[1]))]


def _prints(part: Part) -> dict[str, float]:
    """Whether the other side prints all words of a name, and then the last of them less often than its own."""
    ours, theirs = ([t.norm.removesuffix("'s") for t in tokens] for tokens in (part.side.tokens, part.side.others))
    own = [
        word
        for word, t in zip(ours[part.first : part.last], part.side.tokens[part.first : part.last], strict=True)
        if t.is_word
    ]
    printed = set(own) <= set(theirs)
    return {"printed": float(printed), "missing": float(printed and ours.count(own[-1]) > theirs.count(own[-1]))}


Edges = set[tuple[int, int]]


def _candidate(
    x: Placed[Name],
    y: Placed[Name],
    found: tuple[Sequence[Placed[Name]], Sequence[Placed[Name]]],
    edges: tuple[Edges, Edges],
) -> Iterator[Candidate[Name]]:
    """Weigh one pair; nothing where it cannot be one."""
    (a, s), (b, t) = x, y
    likeness = compare_names(a, b).score
    relation: Relation = "same" if likeness >= SAME else "apart" if likeness <= OTHER else "open"
    if relation == "apart" and _within(a, s, b, t):
        relation = "open"
    listed = _listed(s, edges[0]), _listed(t, edges[1])
    if relation == "apart" and all(listed):
        relation = "open"  # the places in a list say nothing
    rivals = _rivals(x, found[0]), _rivals(y, found[1])
    own = {**_own(a, s, b, t), "listed": float(sum(listed))}
    if relation == "apart" and own["printed"] > 1:
        relation = "open"  # both sides print both: they may have changed places, which is another matter
    yield Candidate(a, b, s, t, relation, {**evidence(s, t, rivals), **own})


def _within(a: Name, s: Part, b: Name, t: Part) -> bool:
    """Whether all words of one name stand in the other, in full or as printed: nothing says that they are two."""
    if generation(a.full) != generation(b.full):
        return False
    full, printed = (set(words(a.full)), set(words(b.full))), (set(s.norms()), set(t.norms()))
    return any(one <= two or two <= one for one, two in (full, printed))


def _own(a: Name, s: Part, b: Name, t: Part) -> dict[str, float]:
    """What the names themselves say of their role, whom they name aside."""
    titles = words(a.title) if a.title else (), words(b.title) if b.title else ()
    types = {a.type, b.type}
    surname = types == {"person"} and words(a.full)[-1:] == words(b.full)[-1:]
    new = _unheard(a, t) + _unheard(b, s)
    linked_own = linked(s, range(s.first, s.last), range(t.first, t.last))
    return {
        "title": float(bool(titles[0]) and titles[0] == titles[1]),
        "one_title": float(bool(titles[0]) != bool(titles[1])),
        "other_title": float(bool(titles[0]) and bool(titles[1]) and titles[0] != titles[1]),
        "person": float(types == {"person"}),
        "place": float(types == {"place"}),
        "body": float(types == {"body"}),
        "unsure": float("other" in types),
        "types": float(len(types - {"other"}) > 1),
        "surname": float(surname),
        "given": float(_one_given(a, b)),
        "level": float(level(a) != level(b)),
        "said": float(_said_by(s, a)) + float(_said_by(t, b)),
        "length": abs(len(words(a.full)) - len(words(b.full))) / 2,
        "named": float(bool(linked_own)),
        **clause_evidence(s, t),
        "new": float(new > 0),
        "both_new": float(new == 2),
        **{key: value + _prints(t)[key] for key, value in _prints(s).items()},
    }


def _one_given(a: Name, b: Name) -> bool:
    """Whether two people have one given name and two surnames: what a slip of the pen makes of one person."""
    one, two = words(a.full), words(b.full)
    return a.type == b.type == "person" and min(len(one), len(two)) > 1 and one[0] == two[0] and one[-1] != two[-1]


def _unheard(name: Name, other: Part) -> bool:
    """Whether the article of `other` prints the last word of a name nowhere: the surname, what a body is."""
    return words(name.full)[-1:] not in other.side.doc.once(_words)


def _words(doc: Document) -> frozenset[tuple[str, ...]]:
    """All words of an article."""
    return frozenset((t.norm.removesuffix("'s"),) for tokens in doc.tokens for t in tokens if t.is_word)


def _rivals(one: Placed[Name], found: Sequence[Placed[Name]]) -> int:
    """How many other names of its sentence could be meant as well."""
    name, part = one
    return sum(
        p.opens == part.opens and n is not name and n.type == name.type and n.entity != name.entity for n, p in found
    )


def _listed(part: Part, edges: Edges) -> bool:
    """Whether "and" joins the name to another one, so that its place in the list says nothing."""
    tokens = part.side.tokens
    for at, step in ((part.last, 1), (part.first - 1, -1)):
        k = at
        while 0 <= k < len(tokens) and tokens[k].norm in _JOINTS:
            k += step
        joined = any(t.norm != "," for t in tokens[min(at, k + 1) : max(k, at + 1)]) if k != at else False
        if joined and ((k, -1) if step > 0 else (k + 1, 1)) in edges:
            return True
    return False


def level(name: Name) -> str:
    """What a place is; places of two levels may lie in each other."""
    if name.type != "place":
        return ""
    k = key(name.full)
    if k in COUNTRIES or k in DEMONYMS:
        return "country"
    return "state" if k in STATES else "town"


def _said_by(part: Part, name: Name) -> bool:
    """Whether `name` stands in quoted words or among those that name a speaker, which other detectors compare."""
    sentence = part.side.doc.sentence_at(name.start)
    near = part.side.reading.touching([sentence.n]) if sentence else []
    spans = [s for u in near for s in (*u.quotes, *([u.source] if u.source else []))]
    return any(s.start <= name.start < s.end for s in spans)
