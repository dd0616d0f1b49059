"""A claim in the making: what one proposition says, before it is known what it points at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from sayso.claims.forms import Form, Proposition
from sayso.claims.tree import Tree
from sayso.model import Attribution, Claim, Span, Speaker


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


def exact_words(tree: Tree, proposition: Proposition, attribution: Attribution | None) -> tuple[Span, ...]:
    """The exact words of a proposition: a nominal one keeps to the content, and no span ends in a lone mark."""
    words = sorted({*proposition.words, *proposition.shared, *proposition.whom})
    spans = _bridged(tree, tree.spans(words))
    if attribution and proposition.form is Form.NOMINAL:
        spans = tuple(s for s in spans if any(c.overlaps(s) for c in attribution.contents)) or spans
    return spans


def _bridged(tree: Tree, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Neighbouring spans joined over marks and white space alone."""
    joined: list[Span] = []
    for span in spans:
        if joined and not any(map(str.isalnum, tree.text[joined[-1].end : span.start])):
            joined[-1] = replace(joined[-1], end=span.end)
        else:
            joined.append(span)
    return tuple(joined)
