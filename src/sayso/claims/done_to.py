"""The one thing near that a pronoun means, where what is done to it is done to things alone: "they were destroyed"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.dangling import HELD, is_person
from sayso.claims.misfits import THEY
from sayso.claims.speakers.deeds import is_done_to_a_thing
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_PLURAL = frozenset(("NNS", "NNPS"))
_PLACES = frozenset(("nsubj", "nsubjpass", "dobj", "pobj", "attr"))
_THINGS = frozenset((SpeakerKind.UNKNOWN, SpeakerKind.DOCUMENT))
_UNTOUCHED = frozenset(
    """time day night morning evening week month year hour minute moment way case matter issue question reason need
    death injury contact talk meeting attack strike war fight order public press condition anonymity allegation
    accusation charge claim""".split()
)
"""What nobody destroys, sells or signs."""
_TAKING = frozenset("detain arrest capture seize hold kidnap abduct".split())
_TAKEN = _TAKING | frozenset("pick catch interrogate question release free jail imprison find".split())
"""What is done to those who were taken, and what next."""
_WHERE = frozenset("in at near on from through across down up along toward towards into onto".split())


def thing_done_to(tree: Tree, word: int) -> int | None:
    """The noun, where no other thing of its number stands in the sentence or the one before; None of any other."""
    if not is_done_to_a_thing(tree, word):
        return _thing_held(tree, word)
    found = {tree[i].lemma.lower(): i for i in _things(tree, word)}
    return next(iter(found.values())) if len(found) == 1 else None


def _thing_held(tree: Tree, word: int) -> int | None:
    """ "Took the knife and walked down the road carrying it": the one thing named before it in the sentence."""
    verb = tree[word].head
    if tree.lower(word) != "it" or tree[word].dep != "dobj" or tree[verb].lemma.lower() not in HELD:
        return None
    near = [i for i in _things(tree, word) if tree.sentence(i) == tree.sentence(word)]
    return near[0] if len(near) == 1 else None


def people_held(tree: Tree, word: int) -> list[int]:
    """ "Guards detained his wife and daughter. They were picked up in Selm": the two who were held, just before."""
    if tree.lower(word) != "they" or tree[word].dep != "nsubjpass" or tree[tree[word].head].lemma not in _TAKEN:
        return []
    here = tree.sentence(word)
    before = tree.sentence_words(here - 1) if here else range(0)
    held = [o for v in before if tree[v].lemma in _TAKING for o in tree.children(v, "dobj") if is_person(tree, o)]
    held = [o for o in held if tree[o].tag in _PLURAL or tree.children(o, "conj")]
    ahead = [i for i in range(before[0] if before else word, word) if tree[i].dep == "nsubjpass" and i not in held]
    many = any(tree[i].tag in _PLURAL or tree.children(i, "conj") for i in ahead)
    return held if len(held) == 1 and not many else []


def _things(tree: Tree, word: int) -> Iterator[int]:
    """The things named before a pronoun in its sentence and the one before, in one paragraph."""
    many = tree.lower(word) in THEY
    for i in range(tree.sentence_words(max(tree.sentence(word) - 1, 0))[0], word):
        token = tree[i]
        if (
            token.tag[:2] != "NN"
            or token.entity
            or token.dep not in _PLACES
            or tree.paragraph(i) != tree.paragraph(word)
        ):
            continue
        if (token.tag in _PLURAL or bool(tree.children(i, "conj"))) != many or _is_aside(tree, i):
            continue
        if kind_of_noun(tree.lower(i)) in _THINGS and not is_person(tree, i) and token.lemma not in _UNTOUCHED:
            yield i


def _is_aside(tree: Tree, i: int) -> bool:
    """Whether a noun tells of somebody or of the thing itself, or where something is: "people close to the talks"."""
    if any(tree[p].tag == "PRP$" for p in tree.children(i, "poss")):
        return True  # "heard the tape and doubted its origin"
    where = tree[i].dep == "pobj" and tree.lower(tree[i].head) in _WHERE
    return where or any(is_person(tree, a) for a in tree.ancestors(i))
