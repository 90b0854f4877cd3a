"""What is told and decided: findings with their decisions, and the report of a story."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, get_args

from compare.model.articles import Article, Sentence, Span
from compare.model.comparisons import Verdict
from compare.model.facts import Facts

Severity = Literal["error", "warning", "note", "hidden"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "note", "hidden")
Status = Literal["open", "confirmed", "dismissed", "unsure", "baseline", "recheck", "expired", "conflict"]
STATUSES: tuple[Status, ...] = get_args(Status)
WAITING: frozenset[Status] = frozenset({"open", "recheck", "expired", "conflict"})  # a person still has to look
# How decisions belong to a finding: its words and sentence, its words, its values, or only the nearest place.
Match = Literal["", "exact", "value", "variant", "anchor"]


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
    facts: Facts = field(default_factory=dict)
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


# What a point is about: one remark, the claims of one group of sentences, a passage that one source lacks, the
# headlines, or one value over three and more sources.
Shape = Literal["remark", "claim", "passage", "headline", "value"]


@dataclass(frozen=True, slots=True)
class Point:
    """What a person reads and decides as one thing: `findings` by id, the likeliest of the gravest first.

    `severity` is the gravest finding's as the program gave it, `title` one line that says the difference, `passages`
    where in each source it stands: from the first to the last sentence, or words of a remark, that a finding marks.
    """

    id: str
    findings: tuple[str, ...]
    title: str
    severity: Severity
    shape: Shape
    passages: Mapping[str, Span]


def _start(sentence: Sentence) -> int:
    return sentence.start


@dataclass(frozen=True, slots=True)
class Source:
    """An article of the report with its sentences."""

    article: Article
    sentences: tuple[Sentence, ...]

    def touching(self, span: tuple[int, int]) -> Sequence[Sentence]:
        """The sentences that share a character with `span`, or hold the place of an empty one."""
        start, end = span
        first = max(0, bisect_right(self.sentences, start, key=_start) - 1)
        held = self.sentences[first : bisect_left(self.sentences, max(end, start + 1), key=_start)]
        return [s for s in held if s.end > start or start == end == s.end]

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
    """All that a renderer needs, already ordered; every finding is in exactly one of the `points`.

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
    points: tuple[Point, ...] = ()
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
