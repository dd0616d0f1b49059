"""Figures that a speaker replaces: "revised its count of boats from 40 to 30" denies the one and affirms the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sayso.claims.tree import Tree
from sayso.ids import claim_id
from sayso.model import Claim, Polarity

_COUNTED = frozenset("estimate count tally toll forecast projection".split())
"""Nouns for a figure that somebody gives."""
_AMOUNTS = frozenset("figure number total".split())
"""Nouns that may also be of the things themselves: who cuts the number of workers takes nothing back."""
_CORRECTING = frozenset("revise correct amend adjust".split())
_LOWERING = frozenset("lower cut reduce trim slash downgrade".split())
_RAISING = frozenset("raise increase lift upgrade".split())
"""A figure that only grew is not taken back."""
NEAR = frozenset("at about around over under than".split())
"""Prepositions that are part of a figure: "at least 14", "more than 30"."""
_ENDING = frozenset((",", ".", ":", "WDT", "WP", "CC"))
"""Tags of words that no figure goes on with."""


@dataclass(frozen=True, slots=True)
class Revision:
    """What is counted, the figure from which and the one to which it is changed, each as words; ``old`` may be none.

    ``back`` says that the old figure is taken back.
    """

    what: tuple[int, ...]
    old: tuple[int, ...]
    new: tuple[int, ...]
    back: bool


def revision_of(tree: Tree, head: int, words: Sequence[int]) -> Revision | None:
    """The figure that a noun phrase replaces, by the verb that governs it; None where it replaces none."""
    verb, noun = tree[tree[head].head].lemma.lower(), tree[head].lemma.lower()
    correcting = verb in _CORRECTING
    if not (noun in _COUNTED or (noun in _AMOUNTS and correcting)):
        return None
    if not (correcting or verb in _LOWERING or verb in _RAISING):
        return None
    old, new = _figures(tree, words)
    if not new:
        return None
    begin = min(i for i in words if tree.lower(i) in ("from", "to"))
    whose = {j for i in tree.children(head, "det", "poss") for j in tree.subtree(i)}
    what = tuple(i for i in tree.subtree(head, frozenset(("relcl",))) if i in words and i < begin and i not in whose)
    return Revision(what, old, new, correcting or verb in _LOWERING) if what else None


def _figures(tree: Tree, words: Sequence[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """The words of the old figure and of the new: by their order, for "from 3% to 2%" is parsed in many ways."""
    held = list(words)
    said = [tree.lower(i) for i in held]
    if "to" not in said:
        return (), ()
    to = said.index("to")
    start = said.index("from") + 1 if "from" in said[:to] else to
    return _number(tree, held[start:to]), _number(tree, held[to + 1 :])


def _number(tree: Tree, words: Sequence[int]) -> tuple[int, ...]:
    """The words from the first on that are of one figure; none where there is no number in them."""
    ends = (
        n for n, i in enumerate(words) if tree[i].tag in _ENDING or (tree[i].tag == "IN" and tree.lower(i) not in NEAR)
    )
    told = tuple(words[: next(ends, len(words))])
    return told if any(tree[i].tag == "CD" for i in told) else ()


def restated(tree: Tree, claim: Claim, revision: Revision) -> list[Claim]:
    """What a claim says of the figures: the old one denied where it is taken back, and the new one affirmed."""
    made = [_told(tree, claim, revision, revision.new, claim.polarity)]
    if revision.old and revision.back and claim.polarity is Polarity.AFFIRMS:
        made.insert(0, _told(tree, claim, revision, revision.old, Polarity.DENIES))
    return made


def _told(tree: Tree, claim: Claim, revision: Revision, figure: Sequence[int], polarity: Polarity) -> Claim:
    original = tree.spans(sorted((*revision.what, figure[0] - 1, *figure)))
    wording = f"The {_text(tree, revision.what)} is {_text(tree, figure)}"
    made = claim_id(claim.document_id, claim.attribution_id, original)
    return replace(claim, id=made, wording=wording, original=original, polarity=polarity, actors=None)


def _text(tree: Tree, words: Sequence[int]) -> str:
    return " ".join(" ".join(span.of(tree.text).split()) for span in tree.spans(words))
