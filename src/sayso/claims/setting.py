"""What a proposition needs from around it to become a sentence, and who knows whom a mention means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from sayso.model import Act, Place


class Names(Protocol):
    """Whoever knows whom a mention means."""

    def name_at(self, words: range | list[int]) -> str | None:
        """The name of whom these words mean, None where it is not certain."""
        ...

    def thing_at(self, word: int) -> str | None:
        """What a pronoun means that means nobody, None where it is not certain."""
        ...


class Meanings(Names, Protocol):
    """Whoever knows besides how sure that is."""

    def speaks_at(self, word: int) -> bool:
        """Whether a pronoun is the source of an attribution."""
        ...

    def settled_at(self, word: int) -> bool:
        """Whether a construction settles whom a pronoun means, whoever else is near."""
        ...

    def sex_of(self, name: str) -> str | None:
        """ "m" or "f" of a person of this name, where that can be told."""
        ...

    def doubted_at(self, word: int) -> bool:
        """Whether another than whom a pronoun most likely means may be meant just as well."""
        ...

    def called(self, noun: str) -> frozenset[str]:
        """The names of those of whom the report says that they are this: "student", "gunman"."""
        ...

    def introduced_at(self, word: int) -> int | None:
        """The noun by which somebody without a name was first told of whom a word means."""
        ...

    def only_at(self, word: int) -> bool:
        """Whether nobody else than whom it means was talked of just before a pronoun."""
        ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What a proposition needs from around it to become a sentence.

    ``subject`` is who does it where its own words don't say (the speaker of "denied providing
    weapons"), ``mention`` the words that name it there, in lower case; ``person`` is the speaker's
    name, if it is one individual, ``persons`` are those of all such in whose words it stands; ``drop``
    are the words of a negation that the polarity tells; ``bystanders`` are the names of those who are
    only quoted. ``official`` says that the speaker has a part to speak for, ``body`` names whom;
    ``source`` is the first word of the source, where that is a noun.
    """

    names: Meanings
    act: Act = Act.SAY
    subject: str | None = None
    mention: str | None = None
    person: str | None = None
    drop: frozenset[int] = frozenset()
    bystanders: frozenset[str] = frozenset()
    denied: bool = False
    persons: frozenset[str] = frozenset()
    official: bool = False
    source: int | None = None
    body: str | None = None
    places: tuple[Place, ...] = ()
