"""Words on which the truth of a sentence turns: negators, modals, hedges, conditions, and outcomes.

Negators and their scope triggers follow the lists of NegEx (Chapman et al. 2001) and of the BioScope guidelines;
modals and hedges those of Hyland (1998), Hedging in Scientific Research Articles, as far as news uses them. The lists
are of our own making.
"""

from __future__ import annotations

NEGATORS = frozenset(
    """not no never none nobody nothing neither nor without cannot can't won't don't doesn't didn't isn't aren't wasn't
    weren't hasn't haven't hadn't wouldn't couldn't shouldn't mustn't hardly barely scarcely n't"""
    .split()
)  # fmt: skip
MODALS = frozenset("will would may might can could should must shall won't wouldn't can't cannot couldn't 'll".split())
CONDITIONS = frozenset("unless if but only except provided until without".split())
HEDGES = frozenset(
    """perhaps maybe possibly probably likely apparently reportedly allegedly supposedly seemingly arguably think
    believe guess suppose suspect seem seems appear appears suggest suggests about around roughly almost nearly
    expected alleged suspected purported potential potentially presumably unlikely"""
    .split()
)  # fmt: skip
# Pairs of which one cannot be true where the other is.
OPPOSITES = frozenset(
    frozenset(pair.split("/"))
    for pair in """win/lose won/lost wins/loses accept/reject accepted/rejected accepts/rejects approve/reject
    approved/rejected passed/failed pass/fail passes/fails rise/fall rose/fell rises/falls rising/falling
    increase/decrease increased/decreased increases/decreases up/down support/oppose supported/opposed
    supports/opposes supporting/opposing confirm/deny confirmed/denied confirms/denies guilty/innocent guilty/acquitted
    convicted/acquitted alive/dead survived/died hired/fired open/closed opened/closed buy/sell bought/sold
    allow/ban allowed/banned allows/bans legal/illegal lawful/unlawful more/less most/least always/never
    before/after all/none gain/loss gains/losses gained/lost higher/lower high/low success/failure succeeded/failed
    begin/end began/ended start/stop started/stopped join/leave joined/left agree/disagree agreed/disagreed
    agree/refuse agreed/refused granted/denied grant/deny true/false first/last early/late war/peace positive/negative
    stronger/weaker strengthen/weaken strengthened/weakened friend/enemy attack/defend attacked/defended
    best/worst better/worse possible/impossible likely/unlikely same/different enter/exit entered/exited
    released/detained freed/jailed upheld/overturned uphold/overturn praised/criticised praised/criticized
    ease/tighten eased/tightened lift/impose lifted/imposed lifting/imposing""".split()
)
MEANING_WORDS = NEGATORS | MODALS
LOST_WORDS = NEGATORS | CONDITIONS | HEDGES
