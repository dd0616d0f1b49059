"""What is told inside a frame that only says that it is so: "it is clear that", "the truth is that", "it turns out"."""

from __future__ import annotations

from sayso.claims.forms import Proposition, form_of
from sayso.claims.stance.put_in import guessed
from sayso.claims.stance.signatures import OPEN_TO_ALL
from sayso.claims.stance.wished import clause_told, made_known
from sayso.claims.things import negated
from sayso.claims.tree import SUBJECTS, Tree
from sayso.claims.why_so import lead_of, why_so

_SO = frozenset(
    """true correct fact clear obvious evident plain apparent undeniable indisputable undisputed
    unmistakable undoubted known""".split()
)
"""What it is that something is so, said of it by a copula."""
_NO = OPEN_TO_ALL | {"wonder"}
"""What it is none of that something is so: "it is no secret that"."""
_MATTERS = frozenset("fact truth reality thing upshot".split())
"""What it is, as the subject, that something is so: "the truth is that"."""
_ALL = frozenset(("everyone", "everybody"))
"""Who knows what hardly needs saying."""
_SEEMING = frozenset("seem appear look sound".split())
"""How something hedged is introduced: "it appears that", which its stance tells."""
_FIT = frozenset("important fair worth interesting accurate reasonable vital crucial".split())
_TO_SAY = frozenset(
    "remember note say stress recall understand recognise recognize mention add emphasise emphasize".split()
)
"""What it is fit to do with what is so: "it is important to remember that", "it is worth noting that"."""
_SAYING = frozenset("say tell add stress emphasise emphasize".split())
_BEING = frozenset("be become".split())


def granted(tree: Tree, head: int, words: set[int]) -> tuple[int, set[int]]:
    """The head and the words of what is so, instead of that it is; of why something is; else those given."""
    told = _why(tree, head) or _framed(tree, head) or why_so(tree, head) or is_wished_known(tree, head)
    told = told or guessed(tree, head) or what_one_says(tree, head)
    if len(told) != 1 or not words.intersection(told):
        return head, words
    if (lead := lead_of(tree, told[0])) is not None:
        return told[0], {i for i in words if i > lead}
    return told[0], words.intersection(
        i for i in tree.subtree(told[0]) if tree[i].dep != "mark" or tree[i].head != told[0]
    )


def told_by(tree: Tree, head: int, words: set[int]) -> Proposition:
    """A clause that stands by itself as a proposition, without what only says that it is so."""
    inner, kept = granted(tree, head, words)
    return Proposition(inner, tuple(sorted(kept)), form_of(tree, inner), apart=True)


def is_wished_known(tree: Tree, head: int) -> list[int]:
    """The clause in "I want people to know that": what one says by wishing so is no wish."""
    learn = made_known(tree, head)
    clause = clause_told(tree, learn) if learn is not None else None
    return [] if clause is None else [clause]


def what_one_says(tree: Tree, head: int) -> list[int]:
    """The clause in "what I would say is we are ready", and "what I'd tell them is that"."""
    said = tree.children(head, "csubj") if tree[head].lemma == "be" and not tree.children(head, "neg") else []
    if len(said) != 1 or tree[said[0]].lemma.lower() not in _SAYING:
        return []
    doers = [tree.lower(s) for s in tree.children(said[0], "nsubj")]
    what = any(tree.lower(o) == "what" and o < said[0] for o in tree.children(said[0], "dobj"))
    told = [c for c in tree.children(head, "ccomp") if c > head and tree.children(c, *SUBJECTS)]
    return told if what and doers in (["i"], ["we"]) else []


def _framed(tree: Tree, head: int) -> list[int]:
    """The clauses in "it is true that", "the truth is that", "it turns out that", "everyone knows that"."""
    subjects, lemma = tree.children(head, "nsubj"), tree[head].lemma
    if len(subjects) != 1 or tree.children(head, "neg") or any(tree[a].tag == "MD" for a in tree.children(head, "aux")):
        return []
    subject = subjects[0]
    if lemma == "make" and [tree.lower(o) for o in tree.children(head, "dobj")] == ["sense"]:
        sense = tree.children(head, "dobj")[0]  # "it makes sense that"
        return [c for b in (head, sense) for c in _that(tree, b)] if tree.lower(subject) == "it" else []
    if lemma == "know":
        return _that(tree, head) if known_to_all(tree, head) else []
    if tree.lower(subject) == "it":
        out = lemma == "turn" and any(tree.lower(c) == "out" for c in tree.children(head))
        seems = tree.children(head, "ccomp") if lemma in _SEEMING else []
        # "What began as a quarrel grew into a fight": parsers take either verb for the clause's own.
        seems = [c for c in seems if c > head and not any(tree[s].tag == "WP" for s in tree.children(c, *SUBJECTS))]
        return tree.children(head, "ccomp") if out else seems or _so(tree, head)
    bare = all(tree[c].dep == "det" and tree.lower(c) == "the" for c in tree.children(subject))
    return _that(tree, head) if lemma in _BEING and bare and tree[subject].lemma in _MATTERS else []


def known_to_all(tree: Tree, verb: int) -> bool:
    """Whether "everyone knows" something, which is no news of them; those "in the shed" are witnesses."""
    subjects = tree.children(verb, "nsubj")
    everyone = len(subjects) == 1 and tree.lower(subjects[0]) in _ALL and not tree.children(subjects[0])
    return everyone and tree[verb].lemma == "know" and tree[verb].tag == "VBZ"


def _so(tree: Tree, head: int) -> list[int]:
    """The clauses in "it is clear that", "it is no secret that", "it is worth noting that"."""
    said = tree.children(head, "acomp", "attr", "prep") if tree[head].lemma in _BEING else []
    none = any(tree.lower(c) in _NO and any(tree.lower(d) == "no" for d in tree.children(c, "det")) for c in said)
    if not none and negated(tree, head):
        return []
    bearers = (head, *said)
    if any(tree.lower(c) in _FIT for c in said):
        below = (c for b in bearers for c in tree.children(b, "xcomp", "pcomp", "ccomp"))
        bearers = tuple(c for c in below if tree[c].lemma in _TO_SAY)
    elif not none and not any(tree.lower(c) in _SO for c in said):
        return []
    return [c for b in bearers for c in _that(tree, b)]


def _that(tree: Tree, bearer: int) -> list[int]:
    """The clauses with a "that" under a word."""
    return [
        c
        for c in tree.children(bearer, "ccomp", "acl")
        if any(tree.lower(m) == "that" for m in tree.children(c, "mark"))
    ]


def _why(tree: Tree, head: int) -> list[int]:
    """Why somebody "did so"."""
    if tree[head].lemma != "do" or negated(tree, head):
        return []
    if not any(tree.lower(c) == "so" for c in tree.children(head, "advmod")):
        return []
    return [
        c for c in tree.children(head, "advcl") if any(tree.lower(m) == "because" for m in tree.children(c, "mark"))
    ]
