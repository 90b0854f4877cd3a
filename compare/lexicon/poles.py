"""Words for the two ends of one axis: where one article has one end and the other the other, both cannot be right.

The axes follow the kinds of opposition in Lyons, Semantics (1977, 9.1), and Cruse, Lexical Semantics (1986, chapters 9
to 11): directions of change, reversals, outcomes and converses that news reports, as verbs and nouns of OUTCOMES;
qualities and places as CONTRARIES. Of the second sort two may well be true of different things, so they say something
only where the sentences are the same but for them. Base forms; own lists, which WordNet's antonyms extend.
"""

from collections.abc import Mapping
from types import MappingProxyType

_OUTCOMES = (
    """increase rise raise grow boost climb soar surge jump swell expand inflate lift hike strengthen elevate escalate
    growth/decrease fall drop decline cut reduce lower shrink slump plunge tumble slash curb dip deflate contract
    halve contain limit curtail restrain weaken reduction""",
    "add/cut reduce subtract remove",
    "gain/loss lose",
    "strengthen/weaken",
    """support back endorse approve favor favour welcome promotion promote/oppose reject resist block veto condemn
    denounce boycott""",
    "approve pass accept adopt ratify/reject fail defeat veto decline refuse",
    "accept agree/refuse reject decline disagree",
    "win victory succeed prevail triumph/lose loss defeat fail",
    "success/failure",
    """begin start launch open resume initiate continue commence/end stop halt suspend cancel cease close abandon scrap
    axe discontinue""",
    "open reopen unlock/close shut lock",
    "include comprise contain/exclude omit",
    "allow permit authorize authorise legalize legalise/ban prohibit bar forbid outlaw block",
    """free release acquit clear exonerate pardon/arrest detain jail imprison convict charge indict sentence hold
    apprehend""",
    "innocent/guilty",
    "survive live alive survivor/die dead kill death drown buried",
    "confirm acknowledge admit/deny dispute refute",
    "join enter remain stay/leave quit exit depart withdraw",
    "buy purchase buyer buying/sell seller selling",
    "hire appoint/fire dismiss sack oust",
    "build create/demolish destroy dismantle",
    "grant award/deny refuse revoke withhold",
    "ease relax loosen/tighten",
    "lift remove scrap/impose introduce",
    "uphold affirm/overturn quash strike reverse",
    "praise laud hail applaud/criticize criticise slam condemn denounce blast",
    "attack assault invade/defend protect",
    "protect preserve/harm endanger",
    "prop bolster sustain rescue save help aid/sink undermine sabotage hinder bankrupt",
    "extend lengthen/shorten",
    "borrow/lend",
    "import/export",
    "deploy send/withdraw recall",
    "unite/divide split",
    "pass/fail",
    "thrive prosper flourish/struggle falter fail",
)
_CONTRARIES = (
    "more most/less least fewer fewest",
    "all every everyone/none no nobody neither",
    "some many several/none no",
    "always often frequently/never rarely seldom",
    "before/after",
    "inside within/outside",
    "above over/below under beneath",
    "up/down",
    "with/without",
    "for/against",
    "high higher highest/low lower lowest",
    "large big huge great/small little tiny",
    "small little/medium",
    "early earlier earliest/late later latest",
    "first/last",
    "long/short brief",
    "rich wealthy/poor",
    "new fresh/old",
    "young/old",
    "good/bad",
    "better best/worse worst",
    "true/false untrue",
    "same identical/different",
    "possible/impossible",
    "likely/unlikely",
    "voluntary optional/mandatory compulsory obligatory involuntary",
    "ask/mandate",
    """secretly secret covertly covert privately clandestinely quietly/publicly public openly open""",
    "deliberately intentionally intentional deliberate/accidentally accidental unintentionally inadvertently",
    "commercial civilian civil/military",
    "legal lawful/illegal unlawful",
    "direct/indirect roundabout",
    "bright glowing luminous/dark dim",
    "safe/dangerous unsafe",
    "strong/weak",
    "friend ally/enemy foe adversary",
    "peace/war",
    "specific/generic general",
    "local domestic/foreign",
    "public/private",
    "troubled struggling ailing failing embattled unsuccessful/triumphant thriving successful prosperous flourishing",
    "crewed manned/uncrewed unmanned",
    "men man male boy husband father brother/women woman female girl wife mother sister",
    "morning/evening night",
    "north northern/south southern",
    "east eastern/west western",
    "left/right",
    "majority/minority",
    "maximum/minimum",
    "temporary/permanent",
    "positive/negative",
    "peaceful/violent",
    "full/empty partial",
)


def axes(lines: tuple[str, ...]) -> Mapping[str, frozenset[tuple[int, int]]]:
    """The line and the member of each word, lines parted by slashes."""
    found: dict[str, set[tuple[int, int]]] = {}
    for axis, line in enumerate(lines):
        for end, words in enumerate(line.split("/")):
            for word in words.split():
                found.setdefault(word, set()).add((axis, end))
    return MappingProxyType({word: frozenset(ends) for word, ends in found.items()})


# Sets of which one thing can only be one member at a time; a slash parts members, words of one member mean the same.
_EXCLUSIVE = (
    "red crimson/blue/green/yellow/white/black/brown/pink/purple violet/orange/grey gray/gold golden/silver",
    "second/minute/hour/day/week/month/year/decade/century",
    """kill slay/wound injure hurt/arrest detain apprehend capture/release free/kidnap abduct/rescue/charge/indict/
    convict/acquit clear/sentence/sue/deport/extradite""",
    "founder/co-founder/owner/chairman chair/ceo/editor/investor",
    "car/truck lorry/bus/train/plane aircraft/ship/boat/bicycle bike/motorcycle",
    "gun/knife/bomb/rifle/pistol",
    "breakfast/lunch/dinner supper",
    "spring/summer/autumn fall/winter",
    "rain/snow/hail",
    "federal/state/local municipal",
    "commercial/personal private/military/scientific",
    "suspend/expel",
    "gold/silver/bronze",
)


OUTCOMES = axes(_OUTCOMES)
CONTRARIES = axes(_CONTRARIES)
EXCLUSIVE = axes(_EXCLUSIVE)
DIRECTIONS = frozenset("higher lower up down flat mixed".split())
# Beginnings that turn an adjective or participle round (Marchand 1969, 3.3): crewed, uncrewed.
REVERSING = ("un", "in", "im", "il", "ir", "dis", "non", "non-", "de")


def on_opposite_ends(a: frozenset[str], b: frozenset[str], axes: Mapping[str, frozenset[tuple[int, int]]]) -> bool:
    """Whether any of the forms `a` stands at one end of an axis, any of `b` at the other, and they share no end."""
    left = {end for word in a for end in axes.get(word, ())}
    right = {end for word in b for end in axes.get(word, ())}
    return not left & right and any((axis, 1 - end) in right for axis, end in left)


def are_exclusive(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether the forms `a` and `b` name two members of one set, and never the same one."""
    return are_members(a, b, EXCLUSIVE)


def are_members(a: frozenset[str], b: frozenset[str], sets: Mapping[str, frozenset[tuple[int, int]]]) -> bool:
    """Whether the forms `a` and `b` stand in one of `sets` as different members, and never as one."""
    left = {end for word in a for end in sets.get(word, ())}
    right = {end for word in b for end in sets.get(word, ())}
    return not left & right and bool({kind for kind, _ in left} & {kind for kind, _ in right})
