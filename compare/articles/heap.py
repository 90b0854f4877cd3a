"""A folder of articles on anything comes in; all that can be read goes out, and a line for each that cannot.

Folders inside are looked into as well, but for hidden ones and for those that are a story already. Every record of a
file of records is an article (`heap.jsonl#3`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from compare.articles.manifest import MANIFEST
from compare.articles.reading import read_all
from compare.articles.story import article_files
from compare.errors import InputError, UsageError
from compare.model import Article
from compare.text import harmless


def read_heap(folder: str) -> tuple[list[Article], list[str]]:
    """Read all articles in `folder`, by path, and say what could not be read; ids count from 1.

    Raises UsageError where it is no folder, InputError where no article is in it.
    """
    top = Path(folder)
    if not top.is_dir():
        raise UsageError(f"{harmless(folder)}: not a folder", "Give the folder of the articles to sort into stories")
    ids = (str(number) for number in count(1))
    looked = [article_files(inner, top) for inner in _folders(top)]
    found = [one for files, _ in looked for file in files for one in read_all(str(file), ids)]
    found += [stray for _, strays in looked for stray in strays]
    if not found:
        raise InputError(f"{harmless(folder)}: no article files", "Stories that are there already are left out")
    articles = [one for one in found if isinstance(one, Article)]
    return articles, [str(one) for one in found if isinstance(one, InputError)]


def _folders(top: Path) -> Iterator[Path]:
    """Yield `top` and the folders inside by name; links are not followed, since they may lead in a circle."""
    for here, inner, files in os.walk(top):
        if MANIFEST in files:
            inner.clear()
        else:
            inner[:] = sorted(name for name in inner if not name.startswith("."))
            yield Path(here)
