"""Stage: one article's utterances, direct, mixed and indirect, each with source, cue, content and speaker.

Comes in: text, sentences, tokens, names. Goes out: utterances in reading order. Quotation marks are paired first
(marks), each quotation becomes one unit of its sentence (frames), cues find their source and content among those units
(attributions), and what no cue reports goes on from the speaker before or stays without one.
"""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Name, Sentence, Utterance
from compare.text import Token
from compare.utterances.assembly import assemble
from compare.utterances.frames import build_scene

__all__ = ["find_utterances"]


def find_utterances(
    text: str, sentences: Sequence[Sentence], tokens: Sequence[Sequence[Token]], names: Sequence[Name]
) -> tuple[Utterance, ...]:
    """Find all utterances of an article; `tokens` run parallel to `sentences`, spans count in `text`."""
    return assemble(build_scene(text, sentences, tokens), sentences, names)
