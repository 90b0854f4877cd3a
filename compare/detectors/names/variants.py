"""One referent in two forms: spelling, nickname, middle name, a town's two names.

In: the readings of both articles. Out: `name.variant`, once for each referent.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from compare.contrast.view import View
from compare.detectors.base import make_finding
from compare.lexicon.countries import CAPITALS, key
from compare.lexicon.places import TOWNS
from compare.model import Comparison, Document, Facts, Finding, Name, Span
from compare.naming import alike, place_of, words

_VARIANTS = frozenset(["spelling", "nickname", "middle"])

Forms = Mapping[tuple[str, ...], Name]


def variants(view: View) -> Iterator[Finding]:
    """One finding for each referent that the articles spell or call otherwise."""
    for first, second in view.known[0].referents:
        if first.type == second.type or "other" in (first.type, second.type):
            found = _variant(view.pair, first, second)
            if found:
                yield found


def _forms(doc: Document, entity: int) -> dict[tuple[str, ...], Name]:
    """The forms in which `doc` prints a referent, each with its first mention."""
    found: dict[tuple[str, ...], Name] = {}
    for name in doc.names:
        if name.entity == entity:
            found.setdefault(words(doc.words((name.start, name.end))), name)
    return found


def _variant(pair: Comparison, first: Name, second: Name) -> Finding | None:
    """Find a form of one article that is a variant of every full form of the other."""
    ours, theirs = _forms(pair.a, first.entity), _forms(pair.b, second.entity)
    found = _variant_forms(ours, theirs, first.type) or tuple(reversed(_variant_forms(theirs, ours, first.type) or ()))
    if first.type == "place":
        found = (first, second) if _town_variant(pair, first, second) else ()
    if not found:
        return None
    x, y = found
    if _told(pair.b, x, pair.a) and _told(pair.a, y, pair.b):
        return None  # both articles print both forms
    printed = pair.a.words((x.start, x.end)), pair.b.words((y.start, y.end))
    spans = [_first_of(pair.a, x, printed[1])], [_first_of(pair.b, y, printed[0])]
    facts: Facts = {"name_a": pair.a.words(spans[0][0]), "name_b": pair.b.words(spans[1][0])}
    return make_finding(pair, "name.variant", *spans, 0.75, facts=facts)


def _told(doc: Document, form: Name, home: Document) -> bool:
    """Whether `doc` has the words of `form`, which stands in `home`, among its names."""
    return words(home.words((form.start, form.end))) in doc.once(_printed)


def _printed(doc: Document) -> frozenset[tuple[str, ...]]:
    """The words of every name of `doc`, as printed."""
    return frozenset(words(doc.words((n.start, n.end))) for n in doc.names)


def _first_of(doc: Document, form: Name, against: str) -> Span:
    """Where `doc` first prints the words of `form` that `against` lacks: a given name alone may come first."""
    told = set(words(doc.words((form.start, form.end)))) - set(words(against))
    for name in doc.names:
        if name.entity == form.entity and told & set(words(doc.words((name.start, name.end)))):
            return Span(name.start, name.end)
    return Span(form.start, form.end)


def _variant_forms(mine: Forms, others: Forms, kind: str) -> tuple[Name, Name] | None:
    """Find a form of `mine` that every comparable form of `others` spells or calls otherwise."""
    full = {g: y for g, y in others.items() if len(g) > 1 or kind != "person"} or others
    for form, name in mine.items():
        if len(form) == 1 and kind == "person" and any(len(f) > 1 for f in mine):
            continue
        how = [alike(" ".join(form), " ".join(g), kind == "person").how for g in full]
        if how and all(h in _VARIANTS for h in how):
            return name, next(iter(full.values()))
    return None


def _town_variant(pair: Comparison, first: Name, second: Name) -> bool:
    """Whether one town is printed under two names (Kyiv and Kiev, Mumbai and Bombay)."""
    x, y = (key(doc.words((n.start, n.end))) for doc, n in ((pair.a, first), (pair.b, second)))
    town = all(k in CAPITALS or k in TOWNS for k in (x, y))
    return town and x != y and place_of(x) == place_of(y) and not x.startswith(y) and not y.startswith(x)
