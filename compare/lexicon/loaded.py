"""Evaluative and intensifying words that news style books ask reporters to weigh.

Compiled from what the Reuters Handbook of Journalism, the BBC News style guide and Recasens et al. (2013), Linguistic
Models for Analyzing and Detecting Biased Language, discuss as loaded or as intensifiers; the list is our own. Words
that are as often plain description in the news (blast as an explosion, heavy rain, a severe wound) are left out, and
so are all that only rank or count.
"""

_QUALITIES = """absurd abysmal alarming amazing appalling astonishing astounding atrocious audacious baseless bizarre
    blatant blistering bogus brazen brutal callous catastrophic chaotic contentious controversial cowardly crazy
    crippling crushing cynical damning dangerous deranged desperate despicable devastating dire disastrous disgraced
    disgraceful disgusting dishonest disturbing divisive draconian dramatic drastic dubious egregious embattled
    embarrassing emotional enormous explosive extraordinary extreme extremist fanatical far-fetched fierce fiery
    flagrant flimsy foul-mouthed frantic frivolous furious glaring gloomy grandiose grim gross gruesome harrowing harsh
    hateful heartbreaking heartless heated heinous heroic hideous historic horrific horrifying huge humiliating
    hypocritical hysterical impressive inane incendiary incoherent incredible indefensible infamous inflammatory
    inhumane internecine laughable lavish ludicrous lurid massive meek menacing misguided monstrous monumental
    mysterious notorious ominous outlandish outrageous outspoken overwhelming pathetic petty pointed powerful
    provocative radical rambling rampant reckless relentless remarkable repugnant ridiculous robust rocky ruthless
    savage scandalous scathing scorching secretive sensational shadowy shameful shameless sham shocking sinister sloppy
    so-called soaring spectacular staggering stark stinging stormy strident striking stunning supposed surprising
    sweeping terrible terrifying thorny tone-deaf torrid toxic tragic treacherous tremendous troubled troubling
    tumultuous tyrannical ugly unbelievable unfortunate unhinged unprecedented unseemly vicious vile vitriolic vocal
    vulgar wild woeful worrying wretched"""
_MANNERS = """aggressively angrily bluntly boldly defiantly drastically falsely famously gleefully indignantly loudly
    openly predictably proudly quietly repeatedly sarcastically sharply shrewdly slyly smugly squarely stridently
    strongly swiftly tearfully vehemently vigorously wildly widely"""
_ACTS = """assail berate blasted blasting bash bully bungle butcher castigate crow decry demonize demonise deride doomed
    eviscerate excoriate flounder fume fumed gloat gut gutted hammer hound lambast lambaste lash lecture mock mocked
    mocking pander pillory plague plunge pounce rail railed rant rattle rattled rip ripped savaged scoff scramble
    scrambled shred skewer slam slammed slamming smear sneer snub stoke storm stormed taunt torpedo trash trounce
    trumpet vow whine"""
_NAMES = """antics bombshell bonanza boondoggle circus clash coward crackdown crony debacle demagogue diatribe fallout
    fanatic farce fiasco firestorm frenzy furor furore gaffe harangue jab meltdown mob nightmare onslaught outburst
    plight ploy propaganda rampage rant regime scheme screed sham shambles showdown slur smear spectacle spree stooge
    stunt swipe thug tirade travesty turmoil tyrant uproar vendetta witch-hunt zealot"""
_TOO_PLAIN = frozenset("clash historic powerful scheme vow widely repeatedly strongly quietly plunge storm".split())


def _adverb(word: str) -> str:
    """The manner of a quality: alarming, alarmingly; angry, angrily."""
    if word.endswith("y"):
        return word[:-1] + "ily"
    return word[:-1] + "y" if word.endswith("le") else word + ("ally" if word.endswith("ic") else "ly")


_ALL = " ".join((_QUALITIES, _MANNERS, _ACTS, _NAMES)).split()
LOADED_WORDS = frozenset([*_ALL, *(_adverb(word) for word in _QUALITIES.split())]) - _TOO_PLAIN
# Loaded as verbs, plain as nouns (a blast killed two), so they count only behind "to" or an auxiliary, or inflected.
LOADED_VERBS = frozenset("blast grill".split())
# What makes a plain word weigh as much as a stronger one: very large, huge.
INTENSIFIERS = frozenset("very extremely exceptionally extraordinarily unusually enormously hugely really so".split())
