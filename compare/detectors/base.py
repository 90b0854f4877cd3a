"""What every detector shares: building a finding, and claiming words so that one difference is one finding."""

from collections.abc import Iterable

from compare.contrast.aligned import is_light
from compare.kinds import KINDS, graded, higher
from compare.model import Comparison, Document, Facts, Finding, Severity, Span
from compare.text import tokenise

PAGE = 512  # characters of a page: some sentences


class Claims:
    """The words that findings already stand on, by source."""

    def __init__(self, pair: Comparison) -> None:
        self._docs = {pair.a.id: pair.a, pair.b.id: pair.b}
        self._held: dict[tuple[str, int], dict[Span, int]] = {}  # how often each is claimed, by source and page
        self._begun: set[tuple[str, str, int]] = set()  # where findings begin, by kind and source

    def add(self, finding: Finding) -> None:
        """Claim the words of `finding`."""
        for source, spans in finding.spans.items():
            self._begun.update((finding.kind, source, span.start) for span in spans)
            for span in spans:
                for page in _pages(span):
                    held = self._held.setdefault((source, page), {})
                    held[span] = held.get(span, 0) + 1

    def hold(self, finding: Finding) -> bool:
        """Whether on every side that has words most of them are claimed, or the same is told from there on."""
        worded = {i: [s for s in spans if s.end > s.start] for i, spans in finding.spans.items()}
        told = {i: spans for i, spans in worded.items() if spans}
        begun = all((finding.kind, i, s.start) in self._begun for i, spans in told.items() for s in spans)
        return bool(told) and (begun or all(self._covers(i, spans) for i, spans in told.items()))

    def touch(self, finding: Finding) -> bool:
        """Whether any word of `finding` is claimed."""
        return any(self._claimed(source, span) for source, spans in finding.spans.items() for span in spans)

    def _covers(self, source: str, spans: Iterable[Span]) -> bool:
        return all(2 * self._claimed(source, span) >= self._size(source, span) for span in spans)

    def _size(self, source: str, span: Span) -> int:
        """How many characters of `span` belong to words that tell something; all of them where none does."""
        tokens = tokenise(self._docs[source].words(span))
        telling = sum(t.end - t.start for t in tokens if not is_light(t))
        return telling or span.end - span.start

    def _claimed(self, source: str, span: Span) -> int:
        """How many characters of `span` are claimed, each as often as it is."""
        near = {held: times for page in _pages(span) for held, times in self._held.get((source, page), {}).items()}
        return sum(span.overlap(held) * times for held, times in near.items())


def _pages(span: Span) -> range:
    """The numbers of the pages that `span` touches; none where it is empty."""
    return range(span.start // PAGE, (span.end - 1) // PAGE + 1) if span.end > span.start else range(0)


def context_of(doc: Document, spans: Iterable[Span]) -> Span | None:
    """The sentences of `doc` that hold `spans`, as one span; None where there is none."""
    held = [s for span in spans if (s := doc.sentence_at(span.start)) or (s := doc.sentence_at(span.start - 1))]
    return Span(min(s.start for s in held), max(s.end for s in held)) if held else None


def _in_headline(doc: Document, spans: Iterable[Span]) -> bool:
    """Whether words at one of `spans` stand in the headline that `doc` prints."""
    homes = [doc.sentence_at(span.start) for span in spans if span.end > span.start]
    return any(home is not None and home.role == "headline" for home in homes)


def filled(facts: Facts) -> Facts:
    """The `facts` that say something."""
    return {name: told for name, told in facts.items() if told}


def make_finding(
    pair: Comparison,
    kind: str,
    a: Iterable[Span],
    b: Iterable[Span],
    confidence: float,
    *,
    severity: Severity | None = None,
    facts: Facts | None = None,
    attributes: Iterable[str] = (),
) -> Finding:
    """Build a finding of `kind` at spans `a` and `b`; a headline raises the severity a step, low confidence lowers it.

    Below one half an error would be wrong more often than right, so it is never shown as one.
    """
    sides = {pair.a.id: tuple(a), pair.b.id: tuple(b)}
    docs = {pair.a.id: pair.a, pair.b.id: pair.b}
    around = {i: c for i, spans in sides.items() if (c := context_of(docs[i], spans))}
    level, flags = severity or KINDS[kind].severity, list(attributes)
    if KINDS[kind].family != "headline" and any(_in_headline(docs[i], spans) for i, spans in sides.items()):
        level = higher(level)
        flags.append("in_headline")
    return Finding(
        kind=kind,
        severity=graded(level, confidence),
        confidence=round(min(1.0, max(0.0, confidence)), 2),
        spans={i: spans for i, spans in sides.items() if spans},
        context=around,
        facts=dict(facts or {}),
        attributes=tuple(flags),
    )
