"""Every record that crosses a stage: frozen, plain, and ignorant of the stages.

An article becomes sentences, utterances and mentions (a `Document`); two documents become groups of sentences with
the same content, linked words and paired utterances (a `Comparison`); a comparison becomes findings; findings of all
pairs become a `Report`. All spans are code points `[start, end)` into `Article.text`, which is kept as it was read.
"""

from compare.model.articles import Article, Sentence, SentenceRole, SourceRole, Span, Story
from compare.model.comparisons import AlignedWords, Comparison, Group, NearPair, QuotePair, Verdict, WordLink
from compare.model.documents import Document, Moment, Name, Quantity, SentenceVectors, Utterance
from compare.model.facts import VALUES, Fact, Facts
from compare.model.reports import (
    SEVERITIES,
    STATUSES,
    WAITING,
    Alignment,
    Anchor,
    Counts,
    Decision,
    Finding,
    LedgerEntry,
    Match,
    Point,
    Report,
    Severity,
    Shape,
    Source,
    Status,
)

__all__ = [
    "SEVERITIES", "STATUSES", "VALUES", "WAITING", "AlignedWords", "Alignment", "Anchor", "Article", "Comparison",
    "Counts", "Decision", "Document", "Fact", "Facts", "Finding", "Group", "LedgerEntry", "Match", "Moment", "Name",
    "NearPair", "Point", "Quantity", "QuotePair", "Report", "Sentence", "SentenceRole", "SentenceVectors",
    "Severity", "Shape", "Source", "SourceRole", "Span", "Status", "Story", "Utterance", "Verdict", "WordLink",
]  # fmt: skip
