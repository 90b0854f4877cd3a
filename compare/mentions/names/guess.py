"""What a name names, from the name and the words around it: person, body, place or other.

In: a mention and its sentence. Out: a type, "" where nothing tells; what stays open is settled by the other mentions
of the same referent.
"""

from collections.abc import Sequence

from compare.lexicon.bodies import ACRONYMS, BODIES, HEADS_BODY, HEADS_OTHER, HEADS_PLACE, PARTIES
from compare.lexicon.places import STATES_AFTER_COMMA
from compare.mentions.names.evidence import SAID, is_acronym
from compare.mentions.names.mention import Mention
from compare.naming import given_names, government_of, place_of
from compare.text import Token

_BUILDINGS = frozenset(["islamic state", "united nations", "white house", "kremlin", "pentagon", "downing street"])
_LED = frozenset("administration campaign presidency camp era rally".split(" "))
LONGEST_ACRONYM = 6  # letters; longer words in capitals are shouted
_WHERE = frozenset("in at near outside inside across around from toward towards".split(" "))


def guess(mention: Mention, tokens: Sequence[Token]) -> str:
    """Guess the type of `mention` in its sentence of `tokens`; "" where neither its words nor its place tell."""
    parts = [w for w in mention.words if w.strip("-.&")]
    known = _by_list(mention, parts) or _by_head(parts)
    if known:
        return known
    if len(parts) > 1 and parts[0] in given_names():
        return "person"
    if len(parts) == 1 and is_acronym(tokens[mention.first]) and len(parts[0]) <= LONGEST_ACRONYM:
        return "body"
    return _by_neighbours(mention, tokens, len(parts))


def _by_list(mention: Mention, parts: Sequence[str]) -> str:
    """Look the whole name up."""
    name = " ".join(mention.words)
    if mention.titled or parts[-1] in ("jr", "sr"):
        return "person"
    if name in _BUILDINGS or name in PARTIES or name in BODIES or (len(parts) == 1 and name in ACRONYMS):
        return "body"
    town, _, state = mention.text.partition(", ")
    if town and state.casefold() in STATES_AFTER_COMMA:
        return "place"
    place = place_of(mention.text) or place_of(town) or government_of(mention.text)
    return "place" if place else ""


def _by_head(words: Sequence[str]) -> str:
    """Read the type off the head word: the last, or the first before "of"."""
    if len(words) == 1:
        return "other" if words[0] in HEADS_OTHER else "body" if words[0] in HEADS_BODY else ""
    heads = [words[0]] if "of" in words[1:] or "for" in words[1:] or "on" in words[1:] else [words[-1]]
    for head in heads:
        if head in HEADS_BODY:
            return "body"
        if head in HEADS_PLACE:
            return "place"
        if head in HEADS_OTHER:
            return "other"
    return ""


def _by_neighbours(mention: Mention, tokens: Sequence[Token], size: int) -> str:
    before = tokens[mention.first - 1].norm if mention.first else ""
    after = tokens[mention.last].norm if mention.last < len(tokens) else ""
    beyond = tokens[mention.last + 1] if mention.last + 1 < len(tokens) else None
    if after == "," and beyond is not None and (beyond.norm == "who" or beyond.text.isdigit()) and size > 1:
        return "person"
    if (after in SAID or before in SAID) and 1 < size < 4:
        return "person"
    if size == 1 and after in _LED:
        return "person"
    if before == "the":
        return "body" if size > 1 else ""
    if before in _WHERE and size < 3:
        return "place"
    return ""
