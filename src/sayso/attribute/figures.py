"""Who gives a figure without a verb of saying: "the ministry put the toll at 17", "the union raised it to 40".

The tagger, taught on political news, hardly knows these; conflicting figures are what readers look for. So a verb of
the declared table with a subject, a noun for a figure or what is measured, and a number is taken for an attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import hangs_on, phrase, words_in
from sayso.ids import attribution_id
from sayso.model import Attribution, Producer, Reading, Span, Style, Token

_CORRECTING = frozenset("revise correct update amend adjust".split())
_CHANGING = _CORRECTING | frozenset("raise increase lift lower cut reduce upgrade downgrade".split())
"""Verbs by which a figure is changed: "to"."""
_COUNTS = frozenset("toll estimate count tally".split())
_AMOUNTS = frozenset("figure number total".split())
"""Nouns for figures; those of amounts may be of the things themselves, so that who raises a number has more of them."""
_STANDING = frozenset(("be", "stand", "remain"))
_CLOSE = 3
_MARKS = frozenset(("'s", "’s", "'", "’"))
_UNITS = frozenset(("CD", "$"))
_REACH = 30
"""Words within which the figure follows its verb."""
CONFIDENCE = 0.75
"""All six in PolNeAR train are labelled attributions; some may be deeds ("put the gauge at 40")."""


def with_figures(reading: Reading, attributions: Sequence[Attribution], producer: Producer) -> list[Attribution]:
    """The attributions, and those of figures that nobody was found to give."""
    taken = {i for one in attributions for s in (one.cue, *one.contents) if s for i in words_in(reading, s)}
    cued = {i for one in attributions if one.cue for i in words_in(reading, one.cue)}
    found = list(attributions)
    for source, cue, content in (*_given(reading.tokens), *_owned(reading.tokens)):
        verb = words_in(reading, cue)[-1]
        outer = _within(reading, verb, attributions)
        if verb in cued or (verb in taken and outer is None):
            continue
        spans = (source, cue, content)
        if outer and not any(all(c.start <= s.start and s.end <= c.end for s in spans) for c in outer.contents):
            continue
        if outer is None and any(s.overlaps(c) for one in attributions for c in one.contents for s in spans):
            continue
        found.append(
            Attribution(
                id=attribution_id(reading.document.id, (source,), cue, (content,)),
                document_id=reading.document.id,
                sources=(source,),
                cue=cue,
                contents=(content,),
                style=Style.INDIRECT,
                within=outer.id if outer else None,
                confidence=CONFIDENCE,
                producer=producer,
            )
        )
    return found


def _within(reading: Reading, verb: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The innermost attribution in whose content a word stands."""
    at = reading.tokens[verb].start
    holding = [one for one in attributions if any(c.start <= at < c.end for c in one.contents)]
    return min(holding, key=lambda one: sum(c.end - c.start for c in one.contents), default=None)


def _given(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Who gives a figure, the verb by which they do, and what it is of."""
    for verb, token in enumerate(tokens):
        to = token.lemma in _CHANGING
        if not (to or token.lemma == "put") or token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        below = [i for i in range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens))) if tokens[i].head == verb]
        if any(tokens[i].dep in ("neg", "auxpass", "nsubjpass") for i in below):
            continue
        subject = _subject(tokens, verb)
        thing = next((i for i in below if tokens[i].dep == "dobj" and i > verb), None)
        if subject is None or thing is None or tokens[subject].tag in ("WDT", "WP"):
            continue
        if to and tokens[thing].lemma not in (_COUNTS | _AMOUNTS if token.lemma in _CORRECTING else _COUNTS):
            continue
        last = _figure(tokens, verb, thing, "to" if to else "at")
        if last is not None:
            first = min(i for i in range(verb + 1, thing + 1) if hangs_on(tokens, i, thing))
            cue = Span(token.start, token.end)
            yield phrase(tokens, subject), cue, Span(tokens[first].start, tokens[last].end)


def _owned(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Whose figure it is, what leads to it, and the figure: "the union's count is 31"."""
    for noun, token in enumerate(tokens):
        being = token.head
        if token.lemma not in _COUNTS | _AMOUNTS or token.dep != "nsubj" or tokens[being].lemma not in _STANDING:
            continue
        own = [i for i in range(max(noun - _REACH, 0), noun) if tokens[i].head == noun and tokens[i].dep == "poss"]
        near = range(being + 1, min(being + _REACH, len(tokens)))
        told = [i for i in near if tokens[i].head == being and tokens[i].dep in ("attr", "prep", "acomp")]
        number = next((i for i in near if told and tokens[i].tag in _UNITS and hangs_on(tokens, i, told[0])), None)
        whose = len(own) == 1 and tokens[own[0]].tag in ("NN", "NNS", "NNP", "NNPS")
        if not whose or number is None or tokens[being].tag not in ("VBZ", "VBD", "VBP") or number > told[0] + _CLOSE:
            continue
        source = phrase(tokens, own[0])
        mark = next((i for i in range(own[0] + 1, noun) if tokens[i].lemma in _MARKS), noun)
        owner = Span(source.start, min(source.end, tokens[mark - 1].end))
        leads = Span(tokens[mark + 1].start if mark < noun else token.start, tokens[being].end)
        figure = tokens[told[0]].dep != "prep"
        yield owner, leads, phrase(tokens, told[0] if figure else number)


def _figure(tokens: Sequence[Token], verb: int, thing: int, leads: str) -> int | None:
    """The last word of the figure that "at" or "to" leads to, behind what it is of; None where there is none."""
    for i in range(thing + 1, min(thing + _REACH, len(tokens))):
        if tokens[i].lemma != leads or tokens[i].dep not in ("prep", "dative") or not hangs_on(tokens, i, verb):
            continue
        number = next((j for j in range(i + 1, min(i + 5, len(tokens))) if tokens[j].tag in _UNITS), None)
        if number is None or not hangs_on(tokens, number, i):
            return None
        last = number
        while last + 1 < len(tokens) and tokens[last + 1].dep != "punct" and hangs_on(tokens, last + 1, i):
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
