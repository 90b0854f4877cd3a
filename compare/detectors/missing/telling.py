"""What kind of difference a phrase without a counterpart is, by what it tells.

In: a phrase and its news. Out: the kind of its finding with the facts. Not all that only one article prints is a detail
left out: a remark's setting or hearer is its occasion, an apposition of somebody whom both name is a description, and
words that weigh and tell no number, time or name are emphasis.
"""

from typing import NamedTuple

from compare.contrast.aligned import Side, is_light, teller
from compare.contrast.edits import Edit
from compare.contrast.evidence import News
from compare.contrast.governing import cues_of
from compare.contrast.phrases import Phrase
from compare.contrast.reading import Reading
from compare.contrast.shapes import RELATIVES
from compare.contrast.swaps import is_loaded, parts
from compare.detectors.base import filled
from compare.lexicon.polarity import CONDITIONS, NEGATORS, QUALIFIERS
from compare.lexicon.sources import HEARERS, OCCASIONS
from compare.lexicon.titles import ROLES
from compare.lexicon.wordnet import are_alike
from compare.model import Document, Facts, Name
from compare.places import Places

SURE_CLAIM = 0.6  # share of the claim's words that both articles print
SURE_GROUP = 0.4  # confidence of a group from which its sentences more often than not make one claim
CLAIM = 6  # content words that make a claim
SURE_HEARER = 0.5  # a name behind "told" is a hearer, whatever else the phrase shows
BESIDE = 16  # characters behind a reporting verb in which the hearer is named
UNSURE = frozenset({"possible", "reported", "expected"})
BRIEFED = frozenset({"reporters", "briefing"})  # who tells reporters may do so at a briefing
LEADERS = frozenset("in at on during via through from over".split())
TELLING = frozenset("told tells telling".split())
NEAR_NOUN = 3  # content words in which the noun of an occasion is looked for
LONGEST_APPOSITION = 12  # tokens between the name and the phrase


class Kind(NamedTuple):
    """The kind of a finding, the least confidence that its form warrants, and its facts.

    `sure` where its form alone makes it what it is called.
    """

    kind: str
    least: float
    facts: Facts
    sure: bool = False


def kind_of(edit: Edit) -> Kind:
    """Name what an edit is, the closest description first."""
    phrase, news = edit.phrase, edit.news
    facts: Facts = {"words": phrase.side.doc.words(phrase.span)}
    hearer = _hearer(phrase, news)
    if hearer or _is_setting(phrase):
        return Kind("attribution.occasion", SURE_HEARER if hearer else 0.0, _speaker(phrase))
    described = _described(phrase)
    if described:
        return Kind("attribution.role", 0.0, {"speaker": described.full})
    if _weighs(phrase, news):
        return Kind("wording.loaded", 0.0, facts)
    if _qualifies(edit):
        return Kind("missing.qualifier", 0.0, facts, sure=True)
    return Kind("missing.qualifier" if _weakens(edit) else "missing.detail", 0.0, facts)


def _weakens(edit: Edit) -> bool:
    """Whether the phrase holds a hedge or a negator that the other side does not print."""
    side = edit.phrase.side
    alone = [k for k in range(edit.phrase.start, edit.phrase.end) if k not in side.proved]
    return any(side.tokens[k].norm in NEGATORS or _is_hedge(side, k) for k in alone)


def _is_hedge(side: Side, k: int) -> bool:
    """Whether the word at `k` alone makes unsure what follows: probably, alleged, may."""
    return any(cue.stance in UNSURE and cue.reach & {"bare", "noun"} for cue in cues_of(side, k))


def is_paraphrase(edit: Edit) -> bool:
    """Whether one word stands for one of nearly the same meaning: what the family of wording tells."""
    partner, side = edit.partner, edit.phrase.side
    if partner is None or not edit.replaced or not len(edit.news.words) == len(partner.fresh) == 1:
        return False
    return are_alike(side.tokens[edit.news.words[0]].norm, side.others[partner.fresh[0]].norm)


def is_told_there(phrase: Phrase, theirs: Reading) -> bool:
    """Whether the other article names an occasion or an audience of the same class."""
    classes = {table[t.norm] for t in phrase.tokens for table in (OCCASIONS, HEARERS) if t.norm in table}
    if classes & BRIEFED:
        classes |= BRIEFED
    return bool(classes & theirs.occasions)


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


def _weighs(phrase: Phrase, news: News) -> bool:
    """Whether loaded words make the difference: what "and" adds is one more thing told, whatever its words."""
    if news.values or phrase.opener in ("and", "or"):
        return False
    return any(is_loaded(phrase.side.tokens, k) and not _is_swapped(phrase, k) for k in phrase.fresh)


def _is_swapped(phrase: Phrase, k: int) -> bool:
    """Whether another verb stands for the verb at `k`: the two are compared as wording."""
    ours = parts(phrase.side.tokens[k].norm)
    return any("v" in ours & parts(phrase.side.others[j].norm) for j in phrase.side.linked.get(k, ()))


def _speaker(phrase: Phrase) -> Facts:
    """Who speaks in the sentence of the phrase, if that is told."""
    low, high = phrase.side.tokens[phrase.low].start, phrase.side.tokens[phrase.high - 1].end
    said = (u for u in phrase.side.doc.utterances if u.cue and low <= u.cue.start < high)
    speaker = next((u.speaker for u in said if u.speaker), "")
    return filled({"speaker": speaker})


def _described(phrase: Phrase) -> Name | None:
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
            names = phrase.side.reading.names_in((tokens[phrase.low].start, last.end))
            return names[-1] if names and names[-1].end == last.end and names[-1].type == "person" else None
    return None


def _qualifies(edit: Edit) -> bool:
    """Whether the truth of a claim that both articles make turns on the phrase, and no condition answers it."""
    phrase = edit.phrase
    if (edit.partner is not None and edit.partner.opener in CONDITIONS) or _is_answered(phrase):
        return False
    condition = phrase.opener in CONDITIONS
    before = phrase.side.tokens[phrase.start - 1].norm if phrase.start else ""
    denial = "but" in (phrase.opener, before) and any(t.norm in NEGATORS for t in phrase.tokens)
    sure = phrase.side.group.confidence >= SURE_GROUP and _governed(phrase) >= SURE_CLAIM
    return sure and (condition or denial or _modifies(phrase))


def _is_answered(phrase: Phrase) -> bool:
    """Whether the other side opens a condition of its own, with a word that nothing of ours stands for."""
    side = phrase.side
    linked = {j for theirs in side.proved.values() for j in theirs}
    return any(t.norm in CONDITIONS and j not in linked for j, t in enumerate(side.others))


def _modifies(phrase: Phrase) -> bool:
    """Whether all that is new are qualifiers of a word that both articles print right behind them."""
    side = phrase.side
    ahead = range(phrase.fresh[-1] + 1, phrase.high)
    head = next((k for k in ahead if not is_light(side.tokens[k]) and side.tokens[k].is_word), None)
    return head in side.proved and all(side.tokens[k].norm in QUALIFIERS for k in phrase.fresh)


def _governed(phrase: Phrase) -> float:
    """The share of linked words in the claim beside the phrase: those before it, or behind it where it opens."""
    tokens, proved = phrase.side.tokens, phrase.side.proved
    before = [k for k in range(phrase.low, phrase.start) if not is_light(tokens[k])][-CLAIM:]
    claim = before or [k for k in range(phrase.end, phrase.high) if not is_light(tokens[k])][:CLAIM]
    return sum(k in proved for k in claim) / len(claim) if claim else 0.0


def is_occasion(phrase: Phrase) -> bool:
    """Whether it tells where or to whom a remark was made, which is compared as an attribution."""
    if is_reported(phrase):
        return False
    heads = [t.norm for t in phrase.tokens if not is_light(t)][:2]
    at = phrase.span.start
    told = phrase.side.doc.once(_behind_cues).covers(at)
    return told or any(n in OCCASIONS or n in HEARERS for n in heads)


def _behind_cues(doc: Document) -> Places[None]:
    """The places of `doc` where a hearer would be named."""
    return Places((u.cue.end, u.cue.end + BESIDE, None) for u in doc.utterances if u.cue)


def is_reported(phrase: Phrase) -> bool:
    """Whether somebody is reported to say it."""
    return teller(phrase.side.doc, phrase.span.start) is not None
