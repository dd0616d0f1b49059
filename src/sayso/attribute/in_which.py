"""Who puts out a statement "in which it admits" something says that themselves: one attribution, by the inner verb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.ids import attribution_id
from sayso.model import Attribution, Reading

_IN_WHICH = " in which"
_THEMSELVES = frozenset("it he she they".split())


def with_inner_verbs(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those of who puts out words by what is done in them: "the army issued a note in which it said".

    The inner one has the outer's source in place of the pronoun that stands for it.
    """
    text = reading.document.text
    gone: set[str] = set()
    made: dict[str, Attribution] = {}
    for outer in (a for a in attributions if a.cue and a.cue.of(text).endswith(_IN_WHICH)):
        inner = [a for a in attributions if a.within == outer.id]
        if len(inner) != 1 or not _says_all(inner[0], outer, text):
            continue
        one = inner[0]
        key = attribution_id(reading.document.id, outer.sources, one.cue, one.contents)
        made[one.id] = replace(one, id=key, sources=outer.sources, within=outer.within)
        gone.add(outer.id)
    if not made:
        return list(attributions)
    kept = (made.get(a.id, a) for a in attributions if a.id not in gone)
    return [replace(a, within=made[a.within].id) if a.within in made else a for a in kept]


def _says_all(inner: Attribution, outer: Attribution, text: str) -> bool:
    """Whether a content begins with a pronoun that is the source of what is said in it."""
    first = len(inner.sources) == 1 and inner.sources[0].start == outer.contents[0].start
    return first and inner.cue is not None and inner.sources[0].of(text).lower() in _THEMSELVES
