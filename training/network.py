"""The teacher: the lower layers of multilingual-e5-small with heads for tags, trees and entities."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from decode_weights import EncoderFile
from torch import Tensor, nn

from lagebild.language.pieces import PieceTable

if TYPE_CHECKING:
    from pathlib import Path

SIZES = {"arc": 224, "label": 160, "tag": 224, "lemma": 192, "entity": 160}


class Layer(nn.Module):
    """One post-norm transformer layer, query, key and value in one product."""

    def __init__(self, width: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.up = nn.Linear(width, inner)
        self.down = nn.Linear(inner, width)
        self.norm1 = nn.LayerNorm(width, eps=epsilon)
        self.norm2 = nn.LayerNorm(width, eps=epsilon)

    def forward(self, x: Tensor, mask: Tensor, drop: float) -> Tensor:
        """Attend, then transform; `mask` is (batch, 1, 1, pieces), true for real pieces."""
        batch, length, width = x.shape
        parts = self.qkv(x).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = parts.permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(query, key, value, attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, width))
        x = self.norm1(x + F.dropout(seen, drop, self.training))
        inner = self.down(F.gelu(self.up(x)))
        return self.norm2(x + F.dropout(inner, drop, self.training))


class Encoder(nn.Module):
    """The first layers of the encoder; the (frozen) piece embeddings stay outside."""

    def __init__(self, source: EncoderFile, depth: int, sources: int) -> None:
        super().__init__()
        width = source.width
        self.positions = nn.Parameter(torch.zeros(source.positions, width))
        self.convention = nn.Embedding(sources, width)
        nn.init.zeros_(self.convention.weight)
        self.norm = nn.LayerNorm(width, eps=source.epsilon)
        self.layers = nn.ModuleList(Layer(width, source.heads, source.inner, source.epsilon) for _ in range(depth))
        self.drop = 0.1
        self._read(source)

    @torch.no_grad()
    def _read(self, source: EncoderFile) -> None:
        width, inner = source.width, source.inner

        def put(target: Tensor, *arrays: np.ndarray) -> None:
            target.copy_(torch.from_numpy(np.concatenate(arrays)).view_as(target))

        kind = source.floats("emb.type")[:width]
        put(self.positions, source.floats("emb.pos").reshape(-1, width) + kind)
        put(self.norm.weight, source.floats("emb.ln.w"))
        put(self.norm.bias, source.floats("emb.ln.b"))
        for number, layer in enumerate(self.layers):
            name = f"l{number}."
            put(layer.qkv.weight, *(source.matrix(f"{name}{x}.w", width, width) for x in "qkv"))
            put(layer.qkv.bias, *(source.floats(f"{name}{x}.b") for x in "qkv"))
            put(layer.out.weight, source.matrix(name + "ao.w", width, width))
            put(layer.out.bias, source.floats(name + "ao.b"))
            put(layer.up.weight, source.matrix(name + "fi.w", inner, width))
            put(layer.up.bias, source.floats(name + "fi.b"))
            put(layer.down.weight, source.matrix(name + "fo.w", width, inner))
            put(layer.down.bias, source.floats(name + "fo.b"))
            put(layer.norm1.weight, source.floats(name + "aln.w"))
            put(layer.norm1.bias, source.floats(name + "aln.b"))
            put(layer.norm2.weight, source.floats(name + "oln.w"))
            put(layer.norm2.bias, source.floats(name + "oln.b"))

    def forward(self, embedded: Tensor, mask: Tensor, convention: Tensor) -> Tensor:
        """Return piece states, a mix of the upper layers; `embedded` is (batch, pieces, width)."""
        length = embedded.shape[1]
        x = embedded + self.positions[:length] + self.convention(convention)[:, None]
        x = F.dropout(self.norm(x), self.drop, self.training)
        wide = mask[:, None, None, :]
        for layer in self.layers:
            x = layer(x, wide, self.drop)
        return x


class Teacher(nn.Module):
    """Encoder and heads. Position 0 of the words is the root, read from <s>."""

    def __init__(self, source: EncoderFile, depth: int, labels: dict[str, list[str]], sources: int):
        super().__init__()
        self.labels = labels
        self.encoder = Encoder(source, depth, sources)
        wide = 2 * source.width
        self.drop = nn.Dropout(0.3)
        self.hidden_drop = nn.Dropout(0.25)
        sizes = SIZES
        self.parts = [sizes["arc"], sizes["arc"], sizes["label"], sizes["label"],
                      sizes["tag"], sizes["lemma"], sizes["entity"]]  # fmt: skip
        self.hidden = nn.Linear(wide, sum(self.parts))
        self.arc = nn.Parameter(torch.zeros(sizes["arc"] + 1, sizes["arc"]))
        self.relation = nn.Linear(3 * sizes["label"], len(labels["relation"]))
        self.upos = nn.Linear(sizes["tag"], len(labels["upos"]))
        self.xpos = nn.Linear(sizes["tag"], len(labels["xpos"]))
        self.features = nn.Linear(sizes["tag"], len(labels["features"]))
        self.lemma = nn.Linear(sizes["lemma"], len(labels["lemma"]))
        self.entity = nn.Linear(sizes["entity"], len(labels["entity"]))
        with torch.no_grad():
            for part in self.hidden.weight.split(self.parts):
                nn.init.orthogonal_(part)
            self.hidden.bias.zero_()

    def words(self, batch: dict[str, Tensor]) -> list[Tensor]:
        """Return the hidden parts of every word: (batch, words + 1, size) each."""
        states = self.encoder(batch["embedded"], batch["mask"], batch["convention"])
        width = states.shape[-1]
        first = states.gather(1, batch["first"][..., None].expand(-1, -1, width))
        last = states.gather(1, batch["last"][..., None].expand(-1, -1, width))
        joined = self.drop(torch.cat([first, last], -1))
        hidden = self.hidden_drop(F.leaky_relu(self.hidden(joined), 0.1))
        return list(hidden.split(self.parts, -1))

    def arcs(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Score every head (columns) for every word (rows)."""
        left = dependent @ self.arc[:-1] + self.arc[-1]
        return left @ head.transpose(1, 2)

    def relations(self, dependent: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Score relations of words 1..n for the heads given."""
        down = dependent[:, 1:]
        up = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.relation(torch.cat([down * up, down, up], -1))


class Preparer:
    """Turns sentences into padded tensors: pieces, embeddings, word places."""

    def __init__(self, source: EncoderFile, kept: list[int], sources: list[str]) -> None:
        pieces = [source.pieces[number] for number in kept]
        place = {number: row for row, number in enumerate(kept)}
        self.bos, self.eos, self.pad = (place[x] for x in (source.bos, source.eos, source.pad))
        self.mask = place[250001]
        self.table = PieceTable(pieces, source.scores[kept].tolist(), source.normal, place[source.unknown])
        full = source.matrix("emb.word", source.words, source.width)
        self.embeddings = torch.from_numpy(full[kept])
        self.sources = {name: row for row, name in enumerate(sources)}

    def pieces(self, forms: list[str], spaces: list[bool]) -> list[tuple[int, ...]]:
        """Return the pieces of every word."""
        word = self.table.word
        return [word(form, space_before=space) for form, space in zip(forms, spaces, strict=True)]

    def batch(self, words: list[list[tuple[int, ...]]], sources: list[str]) -> dict[str, Tensor]:
        """Pad a batch of sentences, each a list of word pieces."""
        size = max(sum(map(len, sentence)) for sentence in words) + 2
        count = max(map(len, words)) + 1
        ids = np.full((len(words), size), self.pad)
        mask = np.zeros((len(words), size), bool)
        first = np.zeros((len(words), count), np.int64)
        last = np.zeros((len(words), count), np.int64)
        real = np.zeros((len(words), count), bool)
        for row, sentence in enumerate(words):
            lengths = np.array([len(word) for word in sentence])
            ends = np.cumsum(lengths)
            total = int(ends[-1])
            ids[row, 0], ids[row, total + 1] = self.bos, self.eos
            ids[row, 1 : total + 1] = [piece for word in sentence for piece in word]
            mask[row, : total + 2] = True
            last[row, 1 : len(sentence) + 1] = ends
            first[row, 1 : len(sentence) + 1] = ends - lengths + 1
            real[row, : len(sentence) + 1] = True
        return {
            "embedded": self.embeddings[torch.from_numpy(ids)],
            "mask": torch.from_numpy(mask),
            "first": torch.from_numpy(first),
            "last": torch.from_numpy(last),
            "real": torch.from_numpy(real),
            "convention": torch.tensor([self.sources[name] for name in sources]),
        }


def load_kept(path: Path) -> list[int]:
    """Read the list `vocabulary.py` wrote."""
    kept: list[int] = json.loads(path.read_text(encoding="utf-8"))
    return kept


def restore(path: Path, kept: list[int]) -> tuple[Teacher, Preparer, dict[str, Any]]:
    """Load a checkpoint for use."""
    saved = torch.load(path, weights_only=False)
    source = EncoderFile()
    teacher = Teacher(source, saved["depth"], saved["labels"], len(saved["sources"]))
    teacher.load_state_dict(saved["weights"])
    return teacher.eval(), Preparer(source, kept, saved["sources"]), saved
