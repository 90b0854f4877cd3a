"""Words that stand in each other's place: one link, two different words, and how sure their surroundings make it.

In: the linked words of a group. Out: `Swap`s, for polarity and wording. Where two sentences are nearly the same, a
word put for another is an edit, and what it changes is the claim; where they only tell the same thing, linked words
may belong to different parts of it. `Swap.copy` and `Swap.framed` keep the two apart.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from compare.contrast.aligned import in_quotes, is_light
from compare.contrast.proofs import is_one_stem
from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.loaded import INTENSIFIERS, LOADED_VERBS, LOADED_WORDS
from compare.lexicon.number_words import QUANTIFIERS
from compare.lexicon.poles import CONTRARIES, OUTCOMES, REVERSING, on_opposite_ends
from compare.lexicon.spelling import plain_spelling
from compare.lexicon.wordnet import PAIRS, WORDS, are_alike, are_antonyms, bases
from compare.model import AlignedWords, Comparison, Document
from compare.places import Places
from compare.rising import rising
from compare.text import Token

NEAR_COPY = 0.6  # of the content words equal: on real pairs of outlets only quoted and copied sentences reach it
NEIGHBOURS = 2  # content words to each side that make the frame
SURE = 0.7  # likeness of word vectors above which linked words are forms or synonyms of one


@dataclass(frozen=True, slots=True)
class Swap:
    """Token `i` of one side linked to a different token `j` of the other."""

    i: int
    j: int
    s: Token
    t: Token
    score: float
    copy: bool
    framed: bool


def sameness(words: AlignedWords) -> float:
    """The share of content words that both sides have in one order, of the side with more words, from 0 to 1."""
    equal = [link.b[0] for link in words.links if link.equal and not is_light(words.a[link.a[0]])]
    longest = max(sum(not is_light(t) for t in side) for side in (words.a, words.b))
    return len(rising(equal)) / longest if longest else 0.0


def is_copy(words: AlignedWords) -> bool:
    """Whether the sentences of a group are the same but for some words."""
    return sameness(words) >= NEAR_COPY


def swaps(pair: Comparison, words: AlignedWords) -> Iterator[Swap]:
    """Links of different words, or of phrases around one word each, outside quotations of both sides and values."""
    copy = is_copy(words)
    for link in words.links:
        i, j = _core(words.a, link.a), _core(words.b, link.b)
        if link.equal or i is None or j is None:
            continue
        s, t = words.a[i], words.b[j]
        if not (s.is_word and t.is_word) or is_light(s) or is_light(t):
            continue
        quoted = in_quotes(pair.a, s[:2]) and in_quotes(pair.b, t[:2])
        if quoted or is_value(pair.a, s) or is_value(pair.b, t) or one_stem(s, t):
            continue
        yield Swap(i, j, s, t, link.score, copy, is_framed(words, i, j))


def _core(tokens: Sequence[Token], indices: Sequence[int]) -> int | None:
    """The one word that tells something in a linked phrase (none of, prop up); None where there is no such word."""
    if len(indices) == 1:
        return indices[0]
    telling = [k for k in indices if not is_light(tokens[k])]
    return telling[0] if len(telling) == 1 else None


def is_value(doc: Document, token: Token) -> bool:
    """Whether a word is part of a number, time or name, for which other detectors answer."""
    return doc.once(_values).touches(token.start, token.end)


def _values(doc: Document) -> Places[None]:
    """The numbers, times and names of `doc` by place; quantifiers are told as words, too."""
    counted = [q for q in doc.quantities if doc.words((q.start, q.end)).lower() not in QUANTIFIERS]
    return Places((v.start, v.end, None) for held in (counted, doc.moments, doc.names) for v in held)


def one_stem(s: Token, t: Token) -> bool:
    """Whether two words differ in inflection or spelling only."""
    return is_one_stem(s.norm, t.norm) and not are_opposed(s.norm, t.norm)


def is_framed(words: AlignedWords, i: int, j: int, least: int = 2) -> bool:
    """Whether on `least` sides of both places a near content word means the same, or neither side has one."""
    pairs = {(p, q): link.score for link in words.links for p in link.a for q in link.b}
    held = 0
    for step in (-1, 1):
        ours, theirs = _near(words.a, i, step), _near(words.b, j, step)
        alone = least == 2 and not ours and not theirs
        held += alone or any(_holds(words, p, q, pairs.get((p, q), 0.0)) for p in ours for q in theirs)
    return held >= least


def share_head(words: AlignedWords, i: int, j: int) -> bool:
    """Whether one of the next content words behind both places is the same: paid leave, unpaid leave."""
    ours, theirs = _near(words.a, i, 1), _near(words.b, j, 1)
    return bool({words.a[k].norm for k in ours} & {words.b[k].norm for k in theirs})


def _holds(words: AlignedWords, p: int, q: int, score: float) -> bool:
    """Whether two linked words are one: printed alike, nearly alike by their vectors, or synonyms."""
    return score >= SURE or (score > 0 and are_alike(words.a[p].norm, words.b[q].norm))


def _near(tokens: Sequence[Token], index: int, step: int) -> list[int]:
    """The nearest content words on one side, within the sentence."""
    found: list[int] = []
    k = index + step
    while 0 <= k < len(tokens) and len(found) < NEIGHBOURS and tokens[k].norm not in ".?!;:":
        if not is_light(tokens[k]):
            found.append(k)
        k += step
    return found


@lru_cache(WORDS)
def forms(word: str) -> frozenset[str]:
    """A word as printed and in its base forms."""
    return frozenset((word, plain_spelling(word), *(base.word for base in bases(word))))


def is_loaded(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` or its base form is loaded, and used as what is loaded of it."""
    norm = tokens[index].norm
    if norm in LOADED_VERBS:
        return index > 0 and tokens[index - 1].norm in AUXILIARIES | {"to"}
    return bool(forms(norm) & LOADED_WORDS)


def weighs(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` is loaded, or as strong as one by the word before it: very large, huge."""
    return is_loaded(tokens, index) or (index > 0 and tokens[index - 1].norm in INTENSIFIERS)


def parts(word: str) -> frozenset[str]:
    """The parts of speech that a word may be."""
    return frozenset(base.part for base in bases(word))


def are_reversed(a: str, b: str) -> bool:
    """Whether one word is the other with a beginning that turns it round: crewed, uncrewed; change, unchanged."""
    long, short = (a, b) if len(a) > len(b) else (b, a)
    bare = [long[len(prefix) :] for prefix in REVERSING if long.startswith(prefix)]
    return any(len(word) > 3 and len(short) > 3 and (word == short or forms(word) & forms(short)) for word in bare)


def is_outcome(a: str, b: str) -> bool:
    """Whether two words are opposite outcomes or acts: approved, rejected."""
    return on_opposite_ends(forms(a), forms(b), OUTCOMES)


@lru_cache(PAIRS)
def are_opposed(a: str, b: str) -> bool:
    """Whether one word says the contrary of the other, by any of the lists."""
    return (
        is_outcome(a, b)
        or on_opposite_ends(forms(a), forms(b), CONTRARIES)
        or are_reversed(a, b)
        or (are_antonyms(a, b) and not are_alike(a, b))
    )


def is_owner(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` owns what follows: the port's engineer is not for the chief engineer."""
    return index + 1 < len(tokens) and tokens[index + 1].norm == "'s"
