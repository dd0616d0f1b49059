"""The command-line program: its verbs, and how it ends."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from sayso import __version__
from sayso.cli.claims import claims
from sayso.cli.decide import decide
from sayso.cli.doctor import doctor
from sayso.cli.dossier import dossier
from sayso.cli.extract import extract
from sayso.cli.history import history
from sayso.cli.ledgers import Stopped
from sayso.cli.new import new
from sayso.cli.origins import origins
from sayso.cli.read import read
from sayso.cli.serve import serve
from sayso.cli.show import show
from sayso.cli.speakers import speakers
from sayso.cli.split import split
from sayso.cli.verify import verify
from sayso.errors import SaysoError, SetupError

app = typer.Typer(
    name="sayso",
    help="Who said what, on whose word: reads news reports, one step from the exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for verb in (
    extract,
    read,
    claims,
    show,
    speakers,
    origins,
    decide,
    split,
    history,
    new,
    serve,
    dossier,
    verify,
    doctor,
):
    app.command()(verb)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Who said what, on whose word: reads news reports, one step from the exact words."""


_STOPPED = "sayso: stopped; what was printed is complete up to its last line."


def main() -> None:
    """Run the program and turn errors into one sentence and an exit status."""
    try:
        app()
    except SetupError as error:
        _leave(f"sayso: {error}", 3)
    except SaysoError as error:
        _leave(f"sayso: {error}", 1)
    except KeyboardInterrupt as stop:
        _leave(_how_stopped(stop), 130)
    except SystemExit as end:
        # Typer makes exits of these two: of Ctrl-C without a word, of a broken pipe with status 1.
        if end.code == 130:
            _leave(_how_stopped(end), 130)
        if isinstance(end.__context__, BrokenPipeError):
            # The reader of our output has gone: that is its right, and no error to talk about.
            _drop_output()
            sys.exit(141)
        raise
    except OSError as error:
        _drop_output()
        _leave(f"sayso: the output can't be written ({error.strerror or error}).", 1)


def _how_stopped(end: BaseException) -> str:
    """What the verb that was stopped has to say of it."""
    link: BaseException | None = end
    while link and not isinstance(link, Stopped):
        link = link.__cause__ or link.__context__
    return f"sayso: {link}" if link else _STOPPED


def _drop_output() -> None:
    """What is left in the buffers goes nowhere, or Python would try to write it again at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave(message: str, status: int) -> None:
    print(message, file=sys.stderr)
    sys.exit(status)
