"""Whom somebody is charged with hurting, who is not the accused: "charged Lee with the stabbing of a boy. The teen"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import Salience
from sayso.claims.tree import Tree

CHARGED = frozenset("charge arrest accuse indict convict sentence jail book".split())
"""What happens to no victim."""
_HARM = frozenset(
    "shooting stabbing killing murder death assault beating rape attack slaying kidnapping abduction robbery".split()
)
_HARMS = frozenset("shoot stab kill murder assault beat rape attack slay kidnap abduct rob wound injure hit".split())
_YOUNG = frozenset("boy girl child kid teen teenager juvenile youth toddler baby infant".split())
_GROWN = frozenset("man woman".split())
_SEXES = {"boy": "m", "man": "m", "girl": "f", "woman": "f"}
_BOYS = frozenset("boy girl toddler infant".split())
"""What those are called who are no men and women."""
_DOERS = frozenset("suspect gunman shooter intruder robber burglar attacker assailant killer".split())
"""What nobody is called who is called a victim."""
_OFFICERS = frozenset("police officer deputy trooper agent".split())
_HOLDS = frozenset("hold capture kidnap seize abduct detain imprison".split())
"""What is done to captives."""
_BY_CAPTORS = frozenset("threaten demand vow".split())
"""What captives seldom do, of whom a report tells that they are held."""
_OF_AGE = 18
_TEENS = 20


def is_harmed_by(tree: Tree, noun: str | None, entity: Entity) -> bool:
    """Whether a description by age or sex fits somebody unnamed whom one is charged with hurting."""
    if noun not in _YOUNG | _GROWN:
        return False
    places = (i for words in entity.mentions for i in words if tree[i].dep in ("dobj", "nsubjpass"))
    charges = (tree[i].head for i in places if tree[tree[i].head].lemma in CHARGED)
    return any(_fits(tree, noun or "", harmed) for verb in charges for harmed in _harmed(tree, verb))


def captives(tree: Tree, salience: Salience, word: int) -> Iterator[Entity]:
    """Who was told to be held just before: "the men hold 20 guards. They threaten to kill them": not the guards."""
    if tree.lower(word) != "they" or tree[tree[word].head].lemma not in _BY_CAPTORS:
        return
    for seen in salience.just_before(word):
        first = seen.word if tree[seen.word].dep != "conj" else tree[seen.word].head
        if tree[first].dep in ("dobj", "nsubjpass", "nsubj") and tree[_holding(tree, first)].lemma in _HOLDS:
            yield seen.entity


def _holding(tree: Tree, noun: int) -> int:
    """The verb of which somebody is the object, also of "hold guards hostage"."""
    verb = tree[noun].head
    hostage = tree[noun].dep == "nsubj" and tree[verb].dep == "ccomp"
    return tree[verb].head if hostage else noun if tree[noun].dep == "nsubj" else verb


def _harmed(tree: Tree, verb: int) -> Iterator[int]:
    """Those without a name whom a charge is about: "in the shooting of a girl", "with shooting a man"."""
    for i in tree.subtree(verb):
        if tree[i].tag == "VBG" and tree[i].lemma in _HARMS:
            yield from (o for o in tree.children(i, "dobj") if tree[o].tag[:3] != "NNP")
        if tree[i].lemma.lower() in _HARM or tree.lower(i) in _HARM:
            of = (p for p in tree.children(i, "prep") if tree.lower(p) == "of")
            yield from (o for p in of for o in tree.children(p, "pobj") if tree[o].tag[:3] != "NNP")


def _fits(tree: Tree, noun: str, harmed: int) -> bool:
    """Whether a description may mean an unnamed one: "the teen" a "15-year-old", and no "man" a "woman"."""
    called = tree[harmed].lemma.lower()
    if called == "old":
        ages = [int(w) for i in tree.subtree(harmed) if (w := tree.word(i)).isdecimal()]
        young, grown = any(n < _TEENS for n in ages), any(n >= _OF_AGE for n in ages)
    else:
        young, grown = called not in _GROWN, called not in _YOUNG
    sex = _SEXES.get(noun)
    return (young if noun in _YOUNG else grown) and (sex is None or _SEXES.get(called, sex) == sex)


def is_called_otherwise(tree: Tree, noun: str | None, entity: Entity) -> bool:
    """Whether somebody is called what no one is whom a description fits: no victim is "the gunman", no boy "the man".

    Nor is he the gunman who was shot, if not by the police.
    """
    heads = [head for words in entity.mentions if (head := tree.head_of(words)) is not None]
    called = {tree[j].lemma.lower() for i in heads for j in (i, *tree.children(i, "appos"))}
    if noun in _DOERS:
        return "victim" in called or (noun in ("gunman", "shooter") and any(_is_shot(tree, i) for i in heads))
    others = {"victim": _DOERS, **dict.fromkeys(_GROWN, _BOYS), **dict.fromkeys(_BOYS, _GROWN)}
    return not called.isdisjoint(others.get(noun or "", frozenset()))


def _is_shot(tree: Tree, i: int) -> bool:
    """Whether it is told of somebody that he was shot, and of no police in it."""
    verb = tree[i].head
    shot = tree[i].dep == "nsubjpass" and tree[verb].lemma == "shoot"
    return shot and all(tree[j].lemma.lower() not in _OFFICERS for j in tree.subtree(verb))
