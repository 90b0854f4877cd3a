"""Reporting cues in a frame: the verb group, colon label or "according to" that says somebody said it.

A word form counts as a verb only where its neighbours allow one ("the claims" is a noun, "he claims" a verb); the
group takes in auxiliaries, adverbs, particles and a following colon, as PolNeAR marks cues (Newell et al., 2018).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from compare.lexicon import reporting
from compare.lexicon.reporting import Form, Reading, Verb
from compare.utterances import grammar
from compare.utterances.frames import Unit

Kind = Literal["finite", "participle", "infinitive", "according"]
_BE = frozenset("is are was were be been being 's".split())
_LONGEST_GROUP = 8
_NEGATIONS = frozenset("not never".split())
# Verbs that take a reporting verb as "to say" and make one group with it.
_GOVERNORS = frozenset(
    """went go goes going gone continue continued continues began begun begin appeared appears seemed seems had has
    used took liked tried dared chose rushed moved managed came"""
    .split()
)  # fmt: skip
# Determiners that also stand alone as a subject.
_PRONOMINAL = frozenset("some many most others other several all both another her".split())


class Cue(NamedTuple):
    """Units [low, high) that report, with their verb."""

    low: int
    high: int
    verb: Verb
    kind: Kind
    negated: bool = False
    form: Form = "base"

    @property
    def strong(self) -> bool:
        """Whether it reports by itself, without quoted words."""
        return "w" not in self.verb.frames and not self.negated


_ACCORDING_TO = Verb("according to", "neutral", "s")


def find_cues(units: Sequence[Unit]) -> list[Cue]:
    """All cues of a frame, left to right, without overlap."""
    found: list[Cue] = []
    at = 0
    while at < len(units):
        cue = _cue_at(units, at) or (_joined(units, at, found[-1]) if found else None)
        if cue is not None and found and cue.low <= found[-1].low < cue.high:
            found.pop()  # "went on" was only the first part of "went on to praise"
        if cue is not None and (not found or cue.low >= found[-1].high):
            found.append(cue)
            at = cue.high
        else:
            at += 1
    return found


def _cue_at(units: Sequence[Unit], at: int) -> Cue | None:
    """Find the cue whose main word stands at `at`."""
    unit = units[at]
    if not unit.is_word:
        return None
    if unit.norm in ("according", "per"):
        return _according(units, at)
    for reading in reporting.FORMS.get(unit.norm, ()):
        high = at + 1 + len(reading.particles)
        if tuple(u.norm for u in units[at + 1 : high]) == reading.particles:
            kind = _kind(units, at, reading)
            if kind is not None:
                low, negated = _group_start(units, at)
                return Cue(low, _group_end(units, high, reading), reading.verb, kind, negated, reading.form)
    return None


def _joined(units: Sequence[Unit], at: int, last: Cue) -> Cue | None:
    """The cue of a base form that "and" joins to an earlier one: to accuse X and encourage Y."""
    if last.form != "base" or not at or units[at - 1].norm not in ("and", "or"):
        return None
    readings = [r for r in reporting.FORMS.get(units[at].norm, ()) if r.form == "base" and not r.particles]
    return Cue(at, at + 1, readings[0].verb, last.kind, False, "base") if readings else None


def _according(units: Sequence[Unit], at: int) -> Cue | None:
    """The cue "according to", or "per" where it names a source."""
    following = units[at + 1] if at + 1 < len(units) else None
    if following is None:
        return None
    if units[at].norm == "according":
        return Cue(at, at + 2, _ACCORDING_TO, "according") if following.norm == "to" else None
    opens = at > 0 and (units[at - 1].norm == "," or (units[at - 1].is_quote and units[at - 1].tail == ","))
    named = following.cap or following.norm in ("the", "a", "an")
    return Cue(at, at + 1, _ACCORDING_TO, "according") if opens and named else None


def _group_end(units: Sequence[Unit], high: int, reading: Reading) -> int:
    """Take in the "as" of "described as", the object of "accused Roe of" and a colon."""
    if reading.verb.lemma == "accuse":
        of = next((x for x in range(high, min(len(units), high + 14)) if units[x].norm in ("of", ".", ";")), high)
        high = of + 1 if of < len(units) and units[of].norm == "of" else high
    if high < len(units) and units[high].norm == "as" and "x" in reading.verb.frames:
        high += 1
    return high + (high < len(units) and units[high].norm == ":")


def _kind(units: Sequence[Unit], at: int, reading: Reading) -> Kind | None:
    """How the form is used here, or None where it is no verb that reports."""
    before = units[at - 1] if at else None
    low, _ = _group_start(units, at)
    helpers = {u.norm for u in units[low:at]}
    if reading.form == "ing":
        if before is None or "'s" in helpers or not (_is_determiner(before) or before.norm == "-"):
            return "finite" if helpers & _BE else "participle"
        return None
    if reading.form in ("ed", "en"):
        return _past_kind(units, at, reading, helpers)
    if units[at].cap and at and before is not None and before.is_word:
        return None
    if reading.form == "s":
        noun = not _opens_inverted(units, reading) if before is None else _is_plural_noun(units, at)
        return None if noun else "finite"
    return _base_kind(units, at, helpers)


def _past_kind(units: Sequence[Unit], at: int, reading: Reading, helpers: set[str]) -> Kind | None:
    """A past form is passive after be, an adjective after a determiner, else finite."""
    before = units[at - 1] if at else None
    if helpers & _BE and "being" not in helpers and not (helpers & {"has", "have", "had"} and "been" not in helpers):
        return None
    if reading.form == "en" and not helpers & {"has", "have", "had", "having", "'ve", "'s", "'d"}:
        return None
    if before is None:
        return "finite" if _opens_inverted(units, reading) else None
    hyphened = before.norm == "-" and before.end == units[at].start
    if hyphened or (_is_determiner(before) and not helpers):
        return None
    return "finite"


def _opens_inverted(units: Sequence[Unit], reading: Reading) -> bool:
    """Whether a verb that begins the sentence has its subject after it: Said Roe: "…"."""
    named = len(units) > 1 and (units[1].cap or units[1].norm in grammar.DETERMINERS)
    return named and reading.verb.frames == "s"


def _is_determiner(unit: Unit) -> bool:
    """Whether `unit` makes a noun of the form that follows, and cannot be its subject."""
    return unit.norm in grammar.DETERMINERS and unit.norm not in grammar.SUBJECTS | _PRONOMINAL


def _is_plural_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether an -s form is a noun here: the claims, taking calls, his recent remarks."""
    if grammar.is_noun_place(units, at):
        return True
    before = units[at - 1]
    if before.norm.endswith("ing") and not before.cap:
        return True
    if (
        units[at].norm[:-1] not in reporting.NOUNS
        or before.cap
        or not before.is_word
        or before.norm in grammar.SUBJECTS
    ):
        return False
    return at < 2 or units[at - 2].norm not in grammar.DETERMINERS - grammar.POSSESSIVES


def _base_kind(units: Sequence[Unit], at: int, helpers: set[str]) -> Kind | None:
    """A base form is a verb after "to", a modal, a pronoun or a plural noun."""
    if "to" in helpers:
        first = units[_group_start(units, at)[0]].norm
        return "infinitive" if first == "to" else "participle" if first.endswith("ing") else "finite"
    if helpers and any(grammar.is_auxiliary(u) for u in units[max(0, at - 4) : at]):
        return "finite"
    start, _ = _group_start(units, at)
    before = units[start - 1] if start else None
    if before is None or not before.is_word or grammar.is_noun_place(units, at):
        return None
    if before.cap and start > 1 and units[start - 2].norm in ("and", "&"):
        return "finite"
    plural = before.norm.endswith("s") and len(before.norm) > 3 and not before.norm.endswith("ss")
    pronoun = before.norm in ("they", "we", "i", "you", "who", "some", "many", "most", "others", "people", "police")
    return "finite" if plural or pronoun else None


def _group_start(units: Sequence[Unit], at: int) -> tuple[int, bool]:
    """Where the verb group with its main verb at `at` begins, and whether it is negated."""
    low = at
    while low and at - low < _LONGEST_GROUP and _joins_group(units, low - 1):
        low -= 1
    while low < at and units[low].norm in ("now", "later", "earlier", "soon") and low and not units[low - 1].is_word:
        low += 1
    norms = [u.norm for u in units[low:at]]
    return low, any(n in _NEGATIONS or n.endswith("n't") for n in norms)


def _joins_group(units: Sequence[Unit], at: int) -> bool:
    """Whether the unit at `at` belongs to the verb group that follows it."""
    unit = units[at]
    if not unit.is_word and unit.norm != "'s":
        return False
    if unit.norm == "'s":
        pronoun = at > 0 and units[at - 1].norm in grammar.SUBJECTS
        return pronoun and (
            units[at + 1].norm.endswith(("ing", "ed"))
            or grammar.is_adverb(units[at + 1])
            or units[at + 1].norm in ("been", "said")
        )
    if unit.norm == "to":
        return True
    if at + 1 < len(units) and units[at + 1].norm == "to":
        return unit.norm in _GOVERNORS or (unit.norm == "on" and at > 0 and units[at - 1].norm in _GOVERNORS)
    if at + 2 < len(units) and units[at + 1].norm == "on" and units[at + 2].norm == "to":
        return unit.norm in _GOVERNORS
    return (grammar.is_auxiliary(unit) or grammar.is_adverb(unit)) and not unit.cap
