"""What a phrase is to its sentence, told by its first words and its neighbours: no tagger, only closed classes.

In: the tokens of a phrase. Out: its `Shape`. A verb is told by the lists and by its ending, so a few nouns pass for
verbs; the shape weighs a phrase and never decides alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from compare.contrast.aligned import is_light
from compare.lexicon.function_words import ARTICLES, AUXILIARIES, PREPOSITIONS, PRONOUNS
from compare.lexicon.irregular_pasts import IRREGULAR_PASTS
from compare.lexicon.reporting import FORMS
from compare.text import Token

# `added` may be left out (a circumstance, a clause, one more item); a `part` is the predicate or a noun phrase of a
# clause that both share; `whole` is a clause of its own, a word before its noun, or a description between marks.
Shape = Literal["added", "part", "whole"]

RELATIVES = frozenset("who whom whose which where that".split())
SUBORDINATORS = frozenset(
    """because since after before while although though unless if until when whereas whether as despite amid
    except""".split()
)
SHORTEST_ED = 5  # letters of a past form or a participle: red, need and king are none


def is_verb(token: Token) -> bool:
    """Whether a word is likely a finite verb or a participle, by the lists and by its ending."""
    norm = token.norm
    if norm in AUXILIARIES or norm in IRREGULAR_PASTS or (len(norm) >= SHORTEST_ED and norm.endswith("ed")):
        return True
    return any(r.form in ("ed", "s") and "w" not in r.verb.frames for r in FORMS.get(norm, ()))


def shape_of(tokens: Sequence[Token], start: int, end: int, low: int, high: int, *, valued: bool) -> Shape:
    """Tell the shape of tokens [start, end) in the sentence [low, high); `valued`: a time, number or name leads."""
    first, inside = tokens[start], tokens[start:end]
    if valued or _adds(first.norm):
        return "added"
    if any(is_verb(t) for t in inside):
        content = [t for t in inside if not is_light(t) or t.norm in AUXILIARIES]
        early = any(is_verb(t) for t in content[: 1 + content[0].norm.endswith("ly")]) if content else False
        subject = first.norm in PRONOUNS or first.norm in ARTICLES or first.text[:1].isupper()
        return "part" if early and not subject else "whole"
    ahead = end < high and not is_light(tokens[end])
    aside = start > low and not tokens[start - 1].is_word
    return "whole" if ahead or aside or first.norm == "of" else "part"


def _adds(opener: str) -> bool:
    """Whether the first word makes the phrase a circumstance, a clause of its own or a further item."""
    if opener in RELATIVES or opener in SUBORDINATORS or opener in ("and", "or"):
        return True
    return opener in PREPOSITIONS - {"of", "to"} or (opener.endswith("ing") and len(opener) > SHORTEST_ED)
