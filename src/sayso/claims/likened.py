"""Parses of what only seems so, mended: "it looks like he fled", "it appears he fled, Lee said", "he fled I guess".

Parsers take "like" for what opens a clause beside, and hang what is said before a late "Lee said" on that.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.regoverned import SUBJECTS, governed
from sayso.model import Token

_SEEMING = frozenset(("seem", "appear"))
_RESEMBLING = frozenset(("look", "sound"))
"""Verbs that hedge today ("it looks like he fled"), and compare what was then: "it looked like a bomb had hit"."""
_LIKE = frozenset(("like", "as"))
_THOUGH = frozenset(("if", "though"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SAYING = frozenset("say add tell report state write note explain".split())
_REACH = 24
"""Words in which what seems so is told."""
_OUTERMOST = 40
"""Governors looked at."""


def likened(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "it looks like he fled" that he fled is what looks so, and what follows "and" looks so, too."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        helped = [j for j in governed(tokens, verb, "aux") if tokens[j].tag in _FINITE]
        if one.lemma not in _SEEMING and not (one.lemma in _RESEMBLING and _is_present(tokens, verb, helped)):
            continue
        doers = governed(tokens, verb, *SUBJECTS)
        if len(doers) != 1 or tokens[doers[0]].lemma.lower() != "it" or not (one.tag in _FINITE or helped):
            continue
        for clause in governed(tokens, verb, "advcl"):
            leads = [j for j in governed(tokens, clause, "mark") if verb < j < clause]
            words = [tokens[j].lemma.lower() for j in leads]
            if not (words == ["like"] or (len(words) == 2 and words[0] == "as" and words[1] in _THOUGH)):
                continue
            if not governed(tokens, clause, *SUBJECTS):
                continue
            found[clause] = replace(tokens[clause], dep="ccomp")
            found |= {j: replace(tokens[j], head=verb, dep="prep") for j in leads}
            found |= _too(tokens, verb, clause)
    return found


def _is_present(tokens: Sequence[Token], verb: int, helped: Sequence[int]) -> bool:
    return tokens[verb].tag == "VBZ" or any(tokens[j].tag == "VBZ" for j in helped)


def _too(tokens: Sequence[Token], verb: int, clause: int) -> dict[int, Token]:
    """The clause behind "and" that hangs on what seems so."""
    joined = [j for j in governed(tokens, verb, "conj") if j > clause and governed(tokens, j, *SUBJECTS)]
    joints = [j for j in governed(tokens, verb, "cc") if j > clause]
    if len(joined) != 1 or len(joints) != 1 or tokens[joints[0]].lemma.lower() != "and":
        return {}
    return {j: replace(tokens[j], head=clause) for j in (*joined, *joints)}


def seems_so(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "but it appears Lee, 59, fled, said Moe" that Lee fled is what appears, and not said beside it."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        if one.lemma not in _SEEMING or one.tag not in _FINITE or verb + 1 >= len(tokens):
            continue
        own = [j for j in range(max(verb - 3, 0), min(verb + _REACH, len(tokens))) if tokens[j].head == verb != j]
        if [tokens[j].lemma.lower() for j in own if tokens[j].dep in SUBJECTS] != ["it"] or max(own) > verb:
            continue
        near = range(verb + 1, min(verb + _REACH, len(tokens)))
        clause = next((j for j in near if tokens[j].dep == "ccomp" and tokens[j].tag in _FINITE), None)
        if clause is None or tokens[clause].head in range(verb, clause) or governed(tokens, clause, "mark"):
            continue
        whole = all(_hangs_on(tokens, j, clause) for j in range(verb + 1, clause))
        if whole and governed(tokens, clause, *SUBJECTS) and _hangs_on(tokens, verb, tokens[clause].head):
            found[clause] = replace(tokens[clause], head=verb)
    return found


def _hangs_on(tokens: Sequence[Token], i: int, top: int) -> bool:
    """Whether a word is governed by another over some others."""
    for _ in range(_OUTERMOST):
        if i == top:
            return True
        if tokens[i].head == i:
            return False
        i = tokens[i].head
    return False


def said_behind(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "it appears he fled, Lee said" that he fled is what appears, and that it appears is what Lee said."""
    found: dict[int, Token] = {}
    for saying, one in enumerate(tokens):
        before = one.head
        if one.dep != "ccomp" or one.lemma not in _SAYING or one.tag not in _FINITE or before > saying:
            continue
        clauses = [j for j in governed(tokens, saying, "ccomp") if before < j < saying]
        doers = governed(tokens, saying, "nsubj")
        if (
            len(clauses) != 1
            or len(doers) != 1
            or doers[0] < clauses[0]
            or governed(tokens, before, "ccomp") != [saying]
        ):
            continue
        if tokens[_first(tokens, doers[0]) - 1].lemma != "," or governed(tokens, clauses[0], "mark"):
            continue
        top = before
        for _ in range(_OUTERMOST):
            if tokens[top].head == top:
                break
            top = tokens[top].head
        else:
            continue
        found[saying] = replace(one, head=saying, dep="ROOT")
        found[top] = replace(tokens[top], head=saying, dep="ccomp")
        found[clauses[0]] = replace(tokens[clauses[0]], head=before)
    return found


def _first(tokens: Sequence[Token], noun: int) -> int:
    """Where the phrase of a noun begins."""
    return min((noun, *governed(tokens, noun, "det", "compound", "amod", "poss", "nmod", "nummod")))


LIKENED = (said_behind, seems_so, likened)
