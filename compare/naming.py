"""Whether two names may mean one referent, and how they differ if they do.

In: names as articles print them. Out: a `Likeness`, a score with the way in which the names are alike, so that one
stage can ask "the same?" and another "a variant worth a note?". The score is a grade of evidence, not a probability:
1 the same words, above `SAME` one referent in other words, below `OTHER` another referent, between them undecided,
and a stage that would report a conflict stays silent there.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from compare.lexicon.bodies import ACRONYMS, HEADS_BODY, PARTIES
from compare.lexicon.countries import CAPITALS, COUNTRIES, DEMONYMS, key
from compare.lexicon.places import SEATS, STATES, STATES_AFTER_COMMA, TOWNS, TOWNSPEOPLE
from compare.lexicon.titles import HONORIFICS, PARTICLES
from compare.model import Name
from compare.text import fold

SAME = 0.6
OTHER = 0.2
MAY_BE_ONE = 0.5
LONGEST_WORD = 40  # letters of a name; longer ones are no names, and comparing them takes long
WHOLE = 4  # letters from which a word gives an acronym only its first
SHORT, SHORT_GIVEN = 3, 5  # letters of a surname and of a given name of which none may be a slip
LETTERS = 0.7  # keeps Muhammad / Mohammed (.75) and Gaddafi / Kadhafi (.71), parts Martin / Morton (.67)

How = Literal["equal", "shorter", "middle", "acronym", "seat", "spelling", "nickname", "none"]

# Who bears a name after whom: with two of these, names are of two people, popes or wars.
_GENERATIONS = frozenset("jr sr i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi".split())
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv", "phd", "md", "qc", "kc"])
_SMALL = frozenset(["of", "the", "for", "and", "on", "in", "to", "at"])
# Every pair of these is spelled either way in the English of some outlet: Gaddafi and Qadhafi, Sergei and Sergey.
_SOUNDS = (
    ("ph", "f"), ("kh", "h"), ("gh", "g"), ("dh", "d"), ("zh", "j"), ("sch", "sh"), ("tsch", "ch"), ("tch", "ch"),
    ("ck", "k"), ("q", "k"), ("g", "k"), ("c", "k"), ("w", "v"), ("x", "ks"), ("z", "s"), ("ts", "s"), ("j", "y"),
)  # fmt: skip


class Likeness(NamedTuple):
    """How alike two names are: the grade of evidence and the way."""

    score: float
    how: How


_NONE = Likeness(0.0, "none")


@lru_cache(maxsize=16384)
def words(name: str) -> tuple[str, ...]:
    """Cut `name` into folded words without accents, honorifics, suffixes and full stops; hyphens stay inside."""
    bare = unicodedata.normalize("NFKD", fold(name))
    bare = "".join(c for c in bare if not unicodedata.combining(c)).replace("'s ", " ").removesuffix("'s")
    found = tuple(w for w in re.sub(r"[^\w\s-]", "", bare.replace(".", " ")).split() if w.strip("-"))
    kept = tuple(w for w in found if w not in HONORIFICS and w not in _SUFFIXES)
    return kept or found


def generation(name: str) -> str:
    """The number or the "Jr." that ends `name`, "" where none does."""
    last = fold(name).removesuffix("'s").rstrip(".").rpartition(" ")[2].strip(".,")
    return last if last in _GENERATIONS and " " in name else ""


def slip(a: str, b: str) -> bool:
    """Whether two names differ by one letter of one longer word: a spelling rather than somebody else."""
    one, two = words(a), words(b)
    apart = [k for k, (x, y) in enumerate(zip(one, two, strict=False)) if x != y]
    if len(one) != len(two) or len(one) < 2 or len(apart) != 1 or generation(a) != generation(b):
        return False
    x, y = one[apart[0]], two[apart[0]]
    least = SHORT if apart[0] == len(one) - 1 else SHORT_GIVEN  # Paul, Paula; Dan, Dana
    return min(len(x), len(y)) > least and Levenshtein.distance(x, y) == 1


def place_of(name: str) -> str:
    """Give the usual name of a country, state, town or region, "" for anything else; people stand for their country."""
    k = key(name)
    upper = name.isupper() and len(k) < 5 and k not in ("us", "uk")
    short = STATES.get(k) or (STATES_AFTER_COMMA.get(k, "") if upper else "")
    return (
        COUNTRIES.get(k)
        or DEMONYMS.get(k)
        or TOWNS.get(k)
        or TOWNSPEOPLE.get(k)
        or (_town(k) if k in CAPITALS else short)
    )


def _town(k: str) -> str:
    """Name the capital itself by its first spelling: Kiev and Kyiv are one town."""
    return next(seat for seat, country in CAPITALS.items() if country == CAPITALS[k]).title()


def government_of(name: str) -> str:
    """Give the country or body that a capital or building stands for, or that a name is itself; "" if none."""
    k = key(name)
    k = k.removesuffix(" administration").removesuffix(" government").removesuffix(" officials")
    country = COUNTRIES.get(k) or DEMONYMS.get(k) or CAPITALS.get(k) or SEATS.get(k)
    return country or ""


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Reduce `word` to what transliterations keep: consonants by sound class, without doubles and vowels."""
    for spelling, plain in _SOUNDS:
        word = word.replace(spelling, plain)
    first, rest = word[:1], re.sub(r"[aeiouyh'-]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", first + rest)


def spelled_alike(a: str, b: str) -> bool:
    """Whether two words may be spellings of one name: the same sounds and most letters, in five letters or more."""
    if a == b:
        return True
    if max(len(a), len(b)) > LONGEST_WORD:
        return False
    long = min(len(a), len(b)) > 5 or a[0] == b[0]  # of short words a first letter says too much: Hall, Gall
    if "h" in a + b and min(len(a), len(b)) > 3 and long:  # Ukrainian h is Russian g: Ihor, Igor
        turned = a.replace("h", "g"), b.replace("h", "g")
        if turned[0].count("g") == turned[1].count("g") and _sound_alike(*turned):
            return True
    return min(len(a), len(b)) >= 5 and _sound_alike(a, b)


def _sound_alike(a: str, b: str) -> bool:
    """Whether two words have the same sounds and most letters in common."""
    if sound(a) != sound(b):
        return False
    plain = Levenshtein.normalized_similarity(a.replace("x", "ks"), b.replace("x", "ks"))  # Laxmi, Lakshmi
    return max(plain, Levenshtein.normalized_similarity(a, b)) >= LETTERS


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    from nicknames import NickNamer

    return {name: frozenset(short) for name, short in NickNamer().nickname_lookup.items()}


@lru_cache(maxsize=1)
def given_names() -> frozenset[str]:
    """List common English given names and their short forms, folded."""
    table = _nicknames()
    return frozenset(table) | frozenset(short for shorts in table.values() for short in shorts)


def nickname(a: str, b: str) -> bool:
    """Whether one given name is a usual short form of the other (Liz, Elizabeth)."""
    table = _nicknames()
    return b in table.get(a, ()) or a in table.get(b, ())


def _given(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """Compare the words before two equal surnames."""
    if not a or not b:
        return Likeness(0.85, "shorter")
    x, y = a[0], b[0]
    if set(a) <= set(b) or set(b) <= set(a) or x == y:
        return _middle(a, b)
    if nickname(x, y):
        return Likeness(0.9, "nickname")
    if any(spelled_alike(v, w) for v in a for w in b):
        return Likeness(0.9, "spelling")
    if (len(x) == 1 or len(y) == 1) and x[0] == y[0]:
        return Likeness(0.8, "shorter")
    return Likeness(0.05, "none")


def _middle(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    """Compare given names that share the first or of which one has all of the other's: George W. is not George H. W."""
    initials = [[w for w in given[1:] if len(w) == 1] for given in (a, b)]
    if all(initials) and initials[0] != initials[1]:
        return Likeness(0.1, "none")
    return Likeness(0.95, "middle") if any(len(w) > 1 for w in set(a) ^ set(b)) else Likeness(1.0, "equal")


def _split(name: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Part a person's name in given names and surname, particles dropped."""
    kept = tuple(re.sub(r"^(?:al|el)-", "", w) for w in name if w not in PARTICLES) or name
    return kept[:-1], kept[-1]


def _person(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    (given_a, last_a), (given_b, last_b) = _split(a), _split(b)
    if last_a == last_b:
        return _given(given_a, given_b)
    if spelled_alike(last_a, last_b):
        likeness = _given(given_a, given_b)
        return Likeness(likeness.score * 0.95, "spelling") if likeness.score > OTHER else likeness
    short, full = sorted(((*given_a, last_a), (*given_b, last_b)), key=len)
    if len(short) == 1 and len(full) > 1 and (short[0] == full[0] or nickname(short[0], full[0])):
        return Likeness(0.65, "shorter")
    if 1 < len(short) < len(full) and set(short) <= set(full):
        return Likeness(0.8, "shorter")
    return _NONE


def _initials(full: tuple[str, ...], acronym: str) -> bool:
    """Whether `acronym` is made of first letters of `full`; a short word may stay whole (US) or be left out (of)."""
    forms = [[w for part in full for w in part.split("-") if w and (small or part not in _SMALL)] for small in (1, 0)]
    patterns = ("".join(f"{w[0]}(?:{w[1:]})?" if 1 < len(w) < WHOLE else w[0] for w in form) for form in forms)
    return len(acronym) > 1 and any(re.fullmatch(pattern, acronym) for pattern in patterns)


def _expands(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Whether `short` is an acronym of `full`, by the list or by its letters."""
    if len(short) > 1 or len(full) < 2:
        return False
    expanded = words(ACRONYMS.get(short[0], ""))
    return (bool(expanded) and set(expanded) - _SMALL == set(full) - _SMALL) or _initials(full, short[0])


def _body(a: tuple[str, ...], b: tuple[str, ...]) -> Likeness:
    short, full = sorted((a, b), key=len)
    if _expands(short, full):
        return Likeness(0.9, "acronym")
    strong_short, strong_full = ([w for w in n if w not in _SMALL and w not in ("us", "uk")] for n in (short, full))
    if strong_short and sorted(strong_short) == sorted(strong_full):
        return Likeness(1.0, "equal")
    if len(a) == len(b) and all(spelled_alike(x, y) for x, y in zip(a, b, strict=True)):
        return Likeness(0.85, "spelling")
    return Likeness(0.7, "shorter") if _shortened(strong_short, strong_full, "of" in full) else _NONE


def _shortened(short: list[str], full: list[str], of: bool) -> bool:
    """Whether `short` is what news makes of `full` later on: the Times, the Supreme Court, Fox for Fox News."""
    if not short or full == ["white", "house"] or not set(short) < set(full):
        return False
    if short[-1] == full[-1] or (of and short[0] == full[0]):
        return True
    return full[-1] in HEADS_BODY and short[0] == full[0] and short[0] not in HEADS_BODY


def _place(a: str, b: str) -> Likeness:
    (x, y) = (tuple(part.strip() for part in n.split(",")) for n in (a, b))
    places = [
        {place_of(p) or (k > 0 and STATES_AFTER_COMMA.get(p.casefold())) or p.casefold() for k, p in enumerate(n)}
        for n in (x, y)
    ]
    if places[0] == places[1]:
        return Likeness(1.0, "equal")
    if places[0] & places[1]:
        return Likeness(0.8, "shorter")
    if government_of(a) and government_of(a) == government_of(b):
        return Likeness(0.7, "seat")
    return _NONE


@lru_cache(maxsize=65536)
def alike(a: str, b: str, person: bool = False) -> Likeness:
    """Compare names `a` and `b` as printed; `person` where both are known to be people."""
    wa, wb = words(a), words(b)
    if not wa or not wb:
        return _NONE
    if "" != generation(a) != generation(b) != "":
        return _NONE
    if wa == wb or "".join(wa).replace("-", "") == "".join(wb).replace("-", ""):
        return Likeness(1.0, "equal")
    if person:
        return _person(wa, wb)
    party = PARTIES.get(" ".join(wa), a), PARTIES.get(" ".join(wb), b)
    if party[0] == party[1]:
        return Likeness(1.0, "equal")
    return max(_place(a, b), _body(wa, wb), key=lambda likeness: likeness.score)


def may_be_one(a: str, b: str) -> bool:
    """Whether two speakers, of whom nothing but the name is known, may be one person or body."""
    return max(alike(a, b).score, alike(a, b, person=True).score) >= MAY_BE_ONE


def same_name(a: Name, b: Name) -> float:
    """Grade the evidence that `a` and `b`, of two articles, mean one referent (0 to 1)."""
    return compare_names(a, b).score


def compare_names(a: Name, b: Name) -> Likeness:
    """Compare two mentions by their full names and types."""
    types = {a.type, b.type}
    if types == {"person"}:
        return alike(a.full, b.full, True)
    if "person" in types and "other" not in types:
        return _NONE
    plain = alike(a.full, b.full)
    return max(plain, alike(a.full, b.full, True), key=lambda x: x.score) if "other" in types else plain
