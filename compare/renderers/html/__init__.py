"""The report as one HTML page that needs nothing else: no network, and no script to be read.

Comes in: a report. Goes out: the page as a string, the same bytes for the same report. Article text is hostile: the
templates escape everything, and a content security policy allows the one style and the one script by their hashes and
nothing else, so that even a missed escape could not run or load anything.

`render` makes a page that saves decisions as a file. `render_live` makes the same page for a server that writes them
as they are made; it talks to that server alone, each request with the header `X-Storydiff-Token: <token>`:

- `GET /decisions`: on opening, every few seconds and when its window is looked at again.
- `POST /decisions`: one decision to be added, a JSON object with the keys of a line of the decisions file; keys without
  a value may be missing or empty.
- `POST /undo`: the same object takes that one line away; two lines of one person and one second may differ in nothing
  but their status. Who decides on a finding twice in a row has the new line added and then the old one taken away.

All three answer 200 and `{"decisions": [ … ], "notice": ""}`: all lines of the story, whoever made them, also those
that belong to no finding, for what is in there is saved and the rest is not; and a line for the page to show, if any.
Any other status is an error, told as `{"error": "one clear line"}`; the page shows that line, keeps the decision in the
browser's storage and sends it again every few seconds. A request may come twice, and then changes nothing.
"""

from dataclasses import dataclass

from markupsafe import Markup

from compare.model import Report
from compare.renderers.html.decided import BLANK, choices
from compare.renderers.html.templates import asset, digest, encodable, environment
from compare.renderers.html.view import view

STYLES = ("report.css", "texts.css", "matrix.css", "review.css")
SCRIPTS = (
    "texts.js", "query.js", "placing.js", "report.js", "matrix.js", "decisions.js", "board.js", "review.js",
    "copying.js", "saving.js",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Live:
    """The server behind a page: the token that it asks for, and the reviewer whom it knows ("" to ask for a name).

    `home` is where it lists its other stories, "" where there are none.
    """

    token: str
    reviewer: str = ""
    home: str = ""


def render(report: Report) -> str:
    """Write `report` as a page."""
    return _page(report, None)


def render_live(report: Report, token: str, reviewer: str = "", home: str = "") -> str:
    """Write `report` as a page whose decisions go to the server that it came from, by `reviewer` if that is known."""
    return _page(report, Live(token, reviewer, home))


def _page(report: Report, live: Live | None) -> str:
    """Write `report` as a page, with the server `live` behind it if there is one."""
    style, script = ("\n".join(map(asset, names)) for names in (STYLES, SCRIPTS))
    template = environment().get_template("report.html")
    page = template.render(
        page=view(report),
        choices=choices(report),
        blank=BLANK,
        live=live,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script, live),
    )
    return encodable(page)


def _policy(style: str, script: str, live: Live | None) -> str:
    """Write the content security policy that allows `style`, `script` and the server `live`, and nothing else."""
    own = "connect-src 'self'; " if live else ""
    return (
        f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; img-src data:; {own}"
        "base-uri 'none'; form-action 'none'"
    )
