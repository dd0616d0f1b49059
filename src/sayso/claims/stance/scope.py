"""How far a negation reaches: whether all that a wording says is denied, or only one of its clauses; and a guess."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from sayso.claims.forms import FINITE_TAGS, is_verb
from sayso.claims.inflection import past
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import DIVIDERS, Tree

_LIMITS = frozenset(("until", "till", "unless"))
_CONDITIONS = frozenset(("if", "unless"))
_REASONS = frozenset(("because",))
_GIVEN_FIRST = frozenset("because since although though due despite owing".split())
"""What opens a reason, or what might have been one, before its clause."""
_BESIDE = frozenset(("ccomp", "parataxis", "conj"))
_NOMINAL_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_STOPS = DIVIDERS | {","}

_GIVEN_AFTER = frozenset(("as", "since", "because"))
"""What opens a reason behind its clause and a comma; "not shot because he fled" may deny the reason alone."""
_ALONE = frozenset("just only simply merely purely".split())
_GUESSED = frozenset("apparently presumably probably likely seemingly evidently possibly perhaps".split())
"""Adverbs of who guesses what was done; what was done "allegedly" others say."""
_GRANTED = frozenset(("although", "though", "whereas"))
_NOT = frozenset(("not", "n't", "never"))
_WILL = frozenset(("will", "would", "wo"))
_DOES = frozenset("did do does".split())


def denies_all(
    tree: Tree, head: int, words: Sequence[int], negations: Iterable[int], clause: int | None = None
) -> bool:
    """Whether words that are denied say nothing but what is denied.

    Not so where a clause stands beside the denied one ("a life is taken, I don't know why"), nor where
    the denied one has a reason or a limit that is told as it is ("won't rest until he is caught").
    """
    denied = [i for i in negations if i in words]
    if not denied:
        return True
    if clause is not None and clause != head and set(denied) <= set(tree.subtree(head)):
        return False  # "the ship sank, leaving no survivors", of which the ``clause`` is told as it is
    inside = set(words)
    if tree[head].dep == "conj" and is_verb(tree, tree[head].head) and tree[head].head in inside:
        return False  # what it was hung on is told as it is, by a parse that took its subject for another object
    if _has_own_arm(tree, head, inside) or _does_besides(tree, head, inside) or _but_goes_on(tree, head, inside):
        return False
    return not (_limited(tree, head, inside) or any(_stands_beside(tree, head, c, inside) for c in tree.children(head)))


def _does_besides(tree: Tree, head: int, inside: AbstractSet[int]) -> bool:
    """ "Would not be caught and make their way home": what is done besides what is not done to them."""
    passive = tree[head].tag == "VBN" and tree.children(head, "auxpass")
    joined = [c for c in tree.children(head, "conj") if c in inside and tree[c].tag == "VB"] if passive else []
    return any(not tree.children(c, "aux", "auxpass", "neg") for c in joined)


def _but_goes_on(tree: Tree, head: int, inside: AbstractSet[int]) -> bool:
    """ "Has not seen it, but from what he heard it looks bad": a clause that parsers hang on a preposition."""
    led = [c for c in tree.children(head, "conj", "prep") if c in inside and tree.lower(c - 1) == "but"]
    return any(tree[i].tag in FINITE_TAGS for c in led if tree[c].tag == "IN" for i in tree.subtree(c) if i in inside)


def _limited(tree: Tree, head: int, inside: set[int]) -> bool:
    """Whether an "until" or "because" after a verb says what is so, or a condition under which it is."""
    if reason_beside(tree, head, inside) is not None or any(sets_condition(tree, i) for i in inside):
        return True
    for child in tree.children(head):
        if child < head or child not in inside:
            continue
        if tree[child].dep in ("advcl", "prep"):
            if any(tree.lower(i) in _LIMITS | _REASONS for i in _opening(tree, child)):
                return True
        elif tree[child].dep in ("xcomp", "ccomp", "acomp") and _limited(tree, child, inside):
            return True
    return False


def sets_condition(tree: Tree, i: int) -> bool:
    """Whether a word leads to a condition: "if the ship was armed, the treaty was not broken"."""
    return tree[i].dep == "mark" and tree.lower(i) in _CONDITIONS and tree[tree[i].head].dep == "advcl"


def reason_beside(tree: Tree, head: int, inside: AbstractSet[int]) -> int | None:
    """The head of the reason told before a clause, or of what is granted after it: "because ...", "..., although"."""
    for clause in (c for c in tree.children(head, "advcl", "prep") if c in inside):
        behind = tree.word(min(tree.subtree(clause)) - 1) == ","
        known = _GIVEN_FIRST if clause < head else _GRANTED | _GIVEN_AFTER if behind else _GRANTED
        if any(tree.lower(i) in known for i in _opening(tree, clause)) or _is_state(tree, head, clause):
            return clause
    return None


def _is_state(tree: Tree, head: int, clause: int) -> bool:
    """Whether it is by a state that something is not so: "is not eligible because he is a minor".

    "Not shot because he fled" may deny the reason alone, and so may "not just because he is old".
    """
    marks = [m for m in tree.children(clause, "mark") if tree.lower(m) in _REASONS]
    subjects = tree.children(clause, *_NOMINAL_SUBJECTS)
    state = tree[clause].lemma == "be" and bool(tree.children(clause, "attr", "acomp")) and bool(subjects)
    return bool(marks) and clause > head and state and tree.lower(marks[0] - 1) not in _ALONE


def _opening(tree: Tree, child: int) -> list[int]:
    """The words that lead to a clause or phrase."""
    return [child] if tree[child].dep == "prep" else tree.children(child, "mark", "advmod")


def _stands_beside(tree: Tree, head: int, clause: int, inside: set[int]) -> bool:
    """Whether a finite clause of its own goes before another, parted from it by a comma."""
    if tree[clause].dep not in _BESIDE or clause not in inside or not is_verb(tree, clause) or clause > head:
        return False
    finite = tree[clause].tag in FINITE_TAGS or any(
        tree[a].tag in FINITE_TAGS for a in tree.children(clause, "aux", "auxpass")
    )
    own = [c for c in tree.children(head, *_NOMINAL_SUBJECTS) if c < head]
    last = max(tree.subtree(clause))
    parted = own and last < own[0] and any(tree.word(i) in _STOPS for i in range(last, own[0]))
    told = any(tree.lower(m) == "that" for m in tree.children(clause, "mark"))  # "that he knew, nobody has shown"
    return bool(finite and parted and not told and tree.children(clause, *_NOMINAL_SUBJECTS))


def meanwhile(tree: Tree, first: int, word: int) -> bool:
    """ "Apparently took the gun and was carrying it": what is guessed of the one is of what was going on with it."""
    guessed = any(tree.lower(c) in _GUESSED and c < first for c in tree.children(first, "advmod"))
    were = {tree.lower(a) for a in tree.children(word, "aux", "auxpass")} <= {"was", "were"}
    return guessed and were and tree[word].tag == "VBG" and tree[first].tag == "VBD"


def denied_too(tree: Tree, first: int, word: int) -> bool:
    """Whether a second verb goes with the denied "did" or "will" of the first: "did not stop and help".

    Not so what has a form of its own, or may have: "did not stop and was caught", "did not brake and hit a tree".
    """
    bare = tree[first].tag == tree[word].tag == "VB" and past(tree[word].lemma) != tree.lower(word)
    return bare and _shares_denial(tree, first, word)


def denied_together(tree: Tree, first: int, word: int) -> bool:
    """Whether two things were not done, of which one may have been: "was not arrested and charged"."""
    would = any(tree.lower(a) in _WILL for a in tree.children(first, "aux"))  # "would not be fined and sent home"
    like = tree[word].tag == "VBN" or (would and tree[word].tag == "VBD" and tree[word].lemma not in VERBS)
    passive = tree[first].tag == "VBN" and like and tree.children(first, "auxpass")
    return bool(passive) and not tree.children(word, "dobj") and _shares_denial(tree, first, word)


def _shares_denial(tree: Tree, first: int, word: int) -> bool:
    joints = [tree.lower(c) for c in tree.children(first, "cc") if first < c < word]
    denied = any(c < first and tree.lower(c) in _NOT for c in tree.children(first, "neg"))
    helped = denied and tree.children(first, "aux", "auxpass")
    if joints != ["and"] or not helped or tree.children(word, "aux", "auxpass", "neg", *_NOMINAL_SUBJECTS):
        return False
    return not any(c < word for c in tree.children(word, "advmod"))  # "was not charged and later freed"


def own_arm(tree: Tree, first: int, word: int) -> bool:
    """Whether a negation before one arm of an "or" leaves the other: "either did not help or made it worse".

    So it does where "either" goes before it, and where the other is a finite verb, which "did" can't help.
    """
    joint = any(first < c < word and tree.lower(c) == "or" for c in tree.children(first, "cc"))
    denied = [c for c in tree.children(first, "neg") if c < first]
    if not joint or not denied or tree[word].head != first:
        return False
    either = any(tree.lower(c) == "either" and c < denied[0] for c in tree.children(first))
    helped = tree[first].tag == "VB" and any(tree.lower(a) in _DOES for a in tree.children(first, "aux"))
    finite = tree[word].tag in ("VBZ", "VBD") and tree.lower(word) != tree[word].lemma.lower()
    return either or (helped and finite)


def _has_own_arm(tree: Tree, head: int, inside: AbstractSet[int]) -> bool:
    return any(own_arm(tree, head, c) for c in tree.children(head, "conj") if c in inside)
