"""Findings of different pairs of sources that are about one thing, in stories of three and more.

Comes in: a report, every pair of whose sources was compared on its own. Goes out: pairs of findings, by their places in
the report, that are one point at issue: they are about the same thing and mark the same place of a source that both
compare. Where that source has no place to mark, what it lacks must be the same on the other sides: the same person, the
same words, or sentences that are aligned.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from compare.kinds import OWN_TEXT
from compare.model import Finding, Span
from compare.points.homes import Ground
from compare.text import fold, tokenise

# Their kinds are grades of one thing; in any other family each kind is a thing of its own.
_GRADED = frozenset({"quote", "number", "date", "name"})
# A value is short: with its unit or without, it is the same value.
_VALUES = frozenset({"number", "date", "name"})


def shared(ground: Ground) -> Iterator[tuple[int, int]]:
    """Link the findings, by place in the report, that are one point at issue over several pairs of sources."""
    findings = {i: f for i, f in enumerate(ground.report.findings) if f.severity != "hidden"}
    yield from _same_places(findings)
    yield from _same_lacks(ground, findings)


def topic(kind: str) -> str:
    """Name what a finding of `kind` is about, as far as two findings can be about the same."""
    family = kind.split(".", 1)[0]
    return family if family in _GRADED else kind


def _same_places(findings: Mapping[int, Finding]) -> Iterator[tuple[int, int]]:
    """Link findings about one thing that mark the same place of a source."""
    places: dict[tuple[str, str], dict[Span, int]] = defaultdict(dict)
    for n, f in findings.items():
        for source, spans in f.spans.items():
            held = places[source, topic(f.kind)]
            yield from ((held[span], n) for span in spans if held.setdefault(span, n) != n)
    for (_, about), held in places.items():
        ordered = sorted(held.items())
        for i, (span, n) in enumerate(ordered):
            for other, m in islice(ordered, i + 1, None):
                if other.start > span.end:
                    break
                if n != m and _one_place(span, other, about in _VALUES):
                    yield n, m


def _one_place(one: Span, other: Span, value: bool) -> bool:
    """Whether two spans mark the same: one gap, or words of which the larger part is shared.

    A word inside a long stretch that another finding marks is a point of its own, unless both are values.
    """
    if one.start == one.end or other.start == other.end:
        return one == other
    common = one.overlap(other)
    return common > 0 if value else 2 * common >= max(one.end - one.start, other.end - other.start)


def _same_lacks(ground: Ground, findings: Mapping[int, Finding]) -> Iterator[tuple[int, int]]:
    """Link findings about one thing that a source lacks, where the other sides are one person, wording or statement."""
    groups = _groups(ground)
    seen: dict[tuple[str, str, object], int] = {}
    for n, f in findings.items():
        for key in _lacked(ground, f, groups):
            if key in seen:
                yield seen[key], n
            seen.setdefault(key, n)


def _lacked(
    ground: Ground, finding: Finding, groups: Mapping[tuple[str, int], Sequence[object]]
) -> Iterator[tuple[str, str, object]]:
    """Name what `finding` says a source lacks, in keys that another finding of the same lack shares."""
    lacking = [s for s in finding.sources if not finding.spans.get(s)]
    held = [(s, span) for s, spans in finding.spans.items() for span in spans if span.start < span.end]
    if len(lacking) != 1 or not held or finding.kind in OWN_TEXT:
        return
    about = topic(finding.kind)
    if speaker := finding.facts.get("speaker") if about == "missing.speaker" else None:
        yield "", about, fold(speaker)
        return
    texts = {s: ground.sources[s].article.text for s, _ in held}
    yield lacking[0], about, tuple(fold(texts[s][span.start : span.end]) for s, span in held)
    if about == "missing.statement":
        sentences = {(s, at.n) for s, span in held for at in ground.touching(s, span)}
        yield from ((lacking[0], about, g) for at in sorted(sentences) for g in groups.get(at, ()))


def _groups(ground: Ground) -> dict[tuple[str, int], list[tuple[int, int]]]:
    """Give each sentence, by source and number, the keys that it shares with its counterparts in other sources.

    Where a group is wider than one sentence a side, the counterpart is the one with the most words in common.
    """
    groups: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for i, alignment in enumerate(ground.report.alignments):
        first, *others = alignment.sentences
        words = {n: _words(ground, first, n) for n in alignment.sentences[first]}
        for n in words:
            groups[first, n].append((i, n))
        for source in others:
            for m in alignment.sentences[source] if words else ():
                own = _words(ground, source, m)
                likest = max(words, key=lambda n: len(own & words[n]) / max(1, len(own | words[n])))
                groups[source, m].append((i, likest))
    return groups


def _words(ground: Ground, name: str, n: int) -> set[str]:
    """Collect the words of sentence `n` of a source as they are compared."""
    source = ground.sources[name]
    start, end = next((s.span for s in source.sentences if s.n == n), (0, 0))
    return {token.norm for token in tokenise(source.article.text[start:end]) if token.is_word}
