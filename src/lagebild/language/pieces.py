"""Split words into SentencePiece unigram pieces, in plain Python.

The encoder reads pieces, not words. A word is segmented on its own (the parser knows its tokens
already), so every distinct word is segmented once and remembered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

META = "\u2581"
"""SentencePiece writes the space before a word as this character."""

LONGEST_WORD = 10
"""Pieces kept of one word: only the first and the last are read out, the rest is context."""

CACHE_SIZE = 400_000
IMPOSSIBLE = -1e30


class PieceTable:
    """A unigram vocabulary: pieces in the order of their ids, with log probabilities."""

    def __init__(
        self,
        pieces: Sequence[str],
        scores: Sequence[float],
        normal: Mapping[str, str],
        unknown: int,
    ) -> None:
        """Keep the vocabulary; `unknown` is the id that stands for what no piece covers."""
        self.unknown = unknown
        self._normal = {ord(source): target for source, target in normal.items()}
        self._ids = {
            piece: (number, float(score))
            for number, (piece, score) in enumerate(zip(pieces, scores, strict=True))
            if piece and number != unknown and not piece.startswith("<")
        }
        self._unknown_score = min(float(score) for score in scores) - 10.0
        self._beginnings = {piece[:end] for piece in self._ids for end in range(1, len(piece))}
        self._cache: dict[tuple[str, bool], tuple[int, ...]] = {}

    def word(self, text: str, *, space_before: bool) -> tuple[int, ...]:
        """Return the ids of a word's pieces, at least one and at most `LONGEST_WORD`."""
        key = (text, space_before)
        found = self._cache.get(key)
        if found is None:
            if len(self._cache) > CACHE_SIZE:
                self._cache.clear()
            found = self._cache[key] = self._segment(text, space_before=space_before)
        return found

    def _segment(self, text: str, *, space_before: bool) -> tuple[int, ...]:
        plain = " ".join(text[:100].translate(self._normal).split())
        if not plain:
            return (self.unknown,)
        marked = (" " + plain if space_before else plain).replace(" ", META)
        ids = self._best_path(marked)
        if len(ids) > LONGEST_WORD:
            ids = [*ids[: LONGEST_WORD - 2], *ids[-2:]]
        return tuple(ids)

    def _best_path(self, text: str) -> list[int]:
        size, ids, beginnings = len(text), self._ids, self._beginnings
        best = [IMPOSSIBLE] * (size + 1)
        back: list[tuple[int, int]] = [(0, self.unknown)] * (size + 1)
        best[0] = 0.0
        for start in range(size):
            here = best[start]
            for end in range(start + 1, size + 1):
                part = text[start:end]
                entry = ids.get(part)
                if entry is not None and here + entry[1] > best[end]:
                    best[end] = here + entry[1]
                    back[end] = (start, entry[0])
                if part not in beginnings:
                    break
            if here + self._unknown_score > best[start + 1]:
                best[start + 1] = here + self._unknown_score
                back[start + 1] = (start, self.unknown)
        return _walk_back(back, size)


def _walk_back(back: Sequence[tuple[int, int]], end: int) -> list[int]:
    ids = []
    while end > 0:
        end, number = back[end]
        ids.append(number)
    return ids[::-1]
