"""Whether a word weighs as it is used: the lexicon lists loaded words by form, what precedes tells their use."""

from __future__ import annotations

from collections.abc import Sequence

from compare.contrast.swaps import forms
from compare.lexicon.function_words import AUXILIARIES
from compare.lexicon.loaded import INTENSIFIERS, LOADED_VERBS, LOADED_WORDS
from compare.text import Token


def is_loaded(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` or its base form is loaded, and used as what is loaded of it."""
    norm = tokens[index].norm
    if norm in LOADED_VERBS:
        return index > 0 and tokens[index - 1].norm in AUXILIARIES | {"to"}
    return bool(forms(norm) & LOADED_WORDS)


def weighs(tokens: Sequence[Token], index: int) -> bool:
    """Whether the word at `index` is loaded, or as strong as one by the word before it: very large, huge."""
    return is_loaded(tokens, index) or (index > 0 and tokens[index - 1].norm in INTENSIFIERS)
