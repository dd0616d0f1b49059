"""How a verb fits the name that stands for its subject: "I have" becomes "Radle has"."""

from __future__ import annotations

from sayso.claims.inflection import inflected
from sayso.claims.misfits import is_plural
from sayso.claims.tree import Tree

_NOT_THIRD = frozenset(("i", "we", "you", "they"))
_CONTRACTED = {"'re": "are", "'ve": "have", "'m": "are", "'ll": "will"}
_CONTRACTED_MODALS = {"'ll": "will", "'d": "would"}
_MANY_OF = {"is": "are", "'s": "are", "was": "were", "has": "have", "does": "do"}
_SINGULAR = {"are": "is", "'re": "is", "am": "is", "'m": "is", "were": "was", "have": "has", "'ve": "has",
             "do": "does", "don't": "doesn't"}  # fmt: skip
"""The form a verb takes once a name stands for "I", "we", "you" or "they"."""


def agree(tree: Tree, pronoun: int, name: str, found: dict[int, str]) -> None:
    """Fit the verb to the name: "I have" becomes "Radle has", "they're" becomes "the police are"."""
    if tree[pronoun].dep not in ("nsubj", "nsubjpass"):
        return
    for verb in _sharing(tree, tree[pronoun].head):
        _agree_verb(tree, (pronoun, verb), name, found)


def _sharing(tree: Tree, verb: int) -> list[int]:
    """A verb and those joined to it that share its subject: "I have no money and have sold the house"."""
    joined = [c for c in tree.children(verb, "conj") if not tree.children(c, "nsubj", "nsubjpass", "expl")]
    finite = [c for c in joined if tree[c].tag in ("VBP", "VBZ", "VBD") or tree.children(c, "aux", "auxpass")]
    return [verb, *(v for c in finite for v in _sharing(tree, c))]


def _agree_verb(tree: Tree, words: tuple[int, int], name: str, found: dict[int, str]) -> None:
    pronoun, verb = words
    target = next(iter(tree.children(verb, "aux", "auxpass")), verb)
    form = tree.lower(target)
    if form in _CONTRACTED and is_plural(name):
        found[target] = _CONTRACTED[form]
        return
    lemma = tree[target].lemma if tree[target].lemma[:1].isalpha() else "be"
    if form == "'s" and any(tree.lower(c) == "been" for c in (verb, *tree.children(verb, "aux", "auxpass"))):
        lemma = "have"
    singular = third_person(form, lemma, "VBP" if form == "'s" else tree[target].tag)
    if form in _CONTRACTED_MODALS:
        found[target] = "had" if tree[target].tag == "VBD" and tree[verb].tag != "VB" else _CONTRACTED_MODALS[form]
    elif singular and (form == "'s" or (tree.lower(pronoun) in _NOT_THIRD and not is_plural(name))):
        found[target] = singular


def third_person(form: str, lemma: str, tag: str) -> str | None:
    """The third person singular of a present-tense verb form; None where it does not change."""
    if form in _SINGULAR:
        return _SINGULAR[form]
    return inflected(lemma.lower()) if tag == "VBP" else None


def agree_in_number(tree: Tree, i: int, name: str, found: dict[int, str]) -> None:
    """ "This was" becomes "the rifles were"; what is a clause stays one thing."""
    if not name.startswith(("that ", "to ")) and tree[i].dep in ("nsubj", "nsubjpass") and is_plural(name):
        verb = tree[i].head
        for word in (verb, *tree.children(verb, "aux", "auxpass")):
            if tree.lower(word) in _MANY_OF:
                found[word] = _MANY_OF[tree.lower(word)]
