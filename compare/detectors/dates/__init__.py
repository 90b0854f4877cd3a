"""Dates: one event put at times that exclude each other, or given more exactly by one article.

In: the moments of aligned groups, resolved against each article's own date; then those of neighbouring groups, for
what one article tells in two sentences the other may tell in other two. Out: `date.*`. Times are compared only
where the words beside them tell one event with the same people or things in it; a conflict needs more of this than a
note. A time that only one article has is a matter of `missing.detail`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.contrast.aligned import both_sides, in_quotes
from compare.detectors.base import make_finding
from compare.detectors.dates.matching import Match, match_moments
from compare.detectors.dates.times import days_apart, relate, show
from compare.detectors.neighbours import neighbours
from compare.detectors.seats import beginning_in, within
from compare.model import AlignedWords, Comparison, Document, Finding, Moment, Severity, Span
from compare.settings import Settings

# Either article prints the other's time in the same statement: the conflict may be one of two events.
DOUBT = 0.5
_COUNTED_FROM_TODAY = frozenset({"relative", "span"})


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield date findings, group by group; `settings` change nothing here."""
    settled = set[tuple[str, int]]()
    for words in (*pair.words, *neighbours(pair)):
        sides = both_sides(pair, words)
        ours, theirs = (
            [m for m in within(side, side.doc.moments) if (side.doc.id, m.start) not in settled] for side in sides
        )
        for match in match_moments(sides, ours, theirs):
            settled |= {(pair.a.id, match.a.start), (pair.b.id, match.b.start)}
            yield from _judge(pair, words, match)


def _judge(pair: Comparison, words: AlignedWords, match: Match) -> Iterator[Finding]:
    """Yield the finding that a matched pair of moments deserves, if any."""
    relation = relate(match.a, match.b)
    if relation in ("finer", "coarser") and match.is_likely and "span" not in (match.a.form, match.b.form):
        yield _finding(pair, words, match, "date.precision", match.confidence)
    elif relation == "apart" and match.is_sure and not _spoken_then(pair, match):
        doubt = DOUBT if _printed_too(pair, words, match) else 1.0
        yield _finding(pair, words, match, "date.conflict", match.confidence * doubt)


def _spoken_then(pair: Comparison, match: Match) -> bool:
    """Whether a time counted from today stands in a quotation, where today is the speaker's."""
    return any(
        m.form in _COUNTED_FROM_TODAY and in_quotes(doc, (m.start, m.end))
        for doc, m in ((pair.a, match.a), (pair.b, match.b))
    )


def _printed_too(pair: Comparison, words: AlignedWords, match: Match) -> bool:
    """Whether the same statement of the other article prints one of the times as well."""
    others_b = _inside(pair.b, words.group.b, match.b)
    others_a = _inside(pair.a, words.group.a, match.a)
    return any(relate(match.a, m) == "same" for m in others_b) or any(relate(match.b, m) == "same" for m in others_a)


def _inside(doc: Document, numbers: Sequence[int], but: Moment) -> list[Moment]:
    """The moments of the numbered sentences of `doc` other than `but`."""
    return [m for m in beginning_in(doc, numbers, doc.moments) if m is not but]


def _finding(pair: Comparison, words: AlignedWords, match: Match, kind: str, confidence: float) -> Finding:
    """Build the finding for `match`; a day between "today" and another's date may only be the hour of printing."""
    a, b = match.a, match.b
    severity: Severity | None = None
    if kind == "date.conflict" and "relative" in (a.form, b.form) and days_apart(a, b) <= 1:
        severity = "warning"
    attributes = ["in_quote"] if all(in_quotes(d, (m.start, m.end)) for d, m in ((pair.a, a), (pair.b, b))) else []
    facts = {"value_a": show(a), "value_b": show(b)}
    return make_finding(
        pair, kind, [Span(a.start, a.end)], [Span(b.start, b.end)], confidence * (0.6 + 0.4 * words.group.confidence),
        severity=severity, facts={k: v for k, v in facts.items() if v}, attributes=attributes,
    )  # fmt: skip
