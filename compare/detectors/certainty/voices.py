"""Whose claim the words of a sentence are: the article's own, or one that it only reports."""

from __future__ import annotations

from compare.contrast.aligned import teller
from compare.model import AlignedWords, Comparison, Document
from compare.naming import may_be_one


def speaker_at(doc: Document, offset: int) -> str | None:
    """Who is reported to say what stands at `offset`: a name, "" for somebody unnamed, None for the article itself."""
    said = teller(doc, offset)
    return said.speaker if said else None


def one_voice(pair: Comparison, words: AlignedWords, at: tuple[int, int]) -> bool:
    """Whether the words at the two indices are the claim of one speaker, or of the article on at least one side."""
    a = speaker_at(pair.a, words.a[at[0]].start)
    b = speaker_at(pair.b, words.b[at[1]].start)
    return not (a and b) or may_be_one(a, b)
