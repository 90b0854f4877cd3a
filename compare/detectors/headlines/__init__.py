"""Headlines and placement: what leads an article, and whether its headline stands on its body.

In: documents with groups. Out: `headline.differs`, `headline.unsupported`, `placement.moved`. The lead carries the
news (the inverted pyramid of the textbooks, e.g. Mencher, News Reporting and Writing), so what leads one article and
stands deep in the other is worth a note.
"""

from collections.abc import Iterator

from compare.contrast.view import View
from compare.detectors.headlines.claims import differing
from compare.detectors.headlines.heads import head_of
from compare.detectors.headlines.placement import moved
from compare.detectors.headlines.support import unsupported
from compare.model import Finding
from compare.settings import Settings


def detect(view: View, settings: Settings) -> Iterator[Finding]:
    """Yield headlines that differ or that their own article does not bear out, and what moved between lead and end."""
    pair = view.pair
    heads = [head_of(doc) for doc in (pair.a, pair.b)]
    for head in heads:
        if head:
            yield from unsupported(pair, head)
    if heads[0] and heads[1]:
        yield from differing(pair, heads[0], heads[1])
    yield from moved(pair)
