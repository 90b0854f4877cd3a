"""storydiff: where two or more articles on one story differ, in wording and in detail.

    from compare import Settings, compare_story, read_story
    report = compare_story(read_story(["seeds/india-us-talks"]), Settings())

Names are loaded when they are first used, so that importing the package costs nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from compare.articles import read_article, read_story
    from compare.codec import decode, encode
    from compare.errors import InputError, ModelError, StoryDiffError, UsageError
    from compare.kinds import KINDS, Kind
    from compare.model import Article, Finding, Report, Story
    from compare.pipeline import compare_story
    from compare.settings import Settings

    __version__: str

_HOMES = {
    "compare.articles": ("read_article", "read_story"),
    "compare.codec": ("decode", "encode"),
    "compare.errors": ("InputError", "ModelError", "StoryDiffError", "UsageError"),
    "compare.kinds": ("KINDS", "Kind"),
    "compare.model": ("Article", "Finding", "Report", "Story"),
    "compare.pipeline": ("compare_story",),
    "compare.settings": ("Settings",),
}

__all__ = [
    "KINDS", "Article", "Finding", "InputError", "Kind", "ModelError", "Report", "Settings", "Story", "StoryDiffError",
    "UsageError", "__version__", "compare_story", "decode", "encode", "read_article", "read_story",
]  # fmt: skip


def __getattr__(name: str) -> Any:
    """Load the public name `name` from where it lives."""
    if name == "__version__":
        return import_module("compare.settings").VERSION
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(home), name)
    raise AttributeError(f"module 'compare' has no attribute '{name}'")
