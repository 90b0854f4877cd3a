"""Stage 10: reports in, text out; one module a format, each with a function `render_many(reports) -> str`.

Formats that write one report in another way than a list of one have `render(report) -> str` as well; a page is about
one story and has nothing else. The table names modules instead of importing them, so that asking for one format never
loads what another needs.
"""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from importlib import import_module
from types import MappingProxyType

from compare.errors import UsageError
from compare.model import Report

RENDERERS: Mapping[str, str] = MappingProxyType(
    {
        "html": "compare.renderers.html",
        "json": "compare.renderers.json",
        "markdown": "compare.renderers.markdown",
        "text": "compare.renderers.text",
        "concise": "compare.renderers.concise",
        "jsonl": "compare.renderers.jsonl",
        "csv": "compare.renderers.csv",
        "sarif": "compare.renderers.sarif",
        "junit": "compare.renderers.junit",
        "gitlab": "compare.renderers.gitlab",
        "github": "compare.renderers.github",
        "github-summary": "compare.renderers.github_summary",
        "rdjsonl": "compare.renderers.rdjsonl",
    }
)
SINGLE = frozenset({"html"})  # a page is about one story


def renderer(name: str) -> Callable[[Report], str]:
    """Load what writes one report in format `name`; `UsageError` where there is no such format."""
    module = import_module(_module(name))
    render: Callable[[Report], str] = getattr(module, "render", None) or (lambda report: module.render_many([report]))
    return render


def joined(name: str) -> Callable[[Sequence[Report]], str] | None:
    """Load what writes many stories as one text in format `name`; None where each story needs a file of its own."""
    module = _module(name)
    if name in SINGLE:
        return None
    render_many: Callable[[Sequence[Report]], str] = import_module(module).render_many
    return render_many


def _module(name: str) -> str:
    """Find the module of format `name`; `UsageError` where there is no such format."""
    if name not in RENDERERS:
        close = get_close_matches(name, RENDERERS, n=1)
        hint = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(RENDERERS)}."
        raise UsageError(f"unknown format “{name}”", hint)
    return RENDERERS[name]
