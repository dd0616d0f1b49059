"""Who is only called "the teenager" or "the officer", and is the one named who is of that age or has that title."""

from __future__ import annotations

import re
from collections.abc import Callable

from sayso.claims.speakers.lexicon import gender_of
from sayso.claims.tree import Tree

_AGES = {
    "teenager": (13, 19), "teen": (13, 19), "youth": (10, 19), "boy": (2, 17), "girl": (2, 17), "child": (1, 14),
    "toddler": (1, 4), "infant": (0, 2), "baby": (0, 2),
}  # fmt: skip
"""How old those are who are called so."""
_AGE = r"(\d{1,2})"
_OLD = re.compile(rf"\b{_AGE}[- ](?:year|yr)s?[- ]olds?\b|\w, {_AGE}(?:, (?!\d)|[.;)]| of )|\bage[ds]? {_AGE}\b")
_FULL = r"([A-Z][\w'’-]+(?: [A-Z][\w'’.-]*)* [A-Z][\w'’-]+)"
_NAMED = re.compile(rf"\b{_FULL}, {_AGE}\b(?=[,.;)]| of )|\b{_AGE}[- ]year[- ]old {_FULL}")
_MONTHS = re.compile(r"\b(?:\d+|[a-z]+)[- ](?:month|week|day)s?[- ]old")
_RANKS = frozenset(
    "officer deputy trooper constable sergeant lieutenant captain corporal detective sheriff marshal ranger agent "
    "warden chief pastor reverend priest bishop rabbi imam coach principal professor dean".split()
)
"""Titles by which somebody is called again; of a president or a senator more is told than of the one named."""
_UNTOLD = frozenset("a an one another".split())


def is_of_that_age(tree: Tree, i: int, name: str, sex_of: Callable[[str], str | None]) -> bool:
    """Whether who has the name is the only one of the report whose age fits "the teenager", and no other is told of."""
    noun = tree.lower(i)
    if noun not in _AGES or tree[i].tag != "NN" or _MONTHS.search(tree.text):
        return False
    least, most = _AGES[noun]
    own = _age_of(tree, name)
    ages = {int(age) for found in _OLD.findall(tree.text) for age in found if age}
    if own is None or {age for age in ages if least <= age <= most} != {own}:
        return False
    sex = gender_of([noun])
    return sex in (None, sex_of(name) or sex) and not _another(tree, i, noun, 0)


def only_one_of_that_age(tree: Tree, i: int) -> str | None:
    """The full name of the only one told of with an age that fits "the teenager"."""
    if tree.lower(i) not in _AGES or any(_another(tree, i, noun, 0) for noun in _AGES):
        return None
    least, most = _AGES[tree.lower(i)]
    told = {name or other: int(age or aged) for name, age, aged, other in _NAMED.findall(tree.text[: tree[i].start])}
    fit = [name for name, age in told.items() if least <= age <= most]
    return fit[0] if len(fit) == 1 else None


def _age_of(tree: Tree, name: str) -> int | None:
    """How old the report says that somebody is: "Lee Orr, 15," "15-year-old Lee Orr"."""
    told = re.findall(rf"{re.escape(name)}, {_AGE}\b|\b{_AGE}[- ]year[- ]old {re.escape(name)}\b", tree.text)
    ages = {int(age) for found in told for age in found if age}
    return ages.pop() if len(ages) == 1 else None


def is_titled(tree: Tree, i: int, name: str) -> bool:
    """Whether nobody else has the title by which "the officer" is called, nor is told of as another."""
    noun, last = tree.lower(i), name.rpartition(" ")[2]
    if noun not in _RANKS or tree[i].tag != "NN":
        return False
    named = (j for j in tree.where(noun) if j + 1 < len(tree) and tree[j + 1].tag == "NNP")
    titles = [j for j in named if tree[j].tag == "NNP"]
    if not titles or titles[0] > i:
        return False
    # Before somebody is named a report may tell that "an officer" was shot.
    return all(_leads_to(tree, j, last) for j in titles) and not _another(tree, i, noun, tree.text.find(name))


def _leads_to(tree: Tree, title: int, last: str) -> bool:
    """Whether a title stands before a name that ends so: "Officer Randall Venn", "Sheriff's Deputy Venn"."""
    end = title + 1
    while end + 1 < len(tree) and tree[end + 1].tag == "NNP" and tree.word(end) != last:
        end += 1
    return tree.word(end) == last


def _another(tree: Tree, i: int, noun: str, start: int) -> bool:
    """Whether one or more without a name are told of by the noun from a place in the text on, and before this."""
    since = [j for j in range(i) if tree[j].start >= start]
    several = any(tree[j].tag == "NNS" and tree[j].lemma == noun and tree.lower(j - 1) == "two" for j in range(i))
    return several or any(
        tree.lower(j) == noun and any(tree.lower(c) in _UNTOLD for c in tree.children(j, "det", "nummod"))
        for j in since
    )
