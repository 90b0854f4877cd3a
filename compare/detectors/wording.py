"""Wording: another label for the same thing, a loaded word that only one has, and plain paraphrase.

In: linked words that differ. Out: `wording.*`. A label is a noun or quality put for another that does not mean the
same, in the same place; inflection, synonyms and function words say nothing. In a sentence that is otherwise a copy
such a word changes what is told, so there it is a warning. Loaded words are known by list (see the lexicon).
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors.aligned import Side, both_sides, in_quotes, place
from compare.detectors.base import make_finding
from compare.detectors.swaps import Swap, forms, swaps
from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.loaded import LOADED_WORDS
from compare.lexicon.poles import are_exclusive
from compare.lexicon.wordnet import CONCRETE, are_alike, bases, sorts
from compare.model import AlignedWords, Comparison, Finding, Span
from compare.settings import Settings

# Likeness of word vectors: nearer words are synonyms that nobody would remark upon, farther ones no label.
LABEL_FROM, LABEL_TO = 0.35, 0.8
OTHER_THING = 0.55  # below it, two unrelated nouns for concrete things were two things in nine of ten edits
OTHER_QUALITY = 0.45
BEING = frozenset("be is are was were been being am 's 're had has have having".split())  # a noun may follow these


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield labels, loaded words and paraphrases, group by group."""
    for words in pair.words:
        for swap in swaps(pair, words):
            yield _substitution(pair, words, swap)
        for side in both_sides(pair, words):
            yield from _loaded(pair, side)


def _substitution(pair: Comparison, words: AlignedWords, swap: Swap) -> Finding:
    """What a content word put for another is: a changed thing, a loaded word, a label, else paraphrase."""
    spans = [Span(*swap.s[:2])], [Span(*swap.t[:2])]
    if swap.copy and swap.framed and means_another(words, swap):
        return make_finding(pair, "wording.label", *spans, 0.75, severity="warning")
    loaded = (swap.s.norm in LOADED_WORDS) != (swap.t.norm in LOADED_WORDS)
    label = swap.framed and LABEL_FROM <= swap.score <= LABEL_TO and not are_alike(swap.s.norm, swap.t.norm)
    kind = "wording.loaded" if loaded else "wording.label" if label and _is_label(swap) else "wording.paraphrase"
    confidence = 0.4 + words.group.confidence / 4 + (0.2 if swap.framed else 0.0)
    return make_finding(pair, kind, *spans, confidence)


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


def _is_label(swap: Swap) -> bool:
    """Whether both words can be nouns or both qualities: acts in other words are paraphrase."""
    return bool(parts(swap.s.norm) & parts(swap.t.norm) & {"n", "a"})


def _loaded(pair: Comparison, side: Side) -> Iterator[Finding]:
    """Evaluative words of one side that nothing on the other side answers."""
    for k, token in enumerate(side.tokens):
        if token.norm not in LOADED_WORDS or k in side.linked or in_quotes(side.doc, token[:2]):
            continue
        span = Span(token.start, token.end)
        ours, theirs = place(pair, side, [span], [side.gap_after(k)])
        yield make_finding(pair, "wording.loaded", ours, theirs, 0.5 + side.group.confidence / 4)
