"""What links two documents: groups of sentences, linked words, paired utterances."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from compare.model.documents import Document
from compare.text import Token

Verdict = Literal["same-story", "not-the-same-story"]


@dataclass(frozen=True, slots=True)
class Group:
    """Sentences `a` of one article and `b` of the other with the same content, by number.

    `score` is the blended likeness, `confidence` the calibrated chance that a reader would group them; `relation` is
    "same", or "partial" where only one proposition is shared; `moved` where the group crosses the others.
    """

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float
    confidence: float
    relation: Literal["same", "partial"] = "same"
    moved: bool = False


@dataclass(frozen=True, slots=True)
class NearPair:
    """A sentence of either article, by number, that no group holds together, though they may share a proposition.

    `chance` is the calibrated chance that a reader would group the two, `score` the cosine of their vectors.
    """

    a: int
    b: int
    chance: float
    score: float

    def as_group(self) -> Group:
        """The pair as a group of its own, for what reads groups."""
        return Group((self.a,), (self.b,), self.score, self.chance, "partial")


@dataclass(frozen=True, slots=True)
class WordLink:
    """Tokens that stand for each other: indices into the token tuples of an `AlignedWords`."""

    a: tuple[int, ...]
    b: tuple[int, ...]
    score: float

    @property
    def equal(self) -> bool:
        """Whether the comparison forms are the same."""
        return self.score >= 1.0


@dataclass(frozen=True, slots=True)
class AlignedWords:
    """The words of a group: all tokens of its sentences in reading order, and the links between them."""

    group: Group
    a: tuple[Token, ...]
    b: tuple[Token, ...]
    links: tuple[WordLink, ...]


@dataclass(frozen=True, slots=True)
class QuotePair:
    """One utterance as both print it: utterances `a` and `b` by number, tokens between the marks, and their links.

    `relation`: "whole" (every word), "cut" (one prints less), "spliced", "reworded" (words differ), "paraphrased"
    (one side is indirect speech: its tokens are the content's).
    """

    a: int
    b: int
    a_tokens: tuple[Token, ...]
    b_tokens: tuple[Token, ...]
    links: tuple[WordLink, ...]
    relation: Literal["whole", "cut", "spliced", "reworded", "paraphrased"]
    score: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents with all that links them; what the detectors read.

    `words` runs parallel to `groups`. `leads` are the likeliest pairs beyond the groups, a few for each sentence, and
    `near_words` runs parallel to them.
    """

    a: Document
    b: Document
    verdict: Verdict
    similarity: float
    groups: tuple[Group, ...]
    words: tuple[AlignedWords, ...]
    quotes: tuple[QuotePair, ...] = ()
    leads: tuple[NearPair, ...] = ()
    near_words: tuple[AlignedWords, ...] = ()
