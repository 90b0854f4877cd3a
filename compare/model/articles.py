"""What is read: spans of text, articles with their sentences, and the story they tell."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

SentenceRole = Literal["body", "headline", "heading", "boilerplate"]
SourceRole = Literal["peer", "base"]


class Span(NamedTuple):
    """Code points [start, end); empty (start = end) marks a gap."""

    start: int
    end: int

    def overlap(self, other: tuple[int, int]) -> int:
        """How many code points both share."""
        return max(0, min(self.end, other[1]) - max(self.start, other[0]))


@dataclass(frozen=True, slots=True)
class Article:
    """One source as read: its text untouched, and what is known about it."""

    id: str
    path: str
    text: str
    sha256: str
    publisher: str | None = None
    headline: str | None = None
    byline: str | None = None
    published: str | None = None
    modified: str | None = None
    url: str | None = None
    lang: str = "en"
    role: SourceRole = "peer"
    warnings: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """What a sentence of the report calls this source: the publisher, else the letter."""
        return self.publisher or self.id.upper()

    @property
    def day(self) -> date | None:
        """The day on which it appeared, None where nothing says so."""
        try:
            return date.fromisoformat((self.published or "")[:10])
        except ValueError:
            return None


@dataclass(frozen=True, slots=True)
class Story:
    """The sources of one story; `unread` holds one clear line for each source that could not be read.

    Where nobody gave a `title`, it is the name of the folder or of the files.
    """

    id: str
    title: str
    articles: tuple[Article, ...]
    unread: tuple[str, ...] = ()
    is_titled: bool = True


@dataclass(frozen=True, slots=True)
class Sentence:
    """Sentence `n` (from 1) of an article; `paragraph` counts from 1."""

    n: int
    start: int
    end: int
    paragraph: int
    role: SentenceRole = "body"

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)
