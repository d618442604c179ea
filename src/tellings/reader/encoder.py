"""The trained encoder: a text of any length in, a row of outputs for each of its tokens out.

The one file that imports the ONNX runtime.  Windows are run one by one, so the result of each depends on nothing but itself.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tellings.errors import UserError

from .outputs import WIDTH
from .windows import OVERLAP, Window, windows

if TYPE_CHECKING:
    import numpy

MODEL = Path(__file__).parent / "model" / "encoder.onnx"
HASH = MODEL.with_suffix(".sha256")  # of the model that the package was released with


@dataclass(frozen=True, slots=True, eq=False)
class Encoded:
    """Of each token of a text: the characters [start, end) that it stands for, and its row of `outputs` (`outputs.LAYOUT`).

    `rows` is [tokens, outputs.WIDTH], float32; `offsets` are in order of position.
    """

    offsets: tuple[tuple[int, int], ...]
    rows: numpy.ndarray

    def at(self, start: int, end: int) -> slice:
        """The tokens that share a character with [start, end); an empty slice where there are none."""
        from bisect import bisect_left, bisect_right

        first = bisect_right(self.offsets, start, key=lambda each: each[1])
        last = bisect_left(self.offsets, end, key=lambda each: each[0])
        return slice(first, max(first, last))


class Encoder:
    """Loads a model once.  `threads`: how many of them a window is run on; the result is the same bits on any number."""

    def __init__(self, model: Path = MODEL, threads: int = 1, checked: bool = True) -> None:
        """Raises UserError where there is no model or where it is not the one that the package was released with."""
        import onnxruntime
        from tokenizers import Tokenizer

        data = model_bytes(model)
        self.hash = hashlib.sha256(data).hexdigest()
        if checked and HASH.read_text(encoding="ascii").split()[0] != self.hash:
            raise UserError(
                f"{model.name}: not the model that this version of Tellings came with; install it anew"
            )
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = threads
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # memory stays flat over any number of documents
        self._session = onnxruntime.InferenceSession(data, options, providers=["CPUExecutionProvider"])
        held = self._session.get_modelmeta().custom_metadata_map
        self.about: dict[str, Any] = json.loads(held["about"])
        self.tokenizer = Tokenizer.from_str(held["tokenizer"])

    def encode(self, text: str) -> Encoded:
        """All of `text`.  Where windows overlap, a token's row is that of the window that shows more on both its sides."""
        import numpy

        cut = list(windows(self.tokenizer, text))
        offsets: list[tuple[int, int]] = []
        rows = []
        for number, window in enumerate(cut):
            own = _own(cut, number)
            offsets += window.offsets[own]
            rows.append(self._run(window)[own])
        return Encoded(
            tuple(offsets), numpy.concatenate(rows) if rows else numpy.zeros((0, WIDTH), numpy.float32)
        )

    def _run(self, window: Window) -> Any:
        import numpy

        given = {
            "ids": numpy.array([window.ids], numpy.int64),
            "shapes": numpy.array([window.shapes], numpy.int64),
        }
        return self._session.run(None, given)[0][0]


def model_bytes(model: Path = MODEL) -> bytes:
    """The model's file.  Raises UserError where it cannot be read."""
    try:
        return model.read_bytes()
    except OSError as fault:
        raise UserError(f"{model.name}: the model of the reader cannot be read ({fault.strerror})") from fault


def _own(cut: list[Window], number: int) -> slice:
    """The tokens of a window that are its own: half of what it shares with each neighbour, and never its two ends."""
    size = len(cut[number].ids)
    first = 1 + (OVERLAP // 2 if number else 0)
    last = size - 1 - (OVERLAP - OVERLAP // 2 if number + 1 < len(cut) else 0)
    return slice(first, last)
