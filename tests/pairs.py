"""Two short texts as a comparison, for tests of detectors: the whole way up to stage 5, with the real model."""

from __future__ import annotations

import hashlib
from functools import cache
from types import ModuleType

from compare.contrast.view import View
from compare.embeddings import Encoder, load_encoder
from compare.model import Article, Comparison, Finding
from compare.pipeline import compare_pair, embed, hear, read_document
from compare.settings import Settings


@cache
def _encoder() -> Encoder:
    return load_encoder("all-MiniLM-L6-v2", cache=False)


def _article(name: str, text: str, published: str | None) -> Article:
    return Article(name, f"{name}.txt", text, hashlib.sha256(text.encode()).hexdigest(), published=published)


@cache
def compared(a: str, b: str, a_day: str | None = "2025-11-05", b_day: str | None = "2025-11-05") -> Comparison:
    """Compare two texts; their ids are "a" and "b", whichever the comparison puts first."""
    first, second = (read_document(_article(*side)) for side in (("a", a, a_day), ("b", b, b_day)))
    va, vb = embed((first, second), _encoder())
    first, second = hear((first, second), (va, vb), _encoder())
    return compare_pair(first, second, va, vb)


def found_by(family: ModuleType, pair: Comparison) -> list[Finding]:
    """What one family of detectors finds in a pair, under plain settings."""
    return list(family.detect(View(pair), Settings()))


def printed(pair: Comparison, finding: Finding) -> tuple[str, str]:
    """The words of a finding in source "a" and in source "b"."""
    docs = {pair.a.id: pair.a, pair.b.id: pair.b}
    a, b = (" … ".join(docs[i].words(s) for s in finding.spans.get(i, ())) for i in "ab")
    return a, b
