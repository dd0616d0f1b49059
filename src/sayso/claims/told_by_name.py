"""Persons who were just named and are then only described: "the Florida senator" as "Arlo Venn"."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.dangling import gender_of_name, is_person
from sayso.claims.setting import Names, Setting
from sayso.claims.speakers.lexicon import gender_of, table
from sayso.claims.tree import SUBJECTS, Tree

_DESCRIBING = frozenset("det amod compound nmod npadvmod nummod punct case".split())
_PLACED = ("nsubj", "nsubjpass", "dobj", "pobj", "dative", "agent")
_NEAR = 1
"""Sentences back in which somebody was named."""
_ANOTHER = frozenset("next alleged future new other current same likely potential possible suspected".split())
"""What tells of somebody who need not be the one that was named."""
_OF_ANY_RIVAL = frozenset(
    "developer mogul tycoon magnate billionaire businessman businesswoman celebrity star actor actress singer comedian "
    "rapper".split()
)
"""What somebody is called whom readers know for it, though the report may just have told of a rival."""
_SOMEBODY = frozenset("man woman boy girl teen teenager toddler".split())
"""What a person may be told of as, and nothing more."""
_LEAST = 2
"""Words of a full name, and of a bare "the senator"."""


def told_by_name(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """Such descriptions among the words by the name, their other words gone."""
    found: dict[int, str] = {}
    here = {tree.word(j) for j in words}
    for i in words:
        if tree[i].tag != "NN" or tree[i].dep not in _PLACED or not is_person(tree, i):
            continue
        phrase = [j for j in tree.subtree(i) if tree[j].dep != "case"]
        only = _is_only_one(tree, i, phrase)
        if not (only or _describes(tree, i, phrase)) or not set(phrase) <= set(words):
            continue
        name = _name_before(tree, i, setting.names) if only else setting.names.name_at([i])
        parts = (name or "").split()
        if name is None or name == setting.person or len(parts) < _LEAST or not all(p[:1].isupper() for p in parts):
            continue
        if _just_named(tree, i, phrase, parts[-1]) and not here & set(parts) and name not in found.values():
            found |= dict.fromkeys(phrase, "") | {i: name}
    return found


def _is_only_one(tree: Tree, noun: int, phrase: Sequence[int]) -> bool:
    """Whether it is a bare "the boy" in a report that tells of one boy and no more."""
    if [tree.lower(j) for j in phrase] != ["the", tree.lower(noun)] or tree.lower(noun) not in _SOMEBODY:
        return False
    others = [j for j in range(len(tree)) if tree[j].lemma.lower() == tree.lower(noun) and tree[j].tag[:2] == "NN"]
    first = [j for j in others if [tree.lower(c) for c in tree.children(j, "det")] != ["the"]]
    return len(first) <= 1 and all(tree[j].tag == "NN" for j in others)


def _name_before(tree: Tree, noun: int, names: Names) -> str | None:
    """Who is named in the sentence before, alone of all people there, and is a man or a girl as the noun says.

    None where anybody without a name was told of before, who may be meant as well.
    """
    number = tree.sentence(noun)
    before = list(tree.sentence_words(number - 1)) if number else []
    ends = [j for j in before if tree[j].entity == "PERSON" and _ends_name(tree, j)]
    if len({tree.word(j) for j in ends}) != 1 or tree[ends[0]].dep not in ("nsubj", "nsubjpass"):
        return None
    name, own = names.name_at([ends[0]]), tree.subtree(ends[0])
    people = [j for j in range(noun - 1) if j not in own and tree[j].entity != "PERSON" and is_person(tree, j)]
    aged = any(tree.lower(j) == "old" and tree.word(j - 1) == "-" and j not in own for j in range(1, noun))
    told = (
        aged
        or any(tree[j].tag == "NN" and tree.lower(j - 1) != "the" for j in people)
        or any(j in before for j in people)
    )
    told = told or any(_may_be_somebody(tree, j) for j in before if j not in own)
    here = any(tree[j].tag == "PRP" or j in people for j in tree.sentence_words(number) if j < noun - 1)
    sex = gender_of([tree.lower(noun)])
    alike = name is not None and (sex is None or gender_of_name(name) == sex)
    return name if alike and not told and not here else None


def _may_be_somebody(tree: Tree, j: int) -> bool:
    """ "Fought with a baker": what something is done to or with, which may be one more person."""
    single = tree[j].tag == "NN" and any(tree.lower(d) in ("a", "an", "another") for d in tree.children(j, "det"))
    return single and tree[j].dep in ("dobj", "pobj", "conj", "appos")


def _describes(tree: Tree, noun: int, phrase: Sequence[int]) -> bool:
    """Whether a phrase is "the" with what describes one known to many, and no name."""
    led = tree.lower(phrase[0]) == "the" and phrase[-1] == noun
    named = any(tree[j].entity == "PERSON" or tree.lower(j) in _ANOTHER for j in phrase)
    more = len(phrase) > _LEAST and tree.lower(noun) in table("public_figures") - _OF_ANY_RIVAL
    return led and more and not named and all(tree[c].dep in _DESCRIBING for c in tree.children(noun))


def _just_named(tree: Tree, noun: int, phrase: Sequence[int], last: str) -> bool:
    """Whether a last name stands shortly before, and no other's; "the Ohio senator" tells which of several.

    Who was only named as an owner, "Clinton's forces", may well have a rival who is described next.
    """
    placed = any(tree[j].entity == "GPE" for j in phrase)
    first = tree.sentence_words(max(tree.sentence(noun) - _NEAR, 0))[0]
    named = [j for j in range(first, phrase[0]) if tree[j].entity == "PERSON" and _ends_name(tree, j)]
    people = {tree.word(j) for j in named}
    acts = any(tree[j].dep in SUBJECTS for j in named if tree.word(j) == last)
    return last in people and acts and (placed or people == {last})


def _ends_name(tree: Tree, i: int) -> bool:
    """Whether a word is the last of a name."""
    return tree[i].tag[:3] == "NNP" and tree[i + 1].entity != "PERSON"
