"""The phrases of one side of an aligned group that have no counterpart on the other, cut where a reader would cut.

In: a `Side`. Out: `Phrase`s in reading order. Content words without a link make a run; a run ends before a mark, a
relative or a subordinate clause, and before words that are linked; it is widened to its preposition and to whole names,
numbers, times and compounds, so that a finding reads as a phrase and never as half of one.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property

from compare.contrast.aligned import Side, is_light
from compare.contrast.phrases import Phrase, touching, values
from compare.contrast.shapes import RELATIVES, SUBORDINATORS, is_verb
from compare.lexicon.function_words import ARTICLES, AUXILIARIES, CONJUNCTIONS, FUNCTION_WORDS, PREPOSITIONS, SAYING
from compare.model import Span
from compare.text import Token

LEADS = (
    ARTICLES
    | PREPOSITIONS
    | CONJUNCTIONS
    | RELATIVES
    | frozenset("to his her its their our some any more most no not only that than rather as".split())
)
OBJECTS = frozenset("him them me us himself herself itself themselves".split())
BREAKS = frozenset(",;:()[]\"'?!/") | {"..."}
MOST_LINKED = 1  # linked content words that may stand inside a phrase: one is a name or a chance
LONGEST_HEAD = 3  # words taken in behind the last word, up to the noun
LONGEST_LEAD = 6  # words of grammar taken in before the first word


class Cutter:
    """Cuts one side of a group into phrases."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self.tokens = side.tokens
        self._utterances = side.reading.touching(side.numbers)

    def phrases(self) -> Iterator[Phrase]:
        """Yield the phrases, sentence by sentence."""
        for row in self.side.rows:
            for run in self._runs(row.start, row.stop):
                yield self._phrase(run, row.start, row.stop)

    @cached_property
    def _values(self) -> dict[int, tuple[int, int]]:
        """For each token that is part of a name, number or time, the token range of the whole."""
        found: dict[int, tuple[int, int]] = {}
        for row in self._rows():  # one by one, since the sentences of a group may stand far apart
            for start, end in values(self.side.doc, (row[0].start, row[-1].end)):
                first = bisect_right(self.tokens, start, key=lambda t: t.end)
                _merge(found, first, bisect_left(self.tokens, end, lo=first, key=lambda t: t.start))
        return found

    def _rows(self) -> Iterator[Sequence[Token]]:
        """Yield the tokens of each sentence that has some."""
        rows = (self.side.doc.tokens[n - 1] for n in self.side.numbers)
        return (row for row in rows if row)

    @cached_property
    def _wholes(self) -> dict[int, tuple[int, int]]:
        """The same for all that may not be cut: values, and the compounds that a hyphen makes."""
        found = dict(self._values)
        for k in range(len(self.tokens)):
            if is_joint(self.tokens, k):
                _merge(found, k - 1, k + 2)
        return found

    @cached_property
    def _numbers(self) -> frozenset[int]:
        """The tokens that are part of a number."""
        inside = [q for row in self._rows() for q in touching(self.side.doc.quantities, (row[0].start, row[-1].end))]
        return frozenset(k for k, t in enumerate(self.tokens) if any(q.start <= t.start < q.end for q in inside))

    @cached_property
    def _silent(self) -> frozenset[int]:
        """Tokens that other families compare: what stands in quotation marks, who speaks and how it is told."""
        spans = [
            s
            for u in self._utterances
            for s in (*u.quotes, *((u.cue,) if u.cue else ()), *((self._namer(u.source),) if u.source else ()))
        ]
        return frozenset(k for k, t in enumerate(self.tokens) if any(s.start <= t.start < s.end for s in spans))

    def _namer(self, source: Span) -> Span:
        """The words of a source that name the speaker, without apposition and brackets."""
        text = self.side.doc.words(source)
        return Span(source.start, source.start + min(text.find(m) % (len(text) + 1) for m in ",("))

    @cached_property
    def _cues(self) -> dict[int, int]:
        """For the token behind each reporting verb that is no mere "said" and has no link, where its verb begins."""
        found = {}
        for cue in (u.cue for u in self._utterances if u.cue):
            inside = [k for k, t in enumerate(self.tokens) if cue.start <= t.start < cue.end]
            told = any(self.tokens[k].norm in SAYING or k in self.side.linked for k in inside)
            if inside and not told:
                found[inside[-1] + 1] = inside[0]
        return found

    def is_fresh(self, k: int) -> bool:
        """Whether token `k` is a content word that the other side has nothing for."""
        token = self.tokens[k]
        if is_light(token) or token.norm in SAYING or k in self._silent:
            return False
        return not any(h in self.side.proved and not is_light(self.tokens[h]) for h in range(*self._value(k)))

    def _value(self, k: int) -> tuple[int, int]:
        """The token range of the number, time or name that token `k` is part of, else the token's own."""
        return self._values.get(k, (k, k + 1))

    def is_break(self, k: int) -> bool:
        """Whether the mark at `k` ends a phrase."""
        token = self.tokens[k]
        if token.is_word or k in self._wholes:
            return False
        return token.norm in BREAKS or (token.norm == "-" and not is_joint(self.tokens, k))

    def trimmed(self, phrase: Phrase, new: Collection[int]) -> Phrase:
        """Drop what is no news before a circumstance, control [in May], and numbers behind "and"; `new` are offsets."""
        run = phrase.fresh
        told = [k for k in run if self.tokens[k].start in new] or list(run)
        first, last = told[0], told[-1]
        lead = self._wholes.get(first, (first, first))[0]
        opener = self.tokens[lead if self.tokens[lead].norm in PREPOSITIONS else max(0, first - 1)].norm
        low = first if opener in PREPOSITIONS - {"of"} else run[0]
        ends = [k for k in run if k > last and k in self._numbers and self.tokens[k - 1].norm in ("and", "or")]
        high = ends[0] if ends else run[-1] + 1
        kept = [k for k in run if low <= k < high]
        return phrase if len(kept) == len(run) else self._phrase(kept, phrase.low, phrase.high)

    def _runs(self, low: int, high: int) -> Iterator[list[int]]:
        """Yield the runs of fresh words in [low, high)."""
        run: list[int] = []
        for k in range(low, high):
            if not self.is_fresh(k):
                continue
            if run and not self._joined(run[-1], k):
                yield run
                run = []
            run.append(k)
        if run:
            yield run

    def _joined(self, i: int, k: int) -> bool:
        """Whether fresh words `i` and `k` belong to one phrase."""
        between = range(i + 1, k)
        if any(self.is_break(h) or self._opens_clause(h) for h in between) or self._resumes(i, k):
            return False
        linked = [h for h in between if not is_light(self.tokens[h]) and h not in self._silent]
        return (i in self._wholes and k < self._wholes[i][1]) or len(linked) <= MOST_LINKED

    def _opens_clause(self, k: int) -> bool:
        """Whether a clause of its own begins at `k`."""
        return self.tokens[k].norm in RELATIVES | SUBORDINATORS | {"but"}

    def _resumes(self, i: int, k: int) -> bool:
        """Whether the main clause goes on between fresh words `i` and `k`, behind a circumstance of a linked word."""
        head = i
        while head and i - head < LONGEST_LEAD and self.tokens[head].norm not in PREPOSITIONS | RELATIVES:
            head -= 1
        tied = head and self.tokens[head].norm in PREPOSITIONS and head - 1 in self.side.proved
        verb = next((h for h in range(i + 1, k + 1) if is_verb(self.tokens[h])), None)
        if not tied or is_light(self.tokens[head - 1]) or verb is None:
            return False
        reduced = verb + 1 < len(self.tokens) and self.tokens[verb + 1].norm in PREPOSITIONS  # a deal signed in May
        return self.tokens[verb].norm in AUXILIARIES or not reduced

    def _phrase(self, run: list[int], low: int, high: int) -> Phrase:
        """Widen a run to a phrase inside the sentence [low, high)."""
        start = max(low, min(self._wholes.get(k, (k, k))[0] for k in run))
        end = min(high, max(self._wholes.get(k, (k, k + 1))[1] for k in run))
        if len(run) > 1:
            end = self._head(end, high)
        counts = start - 1 in self._numbers and not self._opens_clause(start)
        if counts:
            start = self._wholes[start - 1][0]
        elif end >= high or is_light(self.tokens[end]):
            start = self._lead(start, low)
            start = self._cues.get(start, start)
        elif start > low and self._wholes.get(start) == (start, end) and self.tokens[start - 1].norm in PREPOSITIONS:
            start -= 1
        return Phrase(self.side, start, end, tuple(run), low, high, counts)

    def _head(self, end: int, high: int) -> int:
        """Take in the linked noun that the last words belong to: more frivolous [legislation]."""
        last = end
        while last < high and last - end < LONGEST_HEAD and not is_light(self.tokens[last]):
            last = self._wholes.get(last, (last, last + 1))[1]
        short = last + 1 < high and self.tokens[last].norm == "."  # an abbreviated title, not yet the noun
        return min(last, high) if last >= high or (is_light(self.tokens[last]) and not short) else end

    def _lead(self, start: int, low: int) -> int:
        """Take in the words of grammar that lead the phrase, and the subject behind a word that opens a clause."""
        first = start
        while first > max(low, start - LONGEST_LEAD) and not self._opens_clause(first):
            norm, linked = self.tokens[first - 1].norm, first - 1 in self.side.linked
            opened = first - 1 > low and self._opens_clause(first - 2)
            leads = norm in LEADS or (norm in FUNCTION_WORDS - OBJECTS and (opened or not linked))
            governed = norm == "which" and first - 1 > low and self.tokens[first - 2].norm in PREPOSITIONS
            if not leads or norm == "'s" or governed:
                break
            first -= 1
        return first


def _merge(found: dict[int, tuple[int, int]], low: int, high: int) -> None:
    """Enter the range [low, high), joined with those it touches."""
    touching = [(low, high), *(found[k] for k in range(low, high) if k in found)]
    whole = min(t[0] for t in touching), max(t[1] for t in touching)
    found.update(dict.fromkeys(range(*whole), whole))


def is_joint(tokens: Sequence[Token], k: int) -> bool:
    """Whether the mark at `k` joins the words of a compound."""
    if tokens[k].norm not in ("-", "'") or not 0 < k < len(tokens) - 1:
        return False
    before, mark, after = tokens[k - 1 : k + 2]
    return before.end == mark.start and mark.end == after.start and before.is_word and after.is_word
