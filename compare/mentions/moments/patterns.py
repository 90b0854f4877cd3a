"""The patterns that find expressions of time.

Each pattern has the name of its rule; `resolve` knows what the named groups of a rule mean. They ignore case and find
too much on purpose: `found` says which of the matches are no times.
"""

import re
from collections.abc import Set as AbstractSet

from compare.lexicon.calendar import DAY_PARTS, FEASTS, MONTHS, QUARTERS, SAID_MINUTES, SEASONS, WEEKDAYS

MONTH = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\b\.?)(?![a-z])"
)
WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
SHORT_WEEKDAY = r"(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\.?"
YEAR = r"(?:1[5-9]|20)\d\d"
PART = r"(?:" + "|".join(sorted(DAY_PARTS)) + ")"
ORDINAL_END = r"(?:st|nd|rd|th)?"
PERIOD = r"(?:weekend|week|month|year|quarter|decade|century|fortnight)"
SPELLED = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|fifty"
    r"|a hundred)"
)
COUNT = (
    rf"(?:\d+(?:\.\d+)?|half an?|an?\s+(?:few|couple(?:\s+of)?)|an?|{SPELLED}(?:\s+or\s+{SPELLED})?"
    r"|several|few|many|some)"
)
UNIT = r"(?:minute|hour|day|night|week|fortnight|month|year|decade|centurie|century)s?"
ZONE = r"(?:[A-Z]{1,3}T|GMT|UTC|ET|PT|CT|MT|BST|IST|CET|local\s+time|(?:eastern|pacific|central|mountain)(?:\s+time)?)"

# What may stand before a time and belongs to its reading: since, by, early, the end of ...
BOUND = (
    r"(?:as\s+of|(?:until|till)\s+at\s+least"
    r"|starting|beginning|by|until|till|since|from|before|after|through|during|around|in|on|at|of|for)"
)
STAGE = r"(?:earlier|later|early|late|mid|(?:the\s+)?(?:end|start|beginning|middle)\s+of)(?:\s+(?:in|on))?"
LEAD = rf"(?P<lead>(?:\b{BOUND}\s+)?(?:the\s+(?=\S))?)(?P<stage>(?:\b{STAGE}[\s-]+(?:the\s+)?)?)"
WHICH = r"(?P<which>this\s+past|this\s+coming|the\s+past|the\s+coming|the\s+last|the\s+next|last|past|next|this|coming)"
OF_YEAR = rf"(?:,?\s+(?:of\s+)?(?P<year>{YEAR})(?![\d,]*\d)|\s+(?:of\s+)?(?P<which_year>this|last|next|that)\s+year)"
NO_COUNT = r"(?![\d%:$]|[.,]\d|\s*(?:per\s?cent|percent|million|billion|trillion|crore|lakh|thousand)\b)"
DAY_LIST_END = r"(?=\s*(?:[.,;:)\]-]|$|(?:in|at|for|with|when|as|to|this|last|next|of|and)\b|\d{4}))"


def _compile(rule: str, pattern: str) -> tuple[str, re.Pattern[str]]:
    """Compile `pattern` for `rule`, case ignored (see `Found.is_time` for where it counts).

    Runs of spaces are bounded, since unbounded ones beside each other take quadratic time on a hostile text.
    """
    bounded = pattern.replace(r"\s+", r"\s{1,3}").replace(r"\s*", r"\s{0,3}")
    return rule, re.compile(bounded, re.IGNORECASE)


_WEEKDAY_BEFORE = rf"(?:\b(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY})(?:\s+(?P<part>{PART}))?,?\s*\(?\s*(?:the\s+)?)?"
PATTERNS = tuple(
    _compile(rule, pattern)
    for rule, pattern in (
        ("iso", r"(?<![\d-])(?P<year>\d{4})([-/])(?P<m>\d\d)\2(?P<day>\d\d)(?![\d-])"),
        ("slashed", r"(?<![\d/.])(?P<d1>\d{1,2})([/.])(?P<d2>\d{1,2})\2(?P<year>\d{4})(?![\d/])"),
        ("date", rf"{LEAD}{_WEEKDAY_BEFORE}\b(?P<day>\d{{1,2}}){ORDINAL_END}"
                 rf"(?:\s*(?:-|to|and|&)\s*(?P<day2>\d{{1,2}}){ORDINAL_END})?\s+(?:of\s+)?(?P<month>{MONTH}){OF_YEAR}?"),
        ("date", rf"{LEAD}{_WEEKDAY_BEFORE}\b(?P<month>{MONTH})\s+(?P<day>\d{{1,2}}){ORDINAL_END}(?!\d)"
                 rf"(?:\s*(?:-|to|through|and|&)\s*(?P<day2>\d{{1,2}}){ORDINAL_END}{DAY_LIST_END})?{NO_COUNT}{OF_YEAR}?"),
        ("nth", rf"{LEAD}(?<!\w)(?P<day>\d{{1,2}})(?:st|nd|rd|th)\s+of\s+(?P<of_month>this|last|next)\s+month\b"),
        ("nth", r"\bon\s+the\s+(?P<day>\d{1,2})(?:st|nd|rd|th)"
                r"(?=\s*(?:[.,;:)]|$|(?:and|at|when|as|after|before)\b))"),
        ("feast", rf"{LEAD}\b(?P<feast>{'|'.join(sorted(FEASTS))})\b{OF_YEAR}?"),
        ("quarter", rf"{LEAD}\b(?P<nth>first|second|third|fourth)[\s-]quarter\b"
                    rf"(?!\s+of\s+(?!(?:the\s+year|{YEAR}|this|last)))"
                    rf"{OF_YEAR}?"),
        ("quarter", rf"{LEAD}\b(?P<nth>q[1-4])\b{OF_YEAR}?"),
        ("month", rf"{LEAD}(?:{WHICH}\s+)?\b(?P<month>{MONTH})(?:\s*(?:-|to|and)\s*(?P<month2>{MONTH}))?{OF_YEAR}?"),
        ("weekday", rf"{LEAD}(?:{WHICH}\s+)?\b(?P<weekday>{WEEKDAY})(?:\s+(?P<part>{PART}))?"
                    rf"(?:\s+(?:of\s+)?(?P<week>last|this|next)\s+week)?(?![a-z])"),
        ("dayword", rf"{LEAD}\b(?P<word>the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|today"
                    rf"|tomorrow|tonight|last\s+night|overnight|this\s+(?:morning|afternoon|evening))\b"
                    rf"(?:\s+(?P<part>{PART})\b)?"),
        ("ago", rf"(?:\b(?:just|only|more\s+than|less\s+than|about|around|nearly|almost|over|some)\s+)?"
                rf"(?<![\w.-])(?:(?P<count>{COUNT})\s+)?(?P<unit>{UNIT})\s+(?:ago|from\s+now)\b"),
        ("anaphor", rf"(?:\b(?:just|only)\s+)?(?<![\w.-])(?:(?P<count>{COUNT})\s+)?(?P<unit>{UNIT})\s+"
                    rf"(?P<side>earlier|later|afterwards?|before|after|prior)\b"),
        ("anaphor", rf"{LEAD}\b(?:that|(?:the\s+)?(?:very\s+)?same|the\s+(?:next|following|previous|other))\s+"
                    rf"(?:day|night|morning|afternoon|evening|week|weekend|month|year|(?P<weekday>{WEEKDAY}))\b"),
        ("anaphor", r"\b(?:earlier|later)\s+in\s+the\s+(?:day|night|evening|week|month|year)\b"),
        ("anaphor", r"\bthe\s+(?:day|night|week|month|year)\s+(?:before|after|earlier)\b(?!\s+(?:yesterday|tomorrow))"),
        ("window", rf"(?:\b{BOUND}\s+|\bover\s+|\bwithin\s+)?\b(?:the|this|these)\s+"
                   rf"(?P<which>last|past|previous|next|coming)\s+(?:(?P<count>{COUNT})\s+)?(?P<unit>{UNIT})\b"
                   r"(?!\s+of\b)"),
        ("window", rf"(?:\b{BOUND}\s+|\bover\s+)?\b(?:the\s+)?(?P<which>recent|coming)\s+(?P<unit>{UNIT})\b"),
        ("period", rf"{LEAD}\b(?P<which>last|past|this|the\s+current|next)\s+(?P<unit>{PERIOD})\b"),
        ("season", rf"{LEAD}(?:{WHICH}\s+)?\b(?P<season>spring|summer|autumn|fall|winter)\b"
                   rf"(?:\s*\((?P<month>{MONTH})(?:\s*(?:-|to)\s*(?P<month2>{MONTH}))?\))?{OF_YEAR}?"),
        ("year", rf"{LEAD}(?:\b(?:fiscal|calendar|financial)\s+(?:year\s+)?)?(?<![\w$£€₹#.,/:-])(?P<year>{YEAR})"
                 rf"(?:\s*[-/]\s*(?P<year2>{YEAR}|\d\d))?(?![\w/%:'-]|[.,]\d|\s*(?:per\s?cent|percent|million|hours|hrs)\b)"),
        ("year", rf"\bfy\s?(?P<year>{YEAR})\b"),
        ("decade", rf"{LEAD}(?:(?<![\w$-])(?P<year>(?:1[5-9]|20)\d0)|(?<!\w)'(?P<short>\d0))'?s\b"),
        ("century", rf"{LEAD}(?<!\w)(?P<nth>\d{{1,2}})(?:st|nd|rd|th)[\s-]century\b"),
        ("clock", rf"(?:\b(?:at|by|around|about|until|till|from|before|after|since|between)\s+)?(?<![\w.:,$-])"
                  rf"(?:(?P<from>\d{{1,2}})(?:[:.]\d\d)?\s*(?:-|to|and)\s*)?"
                  rf"(?P<hour>\d{{1,2}})(?:[:.](?P<minute>\d\d))?\s*(?P<half>[ap]\.\s?m\.?|[ap]m)(?![a-z])(?:\s*\(?{ZONE}\)?)?"),
        ("clock", rf"(?:\b(?:at|by|around|about|until|till|from|before|after|since|between)\s+)?(?<![\w.:,$-])"
                  rf"(?P<hour>\d{{1,2}}):(?P<minute>\d\d)(?![\d:]|\s*(?:-|to)\s*\d)(?:\s*(?:(?P<hours>hours|hrs)|{ZONE}))?"),
        ("clock", rf"(?<![\w.:,$-])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s*(?:hours|hrs|{ZONE})\b"),
        ("clock", rf"(?:\bat\s+|\baround\s+|\babout\s+)?\b(?:a\s+)?(?P<minutes>{'|'.join(sorted(SAID_MINUTES))})\s+"
                  rf"(?P<past>past|to)\s+(?P<spelled>\d{{1,2}}|{SPELLED})\b(?!\s+(?:per|%|people|percent))"),
        ("clock", rf"(?<![\w-])(?P<spelled>\d{{1,2}}|{SPELLED})\s+o'clock\b"),
        ("part", r"(?:\b(?:shortly|just|soon|until|well)\s+)?\b(?:after|before)\s+"
                 r"(?P<part>midnight|noon|midday|dawn|dusk)\b"),
        ("part", rf"(?:\bin\s+the\s+(?:early\s+|late\s+)?|\bat\s+|\bby\s+)(?P<part>{PART})\b"),
    )
)  # fmt: skip

# One of these words stands in every match of a rule: a sentence without them needs no search.
_TRIGGERS: dict[str, AbstractSet[str]] = {
    "date": MONTHS.keys(),
    "month": MONTHS.keys(),
    "weekday": WEEKDAYS.keys(),
    "dayword": frozenset("yesterday today tomorrow tonight overnight night this".split()),
    "ago": frozenset("ago from".split()),
    "anaphor": frozenset(
        "earlier later afterward afterwards before after prior that same next following previous other".split()
    ),
    "window": frozenset("last past previous next coming recent".split()),
    "period": frozenset("last past this current next".split()),
    "season": SEASONS.keys(),
    "century": frozenset(("century",)),
    "feast": frozenset(word for feast in FEASTS for word in feast.replace("'s", "").split()),
    "quarter": frozenset(("quarter", *QUARTERS)),
    "part": DAY_PARTS.keys(),
}
_DIGIT_RULES = frozenset("iso slashed year decade nth".split())


def may_match(rule: str, words: AbstractSet[str]) -> bool:
    """Whether a sentence of these `words` (norms) can hold a match of `rule`."""
    if rule in _DIGIT_RULES:
        return any(word[0].isdigit() for word in words)
    return rule not in _TRIGGERS or not words.isdisjoint(_TRIGGERS[rule])
