"""The link head's loss: each source and content span picks its cue, or none, among those in the window."""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from sayso.attribute.linking import LINKED_ROLES, PAIR_SIZES
from sayso_train.batches import Batch


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

    def loss(self, vectors: Tensor, batch: Batch, size: int) -> tuple[Tensor, int]:
        """Cross-entropy summed over all spans, and how many there were."""
        total, count = vectors.new_zeros(()), 0
        for row, role, spans, cues, pairs, targets in batch.links:
            scores = self._scores(vectors[row], role, spans, cues, pairs, size)
            total = total + F.cross_entropy(scores, torch.tensor(targets, device=scores.device), reduction="sum")
            count += len(targets)
        return total, count

    def _scores(self, vectors: Tensor, role: str, spans: list, cues: list, pairs, size: int) -> Tensor:
        which = LINKED_ROLES.index(role)
        looking = _ends(vectors[:, which * size : (which + 1) * size], spans)
        offered = _ends(vectors[:, (which + 2) * size : (which + 3) * size], cues)
        scores = looking @ offered.T / size**0.5
        index = torch.from_numpy(pairs).to(scores.device)
        for column, name in enumerate(PAIR_SIZES):
            scores = scores + self.tables[f"{role}_{name}"][index[:, :, column]]
        return torch.cat([scores, self.none[role].expand(len(spans), 1)], 1)


def _ends(vectors: Tensor, runs: list) -> Tensor:
    """First and last piece of each run, summed; the start token shifts all by one."""
    starts = torch.tensor([s + 1 for s, _ in runs], device=vectors.device)
    ends = torch.tensor([e for _, e in runs], device=vectors.device)
    return vectors[starts] + vectors[ends]
