"""A text's vectors as bytes and back.

A row is a checksum, four sizes, then the arrays, little-endian, the word vectors in half precision. Decoding
gives exactly the arrays that were encoded, or None where the bytes are not what was written.
"""

import struct
from zlib import crc32

import numpy as np

from compare.model import SentenceVectors

_HEAD = struct.Struct("<4I")  # word pieces, widths of the sentence vector, of a word vector, of an inner one
_SUM = struct.Struct("<I")  # CRC-32 of all that follows


def encode(vectors: SentenceVectors) -> bytes:
    """Write `vectors`, whose word vectors hold no more than half precision (make_vectors sees to it)."""
    row = b"".join(
        (
            _HEAD.pack(len(vectors.pieces), len(vectors.sentence), vectors.words.shape[1], vectors.inner.shape[1]),
            vectors.sentence.astype("<f4").tobytes(),
            vectors.pieces.astype("<i4").tobytes(),
            vectors.words.astype("<f2").tobytes(),
            vectors.inner.astype("<f2").tobytes(),
        )
    )
    return _SUM.pack(crc32(row)) + row


def decode(row: bytes) -> SentenceVectors | None:
    """Read what `encode` wrote; None where the bytes are not what was written."""
    if not isinstance(row, bytes) or len(row) < _SUM.size + _HEAD.size:
        return None
    if _SUM.unpack_from(row) != (crc32(row[_SUM.size :]),):
        return None
    pieces, wide, width, depth = _HEAD.unpack_from(row, _SUM.size)
    body = row[_SUM.size + _HEAD.size :]
    ends = np.cumsum([4 * wide, 8 * pieces, 2 * pieces * width]).tolist()
    return SentenceVectors(
        sentence=np.frombuffer(body[: ends[0]], "<f4").astype(np.float32),
        pieces=np.frombuffer(body[ends[0] : ends[1]], "<i4").astype(np.int32).reshape(pieces, 2),
        words=np.frombuffer(body[ends[1] : ends[2]], "<f2").astype(np.float32).reshape(pieces, width),
        inner=np.frombuffer(body[ends[2] :], "<f2").astype(np.float32).reshape(pieces, depth),
    )
