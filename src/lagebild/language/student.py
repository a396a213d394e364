"""The fast tier's engine: a small network over whole words, one per language.

A word's vector is made once from its pieces and remembered; the network then sees words, not pieces.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from lagebild.language.encoder import Engine, Words, blocked_arcs, vocabulary

MODELS = Path(__file__).parent / "models"
MOST_WORDS = 200_000
"""Word vectors kept; the store is emptied when it is full."""

SCALE = np.float32(8.0)
"""Brings piece embeddings to unit scale, as in training."""


class Student(Engine):
    """Word vectors, labels and the network of one language."""

    def __init__(self, folder: Path, threads: int = 1) -> None:
        """Open the files of one language."""
        words = vocabulary()
        self.labels = json.loads((folder / "student.json").read_text(encoding="utf-8"))["labels"]
        self.conventions = {}
        self.table, self._embeddings = words.table, words.embeddings
        with np.load(folder / "student.npz") as arrays:
            self._enter = arrays["enter"].astype(np.float32)
            self._enter_bias = arrays["enter_bias"].astype(np.float32)
            self._reach = int(arrays["reach"])
            root = arrays["root"].astype(np.float32)
            relation = (arrays["relation_weight"], arrays["relation_bias"])
        self._vectors = np.zeros((4096, len(root)), dtype=np.float32)
        self._vectors[0] = root
        self._rows: dict[tuple[int, ...], int] = {}
        super().__init__(folder / "student.onnx", relation, threads)

    def _feed(self, sentences: list[Words], convention: int) -> dict[str, Any]:
        del convention
        self._remember(sentences)
        counts = [len(words) for words in sentences]
        wide = max(counts) + 1
        rows = np.zeros((len(counts), wide), dtype=np.int64)
        real = np.zeros((len(counts), wide), dtype=np.int32)
        for row, words in enumerate(sentences):
            rows[row, 1 : counts[row] + 1] = [self._rows[word] for word in words]
            real[row, : counts[row] + 1] = 1
        at = np.arange(wide)
        return {
            "vectors": self._vectors[rows], "mask": real,
            "places": np.clip(at[None] - at[:, None], -self._reach, self._reach) + self._reach,
            "blocked": blocked_arcs(counts), "offsets": np.arange(len(counts), dtype=np.int64)[:, None] * wide,
        }  # fmt: skip

    def _remember(self, sentences: list[Words]) -> None:
        """Make the vectors of words not met before."""
        if len(self._rows) > MOST_WORDS:
            self._rows.clear()
        new = list(dict.fromkeys(word for words in sentences for word in words if word not in self._rows))
        if not new:
            return
        start = len(self._rows) + 1
        while start + len(new) > len(self._vectors):
            self._vectors = np.concatenate([self._vectors, np.zeros_like(self._vectors)])
        self._vectors[start : start + len(new)] = self._vectors_of(new)
        self._rows.update(zip(new, range(start, start + len(new)), strict=True))

    def _vectors_of(self, words: list[tuple[int, ...]]) -> NDArray[np.float32]:
        sizes = np.array([len(word) for word in words])
        starts = np.cumsum(sizes) - sizes
        pieces = self._embeddings[np.array([piece for word in words for piece in word])]
        means = np.add.reduceat(pieces, starts, axis=0) / sizes[:, None].astype(np.float32)
        joined = np.concatenate([means, pieces[starts], pieces[starts + sizes - 1]], axis=1)
        vectors: NDArray[np.float32] = (joined * SCALE) @ self._enter + self._enter_bias
        return vectors


@functools.cache
def student(language: str, threads: int = 1) -> Student:
    """Open a language's student once per process."""
    return Student(MODELS / language, threads)
