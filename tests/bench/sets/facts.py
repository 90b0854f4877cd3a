"""What only one of two sentences tells, judged by the words that stay without a link.

The marks are question-answer pairs: a verb and the span that answers a question about it, each shared with the other
sentence or told by one alone. Two readings of that are measured, micro-averaged over both sides:

- `fact`: one unit a question-answer pair. It is called alone where its verb has no link, or at least half of the words
  of its answer have none.
- `span`: one unit an answer span, whatever the question. It is marked alone where no shared answer has the same span,
  and called alone where at least half of its words have no link.

Words are tokens with a letter or digit; the grammar words of `GRAMMAR` are left out of an answer unless nothing else
is in it. The list is the bench's own, so that a change of the program's lists moves no metric.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.model import WordLink
from compare.text import Token
from tests.bench import adapters
from tests.bench.figures import prf
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate, overlap_rates, total

_GRAMMAR = """
    a an the of to in on at by for with from as that this these those and or but it its he his him she her they
    their them who which be is are was were been being has have had do does did will would 's not no
"""
GRAMMAR = frozenset(_GRAMMAR.split())


def is_telling(token: Token) -> bool:
    """Whether `token` is a word that is not only grammar."""
    return token.is_word and token.norm not in GRAMMAR


def telling(tokens: Sequence[Token], start: int, end: int) -> list[int]:
    """Indices in [start, end) of the words that tell something, of all words where none does."""
    words = [i for i in range(start, min(end, len(tokens))) if tokens[i].is_word]
    return [i for i in words if is_telling(tokens[i])] or words


def alone(tokens: Sequence[Token], linked: set[int], span: Sequence[int]) -> bool:
    """Whether at least half of the telling words of `span` have no link."""
    words = telling(tokens, *span)
    return bool(words) and 2 * sum(i not in linked for i in words) >= len(words)


def _side(record: Record, side: str, links: Iterable[WordLink]) -> dict[str, Rate]:
    tokens = adapters.spaced_tokens(record[side])
    linked = {i for link in links for i in (link.a if side == "a" else link.b)}
    questions, only = record[side + "_qas"], set(record[side + "_only"])
    facts = {q["id"] for q in questions if q["verb_idx"] not in linked or alone(tokens, linked, q["span"])}
    shared = {tuple(q["span"]) for q in questions if q["id"] not in only}
    spans = {tuple(q["span"]) for q in questions}
    called = {span for span in spans if alone(tokens, linked, span)}
    by_fact, by_span = overlap_rates(facts, only), overlap_rates(called, spans - shared)
    return {f"{how} {x}": rate for how, part in (("fact", by_fact), ("span", by_span)) for x, rate in part.items()}


def measure(records: list[Record]) -> Measured:
    """Precision, recall and F1 of facts and of spans that one sentence tells alone."""
    links = adapters.link_words([(r["a"], r["b"]) for r in records])
    rates = total(_side(record, side, found) for record, found in zip(records, links, strict=True) for side in "ab")
    return Measured(tuple(x for how in ("fact", "span") for x in prf(how, rates[f"{how} P"], rates[f"{how} R"])))


SETS: tuple[BenchSet, ...] = (from_records("facts_qa_align", measure),)
