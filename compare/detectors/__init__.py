"""Stage 6: a comparison -> findings. The families in the order in which they may claim words, the surest first.

One difference is one finding: a family sees everything, but what it finds on words that an earlier family has
claimed is dropped.
"""

from collections.abc import Iterator

from compare.contrast.aligned import in_quotes
from compare.contrast.view import View
from compare.detectors import attribution, certainty, dates, headlines, missing, names, numbers, quotations, wording
from compare.detectors.base import Claims
from compare.kinds import KINDS
from compare.model import Comparison, Finding
from compare.settings import Settings

FAMILIES = (quotations, numbers, dates, attribution, names, certainty, wording, missing, headlines)


def detect_all(pair: Comparison, settings: Settings) -> Iterator[Finding]:
    """Yield the findings of all families on `pair`; nothing where the articles tell different stories."""
    if pair.verdict != "same-story":
        return
    view, claims = View(pair), Claims(pair)
    for family in FAMILIES:
        found = [f for f in family.detect(view, settings) if not claims.hold(f) and not _is_quoted(pair, f, claims)]
        told = set()
        for finding in found:
            key = (finding.kind, tuple(sorted(finding.spans.items())))
            if key not in told:
                told.add(key)
                if KINDS[finding.kind].scope != "remark":
                    claims.add(finding)
                yield finding


def _is_quoted(pair: Comparison, finding: Finding, claims: Claims) -> bool:
    """Whether both sides stand between the marks of quotations, and their difference is told already."""
    sides = [(doc, [s for s in finding.spans.get(doc.id, ()) if s.end > s.start]) for doc in (pair.a, pair.b)]
    quoted = all(spans and all(in_quotes(doc, s) for s in spans) for doc, spans in sides)
    return quoted and not finding.kind.startswith("quote.") and claims.touch(finding)
