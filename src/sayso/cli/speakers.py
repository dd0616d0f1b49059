"""``sayso speakers``: who speaks in a ledger."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, LimitOption


def speakers(
    name: Annotated[str | None, typer.Argument(metavar="[NAME]", help="Words of a name, or a key.")] = None,
    ledger: LedgerOption = DEFAULT,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
) -> None:
    """List the speakers of a ledger over all reports, those with most claims first.

    The key (person:..., outlet:...) is what 'sayso claims --by' and 'sayso decide' take. Unnamed sources have none: a
    description is no identity.
    """
    from sayso.cli import ledgers
    from sayso.export.ledger import speakers_listed

    with ledgers.asking(ledger) as views:
        rows = ledgers.first_of(limit, lambda most: views.speakers(name, most))
        if as_json:
            ledgers.write(
                ledgers.as_json(
                    {
                        "person": row.person,
                        "name": row.name,
                        "kind": row.kind.value,
                        "named": row.named,
                        "names": list(row.names),
                        "affirmed": row.affirmed,
                        "denied": row.denied,
                        "hedged": row.hedged,
                    }
                )
                for row in rows
            )
        else:
            nobody = "No speaker is called that." if name else ledgers.NO_ENTRIES
            ledgers.write(speakers_listed(rows, ledgers.look()) if rows else [nobody])
