"""The same person under another title: `attribution.role`.

In: the names of both articles with the titles beside them. Out: at most one finding a person and story. A title that
holds the other ("US President", "President"), that the other article uses elsewhere, or that differs in nationality,
party or "former" only, is no difference; forms of address are no titles.
"""

from collections.abc import Iterator, Mapping

from compare.connected import gathered
from compare.contrast.reading import Reading
from compare.contrast.view import View
from compare.detectors.base import filled, make_finding
from compare.lexicon.bodies import PARTIES
from compare.lexicon.titles import FIELDS, HONORIFICS, ROLES, SAME_ROLE
from compare.model import Comparison, Document, Finding, Name, Span
from compare.naming import place_of, words

_SECOND = frozenset(["vice", "deputy", "assistant", "associate", "acting", "interim"])
_RANKS = frozenset("vice deputy assistant associate acting interim prime chief press foreign home finance defense "
                   "defence interior external attorney minority majority supreme presidential".split(" "))  # fmt: skip

Titled = Mapping[int, list[Name]]


def roles(view: View) -> Iterator[Finding]:
    """Yield one finding for each person whose title in one article the other never uses."""
    ours, theirs = _titled(view.pair.a), _titled(view.pair.b)
    for first, second in view.known[0].referents:
        if first.entity in ours and second.entity in theirs:
            found = _differing(ours[first.entity], theirs[second.entity])
        else:
            found = _untitled(view.readings, (first, second), (ours, theirs))
        if found:
            yield _finding(view.pair, *found)


def _titled(doc: Document) -> Titled:
    """The mentions of each person of `doc` that carry a role, by entity; an office without a name is one too."""
    return gathered((name.entity, name) for name in doc.names if name.type == "person" and core(name.title))


def _untitled(
    readings: tuple[Reading, Reading], names: tuple[Name, Name], titled: tuple[Titled, Titled]
) -> tuple[Name, Name] | None:
    """Pair the first full mention of a person without any role in one article with the titled one of the other."""
    held = [table.get(name.entity, [name])[0] for name, table in zip(names, titled, strict=True)]
    bare = [not core(name.title) for name in held]
    full = all(len(words(r.doc.words((n.start, n.end)))) > 1 for r, n in zip(readings, held, strict=True))
    if bare[0] == bare[1] or not full:
        return None
    k = 0 if bare[0] else 1
    return None if _is_described(readings[k], held[k], held[1 - k]) else (held[0], held[1])


def _is_described(reading: Reading, name: Name, other: Name) -> bool:
    """Whether the sentence that calls a person by the bare `name` has the words of the `other` title all the same."""
    home = reading.doc.sentence_at(name.start)
    near = {SAME_ROLE.get(t.norm, t.norm) for t in reading.doc.tokens[home.n - 1]} if home else set()
    return core(other.title) <= {part for word in near for part in word.split()}


def core(title: str) -> frozenset[str]:
    """Reduce a title to what makes the role: its head words and ranks, one word for each role."""
    parts = [p for w in words(title) for p in w.split("-")] if title else []
    kept = [SAME_ROLE.get(p, p) for p in parts if p in ROLES or p in _RANKS or p in SAME_ROLE]
    roles_only = [p for w in kept for p in w.split() if p not in HONORIFICS and p not in PARTIES and p != "former"]
    return frozenset(p for p in roles_only if not place_of(p)) if any(p in ROLES for p in parts) else frozenset()


def _all_words(title: str) -> frozenset[str]:
    return frozenset(p for w in words(title) for q in w.split("-") for p in SAME_ROLE.get(q, q).split())


def _differing(first: list[Name], second: list[Name]) -> tuple[Name, Name] | None:
    """Find a mention on each side such that one's title is nested with no title of the other article."""
    for mine, others, turned in ((first, second, False), (second, first, True)):
        for name in mine:
            if not any(_nested(name.title, other.title) for other in others):
                return (others[0], name) if turned else (name, others[0])
    return None


def _nested(a: str, b: str) -> bool:
    """Whether one title holds the role of the other."""
    if (_all_words(a) ^ _all_words(b)) & _SECOND:
        return False
    fields = [{FIELDS[p] for p in _all_words(title) if p in FIELDS} for title in (a, b)]
    if all(fields) and fields[0].isdisjoint(fields[1]):
        return False  # the culture minister, the foreign minister
    return core(a) <= _all_words(b) or core(b) <= _all_words(a)


def _finding(pair: Comparison, a: Name, b: Name) -> Finding:
    spans = [_span(pair.a, a)], [_span(pair.b, b)]
    facts = filled({"speaker": max(a.full, b.full, key=len), "role_a": a.title, "role_b": b.title})
    named = len(words(a.full)) > 1 and len(words(b.full)) > 1 and bool(core(a.title) and core(b.title))
    return make_finding(pair, "attribution.role", *spans, 0.75 if named else 0.55, facts=facts)


def _span(doc: Document, name: Name) -> Span:
    """The title and the name together: the title stands right before the name, or after it behind a comma."""
    before = doc.article.text.rfind(name.title, max(0, name.start - len(name.title) - 4), name.start)
    if before >= 0:
        return Span(before, name.end)
    after = doc.article.text.find(name.title, name.end, name.end + len(name.title) + 16)
    return Span(name.start, after + len(name.title)) if after >= 0 else Span(name.start, name.end)
