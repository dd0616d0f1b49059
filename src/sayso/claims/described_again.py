"""Somebody whom a claim only calls "the boy" or "the student", with what tells which: "the 3-year-old boy", a name.

A description takes back the age, the number, the nation or the town with which it was first told; a name stands for
what the report said that its bearer is, if it said so of nobody else.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sayso.claims.dangling import is_person
from sayso.claims.misfits import NUMBERS
from sayso.claims.setting import Setting
from sayso.claims.speakers.descriptions import JURISTS, KIN, PARTISANS
from sayso.claims.speakers.lexicon import singular, table
from sayso.claims.told_by_age import is_of_that_age, is_titled, only_one_of_that_age
from sayso.claims.tree import Tree

_AGED = re.compile(r"\d+-(?:year|month|week|day)s?-old")
_AGED_APART = re.compile(r"\d+ (?:year|month|week|day)s?-old (?:male|female|teenage|teen)?\s*\w+")
_COUNTING = frozenset((*NUMBERS, "one", "another", "some", "several", "many", "most", "no"))
_NEAR = 2
"""Sentences back in which somebody was first told of."""
_LONG = 5
"""Words of a description."""


def described_again(tree: Tree, words: Sequence[int], given: Mapping[int, str], setting: Setting) -> dict[int, str]:
    """Persons among the words by what tells who they are, each once; ``given`` stands in the wording already."""
    found: dict[int, str] = {}
    for i in words:
        if i in given or i - 1 in given or i - 1 not in words or not _is_bare(tree, i):
            continue
        name = setting.names.name_at([i]) or ""
        if name in ("", f"the {tree.lower(i)}"):
            name = only_one_of_that_age(tree, i) or name
        again = _he_who_is_told(tree, i, name, given)
        told = {*found.values(), *(one for j, one in given.items() if j not in again)}
        here = {tree.lower(j) for j in words if j not in (i, i - 1)}
        if any(name in other for other in told) or tree.lower(i) in here:
            continue
        if _is_name(name) and not here.intersection(name.lower().split()) and _is_called(tree, i, name, setting):
            found |= {i - 1: "", i: name} | again
        elif (plain := _description(tree, i, name, setting)) and not here.intersection(plain.lower().split()[:-1]):
            found |= {i: plain}
    return found


def _he_who_is_told(tree: Tree, i: int, name: str, given: Mapping[int, str]) -> dict[int, str]:
    """The pronouns behind a noun in whose stead its name stands, which may stay as they are once it has the name."""
    after = (j for j in given if j > i and tree[j].tag == "PRP" and given[j] == name)
    return {j: tree.lower(j) for j in after if tree.lower(j) in ("he", "she", "him")}


def _is_bare(tree: Tree, i: int) -> bool:
    """Whether it is only "the boy", of whom nothing is told behind either."""
    if tree[i].tag not in ("NN", "NNS") or tree.lower(i - 1) != "the" or not tree.word(i).islower():
        return False
    alone = tree.children(i) == [i - 1] and tree[i].dep not in ("compound", "amod", "attr", "appos", "poss", "nmod")
    return alone and is_person(tree, i)


def _is_name(name: str) -> bool:
    return name[:1].isupper() and all(part[:1].isupper() for part in name.split())


def _is_called(tree: Tree, i: int, name: str, setting: Setting) -> bool:
    """Whether the report says that whoever bears the name is this, and says it of nobody else who has a name."""
    noun = singular(tree.lower(i))
    if name != setting.person and (is_titled(tree, i, name) or is_of_that_age(tree, i, name, setting.names.sex_of)):
        return True
    if tree[i].tag != "NN" or noun in table("offices") | table("public_figures") | JURISTS | KIN | PARTISANS:
        return False
    return setting.names.called(noun) == {name} and name != setting.person


def _description(tree: Tree, i: int, name: str, setting: Setting) -> str | None:
    """How somebody was first told of, without "the": "3-year-old boy", "two men"; None where it tells no more."""
    told = name.removeprefix("the ").split()
    if not 1 < len(told) <= _LONG:
        return None
    if _AGED_APART.fullmatch(name.removeprefix("the ")) and tree[i].tag == "NN" and _just_told(tree, i, setting):
        return name.removeprefix("the ")
    if told[-1].lower() != tree.lower(i):
        return None
    first = told[0].lower() if told[0].lower() in _COUNTING else told[0]
    number = first in NUMBERS and tree[i].tag == "NNS"
    if first in _COUNTING and not number:
        return None  # "one sailor"
    known = all(_AGED.fullmatch(word) or word[:1].isupper() for word in told[number:-1])
    if not known or len(_ages(tree, tree.lower(i))) > 1:
        return None
    return " ".join((first, *told[1:]))


def _just_told(tree: Tree, i: int, setting: Setting) -> bool:
    """Whether who is meant was first told of just before, and nobody else of an age since."""
    first = setting.names.introduced_at(i)
    if first is None or first >= i or tree.sentence(i) - tree.sentence(first) > _NEAR:
        return False
    return not any(tree.lower(j) == "old" and tree.word(j - 1) == "-" for j in range(first, i))


def _ages(tree: Tree, noun: str) -> set[str]:
    """The ages at which those called so are told of: two make two of them."""
    return set(re.findall(rf"(\d+)-year-old (?:[\w-]+ )?{re.escape(noun)}\b", tree.text))
