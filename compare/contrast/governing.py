"""What governs a word in its own clause: negators and cues of certainty to its left.

In: one side of an aligned group and the index of a word. Out: the nearest negator and the nearest cue that reach it,
as in NegEx (Chapman et al. 2001): a trigger reaches rightwards over auxiliaries, particles and adverbs, and no
farther. "Plans to challenge the incumbent" plans the challenge, not the incumbent.
"""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from compare.connected import gathered
from compare.contrast.aligned import Side, is_light
from compare.lexicon.certainty import CUES, DENIALS, LEFT_OPEN, PERCEIVED, Cue
from compare.lexicon.events import IRREGULAR_PASTS
from compare.lexicon.function_words import ARTICLES, AUXILIARIES
from compare.lexicon.polarity import NEGATORS
from compare.lexicon.wordnet import bases

REACH = 5  # words to the left that can govern a word, as long as no mark or content word ends the clause
BETWEEN = AUXILIARIES | NEGATORS | frozenset("to of out also still now soon yet already never ever even both".split())
PASSED = BETWEEN | ARTICLES | frozenset("any his her its their our my your that so as very more most".split())
BARE_NEGATORS = frozenset(word.replace("'", "") for word in NEGATORS if word.endswith("n't"))  # dont, for don't
NOT_ALONE = frozenset("only just least merely simply necessarily".split())  # "not only" negates nothing


class Hold(NamedTuple):
    """How sure a word is: the class of the cue that governs it, "" for plain fact, and that cue's index."""

    stance: str
    cue: int


def governors(side: Side, index: int) -> Iterator[int]:
    """The indices of the words that may govern the word at `index`, nearest first."""
    for k in range(index - 1, max(-1, index - 1 - REACH), -1):
        if not side.tokens[k].is_word:
            return
        yield k
        norm = side.tokens[k].norm
        if norm not in BETWEEN and not cues_of(side, k) and norm not in LEFT_OPEN and not is_adverb(norm):
            return


def cues_of(side: Side, index: int) -> tuple[Cue, ...]:
    """The cues that the word at `index` may be; a capital inside a sentence makes a month or a name of it."""
    token = side.tokens[index]
    if token.text[0].isupper() and index and side.tokens[index - 1].is_word:
        return ()
    return CUES.get(token.norm, ())


def is_negator(side: Side, index: int) -> bool:
    """Whether the word at `index` negates what follows; "not only" and "no doubt" do not."""
    norm = side.tokens[index].norm
    after = side.tokens[index + 1].norm if index + 1 < len(side.tokens) else ""
    if after in NOT_ALONE or (norm == "no" and after in {"doubt", "matter", "sooner", "wonder"}):
        return False
    return norm in NEGATORS or norm in DENIALS or norm in BARE_NEGATORS or norm.endswith("n't")


def negated_by(side: Side) -> Mapping[int, int]:
    """The content words that one negator governs, and the negator of each; two take each other back."""
    negators = (k for k in range(len(side.tokens)) if is_negator(side, k))
    found = gathered((reached, k) for k in negators if (reached := _reached(side, k)) is not None)
    return {reached: held[0] for reached, held in found.items() if len(held) == 1}


def _reached(side: Side, negator: int) -> int | None:
    """The first content word that the negator reaches over grammar and adverbs: was not really a friend."""
    denial = side.tokens[negator].norm in DENIALS
    for k in range(negator + 1, min(len(side.tokens), negator + 2 + REACH)):
        token = side.tokens[k]
        if not token.is_word or token.norm in LEFT_OPEN:
            return None
        if not is_light(token) and not is_adverb(token.norm):
            return k
        if denial and token.norm in ARTICLES:
            return None  # who rejects the plan denies no plan
        if token.norm not in PASSED and not is_adverb(token.norm):
            return None
    return None


def _reaches(side: Side, cue: Cue, k: int, index: int) -> bool:
    """Whether the cue at `k` can govern the word at `index` by the words between them."""
    between = {t.norm for t in side.tokens[k + 1 : index]}
    if "to" in between:
        return "to" in cue.reach
    if "of" in between:
        return "of" in cue.reach
    return "bare" in cue.reach or ("noun" in cue.reach and k == index - 1 and not is_verb(side.tokens[k + 1].norm))


def hold(side: Side, index: int) -> Hold:
    """How sure the word at `index` is held to be, and the cue that shows it."""
    reach = list(governors(side, index))
    for k in reach:
        norm = side.tokens[k].norm
        if norm in LEFT_OPEN:
            negators = [n for n in governors(side, k) if is_negator(side, n)]
            if negators:
                return Hold("open", negators[-1])
        cue = next((c for c in cues_of(side, k) if _reaches(side, c, k, index)), None)
        if cue:
            return Hold(cue.stance, k)
        if cues_of(side, k) and norm not in BETWEEN:
            break
    return Hold("", index)


def governed(side: Side, index: int) -> int | None:
    """The index of the verb (or, for an adjective, noun) that the cue at `index` governs, if one follows at once."""
    for k in range(index + 1, min(len(side.tokens), index + 1 + REACH)):
        if not side.tokens[k].is_word:
            return None
        norm = side.tokens[k].norm
        if norm in BETWEEN or is_adverb(norm) or (cues_of(side, k) and governed(side, k) is not None):
            continue
        return k if hold(side, k).cue <= index else None
    return None


def is_perceived(side: Side, index: int | None, cue: int) -> bool:
    """Whether "could" beside a verb of perception tells of what was perceived: smoke could be seen."""
    return index is not None and side.tokens[cue].norm == "could" and side.tokens[index].norm in PERCEIVED


def is_adverb(norm: str) -> bool:
    """Whether a word that ends in -ly is an adverb, and neither verb nor noun (apply, family)."""
    return norm.endswith("ly") and not any(base.part in "vn" for base in bases(norm))


def is_verb(norm: str) -> bool:
    """Whether a word can be a verb, as far as the table of meanings knows it."""
    known = bases(norm)
    return not known or any(base.part == "v" for base in known)


def is_past(norm: str) -> bool:
    """Whether a verb form tells of what has happened."""
    return norm.endswith("ed") or norm in IRREGULAR_PASTS
