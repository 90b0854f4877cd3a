"""Stage 8: a report and what people decided come in; the report with statuses goes out, and new decisions to disk."""

from compare.review.decisions import REASONS, Contents
from compare.review.files import add, read, undo
from compare.review.matching import apply_decisions, stale_decisions

__all__ = ["REASONS", "Contents", "add", "apply_decisions", "read", "stale_decisions", "undo"]
