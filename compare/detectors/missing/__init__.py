"""What only one article has: voices, statements, and inside shared statements qualifiers and details.

In: the groups with their word links, and the utterances. Out: `missing.*`. What the other article says elsewhere is
not missing; what a speaker says whom only one article hears is one finding with all the remarks. Naming what is left
out, and never why, follows the Society of Professional Journalists' code: absence is not intent.
"""

from collections.abc import Iterator

from compare.detectors.missing.details import details
from compare.detectors.missing.speakers import speakers
from compare.detectors.missing.statements import statements
from compare.model import Comparison, Finding
from compare.settings import Settings


def detect(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield what one of the two articles lacks: details first, then voices, then whole statements."""
    yield from details(pair)
    heard = list(speakers(pair))
    yield from heard
    yield from statements(pair, heard)
