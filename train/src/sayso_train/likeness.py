"""Nets that tell whether two claims are the same, and how they learn it.

``Sense`` is the encoder of meaning: two claims are the same if their vectors are near. ``Judge`` reads both at once;
it tells more, but would have to read every pair there is. Both learn from labelled pairs; a small ``Sense`` also learns
from what larger nets think of pairs without labels.
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
from numpy.typing import NDArray
from tokenizers import Tokenizer
from torch import Tensor, nn
from tqdm import tqdm

from sayso_train.batches import CLS, SEP
from sayso_train.net import Dropout, Layer, Shape, buckets

Floats = NDArray[np.float64]
Pieces = list[int]

HEAD_RATE, TURN_RATE = 5e-4, 1e-2
"""For a Judge's head, and for the two numbers that turn a cosine into a chance."""
WEIGHT_DECAY, RANKING, SHARPNESS, SEED = 0.01, 1 / 6, 20.0, 7
FOLDS, ASKED_AT_ONCE = 5, 512
VERDICTS = ("same", "related", "different")


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two wordings, their verdict, and the neighbourhood by which folds are made."""

    first: str
    second: str
    verdict: str
    group: str

    @property
    def fold(self) -> int:
        """The fold of its neighbourhood."""
        return crc32(self.group.encode()) % FOLDS

    @property
    def same(self) -> bool:
        """Whether the two are the same claim."""
        return self.verdict == VERDICTS[0]


@dataclass(frozen=True, slots=True)
class Lesson:
    """Two claims as word pieces, and what is to be learned: the chance that they are the same, and a verdict."""

    first: Pieces
    second: Pieces
    chance: float
    verdict: int = 0


@dataclass(frozen=True, slots=True)
class Course:
    """How long and how fast a net learns; ``ranks``: a same pair is to be nearer than others of its batch, too."""

    epochs: float
    rate: float
    batch: int
    warm_up: float = 0.1
    ranks: bool = False


class Sense(nn.Module):
    """The bare encoder: the mean of its last layer, normalised; ``slope`` and ``middle`` make a cosine a log-odds."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.kind = nn.Parameter(torch.zeros(shape.hidden))
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.relative = nn.Embedding(shape.relative, shape.heads) if shape.relative else None
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, self.dropout) for _ in range(shape.layers))
        self.slope, self.middle = nn.Parameter(torch.tensor(12.0)), nn.Parameter(torch.tensor(0.75))

    def forward(self, ids: Tensor) -> Tensor:
        """A vector (batch, hidden) for each row of ids, none of them padded."""
        return nn.functional.normalize(self.states(ids, torch.ones_like(ids)).mean(1), dim=1)

    def vectors(self, texts: Sequence[Pieces]) -> Tensor:
        """A vector for each text."""
        ids, mask = _padded([[CLS, *text, SEP] for text in texts], self.kind.device)
        states = self.states(ids, mask).float()
        return nn.functional.normalize((states * mask[..., None]).sum(1) / mask.sum(1, keepdim=True), dim=1)

    def cosines(self, lessons: Sequence[Lesson]) -> Tensor:
        """How near the two claims of each lesson are."""
        held = self.vectors([one.first for one in lessons] + [one.second for one in lessons])
        return (held[: len(lessons)] * held[len(lessons) :]).sum(1)

    def log_odds(self, lessons: Sequence[Lesson]) -> Tensor:
        """How sure it is that the two are the same."""
        return self.slope * (self.cosines(lessons) - self.middle)

    def loss(self, lessons: Sequence[Lesson], ranks: bool) -> Tensor:
        """Logistic loss; with ``ranks`` also of a pair that is the same and lies no nearer than one that is not."""
        cosines = self.cosines(lessons)
        wanted = torch.tensor([one.chance for one in lessons], device=cosines.device)
        loss = nn.functional.binary_cross_entropy_with_logits(self.slope * (cosines - self.middle), wanted)
        if not ranks:
            return loss
        behind = SHARPNESS * (cosines[None, :] - cosines[:, None])[wanted[:, None] > wanted[None, :]]
        return loss + RANKING * torch.logsumexp(torch.cat([behind.new_zeros(1), behind]), 0)

    def states(self, ids: Tensor, mask: Tensor) -> Tensor:
        """The last layer, where ``mask`` is 0 for what only pads."""
        place = torch.arange(ids.shape[1], device=ids.device)
        x = self.dropout(self.norm(self.words(ids) + self.positions(place) + self.kind))
        bias = ((1.0 - mask.to(x.dtype)) * -1e4)[:, None, None, :]
        if self.relative is not None:
            bias = bias + self.relative(buckets(place, self.relative.num_embeddings)).permute(2, 0, 1)[None]
        if torch.is_autocast_enabled(ids.device.type):
            bias = bias.to(torch.bfloat16)
        for layer in self.layers:
            x = layer(x, bias)
        return x


class Judge(nn.Module):
    """Reads two claims at once and gives a verdict."""

    def __init__(self, shape: Shape, dropout: float = 0.0) -> None:
        super().__init__()
        self.encoder = Sense(shape, dropout)
        self.head = nn.Linear(shape.hidden, len(VERDICTS))

    def log_odds(self, lessons: Sequence[Lesson]) -> Tensor:
        """How sure it is that the two are the same."""
        told = self._verdicts(lessons).log_softmax(1)
        return told[:, 0] - torch.logsumexp(told[:, 1:], 1)

    def loss(self, lessons: Sequence[Lesson], ranks: bool) -> Tensor:  # noqa: ARG002 - as of Sense
        """Cross-entropy of the verdicts."""
        told = self._verdicts(lessons)
        return nn.functional.cross_entropy(told, torch.tensor([one.verdict for one in lessons], device=told.device))

    def _verdicts(self, lessons: Sequence[Lesson]) -> Tensor:
        rows = [[CLS, *one.first, SEP, *one.second, SEP] for one in lessons]
        ids, mask = _padded(rows, self.head.weight.device)
        return self.head(self.encoder.states(ids, mask).float()[:, 0])


def read_pairs(file: Path) -> list[LabelledPair]:
    """The pairs that ``python -m bench.write_pairs`` wrote."""
    return [LabelledPair(**json.loads(line)) for line in file.read_text("utf-8").splitlines()]


def pieces_of(texts: Sequence[str], tokenizer: Tokenizer) -> list[Pieces]:
    """The word pieces of each text, without the special ones."""
    return [row.ids for row in tokenizer.encode_batch(list(texts), add_special_tokens=False)]


def fit(net: Sense | Judge, lessons: Sequence[Lesson], course: Course, about: str) -> None:
    """Let a net learn; its word embeddings stay, for pairs teach nothing about single words."""
    encoder = net.encoder if isinstance(net, Judge) else net
    for table in (encoder.words, encoder.positions):
        table.weight.requires_grad_(False)
    turn, head = [encoder.slope, encoder.middle], list(net.head.parameters()) if isinstance(net, Judge) else []
    apart = {id(one) for one in (*turn, *head)}
    learned = [one for one in net.parameters() if one.requires_grad and id(one) not in apart]
    groups = [{"params": learned, "lr": course.rate}, {"params": turn, "lr": TURN_RATE}]
    groups += [{"params": head, "lr": HEAD_RATE}] if head else []
    optimizer = torch.optim.AdamW(groups, weight_decay=WEIGHT_DECAY)
    steps = max(2, int(course.epochs * (len(lessons) // course.batch + 1)))
    rates = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: max(0.02, min(1.0, (step + 1) / (course.warm_up * steps)) * (1 - step / steps))
    )
    device = encoder.kind.device.type
    net.train()
    for _, batch in zip(tqdm(range(steps), desc=about, unit="batch"), _batches(lessons, course.batch), strict=False):
        with torch.autocast(device, torch.bfloat16):
            loss = net.loss(batch, course.ranks)
        optimizer.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(learned, 1.0)
        optimizer.step()
        rates.step()
    net.eval()


@torch.no_grad()
def told(ask: Sense | Judge, lessons: Sequence[Lesson], cosines: bool = False) -> Floats:
    """What a net thinks of pairs: log-odds that they are the same or, of a Sense, cosines."""
    found = np.zeros(len(lessons))
    order = sorted(range(len(lessons)), key=lambda i: len(lessons[i].first) + len(lessons[i].second))
    device = next(ask.parameters()).device.type
    with torch.autocast(device, torch.bfloat16):
        for start in range(0, len(order), ASKED_AT_ONCE):
            part = order[start : start + ASKED_AT_ONCE]
            asked = [lessons[i] for i in part]
            values = ask.cosines(asked) if cosines and isinstance(ask, Sense) else ask.log_odds(asked)
            found[part] = values.float().cpu().numpy()
    return found


def _batches(lessons: Sequence[Lesson], size: int) -> Iterator[list[Lesson]]:
    """Batches without end: pairs of like length together, in another order every time, either claim first."""
    shuffle = random.Random(SEED)
    while True:
        order = shuffle.sample(lessons, len(lessons))
        made = []
        for start in range(0, len(order), 16 * size):
            alike = sorted(order[start : start + 16 * size], key=lambda one: len(one.first) + len(one.second))
            made += [alike[i : i + size] for i in range(0, len(alike), size)]
        for batch in shuffle.sample(made, len(made)):
            yield [
                one if shuffle.random() < 0.5 else Lesson(one.second, one.first, one.chance, one.verdict)
                for one in batch
            ]


def _padded(rows: Sequence[Pieces], device: torch.device) -> tuple[Tensor, Tensor]:
    length = -(-max(map(len, rows)) // 8) * 8
    ids = np.zeros((len(rows), length), np.int64)
    for number, row in enumerate(rows):
        ids[number, : len(row)] = row
    held = torch.from_numpy(ids).to(device)
    return held, (held != 0).float()
