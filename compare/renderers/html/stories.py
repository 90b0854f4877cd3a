"""Pages around the pages of stories: a list of many by gravity, and why there is nothing to see.

Comes in: reports with their decisions. Goes out: a page whose links lead to the pages of the stories: by their numbers,
from 1, where a server has them for review, by their files where they lie in a folder.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from compare.model import SEVERITIES, Report
from compare.points import counts, is_open, members
from compare.renderers.html.templates import asset, digest, encodable, environment
from compare.renderers.html.words import SEVERITY_WORDS
from compare.text import counted

_STYLES = ("report.css", "stories.css")


@dataclass(frozen=True, slots=True)
class Row:
    """A story in the list: its gravest point, what waits by severity as (severity, words), and how much is done."""

    href: str
    title: str
    outlets: str
    first: str
    waiting: int
    by_severity: tuple[tuple[str, str], ...]
    reviewed: int
    reviewable: int
    state: str
    problems: tuple[str, ...]
    gravity: tuple[int, ...]


def render_stories(reports: Sequence[Report]) -> str:
    """List the stories of `reports`, which a server has under their numbers, with what is open in each."""
    return _list("Stories to review", ((report, str(number)) for number, report in enumerate(reports, 1)), live=True)


def render_index(pages: Iterable[tuple[Report, str]]) -> str:
    """List stories whose pages lie at the addresses beside their reports."""
    return _list("Stories compared", pages, live=False)


def _list(heading: str, pages: Iterable[tuple[Report, str]], live: bool) -> str:
    """List stories, the gravest first."""
    rows = sorted((_row(report, href) for report, href in pages), key=lambda row: row.gravity, reverse=True)
    waiting = sum(row.waiting for row in rows)
    stories = f"{len(rows):,} {'story' if len(rows) == 1 else 'stories'}"
    told = f"{counted(waiting, 'point')} to review" if waiting else "every point is reviewed"
    return _page(heading, f"{stories}, {told}.", rows, live)


def render_refusal(heading: str, text: str) -> str:
    """Say in a `heading` and a line of `text` why there is nothing else to see."""
    return _page(heading, text, [], live=True)


def _page(heading: str, text: str, rows: Sequence[Row], live: bool) -> str:
    """Write a page with a heading, a line of text and a list of stories."""
    style = "\n".join(map(asset, _STYLES))
    policy = f"default-src 'none'; style-src '{digest(style)}'; img-src data:; base-uri 'none'; form-action 'none'"
    template = environment().get_template("stories.html")
    page = template.render(heading=heading, text=text, rows=rows, live=live, style=Markup(style), policy=policy)
    return encodable(page)


def _row(report: Report, href: str) -> Row:
    """Count what is open in `report`; what is equal in meaning asks for nobody."""
    asking = [findings for findings in members(report).values() if any(f.severity != "hidden" for f in findings)]
    waiting = sum(map(is_open, asking))
    by_severity = counts(report)
    return Row(
        href=href,
        title=report.title or report.story,
        outlets=_outlets(report),
        first=_first(report),
        waiting=waiting,
        by_severity=tuple((s, f"{n:,} {SEVERITY_WORDS[s][n != 1].lower()}") for s, n in by_severity.items() if n),
        reviewed=len(asking) - waiting,
        reviewable=len(asking),
        state=_state(report, len(asking), waiting),
        problems=report.unread,
        gravity=tuple(by_severity[s] for s in SEVERITIES),
    )


def _first(report: Report) -> str:
    """The line of the gravest point that waits."""
    held = members(report)
    return next((p.title for p in report.points if p.severity != "hidden" and is_open(held[p.id])), "")


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
