"""Why two reports are taken to tell of the same event or not, in sentences a person can check."""

from __future__ import annotations

from datetime import date

from sayso.ledger.profiles import Profile, Weighed
from sayso.ledger.types import Feature

_MANY = 4
"""The most things named in one sentence."""


def reasons(a: Profile, b: Profile) -> tuple[Feature, ...]:
    """What speaks for (score over 0.5) or against (under 0.5) two reports telling of one event."""
    found = [_persons(a, b), _names(a, b), _address(a, b), _town(a, b), _days(a, b), _copied(a, b)]
    return tuple(feature for feature in found if feature)


def _persons(a: Profile, b: Profile) -> Feature | None:
    shared = [f"{name.rpartition(' ')[0].title()}, {name.rpartition(' ')[2]}" for name in set(a.aged) & set(b.aged)]
    names = _best(a.persons, b.persons)
    if not (names or shared):
        return None
    return Feature("persons", 1.0 if len(names) > 1 else 0.9, f"both name {_listed(names or sorted(shared))}")


def _names(a: Profile, b: Profile) -> Feature | None:
    known = {word for name in _best(a.persons, b.persons) for word in name.lower().split()}
    names = [name for name in _best(a.names, b.names) if name.lower() not in known]
    return Feature("names", 0.6 + 0.05 * len(names), f"both mention {_listed(names)}") if names else None


def _address(a: Profile, b: Profile) -> Feature | None:
    spots = sorted(set(a.spots) & set(b.spots))
    streets = sorted(set(a.streets) & set(b.streets))
    if spots:
        return Feature("address", 0.95, f"both give the address {_listed([spot.title() for spot in spots])}")
    return Feature("address", 0.8, f"both name {_listed([s.title() for s in streets])}") if streets else None


def _town(a: Profile, b: Profile) -> Feature | None:
    if not (a.towns and b.towns):
        return None
    shared = sorted(set(a.towns) & set(b.towns))
    if shared:
        return Feature("town", 0.7, f"both are of {_listed([_town_name(town) for town in shared])}")
    return Feature("town", 0.3, f"one is of {_town_name(a.towns[0])}, the other of {_town_name(b.towns[0])}")


def _days(a: Profile, b: Profile) -> Feature | None:
    if a.day is None or b.day is None:
        return None
    days = abs(a.day - b.day)
    if not days:
        return Feature("days", 0.7, f"both were published on {date.fromordinal(a.day).isoformat()}")
    return Feature(
        "days", 0.6 if days <= 3 else 0.4 if days <= 30 else 0.2, f"published {days} day{'s' * (days > 1)} apart"
    )


def _copied(a: Profile, b: Profile) -> Feature | None:
    part = sum(x == y for x, y in zip(a.sketch, b.sketch, strict=True)) / max(1, len(a.sketch))
    return Feature("text", 1.0, f"about {part:.0%} of their text is the same") if part >= 0.2 else None


def _best(a: Weighed, b: Weighed) -> list[str]:
    """What two have in common, the most telling first, with capitals."""
    shared = sorted(a.keys() & b.keys(), key=lambda name: (-a[name], name))
    return [" ".join(word.capitalize() for word in name.split()) for name in shared]


def _town_name(town: str) -> str:
    name, region, _ = town.split(", ")
    return f"{name.title()}, {region.title()}" if region else name.title()


def _listed(names: list[str]) -> str:
    shown = names[:_MANY]
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"
