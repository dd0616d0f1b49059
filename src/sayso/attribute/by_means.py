"""Sources that are only the means by which somebody is told something: "was informed by letter", "warned by radio"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span

_MEANS = frozenset(
    "radio phone telephone email e-mail mail post letter text sms fax wire mouth hand courier voicemail cable telegram "
    "teletype intercom loudspeaker video".split()
)
"""What one is told by, where the noun stands alone; "by the radio" it may be that somebody there said it."""
_TOLD = frozenset("tell inform notify advise warn alert ask call contact summon remind order instruct".split())


def without_means(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions without sources that are a means, nor those who were told by it."""
    renamed: dict[str, str] = {}
    found = []
    for one in attributions:
        kept = _kept(reading, one)
        if kept == one.sources:
            found.append(one)
            continue
        renamed[one.id] = attribution_id(one.document_id, kept, one.cue, one.contents)
        found.append(replace(one, id=renamed[one.id], sources=kept))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found]


def _kept(reading: Reading, one: Attribution) -> tuple[Span, ...]:
    if not any(_is_means(reading, s) for s in one.sources):
        return one.sources
    return tuple(s for s in one.sources if not (_is_means(reading, s) or _is_told(reading, s)))


def _is_means(reading: Reading, source: Span) -> bool:
    """Whether a source is one bare noun behind the "by" of a passive."""
    tokens, words = reading.tokens, words_in(reading, source)
    if len(words) != 1 or tokens[words[0]].lemma.lower() not in _MEANS or words[0] < 2 or tokens[words[0]].tag != "NN":
        return False
    by = tokens[words[0]].head
    return tokens[by].lemma.lower() in ("by", "via") and by == words[0] - 1


def _is_told(reading: Reading, source: Span) -> bool:
    """Whether a source is who is told."""
    tokens = reading.tokens
    return any(
        tokens[i].dep == "nsubjpass" and tokens[tokens[i].head].lemma.lower() in _TOLD
        for i in words_in(reading, source)
    )
