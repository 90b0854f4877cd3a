"""Word classes over units, as far as closed classes and endings tell them; no tagger."""

from __future__ import annotations

from collections.abc import Sequence

from compare.lexicon import reporting
from compare.lexicon.calendar import MONTHS, WEEKDAYS
from compare.lexicon.function_words import ARTICLES, AUXILIARIES, CONJUNCTIONS, PREPOSITIONS
from compare.utterances.frames import Unit

SUBJECTS = frozenset("he she they it i we you who which that one this these those everyone everybody".split())
POSSESSIVES = frozenset("his her its their our my your whose 's".split())
DETERMINERS = (
    ARTICLES
    | POSSESSIVES
    | frozenset("this that these those some any many several most both each every all no another other one".split())
)
SUBORDINATORS = frozenset(
    """that because when while where why how whether if although though since until unless as than after before
    who whom which what whose once so"""
    .split()
)  # fmt: skip
ADVERBS = frozenset(
    """also then later once again still now never not always often even just only soon already thus therefore earlier
    further ever however instead meanwhile too long first simply yet rather quickly in-turn"""
    .split()
)  # fmt: skip
TIMES = frozenset(WEEKDAYS) | frozenset("today yesterday tomorrow tonight earlier later recently".split())
PERIODS = frozenset(
    "week weekend month year day night morning evening afternoon summer spring autumn fall winter decade hour".split()
) | frozenset(MONTHS)
_NEAR = frozenset("last this next late early earlier that later".split())
# Past forms without -ed that are hardly ever anything else.
_PASTS = frozenset(
    """went came took gave made got saw knew thought told found left felt brought began kept held wrote stood heard
    meant met ran paid sat spoke led grew lost fell sent built understood drew broke spent rose drove bought wore
    chose won threw became caught fought flew sold shook sought taught"""
    .split()
)  # fmt: skip
_SAYING = frozenset("say think believe argue insist contend hope fear know".split())
_NOT_ADVERBS = frozenset("family italy july ally rally supply reply assembly fly bully daily italy only".split())
_ADJECTIVE_ED = frozenset(
    """united armed retired so-called based unnamed registered elected appointed need seed feed weed deed heed
    bleed breed speed creed greed indeed hundred sacred wicked naked""".split()
)  # fmt: skip


def is_adverb(unit: Unit) -> bool:
    """Whether `unit` can stand between a subject and its verb."""
    word = unit.norm
    return word in ADVERBS or (word.endswith("ly") and len(word) > 4 and word not in _NOT_ADVERBS and not unit.cap)


def is_auxiliary(unit: Unit) -> bool:
    """Whether `unit` is a form of be, have, do or a modal."""
    return unit.norm in AUXILIARIES or unit.norm.endswith("n't")


def is_finite(units: Sequence[Unit], at: int) -> bool:
    """Whether the unit looks like a finite verb: an auxiliary, or a form of a known verb in verb position."""
    unit = units[at]
    if unit.is_quote or unit.cap:
        return False
    if is_auxiliary(unit) and unit.norm != "'s":
        return True
    before = units[at - 1] if at else None
    if unit.norm in _PASTS or before is None:
        return not is_noun_place(units, at) and (unit.norm in _PASTS or _is_known(unit.norm))
    return _is_finite_after(units, at, before)


def _is_finite_after(units: Sequence[Unit], at: int, before: Unit) -> bool:
    """Whether a word that is neither auxiliary nor irregular is a finite verb after `before`."""
    word = units[at].norm
    if word in _SAYING and (before.norm.endswith("s") or before.norm in SUBJECTS):
        return True
    plural = before.norm.endswith("s") or before.norm in SUBJECTS
    if plural and word in reporting.FORMS and at + 1 < len(units) and units[at + 1].norm == "to":
        return True  # ministers want to
    if word.endswith("ed") and word not in _ADJECTIVE_ED and len(word) > 3:
        return before.norm not in DETERMINERS and before.norm not in PREPOSITIONS
    taken = before.norm.endswith("ing")  # taking calls, answering questions
    return not taken and _is_known(word) and not is_noun_place(units, at)


def _is_known(word: str) -> bool:
    """Whether `word` is a past or -s form of a reporting verb."""
    return any(r.form in ("ed", "s") for r in reporting.FORMS.get(word, ()))


def is_noun_place(units: Sequence[Unit], at: int) -> bool:
    """Whether the word before says that a noun stands at `at`: the claims, Smith's claims, in reports."""
    if not at:
        return False
    before = units[at - 1]
    if before.is_quote:
        return before.tail not in ",.?!…-—"
    return (
        before.norm in DETERMINERS
        or (before.norm in PREPOSITIONS and before.norm != "to")
        or (before.norm == "-" and before.end == units[at].start)
    )


def is_conjunction(unit: Unit) -> bool:
    """Whether `unit` joins clauses."""
    return unit.norm in CONJUNCTIONS or unit.norm in SUBORDINATORS


def time_phrase(units: Sequence[Unit], at: int) -> int:
    """Return the end of a time phrase that begins at `at` (Monday, last week, on Friday, in 2010), or `at`."""
    end = _time_end(units, at)
    return at if end < len(units) and units[end].norm == "'s" else end


def _time_end(units: Sequence[Unit], at: int) -> int:
    """Return the end of a time phrase that begins at `at`, whatever follows, or `at`."""
    if at >= len(units):
        return at
    word = units[at].norm
    after = units[at + 1].norm if at + 1 < len(units) else ""
    if word in TIMES:
        return at + 1 + (after in PERIODS)
    if word in _NEAR and (after in PERIODS or after in TIMES):
        return max(_time_end(units, at + 1), at + 2)
    dated = after in TIMES or after in MONTHS or (len(after) == 4 and after.isdigit())
    if word in ("on", "in", "by", "since", "during") and dated:
        end = at + 2
        while end < len(units) and (units[end].norm.isdigit() or units[end].norm in PERIODS):
            end += 1
        return end
    return at
