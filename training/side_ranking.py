"""Train the ranking of an event's sides on the articles we coded (benchmarks/gold/coded.jsonl).

    python training/side_ranking.py collect cases.npz [--part N --of M]
    python training/side_ranking.py train cases*.npz --out src/lagebild/coding/models/sides.npz

`collect` codes the articles by the rules alone and writes, for every side of every event whose type is right, its readings
as features and which of them are right; `train` fits the network on the part "train" and prints what it is worth on "held".
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

import numpy as np

from lagebild.coding.side_ranking import Habits

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

ALIASES = {"ROM": "ROU", "JAP": "JPN", "PAL": "PSE", "TMP": "TLS", "ZAR": "COD"}


def codes_of(actors: list[str]) -> frozenset[str]:
    """The countries and bodies of a coded side."""
    return frozenset(ALIASES.get(a.split()[0], a.split()[0]) for a in actors) - {"---"}


def collect(out: Path, part: int, of: int) -> None:
    """Code the articles; write the cases."""
    import own_gold

    from lagebild.coding import events, side_ranking

    found: dict[tuple[int, int], Any] = {}

    def record(_: Any, drafts: Any, article: Any, sentence: Any, earlier: Any) -> None:
        for draft in drafts:
            for view in side_ranking.views(draft, article, sentence, earlier):
                choices = side_ranking.options(view)
                found[draft.word.start, view.row] = (choices, side_ranking.features(view, choices), draft.reading.predicate.id)

    events.rank_sides, events.side_ranker = record, lambda _: True  # type: ignore[assignment]
    rows, right, sizes, held, events_of, named = [], [], [], [], [], []
    for name, item, records, spans in own_gold.coded(("train", "held"), part, of):
        for (start, end), golds in zip(spans, item["events"], strict=True):
            left = [e for e in records if e.trigger.field == "text" and start <= e.trigger.start < end]
            for gold in (g for g in golds if not g["optional"]):
                fits = [e for e in left if e.event in gold["types"]]
                event = next((e for e in fits if e.trigger.start == start + gold["at"]), fits[0] if fits else None)
                if event is None:
                    continue
                left.remove(event)
                for row, side in enumerate(("actor", "recipient")):
                    if (event.trigger.start, row) not in found:
                        continue
                    choices, values, entry = found[event.trigger.start, row]
                    want = codes_of(gold[side])
                    rows.append(values)
                    right.append(np.array([c.known == want for c in choices]))
                    sizes.append(len(choices))
                    named.append((entry, event.event, str(row), "".join("01"[not c.known] for c in choices), "01"[not want]))
                    held.append(name == "held")
                    events_of.append(hash((item["id"], event.trigger.start)))
        found.clear()
    np.savez(out, rows=np.concatenate(rows), right=np.concatenate(right), sizes=sizes, held=held, events=events_of, named=named)


def train(files: list[Path], out: Path, hidden: int, epochs: int) -> None:
    """Fit the network, print its figures, write its weights."""
    import torch

    torch.manual_seed(0)
    torch.set_num_threads(1)
    loaded = [np.load(file) for file in files]
    seen = _seen(loaded)
    habits = Habits(seen)
    cases = []
    for read in loaded:
        ends = np.cumsum(read["sizes"])
        rows, right = read["rows"], torch.from_numpy(read["right"])
        for e, s, h, k, (entry, kind, row, empty, left) in zip(ends, read["sizes"], read["held"], read["events"], read["named"].tolist(), strict=True):
            itself = (0.0, 0.0) if h else (1.0, float(left))  # what is known of an entry must not hold the answer
            columns = np.array(habits.columns(entry, kind, int(row), [c == "1" for c in empty], itself), np.float32)
            cases.append((torch.from_numpy(np.concatenate([rows[e - s:e], columns], 1)), right[e - s:e], bool(h), int(k)))
    learn = [(r, g) for r, g, h, _ in cases if not h and g.any()]
    net = torch.nn.Sequential(torch.nn.Linear(learn[0][0].shape[1], hidden), torch.nn.ReLU(), torch.nn.Dropout(0.2), torch.nn.Linear(hidden, 1))
    optimiser = torch.optim.AdamW(net.parameters(), lr=3e-3, weight_decay=1e-2)
    shuffled = np.random.default_rng(0)
    for epoch in range(epochs):
        net.train()
        for group in optimiser.param_groups:
            group["lr"] = 3e-3 * (1 - epoch / epochs) + 1e-4
        order = shuffled.permutation(len(learn))
        for start in range(0, len(order), 64):
            batch = [learn[i] for i in order[start:start + 64]]
            loss = torch.stack([-torch.logsumexp(net(r)[:, 0].log_softmax(0)[g], 0) for r, g in batch]).mean()
            optimiser.zero_grad()
            loss.backward()
            optimiser.step()
    net.eval()
    for name, wanted in (("train", False), ("held", True)):
        of = [(r, g, k) for r, g, h, k in cases if h == wanted]
        with torch.no_grad():
            odds = [net(r)[:, 0].softmax(0) for r, _, _ in of]
        for margin in (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 2.0):
            hits: dict[int, list[bool]] = {}
            for (_, g, k), o in zip(of, odds, strict=True):
                best = int(o.argmax())
                hits.setdefault(k, []).append(bool(g[best if o[best] - o[0] > margin else 0]))
            print(f"{name} margin {margin}: sides {np.mean([x for v in hits.values() for x in v]):.3f}, both {np.mean([all(v) for v in hits.values()]):.3f} of {len(hits)}")
    first, last = net[0], net[3]
    np.savez_compressed(out, first=first.weight.detach().numpy().T.astype(np.float16), bias=first.bias.detach().numpy().astype(np.float16),
             second=last.weight.detach().numpy()[0].astype(np.float16), names=np.array(list(seen)), seen=np.array(list(seen.values()), np.uint16))


def _seen(files: list[Any]) -> dict[str, tuple[float, float]]:
    """Of every entry and every type, for either side: how often it was met in the part "train" and how often left empty."""
    counts: dict[str, list[float]] = {}
    for read in files:
        for held, (entry, kind, row, _, left) in zip(read["held"], read["named"].tolist(), strict=True):
            for name in () if held else (entry, kind):
                met = counts.setdefault(f"{name}/{row}", [0.0, 0.0])
                met[0] += 1
                met[1] += float(left)
    return {name: (met, left) for name, (met, left) in counts.items()}


def main() -> None:
    """Run from the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["collect", "train"])
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--part", type=int, default=0)
    options.add_argument("--of", type=int, default=1)
    options.add_argument("--out", type=Path, default=Path("sides.npz"))
    options.add_argument("--hidden", type=int, default=24)
    options.add_argument("--epochs", type=int, default=8)
    chosen = options.parse_args()
    if chosen.what == "collect":
        collect(chosen.files[0], chosen.part, chosen.of)
    else:
        train(chosen.files, chosen.out, chosen.hidden, chosen.epochs)


if __name__ == "__main__":
    main()
