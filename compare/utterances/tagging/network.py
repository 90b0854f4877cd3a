"""The tagger's network on plain numpy: from vectors, hashed forms and traits of tokens to tags and links.

The numbers are trained by tests/bench/fit_attribution.py. One LSTM reads each window in both directions, a linear
chain finds the best row of tags, and two bilinear scorers say which cue a source or a content belongs to. Many windows
of many articles go together, and still what comes out for one depends on it alone, to the last bit: products are taken
window by window, except that of each step of the LSTM, whose sums are exact.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from compare.utterances.tagging.linking import Floats, Spans, as_array, places
from compare.utterances.tagging.packing import Numbers, Packed, pack
from compare.utterances.tagging.tags import FORBIDDEN, TAGS, Sort, Tagged, spans_of
from compare.utterances.tagging.traits import quoted

NEVER = np.float32(-1e4)
AT_ONCE = 64  # windows that are read together
# Float32 holds whole numbers up to 2 ** 24. States, below 1, are rounded to multiples of 2 ** -10, weights to such that
# no sum of their products can reach 2 ** 23 of its units: whatever the order of adding, the sum is the same.
EXACT, FINEST = 23, 10
ROUNDING = np.float32(1.5 * 2 ** (23 - FINEST))  # float32 of this size are multiples of 2 ** -FINEST
Weights = Mapping[str, NDArray[np.floating]]


class Seen(NamedTuple):
    """What the network sees of the k tokens of one window."""

    vectors: Floats  # (k, d)
    hashes: NDArray[np.int64]  # (k, 2)
    traits: Floats  # (k, TRAITS)
    sentence: NDArray[np.int64]  # (k,), the number of each token's sentence


class Owned(NamedTuple):
    """A cue with its sources, of which there is one at most, and its contents; tokens count from the window's start."""

    cue: Tagged
    sources: list[Tagged]
    contents: list[Tagged]


class Network:
    """Weights by name, made ready to run."""

    def __init__(self, weights: Weights) -> None:
        self._weights = {name: np.asarray(values, np.float32) for name, values in weights.items()}
        w = self._weights
        ends = ("", "_reverse")
        self._inner = np.stack([_rounded(_gated(w[f"lstm.weight_hh_l0{end}"])).T for end in ends])
        outer = np.concatenate([_gated(w[f"lstm.weight_ih_l0{end}"]) for end in ends])
        bias = np.concatenate([_gated(w[f"lstm.bias_ih_l0{end}"] + w[f"lstm.bias_hh_l0{end}"]) for end in ends])
        # A last column that is always one carries the biases of the gates.
        self._outer = np.concatenate([outer, bias[:, None]], 1).T
        w["mix.weight"], w["mix.bias"] = np.pad(w["mix.weight"], ((0, 1), (0, 0))), np.append(w["mix.bias"], 1)
        ban = np.zeros((len(TAGS) + 1, len(TAGS)), np.float32)
        ban[tuple(zip(*FORBIDDEN, strict=True))] = NEVER
        self._steps, self._first = w["chain.steps"] + ban[:-1], w["chain.first"] + ban[-1]

    def read(self, windows: Sequence[Seen]) -> Iterator[list[Owned]]:
        """The cues of each of `windows`, in order."""
        for k in range(0, len(windows), AT_ONCE):
            part = windows[k : k + AT_ONCE]
            states = self.states(part)
            for seen, own, tags in zip(part, states, self.tags(states), strict=True):
                yield self._owned(seen, own, spans_of(tags))

    def states(self, windows: Sequence[Seen]) -> list[Floats]:
        """What the network knows of each token when it has read all of its window, (k, 2 s) for each of `windows`."""
        packed = pack([len(seen.vectors) for seen in windows])
        read = self._read(self._gates(windows, packed), packed)
        return np.split(read, packed.cuts)

    def tags(self, states: Sequence[Floats]) -> list[list[int]]:
        """The best row of tags (Viterbi) of each of some windows, by the `states` of their tokens."""
        packed = pack([len(own) for own in states])
        scores = np.concatenate([self._dense("tag", own) for own in states])[packed.onward]
        best, back = self._ahead(scores, packed.steps)
        tags = np.empty(len(scores), np.int64)
        for (low, high), came in zip(reversed(packed.steps), reversed(back), strict=True):
            last = best[: high - low]
            tags[packed.onward[low:high]] = last
            last[:] = came[np.arange(high - low), last]
        return [row.tolist() for row in np.split(tags, packed.cuts)]

    def _gates(self, windows: Sequence[Seen], packed: Packed) -> Floats:
        """What the tokens bring to the gates of the LSTM that goes onward and the other, packed, shape (2, k, 4 s)."""
        form, ending = self._weights["form.weight"], self._weights["ending.weight"]
        places = np.argsort(packed.onward), np.argsort(packed.backward)
        gates = np.empty((2, len(packed.onward), self._inner.shape[2]), np.float32)
        for seen, onward, backward in zip(windows, *(np.split(own, packed.cuts) for own in places), strict=True):
            forms = form[seen.hashes[:, 0]], ending[seen.hashes[:, 1]]
            mixed = self._dense("mix", np.concatenate([seen.vectors, *forms, seen.traits], 1))
            both = np.maximum(mixed, 0, out=mixed) @ self._outer
            gates[0, onward], gates[1, backward] = np.split(both, 2, 1)
        return gates

    def _read(self, gates: Floats, packed: Packed) -> Floats:
        """Run the LSTM in both directions at once: the states of all tokens, shape (k, 2 s)."""
        out = np.empty((*gates.shape[:2], self._inner.shape[1]), np.float32)
        state = cell = np.zeros((2, packed.steps[0][1], out.shape[2]), np.float32)
        for low, high in packed.steps:
            going = np.s_[:, : high - low]
            brought = np.asarray(gates[:, low:high] + state[going] @ self._inner, dtype=np.float32)
            state, cell = _step(brought, cell[going])
            out[:, low:high] = state
        read = np.empty((out.shape[1], 2, out.shape[2]), np.float32)
        read[packed.onward, 0], read[packed.backward, 1] = out
        return read.reshape(len(read), -1)

    def _ahead(self, scores: Floats, steps: Sequence[tuple[int, int]]) -> tuple[Numbers, list[Numbers]]:
        """The best last tag of each row, and for each tag of each step the best one before it."""
        low, high = steps[0]
        ahead, back = self._first + scores[low:high], [np.zeros((high - low, len(TAGS)), np.int64)]
        for low, high in steps[1:]:
            table = ahead[: high - low, :, None] + self._steps
            back.append(table.argmax(1))
            ahead[: high - low] = table.max(1) + scores[low:high]
        return ahead.argmax(1), back

    def _owned(self, seen: Seen, states: Floats, found: Sequence[Tagged]) -> list[Owned]:
        """The cues of one window: a content chooses its cue, a cue its source."""
        owned = [Owned(t, [], []) for t in found if t.sort == "cue"]
        for sort in ("source", "content"):
            spans = [t for t in found if t.sort == sort]
            if spans and owned:
                left, right = as_array([o.cue[:2] for o in owned]), as_array([t[:2] for t in spans])
                near = places(left, right, seen.sentence, quoted(seen.traits))
                scores, none = self._links(sort, states, left, right, near)
                for k, j in _choices(scores, none, by_span=sort == "content"):
                    (owned[k].contents if sort == "content" else owned[k].sources).append(spans[j])
        return owned

    def _links(self, sort: Sort, states: Floats, cues: Spans, spans: Spans, near: Floats) -> tuple[Floats, Floats]:
        """Scores (c, s) of cues with spans, and (c,) of each cue with nothing."""
        left = np.tanh(self._dense(f"{sort}.cue", _ends(states, cues)))
        right = np.tanh(self._dense(f"{sort}.span", _ends(states, spans)))
        wide = np.maximum(self._dense(f"{sort}.wide", near), 0)
        scores = left @ self._weights[f"{sort}.bend"] @ right.T + self._dense(f"{sort}.narrow", wide)[..., 0]
        return scores, self._dense(f"{sort}.none", left)[:, 0]

    def _dense(self, name: str, x: Floats) -> Floats:
        product = np.asarray(x @ self._weights[f"{name}.weight"].T)
        product += self._weights[f"{name}.bias"]
        return product


def _gated(weights: Floats) -> Floats:
    """Rows of an LSTM's gates in torch's order (input, forget, cell, output), ready for `_step`.

    All four go through 1 / (1 + exp(x)): the logistic function of -x, and with 2 x half of 1 - tanh(x).
    """
    return np.concatenate([-rows * (2 if k == 2 else 1) for k, rows in enumerate(np.split(weights, 4))])


def _rounded(rows: Floats) -> Floats:
    """`rows` of weights rounded, each so far that its sums of products with states are exact."""
    most = np.abs(rows).sum(1, keepdims=True)
    unit = np.exp2(np.ceil(np.log2(np.maximum(most, 1))) + FINEST - EXACT)
    return np.asarray(np.rint(rows / unit) * unit, dtype=np.float32)


def _step(gates: Floats, cell: Floats) -> tuple[Floats, Floats]:
    """One step of an LSTM from its gates (…, 4 s), which are overwritten: its rounded states and its cells."""
    np.exp(gates, out=gates)
    gates += 1
    np.reciprocal(gates, out=gates)
    size = cell.shape[-1]
    given, kept, new, shown = (gates[..., k * size : (k + 1) * size] for k in range(4))
    new *= 2
    new -= 1
    cell = kept * cell
    cell += np.multiply(given, new, out=new)
    state = np.tanh(cell)
    state *= shown
    state += ROUNDING
    state -= ROUNDING
    return state, cell


def _ends(states: Floats, spans: Spans) -> Floats:
    """The states at the first and the last token of each span, side by side."""
    return np.concatenate([states[spans[:, 0]], states[spans[:, 1] - 1]], -1)


def _choices(scores: Floats, none: Floats, *, by_span: bool) -> list[tuple[int, int]]:
    """Pairs (cue, span): each span with its best cue, or each cue with its best span unless none is better."""
    if by_span:
        return [(int(k), j) for j, k in enumerate(scores.argmax(0))]
    return [(k, int(row.argmax())) for k, row in enumerate(scores) if row.max() > none[k]]
