"""What somebody is told or given, where the content only names it: "gave us the names of the ships"."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.dangling import is_person
from sayso.claims.forms import Form, Proposition
from sayso.claims.inflection import participle
from sayso.claims.stance.acts import NOUNS
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act

_GIVING = frozenset("give provide supply tell".split())
_SHARES = frozenset("all half part some most much little".split())
"""How much of a story is told: "has told us half of it"."""
_POINTED_AT = frozenset(("the", "his", "her", "their", "its"))
_SPOKEN_WORD = frozenset((Act.SAY, Act.ACCUSE, Act.REPORT, Act.ADMIT))
_BARE = 2
"""Words of a noun with its article and nothing else, of which nobody could tell which it is."""


def handed(tree: Tree, nominal: Proposition, verb: int | None) -> Proposition | None:
    """That it was given or told, by the verb of its cue; None where nobody is named who gets it."""
    if verb is None or tree[verb].lemma.lower() not in _GIVING or not _to_somebody(tree, verb):
        return None
    head = nominal.head
    if tree.lower(head) == "what":
        return _something(tree, nominal, verb)
    if tree[verb].lemma.lower() == "tell":
        return _of_the_story(tree, nominal)
    plain = tree[head].tag in ("NN", "NNS") and not is_person(tree, head)
    pointed = any(tree.lower(c) in _POINTED_AT for c in tree.children(head, "det", "poss"))
    if not (plain and pointed) or len(nominal.words) <= _BARE:
        return None
    several = tree[head].tag == "NNS" or any(c in nominal.words for c in tree.children(head, "conj"))
    return replace(nominal, after=f"{'were' if several else 'was'} {participle(tree[verb].lemma.lower())}")


def _to_somebody(tree: Tree, verb: int) -> bool:
    """Whether it is done, to somebody: not "would give them"."""
    done = not any(tree[a].tag in ("MD", "TO") for a in tree.children(verb, "aux"))
    return done and not tree.children(verb, "neg") and bool(tree.children(verb, "dative", "dobj"))


def _something(tree: Tree, nominal: Proposition, verb: int) -> Proposition | None:
    """ "(Confirmed) what the prisoners told him": they told him something."""
    whole = tree.subtree(verb)
    words = tuple(i for i in whole if i != nominal.head and tree.is_word(i))
    doers = tree.children(verb, *SUBJECTS)
    plain = len(nominal.words) == 1 and min(whole) == nominal.head and bool(doers) and tree[doers[0]].tag != "PRP"
    return replace(nominal, words=(), subject=words, after="something", whom=nominal.words) if plain else None


def _of_the_story(tree: Tree, nominal: Proposition) -> Proposition | None:
    """ "Half of it" that is told: half of the story."""
    said = [tree.lower(i) for i in nominal.words if tree.is_word(i)]
    if len(said) != 3 or said[0] not in _SHARES or said[1:] != ["of", "it"]:
        return None
    words = tuple(i for i in nominal.words if tree.lower(i) in said[:2])
    return replace(nominal, words=words, after="the story was told", whom=nominal.words)


def word_of(tree: Tree, nominal: Proposition) -> Proposition | None:
    """What somebody else said, of which it is told: "pointed to Lorch's remark that no link had been found"."""
    owners = [c for c in tree.children(nominal.head, "poss") if tree[c].tag[:2] == "NN"]
    clauses = [c for c in tree.children(nominal.head, "acl", "ccomp") if c in nominal.words]
    that = [c for c in clauses if any(tree.lower(m) == "that" for m in tree.children(c, "mark"))]
    if len(owners) != 1 or len(that) != 1 or NOUNS.get(tree[nominal.head].lemma.lower()) not in _SPOKEN_WORD:
        return None
    who = tuple(i for i in tree.subtree(owners[0]) if tree[i].dep != "case")
    told = tuple(i for i in tree.subtree(that[0]) if i in nominal.words)
    return Proposition(nominal.head, told, Form.NOMINAL, who, before="said")
