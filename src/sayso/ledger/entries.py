"""An entry from its appearances: a pure function, so that the same records and decisions give the same ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.ledger.decide import Rulings
from sayso.ledger.disputes import is_disputed
from sayso.ledger.origins import origins_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.retractions import changes_of, withdrawals_of
from sayso.ledger.sides import first_and_last, id_of, on
from sayso.ledger.types import Appearance, Entry, Origins, Side
from sayso.ledger.wordings import wording_of
from sayso.ledger.years import with_years


def entry_of(
    members: Sequence[Appearance],
    passages: Mapping[str, bytes],
    rulings: Rulings,
    outlets: OutletTable,
    figures: Sequence[Appearance] = (),
) -> Entry:
    """The entry that these appearances, as people corrected them, are.

    ``passages`` are the signatures of their passages by claim id (see ``ledger.passages``).
    ``figures`` are claims of other entries that are related by number: they may be what one here is corrected to.
    """
    ordered = with_years(sorted(members, key=lambda one: one.sequence))

    def origins(side: Side) -> Origins:
        same, different = rulings.origin_pairs(same=True), rulings.origin_pairs(same=False)
        return origins_of(on(side, ordered), passages, same, different, outlets)

    affirming, denying = (on(side, ordered) for side in (Side.AFFIRMED, Side.DENIED))
    affirmed, denied = origins(Side.AFFIRMED), origins(Side.DENIED)
    first, last = first_and_last(ordered)
    return Entry(
        id=id_of(ordered),
        wording=wording_of(ordered),
        affirmed=affirming,
        denied=denying,
        hedged=on(Side.HEDGED, ordered),
        affirmed_origins=affirmed,
        denied_origins=denied,
        first_said=first,
        last_said=last,
        changes=changes_of(ordered),
        withdrawals=withdrawals_of(ordered, (affirmed, denied), outlets, figures),
        disputed=is_disputed(affirming, denying),
    )
