"""What goes into the store and comes out of it, besides the core types."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sayso.ledger.people import ANONYMOUS, is_anonymous
from sayso.ledger.types import Appearance, Entry, Pair, Side, State
from sayso.model import Document, Producer, SpeakerKind


@dataclass(frozen=True, slots=True)
class Custody:
    """When a report was captured (ISO 8601, UTC), from where, and which version of Sayso took it in.

    ``read_at`` is when that was, the same as ``retrieved_at`` where nobody recorded the capture; "" stands for that.
    ``sha256`` is the hash of the bytes, ``headers`` are those of the HTTP response they came with.
    """

    retrieved_at: str
    source: str | None
    tool_version: str
    sha256: str | None = None
    headers: tuple[tuple[str, str], ...] = ()
    read_at: str = ""


@dataclass(frozen=True, slots=True)
class Version:
    """One time that an article was seen: which document it was then, when it was captured and taken in (ISO 8601, UTC).

    ``sha256`` is the hash of the bytes. ``current`` says that this document is the version that stands, ``unchanged``
    that it was the same the time before.
    """

    document: str
    retrieved_at: str
    read_at: str
    sha256: str | None
    source: str | None
    current: bool
    unchanged: bool


@dataclass(frozen=True, slots=True)
class Removed:
    """What a newer extraction of a report no longer holds.

    ``neighbours`` are claims still there that shared an entry, or were paired, with one of ``claims``. The entries
    of all these are dropped, to be made anew.
    """

    claims: tuple[str, ...] = ()
    neighbours: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Component:
    """Claims, in order of reading, that the pairs of the same claims hold together."""

    claims: tuple[str, ...]
    pairs: tuple[Pair, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks, as an entry lists it: its key over all documents, its name here, and what it is."""

    person: str | None
    name: str
    kind: SpeakerKind
    named: bool

    @classmethod
    def of(cls, appearance: Appearance) -> Voice | None:
        """The voice of an appearance; None where the speaker can't be told."""
        speaker = appearance.speaker
        return cls(appearance.person, speaker.name, speaker.kind, speaker.named) if speaker else None


@dataclass(frozen=True, slots=True)
class Member:
    """A claim's place in its entry. ``places`` (names, regions, country codes) are only written, never read back."""

    claim_id: str
    side: Side
    voice: Voice | None = None
    places: tuple[str, ...] = ()

    @classmethod
    def of(cls, appearance: Appearance, side: Side) -> Member:
        """An appearance, as people corrected it, on its side."""
        told = {name for one in appearance.claim.places for name in (one.name, one.region, one.country) if name}
        return cls(appearance.id, side, Voice.of(appearance), tuple(sorted(told)))


@dataclass(frozen=True, slots=True)
class EntryRow:
    """The summary of an entry: appearances and independent origins (at least, at most) on each side.

    ``first_said`` and ``last_said`` are days (ISO 8601). ``single_origin``: no side has more than one.
    ``unnamed_only``: only persons and groups without a name say it. ``disputed``: one affirms and another denies it.
    Lists leave ``members`` out.
    """

    id: str
    wording: str
    affirmed: int
    denied: int
    hedged: int
    affirmed_least: int
    affirmed_most: int
    denied_least: int
    denied_most: int
    first_said: str | None
    last_said: str | None
    single_origin: bool
    unnamed_only: bool
    disputed: bool
    changed: bool
    withdrawn: bool
    members: tuple[Member, ...] = ()

    @property
    def state(self) -> State:
        """What its sides come to."""
        return State.of(self.disputed, self.affirmed, self.denied)

    @property
    def standing(self) -> int:
        """Where it stands in lists, the lowest first: disputed ones by the origins of the weaker side, then those that
        a speaker changed position on or withdrew, then the others by their origins; of equals, the one that appears
        more often."""
        turned = self.changed or self.withdrawn or self.state is State.CHANGED
        origins = min(self.affirmed_least, self.denied_least) if self.disputed else 0
        strength = origins or max(self.affirmed_least, self.denied_least)
        appearances = self.affirmed + self.denied + self.hedged
        tier = 2 if self.disputed else int(turned)
        return -(tier * 1_000_000 + min(strength, 999) * 1000 + min(appearances, 999))

    @property
    def repeated(self) -> int:
        """How many appearances, hedged ones aside, are more than its origins."""
        return self.affirmed + self.denied - self.affirmed_most - self.denied_most

    @classmethod
    def of(cls, entry: Entry) -> EntryRow:
        """The summary of an entry as it was made."""
        affirmed, denied = entry.affirmed_origins, entry.denied_origins
        return cls(
            id=entry.id,
            wording=entry.wording,
            affirmed=len(entry.affirmed),
            denied=len(entry.denied),
            hedged=len(entry.hedged),
            affirmed_least=affirmed.least,
            affirmed_most=affirmed.most,
            denied_least=denied.least,
            denied_most=denied.most,
            first_said=entry.first_said,
            last_said=entry.last_said,
            single_origin=max(affirmed.most, denied.most) == 1,
            unnamed_only=all(_is_unnamed(one) for one in entry.appearances),
            disputed=entry.disputed,
            changed=bool(entry.changes),
            withdrawn=bool(entry.withdrawals),
            members=tuple(_members(entry)),
        )


def _is_unnamed(one: Appearance) -> bool:
    """Whether it rests on a source without a name, or one that is left unsaid; a report's own voice is none."""
    return is_anonymous(one.speaker) if one.speaker else one.attribution is not None


def _members(entry: Entry) -> Iterable[Member]:
    sides = ((Side.AFFIRMED, entry.affirmed), (Side.DENIED, entry.denied), (Side.HEDGED, entry.hedged))
    return (Member.of(one, side) for side, appearances in sides for one in appearances)


@dataclass(frozen=True, slots=True)
class EntryFilter:
    """Which entries to list: those that meet all that is given.

    ``by`` and ``denied_by`` are a person's key (``person:...``, ``outlet:...``) or words of a name, ``about`` words of
    a wording, ``place`` a place, region or country. ``since`` is a day (ISO 8601) on or after which it was last said.
    None and False ask for nothing.
    """

    disputed: bool = False
    by: str | None = None
    denied_by: str | None = None
    about: str | None = None
    since: str | None = None
    place: str | None = None
    unnamed: bool = False
    single_origin: bool = False


@dataclass(frozen=True, slots=True)
class Size:
    """How many reports, claims and entries a ledger holds, and how many of the entries are disputed.

    ``older`` are the reports that a newer version of the same article has taken the place of: they and their claims
    are counted nowhere else.
    """

    documents: int
    claims: int
    entries: int
    disputed: int
    older: int = 0


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """A speaker over all documents and how many of its claims stand on each side.

    ``person`` is its key; None for an unnamed source, which is listed by its description: that is no identity.
    ``names`` are all it goes by, the most frequent first, and ``name`` is that one.
    """

    person: str | None
    name: str
    kind: SpeakerKind
    named: bool
    names: tuple[str, ...]
    affirmed: int
    denied: int
    hedged: int

    @property
    def anonymous(self) -> bool:
        """Whether it is a person or a group that is told by a description alone."""
        return not self.named and self.kind in ANONYMOUS


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A report in the ledger, without its text, when it was taken in, who read it, and how many claims it has."""

    document: Document
    read_at: str
    producer: Producer
    claims: int


class HitKind(StrEnum):
    """Where words were found."""

    DOCUMENT = "document"
    CONTENT = "content"
    WORDING = "wording"
    SPEAKER = "speaker"


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found: a document, attribution or claim by its id, or a speaker by its key (None: unnamed).

    ``text`` are the words it was found in, cut to a passage where they are long.
    """

    kind: HitKind
    id: str | None
    document_id: str | None
    text: str
