"""What `check` says on a screen: each story in a line, the points that fail below it, what is open, what to do next.

Plain strings: the summary of an unchanged repository should cost nothing.
"""

import shlex
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from compare.check import Verdict
from compare.points.standing import LEVELS, Chosen, left_out, levels, said
from compare.renderers.results import SIGNS
from compare.text import counted, harmless, inert

LONGEST = 160  # characters of a title on the screen
SCREEN, FEWEST = 18, 3  # points that fail, over all stories and of each
NAMED = 3  # stories that a command names; of more, it takes all
_COLOURS = {"error": "31", "warning": "33", "note": "36", "hidden": "2", "passes": "32", "fails": "31", "bold": "1"}


class Checked(NamedTuple):
    """A story's folder, how it fared, the page that was written of it, and how many points were noted as seen."""

    folder: Path
    verdict: Verdict
    page: Path | None = None
    noted: int = 0


def summary(stories: Sequence[Checked], colour: bool, *, whole: bool) -> str:
    """Write how the `stories` fared, with all points that fail or as many as a screen takes."""
    failing = sum(not checked.verdict.passes for checked in stories)
    limit = None if whole else max(FEWEST, SCREEN // max(1, failing))
    return "\n".join(map(inert, _lines(stories, _Paint(colour), limit))) + "\n"


class _Paint:
    """Colours words, or leaves them."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, name: str, text: str) -> str:
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self._on else text


def _lines(stories: Sequence[Checked], paint: _Paint, limit: int | None) -> Iterator[str]:
    for checked in stories:
        yield from _story(checked, paint, limit)
    if stories:
        yield ""
    yield from _totals(stories, paint)
    yield from _next_steps(stories)


def _story(checked: Checked, paint: _Paint, limit: int | None) -> Iterator[str]:
    """One story: whether it passes, what fails, and where to see it."""
    verdict = checked.verdict
    yield _headline(harmless(str(checked.folder)), verdict, paint)
    yield from _doubts(verdict)
    shown = verdict.failing[:limit]
    yield from (_point(one, paint) for one in shown)
    if rest := len(verdict.failing) - len(shown):
        yield f"  … and {rest} more (-v shows all)"
    if checked.noted:
        where = harmless(str(checked.folder / "decisions.jsonl"))
        yield f"  noted as seen: {counted(checked.noted, 'point')}, in {where}"
    if checked.page:
        yield f"  page: {harmless(str(checked.page))}"


def _headline(name: str, verdict: Verdict, paint: _Paint) -> str:
    """One story: whether it passes and why not."""
    report = verdict.report
    if not report.sources:
        return f"{paint('fails', 'unreadable')}  {paint('bold', name)}"
    if verdict.passes:
        note = "  (not the same story: nothing is compared)" if report.verdict != "same-story" else ""
        return f"{paint('passes', 'passes')}  {paint('bold', name)}{note}"
    found = Counter(one.severity for one in verdict.failing)
    why = [said({level: found[level] for level in LEVELS if found[level]})]
    why += [counted(report.stale, "stale decision")] if verdict.stale_fails else []
    return f"{paint('fails', 'fails')}   {paint('bold', name)}  {', '.join(filter(None, why))}"


def _doubts(verdict: Verdict) -> Iterator[str]:
    """What may be wrong with an article that was read: it bears on every finding."""
    for source in verdict.report.sources:
        for warning in source.article.warnings:
            yield f"  mind {harmless(source.article.id)}: {harmless(warning)}"


def _point(one: Chosen, paint: _Paint) -> str:
    """One failing point on a line, with how many of its differences fail and what became of their decisions."""
    title = harmless(one.point.title)
    title = title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
    many = f" ({len(one.findings)})" if len(one.findings) > 1 else ""
    states = dict.fromkeys(f" [{f.status}]" for f in one.findings if f.status != "open")
    return f"  {paint(one.severity, SIGNS[one.severity])} {title}{many}{''.join(states)}"


def _totals(stories: Sequence[Checked], paint: _Paint) -> Iterator[str]:
    """Count everything, also what does not fail: nothing vanishes."""
    read = [checked.verdict for checked in stories if checked.verdict.report.sources]
    failed = sum(not verdict.passes for verdict in read)
    unread, partly = len(stories) - len(read), sum(bool(verdict.report.unread) for verdict in read)
    many = "stories" if len(stories) != 1 else "story"
    told = (
        (failed, "failing"),
        (len(read) - failed, "passing"),
        (unread, "unreadable"),
        (partly, "not wholly readable"),
    )
    head = f"{len(stories)} {many}: " + ", ".join(f"{number} {what}" for number, what in told if number)
    yield paint("fails" if failed or unread else "passes", head.rstrip(": "))
    reports = [verdict.report for verdict in read]
    others = [f"{number} {name}" for name, number in left_out(reports).items()]
    yield " · ".join([f"  open: {said(levels(reports)) or 'nothing'}", *others])


def _next_steps(stories: Sequence[Checked]) -> Iterator[str]:
    """What to do about what fails, as commands."""
    failing = [checked for checked in stories if checked.verdict.failing]
    steps = []
    if any(checked.page is None for checked in failing):
        steps.append(
            ("check -o html", [c.folder for c in failing if c.page is None], "to see it, on a page for each story")
        )
    if failing:
        folders = [checked.folder for checked in failing]
        steps.append(("review", folders, "to confirm or dismiss, point by point"))
        steps.append(("check --write-baseline", folders, "to note all that is open as seen"))
    if any(checked.verdict.report.stale for checked in stories):
        steps.append(("review prune --dry-run", [], "to list decisions that belong to no finding any more"))
    if steps:
        commands = [_command(name, folders) for name, folders, _ in steps]
        width = max(map(len, commands))
        yield from ("", "Next:")
        yield from (f"  {command:<{width}}  {why}" for command, (_, _, why) in zip(commands, steps, strict=True))


def _command(name: str, folders: Iterable[Path]) -> str:
    """Write a command for the stories in `folders`, or for all where they are many."""
    named = [shlex.quote(harmless(str(folder))) for folder in folders]
    return " ".join(["storydiff", name, *(named if len(named) <= NAMED else [])])
