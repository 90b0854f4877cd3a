"""Words for offices, occupations and forms of address, as newspapers put them before or after a person's name.

Own compact list after the AP Stylebook ("titles", "legislative titles", "military titles") and Indian English usage.
All forms are folded; `SAME_ROLE` maps words that no reader would tell apart as a role.
"""

from collections.abc import Mapping
from types import MappingProxyType

# Before a surname alone; they say who is a person and never differ as a role.
HONORIFICS = frozenset("mr mrs ms miss mx dr sir dame lord lady shri smt madam mme sheikh sheik sri pt hon".split())

# Lower-case words inside a person's name.
PARTICLES = frozenset("al el bin ibn ben de da di del der van von den la le du dos".split())

# Abbreviated offices that end in a full stop in US style.
ABBREVIATED = frozenset(
    "sen rep gov gen lt col capt maj sgt cpl pvt adm cmdr prof rev fr st pres supt det insp hon sec amb atty".split()
)

OFFICES = frozenset(
    """president minister premier chancellor secretary speaker senator senators sen sens representative rep reps
    congressman congresswoman congressmember councilman councilwoman councillor councilor coun cllr assemblyman
    assemblywoman delegate mp mps mla mlas mep governor gov govs mayor judge justice magistrate chief director
    commissioner ambassador envoy consul diplomat spokesperson spokesman spokeswoman leader whip chairman
    chairwoman chair chairperson ceo cfo coo cto founder co-founder cofounder general gen colonel col lieutenant
    lt captain capt major maj sergeant sgt corporal admiral adm commander cmdr officer sheriff attorney lawyer
    prosecutor solicitor barrister counsel king queen prince princess duke duchess earl baron baroness sultan
    emir pope cardinal archbishop bishop rabbi imam ayatollah mufti reverend rev pastor dean provost treasurer
    comptroller inspector superintendent detective constable trustee chief-of-staff vice-president pm cm nsa dgp
    secretary-general president-elect governor-general czar tsar taoiseach administrator ombudsman clerk
    registrar agent""".split()
)  # fmt: skip

OCCUPATIONS = frozenset(
    """professor prof doctor reporter journalist correspondent editor anchor host author writer columnist commentator
    analyst economist strategist pollster adviser advisor aide activist candidate nominee contender hopeful
    front-runner frontrunner mogul billionaire tycoon businessman businesswoman entrepreneur investor actor
    actress singer rapper musician filmmaker producer coach manager captain striker goalkeeper quarterback
    historian scientist researcher epidemiologist physician surgeon nurse teacher principal engineer architect
    expert specialist consultant lobbyist organizer organiser campaigner whistleblower contractor coordinator
    incumbent challenger rival lawmaker legislator politician statesman socialite philanthropist financier
    referee umpire midfielder defender winger batsman batter bowler seamer spinner all-rounder opener jockey
    violinist pianist novelist poet sculptor chef curator conductor composer librarian caretaker paramedic
    firefighter lifeguard banker gunman suspect defendant plaintiff victim witness survivor soldier pilot astronaut
    farmer driver owner veteran member official operative insider fellow scholar head boss co-chair co-host
    moderator""".split()
)  # fmt: skip

RELATIVES = frozenset(
    """wife husband spouse father mother son daughter brother sister sibling uncle aunt cousin nephew niece grandfather
    grandmother grandson granddaughter widow widower fiance fiancee fiancé fiancée boyfriend girlfriend partner
    friend colleague successor predecessor""".split()
)  # fmt: skip

ROLES = OFFICES | OCCUPATIONS

# Words that stand before the head of a title and belong to it.
MODIFIERS = frozenset(
    """former ex late then now current outgoing incoming incumbent acting interim deputy vice assistant associate
    senior junior chief prime foreign home finance defence defense external affairs interior press general
    attorney national security supreme court minority majority state federal union first lady opposition party
    campaign commerce industry trade treasury energy health education labor labour justice agriculture transport
    transportation railway climate special executive managing political military police army navy air force
    house senate parliamentary presidential republican democratic conservative liberal independent gop top
    high-ranking veteran longtime long-time retired exiled ousted jailed embattled associated joint cabinet
    communications media information district lead chief-executive fellow two-term co staff white budget housing
    science technology environment water jobs planning rural urban development social legal personal private
    public human resources ministry department agency us u.s uk eu un culture sport sports tourism medical operating
    financial scientific digital irrigation power law""".split()
)  # fmt: skip

# After "Secretary of", "Speaker of the", ...: what the office is of.
PORTFOLIOS = frozenset(
    """state defense defence war treasury staff house representatives commons lords energy labor labour commerce
    interior education health agriculture transportation homeland security justice foreign external home affairs
    finance environment information senate assembly parliament council cabinet intelligence national police army
    navy general veterans trade industry culture tourism sports railways water power human services housing
    urban development planning petroleum natural gas rural joint chiefs air force operations communications""".split()
)  # fmt: skip

# What an office is for, one word for fields that papers and countries call otherwise.
_OWN_FIELDS = """culture education health water transport tourism energy labor justice environment agriculture housing
    science technology information operating medical planning industry"""
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        **{field: field for field in _OWN_FIELDS.split()},
        **dict.fromkeys(("foreign", "external"), "foreign"),
        **dict.fromkeys(("home", "interior"), "home"),
        **dict.fromkeys(("finance", "financial", "treasury"), "finance"),
        **dict.fromkeys(("trade", "commerce"), "trade"),
        **dict.fromkeys(("defense", "defence", "war"), "defense"),
        **dict.fromkeys(("sport", "sports"), "sport"),
        "labour": "labor",
        "law": "justice",
        "power": "energy",
        "irrigation": "water",
    }
)

# One role under several words.
SAME_ROLE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("spokesman", "spokeswoman", "spox"), "spokesperson"),
        **dict.fromkeys(("chairman", "chairwoman", "chairperson"), "chair"),
        **dict.fromkeys(("sen", "sens", "senators"), "senator"),
        **dict.fromkeys(
            ("rep", "reps", "congressman", "congresswoman", "congressmember", "lawmaker", "legislator"),
            "representative",
        ),
        **dict.fromkeys(("gov", "govs"), "governor"),
        **dict.fromkeys(("lawyer", "atty", "counsel"), "attorney"),
        **dict.fromkeys(("advisor", "aide"), "adviser"),
        **dict.fromkeys(("ex", "late", "then", "onetime", "one-time", "erstwhile"), "former"),
        **dict.fromkeys(("gop", "republicans"), "republican"),
        **dict.fromkeys(("democrat", "democrats"), "democratic"),
        **dict.fromkeys(("premier",), "prime minister"),
        **dict.fromkeys(("prof",), "professor"),
        **dict.fromkeys(("gen",), "general"),
        **dict.fromkeys(("amb", "envoy"), "ambassador"),
        **dict.fromkeys(("defence",), "defense"),
        **dict.fromkeys(("labour",), "labor"),
        **dict.fromkeys(("businesswoman", "entrepreneur"), "businessman"),
        **dict.fromkeys(("candidate", "hopeful", "contender", "challenger"), "candidate"),
        **dict.fromkeys(("journalist", "correspondent"), "reporter"),
        **dict.fromkeys(("cofounder", "co-founder"), "founder"),
        **dict.fromkeys(("boss", "leader"), "head"),
        **dict.fromkeys(("coun", "cllr", "councilor"), "councillor"),
        "external": "foreign",  # India's Ministry of External Affairs
        "interior": "home",
        "pm": "prime minister",
        "cm": "chief minister",
        "ceo": "chief executive",
        "secy": "secretary",
        "mps": "mp",
    }
)

# Who takes a number after the name.
CROWNED = frozenset("pope king queen emperor empress tsar sultan shah".split())
