"""The identity of a finding: what was said, not where, so that a decision survives edits elsewhere in the articles.

A fingerprint hashes the kind, the sources, the differing words and the sentences around them, each folded (glyphs,
case and white space do not count). Offsets, lines, scores, severity, title and model stay out of it. A line break or a
sentence more above changes nothing; another word in the sentence, or another value, is another finding.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping

from compare.model import Article, Finding
from compare.text import fold

# Where a whole statement is absent, the sentence beside the gap is only a place: an edit there changes nothing.
_PLACE_ONLY = frozenset({"missing.statement", "missing.speaker"})


def exact(finding: Finding, articles: Mapping[str, Article]) -> str:
    """Give the fingerprint `fp1:<16 hex digits>` of `finding`, whose `sources` are set; `articles` by source id."""
    parts = [finding.kind]
    for source in sorted(finding.sources):
        words = [articles[source].text[s.start : s.end] for s in finding.spans.get(source, ())]
        around = finding.context.get(source)
        is_place = finding.kind in _PLACE_ONLY and not any(words)
        sentence = articles[source].text[around.start : around.end] if around and not is_place else ""
        parts += [source, "\x1e".join(map(_plain, words)), _plain(sentence)]
    return "fp1:" + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def numbered(prints: Iterable[str]) -> list[str]:
    """Make equal fingerprints of one report distinct: the second becomes `…-2`, in the order given."""
    seen: Counter[str] = Counter()
    distinct = []
    for fingerprint in prints:
        seen[fingerprint] += 1
        distinct.append(f"{fingerprint}-{seen[fingerprint]}" if seen[fingerprint] > 1 else fingerprint)
    return distinct


def _plain(text: str) -> str:
    """Fold `text` and bring its white space to single spaces."""
    return " ".join(fold(text).split())
