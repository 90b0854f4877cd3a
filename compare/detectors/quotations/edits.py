"""Edits between two prints of a quotation: where they differ, and what kind of change each is.

In: the paired words of one utterance. Out: edits in reading order, with the gap where a side has nothing. Cosmetic
differences (spelling variants, contractions, short titles, masked words, equal values) are told from real ones here.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from compare.contrast.swaps import are_opposed
from compare.lexicon.function_words import FUNCTION_WORDS, TURNED
from compare.lexicon.polarity import MEANING_WORDS, PLAIN_DENIALS
from compare.lexicon.spelling import MASKS, is_masked_form, plain_words
from compare.model import Document, QuotePair, Span
from compare.rising import rising
from compare.settings import QuotePolicy
from compare.text import Token

FILLERS = frozenset("um uh er erm ah hmm".split())
CAN, WILL = frozenset({"can", "could"}), frozenset({"will", "would", "shall"})  # will be able to, can
WAR_NUMBERS = frozenset("the first second one two i ii".split())
_WAR = re.compile(r"\bworld war\b", re.IGNORECASE)
Pairs = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Edit:
    """Words of `a` and `b` at one place of an utterance, either may be empty; the spans mark the place or gap."""

    a: tuple[Token, ...]
    b: tuple[Token, ...]
    span_a: Span
    span_b: Span

    @property
    def only_one(self) -> bool:
        """Whether one side has nothing here."""
        return not self.a or not self.b


def equal_pairs(quote: QuotePair) -> list[tuple[int, int]]:
    """The longest chain of links of equal words that rise on both sides, so that edits lie between them."""
    places = [(link.a[0], link.b[0]) for link in quote.links if link.equal]
    return [places[k] for k in rising([j for _, j in places])]


def _edit(quote: QuotePair, s: int, e: int, p: int, q: int) -> Edit:
    """The edit of words [s, e) of A and [p, q) of B."""
    a, b = quote.a_tokens, quote.b_tokens
    return Edit(a[s:e], b[p:q], _span(a, s, e), _span(b, p, q))


def _span(tokens: Sequence[Token], start: int, end: int) -> Span:
    """Where tokens [start, end) stand; for none, the gap behind the word before, which no attribution parts from it."""
    if start < end:
        return Span(tokens[start].start, tokens[end - 1].end)
    at = tokens[start - 1].end if start else tokens[0].start
    return Span(at, at)


def inner_edits(quote: QuotePair) -> list[Edit]:
    """The edits between the first and the last equal word; those parted by one function word are one change."""
    pairs = equal_pairs(quote)
    regions: list[list[int]] = []
    for (i, j), (k, m) in pairwise(pairs):
        if k - i == 1 and m - j == 1:
            continue
        region = [i + 1, k, j + 1, m]
        if regions and i == regions[-1][1] and quote.a_tokens[i].norm in FUNCTION_WORDS:
            regions[-1][1], regions[-1][3] = k, m
        else:
            regions.append(region)
    moved_a = {i for link in quote.links if link.equal for i in link.a}
    moved_b = {j for link in quote.links if link.equal for j in link.b}
    changed = [
        _edit(quote, s, e, p, q)
        for s, e, p, q in regions
        if quote.relation != "spliced" or not (moved_a.issuperset(range(s, e)) and moved_b.issuperset(range(p, q)))
    ]
    return changed + _other_spellings(quote, pairs)


def _other_spellings(quote: QuotePair, pairs: Pairs) -> list[Edit]:
    """The equal words that are spelled otherwise, where the remarks differ in more: else their form is told at once."""
    if quote.relation == "whole":
        return []
    return [_edit(quote, i, i + 1, j, j + 1) for i, j in pairs if quote.a_tokens[i].norm != quote.b_tokens[j].norm]


def plain(tokens: Sequence[Token], policy: QuotePolicy = "wire") -> str:
    """All letters of `tokens` in their plain spelling, without spaces, so that compounds may be split or joined."""
    words: list[str] = []
    for k, token in enumerate(tokens):
        if policy == "clean" and token.norm in FILLERS:
            continue
        words += plain_words(token.norm, tokens[k - 1].norm if k else "")
    if policy == "clean":
        words = [w for k, w in enumerate(words) if not k or w != words[k - 1]]
    return "".join(words)


def bracketed(doc: Document, tokens: Sequence[Token]) -> bool:
    """Whether all of `tokens` stand in square brackets, the newsroom's mark of its own words."""
    if not tokens:
        return False
    text = doc.article.text
    before, after = text[max(0, tokens[0].start - 80) : tokens[0].start], text[tokens[-1].end : tokens[-1].end + 80]
    return before.rfind("[") > before.rfind("]") and "]" in after and not 0 <= after.find("[") < after.find("]")


def is_cosmetic(edit: Edit, pair: tuple[Document, Document], policy: QuotePolicy) -> bool:
    """Whether only form differs: spelling, contraction, a masked word, or equal values in other notation."""
    if policy == "strict":
        return False
    if plain(edit.a, policy) == plain(edit.b, policy) or _letters(edit.a) == _letters(edit.b):
        return True
    if same_values(edit, pair) or _opens_verb(edit):
        return True
    signed = edit.only_one and is_sign(
        edit.a or edit.b, pair[1 if edit.a else 0], (edit.span_b if edit.a else edit.span_a).start
    )
    if signed or _numbers_war(edit, pair):
        return True
    if not edit.a or not edit.b:
        return False
    printed = [_printed(doc, tokens) for doc, tokens in zip(pair, (edit.a, edit.b), strict=True)]
    return is_masked_form(*printed) or is_masked_form(*printed[::-1])


def is_turned(edit: Edit) -> bool:
    """Whether only the person of pronouns differs, as where a remark is fitted into a sentence about its speaker."""
    ours, theirs = ([w for t in side for w in plain_words(t.norm)] for side in (edit.a, edit.b))
    return len(ours) == len(theirs) > 0 and all(
        x == y or y in TURNED.get(x, ()) or x in TURNED.get(y, ()) for x, y in zip(ours, theirs, strict=True)
    )


def _letters(tokens: Sequence[Token]) -> str:
    """The letters and figures of `tokens` without apostrophes and spaces: an apostrophe left out is no other word."""
    return "".join(t.norm.replace("'", "") for t in tokens)


def is_sign(tokens: Sequence[Token], other: Document, gap: int) -> bool:
    """Whether `tokens` only spell out the sign that the `other` article prints at the `gap`: 2 per cent, 2%."""
    spelled = bool(tokens) and {t.norm for t in tokens} <= {"percent", "per", "cent", "pct"}
    return spelled and "%" in other.article.text[max(0, gap - 2) : gap + 2]


def _numbers_war(edit: Edit, pair: tuple[Document, Document]) -> bool:
    """Whether nothing but the number of a world war stands here: the Second World War, World War II."""
    for tokens, doc in zip((edit.a, edit.b), pair, strict=True):
        if not {t.norm for t in tokens} <= WAR_NUMBERS:
            return False
        if tokens and not _WAR.search(doc.article.text[max(0, tokens[0].start - 10) : tokens[-1].end + 10]):
            return False
    return True


def _opens_verb(edit: Edit) -> bool:
    """Whether a lone 's is opened: where "is" or "has" fits, it was no possessive."""
    norms = {tuple(t.norm for t in side) for side in (edit.a, edit.b)}
    return norms in ({("'s",), ("is",)}, {("'s",), ("has",)})


def _printed(doc: Document, tokens: Sequence[Token]) -> str:
    """The text of `tokens` as printed, folded, with the mask characters that run on from its last word."""
    text, end = doc.article.text, tokens[-1].end
    while end < len(text) and (text[end].isalnum() or text[end] in MASKS + "-"):
        end += 1
    return text[tokens[0].start : end].casefold()


def same_values(edit: Edit, pair: tuple[Document, Document]) -> bool:
    """Whether the edit is nothing but numbers, and their values are equal."""
    values = []
    for doc, tokens, span in zip(pair, (edit.a, edit.b), (edit.span_a, edit.span_b), strict=True):
        inside = [q for q in doc.quantities if span.overlap((q.start, q.end))]
        if not tokens or not all(any(q.start <= t.start < q.end for q in inside) for t in tokens):
            return False
        values.append([(q.low, q.high, q.unit) for q in inside])
    return values[0] == values[1]


def changes_meaning(edit: Edit, pair: tuple[Document, Document]) -> bool:
    """Whether a negator or modal came or went, or a number, name or opposite was put for another."""
    left, right = {t.norm for t in edit.a}, {t.norm for t in edit.b}
    opened = [{_denial(w) for t in side for w in plain_words(t.norm)} for side in (edit.a, edit.b)]
    if (_ability(opened[0], opened[1]) ^ _ability(opened[1], opened[0])) & MEANING_WORDS:
        return True
    if edit.only_one:
        return False
    ours, theirs = left - right, right - left
    if any(are_opposed(x, y) for x in ours for y in theirs) or (_has_figure(ours) and _has_figure(theirs)):
        return True
    return _replaced(edit, pair, "quantities") or _replaced(edit, pair, "names")


def _denial(word: str) -> str:
    """A plain denial in one form: who has no cure does not have one, and no one is nobody."""
    return "not" if word in PLAIN_DENIALS else word


def _has_figure(words: set[str]) -> bool:
    return any(c.isdigit() for word in words for c in word)


def _ability(words: set[str], other: set[str]) -> set[str]:
    """The `words` of one side with "be able to" read as "can", where the `other` side has one of the two."""
    if "able" in words and other & CAN:
        return words - WILL | other & CAN
    return words


def _replaced(edit: Edit, pair: tuple[Document, Document], what: str) -> bool:
    """Whether both sides have a number (or name) here that begins within the edit, and no word of it is shared."""
    forms = []
    for doc, span in zip(pair, (edit.span_a, edit.span_b), strict=True):
        inside = [m for m in getattr(doc, what) if span.start <= m.start < span.end]
        forms.append({w for m in inside for w in doc.words((m.start, m.end)).casefold().split()})
    if what == "names":
        return bool(forms[0] and forms[1] and not forms[0] & forms[1])
    return bool(forms[0] and forms[1] and not same_values(edit, pair))
