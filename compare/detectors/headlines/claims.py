"""Two headlines: whether they make one claim.

In: both headlines. Out: `headline.differs`. Who the story is about is shared by nature, so names are left aside: what
counts is how much of the rest the shorter headline has in common with the longer one, in any words for it, and
whether what they do share is turned round by an opposite, a number or another certainty.
"""

from collections.abc import Iterator, Sequence

from compare.contrast.swaps import forms, is_outcome
from compare.contrast.values.figures import step
from compare.contrast.values.updates import is_update
from compare.detectors.base import make_finding
from compare.detectors.headlines.heads import Head, values
from compare.lexicon.certainty import CUES
from compare.lexicon.events import EVENTS
from compare.lexicon.function_words import SAYING
from compare.lexicon.polarity import NEGATORS
from compare.lexicon.wordnet import are_alike
from compare.model import Comparison, Facts, Finding
from compare.text import Token

LEAST_SHARED = 0.4  # of the shorter headline's words but names: with less in common it says something else
FEWEST = 2  # words that each headline has for itself, so that they say two things and not one and a half
STEM = 5  # letters that two forms of one word share
OTHER_CLAIM, OTHER_TOPIC = 0.75, 0.55


def differing(pair: Comparison, a: Head, b: Head) -> Iterator[Finding]:
    """One finding where the headlines make different claims; a warning where the claims exclude each other."""
    left, right = _telling(a, b), _telling(b, a)
    shared = [(s, t) for s in left for t in right if _is_same(s.norm, t.norm)]
    alone_a = [s for s in left if not any(s is p for p, _ in shared)]
    alone_b = [t for t in right if not any(t is q for _, q in shared)]
    turned = bool(shared) and _is_turned(a, b, alone_a, alone_b)
    least = min(len(left), len(right))
    apart = least and min(len({s.norm for s, _ in shared}), least) / least < LEAST_SHARED
    if not turned and not (apart and min(len(alone_a), len(alone_b)) >= FEWEST):
        return
    newer = turned and _is_newer(pair, a, b)
    facts: Facts = {"value_a": a.text, "value_b": b.text}
    spans = a.spans(0, len(a.text)), b.spans(0, len(b.text))
    confidence = OTHER_CLAIM if turned else OTHER_TOPIC
    yield make_finding(
        pair, "headline.differs", *spans, confidence, severity="warning" if turned and not newer else "note",
        facts=facts, attributes=("in_headline", *(("possible_update",) if newer else ())),
    )  # fmt: skip


def _telling(head: Head, other: Head) -> list[Token]:
    """The words of a headline that make its claim: no grammar, no names, no plain verbs of saying."""
    names = head.names | other.names
    return [t for t in head.content if t.norm not in names and t.norm not in SAYING and len(t.norm) > 1]


def _is_same(a: str, b: str) -> bool:
    """Whether two words of headlines say one thing: forms, synonyms, or words for one event."""
    if forms(a) & forms(b) or are_alike(a, b):
        return True
    if a in EVENTS and EVENTS[a] == EVENTS.get(b):
        return True
    return len(a) > STEM and len(b) > STEM and a[:STEM] == b[:STEM]


def _is_turned(a: Head, b: Head, alone_a: Sequence[Token], alone_b: Sequence[Token]) -> bool:
    """Whether headlines on one thing exclude each other: an opposite outcome, another number, another certainty."""
    if _is_negated(a) == _is_negated(b) and any(is_outcome(s.norm, t.norm) for s in alone_a for t in alone_b):
        return True
    numbers = [{value for value, _ in values(head.tokens)} for head in (a, b)]
    if len(numbers[0]) == len(numbers[1]) == 1 and not _is_rounded(*numbers[0], *numbers[1]):
        return _counted(a) & _counted(b) != set()
    stances = [{CUES[t.norm][0].stance for t in head.tokens if t.norm in CUES} - {"future"} for head in (a, b)]
    return bool(stances[0]) != bool(stances[1]) and min(len(alone_a), len(alone_b)) < FEWEST


def _is_rounded(a: float, b: float) -> bool:
    """Whether two numbers are one, or the rounder one is the other rounded."""
    fine, coarse = sorted((a, b), key=step)
    return abs(a - b) <= step(coarse) / 2 and (a == b or step(coarse) > step(fine))


def _is_newer(pair: Comparison, a: Head, b: Head) -> bool:
    """Whether the later headline has the higher toll and nothing else turns them round."""
    tolls = [[q for q in head.doc.quantities if q.low == value] for head in (a, b) for value, _ in values(head.tokens)]
    if len(tolls) != 2 or any(is_outcome(s.norm, t.norm) for s in a.content for t in b.content):
        return False
    return any(is_update(pair, x, y) for x in tolls[0] for y in tolls[1])


def _is_negated(head: Head) -> bool:
    return any(t.norm in NEGATORS or t.norm.endswith("n't") for t in head.tokens)


def _counted(head: Head) -> set[str]:
    """The base forms of the words behind each number of a headline."""
    ends = {token.end for _, token in values(head.tokens)}
    after = [t for k, t in enumerate(head.tokens) if k and any(p.end in ends for p in head.tokens[max(0, k - 2) : k])]
    return {form for t in after for form in forms(t.norm)}
