"""The tagger's network on plain numpy: from vectors, hashed forms and traits of tokens to tags and links.

The numbers are trained by tests/bench/fit_attribution.py. One LSTM reads each window in both directions, a linear
chain finds the best row of tags, and two bilinear scorers say which cue a source or a content belongs to. Windows go
together, each step masked, so a window's tags do not depend on the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from compare.utterances.tagging.linking import Floats, Spans, as_array, places
from compare.utterances.tagging.tags import FORBIDDEN, SORTS, TAGS, Sort, Tagged, spans_of

NEVER = np.float32(-1e4)
Weights = Mapping[str, NDArray[np.floating]]
Windows = Sequence[tuple[int, int]]
Owned = tuple[Tagged, list[Tagged], list[Tagged]]  # a cue, its sources, its contents


class Network:
    """Weights by name, made ready to run."""

    def __init__(self, weights: Weights) -> None:
        self._weights = {name: np.asarray(values, np.float32) for name, values in weights.items()}
        w = self._weights
        ends = ("", "_reverse")
        self._inner = np.stack([w[f"lstm.weight_hh_l0{end}"].T for end in ends])
        self._outer = np.concatenate([w[f"lstm.weight_ih_l0{end}"] for end in ends]).T
        self._bias = np.concatenate([w[f"lstm.bias_ih_l0{end}"] + w[f"lstm.bias_hh_l0{end}"] for end in ends])
        ban = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)
        ban[tuple(zip(*FORBIDDEN, strict=True))] = NEVER
        self._steps, self._first = w["chain.steps"] + ban[:-1], w["chain.first"] + ban[-1]

    def states(self, vectors: Floats, hashes: NDArray[np.int64], traits: Floats, windows: Windows) -> Floats:
        """What the network knows of each token when it has read all of its window, shape (k, 2 s)."""
        w = self._weights
        seen = np.concatenate([vectors, w["form.weight"][hashes[:, 0]], w["ending.weight"][hashes[:, 1]], traits], 1)
        mixed = np.maximum(self._dense("mix", seen), 0)
        return self._read(mixed @ self._outer + self._bias, windows)

    def tags(self, states: Floats, windows: Windows) -> list[Tagged]:
        """The spans of the best row of tags of each window."""
        scores = self._dense("tag", states)
        return spans_of([tag for low, high in windows for tag in self._best(scores[low:high])])

    def owned(
        self,
        states: Floats,
        windows: Windows,
        found: Sequence[Tagged],
        sentence: NDArray[np.int64],
        quoted: NDArray[np.bool_],
    ) -> Iterator[Owned]:
        """Each cue with its source, if it has one, and its contents, of the same window: in order."""
        at = 0
        for _, high in windows:
            low = at
            while at < len(found) and found[at].low < high:
                at += 1
            yield from self._owned(states, found[low:at], sentence, quoted)

    def _owned(
        self, states: Floats, found: Sequence[Tagged], sentence: NDArray[np.int64], quoted: NDArray[np.bool_]
    ) -> Iterator[Owned]:
        """The cues of one window: a content chooses its cue, a cue its source."""
        cues = [t for t in found if t.sort == "cue"]
        held: dict[Sort, list[list[Tagged]]] = {sort: [[] for _ in cues] for sort in SORTS}
        for sort in ("source", "content"):
            spans = [t for t in found if t.sort == sort]
            if spans and cues:
                left, right = (as_array([t[:2] for t in side]) for side in (cues, spans))
                scores, none = self._links(sort, states, left, right, sentence, quoted)
                for k, j in _choices(scores, none, by_span=sort == "content"):
                    held[sort][k].append(spans[j])
        yield from zip(cues, held["source"], held["content"], strict=True)

    def _links(
        self,
        sort: Sort,
        states: Floats,
        cues: Spans,
        spans: Spans,
        sentence: NDArray[np.int64],
        quoted: NDArray[np.bool_],
    ) -> tuple[Floats, Floats]:
        """Scores (c, s) of cues with spans, and (c,) of each cue with nothing."""
        left = np.tanh(self._dense(f"{sort}.cue", _ends(states, cues)))
        right = np.tanh(self._dense(f"{sort}.span", _ends(states, spans)))
        near = places(cues, spans, sentence, quoted)
        wide = np.maximum(self._dense(f"{sort}.wide", near), 0)
        scores = left @ self._weights[f"{sort}.bend"] @ right.T + self._dense(f"{sort}.narrow", wide)[..., 0]
        return scores, self._dense(f"{sort}.none", left)[:, 0]

    def _dense(self, name: str, x: Floats) -> Floats:
        return np.asarray(x @ self._weights[f"{name}.weight"].T + self._weights[f"{name}.bias"])

    def _read(self, inputs: Floats, windows: Windows) -> Floats:
        """Run the LSTM over `windows` of `inputs` (k, 2 * 4 s), forward and backward side by side."""
        size = self._inner.shape[1]
        lengths = np.array([high - low for low, high in windows])
        table = np.zeros((2, len(windows), lengths.max(initial=0), 4 * size), np.float32)
        for k, (low, high) in enumerate(windows):
            table[0, k, : high - low] = inputs[low:high, : 4 * size]
            table[1, k, : high - low] = inputs[low:high, 4 * size :][::-1]
        out = np.empty((*table.shape[:3], size), np.float32)
        state = cell = np.zeros((2, len(windows), size), np.float32)
        for k in range(table.shape[2]):
            state, cell = _step(table[:, :, k] + state @ self._inner, cell)
            out[:, :, k] = state
        read = np.empty((len(inputs), 2 * size), np.float32)
        for k, (low, high) in enumerate(windows):
            read[low:high, :size] = out[0, k, : high - low]
            read[low:high, size:] = out[1, k, : high - low][::-1]
        return read

    def _best(self, scores: Floats) -> list[int]:
        """The row of tags with the highest score (Viterbi), for scores (k, tags) of one window."""
        ahead, back = self._first + scores[0], []
        for row in scores[1:]:
            table = ahead[:, None] + self._steps
            back.append(table.argmax(0))
            ahead = table.max(0) + row
        tags = [int(ahead.argmax())]
        for row in reversed(back):
            tags.append(int(row[tags[-1]]))
        return tags[::-1]


def _step(gates: Floats, cell: Floats) -> tuple[Floats, Floats]:
    """One step of an LSTM from its gates (…, 4 s), in torch's order: input, forget, cell, output."""
    size = cell.shape[-1]
    squashed = np.asarray(1 / (1 + np.exp(-gates)), dtype=np.float32)
    cell = np.asarray(
        squashed[..., size : 2 * size] * cell + squashed[..., :size] * np.tanh(gates[..., 2 * size : 3 * size])
    )
    return np.asarray(squashed[..., 3 * size :] * np.tanh(cell)), cell


def _ends(states: Floats, spans: Spans) -> Floats:
    """The states at the first and the last token of each span, side by side."""
    return np.concatenate([states[spans[:, 0]], states[spans[:, 1] - 1]], -1)


def _choices(scores: Floats, none: Floats, *, by_span: bool) -> list[tuple[int, int]]:
    """Pairs (cue, span): each span with its best cue, or each cue with its best span unless none is better."""
    if by_span:
        return [(int(k), j) for j, k in enumerate(scores.argmax(0))]
    return [(k, int(row.argmax())) for k, row in enumerate(scores) if row.max() > none[k]]
