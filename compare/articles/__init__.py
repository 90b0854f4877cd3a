"""Stage 1: files come in, articles go out, with their text exactly as it was decoded."""

from compare.articles.reading import MAX_BYTES, MAX_CHARACTERS, read_article
from compare.articles.story import read_story

__all__ = ["MAX_BYTES", "MAX_CHARACTERS", "read_article", "read_story"]
