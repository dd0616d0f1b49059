"""A linear-chain CRF over the words of a window, with illegal tag sequences ruled out."""

from __future__ import annotations

import torch
from torch import Tensor, nn

from sayso.attribute.tags import ENDS, STARTS, TRANSITIONS

FORBIDDEN = -1e4


class Crf(nn.Module):
    """Scores for tags at the start, at the end and after one another.

    Emissions are (batch, words, tags) and ``mask`` (batch, words), padding at the end.
    """

    def __init__(self) -> None:
        super().__init__()
        allowed = torch.tensor(TRANSITIONS)
        self.register_buffer("barrier", torch.where(allowed, 0.0, FORBIDDEN))
        self.register_buffer("start_barrier", torch.where(torch.tensor(STARTS), 0.0, FORBIDDEN))
        self.register_buffer("end_barrier", torch.where(torch.tensor(ENDS), 0.0, FORBIDDEN))
        self.transitions = nn.Parameter(torch.zeros(allowed.shape))

    def loss(self, emissions: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
        """Negative log-likelihood of tag sequences, summed over the batch."""
        scores = self.transitions + self.barrier
        rows = torch.arange(len(tags), device=tags.device)
        gold = (emissions.gather(2, tags.unsqueeze(2)).squeeze(2) * mask).sum()
        gold = gold + (scores[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum()
        gold = gold + (self.start_barrier[tags[:, 0]] + self.end_barrier[tags[rows, mask.sum(1) - 1]]).sum()
        return self._total(emissions, scores, mask).sum() - gold

    def soft_loss(self, emissions: Tensor, shares: Tensor, steps: Tensor, mask: Tensor) -> Tensor:
        """Cross-entropy to a teacher's distribution over tag sequences, summed over the batch.

        Exact: of the teacher only the chance of every tag at every word (``shares``) and the expected number of
        times that one tag follows another (``steps``, over the whole batch) matter. What is illegal has none.
        """
        expected = (emissions * shares).sum() + (self.transitions * steps).sum()
        return self._total(emissions, self.transitions + self.barrier, mask).sum() - expected

    def expectations(self, emissions: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """What ``soft_loss`` asks of a teacher with these scores: both are slopes of the log of the sum over all."""
        with torch.enable_grad():
            emissions = emissions.detach().requires_grad_()
            transitions = self.transitions.detach().requires_grad_()
            total = self._total(emissions, transitions + self.barrier, mask).sum()
            shares, steps = torch.autograd.grad(total, (emissions, transitions))
        return shares, steps

    def _total(self, emissions: Tensor, scores: Tensor, mask: Tensor) -> Tensor:
        """The log of what all tag sequences of a row weigh together.

        Steps are joined two and two, in a tree: as deep as the logarithm of the length, where a loop over the words
        would keep a GPU waiting.
        """
        size = emissions.shape[2]
        stay = torch.full((size, size), FORBIDDEN, device=emissions.device).fill_diagonal_(0.0)
        links = torch.where(mask[:, 1:, None, None], scores + emissions[:, 1:, None, :], stay)
        first = emissions[:, 0] + self.start_barrier
        while links.shape[1] > 1:
            if links.shape[1] % 2:
                links = torch.cat([links, stay.expand(len(links), 1, size, size)], 1)
            links = torch.logsumexp(links[:, 0::2, :, :, None] + links[:, 1::2, None, :, :], 3)
        if links.shape[1]:
            first = torch.logsumexp(first[:, :, None] + links[:, 0], 1)
        return torch.logsumexp(first + self.end_barrier, 1)
