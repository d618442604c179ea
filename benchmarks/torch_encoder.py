"""The same weights as `encoder.py`, run by PyTorch in fp32: what the shipped runtime is measured against."""

from __future__ import annotations

import importlib.util
import math
from typing import Any

from .encoder import HEADS, LAYERS, WEIGHTS, tokenizer, weights_folder, windows_of

EPSILON = 1e-12  # of the layer normalisation, as in BERT


def is_installed() -> bool:
    """Whether PyTorch is there to run it."""
    return importlib.util.find_spec("torch") is not None


class TorchEncoder:
    """Text in, vectors out, over the same windows in the same batches.  Raises ImportError without PyTorch."""

    def __init__(self, threads: int) -> None:
        import torch
        from safetensors.torch import load_file

        torch.set_num_threads(threads)
        folder = weights_folder()
        self._torch = torch
        self._tokens = tokenizer(folder)
        self._weights: dict[str, Any] = load_file(folder / WEIGHTS)

    def read(self, text: str) -> int:
        """Encodes all of `text`; the number of its tokens, each counted once per window that holds it."""
        ids, mask = windows_of(self._tokens, text)
        with self._torch.inference_mode():
            self._run(self._torch.from_numpy(ids), self._torch.from_numpy(mask))
        return int(mask.sum())

    def _run(self, ids: Any, mask: Any) -> Any:
        """BERT as published: embeddings, then attention and feed-forward, each with a normalised residual."""
        weights, torch = self._weights, self._torch
        state = weights["embeddings.word_embeddings.weight"][ids]
        state = state + weights["embeddings.position_embeddings.weight"][: ids.shape[1]]
        state = state + weights["embeddings.token_type_embeddings.weight"][0]
        state = self._normal(state, "embeddings.LayerNorm")
        unseen = torch.zeros(mask.shape, dtype=state.dtype).masked_fill(mask == 0, -math.inf)[
            :, None, None, :
        ]
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            seen = self._attend(state, unseen, f"{name}.attention")
            state = self._normal(state + seen, f"{name}.attention.output.LayerNorm")
            wide = torch.nn.functional.gelu(self._dense(state, f"{name}.intermediate.dense"))
            state = self._normal(
                state + self._dense(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"
            )
        return state

    def _attend(self, state: Any, unseen: Any, name: str) -> Any:
        def heads(part: str) -> Any:
            made = self._dense(state, f"{name}.self.{part}")
            return made.view(*made.shape[:2], HEADS, -1).transpose(1, 2)

        attention = self._torch.nn.functional.scaled_dot_product_attention
        seen = attention(heads("query"), heads("key"), heads("value"), attn_mask=unseen)
        return self._dense(seen.transpose(1, 2).flatten(2), f"{name}.output.dense")

    def _dense(self, state: Any, name: str) -> Any:
        linear = self._torch.nn.functional.linear
        return linear(state, self._weights[f"{name}.weight"], self._weights[f"{name}.bias"])

    def _normal(self, state: Any, name: str) -> Any:
        weight, bias = self._weights[f"{name}.weight"], self._weights[f"{name}.bias"]
        return self._torch.nn.functional.layer_norm(state, weight.shape, weight, bias, EPSILON)
