"""Polarity and certainty: whether both articles affirm the same thing, and how surely.

In: the linked words of aligned groups. Out: `polarity.conflict`, `certainty.shift`. A word is read with what governs
it in its own clause: negators, modals, hedges and plans to its left, as in the scope rules of NegEx (Chapman et al.
2001). Quoted words belong to the quotation detector; a position that an article only reports is not its own claim.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors.aligned import Side, both_sides, in_quotes, is_light
from compare.detectors.base import make_finding
from compare.lexicon.certainty import DENIALS, STANCES
from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.polarity import NEGATORS, OPPOSITES
from compare.model import AlignedWords, Comparison, Finding, Span
from compare.naming import alike
from compare.settings import Settings

REACH = 4  # words to the left that can govern a word, as long as no mark or linked verb ends the clause
SURE_LINK = 0.6
SAME_SPEAKER = 0.5
BETWEEN = AUXILIARIES | NEGATORS | frozenset("to also still now soon yet already never ever even".split())


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield opposite and shifted claims, group by group."""
    for words in pair.words:
        yield from _opposites(pair, words)
        yield from _governed(pair, words)


def _governors(side: Side, index: int) -> list[int]:
    """The indices of the words that may govern the word at `index`, nearest first.

    Only auxiliaries, particles and adverbs may stand between: in "plans to challenge the incumbent" the plan governs
    the challenge, not the incumbent.
    """
    found = []
    for k in range(index - 1, max(-1, index - 1 - REACH), -1):
        found.append(k)
        norm = side.tokens[k].norm
        if norm not in BETWEEN and not norm.endswith("ly"):
            break
    return found


def _stance(side: Side, index: int) -> tuple[str, int]:
    """The class of certainty of the word at `index` and the index of the word that shows it; "" for plain fact."""
    for k in _governors(side, index):
        stance = STANCES.get(side.tokens[k].norm)
        if stance:
            return stance, k
    return "", index


def _negation(side: Side, index: int) -> int | None:
    """The index of the negator or denial that governs the word at `index`, if one does; "not only" negates nothing."""
    for k in _governors(side, index):
        norm = side.tokens[k].norm
        only = k + 1 < len(side.tokens) and side.tokens[k + 1].norm in {"only", "just", "least"}
        if (norm in NEGATORS or norm in DENIALS or norm.endswith("n't")) and not only:
            return k
    return None


def _content_links(pair: Comparison, words: AlignedWords) -> Iterator[tuple[int, int, float]]:
    """One-to-one links of content words outside quotations: indices on both sides and likeness."""
    for link in words.links:
        if len(link.a) != 1 or len(link.b) != 1:
            continue
        s, t = words.a[link.a[0]], words.b[link.b[0]]
        if is_light(s) or is_light(t) or in_quotes(pair.a, s[:2]) or in_quotes(pair.b, t[:2]):
            continue
        yield link.a[0], link.b[0], link.score


def _speakers_at(pair: Comparison, words: AlignedWords, at: tuple[int, int]) -> tuple[str, str]:
    """Who is reported to say the words at the two indices, "" for the article itself."""
    found = []
    for doc, token in ((pair.a, words.a[at[0]]), (pair.b, words.b[at[1]])):
        said = next((u for u in doc.utterances if any(c.start <= token.start < c.end for c in u.content)), None)
        found.append(said.speaker if said else "")
    return found[0], found[1]


def _one_voice(pair: Comparison, words: AlignedWords, at: tuple[int, int]) -> bool:
    """Whether the words at the two indices are the claim of one speaker, or of the article on at least one side."""
    a, b = _speakers_at(pair, words, at)
    return not (a and b) or max(alike(a, b).score, alike(a, b, person=True).score) >= SAME_SPEAKER


def _opposites(pair: Comparison, words: AlignedWords) -> Iterator[Finding]:
    """Linked words of which one cannot be true where the other is."""
    a, b = both_sides(pair, words)
    for i, j, _ in _content_links(pair, words):
        s, t = words.a[i], words.b[j]
        if frozenset((s.norm, t.norm)) in OPPOSITES and (_negation(a, i) is None) == (_negation(b, j) is None):
            if not _one_voice(pair, words, (i, j)):
                continue
            yield make_finding(
                pair,
                "polarity.conflict",
                [Span(s.start, s.end)],
                [Span(t.start, t.end)],
                0.45 + words.group.confidence / 3,
            )


def _governed(pair: Comparison, words: AlignedWords) -> Iterator[Finding]:
    """Linked words that one side negates or holds less sure; one finding for each governing word."""
    a, b = both_sides(pair, words)
    told: set[tuple[int, int]] = set()
    for i, j, score in _content_links(pair, words):
        if score < SURE_LINK or not _one_voice(pair, words, (i, j)):
            continue
        finding = _polarity(pair, a, b, (i, j), told) or _certainty(pair, a, b, (i, j), told)
        if finding:
            yield finding


def _spans(side: Side, governor: int | None, index: int) -> Span:
    """From the governing word to the governed one; without a governor the word alone."""
    first = index if governor is None else governor
    return Span(side.tokens[first].start, side.tokens[index].end)


def _polarity(pair: Comparison, a: Side, b: Side, at: tuple[int, int], told: set[tuple[int, int]]) -> Finding | None:
    """A conflict where exactly one side negates the linked word, and nothing on the other side answers the negator."""
    negators = _negation(a, at[0]), _negation(b, at[1])
    if (negators[0] is None) == (negators[1] is None):
        return None
    side, k = (a, negators[0]) if negators[0] is not None else (b, negators[1])
    if k is None or k in side.linked or in_quotes(side.doc, side.tokens[k][:2]) or (id(side), k) in told:
        return None
    told.add((id(side), k))
    spans = _spans(a, negators[0], at[0]), _spans(b, negators[1], at[1])
    return make_finding(pair, "polarity.conflict", spans[:1], spans[1:], 0.3 + a.group.confidence / 3)


def _certainty(pair: Comparison, a: Side, b: Side, at: tuple[int, int], told: set[tuple[int, int]]) -> Finding | None:
    """A shift where the linked word has another class of certainty on the other side."""
    (left, i), (right, j) = _stance(a, at[0]), _stance(b, at[1])
    if left == right:
        return None
    for side, stance, k in ((a, left, i), (b, right, j)):
        if stance and ((id(side), k) in told or side.scores.get(k, 0.0) >= 1.0):
            return None
    told.update({(id(a), i), (id(b), j)} - {(id(a), at[0]), (id(b), at[1])})
    spans = _spans(a, i if left else None, at[0]), _spans(b, j if right else None, at[1])
    facts = {"certainty_a": left or "plain", "certainty_b": right or "plain"}
    return make_finding(pair, "certainty.shift", spans[:1], spans[1:], 0.45 + a.group.confidence / 3, facts=facts)
