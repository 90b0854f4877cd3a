"""Stage 6: a comparison -> findings. The families in the order in which they may claim words, the surest first.

One difference is one finding: a family sees everything, but what it finds on words that an earlier family has
claimed is dropped.
"""

from __future__ import annotations

from collections.abc import Iterator

from compare.detectors import attribution, certainty, dates, headlines, missing, names, numbers, quotations, wording
from compare.detectors.base import Claims
from compare.model import Comparison, Finding
from compare.settings import Settings

FAMILIES = (quotations, numbers, dates, attribution, names, certainty, missing, wording, headlines)

# These stand on all words of a remark, in which one difference may well be told more exactly.
WHOLE_REMARKS = frozenset({"quote.form", "quote.spliced"})


def detect_all(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield the findings of all families on `pair`; nothing where the articles tell different stories."""
    if pair.verdict != "same-story":
        return
    claims = Claims()
    for family in FAMILIES:
        found = [f for f in family.detect(pair, settings) if not claims.hold(f)]
        told = set()
        for finding in found:
            key = (finding.kind, tuple(sorted(finding.spans.items())))
            if key not in told:
                told.add(key)
                if finding.kind not in WHOLE_REMARKS:
                    claims.add(finding)
                yield finding
