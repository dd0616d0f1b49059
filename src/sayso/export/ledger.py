"""Lists from a ledger for reading on a terminal: entries, speakers, decisions, what is new.

One entry in full is ``export.shown``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.terminal import cut, dyed, plain, wrapped
from sayso.ledger.decide import PAIRS
from sayso.ledger.types import Decision, DecisionKind, Side, State
from sayso.store import EntryRow, SpeakerRow
from sayso.views import News

SHORT = 10
"""Characters of an id that are shown: its letter, the dash, and eight digits; commands take as much."""


MOST_CALLED = 8
"""Speakers of one name that are told."""
Spoken = Sequence[tuple[str, Sequence[Side]]]
"""Names of speakers, each with the sides they stand on."""
_STYLES: Mapping[State, str] = {
    State.DISPUTED: "denies",
    State.CHANGED: "hedged",
    State.AFFIRMED: "affirms",
    State.DENIED: "denies",
    State.HEDGED: "hedged",
}


@dataclass(frozen=True, slots=True)
class Look:
    """How lines are made: their width in columns (None: as long as they are), and whether in colour."""

    width: int | None = None
    colour: bool = False

    def cut(self, text: str, taken: int = 0) -> str:
        """As much of a text as fits beside ``taken`` columns."""
        return cut(text, max(self.width - taken, 20)) if self.width else text

    def dyed(self, text: str, style: str) -> str:
        """The text in a style, if in colour."""
        return dyed(text, style, self.colour)

    def lines(self, text: str, indent: str = "", style: str | None = None) -> list[str]:
        """The text in lines that fit, each after ``indent``, in a style."""
        made = wrapped(text, self.width, indent)
        return [self.dyed(line, style) for line in made] if style else made


def listed(rows: Iterable[EntryRow], look: Look) -> Iterator[str]:
    """Two lines for each entry: its state and what is claimed, and how many stand on which side."""
    for row in rows:
        mark = look.dyed(f"{row.state.value:10}", _STYLES[row.state])
        yield f"{short(row.id)}  {mark}{look.dyed(look.cut(plain(row.wording), SHORT + 12), 'heading')}"
        yield " " * (SHORT + 2) + look.dyed(look.cut(_summary(row), SHORT + 2), "faint")


def listed_by(rows: Iterable[tuple[EntryRow, Spoken]], look: Look) -> Iterator[str]:
    """As ``listed``, with a third line: who of those asked for speaks in it, and on which side."""
    for row, spoken in rows:
        yield from listed([row], look)
        told = "; ".join(f"{plain(name)}: {', '.join(side.value for side in sides)}" for name, sides in spoken)
        yield " " * (SHORT + 2) + look.dyed(look.cut(f"by {told}", SHORT + 2), "source")


def called_so(words: str, found: Sequence[SpeakerRow]) -> str:
    """Which speakers the words of a name mean, where they mean several."""
    told = [plain(row.name) + (f" ({plain(row.person)})" if row.person else "") for row in found]
    more = f" and {len(told) - MOST_CALLED} more" if len(told) > MOST_CALLED else ""
    return f"{words!r} means {len(told)} speakers: {', '.join(told[:MOST_CALLED])}{more}."


def short(id_: str) -> str:
    """The beginning of an id, enough to name it."""
    return id_[:SHORT]


def _summary(row: EntryRow) -> str:
    parts = [
        _side_count("affirmed", row.affirmed, row.affirmed_least, row.affirmed_most),
        _side_count("denied", row.denied, row.denied_least, row.denied_most),
        f"hedged {row.hedged}" if row.hedged else "",
        days(row.first_said, row.last_said),
        turned(row.state, row.changed, row.withdrawn),
        "withdrawn" if row.withdrawn else "",
        "unnamed sources only" if row.unnamed_only else "",
    ]
    return " · ".join(part for part in parts if part)


def turned(state: State, changed: bool, withdrawn: bool) -> str:
    """Whether a speaker changed position, in words; perhaps, where nothing but its description says that it is one."""
    perhaps = state is State.CHANGED and not withdrawn
    return "position changed" if changed else "perhaps position changed" if perhaps else ""


def state_told(state: State, changed: bool, withdrawn: bool) -> str:
    """The state of an entry in words."""
    if state is State.CHANGED:
        return turned(state, changed, withdrawn) or "withdrawn"
    return "disputed" if state is State.DISPUTED else "not disputed"


def _side_count(side: str, appearances: int, least: int, most: int) -> str:
    return f"{side} {appearances} ({counted(least, most)})" if appearances else ""


def counted(least: int, most: int) -> str:
    """Origins in words: one number, or the least and the most."""
    number = str(least) if least == most else f"{least} to {most}"
    return f"{number} origin{'s' * (most != 1)}"


def days(first: str | None, last: str | None) -> str:
    """The days from first to last; nothing where none is known."""
    if first is None or first == last:
        return first or ""
    return f"{first} to {last}"


def speakers_listed(rows: Iterable[SpeakerRow], look: Look) -> Iterator[str]:
    """A line for each speaker: claims affirmed, denied, hedged; name, kind, other names, key."""
    yield look.dyed("affirms denies hedges  speaker", "heading")
    for row in rows:
        others = f" (also {', '.join(map(plain, row.names[1:4]))})" if len(row.names) > 1 else ""
        kind = f"unnamed {row.kind.value}" if row.anonymous else row.kind.value
        counts = f"{row.affirmed:7} {row.denied:6} {row.hedged:6}"
        key = f" · {plain(row.person)}" if row.person else ""
        told = look.cut(f"{plain(row.name)}{others} · {kind}", len(counts) + len(key) + 2)
        yield f"{counts}  {told}" + look.dyed(key, "faint")


def decision_line(one: Decision) -> str:
    """One decision: when, who, what, and instead of what."""
    joint = "and" if one.kind in PAIRS or one.kind is DecisionKind.MERGE_SPEAKERS else "="
    value = f" {joint} {plain(one.value)}" if one.value is not None else ""
    note = f" ({plain(one.note)})" if one.note else ""
    over = f", instead of {one.supersedes}" if one.supersedes and one.kind is not DecisionKind.UNDO else ""
    when = one.decided_at[:16].replace("T", " ")
    return f"{when}  {one.id}  {plain(one.decided_by)}: {one.kind.value} {plain(one.target)}{value}{note}{over}"


def news_listed(found: Iterable[News], look: Look) -> Iterator[str]:
    """Two lines for each entry: what is claimed, and what is new about it."""
    for one in found:
        yield f"{short(one.entry.id)}  {look.dyed(look.cut(plain(one.entry.wording), SHORT + 2), 'heading')}"
        yield " " * (SHORT + 2) + "; ".join(one.what)
