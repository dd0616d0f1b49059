"""Two who accuse each other: one attribution for each, of what the other is accused of.

"Velland and Corvane accused each other of firing first" has Velland accuse Corvane, and Corvane accuse Velland: the
content of each is the other's name with what follows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sayso.attribute.words import words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span

_ACCUSING = frozenset("accuse blame suspect".split())
_TRADING = frozenset("trade exchange swap".split())
_TRADED = frozenset("accusation allegation charge".split())
_ONE_ANOTHER = (("each", "other"), ("one", "another"), ("the", "other"))
_LEAST = 3
"""Words of "each other" and one more, which tells nothing."""
_BESIDE = frozenset("both each neighbouring neighboring".split())


def each_apart(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those of two who accuse each other parted; of others who do nobody can tell who says what."""
    made: list[Attribution] = []
    renamed: dict[str, str] = {}
    for one in attributions:
        parted = list(_parted(reading, one))
        if parted:
            renamed[one.id] = parted[0].id
        made += parted or [one]
    return [replace(one, within=renamed.get(one.within or "", one.within)) for one in made] if renamed else made


def _parted(reading: Reading, one: Attribution) -> Iterator[Attribution]:
    charge = _charge(reading, one)
    two = _two(reading, one.sources[0]) if charge is not None and len(one.sources) == 1 else None
    if charge is None or two is None:
        return
    for who, whom in (two, two[::-1]):
        contents = tuple(sorted((whom, *charge)))
        made = attribution_id(one.document_id, (who,), one.cue, contents)
        yield replace(one, id=made, sources=(who,), contents=contents)


def _charge(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """Of what they accuse each other, which may stand elsewhere; None of any other attribution."""
    if one.cue is None or len(one.contents) != 1:
        return None
    tokens, content = reading.tokens, one.contents[0]
    cue = {tokens[i].lemma for i in words_in(reading, one.cue)}
    if cue & _TRADING and cue & _TRADED:
        return (content,)
    words = list(words_in(reading, content))
    opening = tuple(reading.document.text[tokens[i].start : tokens[i].end].lower() for i in words[:2])
    if not cue & _ACCUSING or opening not in _ONE_ANOTHER or len(words) == _LEAST:
        return None
    return (Span(tokens[words[2]].start, content.end),) if len(words) > _LEAST else ()


def _two(reading: Reading, source: Span) -> tuple[Span, Span] | None:
    """The two that a source names: "Velland and Corvane", "both the army and the rebels"; None where it doesn't."""
    tokens = reading.tokens
    words = [i for i in words_in(reading, source) if tokens[i].lemma not in _BESIDE]
    joint = [i for i in words if tokens[i].dep == "cc" and tokens[i].lemma == "and"]
    if len(joint) != 1 or any(tokens[i].tag in (",", ":") for i in words):
        return None
    parts = [i for i in words if i < joint[0]], [i for i in words if i > joint[0]]
    text = reading.document.text
    named = all(any(tokens[i].tag[0] == "N" or text[tokens[i].start].isupper() for i in part) for part in parts)
    if not named:
        return None
    one, two = (Span(tokens[part[0]].start, tokens[part[-1]].end) for part in parts)
    return one, two
