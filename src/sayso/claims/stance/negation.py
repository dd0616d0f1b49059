"""Words that deny what they stand with, and those that only look so: "no" in "no doubt", "little" in "a little"."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.claims.stance import signatures
from sayso.claims.tree import SUBJECTS, Tree, kept

MOST_MODIFIERS = 60
"""Words looked at beside another: sentences of sane length have fewer."""
NEARLY = frozenset("virtually practically almost nearly effectively basically essentially".split())
"""What stands right before a "no" that is not quite one."""
_CLAUSES = ("acl", "ccomp")
_NOT = frozenset(("not", "n't", "n’t"))
_JOINING = frozenset(("and", "or"))
_NOT_AND_DOES = ("not", "and", "does")
"""From the first "not" to the second of one verb."""
_GOING_ON = frozenset("continue remain keep go".split())
_BEING = frozenset("have be see find hold".split())
"""What goes on, in "continues to have", is what they stand with."""
_FRONTED = frozenset(("nor", "neither", "never"))
"""Words after which a clause puts its helper before its subject."""
_NEVER = frozenset("time point stage moment occasion way circumstance account mean means case sense".split())
"""What stands with "no" behind a preposition for "never" or "not": "at no time", "in no way"."""


@kept
def negative_argument(tree: Tree, noun: int) -> int | None:
    """The word that makes an argument negative: "nobody", "no" in "no troops", "few"."""
    if tree.lower(noun) in signatures.NEGATIVE_NOUNS:
        return noun if _forceful(tree, noun) else None
    if scarce(tree, noun):
        return noun
    modifiers = tree.children(noun, "det", "amod", "neg", "preconj", "poss", "nummod")[:MOST_MODIFIERS]
    modifiers += [
        c for one in modifiers if tree[one].dep in ("poss", "nummod") for c in tree.children(one, "det", "neg")
    ]
    # "Fertiliser, not weapons", "40 houses had burned, not 60": what follows denies the other.
    modifiers = [c for c in modifiers if c < noun or tree.word(c - 1) != ","]
    if (negative := next((c for c in modifiers if is_negative(tree, c)), None)) is not None:
        return negative
    nor = next((c for c in tree.children(noun, "cc") if tree.lower(c) == "nor"), None)
    if nor is not None and tree[noun].tag[0] != "V":
        return nor  # "the name nor the reason was released"
    first = modifiers[0] if modifiers else None
    return first if first is not None and scarce(tree, first) else None


def besides(tree: Tree, verb: int) -> Iterator[int]:
    """What denies a verb and is none of its own words: the "n't" of "don't have nothing", "goes on to have no fuel"."""
    if (again := _doubled(tree, verb)) is not None:
        yield again
    if tree[verb].lemma.lower() in _GOING_ON:
        for goal in tree.children(verb, "xcomp"):
            things = tree.children(goal, "dobj", "attr") if tree[goal].lemma.lower() in _BEING else []
            yield from (no for o in things if (no := negative_argument(tree, o)) is not None)


def _doubled(tree: Tree, verb: int) -> int | None:
    """The "n't" of "don't have nothing", which speech denies twice and means once; None of any other verb."""
    nots = [c for c in tree.children(verb, "neg") if tree.lower(c) in ("n't", "n’t") and c < verb]
    things = [o for o in tree.children(verb, "dobj", "attr") if o > verb]
    none = any(negative_argument(tree, o) is not None and not scarce(tree, o) for o in things)
    return nots[0] if nots and none else None


def scarce(tree: Tree, word: int) -> bool:
    """Whether a word all but denies: "few", "little"; not "a few"."""
    # "Little was charged", who is called so.
    called = tree.word(word)[:1].isupper() and any(tree[i].tag == "NNP" for i in tree.where(tree.lower(word)))
    small = tree.lower(word) == "little" and tree[word].dep == "amod" and tree[tree[word].head].tag in ("NNS", "NNPS")
    return (
        tree.lower(word) in signatures.SCARCE
        and not called
        and not small
        and not (word and tree.lower(word - 1) in ("a", "the"))
    )


def all_but(tree: Tree, negative: int) -> bool:
    """Whether a negative leaves a little: "few", "virtually no"."""
    return tree.lower(negative) in signatures.SCARCE or (negative > 0 and tree.lower(negative - 1) in NEARLY)


def is_negative(tree: Tree, word: int) -> bool:
    """Whether a word denies what it modifies, and the next word lets it."""
    return tree.lower(word) in signatures.NEGATIVES and _forceful(tree, word) and not _again(tree, word)


def echoed(tree: Tree, word: int) -> tuple[int, ...]:
    """What goes with a negative and denies nothing more.

    The rest of "at no time", the "won't" of "can't and won't", the "very" of "very few".
    """
    later = word + len(_NOT_AND_DOES)
    how = tree.children(word, "advmod") if scarce(tree, word) else []  # "very few"
    return (*never(tree, word), *how, *((later,) if later < len(tree) and _again(tree, later) else ()))


def _again(tree: Tree, word: int) -> bool:
    """Whether a "not" stands with the second helper of one verb: "did not and does not pay"."""
    before = word - len(_NOT_AND_DOES)
    if before < 1 or tree.lower(word) not in _NOT:
        return False
    joined = tree.lower(before) in _NOT and tree.lower(word - 2) in _JOINING
    one = _denied(tree, before) == _denied(tree, word) == tree[before - 1].head == tree[word - 1].head
    return joined and one and all(tree[i - 1].dep in ("aux", "auxpass") for i in (before, word))


def _denied(tree: Tree, negation: int) -> int:
    verb = tree[negation].head
    return tree[verb].head if tree[verb].dep in ("aux", "auxpass") else verb


def _forceful(tree: Tree, word: int) -> bool:
    if tree.lower(word) == "no" and word and tree.lower(word - 1) in signatures.ARTICLES:
        return False  # "a no bail hold" is the name of a thing
    if tree.lower(word) == "no" and tree[tree[word].head].lemma == "vote" and tree[word].dep != "det":
        return False  # "voted no"
    after = tree.lower(word + 1) if word + 1 < len(tree) else ""
    if after == "-":
        return False  # "the no-fly list"
    if after in signatures.OPEN_TO_ALL and tree[word + 1].tag == "NN":  # "it is no secret that"
        return not any(tree.children(i, *_CLAUSES) for i in (word + 1, tree[word + 1].head))
    if after == "doubt" and (tree.children(word + 1, *_CLAUSES) or _leads_on(tree, word + 1)):
        return True  # "there is no doubt that"; "they will no doubt appeal" is sure of it
    return after not in signatures.NOT_NEGATIVE_BEFORE.get(tree.lower(word), ())


def _leads_on(tree: Tree, noun: int) -> bool:
    """Whether a "that" follows, behind a quotation mark maybe, or the clause itself: "there is no doubt he left"."""
    being = tree[noun].head
    if tree[noun].dep == "attr" and any(c > noun for c in tree.children(being, "ccomp")):
        return True
    return next((tree.lower(i) == "that" for i in range(noun + 1, len(tree)) if tree.is_word(i)), False)


@kept
def fronted(tree: Tree, verb: int) -> tuple[int, int, int] | None:
    """The denial, the helper and the subject where a denial stands first: "nor did it sell", "never was he there"."""
    helpers = [*tree.children(verb, "aux", "auxpass"), *([verb] if tree[verb].lemma == "be" else [])]
    first = min(helpers, default=0)
    subject = next((c for c in tree.children(verb, *SUBJECTS) if c > first), None)
    if not first or subject is None:
        return None
    if tree.lower(first - 1) in _FRONTED:
        return first - 1, first, subject
    return (first - 3, first, subject) if first > 2 and never(tree, first - 3) else None


@kept
def never(tree: Tree, preposition: int) -> tuple[int, ...]:
    """The words of a phrase that says "never": "at no time", "under no circumstances"; none of any other."""
    if tree[preposition].tag != "IN" or preposition + 2 >= len(tree):
        return ()
    no, noun = preposition + 1, preposition + 2
    alone = tree[noun].head == preposition and not any(c > noun for c in tree.children(noun))
    if tree.lower(no) == "no" and alone and tree[noun].lemma.lower() in _NEVER:
        return preposition, no, noun
    return ()


def is_to_be_done(tree: Tree, clause: int) -> bool:
    """ "No plans to sell it", "no need to close it": nobody is told to do it, and it is no clause."""
    to = tree[clause].tag == "VB" and any(tree[a].tag == "TO" for a in tree.children(clause, "aux"))
    return to and tree[clause].dep == "acl" and not tree.children(clause, "nsubj", "nsubjpass")
