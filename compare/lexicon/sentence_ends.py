"""Words that decide whether a full stop ends a sentence; all in lower case, without their final stop.

Drawn from the Associated Press Stylebook (titles, months, state names), Indian house forms (Smt., Rs., Adv.), and the
names of firms and shows that carry an exclamation mark.
"""

from compare.lexicon.function_words import ARTICLES, CONJUNCTIONS, PREPOSITIONS, PRONOUNS

# Before a name, so never the last word of a sentence unless a plain opener follows.
TITLES = frozenset(
    """mr mrs ms messrs mme mlle dr prof gen col maj capt cpt lt cmdr cdr adm brig sgt cpl pvt spc supt insp det sen
    sens rep reps gov govs pres rev hon fr msgr amb atty asst assoc dep smt shri sri km adv mt ft st""".split()
)

# Before a figure: "No. 10", "Rs. 500 crore", "Art. 370", "Nov. 29", "p. 55".
BEFORE_FIGURES = frozenset(
    """no nos rs re art arts sec secs sect fig figs vol vols ch p pp para paras ver op cl jan feb mar apr jun jul aug
    sep sept oct nov dec approx ca c est""".split()
)

# May end a sentence and may stand inside one: what follows decides.
FIRMS = frozenset("inc corp co cos ltd llc llp plc pty bros".split())
STATES = frozenset(
    """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa
    tenn tex va vt wash wis wyo""".split()
)
AMBIGUOUS = FIRMS | STATES | frozenset("jr sr esq etc al".split())

# Mid-sentence only.
INSIDE = frozenset("vs v e.g i.e cf viz".split())

# Behind a time of day: "3 p.m. EST", "9 a.m. local time".
ZONES = frozenset(
    "est edt et cst cdt ct mst mdt mt pst pdt pt gmt bst ist utc cet eastern pacific central local".split()
)

# A firm's or show's own exclamation mark, no end of a sentence.
SHOUTING_NAMES = frozenset("yahoo jeopardy yum panic wham oklahoma guess chips e".split())

# Capitalised in running text only because they open a sentence.
OPENERS = (ARTICLES | CONJUNCTIONS | PREPOSITIONS | PRONOUNS) - frozenset(
    "a i up off out like down near us mine".split()
) | frozenset(
    """however meanwhile moreover nevertheless nonetheless instead besides also additionally according between both
        either neither each every some many most several few all another other such once then now today yesterday
        earlier later asked how why not just even only nearly almost perhaps maybe still""".split()
)

# Plural nouns with which news sentences open; behind a firm's name they are no part of it.
NEWS_OPENERS = frozenset(
    """analysts officials shares terms authorities investigators prosecutors investors experts critics sources residents
    witnesses lawmakers protesters police opponents supporters economists researchers scientists""".split()
)

# After these a single capital letter is a label and may end the sentence: "Plan B. Analysts", "the platform X. Users".
LETTERED = frozenset(
    """plan vitamin hepatitis group type class grade section division block schedule category series exhibit team size
    point model list page tier phase room gate terminal channel platform network site app service""".split()
)

# A line that ends so is not finished, whatever the next one opens with.
UNFINISHED = frozenset(
    """a an the of to in on at for with by from and or but nor that which who as than is are was were be been being has
    have had will would can could may might should must its his her their our my your this these those into over under
    between against about after before during while since because if when where said""".split()
)
