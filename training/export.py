"""From the trained network to the file that ships: one ONNX graph in eight bits, with its vocabulary inside.

The graph takes one window at a time.  So no window's result can depend on its company, although activations are scaled by what
each window itself holds.
"""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy
import onnx
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from tellings.reader.outputs import WIDTH

LAYERS, HEADS = 6, 12
Weights = Mapping[str, numpy.ndarray]


def export(
    weights: Weights, tokenizer: str, about: Mapping[str, Any], to: Path, eight_bits: bool = True
) -> None:
    """Writes the model to `to`: `tokenizer` is the tokenizer's JSON, `about` what is to be known of the model."""
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "small.onnx"
        onnx.save(_graph(weights, eight_bits), plain)
        if eight_bits:
            # It advises a step that changes nothing for this graph.
            logging.getLogger().setLevel(logging.ERROR)
            quantize_dynamic(
                plain,
                small,
                weight_type=QuantType.QInt8,
                per_channel=True,  # a scale for each column: one for a whole matrix rounds small columns away
                op_types_to_quantize=["MatMul", "Attention"],
                nodes_to_exclude=["heads"],  # few numbers, and every answer hangs on them
                extra_options={"DefaultTensorType": TensorProto.FLOAT},
            )
        made = onnx.load(small if eight_bits else plain)
    helper.set_model_props(made, {"tokenizer": tokenizer, "about": json.dumps(about, sort_keys=True)})
    onnx.save(made, to)


def _graph(weights: Weights, eight_bits: bool) -> Any:
    build = _Builder(weights)
    state = build.normal(build.embedded(eight_bits), "norm")
    for layer in range(LAYERS):
        state = build.layer(state, f"layers.{layer}")
    out = build.dense(state, "heads", name="heads")
    inputs = [
        helper.make_tensor_value_info(each, TensorProto.INT64, [1, "tokens"]) for each in ("ids", "shapes")
    ]
    outputs = [helper.make_tensor_value_info(out, TensorProto.FLOAT, [1, "tokens", WIDTH])]
    graph = helper.make_graph(build.nodes, "reader", inputs, outputs, build.tensors)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    return helper.make_model(graph, opset_imports=sets, ir_version=9)


class _Builder:
    """Adds nodes one after another; every method gives the name of what it made."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []

    def add(
        self, operator: str, inputs: Sequence[str], domain: str = "", name: str = "", **attributes: Any
    ) -> str:
        out = f"v{len(self.nodes)}"
        self.nodes.append(
            helper.make_node(operator, list(inputs), [out], name or out, domain=domain, **attributes)
        )
        return out

    def constant(self, name: str, value: numpy.ndarray) -> str:
        self.tensors.append(numpy_helper.from_array(numpy.ascontiguousarray(value), name))
        return name

    def embedded(self, eight_bits: bool) -> str:
        """The sum of a token's vector, its place's and its letter case's."""
        table = self.weights["words.weight"]
        if eight_bits:
            scale = numpy.abs(table).max(axis=1, keepdims=True).astype(numpy.float32) / 127
            rounded = numpy.round(table / numpy.maximum(scale, 1e-12)).astype(numpy.int8)
            words = self.add("Gather", [self.constant("words", rounded), "ids"])
            words = self.add("Cast", [words], to=TensorProto.FLOAT)
            scales = self.add("Gather", [self.constant("word_scales", scale), "ids"])
            words = self.add("Mul", [words, scales])
        else:
            words = self.add("Gather", [self.constant("words", table), "ids"])
        shape = self.add("Shape", ["ids"])
        one = self.constant("one", numpy.array([1]))
        length = self.add("Slice", [shape, one, self.constant("two", numpy.array([2]))])
        zero = self.constant("zero", numpy.array([0]))
        places = self.add(
            "Slice", [self.constant("positions", self.weights["positions.weight"]), zero, length]
        )
        cases = self.add("Gather", [self.constant("cases", self.weights["shapes.weight"]), "shapes"])
        return self.add("Add", [self.add("Add", [words, places]), cases])

    def normal(self, state: str, name: str) -> str:
        scale = self.constant(f"{name}.weight", self.weights[f"{name}.weight"])
        bias = self.constant(f"{name}.bias", self.weights[f"{name}.bias"])
        return self.add("LayerNormalization", [state, scale, bias], axis=-1, epsilon=1e-12)

    def dense(self, state: str, part: str, name: str = "") -> str:
        by = self.constant(f"{part}.weight", self.weights[f"{part}.weight"].T)
        bias = self.constant(f"{part}.bias", self.weights[f"{part}.bias"])
        return self.add("Add", [self.add("MatMul", [state, by], name=name), bias])

    def layer(self, state: str, name: str) -> str:
        parts = [f"{name}.{each}" for each in ("query", "key", "value")]
        by = numpy.concatenate([self.weights[f"{each}.weight"].T for each in parts], axis=1)
        bias = numpy.concatenate([self.weights[f"{each}.bias"] for each in parts])
        inputs = [
            state,
            self.constant(f"{name}.attention", by),
            self.constant(f"{name}.attention.bias", bias),
        ]
        mixed = self.add("Attention", inputs, domain="com.microsoft", num_heads=HEADS)
        state = self.normal(
            self.add("Add", [state, self.dense(mixed, f"{name}.mixed")]), f"{name}.mixed_norm"
        )
        wide = self.add("Gelu", [self.dense(state, f"{name}.wide")], domain="com.microsoft")
        return self.normal(self.add("Add", [state, self.dense(wide, f"{name}.narrow")]), f"{name}.norm")
