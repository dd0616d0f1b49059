"""Claims that give a figure for what was just counted: "put the number at 17", "revised the figure to nine"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.anaphors import FIGURES, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.elliptical import counted_before, said_with
from sayso.claims.revised import restated
from sayso.claims.tree import Tree
from sayso.model import Claim


def by_figure(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> list[Claim]:
    """What was counted before, by the figure that is given or put in another's place."""
    revision = anaphor.revision
    bare = revision is None or (len(revision.what) == 1 and anaphor.noun in FIGURES)
    counted = counted_before(tree, draft, earlier) if bare else None
    if counted:
        return [said_with(tree, draft, counted, revision.new if revision else draft.proposition.words)]
    return restated(tree, draft.claim, revision) if revision else [_owned(tree, draft)]


def _owned(tree: Tree, draft: Draft) -> Claim:
    """Whose figure it is where nobody has told of what: "the navy's figure is 23"."""
    one = draft.attribution
    named = one and one.cue and any(tree[i].lemma.lower() in FIGURES for i in tree.within(one.cue))
    if one is None or not named or not one.sources or one.sources[0].end > one.contents[0].start:
        return draft.claim
    told = " ".join(tree.text[one.sources[0].start : one.contents[-1].end].split())
    return replace(draft.claim, wording=f"{told[:1].upper()}{told[1:]}")
