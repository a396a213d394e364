"""Write the shipped second opinion back as a checkpoint that training/context.py goes on from, where the one it was exported from is gone.

    python training/restore_context.py CHECKPOINT

The weights are unpacked from int8, so a little coarser than what was trained; the head for modes, which the product
does not use, begins anew.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from export_context import NAMES, ROOT
from onnx import numpy_helper


def restore() -> dict[str, Any]:
    """Read the shipped files; return `weights`, `depth` and `sources` as a teacher's checkpoint has them."""
    graph = onnx.load(ROOT / "language" / "models" / "context" / "context.onnx").graph
    constant = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    of: dict[str, list[list[str]]] = {}
    for node in graph.node:
        of.setdefault(node.op_type, []).append(list(node.input))
    users = [(node.op_type, list(node.input), list(node.output)) for node in graph.node]

    def matrix(name: str) -> np.ndarray[Any, Any]:
        if name in constant:
            return constant[name].T
        whole = constant[f"{name}_quantized"].astype(np.float32) - constant[f"{name}_zero_point"].astype(np.float32)
        return np.asarray((whole * constant[f"{name}_scale"]).T, dtype=np.float32)

    def bias(name: str) -> np.ndarray[Any, Any]:
        """Follow a quantised product to the addition behind it."""
        at = next(outputs[0] for _, inputs, outputs in users if f"{name}_quantized" in inputs)
        while True:
            kind, inputs, outputs = next(user for user in users if at in user[1] and user[0] in {"Cast", "Mul", "Add"})
            at = outputs[0]
            if kind == "Add":
                return constant[next(one for one in inputs if one in constant)]

    depth = len(of["MultiHeadAttention"])
    first = of["LayerNormalization"][0]
    places = next(inputs[0] for inputs in of["Slice"] if inputs[0] in constant and constant[inputs[0]].ndim == 2)
    weights = {"encoder.positions": constant[places], "encoder.convention.weight": np.zeros((1, constant[places].shape[1]), np.float32),
               "encoder.norm.weight": constant[first[1]], "encoder.norm.bias": constant[first[2]]}
    norms, activations = of["SkipLayerNormalization"], of["BiasGelu"]
    for number in range(depth):
        here = f"encoder.layers.{number}."
        for name in ("qkv", "out", "up", "down"):
            weights[f"{here}{name}.weight"] = matrix(f"big_{name}{number}")
        weights[f"{here}qkv.bias"], weights[f"{here}up.bias"] = bias(f"big_qkv{number}"), constant[activations[number][1]]
        for name, product, inputs in (("norm1", "out", norms[2 * number]), ("norm2", "down", norms[2 * number + 1])):
            weights[f"{here}{name}.weight"], weights[f"{here}{name}.bias"], weights[f"{here}{product}.bias"] = (constant[x] for x in inputs[2:5])
    for name in ("t1", "q", "k"):
        weights[f"{name}.weight"], weights[f"{name}.bias"] = matrix(f"big_{name}"), bias(f"big_{name}")
    last = next(inputs for kind, inputs, outputs in users if kind == "Add" and any(outputs[0] in i and k == "Identity" and o == ["types"] for k, i, o in users))
    product = next(inputs for kind, inputs, outputs in users if kind == "MatMul" and outputs[0] == last[0])
    weights["t2.weight"], weights["t2.bias"] = constant[product[1]].T, constant[last[1]]
    beside = np.load(ROOT / "coding" / "models" / "context.npz")
    weights.update({key: beside[name] for name, key in NAMES.items()})
    return {"weights": {key: torch.tensor(np.array(value)) for key, value in weights.items()}, "depth": depth, "sources": ["gsd"]}


def main() -> None:
    """Read the command line and write the checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    torch.save(restore(), parser.parse_args().checkpoint)


if __name__ == "__main__":
    main()
