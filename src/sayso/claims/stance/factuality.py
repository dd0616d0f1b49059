"""Whether a clause is put as a fact, in its own sentence: from the sentence's root down to the clause's head.

Each governor on the way is an operator on what it governs, and each word may carry operators of its
own (negation, modals, adverbs, a question mark). They are composed from the outside in, as in De Facto
(Saurí & Pustejovsky, "Are you sure that this happened?", Computational Linguistics 2012). All words
that are operators stand in ``signatures``; how values combine in ``algebra``.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from sayso.claims.stance import negation, signatures
from sayso.claims.stance.algebra import (
    CERTAIN,
    NEGATION,
    OPEN,
    TRANSPARENT,
    Factuality,
    Signature,
    compose,
    signature,
    through,
)
from sayso.claims.stance.negation import MOST_MODIFIERS, echoed, fronted, is_negative, negative_argument, never, scarce
from sayso.claims.stance.put_in import put_in
from sayso.claims.stance.scope import denied_too, meanwhile, own_arm
from sayso.claims.stance.ungrounded import suggests_nothing
from sayso.claims.stance.verbs import asked, indirect, infinitive, lemma_of
from sayso.claims.stance.wished import made_known
from sayso.claims.tree import SUBJECTS, Tree, kept

MOST_GOVERNORS = 60
"""Words looked at on the way up: sentences of sane length have fewer."""
_ARGUMENTS = ("nsubj", "nsubjpass", "dobj", "attr", "pobj", "dative", "oprd", "npadvmod")
_SHARED = frozenset(
    ("ccomp", "xcomp", "pcomp", "acl", "dobj", "pobj", "nsubjpass", "acomp", "oprd", "attr", "csubjpass")
)
_ADJUNCTS = frozenset(("relcl", "parataxis", "appos"))
_PHRASES = frozenset("dobj nsubj nsubjpass pobj prep agent compound poss amod nmod npadvmod".split())
_DENYING = frozenset(("neg", "advmod", "det", "preconj", "npadvmod"))
_PHASES = frozenset("longer more".split())
_AMOUNTS = frozenset(("more", "less", "fewer", "longer"))
_THINGS = ("dobj", "nsubjpass")
_OWN_WORTH = frozenset("without despite instead".split())
_COPULAS = frozenset("be seem appear look become remain sound prove".split())
_NEARLY_DENIED = signature("p-/p+")
_HELD_SO = signature("p+/p-")


@dataclass(frozen=True, slots=True)
class Operator:
    """A signature and the word that bears it."""

    signature: Signature
    word: int


@dataclass(frozen=True, slots=True)
class Reached:
    """What a word is worth: ``inner`` with its own operators, ``outer`` without; ``ground`` is the whole's context.

    ``negatives`` are the words on the way that turned the sign.
    """

    ground: Factuality
    outer: Factuality
    inner: Factuality
    negatives: tuple[int, ...] = ()


def factuality(
    tree: Tree,
    head: int,
    inside: Container[int] | None = None,
    context: Factuality = CERTAIN,
    shifted: bool = False,
) -> Reached:
    """What the clause headed by ``head`` is worth in a context, under its governors.

    Only governors among the words ``inside`` count; None stands for the whole sentence. Where the
    topmost clause is ``shifted`` into the past by what reports it, its "would" is a "will".
    """
    path = path_down(tree, head, inside)
    reached = entered(tree, path[0], context, context, shifted=shifted)
    for governor, word in pairwise(path):
        reached = descend(tree, governor, word, reached)
    return reached


def path_down(tree: Tree, head: int, inside: Container[int] | None = None) -> list[int]:
    """From the topmost governor ``inside`` down to ``head``; of a very deep path, only the end."""
    path = [head]
    for governor in islice(tree.ancestors(head), MOST_GOVERNORS):
        if inside is not None and governor not in inside:
            break
        path.append(governor)
    while len(path) > 1 and tree[path[-1]].tag == "IN" and tree.lower(path[-1]) not in _OWN_WORTH:
        path.pop()  # what it hangs on is not among them: "accused | of lying"
    return path[::-1]


def entered(
    tree: Tree,
    word: int,
    ground: Factuality,
    context: Factuality,
    negatives: tuple[int, ...] = (),
    shifted: bool = False,
) -> Reached:
    """What a word is worth in a context, with its own operators applied."""
    operators = [o for o in operators_on(tree, word) if not (shifted and _future(tree, word, o))]
    inner = through(context, [one.signature for one in operators])
    more = tuple(one.word for one in operators if one.signature.affirmed.sign < 0)
    return Reached(ground, context, inner, (*negatives, *more, *_echoes(tree, more)))


def _future(tree: Tree, word: int, operator: Operator) -> bool:
    """Whether a "would" stands for a "will", and not for what would have been."""
    modal = tree.lower(operator.word)
    return modal in ("would", "'d") and not _unreal(tree, word, modal)


def _echoes(tree: Tree, negatives: tuple[int, ...]) -> Iterator[int]:
    """What goes with a negative: all of "at no time", the further "no" of "no judge and no clerk"."""
    yield from (i for one in negatives for i in echoed(tree, one))
    for one in (i for i in negatives if tree[i].dep == "det"):
        at = next(iter(tree.children(tree[one].head, "conj", "appos")), None)
        while at is not None:
            yield from (c for c in tree.children(at, "det") if tree.lower(c) == "no")
            at = next(iter(tree.children(at, "conj", "appos")), None)


def descend(tree: Tree, governor: int, word: int, reached: Reached) -> Reached:
    """What a word is worth under its governor."""
    dep, ground = tree[word].dep, reached.ground
    if dep == "conj":
        return _coordinated(tree, governor, word, reached)
    if dep == "advcl" and not suggests_nothing(tree, word):
        besides = tree[word].tag == "VBG" and word > governor and reached.inner.sign > 0  # "may have fled, taking it"
        return entered(tree, word, ground, compose(reached.inner if besides else reached.outer, mark_of(tree, word)))
    if dep in _ADJUNCTS or (dep == "acl" and _participle(tree, word)):
        if suggests_nothing(tree, word) and negative_argument(tree, governor) == governor:  # "nothing to suggest that"
            return entered(tree, word, ground, compose(reached.inner, NEGATION), (governor,))
        of_nothing = reached.inner.sign < 0 and tree[governor].tag in ("NN", "NNS")  # "no trip planned"
        return entered(tree, word, ground, reached.inner if of_nothing else ground)
    twice = any(no in tree.subtree(word) for no in negation.besides(tree, governor))  # "continues to have no fuel"
    if twice or negative_argument(tree, word) is not None:  # it denies its verb, and now itself: not twice
        reached = replace(reached, inner=reached.outer, negatives=())
    operator, bearer = embedding(tree, governor, word)
    if operator is TRANSPARENT and dep in _PHRASES:
        return _mentioned(tree, word, reached)
    undone = operator.denied.sign > 0 and reached.inner.sign < 0 and not operator.projects
    flips = operator.affirmed.sign < 0 or undone
    negatives = (*(() if operator.projects else reached.negatives), *((bearer,) if flips else ()))
    return entered(tree, word, ground, compose(reached.inner, operator), negatives)


def _participle(tree: Tree, word: int) -> bool:
    """Whether a clause at a noun is a mere participle, "the report written by", and not "the report that ..."."""
    return tree[word].tag in ("VBN", "VBG") and not tree.children(word, *SUBJECTS, "mark", "aux")


def _mentioned(tree: Tree, word: int, reached: Reached) -> Reached:
    """A phrase that no operator bears on: what it brings up is worth what its verb is, what it takes up is so."""
    if _indefinite(tree, word):
        denied = reached.inner.sign < 0 and tree[word].dep != "dobj"
        worth, negatives = (reached.outer, ()) if denied else (reached.inner, reached.negatives)
        return entered(tree, word, reached.ground, worth, negatives)
    unreal = tree[word].dep == "dobj" and reached.inner.sign > 0 and reached.inner.level < CERTAIN.level
    return entered(tree, word, reached.ground, through(reached.ground, [signatures.INTENDED] if unreal else []))


def _coordinated(tree: Tree, first: int, word: int, reached: Reached) -> Reached:
    """A second conjunct shares the modals and, after "or", the negation of the first, if it has no subject.

    It shares a subject that is nobody in any case: "no firm is, or has been, its customer".
    """
    own = tree.children(word, "nsubj", "nsubjpass", "expl")
    nobody = not own and any(negative_argument(tree, s) is not None for s in tree.children(first, *SUBJECTS))
    helped = tree.children(word, "aux", "auxpass") and not meanwhile(tree, first, word)
    shared = nobody or _alternatives(tree, first, word) or denied_too(tree, first, word)
    undenied = reached.inner.sign < 0 < reached.outer.sign and not shared
    if undenied or ((own or helped) and tree[word].tag[:1] in "VM" and not nobody):
        return entered(tree, word, reached.ground, reached.outer)
    return entered(tree, word, reached.ground, reached.inner, reached.negatives)


def _alternatives(tree: Tree, first: int, word: int) -> bool:
    """Whether an "or" joins what is denied along with a word, or behind commas: "never bought, leased or tested it"."""
    for _ in range(0 if own_arm(tree, first, word) else MOST_GOVERNORS):
        joints = {tree.lower(c) for c in tree.children(first, "cc")}
        after = tree.children(first, "conj")
        if joints or not after:
            return bool(joints & {"or", "nor"})
        first = after[-1]
    return False


def _indefinite(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase brings up something new, so that a denied verb denies it too."""
    determiners = {tree.lower(c) for c in tree.children(noun, "det", "poss")}
    return not determiners or bool(determiners & {"a", "an", "any", "no"})


def mark_of(tree: Tree, word: int) -> Signature:
    """What the word that opens an adjunct clause makes of it; a purpose ("to ...") is open."""
    for child in tree.children(word, "mark", "advmod", "prep")[:MOST_MODIFIERS]:
        if child < word and (found := signatures.MARKS.get(tree.lower(child))):
            return found
    if _inverted(tree, word):
        return OPEN
    if not infinitive(tree, word):
        return TRANSPARENT
    return signatures.PREDICATES.get(f"{lemma_of(tree, tree[word].head)} to", signatures.INTENDED)


def _inverted(tree: Tree, word: int) -> bool:
    """Whether a clause is a condition by its order: "had they asked"."""
    auxiliaries, subjects = tree.children(word, "aux", "auxpass"), tree.children(word, "nsubj", "nsubjpass")
    return bool(auxiliaries and subjects) and auxiliaries[0] < subjects[0]


def embedding(tree: Tree, governor: int, word: int) -> tuple[Signature, int]:
    """The signature under which a word stands, and the word that bears it."""
    dep = tree[word].dep
    if dep == "ccomp" and any(tree.word(i) == ";" for i in range(word, governor)):
        return TRANSPARENT, governor  # "he is in jail; bail was denied"
    if dep == "ccomp" and word < governor and lemma_of(tree, governor) in ("look", "sound"):
        return TRANSPARENT, governor  # "the gun was hidden, it looks like in the shed"
    if dep == "csubj" and wrong_to_say(tree, word):
        return NEGATION, governor
    if dep not in _SHARED or (dep in _THINGS and lemma_of(tree, governor) in signatures.NOT_OF_THINGS):
        return TRANSPARENT, governor
    if tree[governor].tag == "IN" and not asked(tree, word):
        return _by_preposition(tree, governor, dep)
    known = _by_construction(tree, governor, word)
    return (known, governor) if known else _by_predicate(tree, governor, word)


def _by_construction(tree: Tree, governor: int, word: int) -> Signature | None:
    """Of an indirect question, and under "has yet to"."""
    if asked(tree, word):
        return OPEN
    if suggests_nothing(tree, governor):
        return _HELD_SO
    if made_known(tree, governor) == word or wrong_to_say(tree, governor) or hard_to_believe(tree, governor):
        return TRANSPARENT
    if wrong_to_say(tree, word) or hard_to_believe(tree, word):
        return NEGATION if wrong_to_say(tree, word) else _NEARLY_DENIED
    if tree[word].dep == "ccomp" and indirect(tree, word):
        return signatures.INDIRECT
    phases = tree.children(governor, "advmod")
    return TRANSPARENT if any(tree.lower(c) == "yet" and _outstanding(tree, governor, c) for c in phases) else None


def wrong_to_say(tree: Tree, verb: int) -> bool:
    """Whether what a verb puts is not so: "it would be wrong to suggest that"."""
    above = tree[verb].head
    being = above if lemma_of(tree, above) == "be" else tree[above].head
    called = {lemma_of(tree, a) for a in (above, *tree.children(being, "acomp", "attr"))} & signatures.WRONG
    gerund = tree[verb].tag == "VBG" and tree[verb].dep == "csubj"
    return bool(called) and lemma_of(tree, verb) in signatures.PUT and (infinitive(tree, verb) or gerund)


def hard_to_believe(tree: Tree, verb: int) -> bool:
    """Whether what a verb holds is all but denied: "it is hard to believe that"."""
    above = tree[verb].head
    called = {lemma_of(tree, a) for a in (above, *tree.children(above, "acomp", "attr"))} & signatures.HARD
    return bool(called) and lemma_of(tree, verb) in signatures.HELD and infinitive(tree, verb)


def _by_predicate(tree: Tree, governor: int, word: int) -> tuple[Signature, int]:
    """By the table; an adjective or noun bears it where a copula stands between: "it is unlikely that"."""
    bearer, opener = governor, "to" if infinitive(tree, word) else "that"
    if lemma_of(tree, governor) in _COPULAS and tree[word].dep in ("ccomp", "xcomp", "csubj"):
        bearer = next(iter(tree.children(governor, "acomp", "attr", "oprd")), governor)
    default = signatures.INTENDED if opener == "to" else TRANSPARENT
    return predicate(tree, bearer, opener) or default, bearer


def _by_preposition(tree: Tree, preposition: int, dep: str) -> tuple[Signature, int]:
    """By what the preposition hangs on, if it is one through which that bears on events."""
    here = tree.lower(preposition)
    if here in _OWN_WORTH:
        return signatures.MARKS[here], preposition
    bearer = tree[preposition].head
    lemma = lemma_of(tree, bearer)
    found = signatures.PREDICATES.get(f"{lemma} {here}")
    if found is None and here in signatures.EVENTFUL:
        found = predicate(tree, bearer, here)
    if found is None and here in signatures.EVENTFUL and tree[bearer].tag.startswith("N") and dep == "pcomp":
        return signatures.INTENDED, bearer
    return found or TRANSPARENT, bearer


def predicate(tree: Tree, word: int, opener: str) -> Signature | None:
    """The declared signature of a word before this kind of complement."""
    lemma = lemma_of(tree, word)
    particles = [f"{lemma} {tree.lower(c)}" for c in tree.children(word, "prt")[:3]]
    for key in (f"{lemma} {opener}", *particles, lemma):
        if found := signatures.PREDICATES.get(key):
            return found
    return None


@kept
def operators_on(tree: Tree, word: int) -> list[Operator]:
    """The operators that a word carries itself, the outermost first."""
    found: list[tuple[int, int, Operator]] = []
    for child in tree.children(word)[:MOST_MODIFIERS]:
        for operator in _operators_in(tree, word, child):
            late = tree.lower(operator.word) in signatures.OUTSCOPED
            found.append((int(late), operator.word, operator))
    first = fronted(tree, word)
    if first and all(operator.word != first[0] for _, _, operator in found):  # wherever the parser hangs it
        found.append((0, first[0], Operator(NEGATION, first[0])))
    found.extend((0, no, Operator(NEGATION, no)) for no in negation.besides(tree, word))
    if word in put_in(tree):
        found.append((-1, word, Operator(_HELD_SO, word)))
    if _is_question(tree, word):
        found.append((-1, word, Operator(OPEN, word)))
    return [operator for _, _, operator in sorted(found, key=lambda one: one[:2])]


def _operators_in(tree: Tree, word: int, child: int) -> Iterator[Operator]:
    """What one dependent of a word does to it."""
    dep, lower = tree[child].dep, tree.lower(child)
    if dep in ("aux", "auxpass"):  # "didn’t", the two of which the parser may hang on each other
        yield from (Operator(NEGATION, c) for c in tree.children(child, "neg", "advmod") if is_negative(tree, c))
    if _denial(tree, word, child):
        yield Operator(NEGATION, child)
    elif dep in ("aux", "auxpass") and tree[child].tag[0] != "N" and (modal := signatures.MODALS.get(lower)):
        had = lower == "'d" and tree[child].tag == "VBD" and tree[word].tag == "VBN"
        if not had and not _told_as_fact(tree, word, lower):
            yield Operator(OPEN if _unreal(tree, word, lower) else modal, child)
    elif dep in ("amod", "det") and tree[word].tag[0] == "N" and scarce(tree, child):
        yield Operator(_NEARLY_DENIED, child)
    elif dep == "prep" and never(tree, child):
        yield Operator(NEGATION, child)
    elif dep == "prep":  # "was neither in the room nor on the line"
        yield from (Operator(NEGATION, c) for c in tree.children(child, "preconj") if is_negative(tree, c))
    elif dep in ("advmod", "amod") and (adverb := signatures.ADVERBS.get(lower)):
        yield Operator(adverb, child)
    elif dep in _ARGUMENTS and (negative := negative_argument(tree, child)) is not None:
        yield Operator(_NEARLY_DENIED if negation.all_but(tree, negative) else NEGATION, negative)
    elif _compares(tree, child):
        yield from (Operator(NEGATION, c) for c in tree.children(child, "neg", "det", "advmod") if is_negative(tree, c))


def _compares(tree: Tree, child: int) -> bool:
    """Whether a word's own "no" denies what it stands with: "is no longer open", "is no better", 'is "not ready"'."""
    if tree[child].dep == "acomp":
        more = tree[child].tag == "JJR" and tree.lower(child) not in _AMOUNTS
        return more or (lemma_of(tree, tree[child].head) == "be" and bool(tree.children(child, "neg")))
    return tree[child].dep == "advmod" and tree.lower(child) in _PHASES


def _unreal(tree: Tree, word: int, modal: str) -> bool:
    return modal in signatures.UNREAL and any(tree.lower(c) in ("have", "'ve") for c in tree.children(word, "aux"))


def _told_as_fact(tree: Tree, word: int, modal: str) -> bool:
    """Whether a modal tells what was so: "could hear", "would later die", and the refusal in "would not talk"."""
    lemma = lemma_of(tree, word)
    if modal in ("could", "can", "ca"):
        return lemma in signatures.PERCEIVED and tree[word].tag in ("VB", "VBN")
    if modal not in ("would", "'d") or any(tree.lower(a) == "have" for a in tree.children(word, "aux")):
        return False
    adverbs = {tree.lower(c) for c in tree.children(word, "advmod")}
    refused = lemma in signatures.REFUSED and any(_denial(tree, word, c) for c in tree.children(word, "neg"))
    return refused or bool(adverbs & signatures.LATER)


def _denial(tree: Tree, word: int, child: int) -> bool:
    if tree[child].dep == "neg" and word < child and tree.word(child - 1) == "," and tree.lower(child) == "not":
        return False  # "owes us care, not haste": what follows is denied
    denies = tree[child].dep in _DENYING and is_negative(tree, child)
    return _outstanding(tree, word, child) if tree.lower(child) == "yet" else denies


def _outstanding(tree: Tree, word: int, yet: int) -> bool:
    """Whether "yet" says that it has not happened: "has yet to confirm", not "unable to confirm it yet"."""
    beside = lemma_of(tree, word) in ("have", "be", "remain")
    return tree.lower(word + 1) == "yet" if beside else yet < word and infinitive(tree, word)


def _is_question(tree: Tree, word: int) -> bool:
    """Whether a clause ends in a question mark of its own, and not in that of words quoted in it."""
    marks = [c for c in tree.children(word, "punct")[-3:] if tree.lower(c) == "?"]
    return bool(marks) and not any(tree[i].tag == "``" for i in range(word + 1, marks[-1]))
