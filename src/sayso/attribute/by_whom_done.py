"""Who did something to a thing is not who tells what it then seems: "was called a fake by experts and seemed cut".

The experts call it a fake; that it seemed cut nobody is told to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading

_FINITE = frozenset(("VBD", "VBZ", "VBP"))


def without_agents(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, without sources that only did what was done before; these are given to what they did."""
    renamed: dict[str, str] = {}
    moved = {one.id: verb for one in attributions if (verb := _done_before(reading, one)) is not None}
    if not moved:
        return list(attributions)
    theirs = {verb: one.sources for one in attributions if (verb := moved.get(one.id)) is not None}
    found = []
    for one in attributions:
        cue = words_in(reading, one.cue) if one.cue else []
        sources = one.sources or next((theirs[i] for i in cue if i in theirs), ())
        sources = () if one.id in moved else sources
        if sources == one.sources:
            found.append(one)
            continue
        renamed[one.id] = attribution_id(one.document_id, sources, one.cue, one.contents)
        found.append(replace(one, id=renamed[one.id], sources=sources))
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in found]


def _done_before(reading: Reading, one: Attribution) -> int | None:
    """The passive verb whose "by" leads to the source of a cue that only goes on with it; None of any other."""
    tokens = reading.tokens
    cue = words_in(reading, one.cue) if one.cue else []
    verb = next((i for i in cue if tokens[i].tag in _FINITE and tokens[i].dep == "conj"), None)
    if verb is None or len(one.sources) != 1:
        return None
    done = tokens[verb].head
    below = [i for i in range(max(done - 20, 0), verb) if tokens[i].head == done]
    passive = tokens[done].tag == "VBN" and any(tokens[i].dep == "nsubjpass" for i in below)
    own = any(tokens[i].head == verb and tokens[i].dep in ("nsubj", "nsubjpass") for i in range(done, verb))
    source = words_in(reading, one.sources[0])
    by = bool(source) and done < source[0] - 1 and tokens[source[0] - 1].lemma == "by" and source[-1] < verb
    return done if passive and by and not own else None
