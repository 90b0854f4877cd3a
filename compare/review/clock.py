"""The time of a decision: the clock's, or what SOURCE_DATE_EPOCH fixes, so that a run can be repeated exactly."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

from compare.errors import UsageError

VARIABLE = "SOURCE_DATE_EPOCH"


def now() -> datetime:
    """Give the time in UTC, to the second; `UsageError` where the variable holds no time."""
    fixed = os.environ.get(VARIABLE, "").strip()
    if not fixed:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        return datetime.fromtimestamp(int(fixed), UTC)
    except (ValueError, OverflowError, OSError):
        raise UsageError(f"{VARIABLE} is “{fixed[:40]}”, no time", "Give whole seconds since 1970.") from None


def timestamp() -> str:
    """Give the time as decisions write it, RFC 3339 in UTC: 2025-11-05T09:40:00Z."""
    return now().strftime("%Y-%m-%dT%H:%M:%SZ")


def today() -> date:
    """Give the day by which decisions expire."""
    return now().date()
