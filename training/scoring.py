"""Score predictions against gold: tags, trees, entities. No torch here."""

from __future__ import annotations

import collections
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from treebanks import Sentence

Prediction = dict[str, list[str] | list[int]]


def spans(labels: list[str]) -> set[tuple[int, int, str]]:
    """Read BILOU labels as spans, mending what is inconsistent: a new kind or B/U starts one."""
    found, start, kind = set(), 0, ""
    for place, label in enumerate([*labels, "O"]):
        mark, _, name = label.partition("-")
        if kind and (mark in "OBU" or name != kind):
            found.add((start, place, kind))
            kind = ""
        if mark != "O" and not kind:
            start, kind = place, name
        if mark in {"U", "L"} and kind:
            found.add((start, place + 1, kind))
            kind = ""
    return found


def score(sentences: list[Sentence], predictions: list[Prediction]) -> dict[str, float]:
    """Score what gold there is; LAS on main labels, entities strict."""
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    for item, found in zip(sentences, predictions, strict=True):
        _score_tags(item, found, right, total)
        if item.heads is not None and item.relations is not None:
            _score_tree(item, found, right, total)
        if item.entities is not None:
            gold, predicted = spans(item.entities), spans([str(x) for x in found["entities"]])
            for kind in ("PER", "LOC", "ORG", "MISC"):
                _count_f1(kind, {x for x in gold if x[2] == kind}, {x for x in predicted if x[2] == kind}, right, total)
            three = {x for x in gold if x[2] != "MISC"}
            _count_f1("entities", three, {x for x in predicted if x[2] != "MISC"}, right, total)
    return {name: round(100 * right[name] / total[name], 2) for name in total}


def _score_tags(
    item: Sentence, found: Prediction, right: collections.Counter[str], total: collections.Counter[str]
) -> None:
    for name in ("upos", "xpos", "features", "lemmas"):
        gold = getattr(item, name)
        if gold is not None:
            total[name] += len(gold)
            pairs = zip(gold, found[name], strict=True)
            right[name] += sum(str(a).lower() == str(b).lower() for a, b in pairs)


def _score_tree(
    item: Sentence, found: Prediction, right: collections.Counter[str], total: collections.Counter[str]
) -> None:
    heads, labels = item.heads or [], item.relations or []
    gold = [(w, h, r) for w, (h, r) in enumerate(zip(heads, labels, strict=True))]
    predicted = [(w, int(h), str(r)) for w, (h, r) in enumerate(zip(found["heads"], found["relations"], strict=True))]
    total["UAS"] += len(gold)
    total["LAS"] += len(gold)
    for one, two in zip(gold, predicted, strict=True):
        right["UAS"] += one[1] == two[1]
        right["LAS"] += one[1] == two[1] and one[2].split(":")[0] == two[2].split(":")[0]
    for name, kinds in {"subj": {"nsubj", "nsubj:pass"}, "obj": {"obj"}, "prt": {"compound:prt"}}.items():
        _count_f1(
            name, {x[:2] for x in gold if x[2] in kinds}, {x[:2] for x in predicted if x[2] in kinds}, right, total
        )


def _count_f1(
    name: str, gold: set, predicted: set, right: collections.Counter[str], total: collections.Counter[str]
) -> None:
    right[name] += 2 * len(gold & predicted)
    total[name] += len(gold) + len(predicted)
