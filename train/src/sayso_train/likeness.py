"""Train the encoder of meaning on labelled pairs of claims: the same, or not.

A logistic loss on the cosine, and within a batch a ranking loss: a pair that is the same should be nearer than one that
is not. Claims are short, so four epochs over a thousand pairs take minutes on a processor.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

import numpy as np
import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from tqdm import tqdm

from sayso_train.net import Dropout, Layer, Shape

EPOCHS, RATE, BATCH, SEED = 4, 5e-5, 16, 7
HEAD_RATE = 1e-2
"""For the two numbers that turn a cosine into a chance."""
WARM_UP, WEIGHT_DECAY, RANKING, SHARPNESS = 0.1, 0.01, 1 / 6, 20.0
FOLDS = 5


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two wordings, whether they say the same, and the neighbourhood by which folds are made."""

    first: str
    second: str
    same: bool
    group: str

    @property
    def fold(self) -> int:
        """The fold of its neighbourhood."""
        return crc32(self.group.encode()) % FOLDS


class Sense(nn.Module):
    """The bare encoder: the mean of its last layer, normalised."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.kind = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, self.dropout) for _ in range(shape.layers))

    def forward(self, ids: Tensor) -> Tensor:
        """A vector (batch, hidden) for each row of ids, none of them padded."""
        return nn.functional.normalize(self._states(ids, torch.zeros((1, 1, 1, ids.shape[1]))).mean(1), dim=1)

    def padded(self, ids: Tensor, mask: Tensor) -> Tensor:
        """A vector for each row of ids, where ``mask`` is 0 for what only pads."""
        states = self._states(ids, ((1.0 - mask) * -1e4)[:, None, None, :])
        return nn.functional.normalize((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)

    def _states(self, ids: Tensor, bias: Tensor) -> Tensor:
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(place) + self.kind))
        for layer in self.layers:
            x = layer(x, bias.to(x.dtype))
        return x


def read_pairs(file: Path) -> list[LabelledPair]:
    """The pairs that ``python -m bench.write_pairs`` wrote."""
    return [LabelledPair(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def fit(weights: dict[str, Tensor], pairs: Sequence[LabelledPair], tokenizer: Tokenizer) -> Sense:
    """An encoder that starts from these weights and has learned from the pairs."""
    torch.manual_seed(SEED)
    net = Sense(Shape(), Shape().dropout)
    net.load_state_dict(weights)
    for table in (net.words, net.positions):  # a thousand pairs teach nothing about single words
        table.weight.requires_grad_(False)
    slope, middle = nn.Parameter(torch.tensor(12.0)), nn.Parameter(torch.tensor(0.8))
    learned = [one for one in net.parameters() if one.requires_grad]
    optimizer = torch.optim.AdamW(
        [{"params": learned, "lr": RATE}, {"params": [slope, middle], "lr": HEAD_RATE}], weight_decay=WEIGHT_DECAY
    )
    steps = EPOCHS * (len(pairs) // BATCH + 1)
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.02, min(1.0, (step + 1) / (WARM_UP * steps)) * (1 - step / steps))
    )
    net.train()
    for batch in tqdm(list(_batches(pairs)), desc="learning pairs", unit="batch"):
        loss = _loss(_cosines(net, batch, tokenizer), torch.tensor([float(one.same) for one in batch]), slope, middle)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        rates.step()
    return net.eval()


def out_of_fold(weights: dict[str, Tensor], pairs: Sequence[LabelledPair], tokenizer: Tokenizer) -> list[float]:
    """The cosine of each pair by an encoder that has learned from the other neighbourhoods only."""
    found = np.zeros(len(pairs))
    for fold in range(FOLDS):
        net = fit(weights, [one for one in pairs if one.fold != fold], tokenizer)
        held = [number for number, one in enumerate(pairs) if one.fold == fold]
        with torch.no_grad():
            for start in range(0, len(held), BATCH):
                part = held[start : start + BATCH]
                found[part] = _cosines(net, [pairs[number] for number in part], tokenizer).numpy()
    return [float(one) for one in found]


def _batches(pairs: Sequence[LabelledPair]) -> Iterator[list[LabelledPair]]:
    """All batches of all epochs: pairs of like length together, in another order every time."""
    shuffle = random.Random(SEED)
    for _ in range(EPOCHS):
        order = shuffle.sample(pairs, len(pairs))
        made = []
        for start in range(0, len(order), 8 * BATCH):
            alike = sorted(order[start : start + 8 * BATCH], key=lambda one: len(one.first) + len(one.second))
            made += [alike[i : i + BATCH] for i in range(0, len(alike), BATCH)]
        yield from shuffle.sample(made, len(made))


def _cosines(net: Sense, batch: Sequence[LabelledPair], tokenizer: Tokenizer) -> Tensor:
    rows = tokenizer.encode_batch([one.first for one in batch] + [one.second for one in batch])
    length = max(len(row.ids) for row in rows)
    ids = torch.tensor([row.ids + [0] * (length - len(row.ids)) for row in rows])
    with torch.autocast("cpu", torch.bfloat16):
        vectors = net.padded(ids, (ids != 0).float()).float()
    return (vectors[: len(batch)] * vectors[len(batch) :]).sum(1)


def _loss(cosines: Tensor, same: Tensor, slope: Tensor, middle: Tensor) -> Tensor:
    apart = nn.functional.binary_cross_entropy_with_logits(slope * (cosines - middle), same)
    behind = SHARPNESS * (cosines[None, :] - cosines[:, None])[same[:, None] > same[None, :]]
    return apart + RANKING * torch.logsumexp(torch.cat([torch.zeros(1), behind]), 0)
