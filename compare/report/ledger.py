"""The quotation ledger: every directly quoted utterance of the story once, and how each source prints it.

Paired utterances of all comparisons are joined into one entry, also over a third source; the longest print counts as
the whole, the others are described as seen from it. Indirect speech stands here only beside a direct quotation.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from compare.connected import connected
from compare.model import Comparison, Document, LedgerEntry, QuotePair, Span, Utterance
from compare.text import fold

Print = tuple[str, int]  # an utterance of the story: its source and its number there
_CLOSEST_FIRST = ("whole", "cut", "reworded", "spliced", "paraphrased")


def build_ledger(documents: Sequence[Document], comparisons: Sequence[Comparison]) -> tuple[LedgerEntry, ...]:
    """List the utterances of `documents` by speaker, in the order in which the story first quotes them."""
    said = {(d.id, u.n): u for d in documents for u in d.utterances}
    pairs = {
        ((c.a.id, pair.a), (c.b.id, pair.b)): pair
        for c in comparisons
        for pair in c.quotes
        if (c.a.id, pair.a) in said and (c.b.id, pair.b) in said
    }
    entries = [_entry(prints, said, pairs) for prints in connected(said, pairs) if _is_quoted(prints, said, documents)]
    return _by_speaker(entries, [d.id for d in documents])


def _is_quoted(prints: Sequence[Print], said: Mapping[Print, Utterance], documents: Iterable[Document]) -> bool:
    """Whether one of `prints` has quotation marks in the article itself, not in a caption or an embedded post."""
    own = {d.id: {s.n for s in d.sentences if s.role != "boilerplate"} for d in documents}
    return any(said[at].quotes and not own[at[0]].isdisjoint(said[at].sentences) for at in prints)


def _entry(
    prints: Sequence[Print], said: Mapping[Print, Utterance], pairs: Mapping[tuple[Print, Print], QuotePair]
) -> LedgerEntry:
    """Describe one utterance by all its `prints`."""
    whole = max(prints, key=lambda at: sum(q.end - q.start for q in said[at].quotes))
    spans: dict[str, tuple[Span, ...]] = {}
    relations: dict[str, str] = {}
    for at in prints:
        spans[at[0]] = tuple(sorted({*spans.get(at[0], ()), *(said[at].quotes or said[at].content)}))
        if at[0] != whole[0]:  # of two prints in one article the closer one counts
            both = (_relation(whole, at, said, pairs), relations.get(at[0], _CLOSEST_FIRST[-1]))
            relations[at[0]] = min(both, key=_CLOSEST_FIRST.index)
    return LedgerEntry(_speaker(said[at].speaker for at in prints), spans, {whole[0]: "whole"} | relations)


def _relation(
    whole: Print, other: Print, said: Mapping[Print, Utterance], pairs: Mapping[tuple[Print, Print], QuotePair]
) -> str:
    """Say how `other` prints what `whole` prints; through a third source no closer than either of its pairs."""
    if not said[other].quotes:
        return "paraphrased"
    direct = pairs.get((whole, other)) or pairs.get((other, whole))
    through = (pair.relation for ends, pair in pairs.items() if not {whole, other}.isdisjoint(ends))
    return direct.relation if direct else max(through, key=_CLOSEST_FIRST.index)


def _speaker(names: Iterable[str]) -> str:
    """Choose the name that most prints give, the longer where they are even; "" where none gives one."""
    counts = Counter(name for name in names if name)
    return max(counts, key=lambda name: (counts[name], len(name), name), default="")


def _by_speaker(entries: Iterable[LedgerEntry], sources: Sequence[str]) -> tuple[LedgerEntry, ...]:
    """Sort entries by speaker, speakers and their remarks by first place in the story, the unnamed last."""

    def place(entry: LedgerEntry) -> tuple[int, Span]:
        return min((sources.index(source), spans[0]) for source, spans in entry.prints.items())

    ordered = sorted((e for e in entries if all(e.prints.values())), key=place)
    full = _full_names({entry.speaker for entry in ordered})
    named = [LedgerEntry(full[e.speaker], e.prints, e.relations) for e in ordered]
    first: dict[str, int] = {}
    for rank, entry in enumerate(named):
        first.setdefault(entry.speaker, rank)
    return tuple(sorted(named, key=lambda e: (not e.speaker, first[e.speaker])))


def _full_names(names: Iterable[str]) -> dict[str, str]:
    """Map each name to the one longer name of the story that ends in it (“Quist” to “Ada Quist”), if only one does."""
    words = {name: tuple(fold(name).split()) for name in names}
    full = {}
    for name, short in words.items():
        longer = [
            other for other, long in words.items() if short and len(long) > len(short) and long[-len(short) :] == short
        ]
        full[name] = longer[0] if len(longer) == 1 else name
    return full
