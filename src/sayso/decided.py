"""What stands in a ledger's records after what people decided on them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sayso.ledger.decide import Rulings
from sayso.ledger.outlets import OutletTable
from sayso.ledger.people import person_of
from sayso.ledger.types import Appearance
from sayso.store import View
from sayso.store.records_work import Sentences


def as_decided(view: View, claims: Iterable[str], rulings: Rulings, outlets: OutletTable) -> dict[str, Appearance]:
    """Appearances as people corrected them, in order of reading; what they rejected is left out."""
    found: dict[str, Appearance] = {}
    for one in view.appearances(claims):
        person = person_of(one.speaker, one.document, outlets) if one.speaker else None
        if corrected := corrected_by(rulings, view, replace(one, person=person)):
            found[one.id] = corrected
    return found


def corrected_by(rulings: Rulings, view: View, one: Appearance) -> Appearance | None:
    """An appearance as people corrected it, in the sentence its words then stand in; None if it was rejected."""
    about = one.attribution
    alone = about is not None and rulings.sets_content(about) and len(view.claims_of(about.id)) == 1
    made = rulings.applied(one, alone)
    if made is None or made.claim.original == one.claim.original:
        return made
    text, sentences = view.texts([one.document.id])[one.document.id]
    around = Sentences(sentences).around(made.claim.original)
    return replace(made, sentence=around.of(text), sentence_span=around)
