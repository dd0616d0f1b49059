"""What a rule is by which two appearances have, or may have, one origin.

Each rule groups by keys first and ties members of a group in a row or to its first, so that five thousand
appearances cost no more than their number. ``rules`` declares them all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.ledger.groups import Guard
from sayso.ledger.types import Tie
from sayso.ledger.voices import Voice

Found = Iterator[tuple[Voice, Voice, str]]
"""Two that belong together, and why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One reason: its name, how pairs are found that have it, what it must not join, and whether it is sure."""

    kind: str
    find: Callable[[Sequence[Voice]], Found]
    guard: Guard = Guard.NONE
    sure: bool = True


def ties_of(rule: Rule, voices: Sequence[Voice]) -> Iterator[Tie]:
    """The ties that a rule finds between voices, which come in their own order (``Voice.order``)."""
    for one, two, says in rule.find(voices):
        first, second = sorted((one.id, two.id))
        if first != second:
            yield Tie(first, second, rule.kind, says, rule.sure)


def by[K: Hashable](voices: Iterable[Voice], key: Callable[[Voice], K | None]) -> Mapping[K, list[Voice]]:
    """Voices by a key; those without one are left out."""
    found: dict[K, list[Voice]] = defaultdict(list)
    for voice in voices:
        value = key(voice)
        if value is not None:
            found[value].append(voice)
    return found


def star(members: Sequence[Voice]) -> Iterator[tuple[Voice, Voice]]:
    """The first of them with each of the others."""
    yield from ((members[0], other) for other in members[1:])
