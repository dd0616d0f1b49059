"""What "that" means in an answer, where the sentence tells what was asked: '"I can't confirm that," he said when asked
about the report.'
"""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.anaphors import SPOKEN, Anaphor
from sayso.claims.tree import Tree

_POINTING = frozenset(("it", "that", "this"))
_ASKED = frozenset("ask question quiz press".split())
_ABOUT = frozenset("about on over regarding".split())
_KNOWN = frozenset("the these those this that".split())


def asked_of(tree: Tree, anaphor: Anaphor) -> Anaphor:
    """The words that point back; for a "that" in an answer those of the question, where these point back, too."""
    if anaphor.noun not in _POINTING or anaphor.told or anaphor.event or anaphor.elided:
        return anaphor
    here = tree.sentence_words(tree.sentence(anaphor.word))
    asked = [i for i in here if i > anaphor.word and tree[i].lemma in _ASKED and tree[i].tag in ("VBN", "VBD")]
    about = [p for i in asked for p in tree.children(i, "prep") if tree.lower(p) in _ABOUT]
    nouns = [o for p in about for o in tree.children(p, "pobj") if tree[o].lemma.lower() in SPOKEN]
    told = [n for n in nouns if any(tree.lower(d) in _KNOWN for d in tree.children(n, "det"))]
    told = [n for n in told if not tree.children(n, "prep", "acl", "relcl", "amod")]
    return replace(anaphor, word=told[0], noun=tree[told[0]].lemma.lower()) if len(told) == 1 else anaphor
