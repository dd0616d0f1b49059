"""What points back and is a mere phrase: of an accusation that no claim tells, its name is no sentence."""

from __future__ import annotations

from sayso.claims.anaphors import CONDUCT, SPOKEN, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.forms import Form
from sayso.claims.nominals import TELLING
from sayso.model import Act


def is_only_named(draft: Draft, anaphor: Anaphor) -> bool:
    """Whether nothing is said where nothing that it points at was told: "rejected the charges made by the union"."""
    one = draft.proposition
    if one.before and draft.claim.act is Act.DEMAND:  # "asked for a report": there should be one
        return False
    unowned = anaphor.owner is None or draft.claim.act is Act.DENY
    bare = draft.claim.act in TELLING or (unowned and anaphor.noun in SPOKEN)
    phrase = not (one.before or one.after or anaphor.noun in CONDUCT)
    return one.form is Form.NOMINAL and (bare or phrase)
