"""Words for one event that papers put for each other beside a date, by the event they tell of.

The classes follow the event types of ACE 2005 (Linguistic Data Consortium, English Annotation Guidelines for Events,
5.4.3) where news dates them; a word stands in one class only.
"""

_CLASSES = {
    "say": """say said says saying tell told tells state stated states announce announced announces announcing
        announcement confirm confirmed confirms admit admitted admits add added adds declare declared declares reveal
        revealed reveals disclose disclosed remark remarked remarks comment commented comments claim claimed claims
        warn warned warns argue argued write wrote writes written tweet tweeted tweets post posted posting statement
        speech interview reiterate reiterated reaffirm reaffirmed insist insisted stress stressed note noted
        acknowledge acknowledged explain explained report reported urge urged encourage encouraged""",
    "vote": "vote voted votes pass passed passes passage adopt adopted approve approved approves approval",
    "reject": "reject rejected rejects defeat defeated",
    "meet": "meet met meets meeting meetings talks summit negotiation negotiations",
    "die": "die died dies death dead killed kill kills killing perished slain",
    "injure": "injure injured injuring wounded wounding hurt",
    "arrest": "arrest arrested arrests detained detain custody apprehended",
    "charge": "charge charged charges indict indicted indictment arraigned",
    "convict": "convict convicted conviction guilty verdict",
    "sentence": "sentence sentenced sentencing jailed imprisoned",
    "attack": "attack attacked attacks strike struck strikes hit bomb bombed bombing shelled shelling raid raided",
    "shoot": "shoot shot shooting gunfire fired",
    "explode": "explode exploded explosion blast blasts detonated",
    "crash": "crash crashed collision collided derailed",
    "open": """open opened opens opening launch launched launches launching start started starts begin began begun
        begins""",
    "end": """end ended ends close closed closes closing finish finished concluded expire expires expired expiring
        expiry lapse lapses lapsed""",
    "arrive": "arrive arrived arrives arrival landed visit visited visits came",
    "leave": "leave left leaves departed departure flew",
    "resign": "resign resigned resigns resignation quit stepped",
    "appoint": "appoint appointed appoints named nominated nomination",
    "elect": "elect elected election elections won win victory",
    "marry": "marry married marries wed wedding",
    "divorce": "divorce divorced",
    "bear": "born birth",
    "sign": "sign signed signs signing",
    "publish": "publish published publishes release released releases issue issued unveil unveiled",
    "impose": "impose imposed imposes imposing imposition",
    "sue": "sue sued sues lawsuit filed",
    "buy": "buy bought buys acquire acquired acquisition purchased",
    "sell": "sell sold sells",
    "quake": "quake earthquake shook tremor",
    "flood": "flood floods flooded flooding storm hurricane",
    "swear": "sworn inaugurated inauguration swearing",
    "endorse": "endorse endorsed endorses endorsement",
    "withdraw": "withdraw withdrew withdrawn pulled",
    "reach": "reach reached touched",
    "find": "find found discovered discover discovery",
    "rescue": "rescue rescued freed saved",
}
EVENTS = {word: name for name, words in _CLASSES.items() for word in words.split()}

# Past forms that do not end in -ed: with them the verb beside a date is known without a parser.
IRREGULAR_PASTS = frozenset(
    """shown held took taken fell fallen rose risen went gone made gave given spoke spoken built lost got became
    broke broken brought caught chose chosen drew drawn drove driven fought forgot grew grown kept knew known laid led
    lent paid ran saw seen sent set sang sat slept spent stood stole swam taught thought threw thrown understood woke
    wore worn beat bought came cut did done felt flew froze had heard hid put read rode sold spread told was were"""
    .split()
)  # fmt: skip
# Words at which the clause of a date ends, to the left and to the right.
CLAUSE_WORDS = frozenset("that which who whom after before when while because but although though where until".split())
# After these a bare form is a verb.
BEFORE_VERB = frozenset("will would may might can could shall should must did does do didn't doesn't won't".split())

# What people do with each other: nobody does it to the other.
MUTUAL = frozenset(
    """meet met meets meeting speak spoke speaks talk talked talks discuss discussed agree agreed marry married wed
    negotiate negotiated sign signed clash clashed clashes trade traded hold held war fight fought fights divorce debate
    debated play played plays draw drew border exchange exchanged join joined"""
    .split()
)  # fmt: skip
