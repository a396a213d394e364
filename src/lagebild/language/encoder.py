"""The accurate tier's engine: the encoder through ONNX Runtime, from words to labels.

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


class Engine:
    """What both tiers' networks share: sentences in, label numbers out."""

    labels: dict[str, list[str]]
    conventions: dict[str, int]
    table: PieceTable
    outputs = ("heads", "relation", "upos", "xpos", "features", "lemma", "entity", "arcs", "down", "up")

    def __init__(self, network: Path, relation: tuple[NDArray[np.float32], NDArray[np.float32]], threads: int) -> None:
        """Open the network; `relation` are weight and bias of its relation scorer."""
        import onnxruntime

        self._root = self.labels["relation"].index("root")
        self._relation_weight, self._relation_bias = relation[0].T.copy(), relation[1].copy()
        self._relation_bias[self._root] = BLOCKED
        self._steps = bilou_steps(self.labels["entity"])
        self._outside = self.labels["entity"].index("O")
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self._session = onnxruntime.InferenceSession(str(network), options, providers=["CPUExecutionProvider"])

    def pieces(self, forms: list[str], spaces: list[bool]) -> Words:
        """Return the pieces of every word; `spaces` says whether white space stands before it."""
        word = self.table.word
        return [word(form, space_before=space) for form, space in zip(forms, spaces, strict=True)]

    def parse(self, sentences: list[Words], convention: str) -> list[Parse]:
        """Analyse sentences (lists of word pieces), each at most `LONGEST_PIECES` long.

        Each by itself: int8 activations are scaled by what runs together, and a sentence must be read the same wherever
        it stands.
        """
        number = self.conventions.get(convention, 0)
        return [self._run(self._feed([words], number), [len(words)])[0] for words in sentences]

    def _feed(self, sentences: list[Words], convention: int) -> dict[str, Any]:
        raise NotImplementedError

    def _run(self, feed: dict[str, Any], counts: list[int]) -> list[Parse]:
        out = dict(zip(self.outputs, self._session.run(self.outputs, feed), strict=True))
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
            upos, xpos, features, lemma = (out[name][row, words] for name in ("upos", "xpos", "features", "lemma"))
            entities = best_labels(out["entity"][row, words], self._steps, self._outside)
            result.append(Parse(heads, relation, upos, xpos, features, lemma, entities))
        return result

    def _relations(
        self, down: NDArray[np.float32], up: NDArray[np.float32], heads: list[int], words: NDArray[np.int64]
    ) -> NDArray[np.int64]:
        low, high = down[words + 1], up[np.array(heads)[words]]
        joined = np.concatenate([low * high, low, high], axis=-1)
        best: NDArray[np.int64] = (joined @ self._relation_weight + self._relation_bias).argmax(axis=-1)
        return best


class Vocabulary:
    """The pieces both tiers read, and their embeddings."""

    def __init__(self, folder: Path = FOLDER) -> None:
        """Open the files."""
        self.content: dict[str, Any] = json.loads((folder / "encoder.json").read_text(encoding="utf-8"))
        with np.load(folder / "encoder.npz") as arrays:
            self.embeddings = expand(arrays["scales"], arrays["nibbles"])
            self.relation = (arrays["relation_weight"], arrays["relation_bias"])
            scores = arrays["piece_scores"].tolist()
        content = self.content
        self.table = PieceTable(content["pieces"], scores, content["normal"], content["unknown"])


@functools.cache
def vocabulary() -> Vocabulary:
    """Open the shipped vocabulary once per process."""
    return Vocabulary()


class Encoder(Engine):
    """The accurate tier: the encoder over word pieces, for all languages."""

    def __init__(self, folder: Path = FOLDER, threads: int = 1) -> None:
        """Open the files; `threads` is the number of threads the network may use."""
        words = vocabulary() if folder == FOLDER else Vocabulary(folder)
        content = words.content
        self.labels, self.conventions, self.table = content["labels"], content["conventions"], words.table
        self._bos, self._eos, self._pad = content["bos"], content["eos"], content["pad"]
        self._embeddings = words.embeddings
        super().__init__(folder / "encoder.onnx", words.relation, threads)

    def _feed(self, sentences: list[Words], convention: int) -> dict[str, Any]:
        counts = [len(words) for words in sentences]
        lengths = [sum(map(len, words)) + 2 for words in sentences]
        rows, width, wide = len(sentences), max(lengths), max(counts) + 1
        ids = np.full((rows, width), self._pad, dtype=np.int64)
        mask = np.zeros((rows, width), dtype=np.int32)
        first = np.zeros((rows, wide), dtype=np.int64)
        last = np.zeros((rows, wide), dtype=np.int64)
        for row, words in enumerate(sentences):
            ends = np.cumsum([len(word) for word in words])
            flat = [piece for word in words for piece in word]
            ids[row, : lengths[row]] = [self._bos, *flat, self._eos]
            mask[row, : lengths[row]] = 1
            last[row, 1 : counts[row] + 1] = ends
            first[row, 2 : counts[row] + 1] = ends[:-1] + 1
            first[row, 1] = 1
        starts = np.arange(rows, dtype=np.int64)[:, None]
        return {
            "embedded": self._embeddings[ids], "mask": mask,
            "convention": np.full(rows, convention, dtype=np.int64),
            "first": first + starts * width, "last": last + starts * width,
            "blocked": blocked_arcs(counts), "offsets": starts * wide,
        }  # fmt: skip


def blocked_arcs(counts: list[int]) -> NDArray[np.float32]:
    """Return what to add to arc scores: nothing, or a bar to padding and to the word itself."""
    wide = max(counts) + 1
    table = np.zeros((len(counts), wide, wide), dtype=np.float32)
    for row, count in enumerate(counts):
        table[row, :, count + 1 :] = BLOCKED
    diagonal = np.arange(wide)
    table[:, diagonal, diagonal] = BLOCKED
    return table


@functools.cache
def encoder(threads: int = 1) -> Encoder:
    """Open the shipped encoder once per process."""
    return Encoder(threads=threads)


def expand(scales: NDArray[np.float16], nibbles: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Turn 4-bit rows into float32; scales are (rows, blocks), nibbles (rows, blocks, 16)."""
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=-1).astype(np.float32) - 8
    rows: NDArray[np.float32] = (values * scales[..., None].astype(np.float32)).reshape(len(scales), -1)
    return rows


def bilou_steps(labels: list[str]) -> NDArray[np.float32]:
    """Return a (from, to) table: 0 where a BILOU label may follow another, blocked elsewhere."""
    table = np.full((len(labels), len(labels)), BLOCKED, dtype=np.float32)
    for row, before in enumerate(labels):
        for column, after in enumerate(labels):
            open_before, open_after = before[0] in "BI", after[0] in "IL"
            if open_before == open_after and (not open_before or before[2:] == after[2:]):
                table[row, column] = 0
    return table


def best_labels(scores: NDArray[np.float32], steps: NDArray[np.float32], outside: int) -> NDArray[np.int64]:
    """Return the best consistent labels of one sentence; `scores` is (words, labels), `outside` the number of "O"."""
    greedy: NDArray[np.int64] = scores.argmax(axis=-1)
    padded = np.concatenate([[outside], greedy, [outside]])
    if (steps[padded[:-1], padded[1:]] < 0).any():
        return np.array(_best_path(scores, steps, outside))
    return greedy


def _best_path(scores: NDArray[np.float32], steps: NDArray[np.float32], outside: int) -> list[int]:
    value = scores[0] + steps[outside]
    back = []
    for here in scores[1:]:
        table = value[:, None] + steps
        best = table.argmax(axis=0)
        back.append(best)
        value = table[best, np.arange(len(best))] + here
    at = int((value + steps[:, outside]).argmax())
    path = [at]
    for best in reversed(back):
        at = int(best[at])
        path.append(at)
    return path[::-1]
