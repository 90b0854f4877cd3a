"""What every page is made with: the templates, the files that stand inside a page, and how a policy names those.

Comes in: names of files. Goes out: text. Whatever a template prints is escaped, unless it is said to be markup.
"""

import base64
import hashlib
import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_OBEYED = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f-\x9f]")
_TEMPLATES = Path(__file__).parent.parent / "templates"


def environment() -> Environment:
    """The templates, which escape everything and stumble over a name that is not there."""
    return Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def asset(name: str) -> str:
    """Read a file that stands inside the page."""
    return (_TEMPLATES / name).read_text(encoding="utf-8")


def digest(content: str) -> str:
    """Hash `content` as a content security policy names it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()


def encodable(page: str) -> str:
    """Give `page` without lone surrogates, which no file can hold, and with a mark for each control character.

    Browsers show nothing for those, but a terminal in which somebody looks at the file obeys them. NUL is left out, as
    browsers do.
    """
    return _OBEYED.sub("\N{REPLACEMENT CHARACTER}", page.replace("\0", "")).encode("utf-8", "replace").decode("utf-8")
