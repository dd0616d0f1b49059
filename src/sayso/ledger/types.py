"""What a ledger is made of: appearances, entries, origins and decisions. Standard library only.

An entry is derived: a pure function of the records and of the decisions people made. Nothing here is
ever edited; a person's correction is a Decision, and the entry is made anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sayso.model import Attribution, Claim, Document, Span, Speaker

DERIVED = 20
"""How gists, profiles, pairs and entries are made: one more whenever that changes, or the encoder of wordings does. A
ledger in which they were made otherwise is made anew before it is written."""

BEFORE = 160
"""How many characters of what stands before a sentence are looked at."""


class Side(StrEnum):
    """Where an appearance stands in its entry."""

    AFFIRMED = "affirmed"
    DENIED = "denied"
    HEDGED = "hedged"


class Verdict(StrEnum):
    """What two claims are to each other."""

    SAME = "same"
    RELATED = "related"
    DIFFERENT = "different"


class State(StrEnum):
    """What an entry's sides come to."""

    DISPUTED = "disputed"
    """One affirms and another denies."""
    CHANGED = "changed"
    """Whoever affirms and whoever denies is one speaker, at two times."""
    AFFIRMED = "affirmed"
    DENIED = "denied"
    HEDGED = "hedged"

    @classmethod
    def of(cls, disputed: bool, affirmed: object, denied: object) -> State:
        """The state of an entry with these on its sides, or none."""
        if affirmed and denied:
            return cls.DISPUTED if disputed else cls.CHANGED
        return cls.AFFIRMED if affirmed else cls.DENIED if denied else cls.HEDGED


class Slot(StrEnum):
    """In what two related claims differ; SCOPE where one is more general than the other."""

    ACTOR = "actor"
    ACTION = "action"
    RECIPIENT = "recipient"
    OBJECT = "object"
    PLACE = "place"
    TIME = "time"
    NUMBER = "number"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Appearance:
    """One claim where it stands: with its speaker, its attribution and its document.

    ``document`` has no text here; ``sentence`` is the sentence (or sentences) the claim's exact words
    stand in, and ``sentence_span`` where. ``sequence`` is the order in which the ledger took it in.
    ``person`` is the key of the speaker over all documents (see ``ledger.people``), None where unknown.
    ``by_hand`` names the fields a person has set, ``before`` is what stands right before the sentence in its paragraph.
    """

    claim: Claim
    speaker: Speaker | None
    attribution: Attribution | None
    document: Document
    sentence: str
    sentence_span: Span
    sequence: int
    person: str | None = None
    by_hand: tuple[str, ...] = ()
    before: str = ""

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.claim.id


@dataclass(frozen=True, slots=True)
class Feature:
    """One named comparison of two claims: a score from 0 to 1 and a sentence a person can check."""

    name: str
    score: float
    says: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two claims are to each other, how sure that is (0 to 1), and why.

    ``slot`` names what differs where the verdict is RELATED.
    """

    verdict: Verdict
    score: float
    slot: Slot | None = None
    features: tuple[Feature, ...] = ()


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims that were compared and are the same or related; ``first`` < ``second`` by id."""

    first: str
    second: str
    verdict: Verdict
    score: float
    slot: Slot | None = None


@dataclass(frozen=True, slots=True)
class Tie:
    """Why two claims have, or may have, one origin. ``sure`` is False where they only may."""

    first: str
    second: str
    kind: str
    says: str
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Origin:
    """Claims (by id) that go back to one origin, and why each was put with another."""

    claims: tuple[str, ...]
    ties: tuple[Tie, ...] = ()


@dataclass(frozen=True, slots=True)
class Origins:
    """The independent origins of one side: groups, and how many there are at least and at most.

    ``doubts`` are the ties that make the count a range; ``circular`` names outlets that cite each other in a ring.
    """

    groups: tuple[Origin, ...] = ()
    least: int = 0
    most: int = 0
    doubts: tuple[Tie, ...] = ()
    circular: tuple[tuple[str, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Related:
    """Another entry that says nearly the same, and the slot that differs."""

    entry: str
    slot: Slot


@dataclass(frozen=True, slots=True)
class Change:
    """A speaker who took the other side: who, from which claim to which."""

    person: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """A claim taken back by its own speaker or outlet, and the claims of others that carry it, before or after.

    ``on`` is the day (ISO 8601) on which it was taken back, None where that is not known.
    """

    claim: str
    by: str
    still_carried: tuple[str, ...] = ()
    on: str | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """The same claim over many reports. Its id comes from its first claim and stays when others join.

    ``disputed`` says whether one affirms it and another denies it (see ``ledger.disputes``).
    """

    id: str
    wording: str
    affirmed: tuple[Appearance, ...]
    denied: tuple[Appearance, ...]
    hedged: tuple[Appearance, ...]
    affirmed_origins: Origins
    denied_origins: Origins
    first_said: str | None
    last_said: str | None
    changes: tuple[Change, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    disputed: bool = False

    @property
    def state(self) -> State:
        """What its sides come to."""
        return State.of(self.disputed, self.affirmed, self.denied)

    @property
    def appearances(self) -> tuple[Appearance, ...]:
        """All of them, in the order of reading."""
        return tuple(sorted((*self.affirmed, *self.denied, *self.hedged), key=lambda one: one.sequence))


class DecisionKind(StrEnum):
    """What a person can decide. What each takes as target and value is told in ``ledger.decide``."""

    ACCEPT = "accept"
    REJECT = "reject"
    ADD = "add"
    SOURCE = "source-span"
    CUE = "cue-span"
    CONTENT = "content-span"
    SPAN = "span"
    SPEAKER = "speaker"
    ROLE = "role"
    POLARITY = "polarity"
    CERTAINTY = "certainty"
    ACT = "act"
    WORDING = "wording"
    SAID_AT = "said-at"
    HAPPENED_AT = "happened-at"
    PLACE = "place"
    SAME = "same"
    DIFFERENT = "different"
    SAME_ORIGIN = "same-origin"
    DIFFERENT_ORIGIN = "different-origin"
    MERGE_SPEAKERS = "merge-speakers"
    SPLIT_SPEAKERS = "split-speakers"
    RELIABILITY = "reliability"
    CREDIBILITY = "credibility"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing a person decided; never changed, never deleted, only superseded.

    ``target`` is a claim, attribution, entry or speaker id, or for a merge the first of two; ``value`` what
    was decided, in words or as an id. ``supersedes`` is the decision it replaces, and for an undo the one undone.
    ``decided_at`` is ISO 8601 in UTC.
    """

    id: str
    kind: DecisionKind
    target: str
    value: str | None
    decided_by: str
    decided_at: str
    note: str | None = None
    supersedes: str | None = None
