"""Sources that run on into what who speaks did before: "Mellon approached a guest | asking": it is Mellon who asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_TELLING_MORE = frozenset(("relcl", "acl", "ccomp", "appos", "parataxis"))
"""How a verb depends on a word that it tells more of."""


def without_overrun(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions; of a source that is a clause, what does the deed in it."""
    renamed: dict[str, str] = {}
    found = []
    for one in attributions:
        who = _doer(reading, one)
        if who is None:
            found.append(one)
            continue
        renamed[one.id] = attribution_id(one.document_id, (who,), one.cue, one.contents)
        found.append(replace(one, id=renamed[one.id], sources=(who,)))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found]


def _doer(reading: Reading, one: Attribution) -> Span | None:
    """The subject with which a source begins, where a verb of that subject tops it and a gerund is the cue."""
    if one.cue is None or len(one.sources) != 1:
        return None
    tokens, words, cue = reading.tokens, words_in(reading, one.sources[0]), words_in(reading, one.cue)
    if not words or not cue or tokens[cue[0]].tag != "VBG" or cue[0] < words[-1]:
        return None
    verb = next((i for i in words if tokens[i].head not in words or tokens[i].head == i), words[0])
    if tokens[verb].tag not in _FINITE:
        verb = next((i for i in words if tokens[i].tag in _FINITE and tokens[i].dep not in _TELLING_MORE), verb)
    subject = next((i for i in words if i < verb and tokens[i].head == verb and tokens[i].dep == "nsubj"), None)
    if subject is None or tokens[verb].tag not in _FINITE or tokens[verb].dep in _TELLING_MORE:
        return None
    who = phrase(tokens, subject)
    return who if who.start == one.sources[0].start and who.end < one.sources[0].end else None
