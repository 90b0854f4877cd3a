"""What `check` says on a screen: each story in a line, what fails below it, and one line that counts everything.

Plain strings: the summary of an unchanged repository should cost nothing.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence

from compare.check import Verdict, counts
from compare.model import SEVERITIES, Finding
from compare.renderers.results import SIGNS
from compare.text import counted, harmless, inert

Story = tuple[str, Verdict]

_COLOURS = {"error": "31", "warning": "33", "note": "36", "hidden": "2", "passes": "32", "fails": "31", "bold": "1"}
LONGEST = 160  # characters of a title on the screen


def summary(stories: Sequence[Story], colour: bool, limit: int | None) -> str:
    """Write how the `stories` (folder and verdict) fared, with at most `limit` failing findings of each."""
    return "\n".join(map(inert, _lines(stories, _Paint(colour), limit))) + "\n"


class _Paint:
    """Colours words, or leaves them."""

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, name: str, text: str) -> str:
        return f"\x1b[{_COLOURS[name]}m{text}\x1b[0m" if self._on else text


def _lines(stories: Sequence[Story], paint: _Paint, limit: int | None) -> Iterator[str]:
    for folder, verdict in stories:
        yield _headline(folder, verdict, paint)
        yield from _doubts(verdict)
        shown = verdict.failing[:limit]
        yield from (_finding(f, paint) for f in shown)
        if len(verdict.failing) > len(shown):
            yield f"  … and {len(verdict.failing) - len(shown)} more (-v shows all)"
    if stories:
        yield ""
    yield from _totals(stories, paint)
    failing = [folder for folder, verdict in stories if verdict.failing]
    if failing:
        yield f"Review: storydiff review {shlex.quote(harmless(failing[0]))}"
    if any(verdict.report.stale for _, verdict in stories):
        yield "Stale decisions belong to no finding any more: storydiff review prune --dry-run lists them"


def _headline(folder: str, verdict: Verdict, paint: _Paint) -> str:
    """One story: whether it passes and why not."""
    report = verdict.report
    name = paint("bold", harmless(folder))
    if not report.sources:
        return f"{paint('fails', 'unreadable')}  {name}"
    if verdict.passes:
        note = "  (not the same story: nothing is compared)" if report.verdict != "same-story" else ""
        return f"{paint('passes', 'passes')}  {name}{note}"
    why = []
    for level in ("error", "warning", "note"):
        number = sum(f.severity == level for f in verdict.failing)
        why += [_number(level, number)] if number else []
    if verdict.stale_fails:
        why.append(counted(report.stale, "stale decision"))
    return f"{paint('fails', 'fails')}   {name}  {', '.join(why)}"


def _doubts(verdict: Verdict) -> Iterator[str]:
    """What may be wrong with an article that was read: it bears on every finding."""
    for source in verdict.report.sources:
        for warning in source.article.warnings:
            yield f"  mind {harmless(source.article.id)}: {harmless(warning)}"


def _finding(finding: Finding, paint: _Paint) -> str:
    """One failing finding on a line."""
    title = harmless(finding.title)
    title = title if len(title) <= LONGEST else title[: LONGEST - 1] + "…"
    status = "" if finding.status == "open" else f" [{finding.status}]"
    return f"  {paint(finding.severity, SIGNS[finding.severity])} {title}  {finding.kind}{status} {finding.id}"


def _totals(stories: Sequence[Story], paint: _Paint) -> Iterator[str]:
    """Count everything, also what does not fail: nothing vanishes."""
    read = [verdict for _, verdict in stories if verdict.report.sources]
    failed = sum(not verdict.passes for verdict in read)
    unread, partly = len(stories) - len(read), sum(bool(verdict.report.unread) for verdict in read)
    head = f"{counted(len(stories), 'story', 'stories')}: {failed} failing, {len(read) - failed} passing"
    rest = ((unread, "unreadable"), (partly, "not wholly readable"))
    yield paint("fails" if failed or unread else "passes", head) + "".join(
        f", {number} {what}" for number, what in rest if number
    )
    found = counts([verdict for _, verdict in stories])
    open_ones = {level: found.pop(f"open {level}") for level in SEVERITIES}
    yield "  open: " + ", ".join(_number(level, number) for level, number in open_ones.items())
    yield "  decided: " + ", ".join(f"{number} {name}" for name, number in found.items())


def _number(level: str, number: int) -> str:
    return counted(number, level, "hidden" if level == "hidden" else "")
