"""The words of a clause that stay when what others say in it is told by itself: "resigned (after complaining that)"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.forms import Form, form_of, is_verb
from sayso.claims.stance.acts import NOUNS
from sayso.claims.tree import SUBJECTS, Tree

FRAMING = SUBJECTS | frozenset(("aux", "auxpass", "advmod", "punct", "cc", "mark", "npadvmod"))
_COMING = frozenset(("respond", "dispatch", "call"))
_COMPLETE = frozenset(
    "resign quit retire abdicate surrender flee escape collapse die fall rise drop plunge tumble slump slide climb "
    "soar jump gain apologise apologize close reopen emigrate defect withdraw".split()
)
"""Verbs that tell something by themselves: who resigned has done so, whatever he said."""
_NEEDED = frozenset(("dobj", "attr", "acomp", "ccomp", "xcomp", "oprd", "dative", "prt", "aux", "auxpass", "neg"))
_APART = frozenset(
    "after before when while as because since although though following amid until once where who which".split()
)
_JOINED = frozenset(("conj", "cc", "punct"))
_SHARES = frozenset("half third quarter percent cent majority most many all some few number one two three".split())


def told_branches(tree: Tree, head: int, told: set[int]) -> set[int] | None:
    """Everything below a clause that leads into an attribution: "after complaining that ...".

    None where the clause says nothing without it.
    """
    out: set[int] = set()
    for child in tree.children(head):
        branch = tree.subtree(child)
        if tree[child].dep == "prep" and tree[head].lemma.lower() in _COMING and child not in told:
            continue  # "came for reports of shots", which the report tells
        if child not in told and (aside := _told_aside(tree, branch, told)):
            out |= aside
        elif (inner := _told_beside(tree, child, told)) is not None:
            out |= inner
        elif told.intersection(branch):
            if tree[child].dep in _NEEDED:
                return None
            if tree[child].dep in SUBJECTS:
                out |= set() if _names_claim(tree, child) else _told_of_subject(tree, child, told)
            else:
                out |= set(branch)
    of = (o for p in tree.children(head, "prep") if p in out for o in tree.children(p, "pobj"))
    claim = any(tree[o].lemma.lower() in NOUNS for o in of)
    framing = FRAMING | {"prt"} if claim else FRAMING  # "doubled down (on his claim that ...)"
    left = [c for c in tree.children(head) if tree[c].dep not in framing and c not in out and not _only_when(tree, c)]
    left += [c for c in tree.children(head, "conj") if c in out]  # "was shot, but is expected to recover"
    left += [c for c in tree.children(head, "npadvmod") if c not in out and _is_amount(tree, c)]
    left += [head] if tree[head].lemma.lower() in _COMPLETE and _only_beside(tree, head, out) else []
    # "The boy was taken", without "to a hospital, where police said ...", says too little.
    return None if out and not left and form_of(tree, head) is Form.FINITE else out


def _told_beside(tree: Tree, clause: int, told: set[int]) -> set[int] | None:
    """What leads into an attribution below a second verb: "was shot and killed by police (after allegedly ...)".

    None where it says how something was done, or where without it hardly anything is left.
    """
    if tree[clause].dep != "conj" or not is_verb(tree, clause) or clause in told:
        return None
    branch = tree.subtree(clause)
    inner = told_branches(tree, clause, told) if told.intersection(branch) else None
    led = (c for c in tree.children(clause) if inner and c in inner)
    beside = inner is not None and all(tree[c].dep in _JOINED or _sets_apart(tree, c) for c in led)
    return inner if inner is not None and beside and any(tree[i].tag[0] == "N" for i in {*branch} - inner) else None


def _sets_apart(tree: Tree, child: int) -> bool:
    """Whether a phrase tells when or why, or stands behind a comma: "after allegedly firing", not "by saying no"."""
    first = min(tree.subtree(child))
    return tree.lower(first) in _APART or tree.word(first - 1) == ","


def _is_amount(tree: Tree, noun: int) -> bool:
    """Whether it tells by how much: "fell 7 per cent", "rose a metre"."""
    number = tree[noun].tag == "CD" or any(tree[c].tag == "CD" for c in tree.children(noun))
    return number and tree[noun].entity not in ("DATE", "TIME")


def _only_beside(tree: Tree, head: int, out: set[int]) -> bool:
    """Whether all that leads into an attribution is a clause behind a comma: "resigned, saying that"."""
    clauses = [c for c in tree.children(head, "advcl") if c in out and c > head]
    held = {i for c in clauses for i in tree.subtree(c)}
    told = {i for i in out if tree.is_word(i)}
    return bool(clauses) and told <= held and all(tree.word(min(tree.subtree(c)) - 1) == "," for c in clauses)


def _only_when(tree: Tree, child: int) -> bool:
    """Whether a phrase only tells when, "on Wednesday", or stands in brackets."""
    if tree.word(max(min(tree.subtree(child)) - 1, 0)) == "(" or tree.word(min(tree.subtree(child))) == "(":
        return True
    times = [c for c in tree.children(child, "pobj") if tree[c].entity in ("DATE", "TIME")]
    return tree[child].dep == "prep" and bool(times)


def _names_claim(tree: Tree, noun: int) -> bool:
    """Whether a subject is a claim told in a clause of its own, of which more is said: "Lee's claim that he won"."""
    called = tree[noun].tag == "NN" and tree[noun].lemma.lower() in NOUNS
    return called and any(tree.children(c, "mark") for c in tree.children(noun, "acl", "ccomp"))


def _told_of_subject(tree: Tree, subject: int, told: set[int]) -> set[int]:
    """The told words below a subject; none where one of several who do it would go: "the suspect and four others"."""
    branch = tree.subtree(subject)
    if subject not in told and _limits(tree, branch, told):
        return set()
    several = [i for i in branch if tree[i].dep == "conj" and i in told]
    if several and subject not in told:
        return set()
    # "Later identified by Lee as": with who does so.
    aside = {j for i in branch if i in told and tree[i].dep == "acl" and i != subject for j in tree.subtree(i)}
    inside = sorted({*branch} & (told | aside))
    # "A gain (in) ...", "identified (by) ..."
    led = {p for p in branch if tree[p].dep in ("prep", "agent") and {*tree.subtree(p)} - {p} <= {*inside}}
    around = {inside[0] - 1, inside[-1] + 1} if inside and subject not in told else set()
    return {*inside, *led, *(around if all(tree.word(i) == "," for i in around) else ())}


def _limits(tree: Tree, branch: Sequence[int], told: set[int]) -> bool:
    """Whether what is told tells of whom a number counts: "half of the tenants who back Lee"."""
    inside = told.intersection(branch)
    clauses = [i for i in branch if tree[i].dep == "relcl" and tree.word(tree.subtree(i)[0] - 1) != ","]
    counted = any(tree.lower(i) == "of" and tree.lower(tree[i].head) in _SHARES for i in branch)
    return counted and any(
        inside <= set(tree.subtree(c)) and any(tree[s].tag in ("WP", "WDT") for s in tree.children(c, "nsubj"))
        for c in clauses
    )


def _told_aside(tree: Tree, branch: Sequence[int], told: set[int]) -> set[int]:
    """The relative clause that holds all in a branch that is told, of a name or of somebody or something new.

    "The mission, which agreed to ..."; "a woman who said that ...".
    """
    inside = told.intersection(branch)
    for i in branch if inside else ():
        clause = tree.subtree(i) if tree[i].dep == "relcl" else []
        if inside.issubset(clause) and tree.word(clause[0] - 1) == ",":
            closed = clause[-1] + 1 < len(tree) and tree.word(clause[-1] + 1) == ","
            return {*clause, clause[0] - 1, *([clause[-1] + 1] if closed else [])}
        if inside.issubset(clause) and any(tree.lower(c) in ("a", "an") for c in tree.children(tree[i].head, "det")):
            named = tree.subtree(tree[i].head)
            beside = tree[tree[i].head].dep in ("npadvmod", "appos") and tree.word(named[0] - 1) == ","
            return {*named, named[0] - 1} if beside else set(clause)  # "900 euros each, a sum that they called a joke"
    return set()
