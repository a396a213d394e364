"""Entity labels always make whole names."""

import itertools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from lagebild.language.encoder import best_labels, bilou_steps

LABELS = ["O", *(f"{mark}-{kind}" for kind in ("PER", "LOC") for mark in "BILU")]


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 9), st.integers(0, 10_000))
def test_any_scores_give_whole_names(count, seed):
    scores = np.random.default_rng(seed).normal(size=(count, len(LABELS))).astype(np.float32)
    steps = bilou_steps(LABELS)
    path = [0, *best_labels(scores, steps, 0).tolist(), 0]
    assert all(steps[one, two] == 0 for one, two in itertools.pairwise(path))
