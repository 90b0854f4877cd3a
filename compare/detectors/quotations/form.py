"""Quoted here, told there: a remark whose words the other article gives in its own.

In: a comparison. Out: `quote.form` findings, each with the quoted words that are retold. What one article quotes, and
the other does not print, is held against the plain words that it is linked to, sentence by sentence; how much evidence
is enough was fitted by tests/bench/fit_form.py on pairs that readers marked. A paper that prints part of a remark often
tells the rest beside it; such words are not cut, only put otherwise.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from compare.contrast.aligned import Side, in_quotes, is_light, place, teller
from compare.contrast.judge import chance
from compare.contrast.reading import Reading
from compare.contrast.view import View
from compare.detectors.base import filled, make_finding
from compare.detectors.quotations.shared import between_marks, taken_words
from compare.lexicon.function_words import SAYING
from compare.model import Comparison, Document, Finding, Span, Utterance
from compare.naming import may_be_one
from compare.text import Token

LEAST = 0.3  # chance from which readers marked about two in three of the remarks of stories left out
FRAGMENT = 3  # telling words up to which a quotation is a phrase, of which one word may be all that is retold
REST = 4  # telling words from which the rest of a remark that both print is worth a note; fewer are a cut
NEAR_SHARE = 0.3  # of what is told beside the printed part: one linked word of so much shows a report
MANY_EQUAL = 5  # words equal with a proof; more say no more

FEATURES = ("speaker", "report", "group", "beside", "equal", "fragment")


@dataclass(frozen=True, slots=True)
class Retold:
    """Quoted words of one sentence of `doc`, and the words of one sentence of `other` that may retell them.

    `quoted` and `report` are tokens, `evidence` what speaks for it, by `FEATURES`.
    """

    doc: Document
    said: Utterance
    sentence: int
    quoted: Sequence[Token]
    other: Document
    telling: int
    report: Sequence[Token]
    evidence: Mapping[str, float]

    @property
    def piece(self) -> Span:
        """The stretch of the quotation that is retold."""
        return Span(self.quoted[0].start, self.quoted[-1].end)

    @property
    def is_partial(self) -> bool:
        """Whether the sentence quotes more than these words."""
        home = self.doc.tokens[self.sentence - 1]
        return len(self.quoted) < sum(
            t.is_word and any(q.start <= t.start < q.end for q in self.said.quotes) for t in home
        )

    @property
    def told(self) -> tuple[Span, ...]:
        """The stretches of the report, without what is quoted between them."""
        home = self.other.tokens[self.telling - 1]
        within = [t for t in home if self.report[0].start <= t.start <= self.report[-1].start and t.is_word]
        runs = [list(run) for held, run in groupby(within, key=lambda t: in_quotes(self.other, t[:2])) if not held]
        return tuple(Span(run[0].start, run[-1].end) for run in runs)

    @property
    def chance(self) -> float:
        """The chance that a reader would say so."""
        return chance("retold", self.evidence)


def find_retold(view: View) -> Iterator[Retold]:
    """Find the quoted words of either article that the other tells in its own, each once, the surest first."""
    ranked = [(found.chance, found) for found in candidates(view)]
    told: set[tuple[str, int, int]] = set()
    for likely, found in sorted(ranked, key=lambda r: (-r[0], r[1].doc.id, r[1].piece, r[1].telling)):
        quote, report = ((found.doc.id, found.said.n, found.sentence), (found.other.id, found.said.n, found.telling))
        if likely >= LEAST and not {quote, report} & told:
            told |= {quote, report}
            yield found


def form_finding(pair: Comparison, found: Retold) -> Finding:
    """The finding on quoted words and their report."""
    heard = teller(found.other, found.report[0].start)
    speaker = max(found.said.speaker, heard.speaker if heard else "", key=len)
    quoted = between_marks(found.doc, found.said.n, found.piece)
    spans = place(quoted, found.told, first=found.doc is pair.a)
    return make_finding(
        pair, "quote.form", *spans, max(0.5, found.chance),
        facts=filled({"speaker": speaker}), attributes=("in_quote",),
    )  # fmt: skip


def candidates(view: View) -> Iterator[Retold]:
    """The quotations of either article that the other may retell, with their evidence."""
    return filter(_may_retell, _linked(view))


def _linked(view: View) -> Iterator[Retold]:
    """All quoted words, sentence by sentence, with the plain words of one sentence that they are linked to."""
    pair, taken, beside = view.pair, taken_words(view.pair), _beside(view)
    for sides in (*view.groups, *view.beyond):
        for side in sides:
            other = pair.b if side.first else pair.a
            for number in side.numbers:
                for said in side.reading.touching([number]):
                    for quoted in _quoted(side, said, number, taken[side.doc.id]):
                        for report in _reports(side, other, quoted):
                            yield _retold(side, other, (said, number, quoted), report, beside)


def _quoted(side: Side, said: Utterance, number: int, taken: frozenset[int]) -> Iterator[list[int]]:
    """The runs of words of `said` in one sentence that no quotation of the other article prints, by index."""
    home = side.doc.sentences[number - 1]
    inside = [
        k for k, t in enumerate(side.tokens)
        if home.start <= t.start < home.end and t.is_word and any(q.start <= t.start < q.end for q in said.quotes)
    ]  # fmt: skip
    for held, run in groupby(inside, key=lambda k: side.tokens[k].start in taken):
        words = list(run)
        if not held and (len(words) == len(inside) or sum(_tells(side.tokens[k]) for k in words) >= REST):
            yield words


def _reports(side: Side, other: Document, quoted: Sequence[int]) -> Iterator[list[tuple[int, int]]]:
    """The links of `quoted` words to plain words, for each sentence of the latter; a name alone retells nothing."""
    links: dict[int, list[tuple[int, int]]] = {}
    for k in (k for k in quoted if _tells(side.tokens[k])):
        for m in side.linked.get(k, ()):
            place = other.sentence_at(side.others[m].start)
            if place is not None and _tells(side.others[m]) and not in_quotes(other, side.others[m][:2]):
                links.setdefault(place.n, []).append((k, m))
    for _, found in sorted(links.items()):
        if any(not other.once(Reading).named.covers(side.others[m].start) for _, m in found):
            yield found


def _may_retell(found: Retold) -> bool:
    """Whether words may be a report at all: not if they are another person's, nor one word far from the remark."""
    heard = teller(found.other, found.report[0].start)
    if heard and heard.quotes and found.is_partial:
        return False  # a fragment cut out of its sentence, whatever leads to it
    named = {n.full for doc in (found.doc, found.other) for n in doc.names}
    both = [found.said.speaker, heard.speaker] if heard else []
    if both and named.issuperset(both) and not may_be_one(both[0], both[1]):
        return False
    shows = found.evidence["beside"] and found.evidence["report"] >= NEAR_SHARE
    return len(found.report) > 1 or bool(found.evidence["fragment"] or shows)


def _retold(
    side: Side, other: Document, quotation: tuple[Utterance, int, Sequence[int]],
    links: Sequence[tuple[int, int]], beside: frozenset[tuple[str, int, int]],
) -> Retold:  # fmt: skip
    """The quoted words of one sentence with their report and its evidence."""
    said, number, quoted = quotation
    report = [side.others[m] for m in sorted({m for _, m in links})]
    heard, there = teller(other, report[0].start), other.sentence_at(report[0].start)
    at = there.n if there else 0
    evidence = {
        "speaker": float(_one_speaker(said, heard)),
        "report": min(1.0, len(report) / len(_plain_words(other, at, heard))),
        "group": side.group.confidence,
        "beside": float((side.doc.id, said.n, at) in beside),
        "equal": min(MANY_EQUAL, len({k for k, _ in links} & side.proved.keys())) / MANY_EQUAL,
        "fragment": float(sum(_tells(side.tokens[k]) for k in quoted) <= FRAGMENT),
    }
    return Retold(side.doc, said, number, [side.tokens[k] for k in quoted], other, at, report, evidence)


def _plain_words(doc: Document, number: int, heard: Utterance | None) -> Sequence[Token]:
    """The telling words of a sentence that stand outside quotations, of what is `heard` there if that is a report."""
    plain = [t for t in doc.tokens[number - 1] if _tells(t) and not in_quotes(doc, t[:2])]
    return [t for t in plain if heard is None or any(c.start <= t.start < c.end for c in heard.content)]


def _beside(view: View) -> frozenset[tuple[str, int, int]]:
    """Article, utterance, and sentence of the other article in or next to which it prints a part of the utterance."""
    found, (a, b) = set(), view.readings
    for quote in view.pair.quotes:
        for mine, ours, other, theirs in ((a, quote.a, b, quote.b), (b, quote.b, a, quote.a)):
            held = other.numbered[theirs].sentences
            found |= {(mine.doc.id, ours, n + step) for n in held for step in (-1, 0, 1)}
    return frozenset(found)


def _one_speaker(said: Utterance, heard: Utterance | None) -> bool:
    """Whether the report is given to the speaker of the quotation, by a name."""
    return bool(heard and said.speaker and heard.speaker and may_be_one(said.speaker, heard.speaker))


def _tells(token: Token) -> bool:
    return not is_light(token) and token.norm not in SAYING
