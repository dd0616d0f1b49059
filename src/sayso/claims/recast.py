"""Words whose part the parser mistook: what something is called, a "that", an "is" taken for an owner's mark.

In "called the harbour's new crane “a toy”" parsers take the toy for another word for the crane, in "told lawmakers
that fears of it were silly" the "that" for who fears it, and in "the lock's the best one" the lock for the owner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.regoverned import SUBJECTS, governed
from sayso.claims.stance.acts import NAMING
from sayso.model import Token

_MARKS = frozenset(("``", "''"))
_QUOTES = frozenset('"“”„«»‟') | {"''", "``"}
_PARTING = frozenset((",", ":", "-", "–", "—"))
_CLAUSES = frozenset(("ROOT", "ccomp", "dep", "conj", "parataxis"))
"""How a noun hangs that is a clause of its own: not so in "at Macy's the day before"."""


def called_in_quotes(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "called the harbour's new crane “a toy”" it is called a toy, by whom the verb tells."""
    found: dict[int, Token] = {}
    for i, one in enumerate(tokens):
        thing = tokens[one.head]
        if one.dep != "appos" or thing.dep != "dobj" or tokens[thing.head].lemma.lower() not in NAMING:
            continue
        first = _first(tokens, i)
        marked = one.head < first - 1 and _is_quote(tokens[first - 1])
        apart = tokens[first - 2].lemma in _PARTING  # "called her rival, “the clerk”, a liar"
        if marked and not apart and not governed(tokens, thing.head, "oprd"):
            found[i] = replace(one, dep="oprd", head=thing.head)
            found[first - 1] = replace(tokens[first - 1], dep="punct", head=i)
    return found


def that_of_clause(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "told them that fears of it were silly" the "that" opens the clause, and is nobody who fears."""
    found: dict[int, Token] = {}
    for i, that in enumerate(tokens):
        noun = tokens[that.head]
        if (being := _of_many(tokens, i)) is not None:
            found[i] = replace(that, tag="IN", dep="mark", head=being)
            found[that.head] = replace(noun, tag="NNS", dep="nsubj", head=being)
        if that.lemma.lower() != "that" or that.dep != "nsubj" or noun.tag[:2] != "NN" or that.head <= i:
            continue
        verb = noun.head
        if noun.dep in SUBJECTS and verb > that.head and tokens[verb].dep == "ccomp" and not _own(tokens, verb, noun):
            found[i] = replace(that, tag="IN", dep="mark", head=verb)
    return found


def _of_many(tokens: Sequence[Token], that: int) -> int | None:
    """The "were" behind "that doubts about it", of which parsers make what "that" does; it needs several."""
    verb, token = tokens[that].head, tokens[that]
    if token.lemma.lower() != "that" or token.dep != "nsubj" or verb != that + 1 or tokens[verb].tag != "VBZ":
        return None
    about = [i for i in governed(tokens, verb, "prep") if i == verb + 1 and tokens[i].lemma in ("about", "over", "of")]
    told = tokens[verb].head
    told = tokens[told].head if tokens[verb].dep == "relcl" else told  # "owners that worries about it"
    later = (i for i in governed(tokens, told, "ccomp") if i > verb and tokens[i].tag in ("VBD", "VBP"))
    return next((i for i in later if about and tokens[i].lemma == "be" and not governed(tokens, i, *SUBJECTS)), None)


def being_not_owning(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the lock's the best one" the lock is that, and owns nothing."""
    found: dict[int, Token] = {}
    being: dict[int, int] = {}
    for i in range(1, len(tokens) - 2):
        mark = tokens[i]
        owner, after = tokens[mark.head], tokens[i + 1]
        if mark.dep != "case" or mark.lemma not in ("'s", "’s", "be") or owner.dep != "poss" or mark.head >= i:
            continue
        noun = owner.head
        above = tokens[noun]
        if after.tag != "DT" or after.head != noun or noun <= i or above.dep not in _CLAUSES:
            continue
        being[noun] = i
        found[i] = replace(mark, tag="VBZ", lemma="be", dep=above.dep, head=i if above.head == noun else above.head)
        found[mark.head] = replace(owner, dep="nsubj", head=i)
        found[noun] = replace(above, dep="attr", head=i)
        for j in governed(tokens, noun, "prep", "advmod", "punct", "cc", "conj", "npadvmod"):
            if j < mark.head or (j > noun and tokens[j].dep in ("punct", "cc", "conj")):
                found[j] = replace(tokens[j], head=i)
    joined = {i: found[i].head for i in being.values() if found[i].dep == "conj"}
    return found | {i: replace(found[i], head=being.get(above, above)) for i, above in joined.items()}


def decided_not_doing(tokens: Sequence[Token]) -> dict[int, Token]:
    """Of "the decision of the court to not hear him, without a word, shocks us" the decision shocks, and hears none."""
    found: dict[int, Token] = {}
    for verb, one in enumerate(tokens):
        to = [i for i in governed(tokens, verb, "aux") if tokens[i].tag == "TO"]
        if one.tag != "VB" or len(to) != 1 or governed(tokens, verb, "cc"):
            continue
        doers = governed(tokens, verb, "nsubj") or ([one.head] if one.dep == "acl" else [])
        later = [i for i in governed(tokens, verb, "conj") if i > verb and tokens[i].tag in ("VBZ", "VBD", "VBP")]
        if len(doers) != 1 or len(later) != 1 or tokens[doers[0]].tag[:2] != "NN" or doers[0] > to[0]:
            continue
        noun, main = doers[0], later[0]
        apart = tokens[main - 1].lemma == "," and not governed(tokens, main, *SUBJECTS)
        above = tokens[noun] if one.dep == "acl" else one
        if not apart or (one.dep == "acl" and above.dep not in ("dobj", "ccomp", "dep", "ROOT")):
            continue
        root = above.head in (noun, verb)
        dep = "ccomp" if above.dep == "dobj" else above.dep
        found[main] = replace(tokens[main], dep=dep, head=main if root else above.head)
        found[noun] = replace(tokens[noun], dep="nsubj", head=main)
        found[verb] = replace(one, dep="acl", head=noun)
    return found


def _own(tokens: Sequence[Token], verb: int, noun: Token) -> list[int]:
    """What else opens a clause, or does what it tells."""
    return [i for i in governed(tokens, verb, "mark", *SUBJECTS) if tokens[i] is not noun]


def _first(tokens: Sequence[Token], i: int) -> int:
    """The first word of the phrase of a noun, without what only marks it."""
    below = [j for j in governed(tokens, i, "det", "amod", "compound", "poss", "nummod", "advmod", "nmod") if j < i]
    while below and (more := governed(tokens, below[0], "advmod", "poss", "case", "det", "amod")):
        nearer = [j for j in more if j < below[0]]
        if not nearer:
            break
        below = nearer
    return min(below, default=i)


def _is_quote(token: Token) -> bool:
    return token.tag in _MARKS or token.lemma in _QUOTES


RECAST = (called_in_quotes, that_of_clause, being_not_owning, decided_not_doing)
"""All of them, in the order in which they are asked."""
