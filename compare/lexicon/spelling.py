"""Forms that differ on paper only: contractions, eye dialect, US and UK spelling, short titles, masked words.

Spelling rules follow the systematic differences of Oxford's New Hart's Rules (2014), chapter 21; the word lists are of
our own making.
"""

import re
from functools import lru_cache

CONTRACTIONS = {
    "i'm": "i am", "i've": "i have", "i'll": "i will", "i'd": "i would", "you're": "you are", "you've": "you have",
    "you'll": "you will", "you'd": "you would", "we're": "we are", "we've": "we have", "we'll": "we will",
    "we'd": "we would", "they're": "they are", "they've": "they have", "they'll": "they will", "they'd": "they would",
    "he'd": "he would", "he'll": "he will", "she'd": "she would", "she'll": "she will", "it'd": "it would",
    "it'll": "it will", "that'll": "that will", "there'll": "there will", "who'd": "who would", "who'll": "who will",
    "isn't": "is not", "aren't": "are not", "wasn't": "was not", "weren't": "were not", "don't": "do not",
    "doesn't": "does not", "didn't": "did not", "haven't": "have not", "hasn't": "has not", "hadn't": "had not",
    "won't": "will not", "wouldn't": "would not", "can't": "can not", "cannot": "can not", "couldn't": "could not",
    "shouldn't": "should not", "mustn't": "must not", "let's": "let us", "gonna": "going to", "wanna": "want to",
    "gotta": "got to", "'cause": "because", "cause": "because", "ok": "okay", "'em": "them", "c'mon": "come on",
}  # fmt: skip
# After these a lone 's is the verb, not the possessive.
IS_BEFORE_S = frozenset("it that there he she what here who where how this let".split())
SHORT_TITLES = {
    "gen": "general", "gov": "governor", "sen": "senator", "rep": "representative", "dr": "doctor", "lt": "lieutenant",
    "sgt": "sergeant", "prof": "professor", "pres": "president", "capt": "captain", "col": "colonel", "st": "saint",
    "dept": "department", "govt": "government", "vs": "versus", "%": "percent", "&": "and", "mt": "mount",
}  # fmt: skip
SPELLINGS = {
    "programme": "program", "programmes": "programs", "defence": "defense", "offence": "offense", "licence": "license",
    "tyre": "tire", "tyres": "tires", "cheque": "check", "cheques": "checks", "grey": "gray", "plough": "plow",
    "sceptic": "skeptic", "sceptical": "skeptical", "manoeuvre": "maneuver", "aeroplane": "airplane", "kerb": "curb",
    "whilst": "while", "amongst": "among", "towards": "toward", "afterwards": "afterward", "mum": "mom",
    "ageing": "aging", "judgement": "judgment", "acknowledgement": "acknowledgment", "jewellery": "jewelry",
}  # fmt: skip
_ENDINGS = (
    (re.compile(r"is(e|ed|es|ing|ation|ations|er|ers)$"), r"iz\1"),
    (re.compile(r"ys(e|ed|es|ing)$"), r"yz\1"),
    (re.compile(r"(?<=[a-z]{2})our(s|ed|ing|able|ful|ite|ites|hood|)$"), r"or\1"),
    (re.compile(r"(?<=[bt])re(s|)$"), r"er\1"),
    (re.compile(r"(?<=[a-z]{3}[aeiou])ll(ed|ing|er|ers|or|ors)$"), r"l\1"),
    (re.compile(r"ogue(s|)$"), r"og\1"),
)
_KEPT = frozenset(
    """four hour hours tour tours your our pour poured pouring sour flour contour rise rises raise raised raises raising
    wise exercise exercised promise promised promises compromise surprise surprised advise advised revise revised
    precise noise cruise praise praised arise promising rising there fire were"""
    .split()
)  # fmt: skip


@lru_cache(maxsize=65536)
def plain_spelling(word: str) -> str:
    """One spelling for `word` (folded) where US and UK usage differ by rule or by list."""
    if word in SPELLINGS:
        return SPELLINGS[word]
    if word in _KEPT or len(word) < 5:
        return word
    for pattern, ending in _ENDINGS:
        word = pattern.sub(ending, word)
    return word


def plain_words(word: str, before: str = "") -> list[str]:
    """The words that a folded token stands for in full: contraction opened, title written out, dots dropped."""
    if word == "'s":
        return ["is"] if before in IS_BEFORE_S else ["'s"]
    opened = CONTRACTIONS.get(word)
    if opened:
        return opened.split()
    bare = word.replace(".", "") if not word[:1].isdigit() else word.replace(",", "")
    return [plain_spelling(SHORT_TITLES.get(bare, bare))]


# What newsrooms print for the letters of an oath: asterisks, underscores, dashes, dots. Lone hyphens also join words.
MASKS = "*_–—…@#$%"
LONGEST_MASKED, MOST_SHOWN = 40, 4  # letters of a masked word, and the pieces of it that are left: more would be slow
_MASK = re.compile(rf"[{re.escape(MASKS)}]+|-{{2,}}|\.{{2,}}")
_SHORT_MASK = re.compile(r"(?P<first>[a-z])-(?P<ending>ing|ed|er|ers|s|word)?")  # f-ing, s-


def is_masked_form(masked: str, plain: str) -> bool:
    """Whether `masked` ("f***", "motherf***er", "s—", "f-ing") hides letters of `plain`, and shows none but its own."""
    short = _SHORT_MASK.fullmatch(masked)
    if short is not None:
        ending = short["ending"] or ""
        longer = len(plain) > len(ending) + 2 and plain.isalpha()
        return longer and plain.startswith(short["first"]) and plain.endswith(ending)
    shown = _MASK.split(masked[:LONGEST_MASKED])
    if not 1 < len(shown) <= MOST_SHOWN or not shown[0][:1].isalpha() or len(masked) > LONGEST_MASKED:
        return False
    return re.fullmatch(r"\w+".join(map(re.escape, shown)), plain[: 2 * LONGEST_MASKED]) is not None
