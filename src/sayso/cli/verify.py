"""``sayso verify``: whether a ledger is what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption

if TYPE_CHECKING:
    from sayso.verify import Counts, Finding


def verify(
    path: Annotated[str | None, typer.Argument(metavar="[LEDGER]", help="The ledger's file; else --ledger.")] = None,
    ledger: LedgerOption = DEFAULT,
    files: Annotated[
        bool, typer.Option("--files", help="Look as well whether the files that were read are still as they were.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Hash all that the ledger holds anew and say what is not what it was.

    What was fetched for it is looked for in the web archive beside it. The exit status is 0 if all is as it was, 1 if
    anything is not; files that changed or went, and an archive that went as a whole, don't count.
    """
    from sayso.cli.ledgers import as_json as dumped
    from sayso.cli.ledgers import write
    from sayso.cli.progress import counting
    from sayso.fetch.archive import beside
    from sayso.store import open_ledger
    from sayso.verify import FILES, Verifier

    found: list[Finding] = []
    with open_ledger(path or ledger) as store, store.reading() as view:
        verifier = Verifier(view, files, beside(path or ledger))
        with counting("checking", verifier.total(), "reports") as advance:
            for one in verifier.findings(advance):
                found.append(one)
    inside = [one for one in found if one.kind not in FILES]
    write([dumped(_record(found, verifier.counts))] if as_json else _told(found, verifier.counts, path or ledger))
    if inside:
        raise typer.Exit(1)


def _record(found: list[Finding], counts: Counts) -> dict[str, object]:
    from dataclasses import asdict

    return {**asdict(counts), "findings": [{**asdict(one), "kind": one.kind.value} for one in found]}


def _told(found: list[Finding], counts: Counts, ledger: str) -> list[str]:
    from sayso.export.terminal import plain
    from sayso.ingest.find import shown
    from sayso.verify import FILES

    lines = [f"{one.kind.value}: {one.about}: {plain(one.says)}." for one in found]
    inside = sum(one.kind not in FILES for one in found)
    what = f"{counts.reports:,} reports ({counts.captures:,} captures), {counts.claims:,} claims"
    files = f", {counts.files:,} files" if counts.files else ""
    answers = f", {counts.answers:,} kept answers" if counts.answers else ""
    state = "all as it was" if not inside else f"{inside:,} not as it was"
    return [*lines, f"{shown(ledger)}: {what}, {counts.decisions:,} decisions{files}{answers} checked; {state}."]
