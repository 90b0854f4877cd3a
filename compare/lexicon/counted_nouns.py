"""Words that help to find what a number counts: irregular plurals, what happens to people, and words of no content.

Irregular plurals after Quirk et al., A Comprehensive Grammar of the English Language, 5.73 to 5.105, as far as news
counts them; roles are the columns in which casualty and police reports count people.
"""

IRREGULAR_PLURALS = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "kids": "child",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "police": "officer", "personnel": "personnel",
    "troops": "troop", "staff": "staff", "crew": "crew", "cattle": "cattle", "sheep": "sheep", "fish": "fish",
    "aircraft": "aircraft", "spacecraft": "spacecraft", "series": "series", "species": "species", "lives": "life",
    "wives": "wife", "knives": "knife", "halves": "half", "leaves": "leaf", "wolves": "wolf", "thieves": "thief",
    "media": "media", "data": "data", "criteria": "criterion", "policemen": "policeman", "firemen": "fireman",
    "policewomen": "policewoman", "congressmen": "congressman", "lawmakers": "lawmaker", "gunmen": "gunman",
    "businessmen": "businessman", "servicemen": "serviceman", "spokesmen": "spokesman", "fishermen": "fisherman",
    "crises": "crisis", "analyses": "analysis", "buses": "bus", "gases": "gas", "viruses": "virus",
    "campuses": "campus", "bonuses": "bonus", "movies": "movie", "cookies": "cookie", "horses": "horse",
    "houses": "house", "nurses": "nurse", "cases": "case", "bases": "base", "phases": "phase", "purchases": "purchase",
    "exercises": "exercise", "courses": "course", "expenses": "expense", "licenses": "license", "shoes": "shoe",
    "offenses": "offense", "defenses": "defense", "responses": "response", "causes": "cause", "ties": "tie",
}  # fmt: skip

# Nouns that different papers use for one thing that is counted, under the shortest of them.
SAME_COUNTED = {
    "individual": "person", "human": "person", "life": "person", "body": "person", "civilian": "person",
    "victim": "person", "resident": "person", "other": "", "nation": "country", "state": "state", "kid": "child",
    "youngster": "child", "policeman": "officer", "policewoman": "officer", "cop": "officer", "soldier": "soldier",
    "serviceman": "soldier", "trooper": "soldier", "troop": "soldier", "lawmaker": "lawmaker", "legislator": "lawmaker",
    "firm": "company", "business": "company", "job": "job", "position": "job", "home": "house", "duty": "tariff",
    "levy": "tariff", "meeting": "meeting", "vehicle": "car", "automobile": "car", "time": "time", "occasion": "time",
    "worker": "worker", "employee": "worker", "staffer": "worker", "attorney": "lawyer", "airplane": "plane",
    "aeroplane": "plane", "jet": "plane", "student": "student", "pupil": "student", "demonstrator": "protester",
    "participant": "participant", "attendee": "participant", "member": "member", "representative": "member",
}  # fmt: skip

# Kinds of people: a number of them may be the same as a number of persons.
PEOPLE = frozenset(
    """person man woman child officer soldier worker student protester member passenger migrant refugee voter lawmaker
    fan patient prisoner inmate hostage teenager fighter militant suspect personnel staff crew guest visitor tourist
    player tenant villager shopper bystander gunman attacker boy girl"""
    .split()
)  # fmt: skip

ROLES = {
    **dict.fromkeys(
        """killed killing kills kill dead died dies dying death deaths toll fatalities fatality slain slaughtered
        executed perished massacred murdered fatally drowned""".split(),
        "killed",
    ),
    **dict.fromkeys(
        "wounded wounding wounds wound injured injuring injures injure injuries injury hurt hurting".split(),
        "wounded",
    ),
    **dict.fromkeys("missing unaccounted disappeared".split(), "missing"),
    **dict.fromkeys(
        "arrested arresting arrests arrest detained detaining detains detain detentions apprehended".split(), "arrested"
    ),
    **dict.fromkeys("charged charging indicted indicting".split(), "charged"),
    **dict.fromkeys("convicted convicting".split(), "convicted"),
    **dict.fromkeys("hospitalized hospitalised hospitalizing hospitalising".split(), "hospitalised"),
    **dict.fromkeys("displaced displacing evacuated evacuating homeless fled".split(), "displaced"),
    **dict.fromkeys("rescued rescuing saved saving survivors survived survive surviving".split(), "rescued"),
    **dict.fromkeys("kidnapped kidnapping abducted abducting captured hostages".split(), "kidnapped"),
    **dict.fromkeys("freed freeing released releasing".split(), "freed"),
    **dict.fromkeys("infected infecting infections".split(), "infected"),
    **dict.fromkeys("destroyed destroying".split(), "destroyed"),
    **dict.fromkeys("damaged damaging".split(), "damaged"),
    **dict.fromkeys("fired firing sacked laid dismissed".split(), "dismissed"),
    **dict.fromkeys("hired hiring hires".split(), "hired"),
    **dict.fromkeys("trapped trapping stranded stranding".split(), "trapped"),
}  # fmt: skip
# Figures that are corrected upwards as a story goes on.
TOLLS = frozenset(
    """killed wounded missing arrested hospitalised displaced rescued kidnapped infected destroyed damaged
    trapped""".split()
)

# Small words between a number and the word for what happened to those it counts.
ROLE_BRIDGE = frozenset(
    """were was are is have has had been be being who that which also reportedly left feared confirmed presumed
    believed officially so far later then now people persons others other more all of them seriously badly critically
    slightly in the both""".split()
)  # fmt: skip
BRIDGE_BACK = frozenset(
    """the a an of to was is has had have been were rose risen rises climbed climbing climbs stood stands reached
    reaching hit up by people another others other more all leaving in with at least about nearly over some than around
    almost roughly many as an estimated no fewer number toll had""".split()
)  # fmt: skip

# Determiners and small adjectives that stand between a number and its noun and tell nothing of it.
NOUN_SKIP = frozenset("of the these those such his her its their our my your more other additional further new".split())
# Words that look plural and are verbs or none at all.
NO_PLURALS = frozenset(
    """says was is has does this its his as us plus less across perhaps always thus sometimes besides towards afterwards
    news yes ours theirs hers whereas unless versus minus overseas upwards downwards""".split()
)  # fmt: skip
NOUN_STOP = frozenset("last next ago later earlier than each apart away old worth total overall alone today".split())

# What a number beside it numbers rather than counts.
NUMBERED = frozenset(
    """flight chapter article section number no nos rule route highway interstate room page phase tier level type
    category channel title proposition prop amendment resolution act bill gate unit building block bus train apartment
    suite grade stage part book volume vol season episode lot zone precinct ward sector model size windows apollo
    formula version item paragraph clause figure table line lane platform pier bay hall studio area camp
    district engine boeing airbus falcon iphone galaxy playstation xbox covid group pool round division class
    magnitude ranked catch top protocol annex schedule exhibit count""".split()
)  # fmt: skip
# What a scale is named after: its number stands on either side of it, with a hyphen.
SCALED = frozenset(["magnitude", "category", "type", "tier"])
STREETS = frozenset(
    "street st avenue ave road rd lane drive boulevard blvd square place court way terrace plaza downing".split()
)
# Words after "one" that leave it a pronoun, an article or part of a phrase.
ONE_PHRASES = frozenset(
    "of another or and is was day point time way thing side hand such more reason by on with who that can could would"
    " will has had does might may must should in at to as for the a an but if than wants knows side another's"
    .split()
)  # fmt: skip
# "Third party", "second hand": what an ordinal before these ranks is nothing.
RANK_IDIOMS = frozenset("party hand person rate class string world lady gentleman half thing things".split())
VOTE_WORDS = frozenset(
    """vote votes voted voting win wins won winning beat beats beaten beating defeat defeats defeated loss lost lose
    lead leads led victory tie tied draw drew score scored scoreline decision ruling ruled passed passes approved
    rejected failed majority game match series final record thrashed edged downed""".split()
)  # fmt: skip
