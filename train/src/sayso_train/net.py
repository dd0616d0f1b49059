"""The tagger: a MiniLM encoder that also sees case, syntax and place, with a tag head and a link head."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.attribute.features import SIZES


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder (those of MiniLM-L6-H384) and of the heads on it."""

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    tags: int = 13
    link: int = 64
    dropout: float = 0.1


class Dropout(nn.Module):
    """Dropout whose masks are slices of one random pool: torch's own takes most of a step on a CPU."""

    POOL = 1 << 24

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training or not self.share:
            return x
        if x.is_cuda or x.numel() >= self.POOL:
            return F.dropout(x, self.share)
        if self.pool is None or torch.rand(()) < 1e-3:
            self.pool = (torch.rand(self.POOL) >= self.share).float() / (1 - self.share)
        offset = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[offset : offset + x.numel()].view(x.shape)


class Layer(nn.Module):
    """One encoder layer of BERT (post-norm)."""

    def __init__(self, shape: Shape, dropout: Dropout) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.hidden, shape.hidden)
        self.key = nn.Linear(shape.hidden, shape.hidden)
        self.value = nn.Linear(shape.hidden, shape.hidden)
        self.out = nn.Linear(shape.hidden, shape.hidden)
        self.norm_attention = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.norm_output = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        batch, length, hidden = x.shape
        q, k, v = (
            f(x).view(batch, length, self.heads, hidden // self.heads).transpose(1, 2)
            for f in (self.query, self.key, self.value)
        )
        attended = F.scaled_dot_product_attention(q, k, v, mask)
        attended = attended.transpose(1, 2).reshape(batch, length, hidden)
        x = self.norm_attention(x + self.dropout(self.out(attended)))
        return self.norm_output(x + self.dropout(self.outer(F.gelu(self.inner(x)))))


class Tagger(nn.Module):
    """Encoder, tag head (emissions for a CRF) and link head (vectors whose products score links).

    ``links`` holds four vectors of ``shape.link`` numbers a piece, in this order: a source
    looking for its cue, a content looking for its cue, a cue for sources, a cue for contents.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        hidden = shape.hidden
        self.words = nn.Embedding(shape.vocabulary, hidden)
        self.positions = nn.Embedding(shape.positions, hidden)
        self.kind = nn.Parameter(torch.zeros(hidden))
        self.features = nn.ModuleList(nn.Embedding(size, hidden) for size in SIZES.values())
        self.governor = nn.Linear(hidden, hidden, bias=False)
        self.norm = nn.LayerNorm(hidden, eps=1e-12)
        dropout = Dropout(shape.dropout)
        self.dropout = dropout
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.hop_in = nn.Linear(2 * hidden, hidden)
        self.hop_out = nn.Linear(hidden, hidden)
        self.norm_hop = nn.LayerNorm(hidden, eps=1e-12)
        self.tag = nn.Linear(hidden, shape.tags)
        self.link = nn.Linear(hidden, 4 * shape.link)
        for table in self.features:
            nn.init.normal_(table.weight, std=0.01)
        nn.init.zeros_(self.governor.weight)
        nn.init.normal_(self.hop_out.weight, std=0.01)

    def forward(self, ids: Tensor, features: Tensor, heads: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """Emissions (batch, length, tags) and link vectors (batch, length, 4 * link)."""
        embedded = self.words(ids)
        gather = heads.unsqueeze(-1).expand(-1, -1, self.shape.hidden)
        place = torch.arange(ids.shape[1], device=ids.device)
        x = embedded + self.positions(place) + self.kind + self.governor(embedded.gather(1, gather))
        for column, table in enumerate(self.features):
            x = x + table(features[:, :, column])
        x = self.dropout(self.norm(x))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        governed = torch.cat([x, x.gather(1, gather)], -1)
        x = self.norm_hop(x + self.hop_out(self.dropout(F.gelu(self.hop_in(governed)))))
        x = self.dropout(x)
        return self.tag(x), self.link(x)

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of a BERT encoder under the names transformers gives them."""
        missing, unexpected = self.load_state_dict(renamed(weights, self.shape.layers), strict=False)
        if unexpected or any(name.startswith(("words", "layers")) for name in missing):
            raise ValueError(f"not a BERT encoder of this shape: {unexpected or missing}")


def renamed(weights: dict[str, Tensor], layers: int) -> dict[str, Tensor]:
    """The weights of a BERT encoder under our names instead of those transformers gives them."""
    ours = {
        "words.weight": weights["embeddings.word_embeddings.weight"],
        "positions.weight": weights["embeddings.position_embeddings.weight"],
        "kind": weights["embeddings.token_type_embeddings.weight"][0],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
    }
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "out": "attention.output.dense",
        "norm_attention": "attention.output.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm_output": "output.LayerNorm",
    }
    for i in range(layers):
        for name, theirs in parts.items():
            for kind in ("weight", "bias"):
                ours[f"layers.{i}.{name}.{kind}"] = weights[f"encoder.layer.{i}.{theirs}.{kind}"]
    return {name: weight.float() for name, weight in ours.items()}
