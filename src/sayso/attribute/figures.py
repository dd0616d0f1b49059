"""Who gives a figure without a verb of saying: "the ministry put the toll at 17", "by the union's count it is 40".

The tagger, taught on political news, hardly knows these; conflicting figures are what readers look for. So a verb of
the declared table with a subject, a noun for a figure or what is measured, and a number is taken for an attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import hangs_on, phrase
from sayso.model import Span, Token

_CORRECTING = frozenset("revise correct update amend adjust".split())
_CHANGING = _CORRECTING | frozenset("raise increase lift lower cut reduce upgrade downgrade".split())
"""Verbs by which a figure is changed: "to"."""
_PUTTING = {"put": "at", "give": "as"}
"""Verbs by which a figure is given of a thing, and what leads to it."""
_COUNTS = frozenset("toll estimate count tally".split())
_AMOUNTS = frozenset("figure number total".split())
"""Nouns for figures; those of amounts may be of the things themselves, so that who raises a number has more of them."""
_RECKONINGS = frozenset("reckoning account calculation assessment".split())
_COUNTS_OR_AMOUNTS = _COUNTS | _AMOUNTS
_ANY_RECKONING = _COUNTS_OR_AMOUNTS | _RECKONINGS
_BY = frozenset(("by", "on"))
_WHOSE = frozenset(("NN", "NNS", "NNP", "NNPS"))
_STANDING = frozenset(("be", "stand", "remain"))
_CLOSE = 3
_MARKS = frozenset(("'s", "’s", "'", "’"))
_UNITS = frozenset(("CD", "$"))
_HALVES = frozenset(("a.m.", "p.m.", "am", "pm"))
"""Halves of a day behind an hour, which parsers take for marks at the end of a sentence."""
_REACH = 30
"""Words within which the figure follows its verb."""
_CLAUSE = 60
"""Words within which a clause lies around its verb."""
Found = tuple[Span, Span, Span]
"""Source, cue and content."""


def figures(tokens: Sequence[Token]) -> Iterator[Found]:
    """Source, cue and content of each figure that is told so."""
    yield from _given(tokens)
    yield from _owned(tokens)
    yield from _counted(tokens)


def _given(tokens: Sequence[Token]) -> Iterator[Found]:
    """Who gives a figure, the verb by which they do, and what it is of."""
    for verb, token in enumerate(tokens):
        to = token.lemma in _CHANGING
        leads = "to" if to else _PUTTING.get(token.lemma)
        if leads is None or token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        below = [i for i in range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens))) if tokens[i].head == verb]
        if any(tokens[i].dep in ("neg", "auxpass", "nsubjpass") for i in below):
            continue
        subject = _subject(tokens, verb)
        thing = next((i for i in below if tokens[i].dep == "dobj" and i > verb), None)
        if subject is None or thing is None or tokens[subject].tag in ("WDT", "WP"):
            continue
        if to and tokens[thing].lemma not in (_COUNTS_OR_AMOUNTS if token.lemma in _CORRECTING else _COUNTS):
            continue
        last = _figure(tokens, verb, thing, leads)
        if last is not None:
            first = min(i for i in range(verb + 1, thing + 1) if hangs_on(tokens, i, thing))
            cue = Span(token.start, token.end)
            yield phrase(tokens, subject), cue, Span(tokens[first].start, tokens[last].end)


def _owned(tokens: Sequence[Token]) -> Iterator[Found]:
    """Whose figure it is, what leads to it, and the figure: "the union's count is 31"."""
    for noun, token in enumerate(tokens):
        being = token.head
        if token.lemma not in _COUNTS_OR_AMOUNTS or token.dep != "nsubj" or tokens[being].lemma not in _STANDING:
            continue
        own = [i for i in range(max(noun - _REACH, 0), noun) if tokens[i].head == noun and tokens[i].dep == "poss"]
        near = range(being + 1, min(being + _REACH, len(tokens)))
        told = [i for i in near if tokens[i].head == being and tokens[i].dep in ("attr", "prep", "acomp")]
        number = next((i for i in near if told and tokens[i].tag in _UNITS and hangs_on(tokens, i, told[0])), None)
        whose = len(own) == 1 and tokens[own[0]].tag in _WHOSE
        if not whose or number is None or tokens[being].tag not in ("VBZ", "VBD", "VBP") or number > told[0] + _CLOSE:
            continue
        source = phrase(tokens, own[0])
        mark = next((i for i in range(own[0] + 1, noun) if tokens[i].lemma in _MARKS), noun)
        owner = Span(source.start, min(source.end, tokens[mark - 1].end))
        leads = Span(tokens[mark + 1].start if mark < noun else token.start, tokens[being].end)
        figure = tokens[told[0]].dep != "prep"
        yield owner, leads, phrase(tokens, told[0] if figure else number)


def _counted(tokens: Sequence[Token]) -> Iterator[Found]:
    """Whose count it is by: "by the army's count, 14 died", "14 died, on the union's figures"."""
    for noun, token in enumerate(tokens):
        by, verb = token.head, tokens[token.head].head
        if token.lemma not in _ANY_RECKONING or token.dep != "pobj" or tokens[by].dep != "prep":
            continue
        own = [i for i in range(by + 1, noun) if tokens[i].head == noun and tokens[i].dep == "poss"]
        if tokens[by].lemma not in _BY or len(own) != 1 or tokens[own[0]].tag not in _WHOSE or verb == by:
            continue
        mark = next((i for i in range(own[0] + 1, noun) if tokens[i].lemma in _MARKS), None)
        end = noun + 1
        rest = _rest(tokens, verb, by, end) if tokens[verb].tag[:2] == "VB" and tokens[verb].head == verb else None
        if mark is not None and rest is not None:
            source = phrase(tokens, own[0])
            yield Span(source.start, min(source.end, tokens[mark - 1].end)), Span(token.start, token.end), rest


def _rest(tokens: Sequence[Token], verb: int, first: int, end: int) -> Span | None:
    """The clause beside a phrase that opens or ends it, behind or before a comma; None where it stands within."""
    near = range(max(verb - _CLAUSE, 0), min(verb + _CLAUSE, len(tokens)))
    clause = [i for i in near if hangs_on(tokens, i, verb) and not first <= i < end]
    while clause and tokens[clause[-1]].dep == "punct":
        clause.pop()
    before, behind = [i for i in clause if i < first], [i for i in clause if i > end]
    inside = behind if not before else before if not behind else []
    comma = tokens[end if behind else first - 1] if inside else None
    if comma is None or comma.dep != "punct":
        return None
    while inside and tokens[inside[0]].dep == "punct":
        inside.pop(0)
    while inside and tokens[inside[-1]].dep == "punct":
        inside.pop()
    return Span(tokens[inside[0]].start, tokens[inside[-1]].end) if inside else None


def _figure(tokens: Sequence[Token], verb: int, thing: int, leads: str) -> int | None:
    """The last word of the figure that "at" or "to" leads to, behind what it is of; None where there is none."""
    for i in range(thing + 1, min(thing + _REACH, len(tokens))):
        if tokens[i].lemma != leads or tokens[i].dep not in ("prep", "dative") or not hangs_on(tokens, i, verb):
            continue
        number = next((j for j in range(i + 1, min(i + 5, len(tokens))) if tokens[j].tag in _UNITS), None)
        if number is None or not hangs_on(tokens, number, i):
            return None
        last = number
        while last + 1 < len(tokens) and (
            tokens[last + 1].lemma in _HALVES or (tokens[last + 1].dep != "punct" and hangs_on(tokens, last + 1, i))
        ):
            last += 1
        return last
    return None


def _subject(tokens: Sequence[Token], verb: int) -> int | None:
    """Who does it, also where it is the second thing they do: "said 12 were killed and later revised the figure"."""
    joined = False
    for _ in range(4):
        below = (i for i in range(max(verb - _REACH, 0), verb) if tokens[i].head == verb)
        found = next((i for i in below if tokens[i].dep == "nsubj"), None)
        # Parsers hang "revised" on "killed", of whom it is not said that they did.
        joined = joined or tokens[verb].dep == "conj"
        if found is not None or tokens[verb].dep not in ("conj", "ccomp") or not joined:
            return found
        verb = tokens[verb].head
    return None
