"""Words that tell whether somebody is heard: nouns for people and bodies, verbs that are deeds rather than words.

Own compact lists, beside those of `sources`, `titles` and `bodies`; the endings are the agent suffixes of Quirk et al.,
A Comprehensive Grammar of the English Language, I.32 and I.34.
"""

from collections.abc import Mapping
from types import MappingProxyType

from compare.lexicon.bodies import HEADS_BODY
from compare.lexicon.sources import UNNAMED
from compare.lexicon.titles import RELATIVES, ROLES

# People that news hears without a name, beside the heads of `sources.UNNAMED`.
CROWD = frozenset(
    """people person folks public crowd couple family families community communities neighborhood congregation
    audience jury rebels militants protesters protestors demonstrators marchers passengers customers shoppers
    commuters patients nurses students pupils parents teachers workers staff miners farmers fishermen villagers
    survivors victims relatives mourners worshippers worshipers fans players owners drivers pilots guards
    firefighters paramedics rescuers sailors soldiers troops veterans refugees migrants immigrants voters donors
    traders investors shareholders lenders retailers buyers sellers builders designers historians engineers
    lawyers attorneys judges clergy priests bishops nuns monks tourists visitors guests hosts tenants landlords
    spokesperson spokespeople professionals pundits commentators strategists republicans democrats conservatives
    liberals allies rivals backers detractors hardliners moderates centrists progressives libertarians
    government ministry company firm club school charity embassy airline carrier regulator watchdog retailer
    manufacturer operator utility brokerage lender campaign military army navy police leadership management
    delegation opposition union group panel agency department office committee bureau council court prosecution
    defense defence institute foundation organisation organization authority administration secretariat team
    network publisher hospital university college bank party camp side coalition alliance establishment""".split()
)  # fmt: skip
AGENTS = ("er", "or", "ist", "ian", "man", "woman", "men", "people", "ee", "ant", "eer", "ster")
NO_AGENTS = frozenset(
    """letter paper newspaper number power order matter chapter weather winter summer water center centre member-state
    newsletter poster banner trailer thriller bestseller corner border river error factor mirror floor door color
    colour rumor rumour odor vapor document restaurant grant warrant covenant committee
    fee degree tree guarantee trustee-board""".split()
)  # fmt: skip
PARTY_NOUNS = CROWD | UNNAMED | ROLES | RELATIVES | HEADS_BODY

# Writings that speak for nobody else once they are out: a source by themselves. The others speak for who issued them.
STANDING = frozenset(
    """poll survey study report indictment complaint lawsuit filing filings records documents document transcript data
    figures audit analysis review research census affidavit ruling verdict judgment findings""".split()
)
# A writing or showing that says nothing on its own.
MUTE = frozenset("video videos footage recording tape audio photo photos picture clip film image images".split())

# One head for people who are named by nothing.
SAME_CROWD: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys("person someone somebody source insider individual".split(), "people"),
        **dict.fromkeys("advisor adviser staffer assistant".split(), "aide"),
        **dict.fromkeys("attorney counsel".split(), "lawyer"),
        **dict.fromkeys("legislator mp congressman congresswoman senator representative".split(), "lawmaker"),
        **dict.fromkeys("authority".split(), "official"),
        **dict.fromkeys("protestor demonstrator marcher".split(), "protester"),
        **dict.fromkeys("specialist analyst".split(), "expert"),
        **dict.fromkeys("officer".split(), "police"),
    }
)

# Reporting verbs that as often tell a deed or a vote: without quoted words nobody is heard in them.
DEEDS = frozenset(
    """reject lobby endorse back support oppose propose advocate defend guarantee welcome honor honour push dismiss
    plead agree offer commit plan intend refuse decline hope want expect prefer aim seek wish need begin start
    continue proceed release issue publish unveil show find document feature carry run reveal learn question
    read see view regard consider love hate like admire respect resent rule order direct command approve mock
    thank salute threaten attack blast hit strike charge fire pound hammer target demonstrate feel lead host
    toast celebrate rate hold decide determine""".split()
)  # fmt: skip
# Attitudes: told of a crowd, they are the writer's summary.
ATTITUDES = frozenset("believe think hope fear expect suspect feel worry assume doubt know understand".split())
# Nouns beside a name ("the minister's remarks") through which somebody is heard, beyond `reporting.NOUNS`.
REMARKS = frozenset(
    """remarks comments claims allegations assertions criticisms warnings complaints concerns objections fears
    accusations assurances statements speech testimony tweets letter memo op-ed argument arguments objection
    contentions denials promises pledges predictions""".split()
)
# Roles, as `titles.SAME_ROLE` has them, whose holders speak for a body and not for themselves.
SPEAKING = frozenset("spokesperson press".split())
CITING = frozenset("citing cited quoting quoted according per".split())
