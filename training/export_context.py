"""Write a checkpoint of training/context.py as the second opinion's files: an int8 ONNX graph and the small weights beside it.

    python training/export_context.py CHECKPOINT
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from export_onnx import Graph, encoder_layer, part, quantise
from onnx import TensorProto, helper

ROOT = Path(__file__).resolve().parents[1] / "src" / "lagebild"
NAMES = {"kind": "qt.weight", "sector": "ks.weight", "bias_weight": "kb.weight", "bias": "kb.bias", "near": "wd.weight", "sentence": "sd.weight",
         "nobody_weight": "none.weight", "nobody": "none.bias", "home_weight": "homes.weight", "home": "homes.bias", "open": "nt.weight"}


def build(weights: dict[str, torch.Tensor], depth: int) -> onnx.ModelProto:
    """Build the float32 graph: pieces of one passage in, types, query and key of every word out."""
    graph = Graph()
    width = weights["encoder.norm.weight"].shape[0]
    length = graph.add("Slice", graph.add("Shape", "embedded"), graph.weight(np.array([1])), graph.weight(np.array([2])))
    zero = graph.weight(np.array([0]))
    places = graph.add("Slice", graph.weight(weights["encoder.positions"] + weights["encoder.convention.weight"][0]), zero, length, zero)
    x = graph.add("Add", "embedded", places)
    x = graph.add("LayerNormalization", x, graph.weight(weights["encoder.norm.weight"]), graph.weight(weights["encoder.norm.bias"]), axis=-1, epsilon=1e-12)
    for number in range(depth):
        x = encoder_layer(graph, x, "mask", part(weights, f"encoder.layers.{number}."), number)
    flat = graph.add("Reshape", x, graph.weight(np.array([-1, width])))
    words = graph.add("Concat", graph.add("Gather", flat, "first", axis=0), graph.add("Gather", flat, "last", axis=0), axis=-1)
    hidden = graph.linear(words, part(weights, "t1."), name="big_t1")
    graph.add("Identity", graph.linear(graph.add("FastGelu", hidden, domain="com.microsoft"), part(weights, "t2.")), name="types")
    graph.add("Identity", graph.linear(words, part(weights, "q."), name="big_q"), name="query")
    graph.add("Identity", graph.linear(words, part(weights, "k."), name="big_k"), name="key")
    real, whole = TensorProto.FLOAT, TensorProto.INT64
    inputs = [helper.make_tensor_value_info("embedded", real, [1, "pieces", width]), helper.make_tensor_value_info("mask", TensorProto.INT32, [1, "pieces"]),
              helper.make_tensor_value_info("first", whole, ["words"]), helper.make_tensor_value_info("last", whole, ["words"])]
    outputs = [helper.make_tensor_value_info(name, real, ["words", None]) for name in ("types", "query", "key")]
    body = helper.make_graph(graph.nodes, "lagebild-context", inputs, outputs, graph.weights)
    return helper.make_model(body, opset_imports=[helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)], ir_version=9)


def small(weights: dict[str, torch.Tensor], types: list[str], sectors: list[str]) -> dict[str, Any]:
    """The weights that coding/context_opinion.py applies itself."""
    return {**{name: weights[key].numpy().astype(np.float32) for name, key in NAMES.items()}, "types": np.array(types), "sectors": np.array(sectors)}


def main() -> None:
    """Read the command line and write the files."""
    from context import SECTORS, TYPES

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    options = parser.parse_args()
    weights = {key: value.float() for key, value in torch.load(options.checkpoint, weights_only=False)["weights"].items()}
    depth = 1 + max(int(key.split(".")[2]) for key in weights if key.startswith("encoder.layers."))
    folder = ROOT / "language" / "models" / "context"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "float.onnx"
        onnx.save(build(weights, depth), plain)
        quantise(plain, folder / "context.onnx", kind="s8r")
    np.savez(ROOT / "coding" / "models" / "context.npz", **small(weights, TYPES, SECTORS))


if __name__ == "__main__":
    main()
