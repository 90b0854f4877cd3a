"""Words that open a clause, and what is likely a verb: no tagger, only closed classes.

A verb is told by the lists and by its ending, so a few nouns pass for verbs.
"""

from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.irregular_pasts import IRREGULAR_PASTS
from compare.lexicon.reporting import FORMS
from compare.text import Token

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
