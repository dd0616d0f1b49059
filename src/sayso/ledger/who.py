"""Who speaks in the claims of one entry, by key: also bodies and persons that have no name over all reports.

Those of ``UNNAMED`` hold within an entry only, and by them something is taken back only in so many words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from sayso.ledger.outlets import OUTLET, letters_of
from sayso.ledger.people import (
    PERSON,
    Body,
    anywhere,
    body_named,
    body_of,
    is_anonymous,
    is_seated,
    key_of,
    sounds_like_state,
    surname_of,
    table,
    unknown_state,
    without_office,
)
from sayso.ledger.types import Appearance
from sayso.model import Speaker, SpeakerKind

CORRECTION = re.compile(
    r"(?:corrections?|clarifications?|retractions?|(?:our )?apolog(?:y|ies)|editor['’]s note|for the record)\b",
    re.IGNORECASE,
)
"""How the headline of a correction begins."""
UNNAMED = "unnamed "
"""Begins the key of a body without a name of its own, within one entry."""
_FROM = re.compile(r"\b(?:from|by|of) (.+)$")


def who_speaks(appearances: Sequence[Appearance]) -> dict[str, tuple[str, ...]]:
    """By claim, the keys of who speaks in it, among those of one entry.

    A ministry told without its country has, beside its own, that of the only one of its kind told with one; by this it
    takes back only in so many words.
    """
    keys = {one.id: (*speaking(one), *unnamed_body(one), *_whose_paper(one)) for one in appearances}
    surnames = _surnames(appearances)
    keys = {one.id: (*keys[one.id], *surnames.get(one.id, ())) for one in appearances}
    every = sorted({key for held in keys.values() for key in held})
    also: dict[str, str] = {}
    for bare in (key for key in every if not key.startswith((PERSON, OUTLET, UNNAMED))):
        fuller = [key for key in every if key.startswith(f"{PERSON}{bare} ")]
        if len(fuller) == 1:
            also |= {bare: UNNAMED + fuller[0], fuller[0]: UNNAMED + fuller[0]}
    return {
        claim: tuple(dict.fromkeys((*held, *(also[key] for key in held if key in also))))
        for claim, held in keys.items()
    }


def _surnames(appearances: Iterable[Appearance]) -> dict[str, tuple[str, ...]]:
    """Of a person who is told by the surname alone, and of the only one of that name who is told in full: one key.

    By this, too, something is taken back only in so many words: "Dovel withdrew his statement that ...".
    """
    named: dict[str, list[Appearance]] = defaultdict(list)
    for one in appearances:
        speaker = one.speaker
        if speaker and speaker.named and speaker.kind is SpeakerKind.PERSON and (last := surname_of(speaker.name)):
            named[last].append(one)
    return {
        one.id: (f"{UNNAMED}{last}",)
        for last, those in named.items()
        if len({one.person for one in those if one.person}) == 1 and any(one.person is None for one in those)
        for one in those
    }


def speaking(appearance: Appearance) -> tuple[str, ...]:
    """Who speaks in it, by key: the person or outlet, and the body a spokesperson speaks for.

    A body whose name could be another's elsewhere goes by that name here, where all tell of one claim.
    """
    speaker = appearance.speaker
    keys = [appearance.person] if appearance.person else []
    known = speaker is not None and (speaker.speaks_for or speaker.named or is_seated(speaker.name))
    body = body_of(speaker) if speaker and known else None
    if body and (body.name or len(body.words) > 1):
        keys.append(PERSON + body.name if body.name else " ".join(body.words))
    if speaker and speaker.kind is SpeakerKind.ORGANISATION and sounds_like_state(speaker.name):
        keys.append(f"{PERSON}{Body(unknown_state(speaker.name), ()).name}")  # a state that was read as a body
    if outlet := corrected_by(speaker):
        keys.append(outlet)
    return tuple(dict.fromkeys(keys))


def government_above(appearance: Appearance) -> str | None:
    """The key of the government whose ministry or army speaks, itself or through somebody; None of any other speaker.

    Courts and parliaments speak for themselves.
    """
    speaker = appearance.speaker
    body = body_of(speaker) if speaker and not is_anonymous(speaker) else None
    if body is None or not body.country or table("executive").isdisjoint(body.words):
        return None
    return f"{PERSON}{Body(body.country, ()).name}"


def corrected_by(speaker: Speaker | None) -> str | None:
    """The key of the outlet that takes something back, where its correction speaks; None of any other speaker."""
    if speaker is None or speaker.kind is not SpeakerKind.DOCUMENT or not CORRECTION.match(speaker.name):
        return None
    return OUTLET + letters_of(speaker.speaks_for) if speaker.speaks_for else None


def _whose_paper(appearance: Appearance) -> tuple[str, ...]:
    """Who tells what papers of their own say, by key: "my log puts it at 22:40"."""
    if appearance.speaker is None or appearance.speaker.kind is not SpeakerKind.DOCUMENT:
        return ()
    if not any(words.casefold().startswith(("my ", "our ")) for words in source_words(appearance)):
        return ()
    tells = appearance.claim.chain[-2:-1]
    keys = (key_of(link.name, link.kind) for link in tells if link.name[:1].isupper())
    return tuple(key for key in keys if key)


def unnamed_body(appearance: Appearance) -> tuple[str, ...]:
    """The key, within one entry, of a body without a name of its own; also of who speaks for it, or a document is from.

    A word alone ("police") is nobody in particular, and every country has a ministry and an army.
    """
    speaker = appearance.speaker
    if speaker is None:
        return ()
    if speaker.speaks_for:
        return _described(speaker.speaks_for) if speaker.speaks_for[:1].islower() else ()
    if speaker.named:
        return ()
    maker = _FROM.search(speaker.name) if speaker.kind is SpeakerKind.DOCUMENT else None
    if maker is None and speaker.kind not in (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT):
        return ()
    return _described(maker[1] if maker else speaker.name)


def _described(body: str) -> tuple[str, ...]:
    words = without_office(body_named(body).words)[-2:]
    return (UNNAMED + " ".join(words),) if len(words) > 1 and not anywhere(words) else ()


def is_everywhere(key: str) -> bool:
    """Whether the key that ``speaking`` or ``unnamed_body`` gives could be any country's: "interior ministry"."""
    return not key.startswith((PERSON, OUTLET)) and anywhere(key.split())


def source_words(appearance: Appearance) -> list[str]:
    """The words of its sentence that name who says it."""
    attribution, start = appearance.attribution, appearance.sentence_span.start
    sources = attribution.sources if attribution else ()
    return [appearance.sentence[max(0, s.start - start) : max(0, s.end - start)] for s in sources]
