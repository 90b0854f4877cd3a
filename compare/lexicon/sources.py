"""Words for sources: who is left unnamed, which things are documents, and on what occasions people speak.

Own compact list after the AP Stylebook ("anonymous sources", "attribution") and the way agency reports name the
occasion of a remark. Words of one value in `OCCASIONS` or `HEARERS` are the same occasion.
"""

from collections.abc import Mapping
from types import MappingProxyType

PRONOUNS = frozenset("he she they it who we i you that which this him her them".split())

# What counts people and says nothing of who they are.
COUNTS = frozenset("some many others several one most few both neither either none all each someone somebody".split())

# Heads of sources that name nobody.
UNNAMED = frozenset(
    """official officials source sources some someone somebody many others several one people person insider
    insiders aide aides analyst analysts expert experts critic critics observer observers witness witnesses
    diplomat diplomats adviser advisers advisor advisors supporter supporters opponent opponents lawmaker
    lawmakers investigator investigators prosecutor prosecutors authority authorities police resident
    residents campaigner campaigners activist activists executive executives employee employees staffer
    staffers operative operatives individual individuals figure figures scientist scientists doctor doctors
    researcher researchers economist economists colleague colleagues friend friends neighbour neighbours
    neighbor neighbors establishment member members man woman men women""".split()
)

# What people read and no person or body speaks through for itself: these give no other speaker.
DOCUMENTS = frozenset(
    """statement report poll survey study document documents transcript video letter complaint indictment lawsuit
    filing filings memo email emails post tweet interview speech book article story newspaper figures data
    records account footage recording audio op-ed analysis review update release message op""".split()
)

# Who prints what others say: an outlet named as the source does not dispute who spoke.
MEDIA = frozenset(
    """times post journal reuters ap afp ani pti bbc cnn msnbc nbc abc cbs npr politico axios bloomberg guardian
    telegraph tribune herald gazette news press newspaper magazine television tv channel agency network hill
    outlet media""".split()
)

OCCASIONS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("statement", "communique", "release"), "statement"),
        "interview": "interview",
        **dict.fromkeys(("speech", "address", "remarks", "keynote"), "speech"),
        **dict.fromkeys(("briefing", "conference", "presser", "gaggle"), "briefing"),
        **dict.fromkeys(("tweet", "tweets", "post", "posts", "twitter", "facebook", "instagram", "x"), "post"),
        **dict.fromkeys(("letter", "memo", "email", "e-mail", "text"), "letter"),
        **dict.fromkeys(("rally", "campaign-stop"), "rally"),
        "debate": "debate",
        **dict.fromkeys(("hearing", "testimony", "affidavit", "deposition"), "hearing"),
        **dict.fromkeys(("call", "phone"), "call"),
        **dict.fromkeys(("op-ed", "essay", "column"), "op-ed"),
        **dict.fromkeys(("podcast", "show", "program", "programme", "broadcast"), "broadcast"),
        **dict.fromkeys(("hall",), "town hall"),
        **dict.fromkeys(("ceremony", "dinner", "awards", "forum", "summit", "event", "dialogue", "meeting"), "event"),
        **dict.fromkeys(("lawyer", "attorney", "spokesman", "spokeswoman", "spokesperson"), "spokesperson"),
    }
)

HEARERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("reporters", "journalists", "media", "press", "newsmen"), "reporters"),
        **dict.fromkeys(("supporters", "crowd", "audience", "rally", "spectators", "fans"), "supporters"),
        **dict.fromkeys(("lawmakers", "parliament", "congress", "senators", "mps", "committee"), "lawmakers"),
        **dict.fromkeys(("aides", "staff", "colleagues"), "aides"),
        "court": "court",
    }
)
