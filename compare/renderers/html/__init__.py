"""The report as one HTML page that needs nothing else: no network, and no script to be read.

Comes in: a report. Goes out: the page as a string, the same bytes for the same report. Article text is hostile: the
templates escape everything, and a content security policy allows the one style and the one script by their hashes and
nothing else, so that even a missed escape could not run or load anything.
"""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from compare.model import Report
from compare.renderers.html.view import view

_TEMPLATES = Path(__file__).parent.parent / "templates"
STYLES = ("report.css", "texts.css", "matrix.css")
SCRIPTS = ("texts.js", "report.js", "matrix.js")


def render(report: Report) -> str:
    """Write `report` as a page."""
    style, script = ("\n".join(map(_asset, names)) for names in (STYLES, SCRIPTS))
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    page = environment.get_template("report.html").render(
        page=view(report), style=Markup(style), script=Markup(script), policy=_policy(style, script)
    )
    # A lone surrogate can come out of JSON and cannot be written to a file.
    return page.encode("utf-8", "replace").decode("utf-8")


def _asset(name: str) -> str:
    """Read a file that stands inside the page."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Write the content security policy that allows `style` and `script` and nothing else."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _digest(content: str) -> str:
    """Hash `content` as a policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
