"""Names in headlines and headings, where every word has a capital: only what the body names is one there.

In: a sentence in title case and the forms that the body uses. Out: mentions where those forms stand.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from compare.mentions.names.evidence import is_capital
from compare.mentions.names.mention import Mention
from compare.naming import words
from compare.text import Token

LONGEST_FORM = 6  # tokens of a name in a headline

Forms = Mapping[tuple[str, ...], Mention]


def look_up(text: str, row: int, tokens: Sequence[Token], forms: Forms) -> Iterator[Mention]:
    """Yield mentions in `tokens` of what `forms` name, the longest form first."""
    i = 0
    while i < len(tokens):
        size = next((n for n in range(LONGEST_FORM, 0, -1) if _form(text, tokens, i, n) in forms), 0)
        if size:
            start, end = tokens[i].start, tokens[i + size - 1].end
            like = forms[_form(text, tokens, i, size)]
            yield Mention(row, i, i + size, start, end, like.words, text[start:end], type=like.type, entity=like.entity)
        i += size or 1


def _form(text: str, tokens: Sequence[Token], i: int, n: int) -> tuple[str, ...]:
    """Give the words of the `n` tokens from `i`, () unless they begin with a capital and end in a word."""
    part = tokens[i : i + n]
    if len(part) < n or not is_capital(part[0]) or not part[-1].is_word:
        return ()
    return words(text[part[0].start : part[-1].end])
