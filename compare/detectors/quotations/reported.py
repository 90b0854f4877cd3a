"""Quoted here, told there: a quotation whose words the other article reports in its own."""

from __future__ import annotations

from collections.abc import Iterator

from compare.contrast.aligned import Side, both_sides, in_quotes, is_light
from compare.detectors.base import make_finding
from compare.model import Comparison, Document, Finding, Span, Utterance
from compare.naming import may_be_one
from compare.text import Token

LONG_QUOTE = 3  # telling words from which a quotation that the other side only reports is worth a note
FEWEST_REPORTED, REPORTED_SHARE = 3, 0.4  # linked words, and their share, that show a report of a quotation


def find_reported(pair: Comparison) -> Iterator[Finding]:
    """Quotations whose words the other article reports in its own, where the words of both are linked."""
    paired = {pair.a.id: {q.a for q in pair.quotes}, pair.b.id: {q.b for q in pair.quotes}}
    told: set[tuple[str, int]] = set()
    unpaired = {doc.id: _by_sentence(doc, paired[doc.id]) for doc in (pair.a, pair.b)}
    for words in pair.words:
        for side, numbers in zip(both_sides(pair, words), (words.group.a, words.group.b), strict=True):
            other = pair.b if side.doc is pair.a else pair.a
            heard = {u.n: u for number in numbers for u in unpaired[side.doc.id].get(number, ())}
            for said in heard.values():
                if (side.doc.id, said.n) in told:
                    continue
                report, share = _report_of(side, said, other)
                if report and share >= REPORTED_SHARE:
                    told.add((side.doc.id, said.n))
                    yield _form_finding(pair, (side.doc, said), (other, report), 0.4 + share / 2)


def _by_sentence(doc: Document, paired: set[int]) -> dict[int, list[Utterance]]:
    """The quotations of `doc` that no other article prints, by the number of each of their sentences."""
    found: dict[int, list[Utterance]] = {}
    for said in doc.utterances:
        if said.quotes and said.n not in paired:
            for number in said.sentences:
                found.setdefault(number, []).append(said)
    return found


def _report_of(side: Side, said: Utterance, other: Document) -> tuple[Span | None, float]:
    """The other side's own words that stand for the quoted ones, and the share of quoted words they stand for."""
    quoted = [
        k for k, t in enumerate(side.tokens) if not is_light(t) and any(q.start <= t.start < q.end for q in said.quotes)
    ]
    if len(quoted) < LONG_QUOTE:
        return None, 0.0
    there = [side.others[m] for k in quoted for m in side.linked.get(k, ())]
    free = [t for t in there if not is_light(t) and not in_quotes(other, t[:2])]
    home = [t for t in free if other.sentence_at(t.start) == other.sentence_at(free[0].start)]
    if len(home) < FEWEST_REPORTED or _other_speaker(other, said, home[0]):
        return None, 0.0
    return Span(min(t.start for t in home), max(t.end for t in home)), len(home) / len(quoted)


def _other_speaker(doc: Document, said: Utterance, token: Token) -> bool:
    """Whether `token` stands in words that `doc` gives to somebody else than the speaker of `said`."""
    owner = next((u.speaker for u in doc.utterances if any(c.start <= token.start < c.end for c in u.content)), "")
    return bool(owner and said.speaker) and not may_be_one(owner, said.speaker)


def _form_finding(
    pair: Comparison, quoting: tuple[Document, Utterance], telling: tuple[Document, Span], confidence: float
) -> Finding:
    """One finding on a quotation and its report in the other article's words."""
    spans = {quoting[0].id: quoting[1].quotes, telling[0].id: (telling[1],)}
    facts = {"speaker": quoting[1].speaker} if quoting[1].speaker else {}
    return make_finding(
        pair, "quote.form", spans[pair.a.id], spans[pair.b.id], confidence, facts=facts, attributes=("in_quote",)
    )
