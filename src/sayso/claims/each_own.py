"""What several claim each of itself: "both capitals claimed victory" is one claim of each, that it has won itself."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.drafts import Draft
from sayso.claims.event_nouns import WON, subject_of
from sayso.claims.names import shown
from sayso.claims.speakers.cast import Cast
from sayso.claims.tree import Tree
from sayso.ids import claim_id
from sayso.model import Claim


def each_of_itself(tree: Tree, draft: Draft, cast: Cast) -> list[Claim]:
    """One claim for each of those who claim it of themselves; none of another kind of claim, or of one's alone."""
    claim, told = draft.claim, draft.proposition
    noun, verb = tree[told.head].lemma.lower(), tree[told.head].head
    members = cast.together.get(claim.attribution_id or "", ())
    if not members or noun not in WON or subject_of(tree, verb) != told.subject:
        return []
    _, has, rest = claim.wording.partition(" have ")
    names = [shown(one, cast.has_article(one)) for one in members]
    return [
        replace(
            claim,
            id=claim_id(claim.document_id, claim.attribution_id, claim.original, (one.id,)),
            speaker_id=one.id,
            wording=f"{name[:1].upper()}{name[1:]} has {rest}",
            actors=None,
        )
        for one, name in zip(members, names, strict=True)
        if has
    ]
