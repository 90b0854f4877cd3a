"""Words on which the truth of a sentence turns: negators, modals, hedges and conditions.

Negators and their scope triggers follow the lists of NegEx (Chapman et al. 2001) and of the BioScope guidelines;
modals and hedges those of Hyland (1998), Hedging in Scientific Research Articles, as far as news uses them. The lists
are of our own making.
"""

_NEGATORS = frozenset(
    """not no never none nobody nothing neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't
    weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't hardly barely scarcely n't"""
    .split()
)  # fmt: skip
NEGATORS = _NEGATORS | {word.replace("'", "") for word in _NEGATORS if len(word) > len("n't")}  # cant, dont
PLAIN_DENIALS = frozenset("not no none nobody nothing n't".split())  # the same denial in another place of the clause
MODALS = frozenset("will would may might can could should must shall won't wouldn't can't cannot couldn't 'll".split())
CONDITIONS = frozenset("unless if only except provided until without".split())
# Modifiers without which a claim on the same head is another claim: a former minister, an alleged thief.
QUALIFIERS = frozenset(
    """former ex acting interim alleged suspected accused convicted purported apparent reported unconfirmed unverified
    illegal unlawful unauthorised unauthorized unlicensed temporary provisional preliminary tentative partial partly
    conditional voluntary involuntary unpaid failed attempted potential possible only"""
    .split()
)  # fmt: skip
HEDGES = frozenset(
    """perhaps maybe possibly probably likely apparently reportedly allegedly supposedly seemingly arguably think
    believe guess suppose suspect seem seems appear appears suggest suggests about around roughly almost nearly
    expected alleged suspected purported potential potentially presumably unlikely"""
    .split()
)  # fmt: skip
# What turns a statement round: a state that lasts until a time is over then, and what all but a few do, those do not.
UNTIL = frozenset("until till".split())
ALL_BUT = frozenset((whole, but) for whole in "all everyone everything every".split() for but in ("but", "except"))
MEANING_WORDS = NEGATORS | MODALS
LOST_WORDS = NEGATORS | CONDITIONS | HEDGES | {"but"}
