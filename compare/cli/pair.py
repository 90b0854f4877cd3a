"""`storydiff pair`: which articles of a heap tell the same story, shown, and proposed where that is asked for.

It proposes, and a person confirms: nothing is compared, nothing that is there already is touched.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from compare.cli.arguments import given
from compare.cli.terminal import complain, say, watching
from compare.configuration import configure
from compare.text import counted, harmless

if TYPE_CHECKING:
    from compare.model import Article
    from compare.pairing import Heap, Proposal

PASSED, PARTIAL = 0, 3


def run(options: argparse.Namespace) -> int:
    """Sort the articles of the folder into stories; gives the exit code."""
    configuration = configure(given(options), options.config)
    settings = configuration.settings(None)
    with watching(not (options.no_progress or options.quiet), options.verbose) as watch:
        # Imported where they are needed: a folder that is not there loads nothing.
        from compare.articles import read_heap

        start = time.perf_counter()
        articles, unread = read_heap(options.folder)
        watch("read", time.perf_counter() - start)
        from compare.pipeline import sort_heap

        heap = sort_heap(articles, settings, options.days, watch)
    stories = [story for story in heap.stories if story.chance >= options.sure]
    if not options.quiet:
        say("\n".join([*_listing(heap, stories, articles, alone=options.verbose), ""]))
    if options.write or options.into is not None:
        _write(stories, heap, articles, configuration.seeds if options.into is None else Path(options.into), options)
    for line in unread:
        complain(line)
    return PARTIAL if unread else PASSED


def _write(
    stories: Sequence[Proposal], heap: Heap, articles: Sequence[Article], into: Path, options: argparse.Namespace
) -> None:
    """Write the proposals and say where."""
    from compare.cli.proposals import write_proposals

    for folder, written in write_proposals(stories, _copies(heap), articles, into):
        if not written:
            complain(f"{folder}: is there already and left as it is", "warning")
        elif not options.quiet:
            say(f"proposed: {harmless(str(folder / 'story.toml'))}\n")


def _copies(heap: Heap) -> Mapping[int, tuple[int, ...]]:
    """The other articles of the same text, by the one that stands for them."""
    return {group[0]: group[1:] for group in heap.copies}


def _listing(heap: Heap, stories: Sequence[Proposal], articles: Sequence[Article], *, alone: bool) -> Iterator[str]:
    """Yield the lines of the list: stories with their articles and reasons, copies, and what is left."""
    from compare.cli.proposals import reason

    copies = _copies(heap)
    for number, story in enumerate(stories, 1):
        yield f"{number}. {harmless(story.title)}"
        for member in story.members:
            yield f"     {_shown(articles[member])}"
            yield from (f"       the same text: {_shown(articles[other])}" for other in copies.get(member, ()))
        yield f"   {reason(story)}"
        yield ""
    told = {member for story in stories for member in story.members}
    for first, others in copies.items():
        if first not in told:
            yield f"the same text: {', '.join(_shown(articles[n]) for n in (first, *others))}"
    left = [n for n in range(len(articles)) if n not in told and all(n not in group for group in heap.copies)]
    if alone:
        yield from (f"alone: {_shown(articles[n])}" for n in left)
    yield f"{counted(len(articles), 'article')}: {counted(len(stories), 'story', 'stories')}, {len(left)} alone" + (
        f", {counted(sum(map(len, copies.values())), 'copy', 'copies')} of another" if copies else ""
    )


def _shown(article: Article) -> str:
    """An article by its path, with what is known of its origin."""
    known = [harmless(text) for text in (article.publisher, (article.published or "")[:10]) if text]
    return harmless(article.path) + (f" ({', '.join(known)})" if known else "")
