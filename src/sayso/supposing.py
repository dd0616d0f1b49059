"""Entries as they were, or would be, under other rulings than those of now: worked out, and never written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from sayso.decided import as_decided
from sayso.deriving import Encodes, Likeness, groups_of, other_figures, pairs_of, passages_of, profiles_of
from sayso.ledger.decide import Rulings
from sayso.ledger.entries import entry_of
from sayso.ledger.gist import Gist, gist_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import Appearance, Entry, Pair, Verdict
from sayso.store import Component, View


@dataclass(frozen=True, slots=True)
class _Supposed:
    """What rulings make of the claims they touch, their gists, and the same and related pairs these are then in."""

    rulings: Rulings
    present: Mapping[str, Appearance]
    gists: Mapping[str, Gist]
    same: Mapping[tuple[str, str], Pair]
    related: Sequence[Pair]


class Supposing:
    """Asks a ledger what its entries would be, if other decisions held about some of its claims.

    ``claims`` are all those that such decisions touch; the ledger's own gists and pairs hold for all others.
    """

    def __init__(self, view: View, claims: Iterable[str], outlets: OutletTable, encoder: Encodes | None = None) -> None:
        self._view = view
        self._claims = dict.fromkeys(view.standing(claims))
        self._outlets = outlets
        self._given = encoder

    def entries(self, several: Sequence[Rulings]) -> list[list[Entry]]:
        """The entries under each of several rulings: of these claims, and of all they are with now or under any."""
        supposed = [self._under(rulings) for rulings in several]
        seeds = self._neighbours()
        while True:
            components = [self._component(one, seeds) for one in supposed]
            reached = {claim for component in components for claim in component.claims}
            if reached <= seeds:
                return [self._entries(*both) for both in zip(supposed, components, strict=True)]
            seeds |= reached

    def _under(self, rulings: Rulings) -> _Supposed:
        present = as_decided(self._view, self._claims, rulings, self._outlets)
        gists = self._gists(present)
        pairs = pairs_of(self._view, present, gists, rulings, self._outlets, self._claims)
        same = {(pair.first, pair.second): pair for pair in pairs if pair.verdict is Verdict.SAME}
        return _Supposed(rulings, present, gists, same, [pair for pair in pairs if pair.verdict is Verdict.RELATED])

    def _entries(self, supposed: _Supposed, component: Component) -> list[Entry]:
        rulings = supposed.rulings
        shown = as_decided(self._view, component.claims, rulings, self._outlets)
        passages = {**self._view.passages(shown), **passages_of(self._view, supposed.present.values())}
        kept = [pair for pair in self._view.related_pairs(shown) if not {pair.first, pair.second} & self._claims.keys()]
        entries = []
        for group in groups_of(component, shown, rulings, Likeness(self._view, supposed.gists)):
            others = other_figures((*supposed.related, *kept), group)
            figures = as_decided(self._view, others, rulings, self._outlets)
            members = [shown[claim] for claim in group]
            entries.append(entry_of(members, passages, rulings, self._outlets, list(figures.values())))
        return entries

    def _gists(self, present: Mapping[str, Appearance]) -> dict[str, Gist]:
        profiles = profiles_of(self._view, (one.document.id for one in present.values()))
        vectors = self._vectors(present)
        return {claim: gist_of(one, profiles[one.document.id], vectors[claim]) for claim, one in present.items()}

    def _vectors(self, present: Mapping[str, Appearance]) -> dict[str, bytes]:
        """The vector of each claim's wording: the ledger's own, or a new one where the wording is another now."""
        kept = {
            claim: vector
            for claim, (_, vector) in self._view.gists(present).items()
            if claim in self._now and self._now[claim].claim.wording == present[claim].claim.wording
        }
        missing = [claim for claim in present if claim not in kept]
        made = self._encoder.vectors(present[claim].claim.wording for claim in missing) if missing else []
        return kept | dict(zip(missing, made, strict=True))

    @cached_property
    def _now(self) -> dict[str, Appearance]:
        return as_decided(self._view, self._claims, Rulings(self._view.decisions_now()), self._outlets)

    @cached_property
    def _encoder(self) -> Encodes:
        from sayso.ledger.vectors import Encoder

        return self._given or Encoder()

    def _component(self, supposed: _Supposed, seeds: Iterable[str]) -> Component:
        """All that pairs lead to from these claims and from ``seeds``, in order of reading."""
        held = dict(supposed.same)
        seen: set[str] = set()
        frontier = {*self._claims, *seeds, *(end for ends in held for end in ends)}
        while frontier:
            seen |= frontier
            found = self._view.same_pairs(frontier.difference(self._claims))
            kept = [pair for pair in found if not {pair.first, pair.second} & self._claims.keys()]
            held |= {(pair.first, pair.second): pair for pair in kept}
            frontier = {end for pair in kept for end in (pair.first, pair.second)} - seen
        ordered = [one.id for one in self._view.appearances(seen)]
        return Component(tuple(ordered), tuple(held[ends] for ends in sorted(held)))

    def _neighbours(self) -> set[str]:
        """What these claims are, or may be, together with as the ledger is now."""
        members = self._view.members(set(self._view.entries_of(self._claims).values())).values()
        pairs = self._view.same_pairs(self._claims)
        found = {member.claim_id for several in members for member in several}
        return (found | {end for pair in pairs for end in (pair.first, pair.second)}).difference(self._claims)
