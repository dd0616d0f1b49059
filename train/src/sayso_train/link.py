"""The link head's loss: each source and content span picks its cue, or none, among those in the window."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.attribute.linking import LINKED_ROLES, PAIR_SIZES
from sayso_train.batches import Links

ELSEWHERE = -1e9
"""The score of a cue in another window."""


class Linker(nn.Module):
    """Learned scores for the pair features, and for having no cue in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.tables = nn.ParameterDict(
            {
                f"{role}_{name}": nn.Parameter(torch.zeros(size))
                for role in LINKED_ROLES
                for name, size in PAIR_SIZES.items()
            }
        )
        self.none = nn.ParameterDict({role: nn.Parameter(torch.tensor(-1.0)) for role in LINKED_ROLES})

    def loss(self, vectors: Tensor, links: dict[str, Links], size: int) -> Tensor:
        """Cross-entropy summed over all spans."""
        return self._summed(vectors, links, size, {role: one.targets for role, one in links.items()})

    def soft_loss(self, vectors: Tensor, links: dict[str, Links], size: int, odds: dict[str, Tensor]) -> Tensor:
        """Cross-entropy to a teacher's ``odds``, summed over all spans."""
        return self._summed(vectors, links, size, odds)

    def odds(self, vectors: Tensor, links: dict[str, Links], size: int) -> dict[str, Tensor]:
        """For each role the chance (spans, cues and none) that a span belongs to a cue."""
        return {role: self._scores(vectors, role, one, size).softmax(1) for role, one in links.items()}

    def _summed(self, vectors: Tensor, links: dict[str, Links], size: int, wanted: dict[str, Tensor]) -> Tensor:
        total = vectors.new_zeros(())
        for role, one in links.items():
            if len(one.spans):
                scores = self._scores(vectors, role, one, size)
                total = total + F.cross_entropy(scores, wanted[role], reduction="sum")
        return total

    def _scores(self, vectors: Tensor, role: str, links: Links, size: int) -> Tensor:
        which = LINKED_ROLES.index(role)
        looking = _ends(vectors[:, :, which * size : (which + 1) * size], links.spans)
        offered = _ends(vectors[:, :, (which + 2) * size : (which + 3) * size], links.cues)
        scores = looking @ offered.T / size**0.5
        pairs = links.pairs.long()
        for column, name in enumerate(PAIR_SIZES):
            scores = scores + self.tables[f"{role}_{name}"][pairs[:, :, column]]
        scores = scores.masked_fill(links.spans[:, None, 0] != links.cues[None, :, 0], ELSEWHERE)
        return torch.cat([scores, self.none[role].expand(len(scores), 1)], 1)


def _ends(vectors: Tensor, runs: Tensor) -> Tensor:
    """First and last piece of each run (row, start, end), summed; the start token shifts all by one."""
    return vectors[runs[:, 0], runs[:, 1] + 1] + vectors[runs[:, 0], runs[:, 2]]
