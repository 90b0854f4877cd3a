"""What the engines share: text that a tokeniser can take, and word vectors in the precision that is kept."""

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import numpy as np
from numpy.typing import NDArray

from compare.model import SentenceVectors
from compare.text import whole

MAX_CHARACTERS = 20_000  # far more than any model reads; a tokeniser would take minutes for ten million


def mend(text: str) -> str:
    """Cut what no model would read, and replace lone surrogates, which no UTF-8 can carry; offsets stay true."""
    return whole(text[:MAX_CHARACTERS])


def make_vectors(
    sentence: NDArray[np.float32],
    pieces: Sequence[tuple[int, int]],
    words: NDArray[np.float32],
    inner: NDArray[np.float32] | None = None,
) -> SentenceVectors:
    """Pack the vectors of one text, those of words and of an inner layer rounded to half precision.

    Rounding moves a cosine by less than 1e-3 and halves the cache; it is done here, not there, so that vectors are
    the same with and without the cache.
    """
    return SentenceVectors(
        sentence=np.array(sentence, dtype=np.float32),
        pieces=np.array(pieces, dtype=np.int32).reshape(-1, 2),
        words=_halved(words),
        inner=_halved(words[:, :0] if inner is None else inner),
    )


def _halved(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    return rows.astype(np.float16).astype(np.float32)


def installed(*packages: str) -> str:
    """Name installed `packages` with their versions, without importing them."""
    return " ".join(f"{package}=={_version(package)}" for package in packages)


def _version(package: str) -> str:
    """The installed version of `package`; another distribution may provide it under a name of its own."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "?"
