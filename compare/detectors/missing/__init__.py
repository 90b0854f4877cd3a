"""What only one article has: voices, statements, and inside shared statements qualifiers and details.

In: the groups with their word links, and the utterances. Out: `missing.*`. What the other article says elsewhere is
not missing; what a speaker says whom only one article hears is one finding with all the remarks. Naming what is left
out, and never why, follows the Society of Professional Journalists' code: absence is not intent.
"""

from collections.abc import Iterator

from compare.contrast.view import View
from compare.detectors.missing.details import details
from compare.detectors.missing.speakers import speakers
from compare.detectors.missing.statements import statements
from compare.model import Finding
from compare.settings import Settings


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield what one of the two articles lacks: details first, then voices, then whole statements."""
    yield from details(view)
    heard = list(speakers(view))
    yield from heard
    yield from statements(view, heard)
