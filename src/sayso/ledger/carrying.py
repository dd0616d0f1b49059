"""Who has it from whom: reports that credit or cite an outlet, and outlets of one owner."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.ledger.ties import Found, by, star
from sayso.ledger.voices import Description, Kind, Voice

_NONE: frozenset[str] = frozenset()


def credit(voices: Sequence[Voice]) -> Found:
    """One report credits or cites the outlet of the other."""
    hosts = by(voices, lambda v: v.outlet.key if v.outlet else None)
    by_key = {(key, v.key): v for key, of in hosts.items() for v in reversed(of)}
    by_body = {(key, v.body.marks): v for key, of in hosts.items() for v in reversed(of) if v.body}
    for voice in voices:
        for key, name in voice.cited.items():
            # The same speaker first, then one for the same body, then none with a name; who is another isn't credited.
            host = by_key.get((key, voice.key)) if voice.key else None
            host = host or by_body.get((key, voice.body.marks if voice.body else _NONE)) or by_key.get((key, None))
            if host is None and voice.key is None:
                host = next(iter(hosts.get(key, ())), None)
            if host and host.document != voice.document:
                yield voice, host, f"The report of {voice.place} credits or cites {name}."


def third(voices: Sequence[Voice]) -> Found:
    """Both reports credit or cite one other outlet."""
    citing: dict[str, dict[str | None, list[Voice]]] = {}
    for voice in voices:
        for key in voice.cited:
            citing.setdefault(key, {}).setdefault(voice.key, []).append(voice)
    for key, by_speaker in citing.items():
        firsts = [members[0] for _, members in sorted(by_speaker.items(), key=lambda item: item[0] or "")]
        for members in [*by_speaker.values(), firsts]:
            for one, two in star(members):
                # What one report credits for all of it doesn't make one of those that it tells apart.
                if one.document != two.document:
                    yield one, two, f"Both have it from {one.cited[key]}: {one.place} and {two.place}."


def owner(voices: Sequence[Voice]) -> Found:
    """Both in the own voice of outlets of one owner, or from unnamed sources of theirs that may be one."""
    held = by(voices, lambda v: v.owner or (v.outlet.key if v.outlet else v.document))
    for holder, members in held.items():
        alike = [[v for v in members if v.kind is Kind.OWN]]
        described = [v for v in members if v.is_described and not v.is_unsaid]
        # Of bodies only the same: "a bulletin of the emergency office" is not "a ministry's memo".
        for of_body in by(described, lambda v: v.body.marks if v.body else _NONE).values():
            alike += fitting(of_body)
        for one, two in (pair for group in alike for pair in star(group)):
            yield one, two, _owned(one, two, holder)


def _owned(one: Voice, two: Voice, holder: str) -> str:
    described = f"on the word of “{one.name}”" if one.is_body else "on the word of unnamed sources"
    voice = "in their own voice" if one.kind is Kind.OWN else described
    if one.outlet == two.outlet:
        return f"Both stand in reports of {one.place}, {voice}."
    return f"Both stand in outlets of {holder}, {voice}: {one.place} and {two.place}."


def fitting(voices: Iterable[Voice]) -> list[list[Voice]]:
    """Sources in groups whose descriptions fit, the most telling first; one that fits several is in one of them."""
    known: list[Description] = []
    members: list[list[Voice]] = []
    where: dict[Description, int] = {}
    for voice in sorted(voices, key=lambda v: (v.description.told, v.order)):
        told = voice.description
        if told not in where:
            where[told] = next((i for i, other in enumerate(known) if other.fits(told)), len(known))
        place = where[told]
        if place == len(known):
            known.append(told)
            members.append([])
        known[place] = known[place].joined(told)
        members[place].append(voice)
    return members
