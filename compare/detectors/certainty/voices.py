"""Whose claim the words of a sentence are: the article's own, or one that it only reports."""

from __future__ import annotations

from compare.contrast.aligned import Side, teller
from compare.model import Document
from compare.naming import may_be_one


def speaker_at(doc: Document, offset: int) -> str | None:
    """Who is reported to say what stands at `offset`: a name, "" for somebody unnamed, None for the article itself."""
    said = teller(doc, offset)
    return said.speaker if said else None


def one_voice(a: Side, b: Side, at: tuple[int, int]) -> bool:
    """Whether the words at the two indices are the claim of one speaker, or of the article on at least one side."""
    one, two = speaker_at(a.doc, a.tokens[at[0]].start), speaker_at(b.doc, b.tokens[at[1]].start)
    return not (one and two) or may_be_one(one, two)
