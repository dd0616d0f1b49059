"""Of what somebody is charged by whom: "was accused by the court | of misleading it", which parsers run together."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.model import Token

CRIMES = frozenset(
    "murder manslaughter homicide assault battery robbery burglary theft larceny arson rape kidnapping possession "
    "interference trespassing fraud forgery perjury bribery extortion blackmail harassment stalking vandalism "
    "assassination obstruction embezzlement conspiracy smuggling trafficking endangerment intimidation "
    "abduction mischief espionage treason incitement sabotage contempt evasion".split()
)
"""Nouns for crimes, which nobody carries or steals."""
ABOUT = frozenset("plan plot incite commit attempt conspire aid abet order encourage support solicit".split())
"""Verbs of which a crime is the object."""

_LEADS = {
    **dict.fromkeys(("accuse", "suspect", "convict"), "of"),
    **dict.fromkeys("blame criticise criticize fault condemn rebuke sue".split(), "for"),
}
_OWN = frozenset(("DT", "PRP$"))
_SEVERAL = frozenset(("NNS", "NNPS", "NNP"))


def leads_to_charge(verb: Token) -> str | None:
    """The preposition that leads to what somebody is charged with by this verb; None of any other verb."""
    return _LEADS.get(verb.lemma)


def charged_with(tokens: Sequence[Token], i: int) -> int | None:
    """The verb to which a preposition belongs that parsers hang on who charges; None of any other word.

    Only before a gerund, or where those who are many have no "for the ..." of their own: "by savers for the
    collapse", not "by the mayor of Orva" nor "by a spokesman for the bank".
    """
    who = tokens[i].head
    by = tokens[who].head
    if tokens[i].dep != "prep" or tokens[who].dep != "pobj" or tokens[by].dep != "agent" or not by < who < i:
        return None
    verb = tokens[by].head
    if leads_to_charge(tokens[verb]) != tokens[i].lemma or i + 1 >= len(tokens):
        return None
    gerund = any(token.tag == "VBG" for token in tokens[i + 1 : i + 3])
    thing = tokens[i].lemma == "for" and tokens[i + 1].tag in _OWN and tokens[who].tag in _SEVERAL
    return verb if gerund or thing else None
