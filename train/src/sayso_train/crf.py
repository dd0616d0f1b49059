"""A linear-chain CRF over the words of a window, with illegal tag sequences ruled out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.attribute.tags import ENDS, STARTS, TRANSITIONS

FORBIDDEN = -1e4


class Crf(nn.Module):
    """Scores for tags at the start, at the end and after one another."""

    def __init__(self) -> None:
        super().__init__()
        allowed = torch.tensor(TRANSITIONS)
        self.register_buffer("barrier", torch.where(allowed, 0.0, FORBIDDEN))
        self.register_buffer("start_barrier", torch.where(torch.tensor(STARTS), 0.0, FORBIDDEN))
        self.register_buffer("end_barrier", torch.where(torch.tensor(ENDS), 0.0, FORBIDDEN))
        self.transitions = nn.Parameter(torch.zeros(allowed.shape))

    def scores(self) -> Tensor:
        """The transition scores, illegal ones at FORBIDDEN."""
        return self.transitions + self.barrier

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood, summed over the batch; rows are (batch, words), padding at the end."""
        scores = self.scores()
        lengths = mask.sum(1)
        rows = torch.arange(len(tags), device=tags.device)
        gold = (emissions.gather(2, tags.unsqueeze(2)).squeeze(2) * mask).sum(1)
        gold = gold + (scores[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
        gold = gold + self.start_barrier[tags[:, 0]] + self.end_barrier[tags[rows, lengths - 1]]
        alpha = emissions[:, 0] + self.start_barrier
        for i in range(1, emissions.shape[1]):
            step = torch.logsumexp(alpha.unsqueeze(2) + scores, 1) + emissions[:, i]
            alpha = torch.where(mask[:, i].unsqueeze(1), step, alpha)
        total = torch.logsumexp(alpha + self.end_barrier, 1)
        return (total - gold).sum()
