"""A claim in the making: what one proposition says, before it is known what it points at."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.claims.forms import Proposition
from sayso.model import Attribution, Claim, Speaker


@dataclass(slots=True)
class Draft:
    """A proposition with its claim so far; ``attribution`` is None for the report's own voice.

    ``contested`` says that it is told as something that another denies ("dismissed a claim that ...").
    """

    proposition: Proposition
    attribution: Attribution | None
    speaker: Speaker | None
    claim: Claim
    contested: bool = False

    gone: bool = False
    """Whether no claim came of it, so that nothing can point at it."""

    @property
    def start(self) -> int:
        """Where its exact words begin."""
        return self.claim.original[0].start
