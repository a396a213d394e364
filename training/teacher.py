"""Train the teacher: tags, trees and entities together, on a wall-clock budget, with resume.

    python training/teacher.py OUT_DIR --minutes 80

Every step takes one batch of one group of sentences, drawn by the shares below; the last phase is
almost German only. `OUT_DIR/last.pt` holds everything needed to go on.
"""

from __future__ import annotations

import argparse
import collections
import json
import random
import time
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
import treebanks
from decode_weights import EncoderFile
from evaluate import measure
from network import Preparer, Teacher, load_kept
from treebanks import Sentence

from lagebild.language.lemma_scripts import make_script

if TYPE_CHECKING:
    from collections.abc import Iterator

SOURCES = ["gsd", "pud", "nl", "af", "en"]
EARLY = {"german": 22, "dutch": 9, "afrikaans": 2, "english": 25, "tagged": 9, "germeval": 20,
         "europarl": 13}  # fmt: skip
LATE = {"german": 44, "english": 16, "tagged": 7, "germeval": 20, "europarl": 13}
WEIGHTS = {"arc": 1.0, "relation": 1.0, "upos": 0.5, "xpos": 0.3, "features": 0.4, "lemma": 0.3,
           "entity": 1.0}  # fmt: skip
LONGEST = 90
SHOW_EVERY = 50


@dataclass(frozen=True)
class Plan:
    """What one run does."""

    minutes: float = 80.0
    depth: int = 9
    pieces: int = 600
    rate: float = 2e-4
    head_rate: float = 1.5e-3
    warmup: float = 0.05
    late: float = 0.6
    drop_words: float = 0.08
    seed: int = 1
    save_minutes: float = 7.0
    use_all: bool = False


def collect_labels(groups: dict[str, list[Sentence]]) -> dict[str, list[str]]:
    """List every label, most frequent first; lemma scripts seen once are dropped."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for sentence in (item for group in groups.values() for item in group):
        layers = {"upos": sentence.upos, "xpos": sentence.xpos, "features": sentence.features,
                  "relation": sentence.relations, "entity": sentence.entities,
                  "lemma": scripts_of(sentence)}  # fmt: skip
        for name, values in layers.items():
            counts[name].update(values or [])
    return {
        name: [label for label, count in counter.most_common() if name != "lemma" or count > 1]
        for name, counter in counts.items()
    }


def scripts_of(sentence: Sentence) -> list[str] | None:
    """Return the lemma scripts of a sentence, if it has lemmas."""
    if sentence.lemmas is None:
        return None
    pairs = zip(sentence.forms, sentence.lemmas, strict=True)
    return [make_script(form, lemma) for form, lemma in pairs]


QUOTES = [("„", "“"), ("»", "«"), ('"', '"'), ("“", "”"), ("„", '"'), ("›", "‹")]
QUOTE_MARKS = {mark for pair in QUOTES for mark in pair} | {"``", "''"}


def vary_quotes(forms: list[str], rng: random.Random) -> list[str]:
    """Write the quotation marks of a sentence in another style."""
    pair, opened = rng.choice(QUOTES), 0
    varied = []
    for form in forms:
        if form in QUOTE_MARKS:
            form = pair[opened % 2]
            opened += 1
        varied.append(form)
    return varied


class Stream:
    """Endless batches of one group, sorted by length within a pass and shuffled."""

    def __init__(self, sentences: list[Sentence], limit: int, rng: random.Random) -> None:
        self._sentences, self._limit, self._rng = sentences, limit, rng
        self._batches: list[list[Sentence]] = []
        self.passes = 0

    def __next__(self) -> list[Sentence]:
        """Return the next batch, starting a new pass where needed."""
        if not self._batches:
            self._batches = list(self._cut())
            self._rng.shuffle(self._batches)
            self.passes += 1
        return self._batches.pop()

    def _cut(self) -> Iterator[list[Sentence]]:
        def length(sentence: Sentence) -> int:
            return sum(map(len, sentence.pieces)) + 2

        batch: list[Sentence] = []
        longest = 0
        for item in sorted(self._sentences, key=lambda x: length(x) + self._rng.random() * 4):
            longest = max(longest, length(item))
            if batch and longest * (len(batch) + 1) > self._limit:
                yield batch
                batch, longest = [], length(item)
            batch.append(item)
        if batch:
            yield batch


class Targets:
    """Turns gold labels into padded number tables; -100 is 'not known here'."""

    def __init__(self, labels: dict[str, list[str]]) -> None:
        self._number = {name: {label: row for row, label in enumerate(values)} for name, values in labels.items()}

    def __call__(self, batch: list[Sentence]) -> dict[str, torch.Tensor]:
        """Return a table per layer, heads included."""
        size = max(len(sentence.forms) for sentence in batch)
        names = (*self._number, "head")
        tables = {name: np.full((len(batch), size), -100) for name in names}
        for row, sentence in enumerate(batch):
            count = len(sentence.forms)
            if sentence.heads is not None:
                tables["head"][row, :count] = sentence.heads
            for name, values in self._layers(sentence):
                number = self._number[name]
                tables[name][row, :count] = [number.get(value, -100) for value in values]
        return {name: torch.from_numpy(table) for name, table in tables.items()}

    def _layers(self, sentence: Sentence) -> Iterator[tuple[str, list[str]]]:
        layers = {"upos": sentence.upos, "xpos": sentence.xpos, "features": sentence.features,
                  "relation": sentence.relations, "entity": sentence.entities,
                  "lemma": scripts_of(sentence)}  # fmt: skip
        for name, values in layers.items():
            if values is not None:
                yield name, values


def losses(teacher: Teacher, batch: dict[str, torch.Tensor], gold: dict[str, torch.Tensor]) -> dict[str, torch.Tensor]:
    """Compute the loss of every layer the batch has gold for."""
    parts = teacher.words(batch)
    result = {}
    if (gold["head"] >= 0).any():
        arcs = teacher.arcs(parts[0], parts[1]).masked_fill(~batch["real"][:, None, :], -1e4)
        result["arc"] = entropy(arcs[:, 1:], gold["head"])
        labels = teacher.relations(parts[2], parts[3], gold["head"].clamp(min=0))
        result["relation"] = entropy(labels, gold["relation"])
    heads = {"upos": (teacher.upos, 4), "xpos": (teacher.xpos, 4),
             "features": (teacher.features, 4), "lemma": (teacher.lemma, 5),
             "entity": (teacher.entity, 6)}  # fmt: skip
    for name, (layer, part) in heads.items():
        if (gold[name] >= 0).any():
            result[name] = entropy(layer(parts[part][:, 1:]), gold[name])
    return result


def entropy(scores: torch.Tensor, gold: torch.Tensor) -> torch.Tensor:
    """Mean cross entropy over the words with gold."""
    return F.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=-100)


class Run:
    """One training run: data, model, optimiser and clock."""

    def __init__(self, folder: Path, plan: Plan, kept: list[int]) -> None:
        self.folder, self.plan = folder, plan
        folder.mkdir(parents=True, exist_ok=True)
        self.rng = random.Random(plan.seed)  # noqa: S311
        torch.manual_seed(plan.seed)
        groups = treebanks.load_groups()
        self.held = {name: [x for x in group if treebanks.held_out(x)] for name, group in groups.items()}
        self.labels = self._labels(groups)
        source = EncoderFile()
        self.preparer = Preparer(source, kept, SOURCES)
        self.teacher = Teacher(source, plan.depth, self.labels, len(SOURCES))
        self.joined: dict[int, Sentence] = {}
        for group in groups.values():
            for item in group:
                item.pieces = self.preparer.pieces(item.forms, item.spaces)
        for item in groups["german"]:
            joined = treebanks.join_hyphens(item)
            if joined is not None:
                joined.pieces = self.preparer.pieces(joined.forms, joined.spaces)
                self.joined[id(item)] = joined
        self.streams = {
            name: Stream(
                [x for x in group if len(x.forms) <= LONGEST and (plan.use_all or not treebanks.held_out(x))],
                plan.pieces, self.rng,
            )
            for name, group in groups.items()
        }  # fmt: skip
        self.targets = Targets(self.labels)
        named = list(self.teacher.named_parameters())
        self.optimiser = torch.optim.AdamW(
            [
                {"params": [p for n, p in named if n.startswith("encoder.")], "weight_decay": 0.01},
                {"params": [p for n, p in named if not n.startswith("encoder.")], "weight_decay": 0.0},
            ],
            lr=1e-4, betas=(0.9, 0.98), eps=1e-8, fused=True,
        )  # fmt: skip
        self.step, self.spent = 0, 0.0
        print({name: len(group) for name, group in groups.items()}, flush=True)
        print({name: len(values) for name, values in self.labels.items()}, flush=True)

    def _labels(self, groups: dict[str, list[Sentence]]) -> dict[str, list[str]]:
        """Take the labels of the run that is gone on with, or collect them."""
        path = self.folder / "last.pt"
        if path.exists():
            labels: dict[str, list[str]] = torch.load(path, weights_only=False)["labels"]
            return labels
        return collect_labels(groups)

    def _vary(self, item: Sentence) -> Sentence:
        """Join hyphenated compounds half the time; drop a final full stop now and then (headlines)."""
        if self.rng.random() < 0.5:
            item = self.joined.get(id(item), item)
        heads = item.heads
        if heads and len(heads) > 3 and item.forms[-1] == "." and len(heads) not in heads and self.rng.random() < 0.08:
            names = ("forms", "spaces", "heads", "relations", "upos", "xpos", "features", "lemmas", "pieces")
            cut = {name: value[:-1] for name in names if (value := getattr(item, name)) is not None}
            item = replace(item, **cut)
        return item

    def resume(self) -> None:
        """Go on from `last.pt` where there is one."""
        path = self.folder / "last.pt"
        if path.exists():
            saved = torch.load(path, weights_only=False)
            self.teacher.load_state_dict(saved["weights"])
            self.optimiser.load_state_dict(saved["optimiser"])
            self.step, self.spent = saved["step"], saved["spent"]
            print(f"resumed at step {self.step}, {self.spent:.0f} s", flush=True)

    def save(self, name: str) -> None:
        """Write a checkpoint, whole or not at all."""
        content: dict[str, Any] = {
            "weights": self.teacher.state_dict(), "labels": self.labels, "sources": SOURCES,
            "depth": self.plan.depth, "plan": asdict(self.plan), "step": self.step,
            "spent": self.spent, "optimiser": self.optimiser.state_dict(),
        }  # fmt: skip
        torch.save(content, self.folder / "part.pt")
        (self.folder / "part.pt").rename(self.folder / name)

    def go(self) -> None:
        """Train until the clock runs out."""
        begun, budget = time.time() - self.spent, 60 * self.plan.minutes
        saved_at, total, pieces = self.spent, collections.Counter[str](), 0
        counted: collections.Counter[str] = collections.Counter()
        while self.spent < budget:
            progress = self.spent / budget
            pieces += self._one_step(progress, total, counted)
            self.spent = time.time() - begun
            if self.step % SHOW_EVERY == 0:
                shown = {k: round(v / counted[k], 3) for k, v in total.items()}
                print(
                    f"step {self.step} {progress:.3f} {shown} {pieces / SHOW_EVERY:.0f} pieces/step {self.spent:.0f} s",
                    flush=True,
                )
                total.clear()
                counted.clear()
                pieces = 0
            if self.spent - saved_at > 60 * self.plan.save_minutes:
                saved_at = self.spent
                self.save("last.pt")
                self.report()
                self.spent = time.time() - begun
        self.save("final.pt")
        self.report(limit=None)

    def _one_step(self, progress: float, total: collections.Counter[str], counted: collections.Counter[str]) -> int:
        plan = self.plan
        rate = min(progress / plan.warmup, 1.0) if progress < plan.warmup else (1 - progress) / (1 - plan.warmup)
        rate = max(rate, 0.02)
        for group, base in zip(self.optimiser.param_groups, (plan.rate, plan.head_rate), strict=True):
            group["lr"] = base * rate
        shares = EARLY if progress < plan.late else LATE
        name = self.rng.choices(list(shares), list(shares.values()))[0]
        sentences = [self._vary(item) for item in next(self.streams[name])]
        batch = self._prepare(sentences)
        self.teacher.train()
        parts = losses(self.teacher, batch, self.targets(sentences))
        loss = sum((WEIGHTS[key] * value for key, value in parts.items()), torch.zeros(()))
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.teacher.parameters(), 2.0)
        self.optimiser.step()
        self.step += 1
        for key, value in parts.items():
            total[key] += float(value.detach())
            counted[key] += 1
        return int(batch["mask"].sum())

    def _prepare(self, sentences: list[Sentence]) -> dict[str, torch.Tensor]:
        words, sources = [], []
        for item in sentences:
            pieces = item.pieces
            if self.rng.random() < 0.3 and not QUOTE_MARKS.isdisjoint(item.forms):
                pieces = self.preparer.pieces(vary_quotes(item.forms, self.rng), item.spaces)
            hidden = (self.preparer.mask,)
            words.append([hidden * len(word) if self.rng.random() < self.plan.drop_words else word for word in pieces])
            source = item.source
            if item.entities is not None and self.rng.random() < 0.15:
                source = "en"
            sources.append(source)
        return self.preparer.batch(words, sources)

    def report(self, limit: int | None = 150) -> None:
        """Print figures on the held-out part (its first `limit` sentences of each group)."""
        figures = {}
        for name in ("german", "english", "germeval", "europarl"):
            figures[name] = measure(self.teacher, self.preparer, self.held[name][:limit])
        print(
            "HELD OUT",
            self.step,
            f"{self.spent:.0f} s",
            {k: s.passes for k, s in self.streams.items()},
            json.dumps(figures),
            flush=True,
        )


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kept", type=Path, required=True, help="list of pieces from vocabulary.py")
    for name, value in asdict(Plan()).items():
        if isinstance(value, bool):
            parser.add_argument("--" + name.replace("_", "-"), action="store_true")
        else:
            parser.add_argument("--" + name.replace("_", "-"), type=type(value), default=value)
    options = vars(parser.parse_args())
    folder, kept = options.pop("folder"), options.pop("kept")
    torch.set_num_threads(1)
    run = Run(folder, Plan(**options), load_kept(kept))
    run.resume()
    run.go()


if __name__ == "__main__":
    main()
