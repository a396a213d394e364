"""Fit the weights of a record's confidence to the articles we coded (benchmarks/gold/coded.jsonl).

    python training/confidence.py collect records.json [--part N --of M] [--parts held]
    python training/confidence.py fit records*.json [--rules confidence.yaml] --out src/lagebild/knowledge/data/confidence.yaml

`collect` codes the articles and writes of every record what holds of it (coding/confidence.py), what the network that reads
passages thinks of it, and whether its type, actors and recipients are those the coder gave. `fit` makes a ridge logistic regression
of the part "train", and then one on "held" (the network was trained on "train") of its log-odds and the network's, and prints how
well their probabilities hold on "held", the latter with each tenth of the articles left out in turn. Two coders agree in AGREEMENT of the dyads, so a record that is right is called wrong now and
then: the odds are raised until the mean on "held" is the share found right, divided by AGREEMENT.
With `--rules` the first one is taken as an earlier fit wrote it, raised, and the records of "train" are not needed
(`collect --parts held spare`; what is not "train" counts as "held").
"""

from __future__ import annotations

import argparse
import json
import sys
import zlib
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmarks"))

AGREEMENT = 0.85  # F1 of type and both sides between two coders of 96 passages (benchmarks/README.md)
RIDGE = 3.0
HEAD = """# How sure a record is: the log-odds that type, actor and recipient are all right, added up over what holds of it.
# Fitted by training/confidence.py to the records of the passages we coded; benchmarks/README.md, "Confidence".
weights:
"""
NETWORK = """# Where the network that reads passages has seen the record: weights of the rules' log-odds (all of the above), of its log-odds of the
# type, and of its log probabilities of the sides.
network:
"""
Matrix = NDArray[np.float64]


def collect(out: Path, part: int, of: int, parts: list[str]) -> None:
    """Code the articles; write the records' features and whether they are right."""
    import own_gold
    from side_ranking import codes_of

    from lagebild.coding import records
    from lagebild.coding.confidence import features

    judged: list[Any] = []
    real = records.confidence

    def listening(*known: Any, **more: Any) -> float:
        judged.append(more["judged"])
        return real(*known, **more)

    records.confidence = listening
    rows: list[dict[str, Any]] = []
    for name, item, events, spans in own_gold.coded(parts, part, of):
        thought = {event.id: one for event, one in zip(events, judged, strict=True)}  # one call for each record, in their order
        judged.clear()
        for (start, end), golds in zip(spans, item["events"], strict=True):
            here = [e for e in events if e.trigger.field == "text" and start <= e.trigger.start < end]
            left = list(golds)
            for exact in (True, False):  # whole records first, so that none takes another's place
                for event in list(here):
                    gold = next((g for g in left if event.event in g["types"] and (not exact or all(
                        codes_of(g[side]) == {a.code for a in getattr(event, side)} - {"---"} for side in ("actor", "recipient")))), None)
                    if gold is None and exact:
                        continue
                    here.remove(event)
                    if gold is not None:
                        left.remove(gold)
                    if gold is None or not gold["optional"]:
                        noun = event.trigger.text[:1].isupper() and event.trigger.start != start
                        rows.append({"item": item["id"], "held": name != "train", "right": exact, "judged": thought[event.id], "features": list(features(
                            event.event, event.actor, event.recipient, set(event.aux), noun=noun, attributed=bool(event.attribution)))})
    out.write_text(json.dumps(rows), encoding="utf-8")


def fit(files: list[Path], out: Path, rules: Path | None) -> None:
    """Fit the weights, print how well they hold, write them."""
    rows = [row for file in files for row in json.loads(file.read_text(encoding="utf-8"))]
    old = yaml.safe_load(rules.read_text(encoding="utf-8"))["weights"] if rules else {}
    names = sorted({name for row in rows for name in row["features"]} | set(old))
    table = np.array([[float(name in row["features"]) for name in names] for row in rows])
    right, held = np.array([row["right"] for row in rows], float), np.array([row["held"] for row in rows])
    if old and set(names) - set(old):
        raise SystemExit(f"{rules} has no weight of {sorted(set(names) - set(old))}: fit without --rules")
    weights = np.array([old[name] for name in names]) if old else logistic(table[~held], right[~held])
    odds = table @ weights
    report("rules' log-odds, as an earlier fit raised them" if old else "rules' log-odds, as fitted", sigmoid(odds[held]), right[held])
    raised = 0.0
    if not old:
        raised = raise_to(odds[held], right[held].mean() / AGREEMENT)
        report("raised", sigmoid(odds[held] + raised), right[held])
    known = np.array([row["judged"] is not None for row in rows]) & held
    beside = np.array([[1.0, odds[number], *rows[number]["judged"]] for number in np.flatnonzero(known)])
    group = np.array([zlib.crc32(rows[number]["item"].encode()) % 10 for number in np.flatnonzero(known)])
    apart = np.zeros(len(beside))
    for tenth in range(10):
        apart[group == tenth] = beside[group == tenth] @ logistic(beside[group != tenth], right[known][group != tenth])
    report("with the network's, tenths left out", sigmoid(apart), right[known])
    more = raise_to(apart, right[known].mean() / AGREEMENT)
    report("raised", sigmoid(apart + more), right[known])
    network = logistic(beside, right[known])
    network[0] += more - network[1] * raised
    weights[names.index("base")] += raised
    out.write_text(HEAD + "".join(f'  "{name}": {weight:.2f}\n' for name, weight in zip(names, weights, strict=True)) + NETWORK + "".join(
        f"  {name}: {weight:.2f}\n" for name, weight in zip(("base", "rules", "type", "actor", "recipient"), network, strict=True)), encoding="utf-8")


def raise_to(odds: Matrix, goal: float) -> float:
    """What to add to log-odds for their mean probability to be `goal`."""
    low, high = -3.0, 3.0
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if sigmoid(odds + middle).mean() < goal else (low, middle)
    return (low + high) / 2


def sigmoid(odds: Matrix) -> Matrix:
    """Probabilities of log-odds."""
    found: Matrix = 1 / (1 + np.exp(-odds))
    return found


def logistic(table: Matrix, right: Matrix) -> Matrix:
    """The weights of a ridge logistic regression, by Newton's method."""
    weights = np.zeros(table.shape[1])
    for _ in range(30):
        odds = sigmoid(table @ weights)
        slope = table.T @ (odds - right) + RIDGE * weights
        curve = (table * (odds * (1 - odds))[:, None]).T @ table + RIDGE * np.eye(len(weights))
        weights -= np.linalg.solve(curve, slope)
    return weights


def report(title: str, odds: Matrix, right: Matrix) -> None:
    """Print the reliability of probabilities: by tenths, Brier score, calibration error, area under the curve."""
    order = odds.argsort()
    ranks = np.empty(len(odds))
    ranks[order] = np.arange(len(odds))
    hits = right.sum()
    area = (ranks[right == 1].sum() - hits * (hits - 1) / 2) / (hits * (len(right) - hits))
    tenths = np.minimum((odds * 10).astype(int), 9)
    error = 0.0
    print(f"{title}: {len(odds)} records, {right.mean():.3f} right, mean prediction {odds.mean():.3f}")
    for tenth in range(10):
        inside = tenths == tenth
        if inside.any():
            error += abs(odds[inside].mean() - right[inside].mean()) * inside.mean()
            print(f"  {tenth / 10:.1f}-{tenth / 10 + 0.1:.1f}  {inside.sum():5d} records  mean prediction {odds[inside].mean():.2f}  right {right[inside].mean():.2f}")
    print(f"  Brier {((odds - right) ** 2).mean():.3f}, calibration error {error:.3f}, AUC {area:.3f}")


def main() -> None:
    """Run from the command line."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("what", choices=["collect", "fit"])
    options.add_argument("files", nargs="+", type=Path)
    options.add_argument("--part", type=int, default=0)
    options.add_argument("--of", type=int, default=1)
    options.add_argument("--parts", nargs="+", default=["train", "held"], choices=["train", "held", "spare"])
    options.add_argument("--rules", type=Path)
    options.add_argument("--out", type=Path, default=Path("confidence.yaml"))
    chosen = options.parse_args()
    if chosen.what == "collect":
        collect(chosen.files[0], chosen.part, chosen.of, chosen.parts)
    else:
        fit(chosen.files, chosen.out, chosen.rules)


if __name__ == "__main__":
    main()
