"""What points back and is a mere phrase: of an accusation that no claim tells, its name is no sentence."""

from __future__ import annotations

from sayso.claims.anaphors import CONDUCT, SPOKEN, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.forms import Form
from sayso.claims.nominals import TELLING


def is_only_named(draft: Draft, anaphor: Anaphor) -> bool:
    """Whether nothing is said where nothing that it points at was told: "rejected the charges made by the union"."""
    one = draft.proposition
    bare = draft.claim.act in TELLING or (anaphor.owner is None and anaphor.noun in SPOKEN)
    phrase = not (one.before or one.after or anaphor.noun in CONDUCT)
    return one.form is Form.NOMINAL and (bare or phrase)
