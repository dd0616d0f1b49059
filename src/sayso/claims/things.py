"""Things told in one breath, each true without the others or not: "weapons or funding", "212 fuses and a crate"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from sayso.claims.forms import Form, Proposition, is_verb
from sayso.claims.shares import by_shares
from sayso.claims.tree import CLAUSES, SUBJECTS, Tree

_COUNTED = frozenset(("dobj", "attr", "nsubjpass", "ROOT"))
_CONTRASTING = frozenset(("and", "but"))
_RANGES = frozenset(("between", "from", "to", "of", "among"))
_ALTERNATIVE = frozenset(("or", "nor"))
_ADDING = frozenset(("nor", "as"))  # "as well as"
_BESIDES = frozenset("only just merely simply solely".split())
"""With these after "not", both are affirmed: "not only in Dorn but in Telmar"."""
_SCALES = frozenset(("hundred", "thousand", "million"))
_NOMINAL = frozenset("DT PRP$ NN NNS NNP NNPS CD JJ".split())
_NEGATIONS = frozenset(("not", "n't", "never", "no", "neither", "without"))


def by_things(tree: Tree, whole: Proposition, denied: bool) -> list[Proposition]:
    """A proposition for each of several things, where each may be true without the others.

    Who denies "weapons or funding" denies both; who says it says neither, so that it stays whole.
    """
    group = _group(tree, whole, denied or negated(tree, whole.head)) or _places(tree, whole)
    if not group:
        return [whole]
    words = set(whole.words)
    parts = [_own_words(tree, one, group) & words for one in group]
    late = {i for c in tree.children(group[0], "acl") if c > max(group) for i in tree.subtree(c)}
    parts = [part - late for part in parts]  # "no call or visit planned with Lee"
    between = range(min(group), max(group))
    joints = {i for i in between if tree[i].dep in ("cc", "punct", "preconj") and tree[i].head in group}
    joints |= {i for j in joints if tree[j].dep == "cc" for i in tree.subtree(j)}  # "as well as"
    rest = words - set().union(*parts) - joints
    parts = [part - joints for part in parts]
    heads = group if whole.head in group else [whole.head] * len(group)
    givens = [rest - _given_to(tree, whole.head, one) for one in group]
    made = [
        replace(whole, head=head, words=tuple(sorted(given | part)))
        for head, given, part in zip(heads, givens, parts, strict=True)
    ]
    if tree[group[0]].dep in SUBJECTS and tree[group[0]].head == whole.verb:  # the others are no subjects to a parser
        made[1:] = [
            replace(one, words=tuple(sorted(rest)), subject=tuple(sorted(part)), whom=tuple(sorted(part)))
            for one, part in zip(made[1:], parts[1:], strict=True)
        ]
    return made


def _own_words(tree: Tree, one: int, group: list[int]) -> set[int]:
    """The words of one thing among several: also those behind that tell of it and others, "men and tanks in Osk"."""
    below = [*tree.children(one, "conj", "cc"), *(c for c in group if tree[c].head == one)]
    others = {i for c in below for i in tree.subtree(c)}
    behind = [c for a in group if a < one for c in tree.children(a, "prep") if c > one]
    shared = {i for c in behind for i in tree.subtree(c)}
    return ({*tree.subtree(one)} - others) | shared


def _given_to(tree: Tree, verb: int, thing: int) -> set[int]:
    """To whom the first is given where another is named for the next: "gives (Lee) 51 and Fenn 47 percent"."""
    named = tree[thing].dep == "conj" and tree[thing].tag == "NNP" and bool(tree.children(thing, "appos"))
    return {i for c in tree.children(verb, "dative") for i in tree.subtree(c)} if named else set()


def by_contrast(tree: Tree, whole: Proposition) -> list[Proposition]:
    """What is affirmed and what is denied beside it, "on the pier and not on board"; and what some of them are."""
    if len(parted := by_shares(tree, whole)) > 1:
        return [one for part in parted for one in by_contrast(tree, part)]
    if replaced := _not_but(tree, whole) or _not_it(tree, whole):
        return replaced
    whole = _without_other_figure(tree, whole)
    words = set(whole.words)
    for second in whole.words:
        no = second - 1
        first = _counterpart(tree, second) if tree.lower(no) == "not" else None
        if first is None or first not in words or not _near(tree, first, whole):
            continue
        if (tree.lower(no - 1) not in _CONTRASTING and tree.word(no - 1) != ",") or no - 1 not in words:
            continue
        theirs = set(tree.subtree(second)) & words - {no}
        joint = {no - 1, no} | {i for i in (no - 2, max(theirs) + 1) if i in words and tree.word(i) == ","}
        rest = words - theirs - joint
        other = rest - set(tree.subtree(first)) | theirs
        return [replace(whole, words=tuple(sorted(one)), contrary=c) for one, c in ((rest, None), (other, no))]
    return [whole]


def _without_other_figure(tree: Tree, whole: Proposition) -> Proposition:
    """Without the figure that is only said not to be the one: "40 houses had burned, not 60 as was first said"."""
    words = list(whole.words)
    for n in range(1, len(words) - 2):
        comma, no, figure = words[n : n + 3]
        if tree.lower(no) != "not" or tree.word(comma) != ",":
            continue
        bare = tree[figure].tag == "CD" and not tree.children(tree[figure].head, "nummod").count(figure)
        another = any(tree[i].tag == "CD" for i in words[:n]) and set(words[n + 2 :]) <= set(tree.subtree(figure))
        if bare and another:
            return replace(whole, words=tuple(words[:n]))
    return whole


def _within(tree: Tree, no: int, whole: Proposition) -> bool:
    """Whether a "not" stands in a clause of a clause: "her task is to see that it is not torn, but mended"."""
    verb = tree[no].head
    clauses = (a for a in (verb, *tree.ancestors(verb)) if tree[a].dep in ("ccomp", "advcl", "relcl", "acl"))
    return any(a in whole.words and a not in (whole.verb, whole.head) for a in clauses) and is_verb(tree, verb)


def _not_but(tree: Tree, whole: Proposition) -> list[Proposition]:
    """What is denied and what is affirmed in its stead: "was not his wife, but the sister of another"."""
    words = list(whole.words)
    for n, no in enumerate(words[:-3]):
        if tree.lower(no) not in ("not", "n't") or tree.lower(words[n + 1]) in _BESIDES or _within(tree, no, whole):
            continue
        but = next((m for m in range(n + 2, len(words) - 1) if tree.lower(words[m]) == "but"), None)
        if but is None or any(is_verb(tree, i) and tree.children(i, *SUBJECTS) for i in words[but + 1 :]):
            continue
        start = _answered(tree, words[n + 1 : but], words[but + 1])
        if start is None:
            continue
        comma = tree.word(words[but - 1]) == ","
        stead = [*(i for i in words[: n + 1 + start] if i != no), *words[but + 1 :]]
        denied = replace(whole, words=tuple(words[: but - comma]))
        if tree[tree[no].head].tag in ("IN", "TO"):  # "fired not at the village": the verb is not denied
            denied = replace(denied, words=tuple(i for i in denied.words if i != no), contrary=no)
            return [replace(whole, words=tuple(stead)), denied]
        return [denied, replace(whole, words=tuple(stead), contrary=no)]
    return []


def _not_it(tree: Tree, whole: Proposition) -> list[Proposition]:
    """What is affirmed, and what is denied of something else: "carried fertiliser, not weapons"."""
    words = set(whole.words)
    for no in sorted(words.intersection(tree.where("not"))):
        before = tree.word(no - 1) if tree.lower(no - 1) not in ("and", "but") else tree.word(no - 2)
        set_off = before in (",", "—", "–", "and", "but") or tree.lower(no - 1) == "but" or _is_no_other(tree, no)
        if not set_off or no + 1 not in words:
            continue
        second = next((i for i in sorted(words) if i > no and _put_beside(tree, i, no)), None)
        first = _stood_for(tree, second) if second is not None else None
        if (
            second is None
            or first is None
            or first not in words
            or not (first == whole.head or _near(tree, first, whole))
        ):
            continue
        theirs = {i for i in tree.subtree(second) if i in words and i > no}
        joint = {no, no - 1} | {i for i in (no - 2, max(theirs) + 1) if tree.word(i) in (",", "—", "–")}
        rest = words - theirs - joint
        ones = {i for i in tree.subtree(first) if i in rest and i < no}
        other, subject = rest - ones, whole.subject
        if tree[first].dep in SUBJECTS and tree[first].head == whole.verb:
            subject = tuple(sorted(theirs))
        else:
            other |= theirs
        affirmed = replace(whole, words=tuple(sorted(rest)))
        if first == whole.head:  # of two nouns each has the stance that its own "not" gives it
            loose = tree[no].head not in (first, second)
            denied = replace(whole, head=second, words=tuple(sorted(other)), contrary=no if loose else None)
            return [replace(affirmed, contrary=no if tree[no].head == first else None), denied]
        return [affirmed, replace(whole, words=tuple(sorted(other)), subject=subject, contrary=no)]
    return []


def _is_no_other(tree: Tree, no: int) -> bool:
    """Whether somebody is told to be one thing "and not" another: "is a guard and not the owner"."""
    return tree.lower(no - 1) == "and" and bool(_told(tree, no))


def _told(tree: Tree, no: int) -> list[int]:
    """What somebody is, beside which stands what he is not."""
    other = tree[no].head
    first = tree[other].head
    verb = tree[first].head
    being = tree[first].dep == "attr" and tree[verb].lemma == "be" and not tree.children(verb, "neg")
    both = all(tree.children(i, "det", "poss") for i in (first, other))
    return [first] if tree[other].dep == "conj" and being and both and first < no < other else []


def _put_beside(tree: Tree, noun: int, no: int) -> bool:
    """Whether a noun stands behind a "not" in the place of the one before it: "rebels, not soldiers"."""
    first = _stood_for(tree, noun)
    nominal = first is not None and (tree[first].tag[0] == "N" or (_is_no_other(tree, no) and first in _told(tree, no)))
    alike = first is not None and first < no and tree[noun].tag[0] == "N" and nominal
    beside = alike and tree[noun].dep in ("appos", "conj")
    opens = beside and min((i for i in tree.subtree(noun) if i > no), default=no) == no + 1
    called = tree.lower(no + 1) in ("a", "an") and tree[noun].dep == "appos" and tree[tree[noun].head].dep in SUBJECTS
    return opens and not called  # "the group, not a legal body, said"


def _stood_for(tree: Tree, noun: int) -> int | None:
    """The noun beside which another stands, or the object of the verb that it hangs on: "a call but not an order"."""
    above = tree[noun].head
    if not is_verb(tree, above) or tree[noun].dep != "conj":
        return above
    return max((o for o in tree.children(above, "dobj") if o < noun), default=None)


def _answered(tree: Tree, said: list[int], instead: int) -> int | None:
    """Where among the words behind a "not" that begins in whose stead something is; None if they are not alike."""
    if tree[instead].tag == "IN":
        alike = [n for n, i in enumerate(said) if tree.lower(i) == tree.lower(instead)]
        return alike[-1] if alike else None
    noun = said and tree[said[0]].tag in _NOMINAL and tree[instead].tag in _NOMINAL
    return 0 if noun and not any(is_verb(tree, i) and tree.children(i, *SUBJECTS) for i in said) else None


def _counterpart(tree: Tree, second: int) -> int | None:
    """The preposition with which a second one is coordinated, wherever the parser hangs it."""
    head = tree[second].head
    if tree[second].dep not in ("conj", "prep") or tree[second].tag != "IN":
        return None
    before = [c for c in tree.children(head, "prep") if c < second - 1]
    return head if tree[head].tag == "IN" and head < second - 1 else max(before, default=None)


def _near(tree: Tree, word: int, whole: Proposition) -> bool:
    """Whether a word belongs to a proposition's own clause, and to none inside it."""
    for above in tree.ancestors(word):
        if above == whole.head:
            return True
        if tree[above].dep in CLAUSES or tree[above].dep == "conj":
            return False
    return False


def negated(tree: Tree, head: int) -> bool:
    """Whether a verb is denied where it stands, or a noun: "never sent", "no weapons or funding"."""
    below = [head, *tree.children(head, "dobj", "attr", "nsubj", "nsubjpass")]
    words = {tree.lower(c) for i in below for c in tree.children(i, "neg", "det", "advmod", "preconj")}
    return bool(words & _NEGATIONS)


def _group(tree: Tree, whole: Proposition, denied: bool) -> list[int]:
    """The heads of coordinated things that a denial or "as well as" tells apart, or that are counted; else none."""
    words = set(whole.words)
    for first in _things(tree, whole):
        chain = _chain(tree, first, words)
        alike = tree[first].dep in ("amod", "compound") or all(tree[i].tag[:2] in ("NN", "CD") for i in chain)
        if (
            len(chain) < 2
            or not alike
            or tree[first].dep == "conj"
            or _others(tree, chain)
            or _agree(tree, first, chain)
            or _as_a_whole(tree, first, words)
            or _one_number(tree, chain)
        ):
            continue
        conjunctions = {tree.lower(c) for i in chain for c in tree.children(i, "cc")}
        nominal = whole.form is Form.NOMINAL and first == whole.head
        counted = (_countable(tree, first) or nominal) and any(_counts(tree, i) for i in chain)
        counted = counted or (nominal and conjunctions == {"and"} and all(_with_article(tree, i) for i in chain[1:]))
        each = all(any(tree.lower(c) == "no" for c in tree.children(i, "det")) for i in chain)
        if conjunctions & _ADDING or counted or each or (denied and conjunctions & _ALTERNATIVE):
            return chain
    return []


def _places(tree: Tree, whole: Proposition) -> list[int]:
    """The prepositions of what is denied of each: "was neither in the room nor on the line"."""
    for first in (c for c in tree.children(whole.head, "prep") if c in whole.words):
        chain = _chain(tree, first, set(whole.words))
        joints = {tree.lower(c) for i in chain for c in tree.children(i, "cc")}
        if len(chain) > 1 and "nor" in joints and all(tree[i].tag == "IN" for i in chain):
            return chain
    return []


def _agree(tree: Tree, first: int, chain: list[int]) -> bool:
    """Whether one and others share a verb that would not fit the one: "the suspect and four people were taken"."""
    if tree[first].dep == "attr" and tree.children(tree[first].head, "expl"):  # "there were two vans and a car"
        return tree.lower(tree[first].head) in ("were", "are") and any(tree[i].tag == "NN" for i in chain)
    if tree[first].dep != "nsubjpass":
        return False
    plural = any(tree.lower(a) in ("were", "are", "have") for a in tree.children(tree[first].head, "aux", "auxpass"))
    return plural and any(tree[i].tag in ("NN", "NNP") for i in chain)


def _as_a_whole(tree: Tree, first: int, words: set[int]) -> bool:
    """Whether things are told together: "in total, five men and four women", "homicides number 10 and 11"."""
    return tree[first].lemma.lower() == "number" or any(tree.lower(i) == "total" for i in words)


def _one_number(tree: Tree, chain: list[int]) -> bool:
    """Whether the parts are those of one number in words: "two hundred and twelve"."""
    return any(tree[i].tag == "CD" and tree.lower(before) in _SCALES for before, i in pairwise(chain))


def _others(tree: Tree, chain: list[int]) -> bool:
    """Whether one thing is told by another: "one dead and two others"."""
    below = {tree.lower(c) for i in chain[1:] for c in (i, *tree.children(i, "det", "amod"))}
    return bool(below & {"other", "others", "another"})


def _with_article(tree: Tree, i: int) -> bool:
    """Whether a thing is told as one by itself: "holds and a call"."""
    return any(tree.lower(c) in ("a", "an") for c in tree.children(i, "det"))


def _counts(tree: Tree, i: int) -> bool:
    """Whether a thing comes with its number."""
    below = tree.subtree(i, frozenset(("conj", "cc", "relcl", "acl", "prep")))
    return any(tree[w].tag == "CD" and tree[w].entity not in ("DATE", "TIME") for w in below)


def _countable(tree: Tree, i: int) -> bool:
    """Whether numbers here tell things apart, and are not the two ends of one range ("between 5 and 10")."""
    return tree[i].dep in _COUNTED and tree.lower(tree[i].head) not in _RANGES


def _things(tree: Tree, whole: Proposition) -> list[int]:
    """The words whose coordination may tell several things: objects, and what a noun is described by."""
    head = whole.head
    if whole.form is Form.NOMINAL:
        return [head, *tree.children(head, "amod", "compound")]
    objects = tree.children(head, "dobj", "nsubjpass", "attr")
    objects += [s for s in tree.children(head, "nsubj") if any(tree.lower(c) == "no" for c in tree.children(s, "det"))]
    objects += [o for p in tree.children(head, "prep") for o in tree.children(p, "pobj")]
    return objects + [a for o in objects for a in tree.children(o, "amod", "compound")]


def _chain(tree: Tree, first: int, words: set[int]) -> list[int]:
    chain, at = [first], first
    while below := [c for c in further(tree, at) if c in words]:
        chain.extend(below)
        at = below[-1]
    return chain


def further(tree: Tree, noun: int) -> list[int]:
    """The things told beside one: those coordinated with it, and "no key" after "no password," with no conjunction."""
    beside = (c for c in tree.children(noun, "appos") if any(tree.lower(d) == "no" for d in tree.children(c, "det")))
    return tree.children(noun, "conj") or list(beside)
