"""Write a checkpoint as the accurate tier's files: an int8 ONNX graph, embeddings, labels.

The graph is built by hand from ONNX Runtime's fused operators (attention, skip-layer-norm,
bias-gelu), so that no optimiser has to find them. Piece embeddings stay 4-bit, as the source has
them; labels for the greedy heads are scored inside the graph.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
import treebanks
from decode_weights import EncoderFile
from network import load_kept
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

HEADS = 12
NEGATIVE = -1e4


class Graph:
    """Collects nodes and weights."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []
        self._count = 0

    def weight(self, array: Any, name: str = "") -> str:
        """Add a constant and return its name."""
        if isinstance(array, torch.Tensor):
            array = array.detach().numpy()
        self._count += 1
        name = name or f"w{self._count}"
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def add(
        self, kind: str, *inputs: str, domain: str = "", outputs: int = 1, name: str = "", **attributes: Any
    ) -> Any:
        """Add a node and return the name(s) of its output(s)."""
        self._count += 1
        names = [name or f"{kind}_{self._count}_{i}" for i in range(outputs)]
        self.nodes.append(
            helper.make_node(kind, list(inputs), names, domain=domain, name=f"{kind}_{self._count}", **attributes)
        )
        return names[0] if outputs == 1 else names

    def linear(self, x: str, layer: Any, *, bias: bool = True, name: str = "") -> str:
        """Add a product with a (transposed) weight, and its bias."""
        y = self.add("MatMul", x, self.weight(layer["weight"].T, name))
        return self.add("Add", y, self.weight(layer["bias"])) if bias else y


def part(weights: dict[str, torch.Tensor], prefix: str) -> dict[str, torch.Tensor]:
    """Return the weights under a prefix."""
    return {key[len(prefix) :]: value for key, value in weights.items() if key.startswith(prefix)}


def encoder_layer(graph: Graph, x: str, mask: str, weights: dict[str, torch.Tensor], number: int) -> str:
    """Add one transformer layer."""
    fused = "com.microsoft"
    norm = {"domain": fused, "epsilon": 1e-12}
    qkv = graph.linear(x, part(weights, "qkv."), name=f"big_qkv{number}")
    query, key, value = graph.add("Split", qkv, outputs=3, axis=-1, num_outputs=3)
    seen = graph.add("MultiHeadAttention", query, key, value, "", mask, domain=fused, num_heads=HEADS)
    seen = graph.linear(seen, part(weights, "out."), bias=False, name=f"big_out{number}")
    x = graph.add(
        "SkipLayerNormalization",
        seen,
        x,
        graph.weight(weights["norm1.weight"]),
        graph.weight(weights["norm1.bias"]),
        graph.weight(weights["out.bias"]),
        **norm,
    )
    inner = graph.linear(x, part(weights, "up."), bias=False, name=f"big_up{number}")
    inner = graph.add("BiasGelu", inner, graph.weight(weights["up.bias"]), domain=fused)
    inner = graph.linear(inner, part(weights, "down."), bias=False, name=f"big_down{number}")
    return str(
        graph.add(
            "SkipLayerNormalization",
            inner,
            x,
            graph.weight(weights["norm2.weight"]),
            graph.weight(weights["norm2.bias"]),
            graph.weight(weights["down.bias"]),
            **norm,
        )
    )


def build(saved: dict[str, Any], sizes: dict[str, int]) -> onnx.ModelProto:
    """Build the whole float32 graph."""
    weights = {key: value.float() for key, value in saved["weights"].items()}
    graph = Graph()
    width = weights["encoder.norm.weight"].shape[0]
    length = graph.add(
        "Slice", graph.add("Shape", "embedded"), graph.weight(np.array([1])), graph.weight(np.array([2]))
    )
    zero = graph.weight(np.array([0]))
    places = graph.add("Slice", graph.weight(weights["encoder.positions"]), zero, length, zero)
    x = graph.add("Add", "embedded", places)
    kind = graph.add("Gather", graph.weight(weights["encoder.convention.weight"]), "convention", axis=0)
    x = graph.add("Add", x, graph.add("Unsqueeze", kind, graph.weight(np.array([1]))))
    x = graph.add(
        "LayerNormalization",
        x,
        graph.weight(weights["encoder.norm.weight"]),
        graph.weight(weights["encoder.norm.bias"]),
        axis=-1,
        epsilon=1e-12,
    )
    for number in range(saved["depth"]):
        x = encoder_layer(graph, x, "mask", part(weights, f"encoder.layers.{number}."), number)
    flat = graph.add("Reshape", x, graph.weight(np.array([-1, width])))
    words = graph.add(
        "Concat", graph.add("Gather", flat, "first", axis=0), graph.add("Gather", flat, "last", axis=0), axis=-1
    )
    hidden = graph.linear(words, part(weights, "hidden."), name="big_hidden")
    hidden = graph.add("LeakyRelu", hidden, alpha=0.1)
    split = [sizes[x] for x in ("arc", "arc", "label", "label", "tag", "lemma", "entity")]
    parts = graph.add("Split", hidden, graph.weight(np.array(split)), outputs=7, axis=-1)
    arc_outputs(graph, parts, weights)
    relation_outputs(
        graph, parts, part(weights, "relation."), saved["labels"]["relation"].index("root"), sizes["label"]
    )
    for name, place in {"upos": 4, "xpos": 4, "features": 4, "lemma": 5, "entity": 6}.items():
        scores = graph.linear(parts[place], part(weights, name + "."))
        if name in saved["allowed"]:
            table = np.where(saved["allowed"][name], 0, NEGATIVE).astype(np.float32)
            barred = graph.add("Gather", graph.weight(table), "convention", axis=0)
            scores = graph.add("Add", scores, graph.add("Unsqueeze", barred, graph.weight(np.array([1]))))
        if name == "entity":
            graph.add("Identity", scores, name="entity")
        else:
            graph.add("ArgMax", scores, axis=-1, keepdims=0, name=name)
    return finish(graph, width)


def arc_outputs(graph: Graph, parts: list[str], weights: dict[str, torch.Tensor]) -> None:
    """Score all heads; the best one is `heads`, never the word itself nor padding."""
    arc = weights["arc"]
    left = graph.add("Add", graph.add("MatMul", parts[0], graph.weight(arc[:-1])), graph.weight(arc[-1]))
    scores = graph.add("MatMul", left, graph.add("Transpose", parts[1], perm=[0, 2, 1]))
    graph.add("Add", scores, "blocked", name="arcs")
    graph.add("ArgMax", "arcs", axis=-1, keepdims=0, name="heads")


def relation_outputs(graph: Graph, parts: list[str], layer: dict[str, torch.Tensor], root: int, size: int) -> None:
    """Score relations for the best heads; `root` is left to the caller."""
    heads = graph.add("Add", "heads", "offsets")
    flat = graph.add("Reshape", parts[3], graph.weight(np.array([-1, size])))
    above = graph.add("Gather", flat, heads, axis=0)
    joined = graph.add("Concat", graph.add("Mul", parts[2], above), parts[2], above, axis=-1)
    bias = layer["bias"].clone()
    bias[root] = NEGATIVE
    scores = graph.linear(joined, {"weight": layer["weight"], "bias": bias})
    graph.add("ArgMax", scores, axis=-1, keepdims=0, name="relation")
    graph.add("Identity", parts[2], name="down")
    graph.add("Identity", parts[3], name="up")


def outputs() -> list[onnx.ValueInfoProto]:
    """Declare what every tier's network says of a batch of sentences."""
    real, whole = TensorProto.FLOAT, TensorProto.INT64
    best = [
        helper.make_tensor_value_info(name, whole, ["batch", "words"])
        for name in ("heads", "relation", "upos", "xpos", "features", "lemma")
    ]
    scores = [
        helper.make_tensor_value_info(name, real, ["batch", "words", None]) for name in ("arcs", "down", "up", "entity")
    ]
    return best + scores


def finish(graph: Graph, width: int) -> onnx.ModelProto:
    """Declare inputs and outputs."""
    real, whole = TensorProto.FLOAT, TensorProto.INT64
    inputs = [
        helper.make_tensor_value_info("embedded", real, ["batch", "pieces", width]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "pieces"]),
        helper.make_tensor_value_info("convention", whole, ["batch"]),
        helper.make_tensor_value_info("first", whole, ["batch", "words"]),
        helper.make_tensor_value_info("last", whole, ["batch", "words"]),
        helper.make_tensor_value_info("blocked", real, ["batch", "words", "words"]),
        helper.make_tensor_value_info("offsets", whole, ["batch", 1]),
    ]
    body = helper.make_graph(graph.nodes, "lagebild", inputs, outputs(), graph.weights)
    opsets = [helper.make_opsetid("", 18), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(body, opset_imports=opsets, ir_version=9)


def quantise(path: Path, target: Path, *, kind: str) -> None:
    """Quantise the big products to int8, per channel; `kind` is s8 or u8 weights, r for 7 bits.

    The attention's output products stay float: they cost almost nothing and lose the most.
    """
    model = onnx.load(path)
    big = [
        node.name
        for node in model.graph.node
        if node.op_type == "MatMul" and any(x.startswith("big_") and not x.startswith("big_out") for x in node.input)
    ]
    quantize_dynamic(
        path, target, op_types_to_quantize=["MatMul"], nodes_to_quantize=big, per_channel=True,
        reduce_range=kind.endswith("r"),
        weight_type=QuantType.QUInt8 if kind.startswith("u8") else QuantType.QInt8,
        extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
    )  # fmt: skip


def write_rest(saved: dict[str, Any], kept: list[int], folder: Path) -> None:
    """Write vocabulary, 4-bit embeddings, labels and the relation scorer."""
    source = EncoderFile()
    scales, nibbles = source.blocks("emb.word", source.words, source.width)
    pieces = [source.pieces[number] for number in kept]
    place = {number: row for row, number in enumerate(kept)}
    np.savez(
        folder / "encoder.npz", scales=scales[kept], nibbles=nibbles[kept],
        piece_scores=source.scores[kept],
        relation_weight=saved["weights"]["relation.weight"].numpy(),
        relation_bias=saved["weights"]["relation.bias"].numpy(),
    )  # fmt: skip
    content = {
        "pieces": pieces, "normal": used_normalisation(source.normal),
        "bos": place[source.bos], "eos": place[source.eos], "pad": place[source.pad],
        "unknown": place[source.unknown], "labels": saved["labels"],
        "conventions": {name: row for row, name in enumerate(saved["sources"])},
        "plan": saved["plan"],
    }  # fmt: skip
    text = json.dumps(content, ensure_ascii=False)
    (folder / "encoder.json").write_text(text, encoding="utf-8")


def allowed_labels(labels: dict[str, list[str]], sources: list[str]) -> dict[str, np.ndarray]:
    """Tell which labels each convention uses: no Penn tags for German, no STTS for English."""
    groups = treebanks.load_groups()
    result = {}
    for name in ("xpos", "features"):
        table = np.zeros((len(sources), len(labels[name])), dtype=bool)
        for sentence in (item for group in groups.values() for item in group):
            row = sources.index("gsd" if sentence.source == "pud" else sentence.source)
            for label in getattr(sentence, name) or []:
                table[row, labels[name].index(label)] = True
        table[~table.any(axis=1)] = True
        result[name] = table
    return result


def used_normalisation(table: dict[str, str]) -> dict[str, str]:
    """Keep the normalisation of characters below the CJK blocks."""
    return {key: value for key, value in table.items() if ord(key) < 0x2E80 or ord(key) > 0xF8FF}


def main() -> None:
    """Read the command line and write the files."""
    from network import SIZES

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kept", type=Path, required=True)
    parser.add_argument("--quantised", default="s8r")
    parser.add_argument("--keep-float", action="store_true")
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    saved = torch.load(options.checkpoint, weights_only=False)
    saved["allowed"] = allowed_labels(saved["labels"], saved["sources"])
    model = build(saved, SIZES)
    plain = options.folder / "float.onnx"
    onnx.save(model, plain)
    quantise(plain, options.folder / "encoder.onnx", kind=options.quantised)
    if not options.keep_float:
        plain.unlink()
    write_rest(saved, load_kept(options.kept), options.folder)


if __name__ == "__main__":
    main()
