"""A headline and its own article: quotations, numbers and names that the body does not have.

In: one headline. Out: `headline.unsupported`. The body may say it otherwise: a number in words or rounded, a name in
another form, a quotation in whole or scattered over a sentence; only what no sentence bears out is told.
"""

import re
from collections.abc import Iterator, Sequence

from compare.contrast.aligned import is_light, place
from compare.contrast.swaps import forms
from compare.detectors.base import make_finding
from compare.detectors.headlines.heads import Head, number, values
from compare.lexicon.polarity import NEGATORS
from compare.lexicon.wordnet import bases
from compare.model import VALUES, Comparison, Document, Finding, Span
from compare.naming import alike
from compare.text import Token

# Both sorts of marks; a single one has to stand free, or it is an apostrophe.
_QUOTED = re.compile(r"[“\"](?P<double>[^”\"]{3,})[”\"]|(?<!\w)[‘'](?P<single>[^‘’']+(?:['’]\w[^‘’']*)*)[’'](?!\w)")
_LISTED = frozenset("things ways reasons takeaways facts questions tips photos pictures charts moments lessons".split())
ROUNDED = 0.05  # how far a headline's number may be from the body's
SAME_NAME = 0.5
SHOUTED = 0.6  # of a headline's longer words with a capital: with more, capitals tell nothing of names
QUOTE, NUMBER, NAME = 0.7, 0.6, 0.55


def unsupported(pair: Comparison, head: Head) -> Iterator[Finding]:
    """Yield each quotation, number and name of `head` that its body lacks."""
    body = [row for k, row in enumerate(head.doc.tokens) if _is_told(head.doc, k)]
    if not body:
        return
    quoted = [Span(*m.span("double" if m["double"] else "single")) for m in _QUOTED.finditer(head.text)]
    for span in quoted:
        if not _is_quoted_in(head, span, body):
            yield _finding(pair, head, span, QUOTE)
    known = _numbers(head.doc, body)
    for value, token in values(head.tokens):
        if not _is_number_known(head, value, token, known):
            yield _finding(pair, head, Span(token.start, token.end), NUMBER)
    for span in _names(head):
        if not _is_name_known(head, span, body):
            yield _finding(pair, head, span, NAME)


def _is_told(doc: Document, k: int) -> bool:
    """Whether sentence `k` (from 0) is text, or a dateline before text: the place there is one the article names."""
    home = doc.sentences[k]
    if home.role in ("body", "heading") or k + 1 == len(doc.sentences):
        return home.role in ("body", "heading")
    following = doc.sentences[k + 1]
    return following.role == "body" and "\n" not in doc.words((home.end, following.start))


def _finding(pair: Comparison, head: Head, span: Span, confidence: float) -> Finding:
    """One unsupported stretch of a headline, on the side of its article alone."""
    first = head.doc is pair.a
    facts = {VALUES[0 if first else 1]: head.text[span.start : span.end]}
    spans = place(head.spans(*span), (), first=first)
    return make_finding(pair, "headline.unsupported", *spans, confidence, facts=facts, attributes=("in_headline",))


def _is_quoted_in(head: Head, span: Span, body: Sequence[Sequence[Token]]) -> bool:
    """Whether one sentence of the body, or two that follow each other, have all content words of a quotation."""
    wanted = [t.norm for t in head.tokens if span.start <= t.start < span.end and _has_to_be(head, t)]
    for k, row in enumerate(body):
        near = [t.norm for t in (*row, *(body[k + 1] if k + 1 < len(body) else ()))]
        if all(any(forms(word) & forms(other) for other in near) for word in wanted):
            return True
    return not wanted


def _has_to_be(head: Head, token: Token) -> bool:
    """Whether a quoted word has to be in the body: it tells something, and no letter of it is masked."""
    around = head.text[: token.start].rpartition(" ")[2] + head.text[token.start :].partition(" ")[0]
    return (not is_light(token) or token.norm in NEGATORS) and not {"*", "_"} & set(around)


def _numbers(doc: Document, body: Sequence[Sequence[Token]]) -> list[tuple[float, float]]:
    """The numbers of the body, each from lowest to highest."""
    read = [(q.low, q.high) for q in doc.quantities if not _in_headline(doc, q.start)]
    plain = [value for row in body for value, _ in values(row)]
    single = [value for row in body for t in row if (value := number(t.norm)) is not None]
    return read + [(v, v) for v in plain + single]


def _in_headline(doc: Document, offset: int) -> bool:
    home = doc.sentence_at(offset)
    return home is not None and home.role == "headline"


def _is_number_known(head: Head, value: float, token: Token, known: Sequence[tuple[float, float]]) -> bool:
    """Whether the body has a number that the headline may round, or the headline only counts its own list."""
    after = [t.norm for t in head.tokens if t.start >= token.end][:3]
    if value <= 1 or _LISTED.intersection(after) or token.norm in {"one", "first", "second"}:
        return True
    return any(low * (1 - ROUNDED) <= value <= high * (1 + ROUNDED) for low, high in known)


def _names(head: Head) -> Iterator[Span]:
    """Runs of capitalised words in a headline that capitalises nothing else."""
    longer = [t for t in head.tokens if t.is_word and len(t.text) > 3]
    if not longer or sum(t.text[0].isupper() for t in longer) / len(longer) > SHOUTED:
        return
    run: list[Token] = []
    for k, token in enumerate(head.tokens):
        opens = k == 0 or head.tokens[k - 1].norm in ".:?!;\"'-"
        if (
            token.text[0].isupper()
            and token.is_word
            and not is_light(token)
            and not (opens and not run and bases(token.norm))
        ):
            run.append(token)
            continue
        if run:
            yield Span(run[0].start, run[-1].end)
        run = []
    if run:
        yield Span(run[0].start, run[-1].end)


def _is_name_known(head: Head, span: Span, body: Sequence[Sequence[Token]]) -> bool:
    """Whether the body has the name in any form: a word of it, an acronym, a capital for its country."""
    printed = head.text[span.start : span.end]
    wanted = {t.norm for t in head.tokens if span.start <= t.start < span.end}
    if any(t.norm in wanted or forms(t.norm) & wanted for row in body for t in row):
        return True
    return any(alike(printed, full).score >= SAME_NAME for full in sorted({n.full for n in head.doc.names}))
