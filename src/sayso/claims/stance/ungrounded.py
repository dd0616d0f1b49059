"""Clauses for which somebody has no grounds: "has no intelligence to suggest that", "saw nothing to indicate that"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.claims.stance.negation import negative_argument
from sayso.claims.stance.verbs import lemma_of
from sayso.claims.tree import SUBJECTS, Tree, kept

_HAVING = frozenset("have see find hold know receive obtain get hear be exist aware".split())
_GOING_ON = frozenset("continue".split())
_GROUNDS = frozenset(
    "evidence indication proof sign information record knowledge intelligence data reporting report nothing".split()
)
_HOLDING = frozenset(("have", "know", "be"))
"""Who has no evidence that something is so says by it that it isn't; what was not found, others may have found."""
_HANGING = ("acl", "relcl", "advcl", "xcomp")
_SUGGESTING = frozenset("suggest indicate show prove support substantiate".split())
"""What grounds do for a clause; who has none that would "confirm" it leaves it open."""
_THEORIES = frozenset("theory claim idea notion suggestion allegation assertion view conclusion assumption".split())


def ungrounded(tree: Tree, head: int) -> list[int]:
    """The clauses for which a main clause says that somebody has no grounds; none under any other."""
    verb = head
    if lemma_of(tree, head) in _GOING_ON:
        verb = next((x for x in tree.children(head, "xcomp") if lemma_of(tree, x) == "have"), head)
    if lemma_of(tree, verb) not in _HAVING:
        return []
    none = [o for o in _things(tree, verb) if is_grounds(tree, o)]
    if not any(negative_argument(tree, o) is not None for o in none):
        return []
    direct = none if lemma_of(tree, verb) in _HOLDING else []
    told = [c for o in direct for c in tree.children(o, "acl", "ccomp") if _that(tree, c)]
    told = told or [clause for o in (*none, verb) for clause in suggested(tree, o)]
    return [] if any(tree.children(c, "conj") for c in told) else told  # "that he lied, nor that he knew"


def is_grounds(tree: Tree, noun: int) -> bool:
    """Whether a noun is of what may show that something is so: "evidence", "intelligence", "nothing"."""
    return lemma_of(tree, noun) in _GROUNDS and tree[noun].tag[0] == "N"


def _things(tree: Tree, verb: int) -> Iterator[int]:
    """What somebody has, with what stands beside it: "no information or evidence", "(knows) of no reporting"."""
    found = tree.children(verb, "dobj", "attr")
    found += [o for p in tree.children(verb, "prep") if tree.lower(p) == "of" for o in tree.children(p, "pobj")]
    for one in found:
        yield one
        yield from tree.children(one, "conj")


def suggested(tree: Tree, above: int) -> Iterator[int]:
    """What would be suggested: "to suggest that he lied", "supporting the theory that he lied"."""
    bearers = (above, *tree.children(above, "acl"))  # "no reports reaching us suggesting that"
    for verb in (v for b in bearers for v in tree.children(b, *_HANGING)):
        if suggests(tree, verb):
            yield from tree.children(verb, "ccomp")
            named = (o for o in tree.children(verb, "dobj") if lemma_of(tree, o) in _THEORIES)
            yield from (c for o in named for c in tree.children(o, "acl", "relcl") if _that(tree, c))


def suggests(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what grounds would be for: "to suggest", "indicating"."""
    infinitive = tree[verb].tag == "VB" and any(tree[a].tag == "TO" for a in tree.children(verb, "aux"))
    bare = (infinitive or tree[verb].tag == "VBG") and not tree.children(verb, *SUBJECTS)
    return bare and lemma_of(tree, verb) in _SUGGESTING


@kept
def suggests_nothing(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what there are no grounds for: "(has no intelligence) to suggest"."""
    if tree[verb].dep not in _HANGING or not suggests(tree, verb):
        return False
    above = tree[verb].head
    if tree[above].dep == "acl":
        above = tree[above].head
    if tree[above].dep == "conj" and tree[above].tag[0] == "N":  # "no information or evidence to suggest"
        above = tree[above].head
    things = [above] if tree[above].tag[0] == "N" else _things(tree, above)
    return any(is_grounds(tree, o) and negative_argument(tree, o) is not None for o in things)


def grounds_missing(tree: Tree, words: Iterable[int]) -> int | None:
    """The noun by which some words tell that nothing suggests what follows: "has no intelligence to suggest"."""
    return next((tree[i].head for i in words if suggests_nothing(tree, i)), None)


def _that(tree: Tree, clause: int) -> bool:
    return any(tree.lower(m) == "that" and tree[m].dep == "mark" for m in tree.children(clause))
