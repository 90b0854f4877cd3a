"""What stands before the first and behind the last words that two prints of a quotation share.

In: the paired words of one utterance. Out: the runs at either edge, and the edits among them. Where both print
something else there it is an edit, where one prints nothing a cut; a whole clause more is a cut beside an edit.
"""

from collections.abc import Sequence
from itertools import takewhile

from compare.detectors.quotations.edits import Edit, equal_pairs
from compare.model import Document, QuotePair, Span
from compare.text import Token

CLAUSE, CLAUSE_MARKS = 5, ",;:—–"  # words that a clause of its own has at least, and what parts it


def edge_runs(
    quote: QuotePair, docs: tuple[Document, Document], taken: tuple[frozenset[int], frozenset[int]], *, at_start: bool
) -> tuple[list[Token], list[Token]]:
    """The words of either side before the first (or behind the last) equal pair that no other match has `taken`.

    Words of further sentences count only where the other side has nothing in its own sentence.
    """
    inner = equal_pairs(quote)[0 if at_start else -1]
    runs = []
    for tokens, k, held in zip((quote.a_tokens, quote.b_tokens), inner, taken, strict=True):
        outward = reversed(tokens[:k]) if at_start else tokens[k + 1 :]
        run = list(takewhile(lambda t: t.start not in held, outward))  # noqa: B023 (used at once)
        runs.append(run[::-1] if at_start else run)
    near = [
        [t for t in run if _same_sentence(doc, t, tokens[k])]
        for run, doc, tokens, k in zip(runs, docs, (quote.a_tokens, quote.b_tokens), inner, strict=True)
    ]
    if not all(near):
        return runs[0], runs[1]
    return near[0], near[1]


def split_edge(
    runs: tuple[list[Token], list[Token]], docs: tuple[Document, Document], *, at_start: bool
) -> tuple[tuple[list[Token], list[Token]], tuple[list[Token], list[Token]]]:
    """Part the `runs` at an edge into what answers each other and what only the longer one has behind a comma.

    A whole clause more on one side is a cut, not another wording of the few words that the other side has there.
    """
    longer = 0 if len(runs[0]) >= len(runs[1]) else 1
    run, other = runs[longer], runs[1 - longer]
    if not other or len(run) - len(other) < CLAUSE:
        return runs, ([], [])
    text = docs[longer].article.text
    marks = [k for k in range(len(run) + 1) if _is_parted(text, run, k, at_start=at_start)]
    at = next(
        (k for k in (reversed(marks) if at_start else marks) if (k if at_start else len(run) - k) >= CLAUSE), None
    )
    if at is None:
        return runs, ([], [])
    near, far = (run[at:], run[:at]) if at_start else (run[:at], run[at:])
    answering = (near, other) if longer == 0 else (other, near)
    return answering, ((far, []) if longer == 0 else ([], far))


def _is_parted(text: str, run: Sequence[Token], k: int, *, at_start: bool) -> bool:
    """Whether a comma or dash stands in `text` before token `k` of `run`, or behind its last one."""
    if k == len(run):
        return at_start and text[run[-1].end : run[-1].end + 1] in CLAUSE_MARKS
    start = run[k - 1].end if k else run[0].start - 2
    return (k > 0 or not at_start) and any(mark in text[start : run[k].start] for mark in CLAUSE_MARKS)


def _same_sentence(doc: Document, token: Token, other: Token) -> bool:
    """Whether two tokens stand in one sentence of `doc`."""
    home = doc.sentence_at(other.start)
    return home is not None and home.start <= token.start < home.end


def edge_edits(
    quote: QuotePair, docs: tuple[Document, Document], taken: tuple[frozenset[int], frozenset[int]]
) -> list[Edit]:
    """Where both sides print something else before or behind the shared words, in one sentence: an edit, no cut."""
    edits = []
    for at_start in (True, False):
        a, b = edge_runs(quote, docs, taken, at_start=at_start)
        if not a or not b or not (_same_sentence(docs[0], a[0], a[-1]) and _same_sentence(docs[1], b[0], b[-1])):
            continue
        (a, b), _ = split_edge((a, b), docs, at_start=at_start)
        while a and b and a[0].norm == b[0].norm:
            a, b = a[1:], b[1:]
        while a and b and a[-1].norm == b[-1].norm:
            a, b = a[:-1], b[:-1]
        inner = equal_pairs(quote)[0 if at_start else -1]
        ends = [
            tokens[k].start if at_start else tokens[k].end
            for tokens, k in zip((quote.a_tokens, quote.b_tokens), inner, strict=True)
        ]
        if a or b:
            edits.append(Edit(tuple(a), tuple(b), _place(a, ends[0]), _place(b, ends[1])))
    return edits


def _place(run: Sequence[Token], gap: int) -> Span:
    """Where `run` stands; for nothing, the `gap`."""
    return Span(run[0].start, run[-1].end) if run else Span(gap, gap)
