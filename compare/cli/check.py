"""`storydiff check`: compare every story, apply what people decided, and fail on what is new and unreviewed.

A story whose articles and settings did not change comes from the archive: then no model is loaded.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from compare.check import Policy, Verdict, judge
from compare.cli.arguments import given
from compare.cli.outputs import STDOUT, Output, check_places, parse_outputs, write_joined
from compare.cli.terminal import Watch, complain, has_colour, say, watching
from compare.configuration import Configuration, configure
from compare.errors import InputError, UsageError
from compare.model import Report, Story

PASSED, FINDINGS, PARTIAL = 0, 1, 3
WORST = 10  # findings shown of a story; -v shows all


class Checked(NamedTuple):
    """A story's folder, how it fared, and what is wrong with its decisions."""

    folder: Path
    verdict: Verdict
    problems: tuple[str, ...] = ()


def run(options: argparse.Namespace) -> int:
    """Check the stories of `options`; gives the exit code."""
    configuration = configure(given(options), options.config)
    outputs = parse_outputs(configuration["output"], configuration.reports)
    folders = story_folders(options.story, configuration)
    policy = Policy(configuration["fail-on"], configuration["fail-status"], configuration["stale"])
    with watching(not (options.no_progress or options.quiet), options.verbose) as watch:
        compared = _Comparing(configuration, outputs, watch)
        reports = [(folder, compared.report(folder)) for folder in folders]
    if options.write_baseline:
        for folder, report in reports:
            _write_baseline(_decided(report, folder)[0], folder)
    found = []
    for folder, report in reports:
        reviewed, problems = (report, ()) if options.ignore_decisions else _decided(report, folder)
        found.append(Checked(folder, judge(reviewed, policy), problems))
    _show(found, outputs, options, configuration)
    return _exit_code(found, exit_zero=options.exit_zero)


def _decided(report: Report, folder: Path) -> tuple[Report, tuple[str, ...]]:
    """The report with what people decided, and what is wrong with the lines that say so."""
    from compare.review import apply_decisions, read
    from compare.review.clock import today

    try:
        held = read(folder)
    except InputError as error:
        return report, (str(error),)
    if not held.decisions:
        return report, held.problems
    return apply_decisions(report, held.decisions, today()), held.problems


def _show(
    found: Sequence[Checked], outputs: Sequence[Output], options: argparse.Namespace, configuration: Configuration
) -> None:
    """Write the outputs, the summary unless another output has stdout, and what went wrong."""
    reports = [checked.verdict.report for checked in found]
    written = write_joined(outputs, reports)
    if not options.quiet and all(output.place != STDOUT for output in outputs):
        from compare.cli.summary import summary

        colour = has_colour(configuration["color"], sys.stdout)
        say(summary([(str(c.folder), c.verdict) for c in found], colour, None if options.verbose else WORST))
        say("".join(f"written: {path}\n" for path in written))
    for checked in found:
        for line in (*checked.verdict.report.unread, *checked.problems):
            complain(line)


def story_folders(asked: Sequence[str], configuration: Configuration) -> list[Path]:
    """The folders of the stories `asked`, or of all under `seeds`; `UsageError` where there is none."""
    if asked:
        for name in asked:
            if not Path(name).exists():
                raise UsageError(f"no story “{name}”", f"Name a folder, such as {configuration.seeds}/<story>.")
        return [Path(name) for name in asked]
    seeds = configuration.seeds
    try:
        folders = sorted(path for path in seeds.iterdir() if path.is_dir() and not path.name.startswith("."))
    except OSError as error:
        hint = "“storydiff init” makes a starter, “--config” or “seeds = …” names another place."
        raise UsageError(f"no stories: the folder “{seeds}” cannot be read ({error.strerror})", hint) from error
    if not folders:
        raise UsageError(f"no stories in “{seeds}”", "Put each in a folder of its own, with two articles or more.")
    return folders


class _Comparing:
    """Gives the reports of stories, from the archive where nothing changed; loads the model at most once."""

    def __init__(self, configuration: Configuration, outputs: Sequence[Output], watch: Watch) -> None:
        from compare.archive import Archive
        from compare.embeddings import load_encoder
        from compare.embeddings.cache import cache_folder
        from compare.sentences import SPLITTER

        self._settings = configuration.settings()
        self._encoder = load_encoder(self._settings.model, self._settings.cache)
        self._signature = self._settings.signature(self._encoder.name, SPLITTER)
        self._archive = Archive(cache_folder() if self._settings.cache else None)
        self._outputs, self._watch = outputs, watch

    def report(self, folder: Path) -> Report:
        """The report of the story in `folder`; an empty one that says why where it cannot be read."""
        from compare.articles import read_story

        try:
            story = read_story([str(folder)])
        except InputError as error:
            return _unreadable(folder, str(error), self._signature)
        check_places(self._outputs, story)
        return self._compared(story)

    def _compared(self, story: Story) -> Report:
        from compare.archive import report_key

        key = report_key(story, self._signature)
        report = self._archive.read(key)
        if report is None:
            from compare.pipeline import compare_story

            report = compare_story(story, self._settings, self._watch, self._encoder)
            self._archive.write(key, report)
        return report


def _unreadable(folder: Path, why: str, signature: str) -> Report:
    """A report of a story that cannot be compared, so that no output is silent about it."""
    name = folder.resolve().name
    return Report(name, name, "same-story", 0.0, signature, (), (), (), unread=(why,))


def _write_baseline(report: Report, folder: Path) -> None:
    """Note everything open in `report` as seen, reviewed by nobody."""
    from compare.review.clock import timestamp
    from compare.review.deciding import baseline
    from compare.review.files import update

    # What is hidden never fails: once it shows, it shall be told as new.
    seen = replace(report, findings=tuple(f for f in report.findings if f.severity != "hidden"))
    new = baseline(seen, timestamp())
    if new:
        update(folder, lambda known: [*known, *new])


def _exit_code(found: Sequence[Checked], *, exit_zero: bool) -> int:
    """Say how the run ended: input that could not be read comes before findings that fail."""
    if any(checked.verdict.report.unread or checked.problems for checked in found):
        return PARTIAL
    return FINDINGS if not exit_zero and not all(checked.verdict.passes for checked in found) else PASSED
