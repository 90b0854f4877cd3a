"""Words that say how sure a claim is, by class, and verbs that deny what they govern.

The classes are those of Palmer, Mood and Modality (2001), reduced to what a news reader tells apart; the lists are of
our own making.
"""

from __future__ import annotations

_CLASSES = {
    "possible": "may might could possibly perhaps maybe potentially would",
    "reported": """reportedly allegedly apparently supposedly purportedly seemingly alleged accused suspected appeared
        appears seemed seems suggested indicated rumoured rumored""",
    "planned": """plan plans planned planning intend intends intended vow vows vowed promise promises promised pledge
        pledges pledged propose proposes proposed hopes hope hoped aims aim aimed wants threatened threatens
        considering mulling weighing scheduled due set""",
    "expected": "expected expects likely probably unlikely should predicted predicts forecast believed thought",
    "future": "will shall 'll going",
    "tried": "tried tries attempted attempts sought seeks trying seeking",
}
STANCES = {word: stance for stance, words in _CLASSES.items() for word in words.split()}
DENIALS = frozenset(
    """denied denies deny denying refused refuses refuse refusing failed fails fail failing declined declines decline
    rejected rejects reject ruled unlikely unable"""
    .split()
)  # fmt: skip
