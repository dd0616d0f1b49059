"""``sayso doctor``: what is installed, what is missing, and the command that mends it."""

from __future__ import annotations

from typing import Annotated

import typer

from sayso import __version__


def doctor(
    model: Annotated[
        str | None, typer.Option("--model", metavar="DIR", help="Check this model folder instead of the shipped one.")
    ] = None,
    pipeline: Annotated[
        str | None, typer.Option("--pipeline", metavar="NAME", help="Check this spaCy pipeline, a name or a folder.")
    ] = None,
) -> None:
    """Say which model and which spaCy pipeline are used, verify them, and name what is missing."""
    from sayso.diagnosis import diagnose

    typer.echo(f"sayso {__version__}")
    checks = diagnose(model, pipeline)
    for check in checks:
        typer.echo(f"{'ok     ' if check.fine else 'MISSING'}  {check.what}: {check.found}")
        if check.remedy:
            typer.echo(f"         {check.remedy}")
    if not all(check.fine for check in checks):
        raise typer.Exit(3)
