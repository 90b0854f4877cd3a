"""Wording: another label for the same thing, a loaded word that only one has, and plain paraphrase.

In: linked words that differ. Out: `wording.*`. A label is a noun or quality put for another that does not mean the
same, in the same place; inflection, synonyms and function words say nothing. In a sentence that is otherwise a copy
such a word changes what is told, so there it is a warning. Loaded words are known by list (see the lexicon).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.contrast.aligned import Side, both_sides, in_quotes, is_light, place
from compare.detectors.base import make_finding
from compare.detectors.compounds import compound_labels
from compare.detectors.swaps import Swap, forms, is_framed, is_value, swaps
from compare.lexicon.function_words import ARTICLES, AUXILIARIES, PREPOSITIONS
from compare.lexicon.labels import are_rival_labels
from compare.lexicon.loaded import LOADED_VERBS, LOADED_WORDS
from compare.lexicon.poles import are_exclusive
from compare.lexicon.wordnet import CONCRETE, are_alike, bases, sorts
from compare.model import AlignedWords, Comparison, Document, Finding, Span
from compare.settings import Settings
from compare.text import Token

# Likeness of word vectors: nearer words are synonyms that nobody would remark upon, farther ones no label.
LABEL_FROM, LABEL_TO = 0.35, 0.8
OTHER_THING = 0.55  # below it, two unrelated nouns for concrete things were two things in nine of ten edits
OTHER_QUALITY = 0.45
BEING = frozenset("be is are was were been being am 's 're had has have having".split())  # a noun may follow these

NOUN_OPENERS = frozenset("his her its their our my your this that these those 's some any no every each".split())


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield labels, loaded words and paraphrases, group by group."""
    weighed = Weighed(pair.a), Weighed(pair.b)
    for words in pair.words:
        yield from compound_labels(pair, words)
        for swap in swaps(pair, words, half_quoted=True):
            yield from _substitution(pair, words, swap)
        for side in both_sides(pair, words):
            yield from _loaded(pair, side, weighed[side.first])


def _substitution(pair: Comparison, words: AlignedWords, swap: Swap) -> Iterator[Finding]:
    """What a content word put for another is: a changed thing, a loaded word, a label, paraphrase, or nothing.

    Words that are neither framed nor alike only fill places of their own: nobody can say that they mean the same.
    """
    spans = [Span(*swap.s[:2])], [Span(*swap.t[:2])]
    # An owner and a quality (the port's engineer, the chief engineer) say different things, neither for the other.
    one_slot = _is_owner(words.a, swap.i) == _is_owner(words.b, swap.j)
    if one_slot and swap.copy and swap.framed and means_another(words, swap):
        yield make_finding(pair, "wording.label", *spans, 0.75, severity="warning")
        return
    kind = "wording.label" if one_slot and _is_label(words, swap) else "wording.paraphrase"
    rivals = are_rival_labels(forms(swap.s.norm), forms(swap.t.norm))
    if not rivals and is_loaded(words.a, swap.i) != is_loaded(words.b, swap.j) and _is_one_thing(swap):
        kind = "wording.loaded"
    if kind == "wording.paraphrase" and not are_alike(swap.s.norm, swap.t.norm):
        return
    confidence = 0.4 + words.group.confidence / 4 + (0.1 if swap.framed else 0.0)
    yield make_finding(pair, kind, *spans, confidence)


def _is_owner(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` owns what follows."""
    return index + 1 < len(tokens) and tokens[index + 1].norm == "'s"


def _is_one_thing(swap: Swap) -> bool:
    """Whether two words stand for one thing: by their frame, their meaning, or as two verbs of one group."""
    both = parts(swap.s.norm) & parts(swap.t.norm)
    return swap.framed or are_alike(swap.s.norm, swap.t.norm) or ("v" in both and "a" not in both)


def is_loaded(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` or its base form is loaded, and used as what is loaded of it."""
    norm = tokens[index].norm
    if norm in LOADED_VERBS:
        return index > 0 and tokens[index - 1].norm in AUXILIARIES | {"to"}
    return bool(forms(norm) & LOADED_WORDS)


def parts(word: str) -> frozenset[str]:
    """The parts of speech that a word may be."""
    return frozenset(base.part for base in bases(word))


def _is_act(words: AlignedWords, swap: Swap) -> bool:
    """Whether either word is used as a verb here: after "to" or an auxiliary; acts have too many names to judge."""
    before = {tokens[k - 1].norm for tokens, k in ((words.a, swap.i), (words.b, swap.j)) if k}
    return bool(before & (AUXILIARIES - BEING | {"to"}))


def means_another(words: AlignedWords, swap: Swap) -> bool:
    """Whether two words of one place name two things or two qualities, as far as meanings and vectors tell."""
    a, b = swap.s.norm, swap.t.norm
    if are_exclusive(forms(a), forms(b)):
        return True
    if are_alike(a, b) or _is_act(words, swap):
        return False
    if sorts(a) & CONCRETE and sorts(b) & CONCRETE:
        return swap.score < OTHER_THING
    both = parts(a) & parts(b)
    if a.endswith("ly") or b.endswith("ly"):
        return False
    return "a" in both and "v" not in both and swap.score < OTHER_QUALITY


def _is_label(words: AlignedWords, swap: Swap) -> bool:
    """Whether two words in one frame are two labels: rivals by the style books, or unlike nouns or qualities."""
    if are_rival_labels(forms(swap.s.norm), forms(swap.t.norm)):
        return is_framed(words, swap.i, swap.j, least=1)
    if not swap.framed:
        return False
    if "v" in parts(swap.s.norm) & parts(swap.t.norm) and not (
        _is_thing(words.a, swap.i) and _is_thing(words.b, swap.j)
    ):
        return False
    unlike = LABEL_FROM <= swap.score <= LABEL_TO and not are_alike(swap.s.norm, swap.t.norm)
    if not unlike:
        return False
    qualities = {"n", "a"} if _is_attribute(words, swap) else set()
    left, right = parts(swap.s.norm), parts(swap.t.norm)
    return bool(left & right & {"n", "a"}) or bool(left & qualities and right & qualities)


def _is_thing(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a verb stands where a noun or quality does: behind an article or a preposition."""
    before = tokens[index - 1].norm if index else ""
    return before in ARTICLES | NOUN_OPENERS or (index > 1 and before != "to" and before in PREPOSITIONS)


def _is_attribute(words: AlignedWords, swap: Swap) -> bool:
    """Whether both words stand right before one and the same word: business plan, economic plan."""
    return any(link.equal and link.a == (swap.i + 1,) and link.b == (swap.j + 1,) for link in words.links)


class Weighed:
    """What an article weighs in loaded words: every form that it prints, and the things behind a loaded word."""

    def __init__(self, doc: Document) -> None:
        self.forms = {form for row in doc.tokens for t in row for form in forms(t.norm)}
        self.things = {
            form
            for row in doc.tokens
            for n, t in enumerate(row)
            if any(is_loaded(row, m) for m in range(max(0, n - 2), n))
            for form in forms(t.norm)
        }


def _loaded(pair: Comparison, side: Side, other: Weighed) -> Iterator[Finding]:
    """Evaluative words of one side that nothing on the other side answers."""
    for k, token in enumerate(side.tokens):
        if not is_loaded(side.tokens, k) or k in side.linked or _is_answered(side, k, other):
            continue
        if is_value(side.doc, token) or in_quotes(side.doc, token[:2]) or not _weighs_shared(side, k):
            continue
        span = Span(token.start, token.end)
        ours, theirs = place(pair, side, [span], [side.gap_after(k)])
        yield make_finding(pair, "wording.loaded", ours, theirs, 0.4 + side.group.confidence / 4)


def _weighs_shared(side: Side, k: int) -> bool:
    """Whether the next word that tells something is one of both sides; what is new as a whole is more than emphasis."""
    ahead = (n for n in range(k + 1, len(side.tokens)) if not is_light(side.tokens[n]))
    head = next(ahead, None)
    return head is None or head in side.linked


def _is_answered(side: Side, k: int, other: Weighed) -> bool:
    """Whether the other article uses the word as well, or weighs the same thing in a loaded word of its own."""
    if forms(side.tokens[k].norm) & other.forms:
        return True
    near = (n for i in range(max(0, k - 2), k + 3) for n in side.linked.get(i, ()))
    if any(is_loaded(side.others, n) for n in near):
        return True
    thing = next((t.norm for t in side.tokens[k + 1 : k + 3] if not is_light(t)), "")
    return bool(thing) and bool(forms(thing) & other.things)
