"""Lines set apart above the text: how they look, and when what follows makes them headings."""

from __future__ import annotations

import re

from compare.sentences.blocks import MARKER

_STOPPED = re.compile(r"[.!?;:,…][\"'”’»)\]]*$")
_ASKED = re.compile(r"\?[\"'”’»)\]]*$")
_QUESTION = re.compile(
    r"(?:what|why|how|who|when|where|which|will|is|are|can|could|does|do|did|has|should)\b", re.IGNORECASE
)
_MARKDOWN = re.compile(r"#{1,6}\s+\S|(?:\*\*|__)[^*_]+(?:\*\*|__)$")
_SECOND = re.compile(r"[^\W\d_]{3}[.!?][\"'”’»)\]]* [\"'“‘(\[]?[A-Z]")
_WORD = re.compile(r"[^\W\d_]{2,}")
LONGEST = 20


def has_markup(line: str) -> bool:
    """Whether `line` is a heading by Markdown's marks."""
    return bool(_MARKDOWN.match(line))


def is_title_case(line: str) -> bool:
    """Whether `line` capitalises its longer words, as headlines do and sentences do not."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if len(w) > 3]
    upper = sum(w[0].isupper() for w in words)
    return len(words) >= 2 and upper >= 0.8 * len(words)


def is_display(line: str) -> bool:
    """Whether `line` stands like a heading: short, begun with a capital, without a full stop at its end."""
    words = line.split(maxsplit=LONGEST + 1)
    if not _WORD.search(line) or len(words) > LONGEST or MARKER.match(line) or _SECOND.search(line):
        return False
    if not (line[0].isupper() or line[0].isdigit() or line[0] in "\"'“‘#*$£€₹"):
        return False
    if not _STOPPED.search(line):
        return True
    if line.isupper() and len(words) <= 10:
        return True
    return bool(_ASKED.search(line)) and is_title_case(line)


def is_question(line: str) -> bool:
    """Whether `line` is a short question that may head a section: "What happens next?"."""
    return (
        bool(_ASKED.search(line)) and bool(_QUESTION.match(line)) and len(line.split()) <= 12 and line.count("?") == 1
    )


def stops(line: str) -> bool:
    """Whether `line` ends like a sentence."""
    return bool(_STOPPED.search(line))
