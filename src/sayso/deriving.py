"""Makes what a ledger derives from its records: gists, pairs, groups, entries. Touches only what has changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Protocol

from sayso.decided import as_decided
from sayso.ledger.compare import compare, hopeless, likeness
from sayso.ledger.decide import Rulings
from sayso.ledger.entries import entry_of
from sayso.ledger.gist import Gist, breath_of, gist_of
from sayso.ledger.keys import asked_of, keys_of
from sayso.ledger.linker import link
from sayso.ledger.outlets import OutletTable
from sayso.ledger.passages import passage_of, signature
from sayso.ledger.pointing import pointed, told_inside
from sayso.ledger.stories import Profile, kinship
from sayso.ledger.types import DERIVED, Appearance, Comparison, Pair, Slot, Verdict
from sayso.store import Component, EntryRow, View, Work
from sayso.store.codec import pack, unpack
from sayso.store.facts import OutdatedError


class Encodes(Protocol):
    """What makes vectors of wordings (see ``ledger.vectors``)."""

    def vectors(self, wordings: Iterable[str]) -> list[bytes]:
        """A vector for each wording, in order."""
        ...


class Deriver:
    """Derives; holds the encoder, by default the shipped one, and what it has encoded for the report at hand."""

    def __init__(self, outlets: OutletTable, encoder: Encodes | None = None) -> None:
        self._outlets = outlets
        self._given = encoder
        self._vectors: dict[str, bytes] = {}
        self._rulings: tuple[object, Rulings] = (None, Rulings(()))

    def _in_force(self, work: Work) -> Rulings:
        """What people decided; read anew only where the log has grown, or a newer version of a report stands."""
        state = work.log_state()
        if state != self._rulings[0]:
            self._rulings = (state, Rulings(work.decisions_now()))
        return self._rulings[1]

    @cached_property
    def _encoder(self) -> Encodes:
        from sayso.ledger.vectors import Encoder

        return self._given or Encoder()

    def foresee(self, wordings: Iterable[str]) -> None:
        """Encode wordings before a transaction begins, so that nobody waits for it."""
        held = list(dict.fromkeys(wordings))
        self._vectors = dict(zip(held, self._encoder.vectors(held), strict=True))

    def renew(self, work: Work, changed: Sequence[str], disturbed: Iterable[str] = ()) -> None:
        """Derive these claims anew, and the entries of all that are, or were, with them.

        Those of a report's older versions are in none.
        ``disturbed`` are claims that lost others of their entry.
        """
        rulings = self._in_force(work)
        before = set(work.entries_of(changed).values())
        neighbours = [member.claim_id for members in work.members(before).values() for member in members]
        neighbours += other_figures(work.related_pairs(changed), changed)
        present = as_decided(work, work.standing(changed), rulings, self._outlets)
        work.drop_pairs(changed)
        work.drop_gists([claim for claim in changed if claim not in present])
        gists = self._put_gists(work, present)
        work.put_pairs(pairs_of(work, present, gists, rulings, self._outlets))
        neighbours += other_figures(work.related_pairs(changed), changed)
        known = {claim: present.get(claim) for claim in changed}
        self._regroup(work, (*present, *neighbours, *disturbed), known, rulings, before)

    def _put_gists(self, work: Work, present: Mapping[str, Appearance]) -> dict[str, Gist]:
        profiles = profiles_of(work, (one.document.id for one in present.values()))
        missing = [one.claim.wording for one in present.values() if one.claim.wording not in self._vectors]
        vectors = self._vectors | dict(zip(missing, self._encoder.vectors(missing), strict=True))
        passages = passages_of(work, present.values())
        made: dict[str, Gist] = {}
        rows = []
        for claim, one in present.items():
            vector = vectors[one.claim.wording]
            gist = gist_of(one, profiles[one.document.id], vector)
            made[claim] = gist
            # The vector has a column of its own.
            rows.append((claim, pack(replace(gist, vector=b"")), vector, passages[claim], one.person, keys_of(gist)))
        work.put_gists(rows)
        return made

    def _regroup(
        self,
        work: Work,
        claims: Iterable[str],
        known: Mapping[str, Appearance | None],
        rulings: Rulings,
        before: set[str],
    ) -> None:
        """Make the entries of these claims anew; ``known`` are those already looked up, None what was rejected."""
        components = work.component(dict.fromkeys(claims))
        held = [claim for component in components for claim in component.claims]
        stale = before | set(work.entries_of(held).values())
        others = as_decided(work, [claim for claim in held if claim not in known], rulings, self._outlets)
        present = {**{claim: one for claim, one in known.items() if one}, **others}
        passages = work.passages(held)
        alike = Likeness(work, {})
        groups = [group for component in components for group in groups_of(component, present, rulings, alike)]
        beside = {group: other_figures(work.related_pairs(group), group) for group in groups}
        unseen = [claim for several in beside.values() for claim in several if claim not in present]
        seen = present | as_decided(work, unseen, rulings, self._outlets)
        rows = [
            EntryRow.of(
                entry_of(
                    [present[claim] for claim in group],
                    passages,
                    rulings,
                    self._outlets,
                    [seen[claim] for claim in several if claim in seen],
                )
            )
            for group, several in beside.items()
        ]
        work.drop_entries(stale - {row.id for row in rows})
        work.put_entries(rows)


def compared(view: View, first: str, second: str) -> Comparison:
    """Two claims of a ledger compared, with all features, decisions aside. Raises KeyError if one isn't there.

    Raises LedgerOutdated where an earlier version made what they are compared by.
    """
    if (view.derived() or DERIVED) < DERIVED:
        raise OutdatedError
    gists = _gists(view, (first, second))
    one, two = gists[first], gists[second]
    near = _Nearness(profiles_of(view, {one.document_id, two.document_id}))
    return compare(one, two, near.of(one.document_id, two.document_id))


class _Nearness:
    """How near the events are that two documents tell of; worked out once for two documents."""

    def __init__(self, profiles: Mapping[str, Profile]) -> None:
        self._profiles = profiles
        self._known: dict[tuple[str, str], float] = {}

    def of(self, first: str, second: str) -> float:
        if first == second:
            return 1.0
        ends = (min(first, second), max(first, second))
        if ends not in self._known:
            self._known[ends] = kinship(self._profiles[ends[0]], self._profiles[ends[1]])
        return self._known[ends]


class Likeness:
    """How alike claims are that share no key, or were not found the same; looked up as it is asked for.

    ``own`` are gists to go by instead of the ledger's.
    """

    def __init__(self, view: View, own: Mapping[str, Gist]) -> None:
        self._view = view
        self._gists = dict(own)
        self._profiles: dict[str, Profile] = {}
        self._near = _Nearness(self._profiles)

    def __call__(self, first: str, second: str) -> float:
        """From 0 to 1."""
        one, other = self._gist(first), self._gist(second)
        ends = {one.document_id, other.document_id}
        self._profiles |= profiles_of(self._view, ends - self._profiles.keys())
        return likeness(one, other, self._near.of(one.document_id, other.document_id))

    def _gist(self, claim: str) -> Gist:
        if claim not in self._gists:
            self._gists |= _gists(self._view, [claim])
        return self._gists[claim]


def pairs_of(
    view: View,
    present: Mapping[str, Appearance],
    own: Mapping[str, Gist],
    rulings: Rulings,
    outlets: OutletTable,
    unfit: Collection[str] = (),
) -> list[Pair]:
    """These claims compared with all that share a key with them, that they point at, or that people ruled on.

    ``own`` are their gists; what the ledger keeps of those that are ``unfit`` is not what they are compared by.
    """
    points, inside = _told_in_reports(view, present, rulings, outlets)
    partners = _partners(view, own, rulings, points, unfit)
    wanted = {other for several in partners.values() for other in several if other not in own}
    gists = {**own, **_gists(view, wanted.difference(unfit))}
    met = {(min(one, other), max(one, other)) for one, several in partners.items() for other in several}
    kept = [ends for ends in sorted(met) if gists.keys() >= {*ends} and _may_be_linked(ends, rulings, points, inside)]
    open_ends = [ends for ends in kept if _worth(ends, gists, rulings, points)]
    near = _Nearness(profiles_of(view, {gists[claim].document_id for ends in open_ends for claim in ends}))
    found = [_judged(ends, gists, near, rulings, ends in points) for ends in open_ends]
    return [pair for pair in found if pair.verdict is not Verdict.DIFFERENT]


def _told_in_reports(
    work: View, present: Mapping[str, Appearance], rulings: Rulings, outlets: OutletTable
) -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The pairs that are the same because one points at the other, and those of which one is told inside the other.

    In all reports that these claims stand in.
    """
    reports: dict[str, dict[str, Appearance]] = {}
    for claim, one in present.items():
        reports.setdefault(one.document.id, {})[claim] = one
    points: set[tuple[str, str]] = set()
    inside: set[tuple[str, str]] = set()
    for document, changed in reports.items():
        others = [claim for claim in work.claims_of(document) if claim not in changed]
        report = [*changed.values(), *as_decided(work, others, rulings, outlets).values()]
        points |= pointed(report)
        inside |= told_inside(report)
    return points, inside


def _partners(
    view: View,
    own: Mapping[str, Gist],
    rulings: Rulings,
    points: Iterable[tuple[str, str]],
    unfit: Collection[str],
) -> dict[str, list[str]]:
    """The claims that each of these is compared with."""
    asked = {claim: asked_of(gist) for claim, gist in own.items()}
    filed = view.filed_under(key for keys in asked.values() for key in keys)
    if unfit:
        filed = {key: [one for one in several if one not in unfit] for key, several in filed.items()}
        for claim, gist in own.items():
            for key in keys_of(gist):
                filed.setdefault(key, []).append(claim)
    found = {}
    for claim, keys in asked.items():
        told = [other for pair in (*rulings.pairs_of(claim), *points) if claim in pair for other in pair]
        sharing = [other for key in keys for other in filed.get(key, ())]
        found[claim] = [other for other in dict.fromkeys((*sharing, *told)) if other != claim]
    return found


def _may_be_linked(
    ends: tuple[str, str], rulings: Rulings, points: set[tuple[str, str]], inside: set[tuple[str, str]]
) -> bool:
    """Whether two claims may be more than different: not if one is only told inside the other."""
    return ends not in inside or ends in points or rulings.together(*ends) is not None


def _worth(ends: tuple[str, str], gists: Mapping[str, Gist], rulings: Rulings, points: set[tuple[str, str]]) -> bool:
    """Whether it is worth to look at two claims closely: profiles of reports are large."""
    return ends in points or rulings.together(*ends) is not None or not hopeless(gists[ends[0]], gists[ends[1]])


def _judged(ends: tuple[str, str], gists: Mapping[str, Gist], near: _Nearness, rulings: Rulings, points: bool) -> Pair:
    """What two claims are: as a person ruled, the same if one points at the other, else as they compare."""
    ruled = rulings.together(*ends)
    if ruled is not None or points:
        same = points if ruled is None else ruled
        return Pair(*ends, Verdict.SAME if same else Verdict.DIFFERENT, 1.0)
    first, second = gists[ends[0]], gists[ends[1]]
    found = compare(first, second, near.of(first.document_id, second.document_id), explained=False)
    return Pair(*ends, found.verdict, found.score, found.slot)


def other_figures(related: Iterable[Pair], claims: Iterable[str]) -> list[str]:
    """The claims that give another figure of the same than one of these, by the pairs that relate them."""
    own = set(claims)
    ends = [(pair.first, pair.second) for pair in related if pair.slot is Slot.NUMBER]
    return sorted({claim for both in ends if own.intersection(both) for claim in both} - own)


def groups_of(
    component: Component, present: Mapping[str, Appearance], rulings: Rulings, alike: Callable[[str, str], float]
) -> tuple[tuple[str, ...], ...]:
    """The groups that the claims of a component are in, each an entry; what is not present is in none."""
    claims = [claim for claim in component.claims if claim in present]
    if len(claims) == 1:  # as most are
        return (tuple(claims),)
    inside = set(claims)

    def within(pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        return [pair for pair in pairs if inside.issuperset(pair)]

    pairs = [pair for pair in component.pairs if inside.issuperset((pair.first, pair.second))]
    breaths = {claim: breath_of(present[claim]) for claim in claims}
    nested = _told_inside(present[claim] for claim in claims)

    def likeness(first: str, second: str) -> float | None:
        return None if (first, second) in nested else alike(first, second)

    return link(claims, pairs, within(rulings.pairs(same=True)), within(rulings.pairs(same=False)), breaths, likeness)


def _told_inside(claims: Iterable[Appearance]) -> set[tuple[str, str]]:
    """The pairs of which one is told inside the other, of claims of any reports."""
    reports: dict[str, list[Appearance]] = {}
    for one in claims:
        reports.setdefault(one.document.id, []).append(one)
    return {pair for report in reports.values() for pair in told_inside(report)}


def _gists(view: View, claims: Iterable[str]) -> dict[str, Gist]:
    return {claim: replace(unpack(gist, Gist), vector=vector) for claim, (gist, vector) in view.gists(claims).items()}


def profiles_of(view: View, documents: Iterable[str]) -> dict[str, Profile]:
    """The profile of each of these reports."""
    return {document: unpack(packed, Profile) for document, packed in view.profiles(dict.fromkeys(documents)).items()}


def passages_of(work: View, appearances: Iterable[Appearance]) -> dict[str, bytes]:
    """The signature of the passage of each claim."""
    held = list(appearances)
    texts = work.texts(dict.fromkeys(one.document.id for one in held))
    return {one.id: signature(passage_of(*texts[one.document.id], one.claim.original)) for one in held}
