"""From the words that name a speaker here to the speaker's full name."""

from __future__ import annotations

from collections.abc import Sequence

from compare.model import Name, Span
from compare.utterances.frames import Scene


class Resolver:
    """Resolves sources in reading order; remembers who spoke last."""

    def __init__(self, scene: Scene, names: Sequence[Name]) -> None:
        self._text = scene.text
        self._names = names
        self._last = ""

    def resolve(self, source: Span) -> str:
        """The full name behind the words at `source`, or those words where no name is known."""
        words = self._text[source.start : source.end]
        if words.casefold() in ("he", "she", "they", "it", "who"):
            return self._last or words
        self._last = words.rstrip(",")
        return self._last
