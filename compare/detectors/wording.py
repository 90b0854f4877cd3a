"""Wording: another label for the same thing, a loaded word that only one has, and plain paraphrase.

In: linked words that differ. Out: `wording.*`. A label is a word put for another in the same place, not proved to
mean the same, as likely as the judge's table says; inflection, synonyms and function words say nothing. In a sentence
that is a copy but for it, such a word changes what is told, and is a warning. Loaded words are known by list.
"""

from collections.abc import Iterable, Iterator

from compare.contrast.aligned import Side, in_quotes, is_light, place
from compare.contrast.swaps import Swap, forms, is_framed, is_loaded, is_owner, is_value, parts, swaps, weighs
from compare.contrast.view import View
from compare.detectors.base import make_finding
from compare.detectors.substitutes import substitutes
from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.labels import are_rival_labels
from compare.lexicon.polarity import QUALIFIERS
from compare.lexicon.poles import are_exclusive
from compare.lexicon.wordnet import CONCRETE, are_alike, sorts
from compare.model import AlignedWords, Comparison, Document, Finding, Severity, Span
from compare.settings import Settings

PARAPHRASE = "wording.paraphrase"
# From this chance on two of five labels of a story left out of the fit are ones that a reader marks.
LEAST = 0.3
OTHER_THING = 0.55  # likeness of word vectors below which two nouns for concrete things were two things in nine of ten
OTHER_QUALITY = 0.45
BEING = frozenset("be is are was were been being am 's 're had has have having".split())  # a noun may follow these


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield changed things, loaded words and paraphrases, then the labels, the likeliest first; no word in two."""
    pair = view.pair
    weighed = Weighed(pair.a), Weighed(pair.b)
    found = list(_linked(pair))
    labels = list(_labels(view, [finding for finding in found if finding.kind != PARAPHRASE]))
    told = {tuple(finding.spans.items()) for finding in labels}
    yield from (f for f in found if f.kind != PARAPHRASE or tuple(f.spans.items()) not in told)
    yield from labels
    for sides in view.groups:
        for side in sides:
            yield from _loaded(pair, side, weighed[side.first])


def _labels(view: View, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the pairs of words that are likely two labels, each word in the likeliest, none that `found` stands on."""
    pair, likely = view.pair, [s for s in substitutes(view) if s.chance >= LEAST]
    taken = {(source, span.start) for finding in found for source, spans in finding.spans.items() for span in spans}
    for label in sorted(likely, key=lambda s: (-s.chance, s.spans)):
        places = {(doc.id, span.start) for doc, span in zip((pair.a, pair.b), label.spans, strict=True)}
        if taken.isdisjoint(places):
            taken |= places
            ours, theirs = label.spans
            yield make_finding(pair, label.kind, [ours], [theirs], label.chance)


def _linked(pair: Comparison) -> Iterator[Finding]:
    """Yield what linked words that differ say, group by group."""
    for words in pair.words:
        for swap in swaps(pair, words):
            found = _swapped(words, swap)
            if found:
                kind, confidence, severity = found
                spans = [Span(*swap.s[:2])], [Span(*swap.t[:2])]
                yield make_finding(pair, kind, *spans, confidence, severity=severity)


def _swapped(words: AlignedWords, swap: Swap) -> tuple[str, float, Severity | None] | None:
    """Kind, confidence and severity of a word put for another: a changed thing, a loaded word, paraphrase, or nothing.

    Words that are neither framed nor alike only fill places of their own: nobody can say that they mean the same.
    """
    # An owner and a quality (the port's engineer, the chief engineer) say different things, neither for the other.
    one_slot = is_owner(words.a, swap.i) == is_owner(words.b, swap.j)
    if one_slot and swap.copy and swap.framed and means_another(words, swap):
        return "wording.label", 0.75, "warning"
    confidence = 0.4 + words.group.confidence / 4 + (0.1 if swap.framed else 0.0)
    rivals = are_rival_labels(forms(swap.s.norm), forms(swap.t.norm))
    if rivals and is_framed(words, swap.i, swap.j, least=1):
        return "wording.label", confidence, None
    if not rivals and weighs(words.a, swap.i) != weighs(words.b, swap.j) and _is_one_thing(swap):
        return "wording.loaded", confidence, None
    same = are_alike(swap.s.norm, swap.t.norm) and (swap.s.norm in QUALIFIERS) == (swap.t.norm in QUALIFIERS)
    return (PARAPHRASE, confidence, None) if same else None


def _is_one_thing(swap: Swap) -> bool:
    """Whether two words stand for one thing: by their frame, their meaning, or as two verbs of one group."""
    both = parts(swap.s.norm) & parts(swap.t.norm)
    return swap.framed or are_alike(swap.s.norm, swap.t.norm) or ("v" in both and "a" not in both)


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
        spans = place([span], [side.gap_after(k)], first=side.first)
        yield make_finding(pair, "wording.loaded", *spans, 0.4 + side.group.confidence / 4)


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
