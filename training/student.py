"""Train a student: a small network over whole words, taught by silver trees, for the fast tier.

    python training/student.py de SILVER_DIR OUT_DIR --minutes 40

A word enters as the mean, first and last of its (frozen) piece embeddings. Gated convolutions see the neighbours,
three attention layers the whole sentence; the heads are the teacher's, smaller.
"""

from __future__ import annotations

import argparse
import collections
import json
import pickle
import random
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
import treebanks
from decode_weights import EncoderFile
from network import Preparer, load_kept
from scoring import score
from teacher import QUOTE_MARKS, Stream, Targets, entropy, scripts_of, vary_quotes
from torch import Tensor, nn
from treebanks import Sentence

from lagebild.language.lemma_scripts import apply_script
from lagebild.language.trees import decode_tree

WIDTH, INNER, HEADS, CONVOLUTIONS, LAYERS, REACH = 256, 512, 8, 3, 3, 24
SIZES = {"arc": 160, "label": 112, "tag": 176, "lemma": 144, "entity": 112}
WEIGHTS = {"arc": 1.0, "relation": 1.0, "upos": 0.5, "xpos": 0.3, "features": 0.4, "lemma": 0.3, "entity": 0.8}
GOLD_COPIES = 3


@dataclass(frozen=True)
class Plan:
    """What one run does."""

    minutes: float = 40.0
    words: int = 900
    rate: float = 1.6e-3
    warmup: float = 0.04
    seed: int = 1
    save_minutes: float = 8.0
    use_all: bool = False


class Convolution(nn.Module):
    """Three neighbours, gated, with a residual; written as one product so that it exports as one."""

    def __init__(self) -> None:
        super().__init__()
        self.mix = nn.Linear(3 * WIDTH, 2 * WIDTH)
        self.norm = nn.LayerNorm(WIDTH)

    def forward(self, x: Tensor, real: Tensor, drop: float) -> Tensor:
        """`x` is (batch, words, width); padding counts as zero."""
        x = x * real
        edge = torch.zeros_like(x[:, :1])
        near = torch.cat([torch.cat([edge, x[:, :-1]], 1), x, torch.cat([x[:, 1:], edge], 1)], -1)
        value, gate = self.mix(near).chunk(2, -1)
        return self.norm(x + F.dropout(value * torch.sigmoid(gate), drop, self.training))


class Attention(nn.Module):
    """A transformer layer with a learned bias by distance."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH), nn.LayerNorm(WIDTH)
        self.distance = nn.Parameter(torch.zeros(HEADS, 2 * REACH + 1))

    def forward(self, x: Tensor, bias: Tensor, places: Tensor, drop: float) -> Tensor:
        """`bias` blocks padding, `places` are clipped distances as rows of the table."""
        batch, length, _ = x.shape
        parts = self.qkv(x).view(batch, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        mask = bias + self.distance[:, places][None]
        seen = F.scaled_dot_product_attention(parts[0], parts[1], parts[2], attn_mask=mask)
        seen = self.out(seen.transpose(1, 2).reshape(batch, length, WIDTH))
        x = self.norm1(x + F.dropout(seen, drop, self.training))
        return self.norm2(x + F.dropout(self.down(F.gelu(self.up(x))), drop, self.training))


class Student(nn.Module):
    """Words in, labels out; position 0 is the root."""

    def __init__(self, labels: dict[str, list[str]], inputs: int) -> None:
        super().__init__()
        self.labels = labels
        self.enter = nn.Linear(inputs, WIDTH)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.enter_norm = nn.LayerNorm(WIDTH)
        self.convolutions = nn.ModuleList(Convolution() for _ in range(CONVOLUTIONS))
        self.layers = nn.ModuleList(Attention() for _ in range(LAYERS))
        self.drop = 0.1
        self.head_drop = nn.Dropout(0.2)
        sizes = SIZES
        self.parts = [
            sizes["arc"],
            sizes["arc"],
            sizes["label"],
            sizes["label"],
            sizes["tag"],
            sizes["lemma"],
            sizes["entity"],
        ]
        self.hidden = nn.Linear(2 * WIDTH, sum(self.parts))
        self.arc = nn.Parameter(torch.zeros(sizes["arc"] + 1, sizes["arc"]))
        self.relation = nn.Linear(3 * sizes["label"], len(labels["relation"]))
        self.upos = nn.Linear(sizes["tag"], len(labels["upos"]))
        self.xpos = nn.Linear(sizes["tag"], len(labels["xpos"]))
        self.features = nn.Linear(sizes["tag"], len(labels["features"]))
        self.lemma = nn.Linear(sizes["lemma"], len(labels["lemma"]))
        self.entity = nn.Linear(sizes["entity"], len(labels["entity"]))

    def words(self, vectors: Tensor, real: Tensor) -> list[Tensor]:
        """Return the hidden parts; `vectors` is (batch, words + 1, inputs), row 0 is replaced by the root."""
        x = self.enter(vectors)
        x = torch.cat([self.root.expand(len(x), 1, WIDTH), x[:, 1:]], 1)
        x = F.dropout(self.enter_norm(x), self.drop, self.training)
        weight = real[..., None].to(x.dtype)
        for layer in self.convolutions:
            x = layer(x, weight, self.drop)
        near = x
        length = x.shape[1]
        at = torch.arange(length)
        places = (at[None] - at[:, None]).clamp(-REACH, REACH) + REACH
        bias = torch.zeros(real.shape).masked_fill(~real, -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias, places, self.drop)
        hidden = F.leaky_relu(self.hidden(self.head_drop(torch.cat([near, x], -1))), 0.1)
        return list(self.head_drop(hidden).split(self.parts, -1))

    def arcs(self, dependent: Tensor, head: Tensor) -> Tensor:
        """Score every head (columns) for every word (rows)."""
        return (dependent @ self.arc[:-1] + self.arc[-1]) @ head.transpose(1, 2)

    def relations(self, dependent: Tensor, head: Tensor, heads: Tensor) -> Tensor:
        """Score relations of words 1..n for the heads given."""
        down = dependent[:, 1:]
        up = head.gather(1, heads[..., None].expand(-1, -1, head.shape[-1]))
        return self.relation(torch.cat([down * up, down, up], -1))


class Inputs:
    """Word vectors from piece embeddings: mean, first and last piece, remembered per word."""

    def __init__(self, preparer: Preparer) -> None:
        self._preparer = preparer
        self._rows: dict[tuple[int, ...], int] = {}
        self.size = 3 * preparer.embeddings.shape[1]
        self._table = np.zeros((1, self.size), np.float32)
        self._count = 1

    def row(self, pieces: tuple[int, ...]) -> int:
        """Return the row of a word's vector."""
        found = self._rows.get(pieces)
        if found is None:
            if self._count == len(self._table):
                self._table = np.concatenate(
                    [self._table, np.zeros((max(20000, len(self._table)), self.size), np.float32)]
                )
            vectors = self._preparer.embeddings[list(pieces)].numpy()
            self._table[self._count] = np.concatenate([vectors.mean(0), vectors[0], vectors[-1]]) * SCALE
            found = self._rows[pieces] = self._count
            self._count += 1
        return found

    def batch(self, words: list[list[tuple[int, ...]]]) -> tuple[Tensor, Tensor]:
        """Return vectors (batch, words + 1, size) and which places are real."""
        wide = max(map(len, words)) + 1
        rows = np.zeros((len(words), wide), np.int64)
        real = np.zeros((len(words), wide), bool)
        for place, sentence in enumerate(words):
            rows[place, 1 : len(sentence) + 1] = [self.row(word) for word in sentence]
            real[place, : len(sentence) + 1] = True
        return torch.from_numpy(self._table[rows]), torch.from_numpy(real)


SCALE = 8.0
"""Piece embeddings are small; this brings words to unit scale."""


def losses(student: Student, vectors: Tensor, real: Tensor, gold: dict[str, Tensor]) -> dict[str, Tensor]:
    """Compute the loss of every layer."""
    parts = student.words(vectors, real)
    arcs = student.arcs(parts[0], parts[1]).masked_fill(~real[:, None, :], -1e4)
    result = {
        "arc": entropy(arcs[:, 1:], gold["head"]),
        "relation": entropy(student.relations(parts[2], parts[3], gold["head"].clamp(min=0)), gold["relation"]),
    }
    for name, layer, part in (("upos", student.upos, 4), ("xpos", student.xpos, 4), ("features", student.features, 4),
                              ("lemma", student.lemma, 5), ("entity", student.entity, 6)):  # fmt: skip
        if (gold[name] >= 0).any():
            result[name] = entropy(layer(parts[part][:, 1:]), gold[name])
    return result


@torch.inference_mode()
def predict(student: Student, inputs: Inputs, preparer: Preparer, sentences: list[Sentence]) -> list[dict[str, Any]]:
    """Return heads and labels of every sentence, in order."""
    student.eval()
    result: list[dict[str, Any]] = [{} for _ in sentences]
    order = sorted(range(len(sentences)), key=lambda row: len(sentences[row].forms))
    for start in range(0, len(order), 24):
        rows = order[start : start + 24]
        vectors, real = inputs.batch([preparer.pieces(sentences[r].forms, sentences[r].spaces) for r in rows])
        parts = student.words(vectors, real)
        arcs = student.arcs(parts[0], parts[1]).masked_fill(~real[:, None, :], -1e4)
        arcs.diagonal(dim1=1, dim2=2).fill_(-1e5)
        best = arcs[:, 1:].argmax(-1).numpy()
        heads = np.zeros(best.shape, np.int64)
        for place, row in enumerate(rows):
            n = len(sentences[row].forms)
            heads[place, :n] = decode_tree(arcs[place, : n + 1, : n + 1].numpy(), best[place, :n])
        relations = student.relations(parts[2], parts[3], torch.from_numpy(heads))
        root = student.labels["relation"].index("root")
        relations[..., root] = torch.where(torch.from_numpy(heads) == 0, 1e5, -1e5)
        scored = {"relations": ("relation", relations), "upos": ("upos", student.upos(parts[4][:, 1:])), "xpos": ("xpos", student.xpos(parts[4][:, 1:])),
                  "features": ("features", student.features(parts[4][:, 1:])), "scripts": ("lemma", student.lemma(parts[5][:, 1:])),
                  "entities": ("entity", student.entity(parts[6][:, 1:]))}  # fmt: skip
        found = {key: (name, x.argmax(-1).numpy()) for key, (name, x) in scored.items()}
        for place, row in enumerate(rows):
            forms = sentences[row].forms
            item: dict[str, Any] = {"heads": heads[place, : len(forms)].tolist()}
            for key, (name, numbers) in found.items():
                item[key] = [student.labels[name][x] for x in numbers[place, : len(forms)]]
            item["lemmas"] = [apply_script(a, b) for a, b in zip(forms, item.pop("scripts"), strict=True)]
            result[row] = item
    return result


def gold_sentences(language: str, *, use_all: bool = False) -> tuple[list[Sentence], dict[str, list[Sentence]]]:
    """Return gold sentences to train on, and the held-out ones by group."""
    groups = treebanks.load_groups()
    names = ("german", "germeval", "europarl") if language == "de" else ("english",)
    held = {name: [x for x in groups[name] if treebanks.held_out(x)] for name in names}
    train = []
    for item in groups[names[0]]:
        if use_all or not treebanks.held_out(item):
            train += [item] * (GOLD_COPIES if language == "de" else 1)
            joined = treebanks.join_hyphens(item) if language == "de" else None
            train += [joined] if joined else []
    return train, held


def load_silver(folder: Path, language: str, known: set[Path]) -> list[Sentence]:
    """Read the shards that are not known yet, and add them to `known`."""
    paths = sorted(set(folder.glob(f"{language}-*.pickle")) - known)
    known.update(paths)
    return [item for path in paths for item in pickle.loads(path.read_bytes())]


def labels_of(sentences: list[Sentence]) -> dict[str, list[str]]:
    """List every label seen at least twice."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for item in sentences:
        for name, values in {"upos": item.upos, "xpos": item.xpos, "features": item.features, "relation": item.relations,
                             "entity": item.entities, "lemma": scripts_of(item)}.items():  # fmt: skip
            counts[name].update(values or [])
    least = {"lemma": 8, "features": 3}
    return {name: [label for label, n in c.most_common() if n >= least.get(name, 1)] for name, c in counts.items()}


class Run:
    """One run: data, model, optimiser, clock."""

    def __init__(self, language: str, silver: Path, folder: Path, plan: Plan, kept: list[int]) -> None:
        self.language, self.silver_folder, self.folder, self.plan = language, silver, folder, plan
        folder.mkdir(parents=True, exist_ok=True)
        self.rng = random.Random(plan.seed)  # noqa: S311 - shuffling, not secrets
        torch.manual_seed(plan.seed)
        gold, self.held = gold_sentences(language, use_all=plan.use_all)
        self.shards: set[Path] = set()
        silver_rows = load_silver(silver, language, self.shards)
        path = folder / "last.pt"
        self.saved = torch.load(path, weights_only=False) if path.exists() else None
        self.labels = self.saved["labels"] if self.saved else labels_of(gold + silver_rows)
        self.preparer = Preparer(EncoderFile(), kept, ["gsd", "pud", "nl", "af", "en"])
        self.inputs = Inputs(self.preparer)
        self.student = Student(self.labels, self.inputs.size)
        self.targets = Targets(self.labels)
        rows = gold + silver_rows
        for item in rows:
            item.pieces = self.preparer.pieces(item.forms, item.spaces)
        self.stream = WordStream(rows, plan.words, self.rng)
        self.gold_stream = WordStream(gold, plan.words, self.rng)
        self.optimiser = torch.optim.AdamW(
            self.student.parameters(), lr=1e-3, betas=(0.9, 0.98), weight_decay=0.02, fused=True
        )
        self.step, self.spent = 0, 0.0
        if self.saved:
            self.student.load_state_dict(self.saved["weights"])
            self.optimiser.load_state_dict(self.saved["optimiser"])
            self.step, self.spent = self.saved["step"], self.saved["spent"]
        print(
            language,
            len(gold),
            "gold",
            len(silver_rows),
            "silver",
            sum(len(x.forms) for x in rows),
            "words",
            {k: len(v) for k, v in self.labels.items()},
            "parameters",
            sum(p.numel() for p in self.student.parameters()),
            flush=True,
        )

    def refresh(self) -> None:
        """Take in the shards written since."""
        rows = load_silver(self.silver_folder, self.language, self.shards)
        for item in rows:
            item.pieces = self.preparer.pieces(item.forms, item.spaces)
        self.stream.extend(rows)
        print("new silver", len(rows), flush=True)

    def save(self, name: str) -> None:
        """Write a checkpoint, whole or not at all."""
        content = {"weights": self.student.state_dict(), "labels": self.labels, "plan": asdict(self.plan), "step": self.step,
                   "spent": self.spent, "optimiser": self.optimiser.state_dict()}  # fmt: skip
        torch.save(content, self.folder / "part.pt")
        (self.folder / "part.pt").rename(self.folder / name)

    def go(self) -> None:
        """Train until the clock runs out; the last tenth sees much more gold."""
        begun, budget = time.time() - self.spent, 60 * self.plan.minutes
        saved_at, total, count, words = self.spent, collections.Counter[str](), 0, 0
        while self.spent < budget:
            progress = self.spent / budget
            warm = self.plan.warmup
            rate = max(0.02, progress / warm if progress < warm else (1 - progress) / (1 - warm))
            for group in self.optimiser.param_groups:
                group["lr"] = self.plan.rate * rate
            gold = self.language == "de" and progress > 0.9 and self.rng.random() < 0.4
            sentences = [self._vary(item) for item in next(self.gold_stream if gold else self.stream)]
            self.student.train()
            vectors, real = self.inputs.batch([item.pieces for item in sentences])
            keep = torch.rand(real.shape) > 0.06
            parts = losses(self.student, vectors * keep[..., None], real, self.targets(sentences))
            loss = sum((WEIGHTS[key] * value for key, value in parts.items()), torch.zeros(()))
            self.optimiser.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.student.parameters(), 2.0)
            self.optimiser.step()
            self.step += 1
            count += 1
            words += sum(len(x.forms) for x in sentences)
            for key, value in parts.items():
                total[key] += float(value.detach())
            self.spent = time.time() - begun
            if self.step % 100 == 0:
                shown = {k: round(v / count, 3) for k, v in total.items()}
                print(
                    f"step {self.step} {progress:.3f} {shown} {words / count:.0f} words/step passes {self.stream.passes} {self.spent:.0f} s",
                    flush=True,
                )
                total.clear()
                count = words = 0
            if self.spent - saved_at > 60 * self.plan.save_minutes:
                saved_at = self.spent
                self.save("last.pt")
                self.report(150)
                self.refresh()
                self.spent = time.time() - begun
        self.save("final.pt")
        self.report(None)

    def _vary(self, item: Sentence) -> Sentence:
        if self.rng.random() < 0.2 and not QUOTE_MARKS.isdisjoint(item.forms):
            return replace(item, pieces=self.preparer.pieces(vary_quotes(item.forms, self.rng), item.spaces))
        return item

    def report(self, limit: int | None) -> None:
        """Print figures on the held-out part."""
        figures = {
            name: score(rows[:limit], predict(self.student, self.inputs, self.preparer, rows[:limit]))
            for name, rows in self.held.items()
        }
        print("HELD OUT", self.step, f"{self.spent:.0f} s", json.dumps(figures), flush=True)


class WordStream(Stream):
    """Batches by words, not pieces."""

    def extend(self, sentences: list[Sentence]) -> None:
        """Add sentences, from the next pass on."""
        self._sentences = [*self._sentences, *sentences]

    def _cut(self):
        batch: list[Sentence] = []
        longest = 0
        for item in sorted(self._sentences, key=lambda x: len(x.forms) + self._rng.random() * 2):
            longest = max(longest, len(item.forms))
            if batch and longest * (len(batch) + 1) > self._limit:
                yield batch
                batch, longest = [], len(item.forms)
            batch.append(item)
        if batch:
            yield batch


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("language")
    parser.add_argument("silver", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kept", type=Path, required=True)
    for name, value in asdict(Plan()).items():
        if isinstance(value, bool):
            parser.add_argument("--" + name.replace("_", "-"), action="store_true")
        else:
            parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    options = vars(parser.parse_args())
    language, silver, folder, kept = (options.pop(x) for x in ("language", "silver", "folder", "kept"))
    torch.set_num_threads(1)
    Run(language, silver, folder, Plan(**options), load_kept(kept)).go()


if __name__ == "__main__":
    main()
