"""A group's linked words as detectors need them: by token, from either side."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, pairwise

from compare.contrast.proofs import is_proved
from compare.contrast.reading import Reading
from compare.lexicon.function_words import FUNCTION_WORDS
from compare.model import AlignedWords, Comparison, Document, Group, Quantity, Span, Utterance
from compare.places import Places
from compare.text import Token

SURE_LINK = 0.6  # likeness from which two words that differ tell the same


class Side:
    """One side of an aligned group: its document, tokens, and for each token the linked ones of the other side.

    `first` for the side of the first article, `lead` where no group holds the two sentences.
    """

    def __init__(self, words: AlignedWords, doc: Document, *, first: bool, lead: bool) -> None:
        self.words, self.doc, self.first, self.lead = words, doc, first, lead
        self.tokens = words.a if first else words.b
        self.others = words.b if first else words.a

    @cached_property
    def linked(self) -> dict[int, tuple[int, ...]]:
        """Indices of the other side's tokens by index of this side's."""
        pairs = [(link.a, link.b) if self.first else (link.b, link.a) for link in self.words.links]
        return {i: theirs for ours, theirs in pairs for i in ours}

    @cached_property
    def scores(self) -> dict[int, float]:
        """The likeness of each linked token to its counterpart."""
        return {i: link.score for link in self.words.links for i in (link.a if self.first else link.b)}

    @cached_property
    def proved(self) -> dict[int, tuple[int, ...]]:
        """The entries of `linked` whose words are equal with a proof."""
        return {
            i: theirs
            for i, theirs in self.linked.items()
            if any(is_proved(self.tokens[i], self.others[j]) for j in theirs)
        }

    def shares(self, low: int, high: int) -> bool:
        """Whether a word in [low, high) that tells something surely stands for one of the other side."""
        return any(
            k in self.linked and self.scores[k] >= SURE_LINK and not is_light(self.tokens[k]) for k in range(low, high)
        )

    @property
    def reading(self) -> Reading:
        """The reading of its article."""
        return self.doc.once(Reading)

    @property
    def group(self) -> Group:
        """The group that both sides belong to."""
        return self.words.group

    @property
    def numbers(self) -> tuple[int, ...]:
        """The sentences of this side, in the order of its tokens."""
        return self.group.a if self.first else self.group.b

    @cached_property
    def sentences(self) -> list[tuple[int, range]]:
        """The sentences of this side by number, with their tokens."""
        ends = accumulate((len(self.doc.tokens[n - 1]) for n in self.numbers), initial=0)
        return [(n, range(*at)) for n, at in zip(self.numbers, pairwise(ends), strict=True)]

    @cached_property
    def figures(self) -> dict[int, Quantity]:
        """The quantity to which a token belongs, by the index of the token."""
        return {k: q for k, t in enumerate(self.tokens) if (q := self.doc.once(_quantities).at(t.start)) is not None}

    @property
    def other_numbers(self) -> tuple[int, ...]:
        """The sentences of the other side."""
        return self.group.b if self.first else self.group.a

    @cached_property
    def rows(self) -> Sequence[range]:
        """The tokens of each sentence, in the order of `numbers`."""
        ends = accumulate((len(self.doc.tokens[n - 1]) for n in self.numbers), initial=0)
        return [range(low, high) for low, high in pairwise(ends)]

    @cached_property
    def homes(self) -> Sequence[range]:
        """For each token the tokens of its sentence."""
        return [row for row in self.rows for _ in row]

    def gap_after(self, index: int) -> Span:
        """The place on the other side behind the counterpart of the nearest linked token up to `index`."""
        for k in range(index, -1, -1):
            if k in self.linked:
                at = self.others[max(self.linked[k])].end
                return Span(at, at)
        at = self.others[0].start if self.others else 0
        return Span(at, at)


def is_light(token: Token) -> bool:
    """Whether a token is grammar or a mark."""
    return not token.is_word or token.norm in FUNCTION_WORDS


def both_sides(pair: Comparison, words: AlignedWords, *, lead: bool = False) -> tuple[Side, Side]:
    """The two sides of a group, or of a pair of sentences beyond the groups."""
    return Side(words, pair.a, first=True, lead=lead), Side(words, pair.b, first=False, lead=lead)


def in_quotes(doc: Document, span: tuple[int, int]) -> bool:
    """Whether `span` begins between the marks of a quotation."""
    return doc.once(_quotes).covers(span[0])


def teller(doc: Document, offset: int) -> Utterance | None:
    """The first utterance that reports what stands at `offset`, None where the article itself says it."""
    return doc.once(_reports).at(offset)


def _quotes(doc: Document) -> Places[None]:
    """The words of `doc` between quotation marks, by place."""
    return Places((q.start, q.end, None) for u in doc.utterances for q in u.quotes)


def _quantities(doc: Document) -> Places[Quantity]:
    """The quantities of `doc` by place."""
    return Places((q.start, q.end, q) for q in doc.quantities)


def _reports(doc: Document) -> Places[Utterance]:
    """The utterances of `doc` by place of what they report."""
    return Places((c.start, c.end, u) for u in doc.utterances for c in u.content)


def place(ours: Iterable[Span], theirs: Iterable[Span], *, first: bool) -> tuple[Iterable[Span], Iterable[Span]]:
    """Put the spans of one side, the `first` or not, and those of the other in the order of the comparison."""
    return (ours, theirs) if first else (theirs, ours)
