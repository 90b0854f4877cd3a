"""Statements that one article attributes and the other prints as plain fact.

In: the linked words of aligned groups and the utterances. Out: `attribution.dropped`. A remark by somebody whom the
plain side has act in the same statement ("she revealed her plan") is attributed there as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from compare.contrast.aligned import Side, both_sides, is_light, place
from compare.contrast.reading import Reading, inside
from compare.detectors.base import make_finding
from compare.lexicon.reporting import FORMS, stance_of
from compare.model import Comparison, Finding, Span, Utterance

LEAST_WORDS = 3  # linked content words of the reported statement
LEAST_SHARE = 0.5  # of its content words that the other side has at all
MOST_REPORTED = 0.2  # of those that stand in reported speech there: above, both report
REPORTING = frozenset(["neutral", "announce", "claim", "admit", "stress", "suggest", "believe", "show", "warn"])
_HEDGED = frozenset("reportedly allegedly apparently supposedly purportedly alleged".split(" "))
_COUNTS = frozenset("results result returns tally".split())
_PARTIAL = frozenset("partial early preliminary provisional initial unofficial first poll polls exit".split())
SURE_LINK = 0.6


def dropped(pair: Comparison, a: Reading, b: Reading) -> Iterator[Finding]:
    """Yield one finding for each group and source whose words the other side states as its own."""
    for words in pair.words:
        for side in both_sides(pair, words):
            mine, numbers = (a, words.group.a) if side.first else (b, words.group.b)
            heard = b.touching(words.group.b) if side.first else a.touching(words.group.a)
            told: set[str] = set()
            for utterance in mine.beginning(numbers):
                finding = None if utterance.speaker in told else _dropped(pair, side, utterance, heard)
                if finding:
                    told.add(utterance.speaker)
                    yield finding


def _dropped(pair: Comparison, side: Side, utterance: Utterance, heard: Sequence[Utterance]) -> Finding | None:
    """Judge one utterance of `side` against the other side of its group, where `heard` are reported."""
    if utterance.form == "direct" or utterance.source is None or utterance.cue is None:
        return None
    cue = side.doc.words(utterance.cue)
    if (stance_of(cue) not in REPORTING and "according" not in cue.casefold()) or _is_count(side, utterance):
        return None
    content = [k for k, t in enumerate(side.tokens) if inside(utterance, t) and not is_light(t)]
    linked = [k for k in content if side.scores.get(k, 0.0) >= SURE_LINK]
    answers = [j for k in linked for j in side.linked[k]]
    outer = [u for u in heard if not _nested(side, u, set(content))]
    reported = sum(any(inside(u, side.others[j]) for u in outer) for j in answers)
    if len(linked) < LEAST_WORDS or len(linked) < LEAST_SHARE * len(content):
        return None
    if reported > MOST_REPORTED * len(answers) or _acts(side, utterance) or _hedged(side, answers):
        return None
    at = min(side.others[j].start for j in answers)
    ours, theirs = place(pair, side, [_hull(utterance)], [Span(at, at)])
    share = len(linked) / len(content)
    facts = {"speaker": side.doc.words(utterance.source), "verb": side.doc.words(utterance.cue)}
    confidence = (0.45 + 0.4 * share) * (0.6 + 0.4 * side.group.confidence)
    return make_finding(pair, "attribution.dropped", ours, theirs, confidence, facts=facts)


def _is_count(side: Side, utterance: Utterance) -> bool:
    """Whether the source is the whole count of a vote: what final results show is how it ended, nobody's word."""
    assert utterance.source is not None
    named = {t.norm for t in side.tokens if utterance.source.start <= t.start < utterance.source.end}
    return bool(named & _COUNTS) and not named & _PARTIAL


def _hull(utterance: Utterance) -> Span:
    """The words of the attribution: source and cue where they stand together, else the source."""
    assert utterance.source is not None
    assert utterance.cue is not None
    start, end = min(utterance.source.start, utterance.cue.start), max(utterance.source.end, utterance.cue.end)
    near = (
        end - start <= (utterance.source.end - utterance.source.start) + (utterance.cue.end - utterance.cue.start) + 3
    )
    return Span(start, end) if near else utterance.source


def _nested(side: Side, other: Utterance, content: set[int]) -> bool:
    """Whether a speaker of the other side acts inside the report: who reports that she said it reports her as well.

    A body that acts there ("the company will close", its head said) speaks for itself in the other article.
    """
    if other.source is None:
        return False
    source = {j for j, t in enumerate(side.others) if other.source.start <= t.start < other.source.end}
    acts = any(source & set(theirs) for k, theirs in side.linked.items() if k in content)
    return acts and any(reading.form != "base" for k in content for reading in FORMS.get(side.tokens[k].norm, ()))


def _acts(side: Side, utterance: Utterance) -> bool:
    """Whether the words that name the speaker are linked as well: the other side has the same person act."""
    assert utterance.source is not None
    source = [k for k, t in enumerate(side.tokens) if utterance.source.start <= t.start < utterance.source.end]
    return any(k in side.linked and side.scores[k] >= SURE_LINK for k in source if not is_light(side.tokens[k]))


def _hedged(side: Side, answers: list[int]) -> bool:
    """Whether the other side marks its statement as hearsay in a word."""
    low, high = max(0, min(answers) - 4), max(answers) + 1
    return any(t.norm in _HEDGED for t in side.others[low:high])
