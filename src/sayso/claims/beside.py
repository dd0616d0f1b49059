"""Clauses that stand beside each other in one sentence without a conjunction, each true by itself."""

from __future__ import annotations

from sayso.claims.sharing import SETTING_OFF, subjects_of
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import DIVIDERS, SUBJECTS, Tree


def standing_beside(tree: Tree, head: int) -> list[int]:
    """The clauses that stand beside a verb's in one sentence without a conjunction, and those beside them."""
    found = [c for c in tree.children(head, "ccomp", "parataxis") if _side_by_side(tree, head, c)]
    found += [c for c in tree.children(head, "advcl") if _follows(tree, head, c)]
    found += [c for c in tree.subtree(head) if c != head and tree[c].dep == "relcl" and _joined(tree, c)]
    return found + [further for c in found for further in standing_beside(tree, c)]


def _joined(tree: Tree, clause: int) -> bool:
    """Whether a clause behind "and" was taken for one that tells of a noun: "no threat and the 'case is over'"."""
    subjects = tree.children(clause, *SUBJECTS)
    if not subjects or tree[subjects[0]].tag in ("WP", "WDT", "WP$") or tree.children(clause, "mark"):
        return False
    first = min(tree.subtree(subjects[0]))
    return first > 0 and tree[first - 1].dep == "cc" and tree.lower(first - 1) in ("and", "but")


def _side_by_side(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause parted from another by a semicolon, a colon or a dash stands by itself."""
    if tree.children(clause, "mark") or not tree.children(clause, "nsubj", "nsubjpass"):
        return False
    if clause > head:
        first = min(tree.subtree(clause))
        hour = tree.lower(first - 1) in ("a.m.", "p.m.") and tree.word(first)[:1].isupper()
        return hour or any(tree.word(i) in DIVIDERS for i in range(max(head, first - 2), first + 1))
    last = max(tree.subtree(clause))
    if any(clause < c < head for c in tree.children(head, "cc")):
        return True
    if tree[clause].lemma == tree[head].lemma and tree.children(head, "nsubj"):
        return True  # "a shell explains three losses, a bribe explains one"
    if _spliced(tree, head, clause, last):
        return True
    return any(tree.word(i) in DIVIDERS for i in range(clause, min(last + 3, len(tree))))


def _spliced(tree: Tree, head: int, clause: int, last: int) -> bool:
    """Whether only a comma parts two clauses: "he was not there, there was no gun"."""
    subjects = subjects_of(tree, head)
    knows = tree[head].lemma.lower() == "know" and tree.children(head, "dobj")  # "I want it back, I know nothing of it"
    told = tree[head].lemma.lower() in VERBS and not (knows or holds_back(tree, head))
    if told or tree[clause].dep != "ccomp" or not subjects:
        return False
    first = min(min(tree.subtree(s)) for s in subjects)
    return last + 1 < len(tree) and tree.word(last + 1) == "," and last + 2 <= first <= last + 3


def holds_back(tree: Tree, verb: int) -> bool:
    """Whether somebody only passes over a word: "he is vain, I don't want to say stupid"."""
    said = (x for x in tree.children(verb, "xcomp") if tree[x].lemma.lower() in ("say", "call", "use"))
    bare = any(not tree.children(x, "ccomp", "acl") and tree.children(x) for x in said)
    ours = any(tree.lower(s) in ("i", "we") for s in tree.children(verb, *SUBJECTS))
    return bare and ours and bool(tree.children(verb, "neg")) and tree[verb].lemma.lower() in ("want", "go", "like")


def _follows(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause of its own comes after a comma and "so" or, of somebody else, after "while".

    "Isn't rare, so nobody was alarmed"; "40 had died, while the ministry put the toll at 12".
    """
    first = min(tree.subtree(clause))
    led = first > head and tree.lower(first) == "so" and tree[first].tag == "CC"
    subjects = tree.children(clause, "nsubj", "nsubjpass")
    set_off = tree.lower(first) in SETTING_OFF and any(tree[s].tag[0] in "NJ" for s in subjects)  # "the 15-year-old"
    return tree.word(first - 1) == "," and bool(subjects) and (led or (first > head and set_off))


def without_verb(tree: Tree, head: int) -> list[int]:
    """What may be so all the same, with the verb of a denial left out: "did not win in May, but he might in June"."""
    denied = bool(tree.children(head, "neg"))
    joined = [c for c in tree.children(head, "conj") if denied and tree[c].tag[0] != "V" and subjects_of(tree, c)]
    return [c for c in joined if any(tree[i].tag == "MD" for i in (c, *tree.children(c, "aux")))]
