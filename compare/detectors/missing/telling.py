"""What kind of difference a phrase without a counterpart is, by what it tells.

In: a phrase and its news. Out: the kind of its finding with the facts. Not all that only one article prints is a detail
left out: a remark's setting or hearer is its occasion, an apposition of somebody whom both name is a description, and
words that weigh and tell no number, time or name are emphasis.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from compare.detectors.aligned import is_light
from compare.detectors.certainty.scope import cues_of
from compare.detectors.missing.evidence import BESIDE, News, is_occasion, is_reported
from compare.detectors.missing.phrases import Phrase
from compare.detectors.missing.shapes import RELATIVES
from compare.detectors.reading import Reading
from compare.detectors.swaps import forms
from compare.detectors.wording import is_loaded, parts
from compare.lexicon.labels import are_rival_labels
from compare.lexicon.polarity import NEGATORS
from compare.lexicon.sources import HEARERS, OCCASIONS
from compare.lexicon.titles import ROLES
from compare.model import Name, Span

CONDITIONS = frozenset("if unless until provided only except without".split())
SURE_CLAIM = 0.6  # share of the claim's words that are linked, and the group's confidence
CLAIM = 6  # content words that make a claim
SURE_HEARER = 0.5  # a name behind "told" is a hearer, whatever else the phrase shows
LEADERS = frozenset("in at on during via through from over".split())
TELLING = frozenset("told tells telling".split())
NEAR_NOUN = 3  # content words in which the noun of an occasion is looked for
LONGEST_APPOSITION = 12  # tokens between the name and the phrase


class Kind(NamedTuple):
    """The kind of a finding, the least confidence that its form warrants, its facts, and the other side's own words."""

    kind: str
    least: float
    facts: Mapping[str, str]
    theirs: Span | None = None


def kind_of(phrase: Phrase, news: News, reading: Reading) -> Kind:
    """Name what a phrase is, the closest description first."""
    facts = {"words": phrase.side.doc.words(phrase.span)}
    hearer = _hearer(phrase, news)
    if hearer or _is_setting(phrase):
        return Kind("attribution.occasion", SURE_HEARER if hearer else 0.0, _speaker(phrase))
    described = _described(phrase, reading)
    if described:
        return Kind("attribution.role", 0.0, {"speaker": described.full})
    rival = _rival(phrase, news)
    if rival:
        return Kind("wording.label", 0.0, {}, rival)
    if _weighs(phrase, news):
        return Kind("wording.loaded", 0.0, facts)
    return Kind("missing.qualifier" if _qualifies(phrase) else "missing.detail", 0.0, facts)


def _hearer(phrase: Phrase, news: News) -> bool:
    """Whether the phrase names the hearer behind a cue: told Ann Lee, told reporters at the quay, said to Ann Lee."""
    before = {t.norm for t in phrase.side.tokens[max(phrase.low, phrase.start - 5) : phrase.start]}
    if phrase.opener in HEARERS and before & TELLING:
        return True
    people = [n for n in news.names if n.type == "person" and (n.start, n.end) == phrase.span]
    if not people or is_reported(phrase):
        return False
    cues = [u.cue for u in phrase.side.doc.utterances if u.cue and 0 <= phrase.span.start - u.cue.end < 2 * BESIDE]
    return bool(cues) and bool(before & (TELLING | {"to"}))


def _is_setting(phrase: Phrase) -> bool:
    """Whether the phrase tells in which interview, statement or speech a remark was made."""
    if phrase.opener not in LEADERS or not is_occasion(phrase):
        return False
    heads = [t.norm for t in phrase.tokens if not is_light(t)][:NEAR_NOUN]
    return any(n in OCCASIONS for n in heads)


def _rival(phrase: Phrase, news: News) -> Span | None:
    """Find the other side's label for what the phrase does no more than call: was indicted, faces charges."""
    side, own = phrase.side, range(phrase.low, phrase.high)
    called = [k for k in phrase.fresh if not cues_of(side, k)]
    if news.values or len(called) != 1:
        return None
    ours = forms(side.tokens[called[0]].norm)
    told = {j for k in own for j in side.firm.get(k, ())}
    rivals = (t for j, t in enumerate(side.others) if j not in told and are_rival_labels(ours, forms(t.norm)))
    found = next(rivals, None)
    return Span(found.start, found.end) if found else None


def _weighs(phrase: Phrase, news: News) -> bool:
    """Whether loaded words make the difference: what "and" adds is one more thing told, whatever its words."""
    if news.values or phrase.opener in ("and", "or"):
        return False
    return any(is_loaded(phrase.side.tokens, k) and not _is_swapped(phrase, k) for k in phrase.fresh)


def _is_swapped(phrase: Phrase, k: int) -> bool:
    """Whether another verb stands for the verb at `k`: the two are compared as wording."""
    ours = parts(phrase.side.tokens[k].norm)
    return any("v" in ours & parts(phrase.side.others[j].norm) for j in phrase.side.linked.get(k, ()))


def _speaker(phrase: Phrase) -> Mapping[str, str]:
    """Who speaks in the sentence of the phrase, if that is told."""
    low, high = phrase.side.tokens[phrase.low].start, phrase.side.tokens[phrase.high - 1].end
    said = (u for u in phrase.side.doc.utterances if u.cue and low <= u.cue.start < high)
    speaker = next((u.speaker for u in said if u.speaker), "")
    return {"speaker": speaker} if speaker else {}


def _described(phrase: Phrase, reading: Reading) -> Name | None:
    """Find the person whose apposition holds the phrase, where a role leads it: "Ann Lee, a lawyer and [founder]"."""
    tokens = phrase.side.tokens
    head = next((t.norm for t in phrase.tokens if not is_light(t)), "")
    if head not in ROLES:
        return None
    for k in range(phrase.start, max(phrase.low, phrase.start - LONGEST_APPOSITION), -1):
        before = tokens[k - 1]
        if before.norm in RELATIVES:
            return None
        if before.norm == "," and k - 2 >= phrase.low:
            last = tokens[k - 2]
            names = reading.names_in((tokens[phrase.low].start, last.end))
            return names[-1] if names and names[-1].end == last.end and names[-1].type == "person" else None
    return None


def _qualifies(phrase: Phrase) -> bool:
    """Whether the truth of a claim that both articles make turns on the phrase."""
    condition = phrase.opener in CONDITIONS
    before = phrase.side.tokens[phrase.start - 1].norm if phrase.start else ""
    denial = "but" in (phrase.opener, before) and any(t.norm in NEGATORS for t in phrase.tokens)
    return (condition or denial) and phrase.side.group.confidence >= SURE_CLAIM and _governed(phrase) >= SURE_CLAIM


def _governed(phrase: Phrase) -> float:
    """The share of linked words in the claim beside the phrase: those before it, or behind it where it opens."""
    tokens, firm = phrase.side.tokens, phrase.side.firm
    before = [k for k in range(phrase.low, phrase.start) if not is_light(tokens[k])][-CLAIM:]
    claim = before or [k for k in range(phrase.end, phrase.high) if not is_light(tokens[k])][:CLAIM]
    return sum(k in firm for k in claim) / len(claim) if claim else 0.0
