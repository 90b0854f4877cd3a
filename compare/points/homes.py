"""Where a finding belongs: to one remark, to the claims of one group of sentences, to a passage that one side lacks.

Comes in: the findings of a story, its groups, its ledger, its sources. Goes out: for each finding its home, a key that
it shares with all that a person reads and decides together with it. A finding of a remark stands at its words or, for
verb and speaker, in its sentence. A passage is a run of sentences that one source has and another lacks, up to the next
sentence that both have.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from compare.model import Finding, LedgerEntry, Report, Sentence, Shape, Source, Span

_STATEMENT, _SPEAKER = "missing.statement", "missing.speaker"


class Home(NamedTuple):
    """What findings share: the `shape` of it, the two sources (or the one), and which of its shape it is."""

    shape: Shape
    sources: tuple[str, ...]
    place: tuple[int | str, ...]


@dataclass(frozen=True)
class Ground:
    """A report as homes are sought in it."""

    report: Report

    @cached_property
    def sources(self) -> Mapping[str, Source]:
        """The sources by id."""
        return {s.article.id: s for s in self.report.sources}

    @cached_property
    def groups(self) -> Mapping[tuple[frozenset[str], str, int], list[int]]:
        """The groups of each sentence, by the pair of sources, the source and the number."""
        found: dict[tuple[frozenset[str], str, int], list[int]] = {}
        for i, group in enumerate(self.report.alignments):
            for source, numbers in group.sentences.items():
                for n in numbers:
                    found.setdefault((frozenset(group.sentences), source, n), []).append(i)
        return found

    @cached_property
    def lacked(self) -> frozenset[tuple[frozenset[str], str, int]]:
        """The sentences of which a finding says that the other source of a pair has nothing like them."""
        return frozenset(
            (frozenset(f.sources), source, s.n)
            for f in self.report.findings
            if f.kind == _STATEMENT
            for source, spans in f.spans.items()
            for span in spans
            for s in self.touching(source, span)
            if 2 * span.overlap(s.span) >= s.end - s.start
        )

    @cached_property
    def runs(self) -> Mapping[tuple[frozenset[str], str, int], int]:
        """For each sentence that one source of a pair has alone, the first of the run that it stands in."""
        ids = list(self.sources)
        pairs = {frozenset((one, other)) for one in ids for other in ids if one != other}
        return {key: first for pair in pairs for source in pair for key, first in self._runs_of(pair, source)}

    def _runs_of(self, pair: frozenset[str], source: str) -> Iterator[tuple[tuple[frozenset[str], str, int], int]]:
        first = 0
        for s in self.sources[source].sentences:
            key = (pair, source, s.n)
            if key in self.groups and key not in self.lacked:
                first = 0
            elif s.role == "body" or first:
                first = first or s.n
                yield key, first

    def touching(self, source: str, span: Span) -> Sequence[Sentence]:
        """The sentences of `source` that share a character with `span`, or hold the place of an empty one."""
        return self.sources[source].touching(span)

    def numbers(self, finding: Finding, source: str) -> list[int]:
        """The sentences of `source` that `finding` marks, of a speaker's remarks only the first."""
        spans = finding.spans.get(source, ())
        return [s.n for span in (spans[:1] if finding.kind == _SPEAKER else spans) for s in self.touching(source, span)]


def home_of(ground: Ground, finding: Finding) -> Home:
    """Find the home of a finding of the report."""
    if finding.kind.startswith("headline.") or "in_headline" in finding.attributes:
        return Home("headline", finding.sources, ())
    remark = _remark(ground, finding)
    if remark is not None:
        return Home("remark", finding.sources, (remark, _group(ground, finding)))
    return _claim(ground, finding) or _passage(ground, finding)


def _remark(ground: Ground, finding: Finding) -> int | None:
    """The number of the ledger's entry whose words, or whose sentences for verb and speaker, `finding` marks."""
    if len(finding.sources) < 2 or not finding.spans:
        return None
    if finding.kind.startswith("attribution.") and finding.kind != "attribution.role":
        near = [(_by_sentence(ground, entry, finding), -i) for i, entry in enumerate(ground.report.ledger)]
    elif finding.kind.startswith("quote.") or "in_quote" in finding.attributes:
        near = [(_by_words(entry, finding), -i) for i, entry in enumerate(ground.report.ledger)]
    else:
        return None
    most, at = max(near, default=(0, 0))
    return -at if most else None


def _by_words(entry: LedgerEntry, finding: Finding) -> int:
    """How many characters of `finding` stand in the prints of `entry`; none where a side stands outside them."""
    shared = [
        sum(max(p.overlap(span), 1) for span in spans for p in entry.prints.get(source, ()) if _beside(p, span))
        for source, spans in finding.spans.items()
        if spans
    ]
    return sum(shared) if all(shared) else 0


def _beside(one: Span, other: Span) -> bool:
    """Whether two spans overlap or, one being a gap, touch but for a mark between them."""
    return one.overlap(other) > 0 or (other.start == other.end and one.start - 1 <= other.start <= one.end + 1)


def _by_sentence(ground: Ground, entry: LedgerEntry, finding: Finding) -> int:
    """How many sides of `finding` stand in a sentence with a print of `entry`; none where not all do."""
    held = [
        not {n for span in spans for n in _at(ground, source, span)}.isdisjoint(
            n for span in entry.prints.get(source, ()) for n in _at(ground, source, span)
        )
        for source, spans in finding.spans.items()
        if spans
    ]
    return len(held) if held and all(held) else 0


def _at(ground: Ground, source: str, span: Span) -> Iterable[int]:
    return (s.n for s in ground.touching(source, span))


def _group(ground: Ground, finding: Finding) -> int:
    """The group that most of the marked sentences belong to, words before gaps; -1 where they stand alone."""
    pair, votes = frozenset(finding.sources), Counter[int]()
    for source, spans in finding.spans.items():
        groups = {g for n in ground.numbers(finding, source) for g in ground.groups.get((pair, source, n), ())}
        votes.update(dict.fromkeys(groups, 2 if any(span.start < span.end for span in spans) else 1))
    return min(votes, key=lambda g: (-votes[g], g), default=-1)


def _claim(ground: Ground, finding: Finding) -> Home | None:
    """The claims of the group, or of the two sentences beyond all groups, that are marked; None where one is alone."""
    if len(finding.sources) < 2 or finding.kind == _STATEMENT:
        return None
    group = _group(ground, finding)
    if group >= 0:
        return Home("claim", finding.sources, (group,))
    sides = {source: ground.numbers(finding, source) for source in finding.spans}
    if len(firsts := [(source, min(numbers)) for source, numbers in sorted(sides.items()) if numbers]) == 2:
        return Home("claim", finding.sources, tuple(part for first in firsts for part in first))
    return None


def _passage(ground: Ground, finding: Finding) -> Home:
    """The run of sentences in which the words stand that one source has alone."""
    for source, spans in finding.spans.items():
        if any(span.start < span.end for span in spans):
            numbers = ground.numbers(finding, source)
            run = ground.runs.get((frozenset(finding.sources), source, numbers[0]), numbers[0]) if numbers else 0
            return Home("passage", finding.sources, (source, run))
    return Home("passage", finding.sources, ())
