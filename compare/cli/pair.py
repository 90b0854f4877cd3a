"""`storydiff pair`: which articles of a heap tell the same story, shown, and proposed where that is asked for.

It proposes, and a person confirms, each story in its manifest or all at once with `--accept`: nothing is compared, and
nothing that is there already is touched but for the mark of a proposal.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from compare.cli.arguments import given
from compare.cli.reasons import reason
from compare.cli.terminal import complain, say, watching
from compare.configuration import Configuration, configure
from compare.errors import UsageError
from compare.text import counted, harmless

if TYPE_CHECKING:
    from compare.model import Article
    from compare.pairing import Heap, Proposal

PASSED, PARTIAL = 0, 3


def run(options: argparse.Namespace) -> int:
    """Sort the articles of the folder into stories, or confirm proposals; gives the exit code."""
    configuration = configure(given(options), options.config)
    into = configuration.seeds if options.into is None else Path(options.into)
    if options.accept and (options.folder is None or _is_proposal(Path(options.folder))):
        return _accept(into if options.folder is None else Path(options.folder), options)
    if options.folder is None:
        raise UsageError("no folder of articles given", "Name one, or confirm what is proposed with --accept.")
    return _sort(configuration, into, options)


def _is_proposal(folder: Path) -> bool:
    from compare.articles.manifest import is_proposed

    return is_proposed(folder)


def _accept(place: Path, options: argparse.Namespace) -> int:
    """Confirm the proposal at `place`, or all that lie in it."""
    from compare.cli.proposals import confirm, proposals_in

    found = [place] if _is_proposal(place) else proposals_in(place)
    for folder in found:
        confirm(folder)
        _told("accepted", folder, options)
    if not found and not options.quiet:
        say(f"no proposals in {harmless(str(place))}\n")
    return PASSED


def _sort(configuration: Configuration, into: Path, options: argparse.Namespace) -> int:
    """Say which articles tell one story, and write that into the folder `into` where it is asked for."""
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
    if options.write or options.accept or options.into is not None:
        _write(stories, heap, articles, into, options)
    for line in unread:
        complain(line)
    return PARTIAL if unread else PASSED


def _write(
    stories: Sequence[Proposal], heap: Heap, articles: Sequence[Article], into: Path, options: argparse.Namespace
) -> None:
    """Write the proposals and say where; one that is there already is confirmed where that is asked for."""
    from compare.cli.proposals import confirm, write_proposals

    done = "accepted" if options.accept else "proposed"
    for folder, written in write_proposals(stories, _copies(heap), articles, into, accepted=options.accept):
        if written:
            _told(done, folder, options)
        elif options.accept and _is_proposal(folder):
            confirm(folder)
            _told(done, folder, options)
        else:
            complain(f"{folder}: is there already and left as it is", "warning")


def _told(done: str, folder: Path, options: argparse.Namespace) -> None:
    if not options.quiet:
        say(f"{done}: {harmless(str(folder / 'story.toml'))}\n")


def _copies(heap: Heap) -> Mapping[int, tuple[int, ...]]:
    """The other articles of the same text, by the one that stands for them."""
    return {group[0]: group[1:] for group in heap.copies}


def _listing(heap: Heap, stories: Sequence[Proposal], articles: Sequence[Article], *, alone: bool) -> Iterator[str]:
    """Yield the lines of the list: stories with their articles and reasons, copies, and what is left."""
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
