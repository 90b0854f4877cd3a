"""Stage 10: a report in, text out; one module a format, each with one function `render(report) -> str`.

The table names modules instead of importing them, so that asking for one format never loads what another needs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
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
    }
)


def renderer(name: str) -> Callable[[Report], str]:
    """Load the `render` function of format `name`; `UsageError` where there is no such format."""
    if name not in RENDERERS:
        close = get_close_matches(name, RENDERERS, n=1)
        hint = f"Did you mean “{close[0]}”?" if close else f"There are: {', '.join(RENDERERS)}."
        raise UsageError(f"unknown format “{name}”", hint)
    render: Callable[[Report], str] = import_module(RENDERERS[name]).render
    return render
