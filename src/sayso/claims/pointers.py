"""Phrases that only say when or where by what stands outside the claim, and may go: "over there", "an hour later"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.dangling import is_person
from sayso.claims.forms import AUXILIARIES, Form, Proposition
from sayso.claims.stance.negation import is_negative
from sayso.claims.tree import Tree
from sayso.claims.where_there import there_named

_PLACES = frozenset(("there", "here"))
_ANYBODY = frozenset("somebody someone anybody anyone".split())
_NEW = frozenset("a an one another".split())
_TOWARDS = frozenset("in over out up down back right around from somewhere".split())
_NEEDING_PLACE = frozenset(
    "live go come get put take bring send stay reside arrive head move lead be sit stand lie "
    "wait locate leave park hang".split()
)
"""Verbs that say little without a place."""
_COMPLETING = ("dobj", "attr", "acomp", "ccomp", "oprd", "agent")
_SPANS = frozenset("second minute hour day week month year while time moment".split())
_THEN = frozenset("time point moment hour".split())
_DAYTIMES = frozenset("day night evening morning afternoon week weekend".split())
_WEEKS = frozenset(("week", "weekend"))
_NEXT = frozenset("following same previous that".split())
_LINKS = frozenset(("though", "however"))
_LEAST = 2
"""Words of which what is left has more."""
_ONLY_THEN = frozenset("first only ever young old older younger still already".split())
_ABOVE = frozenset("above aforementioned".split())
_WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_LOCATED = frozenset(("GPE", "LOC", "FAC"))
_TIMES = frozenset(("DATE", "TIME"))


def pointers(tree: Tree, one: Proposition) -> set[int]:
    """Those of its words that may be left out because a reader of it alone can't tell what they point at.

    None of what is negated: who "did not return there" may have returned.
    """
    if one.form is not Form.FINITE or any(is_negative(tree, i) for i in one.words):
        return set()
    found = {i for phrase in _phrases(tree, one) for i in _with_link(tree, phrase) if i in one.words}
    left = [i for i in one.words if i not in found and tree.is_word(i)]
    return found if found and len(left) > _LEAST else set()


def _phrases(tree: Tree, one: Proposition) -> Iterator[list[int]]:
    for i in one.words:
        word, head = tree.lower(i), tree[i].head
        if word in _PLACES:
            yield _place(tree, i, one)
        elif word == "inside" and not tree.children(i):
            yield _inside(tree, i, one) if _is_last(tree, i, one) else _anyone_inside(tree, i, one)
        elif word in ("happened", "occurred") and (phrase := _when_it_happened(tree, i, one)):
            yield phrase
        elif word in _ABOVE and head == i + 1 and tree[head].tag[:2] == "NN" and tree[tree[head].head].dep == "prep":
            yield tree.subtree(tree[head].head)  # "at the above address"
        elif _is_loose(tree, i, one):
            yield [i]
        elif head != one.verb or any(tree[a].tag == "MD" for a in tree.children(head, "aux")):
            continue
        elif word in ("later", "earlier"):
            yield _later(tree, i, one)
        elif tree[i].dep == "npadvmod" and tree[i].lemma in _DAYTIMES:
            yield _that_day(tree, i, one)
        elif tree[i].dep == "prep" and word == "at":
            yield _then(tree, i) or _at_the_time(tree, i, one)


def _with_link(tree: Tree, phrase: list[int]) -> list[int]:
    """With what ties it to what came before: "the next day, though,"."""
    after = max(phrase) + 1 if phrase else 0
    linked = phrase and after + 1 < len(tree) and tree.word(after) == "," and tree.lower(after + 1) in _LINKS
    return [*phrase, after, after + 1] if linked else phrase


def _is_loose(tree: Tree, i: int, one: Proposition) -> bool:
    """ "Has been gone since", and the "that" of "on that Saturday"."""
    if tree.lower(i) == "since":
        return i == max(one.words) and not tree.children(i)
    return tree.lower(i) == "that" and tree[i].tag == "DT" and any(tree.have(i + 1, (day,)) for day in _WEEKDAYS)


def _place(tree: Tree, i: int, one: Proposition) -> list[int]:
    """ "Over there", "in here", of what was done."""
    if tree[i - 1].head == tree[i].head or i - 1 == tree[i].head:
        somebody = is_person(tree, i - 1) and tree[i - 1].tag == "NN" and tree[i - 1].dep in ("nsubj", "nsubjpass")
        if somebody and any(tree.lower(d) in ("a", "an", "one") for d in tree.children(i - 1, "det", "nummod")):
            return [i]  # "a resident there shot his son"
    if there_named(tree, (i,), {}):
        return []
    if leaving := _from_there(tree, i, one):
        return leaving
    first = i
    while first - 1 in one.words and tree.lower(first - 1) in _TOWARDS:
        first -= 1
    run = list(range(first, i + 1))
    verb = next((a for a in tree.ancestors(i) if a not in run), i)
    if tree[i].dep == "advmod" and any(p == i + 1 for p in tree.children(i, "prep")) and i + 1 in one.words:
        return [i]  # "here in the parking lot"
    told_more = tree[i].dep == "expl" or tree.children(i, "relcl", "prep")
    if told_more or verb not in one.words or tree[verb].tag[:2] != "VB":
        return []
    past = tree[verb].tag == "VBD" or any(tree[a].tag == "VBD" for a in tree.children(verb, *AUXILIARIES))
    complete = [c for c in tree.children(verb, *_COMPLETING) if c in one.words and c not in run]
    needs = tree[verb].lemma.lower() in _NEEDING_PLACE and not (tree[verb].lemma == "be" and complete)
    told = any(
        j < i and ((tree[j].dep == "pobj" and tree.word(j - 1) != "-") or tree[j].entity in _LOCATED) for j in one.words
    )
    return run if past and complete and not needs and not told else []


def _from_there(tree: Tree, i: int, one: Proposition) -> list[int]:
    """ "Was taken from there to a clinic", which is told without whence."""
    leaving, verb = tree[i].head, tree[tree[i].head].head
    moved = tree.lower(leaving) == "from" and tree[leaving].dep == "prep" and verb in one.words
    to = [p for p in tree.children(verb, "prep") if p in one.words and tree.lower(p) == "to" and p != leaving]
    return [leaving, i] if moved and leaving == i - 1 and any(tree.children(p, "pobj") for p in to) else []


def _anyone_inside(tree: Tree, i: int, one: Proposition) -> list[int]:
    """ "Somebody inside began to shoot", of whom a sentence before tells inside what."""
    who = tree[i].head
    doer = tree[who].dep in ("nsubj", "nsubjpass", "conj") and who == i - 1 and who in one.words
    new = tree.lower(who) in _ANYBODY or any(
        tree.lower(c) in _NEW or tree[c].tag == "CD" for c in tree.children(who, "det", "nummod")
    )
    return [i] if doer and new and (is_person(tree, who) or tree.lower(who) in _ANYBODY) else []


def _is_last(tree: Tree, i: int, one: Proposition) -> bool:
    return i == max(j for j in one.words if tree.is_word(j))


def _inside(tree: Tree, i: int, one: Proposition) -> list[int]:
    """ "Heard from neighbours inside", "found two men inside": inside what, a sentence before tells."""
    above = tree[i].head
    verb = next((a for a in (above, *tree.ancestors(above)) if tree[a].tag[:2] == "VB"), above)
    things = [j for j in one.words if j < i and (tree[j].dep == "pobj" or tree[j].entity in _LOCATED)]
    named = any(not is_person(tree, j) for j in things)
    complete = [c for c in tree.children(verb, *_COMPLETING) if c in one.words and c < i]
    goes = any(tree[c].lemma == "way" or tree[c].lemma.endswith("self") for c in complete)  # "forced their way inside"
    return [i] if complete and not (named or goes or tree[verb].lemma.lower() in _NEEDING_PLACE) else []


def _when_it_happened(tree: Tree, verb: int, one: Proposition) -> list[int]:
    """ "He was with two aunts when it happened"."""
    phrase = tree.subtree(verb)
    words = [tree.lower(j) for j in phrase if tree.is_word(j)]
    whole = words[:2] in (["when", "it"], ["when", "this"]) and len(words) == len(("when", "it", "happened"))
    last = whole and tree[verb].dep == "advcl" and _is_last(tree, verb, one)
    return phrase if last and _says_all(tree, one, phrase) else []


def _at_the_time(tree: Tree, i: int, one: Proposition) -> list[int]:
    """ "The boy was with his uncle at the time"; not "he was twelve at the time", "the largest at the time"."""
    phrase = tree.subtree(i)
    if [tree.lower(j) for j in phrase] != ["at", "the", "time"] or not _is_last(tree, phrase[-1], one):
        return []
    return phrase if _says_all(tree, one, phrase) else []


def _says_all(tree: Tree, one: Proposition, phrase: list[int]) -> bool:
    """Whether a clause says enough without a phrase, and nothing that was so only then: an age, a record."""
    if any(tree[j].tag in ("JJS", "RBS") or tree.lower(j) in _ONLY_THEN or tree[j].entity == "DATE" for j in one.words):
        return False
    past = any(tree[v].tag in ("VBD", "VBN") for v in (one.verb, *tree.children(one.verb, *AUXILIARIES)))
    more = [c for c in tree.children(one.verb, *_COMPLETING, "prep", "xcomp", "auxpass", "advmod") if c not in phrase]
    return past and bool(more) and not any(tree[c].tag == "CD" for c in more)


def _later(tree: Tree, i: int, one: Proposition) -> list[int]:
    """ "Two days later", of what is told with no other time and after nothing else."""
    phrase = tree.subtree(i)
    spans = [c for c in tree.children(i, "npadvmod") if tree[c].lemma.lower() in _SPANS]
    if not spans or any(tree[c].dep in ("prep", "advcl", "pcomp") for c in tree.children(i)):
        return []
    own = (one.verb, *tree.children(one.verb, *AUXILIARIES))
    others = [j for j in one.words if j not in phrase and j not in own and not _in_age(tree, j)]
    alone = not any(tree[j].entity in _TIMES or tree[j].tag in ("VBD", "VBZ", "VBP", "VBG") for j in others)
    return phrase if alone and _says_more(tree, one, phrase) else []


def _in_age(tree: Tree, j: int) -> bool:
    """Whether a word is part of an age: "24-year-old"."""
    return "-" in (tree.word(min(j + 1, len(tree) - 1)), tree.word(j - 1), tree.word(j))


def _that_day(tree: Tree, i: int, one: Proposition) -> list[int]:
    """ "That night", "later that day", "the next morning"."""
    told = {tree.lower(c) for c in tree.children(i, "det", "amod")}
    near = "next" in told and tree[i].lemma not in _WEEKS  # "next week" counts from the day of the report
    if not (near or told & _NEXT) or tree.children(i, "prep", "relcl", "acl", "appos"):
        return []
    phrase = tree.subtree(i)
    edge = min(phrase) == min(one.words) or max(phrase) == max(j for j in one.words if tree.is_word(j))
    named = any(tree[j].entity in _TIMES and tree[j].tag[:3] == "NNP" for j in one.words)
    return phrase if edge and not named and _says_more(tree, one, phrase) else []


def _says_more(tree: Tree, one: Proposition, phrase: list[int]) -> bool:
    """Whether a clause says more than that something was so then: not "a day later, the homicide occurred"."""
    more = tree.children(one.verb, *_COMPLETING, "prep", "xcomp", "auxpass", "prt")
    return any(c not in phrase for c in more)


def _then(tree: Tree, i: int) -> list[int]:
    """ "At the same time", "at that point"."""
    if tree[tree[i].head].lemma == "be":
        return []  # "it was at that point that he fled"
    for noun in tree.children(i, "pobj"):
        told = {tree.lower(c) for c in tree.children(noun, "det", "amod")}
        if tree[noun].lemma in _THEN and told & {"that", "same"} and not tree.children(noun, "prep", "relcl", "acl"):
            return tree.subtree(i)
    return []
