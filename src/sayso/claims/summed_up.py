"""What only sums up, or says what becomes of, all that was told before: "it's that simple", "nobody talks about it"."""

from __future__ import annotations

from sayso.claims.flat_denials import flat_denial
from sayso.claims.forms import Proposition
from sayso.claims.stance.negation import negative_argument
from sayso.claims.tree import SUBJECTS, Tree

_POINTING = frozenset(("it", "this", "that"))
_TALKING = frozenset("talk speak ask report write hear worry complain think care".split())
_KINDS = frozenset("nature kind sort type".split())
_NO_DOUBT = 4
_THINGS = frozenset("something anything nothing thing things".split())
_SAYING = frozenset("say tell claim suggest insist argue".split())
_BEING = frozenset(("VBZ", "VBP"))


def sums_up(tree: Tree, one: Proposition) -> bool:
    """ "It's that simple", "it is as easy as that": what is so simple was told before."""
    doers = [tree.lower(s) for s in tree.children(one.verb, *SUBJECTS)]
    if tree[one.verb].lemma != "be" or tree[one.verb].tag not in _BEING or len(doers) != 1 or doers[0] not in _POINTING:
        return False
    said = [i for i in one.words if tree.is_word(i) and i > one.verb]
    words = [tree.lower(i) for i in said]
    so_simple = len(said) == 2 and words[0] in ("that", "this") and tree[said[1]].tag == "JJ"
    return so_simple or words[2:] == ["as", "that"]


def unspoken_of(tree: Tree, one: Proposition) -> bool:
    """ "There's nobody talking about it", of all that was told before, and of none of its things."""
    for i in one.words:
        about = tree[i].head
        verb = tree[about].head
        talks = tree.lower(about) == "about" and tree[verb].lemma.lower() in _TALKING
        if tree.lower(i) not in _POINTING or tree[i].dep != "pobj" or not talks or tree.children(i):
            continue
        above = [tree[verb].head] if tree[verb].dep in ("acl", "relcl") else tree.children(verb, *SUBJECTS)
        nobody = any(negative_argument(tree, j) is not None for j in above)
        before = (j for j in tree.sentence_words(tree.sentence(i)) if j < verb and j not in above)
        if nobody and not any(tree[j].tag[0] == "N" for j in before):
            return True
    return False


def says_otherwise(tree: Tree, one: Proposition) -> bool:
    """ "A guard told them otherwise", "it's fairer to say people": what was said before is put right, and not here."""
    verb = one.verb
    if tree[verb].lemma.lower() in _SAYING:
        told = tree.children(verb, "advmod", "dobj", "dative", "oprd")
        return any(tree.lower(c) == "otherwise" for c in told) and not tree.children(verb, "ccomp")
    fit = tree.children(verb, "acomp") if tree[verb].lemma == "be" else []
    saying = [x for b in (verb, *fit) for x in tree.children(b, "xcomp") if tree[x].lemma == "say"]
    it = [tree.lower(s) for s in tree.children(verb, *SUBJECTS)] == ["it"]
    return it and bool(saying) and not any(tree.children(x, "ccomp") for x in saying)


def vaguely(tree: Tree, one: Proposition) -> bool:
    """ "To be on the lookout for something of that nature", "has evidence to that effect": of what was told before."""
    kinds = [i for i in one.words if tree.lower(i) in _KINDS and tree.lower(i - 1) in ("that", "this")]
    things = (tree[tree[i].head].head for i in kinds if tree.lower(tree[i].head) == "of")
    if any(tree.lower(i) in _THINGS for i in things):
        return True
    effect = any(tree.have(i, ("to", "that", "effect")) for i in one.words)
    return effect and flat_denial(tree, one) is None


def no_doubt_alone(tree: Tree, one: Proposition) -> bool:
    """ "There is no doubt", of what follows or went before."""
    told = [tree.lower(i) for i in one.words if tree.is_word(i)]
    return len(told) == _NO_DOUBT and told[0] == "there" and told[2:] in (["no", "doubt"], ["no", "question"])
