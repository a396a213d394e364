"""Predict with the teacher and score against gold: tags, trees, entities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from scoring import Prediction, score

from lagebild.language.lemma_scripts import apply_script
from lagebild.language.trees import decode_tree

if TYPE_CHECKING:
    from network import Preparer, Teacher
    from treebanks import Sentence

BATCH_PIECES = 1200


@torch.inference_mode()
def predict(teacher: Teacher, preparer: Preparer, sentences: list[Sentence]) -> list[Prediction]:
    """Return heads and labels of every sentence, in order."""
    teacher.eval()
    pieces = [preparer.pieces(item.forms, item.spaces) for item in sentences]
    order = sorted(range(len(sentences)), key=lambda row: sum(map(len, pieces[row])))
    result: list[Prediction] = [{} for _ in sentences]
    batch: list[int] = []
    for row in [*order, -1]:
        size = sum(map(len, pieces[row])) + 2
        if batch and (row < 0 or size * (len(batch) + 1) > BATCH_PIECES):
            for place, found in zip(batch, _run(teacher, preparer, sentences, pieces, batch), strict=True):
                result[place] = found
            batch = []
        batch.append(row)
    return result


def _run(
    teacher: Teacher, preparer: Preparer, sentences: list[Sentence],
    pieces: list[list[tuple[int, ...]]], rows: list[int],
) -> list[Prediction]:  # fmt: skip
    sources = ["gsd" if sentences[row].source == "pud" else sentences[row].source for row in rows]
    batch = preparer.batch([pieces[row] for row in rows], sources)
    parts = teacher.words(batch)
    arcs = teacher.arcs(parts[0], parts[1]).masked_fill(~batch["real"][:, None, :], -1e4)
    arcs = arcs.log_softmax(-1)
    greedy = arcs.clone()
    greedy.diagonal(dim1=1, dim2=2).fill_(-1e5)
    best = greedy[:, 1:].argmax(-1).numpy()
    table = arcs.numpy()
    heads = np.zeros(best.shape, np.int64)
    for place, row in enumerate(rows):
        count = len(sentences[row].forms)
        scores = table[place, : count + 1, : count + 1]
        heads[place, :count] = decode_tree(scores, best[place, :count])
    labels = teacher.relations(parts[2], parts[3], torch.from_numpy(heads))
    root = teacher.labels["relation"].index("root")
    labels[..., root] = torch.where(torch.from_numpy(heads) == 0, 1e5, -1e5)
    scores_of = {
        "relations": ("relation", labels),
        "upos": ("upos", teacher.upos(parts[4][:, 1:])),
        "xpos": ("xpos", teacher.xpos(parts[4][:, 1:])),
        "features": ("features", teacher.features(parts[4][:, 1:])),
        "scripts": ("lemma", teacher.lemma(parts[5][:, 1:])),
        "entities": ("entity", teacher.entity(parts[6][:, 1:])),
    }
    found = {key: (name, score.argmax(-1).numpy()) for key, (name, score) in scores_of.items()}
    result: list[Prediction] = []
    for place, row in enumerate(rows):
        forms = sentences[row].forms
        item: Prediction = {"heads": heads[place, : len(forms)].tolist()}
        for key, (name, numbers) in found.items():
            item[key] = [teacher.labels[name][number] for number in numbers[place, : len(forms)]]
        pairs = zip(forms, item.pop("scripts"), strict=True)
        item["lemmas"] = [apply_script(form, str(script)) for form, script in pairs]
        result.append(item)
    return result


def measure(teacher: Teacher, preparer: Preparer, sentences: list[Sentence]) -> dict[str, float]:
    """Predict and score."""
    return score(sentences, predict(teacher, preparer, sentences))
