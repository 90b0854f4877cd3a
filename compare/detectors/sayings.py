"""One remark in both articles: utterances paired by their quoted words, or by the linked words of their sentences.

In: a comparison. Out: `Saying`s. Quotations that share words are paired wherever they stand; indirect speech only
inside an aligned group, where most content words of both contents are linked to each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.contrast.aligned import is_light
from compare.contrast.reading import Reading, inside
from compare.model import AlignedWords, Comparison, QuotePair, Span, Utterance
from compare.text import Token

LONGEST_PHRASE = 4  # words
LONGEST_TITLE = 100  # characters of the title of a work
LEAST_SHARED = 3  # content words of a quotation: fewer are a phrase that anybody may use
LEAST_SHARE = 0.5  # of both contents' words, for indirect speech
MANY_SHARED, LEAST_COVERED = 5, 0.4  # or so many words, and that share of the shorter content
SURE_LINK = 0.6


@dataclass(frozen=True, slots=True)
class Saying:
    """Utterances `a` and `b` that report one remark, `likeness` from 0 to 1.

    `quoted` where quoted words are shared, with the `phrase` where those are few;
    `words` counts the shared content words, names of works and feasts left out: anybody may quote a motto.
    """

    a: Utterance
    b: Utterance
    likeness: float
    quoted: bool
    words: int
    phrase: tuple[Span, Span] | None = None

    @property
    def chance(self) -> bool:
        """Whether so few words are shared that anybody may have said them."""
        return self.words < LEAST_SHARED and (self.likeness < 1 or not self.words)


def sayings(pair: Comparison, a: Reading, b: Reading) -> Iterator[Saying]:
    """Yield every pair of utterances that report one remark, quotations first."""
    told: set[tuple[int, int]] = set()
    for quote in pair.quotes:
        if quote.relation == "paraphrased":
            continue
        equal = [t for link in quote.links if link.equal for t in _telling(quote.a_tokens, link.a, a)]
        shorter = min(_content(quote.a_tokens), _content(quote.b_tokens))
        likeness = min(1.0, len(equal) / max(1, shorter))
        told.add((quote.a, quote.b))
        yield Saying(a.numbered[quote.a], b.numbered[quote.b], likeness, True, len(equal), _phrase(quote))
    for aligned in pair.words:
        for saying in _reported(aligned, a, b):
            if (saying.a.n, saying.b.n) not in told:
                told.add((saying.a.n, saying.b.n))
                yield saying


def _phrase(quote: QuotePair) -> tuple[Span, Span] | None:
    """Where a shared phrase of a few words stands, None for a longer remark."""
    equal = [link for link in quote.links if link.equal]
    if not equal or len(equal) > LONGEST_PHRASE:
        return None
    first, last = equal[0], equal[-1]
    return (
        Span(quote.a_tokens[first.a[0]].start, quote.a_tokens[last.a[-1]].end),
        Span(quote.b_tokens[first.b[0]].start, quote.b_tokens[last.b[-1]].end),
    )


def _content(tokens: tuple[Token, ...]) -> int:
    return sum(not is_light(t) for t in tokens)


def _telling(tokens: Sequence[Token], places: Sequence[int], reading: Reading) -> list[Token]:
    """Keep the content words that belong to no work or feast: a motto is anybody's to quote."""
    content = [tokens[k] for k in places if not is_light(tokens[k])]
    return [t for t in content if not _in_work(t, reading)]


def _in_work(token: Token, reading: Reading) -> bool:
    near = reading.names_in((token.start - LONGEST_TITLE, token.start + 1))
    return any(n.type == "other" and n.end > token.start for n in near)


def _reported(aligned: AlignedWords, a: Reading, b: Reading) -> Iterator[Saying]:
    """Pair the utterances of one group by the links between their contents."""
    for u in a.beginning(aligned.group.a):
        for v in b.beginning(aligned.group.b):
            ours = {i for i, t in enumerate(aligned.a) if inside(u, t) and not is_light(t)}
            theirs = {j for j, t in enumerate(aligned.b) if inside(v, t) and not is_light(t)}
            linked = [
                link for link in aligned.links
                if link.score >= SURE_LINK and set(link.a) & ours and set(link.b) & theirs
            ]  # fmt: skip
            share = 2 * len(linked) / max(1, len(ours) + len(theirs))
            covered = len(linked) / max(1, min(len(ours), len(theirs)))
            alike = (len(linked) >= LEAST_SHARED and share >= LEAST_SHARE) or (share == 1 and len(linked) > 1)
            if alike or (len(linked) >= MANY_SHARED and covered >= LEAST_COVERED):
                yield Saying(u, v, share * aligned.group.confidence, False, len(linked))
