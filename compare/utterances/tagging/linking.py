"""Which cue a source or a content belongs to: the places of two spans as the scorer of pairs sees them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

TRAITS = 9
_MOST_BETWEEN = 3
Floats = NDArray[np.float32]
Spans = NDArray[np.int64]


def as_array(spans: Sequence[tuple[int, int]]) -> Spans:
    """Token ranges as a table, shape (k, 2)."""
    return np.array(spans, dtype=np.int64).reshape(-1, 2)


def places(cues: Spans, spans: Spans, sentence: NDArray[np.int64], quoted: NDArray[np.bool_]) -> Floats:
    """How each of `cues` stands to each of `spans`, shape (c, s, TRAITS): order, distance, what is between.

    `sentence` numbers the sentence of each token, `quoted` says which stand in quotation marks.
    """
    cue, span = cues[:, None], spans[None]
    after = span[..., 0] >= cue[..., 1]
    gap = np.maximum(np.where(after, span[..., 0] - cue[..., 1], cue[..., 0] - span[..., 1]), 0)
    low, high = np.where(after, cue[..., 1], span[..., 1]), np.where(after, span[..., 0], cue[..., 0])
    inside = (cues[:, 0] >= low[..., None]) & (cues[:, 1] <= high[..., None])
    between = inside.sum(-1)
    same = sentence[cue[..., 0]] == sentence[span[..., 0]]
    alike = quoted[cue[..., 0]] == quoted[span[..., 0]]
    far = np.log1p(gap)
    columns = (after, ~after, far, far * after, np.minimum(between, _MOST_BETWEEN), between == 0, gap <= 1, same, alike)
    return np.stack(columns, -1).astype(np.float32)
