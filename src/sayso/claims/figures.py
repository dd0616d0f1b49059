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
    if rejected := next((c for one in reversed(earlier) if (c := _rejected(tree, draft, one))), None):
        return [rejected]
    revision = anaphor.revision
    bare = revision is None or (len(revision.what) == 1 and anaphor.noun in FIGURES)
    counted = counted_before(tree, draft, earlier) if bare else None
    if counted:
        return [said_with(tree, draft, counted, revision.new if revision else anaphor.figure)]
    return restated(tree, draft.claim, revision) if revision else [_owned(tree, draft)]


def _rejected(tree: Tree, draft: Draft, other: Draft) -> Claim | None:
    """What another rejects in the same sentence of whose figure this is: "12 men, not 30 as the rebels claim"."""
    pair = _set_against(tree, other.proposition.words)
    if pair is None or set(pair[1]) != {i for i in draft.proposition.words if tree.is_word(i)}:
        return None
    wording = _by_other(tree, other.claim.wording, pair)
    return replace(draft.claim, wording=wording, polarity=Polarity.AFFIRMS, actors=None) if wording else None


def _by_other(tree: Tree, wording: str, pair: tuple[range, range]) -> str | None:
    """A wording with the second figure in the place of the first; None where that tells less: "2 million, not 3"."""
    one, two = (tree.text[tree[r[0]].start : tree[r[-1]].end] for r in pair)
    once = f" {wording} ".count(f" {one} ") == 1 and len(pair[0]) <= len(pair[1])
    return f" {wording} ".replace(f" {one} ", f" {two} ").strip() if once else None


def told_against(tree: Tree, draft: Draft) -> list[Claim]:
    """The claim; and, where it sets its number against another ("17 people have died, not 19"), that other denied."""
    claim = draft.claim
    pair = _set_against(tree, draft.proposition.words) if claim.polarity is Polarity.AFFIRMS else None
    if pair is None:
        return [claim]
    one, two = (tree.text[tree[r[0]].start : tree[r[-1]].end] for r in pair)
    plain, _, rest = claim.wording.partition(f", not {two}")
    if f" {plain} ".count(f" {one} ") != 1 or f" {two} " in f" {plain} " or (rest and not rest.startswith(" as ")):
        return [claim]
    draft.claim = replace(claim, wording=plain)
    if (wording := _by_other(tree, plain, pair)) is None:
        return [draft.claim]
    key = claim_id(claim.document_id, claim.attribution_id, claim.original, (claim.id,))
    return [draft.claim, replace(claim, id=key, wording=wording, polarity=Polarity.DENIES, actors=None)]


def _set_against(tree: Tree, held: Sequence[int]) -> tuple[range, range] | None:
    """The only number of a clause, and that which it is said not to be: "17 people, not 19"."""
    last = max((i for i in held if tree.is_word(i)), default=-1)
    no = next((i for i in (*held, last + 2) if 1 < i < len(tree) and _is_against(tree, i)), None)
    if no is None:
        return None
    two = _number(tree, no + 1)
    after = two.stop
    ends = after == len(tree) or not tree.is_word(after) or tree[after].tag in ("CC", "IN")
    if not ends or (after in held and tree.is_word(after) and tree.lower(after) != "as"):
        return None
    numbers = [i for i in held if tree[i].tag == "CD" and i not in two]
    one = _number(tree, numbers[0]) if numbers else range(0)
    return (one, two) if numbers == list(one) and one.stop < no else None


def _is_against(tree: Tree, i: int) -> bool:
    """Whether a word is the "not" of ", not 19"."""
    return tree.lower(i) == "not" and tree.word(i - 1) == "," and len(_number(tree, i + 1)) > 0


def _number(tree: Tree, first: int) -> range:
    """The words of a number: "4.2 million"."""
    end = first
    while end < len(tree) and tree[end].tag == "CD":
        end += 1
    return range(first, end)


def _owned(tree: Tree, draft: Draft) -> Claim:
    """Whose figure it is where nobody has told of what: "the navy's figure is 23"."""
    one = draft.attribution
    named = one and one.cue and any(tree[i].lemma.lower() in FIGURES for i in tree.within(one.cue))
    if one is None or not named or not one.sources or one.sources[0].end > one.contents[0].start:
        return draft.claim
    told = " ".join(tree.text[one.sources[0].start : one.contents[-1].end].split())
    return replace(draft.claim, wording=f"{told[:1].upper()}{told[1:]}")
