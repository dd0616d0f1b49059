"""Clauses hung on the wrong word: what seems so without "that", and verbs that only a comma joins.

Of "it seems the view of her is poor" parsers give "the view" to "seems", and of "he knows nobody, never came,
asks nothing" they make each clause the object of the next.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.regoverned import SUBJECTS, governed
from sayso.model import Token

_HARMING = frozenset(
    "shoot wound injure hurt kill arrest stab burn hit displace rescue evacuate detain charge jail strike maim".split()
)
"""What is done to people of whom two kinds are told at once."""
_CHARGES = frozenset(("charge", "count", "suspicion", "allegation", "accusation"))
ANYBODY = frozenset("felon convict fugitive minor offender addict alien person prisoner inmate".split())
"""Whom a law forbids what others may do: who is charged, and does not charge."""
_SEEMING = frozenset(("seem", "appear"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_HELPERS = ("aux", "auxpass", "neg", "advmod")


def seems_without_that(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "it seems the view of her is poor" the view is what is poor."""
    found: dict[int, Token] = {}
    for i, seems in enumerate(tokens):
        if seems.lemma not in _SEEMING or seems.tag not in _FINITE:
            continue
        doers = governed(tokens, i, *SUBJECTS)
        nouns = [j for j in governed(tokens, i, "dobj") if j > i and tokens[j].tag[0] == "N"]
        clauses = [j for j in governed(tokens, i, "ccomp") if nouns and j > nouns[0]]
        if len(doers) != 1 or tokens[doers[0]].lemma != "it" or len(nouns) != 1 or len(clauses) != 1:
            continue
        verb = clauses[0]
        if governed(tokens, verb, *SUBJECTS, "mark") or not _is_finite(tokens, verb):
            continue
        found[nouns[0]] = replace(tokens[nouns[0]], head=verb, dep="nsubj")
        for j in range(nouns[0] + 1, verb):
            if tokens[j].head == i and tokens[j].dep in ("prep", "punct", "advmod"):
                found[j] = replace(tokens[j], head=nouns[0])
    return found


def harmed_too(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "two were killed and seven others shot" the seven shot nobody: the helping verb is that of both."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        above = one.head
        if one.dep != "conj" or one.tag not in ("VBD", "VBN") or one.lemma not in _HARMING or above >= verb:
            continue
        passive = tokens[above].tag == "VBN" and governed(tokens, above, "auxpass")
        doers = [j for j in governed(tokens, verb, "nsubj", "nsubjpass") if above < j < verb]
        back = any(tokens[j].lemma in ("back", "at") for j in governed(tokens, verb, "advmod", "prt", "prep"))
        if back or not passive or len(doers) != 1 or governed(tokens, verb, "aux", "auxpass", "dobj"):
            continue
        found[verb] = replace(one, tag="VBN")
        found[doers[0]] = replace(tokens[doers[0]], dep="nsubjpass")
    return found


def charged_with_all(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "charges of theft, carrying a gun and fleeing police" the gerunds are charges, too."""
    found: dict[int, Token] = {}
    for noun, charge in enumerate(tokens):
        if charge.lemma.lower() not in _CHARGES:
            continue
        leading = [p for p in governed(tokens, noun, "prep") if tokens[p].lemma == "of"]
        first = [o for p in leading for o in governed(tokens, p, "pobj")]
        if len(first) != 1 or first[0] + 2 >= len(tokens) or tokens[first[0] + 1].lemma != ",":
            continue
        comma, verb = first[0] + 1, first[0] + 2
        several = governed(tokens, verb, "conj") and tokens[verb].tag == "VBG" and tokens[verb].head < noun
        if several and tokens[verb].dep in ("advcl", "conj"):
            found[verb] = replace(tokens[verb], head=first[0], dep="conj")
            found[comma] = replace(tokens[comma], head=first[0])
    return found


def held_by_whom(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "charged with possession of a gun by a felon and firing it" no felon charges, and the firing is charged."""
    found: dict[int, Token] = {}
    for verb, charged in enumerate(tokens):
        if charged.lemma.lower() not in _CHARGES or charged.tag not in ("VBN", "VBD"):
            continue
        leading = [p for p in governed(tokens, verb, "prep") if tokens[p].lemma == "with" and p > verb]
        first = [o for p in leading for o in governed(tokens, p, "pobj")]
        if len(first) != 1:
            continue
        for by in governed(tokens, verb, "agent", "prep"):
            if tokens[by].lemma == "by" and by > first[0] and _is_anybody(tokens, by):
                found[by] = replace(tokens[by], head=first[0], dep="prep")
        for deed in governed(tokens, verb, "conj"):
            joints = [c for c in governed(tokens, verb, "cc") if c == deed - 1 > first[0]]
            if tokens[deed].tag == "VBG" and joints and not governed(tokens, deed, *_HELPERS):
                found[deed] = replace(tokens[deed], head=first[0])
                found[joints[0]] = replace(tokens[joints[0]], head=first[0])
    return found


def _is_anybody(tokens: Sequence[Token], by: int) -> bool:
    """Whether "by" leads to one of a kind, who charges nobody: "by a felon", not "by a judge"."""
    whom = governed(tokens, by, "pobj")
    return len(whom) == 1 and tokens[whom[0]].lemma.lower() in ANYBODY


def did_too(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "a man came in and fired" he fired, and was not fired."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        above = tokens[one.head]
        joined = one.dep == "conj" and one.tag == "VBN" and above.tag == "VBD" and one.head < verb
        if not joined or above.lemma in _HARMING or governed(tokens, verb, "agent", *SUBJECTS, *_HELPERS[:2]):
            continue
        doers = governed(tokens, one.head, "nsubj")
        if doers and tokens[verb - 1].dep == "cc" and not governed(tokens, one.head, *_HELPERS[:2], "oprd", "acomp"):
            found[verb] = replace(one, tag="VBD")
    return found


def joined_by_commas(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "he knows nobody, never came, asks nothing" the clauses stand side by side."""
    mended = list(tokens)
    found: dict[int, Token] = {}
    for verb in range(len(tokens)):
        before = [j for j in governed(mended, verb, "ccomp") if j < verb and _is_finite(mended, j)]
        if len(before) != 1 or not _is_finite(mended, verb) or governed(mended, verb, *SUBJECTS):
            continue
        first, opens = before[0], min((verb, *governed(mended, verb, *_HELPERS)))
        alike = bool(governed(mended, first, *SUBJECTS)) and not governed(mended, first, "mark")
        comma = opens > first and mended[opens - 1].lemma == ","
        negative = bool(governed(mended, verb, "neg")) or _is_listed(mended, first, verb)
        if not (alike and comma and negative):
            continue
        root = mended[verb].head == verb
        mended[first] = found[first] = replace(mended[first], head=first if root else mended[verb].head,
                                               dep=mended[verb].dep)  # fmt: skip
        mended[verb] = found[verb] = replace(mended[verb], head=first, dep="conj")
    return found


def _is_listed(tokens: Sequence[Token], first: int, verb: int) -> bool:
    """Whether a verb is the second of three: "a man came in, demanded the money and left"."""
    thing, next_ = governed(tokens, verb, "dobj"), governed(tokens, verb, "conj")
    joined = bool(next_) and any(verb < c < next_[0] for c in governed(tokens, verb, "cc"))
    last = joined and tokens[next_[0]].tag == "VBD" and not governed(tokens, next_[0], *SUBJECTS)
    return last and tokens[first].tag == tokens[verb].tag == "VBD" and bool(thing) and verb < thing[0] < next_[0]


def _is_finite(tokens: Sequence[Token], verb: int) -> bool:
    return any(tokens[j].tag in _FINITE for j in (verb, *governed(tokens, verb, "aux", "auxpass")))


REATTACHED = (seems_without_that, harmed_too, charged_with_all, held_by_whom, did_too, joined_by_commas)
