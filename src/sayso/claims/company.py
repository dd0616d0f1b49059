"""What is pointed at together with a claim: what else was said in one breath, or of the same thing around it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.anaphors import CONTRARY, FIGURES, POINTERS, SPOKEN, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.meant import is_called_so, topic_score
from sayso.claims.tree import Tree
from sayso.claims.weighed import CHARGES, is_counted, paragraph_of
from sayso.model import Act, Polarity, SpeakerKind

MAX_TARGETS = 6
"""A claim that seems to point at more points at nothing in particular."""
_DECLARED = 2
"""Claims of a statement, more than which nobody denies at once."""
_PRINTING = frozenset((SpeakerKind.OUTLET, SpeakerKind.DOCUMENT))


def company(tree: Tree, anaphor: Anaphor, candidates: Sequence[Draft], best: Draft) -> list[Draft]:
    """The target, with the others said in the same breath, or of the same thing in the same paragraph."""
    if anaphor.noun in POINTERS or anaphor.noun in CONTRARY:
        return [best]
    breath = [d for d in candidates if breath_of(tree, d) == breath_of(tree, best)]
    if anaphor.noun in FIGURES:
        breath = [d for d in breath if is_counted(tree, d)]
    if anaphor.tail:
        return breath[1:] or breath
    here = tree.paragraph(anaphor.word)
    this = any(tree.lower(c) in ("this", "that") for c in tree.children(anaphor.word, "det"))
    alike = any(_is_told_as_alike(tree, d) for d in candidates if paragraph_of(tree, d) == here)
    one = tree[anaphor.word].tag == "NN" and (this or (anaphor.noun in CHARGES and not alike))
    alone = one or best.claim.act is Act.ACCUSE or is_called_so(tree, anaphor, best)
    if anaphor.owner is None and not alone and paragraph_of(tree, best) == here:
        breath = [d for d in candidates if paragraph_of(tree, d) == here and d.claim.polarity is Polarity.AFFIRMS]
    if anaphor.noun == "report" and (printed := [d for d in breath if _is_reported(d)]):
        breath = printed
    if anaphor.denies and anaphor.noun == "statement" and len(breath) > _DECLARED:
        return []  # which of all that a statement says is called a lie
    if anaphor.about and any(topic_score(tree, anaphor, d) > 0 for d in breath):
        breath = [d for d in breath if topic_score(tree, anaphor, d) > 0]
    return breath if len(breath) <= MAX_TARGETS else []


def _is_reported(draft: Draft) -> bool:
    """Whether it stands in a report, by what the text says: "media reports said", "it was reported that"."""
    return draft.claim.act is Act.REPORT or (draft.speaker is not None and draft.speaker.kind in _PRINTING)


def _is_told_as_alike(tree: Tree, draft: Draft) -> bool:
    """Whether a claim stands in a report told to be like the one before: "similar reports, in which Lee said"."""
    words = tree.sentence_words(tree.sentence(draft.proposition.head))
    reports = (tree[i].head for i in words if tree.lower(i) in ("similar", "same") and tree[i].dep == "amod")
    return any(tree[i].lemma.lower() in SPOKEN for i in reports)


def breath_of(tree: Tree, draft: Draft) -> object:
    """What stands for all that is said at once: an attribution, a sentence of the report's own."""
    return draft.attribution.id if draft.attribution else tree.sentence(draft.proposition.head)
