"""Details and qualifiers: phrases of a shared statement that the other article does not tell.

In: the edits of a pair. Out: `missing.detail`, `missing.qualifier` and what such phrases are by their form. Confidence
is the chance that a reader marks such a phrase; below `LEAST` nothing is told alone. A qualifier is a phrase on which
the claim's truth turns, so it is called one only where both articles surely make that claim.
"""

from collections.abc import Iterator, Sequence

from compare.contrast.aligned import place
from compare.contrast.edits import Edit, edits
from compare.contrast.evidence import features
from compare.contrast.judge import chance
from compare.contrast.phrases import Phrase
from compare.contrast.view import View
from compare.detectors.base import make_finding
from compare.detectors.missing.joining import joined, paired_settings
from compare.detectors.missing.telling import is_paraphrase, is_told_there, kind_of
from compare.model import Finding, Severity, Span

OCCASION = "attribution.occasion"
JOINED = ("missing.detail", "missing.qualifier")
# Below this chance a reader marks fewer than two of five edits of a story left out of the fit.
LEAST = 0.33
NEAR = 0.2  # the chance from which a phrase is told with one beside it that has `LEAST`


def details(view: View) -> Iterator[Finding]:
    """Yield one finding for each phrase that tells enough; the occasions of one remark on both sides are one."""
    found = [(edit.phrase, finding) for edit in edits(view) if (finding := _finding(view, edit))]
    kept = list(_surest(found))
    pieces = joined([told for told in kept if told[1].kind in JOINED])
    yield from (f for f in pieces if f.confidence >= LEAST)
    told = [(phrase, f) for phrase, f in kept if f.kind not in JOINED and f.confidence >= LEAST]
    yield from (finding for _, finding in told if finding.kind != OCCASION)
    yield from paired_settings(view.pair, [(phrase, f) for phrase, f in told if f.kind == OCCASION])


def _surest(found: Sequence[tuple[Phrase, Finding]]) -> Iterator[tuple[Phrase, Finding]]:
    """Yield, the surest first, what stands on words of which a surer one has told no more than half."""
    told: dict[str, list[Span]] = {}
    for phrase, finding in sorted(found, key=lambda f: (-f[1].confidence, f[0].side.doc.id, f[0].span)):
        spans = told.setdefault(phrase.side.doc.id, [])
        if 2 * sum(phrase.span.overlap(span) for span in spans) < phrase.span.end - phrase.span.start:
            for source, printed in finding.spans.items():
                told.setdefault(source, []).extend(printed)
            yield phrase, finding


def _finding(view: View, edit: Edit) -> Finding | None:
    """What one edit is, None where it tells too little."""
    phrase, kind = edit.phrase, kind_of(edit)
    known = view.known[0 if phrase.side.first else 1]
    if is_paraphrase(edit) or (kind.kind == OCCASION and is_told_there(phrase, known.theirs)):
        return None
    confidence = max(chance("edit", features(edit, known)), kind.least)
    if confidence < NEAR:
        return None
    spans = place([phrase.span], [phrase.gap], first=phrase.side.first)
    severity: Severity | None = None if kind.sure else "note"
    return make_finding(view.pair, kind.kind, *spans, confidence, severity=severity, facts=kind.facts)
