"""What who is new and unnamed is called, so that nobody else is taken for it: by whose it is, or as another.

"The victim's sister", "another neighbor"; "the release" after "the Marl Police said in a statement" is theirs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sayso.claims.speakers.mention import Mention, owner_as_told
from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

_KINDS = ("release statement", "alert bulletin notice advisory bolo", "post tweet", "email e-mail", "letter")
_HANDED_OUT = {word: frozenset(kind.split()) for kind in _KINDS for word in kind.split()}
"""What a body hands out, and by which words it may be called next."""
_ISSUING = frozenset("issue release send post share publish distribute".split())
_GETTING = frozenset(("get", "receive"))
_SAYING = frozenset("say tell write announce add".split())
_NEAR = 3
"""Sentences within which it goes without saying whose it is."""


def tell_apart(
    tree: Tree, entity: Entity, mention: Mention, known: Sequence[Entity], meant: Mapping[int, Entity]
) -> None:
    """Names a new entity that has only a common noun, if the words around tell it from others of that noun."""
    if entity.named or entity.plural or entity.name != (entity.noun,) or entity.owner:
        return
    if entity.noun in _HANDED_OUT and mention.definite and not mention.owner:
        issuer = _issuer(tree, mention, meant)
        entity.name = (*_of(issuer), *entity.name) if issuer else entity.name
    elif entity.mentions or entity.kind is not SpeakerKind.PERSON:
        return  # it was told of before
    elif mention.owner:
        entity.name = (*owner_as_told(tree, mention.owner), *entity.name)
    elif tree.lower(mention.words[0]) == "another":
        same = any(e.noun == entity.noun and e is not entity for e in known)
        entity.name = ("another", *entity.name) if same else entity.name


def _of(issuer: Entity) -> tuple[str, ...]:
    *names, last = issuer.text.split()
    return (*names, f"{last}'" if issuer.plural and last.endswith("s") else f"{last}'s")


def _issuer(tree: Tree, mention: Mention, meant: Mapping[int, Entity]) -> Entity | None:
    """Who handed out the last such thing that was told of just before."""
    here = tree.sentence(mention.head)
    first = tree.sentence_words(max(here - _NEAR, 0))[0]
    for i in range(mention.words[0] - 1, first - 1, -1):
        if tree.lower(i) in _HANDED_OUT[mention.noun or ""] and tree[i].tag[:2] == "NN":
            word = _by(tree, i)
            return meant.get(word) if word is not None else None
    return None


def _by(tree: Tree, i: int) -> int | None:
    """Who issued or said it in it, or from whom it was got."""
    above = tree[i].head
    if own := [o for p in tree.children(i, "prep") if tree.lower(p) == "by" for o in tree.children(p, "pobj")]:
        return own[0]
    verb = tree[above].head if tree[i].dep == "pobj" and tree.lower(above) == "in" else above
    if tree[i].dep == "dobj" and tree[verb].lemma in _GETTING:
        led = [p for p in (*tree.children(i, "prep"), *tree.children(verb, "prep")) if tree.lower(p) == "from"]
        return next((o for p in led for o in tree.children(p, "pobj")), None)
    issued = (tree[i].dep == "dobj" and tree[verb].lemma in _ISSUING) or (verb != above and tree[verb].lemma in _SAYING)
    return next(iter(tree.children(verb, *SUBJECTS)), None) if issued else None
