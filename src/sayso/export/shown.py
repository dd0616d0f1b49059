"""One entry in full for reading on a terminal: who says it, why it counts as it does, what stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from sayso.export.ledger import Look, counted, days, decision_line, short, state_told
from sayso.export.terminal import plain
from sayso.ledger.people import is_anonymous
from sayso.ledger.sides import said_on
from sayso.ledger.types import Appearance, Entry, Origin, Origins, Side, State, Tie, Verdict, Withdrawal
from sayso.model import Polarity
from sayso.views import Closest, EntryView, RelatedEntry, grouped

MOST_POINTING = 3
"""Sentences that are quoted beside a claim because one points at the other."""
MOST_RELATED = 10
"""Related entries that are shown; of the others, how many there are."""
CARRIED_BEFORE, STILL_CARRIED, CARRIED = "carried before that by", "still carried by", "also carried by"
"""How a report that has what was taken back lies to that day; the last one where days are not told."""
_STYLES = {Side.AFFIRMED: "affirms", Side.DENIED: "denies", Side.HEDGED: "hedged"}
_Held = tuple[Side, Sequence[Appearance], Origins]


def shown(view: EntryView, reasons: Mapping[str, str], look: Look) -> Iterator[str]:
    """Each appearance by side and origin, with its sentence, its chain and why it is there; then all the rest."""
    entry = view.entry
    state = state_told(entry.state, bool(entry.changes), bool(entry.withdrawals))
    said = days(entry.first_said, entry.last_said)
    yield from look.lines(plain(entry.wording), style="heading")
    first, *rest = look.lines(f"{state} · {f'said {said}' if said else 'no day is told'} · {entry.id}")
    style = {State.DISPUTED: "denies", State.CHANGED: "hedged"}.get(entry.state, "faint")
    yield look.dyed(state, style) + first[len(state) :]
    yield from rest
    for held in view.sides:
        if held[1]:
            yield ""
            yield from _side(view, held, reasons, look)
    yield from _beside(view, look)


def _side(view: EntryView, held: _Held, reasons: Mapping[str, str], look: Look) -> Iterator[str]:
    side, appearances, origins = held
    yield look.dyed(_heading(held), _STYLES[side])
    for number, (origin, members) in enumerate(grouped(appearances, origins), 1):
        if origin is not None:
            yield f"  origin {number}"
        for one in members:
            yield from _member(view, one, look)
            yield from look.lines(f"here because: {plain(reasons[one.id])}", "      ", "faint")
            yield from _pointing(one, view.entry, look)
        yield from _ties(origin, "one origin", look)
    yield from _doubts(origins, look)


def _heading(held: _Held) -> str:
    """A side in a few words: how often, and from how many origins."""
    side, appearances, origins = held
    times = "once" if len(appearances) == 1 else f"{len(appearances)} times"
    return f"{side.upper()} {times}" + (f", {counted(origins.least, origins.most)}" if origins.groups else "")


def _member(view: EntryView, one: Appearance, look: Look) -> Iterator[str]:
    who, about = speaker_of(one), f" · {_about(one, view)}"
    first, *rest = look.lines(who + about, "    ")
    at = 4 + len(who)
    yield look.dyed(first[:at], "source") + look.dyed(first[at:], "faint")
    yield from (look.dyed(line, "faint") for line in rest)
    yield from look.lines(plain(one.sentence), "      ")
    if len(one.claim.chain) > 1:
        yield from look.lines(f"chain: {' <- '.join(plain(hop.name) for hop in one.claim.chain)}", "      ", "faint")


def _pointing(one: Appearance, entry: Entry, look: Look) -> Iterator[str]:
    """The sentences of the claims that it points at; where it points at none, of those that point at it."""
    beside = [other for other in entry.appearances if other.id in one.claim.refers_to]
    beside = beside or [other for other in entry.appearances if one.id in other.claim.refers_to]
    told: dict[str, list[str]] = {}
    for other in beside:
        same = (other.document.id, other.sentence_span) == (one.document.id, one.sentence_span)
        told.setdefault("in the same sentence" if same else f"“{plain(other.sentence)}”", []).append(short(other.id))
    for sentence in list(told)[:MOST_POINTING]:
        yield from look.lines(f"{', '.join(told[sentence])}: {sentence}", "        ", "faint")
    if len(told) > MOST_POINTING:
        yield f"        and {len(told) - MOST_POINTING} more"


def speaker_of(one: Appearance) -> str:
    """Who says it, and what they are."""
    if one.attribution is None and "speaker" not in one.by_hand:
        return "the report itself"
    if one.speaker is None:
        return "a speaker that can't be told"
    role = f", {plain(one.speaker.role)}" if one.speaker.role and one.speaker.named else ""
    return plain(one.speaker.name) + role + (" (unnamed)" if is_anonymous(one.speaker) else "")


def _about(one: Appearance, view: EntryView) -> str:
    """How it is said, where, when, what people made of it, and its id."""
    claim = one.claim
    # On the sides the polarity goes without saying.
    hedged = ", denies" if claim.polarity is Polarity.DENIES and one in view.entry.hedged else ""
    told = [f"{claim.act.value}, {claim.certainty.value}{hedged}", _where(one), said_on(one) or ""]
    told.append(f"credibility {view.ratings[one.id]}" if one.id in view.ratings else "")
    told.append(f"reliability {view.ratings[one.person]}" if one.person and one.person in view.ratings else "")
    told.append(f"by hand: {', '.join(one.by_hand)}" if one.by_hand else "")
    return " · ".join(part for part in (*told, short(one.id)) if part)


def _where(one: Appearance) -> str:
    return plain(one.document.outlet or one.document.path or one.document.id)


def _ties(origin: Origin | None, what: str, look: Look) -> Iterator[str]:
    for tie in origin.ties if origin else ():
        yield from look.lines(_tied(what, tie), "    ")


def _doubts(origins: Origins, look: Look) -> Iterator[str]:
    for tie in origins.doubts:
        yield from look.lines(_tied("perhaps one origin", tie), "  ")
    for ring in origins.circular:
        yield from look.lines(f"circular: {', '.join(map(plain, ring))} cite each other", "  ")


def _tied(what: str, tie: Tie) -> str:
    return f"{what} ({short(tie.first)}, {short(tie.second)}): {plain(tie.says)}"


def origins_shown(view: EntryView, look: Look) -> Iterator[str]:
    """The origins of an entry: who is behind each, and the reason for each merge and doubt."""
    yield from look.lines(plain(view.entry.wording), style="heading")
    for held in view.sides:
        side, appearances, origins = held
        if not origins.groups:
            continue
        yield ""
        yield look.dyed(_heading(held), _STYLES[side])
        for number, (origin, members) in enumerate(grouped(appearances, origins), 1):
            who = "; ".join(f"{speaker_of(one)} in {_where(one)} ({short(one.id)})" for one in members)
            yield from look.lines(f"origin {number}: {who}", "  ")
            yield from _ties(origin, "because", look)
        yield from _doubts(origins, look)


def _beside(view: EntryView, look: Look) -> Iterator[str]:
    entry = view.entry
    yield from _block("related, but for", _related(view.related, look), look)
    yield from _block("changed position", _changes(entry), look)
    yield from _block("withdrawn", _withdrawals(entry), look)
    yield from _block("decided", (decision_line(one) for one in view.decided), look)


def _related(found: Sequence[RelatedEntry], look: Look) -> Iterator[str]:
    for one in found[:MOST_RELATED]:
        start = f"{one.slot.value:9}  {short(one.entry)}  "
        yield start + look.cut(plain(one.wording), len(start) + 2)
    if len(found) > MOST_RELATED:
        yield f"and {len(found) - MOST_RELATED} more; --json has them all"


def _changes(entry: Entry) -> Iterator[str]:
    sides = {id(one): side for side, held in _sides(entry) for one in held}
    by_id = {one.id: one for one in entry.appearances}
    for change in entry.changes:
        ends = [by_id[change.before], by_id[change.after]]
        told = [f"{sides[id(one)]} ({', '.join(filter(None, (said_on(one), short(one.id))))})" for one in ends]
        yield f"{_name(change.person, entry)}: {told[0]}, then {told[1]}"


def _sides(entry: Entry) -> tuple[tuple[str, tuple[Appearance, ...]], ...]:
    return (("affirmed", entry.affirmed), ("denied", entry.denied), ("hedged", entry.hedged))


def _withdrawals(entry: Entry) -> Iterator[str]:
    for one in entry.withdrawals:
        told = f"{short(one.claim)}, taken back by {_name(one.by, entry)}{f' on {one.on}' if one.on else ''}"
        parts = (f"{words} {', '.join(dict.fromkeys(held.values()))}" for words, held in carried(entry, one).items())
        yield "; ".join((told, *parts))


def carried(entry: Entry, gone: Withdrawal) -> dict[str, dict[str, str]]:
    """Where others have what was taken back: outlets by claim, by how their reports lie to that day."""
    by_id = {one.id: one for one in entry.appearances}
    found: dict[str, dict[str, str]] = {CARRIED_BEFORE: {}, STILL_CARRIED: {}, CARRIED: {}}
    for claim in gone.still_carried:
        one = by_id.get(claim)
        day = (one.document.published_at or "")[:10] if one else ""
        dated = (STILL_CARRIED if day > gone.on else CARRIED_BEFORE) if day and gone.on else CARRIED
        found[dated][claim] = _where(one) if one else short(claim)
    return {words: held for words, held in found.items() if held}


def _name(key: str, entry: Entry) -> str:
    """The name of a person or an outlet as the reports have it."""
    named = (plain(one.speaker.name) for one in entry.appearances if one.person == key and one.speaker)
    return next(named, plain(key.partition(":")[2]))


def _block(title: str, lines: Iterable[str], look: Look) -> Iterator[str]:
    held = list(lines)
    if held:
        yield ""
        yield look.dyed(title, "heading")
        for one in held:
            yield from look.lines(one, "  ")


def compared(found: Closest, look: Look) -> Iterator[str]:
    """How two entries compare by their closest claims: the verdict, what keeps them apart, and each feature."""
    for entry in found.entries:
        yield from look.lines(f"{short(entry.id)}  {plain(entry.wording)}", style="heading")
    comparison = found.comparison
    slot = f", the {comparison.slot.value} differs" if comparison.slot else ""
    two = ", in two entries" if comparison.verdict is Verdict.SAME and found.apart else ""
    yield ""
    told = f"{short(found.first.id)} and {short(found.second.id)}: {comparison.verdict.value}{slot}{two}"
    yield from look.lines(told, style="heading")
    for one in (found.first, found.second):
        yield from look.lines(f"{short(one.id)}, {speaker_of(one)} in {_where(one)}: “{plain(one.sentence)}”", "  ")
    for reason in found.apart:
        yield from look.lines(f"apart because: {plain(reason)}", "  ")
    if not comparison.features:
        yield "  too far apart in meaning and words to be compared further"
    yield from (f"  {one.score:4.2f}  {one.name:17}  {plain(one.says)}" for one in comparison.features)
