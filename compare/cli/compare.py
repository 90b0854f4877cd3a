"""`storydiff compare`: read a story, compare its articles, write what was asked for, show a summary."""

import argparse
import shlex
import sys
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from compare.cli.arguments import given
from compare.cli.outputs import PAGE, STDOUT, Output, check_places, parse_outputs, write_files
from compare.cli.terminal import complain, has_colour, say, watching, width_of
from compare.configuration import configure
from compare.errors import UsageError
from compare.model import SEVERITIES, Report, Story
from compare.renderers import renderer
from compare.text import harmless

WORST = 3  # points in two columns: with the others in a line each, what fits on one screen; -v shows all so
PASSED, FINDINGS, PARTIAL = 0, 1, 3


def run(options: argparse.Namespace) -> int:
    """Compare the sources of `options`; gives the exit code."""
    configuration = configure(given(options), options.config)
    settings = configuration.settings(options.base)
    outputs = parse_outputs(configuration["output"] or [PAGE], configuration.reports, configuration.reports_within)
    with watching(not (options.no_progress or options.quiet), options.verbose) as watch:
        # Imported where they are needed: comparing loads what an unreadable file never gets to.
        from compare.articles import read_story

        start = time.perf_counter()
        story = with_base(read_story(options.source), settings.base)
        watch("read", time.perf_counter() - start)
        check_places(outputs, story)
        from compare.pipeline import compare_story

        report = compare_story(story, settings, watch)
    if not options.ignore_decisions:
        from compare.review import folder_of, reviewed

        report = reviewed(report, folder_of(options.source))
    written = write_files(outputs, report)
    _show(report, outputs, written, options, configuration["color"])
    for line in report.unread:
        complain(line)
    # What a project's file says of failing is said of its check; comparing fails only where it is asked to.
    return exit_code(report, getattr(options, "fail_on", "never"), options.exit_zero)


def with_base(story: Story, base: str | None) -> Story:
    """Give the source `base` that role, all others being peers; `UsageError` where `story` has no such source."""
    if base is None:
        return story
    ids = [article.id for article in story.articles]
    if base not in ids:
        raise UsageError(f"no source “{base}” to take as the base", f"The sources are {', '.join(ids)}.")
    articles = (replace(a, role="base" if a.id == base else "peer") for a in story.articles)
    return replace(story, articles=tuple(articles))


def _show(
    report: Report, outputs: Sequence[Output], written: Sequence[Path], options: argparse.Namespace, colour: str
) -> None:
    """Write to stdout the output that belongs there or, failing that, the summary."""
    asked = next((output.format for output in outputs if output.place == STDOUT), None)
    if asked == "text":
        say(_screen_text(report, colour, None))
    elif asked:
        say(renderer(asked)(report))
    elif not options.quiet:
        files = "".join(f"written: {path}\n" for path in written)
        say(_screen_text(report, colour, None if options.verbose else WORST) + _next_step(report, options) + files)


def _next_step(report: Report, options: argparse.Namespace) -> str:
    """Say how to decide what is open in a story that has a folder for decisions."""
    from compare.points.standing import waiting
    from compare.review import folder_of

    folder = folder_of(options.source)
    if folder is None or not folder.is_dir() or not waiting(report):
        return ""
    return f"review:  storydiff review {shlex.quote(harmless(str(folder)))}\n"


def _screen_text(report: Report, colour: str, limit: int | None) -> str:
    """Write `report` for the screen at hand; `colour` is "auto", "always" or "never"."""
    from compare.renderers.text import render

    return render(report, width=width_of(sys.stdout), colour=has_colour(colour, sys.stdout), limit=limit)


def exit_code(report: Report, fail_on: str, exit_zero: bool) -> int:
    """Say how the run ended: input that could not be read comes before findings at or above `fail_on`."""
    if report.unread:
        return PARTIAL
    failing = SEVERITIES[: SEVERITIES.index(fail_on) + 1] if fail_on in SEVERITIES else ()
    fails = any(f.waits and f.severity in failing for f in report.findings)
    return FINDINGS if fails and not exit_zero else PASSED
