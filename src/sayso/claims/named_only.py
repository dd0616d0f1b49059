"""What points back and is a mere phrase: of an accusation that no claim tells, its name is no sentence."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.anaphors import CONDUCT, SPOKEN, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.forms import Form
from sayso.claims.misfits import is_plural
from sayso.claims.names import shown
from sayso.claims.nominals import TELLING
from sayso.claims.speakers.cast import Cast
from sayso.model import Act, Claim


def is_only_named(draft: Draft, anaphor: Anaphor) -> bool:
    """Whether nothing is said where nothing that it points at was told: "rejected the charges made by the union"."""
    one = draft.proposition
    if one.before and draft.claim.act is Act.DEMAND:  # "asked for a report": there should be one
        return False
    unowned = anaphor.owner is None or draft.claim.act is Act.DENY
    bare = draft.claim.act in TELLING or (unowned and anaphor.noun in SPOKEN)
    phrase = not (one.before or one.after or anaphor.noun in CONDUCT)
    return one.form is Form.NOMINAL and (bare or phrase)


def guilty(draft: Draft, claim: Claim, noun: str, cast: Cast) -> list[Claim]:
    """ "Denied wrongdoing" of which no claim tells: that they are guilty; of "a role" it is not said in what."""
    if noun != "wrongdoing" or draft.speaker is None:
        draft.gone = True
        return []
    subject = shown(draft.speaker, cast.has_article(draft.speaker))
    being = "are" if is_plural(subject) else "is"
    draft.claim = replace(claim, wording=f"{subject[:1].upper()}{subject[1:]} {being} guilty of {noun}")
    return [draft.claim]
