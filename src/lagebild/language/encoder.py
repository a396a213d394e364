"""The accurate tier's engine: the encoder through ONNX Runtime, from words to labels in batches.

It knows nothing of spaCy: words go in, numbers of labels come out.
"""

from __future__ import annotations

import functools
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from lagebild.language.pieces import PieceTable
from lagebild.language.trees import decode_tree

FOLDER = Path(__file__).parent / "models" / "encoder"
BATCH_PIECES = 1024
"""Pieces in one run of the network, padding included: larger batches fall out of the cache."""

LONGEST_PIECES = 480
"""Pieces in one sentence (the encoder knows 512 positions); longer ones are cut by the caller."""

BLOCKED = np.float32(-1e5)
Words = list[tuple[int, ...]]


class Parse(NamedTuple):
    """One sentence's analysis: per word the head (0 is the root) and numbers into the label lists."""

    heads: list[int]
    relation: NDArray[np.int64]
    upos: NDArray[np.int64]
    xpos: NDArray[np.int64]
    features: NDArray[np.int64]
    lemma: NDArray[np.int64]
    entity: NDArray[np.int64]


class Encoder:
    """Vocabulary, embeddings, labels and the network."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Open the files; `threads` is the number of threads the network may use."""
        import onnxruntime

        content = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        self.labels: dict[str, list[str]] = content["labels"]
        self.conventions: dict[str, int] = content["conventions"]
        self._bos, self._eos, self._pad = content["bos"], content["eos"], content["pad"]
        with np.load(folder / "encoder.npz") as arrays:
            self._embeddings = expand(arrays["scales"], arrays["nibbles"])
            self._relation_weight = arrays["relation_weight"].T.copy()
            self._relation_bias = arrays["relation_bias"].copy()
            scores = arrays["piece_scores"].tolist()
        self.table = PieceTable(content["pieces"], scores, content["normal"], content["unknown"])
        self._root = self.labels["relation"].index("root")
        self._relation_bias[self._root] = BLOCKED
        self._steps = bilou_steps(self.labels["entity"])
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(
            str(folder / "encoder.onnx"), options, providers=["CPUExecutionProvider"]
        )

    def pieces(self, forms: list[str], spaces: list[bool]) -> Words:
        """Return the pieces of every word; `spaces` says whether white space stands before it."""
        word = self.table.word
        return [word(form, space_before=space) for form, space in zip(forms, spaces, strict=True)]

    def parse(self, sentences: list[Words], convention: str) -> list[Parse]:
        """Analyse sentences (lists of word pieces), each at most `LONGEST_PIECES` long."""
        sizes = [sum(map(len, words)) + 2 for words in sentences]
        result: list[Parse | None] = [None] * len(sentences)
        for rows in batches(sizes):
            found = self._run([sentences[row] for row in rows], self.conventions[convention])
            for row, parse in zip(rows, found, strict=True):
                result[row] = parse
        return [parse for parse in result if parse is not None]

    def _run(self, sentences: list[Words], convention: int) -> list[Parse]:
        feed, counts = self._feed(sentences, convention)
        names = ("heads", "relation", "upos", "xpos", "features", "lemma", "entity", "arcs", "down", "up")
        out = dict(zip(names, self._session.run(names, feed), strict=True))
        result = []
        for row, count in enumerate(counts):
            words = slice(1, count + 1)
            greedy = out["heads"][row, words]
            heads = decode_tree(out["arcs"][row, : count + 1, : count + 1], greedy)
            relation = out["relation"][row, words].copy()
            changed = np.flatnonzero(greedy != heads)
            if len(changed):
                relation[changed] = self._relations(out["down"][row], out["up"][row], heads, changed)
            relation[np.equal(heads, 0)] = self._root
            layers = [out[name][row, words] for name in ("upos", "xpos", "features", "lemma")]
            entities = best_labels(out["entity"][row, words], self._steps)
            result.append(Parse(heads, relation, *layers, entities))
        return result

    def _relations(
        self, down: NDArray[np.float32], up: NDArray[np.float32], heads: list[int], words: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        low, high = down[words + 1], up[np.array(heads)[words]]
        joined = np.concatenate([low * high, low, high], axis=-1)
        best: NDArray[np.int64] = (joined @ self._relation_weight + self._relation_bias).argmax(axis=-1)
        return best

    def _feed(self, sentences: list[Words], convention: int) -> tuple[dict[str, Any], list[int]]:
        counts = [len(words) for words in sentences]
        lengths = [sum(map(len, words)) + 2 for words in sentences]
        rows, width, wide = len(sentences), max(lengths), max(counts) + 1
        ids = np.full((rows, width), self._pad, dtype=np.int64)
        mask = np.zeros((rows, width), dtype=np.int32)
        first = np.zeros((rows, wide), dtype=np.int64)
        last = np.zeros((rows, wide), dtype=np.int64)
        blocked = np.zeros((rows, wide, wide), dtype=np.float32)
        for row, words in enumerate(sentences):
            ends = np.cumsum([len(word) for word in words])
            flat = [piece for word in words for piece in word]
            ids[row, : lengths[row]] = [self._bos, *flat, self._eos]
            mask[row, : lengths[row]] = 1
            last[row, 1 : counts[row] + 1] = ends
            first[row, 2 : counts[row] + 1] = ends[:-1] + 1
            first[row, 1] = 1
            blocked[row, :, counts[row] + 1 :] = BLOCKED
        diagonal = np.arange(wide)
        blocked[:, diagonal, diagonal] = BLOCKED
        starts = np.arange(rows, dtype=np.int64)[:, None]
        feed = {
            "embedded": self._embeddings[ids], "mask": mask,
            "convention": np.full(rows, convention, dtype=np.int64),
            "first": first + starts * width, "last": last + starts * width,
            "blocked": blocked, "offsets": starts * wide,
        }  # fmt: skip
        return feed, counts


@functools.cache
def encoder(threads: int = 1) -> Encoder:
    """Open the shipped encoder once per process."""
    return Encoder(threads=threads)


def expand(scales: NDArray[np.float16], nibbles: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Turn 4-bit rows into float32; scales are (rows, blocks), nibbles (rows, blocks, 16)."""
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    rows: NDArray[np.float32] = (values * scales[..., None].astype(np.float32)).reshape(len(scales), -1)
    return rows


def batches(sizes: list[int], limit: int = BATCH_PIECES) -> list[list[int]]:
    """Group rows of similar size so that no group exceeds `limit` with padding."""
    groups: list[list[int]] = []
    for row in sorted(range(len(sizes)), key=sizes.__getitem__):
        if groups and sizes[row] * (len(groups[-1]) + 1) <= limit:
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def bilou_steps(labels: list[str]) -> NDArray[np.float32]:
    """Return a (from, to) table: 0 where a BILOU label may follow another, blocked elsewhere."""
    table = np.full((len(labels), len(labels)), BLOCKED, dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            open_before, open_after = before[0] in "BI", after[0] in "IL"
            if open_before == open_after and (not open_before or before[2:] == after[2:]):
                table[row, column] = 0
    return table


def best_labels(scores: NDArray[np.float32], steps: NDArray[np.float32]) -> NDArray[np.int64]:
    """Return the best consistent labels of one sentence; `scores` is (words, labels)."""
    greedy: NDArray[np.int64] = scores.argmax(axis=-1)
    if (steps[greedy[:-1], greedy[1:]] < 0).any():
        return np.array(_best_path(scores, steps))
    return greedy


def _best_path(scores: NDArray[np.float32], steps: NDArray[np.float32]) -> list[int]:
    value = scores[0]
    back = []
    for here in scores[1:]:
        table = value[:, None] + steps
        best = table.argmax(axis=0)
        back.append(best)
        value = table[best, np.arange(len(best))] + here
    at = int(value.argmax())
    path = [at]
    for best in reversed(back):
        at = int(best[at])
        path.append(at)
    return path[::-1]
