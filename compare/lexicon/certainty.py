"""Words that say how sure a claim is, by class, and verbs that deny what they govern.

The classes are those of Palmer, Mood and Modality (2001), reduced to what a news reader tells apart; the hedges those
of Hyland (1998), Hedging in Scientific Research Articles, as far as news uses them. The lists are of our own making.
A cue governs a verb in one of four ways: `bare`, right before it (may resume, reportedly wrote); `to`, with an
infinitive (plans to close); `of`, with a gerund (accused of stealing); `noun`, before the noun itself (alleged thief).
"""

from typing import Literal, NamedTuple

Reach = Literal["bare", "to", "of", "noun"]


class Cue(NamedTuple):
    """How sure a claim is that this word governs, and how it governs."""

    stance: str
    reach: frozenset[Reach]


_TABLE: tuple[tuple[str, str, str], ...] = (
    ("possible", "bare", "may might could possibly perhaps maybe potentially conceivably"),
    ("possible", "to", "remains remained"),
    ("able", "bare", "can able"),
    ("able", "to", "able"),
    ("reported", "bare", "reportedly allegedly apparently supposedly purportedly seemingly ostensibly"),
    ("reported", "noun", "alleged suspected purported supposed apparent reported rumoured rumored"),
    ("reported", "to", """appear appears appeared appearing seem seems seemed seeming alleged reported said
        believed thought suspected rumoured rumored"""),
    ("reported", "of", "accused suspected"),
    ("planned", "to", """plan plans planned planning intend intends intended intending mean means meant vow vows vowed
        vowing promise promises promised pledge pledges pledged propose proposes proposed intention intent decided
        agreed preparing prepares prepared scheduled set poised ready willing willingness due"""),
    ("wanted", "to", """hope hopes hoped hoping aim aims aimed want wants wanted wish wishes threatened threatens
        threatening"""),
    ("weighed", "bare", "considering mulling weighing contemplating"),
    ("expected", "to", "expected expects expect likely predicted forecast anticipated projected estimated"),
    ("expected", "bare", "likely probably presumably"),
    ("future", "bare", "will shall 'll would i'll we'll they'll he'll she'll it'll you'll"),
    ("future", "to", "going"),
    ("tried", "to", "tried tries try trying attempted attempts attempt attempting sought seeks seek seeking"),
)  # fmt: skip


def _cues() -> dict[str, tuple[Cue, ...]]:
    """The cues that each word may be."""
    reaches: dict[tuple[str, str], set[Reach]] = {}
    known: dict[str, Reach] = {"bare": "bare", "to": "to", "of": "of", "noun": "noun"}
    for stance, reach, words in _TABLE:
        for word in words.split():
            reaches.setdefault((word, stance), set()).add(known[reach])
    found: dict[str, tuple[Cue, ...]] = {}
    for (word, stance), held in reaches.items():
        found[word] = (*found.get(word, ()), Cue(stance, frozenset(held)))
    return found


CUES = _cues()
LINKING = frozenset("appear appears appeared appearing seem seems seemed seeming".split())  # with an adjective as well
TOLD = frozenset("alleged reported said believed thought suspected rumoured rumored".split())  # cues as passives only
OPEN = frozenset("possible possibility potential prospect chance risk".split())  # possible as an adjective or a noun
PERCEIVED = frozenset("see seen hear heard feel felt smell smelled taste tasted".split())  # could see: did see
LEFT_OPEN = frozenset("rule rules ruled ruling exclude excludes excluded".split())  # with a negator: it is left open

DENIALS = frozenset(
    """denied denies deny denying refused refuses refuse refusing failed fails fail failing declined declines decline
    rejected rejects reject unable stopped without"""
    .split()
)  # fmt: skip
# What answers a negator in other words: lacks evidence, has no evidence.
NEGATIVE = frozenset(
    """lack lacks lacked lacking absent absence avoid avoids avoided unable cannot never nor neither without despite
    instead rather former formerly ended stopped skip skipped skips missed miss abstained against oppose opposed
    opposes few little hardly barely rarely seldom unlikely impossible away short dropped dropping bowed
    wrong false unclear unknown unaware untrue unless deny denies denied denying refute refuted dispute
    disputed""".split()
)  # fmt: skip
# What leaves a claim open: asked, supposed, or one of two.
OPENING = frozenset("if whether unless may might could or".split())
