"""A proposition: the words of one thing said, and what kind of phrase says it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from sayso.claims.inflection import participle
from sayso.claims.tree import SUBJECTS, Tree, kept

FINITE_TAGS = frozenset(("VBD", "VBP", "VBZ", "MD"))
AUXILIARIES = frozenset(("aux", "auxpass"))
_RAISED = frozenset(("dobj", "pobj", "dative", "nsubj", "nsubjpass"))
VERB_TAGS = frozenset(("VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD"))
_FINDING = frozenset("find discover locate see hear notice observe spot".split())
_HARMED = frozenset(
    "shoot kill murder fire stab rob steal strike hit beat burn break injure wound damage handcuff smash".split()
)
"""What was done to somebody or something that is found so: "found shot", "saw it smashed"."""


class Form(Enum):
    """What kind of phrase says it, which decides how a sentence is made of it."""

    FINITE = "finite"
    GERUND = "gerund"
    INFINITIVE = "infinitive"
    PARTICIPLE = "participle"
    NOMINAL = "nominal"
    VERBLESS = "verbless"


@dataclass(frozen=True, slots=True)
class Proposition:
    """One thing said: its words, in the order of the text, and what it borrows from its neighbours.

    ``head`` is its verb or noun. ``subject`` and ``auxiliaries`` are words it shares with the
    clause it is coordinated with; ``shared`` are an object that follows later ("aiding or arming
    the Taliban"). ``apart`` says that it stands beside another clause in one sentence without
    being coordinated with it, so that nothing there bears on it. ``clause`` is the verb of its main
    clause where the head is another ("exploded, killing eleven"). ``before`` and ``after`` are
    words that make a sentence of a noun phrase: "There was", "is guilty of"; "is welcome".
    ``whom`` are words that say against whom it is held, which are part of its exact words ("Lee of").
    ``contrary`` is the "not" of what is denied beside what is affirmed: "on a pier and not on board".
    ``asks`` says that it is only asked whether it is so: "did she sign it?".
    """

    head: int
    words: tuple[int, ...]
    form: Form
    subject: tuple[int, ...] = ()
    auxiliaries: tuple[int, ...] = ()
    shared: tuple[int, ...] = ()
    apart: bool = False
    clause: int | None = None
    before: str = ""
    after: str = ""
    contrary: int | None = None
    whom: tuple[int, ...] = ()
    asks: bool = False

    @property
    def verb(self) -> int:
        """The verb whose subject and auxiliaries it has."""
        return self.head if self.clause is None else self.clause


def raised(tree: Tree, proposition: Proposition) -> int | None:
    """The head of what stands before a verb without finite form and does it: "it" in "it of providing haven"."""
    chosen = set(proposition.words)
    return next(
        (
            i
            for i in proposition.words
            if i < proposition.head
            and tree[i].dep in _RAISED
            and tree[i].head not in chosen
            and (proposition.head not in tree.subtree(i) or _told_of(tree, i, proposition.head, chosen))
        ),
        None,
    )


def _told_of(tree: Tree, noun: int, verb: int, chosen: set[int]) -> bool:
    """Whether a participle that is none of these words tells what a noun does: "men (believed) to be in a car"."""
    told = (c for c in tree.children(noun, "acl") if tree[c].tag == "VBN" and c not in chosen)
    return any(verb in tree.children(c, "xcomp") for c in told)


def is_verb(tree: Tree, i: int) -> bool:
    """Whether a word heads a clause rather than a noun phrase."""
    if tree[i].tag[0] == "J" and tree.children(i, "auxpass"):
        return True  # "has not been sighted"
    if tree[i].tag == "VBG" and tree.children(i, "det", "amod", "poss"):
        return False
    return tree[i].tag in VERB_TAGS and tree[i].dep not in ("amod", "compound") and not _preposition(tree, i)


def _preposition(tree: Tree, i: int) -> bool:
    """Whether a participle only leads to a noun: "a question regarding the statute"."""
    return tree[i].tag == "VBG" and tree[i].dep == "prep"


@kept
def form_of(tree: Tree, head: int) -> Form:
    """How the clause or phrase with this head is said."""
    if not is_verb(tree, head):
        return Form.NOMINAL
    auxiliaries = tree.children(head, *AUXILIARIES)
    finite = tree[head].tag in FINITE_TAGS or any(tree[a].tag in FINITE_TAGS for a in auxiliaries)
    if finite and not _found_so(tree, head):
        return Form.FINITE
    if any(tree[a].tag == "TO" for a in auxiliaries):
        return Form.INFINITIVE
    if tree[head].tag == "VBG" or any(tree[a].tag == "VBG" for a in auxiliaries):
        return Form.GERUND
    if tree[head].tag == "VB":
        return Form.INFINITIVE
    return Form.PARTICIPLE


def _found_so(tree: Tree, verb: int) -> bool:
    """Whether what looks like a past tense is in what state somebody is found: "found Lee shot in the head"."""
    above = tree[verb].head
    if tree[verb].tag != "VBD" or tree[verb].dep != "ccomp" or tree[above].lemma.lower() not in _FINDING:
        return False
    lemma = tree[verb].lemma.lower()
    done = lemma in _HARMED and tree.lower(verb) == participle(lemma)
    return done and not tree.children(verb, *AUXILIARIES, "mark", "dobj", "prt", "agent")


def bids(tree: Tree, proposition: Proposition) -> bool:
    """Whether it tells somebody to do something: "Stop!", "Please don't let me die"."""
    head = proposition.verb
    bare = tree[head].tag == "VB" and proposition.form in (Form.INFINITIVE, Form.FINITE)
    if not bare or proposition.subject or tree[head].dep in ("xcomp", "conj", "pcomp"):
        return False
    below = [c for c in tree.children(head) if tree[c].dep in (*AUXILIARIES, *SUBJECTS)]
    return all(tree.lower(c) in ("do", "does") for c in below) and raised(tree, proposition) is None


def says(tree: Tree, noun: int, word: int) -> bool:
    """Whether a word stands in what a noun says, and so can't mean it: "the idea that wolves did it"."""
    clauses = tree.children(noun, "acl", "ccomp")
    told = (c for c in clauses if any(tree.lower(m) == "that" for m in tree.children(c, "mark")))
    return any(word in tree.subtree(c) for c in told)


def _tells_whose(tree: Tree, noun: int, pronoun: int) -> bool:
    """Whether an adjective tells whose a thing is, where several are meant: "near the Turkish border. Many of them"."""
    thing = tree[tree[noun].head]
    several = tree.lower(pronoun) in ("they", "them", "their")
    owned = tree[noun].tag == "JJ" and tree[noun].dep == "amod" and thing.tag == "NN" and not thing.entity
    return several and owned and thing.dep == "pobj"


def only_tells_what(tree: Tree, noun: int, pronoun: int) -> bool:
    """Whether a noun only says what those are whom the same pronoun meant before: "They were kids. They ran".

    Or whose a thing is that stands there.
    """
    doers = tree.children(tree[noun].head, *SUBJECTS) if tree[noun].dep == "attr" else []
    return _tells_whose(tree, noun, pronoun) or any(tree.lower(i) == tree.lower(pronoun) for i in doers)
