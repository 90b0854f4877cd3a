"""Whether a stop ends its sentence: a row of rules, asked in order, each silent (None) where it does not apply.

The last word is sentencex's: a rule is here only because news gets that place wrong without it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from compare.lexicon.sentence_ends import AMBIGUOUS, BEFORE_FIGURES, INSIDE, SHOUTING_NAMES, TITLES
from compare.sentences.abbreviations import abbreviation_ends, next_word, opens_sentence
from compare.sentences.quotes import Marks, is_attributed

STOP = re.compile(r"\.(?:\s\.)+(?!\.)|[.!?…]+|\[(?:\.\s?\.\s?\.|…)\]")
_GLUED_BEFORE = re.compile(r"(?:[a-z]{2}|\d)[.!?][\"'”’»)]*$")
_GLUED_NEXT = re.compile(r"[\"'“‘(]?(?:[A-Z][a-z]+(?!\w)|[AI]\s|[AI]['’])")
_NO_PROSE = re.compile(r"[/@\\]|www\.|\.(?:com|net|org|gov|edu|html?|in|uk|io|ai|tv)\b", re.IGNORECASE)
_LAST_WORD = re.compile(r"([^\W\d_]+)[.!?…]+$")
_BRAND = re.compile(r"[a-z]{1,2}[A-Z]")
_LOOK_BACK, _LOOK_AHEAD = 40, 60


@dataclass(frozen=True, slots=True)
class Paragraph:
    """What is known of a paragraph before it is cut; `proposed` holds the ends that sentencex sees."""

    text: str
    marks: Marks
    proposed: frozenset[int]
    title_case: bool
    lower_case: bool


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where a sentence may end: the stop at [`start`, `bare`), its closing marks up to `end`, `next` behind."""

    start: int
    bare: int
    end: int
    next: int


Rule = Callable[[Paragraph, Stop, int, str], bool | None]


def ends_sentence(paragraph: Paragraph, stop: Stop, start: int) -> bool:
    """Whether the sentence from `start` ends at `stop`, which is not the last of its paragraph."""
    behind = paragraph.text[stop.next : stop.next + _LOOK_AHEAD]
    for rule in _RULES:
        verdict = rule(paragraph, stop, start, behind)
        if verdict is not None:
            return verdict
    return stop.end in paragraph.proposed


def _no_blank(paragraph: Paragraph, stop: Stop, _: int, behind: str) -> bool | None:
    """With no blank behind it ("... the deal.Talks resume") a stop ends a sentence only between two plain words."""
    if stop.next > stop.end:
        return None
    if stop.bare != stop.start + 1 or not _GLUED_NEXT.match(behind):
        return False
    before = paragraph.text[max(0, stop.end - _LOOK_BACK) : stop.end]
    if not _GLUED_BEFORE.search(before) or _last_word(before) in TITLES | BEFORE_FIGURES | AMBIGUOUS | INSIDE:
        return False
    return not _NO_PROSE.search(before.split()[-1] + behind.split(maxsplit=1)[0])


def _small_letter(paragraph: Paragraph, stop: Stop, _: int, behind: str) -> bool | None:
    """No sentence starts with a small letter, save in a text without capitals or with a brand like iPhone."""
    word = next_word(behind)
    if not word[:1].islower() or _BRAND.match(word):
        return None
    return paragraph.lower_case and stop.end in paragraph.proposed


def _dots_behind(paragraph: Paragraph, stop: Stop, _: int, behind: str) -> bool | None:
    """Dots behind a full stop mark what is left out before the next sentence, to which they belong: "over. ... We"."""
    if behind[0] != ".":
        return None
    dots = STOP.match(behind)
    if not dots or paragraph.text[stop.start : stop.bare] != "." or dots.group().count(".") < 3:
        return False
    return next_word(behind[dots.end() :])[:1].isupper()


def _speaker_behind(paragraph: Paragraph, stop: Stop, start: int, _: str) -> bool | None:
    """A speaker behind a quotation belongs to its sentence."""
    return False if is_attributed(paragraph.marks, start, stop.end, stop.next) else None


def _abbreviation(paragraph: Paragraph, stop: Stop, start: int, behind: str) -> bool | None:
    """The stop of an abbreviation."""
    if paragraph.text[stop.start] != "." or not stop.bare == stop.start + 1 == stop.end:
        return None
    return abbreviation_ends(
        paragraph.text[max(start, stop.bare - _LOOK_BACK) : stop.bare], behind, paragraph.title_case
    )


def _own_brackets(paragraph: Paragraph, stop: Stop, start: int, _: str) -> bool | None:
    """A sentence all in brackets ends with them."""
    text = paragraph.text
    return True if text[start] == "(" and text[stop.bare : stop.end].endswith(")") else None


def _left_out(paragraph: Paragraph, stop: Stop, _: int, behind: str) -> bool | None:
    """Bracketed dots stand for words, so only a plain opener shows that a sentence begins behind them."""
    return opens_sentence(next_word(behind)) if paragraph.text[stop.start] == "[" else None


def _shouting_name(paragraph: Paragraph, stop: Stop, _: int, behind: str) -> bool | None:
    """The exclamation mark of a name ("Yahoo! Inc.") is none."""
    before = paragraph.text[max(0, stop.start - _LOOK_BACK) : stop.end]
    if before.endswith("!") and _last_word(before) in SHOUTING_NAMES:
        return opens_sentence(next_word(behind))
    return None


_RULES: tuple[Rule, ...] = (
    _no_blank, _small_letter, _dots_behind, _speaker_behind, _abbreviation, _own_brackets, _left_out, _shouting_name,
)  # fmt: skip


def _last_word(before: str) -> str:
    """The folded word right before the stop that ends `before`."""
    found = _LAST_WORD.search(before)
    return found.group(1).lower() if found else ""
