"""Write a student's checkpoint as the fast tier's files: ONNX graph, entrance layer, labels."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from export_onnx import NEGATIVE, Graph, arc_outputs, outputs, part, quantise, relation_outputs
from onnx import TensorProto, helper
from student import CONVOLUTIONS, HEADS, LAYERS, REACH, SIZES, WIDTH

FUSED = "com.microsoft"


def norm(graph: Graph, x: str, added: str, weights: dict[str, torch.Tensor], bias: torch.Tensor | None = None) -> str:
    """Add two states (and a bias) and normalise."""
    inputs = [added, x, graph.weight(weights["weight"]), graph.weight(weights["bias"])]
    if bias is not None:
        inputs.append(graph.weight(bias))
    return str(graph.add("SkipLayerNormalization", *inputs, domain=FUSED, epsilon=1e-5))


def convolution(graph: Graph, x: str, real: str, weights: dict[str, torch.Tensor], number: int) -> str:
    """Three neighbours, gated."""
    x = graph.add("Mul", x, real)
    one, end = graph.weight(np.array([1])), graph.weight(np.array([2**31]))
    zero, last = graph.weight(np.array([0])), graph.weight(np.array([-1]))
    before = graph.add("Pad", graph.add("Slice", x, zero, last, one), graph.weight(np.array([0, 1, 0, 0, 0, 0])))
    after = graph.add("Pad", graph.add("Slice", x, one, end, one), graph.weight(np.array([0, 0, 0, 0, 1, 0])))
    near = graph.add("Concat", before, x, after, axis=-1)
    mixed = graph.linear(near, part(weights, "mix."), name=f"big_mix{number}")
    value, gate = graph.add("Split", mixed, outputs=2, axis=-1, num_outputs=2)
    return norm(graph, x, graph.add("Mul", value, graph.add("Sigmoid", gate)), part(weights, "norm."))


def attention(graph: Graph, x: str, weights: dict[str, torch.Tensor], number: int) -> str:
    """One attention layer with a bias by distance."""
    qkv = graph.linear(x, part(weights, "qkv."), name=f"big_qkv{number}")
    query, key, value = graph.add("Split", qkv, outputs=3, axis=-1, num_outputs=3)
    bias = graph.add("Gather", graph.weight(weights["distance"]), "places", axis=1)
    bias = graph.add("Unsqueeze", bias, graph.weight(np.array([0])))
    seen = graph.add("MultiHeadAttention", query, key, value, "", "mask", bias, domain=FUSED, num_heads=HEADS)
    seen = graph.linear(seen, part(weights, "out."), bias=False, name=f"big_out{number}")
    x = norm(graph, x, seen, part(weights, "norm1."), weights["out.bias"])
    inner = graph.linear(x, part(weights, "up."), bias=False, name=f"big_up{number}")
    inner = graph.add("BiasGelu", inner, graph.weight(weights["up.bias"]), domain=FUSED)
    inner = graph.linear(inner, part(weights, "down."), bias=False, name=f"big_down{number}")
    return norm(graph, x, inner, part(weights, "norm2."), weights["down.bias"])


def build(saved: dict[str, Any]) -> onnx.ModelProto:
    """Build the whole float32 graph."""
    weights = {key: value.float() for key, value in saved["weights"].items()}
    graph = Graph()
    x = graph.add(
        "LayerNormalization",
        "vectors",
        graph.weight(weights["enter_norm.weight"]),
        graph.weight(weights["enter_norm.bias"]),
        axis=-1,
        epsilon=1e-5,
    )
    real = graph.add("Unsqueeze", graph.add("Cast", "mask", to=TensorProto.FLOAT), graph.weight(np.array([2])))
    for number in range(CONVOLUTIONS):
        x = convolution(graph, x, real, part(weights, f"convolutions.{number}."), number)
    near = x
    for number in range(LAYERS):
        x = attention(graph, x, part(weights, f"layers.{number}."), number)
    hidden = graph.linear(graph.add("Concat", near, x, axis=-1), part(weights, "hidden."), name="big_hidden")
    hidden = graph.add("LeakyRelu", hidden, alpha=0.1)
    split = [SIZES[name] for name in ("arc", "arc", "label", "label", "tag", "lemma", "entity")]
    parts = graph.add("Split", hidden, graph.weight(np.array(split)), outputs=7, axis=-1)
    arc_outputs(graph, parts, weights)
    relation_outputs(
        graph, parts, part(weights, "relation."), saved["labels"]["relation"].index("root"), SIZES["label"]
    )
    for name, place in {"upos": 4, "xpos": 4, "features": 4, "lemma": 5, "entity": 6}.items():
        scores = graph.linear(parts[place], part(weights, name + "."))
        graph.add("Identity", scores, name=name) if name == "entity" else graph.add(
            "ArgMax", scores, axis=-1, keepdims=0, name=name
        )
    return finish(graph)


def finish(graph: Graph) -> onnx.ModelProto:
    """Declare inputs and outputs."""
    real, whole = TensorProto.FLOAT, TensorProto.INT64
    inputs = [
        helper.make_tensor_value_info("vectors", real, ["batch", "words", WIDTH]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "words"]),
        helper.make_tensor_value_info("places", whole, ["words", "words"]),
        helper.make_tensor_value_info("blocked", real, ["batch", "words", "words"]),
        helper.make_tensor_value_info("offsets", whole, ["batch", 1]),
    ]
    body = helper.make_graph(graph.nodes, "lagebild-student", inputs, outputs(), graph.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9)


def write_rest(saved: dict[str, Any], folder: Path) -> None:
    """Write entrance layer, relation scorer and labels."""
    weights = saved["weights"]
    np.savez(
        folder / "student.npz", enter=weights["enter.weight"].T.numpy().astype(np.float16),
        enter_bias=weights["enter.bias"].numpy(), root=weights["root"].numpy(), reach=np.array(REACH),
        relation_weight=weights["relation.weight"].numpy(), relation_bias=weights["relation.bias"].numpy(),
    )  # fmt: skip
    content = {"labels": saved["labels"], "plan": saved["plan"]}
    (folder / "student.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")


def main() -> None:
    """Read the command line and write the files."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--quantised", default="s8r", help="s8r, u8r, s8, u8 or none")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    saved = torch.load(options.checkpoint, weights_only=False)
    plain = options.folder / "float.onnx"
    onnx.save(build(saved), plain)
    if options.quantised == "none":
        plain.rename(options.folder / "student.onnx")
    else:
        quantise(plain, options.folder / "student.onnx", kind=options.quantised)
        plain.unlink()
    write_rest(saved, options.folder)


_ = NEGATIVE
if __name__ == "__main__":
    main()
