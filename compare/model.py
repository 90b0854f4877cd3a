"""Every record that crosses a stage: frozen, plain, and ignorant of the stages.

An article becomes sentences, utterances and mentions (a `Document`); two documents become groups of sentences with
the same content, linked words and paired utterances (a `Comparison`); a comparison becomes findings; findings of all
pairs become a `Report`. All spans are code points `[start, end)` into `Article.text`, which is kept as it was read.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeVar, get_args

from compare.places import Places
from compare.text import Token

if TYPE_CHECKING:  # records are read where no vector is needed, and numpy takes a tenth of a second
    import numpy as np
    from numpy.typing import NDArray

Severity = Literal["error", "warning", "note", "hidden"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note", "hidden")
SentenceRole = Literal["body", "headline", "heading", "boilerplate"]
SourceRole = Literal["peer", "base"]
Verdict = Literal["same-story", "not-the-same-story"]
Status = Literal["open", "confirmed", "dismissed", "unsure", "baseline", "recheck", "expired", "conflict"]
STATUSES: tuple[Status, ...] = get_args(Status)
WAITING: frozenset[Status] = frozenset({"open", "recheck", "expired", "conflict"})  # a person still has to look
# How decisions belong to a finding: its words and sentence, its words, its values, or only the nearest place.
Match = Literal["", "exact", "value", "variant", "anchor"]
T = TypeVar("T")


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


@dataclass(frozen=True, slots=True)
class Story:
    """The sources of one story; `unread` holds one clear line for each source that could not be read."""

    id: str
    title: str
    articles: tuple[Article, ...]
    unread: tuple[str, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as a value: from `low` to `high` of `unit`, of what is `counted`.

    `unit` is "" for plain counts, else a normal form such as "percent", "points", "USD", "km", "year"; `counted` is
    the folded head noun ("rounds", "killed"); `hedge` is "", "about", "atleast", "atmost", "over" or "under".
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
    """What the model says of one sentence: `sentence` (d,), unit length, and `words` (k, d), unit rows.

    `words[i]` belongs to the word piece at `pieces[i]`, code points from the start of the sentence, shape (k, 2).
    """

    sentence: NDArray[np.float32]
    pieces: NDArray[np.int32]
    words: NDArray[np.float32]


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
    """Two documents with all that links them; what the detectors read."""

    a: Document
    b: Document
    verdict: Verdict
    similarity: float
    groups: tuple[Group, ...]
    words: tuple[AlignedWords, ...]
    quotes: tuple[QuotePair, ...] = ()


@dataclass(frozen=True, slots=True)
class Anchor:
    """The differing words of one source as quoted text with up to 32 characters before and behind, for finding them."""

    source: str
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What one person decided on one finding; `fp`, `fv` and `fg` are its exact, value and variant fingerprints.

    `at` and `expires` are RFC 3339 times in UTC, "" for none; `kind` and `severity` the reviewer's override, "" for
    none; `status` is "baseline" where nobody reviewed it.
    """

    fp: str
    fv: str
    fg: str
    status: Literal["baseline", "confirmed", "dismissed", "unsure"]
    reason: str = ""
    comment: str = ""
    by: str = ""
    at: str = ""
    expires: str = ""
    kind: str = ""
    severity: str = ""
    sides: tuple[Anchor, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One discrepancy as plain data; ids of sources are the keys of `spans` and `context`.

    `spans` holds the differing words on each side (an empty span marks the gap where one side lacks them, no key that
    nothing can be named there), `context` the sentence around them, `facts` short named values (speaker, value),
    `attributes` flags such as "in_quote", "in_headline", "marked_edit". The report gives `title`, `id` and `sources`:
    the two compared, in the story's order, also where one has no span, or the only one that the finding is about. The
    review gives `status`, the newest of each person's `decisions`, and by which `match` they belong to it.
    """

    kind: str
    severity: Severity
    confidence: float
    spans: Mapping[str, tuple[Span, ...]]
    context: Mapping[str, Span]
    facts: Mapping[str, str] = field(default_factory=dict)
    attributes: tuple[str, ...] = ()
    title: str = ""
    id: str = ""
    sources: tuple[str, ...] = ()
    status: Status = "open"
    decisions: tuple[Decision, ...] = ()
    match: Match = ""

    @property
    def waits(self) -> bool:
        """Whether a person still has to look at it; what is hidden, being equal in meaning, asks for nobody."""
        return self.status in WAITING and self.severity != "hidden"


@dataclass(frozen=True, slots=True)
class Source:
    """An article of the report with its sentences."""

    article: Article
    sentences: tuple[Sentence, ...]

    @property
    def headline(self) -> str:
        """The headline that the source gives, else the one that its text opens with; "" for none."""
        if self.article.headline:
            return self.article.headline
        printed = [s for s in self.sentences if s.role == "headline"]
        return " ".join(self.article.text[printed[0].start : printed[-1].end].split()) if printed else ""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A group of the report: sentence numbers by source id."""

    sentences: Mapping[str, tuple[int, ...]]
    score: float
    confidence: float
    relation: Literal["same", "partial"]
    moved: bool


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One utterance of the story and how each source prints it: by source id, quoted spans and the relation.

    A source that lacks the utterance has no key in `prints`; relations are those of `QuotePair`, seen from the
    longest print ("whole").
    """

    speaker: str
    prints: Mapping[str, tuple[Span, ...]]
    relations: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Counts:
    """What a report holds: `open` findings by severity, `others` by status, stale and ignored: nothing vanishes."""

    open: Mapping[str, int]
    others: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """All that a renderer needs, already ordered.

    `ignored` findings were left out by the settings; `stale` decisions belong to no finding any more.
    """

    story: str
    title: str
    verdict: Verdict
    similarity: float
    signature: str
    sources: tuple[Source, ...]
    alignments: tuple[Alignment, ...]
    findings: tuple[Finding, ...]
    ledger: tuple[LedgerEntry, ...] = ()
    unread: tuple[str, ...] = ()
    ignored: int = 0
    stale: int = 0

    @property
    def counts(self) -> Counts:
        """How many findings there are of each severity while open, and of each other status."""
        levels = [f.severity for f in self.findings if f.status == "open"]
        return Counts(
            open={level: levels.count(level) for level in SEVERITIES},
            others={
                **{s: sum(f.status == s for f in self.findings) for s in STATUSES if s != "open"},
                "stale": self.stale,
                "ignored": self.ignored,
            },
        )
