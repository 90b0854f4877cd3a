"""The best one-to-one choice, against scipy's."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment

from compare.assignment import assign


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 10**6), st.sampled_from([2, 5, 1000]))
def test_it_is_as_good_as_scipys(n: int, m: int, seed: int, values: int) -> None:
    worth = np.random.default_rng(seed).integers(0, values, (n, m)) / values
    least = 0.4
    found = assign(worth, least)
    assert found == sorted(found)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)
    assert all(worth[cell] > least for cell in found)
    gain = np.maximum(worth - least, 0)
    assert np.isclose(sum(gain[cell] for cell in found), gain[linear_sum_assignment(-gain)].sum())


def test_whoever_stays_alone_is_left_out() -> None:
    assert assign(np.array([[0.9, 0.8, 0.0], [0.85, 0.0, 0.1]]), 0.5) == [(0, 1), (1, 0)]
