"""A ledger for reading on a terminal: lists of entries, one entry in full, speakers, the log of decisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sayso.export.terminal import cut, dyed, plain, wrapped
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Comparison, Decision, Entry, Origins, Side, Tie
from sayso.store import EntryRow, SpeakerRow
from sayso.views import EntryView, News, grouped

SHORT = 10
"""Characters of an id that are shown: its letter, the dash, and eight digits; commands take as much."""
_SIDE_STYLES = {Side.AFFIRMED: "affirms", Side.DENIED: "denies", Side.HEDGED: "hedged"}


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


def listed(rows: Iterable[EntryRow], look: Look) -> Iterator[str]:
    """Two lines for each entry: what is claimed, and how many stand on which side."""
    for row in rows:
        mark = look.dyed("disputed  ", "denies") if row.disputed else " " * 10
        yield f"{short(row.id)}  {mark}{look.dyed(look.cut(plain(row.wording), SHORT + 12), 'heading')}"
        yield " " * (SHORT + 2) + look.dyed(_summary(row), "faint")


def short(id_: str) -> str:
    """The beginning of an id, enough to name it."""
    return id_[:SHORT]


def _summary(row: EntryRow) -> str:
    parts = [
        _side_count("affirmed", row.affirmed, row.affirmed_least, row.affirmed_most),
        _side_count("denied", row.denied, row.denied_least, row.denied_most),
        f"hedged {row.hedged}" if row.hedged else "",
        _days(row.first_said, row.last_said),
        "position changed" if row.changed else "",
        "withdrawn" if row.withdrawn else "",
        "unnamed sources only" if row.unnamed_only else "",
    ]
    return " · ".join(part for part in parts if part)


def _side_count(side: str, appearances: int, least: int, most: int) -> str:
    return f"{side} {appearances} ({_origins(least, most)})" if appearances else ""


def _origins(least: int, most: int) -> str:
    number = str(least) if least == most else f"{least} to {most}"
    return f"{number} origin{'s' * (most != 1)}"


def _days(first: str | None, last: str | None) -> str:
    if first is None or first == last:
        return first or ""
    return f"{first} to {last}"


def shown(view: EntryView, reasons: Mapping[str, str], look: Look) -> Iterator[str]:
    """An entry in full: each appearance by side and origin, with its sentence, its chain and why it is there."""
    entry = view.entry
    state = look.dyed("disputed", "denies") if entry.disputed else "not disputed"
    yield from wrapped(look.dyed(plain(entry.wording), "heading"), None, "")
    yield look.dyed(f"{entry.id} · ", "faint") + f"{state} · {_days(entry.first_said, entry.last_said) or 'no date'}"
    for side, appearances, origins in view.sides:
        if appearances:
            yield ""
            yield from _side(view, (side, appearances, origins), reasons, look)
    yield from _beside(view, look)


def _side(
    view: EntryView, held: tuple[Side, Sequence[Appearance], Origins], reasons: Mapping[str, str], look: Look
) -> Iterator[str]:
    side, appearances, origins = held
    counted = f", {_origins(origins.least, origins.most)}" if origins.groups else ""
    yield look.dyed(f"{side.upper()} {len(appearances)}{counted}", _SIDE_STYLES[side])
    for number, (origin, members) in enumerate(grouped(appearances, origins), 1):
        if origin is not None:
            yield f"  origin {number}"
        for one in members:
            yield from _member(view, one, look)
            yield from wrapped(look.dyed(f"here because: {reasons[one.id]}", "faint"), None, "      ")
        for tie in origin.ties if origin else ():
            yield from wrapped(_tied("one origin", tie), look.width, "    ")
    for tie in origins.doubts:
        yield from wrapped(
            f"perhaps one origin ({short(tie.first)}, {short(tie.second)}): {tie.says}", look.width, "  "
        )
    for ring in origins.circular:
        yield from wrapped(f"circular: {', '.join(map(plain, ring))} cite each other", look.width, "  ")


def _member(view: EntryView, one: Appearance, look: Look) -> Iterator[str]:
    yield "    " + look.dyed(speaker_of(one), "source") + look.dyed(f" · {_about(one, view)}", "faint")
    yield from wrapped(plain(one.sentence), look.width, "      ")
    if chain := _chain(one):
        yield from wrapped(look.dyed(f"chain: {chain}", "faint"), None, "      ")


def _tied(what: str, tie: Tie) -> str:
    return f"{what} ({short(tie.first)}, {short(tie.second)}): {plain(tie.says)}"


def origins_shown(view: EntryView, look: Look) -> Iterator[str]:
    """The origins of an entry: who is behind each, and the reason for each merge and doubt."""
    yield from wrapped(look.dyed(plain(view.entry.wording), "heading"), None, "")
    for side, appearances, origins in view.sides:
        if origins.groups:
            yield ""
            yield look.dyed(f"{side.upper()} {len(appearances)}, {_origins(origins.least, origins.most)}", "heading")
            for number, (origin, members) in enumerate(grouped(appearances, origins), 1):
                who = ", ".join(f"{speaker_of(one)} in {_where(one)} ({short(one.id)})" for one in members)
                yield from wrapped(f"origin {number}: {who}", look.width, "  ")
                for tie in origin.ties if origin else ():
                    yield from wrapped(_tied("because", tie), look.width, "    ")
            for tie in origins.doubts:
                yield from wrapped(_tied("perhaps one origin", tie), look.width, "  ")
            for ring in origins.circular:
                yield from wrapped(f"circular: {', '.join(map(plain, ring))} cite each other", look.width, "  ")


def _where(one: Appearance) -> str:
    return plain(one.document.outlet or one.document.path or one.document.id)


def speaker_of(one: Appearance) -> str:
    """Who says it, and what they are."""
    if one.speaker is None:
        return "the report itself" if one.attribution is None else "unresolved"
    role = f", {plain(one.speaker.role)}" if one.speaker.role and one.speaker.named else ""
    return plain(one.speaker.name) + role + ("" if one.speaker.named else " (unnamed)")


def _about(one: Appearance, view: EntryView) -> str:
    rated = [f"credibility {view.ratings[one.id]}"] if one.id in view.ratings else []
    rated += [f"reliability {view.ratings[one.person]}"] if one.person and one.person in view.ratings else []
    by_hand = [f"by hand: {', '.join(one.by_hand)}"] if one.by_hand else []
    said = said_on(one)
    told = [one.claim.act.value, one.claim.certainty.value, _where(one), *([said] if said else []), *rated, *by_hand]
    return " · ".join([*told, short(one.id)])


def _chain(one: Appearance) -> str:
    return " <- ".join(plain(hop.name) for hop in one.claim.chain) if len(one.claim.chain) > 1 else ""


def _beside(view: EntryView, look: Look) -> Iterator[str]:
    entry = view.entry
    lines = [f"{one.slot.value:9}  {short(one.entry)}  {plain(one.wording)}" for one in view.related]
    yield from _block("related, but for", lines, look)
    yield from _block("changed position", _changes(entry), look)
    yield from _block("withdrawn", _withdrawals(entry), look)
    yield from _block("decided", (decision_line(one) for one in view.decided), look)


def _changes(entry: Entry) -> Iterator[str]:
    by_id = {one.id: one for one in entry.appearances}
    for change in entry.changes:
        before, after = by_id[change.before], by_id[change.after]
        days = " to ".join(said_on(one) or "?" for one in (before, after))
        yield f"{plain(change.person.partition(':')[2])}: {short(change.before)} to {short(change.after)}, {days}"


def _withdrawals(entry: Entry) -> Iterator[str]:
    by_id = {one.id: one for one in entry.appearances}
    for one in entry.withdrawals:
        still = [plain(by_id[claim].document.outlet or claim) for claim in one.still_carried if claim in by_id]
        carried = f"; still carried by {', '.join(dict.fromkeys(still))}" if still else ""
        yield f"{short(one.claim)} by {plain(one.by.partition(':')[2])}{carried}"


def _block(title: str, lines: Iterable[str], look: Look) -> Iterator[str]:
    held = list(lines)
    if held:
        yield ""
        yield look.dyed(title, "heading")
        yield from ("  " + look.cut(one, 2) for one in held)


def compared(found: tuple[str, str, Comparison], look: Look) -> Iterator[str]:
    """How two claims compare: the verdict, and each feature with its score and what it says."""
    first, second, comparison = found
    slot = f" ({comparison.slot.value} differs)" if comparison.slot else ""
    yield ""
    yield look.dyed(f"{short(first)} and {short(second)}: {comparison.verdict.value}{slot}", "heading")
    yield from (f"  {one.score:4.2f}  {one.name:12} {plain(one.says)}" for one in comparison.features)


def speakers_listed(rows: Iterable[SpeakerRow], look: Look) -> Iterator[str]:
    """A line for each speaker: claims affirmed, denied, hedged; name, kind, other names, key."""
    yield look.dyed("affirms denies hedges", "heading")
    for row in rows:
        others = f" (also {', '.join(map(plain, row.names[1:4]))})" if len(row.names) > 1 else ""
        kind = row.kind.value if row.named else f"unnamed {row.kind.value}"
        counts = f"{row.affirmed:7} {row.denied:6} {row.hedged:6}"
        told = look.cut(f"{plain(row.name)}{others} · {kind}", len(counts) + 2)
        yield f"{counts}  {told}" + look.dyed(f" · {row.person}" if row.person else "", "faint")


def decision_line(one: Decision) -> str:
    """One decision: when, who, what."""
    value = f" = {plain(one.value)}" if one.value is not None else ""
    note = f" ({plain(one.note)})" if one.note else ""
    over = f", instead of {one.supersedes}" if one.supersedes and one.kind != "undo" else ""
    when = one.decided_at[:16].replace("T", " ")
    return f"{when}  {one.id}  {plain(one.decided_by)}: {one.kind.value} {one.target}{value}{note}{over}"


def news_listed(found: Iterable[News], look: Look) -> Iterator[str]:
    """Two lines for each entry: what is claimed, and what is new about it."""
    for one in found:
        yield f"{short(one.entry.id)}  {look.dyed(look.cut(plain(one.entry.wording), SHORT + 2), 'heading')}"
        yield " " * (SHORT + 2) + "; ".join(one.what)
