"""`storydiff review`: ask about open points, and keep what is decided in order."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from compare.cli.arguments import given
from compare.cli.arguments_review import LOOP
from compare.cli.outputs import STDOUT, write_whole
from compare.cli.stories import Comparing, story_folders
from compare.cli.terminal import complain, has_colour, say, watching
from compare.configuration import Configuration, configure
from compare.errors import InputError
from compare.model import Decision, Report
from compare.review import Contents, completed, read, reviewed, stale_decisions, unmatched, update
from compare.review.deciding import reviewer, timestamp
from compare.review.files import merge, one_file_each, remove

DONE, PARTIAL = 0, 3


def run(options: argparse.Namespace) -> int:
    """Do the action of `options`; gives the exit code."""
    return _ACTIONS[options.action](options)


def _ask(options: argparse.Namespace) -> int:
    """Go through the open points of the stories."""
    configuration = _configuration(options)
    folders, strays = story_folders(options.story, configuration)
    by = reviewer(configuration["reviewer"], folders[0])
    from compare.cli.review_desk import Screen
    from compare.points.standing import waiting
    from compare.review.loop import review

    screen = Screen(has_colour(configuration["color"], sys.stdout))
    decided: Counter[str] = Counter()
    later, code = 0, _complained(strays.values())
    for folder, compared in _compared(folders, configuration, options, whole=False):
        report = reviewed(compared, folder)
        code = _complained(report.unread) or code
        if not waiting(report):
            screen.tell(f"{report.title}: nothing open.")
            continue
        if options.one_file_each:
            one_file_each(folder)
        tally = review(report, folder, by, screen)
        decided += tally.decided
        later += tally.later
        if tally.stopped:
            break
    say(f"\n{_summary(decided, later, by)}\n")
    return code


def _summary(decided: Mapping[str, int], later: int, by: str) -> str:
    """Say how a review went."""
    told = ", ".join(f"{decided[status]} {status}" for status in sorted(decided)) or "nothing decided"
    return f"{told}{f', {later} left for later' if later else ''}; reviewer {by}"


def _serve(options: argparse.Namespace) -> int:
    """Let the stories be reviewed in the browser."""
    from compare.cli.review_serve import serve_stories

    configuration = _configuration(options)
    folders, strays = story_folders(options.story, configuration)
    _complained(strays.values())
    return serve_stories(folders, configuration, options)


def _list(options: argparse.Namespace) -> int:
    """List the decisions of the stories."""
    stories, code = _decisions(options)
    from compare.cli.review_tables import listed

    say(listed(stories))
    return code


def _stats(options: argparse.Namespace) -> int:
    """Show counts, precision and agreement."""
    stories, code = _decisions(options)
    from compare.cli.review_tables import figures
    from compare.review.stats import statistics

    say(figures(statistics(stories.values())))
    return code


def _export(options: argparse.Namespace) -> int:
    """Write all decisions as CSV."""
    stories, code = _decisions(options)
    from compare.cli.review_tables import as_csv

    text = as_csv(stories)
    if options.output == STDOUT:
        say(text)
    else:
        write_whole(Path(options.output), text, "Choose another path with -o.")
    return code


def _import(options: argparse.Namespace) -> int:
    """Take over the lines of a file, each into the story that has its finding."""
    configuration = _configuration(options)
    folders, strays = story_folders(options.story, configuration)
    contents = _lines(options.file)
    code = _complained([*strays.values(), *contents.problems])
    if contents.conflict:
        return code
    by = reviewer(configuration["reviewer"], folders[0]) if any(not d.by for d in contents.decisions) else ""
    left = [replace(d, by=d.by or by, at=d.at or timestamp()) for d in contents.decisions]
    for folder, report in _compared(folders, configuration, options, whole=True):
        code = _complained(report.unread) or code
        known, left = _sorted_out(report, left)
        if len(folders) == 1:  # what nobody knows any more is kept where it was meant to go
            for decision in left:
                complain(f"{decision.fp}: no finding of {folder} has this fingerprint; the decision is kept", "warning")
            known, left = known + left, []
        if known:
            _take(folder, known, options.one_file_each)
    for decision in left:
        complain(f"{decision.fp}: no finding of these stories has this fingerprint; name the story to keep it")
    return PARTIAL if left else code


def _sorted_out(report: Report, lines: Sequence[Decision]) -> tuple[list[Decision], list[Decision]]:
    """Tell the lines that belong to findings of `report`, complete with their places, from the others."""
    exact = dict(zip(lines, completed(report, *lines), strict=True))
    others = dict.fromkeys(unmatched(report, [line for line in lines if exact[line] is None]))
    return [exact[line] or line for line in lines if line not in others], list(others)


def _take(folder: Path, decisions: Sequence[Decision], apart: bool) -> None:
    """Write `decisions` into `folder`, and say how many are new."""
    if apart:
        one_file_each(folder)
    before = len(read(folder).decisions)
    update(folder, lambda known: [*known, *decisions])
    say(f"{folder}: {number(len(decisions), 'decision')}, {len(read(folder).decisions) - before} of them new\n")


def _lines(name: str) -> Contents:
    """Read the decisions of the file `name`, or of standard input."""
    from compare.review.decisions import parse
    from compare.review.files import read_lines

    if name != "-":
        return read_lines(Path(name))
    return parse(sys.stdin.buffer.read().decode("utf-8", "surrogateescape"), "standard input")


def _prune(options: argparse.Namespace) -> int:
    """Remove decisions whose finding is gone although everything was compared."""
    from compare.cli.review_desk import told

    configuration = _configuration(options)
    folders, strays = story_folders(options.story, configuration)
    code = _complained(strays.values())
    for folder, report in _compared(folders, configuration, options, whole=True):
        try:
            contents = read(folder)
        except InputError as error:
            code = _complained([str(error)])
            continue
        code = _complained((*report.unread, *contents.problems)) or code
        stale = stale_decisions(report, contents.decisions)
        for decision in stale:
            say(f"{folder}: {decision.fp} {told(decision)}\n")
        if stale and not options.dry_run:
            remove(folder, stale)
        say(f"{folder}: {len(stale)} {'would be removed' if options.dry_run else 'removed'}\n")
    return code


def _merge(options: argparse.Namespace) -> int:
    """Join decisions files into the first."""
    paths = [Path(name) for name in options.file]
    contents = merge(paths)
    say(f"{paths[0]}: {number(len(contents.decisions), 'decision')}\n")
    return _complained(contents.problems)


def _configuration(options: argparse.Namespace) -> Configuration:
    """Read the settings."""
    return configure(given(options), options.config)


def _decisions(options: argparse.Namespace) -> tuple[dict[str, Sequence[Decision]], int]:
    """Read the decisions of the stories; with the exit code."""
    stories: dict[str, Sequence[Decision]] = {}
    folders, strays = story_folders(options.story, _configuration(options))
    problems = list(strays.values())
    for folder in folders:
        try:
            contents = read(folder)
        except InputError as error:
            problems.append(str(error))
            continue
        stories[str(folder)] = contents.decisions
        problems += contents.problems
    return stories, _complained(problems)


def _compared(
    folders: Sequence[Path], configuration: Configuration, options: argparse.Namespace, *, whole: bool
) -> Iterator[tuple[Path, Report]]:
    """Compare one story after the other; `whole` keeps what the settings would leave out of the report."""
    settings = configuration.settings()
    if whole:
        settings = replace(settings, select=(), ignore=(), min_confidence=0.0)
    comparing = Comparing(settings)
    for folder in folders:
        with watching(not options.quiet, options.verbose) as watch:
            report = comparing.report(folder, watch)
        yield folder, report


def number(count: int, what: str) -> str:
    """Count `what`."""
    return f"{count} {what}{'' if count == 1 else 's'}"


def _complained(problems: Collection[str]) -> int:
    """Tell `problems`; gives the exit code."""
    for problem in problems:
        complain(problem)
    return PARTIAL if problems else DONE


_ACTIONS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    LOOP: _ask,
    "serve": _serve,
    "list": _list,
    "stats": _stats,
    "export": _export,
    "import": _import,
    "prune": _prune,
    "merge": _merge,
}
