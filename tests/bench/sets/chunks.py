"""Headline pairs whose phrases are linked and typed by hand, judged by the links of their words.

The marked phrases of both sides are given, their pairing is not. Two phrases are called paired where at least half of
the words of the shorter one are linked into the other. A pair is called

- EQUI where every telling word of both is linked,
- SPE1 or SPE2 where only the first or only the second has telling words without a link,
- SIMI where both have.

Word links cannot tell OPPO and REL, so pairs of these types count as wrong. `type F1` asks for pair and type at once;
`type given pairs` takes the marked pairs and asks for the type alone, which is how figures are published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from compare.model import WordLink
from compare.text import Token
from tests.bench import adapters
from tests.bench.figures import Figure, prf
from tests.bench.folders import BenchSet, Measured, Record, from_records
from tests.bench.rates import Rate, overlap_rates, total
from tests.bench.sets.facts import is_telling

Phrase = tuple[int, ...]


class Words:
    """The tokens of a headline pair and their links."""

    def __init__(self, record: Record, links: Iterable[WordLink]) -> None:
        self.a: Sequence[Token] = adapters.spaced_tokens(" ".join(record["a_tok"]))
        self.b: Sequence[Token] = adapters.spaced_tokens(" ".join(record["b_tok"]))
        self.cells = {(i, j) for link in links for i in link.a for j in link.b}

    def linked(self, a: Phrase, b: Phrase) -> tuple[set[int], set[int]]:
        """The words of each phrase with a link into the other."""
        cells = [(i, j) for i, j in self.cells if i in a and j in b]
        return {i for i, _ in cells}, {j for _, j in cells}

    def paired(self, a: Phrase, b: Phrase) -> bool:
        """Whether the links pair both phrases."""
        x, y = self.linked(a, b)
        hits, size = (len(x), len(a)) if len(a) <= len(b) else (len(y), len(b))
        return hits > 0 and 2 * hits >= size

    def type(self, a: Phrase, b: Phrase) -> str:
        """What the links make of two paired phrases."""
        x, y = self.linked(a, b)
        more_a = any(i not in x and is_telling(self.a[i]) for i in a)
        more_b = any(j not in y and is_telling(self.b[j]) for j in b)
        return {(False, False): "EQUI", (True, False): "SPE1", (False, True): "SPE2", (True, True): "SIMI"}[
            more_a, more_b
        ]


def _score(record: Record, links: Iterable[WordLink]) -> dict[str, Rate]:
    words = Words(record, links)
    marked = {(tuple(k["a"]), tuple(k["b"])): k["type"] for k in record["links"] if k["a"] and k["b"]}
    sides = [sorted({tuple(k[side]) for k in record["links"] if k[side]}) for side in "ab"]
    found = {(a, b) for a in sides[0] for b in sides[1] if words.paired(a, b)}
    pairs = overlap_rates(found, set(marked))
    types = overlap_rates(
        {(*pair, words.type(*pair)) for pair in found}, {(*pair, kind) for pair, kind in marked.items()}
    )
    given = Rate.among(words.type(*pair) == kind for pair, kind in marked.items())
    both = {"pair": pairs, "type": types}
    return {f"{what} {x}": part[x] for what, part in both.items() for x in "PR"} | {"type given pairs": given}


def measure(records: list[Record]) -> Measured:
    """F1 of phrase pairs, of typed pairs, and how many marked pairs get their type."""
    links = adapters.link_words([(" ".join(r["a_tok"]), " ".join(r["b_tok"])) for r in records])
    rates = total(_score(record, found) for record, found in zip(records, links, strict=True))
    given = rates["type given pairs"]
    return Measured(
        (
            *prf("pair", rates["pair P"], rates["pair R"]),
            *prf("type", rates["type P"], rates["type R"]),
            Figure("type given pairs", given.value, given.of),
        )
    )


SETS: tuple[BenchSet, ...] = (from_records("chunks_ists", measure),)
