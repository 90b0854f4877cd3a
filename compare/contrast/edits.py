"""The edits of a pair: every phrase of an aligned passage that the other side does not print, with what stands there.

In: the linked words of a group, or of a looser pair of sentences. Out: `Edit`s. A content word that is equal to none
of its counterparts with a proof is in exactly one edit of its side; nothing is dropped here, and how much an edit is
worth is said by its evidence.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from compare.contrast.cutting import Cutter
from compare.contrast.elsewhere import Known
from compare.contrast.evidence import News, news_of
from compare.contrast.phrases import Phrase
from compare.contrast.shapes import RELATIVES
from compare.contrast.view import Sides, View

BESIDE = 4  # tokens from a word that both print within which two phrases stand in one place
PHRASE_LINK = 0.5  # what a link of several words counts


@dataclass(frozen=True, slots=True)
class Edit:
    """A phrase that the other side prints otherwise or not at all, and what of it is news.

    `partner` is the phrase in its place there, `replaced` how surely their words are linked (0 where they only stand
    in one place), `mutual` whether each is the other's partner.
    """

    phrase: Phrase
    news: News
    partner: Phrase | None
    replaced: float
    mutual: bool


def edits(view: View) -> Iterator[Edit]:
    """Yield the edits of all groups, then those of the pairs of sentences beyond them."""
    for sides in (*view.groups, *view.beyond):
        yield from _between(sides, view.known)


def _between(sides: Sides, known: tuple[Known, Known]) -> Iterator[Edit]:
    """Yield the edits of both sides of one group."""
    told = [list(_told(Cutter(side), k)) for side, k in zip(sides, known, strict=True)]
    places = [partners([p for p, _ in told[k]], [p for p, _ in told[1 - k]]) for k in (0, 1)]
    for k in (0, 1):
        for n, (phrase, news) in enumerate(told[k]):
            m, replaced = places[k].get(n, (-1, 0.0))
            mutual = m >= 0 and places[1 - k].get(m, (-1, 0.0))[0] == n
            yield Edit(phrase, news, told[1 - k][m][0] if m >= 0 else None, replaced, mutual)


def _told(cutter: Cutter, known: Known) -> Iterator[tuple[Phrase, News]]:
    """Yield the phrases of one side that hold news."""
    for whole in joined(cutter.phrases()):
        phrase = cutter.trimmed(whole, {cutter.tokens[k].start for k in news_of(whole, known).words})
        news = news_of(phrase, known)
        if news.words and phrase.anchored:
            yield phrase, news


def joined(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Join a relative clause to the phrase right before it: what is left out is left out with what it says of it."""
    held: Phrase | None = None
    for phrase in phrases:
        if held and phrase.opener in RELATIVES and held.end == phrase.start and held.low == phrase.low:
            held = replace(held, end=phrase.end, fresh=held.fresh + phrase.fresh)
            continue
        if held:
            yield held
        held = phrase
    if held:
        yield held


def partners(ours: Sequence[Phrase], theirs: Sequence[Phrase]) -> Mapping[int, tuple[int, float]]:
    """For each phrase of one side, by place, the one of the other side that it replaces, and how surely."""
    holding = {k: m for m, phrase in enumerate(theirs) for k in range(phrase.start, phrase.end)}
    found: dict[int, tuple[int, float]] = {}
    for n, phrase in enumerate(ours):
        linked = _linked(phrase, holding)
        if linked:
            m = max(linked, key=lambda k: (linked[k], -k))
            found[n] = m, linked[m]
            continue
        place = _in_place(phrase, theirs)
        if place is not None:
            found[n] = place, 0.0
    return found


def _linked(phrase: Phrase, holding: Mapping[int, int]) -> Mapping[int, float]:
    """How surely the words of a phrase are linked to each phrase of the other side."""
    side = phrase.side
    found: dict[int, float] = defaultdict(float)
    for k in phrase.fresh:
        for j in side.linked.get(k, ()):
            if j in holding:
                found[holding[j]] += side.scores[k] if len(side.linked[k]) == 1 else PHRASE_LINK
    return found


def _in_place(phrase: Phrase, theirs: Sequence[Phrase]) -> int | None:
    """Find the phrase that stands beside the same words: behind what both print before it, or before what follows."""
    side = phrase.side
    before = next((k for k in range(phrase.start - 1, phrase.low - 1, -1) if k in side.proved), None)
    after = next((k for k in range(phrase.end, phrase.high) if k in side.proved), None)
    left = max(side.linked[before]) if before is not None else None
    right = min(side.linked[after]) if after is not None else None

    def beside(other: Phrase) -> int:
        behind = left is not None and 0 < other.start - left <= BESIDE
        ahead = right is not None and 0 <= right - other.end < BESIDE
        return behind + ahead

    best = max(range(len(theirs)), key=lambda m: (beside(theirs[m]), -m), default=None)
    return best if best is not None and beside(theirs[best]) else None
