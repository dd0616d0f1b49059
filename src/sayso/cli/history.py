"""``sayso history``: the log of decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, LimitOption

if TYPE_CHECKING:
    from sayso.views import Views


def history(
    target: Annotated[
        str | None,
        typer.Argument(metavar="[TARGET]", help="A claim, entry, speaker or decision, or a report; without it, all."),
    ] = None,
    ledger: LedgerOption = DEFAULT,
    lost: Annotated[
        bool, typer.Option("--lost", help="Only decisions about what a newer reading no longer found.")
    ] = False,
    limit: LimitOption = 50,
    as_json: JsonOption = False,
) -> None:
    """Show what people decided, the latest first: when, who, what, and instead of what.

    Of a report, show the versions in which it was seen, and what changed from each to the next.
    """
    from sayso.cli.ledgers import as_json as dumped
    from sayso.cli.ledgers import asking, first_of, write
    from sayso.export.entries import decision_record
    from sayso.export.ledger import decision_line

    with asking(ledger) as views:
        if target and target.startswith("d-"):
            write(_versions(views, target, as_json))
            return
        found = first_of(limit, lambda most: views.lost(most) if lost else views.history(target, most))
        write(dumped(decision_record(one)) if as_json else decision_line(one) for one in found)
        if not found and not as_json:
            write(["No decision lost what it was about." if lost else "Nothing was decided."])


def _versions(views: Views, report: str, as_json: bool) -> Iterator[str]:
    from sayso.cli.ledgers import as_json as dumped
    from sayso.cli.ledgers import look
    from sayso.export.versions import version_record, versions_shown

    steps = views.versions(report)
    return (dumped(version_record(one)) for one in steps) if as_json else versions_shown(steps, look())
