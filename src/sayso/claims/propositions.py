"""One proposition for each thing said: where a content asserts several, it is split.

Split are coordinated clauses, what is done by several means, and coordinated things of which each is affirmed or denied
by itself ("weapons or funding"); not names in one group, pairs that belong together, and subordinate clauses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import groupby, permutations

from sayso.claims.beside import standing_beside, without_verb
from sayso.claims.clefts import clefts
from sayso.claims.dangling import is_person
from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, Form, Proposition, form_of, is_verb
from sayso.claims.granted import granted, is_wished_known, told_by
from sayso.claims.inflection import is_only_past
from sayso.claims.instead import by_instead, ruled_out
from sayso.claims.layout import without_loose_ends
from sayso.claims.parting import LOOSE, apart_from_reason, parts_of
from sayso.claims.pseudo_clefts import wanted
from sayso.claims.results import by_means, by_results
from sayso.claims.sharing import (
    WITHOUT_OBJECT,
    conjunctions,
    is_attempted,
    is_contact,
    is_reduced,
    lacks_object,
    late_object,
    may_share,
    of_somebody,
    subject_words,
    subjects_of,
    tail_of_both,
    taken_for_conjunct,
    told_late,
    turns_up,
    verb_left_out,
    with_their_nouns,
)
from sayso.claims.stance.put_in import known_to_you, put_in
from sayso.claims.stance.scope import denied_together, own_arm
from sayso.claims.things import by_contrast, by_things, negated
from sayso.claims.told_of import contradicting
from sayso.claims.torn import ends_early
from sayso.claims.tree import SUBJECTS, Tree
from sayso.claims.why_so import without_why

MAX_PROPOSITIONS = 60  # from one content: no quotation says more, but a list without end may
_OBJECTS = frozenset(("dobj", "nsubjpass", "nsubj"))
_PREDICATES = frozenset(("oprd", "attr", "acomp"))


def propositions(tree: Tree, words: Iterable[int], denied: bool = False) -> list[Proposition]:
    """The propositions in these words of a text, in order; none if there are only marks and conjunctions.

    ``denied`` says that whoever says it denies it as a whole: then alternatives are told apart too.
    """
    found: list[Proposition] = []
    aside = (contradicting(tree), known_to_you(tree), *put_in(tree).values())
    for sentence in _sentences(tree, sorted(set(words).difference(*aside))):
        if set_off := clefts(tree, sorted(sentence)) or wanted(tree, sorted(sentence)):
            found += set_off
            continue
        lent, before = tuple[int, ...](), -1
        for head, part in parts_of(tree, sentence):
            made = _split(tree, (head, part), denied)
            joined = bool(lent) and _after_and(tree, min(part), sentence) and may_share(tree, before, head)
            before = head
            if joined and not (subjects_of(tree, head) or taken_for_conjunct(tree, head)):
                # "He gave it, prosecutors said, but then told them": who did is told before.
                bare = [one.form is Form.FINITE and not one.subject for one in made]
                made = [replace(one, subject=lent) if no else one for one, no in zip(made, bare, strict=True)]
            lent = subject_words(tree, head, part)
            made = [one for one in made if tree[one.head].dep != "mark"]  # "that, according to Lee, he fled"
            found += [replace(one, words=without_loose_ends(tree, with_their_nouns(tree, one.words))) for one in made]
            if len(found) >= MAX_PROPOSITIONS:
                return found[:MAX_PROPOSITIONS]
    return found


def _after_and(tree: Tree, first: int, words: set[int]) -> bool:
    """Whether a part begins with a conjunction, or right behind one that the parser left to the part before."""
    before = max((i for i in words if i < first), default=first)
    return tree[first].dep == "cc" or (tree[before].dep == "cc" and before == first - 1)


def _sentences(tree: Tree, words: list[int]) -> Iterator[set[int]]:
    """The words sentence by sentence; what an abbreviation parted too early is one, where no clause follows."""
    going: set[int] = set()
    for _, sentence in groupby(words, key=tree.sentence):
        more = set(sentence)
        last = max((i for i in going if tree.is_word(i)), default=-1)
        if going and not (last >= 0 and ends_early(tree, last) and _only_rest(tree, going, more)):
            yield going
            going = set()
        elif going:
            going |= set(range(max(going) + 1, min(more)))
        going |= more
    if going:
        yield going


def _only_rest(tree: Tree, before: set[int], more: set[int]) -> bool:
    """Whether words have no clause of their own, and those before them one: "shot in Ft. | Towson on Friday"."""
    return any(is_verb(tree, i) for i in before) and not any(subjects_of(tree, i) for i in more if is_verb(tree, i))


def _small_clauses(tree: Tree, words: set[int]) -> list[Proposition]:
    """What several are called, each by itself: "the count a farce and the judges cowards"; or the one."""
    tops = _tops(tree, words)
    first = tree.children(tops[1], "conj") if len(tops) > 1 and tree[tops[1]].dep in _PREDICATES else []
    if len(first) == 1 and tree.children(first[0], "det", "poss") and tree[tops[0]].dep in _OBJECTS:
        second = {i for i in words if i >= min(tree.subtree(first[0]))}
        joint = {c for c in tree.children(tops[1], "cc") if c in words}
        named = [i for i in tops[2:] if i in second and tree[i].dep in _PREDICATES]
        rest = words - second - joint
        if len(named) == 1 == len(tops) - 2 and (one := _small_clause(tree, rest)):
            whom = tuple(i for i in sorted(second) if i < min(tree.subtree(named[0])))
            called = tuple(i for i in sorted(second) if i not in whom)
            return [replace(one, apart=True), Proposition(named[0], called, Form.VERBLESS, whom, apart=True, whom=whom)]
    small = _small_clause(tree, words)
    return [small] if small else []


def _tops(tree: Tree, words: set[int]) -> list[int]:
    """The words that hang on none of the others, without marks and conjunctions."""
    return [i for i in sorted(words) if tree[i].head not in words and tree[i].dep not in LOOSE and tree.is_word(i)]


def _small_clause(tree: Tree, words: set[int]) -> Proposition | None:
    """ "Morgan a danger to the public", "the woman dead": a noun and what it is called, without a verb."""
    tops = _tops(tree, words)
    while len(tops) > 2 and tree.lower(tops[-1]) == "for" and tree[tops[1]].dep in _PREDICATES:
        tops.pop()  # "him a liar for leaving"
    if len(tops) > 2 and tree[tops[-1]].dep == "advcl" and tree[tops[-1]].tag == "VBG" and tree.lower(tops[1]) == "as":
        tops.pop()  # "her as a clerk, wearing a hat"
    if len(tops) != 2 or tree[tops[0]].dep not in _OBJECTS or tree[tops[0]].head != tree[tops[1]].head:
        return None
    named = tree.children(tops[1], "pobj", "amod", "acomp") if tree.lower(tops[1]) == "as" else []
    if tree[tree[tops[0]].head].lemma.lower() in ("charge", "indict", "try", "book", "convict", "sentence"):
        return None  # "charged as an adult with murder"
    if (tree[tops[1]].dep not in _PREDICATES and not named) or any(is_verb(tree, t) for t in tops):
        return None
    doer = [i for i in tree.subtree(tops[0]) if i in words and i < tops[1]]
    if named and doer and tree.lower(doer[-1]).endswith(("self", "selves")) and len(doer) > 1:
        return None  # "a word for himself as mayor": it is no word that is the mayor
    rest = sorted(words - set(doer) - ({tops[1]} if named else set()))
    head = named[0] if named else tops[1]
    whom = tuple(doer)
    return Proposition(head, tuple(rest), Form.VERBLESS, whom, whom=whom) if doer and rest else None


def _split(tree: Tree, part: tuple[int, set[int]], denied: bool) -> list[Proposition]:
    head, words = granted(tree, *part)
    if small := _small_clauses(tree, words):
        return small
    whole = Proposition(head, tuple(sorted(words)), form_of(tree, head), apart=is_wished_known(tree, part[0]) == [head])
    return [
        last
        for first in apart_from_reason(tree, whole)
        for clause in _clauses(tree, first, denied or negated(tree, first.head))
        for done in by_instead(tree, without_why(tree, clause))
        for means in by_means(tree, done)
        for result in by_results(tree, means)
        for thing in by_things(tree, result, denied)
        for last in by_contrast(tree, thing)
    ]


def _clauses(tree: Tree, whole: Proposition, denied: bool) -> Iterator[Proposition]:
    """A clause and those coordinated with it, each with the subject and auxiliaries they share."""
    words = set(whole.words)
    words -= {i for c in (*_strangers(tree, whole.head), *without_verb(tree, whole.head)) for i in tree.subtree(c)}
    others = [c for c in _coordinated(tree, whole.head) if c in words and _is_told_apart(tree, whole.head, c, denied)]
    alien = {i for c in others if not may_share(tree, whole.head, c) for i in tree.subtree(c)}
    words -= alien
    others = [c for c in others if c not in alien and not _leaves_preposition(tree, c, words)]
    if reduced := next((c for c in others if is_reduced(tree, whole.head, c)), None):
        yield replace(whole, head=reduced, form=Form.FINITE, clause=whole.head)
        return
    if not others:
        yield replace(whole, words=_bare(tree, words, whole))
        return
    heads = [whole.head, *others]
    taken = _words_of_each(tree, whole.head, others, words)
    for noun in subjects_of(tree, whole.head):  # "was held and charged with theft, two counts of fraud": what follows
        hung = {i for i in tree.subtree(noun) if noun < whole.head < i and i in words}
        for one in [c for c in others if hung and c < min(hung)][-1:]:
            taken[one] |= hung | {i for i in (min(hung) - 1,) if tree.word(i) == ","}
    rest = words - set().union(*taken.values())
    rest -= {c for c in conjunctions(tree, heads) if not _joins_within(tree, c, rest)}
    rest -= {no for c in others if (no := ruled_out(tree, c)) is not None}
    subject = subject_words(tree, whole.head, words)
    auxiliaries = [a for a in tree.children(whole.head, *AUXILIARIES) if a in words]
    # "aiding or arming the Taliban": the object stands with the last verb and belongs to all.
    late = late_object(tree, heads, words)
    tail = tail_of_both(tree, heads, rest)
    rest, late, taken = rest - tail, told_late(tree, late, tail), {c: one | tail for c, one in taken.items()}
    if not _sets_out(tree, whole.head):
        yield replace(whole, words=tuple(sorted(rest)), shared=late)
    for other in others:
        joints = {c for c in conjunctions(tree, heads) if not _joins_within(tree, c, taken[other])}
        words_of_it = tuple(sorted(taken[other] - joints))
        if tree[other].dep in ("ccomp", "parataxis", "relcl"):
            beside = told_by(tree, other, set(words_of_it))
            yield from (replace(one, apart=True) for one in _clauses(tree, beside, denied))
        elif tree[other].dep == "advcl":
            yield from _clauses(tree, Proposition(other, words_of_it, form_of(tree, other)), denied)
        else:
            own = _auxiliaries_above(tree, heads, other, words) or auxiliaries
            if tree[other].lemma in WITHOUT_OBJECT:  # "was taken to a hospital and later died"
                own = [a for a in own if tree[a].dep != "auxpass"]
            joined = _joined(tree, other, words_of_it, _lent(tree, heads, other, words) or (subject, own))
            if again := verb_left_out(tree, whole.head, words_of_it, rest):
                joined = replace(joined, shared=again)
            elif late and other != others[-1] and lacks_object(tree, other):
                joined = replace(joined, shared=late)
            yield replace(joined, contrary=ruled_out(tree, other))


def _joins_within(tree: Tree, conjunction: int, words: set[int]) -> bool:
    """Whether a conjunction joins two phrases of one clause, wherever it hangs: "fired at the inn and at a car"."""
    after = next((i for i in range(conjunction + 1, len(tree)) if tree.is_word(i)), conjunction)
    joined = tree[conjunction].dep == "cc" and tree[after].tag in ("IN", "TO") and tree[after].dep == "prep"
    return joined and after in words and conjunction - 1 in words


def _sets_out(tree: Tree, head: int) -> bool:
    """Whether a first verb says nothing but that the second is done: "I went and grabbed the gun"."""
    after = (c for c in tree.children(head) if c > head and tree[c].dep not in ("cc", "conj", "punct"))
    return tree[head].lemma in ("go", "come") and not any(after) and not tree.children(head, "neg")


def _words_of_each(tree: Tree, head: int, others: list[int], words: set[int]) -> dict[int, set[int]]:
    """The words that go with each of the clauses coordinated with a head's, by their verb."""
    taken = {c: {i for i in tree.subtree(c) if i in words} | taken_for_conjunct(tree, c) & words for c in others}
    for clause, branch in taken.items():  # "came from the forest, forty of them, and they shot anyone"
        joined = max((c for c in tree.children(head, "cc") if c < clause), default=-1)
        if any(joined < s for s in subjects_of(tree, clause)):
            branch -= {i for i in branch if i < joined}
    for a, b in permutations(others, 2):
        if b in taken[a]:
            taken[a] -= taken[b]
    for begins, branch in _led_into(tree, head, words):
        for one in taken.values():
            one.update(branch if begins in one else ())
    return taken


def _strangers(tree: Tree, head: int) -> list[int]:
    """Verbs coordinated with a clause's that go with who says it: "(police believe) he is armed and say he fled"."""
    if tree[head].tag not in ("VBZ", "VBD") or not may_share(tree, head, head):
        return []
    bare = [c for c in tree.children(head, "conj") if tree[c].tag == "VB" and not tree.children(c, *AUXILIARIES)]
    return [c for c in bare if not subjects_of(tree, c) and not may_share(tree, head, c)]


def _bare(tree: Tree, words: set[int], whole: Proposition) -> tuple[int, ...]:
    """Words of a clause without the conjunction of one that was taken out."""
    return whole.words if len(words) == len(whole.words) else tuple(sorted(words - conjunctions(tree, [whole.head])))


def _led_into(tree: Tree, head: int, words: set[int]) -> list[tuple[int, set[int]]]:
    """The clauses that the parser hung too high, each with the word before it, to whose clause it belongs."""
    high = [c for c in tree.children(head, "conj") if _leaves_preposition(tree, c, words)]
    high += [c for c in tree.children(head, "advcl") if any(tree.lower(m) == "that" for m in tree.children(c, "mark"))]
    branches = [{i for i in tree.subtree(c) if i in words} for c in high]
    return [(_word_before(tree, min(branch)), branch) for branch in branches if branch]


def _word_before(tree: Tree, i: int) -> int:
    """The number of the word before another, over quotation marks."""
    before = i - 1
    while before > 0 and not tree.is_word(before) and tree.word(before) != ",":
        before -= 1
    return before


def _leaves_preposition(tree: Tree, clause: int, words: set[int]) -> bool:
    """Whether a clause begins with the noun of a preposition before it: "to steal it from | the car was foiled"."""
    branch = [i for i in tree.subtree(clause) if i in words]
    before = min(branch, default=0) - 1
    return before in words and tree[before].dep == "prep" and not tree.children(before)


def _lent(tree: Tree, heads: list[int], clause: int, words: set[int]) -> tuple[tuple[int, ...], list[int]] | None:
    """Subject and auxiliaries of the clause before, where that has its own: "police came, and he ran and hid"."""
    before = [h for h in heads[1:] if h < clause and subjects_of(tree, h) and tree[h].dep == "conj"]
    subject = subject_words(tree, before[-1], words) if before else ()
    return (subject, [a for a in tree.children(before[-1], *AUXILIARIES) if a in words]) if subject else None


def _auxiliaries_above(tree: Tree, heads: list[int], clause: int, words: set[int]) -> list[int]:
    """The auxiliaries of the nearest clause before that has some: "was awake and was carried out and taken away"."""
    above = clause
    while tree[above].dep == "conj" and tree[above].head in heads[1:]:
        above = tree[above].head
        if found := [a for a in tree.children(above, *AUXILIARIES) if a in words]:
            return found
    return []


def _aims(tree: Tree, verb: int) -> bool:
    """Whether somebody is the target of a verb and not its doer: "was armed and shot at officers"."""
    aimed = [p for at in tree.children(verb, "prep") if tree.lower(at) == "at" for p in tree.children(at, "pobj")]
    return any(is_person(tree, p) for p in aimed)


def _joined(tree: Tree, head: int, words: tuple[int, ...], lent: tuple[tuple[int, ...], list[int]]) -> Proposition:
    """A clause with what the first one lends it."""
    subject, auxiliaries = lent
    form = form_of(tree, head)
    alone = not tree.children(head, *AUXILIARIES)
    bare = form is Form.INFINITIVE and alone
    # "was shot and killed": a participle that looks like a past tense.
    passive = alone and tree[head].tag == "VBD" and any(tree[a].dep == "auxpass" for a in auxiliaries)
    called = tree.children(head, "oprd")
    objects = [c for c in tree.children(head, "dobj", "ccomp", "xcomp") if not called or c < called[0]]
    passive = passive and not is_only_past(tree.lower(head)) and not objects and not turns_up(tree, head)
    if (one := _another(tree, head, words)) is not None:
        return Proposition(head, tuple(i for i in words if i != one), Form.PARTICIPLE, (one,))
    if own := subjects_of(tree, head):  # "three were wounded and two killed"
        counted = passive and tree[own[0]].tag == "CD" and tree[head].lemma not in WITHOUT_OBJECT
        return Proposition(head, words, Form.PARTICIPLE if counted else form)
    if taken_for_conjunct(tree, head) & set(words):
        return Proposition(head, words, form)
    if alone and tree[head].tag in ("VBD", "VBN") and _aims(tree, head):
        return Proposition(head, words, Form.FINITE, subject)
    if form in (Form.FINITE, Form.INFINITIVE) and not bare and not passive:
        return Proposition(head, words, form, subject)
    # "had listened and been shown": what it has of its own goes on after what is lent.
    helpers = {tree.lower(a) for a in tree.children(head, *AUXILIARIES)}
    lent_too = tuple(a for a in auxiliaries if tree.lower(a) not in helpers)
    finite = any(tree[a].tag in FINITE_TAGS for a in lent_too)
    return Proposition(head, words, Form.FINITE if finite else form, subject, lent_too)


def _another(tree: Tree, verb: int, words: tuple[int, ...]) -> int | None:
    """Who else, taken for an article of what befell them: "two people were killed and another badly hurt"."""
    found = [c for c in tree.children(verb, "det") if tree.lower(c) == "another" and c in words]
    return found[0] if found and tree[verb].tag == "VBN" and found[0] < verb else None


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


def _is_told_apart(tree: Tree, head: int, clause: int, denied: bool) -> bool:
    """Whether one of several coordinated verbs says something by itself: of alternatives, where all are denied.

    Not so what something is asked for: "for a loan to mend the roof and pay the men".
    """
    aim = tree[head].dep == "advcl" and tree[head].tag == "VB" and tree[clause].tag == "VB"
    if aim and tree.children(head, "aux") and not (subjects_of(tree, head) or tree.children(clause, "aux")):
        return False
    apart = not _alternative(tree, clause) or (denied and not own_arm(tree, head, clause))
    return apart and not of_somebody(tree, head, clause) and not denied_together(tree, head, clause)


def _alternative(tree: Tree, clause: int) -> bool:
    """Whether a coordinated verb is one of two of which only one need be true: "shot or stabbed"."""
    conjunctions = [c for c in tree.children(tree[clause].head, "cc") if c < clause]
    if any(tree.lower(c) in ("who", "what", "which") for c in tree.children(clause, *SUBJECTS)):
        return False  # "who had sent it or who was to get it" asks twice
    if any(tree.lower(c) in ("if", "whether") for c in tree.children(clause, "mark")):
        return False  # "whether it was an accident or if it followed a dispute"
    return tree[clause].dep == "conj" and bool(conjunctions) and tree.lower(conjunctions[-1]) == "or"


def _independent(tree: Tree, first: int, second: int) -> bool:
    """Whether the second of two coordinated verbs can be a clause: it is finite, or shares the first's auxiliary."""
    if tree.lower(second - 1) == "but" and tree.lower(second - 2) in ("anything", "nothing"):
        return False  # "could not do anything but wait"
    if is_contact(tree, second) or _beside_called(tree, first, second) or is_attempted(tree, second):
        return False
    if tree[second].tag in FINITE_TAGS or tree.children(second, *AUXILIARIES):
        return True
    return tree[first].tag == tree[second].tag or {tree[first].tag, tree[second].tag} == {"VBD", "VBN"}


def _beside_called(tree: Tree, first: int, second: int) -> bool:
    """Whether a participle goes with what somebody is found to be: "was found alive but wounded"."""
    called = [c for c in tree.children(first, "oprd", "acomp") if c < second]
    but = [c for c in tree.children(first, "cc") if called and called[-1] < c < second and tree.lower(c) == "but"]
    plain = tree[second].tag == "VBN" and not tree.children(second, *AUXILIARIES)
    return plain and bool(but) and but[-1] == called[-1] + 1
