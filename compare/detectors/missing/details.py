"""Details and qualifiers: phrases inside a shared statement that only one article has.

In: the groups with their word links. Out: `missing.detail` and `missing.qualifier`. Confidence is the chance that a
reader marks such a phrase, fitted by tests/bench/fit_missing.py; below `LEAST` nothing is told. A qualifier is a phrase
on which the claim's truth turns, so it is called one only where both articles surely make that claim.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path

from compare.detectors.aligned import both_sides, place
from compare.detectors.base import make_finding
from compare.detectors.missing.cutting import Cutter
from compare.detectors.missing.elsewhere import Known
from compare.detectors.missing.evidence import News, features, news_of
from compare.detectors.missing.phrases import Phrase
from compare.detectors.missing.settings import paired_settings
from compare.detectors.missing.shapes import RELATIVES
from compare.detectors.missing.telling import kind_of
from compare.detectors.reading import Reading
from compare.model import Comparison, Finding

LEAST = 0.46  # from here on every other phrase of a pair left out of the fit is one that a reader marks


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
            for whole in _joined(cutter.phrases()):
                phrase = cutter.trimmed(whole, {t.start for t in news_of(whole, there).words})
                news = news_of(phrase, there)
                if not phrase.anchored:
                    continue
                if news.values or (news.words and (len(phrase.fresh) > 1 or phrase.counts)):
                    yield phrase, news


def details(pair: Comparison) -> Iterator[Finding]:
    """Yield one finding for each phrase that tells enough; the occasions of one remark on both sides are one."""
    readings = {pair.a.id: Reading(pair.a), pair.b.id: Reading(pair.b)}
    settings: list[tuple[Phrase, Finding]] = []
    for phrase, news in candidates(pair):
        kind = kind_of(phrase, news, readings[phrase.side.doc.id])
        confidence = max(chance(features(phrase, news)), kind.least)
        if confidence < LEAST:
            continue
        ours, theirs = place(pair, phrase.side, [phrase.span], [kind.theirs or phrase.gap])
        finding = make_finding(pair, kind.kind, ours, theirs, confidence, facts=kind.facts)
        if kind.kind == "attribution.occasion":
            settings.append((phrase, finding))
        else:
            yield finding
    yield from paired_settings(pair, settings)


def _joined(phrases: Iterable[Phrase]) -> Iterator[Phrase]:
    """Join a relative clause to the phrase right before it: what is left out is left out with what it says of it."""
    held: Phrase | None = None
    for phrase in phrases:
        if held and phrase.opener in RELATIVES and held.end == phrase.start and held.low == phrase.low:
            held = replace(held, end=phrase.end, fresh=held.fresh + phrase.fresh)
            continue
        if held:
            yield held
        held = phrase
    if held:
        yield held
