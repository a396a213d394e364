"""Words read in their passage: the network behind the second opinion on what happened and who did it (training/context.py).

Unlike the parser, which reads each sentence by itself, it reads a title and as many sentences together as it can hold. It
knows nothing of events: words go in, numbers come out, and coding/ knows what they mean.
"""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from lagebild.knowledge.spelling import standard
from lagebild.language.encoder import Vocabulary, vocabulary

FOLDER = Path(__file__).parent / "models" / "context"
MOST_PIECES = 500
"""Pieces read together; the encoder knows 512 positions."""

BEFORE = 2
"""Sentences of the passage before that are read again."""

Words = Sequence[tuple[str, bool]]
"""The words of a sentence, each with whether white space stands before it."""


Pieces = list[tuple[tuple[int, int], tuple[int, ...]]]
"""The words of a sentence as numbers: sentence and word, and its pieces."""


class Rows(NamedTuple):
    """A passage laid out for the network: its pieces, and of each word the first and last of them, and its sentence and place."""

    pieces: list[int]
    first: list[int]
    last: list[int]
    places: list[tuple[int, int]]


class Passage(NamedTuple):
    """What the network says of the words of a title and some sentences, row by row."""

    places: list[tuple[int, int]]
    """Sentence (as numbered by the caller) and word of each row."""
    own: frozenset[int]
    """The sentences to look up here; the others are here only as context."""
    types: NDArray[np.float32]
    query: NDArray[np.float32]
    key: NDArray[np.float32]


class ContextEncoder:
    """Reads passages."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Open the network; it shares pieces and embeddings with the parser's encoder."""
        import onnxruntime

        self._vocabulary = vocabulary()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(folder / "context.onnx"), options, providers=["CPUExecutionProvider"])

    def read(self, title: Sequence[tuple[int, Words]], text: Sequence[tuple[int, Words]], wanted: Collection[int]) -> Iterator[Passage]:
        """Yield passages that hold the `wanted` sentences of a text; `title` is read with each.

        Sentences come with their numbers, in order. A sentence too long to be read with the title is cut.
        """
        head = [pieces(self._vocabulary, number, words) for number, words in title]
        body = [pieces(self._vocabulary, number, words) for number, words in text]
        room = MOST_PIECES - 2 - sum(len(ids) for sentence in head for _, ids in sentence)
        start = 0
        while start < len(body):
            used, end = 0, start
            first = max(start - BEFORE, 0) if start else 0
            while first < start and sum(map(_size, body[first:start + 1])) > room:
                first += 1
            used = sum(map(_size, body[first:start]))
            while end < len(body) and (end == start or used + _size(body[end]) <= room):
                used += _size(body[end])
                end += 1
            own = frozenset(text[at][0] for at in range(start, end))
            if own & set(wanted):
                yield self._run([*head, *body[first:end]], own)
            start = end

    def _run(self, sentences: Sequence[Pieces], own: frozenset[int]) -> Passage:
        rows = lay_out(self._vocabulary, sentences)
        feed = {"embedded": self._vocabulary.embeddings[np.array([rows.pieces])], "mask": np.ones((1, len(rows.pieces)), dtype=np.int32),
                "first": np.array(rows.first, dtype=np.int64), "last": np.array(rows.last, dtype=np.int64)}
        return Passage(rows.places, own, *self._session.run(("types", "query", "key"), feed))


def pieces(of: Vocabulary, number: int, words: Words) -> Pieces:
    """Cut the words of a sentence into the pieces of a vocabulary; `number` is the caller's number of it."""
    return [((number, place), of.table.word(standard(form), space_before=space)) for place, (form, space) in enumerate(words)]


def lay_out(of: Vocabulary, sentences: Sequence[Pieces]) -> Rows:
    """Lay sentences out in one row, cut at what the network can hold."""
    ids, first, last, places = [of.content["bos"]], [], [], []
    for place, piece in (word for sentence in sentences for word in sentence):
        if len(ids) + len(piece) + 1 > MOST_PIECES:
            break
        first.append(len(ids))
        ids += piece
        last.append(len(ids) - 1)
        places.append(place)
    return Rows([*ids, of.content["eos"]], first, last, places)


def _size(sentence: Pieces) -> int:
    return sum(len(ids) for _, ids in sentence)


@functools.cache
def context_encoder(language: str, threads: int = 1) -> ContextEncoder | None:
    """Open the network once per process; None for a language it was not trained on."""
    return ContextEncoder(threads=threads) if language == "de" and (FOLDER / "context.onnx").is_file() else None
