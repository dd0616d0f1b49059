"""Whole entries put together or parted: which decisions about single claims that takes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.deciding import Asked
from sayso.errors import DecisionError
from sayso.ledger.decide import Rulings
from sayso.ledger.rearrange import Linked, rearranged
from sayso.ledger.types import DecisionKind
from sayso.store import View


def to_merge(work: View, entry: str, other: str) -> tuple[list[str], ...]:
    """The claims of two entries, to be put together. Raises DecisionError if they are one."""
    first, second = members_of(work, entry), members_of(work, other)
    if first == second:
        raise DecisionError(f"{entry!r} and {other!r} are one entry already.")
    return ([*first, *second],)


def to_split(work: View, entry: str, claims: Iterable[str]) -> tuple[list[str], ...]:
    """The chosen claims of an entry and the rest. Raises DecisionError if they are not some of its claims."""
    members, chosen = members_of(work, entry), set(claims)
    if strange := sorted(chosen.difference(members)):
        raise DecisionError(f"{strange[0]!r} is not in the entry {entry!r}; 'sayso show' prints the claims in it.")
    if not 0 < len(chosen) < len(members):
        raise DecisionError(f"To split {entry!r}, choose some of its {len(members)} claims, not all and not none.")
    return [one for one in members if one in chosen], [one for one in members if one not in chosen]


def members_of(work: View, entry: str) -> list[str]:
    """The claims of an entry in order of reading. Raises DecisionError if there is none of that name."""
    row = work.entry(entry)
    if row is None:
        raise DecisionError(f"No entry is called {entry!r}; 'sayso claims' lists them.")
    return [member.claim_id for member in row.members]


def to_rearrange(work: View, wanted: Sequence[Sequence[str]], alone: bool, note: str | None) -> list[Asked]:
    """What has to be decided, so that the claims of each are together and the several apart."""
    rulings = Rulings(work.decisions_now())
    components = work.component(one for claims in wanted for one in claims)
    linked = Linked(
        tuple(claim for component in components for claim in component.claims),
        tuple(pair for component in components for pair in component.pairs),
        rulings.pairs(same=True),
        rulings.pairs(same=False),
    )
    kinds = {True: DecisionKind.SAME, False: DecisionKind.DIFFERENT}
    return [Asked(kinds[same], *ends, note) for ends, same in rearranged(linked, wanted, alone).items()]


def check_arranged(work: View, wanted: Sequence[Sequence[str]], alone: bool) -> None:
    """Raise DecisionError if entries are not as wanted, so that all of it is taken back."""
    for claims in wanted:
        members = set(members_of(work, claims[0]))
        if not members.issuperset(claims) or (alone and len(members) > len(claims)):
            raise DecisionError(
                "The claims could not be put so, for others hold them together or apart; "
                "decide 'same' and 'different' for the single claims."
            )
