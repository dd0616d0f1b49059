"""The tagger: a MiniLM encoder that also sees case, syntax and place, with a tag head and a link head."""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.attribute.features import SIZES


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder (those of MiniLM-L6-H384) and of the heads on it.

    ``relative`` is the number of buckets for the distance between two pieces, in encoders whose attention has a bias
    for it, else 0.
    """

    vocabulary: int = 30522
    positions: int = 512
    hidden: int = 384
    inner: int = 1536
    layers: int = 6
    heads: int = 12
    tags: int = 13
    link: int = 64
    dropout: float = 0.1
    relative: int = 0
    epsilon: float = 1e-12


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
        self.norm_attention = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.inner = nn.Linear(shape.hidden, shape.inner)
        self.outer = nn.Linear(shape.inner, shape.hidden)
        self.norm_output = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
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
        self.norm = nn.LayerNorm(hidden, eps=shape.epsilon)
        self.relative = nn.Embedding(shape.relative, shape.heads) if shape.relative else None
        dropout = Dropout(shape.dropout)
        self.dropout = dropout
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.hop_in = nn.Linear(2 * hidden, hidden)
        self.hop_out = nn.Linear(hidden, hidden)
        self.norm_hop = nn.LayerNorm(hidden, eps=shape.epsilon)
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
        if self.relative is not None:
            distances = self.relative(buckets(place, self.shape.relative))
            bias = bias + distances.permute(2, 0, 1)[None].to(x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        governed = torch.cat([x, x.gather(1, gather)], -1)
        x = self.norm_hop(x + self.hop_out(self.dropout(F.gelu(self.hop_in(governed)))))
        x = self.dropout(x)
        return self.tag(x), self.link(x)

    def load_encoder(self, weights: dict[str, Tensor]) -> None:
        """Take the weights of a BERT or MPNet encoder under the names transformers gives them."""
        ours = renamed_mpnet(weights, self.shape) if self.shape.relative else renamed(weights, self.shape.layers)
        missing, unexpected = self.load_state_dict(ours, strict=False)
        if unexpected or any(name.startswith(("words", "layers")) for name in missing):
            raise ValueError(f"not an encoder of this shape: {unexpected or missing}")


MPNET = Shape(hidden=768, inner=3072, layers=12, relative=32, epsilon=1e-5)
"""MPNet-base (Song et al., 2020): BERT's word pieces, twelve layers, a bias for distances."""
_MPNET_SPECIAL = {0: 1, 101: 0, 102: 2, 103: 30526}
"""Where MPNet has what BERT's vocabulary has at these places; all other pieces stand 4 further on."""
_FAR = 128
"""From this distance on all are alike to MPNet."""


def buckets(place: Tensor, count: int) -> Tensor:
    """For each pair of places the bucket of their distance: T5's, which MPNet took over."""
    distance = place[:, None] - place[None, :]
    half = count // 2
    exact = half // 2
    size = distance.abs()
    share = torch.log(size.clamp(min=1).float() / exact) / math.log(_FAR / exact)
    coarse = (exact + (share * (half - exact)).long()).clamp(max=half - 1)
    return torch.where(size < exact, size, coarse) + half * (distance < 0)


def renamed_mpnet(weights: dict[str, Tensor], shape: Shape) -> dict[str, Tensor]:
    """The weights of an MPNet encoder under our names, its word pieces in BERT's order."""
    at = torch.arange(shape.vocabulary) + 4
    for ours, theirs in _MPNET_SPECIAL.items():
        at[ours] = theirs
    found = {
        "words.weight": weights["embeddings.word_embeddings.weight"][at],
        "positions.weight": weights["embeddings.position_embeddings.weight"][2:],
        "norm.weight": weights["embeddings.LayerNorm.weight"],
        "norm.bias": weights["embeddings.LayerNorm.bias"],
        "relative.weight": weights["encoder.relative_attention_bias.weight"],
    }
    parts = {
        "query": "attention.attn.q",
        "key": "attention.attn.k",
        "value": "attention.attn.v",
        "out": "attention.attn.o",
        "norm_attention": "attention.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "norm_output": "output.LayerNorm",
    }
    return {name: weight.float() for name, weight in {**found, **_layers(weights, shape.layers, parts)}.items()}


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
    return {name: weight.float() for name, weight in {**ours, **_layers(weights, layers, parts)}.items()}


def _layers(weights: dict[str, Tensor], layers: int, parts: dict[str, str]) -> dict[str, Tensor]:
    return {
        f"layers.{i}.{name}.{kind}": weights[f"encoder.layer.{i}.{theirs}.{kind}"]
        for i in range(layers)
        for name, theirs in parts.items()
        for kind in ("weight", "bias")
    }
