"""`storydiff check`: compare every story, apply what people decided, and fail on what is new and unreviewed.

A story whose articles and settings did not change comes from the archive: then no model is loaded.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from compare.check import Policy, judge
from compare.cli.arguments import given
from compare.cli.outputs import PAGE, STDOUT, Output, check_many, check_places, parse_outputs, write_joined
from compare.cli.stories import Comparing, story_folders
from compare.cli.summary import Checked, summary
from compare.cli.terminal import Watch, complain, has_colour, say, watching
from compare.configuration import Configuration, configure
from compare.errors import StoryDiffError, UsageError
from compare.model import Finding, Report
from compare.points.standing import chosen
from compare.review import reviewed

PASSED, FINDINGS, PARTIAL = 0, 1, 3


def run(options: argparse.Namespace) -> int:
    """Check the stories of `options`; gives the exit code."""
    configuration = configure(given(options), options.config)
    outputs = parse_outputs(configuration["output"], configuration.reports, configuration.reports_within)
    folders, strays = story_folders(options.story, configuration)
    check_many(outputs, len(folders))
    _check_names(folders)
    policy = Policy(configuration["fail-on"], configuration["fail-status"], configuration["stale"])
    with watching(not (options.no_progress or options.quiet), options.verbose) as watch:
        compared = Comparing(configuration.settings(), lambda story: check_places(outputs, story))
        reports, defect = _reports(compared, folders, watch)
    new = reports if options.write_baseline else []
    noted = {folder: _write_baseline(reviewed(report, folder), folder) for folder, report in new}
    if not options.ignore_decisions:
        reports = [(folder, reviewed(report, folder)) for folder, report in reports]
    reports += [(folder, compared.unreadable(folder, line)) for folder, line in strays.items()]
    found = [
        Checked(folder, judge(report, policy), _page(outputs, report), noted.get(folder, 0))
        for folder, report in reports
    ]
    _show(found, outputs, options, configuration)
    if defect:
        raise defect
    return _exit_code(found, exit_zero=options.exit_zero)


def _check_names(folders: Sequence[Path]) -> None:
    """Raise where two stories would be called alike: their reports would be one, and their findings not told apart."""
    from compare.articles import slug

    named: dict[str, Path] = {}
    for folder in folders:
        other = named.setdefault(slug(folder.resolve().name), folder)
        if other != folder:
            raise UsageError(f"{other} and {folder} would both be called “{slug(folder.name)}”", "Rename one of them.")


def _reports(
    compared: Comparing, folders: Sequence[Path], watch: Watch
) -> tuple[list[tuple[Path, Report]], Exception | None]:
    """The report of each story; a defect that one of them meets ends no other, and is given back to be told last."""
    reports, defect = [], None
    for folder in folders:
        try:
            report = compared.report(folder, watch)
        except StoryDiffError:
            raise
        except Exception as error:  # whatever it is, the other stories are worth knowing
            defect = error
            report = compared.unreadable(folder, f"{folder}: the program failed on it ({type(error).__name__})")
        reports.append((folder, report))
    return reports, defect


def _show(
    found: Sequence[Checked], outputs: Sequence[Output], options: argparse.Namespace, configuration: Configuration
) -> None:
    """Write the outputs, the summary unless another output has stdout, and what went wrong."""
    reports = [checked.verdict.report for checked in found]
    written = write_joined(outputs, reports)
    if not options.quiet and all(output.place != STDOUT for output in outputs):
        say(summary(found, has_colour(configuration["color"], sys.stdout), whole=options.verbose))
        pages = {checked.page for checked in found}
        say("".join(f"written: {path}\n" for path in written if path not in pages))
    for checked in found:
        for line in checked.verdict.report.unread:
            complain(line)


def _page(outputs: Sequence[Output], report: Report) -> Path | None:
    """Where the page of `report` is written, if one is asked for."""
    asked = next((output for output in outputs if output.format == PAGE), None)
    return asked.path(report.story) if asked and report.sources else None


def _write_baseline(report: Report, folder: Path) -> int:
    """Note everything open in `report` as seen, reviewed by nobody; gives the number of points."""
    from compare.review.deciding import baseline, timestamp
    from compare.review.files import update

    new = baseline(replace(report, findings=tuple(filter(_is_new, report.findings))), timestamp())
    if new:
        update(folder, lambda known: [*known, *new])
    return len(chosen(report, _is_new))


def _is_new(finding: Finding) -> bool:
    """Whether nobody has seen `finding`; what is hidden never fails, and once it shows, it shall be told as new."""
    return finding.status == "open" and finding.severity != "hidden"


def _exit_code(found: Sequence[Checked], *, exit_zero: bool) -> int:
    """Say how the run ended: input that could not be read comes before findings that fail."""
    if any(checked.verdict.report.unread for checked in found):
        return PARTIAL
    return FINDINGS if not exit_zero and not all(checked.verdict.passes for checked in found) else PASSED
