"""One proposition for each thing said: where a content asserts several, it is split.

Split are coordinated clauses and verbs ("was backing the Taliban and also providing
weapons"), what is done by several means ("by sharing ... and also by ferrying ..."), and
coordinated things of which each is affirmed or denied by itself ("weapons or funding").
Not split are names in one group, pairs that belong together, and subordinate clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby

from sayso.claims.tree import SUBJECTS, Tree

MAX_PROPOSITIONS = 60
"""At most so many from one content; no quotation says more, but a list without end may."""
_VERBS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_FINITE = frozenset(("VBD", "VBP", "VBZ", "MD"))
_NAMES = frozenset(("NNP", "NNPS", "PRP"))
_AUXILIARIES = frozenset(("aux", "auxpass"))
_LOOSE = frozenset(("punct", "cc", "mark", "intj", "case"))
_COUNTED = frozenset(("dobj", "attr", "nsubjpass", "ROOT", "pobj"))
_CORE = SUBJECTS | frozenset(("aux", "auxpass", "dobj", "attr", "neg"))
_RANGES = frozenset(("between", "from", "to", "of", "among"))
_DIVIDERS = frozenset((";", "—", "–", "--", ":"))
_SEPARABLE_CONJUNCTIONS = frozenset(("or", "nor", "as"))  # "as well as"


class Form(Enum):
    """What kind of phrase says it, which decides how a sentence is made of it."""

    FINITE = "finite"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    NOMINAL = "nominal"


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing said: its words, in the order of the text, and what it borrows from its neighbours.

    ``head`` is its verb or noun. ``subject`` and ``auxiliaries`` are words it shares with the
    clause it is coordinated with; ``shared`` are an object that follows later ("aiding or arming
    the Taliban"). ``apart`` says that it stands beside another clause in one sentence without
    being coordinated with it, so that nothing there bears on it.
    """

    head: int
    words: tuple[int, ...]
    form: Form
    subject: tuple[int, ...] = ()
    auxiliaries: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    apart: bool = False


def propositions(tree: Tree, words: Iterable[int]) -> list[Proposition]:
    """The propositions in these words of a text, in order; none if there are only marks and conjunctions."""
    found: list[Proposition] = []
    for _, sentence in groupby(sorted(words), key=tree.sentence):
        for part in _parts(tree, set(sentence)):
            found.extend(_split(tree, part))
            if len(found) >= MAX_PROPOSITIONS:
                return found[:MAX_PROPOSITIONS]
    return found


def _parts(tree: Tree, words: set[int]) -> Iterator[tuple[int, set[int]]]:
    """The words of one sentence parted by the clauses that stand side by side, each with its head."""
    tops = [i for i in sorted(words) if tree[i].head not in words or tree[i].head == i]
    solid = [i for i in tops if tree[i].dep not in _LOOSE and _solid(tree, i)]
    if not solid:
        solid = [i for i in sorted(words) if _solid(tree, i)][:1]
    raised = _raised(tree, solid, words)
    if raised is not None:
        yield raised, words
        return
    heads = {top: _below_preposition(tree, top, words) for top in solid}
    verbs = [top for top in solid if is_verb(tree, heads[top])]
    clauses = [top for top in verbs if _stands(tree, heads[top])] or verbs[:1] or solid[:1]
    parts: dict[int, set[int]] = {clause: set() for clause in clauses}
    for top in tops if clauses else ():
        below = {i for i in tree.subtree(top) if i in words}
        owner = top if top in parts else max((c for c in clauses if c < top), default=clauses[0])
        parts[owner] |= below
    for clause, part in sorted(parts.items()):
        yield heads[clause], part


def _stands(tree: Tree, head: int) -> bool:
    """Whether a verb can head a clause beside others: a bare participle goes with its neighbour."""
    return form_of(tree, head) is not Form.PARTICIPLE or bool(tree.children(head, *SUBJECTS))


def _solid(tree: Tree, i: int) -> bool:
    return any(map(str.isalnum, tree.word(i)))


def _below_preposition(tree: Tree, top: int, words: set[int]) -> int:
    """What a preposition introduces, where one stands first: "to holding talks", "about the account"."""
    if tree[top].dep in ("prep", "agent", "dative") and tree[top].tag in ("IN", "TO"):
        return next((c for c in tree.children(top, "pcomp", "pobj") if c in words), top)
    return top


def _raised(tree: Tree, tops: list[int], words: set[int]) -> int | None:
    """The gerund in "it of providing haven", "Congress for failing": object, preposition, gerund."""
    for top in tops:
        if tree[top].dep == "prep" and any(o < top and _somebody(tree, o) for o in tops):
            gerunds = [c for c in tree.children(top, "pcomp") if c in words]
            if gerunds:
                return gerunds[0]
    return None


def _somebody(tree: Tree, i: int) -> bool:
    """Whether a word is an object that can do something: a name or a pronoun."""
    return tree[i].dep in ("dobj", "pobj", "dative") and (bool(tree[i].entity) or tree[i].tag in _NAMES)


def is_verb(tree: Tree, i: int) -> bool:
    """Whether a word heads a clause rather than a noun phrase."""
    return tree[i].tag in _VERBS and tree[i].dep not in ("amod", "compound")


def form_of(tree: Tree, head: int) -> Form:
    """How the clause or phrase with this head is said."""
    if not is_verb(tree, head):
        return Form.NOMINAL
    auxiliaries = tree.children(head, *_AUXILIARIES)
    if tree[head].tag in _FINITE or any(tree[a].tag in _FINITE for a in auxiliaries):
        return Form.FINITE
    if any(tree[a].tag == "TO" for a in auxiliaries):
        return Form.INFINITIVE
    if tree[head].tag == "VBG" or any(tree[a].tag == "VBG" for a in auxiliaries):
        return Form.GERUND
    if tree[head].tag == "VB":
        return Form.INFINITIVE
    return Form.PARTICIPLE


def _split(tree: Tree, part: tuple[int, set[int]]) -> list[Proposition]:
    head, words = part
    first = Proposition(head, tuple(sorted(words)), form_of(tree, head))
    return [
        last
        for clause in _clauses(tree, first)
        for means in _by_means(tree, clause)
        for result in _by_results(tree, means)
        for last in _by_things(tree, result)
    ]


def _clauses(tree: Tree, whole: Proposition) -> Iterator[Proposition]:
    """A clause and those coordinated with it, each with the subject and auxiliaries they share."""
    words = set(whole.words)
    others = [c for c in _coordinated(tree, whole.head) if c in words]
    if not others:
        yield whole
        return
    heads = [whole.head, *others]
    taken = {c: {i for i in tree.subtree(c) if i in words} for c in others}
    for a in others:
        for b in others:
            if a != b and b in taken[a]:
                taken[a] -= taken[b]
    rest = words - set().union(*taken.values()) - _conjunctions(tree, heads)
    subject = _subject_words(tree, whole.head, words)
    auxiliaries = [a for a in tree.children(whole.head, *_AUXILIARIES) if a in words]
    # "aiding or arming the Taliban": the object stands with the last verb and belongs to all.
    late = _late_object(tree, heads, words)
    yield replace(whole, words=tuple(sorted(rest)), shared=late)
    for other in others:
        words_of_it = tuple(sorted(taken[other] - _conjunctions(tree, heads)))
        if tree[other].dep in ("ccomp", "parataxis"):
            yield Proposition(other, words_of_it, form_of(tree, other), apart=True)
        else:
            yield _joined(tree, other, words_of_it, (subject, auxiliaries))


def _joined(tree: Tree, head: int, words: tuple[int, ...], lent: tuple[tuple[int, ...], list[int]]) -> Proposition:
    """A clause with what the first one lends it."""
    subject, auxiliaries = lent
    form = form_of(tree, head)
    if any(tree[c].dep in SUBJECTS for c in tree.children(head)):
        return Proposition(head, words, form)
    bare = form is Form.INFINITIVE and not tree.children(head, *_AUXILIARIES)
    if form in (Form.FINITE, Form.INFINITIVE) and not bare:
        return Proposition(head, words, form, subject)
    # "had listened and been shown": what it has of its own goes on after what is lent.
    own = {tree.lower(a) for a in tree.children(head, *_AUXILIARIES)}
    lent_too = tuple(a for a in auxiliaries if tree.lower(a) not in own)
    finite = any(tree[a].tag in _FINITE for a in lent_too)
    return Proposition(head, words, Form.FINITE if finite else form, subject, lent_too)


def _coordinated(tree: Tree, head: int) -> list[int]:
    """The verbs coordinated with a clause's verb, also where each hangs on the one before."""
    found, waiting = [], [head]
    while waiting:
        at = waiting.pop()
        for child in tree.children(at, "conj"):
            if is_verb(tree, child) and (is_verb(tree, at)) and _independent(tree, at, child):
                found.append(child)
                waiting.append(child)
    for at in (head, *found):
        found.extend(standing_beside(tree, at))
    return sorted(set(found))


def standing_beside(tree: Tree, head: int) -> list[int]:
    """The clauses that stand beside a verb's in one sentence without a conjunction, and those beside them."""
    found = [c for c in tree.children(head, "ccomp", "parataxis") if _side_by_side(tree, head, c)]
    return found + [further for c in found for further in standing_beside(tree, c)]


def _independent(tree: Tree, first: int, second: int) -> bool:
    """Whether the second of two coordinated verbs can be a clause: it is finite, or shares the first's auxiliary."""
    if tree[second].tag in _FINITE or tree.children(second, *_AUXILIARIES):
        return True
    return tree[first].tag == tree[second].tag or {tree[first].tag, tree[second].tag} == {"VBD", "VBN"}


def _side_by_side(tree: Tree, head: int, clause: int) -> bool:
    """Whether a clause parted from another by a semicolon, a colon or a dash stands by itself."""
    if tree.children(clause, "mark") or not tree.children(clause, "nsubj", "nsubjpass"):
        return False
    if clause > head:
        first = min(tree.subtree(clause))
        return any(tree.word(i) in _DIVIDERS for i in range(max(head, first - 2), first + 1))
    last = max(tree.subtree(clause))
    if any(clause < c < head for c in tree.children(head, "cc")):
        return True
    return any(tree.word(i) in _DIVIDERS for i in range(clause, min(last + 3, len(tree))))


def _conjunctions(tree: Tree, heads: list[int]) -> set[int]:
    """The "and", "or", "both" that join these, with commas beside them."""
    return {c for head in heads for c in tree.children(head, "cc", "preconj")}


def _subject_words(tree: Tree, head: int, words: set[int]) -> tuple[int, ...]:
    subjects = [c for c in tree.children(head) if tree[c].dep in SUBJECTS and c in words]
    return tuple(i for s in subjects[:1] for i in tree.subtree(s) if i in words)


def _late_object(tree: Tree, heads: list[int], words: set[int]) -> tuple[int, ...]:
    first, last = heads[0], heads[-1]
    between = range(first + 1, last)
    if tree.children(first, "dobj", "prep", "xcomp", "ccomp", "attr", "acomp") or any(
        tree[i].dep not in ("cc", "advmod", "punct", "conj") for i in between
    ):
        return ()
    return tuple(i for o in tree.children(last, "dobj")[:1] for i in tree.subtree(o) if i in words)


def _by_means(tree: Tree, whole: Proposition) -> Iterator[Proposition]:
    """A proposition for each of several "by doing ..."."""
    words = set(whole.words)
    means: list[list[int]] = []
    preps = tree.children(whole.head, "prep")
    preps += [c for p in preps for c in tree.children(p, "conj")]
    for prep in preps:
        gerunds = [c for c in tree.children(prep, "pcomp") if tree[c].tag == "VBG"]
        if tree.lower(prep) == "by" and gerunds and prep in words:
            others = {i for other in preps if other != prep and other > prep for i in tree.subtree(other)}
            means.append([i for i in tree.subtree(prep) if i in words and i not in others])
    if len(means) < 2:
        yield whole
        return
    rest = words - {i for one in means for i in one} - _conjunctions(tree, [whole.head])
    for one in means:
        kept = {i for i in one if not (tree[i].dep == "cc" and tree[i].head not in one)}
        yield replace(whole, words=tuple(sorted(rest | _trimmed(tree, kept))))


def _by_results(tree: Tree, whole: Proposition) -> Iterator[Proposition]:
    """A clause and, each with it, what came of it: "exploded, killing eleven people and sinking the ship"."""
    words = set(whole.words)
    results = [
        r
        for first in tree.children(whole.head, "advcl")
        if first in words and tree[first].tag == "VBG" and _after_comma(tree, whole.head, first)
        for r in (first, *(c for c in tree.children(first, "conj") if tree[c].tag == "VBG"))
    ]
    if not results:
        yield whole
        return
    branches = {r: set(tree.subtree(r)) & words for r in results}
    for one in results:
        for other in results:
            if other in branches[one] and other != one:
                branches[one] -= branches[other]
    rest = _trimmed(tree, words - set().union(*branches.values()))
    yield replace(whole, words=tuple(sorted(rest)))
    core = rest & {i for c in tree.children(whole.head) if tree[c].dep in _CORE for i in tree.subtree(c)}
    for result, branch in branches.items():
        comma = {i for i in words if tree.word(i) == "," and whole.head < i < results[0]}
        told = core | {whole.head} | set(sorted(comma)[-1:]) | _trimmed(tree, branch)
        yield replace(whole, head=result, words=tuple(sorted(told)))


def _after_comma(tree: Tree, head: int, result: int) -> bool:
    """Whether a participle follows its clause after a comma, with no conjunction: "exploded, killing"."""
    first = min(tree.subtree(result))
    return first > head and tree.word(first - 1) == "," and not tree.children(result, "mark", "aux")


def _trimmed(tree: Tree, words: set[int]) -> set[int]:
    """Without the conjunction and "also" at either edge, which lead over to the next."""
    ordered = sorted(words)
    while ordered and (tree[ordered[-1]].dep in _LOOSE or tree.lower(ordered[-1]) == "also"):
        ordered.pop()
    while ordered and (tree[ordered[0]].dep in _LOOSE or tree.lower(ordered[0]) == "also"):
        ordered.pop(0)
    return set(ordered)


def _by_things(tree: Tree, whole: Proposition) -> list[Proposition]:
    """A proposition for each of several things, where each may be true without the others."""
    group = _group(tree, whole)
    if not group:
        return [whole]
    words = set(whole.words)
    parts = [{i for i in tree.subtree(one, frozenset(("conj", "cc"))) if i in words} for one in group]
    between = range(min(group), max(group))
    joints = {i for i in between if tree[i].dep in ("cc", "punct", "preconj") and tree[i].head in group}
    rest = words - set().union(*parts) - joints
    heads = group if whole.head in group else [whole.head] * len(group)
    return [
        replace(whole, head=head, words=tuple(sorted(rest | part))) for head, part in zip(heads, parts, strict=True)
    ]


def _group(tree: Tree, whole: Proposition) -> list[int]:
    """The heads of coordinated things that are told apart by "or", or counted one by one; else none."""
    words = set(whole.words)
    for first in _things(tree, whole):
        chain = _chain(tree, first, words)
        alike = tree[first].dep in ("amod", "compound") or all(tree[i].tag[:2] in ("NN", "CD") for i in chain)
        if len(chain) < 2 or not alike or tree[first].dep == "conj":
            continue
        conjunctions = {tree.lower(c) for i in chain for c in tree.children(i, "cc")}
        counted = _countable(tree, first) and any(_counts(tree, i) for i in chain)
        if conjunctions & _SEPARABLE_CONJUNCTIONS or counted:
            return chain
    return []


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
    objects += [o for p in tree.children(head, "prep") for o in tree.children(p, "pobj")]
    return objects + [a for o in objects for a in tree.children(o, "amod", "compound")]


def _chain(tree: Tree, first: int, words: set[int]) -> list[int]:
    chain, at = [first], first
    while below := [c for c in tree.children(at, "conj") if c in words]:
        chain.extend(below)
        at = below[-1]
    return chain
