"""What fitted models find in articles: spans, by one model or by the mean of several."""

from __future__ import annotations

from collections.abc import Sequence
from multiprocessing import get_context

import numpy as np
import torch

from sayso.attribute.decode import Decoder
from sayso.attribute.tags import ROLES, TAGS
from sayso.attribute.windows import windows_of
from sayso_train.batches import Sample, collate
from sayso_train.data import Article
from sayso_train.fit import Model

BUDGET = 16384
Spans = list[tuple[str, int, int]]


def spans_in(models: Sequence[Model], articles: list[Article], processes: int = 1) -> list[Spans]:
    """For each article its spans (role, start, end) in pieces, decoded from the mean of the models' scores."""
    emissions = _emissions(models, articles)
    with torch.no_grad():
        transitions = torch.stack([m.crf.transitions for m in models]).mean(0).double().cpu().numpy()
    decoder = Decoder(transitions)
    if processes == 1:
        return [_decoded(decoder, article, scores) for article, scores in zip(articles, emissions, strict=True)]
    with get_context("fork").Pool(processes) as pool:
        jobs = ((decoder, article, scores) for article, scores in zip(articles, emissions, strict=True))
        return pool.starmap(_decoded, jobs, chunksize=16)


def spanned(article: Article, spans: Spans) -> Article:
    """The article with these spans, each by itself: what belongs to what, the teachers are asked again."""
    found = [{role: [(start, end)] if role == own else [] for role in ROLES} for own, start, end in spans]
    return Article(article.id, article.article, article.pieces, found)


def exact_scores(articles: list[Article], found: list[Spans]) -> dict[str, float]:
    """F1 of exact spans for each role."""
    scores = {}
    for role in ROLES:
        gold = [{run for one in article.attributions for run in one[role]} for article in articles]
        ours = [{(start, end) for own, start, end in spans if own == role} for spans in found]
        hits = sum(len(g & o) for g, o in zip(gold, ours, strict=True))
        scores[role] = round(200 * hits / max(sum(map(len, gold)) + sum(map(len, ours)), 1), 2)
    return scores


@torch.no_grad()
def _emissions(models: Sequence[Model], articles: list[Article]) -> list[np.ndarray]:
    """Scores of all pieces of all articles; windows as at run time."""
    device = next(models[0].parameters()).device
    scores = [np.zeros((len(article.pieces), len(TAGS)), np.float32) for article in articles]
    jobs = [(n, window) for n, article in enumerate(articles) for window in windows_of(article.pieces)]
    jobs.sort(key=lambda job: len(job[1]))
    start = 0
    while start < len(jobs):
        end = start + 1
        while end < len(jobs) and (len(jobs[end][1]) + 2) * (end + 1 - start) <= BUDGET:
            end += 1
        part = jobs[start:end]
        batch = collate([Sample(articles[n], window.start, window.end) for n, window in part]).to(device)
        with torch.autocast(device.type, torch.bfloat16):
            found = [model.tagger(batch.ids, batch.features, batch.heads, batch.mask)[0] for model in models]
        mean = torch.stack([one.float() for one in found]).mean(0).cpu().numpy()
        for row, (n, window) in enumerate(part):
            inner = slice(window.keep_start - window.start + 1, window.keep_end - window.start + 1)
            scores[n][window.keep_start : window.keep_end] = mean[row, inner]
        start = end
    return scores


def _decoded(decoder: Decoder, article: Article, scores: np.ndarray) -> Spans:
    if not len(scores):
        return []
    words = np.flatnonzero(article.pieces.first)
    edges = np.append(words, len(scores))
    spans = decoder.spans(scores[words].astype(np.float64))
    return [(one.role, int(edges[one.start]), int(edges[one.end])) for one in spans]


__all__ = ["exact_scores", "spanned", "spans_in"]
