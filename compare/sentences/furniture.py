"""What is printed beside an article: pointers, boxes, buttons, credits, captions, stamps and notices.

A wrong body sentence costs a false note, a wrong piece of furniture hides a fact: so a pattern has to be a form that
pages print and reporters do not, and long paragraphs only count as furniture by the words of a notice.
"""

import re
from collections.abc import Iterable

from compare.lexicon import calendar
from compare.lexicon import page_furniture as words
from compare.text import GLYPHS

_LONGEST_BOX, _LONGEST_POINTER, _LONGEST_LINE = 60, 40, 600
_ADDRESS = (
    r"(?:https?://|www\.)\S++|(?:pic\.twitter\.com|t\.co|youtu\.be|bit\.ly)/\S++|[\w.-]+\.(?:com|org|net|co\.uk)/\S*+"
)
_LINKS = re.compile(rf"(?:(?:[\w ]{{0,30}}:\s*)?(?:{_ADDRESS}|[@#]\w++)[\s|,;]*+)+")
_PARTICLES = "and|&|of|the|for|in|de|al|bin|van|with"
_BYLINE = re.compile(
    rf"(?:[Bb]y|BY|Words by|Reported by|Written by|Edited by)\s*:?\s+[A-Z@][\w.'@-]*"
    rf"(?:[\s,|/•·-]+(?:[A-Z@(][\w.'@)-]*|{_PARTICLES}|\d+)){{0,16}}"
)
_AGENCY_MARK = re.compile(
    r"[(\[-]+ ?(?:ANI|PTI|AP|AFP|IANS|Reuters|UNI|UPI|Agencies|ANI/PTI|dpa|TNS|Bloomberg)\b ?[)\]]?\.?"
)
_STAMP = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*|\d+")
_WRITER = r"(?:reporter|correspondent|editor|writer|columnist|journalist|producer|contributor|intern|fellow)"
_BIO = re.compile(
    rf"[A-Z][\w.'-]+(?: [A-Z][\w.'-]+){{1,3}}(?:, [^,.]{{2,50}},)? (?:is|was) (?:an?|the) [^.]{{0,60}}\b{_WRITER}\b"
    r"[^.]{0,90}(?:\b(?:for|at|with|covering|based in|who (?:covers|writes))\b|$)"
)
_CREDIT = re.compile(r"(?:Image|Photo|Picture)s?(?: (?:credit|source|courtesy))?: ")
_CALENDAR = frozenset(calendar.MONTHS) | frozenset(calendar.WEEKDAYS)


def _any(patterns: Iterable[str], flags: re.RegexFlag = re.IGNORECASE) -> re.Pattern[str]:
    """One pattern for any of `patterns`."""
    return re.compile("|".join(f"(?:{p})" for p in patterns), flags)


_POINTER = _any((*words.POINTERS, *words.NOTICES))
_NOTICE_ANYWHERE = _any(words.NOTICES_ANYWHERE)
_SERVICE, _SERVICE_ANYWHERE = _any(words.SERVICES), _any(words.SERVICES_ANYWHERE)
_CREDITED, _CAPTIONED = _any(words.CREDITS, re.NOFLAG), _any(words.CAPTION_CUES)
_LABEL = re.compile(rf"({'|'.join(map(re.escape, words.LABELS))})(?: ?[:|»>]| -) (?=\S)", re.IGNORECASE)


def is_pointer(sentence: str) -> bool:
    """Whether `sentence` sends the reader elsewhere, is a notice, an address, or an agency's mark."""
    if len(sentence) > _LONGEST_LINE:
        return False
    plain = _plain(sentence)
    if (
        _AGENCY_MARK.fullmatch(plain)
        or _LINKS.fullmatch(plain)
        or _POINTER.match(plain)
        or _NOTICE_ANYWHERE.search(plain)
    ):
        return True
    label = _LABEL.match(plain)
    return label is not None and (label.group(1).isupper() or plain[-1] not in ".\"'")


def is_furniture(paragraph: str) -> bool:
    """Whether the whole `paragraph` is no part of the article."""
    if not any(c.isalnum() for c in paragraph):
        return True
    if len(paragraph) > _LONGEST_LINE or len(paragraph.split()) > _LONGEST_BOX:
        return False
    plain = _plain(paragraph)
    return (
        plain.strip(" .:|-()[]").lower() in words.LINES
        or bool(_LINKS.fullmatch(plain) or _BYLINE.fullmatch(plain))
        or bool(_SERVICE.match(plain) or _SERVICE_ANYWHERE.search(plain))
        or (len(plain.split()) <= _LONGEST_POINTER and is_pointer(paragraph))
        or _is_row_of_buttons(plain)
        or _is_stamp(plain)
        or _is_caption(plain)
    )


def is_credit(sentence: str) -> bool:
    """Whether a `sentence` run into a paragraph only credits a picture: "Image: Jo Doe."."""
    return bool(_CREDIT.match(sentence))


def is_biography(paragraph: str) -> bool:
    """Whether `paragraph`, one of the last, says who wrote the article."""
    return len(paragraph) <= _LONGEST_LINE and bool(_BIO.match(_plain(paragraph)))


def _is_caption(plain: str) -> bool:
    """Whether `plain` ends with a picture's credit, or is a single sentence that tells who stands where."""
    if _CREDITED.search(plain):
        return True
    return '"' not in plain and plain.count(". ") <= 1 and len(plain.split()) <= 40 and bool(_CAPTIONED.search(plain))


def _is_row_of_buttons(plain: str) -> bool:
    """Whether `plain` holds nothing but the names of buttons."""
    names = re.findall(r"[^\W_]+(?:-[^\W_]+)?", plain.lower())
    return 2 <= len(names) <= 20 and all(name in words.BUTTONS or name.isdigit() for name in names)


def _is_stamp(plain: str) -> bool:
    """Whether `plain` only says when it was printed: a date, a time, "5 min read"."""
    parts = _STAMP.findall(plain.lower())
    known = all(p.isdigit() or p in words.STAMP_WORDS or p in _CALENDAR for p in parts)
    return known and 2 <= len(parts) <= 20 and any(p.isdigit() for p in parts)


def _plain(text: str) -> str:
    """`text` with typographic marks made plain and white space squeezed."""
    return " ".join(text.translate(GLYPHS).split())
