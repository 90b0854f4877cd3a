"""Details and qualifiers: phrases inside a shared statement that only one article has.

In: the groups with their word links. Out: `missing.detail` and `missing.qualifier`. Confidence is the chance that a
reader marks such a phrase, fitted by tests/bench/fit_missing.py; below `LEAST` nothing is told. A qualifier is a phrase
on which the claim's truth turns, so it is called one only where both articles surely make that claim.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from compare.detectors.aligned import both_sides, is_light, place
from compare.detectors.base import make_finding
from compare.detectors.missing.cutting import Cutter
from compare.detectors.missing.elsewhere import Known
from compare.detectors.missing.evidence import News, features, news_of
from compare.detectors.missing.phrases import Phrase
from compare.detectors.reading import Reading
from compare.lexicon.polarity import NEGATORS
from compare.model import Comparison, Finding

LEAST = 0.38  # below, hardly one phrase in three is one that a reader of a pair left out of the fit marks
CONDITIONS = frozenset("if unless until provided only except without".split())
SURE_CLAIM = 0.6  # share of the claim's words that are linked, and the group's confidence
CLAIM = 6  # content words that make a claim


@cache
def _weights() -> Mapping[str, float]:
    table: Mapping[str, float] = json.loads(Path(__file__).with_name("weights.json").read_text(encoding="utf-8"))
    return table


def chance(evidence: Mapping[str, float]) -> float:
    """The chance that a reader would mark a phrase with this evidence."""
    weights = _weights()
    return 1 / (1 + math.exp(-weights["bias"] - sum(weights[name] * value for name, value in evidence.items())))


def candidates(pair: Comparison) -> Iterator[tuple[Phrase, News]]:
    """Yield every phrase without a counterpart that holds news."""
    readings = Reading(pair.a), Reading(pair.b)
    known = Known(pair, *readings), Known(pair, *readings[::-1])
    for words in pair.words:
        for side, there in zip(both_sides(pair, words), known, strict=True):
            cutter = Cutter(side, there.ours)
            for whole in cutter.phrases():
                phrase = cutter.trimmed(whole, {t.start for t in news_of(whole, there).words})
                news = news_of(phrase, there)
                if not phrase.anchored:
                    continue
                if news.values or (news.words and (len(phrase.fresh) > 1 or phrase.counts)):
                    yield phrase, news


def details(pair: Comparison) -> Iterator[Finding]:
    """Yield one finding for each phrase that tells enough."""
    for phrase, news in candidates(pair):
        confidence = chance(features(phrase, news))
        kind = "missing.qualifier" if _qualifies(phrase) else "missing.detail"
        if confidence >= LEAST:
            side = phrase.side
            ours, theirs = place(pair, side, [phrase.span], [phrase.gap])
            facts = {"words": side.doc.words(phrase.span)}
            yield make_finding(pair, kind, ours, theirs, confidence, facts=facts)


def _qualifies(phrase: Phrase) -> bool:
    """Whether the truth of a claim that both articles make turns on the phrase."""
    condition = phrase.opener in CONDITIONS
    denial = phrase.opener == "but" and any(t.norm in NEGATORS for t in phrase.tokens)
    return (condition or denial) and phrase.side.group.confidence >= SURE_CLAIM and _governed(phrase) >= SURE_CLAIM


def _governed(phrase: Phrase) -> float:
    """The share of linked words in the claim beside the phrase: those before it, or behind it where it opens."""
    tokens, firm = phrase.side.tokens, phrase.side.firm
    before = [k for k in range(phrase.low, phrase.start) if not is_light(tokens[k])][-CLAIM:]
    claim = before or [k for k in range(phrase.end, phrase.high) if not is_light(tokens[k])][:CLAIM]
    return sum(k in firm for k in claim) / len(claim) if claim else 0.0
