"""Score a checkpoint of training/context.py on collected passages.

    python training/evaluate_context.py CHECKPOINT COLLECTED ...

Prints, for words and types, average precision and the best F1; for given events, how often both sides are right.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import torch
from context import Sample, read
from context_network import Network, padded

from lagebild.language.encoder import vocabulary


def scores(network: Network, samples: list[Sample]) -> dict[str, float]:
    """Measure: `average_precision`, `best_f1`, `both_sides`."""
    odds: list[Any] = []
    truth: list[Any] = []
    right = sides = 0
    embeddings = vocabulary().embeddings
    for sample in samples:
        batch = padded([sample], embeddings)
        states = network.words(batch)
        found = network.types(states, batch["source"])[0].numpy()
        wanted, counted = np.zeros_like(found), np.ones_like(found)
        for gold in sample.golds:
            counted[gold.row, gold.types if gold.optional else gold.types[1:]] = 0
            if not gold.optional:
                wanted[gold.row, gold.types[0]] = 1
        odds.append(found[counted > 0])
        truth.append(wanted[counted > 0])
        for gold in sample.golds:
            if gold.optional:
                continue
            table, states_named = network.sides(states[0], sample, torch.tensor([gold.row]), torch.tensor([gold.types[0]]))
            names = [*states_named, "", sample.home]
            best = [names[int(column)] for column in table[0].argmax(0)]
            sides += 1
            right += all(one in (known or {""}) for one, known in zip(best, (gold.actor, gold.recipient), strict=True))
    if not sides:
        raise SystemExit("no events among these passages: nothing to score")
    said, order = np.concatenate(truth), np.argsort(-np.concatenate(odds), kind="stable")
    hits = np.cumsum(said[order])
    precision, recall = hits / np.arange(1, len(hits) + 1), hits / hits[-1]
    f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
    return {"average_precision": float((precision * said[order]).sum() / hits[-1]), "best_f1": float(f1.max()), "both_sides": right / sides}


def main() -> None:
    """Read the command line and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("collected", type=Path, nargs="+")
    options = parser.parse_args()
    torch.set_num_threads(1)
    network = Network(options.checkpoint).eval()
    with torch.no_grad():
        for path in options.collected:
            print(path.name, *(f"{name} {value:.3f}" for name, value in scores(network, read([path])).items()))


if __name__ == "__main__":
    main()
