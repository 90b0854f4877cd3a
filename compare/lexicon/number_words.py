"""Words for numbers, closed classes after Huddleston and Pullum, The Cambridge Grammar of the English Language, 19.5.

Indian English counts in lakh and crore; press shorthand is that of the Reuters and Economist style books.
"""

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "lakhs": 1e5, "lac": 1e5, "lacs": 1e5, "million": 1e6,
    "crore": 1e7, "crores": 1e7, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
}  # fmt: skip
# Letters glued to a numeral ("1.2bn") or to one with a currency before it ("$5m").
SHORT_SCALES = {
    "k": 1e3, "mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "cr": 1e7,
}  # fmt: skip
MONEY_SCALES = {"m": 1e6, "b": 1e9, "t": 1e12, "mm": 1e6}

# What a plural without a number may stand for, from the least to the most that a reader would accept.
VAGUE = {
    "dozens": (20.0, 140.0), "scores": (30.0, 140.0), "hundreds": (150.0, 1.4e3), "thousands": (1.5e3, 1.4e4),
    "millions": (1.5e6, 1.4e7), "billions": (1.5e9, 1.4e10), "trillions": (1.5e12, 1.4e13), "lakhs": (1.5e5, 1.4e6),
    "crores": (1.5e7, 1.4e8),
}  # fmt: skip
VAGUE_FACTORS = {"tens": 10.0, "hundreds": 100.0}
FEW = {"several": (3.0, 20.0), "few": (2.0, 8.0), "handful": (2.0, 9.0), "couple": (2.0, 2.0)}

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9,
    "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15,
    "sixteenth": 16, "seventeenth": 17, "eighteenth": 18, "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
    "fortieth": 40, "fiftieth": 50, "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "hundredth": 100,
}  # fmt: skip
ORDINAL_ENDINGS = frozenset("st nd rd th".split())
DENOMINATORS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10,
}  # fmt: skip
GLYPH_FRACTIONS = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125}

FOLDS = {
    "twice": 2.0, "thrice": 3.0, "doubled": 2.0, "tripled": 3.0, "trebled": 3.0,
    "quadrupled": 4.0, "twofold": 2.0, "threefold": 3.0, "fourfold": 4.0, "fivefold": 5.0, "sixfold": 6.0,
    "sevenfold": 7.0, "eightfold": 8.0, "ninefold": 9.0, "tenfold": 10.0,
}  # fmt: skip

# Words before a number that widen it, longest first where one begins another; the value is the `hedge` of `Quantity`.
HEDGES = {
    "at least": "atleast", "no fewer than": "atleast", "not fewer than": "atleast", "no less than": "atleast",
    "not less than": "atleast", "a minimum of": "atleast",
    "more than": "over", "greater than": "over", "higher than": "over", "in excess of": "over", "upwards of": "over",
    "upward of": "over", "over": "over", "above": "over", "exceeding": "over", "well over": "over",
    "just over": "above", "a little over": "above", "slightly more than": "above", "a little more than": "above",
    "just under": "nearly", "just below": "nearly", "just short of": "nearly", "a little under": "nearly",
    "slightly less than": "nearly", "about": "about", "around": "about", "roughly": "about", "approximately": "about",
    "approx": "about", "nearly": "nearly", "almost": "nearly", "some": "about", "an estimated": "about",
    "estimated": "about", "close to": "about", "near": "about", "circa": "about", "approaching": "nearly",
    "perhaps": "about", "maybe": "about", "~": "about", "or so": "about",
    "up to": "atmost", "at most": "atmost", "at the most": "atmost", "as many as": "atmost", "as much as": "atmost",
    "no more than": "atmost", "not more than": "atmost", "a maximum of": "atmost", "as high as": "atmost",
    "fewer than": "under", "less than": "under", "lower than": "under", "under": "under", "below": "under",
}  # fmt: skip
HEDGES_AFTER = {
    "or more": "atleast", "or so": "about", "or fewer": "atmost", "or less": "atmost", "plus": "over", "+": "over",
    "or thereabouts": "about",
}  # fmt: skip

# How much of a whole a quantifier may mean, in hundredths (Quirk et al., 5.10 to 5.24); what follows it is the whole.
QUANTIFIERS = {
    "all": (100.0, 100.0), "every": (100.0, 100.0), "most": (51.0, 97.0), "majority": (51.0, 97.0),
    "many": (30.0, 90.0), "some": (1.0, 48.0), "few": (1.0, 25.0), "none": (0.0, 0.0), "neither": (0.0, 0.0),
}  # fmt: skip
# What follows "life" where it is a sentence, which no count of years comes up to.
SENTENCES = frozenset(["imprisonment", "sentence", "sentences", "term", "terms"])
NEARLY = frozenset("nearly almost virtually practically".split())
NOBODY = frozenset(["nobody", "none", "unhurt", "unharmed", "uninjured", "unscathed"])

# Around "a third" that is how much, and not which one.
BEFORE_PART = frozenset("by than about nearly almost roughly around over under some as to only just".split())
AFTER_PART = frozenset("and but or last this since after before while when because".split())
