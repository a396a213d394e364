"""From arc scores to a dependency tree: greedy where that is a tree, Chu-Liu-Edmonds elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BLOCKED = -1e9
ROOT_CANDIDATES = 4


def decode_tree(scores: NDArray[np.float32], greedy: NDArray[np.int64]) -> list[int]:
    """Return heads of words 1..n (0 is the root) forming a tree with exactly one root.

    `scores` is (n + 1, n + 1), dependents in rows, heads in columns, in log space; `greedy` the
    best head of each word 1..n.
    """
    heads: list[int] = greedy.tolist()
    if heads.count(0) == 1 and not has_cycle(heads):
        return heads
    table = scores.astype(np.float64)
    table = table - table.max(axis=1, keepdims=True)
    return _single_root(table)


def _single_root(table: NDArray[np.float64]) -> list[int]:
    heads = maximum_tree(table)
    if (heads[1:] == 0).sum() == 1:
        return [int(head) for head in heads[1:]]
    best, best_value = heads, -np.inf
    words = np.arange(1, len(table))
    for root in np.argsort(-table[1:, 0])[:ROOT_CANDIDATES] + 1:
        trial = table.copy()
        trial[1:, 0] = BLOCKED
        trial[root, 0] = table[root, 0]
        found = maximum_tree(trial)
        value = trial[words, found[1:]].sum()
        if value > best_value:
            best, best_value = found, value
    return [int(head) for head in best[1:]]


def has_cycle(heads: list[int]) -> bool:
    """Tell whether following heads (of words 1..n) from some word never reaches the root."""
    done = bytearray(len(heads) + 1)
    done[0] = 1
    for word in range(1, len(heads) + 1):
        path = []
        at = word
        while not done[at]:
            done[at] = 2
            path.append(at)
            at = heads[at - 1]
        if done[at] == 2:
            return True
        for step in path:
            done[step] = 1
    return False


def maximum_tree(scores: NDArray[np.float64]) -> NDArray[np.int64]:
    """Chu-Liu-Edmonds: the heads (index 0 unused) of the best tree over `scores`."""
    table = scores.copy()
    np.fill_diagonal(table, -np.inf)
    table[0, :] = -np.inf
    heads = table.argmax(axis=1)
    heads[0] = 0
    cycle = _find_cycle(heads)
    return heads if cycle is None else _contract(table, heads, cycle)


def _find_cycle(heads: NDArray[np.int64]) -> list[int] | None:
    seen = [0] * len(heads)
    for start in range(1, len(heads)):
        path, at = [], start
        while at != 0 and not seen[at]:
            seen[at] = start
            path.append(at)
            at = int(heads[at])
        if at != 0 and seen[at] == start and at in path:
            return path[path.index(at) :]
    return None


def _contract(table: NDArray[np.float64], heads: NDArray[np.int64], cycle: list[int]) -> NDArray[np.int64]:
    size = len(table)
    inside = np.array(cycle)
    outside = np.array([word for word in range(size) if word not in set(cycle)])
    count = len(outside)
    kept = table[inside, heads[inside]]
    smaller = np.full((count + 1, count + 1), -np.inf)
    smaller[:count, :count] = table[np.ix_(outside, outside)]
    into = table[np.ix_(inside, outside)] - kept[:, None]
    enter = into.argmax(axis=0)
    smaller[count, :count] = into[enter, np.arange(count)] + kept.sum()
    leave = table[np.ix_(outside, inside)]
    leave_best = leave.argmax(axis=1)
    smaller[:count, count] = leave[np.arange(count), leave_best]
    smaller[0, :] = -np.inf
    found = maximum_tree(smaller)
    result = np.zeros(size, dtype=np.int64)
    for word in range(1, count):
        in_cycle = found[word] == count
        result[outside[word]] = inside[leave_best[word]] if in_cycle else outside[found[word]]
    result[inside] = heads[inside]
    result[inside[enter[found[count]]]] = outside[found[count]]
    return result
