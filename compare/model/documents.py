"""What can be read from one article alone: values, names, utterances, vectors, and the document of them all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from compare.model.articles import Article, Sentence, Span
from compare.places import Places
from compare.text import Token

if TYPE_CHECKING:  # records are read where no vector is needed, and numpy takes a tenth of a second
    import numpy as np
    from numpy.typing import NDArray

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a value: from `low` to `high` of `unit`, of what is `counted`.

    `unit` is "" for plain counts, else a normal form such as "percent", "points", "USD", "km", "year"; `counted` is
    the folded head noun ("rounds", "killed"); `hedge` is "", "about", "nearly" and
    "above" (just under, just over), "atleast", "atmost", "over" or "under". `per` is the time or head that a rate is
    counted for ("year", "2 year" for over two years), and `reach` where the words for it end. What only names a thing
    (Article 5) has unit "name" and counts the word for it.
    """

    start: int
    end: int
    low: float
    high: float
    unit: str = ""
    counted: str = ""
    hedge: str = ""
    ordinal: bool = False
    exact: bool = True
    per: str = ""
    reach: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """A time as the days it may mean, `earliest` to `latest`; both None where nothing resolves it.

    `form` is "day", "weekday", "relative", "month", "season", "year", "time", "span" or "duration". `printed` is what
    the calendar shows of it in ISO 8601 parts, so that dates without a year can be compared: "2025-11-04", "--11-04",
    "--11", "2025", "W2" (a Tuesday). `hours` are those of the day that it may mean, 0 to 24, later ones after midnight.
    """

    start: int
    end: int
    form: str
    earliest: date | None = None
    latest: date | None = None
    printed: str = ""
    hours: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of a person, body, place or work; mentions of one referent share `entity`.

    `full` is the longest form of that referent in the article, `title` the role words beside this mention
    ("Press Secretary"), `type` one of "person", "body", "place", "other".
    """

    start: int
    end: int
    full: str
    entity: int
    type: str = "other"
    title: str = ""


@dataclass(frozen=True, slots=True)
class Utterance:
    """What somebody is reported to say: quoted pieces, the whole content, its source and cue.

    `quotes` are the spans between the quotation marks, in order (none: indirect speech); `content` the spans of all
    that is reported, marks included; `source` the words that name the speaker here, `speaker` the resolved full name.
    """

    n: int
    quotes: tuple[Span, ...]
    content: tuple[Span, ...]
    sentences: tuple[int, ...]
    source: Span | None = None
    cue: Span | None = None
    speaker: str = ""

    @property
    def form(self) -> Literal["direct", "mixed", "indirect"]:
        """Direct where every reported word stands in quotation marks, indirect where none does."""
        if not self.quotes:
            return "indirect"
        quoted = sum(q.end - q.start for q in self.quotes)
        whole = sum(c.end - c.start for c in self.content)
        return "direct" if whole - quoted <= 4 * len(self.quotes) else "mixed"

    def fragment_in(self, text: str) -> bool:
        """Whether it quotes pieces inside a sentence of the article `text`; a whole quotation opens in upper case."""
        opening = text[self.quotes[0].start : self.quotes[0].end].lstrip(" [(….") if self.quotes else ""
        return self.form == "mixed" or opening[:1].islower()


@dataclass(frozen=True, slots=True)
class SentenceVectors:
    """What the model says of one sentence: `sentence` (d,), unit length, `words` and `inner` (k, d), unit rows.

    `words[i]` belongs to the word piece at `pieces[i]`, code points from the start of the sentence, shape (k, 2), and
    so does `inner[i]`, from a middle layer, which tells more of grammar; (k, 0) where the model gives none.
    """

    sentence: NDArray[np.float32]
    pieces: NDArray[np.int32]
    words: NDArray[np.float32]
    inner: NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Document:
    """An article with everything that can be read from it alone; `tokens` run parallel to `sentences`."""

    article: Article
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]
    utterances: tuple[Utterance, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    moments: tuple[Moment, ...] = ()
    names: tuple[Name, ...] = ()
    _read: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """The source's id."""
        return self.article.id

    def words(self, span: tuple[int, int]) -> str:
        """The article's own text at `span`."""
        return self.article.text[span[0] : span[1]]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds `offset`, if one does."""
        return self.once(_by_place).at(offset)

    def once(self, read: Callable[[Document], T]) -> T:
        """What `read` gives for this document, read when first asked for and kept with it: a table to look up in."""
        if read not in self._read:
            self._read[read] = read(self)
        kept: T = self._read[read]
        return kept


def _by_place(doc: Document) -> Places[Sentence]:
    """The sentences of `doc` by place."""
    return Places((s.start, s.end, s) for s in doc.sentences)
