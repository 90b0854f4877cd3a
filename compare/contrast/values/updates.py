"""Whether a later figure may simply be a newer one: tolls grow while a story is told."""

from __future__ import annotations

from datetime import datetime, timedelta

from compare.contrast.values.counted import read_counted
from compare.lexicon.counted_nouns import TOLLS
from compare.model import Comparison, Quantity

NEWS_LIFE = timedelta(days=7)  # later, a story is told again rather than updated


def published_at(stamp: str | None) -> datetime | None:
    """The time of an ISO 8601 stamp without its zone's name; None where it is absent or no such stamp."""
    try:
        return datetime.fromisoformat(stamp) if stamp else None
    except ValueError:
        return None


def is_update(pair: Comparison, a: Quantity, b: Quantity) -> bool:
    """Whether the articles appeared within days of each other and the later one has the higher toll."""
    role = read_counted(a.counted).role or read_counted(b.counted).role
    later = _later_by(pair.a.article.published, pair.b.article.published)
    if role not in TOLLS or later is None or not timedelta(0) < abs(later) <= NEWS_LIFE:
        return False
    return (b.low > a.low) == (later > timedelta(0))


def _later_by(one: str | None, two: str | None) -> timedelta | None:
    """How much later `two` is than `one`; with a day only on one side, by days."""
    first, second = published_at(one), published_at(two)
    if first is None or second is None:
        return None
    if "T" not in (one or "") or "T" not in (two or ""):
        return second.date() - first.date()
    if (first.tzinfo is None) != (second.tzinfo is None):
        first, second = first.replace(tzinfo=None), second.replace(tzinfo=None)
    return second - first
