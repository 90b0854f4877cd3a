"""One remark in both articles: utterances paired by their quoted words, or by the linked words of their sentences.

In: what each article tells of the other's utterances. Out: `Saying`s. Quotations that share words are paired wherever
they stand; indirect speech only inside an aligned group, where most content words of both contents are linked to each
other.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from compare.contrast.aligned import is_light
from compare.contrast.reading import Reading, inside
from compare.contrast.voices.told import Told
from compare.model import QuotePair, Span, Utterance
from compare.text import Token

LONGEST_PHRASE = 4  # words
LONGEST_TITLE = 100  # characters of the title of a work
LEAST_SHARED = 3  # content words of a quotation: fewer are a phrase that anybody may use
LEAST_SHARE = 0.5  # of the weight of a content's words, for indirect speech
SURE_SHARE = 0.6  # of both contents: then two words are enough
WHOLE = 0.95  # of the shorter quotation: then two words are as well


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
        return self.words < LEAST_SHARED and (self.likeness < WHOLE or not self.words)


def sayings(told: Told) -> Iterator[Saying]:
    """Yield every pair of utterances that report one remark, quotations first."""
    a, b = (doc.once(Reading) for doc in (told.pair.a, told.pair.b))
    paired: set[tuple[int, int]] = set()
    for quote in told.pair.quotes:
        if quote.relation == "paraphrased":
            continue
        equal = [t for link in quote.links if link.equal for t in _telling(quote.a_tokens, link.a, a)]
        shorter = min(_content(quote.a_tokens), _content(quote.b_tokens))
        likeness = min(1.0, len(equal) / max(1, shorter))
        paired.add((quote.a, quote.b))
        yield Saying(a.numbered[quote.a], b.numbered[quote.b], likeness, True, len(equal), _phrase(quote))
    for saying in _reported(told, a, b):
        if (saying.a.n, saying.b.n) not in paired:
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


def _reported(told: Told, a: Reading, b: Reading) -> Iterator[Saying]:
    """Pair utterances by the words of their contents, in aligned sentences or, with more evidence, anywhere."""
    for u in a.doc.utterances:
        whole = told.weigh(told.content(a, u))
        found: dict[int, tuple[dict[Token, set[Token]], float]] = {}
        for telling in told.tellings(a, u):
            for v in b.touching([telling.sentence.n]):
                hits, sure = found.get(v.n, ({}, 0.0))
                for token, answers in telling.hits.items():
                    inner = {t for t in answers if inside(v, t)}
                    if inner:
                        hits.setdefault(token, set()).update(inner)
                found[v.n] = hits, max(sure, telling.confidence)
        for n, (hits, sure) in sorted(found.items()):
            v = b.numbered[n]
            ours = told.weigh(list(hits)) / whole
            theirs = told.weigh(list(set().union(*hits.values()))) / max(told.weigh(told.content(b, v)), 1e-9)
            if _is_one(ours, theirs, len(hits), aligned=sure > 0):
                yield Saying(u, v, (ours + theirs) / 2, False, len(hits))


def _is_one(ours: float, theirs: float, words: int, *, aligned: bool) -> bool:
    """Whether two contents are one remark, by the shares of each that the other has and the words both have."""
    less, more = sorted((ours, theirs))
    if aligned:
        return (more >= LEAST_SHARE and words >= LEAST_SHARED) or (less >= SURE_SHARE and words > 1)
    return less >= LEAST_SHARE and words > LEAST_SHARED
