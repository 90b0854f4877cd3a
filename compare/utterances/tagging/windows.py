"""Windows of whole sentences: what the tagger reads at once, so that a long article costs no longer chain of steps."""

from __future__ import annotations

from compare.model import Document

LONGEST = 120  # tokens; on articles never learned from, 96 to 160 are within .004 F1 of each other
LEAST = 60  # of a window that ends with its paragraph although the next sentence would fit


def windows(doc: Document) -> list[tuple[int, int]]:
    """Cut an article into windows [low, high) of whole sentences, where it can be between paragraphs.

    A sentence that is longer than a window is cut.
    """
    found: list[tuple[int, int]] = []
    low = at = border = 0  # where the window begins, where the next sentence does, the last end of a paragraph
    for k, row in enumerate(doc.tokens):
        if k and doc.sentences[k].paragraph != doc.sentences[k - 1].paragraph:
            border = at
        if at + len(row) - low > LONGEST and at > low:
            cut = border if border - low >= LEAST else at
            found.append((low, cut))
            low = cut
        at += len(row)
        while at - low > LONGEST:
            found.append((low, low + LONGEST))
            low += LONGEST
    return [*found, (low, at)] if at > low else found
