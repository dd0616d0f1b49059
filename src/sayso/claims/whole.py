"""The last look at a wording: one whose subject, head or end was left behind is none.

"Is awful", "Lee's came as a surprise", "the nominee - who, earlier this year", "Lee and others have to deal with".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, Form, Proposition
from sayso.claims.tree import INTERROGATIVES, SUBJECTS, Tree

_TURNED = frozenset(("had", "were", "should"))
"""What opens a condition by its order, which a comma ends: "had they called, ..."."""
_HELPING = frozenset(("be", "have", "do"))
_NEEDING = frozenset("of to with for at from into about against upon among toward towards than".split())
"""Prepositions that are no adverbs."""
_LEADING_ON = frozenset("the a an and or nor who whom whose which because if although whether".split())
_WHERE = frozenset("on in at via during through".split())
_SPANS = frozenset("second minute moment hour day night week month year shortly right soon immediately".split())
"""How long before or after something else a thing happens."""
_SUFFERING = frozenset("charge arrest want describe identify accuse book hold sentence convict indict".split())
"""What is done to those of whom police tell in lines of their own."""
_BARE = 3
"""Words of a noun of which nothing is said."""
_CLAUSAL = frozenset(("relcl", "acl", "xcomp", "ccomp", "csubj", "pcomp"))
_COMPARED = frozenset("than as like all everything anything whatever best most".split())
_COMPARING = frozenset(("than", "as"))
_NOMINAL = frozenset("NJ")
_RELATIVES = frozenset(("WP", "WDT"))
_HANGING = re.compile(r"\b(?:for|from|at|of|with|into|against) (?:has|have|is|are|was|were|will|would|should) ")
"""A subject that ends in a preposition: "Lee at home for has been running"."""


def of_lone_relatives(tree: Tree, words: Iterable[int]) -> set[int]:
    """What is left of relative clauses whose verb is told by another: "the nominee (- who, earlier this year)"."""
    inside = set(words)
    gone: set[int] = set()
    for i in (j for j in inside if tree[j].tag in _RELATIVES):
        clause = tree[i].head
        if tree[i].dep in SUBJECTS and clause not in inside and tree[clause].dep == "relcl":
            gone |= {j for j in tree.subtree(clause) if j >= i} & inside
        elif tree[i].dep == "appos" and not any(tree[j].tag in FINITE_TAGS for j in inside if j > i):
            gone |= {j for j in inside if j >= i}
    return gone | {i - 1 for i in gone if i - 1 in inside and not tree.is_word(i - 1)}


def where_cued(tree: Tree, one: Proposition, doer: int) -> list[int]:
    """Where or how somebody said it, told between who did it and what they did: "thanked Lee (online) for coming"."""
    if one.form is not Form.GERUND or tree[one.head].dep != "pcomp":
        return []
    led = [p for p in one.words if doer < p < one.head and tree[p].dep == "prep" and tree[p].head not in one.words]
    aside = [p for p in led if tree.lower(p) in _WHERE and one.head not in tree.subtree(p)]
    return [i for p in aside for i in tree.subtree(p) if i in one.words]


def is_broken(tree: Tree, one: Proposition, line: str) -> bool:
    """Whether a wording, made of a proposition, lacks what a sentence can't be without."""
    if len(line.split()) < 2:  # "claimed vindication" does say something, "denied that" nothing
        return all(tree[i].tag[0] != "N" for i in one.words)
    words = [i for i in one.words if tree.is_word(i)]
    said = line.lower().replace("’", "'").split()
    first = next((i for i in words if tree.lower(i) == said[0]), None)
    if first is not None and not (one.subject or one.before) and _begins_with_verb(tree, one, first, line):
        return True
    if (
        _is_only_named(tree, one)
        or _of_somebody_else(tree, one)
        or _is_opened(tree, one, said)
        or _lost_clause(tree, one)
        or _only_when(tree, one)
        or _as_what(tree, one)
        or _hangs(tree, words, line)
    ):
        return True
    if _owner_alone(tree, [*one.subject, *one.words]):
        return True
    if not words or one.after or one.shared or said[-1].strip(".").removesuffix("n't") not in _ends(tree, words):
        return bool(said) and said[-1] in ("the", "a", "an")
    return _leads_on(tree, words) or _lacks_object(tree, one, words) or _lacks_verb(tree, words)


def _ends(tree: Tree, words: Sequence[int]) -> list[str]:
    """How a line ends that ends with these words, an "n't" at the end left out."""
    last = [i for i in words[-2:] if tree[i].dep != "neg"]
    return [tree.lower(last[-1])] if last else []


def _begins_with_verb(tree: Tree, one: Proposition, first: int, line: str) -> bool:
    """ "Is awful", "was that the best use of time": no subject before a finite verb, and no condition."""
    if tree[first].tag not in FINITE_TAGS or tree[first].dep in SUBJECTS or tree[first].entity:
        return False
    own = any(c in one.words and tree[c].dep in SUBJECTS for c in tree.children(one.verb))
    paid = own and tree[first].tag == "VBD" and tree[first].lemma not in _HELPING
    if (paid or tree[first].lemma.lower() == "thank") and first != one.verb:
        return False  # "Thank God, he is well", "paid speeches would count"
    return not (tree.lower(first) in _TURNED and "," in line)


def _is_opened(tree: Tree, one: Proposition, said: Sequence[str]) -> bool:
    """ "To upgrade the locks", "does she know why": no sentence, or a question."""
    first = next((i for i in one.words if tree.is_word(i)), one.head)
    if said[0] == "to" and tree.lower(first) == "to":
        return one.form is Form.INFINITIVE and not (one.subject or one.before or one.after)
    return (
        not one.asks and said[0] in ("do", "does", "did") and tree.lower(first) == said[0] and tree[first].dep == "aux"
    )


def _is_only_named(tree: Tree, one: Proposition) -> bool:
    """ "The deaths", "to battle in Osk", of which nothing is said."""
    bare = one.form is Form.NOMINAL and not (one.before or one.after or one.shared or one.subject)
    # More words may well be a clause that the parser took for a noun: "some 60 tonnes a month pass it unseen".
    few = len(one.words) <= _BARE or tree.lower(one.words[0]) == "to"
    return bare and few and all(tree[i].tag not in FINITE_TAGS for i in one.words)


def _lost_clause(tree: Tree, one: Proposition) -> bool:
    """ "The charge was dropped after it was determined": without what was, which another tells."""
    last = next((i for i in reversed(one.words) if tree.is_word(i)), one.head)
    lost = [c for c in tree.children(last, "ccomp") if c > last and c not in one.words]
    it = any(tree.lower(s) == "it" for s in tree.children(last, "nsubj", "nsubjpass"))
    return last != one.verb and tree[last].tag[:2] == "VB" and it and bool(lost) and not one.shared


def _of_somebody_else(tree: Tree, one: Proposition) -> bool:
    """ "Charged with murder." in a release: who was charged, a line before tells, and it is not who speaks."""
    lacks = one.form is Form.PARTICIPLE and tree[one.verb].dep in ("ROOT", "conj", "ccomp") and not one.subject
    return lacks and tree[one.verb].lemma in _SUFFERING and not tree.children(one.verb, *SUBJECTS, *AUXILIARIES)


def _only_when(tree: Tree, one: Proposition) -> bool:
    """ "Just minutes before the crash occurred": when something happened that was left behind."""
    marks = [m for m in tree.children(one.verb, "mark") if tree.lower(m) in ("before", "after") and m in one.words]
    led = [i for i in one.words if tree.is_word(i) and marks and i < marks[0]]
    return one.form is Form.FINITE and any(tree[i].lemma in _SPANS for i in led[-1:])


def _as_what(tree: Tree, one: Proposition) -> bool:
    """ "(Cast) the mayor as wrong for selling it": as what, between who does it and what they do."""
    leads = one.form is Form.GERUND and tree[one.head].dep == "pcomp" and tree[one.head].head - 1 in one.words
    before = (i for i in one.words if i < tree[one.head].head)
    opened = [i for i in before if tree.lower(i) == "as" and tree[i].head not in one.words]
    return leads and bool(opened) and opened[0] > one.words[0]


def _hangs(tree: Tree, words: Sequence[int], line: str) -> bool:
    """Whether a subject ends in a preposition that nothing follows, and no clause tells what it goes with."""
    relative = any(tree[i].tag in INTERROGATIVES or tree[i].dep in ("relcl", "prt") for i in words)
    return bool(_HANGING.search(line)) and not relative


def _owner_alone(tree: Tree, words: Sequence[int]) -> bool:
    """ "Lee's came as a surprise", "after Lee's": an owner without what is owned; "worse than Lee's" compares."""
    inside = set(words)
    for i in words:
        if not any(tree[c].tag == "POS" and c in inside for c in tree.children(i, "case")):
            continue
        if tree[i].dep == "poss" and tree[i].head not in inside and tree.word(words[-1]) != tree.word(i):
            return True
    return False


def _leads_on(tree: Tree, words: Sequence[int]) -> bool:
    """ "The standard that", "the nominee - who": a last word that leads over to what was left behind."""
    last = words[-1]
    to_whom = tree[last].tag == "WP" and tree[last - 1].tag in ("IN", "TO", "CC")  # "who sent it and to whom"
    if tree.lower(last) in _LEADING_ON and tree[last].tag not in ("NN", "NNP") and not to_whom:
        return True
    outside = tree.children(last, "pobj") if tree[last].dep == "prep" and tree[last].tag == "IN" else []
    if any(tree.lower(o) == "that" and o <= min(words) for o in outside):
        return True  # "(the men) that Lee referred to"
    return tree.lower(last) == "that" and (
        tree[last].tag == "WDT" or tree[last].dep == "mark" or tree[last - 1].tag in ("NN", "NNS", "CD")
    )


def _lacks_verb(tree: Tree, words: Sequence[int]) -> bool:
    """ "They want to", "it's that we can't": what, another sentence tells; "deals that others couldn't" tells it."""
    last = words[-1] if tree[words[-1]].dep != "neg" else words[-2]
    alone = tree[last].tag == "MD" or (tree[last].tag == "TO" and tree[last].dep in ("xcomp", "aux"))
    told = tree[last].dep in ("aux", "auxpass") and tree[last].head in words and tree[last].head != last
    compared = any(tree[i].tag in INTERROGATIVES or tree.lower(i) in _COMPARED for i in words)
    bare = tree[last].lemma == "do" and tree[last].tag == "VB" and tree[last].dep == "xcomp"  # "are able to do"
    bare = bare and any(tree[a].tag == "TO" for a in tree.children(last, "aux"))
    return (alone or bare) and not told and not compared


def _lacks_object(tree: Tree, one: Proposition, words: Sequence[int]) -> bool:
    """ "They have to deal with": what they do was told before the clause, and left behind."""
    last = words[-1]
    if tree.lower(last) not in _NEEDING or tree[last].dep != "prep" or tree.children(last):
        return False
    if any(tree[i].tag in INTERROGATIVES or tree.lower(i) in _COMPARING for i in words[:-1]):
        return False
    at = tree[last].head
    if any(tree.lower(i) == "that" for i in words[1:-1]) or tree[at].tag in ("JJ", "VBN"):
        return False  # "said something that I should think of", "is unheard of", "was dealt with"
    to = next((a for a in tree.children(at, "aux") if tree[a].tag == "TO"), 0)
    if to and tree[to - 1].tag in ("NN", "NNS") and to - 1 in words:
        return False  # "too many inns to choose from"
    inside = set(words)
    while at in inside and at != one.verb:
        if tree[at].dep in _CLAUSAL and tree[tree[at].head].tag[0] in _NOMINAL and tree[at].head in inside:
            return False  # "the people he runs against", "enough to worry about"
        at = tree[at].head
    return True


def is_complete(tree: Tree, verb: int) -> bool:
    """Whether few words say enough: "and found Lee", "but was stable", not "and left hand"."""
    things = tree.children(verb, "dobj")
    bare = any(tree[o].tag == "NN" and not tree.children(o, "det", "poss", "amod", "compound") for o in things)
    return bool(things or tree.children(verb, "acomp", "attr", "oprd")) and not bare
