"""A small ledger to look over: four reports in which the mayor speaks, and an official without a name once."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.store.filling import add, decision, entry, extraction

from sayso.ledger.types import Appearance, DecisionKind, Side
from sayso.model import Actors, Extraction, Granularity, Interval, Participant, SpeakerKind
from sayso.store import Store, open_ledger

VENN, RADLE = "person:orla venn", "person:oswin radle"
SHIP, CAFE, RAIN = "The ship sank off Ostend", "Café Luna burned", "Rain fell"


def told(number: int) -> Extraction:
    """Report ``number``: its first claim has somebody do something, on a day that is three days before it is told."""
    made = extraction(number)
    day = f"2031-02-{number + 24:02}"
    first = replace(
        made.claims[0],
        actors=Actors(Participant("The navy"), "sink", Participant("the ship" if number % 2 else "ship")),
        happened_at=Interval(day, day, Granularity.DAY),
        said_at=Interval(f"2031-03-{number:02}", f"2031-03-{number:02}", Granularity.DAY),
    )
    return replace(made, claims=(first, *made.claims[1:]))


def said_by(one: Appearance, name: str, person: str | None, named: bool = True) -> Appearance:
    """The appearance as if somebody else had said it; only what an entry lists knows."""
    assert one.speaker is not None
    kind = SpeakerKind.PERSON if named else SpeakerKind.UNKNOWN
    return replace(one, person=person, speaker=replace(one.speaker, name=name, kind=kind, named=named))


def fill(path: Path) -> Store:
    """Three entries: SHIP, which Venn affirms in reports 1 and 2 and denies (by hand) in 3; CAFE, which she denies and
    an official hedges; RAIN, in the report's own voice. Radle speaks of SHIP in report 4."""
    store = open_ledger(path, create=True)
    with store.writing() as work:
        ids = add(work, *(told(number) for number in (1, 2, 3, 4)))
        shown = {one.id: one for one in work.appearances(ids)}
        work.add_decision(decision(1, DecisionKind.POLARITY, ids[6], "denies"))
        ship = [(shown[ids[0]], Side.AFFIRMED), (shown[ids[3]], Side.AFFIRMED), (shown[ids[6]], Side.DENIED)]
        ship.append((said_by(shown[ids[9]], "Oswin Radle", RADLE), Side.DENIED))
        official = said_by(shown[ids[4]], "a harbour official", None, named=False)
        work.put_entries(
            [
                entry(*ship),
                entry((shown[ids[1]], Side.DENIED), (official, Side.HEDGED)),
                entry((shown[ids[2]], Side.AFFIRMED)),
            ]
        )
    return store
