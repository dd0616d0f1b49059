"""``sayso decide``: takes down what a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from sayso.cli.ledgers import DEFAULT, JsonOption, LedgerOption, OutletsOption
from sayso.ledger.types import Decision, DecisionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sayso.claims.places.gazetteer import Site


ByOption = Annotated[
    str | None,
    typer.Option("--by", envvar="SAYSO_REVIEWER", metavar="NAME", help="Who decides; by default your login."),
]
NoteOption = Annotated[str | None, typer.Option("--note", metavar="WORDS", help="Why.")]


def decide(
    kind: Annotated[DecisionKind, typer.Argument(help="What is decided.")],
    target: Annotated[str, typer.Argument(help="A claim, attribution, entry, report, speaker or decision.")],
    value: Annotated[str | None, typer.Argument(help="The new value, or the other of two.")] = None,
    ledger: LedgerOption = DEFAULT,
    by: ByOption = None,
    note: NoteOption = None,
    together: Annotated[
        bool, typer.Option("--together", help="Undo also what was decided at once with it: a whole merge or split.")
    ] = False,
    as_json: JsonOption = False,
    outlets: OutletsOption = None,
) -> None:
    """Decide: accept or reject a claim, correct it, join or part entries, origins and speakers, rate, note, undo.

    Nothing is overwritten: a decision is added to the log, a later one on the same thing holds, an undo takes one
    back. Values: polarity affirms, denies; certainty certain, probable, possible, unknown; speaker "NAME; KIND"; span
    10-25,40-52, as well as content-span, source-span and cue-span; add to a report "source 10-20; cue 21-27; content
    28-60", and then as you like "; speaker NAME; kind KIND; polarity denies; certainty possible; act deny; wording
    WORDS"; said-at and happened-at DAY or DAY/DAY; place NAME, or "NAME; LATITUDE, LONGITUDE"; reliability A to F;
    credibility 1 to 6; same, different, same-origin, different-origin, merge-speakers the other of two.
    """
    from sayso.cli.ledgers import asking, keeping
    from sayso.errors import DecisionError
    from sayso.keeper import Asked

    if together and kind is not DecisionKind.UNDO:
        raise DecisionError("--together is about what to undo; leave it out of other decisions.")
    with asking(ledger, outlets) as views:
        whole = views.whole_id(target)
        other = views.whole_id(value) if value and kind in _TWO else value
    if kind is DecisionKind.PLACE and value:
        other = _placed(value)
    who = by or login()
    with keeping(ledger, outlets) as keeper:
        if together:
            made = keeper.undo_together(whole, who, note)
        elif kind is DecisionKind.SAME and other and whole.startswith("e-") and other.startswith("e-"):
            made = keeper.merge(whole, other, who, note)
        else:
            made = [keeper.decide(Asked(kind, whole, other, note), who)]
    tell(made, as_json)


def tell(made: Iterable[Decision], as_json: bool) -> None:
    """Print decisions as they were taken down."""
    from sayso.cli.ledgers import as_json as dumped
    from sayso.cli.ledgers import write
    from sayso.export.entries import decision_record
    from sayso.export.ledger import decision_line

    write(dumped(decision_record(one)) if as_json else decision_line(one) for one in made)


_TWO = (
    DecisionKind.SAME,
    DecisionKind.DIFFERENT,
    DecisionKind.SAME_ORIGIN,
    DecisionKind.DIFFERENT_ORIGIN,
    DecisionKind.MERGE_SPEAKERS,
)
"""Kinds whose value is another id."""


NEAR = 0.5
"""Degrees within which the gazetteer's sites of one name are one place: many a capital is in it twice."""
_TOLD = 3
"""Places of one name that are told, so that a person can pick one."""


def _placed(name: str) -> str:
    """A bare name with the coordinates that the gazetteer has for it; anything else as it is."""
    from sayso.claims.places.gazetteer import Gazetteer
    from sayso.errors import DecisionError

    if ";" in name or name == "none":
        return name
    found = sorted(Gazetteer.shared().find(name), key=lambda site: -site.population)
    told = [
        f"{name}; {one.latitude:.4f}, {one.longitude:.4f}" + f"; {one.country}" * bool(one.country) for one in found
    ]
    if not found:
        raise DecisionError(f"The gazetteer has no place called {name!r}; give it as 'NAME; LATITUDE, LONGITUDE'.")
    if any(abs(a - b) > NEAR for one in found for a, b in zip(_point(one), _point(found[0]), strict=True)):
        some = ", ".join(map(repr, told[:_TOLD]))
        raise DecisionError(f"The gazetteer has several places called {name!r}; give one of them, such as {some}.")
    return told[0]


def _point(site: Site) -> tuple[float, float]:
    return site.latitude, site.longitude


def login() -> str:
    """Who is at this computer. Raises DecisionError where nobody can tell."""
    import getpass

    from sayso.errors import DecisionError

    try:
        return getpass.getuser()
    except (OSError, KeyError):
        raise DecisionError("Say who decides: --by NAME.") from None
