"""Text that means only itself in GitHub-flavoured Markdown.

Article text is hostile: escaped, it can make no heading, link, table cell, HTML, code, mention or reference.
"""

import re

from compare.text import harmless

_SPECIAL = re.compile(r"[\\`*_\[\]~|$&<>]|(?<=[a-zA-Z]):(?=//)|(?i:(?<=www))\.|@(?=\w)|[#!](?=\d)")
_TAGS = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_REFERS = ":.@#!"
_BREAK = "&#8203;"  # nothing to see, and enough to make no mention, reference or address of what follows


def escape(text: str) -> str:
    """Make `text` mean only itself in the middle of a line of Markdown."""
    return _SPECIAL.sub(_meant, harmless(text))


def _meant(found: re.Match[str]) -> str:
    """Write one special character so that it stands for itself."""
    sign = found.group()
    if sign in _TAGS:
        return _TAGS[sign]
    return sign + _BREAK if sign in _REFERS else "\\" + sign
