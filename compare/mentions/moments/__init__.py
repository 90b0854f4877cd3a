"""Text in, moments out: every expression of time with the days (and hours) that it may mean.

Patterns find, rules resolve against the article's own date, and what nothing resolves keeps `earliest` and `latest`
None. Where several patterns match, the one that starts first and then the longest wins, so that "Tuesday, Nov. 4" is
one moment. A range is given wide rather than narrow: a conflict between two articles is claimed only where the widest
readings exclude each other.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from compare.mentions.moments.found import Found
from compare.mentions.moments.patterns import PATTERNS, may_match
from compare.mentions.moments.resolve import resolve
from compare.model import Moment, Span
from compare.text import GLYPHS, Token


def find_moments(text: str, tokens: Sequence[Sequence[Token]], published: date | None) -> tuple[Moment, ...]:
    """Find the moments of `text`; `tokens` by sentence, `published` the day that "today" means, if it is known."""
    if published and not 1000 < published.year < 9000:  # no day of any press; and last year has to exist
        published = None
    return tuple(resolve(f, published) for sentence in tokens if sentence for f in _in_sentence(text, sentence))


def time_spans(text: str, tokens: Sequence[Sequence[Token]]) -> list[Span]:
    """Where moments stand, without resolving them."""
    return [Span(f.start, f.end) for sentence in tokens if sentence for f in _in_sentence(text, sentence)]


def _in_sentence(text: str, sentence: Sequence[Token]) -> Iterator[Found]:
    """Yield what the patterns find in one sentence, in order and without overlap."""
    offset, end = sentence[0].start, sentence[-1].end
    flat = plain(text[offset:end])
    words = {t.norm for t in sentence}
    rules = [(rule, pattern) for rule, pattern in PATTERNS if may_match(rule, words)]
    matches = [Found(rule, m, flat, offset) for rule, pattern in rules for m in pattern.finditer(flat)]
    matches = [f for f in matches if f.is_time]
    last = -1
    for f in sorted(matches, key=lambda f: (f.start, -f.end)):
        if f.start >= last:
            last = f.end
            yield f


_ONE_FOR_ONE = {code: glyph for code, glyph in GLYPHS.items() if len(glyph) == 1}


def plain(text: str) -> str:
    """Replace dashes, quotation marks and hard spaces of `text` by their plain forms, one code point for one."""
    return text.translate(_ONE_FOR_ONE)
