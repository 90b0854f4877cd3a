"""Labels that style books weigh: sets of words for one actor, act or issue between which a newsroom has to choose.

The sets follow entries of the AP Stylebook ("riot, unrest, protest", "migrant, refugee, asylum-seeker", "terrorism,
militant", "regime", "abortion"), the BBC News and Guardian style guides and the Reuters Handbook; the lists are of our
own making. A slash parts the members of a set; words of one member say the same. Base forms.
"""

from compare.lexicon.poles import are_members, axes

_SETS = (
    "protester protestor demonstrator marcher/rioter looter mob/agitator/crowd",
    "protest demonstration rally march/riot/unrest/uprising revolt/insurrection/siege",
    "terrorist/militant extremist/rebel insurgent guerrilla/gunman shooter attacker/fighter/soldier/separatist",
    "terrorism/militancy/insurgency/resistance",
    "migrant/refugee/immigrant/alien/asylum-seeker/expatriate",
    "government administration/regime/junta",
    "leader/ruler/dictator strongman/tyrant",
    "war/conflict/invasion/operation/incursion/aggression/offensive",
    "attack/strike/raid/massacre slaughter/killing/murder/assassination/execution",
    "bombing/explosion blast",
    "tax/levy/fee/tariff duty/penalty fine/sanction",
    "steep/sweeping/hefty/modest/punishing/harsh",
    "reform overhaul/cut/change/rollback",
    "wall/fence/barrier",
    "settlement/outpost/neighborhood neighbourhood/colony",
    "tape/video recording footage",
    "leak/disclosure/release",
    "lie/falsehood/misstatement/claim",
    "slur/insult/remark comment",
    "donation contribution/gift/bribe payment",
    "illegal unlawful/improper/undocumented/unauthorized unauthorised/irregular",
    "bill/resolution/measure/law/act",
    "scandal/affair/controversy/row dispute/feud",
    "friend/ally/associate/crony/aide",
    "critic/opponent/enemy foe/rival",
    "independent/third-party",
    "suspect/culprit/perpetrator/killer murderer/assailant attacker",
    "victim/survivor/accuser/complainant",
    "stimulus/bailout/rescue/handout",
    "pro-life anti-abortion/pro-choice",
    "fetus foetus/baby/embryo",
    "conservative/right-wing/far-right/populist/nationalist",
    "liberal/left-wing/far-left/progressive/socialist",
    "crisis/emergency/problem issue/challenge/disaster catastrophe",
    "accident/crash collision/incident",
    "clash/fight brawl/skirmish/battle",
    "charge/indict indictment/arrest/convict conviction/sentence/acquit acquittal",
    "detainee/prisoner inmate/hostage captive",
    "spy/informant/source/agent",
    "coup/putsch/takeover/uprising",
    "homosexual/gay/lesbian",
    "suicide/death",
    "shake-up/purge/reshuffle",
    "raise increase/hike/surge",
    "pay compensation/salary wage/bonus",
)
LABELS = axes(_SETS)


def are_rival_labels(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the forms `a` and `b` are different labels of one set."""
    return are_members(a, b, LABELS)
