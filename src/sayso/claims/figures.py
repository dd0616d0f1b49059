"""Claims that give a figure for what was just counted: "put the number at 17", "revised the figure to nine"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.anaphors import FIGURES, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.elliptical import counted_before, said_with
from sayso.claims.revised import restated
from sayso.claims.tree import Tree
from sayso.ids import claim_id
from sayso.model import Claim, Polarity


def by_figure(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> list[Claim]:
    """What was counted before, by the figure that is given or put in another's place."""
    revision = anaphor.revision
    bare = revision is None or (len(revision.what) == 1 and anaphor.noun in FIGURES)
    counted = counted_before(tree, draft, earlier) if bare else None
    if counted:
        return [said_with(tree, draft, counted, revision.new if revision else anaphor.figure)]
    return restated(tree, draft.claim, revision) if revision else [_owned(tree, draft)]


def told_against(tree: Tree, draft: Draft) -> list[Claim]:
    """The claim; and, where it sets its number against another ("17 people have died, not 19"), that other denied."""
    claim, held = draft.claim, draft.proposition.words
    last = max((i for i in held if tree.is_word(i)), default=-1)
    other = next((j for j in (last, last + 3) if _is_set_against(tree, j)), None)
    numbers = [i for i in held if tree[i].tag == "CD" and i != other]
    if other is None or len(numbers) != 1 or claim.polarity is not Polarity.AFFIRMS:
        return [claim]
    one, two = tree.word(numbers[0]), tree.word(other)
    plain = claim.wording.removesuffix(f", not {two}")
    if f" {plain} ".count(f" {one} ") != 1 or two in plain.split():
        return [claim]
    wording = f" {plain} ".replace(f" {one} ", f" {two} ").strip()
    key = claim_id(claim.document_id, claim.attribution_id, claim.original, (claim.id,))
    draft.claim = replace(claim, wording=plain)
    return [draft.claim, replace(claim, id=key, wording=wording, polarity=Polarity.DENIES, actors=None)]


def _is_set_against(tree: Tree, j: int) -> bool:
    """Whether a word is the number of ", not 19"."""
    if not 2 < j < len(tree) or tree[j].tag != "CD":
        return False
    ends = j + 1 == len(tree) or not tree.is_word(j + 1) or tree[j + 1].tag in ("CC", "IN")
    return ends and tree.lower(j - 1) == "not" and tree.word(j - 2) == ","


def _owned(tree: Tree, draft: Draft) -> Claim:
    """Whose figure it is where nobody has told of what: "the navy's figure is 23"."""
    one = draft.attribution
    named = one and one.cue and any(tree[i].lemma.lower() in FIGURES for i in tree.within(one.cue))
    if one is None or not named or not one.sources or one.sources[0].end > one.contents[0].start:
        return draft.claim
    told = " ".join(tree.text[one.sources[0].start : one.contents[-1].end].split())
    return replace(draft.claim, wording=f"{told[:1].upper()}{told[1:]}")
