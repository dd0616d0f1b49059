"""``sayso split``: makes an entry of their own of some claims of one."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.decide import ByOption, NoteOption
from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, OutletsOption


def split(
    entry: Annotated[str, typer.Argument(help="The entry, or a claim in it.")],
    claims: Annotated[list[str], typer.Argument(metavar="CLAIM...", help="The claims that are another claim.")],
    ledger: LedgerOption = DEFAULT,
    by: ByOption = None,
    note: NoteOption = None,
    as_json: JsonOption = False,
    outlets: OutletsOption = None,
) -> None:
    """Split an entry: the claims given become an entry of their own, the others stay together.

    Prints the decisions this took; 'sayso decide undo --together' with one of them takes all back. 'sayso decide same'
    with two entries merges them.
    """
    from sayso.cli.decide import login, tell
    from sayso.cli.ledgers import asking, keeping

    with asking(ledger, outlets) as views:
        whole, *chosen = [views.whole_id(one) for one in (entry, *claims)]
    with keeping(ledger, outlets) as keeper:
        made = keeper.split(whole, chosen, by or login(), note)
    tell(made, as_json)
