"""A stand-in that needs no model: vectors from hashed letters, for tests that ask how stages fit together.

A word's vector counts its character n-grams, so "celebrating" and "celebrated" are alike and "quite" and "pretty" are
not; a sentence's vector sums those of its words. Hashes decide everything, so it is the same on every machine.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from compare.embeddings.vectors import make_vectors, mend
from compare.model import SentenceVectors
from compare.text import Token, tokenise

WIDTH = 384
GRAMS = range(3, 6)
MOST_GRAMS = 1000  # enough to tell words apart; a text may be one word of a million letters
FULL_LENGTH = 6  # letters from which a word has its full weight: short words and marks tell little of a sentence


@cache
def _hashed(gram: str) -> NDArray[np.float32]:
    """A direction that is `gram`'s own: WIDTH times plus or minus one."""
    bits = np.frombuffer(blake2b(mend(gram).encode(), digest_size=WIDTH // 8).digest(), dtype=np.uint8)
    return np.unpackbits(bits).astype(np.float32) * 2 - 1


def _unit(vector: NDArray[np.float32]) -> NDArray[np.float32]:
    """Scale `vector` to unit length."""
    return vector / np.float32(np.linalg.norm(vector))


def _word(token: Token) -> NDArray[np.float32]:
    """The unit vector of `token`: the whole form and its n-grams, the ends marked."""
    framed = f"<{token.norm}>"
    grams = [framed[i : i + n] for n in GRAMS for i in range(len(framed) - n + 1)]
    return _unit(np.sum([_hashed(gram) for gram in (framed, *grams[:MOST_GRAMS])], axis=0, dtype=np.float32))


class HashEncoder:
    """Encodes by hashing; the same texts give the same vectors everywhere."""

    name = "hashed-letters@1"

    def encode(self, texts: Sequence[str]) -> list[SentenceVectors]:
        """Encode `texts`; a piece is a token of the program's own."""
        return [self._encode(text) for text in texts]

    def _encode(self, text: str) -> SentenceVectors:
        tokens = tokenise(text)
        words = np.array([_word(token) for token in tokens], dtype=np.float32).reshape(-1, WIDTH)
        weights = np.array([min(len(token.text) / FULL_LENGTH, 1) for token in tokens], dtype=np.float32)
        sentence = _unit(weights @ words) if tokens else _unit(_hashed(""))
        return make_vectors(sentence, [(token.start, token.end) for token in tokens], words)
