"""Every score table gives a tree with one root."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.language.trees import decode_tree, has_cycle


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 14), st.integers(0, 10_000))
def test_any_scores_give_one_root_and_no_cycle(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count + 1, count + 1)).astype(np.float32)
    np.fill_diagonal(scores, -1e5)
    heads = decode_tree(scores, scores[1:].argmax(axis=1))
    assert heads.count(0) == 1
    assert not has_cycle(heads)


def test_a_greedy_tree_is_kept():
    scores = np.full((3, 3), -5.0, dtype=np.float32)
    scores[1, 0] = scores[2, 1] = 5
    assert decode_tree(scores, np.array([0, 1])) == [0, 1]
