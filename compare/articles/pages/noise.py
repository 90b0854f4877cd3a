"""The text taken from a page comes in, doubts whether it is the article, all of it and nothing else, go out.

Nothing is cut here: a line cut wrongly would be a missing statement that nobody sees, while the next stage already
sets apart what pages print beside articles. A doubt names what was seen, so that a person can look.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_CONSENT = re.compile(
    r"\b(?:we use cookies|(?:accept|reject|allow) (?:all )?cookies|cookie (?:policy|settings|preferences|notice)"
    r"|your privacy choices|manage (?:your )?(?:consent|cookies)|(?:we|our) (?:and our )?\d* ?partners"
    r" (?:store|process))",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"\b(?:(?:subscribe|sign (?:in|up)|log ?in|register) (?:now )?to (?:continue|keep|read|unlock)"
    r"|(?:continue|keep) reading (?:with|by|for)|already (?:a |an )?(?:subscriber|subscribed|member)"
    r"|to (?:continue|keep) reading(?: this)?|(?:this|the) (?:article|story|content) is (?:only )?"
    r"(?:for|available (?:only )?to) (?:\w+ )?(?:subscribers|members)|subscriber[- ]only|unlock (?:this|the full)"
    r"|you have (?:reached|read) your (?:\w+ )?(?:limit|free)|free articles? (?:left|remaining))",
    re.IGNORECASE,
)
_ROBOT = re.compile(
    r"\b(?:verify (?:that )?you are (?:a )?human|are you a robot|unusual traffic|enable javascript and cookies"
    r"|checking your browser|access (?:to this page )?(?:is |has been )?denied|request blocked|captcha)\b",
    re.IGNORECASE,
)
_BOX = re.compile(
    r"(?:comments?(?: \(\d+\))?|\d+ comments?|(?:leave|post|add) a comment|join the (?:conversation|discussion)"
    r"|(?:related|more|popular|top|trending|recommended|latest)(?: \w+)? (?:stories|articles|news|headlines"
    r"|posts|reading)"
    r"|(?:related|recommended|trending|most (?:read|popular|viewed|shared)|you (?:may|might) also like"
    r"|read more|also read|read next|up next|what to read next|more (?:from|on) .{1,40}))\s*:?",
    re.IGNORECASE,
)
_HIDDEN = (
    "script", "style", "noscript", "template", "svg", "head", "nav", "aside", "footer", "form", "button", "select",
)  # fmt: skip
_BESIDE = re.compile(r"comment|disqus|related|recommend|newsletter|promo|most-?read|sidebar", re.IGNORECASE)
# A consent banner or a wall is a box of its own; a sentence of an article on cookies is one among many.
_LONGEST_BOX = 60
_WORTH = 8  # words from which a paragraph is prose and not a label
_ENOUGH = 120  # words of prose outside the text from which a part of the article may be missing
_MOST = 0.5


def doubts_about(text: str, tree: HtmlElement) -> tuple[str, ...]:
    """What in `text`, or beside it in the page's `tree`, makes it doubtful."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    boxes = [line for line in lines if len(line.split()) <= _LONGEST_BOX]
    found = []
    for pattern, said in (
        (_CONSENT, "holds words of a consent banner"),
        (_WALL, "holds words of a paywall, so it may be cut"),
        (_BOX, "may hold a box that is no part of the article"),
    ):
        hit = next((line for line in boxes if (pattern.fullmatch if pattern is _BOX else pattern.search)(line)), None)
        if hit:
            found.append(f"{said}: “{_short(hit)}”")
    if len(text.split()) < 2 * _LONGEST_BOX and (robot := next((b for b in boxes if _ROBOT.search(b)), None)):
        found.append(f"seems to be a page for robots, not the article: “{_short(robot)}”")
    return (*found, *_left_out(lines, tree))


def _left_out(lines: list[str], tree: HtmlElement) -> tuple[str, ...]:
    """A doubt where most of the page's prose did not come into the text."""
    taken = {_plain(line) for line in lines}
    joined = "\n".join(taken)
    page = dict.fromkeys(_plain(element.text_content()) for element in tree.iter("p") if _shows(element))
    prose = [p for p in page if len(p.split()) >= _WORTH]
    words = sum(len(p.split()) for p in prose)
    outside = sum(len(p.split()) for p in prose if p not in taken and p not in joined)
    if outside < _ENOUGH or outside <= _MOST * words:
        return ()
    return (f"only {words - outside:,} of the {words:,} words in the page's paragraphs were taken for the article",)


def _shows(element: HtmlElement) -> bool:
    """Whether a reader of the page sees `element` as part of what the page is about."""
    return not any(
        parent.tag in _HIDDEN or _BESIDE.search(f"{parent.get('class', '')} {parent.get('id', '')}")
        for parent in element.iterancestors()
        if parent.tag != "body"
    )


def _plain(text: str) -> str:
    """`text` with its white space squeezed."""
    return " ".join(text.split())


def _short(line: str) -> str:
    """The head of `line`, for a message."""
    return line if len(line) <= 60 else line[:60].rsplit(" ", 1)[0] + " …"
