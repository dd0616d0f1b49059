"""The noun of which a relative clause tells more, where who says it stands between: "a boat which he said was new"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import SUBJECTS, Tree

_RELATIVE = frozenset(("WP", "WDT"))
_PLURAL_VERBS = frozenset(("were", "are", "have"))
_SINGULAR_VERBS = frozenset(("was", "is", "has"))
_NOUNS = frozenset("NDCP")
"""How the tags of what may be told more of begin: nouns, "those", numbers, pronouns."""
_STATES = frozenset("be have live stand belong know own hold seem appear remain include contain".split())
_NOW = frozenset("is are has have".split())
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
    if forms & _SINGULAR_VERBS and tree[noun].tag in ("NNS", "NNPS"):
        return None  # "its effort to ease the rules, which has failed"
    return None if forms & _PLURAL_VERBS and not several else noun


def told_more(tree: Tree, words: Iterable[int]) -> Iterator[int]:
    """The verbs of clauses that tell what somebody named did or suffered: "Lee, who resigned on Sunday, ..."."""
    for i in words:
        verb = tree[i].head
        opens = tree.lower(i) == "who" and tree[i].dep in SUBJECTS and tree.word(i - 1) == ","
        if not opens or tree[verb].dep != "relcl" or not _is_named(tree, tree[verb].head):
            continue
        lemma = tree[verb].lemma.lower()
        tells = lemma in _STATES or (lemma in VERBS and not tree.children(verb, "auxpass"))
        news = tree[verb].tag in ("VBD", "VBN", "VBG") and _is_news(tree, verb)
        if news and not tells and not tree.children(verb, "neg"):
            yield verb


def _is_news(tree: Tree, verb: int) -> bool:
    """Whether it is going on, or happened on a day that is told; of what was once so a report only reminds."""
    if any(tree.lower(a) in _NOW for a in tree.children(verb, "aux", "auxpass")):
        return True
    when = [
        *tree.children(verb, "npadvmod"),
        *(o for p in tree.children(verb, "prep") for o in tree.children(p, "pobj")),
    ]
    return any(tree[i].entity == "DATE" and tree[i].tag == "NNP" for i in when)


def _is_named(tree: Tree, noun: int) -> bool:
    """Whether somebody is called by name: "Lee", "the minister, Lee"."""
    return any(tree[i].tag == "NNP" for i in (noun, *tree.children(noun, "appos")))


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
        noun = next((n for a in tree.ancestors(noun) if (n := _dated(tree, a, subject)) is not None), noun)
    return noun if tree[noun].tag[0] in _NOUNS else None


def _dated(tree: Tree, verb: int, before: int) -> int | None:
    """What a clause with a day tells more of: what it hangs on, or what is done something to."""
    if tree[verb].dep == "acl":
        return tree[verb].head
    return next((c for c in tree.children(verb, "dobj", "nsubjpass") if c < before and tree[c].tag[0] == "N"), None)
