"""Who does what to whom, as claims say it: names, deeds between them, and whether anybody denies them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from sayso.ledger.people import plain
from sayso.ledger.types import Side
from sayso.views.gathering import Told

_ARTICLES = ("the ", "a ", "an ")


@dataclass(frozen=True, slots=True)
class Deed:
    """Somebody does something to somebody, or with something: the names as most claims have them, and the claims.

    ``who`` and ``whom`` are also what tells a node; ``counts`` are claims by side.
    """

    who: str
    does: str
    whom: str
    counts: tuple[tuple[Side, int], ...]
    told: tuple[Told, ...]

    @property
    def key(self) -> tuple[str, str, str]:
        """What tells it from other deeds."""
        return (folded(self.who), folded(self.does), folded(self.whom))

    @property
    def disputed(self) -> bool:
        """Whether some affirm and some deny it."""
        sides = dict(self.counts)
        return bool(sides.get(Side.AFFIRMED) and sides.get(Side.DENIED))

    @property
    def claims(self) -> int:
        """How many claims tell of it."""
        return len(self.told)


def folded(name: str) -> str:
    """A name as it is compared: without article, accents and capitals."""
    words = " ".join(plain(name).split())
    article = next((one for one in _ARTICLES if words.startswith(one)), "")
    return words[len(article) :] or words


def deeds(told: Iterable[Told]) -> list[Deed]:
    """The deeds that claims tell of: the disputed ones first, then those that most claims tell of.

    A clause without anybody it is done to counts by what it is done with; one that has neither is left out.
    """
    held: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    names: dict[str, Counter[str]] = defaultdict(Counter)
    for one in told:
        if ends := _ends(one):
            who, does, whom = ends
            held[folded(who), folded(does), folded(whom)].append(one)
            names[folded(who)][who] += 1
            names[folded(whom)][whom] += 1
    made = [_deed(key, held[key], names) for key in held]
    return sorted(made, key=lambda one: (not one.disputed, -one.claims, one.key))


def _ends(told: Told) -> tuple[str, str, str] | None:
    actors = told.one.claim.actors
    target = (actors.whom or actors.what) if actors else None
    if actors is None or actors.who is None or target is None:
        return None
    return actors.who.name, actors.does, target.name


def _deed(key: tuple[str, str, str], told: list[Told], names: dict[str, Counter[str]]) -> Deed:
    counts = Counter(one.side for one in told)
    who, whom = (min(names[end], key=lambda name: (-names[end][name], name)) for end in (key[0], key[2]))
    return Deed(who, key[1], whom, tuple((side, counts[side]) for side in Side if counts[side]), tuple(told))
