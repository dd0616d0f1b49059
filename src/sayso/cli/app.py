"""The command-line program: its verbs, and how it ends."""

from __future__ import annotations

import os
import sys

import typer

from sayso import __version__
from sayso.cli.doctor import doctor
from sayso.cli.extract import extract
from sayso.errors import SaysoError, SetupError

app = typer.Typer(
    name="sayso",
    help="Who said what, on whose word: reads news reports, one step from the exact words.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
app.command()(extract)
app.command()(doctor)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"sayso {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: bool = typer.Option(False, "--version", callback=_show_version, is_eager=True, help="Print the version."),
) -> None:
    """Who said what, on whose word: reads news reports, one step from the exact words."""


def main() -> None:
    """Run the program and turn errors into one sentence and an exit status."""
    try:
        app()
    except SetupError as error:
        _leave(f"sayso: {error}", 3)
    except SaysoError as error:
        _leave(f"sayso: {error}", 1)
    except KeyboardInterrupt:
        _leave("sayso: stopped; what was printed is complete up to its last line.", 130)
    except BrokenPipeError:
        # The reader of our output has gone: that is its right, and no error to talk about.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(141)


def _leave(message: str, status: int) -> None:
    print(message, file=sys.stderr)
    sys.exit(status)
