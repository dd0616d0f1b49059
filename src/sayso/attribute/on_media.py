"""What is posted is said by who posts it, and not by the medium: "posted on social media | declaring"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span

_POSTING = frozenset("post write speak blog tweet comment upload share message appear go".split())
_WHERE = frozenset(("on", "via", "through", "over"))
_MEDIA = frozenset("media medium network site website page forum blog platform account channel".split())


def without_media(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; of a medium, by which somebody is told to have posted it, who posted it."""
    renamed: dict[str, str] = {}
    found = []
    for one in attributions:
        who = _poster(reading, one)
        if who is None:
            found.append(one)
            continue
        renamed[one.id] = attribution_id(one.document_id, (who,), one.cue, one.contents)
        found.append(replace(one, id=renamed[one.id], sources=(who,)))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found] if renamed else found


def _poster(reading: Reading, one: Attribution) -> Span | None:
    """Who posts on the medium that is a source, where a gerund behind it is the cue."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else range(0)
    words = words_in(reading, one.sources[0]) if len(one.sources) == 1 else range(0)
    if not cue or not words or tokens[cue[0]].tag != "VBG" or cue[0] < words[-1]:
        return None
    noun = next((i for i in words if tokens[i].dep == "pobj" and tokens[i].lemma.lower() in _MEDIA), None)
    leads = tokens[noun].head if noun is not None else 0
    verb = tokens[leads].head
    if noun is None or tokens[leads].lemma.lower() not in _WHERE or tokens[verb].lemma not in _POSTING:
        return None
    near = range(max(verb - 12, 0), verb)
    who = next((i for i in near if tokens[i].head == verb and tokens[i].dep == "nsubj"), None)
    return phrase(tokens, who) if who is not None else None
