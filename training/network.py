"""The network: a small BERT with the letter case beside its tokens, and one row of outputs for all heads.

Every head is linear in the last state of a token.  What is asked of a whole document is the mean of its tokens' answers,
weighted by how much each says on the question: so any number of windows gives one answer.
"""

from __future__ import annotations

from pathlib import Path

from safetensors.torch import load_file
from torch import Tensor, nn

from tellings.reader.outputs import LAYOUT, WIDTH
from tellings.reader.windows import SHAPES

LAYERS, HEADS, SIZE, INNER = 6, 12, 384, 1536
VOCABULARY, POSITIONS = 30522, 512


class Layer(nn.Module):
    """Attention and a feed-forward part, each with a normalised residual, as BERT has them."""

    def __init__(self, drop: float) -> None:
        super().__init__()
        self.query, self.key, self.value = (nn.Linear(SIZE, SIZE) for _ in range(3))
        self.mixed = nn.Linear(SIZE, SIZE)
        self.mixed_norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.wide = nn.Linear(SIZE, INNER)
        self.narrow = nn.Linear(INNER, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.drop = nn.Dropout(drop)

    def forward(self, state: Tensor, mask: Tensor | None) -> Tensor:
        windows, tokens, _ = state.shape

        def split(each: Tensor) -> Tensor:
            return each.view(windows, tokens, HEADS, SIZE // HEADS).transpose(1, 2)

        mixed = nn.functional.scaled_dot_product_attention(
            split(self.query(state)), split(self.key(state)), split(self.value(state)), attn_mask=mask
        )
        mixed = self.mixed(mixed.transpose(1, 2).reshape(windows, tokens, SIZE))
        state = self.mixed_norm(state + mixed)
        return self.norm(state + self.drop(self.narrow(nn.functional.gelu(self.wide(state)))))


class Network(nn.Module):
    """Token ids and shapes [windows, tokens] with a mask in, outputs [windows, tokens, WIDTH] out."""

    def __init__(self, drop: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, SIZE)
        self.positions = nn.Embedding(POSITIONS, SIZE)
        self.shapes = nn.Embedding(SHAPES, SIZE)
        self.norm = nn.LayerNorm(SIZE, eps=1e-12)
        self.layers = nn.ModuleList(Layer(drop) for _ in range(LAYERS))
        self.drop = nn.Dropout(drop)
        self.heads = nn.Linear(SIZE, WIDTH)
        # Few words of the corpora say anything new of a word: the vectors that the encoder came with are kept.
        self.words.weight.requires_grad_(False)
        nn.init.zeros_(self.shapes.weight)
        nn.init.normal_(self.heads.weight, std=0.02)
        nn.init.zeros_(self.heads.bias)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> Tensor:
        positions = self.positions.weight[: ids.shape[1]]
        state = self.norm(self.words(ids) + positions + self.shapes(shapes))
        # Each window sees its own tokens only; padding is seen by none.
        seen = None if bool(mask.all()) else mask[:, None, None, :]
        for layer in self.layers:
            state = layer(state, seen)
        return self.heads(self.drop(state))

    def start_from(self, weights: Path) -> None:
        """Takes the encoder of all-MiniLM-L6-v2 from its safetensors file."""
        given = load_file(weights)
        names = {
            "attention.self.query": "query",
            "attention.self.key": "key",
            "attention.self.value": "value",
        }
        names |= {"attention.output.dense": "mixed", "attention.output.LayerNorm": "mixed_norm"}
        names |= {"intermediate.dense": "wide", "output.dense": "narrow", "output.LayerNorm": "norm"}
        taken = {
            "words.weight": given["embeddings.word_embeddings.weight"],
            # Every token is of the first kind: its vector is added to all positions once and for all.
            "positions.weight": given["embeddings.position_embeddings.weight"]
            + given["embeddings.token_type_embeddings.weight"][0],
            "norm.weight": given["embeddings.LayerNorm.weight"],
            "norm.bias": given["embeddings.LayerNorm.bias"],
        }
        for layer in range(LAYERS):
            for theirs, ours in names.items():
                for part in ("weight", "bias"):
                    taken[f"layers.{layer}.{ours}.{part}"] = given[f"encoder.layer.{layer}.{theirs}.{part}"]
        missing, unexpected = self.load_state_dict(taken, strict=False)
        assert not unexpected
        assert set(missing) == {"shapes.weight", "heads.weight", "heads.bias"}


def part(outputs: Tensor, name: str) -> Tensor:
    """The columns of one head."""
    start, end = LAYOUT[name]
    return outputs[..., start:end]
