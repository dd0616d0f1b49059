"""Words that parsers misread where something is called untrue: "a figure that the firm calls invented"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.stance.acts import FALSEHOODS
from sayso.model import Token

SAYING = frozenset("suggest say claim allege imply insinuate assert pretend maintain think believe argue".split())
"""What it is wrong to do with what is not so."""
_INSULTS = frozenset(
    "wrong offensive slur affront libel calumny nonsensical dishonest irresponsible mad madness".split()
)
CONDEMNING = FALSEHOODS | _INSULTS
"""What it is called to say what is not so."""
_CALLED = FALSEHOODS | {"invent"}
_RELATIVE = frozenset(("that", "which"))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_REACH = 30
"""Words within which a sentence says that it is absurd."""


def called_names(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "a figure that the ministry calls invented" the ministry calls it so; there are no calls that invented it."""
    found: dict[int, Token] = {}
    for calls in range(3, len(tokens) - 1):
        verb, called, noun = tokens[calls], tokens[calls + 1], tokens[calls - 1]
        if verb.tag != "NNS" or verb.head != calls + 1 or called.lemma not in _CALLED:
            continue
        which = next((i for i in range(calls - 2, max(calls - 5, -1), -1) if tokens[i].lemma in _RELATIVE), None)
        if which is None or called.dep != "relcl" or noun.head != calls:
            continue
        found[calls] = replace(verb, tag="VBZ", lemma="call", dep="relcl", head=called.head)
        found[calls + 1] = replace(called, lemma=called.lemma, dep="oprd", head=calls)
        found[calls - 1] = replace(noun, dep="nsubj", head=calls)
        found[which] = replace(tokens[which], tag="WDT", dep="dobj", head=calls)
        for i in range(which + 1, calls - 1):
            if tokens[i].head in (calls, calls + 1):
                found[i] = replace(tokens[i], head=calls - 1)
    return found


def condemned_saying(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "to claim that we hid the report is absurd" the claiming is absurd, and not the report."""
    found: dict[int, Token] = {}
    for i in range(len(tokens) - 5):
        saying = tokens[i]
        opens = (saying.tag == "VB" and i and tokens[i - 1].lemma == "to") or saying.tag == "VBG"
        start = i - 1 if saying.tag == "VB" else i
        led = start == 0 or tokens[start - 1].tag in ("``", ".", ":", "_SP")
        if saying.lemma not in SAYING or not (opens and led) or tokens[i + 1].lemma.lower() != "that":
            continue
        clause = tokens[i + 1].head
        being = next((j for j in range(i + 4, min(i + _REACH, len(tokens) - 1)) if _condemns(tokens, j)), None)
        if being is None or not i < clause < being or saying.dep == "csubj":
            continue
        found[being] = replace(tokens[being], head=saying.head if saying.head != i else being, dep=saying.dep)
        found[i] = replace(saying, head=being, dep="csubj")
        found[clause] = replace(tokens[clause], head=i, dep="ccomp")
        for j in range(i + 2, being):
            if tokens[j].head == being:
                found[j] = replace(tokens[j], head=clause, dep="dobj" if tokens[j].dep in _SUBJECTS else tokens[j].dep)
    return found


def _condemns(tokens: Sequence[Token], being: int) -> bool:
    """Whether a "be" says right behind it that something is absurd, or an insult."""
    if tokens[being].lemma != "be" or tokens[being].tag not in ("VBZ", "VBD"):
        return False
    after = tokens[being + 1 : being + 5]
    return any(token.lemma.lower() in CONDEMNING and token.head == being for token in after)
