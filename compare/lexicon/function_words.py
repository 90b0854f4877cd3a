"""English words that carry grammar more than content.

The closed classes of the grammar books (articles, pronouns, prepositions, conjunctions, auxiliaries, particles), with
their contractions, as in Quirk et al., A Comprehensive Grammar of the English Language, 2.34 to 2.40; and the plain
verbs of saying, which every news text repeats so often that they tell no story from another.
"""

ARTICLES = frozenset("a an the".split())
PRONOUNS = frozenset(
    """i me my mine myself we us our ours ourselves you your yours yourself yourselves he him his himself she her hers
    herself it its itself they them their theirs themselves this that these those who whom whose which what one's
    someone somebody something anyone anybody anything everyone everybody everything nobody nothing there here"""
    .split()
)  # fmt: skip
# What stands before a noun that is known already.
DEFINITE = frozenset("the these those his her its their our my your".split())
PERSONS = {"he": "he", "him": "he", "she": "she", "her": "she", "they": "they", "them": "they", "i": "i", "me": "i"}
# What the words of speaker and hearer become where a remark is fitted into another's sentence, verbs with them.
TURNED = {
    **dict.fromkeys("i we you".split(), frozenset("he she they".split())),
    **dict.fromkeys("me us".split(), frozenset("him her them".split())),
    **dict.fromkeys("my our your".split(), frozenset("his her their".split())),
    **dict.fromkeys("mine ours yours".split(), frozenset("his hers theirs".split())),
    "am": frozenset(["is", "are"]), "are": frozenset(["is"]), "have": frozenset(["has"]),
}  # fmt: skip
PREPOSITIONS = frozenset(
    """of to in on at by for with from into onto over under about as up out off than via per upon within without
    through between among amid during before after since until till toward towards across along around against
    behind below beneath beside beyond despite down near inside outside"""
    .split()
)  # fmt: skip
CONJUNCTIONS = frozenset("and or but nor so yet if because while when where although though whether unless".split())
AUXILIARIES = frozenset(
    """be is are was were been being am do does did done doing have has had having will would can could may might
    shall should must 's 're 've 'll 'd 'm i'm i've i'll i'd you're you've you'll we're we've we'll they're they've
    they'll he's she's it's that's there's what's let's isn't aren't wasn't weren't don't doesn't didn't haven't
    hasn't hadn't won't wouldn't can't cannot couldn't shouldn't mustn't"""
    .split()
)  # fmt: skip
BE = frozenset("is are was were be been being".split())
PARTICLES = frozenset("not no n't s also just very more most such too then now how why even still only".split())
SAYING = frozenset("say says said saying tell told added according".split())

FUNCTION_WORDS = ARTICLES | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | AUXILIARIES | PARTICLES
WEIGHTLESS = FUNCTION_WORDS | SAYING
# Words that stand for others or only point at them, and verbs whose object tells what is done: alone they tell
# nothing that an article could lack.
EMPTY = frozenset(
    """any one ones other others another such same own quite rather including additional extra further go goes went gone
    going come comes came get gets got make makes made take takes took taken put
    however meanwhile moreover furthermore nevertheless nonetheless therefore thus hence besides otherwise""".split()
)
