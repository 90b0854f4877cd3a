"""What an article shows at its top: its lead as vectors, and the names and figures it mentions, as keys.

In: a document and the vectors of its lead's sentences. Out: a `Lead`. News tells its story first, so headline and lead
say which story it is; what follows is background, which many stories share.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from compare.model import Document, Name, Quantity, SentenceVectors
from compare.naming import words

LEAD = 16  # body sentences of the lead: of 5, 8, 12 and 16 the best in tests/bench/fit_pairing.py, 16 by two pairs
SHINGLE = 5  # words in a row that hardly two writers choose alike
LONGEST_TITLE = 80  # characters; a lead's first sentence has more
UNCUT = 300  # characters of a text in which no sentence was found, that stand for it
SMALL = 10  # plain counts below it are in every article
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Lead:
    """The top of an article: `sentences` (k, d) and their `mean` (d), unit rows; `keys` with what shows them.

    `day` is None where nothing says when it appeared; `shingles` are hashes of the text's words, five in a row.
    """

    title: str
    day: date | None
    mean: Floats
    sentences: Floats
    keys: Mapping[str, str]
    shingles: frozenset[int]


def lead_lines(doc: Document) -> list[str]:
    """The headline and the first sentences of `doc`, whose vectors `lead_of` needs."""
    printed = [doc.words(s.span) for s in doc.sentences if s.role == "headline"]
    body = [doc.words(s.span) for s in doc.sentences if s.role == "body"]
    headline = doc.article.headline or next(iter(printed), "")
    return ([headline] if headline.strip() else []) + body[:LEAD] or [doc.article.text[:UNCUT]]


def lead_of(doc: Document, vectors: Sequence[SentenceVectors]) -> Lead:
    """Read the lead of `doc`; `vectors` belong to its `lead_lines`."""
    rows = np.stack([v.sentence for v in vectors])
    mean = rows.mean(0)
    length = float(np.linalg.norm(mean))
    return Lead(
        title=_title(lead_lines(doc)[0]),
        day=doc.article.day,
        mean=np.asarray(mean / length if length else mean, dtype=np.float32),
        sentences=rows,
        keys=dict(_keys(doc)),
        shingles=_shingles(doc),
    )


def _title(line: str) -> str:
    """`line` as a title, cut between words where it is long."""
    plain = " ".join(line.split())
    return plain if len(plain) <= LONGEST_TITLE else f"{plain[:LONGEST_TITLE].rpartition(' ')[0]} …"


def _keys(doc: Document) -> Iterator[tuple[str, str]]:
    """What `doc` mentions, each with how it may be shown; a person by surname, since first names come and go."""
    for name in doc.names:
        yield _name_key(name), name.full
    for quantity in doc.quantities:
        if _tells(quantity):
            yield (
                f"number {quantity.low:g} {quantity.high:g} {quantity.unit}",
                doc.words((quantity.start, quantity.end)),
            )


def _name_key(name: Name) -> str:
    """A name so that two articles agree on it."""
    parts = words(name.full)
    return f"name {parts[-1] if name.type == 'person' and parts else ' '.join(parts)}"


def _tells(quantity: Quantity) -> bool:
    """Whether a number is one that two articles hardly share by chance."""
    return quantity.exact and not quantity.ordinal and (bool(quantity.unit) or quantity.low >= SMALL)


def _shingles(doc: Document) -> frozenset[int]:
    """The words of `doc`, five in a row, as numbers; a shorter text is one."""
    norms = [t.norm for row in doc.tokens for t in row if t.is_word]
    return frozenset(_number(norms[k : k + SHINGLE]) for k in range(max(1, len(norms) - SHINGLE + 1)))


def _number(norms: Sequence[str]) -> int:
    """A number for some words that is the same in every run."""
    return int.from_bytes(blake2b(" ".join(norms).encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
