"""Stage 8: a report and what people decided come in; the report with statuses goes out, and new decisions to disk."""

from compare.review.deciding import baseline, completed, decision_on
from compare.review.decisions import REASONS, Contents
from compare.review.files import add, read, undo, update
from compare.review.matching import apply_decisions, stale_decisions, unmatched
from compare.review.stories import folder_of, reviewed

__all__ = [
    "REASONS", "Contents", "add", "apply_decisions", "baseline", "completed", "decision_on", "folder_of", "read",
    "reviewed", "stale_decisions", "undo", "unmatched", "update",
]  # fmt: skip
