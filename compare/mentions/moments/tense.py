"""Whether a time lies before or after the article's own date, by the verbs around it.

News tells the past unless it says otherwise, so only a clear sign of the future nearer than any past verb counts.
"""

import re

_FUTURE = re.compile(
    r"\b(?:will|won't|shall|'ll|would|going\s+to|set\s+to|due|scheduled|slated|expected|planned|plans?|planning|upcoming"
    r"|hopes?\s+to|aims?\s+to|intends?\s+to|about\s+to|to\s+be\s+[a-z]+"
    r"|(?:is|are)\s+to|ahead\s+of|deadline|target|may|might|could|starting|beginning)\b",
    re.IGNORECASE,
)
_PAST = re.compile(
    r"(?<!\bbe\s)(?<!\bto\s)\b(?:said|told|was|were|had|did|came|went|met|held|took|made|gave|began|won|lost"
    r"|left|saw|got|wrote|spoke|agreed|freed|[a-z]{2,}(?<!e)ed)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[,;:()\"]|\b(?:that|which|who|after|but|and(?! [A-Z]))\b")  # "Deal and Dover" is one clause
_CLAUSE_END = re.compile(r"[;:()\"]|\b(?:that|which|who|after|but)\b")
_SURE = frozenset(["scheduled", "slated", "expected", "planned", "due"])  # participles that look past and point ahead


def is_future(before: str, after: str) -> bool:
    """Whether the words `before` and `after` a time put it after the article's date."""
    clause = before[max((m.end() for m in _CLAUSE.finditer(before)), default=0) :]
    ahead, behind = (max(places, default=-1) for places in _verbs(clause))
    if ahead >= 0 or behind >= 0:
        return ahead > behind
    head = after.lstrip(" ,")
    end = _CLAUSE_END.search(head)
    head = head[: end.start()] if end else head
    ahead, behind = (min(places, default=-1) for places in _verbs(head))
    return ahead >= 0 and (behind < 0 or ahead < behind)


def _verbs(text: str) -> tuple[list[int], list[int]]:
    """Where signs of the future, and where past verbs stand in `text`."""
    pasts = [m.start() for m in _PAST.finditer(text) if m.group().lower() not in _SURE]
    return [m.start() for m in _FUTURE.finditer(text)], pasts
