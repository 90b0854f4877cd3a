"""Pages around the pages of stories: a list of all that a server has for review, and why there is nothing to see.

Comes in: reports with their decisions, in order. Goes out: a page whose links are the numbers of the stories, from 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from compare.model import SEVERITIES, Report
from compare.renderers.html.templates import asset, digest, encodable, environment
from compare.renderers.html.words import SEVERITY_WORDS
from compare.text import counted

_STYLES = ("report.css", "stories.css")


@dataclass(frozen=True, slots=True)
class Row:
    """A story in the list: what waits for a reviewer, by severity as (severity, words), and how much is done."""

    number: int
    title: str
    outlets: str
    waiting: int
    by_severity: tuple[tuple[str, str], ...]
    reviewed: int
    reviewable: int
    state: str
    problems: tuple[str, ...]


def render_stories(reports: Sequence[Report]) -> str:
    """List the stories of `reports` with what is open in each."""
    rows = [_row(number, report) for number, report in enumerate(reports, 1)]
    waiting = sum(row.waiting for row in rows)
    stories = f"{len(rows):,} {'story' if len(rows) == 1 else 'stories'}"
    told = f"{counted(waiting, 'finding')} to review" if waiting else "every finding is reviewed"
    return _page("Stories to review", f"{stories}, {told}.", rows)


def render_refusal(heading: str, text: str) -> str:
    """Say in a `heading` and a line of `text` why there is nothing else to see."""
    return _page(heading, text, [])


def _page(heading: str, text: str, rows: Sequence[Row]) -> str:
    """Write a page with a heading, a line of text and a list of stories."""
    style = "\n".join(map(asset, _STYLES))
    policy = f"default-src 'none'; style-src '{digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    template = environment().get_template("stories.html")
    page = template.render(heading=heading, text=text, rows=rows, style=Markup(style), policy=policy)
    return encodable(page)


def _row(number: int, report: Report) -> Row:
    """Count what is open in `report`; what is equal in meaning asks for nobody."""
    asking = [f for f in report.findings if f.severity != "hidden"]
    waiting = [f for f in asking if f.waits]
    counts = {s: sum(f.severity == s for f in waiting) for s in SEVERITIES}
    return Row(
        number=number,
        title=report.title or report.story,
        outlets=_outlets(report),
        waiting=len(waiting),
        by_severity=tuple((s, f"{n:,} {SEVERITY_WORDS[s][n != 1].lower()}") for s, n in counts.items() if n),
        reviewed=len(asking) - len(waiting),
        reviewable=len(asking),
        state=_state(report, len(asking), len(waiting)),
        problems=report.unread,
    )


def _outlets(report: Report) -> str:
    """Name who printed the articles or, where some are not known, say how many there are."""
    names = [s.article.publisher for s in report.sources if s.article.publisher]
    return ", ".join(names) if len(names) == len(report.sources) else f"{len(report.sources)} articles"


def _state(report: Report, asking: int, waiting: int) -> str:
    """Say in two or three words how far the review of a story is."""
    if not report.sources:
        return "Cannot be compared"
    if report.verdict != "same-story":
        return "Not the same story"
    if not asking:
        return "No differences"
    return f"{waiting:,} to review" if waiting else "All reviewed"
