"""``sayso serve``: the review desk in a browser."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso.cli.ledgers import DEFAULT, OutletsOption

PATIENCE = 120
"""Seconds a connection is kept: who reads a page for a while finds it still open, and not just being closed."""


def serve(
    ledger: Annotated[
        str, typer.Argument(metavar="[LEDGER]", envvar="SAYSO_LEDGER", help="The ledger's file.", show_default=True)
    ] = DEFAULT,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="Address to listen on; any but this machine's asks a token."),
    ] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port to listen on; 0 takes a free one.")
    ] = 8765,
    names: Annotated[
        list[str] | None,
        typer.Option("--name", metavar="HOST", help="Another host name the desk answers to; may be repeated."),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option("--by", envvar="SAYSO_REVIEWER", metavar="NAME", help="Who reviews; by default your login."),
    ] = None,
    browser: Annotated[bool, typer.Option("--open", help="Open it in your browser.")] = False,
    outlets: OutletsOption = None,
) -> None:
    """Open the review desk: a web app on one ledger, until you press Ctrl-C.

    It listens on this machine alone. With another --host, who comes in needs the token that is printed; put it behind
    a proxy that speaks TLS where the network is not yours.
    """
    import uvicorn

    from sayso.cli.ledgers import bring_up_to_date, outlet_table
    from sayso.store import open_ledger
    from sayso.web.app import create_app
    from sayso.web.desk import Desk
    from sayso.web.listening import LOCAL, access_for, listen

    access = access_for(host, tuple(names or ()))
    table = outlet_table(outlets)
    with open_ledger(ledger) as store:
        bring_up_to_date(store, table)
    socket = listen(host, port)
    desk = Desk(ledger, access, table, (by or _login()) if host in LOCAL else None)
    address = f"http://{f'[{host}]' if ':' in host else host}:{socket.getsockname()[1]}/"
    link = address + (f"come-in?token={access.token}" if access.token else "")
    typer.echo(f"The review desk is at {link} (Ctrl-C ends it).", err=True)
    if browser:
        import webbrowser

        webbrowser.open(link)
    config = uvicorn.Config(
        create_app(desk), log_level="warning", access_log=False, server_header=False, timeout_keep_alive=PATIENCE
    )
    uvicorn.Server(config).run(sockets=[socket])


def _login() -> str | None:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return None
