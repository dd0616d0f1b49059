"""Whose words they are not: of who only got a call, who went to what was reported, or who still looks into it.

"Lee got a call saying she had to come": the call says so. "Officers came for a report of a fight": they report none.
"There was mention of drugs, but the police said he was sober": the police mention none. "Deputies were working to
determine who fired": they tell nothing; the report tells what they do.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.attribute.words import hangs_on, phrase, words_in
from sayso.model import Attribution, Reading, Span, Token

_GETTING = frozenset("get receive".split())
_WORD = frozenset("call message letter email e-mail text tip note notice alert report notification".split())
"""What tells something to who gets it."""
_GOING = frozenset("respond call dispatch send go come arrive rush summon".split())
_FOR = frozenset("for to on after".split())
_TELLING = frozenset("report call complaint".split())
_CHARGING = frozenset("charge accuse convict indict".split())
_ANYONE = frozenset("someone somebody anyone anybody person felon minor juvenile adult individual".split())
"""Of whom the name of a deed tells: "possession of a firearm by a convicted felon"."""
_WORKING = frozenset("work try seek attempt strive struggle".split())
_FINDING_OUT = frozenset("determine figure find learn establish ascertain discover".split())
_ASKING = frozenset("who what how why when where whether if which whom whose".split())
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_REACH = 30
"""Words within which a word and what hangs on it stand."""


def says_what_one_got(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """What somebody got that says it; nobody, where that is part of the cue: "received a letter telling her"."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    verb = next((i for i in reversed(cue) if tokens[i].tag == "VBG"), None)
    if verb is None or len(one.sources) != 1 or tokens[verb].dep not in ("advcl", "acl"):
        return None
    above = tokens[verb].head
    got = tokens[above].head if tokens[above].lemma.lower() in _WORD else above
    told = [i for i in _below(tokens, got) if tokens[i].dep == "dobj" and tokens[i].lemma.lower() in _WORD]
    who = [i for i in _below(tokens, got) if tokens[i].dep in _SUBJECTS]
    if tokens[got].lemma not in _GETTING or not told or not who or not who[-1] < got < told[0] < verb:
        return None
    source = words_in(reading, one.sources[0])
    if who[-1] not in source:
        return None
    return () if told[0] in cue else (phrase(tokens, told[0]),)


def came_for_it(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """Nobody, where the one marked only went to where something was reported: "officers came for a report of"."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    noun = next((i for i in cue if tokens[i].lemma.lower() in _TELLING and tokens[i].tag[:2] == "NN"), None)
    if noun is None or not one.sources or tokens[tokens[noun].head].lemma.lower() not in _FOR:
        return None
    verb = tokens[tokens[noun].head].head
    went = tokens[verb].lemma in _GOING and tokens[verb].tag[:2] == "VB"
    who = [i for i in _below(tokens, verb) if tokens[i].dep in _SUBJECTS]
    return () if went and any(i in words_in(reading, s) for s in one.sources for i in who) else None


def in_another_clause(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """Nobody, of what there is only said to be, where those marked stand outside that clause."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    verb = next((i for i in cue if tokens[i].lemma == "be"), None)
    if verb is None or not one.sources or not any(tokens[i].dep == "expl" for i in _below(tokens, verb)):
        return None
    heads = (i for s in one.sources for i in words_in(reading, s))
    return None if any(hangs_on(tokens, i, verb) for i in heads) else ()


def named_in_a_deed(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """Nobody, where the one marked belongs to what is charged: "charged with possession of a gun by a felon"."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    charged = any(tokens[i].lemma in _CHARGING and tokens[i].tag == "VBN" for i in cue)
    if not charged or len(one.sources) != 1 or not cue:
        return None
    words = words_in(reading, one.sources[0])
    behind = bool(words) and words[0] > cue[-1] and tokens[words[0] - 1].lemma.lower() == "by"
    return () if behind and any(tokens[i].lemma.lower() in _ANYONE for i in words) else None


def looks_into(reading: Reading, one: Attribution) -> bool:
    """Whether somebody only works to find an answer, and gives none: "were trying to figure out who fired"."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    finding = next((i for i in cue if tokens[i].lemma in _FINDING_OUT and tokens[i].tag == "VB"), None)
    working = finding is not None and any(tokens[i].lemma in _WORKING for i in cue if i < finding)
    first = words_in(reading, one.contents[0]) if one.contents else range(0)
    return working and bool(first) and tokens[first[0]].lemma.lower() in _ASKING


def _below(tokens: Sequence[Token], verb: int) -> list[int]:
    near = range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens)))
    return [i for i in near if tokens[i].head == verb and i != verb]
