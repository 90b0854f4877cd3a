"""Reporting verbs and nouns: which stance they take towards what is reported, and what may follow them.

Compiled by hand along the classes of the published lists: verbs of communication, of assertion, judgement and
declaration in B. Levin, English Verb Classes and Alternations (1993, classes 29, 33, 37), the assertive and factive
predicates of J. Hooper (On Assertive Predicates, 1975), the speech-act verbs of A. Wierzbicka (English Speech Act
Verbs, 1987), the stance classes of G. Thompson and Y. Ye (Evaluation in the Reporting Verbs, 1991), and the newspaper
verbs of R. Krestel, S. Bergler and R. Witte (Minding the Source, 2008). British and American spellings both count.
"""

from collections.abc import Iterator, Mapping
from typing import Literal, NamedTuple

Stance = Literal[
    "neutral", "announce", "claim", "admit", "deny", "criticise", "praise", "warn", "promise", "order", "question",
    "stress", "suggest", "agree", "believe", "show", "joke",
]  # fmt: skip
Form = Literal["base", "s", "ed", "en", "ing"]


class Verb(NamedTuple):
    """A reporting verb: its stance and `frames`, one letter for each thing that may follow.

    `s` a clause or a direct quotation; `q` a direct quotation only; `o` an addressee, then the content (tell); `x` an
    object that belongs to the content (urge, accuse, call); `n` a noun phrase that is the content (criticise); `t` an
    infinitive; `h` a clause only with "that", or a direct quotation, since other senses are more
    frequent (charge); `w` marks a verb of attitude, too weak to report anything unless words are quoted.
    """

    lemma: str
    stance: Stance
    frames: str


class Reading(NamedTuple):
    """What a word form may be: a form of `verb`, with the `particles` that have to follow it (called + for)."""

    verb: Verb
    form: Form
    particles: tuple[str, ...]


# Verbs by stance and frames; a particle belongs to the verb after a plus sign.
_TABLE: tuple[tuple[Stance, str, str], ...] = (
    ("neutral", "s", """say add note write observe remark comment mention recall explain elaborate
        reply answer respond report tweet post text email blog reason conclude conclude+by
        relate recount recollect reflect muse interject chime+in chip+in pipe+up specify clarify
        narrate opine posit repeat quip+back point+out put+it sum+up"""),
    ("neutral", "q", """shout yell cry exclaim whisper murmur mutter scream chant sing sigh laugh grin smile nod shrug
        bark snap quote type continue offer begin start proceed go+on"""),
    ("neutral", "o", "tell inform notify brief remind+of text email show"),
    ("neutral", "n", """cite describe detail discuss outline characterise characterize define depict portray reference
        address summarise summarize quote invoke recount speak+of speak+about talk+about go+on+about speak+out
        refer+to allude+to touch+on mention liken compare"""),
    ("neutral", "x", "call label dub deem brand identify describe characterise characterize refer+to"),
    ("neutral", "x", "liken compare"),
    ("neutral", "xw", "term name rate see view regard"),
    ("announce", "s", """announce declare proclaim disclose reveal confirm unveil testify certify attest decree
        pronounce"""),
    ("announce", "n", "announce declare reveal disclose confirm"),
    ("announce", "nw", "unveil release issue publish"),
    ("claim", "s", """claim allege assert contend insist maintain argue counter profess purport boast brag
        speculate theorise theorize reckon hold"""),
    ("claim", "h", "charge"),
    ("announce", "h", "rule"),
    ("neutral", "h", "read state"),
    ("claim", "n", "claim allege assert defend justify blame+on"),
    ("admit", "s", "admit acknowledge concede confess own+up recognise recognize"),
    ("admit", "n", "admit acknowledge concede recognise recognize regret lament"),
    ("deny", "s", "deny dispute refute rebut protest"),
    ("deny", "n", """deny dispute refute rebut reject dismiss disavow disown repudiate contradict rebuff rubbish
        push+back+against shoot+down downplay play+down wave+off brush+off"""),
    ("criticise", "s", "complain lament bemoan bristle fume gripe grumble rage sneer scoff vent"),
    ("criticise", "n", """criticise criticize condemn denounce decry deplore blast slam attack lambast lambaste
        rip deride ridicule mock chide rebuke reprimand berate castigate censure chastise assail
        lash+out+at call+out hit+out+at hit+back+at hit+back+against rail+against tear+into go+after
        take+aim+at fire+back+at
        lay+into complain+about complain+of question bemoan lament bash pan skewer excoriate fault disparage
        scold admonish upbraid accuse blame take+issue+with bristle+at hammer pillory slate savage malign"""),
    ("criticise", "x", """accuse blame criticise criticize fault attack condemn denounce blast slam chide mock deride
        dismiss"""),
    ("praise", "n", """praise hail laud applaud commend compliment celebrate extol welcome thank salute tout
        congratulate toast honour honor endorse"""),
    ("praise", "x", "praise hail laud applaud commend thank tout salute credit"),
    ("warn", "s", "warn caution predict forecast foresee prophesy"),
    ("warn", "o", "warn caution alert"),
    ("warn", "n", "warn+against warn+of warn+about caution+against predict forecast"),
    ("warn", "t", "threaten"),
    ("promise", "s", "promise pledge vow swear guarantee undertake"),
    ("promise", "t", "promise pledge vow swear offer commit+to"),
    ("promise", "o", "assure promise reassure"),
    ("promise", "n", "promise pledge vow"),
    ("order", "s", """demand propose recommend request insist urge advise direct order command instruct stipulate
        advocate"""),
    ("order", "x", """urge order ask request implore exhort beg plead+with encourage call+on call+upon appeal+to
        direct command instruct advise invite persuade lobby"""),
    ("order", "n", """demand propose recommend call+for advocate push+for press+for plead+for appeal+for argue+for
        argue+against lobby+for advocate+for insist+on request"""),
    ("order", "t", "ask demand propose plead beg"),
    ("question", "s", "ask inquire enquire wonder query question"),
    ("question", "n", "question ask+about query"),
    ("question", "o", "ask"),
    ("stress", "s", "emphasise emphasize stress underline underscore reiterate reaffirm highlight"),
    ("stress", "n", "emphasise emphasize stress underline underscore reiterate reaffirm highlight point+to"),
    ("suggest", "s", "suggest imply hint indicate signal intimate insinuate"),
    ("suggest", "n", "suggest signal hint+at"),
    ("agree", "s", "agree concur echo"),
    ("agree", "n", "agree+with echo concur+with side+with"),
    ("agree", "t", "agree"),
    ("believe", "s", "believe think hope fear expect suspect feel worry assume doubt estimate"),
    ("believe", "sw", "know understand realise realize imagine guess presume conceive decide determine see"),
    ("believe", "nw", """support oppose favour favor fear see view regard consider want back hate love like admire
        respect resent expect anticipate prefer welcome worry+about value"""),
    ("believe", "tw", "hope want expect plan intend refuse decline prefer aim seek wish vow need"),
    ("show", "s", "show find reveal indicate suggest conclude estimate learn discover note read"),
    ("show", "nw", "show find document feature reveal learn"),
    ("joke", "s", "joke quip jest deadpan tease"),
)  # fmt: skip

# Past, participle and -ing form where the rules of `_inflect` fail.
_IRREGULAR: Mapping[str, tuple[str, str, str]] = {
    "say": ("said", "said", "saying"), "tell": ("told", "told", "telling"), "write": ("wrote", "written", "writing"),
    "read": ("read", "read", "reading"), "go": ("went", "gone", "going"), "begin": ("began", "begun", "beginning"),
    "put": ("put", "put", "putting"), "sing": ("sang", "sung", "singing"), "think": ("thought", "thought", "thinking"),
    "speak": ("spoke", "spoken", "speaking"), "swear": ("swore", "sworn", "swearing"),
    "hold": ("held", "held", "holding"),
    "feel": ("felt", "felt", "feeling"), "find": ("found", "found", "finding"), "know": ("knew", "known", "knowing"),
    "see": ("saw", "seen", "seeing"), "foresee": ("foresaw", "foreseen", "foreseeing"),
    "seek": ("sought", "sought", "seeking"), "take": ("took", "taken", "taking"), "tear": ("tore", "torn", "tearing"),
    "understand": ("understood", "understood", "understanding"), "shoot": ("shot", "shot", "shooting"),
    "undertake": ("undertook", "undertaken", "undertaking"), "lay": ("laid", "laid", "laying"),
    "hit": ("hit", "hit", "hitting"), "show": ("showed", "shown", "showing"), "cast": ("cast", "cast", "casting"),
    "agree": ("agreed", "agreed", "agreeing"), "decree": ("decreed", "decreed", "decreeing"),
    "forecast": ("forecast", "forecast", "forecasting"), "run": ("ran", "run", "running"),
    "proceed": ("proceeded", "proceeded", "proceeding"), "need": ("needed", "needed", "needing"),
    "plead": ("pleaded", "pleaded", "pleading"),
}  # fmt: skip
_DOUBLING = frozenset(
    """rebut concur refer commit admit prefer quip brag beg plan slam rip pan dub chip nod grin snap extol label signal
    blog regret shrug sum deadpan"""
    .split()
)  # fmt: skip
_AMERICAN = {"labeled": "label", "labeling": "label", "signaled": "signal", "signaling": "signal"}

# Nouns that introduce a reported clause or are followed by "by" or "from" and their source; as the verbs they go with.
NOUNS: Mapping[str, Stance] = {
    **dict.fromkeys("statement remark comment account testimony answer reply report post tweet".split(), "neutral"),
    **dict.fromkeys("announcement declaration confirmation disclosure revelation ruling".split(), "announce"),
    **dict.fromkeys("claim allegation assertion contention insistence argument charge accusation".split(), "claim"),
    **dict.fromkeys("admission acknowledgement acknowledgment concession confession".split(), "admit"),
    **dict.fromkeys("denial rebuttal rejection".split(), "deny"),
    **dict.fromkeys("complaint criticism condemnation denunciation".split(), "criticise"),
    **dict.fromkeys("warning prediction threat forecast".split(), "warn"),
    **dict.fromkeys("promise pledge vow assurance guarantee commitment".split(), "promise"),
    **dict.fromkeys("demand call appeal request plea proposal recommendation order".split(), "order"),
    **dict.fromkeys("question".split(), "question"),
    **dict.fromkeys("suggestion implication hint indication".split(), "suggest"),
    **dict.fromkeys("belief view opinion conviction fear hope concern".split(), "believe"),
    **dict.fromkeys("assessment conclusion estimate finding emphasis".split(), "show"),
}  # fmt: skip


def _inflect(base: str) -> tuple[str, str, str, str]:
    """The -s, past, participle and -ing forms of `base`."""
    third = base + ("es" if base.endswith(("s", "x", "ch", "sh", "o")) else "s")
    if base.endswith("y") and base[-2] not in "aeiou":
        third = base[:-1] + "ies"
    if base in _IRREGULAR:
        return third, *_IRREGULAR[base]
    stem = base + base[-1] if base in _DOUBLING else base
    past = third[:-3] + "ied" if third.endswith("ies") else stem.removesuffix("e") + "ed"
    return third, past, past, (base[:-1] if base.endswith("e") else stem) + "ing"


def _verbs() -> Iterator[tuple[tuple[str, ...], Verb]]:
    """Every verb with its particles, the rows of one lemma joined; the first row gives the stance."""
    joined: dict[str, Verb] = {}
    for stance, frames, lemmas in _TABLE:
        for lemma in lemmas.split():
            known = joined.get(lemma)
            if known is None:
                joined[lemma] = Verb(lemma.replace("+", " "), stance, frames)
            elif ("w" in known.frames) == ("w" in frames):
                joined[lemma] = known._replace(frames="".join(sorted(set(known.frames + frames))))
            else:  # a weak row adds nothing to what the verb reports by itself
                strong = known.frames if "w" in frames else frames
                joined[lemma] = known._replace(frames=strong)
    for lemma, verb in joined.items():
        yield tuple(lemma.split("+")[1:]), verb


def _forms() -> dict[str, tuple[Reading, ...]]:
    """All readings of each word form, those with most particles first."""
    found: dict[str, list[Reading]] = {}
    for particles, verb in _verbs():
        base = verb.lemma.split()[0]
        forms: tuple[Form, ...] = ("s", "ed", "en", "ing")
        found.setdefault(base, []).append(Reading(verb, "base", particles))
        for form, word in zip(forms, _inflect(base), strict=True):
            if form == "en" and word == _inflect(base)[1]:
                continue
            found.setdefault(word, []).append(Reading(verb, form, particles))
    for american, base in _AMERICAN.items():
        found[american] = [r._replace(form="ing" if american.endswith("ing") else "ed") for r in found[base]]
    return {word: tuple(sorted(rs, key=lambda r: -len(r.particles))) for word, rs in sorted(found.items())}


FORMS: Mapping[str, tuple[Reading, ...]] = _forms()


def stance_of(words: str) -> Stance | None:
    """The stance of a cue as printed ("has repeatedly denied"): that of its last reporting verb, else of its noun."""
    parts = [part.strip(".,:;") for part in words.casefold().split()]
    found: Stance | None = None
    at = 0
    while at < len(parts):
        readings = FORMS.get(parts[at], ())
        fits = (r for r in readings if tuple(parts[at + 1 : at + 1 + len(r.particles)]) == r.particles)
        reading = next(fits, None)
        found = reading.verb.stance if reading else NOUNS.get(parts[at], found)
        at += 1 + (len(reading.particles) if reading else 0)
    return found
