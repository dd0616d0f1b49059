"""What the reports that were taken in lately brought: entries that began, and what is new in those that grew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.types import Entry, Side
from sayso.store import EntryRow, View

MANY = 50
"""Appearances of an entry above which it is only said how many are new, and a first one on a side: there are many
origins already, and to look for another takes too long."""
EVERY = 1 << 40


@dataclass(frozen=True, slots=True)
class News:
    """What a reading brought to one entry: ``what`` in words, and the claims that did."""

    entry: EntryRow
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Newly:
    """The most telling news, how many there are, and how many of the entries that grew nobody has looked at."""

    told: tuple[News, ...]
    total: int
    unseen: int


def newly(
    view: View, entry_of: Callable[[Iterable[str]], Entry], since: str, limit: int, look: int | None = None
) -> Newly:
    """What is new since a moment (ISO 8601): at most ``limit``, at least one; ``entry_of`` makes an entry of claims.

    At most ``look`` entries that grew are compared with what they were before, the most disputed first; None is all.
    """
    begun, beginnings = view.begun_since(since, limit)
    names, grown = view.grown_since(since, EVERY if look is None else look)
    found = [News(row, ("new entry, disputed" if row.disputed else "new entry",)) for row in begun]
    times = _Times(view)
    changed = [one for name in names if (one := _news(view, entry_of, name, since, times)).what]
    told = sorted((*changed, *found), key=_weight)[:limit]
    return Newly(tuple(told), beginnings + len(changed), grown - len(names))


class _Times:
    """When claims were first taken in, be it in an older version of their report."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._before: dict[str, dict[str, str]] = {}

    def of(self, claims: Sequence[str]) -> Mapping[str, str]:
        times = self._view.read_times(claims)
        for one in self._view.appearances(claims):
            document = one.document.id
            if document not in self._before:
                self._before[document] = self._view.first_read(document)
            times[one.id] = min(times[one.id], self._before[document].get(one.id, times[one.id]))
        return times


def _news(view: View, entry_of: Callable[[Iterable[str]], Entry], name: str, since: str, times: _Times) -> News:
    row = view.entry(name)
    assert row is not None
    claims = [member.claim_id for member in row.members]
    if len(claims) > MANY:
        read = view.read_times(claims)
        before = {member.side for member in row.members if read[member.claim_id] < since}
        now = {member.side for member in row.members}
        first_ones = [f"first {words}" for side, words in _FIRST.items() if side in now - before]
        return News(row, (*first_ones, f"{sum(moment >= since for moment in read.values()):,} more appearances"))
    first = times.of(claims)
    older = [claim for claim in claims if first[claim] < since]
    if not older:
        return News(row, ("new entry, disputed" if row.disputed else "new entry",))
    return News(row, tuple(_differences(entry_of(older), entry_of(claims))))


_FIRST = {Side.DENIED: "denial", Side.AFFIRMED: "affirmation"}


def _differences(before: Entry, after: Entry) -> Iterable[str]:
    for side, old, new in (("denial", before.denied, after.denied), ("affirmation", before.affirmed, after.affirmed)):
        if new and not old:
            yield f"first {side}"
    sides = (
        ("affirming", before.affirmed_origins, after.affirmed_origins),
        ("denying", before.denied_origins, after.denied_origins),
    )
    for side, had, has in sides:
        if had.least == 1 and has.least > 1:
            yield f"a second independent origin on the {side} side"
    if len(after.changes) > len(before.changes):
        yield "a speaker changed position"
    if len(after.withdrawals) > len(before.withdrawals):
        yield "a claim was withdrawn"


_WEIGHTS = (
    "changed position",
    "withdrawn",
    "first denial",
    "first affirmation",
    "second",
    "disputed",
    "more appearances",
    "new",
)


def _weight(news: News) -> int:
    """The place of what is told among all there is to tell; the most telling is first."""
    return min(i for i, words in enumerate(_WEIGHTS) if any(words in what for what in news.what))
