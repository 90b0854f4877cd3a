"""Embedded posts of social media: their signature, and whether their words are the article's own.

A post that repeats the article, or that an agency or outlet put out, is furniture; one in which a person of the story
speaks is a statement, and stays in the body.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from compare.text import tokenise

_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
SIGNATURE = re.compile(
    rf"[—–-]{{1,2}}\s?[^\n—–@]{{1,60}}\(@(\w{{1,30}})\)\s+(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH}),?\s\d{{4}}"
)
_MEDIA = re.compile(
    r"news|live|times|press|post|media|today|express|daily|channel|tv$|^(?:ani|pti\w*|ap|afp|reuters|cnn\w*|bbc\w*)$"
)
_TEASER = re.compile(
    r"#?(?:watch|breaking|video|live|justin|in pics)\b\s*[|:]|#(?:watch|breaking|video)\b", re.IGNORECASE
)
_MARKS = re.compile(r"pic\.twitter\.com/|//t\.co/|\bA post shared by\b|^#\w+ ?\|")
_RUN = 4
_REPEATED = 0.5


def is_signature(paragraph: str) -> bool:
    """Whether `paragraph` only says whose post stands above it and of what day."""
    return bool(SIGNATURE.fullmatch(paragraph)) or bool(re.match(r"A post shared by .{1,80}\(@\w+\)", paragraph))


def unsigned(paragraph: str) -> str:
    """A post without the signature that its `paragraph` ends with, if it ends with one."""
    found = [m for m in SIGNATURE.finditer(paragraph) if m.end() == len(paragraph.rstrip())]
    return paragraph[: found[-1].start()] if found else paragraph


def looks_like_post(paragraph: str) -> bool:
    """Whether `paragraph` carries what only posts carry: a picture link, a shortened link, a tag before a bar."""
    return bool(_MARKS.search(paragraph))


def is_teaser(post: str, signature: str) -> bool:
    """Whether an outlet put out `post`, by its own words or by the handle in its `signature`."""
    handle = SIGNATURE.search(signature)
    return bool(_TEASER.match(post)) or bool(handle and _MEDIA.search(handle.group(1).lower()))


class Repetition:
    """How often each run of four words stands in an article, to tell what a post only repeats."""

    def __init__(self, paragraphs: Iterable[str]) -> None:
        self.counts = Counter(run for paragraph in paragraphs for run in _runs(_words(paragraph)))

    def repeats(self, post: str) -> bool:
        """Whether half of the words of `post`, a paragraph of the article, stand elsewhere in it in such runs."""
        words = _words(post)
        runs = _runs(words)
        own = Counter(runs)
        covered = {i + k for i, run in enumerate(runs) if self.counts[run] > own[run] for k in range(_RUN)}
        return bool(runs) and len(covered) >= _REPEATED * len(words)


def _words(text: str) -> list[str]:
    """The folded words of `text`, links and tags left out."""
    return [t.norm for t in tokenise(re.sub(r"\S*(?:/\S+|#\w+)", " ", text)) if t.is_word]


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of four words."""
    return [tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)]
