"""Who says a clause that tells more of a noun: "saw a tape in which, according to the union, a guard sleeps".

The tagger may give them the whole sentence, of which they say only that clause, or leave its first words to nobody:
"the yard whose gate, by his account, was open".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sayso.attribute.words import hangs_on, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Reading, Span, Token

_RELATIVES = frozenset(("WDT", "WP"))
_MARKS = frozenset(("``", "''"))
_HELPERS = frozenset(("aux", "auxpass", "neg"))
_GOING_ON = frozenset(("VBD", "VBZ", "VBP", "MD", "RB", "VBN", "``"))
"""Tags of what a clause goes on with behind its subject."""
_OWNED = 4
"""Words within which what is somebody's stands behind "whose"."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """What is said in a relative clause, where its noun ends, and where the clause does."""

    contents: tuple[Span, ...]
    noun: int
    end: int


def with_relatives(reading: Reading, attributions: Sequence[Attribution]) -> list[Attribution]:
    """The attributions, those that stand within a relative clause with that clause as what is said, and no more.

    Nobody else says it: "was unable to verify a tape in which, according to the union, a guard sleeps".
    """
    clauses = {one.id: told for one in attributions if (told := _clause(reading, one))}
    if not clauses:
        return list(attributions)
    outer = {one.id: one.within for one in attributions}
    around = {n: _outer(outer, n) for n in clauses}
    renamed: dict[str, str] = {}
    found: list[Attribution] = []
    for one in attributions:
        others = [told for n, told in clauses.items() if one.id not in around[n]]
        contents = clauses[one.id].contents if one.id in clauses else _without(one, others)
        if contents == one.contents or not contents:
            found.append(one)
            continue
        renamed[one.id] = attribution_id(one.document_id, one.sources, one.cue, contents)
        found.append(replace(one, id=renamed[one.id], contents=contents))
    found = [replace(one, within=renamed.get(one.within or "", one.within)) for one in found]
    held = {one.id: one.contents for one in found}
    outside = {one.id for one in found if one.within in renamed.values() and not _inside(one, held[one.within or ""])}
    return [replace(one, within=None) if one.id in outside else one for one in found]


def _outer(within: Mapping[str, str | None], inner: str) -> set[str]:
    """All in whose words an attribution stands."""
    found: set[str] = set()
    at = within.get(inner)
    while at and at not in found:
        found.add(at)
        at = within.get(at)
    return found


def _without(one: Attribution, clauses: Iterable[_Clause]) -> tuple[Span, ...]:
    """What somebody else says, without the clauses, unless all of it stands in one."""
    contents = one.contents
    for clause in clauses:
        if one.cue is None or one.cue.end > clause.noun:
            continue
        cut = (Span(s.start, min(s.end, clause.noun)) if s.start < clause.noun < s.end else s for s in contents)
        contents = tuple(s for s in cut if not (clause.noun <= s.start < clause.end))
    return contents


def _inside(one: Attribution, parts: Sequence[Span]) -> bool:
    return all(any(p.start <= s.start and s.end <= p.end for p in parts) for s in one.contents)


def _clause(reading: Reading, one: Attribution) -> _Clause | None:
    """The relative clause around who says it; None of any other attribution."""
    if one.cue is None or not one.sources:
        return None
    tokens = reading.tokens
    start = min(one.cue.start, *(s.start for s in one.sources))
    end = max(one.cue.end, *(s.end for s in one.sources))
    behind = [s for s in one.contents if s.start >= end] or _rest(reading, one, end)
    first = next(iter(words_in(reading, Span(start, end))), 0)
    last = next((i for i in range(first - 1, max(first - 3, -1), -1) if tokens[i].tag != ","), -1)
    opening = _opening(tokens, last)
    if opening is None or not behind or opening < 1:
        return None
    noun = next((i for i in range(opening - 1, max(opening - 4, -1), -1) if tokens[i].tag not in (",", "IN")), -1)
    apart = any(opening <= i and tokens[i].tag in _MARKS for i in range(max(noun, 0), first))
    sentence = next((s for s in reading.sentences if s.start <= start < s.end), None)
    if noun < 0 or tokens[noun].tag[0] not in "NCP" or apart or sentence is None or behind[0].start >= sentence.end:
        return None
    before = tuple(s for s in one.contents if s.end <= tokens[opening].start and s.end <= sentence.start)
    follows = next(iter(words_in(reading, behind[0])), None)
    # "A letter that she conveyed | that it was late": what is said has a subject of its own.
    goes_on = follows is not None and tokens[follows].tag in _GOING_ON
    led = tokens[opening].tag[0] == "W" and (goes_on or any(s.start == tokens[opening].start for s in one.contents))
    own = (Span(tokens[opening].start, tokens[last].end),) if led else ()
    told = [_to_its_end(reading, span, noun) for span in behind]
    return _Clause((*before, *own, *told), tokens[noun].end, told[-1].end)


def _rest(reading: Reading, one: Attribution, end: int) -> list[Span]:
    """What a relative clause goes on to say behind who says it, where only its first words were found."""
    tokens = reading.tokens
    first = next((i for s in one.contents for i in words_in(reading, s)), 0)
    verb = tokens[tokens[first].head].head
    if tokens[first].tag != "WP$" or tokens[verb].dep != "relcl" or tokens[verb].start < end:
        return []
    words = [i for i in range(verb, len(tokens)) if hangs_on(tokens, i, verb) and tokens[i].dep != "punct"]
    begins = next(i for i in range(first, verb + 1) if tokens[i].start >= end and tokens[i].tag != ",")
    return [Span(tokens[begins].start, tokens[words[-1]].end)]


def _to_its_end(reading: Reading, span: Span, noun: int) -> Span:
    """What stands behind who says it, without what its sentence says of the noun: "the hall, ..., was shut"."""
    tokens = reading.tokens
    main = tokens[noun].head
    words = words_in(reading, span)
    if main not in words or tokens[noun].dep not in ("nsubj", "nsubjpass"):
        return span
    first = min(i for i in words if i == main or (tokens[i].head == main and tokens[i].dep in _HELPERS))
    last = first - 1 if tokens[first - 1].tag != "," else first - 2
    return Span(span.start, tokens[last].end) if last >= words[0] else span


def _opening(tokens: Sequence[Token], last: int) -> int | None:
    """Where the relative words that end at a word begin: "in which", "whose gate", "that"; None of other words."""
    if last < 1:
        return None
    if tokens[last].tag in _RELATIVES:
        led = tokens[last].dep == "pobj" and tokens[last].head == last - 1
        return last - 1 if led else last
    near = range(last - 1, max(last - _OWNED, -1), -1)
    whose = next((i for i in near if tokens[i].tag == "WP$" and tokens[last].tag[0] == "N"), None)
    led = whose is not None and tokens[last].dep == "pobj" and tokens[last].head == whose - 1
    return whose - 1 if led and whose is not None else whose
