"""The noun of which a relative clause tells more, where who says it stands between: "a boat which he said was new"."""

from __future__ import annotations

from sayso.claims.tree import SUBJECTS, Tree

_RELATIVE = frozenset(("WP", "WDT"))
_PLURAL_VERBS = frozenset(("were", "are", "have"))
_NOUNS = frozenset("NDCP")
"""How the tags of what may be told more of begin: nouns, "those", numbers, pronouns."""
_DAYS = frozenset(("DATE", "TIME"))


def told_more_of(tree: Tree, pronoun: int) -> int | None:
    """The noun that the subject of a relative clause stands for, or whose it is; None where it can't be told."""
    if tree[pronoun].tag == "WP$":
        return _antecedent(tree, tree[pronoun].head)
    noun = _antecedent(tree, pronoun) if tree[pronoun].tag in _RELATIVE else None
    if noun is None:
        return None
    verb = tree[pronoun].head
    forms = {tree.lower(c) for c in (verb, *tree.children(verb, "aux", "auxpass"))}
    several = tree[noun].tag in ("NNS", "NNPS") or bool(tree.children(noun, "conj"))
    return None if forms & _PLURAL_VERBS and not several else noun


def _antecedent(tree: Tree, subject: int) -> int | None:
    """The noun on which the clause of a subject hangs, or the clause of who says it."""
    verb = tree[subject].head
    if tree[subject].dep not in SUBJECTS:
        return None
    if tree[verb].dep == "ccomp" and subject < tree[verb].head < verb:
        verb = tree[verb].head
    if tree[verb].dep != "relcl":
        return None
    noun = tree[verb].head
    if tree[noun].entity in _DAYS:  # "a letter sent on 3 May, which they say was new"
        noun = next((tree[a].head for a in tree.ancestors(noun) if tree[a].dep == "acl"), noun)
    return noun if tree[noun].tag[0] in _NOUNS else None
