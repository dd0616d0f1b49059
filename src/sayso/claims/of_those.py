"""Parts of what was just told of: "nine batches were tested. None had failed": one of the nine batches had not."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.counted import befalls
from sayso.claims.dangling import is_person
from sayso.claims.inflection import article
from sayso.claims.mass_nouns import is_counted
from sayso.claims.tree import Tree

_DOING = frozenset(("nsubj", "nsubjpass"))
_ARGUMENTS = _DOING | frozenset(("dobj", "attr"))
_ALL, _BOTH, _NONE = "all", "both", "none"
PARTS = frozenset("most many some several few half".split())
"""Words for a part of several."""
_FORMS = PARTS | {_ALL, _BOTH, _NONE}
_OWN = ("prep", "relcl", "acl", "appos", "amod", "conj", "det", "nummod", "neg")
_PLURAL = frozenset(("NNS", "NNPS"))
_SEVERAL = frozenset("them us these those".split())
_US = frozenset(("us", "you", "them"))
_MEASURED = frozenset("DATE TIME MONEY PERCENT QUANTITY ORDINAL".split())
_KIND = ("nummod", "amod", "compound")
_MANY = frozenset(("were", "are", "have"))


def of_those(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """What stands for a bare "none", "all" or "most" of the only things counted in the sentence before."""
    form = tree.lower(i)
    if form not in _FORMS or tree[i].dep not in _DOING or tree.children(i, *_OWN):
        return None
    if any(j < i and tree[j].tag[0] == "N" for j in words) or not (here := tree.sentence(i)):
        return None
    before = here - 1 - (here > 1 and _tells_on(tree, here - 1))  # "Some were leaking. Several had rusted."
    noun = _counted(tree, before)
    if noun is None or tree.paragraph(noun) < tree.paragraph(i) - 1 or (befalls(tree, i) and not is_person(tree, noun)):
        return None
    told = [*(c for c in tree.children(noun, *_KIND) if c < noun), noun]
    number = next((tree.lower(c) for c in told if tree[c].dep == "nummod"), None)
    if form == _BOTH:
        return f"both {tree.lower(noun)}" if number in ("two", "2") else None
    phrase = " ".join(tree.lower(c) if tree[c].tag[:3] != "NNP" else tree.word(c) for c in told)
    if form == _ALL:
        return f"all {phrase}" if number else f"all the {phrase}"
    return f"{_some(tree, i) if form == _NONE else form} of the {phrase}"


def among_us(tree: Tree, i: int) -> dict[int, str]:
    """ "Those of us who stayed" as "those who stayed", "some of us who stayed" as "some of those who stayed"."""
    if tree.lower(i) not in _US or i < 2 or tree.lower(i - 1) != "of":
        return {}
    if tree.lower(i - 2) == "those":
        return {i - 1: "", i: ""}
    who = i + 1 < len(tree) and tree.lower(i + 1) == "who"
    return {i: "those"} if who and tree.lower(i - 2) in _FORMS | {"many", "few"} else {}


def one_of_several(tree: Tree, none: int) -> bool:
    """Whether "none of them was" denies that one of several was; "none of the money" is no several."""
    if tree.lower(none) != _NONE or tree[none].dep not in _DOING or _some(tree, none) != "one":
        return False
    parts = (o for p in tree.children(none, "prep") if tree.lower(p) == "of" for o in tree.children(p, "pobj"))
    return any(tree[o].tag in _PLURAL or tree[o].tag in ("JJ", "VBN") or tree.lower(o) in _SEVERAL for o in parts)


def such_a_one(tree: Tree, i: int) -> str | None:
    """ "A leak" for "none" in "was told of no leak, because there was none"."""
    if tree.lower(i) != _NONE or tree[i].dep not in ("attr", "dobj") or tree.children(i, *_OWN):
        return None
    number = tree.sentence(i) - bool(tree.sentence(i) and tree.children(tree[i].head, "expl"))
    here = range(tree.sentence_words(number)[0], tree[i].head)
    named = [
        d for d in here if tree[d].dep == "det" and tree.lower(d) in ("a", "an", "any", "no") and tree[d].head in here
    ]
    noun = tree[named[-1]].head if named else None
    if noun is None or tree[noun].tag not in ("NN", "NNS"):
        return None
    phrase = " ".join(tree.lower(c) for c in (*tree.children(noun, "amod", "compound"), noun) if c <= noun)
    one = tree[noun].tag == "NN" and (is_counted(tree[noun].lemma.lower()) or tree.lower(named[-1]) in ("a", "an"))
    return f"{article(phrase)} {phrase}" if one else phrase


def _tells_on(tree: Tree, sentence: int) -> bool:
    """Whether a sentence tells of such parts itself."""
    parts = (j for j in tree.sentence_words(sentence) if tree.lower(j) in _FORMS)
    return any(tree[j].dep in _DOING and not tree.children(j, *_OWN) for j in parts)


def _some(tree: Tree, none: int) -> str:
    """What there is at least where not "none", in the number that its verb has."""
    verb = tree[none].head
    return "some" if any(tree.lower(a) in _MANY for a in (verb, *tree.children(verb, "aux", "auxpass"))) else "one"


def _counted(tree: Tree, sentence: int) -> int | None:
    """The one noun for several that a sentence counts, or tells of; None where it tells of others as well."""
    inside = tree.sentence_words(sentence)
    many = [j for j in inside if tree[j].tag in _PLURAL and tree[j].entity not in _MEASURED]
    numbered = [j for j in many if any(tree[c].tag == "CD" for c in tree.children(j, "nummod"))]
    told = [j for j in numbered or many if tree[j].dep in _ARGUMENTS and not tree.children(j, "conj")]
    return told[0] if len(told) == 1 == len(numbered or many) else None


def is_one_of_us(tree: Tree, i: int) -> bool:
    """ "One of us is lying": one of those who speak, and of nobody by a name."""
    return tree.lower(i) == "us" and tree.lower(i - 1) == "of" and tree.lower(i - 2) in ("one", "neither", "each")
