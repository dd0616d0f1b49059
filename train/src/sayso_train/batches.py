"""Windows of articles, cut anew in every epoch, and batches of them for the net."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor

from sayso.attribute.features import SIZES
from sayso.attribute.linking import LINKED_ROLES, PAIR_SIZES, pair_features
from sayso.attribute.tags import ROLES, tag_index
from sayso.attribute.windows import MAX_PIECES
from sayso_train.augment import augment
from sayso_train.data import Article

if TYPE_CHECKING:
    from sayso_train.fit import Settings

CLS, SEP = 101, 102
INSIDE_CLS = 2
"""The start token where the content of an attribution is read: one that the vocabulary leaves unused."""
INSIDE_SHARE = 0.1
"""So many windows of articles are read as if they were contents: there are few of those with labels."""


@dataclass
class Sample:
    """One window: a stretch of an article's pieces."""

    article: Article
    start: int
    end: int


@dataclass(frozen=True)
class Pool:
    """Articles that are learned from alike.

    ``soft`` ones have spans of a teacher instead of labels. ``judges`` are the numbers of the teachers that have not
    learned from them, whose opinion is worth something.
    """

    articles: list[Article]
    soft: bool = False
    judges: tuple[int, ...] = ()


@dataclass
class Links:
    """The spans of one role and the cues, as (row, start, end) in pieces of the row's window.

    ``pairs`` holds the features of each pair (spans, cues, len(PAIR_SIZES)), zero for pairs of different windows;
    ``targets`` the number of each span's cue or, for none, how many cues there are.
    """

    spans: Tensor
    cues: Tensor
    pairs: Tensor
    targets: Tensor


@dataclass
class Batch:
    """Tensors for one step; words are the first pieces, in order."""

    ids: Tensor
    features: Tensor
    heads: Tensor
    mask: Tensor
    word_at: Tensor
    tags: Tensor
    word_mask: Tensor
    links: dict[str, Links]

    def to(self, device: torch.device) -> Batch:
        """The same on another device."""
        moved = {name: value.to(device) for name, value in vars(self).items() if isinstance(value, Tensor)}
        links = {
            role: Links(**{name: value.to(device) for name, value in vars(one).items()})
            for role, one in self.links.items()
        }
        return Batch(**moved, links=links)


def cut(article: Article, rng: random.Random, paragraph_share: float) -> list[Sample]:
    """Windows over one article: packed sentences from a random first length, or, as at run time, its blocks."""
    pieces = article.pieces
    if rng.random() < paragraph_share:
        edges = np.flatnonzero(np.diff(pieces.blocks, prepend=-1) != 0).tolist()
        limit = 1
    else:
        edges = np.flatnonzero(np.diff(pieces.sentences, prepend=-1) != 0).tolist()
        limit = rng.randint(40, MAX_PIECES)
    samples, start = [], 0
    bounds = [*edges[1:], len(pieces)]
    for before, edge in zip([0, *bounds], bounds, strict=False):
        if edge - start > limit and before > start:
            samples.append(Sample(article, start, before))
            start = before
            limit = limit if limit == 1 else MAX_PIECES
        while edge - start > MAX_PIECES:
            samples.append(Sample(article, start, start + MAX_PIECES))
            start += MAX_PIECES
    if start < len(pieces):
        samples.append(Sample(article, start, len(pieces)))
    return samples


def epoch(articles: list[Article], rng: random.Random, settings: Settings) -> Iterator[list[Sample]]:
    """One pass: a random version of each article, windows grouped by length, batches in random order."""
    versions: dict[str, list[Article]] = {}
    for article in articles:
        versions.setdefault(article.article, []).append(article)
    samples = [s for group in versions.values() for s in cut(rng.choice(group), rng, settings.paragraph_share)]
    rng.shuffle(samples)
    samples.sort(key=lambda s: (s.end - s.start) // 8)
    batches, current, longest = [], [], 0
    for sample in samples:
        length = sample.end - sample.start + 2
        if current and max(longest, length) * (len(current) + 1) > settings.budget:
            batches.append(current)
            current, longest = [], 0
        current.append(sample)
        longest = max(longest, length)
    if current:
        batches.append(current)
    rng.shuffle(batches)
    return iter(batches)


def clipped(runs: list[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The runs inside a window, counted from its start."""
    return [(max(s, start) - start, min(e, end) - start) for s, e in runs if s < end and e > start]


def collate(samples: list[Sample], rng: random.Random | None = None) -> Batch:
    """Tensors for the windows, varied if ``rng`` is given; position 0 is the start token."""
    length = max(s.end - s.start for s in samples) + 2
    size = len(samples)
    ids = np.zeros((size, length), np.int64)
    features = np.zeros((size, length, len(SIZES)), np.int64)
    heads = np.tile(np.arange(length), (size, 1))
    mask = np.zeros((size, length), np.int64)
    word_rows, tag_rows, attribution_rows = [], [], []
    for row, sample in enumerate(samples):
        pieces, start, end = sample.article.pieces, sample.start, sample.end
        n = end - start
        inside = pieces.inside or (rng is not None and rng.random() < INSIDE_SHARE)
        ids[row, : n + 2] = [INSIDE_CLS if inside else CLS, *pieces.ids[start:end], SEP]
        features[row, 1 : n + 1] = pieces.features[start:end]
        governed = (pieces.heads[start:end] >= start) & (pieces.heads[start:end] < end)
        heads[row, 1 : n + 1] = np.where(governed, pieces.heads[start:end] - start + 1, np.arange(1, n + 1))
        mask[row, : n + 2] = 1
        if rng:
            augment(ids[row, 1 : n + 1], features[row, 1 : n + 1], rng)
        first = pieces.first[start:end].copy()
        first[0] = True
        words = np.flatnonzero(first)
        tags = np.zeros(n, np.int64)
        attributions = [{r: clipped(a[r], start, end) for r in ROLES} for a in sample.article.attributions]
        for attribution in attributions:
            for role in ROLES:
                for s, e in attribution[role]:
                    _mark(tags, words, role, s, e)
        word_rows.append(words + 1)
        tag_rows.append(tags[words])
        attribution_rows.append(attributions)
    word_length = max(map(len, word_rows))
    word_at = np.zeros((size, word_length), np.int64)
    tags = np.zeros((size, word_length), np.int64)
    word_mask = np.zeros((size, word_length), bool)
    for row, (words, row_tags) in enumerate(zip(word_rows, tag_rows, strict=True)):
        word_at[row, : len(words)] = words
        tags[row, : len(words)] = row_tags
        word_mask[row, : len(words)] = True
    as_tensor = torch.from_numpy
    return Batch(
        as_tensor(ids), as_tensor(features), as_tensor(heads), as_tensor(mask),
        as_tensor(word_at), as_tensor(tags), as_tensor(word_mask),
        {role: _links(role, samples, attribution_rows) for role in LINKED_ROLES},
    )  # fmt: skip


def _mark(tags: np.ndarray, words: np.ndarray, role: str, start: int, end: int) -> None:
    inside = words[(words >= start) & (words < end)]
    # A word has one tag: of two attributions that share a source, the first marks it.
    if not len(inside) or tags[inside].any():
        return
    tags[inside] = tag_index(role, "I")
    tags[inside[0]], tags[inside[-1]] = tag_index(role, "B"), tag_index(role, "E")
    if len(inside) == 1:
        tags[inside[0]] = tag_index(role, "S")


def _links(role: str, samples: list[Sample], rows: list[list[dict]]) -> Links:
    """All spans of a role in the batch, its cues, and which cue is whose."""
    spans: list[tuple[int, int, int]] = []
    cues: list[tuple[int, int, int]] = []
    targets: list[int | None] = []
    blocks = []
    for row, (sample, attributions) in enumerate(zip(samples, rows, strict=True)):
        cued = sorted((a["cue"][0], i) for i, a in enumerate(attributions) if a["cue"])
        number = {i: len(cues) + n for n, (_, i) in enumerate(cued)}
        own = [(run, number.get(i)) for i, a in enumerate(attributions) for run in a[role]]
        if own and cued:
            absolute = [[(s + sample.start, e + sample.start) for s, e in runs] for runs in
                        ([run for run, _ in own], [run for run, _ in cued])]  # fmt: skip
            blocks.append((len(spans), len(cues), pair_features(sample.article.pieces, *absolute)))
        spans.extend((row, *run) for run, _ in own)
        targets.extend(target for _, target in own)
        cues.extend((row, *run) for run, _ in cued)
    pairs = np.zeros((len(spans), len(cues), len(PAIR_SIZES)), np.uint8)
    for first, offset, block in blocks:
        pairs[first : first + block.shape[0], offset : offset + block.shape[1]] = block
    return Links(
        torch.tensor(spans, dtype=torch.int64).reshape(-1, 3),
        torch.tensor(cues, dtype=torch.int64).reshape(-1, 3),
        torch.from_numpy(pairs),
        torch.tensor([len(cues) if t is None else t for t in targets], dtype=torch.int64),
    )


__all__ = ["Batch", "Links", "Pool", "Sample", "collate", "cut", "epoch"]
