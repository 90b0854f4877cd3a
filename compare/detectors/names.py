"""Names: another one in the same role, roles swapped, and one referent in two spellings.

In: the names of both articles and the linked words of aligned groups. Out: `name.conflict`, `name.variant`. A conflict
needs two names that nothing can make one, neither of which the other side has, in one place of two sentences that
agree in nearly all the rest; in doubt nothing is reported, since a false conflict costs more than a missed one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.contrast.aligned import Side, both_sides, is_light
from compare.contrast.reading import Reading
from compare.contrast.referents import shared_referents
from compare.detectors.base import make_finding
from compare.detectors.exchanges import swapped
from compare.lexicon.countries import CAPITALS, COUNTRIES, DEMONYMS, key
from compare.lexicon.places import STATES, TOWNS
from compare.model import AlignedWords, Comparison, Document, Finding, Name, Span
from compare.naming import OTHER, SAME, alike, compare_names, place_of, same_name, words
from compare.settings import Settings

LEAST_AGREEMENT = 0.6  # of the shorter side's other content words, equal or nearly so
FULL_AGREEMENT = 0.85
KIN_AGREEMENT = 0.3
SURE_LINK = 0.6
MANY_NAMES = 60  # of one side of a group; more is a list, and comparing each with each would take long
UNSURE = 0.49  # just below where an error would be shown
_LISTS = frozenset([",", "and", "or", "&"])
_VARIANTS = frozenset(["spelling", "nickname", "middle"])

Placed = tuple[Name, int, int]
Readings = tuple[Reading, Reading]
Forms = Mapping[tuple[str, ...], Name]


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield conflicts and swaps group by group, then variants, once a referent."""
    readings = Reading(pair.a), Reading(pair.b)
    told: set[tuple[int, int]] = set()
    for aligned in pair.words:
        yield from swapped(pair, aligned, readings)
        yield from _conflicts(pair, aligned, readings, told)
    yield from _variants(pair, readings)


def placed(side: Side, reading: Reading) -> list[Placed]:
    """The names that stand in the tokens of `side`, each with its token range [first, last)."""
    if not side.tokens:
        return []
    found = []
    at = {t.start: i for i, t in enumerate(side.tokens)}
    for name in reading.names_in((side.tokens[0].start, side.tokens[-1].end)):
        if name.start in at:
            last = at[name.start]
            while last < len(side.tokens) and side.tokens[last].start < name.end:
                last += 1
            found.append((name, at[name.start], last))
    return found[:MANY_NAMES]


def _conflicts(
    pair: Comparison, aligned: AlignedWords, readings: Readings, told: set[tuple[int, int]]
) -> Iterator[Finding]:
    """Unmatched names of one type that stand in one role on both sides, each two referents once (`told`)."""
    a, b = both_sides(pair, aligned)
    ours, theirs = placed(a, readings[0]), placed(b, readings[1])
    lone_a = [n for n in ours if not _answered(n, a, theirs) and not _listed(a, n, ours)]
    lone_b = [n for n in theirs if not _answered(n, b, ours) and not _listed(b, n, theirs)]
    for x in lone_a:
        for y in lone_b:
            strength = _strength(readings, (a, b), x, y)
            if strength and (x[0].entity, y[0].entity) not in told:
                told.add((x[0].entity, y[0].entity))
                spans = [Span(x[0].start, x[0].end)], [Span(y[0].start, y[0].end)]
                facts = {"name_a": x[0].full, "name_b": y[0].full, "type": x[0].type}
                yield make_finding(pair, "name.conflict", *spans, strength * aligned.group.confidence, facts=facts)


def _answered(name: Placed, side: Side, others: Sequence[Placed]) -> bool:
    """Whether the other side may name the same referent, or at least prints all words of the name."""
    printed = {t.norm for t in side.others}
    parts = [t.norm for t in side.tokens[name[1] : name[2]] if t.is_word]
    return all(p in printed for p in parts) or any(same_name(name[0], other) > OTHER for other, _, _ in others)


def _listed(side: Side, name: Placed, others: Sequence[Placed]) -> bool:
    """Whether `name` is one of several in a row, whose places in the list say nothing."""
    ends, starts = {n[2]: n for n in others}, {n[1]: n for n in others}
    joints = []
    for step, at, known in ((-1, name[1], ends), (1, name[2], starts)):
        joint = _joint(side, at, step, known)
        while joint is not None:
            joints.append(joint[1])
            joint = _joint(side, joint[0], step, known)
    return len(joints) > 1 or any(marks & {"and", "or", "&"} for marks in joints)


def _joint(side: Side, at: int, step: int, known: Mapping[int, Placed]) -> tuple[int, set[str]] | None:
    """Step over "," or "and" from the edge `at` of a name to the far edge of the next; give the marks in between."""
    marks: set[str] = set()
    while len(marks) < 2:
        k = at - 1 if step < 0 else at
        if not 0 <= k < len(side.tokens) or side.tokens[k].norm not in _LISTS:
            return None
        marks.add(side.tokens[k].norm)
        at += step
        if at in known:
            return (known[at][1] if step < 0 else known[at][2]), marks
    return None


def _strength(readings: Readings, sides: tuple[Side, Side], x: Placed, y: Placed) -> float:
    """How sure it is that `x` and `y` conflict, 0 for not at all; 0.5 and above an error."""
    types = {x[0].type, y[0].type}
    if len(types - {"other"}) > 1 or compare_names(x[0], y[0]).score > OTHER:
        return 0.0
    if _said_by(readings[0], x[0]) or _said_by(readings[1], y[0]):
        return 0.0
    agreement = _agreement(sides, x, y)
    role = _same_place(sides[0], x, y) + _same_title(x[0], y[0])
    least = (FULL_AGREEMENT, 2) if "other" in types else (LEAST_AGREEMENT, 1)
    if types == {"person"} and _same_title(x[0], y[0]) and words(x[0].full)[-1:] == words(y[0].full)[-1:]:
        least = KIN_AGREEMENT, 1  # Judge Paul Doe, Judge Paula Doe: one office, one surname, in one statement
    if agreement < least[0] or role < least[1] or _level(x[0]) != _level(y[0]):
        return 0.0
    if _known(x[0], readings[1]) and _known(y[0], readings[0]) and agreement < FULL_AGREEMENT:
        return 0.0
    strength = 0.3 + 0.35 * agreement + 0.15 * role
    return min(strength, UNSURE) if _may_be_one(readings, x[0], y[0]) else strength


def _may_be_one(readings: Readings, x: Name, y: Name) -> bool:
    """Whether one may be part of the other (bodies, towns), or both articles tell of both countries."""
    both = x.type == "place" and _known(x, readings[1]) and _known(y, readings[0])
    return "person" not in (x.type, y.type) and (x.type != "place" or _level(x) == "town" or both)


def _said_by(reading: Reading, name: Name) -> bool:
    """Whether `name` stands in quoted words or among those that name a speaker, which other detectors compare."""
    sentence = reading.doc.sentence_at(name.start)
    near = reading.touching([sentence.n]) if sentence else []
    spans = [s for u in near for s in (*u.quotes, *([u.source] if u.source else []))]
    return any(s.start <= name.start < s.end for s in spans)


def _agreement(sides: tuple[Side, Side], x: Placed, y: Placed) -> float:
    """The share of content words outside the two names that are surely linked, on the shorter side."""
    shares = []
    for side, (_, first, last) in zip(sides, (x, y), strict=True):
        rest = [k for k, t in enumerate(side.tokens) if not is_light(t) and not first <= k < last]
        shares.append((len(rest), sum(side.scores.get(k, 0.0) >= SURE_LINK for k in rest)))
    size, linked = min(shares)
    return linked / size if size else 0.0


def _same_place(a: Side, x: Placed, y: Placed) -> int:
    """Whether linked words stand right before and right after both names: 0, 1 or 2 of the two."""
    before = _neighbour(a, x[1] - 1, y[1] - 1) or (x[1] == 0 and y[1] == 0)
    after = _neighbour(a, x[2], y[2])
    linked = any(j in range(y[1], y[2]) for k in range(x[1], x[2]) for j in a.linked.get(k, ()))
    return int(before) + int(after) if linked or (before and after) else 0


def _neighbour(a: Side, i: int, j: int) -> bool:
    return j in a.linked.get(i, ())


def _same_title(x: Name, y: Name) -> int:
    """Whether both carry one title."""
    return int(bool(x.title) and words(x.title) == words(y.title))


def _level(name: Name) -> str:
    """What a place is; places of two levels may lie in each other."""
    if name.type != "place":
        return ""
    k = key(name.full)
    if k in COUNTRIES or k in DEMONYMS:
        return "country"
    return "state" if k in STATES else "town"


def _known(name: Name, reading: Reading) -> bool:
    """Whether the article names the referent of `name` anywhere."""
    return any(same_name(name, other) >= SAME for other in reading.referents.values())


def _forms(doc: Document, entity: int) -> dict[tuple[str, ...], Name]:
    """The forms in which `doc` prints a referent, each with its first mention."""
    found: dict[tuple[str, ...], Name] = {}
    for name in doc.names:
        if name.entity == entity:
            found.setdefault(words(doc.words((name.start, name.end))), name)
    return found


def _variants(pair: Comparison, readings: Readings) -> Iterator[Finding]:
    """One finding for each referent that the articles spell or call otherwise."""
    for first, second in shared_referents(*readings):
        if first.type == second.type or "other" in (first.type, second.type):
            found = _variant(pair, first, second)
            if found:
                yield found


def _variant(pair: Comparison, first: Name, second: Name) -> Finding | None:
    """Find a form of one article that is a variant of every full form of the other."""
    ours, theirs = _forms(pair.a, first.entity), _forms(pair.b, second.entity)
    found = _variant_forms(ours, theirs, first.type) or tuple(reversed(_variant_forms(theirs, ours, first.type) or ()))
    if first.type == "place":
        found = (first, second) if _town_variant(pair, first, second) else ()
    if not found:
        return None
    x, y = found
    printed = pair.a.words((x.start, x.end)), pair.b.words((y.start, y.end))
    spans = [_first_of(pair.a, x, printed[1])], [_first_of(pair.b, y, printed[0])]
    facts = {"name_a": pair.a.words(spans[0][0]), "name_b": pair.b.words(spans[1][0])}
    return make_finding(pair, "name.variant", *spans, 0.75, facts=facts)


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
