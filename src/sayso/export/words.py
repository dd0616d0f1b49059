"""Words for what the records say in codes: what an editor reads."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime

from sayso.export.ledger import counted, short, state_told
from sayso.export.shown import carried, speaker_of
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Decision, DecisionKind, Entry, Side, Slot
from sayso.store import EntryRow

SIDES: Mapping[Side, str] = {Side.AFFIRMED: "Affirmed", Side.DENIED: "Denied", Side.HEDGED: "Hedged"}

SLOTS: Mapping[Slot, str] = {
    Slot.ACTOR: "who does it",
    Slot.ACTION: "what is done",
    Slot.RECIPIENT: "to whom",
    Slot.OBJECT: "with what",
    Slot.PLACE: "where",
    Slot.TIME: "when",
    Slot.NUMBER: "how many",
    Slot.SCOPE: "how much it covers",
}

KINDS: Mapping[DecisionKind, str] = {
    DecisionKind.ACCEPT: "accepted",
    DecisionKind.REJECT: "rejected",
    DecisionKind.ADD: "attribution added",
    DecisionKind.SOURCE: "source set",
    DecisionKind.CUE: "cue set",
    DecisionKind.CONTENT: "content set",
    DecisionKind.SPAN: "exact words set",
    DecisionKind.SPEAKER: "speaker set",
    DecisionKind.ROLE: "role set",
    DecisionKind.POLARITY: "polarity set",
    DecisionKind.CERTAINTY: "certainty set",
    DecisionKind.ACT: "kind of statement set",
    DecisionKind.WORDING: "wording set",
    DecisionKind.SAID_AT: "day it was said set",
    DecisionKind.HAPPENED_AT: "day it happened set",
    DecisionKind.PLACE: "place set",
    DecisionKind.SAME: "the same claim as",
    DecisionKind.DIFFERENT: "not the same claim as",
    DecisionKind.SAME_ORIGIN: "one origin with",
    DecisionKind.DIFFERENT_ORIGIN: "another origin than",
    DecisionKind.MERGE_SPEAKERS: "the same speaker as",
    DecisionKind.SPLIT_SPEAKERS: "a speaker of its own",
    DecisionKind.RELIABILITY: "reliability of the source set",
    DecisionKind.CREDIBILITY: "credibility of the claim set",
    DecisionKind.NOTE: "noted",
    DecisionKind.UNDO: "undone",
}
"""What was decided, as the log tells it."""

RELIABILITY: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
CREDIBILITY: Mapping[str, str] = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""The Admiralty code's own words for both fields."""


def decided(one: Decision) -> str:
    """The kind of a decision in words."""
    return KINDS.get(one.kind, one.kind.value.replace("-", " "))


def origins(least: int, most: int) -> str:
    """How many independent origins, in words."""
    return counted(least, most).replace(" origin", " independent origin")


def times(count: int, what: str = "time") -> str:
    """A count and its noun."""
    plural = what[:-1] + "ies" if what.endswith("y") else what + "s"
    return f"{count:,} {what if count == 1 else plural}"


def day(moment: str | None) -> str:
    """The day of a moment (ISO 8601) as one reads it: 4 March 2031; what is no date as it stands."""
    if not moment:
        return ""
    try:
        found = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{found.day} {found:%B %Y}"


def days(first: str | None, last: str | None) -> str:
    """From day to day, with no month and no year said twice: 4 to 7 March 2031; nothing where none is known."""
    ends = [told.split() for told in dict.fromkeys(filter(None, (day(first), day(last))))]
    if len(ends) == 2 and len(ends[0]) == len(ends[1]) == 3:
        ends[0] = next(ends[0][:n] for n in (1, 2, 3) if ends[0][n:] == ends[1][n:])
    return " to ".join(map(" ".join, ends))


_CLAIM = re.compile(r"(c-[0-9a-f]{8})[0-9a-f]*")


def parted(told: str, ids: Iterable[str]) -> list[tuple[str, str | None]]:
    """A reason in parts: words, and with the name of a claim among ``ids`` its whole id, to lead there."""
    whole = {one[:10]: one for one in ids}
    return [(part, whole.get(part)) for part in _CLAIM.split(told) if part]


def minute(moment: str) -> str:
    """A moment to the minute."""
    return moment[:16].replace("T", " ")


def state(one: Entry | EntryRow) -> str:
    """The state of an entry in words."""
    if isinstance(one, Entry):
        return state_told(one.state, bool(one.changes), bool(one.withdrawals))
    return state_told(one.state, one.changed, one.withdrawn)


def where(one: Appearance) -> str:
    """The outlet, or else the report's name."""
    return one.document.outlet or one.document.title or one.document.path or one.document.id


FILTERS: Mapping[str, Callable[..., object]] = {
    "carried": carried,
    "side": SIDES.__getitem__,
    "slot": SLOTS.__getitem__,
    "decided": decided,
    "origins": origins,
    "times": times,
    "day": day,
    "days": days,
    "parted": parted,
    "minute": minute,
    "where": where,
    "speaker": speaker_of,
    "state": state,
    "said_on": said_on,
    "short": short,
}
"""What templates can use."""
