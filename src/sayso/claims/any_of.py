"""What "any" and "one" stand for of which it was just told that it was there: "a leak, after it had denied any"."""

from __future__ import annotations

from collections.abc import Container, Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.drafts import Draft
from sayso.claims.forms import Form, Proposition
from sayso.claims.speakers.voices import sentences_apart
from sayso.claims.tree import Tree
from sayso.model import Polarity

ANY = frozenset(("any", "one"))
_NEAR = 1
_THINKING = frozenset("think believe say hope guess suppose suspect expect".split())


def bare(tree: Tree, one: Proposition, words: AbstractSet[str]) -> int | None:
    """The word of a content that is but one of these: "denied any", "said so"; None of any other content."""
    said = [i for i in one.words if tree.is_word(i)]
    alone = one.form is Form.NOMINAL and len(said) == 1 and not one.before and not one.subject
    return said[0] if alone and tree.lower(said[0]) in words else None


def was_there(tree: Tree, draft: Draft, earlier: Sequence[Draft]) -> Draft | None:
    """The last claim near by that there was something."""
    here = draft.proposition.head
    near = (d for d in reversed(earlier) if sentences_apart(tree, d.proposition.head, here) <= _NEAR and not d.gone)
    told = (d for d in near if d.start < draft.start and d.claim.polarity is Polarity.AFFIRMS)
    apart = (d for d in told if here not in d.proposition.words)  # which would deny itself
    return next((d for d in apart if tree.children(d.proposition.verb, "expl")), None)


def tells_of_thing(tree: Tree, which: int, claims: Container[str]) -> bool:
    """Whether a relative tells of a thing right before it that is no claim: "a sum that she called an insult"."""
    before = tree[which - 1] if which else None
    thing = before is not None and before.tag in ("NN", "NNS") and before.lemma.lower() not in claims
    return tree[which].tag in ("WDT", "WP") and thing


def says_so(tree: Tree, one: Proposition) -> bool:
    """Whether a clause says nothing but that somebody thinks, or says, "so", or would say so."""
    thinks = one.form is Form.FINITE and tree[one.verb].lemma.lower() in _THINKING
    if one.form is Form.INFINITIVE:
        return tree[one.verb].lemma == "say" and tree.have(one.verb + 1, ("so",))
    return thinks and any(tree.lower(c) == "so" and c == one.verb + 1 for c in tree.children(one.verb, "advmod"))
