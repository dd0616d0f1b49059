"""Whose words they are not: of who only got a call, who went to what was reported, or who still looks into it.

"Lee got a call saying she had to come": the call says so. "Officers came for a report of a fight": they report none.
"There was mention of drugs, but the police said he was sober": the police mention none. "Deputies were working to
determine who fired": they tell nothing; the report tells what they do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
_ADMITTING = frozenset("admit confess".split())
_KNOWN = frozenset("document allege suspect know".split())
_TIES = frozenset("tie link connection affiliation history membership association".split())
"""What somebody has, and nobody reports of themselves."""
_MEANING = frozenset("mean involve require".split())
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


def who_admits(reading: Reading, one: Attribution) -> tuple[Span, ...] | None:
    """Who did what he admits, and not who tells it: "police said Marn stayed, admitting he shot him": Marn."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    if len(cue) != 1 or tokens[cue[0]].tag != "VBG" or tokens[cue[0]].lemma not in _ADMITTING or len(one.sources) != 1:
        return None
    verb = tokens[cue[0]].head
    while tokens[verb].dep == "conj" and not _doers(tokens, verb):
        verb = tokens[verb].head
    doers, above = _doers(tokens, verb), tokens[verb].head
    if tokens[verb].dep != "ccomp" or not doers or tokens[doers[0]].tag[:2] != "NN" or tokens[above].lemma != "say":
        return None
    tellers = _doers(tokens, above)
    source = words_in(reading, one.sources[0])
    return (phrase(tokens, doers[0]),) if tellers and tellers[0] in source else None


def is_only_described(reading: Reading, one: Attribution) -> bool:
    """Whether a participle only describes what ties somebody has: "four of them have documented ties to a gang"."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    told = words_in(reading, one.contents[0]) if len(one.contents) == 1 else range(0)
    if not cue or not told or tokens[cue[-1]].lemma not in _KNOWN or cue[-1] + 1 != told[0]:
        return False
    has = any(tokens[i].lemma == "have" for i in cue)
    return has and any(
        tokens[i].lemma in _TIES for i in told if tokens[i].head == cue[-1] or tokens[i].head not in told
    )


def looks_into(reading: Reading, one: Attribution) -> bool:
    """Whether somebody only works to find an answer, and gives none: "were trying to figure out who fired"."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    finding = next((i for i in cue if tokens[i].lemma in _FINDING_OUT and tokens[i].tag == "VB"), None)
    working = finding is not None and any(tokens[i].lemma in _WORKING for i in cue if i < finding)
    first = words_in(reading, one.contents[0]) if one.contents else range(0)
    return working and bool(first) and tokens[first[0]].lemma.lower() in _ASKING


def is_meant(reading: Reading, one: Attribution) -> bool:
    """Whether it is only told what something would be: "it means admitting that he was right"."""
    tokens, cue = reading.tokens, words_in(reading, one.cue) if one.cue else range(0)
    verb = cue[0] if cue else 0
    means = bool(cue) and tokens[verb].tag == "VBG" and tokens[tokens[verb].head].lemma in _MEANING
    means = means and tokens[verb].dep in ("xcomp", "dobj", "ccomp") and tokens[verb].head < verb
    its = [i for i in _below(tokens, tokens[verb].head) if tokens[i].dep == "nsubj"] if means else []
    return means and any(i in words_in(reading, s) for s in one.sources for i in its)


def _doers(tokens: Sequence[Token], verb: int) -> list[int]:
    return [i for i in _below(tokens, verb) if tokens[i].dep in _SUBJECTS and i < verb]


def _below(tokens: Sequence[Token], verb: int) -> list[int]:
    near = range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens)))
    return [i for i in near if tokens[i].head == verb and i != verb]


OF_OTHERS: tuple[Callable[[Reading, Attribution], tuple[Span, ...] | None], ...] = (
    says_what_one_got,
    came_for_it,
    in_another_clause,
    named_in_a_deed,
    who_admits,
)
"""Rules that tell who says it instead, or that nobody in particular does."""
NOT_TOLD: tuple[Callable[[Reading, Attribution], bool], ...] = (looks_into, is_only_described, is_meant)
"""Rules that tell that nobody says anything."""
