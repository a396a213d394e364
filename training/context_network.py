"""The network of training/context.py: the parser's teacher, read over whole passages, with heads for types, sides and modes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import torch
import torch.nn.functional as F  # noqa: N812
from context import AUX, EXAMPLE, NEWS, SECTORS, SIZE, TYPES, Gold, Sample
from decode_weights import EncoderFile
from network import Encoder
from torch import Tensor, nn

from lagebild.coding.context_opinion import EARLIER, IN_TITLE, LATER, WORD_STEPS

if TYPE_CHECKING:
    from pathlib import Path

BARRED = -1e4
SIDES, MODES = 3.0, 0.3  # what sides and modes weigh in the loss against types (training/runs.md)
FORGOTTEN = 0.08  # share of pieces hidden in training


class Network(nn.Module):
    """Encoder and heads; coding/context_opinion.py does the same sums in NumPy."""

    def __init__(self, start: Path) -> None:
        super().__init__()
        source, saved = EncoderFile(), torch.load(start, weights_only=False)
        self.encoder = Encoder(source, saved["depth"], EXAMPLE + 1)
        inner = {key.removeprefix("encoder."): value for key, value in saved["weights"].items() if key.startswith("encoder.")}
        if len(saved["sources"]) != EXAMPLE + 1:  # of the parser, or shipped: all kinds begin alike
            inner["convention.weight"] = inner["convention.weight"][:1].repeat(EXAMPLE + 1, 1)
        self.encoder.load_state_dict(inner)
        wide, kinds = 2 * source.width, len(TYPES)
        self.drop = nn.Dropout(0.25)
        self.t1, self.t2 = nn.Linear(wide, source.width), nn.Linear(source.width, kinds)
        nn.init.constant_(self.t2.bias, -5.0)
        self.q, self.qt = nn.Linear(wide, 2 * SIZE), nn.Embedding(kinds, 2 * SIZE)
        self.k, self.ks, self.kb = nn.Linear(wide, SIZE), nn.Embedding(len(SECTORS), SIZE), nn.Linear(SIZE, 2)
        self.wd, self.sd = nn.Embedding(2 * (len(WORD_STEPS) + 1), 2), nn.Embedding(IN_TITLE + 1, 2)
        self.none, self.homes, self.nt = nn.Linear(2 * SIZE, 2), nn.Linear(2 * SIZE, 2), nn.Embedding(kinds, 4)
        self.a1, self.at, self.a2 = nn.Linear(wide, SIZE), nn.Embedding(kinds, SIZE), nn.Linear(SIZE, len(AUX))
        self.habits, self.open_habits = nn.Embedding(EXAMPLE + 1, kinds), nn.Embedding(EXAMPLE + 1, 4 * kinds)  # of kinds of passages; news has none
        for table in (self.habits, self.open_habits):
            nn.init.zeros_(table.weight)
        for table in (self.qt, self.ks, self.sd, self.wd, self.nt, self.at):
            nn.init.normal_(table.weight, std=0.02)
        heads = {key for key in self.state_dict() if not key.startswith("encoder.")}  # a restored checkpoint has them, too (training/restore_context.py)
        self.load_state_dict({key: value for key, value in saved["weights"].items() if key in heads}, strict=False)

    def words(self, batch: dict[str, Tensor]) -> Tensor:
        """Return the states of every word: (batch, words, 2 * width)."""
        states = self.encoder(batch["embedded"], batch["mask"], batch["source"])
        both = [states.gather(1, batch[end][..., None].expand(-1, -1, states.shape[-1])) for end in ("first", "last")]
        return torch.as_tensor(self.drop(torch.cat(both, -1)))

    def types(self, words: Tensor, source: Tensor) -> Tensor:
        """Score every type for every word of passages of kinds `source`."""
        return torch.as_tensor(self.t2(self.drop(gelu(self.t1(words)))) + (self.habits(source) * (source != NEWS)[:, None])[:, None])

    def sides(self, words: Tensor, sample: Sample, rows: Tensor, kinds: Tensor) -> tuple[Tensor, list[str]]:
        """Return log probabilities (events, states and then nobody, home; actor and recipient) and the states."""
        states = sorted(sample.naming)
        naming = [(row, sector, number) for number, code in enumerate(states) for row, sector in sample.naming[code]]
        at, sectors, owner = (torch.tensor([n[column] for n in naming], dtype=torch.long) for column in range(3))
        asked = gelu(self.q(words[rows]) + self.qt(kinds))
        keys = self.k(words[at]) + self.ks(sectors)
        away = at[None] - rows[:, None]
        near = torch.bucketize(away.abs().float(), torch.from_numpy(WORD_STEPS).float()) + (len(WORD_STEPS) + 1) * (away < 0).long()
        order = torch.tensor(sample.sentence)
        apart = (order[at][None] - order[rows][:, None]).clamp(-EARLIER, LATER) + EARLIER
        apart = torch.where(order[at][None] == 0, torch.tensor(IN_TITLE), apart)
        scores = torch.einsum("trd,md->tmr", asked.view(len(rows), 2, SIZE), keys) / SIZE**0.5 + self.kb(gelu(keys))[None] + self.wd(near) + self.sd(apart)
        open_ = self.nt(kinds)
        if sample.source != NEWS:
            open_ = open_ + self.open_habits(torch.tensor(sample.source)).view(-1, 4)[kinds]
        home = self.homes(asked) + open_[:, 2:]
        columns = [torch.logsumexp(scores[:, owner == number], 1) for number in range(len(states))]
        columns += [self.none(asked) + open_[:, :2], home if sample.home else torch.full_like(home, BARRED)]
        return F.log_softmax(torch.stack(columns, 1), 1), states

    def modes(self, words: Tensor, kinds: Tensor) -> Tensor:
        """Score the auxiliary modes of events: they are not used at work, but teach the encoder."""
        return torch.as_tensor(self.a2(gelu(self.a1(words) + self.at(kinds))))


def gelu(x: Tensor) -> Tensor:
    """The tanh form, which NumPy can do as well."""
    return F.gelu(x, approximate="tanh")


def padded(samples: list[Sample], embeddings: np.ndarray[Any, Any]) -> dict[str, Tensor]:
    """Pad a batch."""
    pieces, words = max(len(s.pieces) for s in samples), max(len(s.first) for s in samples)
    ids, mask = np.zeros((len(samples), pieces), int), np.zeros((len(samples), pieces), bool)
    first, last, real = (np.zeros((len(samples), words), kind) for kind in (int, int, bool))
    for row, sample in enumerate(samples):
        ids[row, : len(sample.pieces)], mask[row, : len(sample.pieces)] = sample.pieces, True
        first[row, : len(sample.first)], last[row, : len(sample.first)], real[row, : len(sample.first)] = sample.first, sample.last, True
    source = torch.tensor([sample.source for sample in samples])
    return {"embedded": torch.from_numpy(embeddings[ids]), "source": source, **{name: torch.from_numpy(table) for name, table in
            (("mask", mask), ("first", first), ("last", last), ("real", real))}}


def loss_of(network: Network, samples: list[Sample], embeddings: np.ndarray[Any, Any]) -> Tensor:
    """Return the loss of a batch: types of all words, sides and modes of the events."""
    batch = padded(samples, embeddings)
    batch["embedded"] = batch["embedded"].masked_fill((torch.rand(batch["mask"].shape) < FORGOTTEN)[..., None], 0.0)
    states = network.words(batch)
    scores = network.types(states, batch["source"])
    wanted, weight = torch.zeros_like(scores), batch["real"][..., None].float().expand_as(scores).clone()
    sides: list[Tensor] = []
    modes: list[Tensor] = []
    for number, sample in enumerate(samples):
        for gold in sample.golds:
            if gold.optional:
                weight[number, gold.row] = 0
                continue
            weight[number, gold.row, gold.types[1:]] = 0
            wanted[number, gold.row, gold.types[0]] = 1
        sure = [gold for gold in sample.golds if not gold.optional]
        if sure:
            sides += _sides(network, states[number], sample, sure)
            rows, kinds = torch.tensor([g.row for g in sure]), torch.tensor([g.types[0] for g in sure])
            modes.append(F.binary_cross_entropy_with_logits(
                network.modes(states[number][rows], kinds), torch.tensor([g.aux for g in sure]).float(), reduction="none").sum(1))
    total = (F.binary_cross_entropy_with_logits(scores, wanted, reduction="none") * weight).sum() / max(sum(len(s.golds) for s in samples), 1)
    if sides:
        total = total + SIDES * torch.stack(sides).mean()
    if modes:
        total = total + MODES * torch.cat(modes).mean()
    return total


def _sides(network: Network, words: Tensor, sample: Sample, golds: list[Gold]) -> list[Tensor]:
    odds, states = network.sides(words, sample, torch.tensor([g.row for g in golds]), torch.tensor([g.types[0] for g in golds]))
    place = {code: number for number, code in enumerate(states)}
    if sample.home:
        place[sample.home] = len(states) + 1
    out = []
    for number, gold in enumerate(golds):
        for row, known in enumerate((gold.actor, gold.recipient)):
            here = [place[code] for code in known if code in place]
            if not known:
                out.append(-odds[number, len(states), row])
            elif here:
                out.append(-odds[number, here, row].mean())
    return out
