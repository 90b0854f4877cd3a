"""Writes the ONNX graph of the default model: `python -m tests.bench.write_graph`.

In comes the header of the model's own `model.safetensors`, out goes `compare/embeddings/all-MiniLM-L6-v2.onnx`: BERT
with six layers as some 24 KB of nodes, whose weights are named as external data inside that very file (safetensors is
a header and raw little-endian tensors), so no copy of the weights is made. The graph has no attention mask: it is
only ever fed texts of one length, which spares the padding and makes a text's vectors independent of its neighbours.
"""

from __future__ import annotations

import json
import struct
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onnx import ModelProto, StringStringEntryProto, TensorProto, helper

from compare.embeddings.packaged import GRAPH, model_folder

WEIGHTS = "model.safetensors"
LAYERS, WIDTH, HEADS = 6, 384, 12
INNER = 3  # a middle layer: beside the last one, its rows show the tagger of attributions where clauses begin and end
EPSILON = 1e-12
# Written out, since the defaults of the onnx package move: the oldest set that has Gelu, and the IR version of its day.
OPSET, IR_VERSION = 20, 9


@dataclass
class Graph:
    """Nodes and constants as they are added; every method gives back the name of what it added."""

    stored: dict[str, dict[str, Any]]
    data_start: int
    nodes: list[Any] = field(default_factory=list)
    tensors: dict[str, TensorProto] = field(default_factory=dict)

    def node(self, kind: str, name: str, *inputs: str, **attributes: Any) -> str:
        """Add a node with one output, which carries the node's `name`."""
        self.nodes.append(helper.make_node(kind, list(inputs), [name], name=name, **attributes))
        return name

    def weight(self, name: str) -> str:
        """Name a tensor of the safetensors file by its place in that file."""
        entry = self.stored[name]
        start, end = entry["data_offsets"]
        tensor = TensorProto(name=name, data_type=TensorProto.FLOAT, dims=entry["shape"])
        tensor.data_location = TensorProto.EXTERNAL
        place = {"location": WEIGHTS, "offset": str(self.data_start + start), "length": str(end - start)}
        tensor.external_data.extend(StringStringEntryProto(key=key, value=value) for key, value in place.items())
        self.tensors[name] = tensor
        return name

    def whole(self, name: str, *values: int, scalar: bool = False) -> str:
        """Add whole numbers as a constant: a list, or a scalar."""
        self.tensors[name] = helper.make_tensor(name, TensorProto.INT64, [] if scalar else [len(values)], values)
        return name

    def norm(self, name: str, x: str, weights: str) -> str:
        """Normalise a layer."""
        scale, bias = self.weight(f"{weights}.weight"), self.weight(f"{weights}.bias")
        return self.node("LayerNormalization", name, x, scale, bias, epsilon=EPSILON)

    def dense(self, name: str, x: str, weights: str) -> str:
        """Multiply rows by a weight matrix, which torch keeps transposed, and add the bias."""
        return self.node("Gemm", name, x, self.weight(f"{weights}.weight"), self.weight(f"{weights}.bias"), transB=1)


def read_header(weights: Path) -> tuple[dict[str, dict[str, Any]], int]:
    """Read what a safetensors file says of its tensors, and where their data begins."""
    with weights.open("rb") as file:
        (length,) = struct.unpack("<Q", file.read(8))
        return json.loads(file.read(length)), 8 + length


def add_embeddings(graph: Graph) -> str:
    """Look up words, positions and the one segment; out go rows, one a word piece of the whole batch."""
    graph.whole("zero", 0, scalar=True)
    graph.whole("one", 1, scalar=True)
    length = graph.node("Squeeze", "length", graph.node("Shape", "length_list", "input_ids", start=1))
    places = graph.node("Range", "places", "zero", length, "one")
    position = graph.node("Gather", "position", graph.weight("embeddings.position_embeddings.weight"), places)
    segment = graph.node("Gather", "segment", graph.weight("embeddings.token_type_embeddings.weight"), "zero")
    word = graph.node("Gather", "word", graph.weight("embeddings.word_embeddings.weight"), "input_ids")
    total = graph.node("Add", "embedded", word, graph.node("Add", "place", position, segment))
    normed = graph.node("Reshape", "rows", total, graph.whole("row_shape", -1, WIDTH))
    return graph.norm("layer0", normed, "embeddings.LayerNorm")


def add_attention(graph: Graph, x: str, layer: int) -> str:
    """Let every word piece look at the others of its text."""
    stored = f"encoder.layer.{layer}.attention"
    turned = {}
    for part, order in (("query", [0, 2, 1, 3]), ("key", [0, 2, 3, 1]), ("value", [0, 2, 1, 3])):
        rows = graph.dense(f"{layer}.{part}", x, f"{stored}.self.{part}")
        heads = graph.node("Reshape", f"{layer}.{part}.heads", rows, "head_shape")
        turned[part] = graph.node("Transpose", f"{layer}.{part}.turned", heads, perm=order)
    products = graph.node("MatMul", f"{layer}.products", turned["query"], turned["key"])
    scaled = graph.node("Mul", f"{layer}.scaled", products, "scale")
    shares = graph.node("Softmax", f"{layer}.shares", scaled, axis=-1)
    mixed = graph.node("MatMul", f"{layer}.mixed", shares, turned["value"])
    back = graph.node("Transpose", f"{layer}.mixed.back", mixed, perm=[0, 2, 1, 3])
    rows = graph.node("Reshape", f"{layer}.mixed.rows", back, "row_shape")
    out = graph.dense(f"{layer}.attended", rows, f"{stored}.output.dense")
    return graph.norm(
        f"{layer}.attention", graph.node("Add", f"{layer}.attended.sum", out, x), f"{stored}.output.LayerNorm"
    )


def add_layer(graph: Graph, x: str, layer: int) -> str:
    """Attend, then widen, bend and narrow each row."""
    stored = f"encoder.layer.{layer}"
    attended = add_attention(graph, x, layer)
    wide = graph.node(
        "Gelu", f"{layer}.wide", graph.dense(f"{layer}.widened", attended, f"{stored}.intermediate.dense")
    )
    narrow = graph.dense(f"{layer}.narrow", wide, f"{stored}.output.dense")
    total = graph.node("Add", f"{layer}.narrow.sum", narrow, attended)
    return graph.norm(f"layer{layer + 1}", total, f"{stored}.output.LayerNorm")


def add_outputs(graph: Graph, x: str, inner: str) -> None:
    """Give the word pieces and their sum, and the word pieces of an inner layer, all of unit length.

    The sum is a product with a row of ones: ONNX Runtime's reductions add in an order that depends on the size of the
    batch and the number of threads, its products do not. Sum and mean have one direction.
    """
    hidden = graph.node("Reshape", "hidden", x, graph.node("Concat", "hidden_shape", "shape", "width", axis=0))
    shape = graph.node("Concat", "ones_shape", graph.whole("one_list", 1), "length_list", axis=0)
    value = helper.make_tensor("value", TensorProto.FLOAT, [1], [1.0])
    summed = graph.node("MatMul", "summed", graph.node("ConstantOfShape", "ones", shape, value=value), hidden)
    pooled = graph.node("Squeeze", "pooled", summed, "one_list")
    graph.node("LpNormalization", "sentence", pooled, axis=-1, p=2)
    graph.node("LpNormalization", "words", hidden, axis=-1, p=2)
    graph.node("LpNormalization", "inner", graph.node("Reshape", "inner_hidden", inner, "hidden_shape"), axis=-1, p=2)


def build(weights: Path) -> ModelProto:
    """Build the graph over the file `weights`: `input_ids` (b, k) to `sentence` (b, d), `words`, `inner` (b, k, d)."""
    graph = Graph(*read_header(weights))
    graph.node("Shape", "shape", "input_ids")
    graph.whole("width", WIDTH)
    graph.node("Concat", "head_shape", "shape", graph.whole("heads", HEADS, WIDTH // HEADS), axis=0)
    graph.tensors["scale"] = helper.make_tensor("scale", TensorProto.FLOAT, [], [(WIDTH // HEADS) ** -0.5])
    rows = add_embeddings(graph)
    for layer in range(LAYERS):
        rows = add_layer(graph, rows, layer)
    add_outputs(graph, rows, f"layer{INNER}")
    built = helper.make_graph(
        graph.nodes,
        "all-MiniLM-L6-v2",
        [helper.make_tensor_value_info("input_ids", TensorProto.INT64, ["texts", "pieces"])],
        [
            helper.make_tensor_value_info("sentence", TensorProto.FLOAT, ["texts", WIDTH]),
            helper.make_tensor_value_info("words", TensorProto.FLOAT, ["texts", "pieces", WIDTH]),
            helper.make_tensor_value_info("inner", TensorProto.FLOAT, ["texts", "pieces", WIDTH]),
        ],
        list(graph.tensors.values()),
    )
    opsets = [helper.make_opsetid("", OPSET)]
    return helper.make_model(built, opset_imports=opsets, ir_version=IR_VERSION, producer_name="storydiff")


if __name__ == "__main__":
    GRAPH.write_bytes(build(model_folder() / WEIGHTS).SerializeToString())
    print(f"{GRAPH} is written, {GRAPH.stat().st_size:,} bytes")
