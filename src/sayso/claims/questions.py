"""Indirect questions as contents: what is not told is undisclosed, what is not known open, what is known no claim."""

from __future__ import annotations

from dataclasses import replace

from sayso.claims.forms import AUXILIARIES, Form, Proposition, form_of
from sayso.claims.stance.cues import read_cue
from sayso.claims.stance.stances import tells_what
from sayso.claims.stance.verbs import asked
from sayso.claims.tree import INTERROGATIVES, SUBJECTS, Tree
from sayso.model import Act, Attribution

_ASKED = frozenset((Act.QUESTION, Act.KNOW, Act.DECLINE, Act.INDICATE, Act.CONFIRM, Act.REPORT))
"""Acts of which a question is the content: not to know who did it."""
ASKING = INTERROGATIVES - {"WDT"}
"""Tags of words that can only ask, where they stand first."""
_TELLING_MORE = frozenset(("who", "whose"))
_RELATIVE = frozenset(("WP", "WDT"))
_NEGATIONS = frozenset("not n't never no unable unclear unsure uncertain unknown".split())
_SEEKING = frozenset("ask question try attempt work seek hope want like wonder investigate".split())
_NAMING = frozenset("identify name".split())
_JUST = frozenset("exactly precisely just".split())
_HAPPENING = frozenset("happen occur go transpire".split())
_CLAUSES = frozenset("advcl csubj ccomp relcl pcomp csubjpass".split())


def is_question(tree: Tree, proposition: Proposition) -> bool:
    """Whether its first word asks, and asks of its own verb: "what caused it", not "when he came, she left"."""
    said = (i for i in proposition.words if tree.is_word(i))
    first = next((i for i in said if tree.lower(i) not in _JUST and not _leads(tree, i)), proposition.head)
    asking = tree[first].tag in ASKING or _leads(tree, max(first - 1, 0))
    if proposition.form is not Form.FINITE or not asking or tree[first].dep == "mark":
        return False
    if tree.lower(first) in _TELLING_MORE and tree[proposition.head].dep == "relcl":
        return False  # "(the hall) whose roof leaked"
    at = first
    while tree[at].head != at and at != proposition.head:
        if tree[at].dep in _CLAUSES:
            return False
        at = tree[at].head
    return at == proposition.head


def leaves_open(tree: Tree, told: Proposition, act: Act) -> bool:
    """Whether what is made of other words is open: "declined to say whether he left", "knew nothing of any meeting"."""
    return act is Act.DECLINE or tree.lower(told.head) == "nothing"


def _leads(tree: Tree, i: int) -> bool:
    """Whether a preposition leads to a word that asks: "by whom it was written", "from which account it came"."""
    asks = tree[i].tag in ("IN", "TO") and i + 1 < len(tree) and tree[i + 1].tag in INTERROGATIVES
    return asks and not tree.lower(i + 1).endswith("ever")  # "for whatever reason, he left"


def left_open(tree: Tree, one: Proposition) -> Proposition | None:
    """What somebody who declines "to say whether it was arson" or "to name the man" does not disclose, or None.

    So does who declines "to rule out that it was", or "sending troops", or "a strike".
    """
    if one.form is not Form.INFINITIVE or one.subject:
        beside = one.form is Form.FINITE and _named_and_asked(tree, one)
        return replace(one, after="are undisclosed") if beside else None
    words = set(one.words)
    out = tree[one.verb].lemma.lower() == "rule" and any(tree.lower(p) == "out" for p in tree.children(one.verb, "prt"))
    for clause in tree.children(one.verb, "ccomp", *(("xcomp", "pcomp") if out else ())):
        inside = tuple(i for i in tree.subtree(clause) if i in words)
        asks = Proposition(clause, inside, form_of(tree, clause))
        if not inside:
            continue
        if (out or asked(tree, clause)) and asks.form in (Form.FINITE, *((Form.GERUND,) if out else ())):
            return asks
        if is_question(tree, asks) and not _of_nothing(tree, asks):
            return replace(asks, after="is undisclosed")
    for named in tree.children(one.verb, "dobj") if out or tree[one.verb].lemma.lower() in _NAMING else ():
        inside = tuple(i for i in tree.subtree(named) if i in words)
        whom = _antecedent(tree, named) if tree[named].tag in _RELATIVE else inside
        if out and inside:
            return possible(tree, Proposition(named, inside, Form.NOMINAL))
        if inside and whom and tree[named].tag != "PRP":
            return Proposition(named, whom, Form.NOMINAL, before="the identity of", after="is undisclosed", whom=inside)
    return None


def possible(tree: Tree, nominal: Proposition) -> Proposition:
    """What is or is not ruled out: whether it was or will be is not said, but that it is possible."""
    several = tree[nominal.head].tag in ("NNS", "NNPS") or bool(tree.children(nominal.head, "conj"))
    return replace(nominal, after="are possible" if several else "is possible")


def _named_and_asked(tree: Tree, one: Proposition) -> bool:
    """Whether a thing is named beside a question: "(did not disclose) the names or what may have happened"."""
    asks = next((i for i in one.words if tree[i].tag in ASKING and tree[i].head == one.verb), None)
    first = next((i for i in one.words if tree.is_word(i)), one.head)
    named = asks is not None and first < asks - 1 and tree[asks - 1].dep == "cc"
    return named and tree[first].tag in ("DT", "PRP$", "NN", "NNS", "NNP") and first not in tree.children(one.verb)


def _antecedent(tree: Tree, pronoun: int) -> tuple[int, ...]:
    """The noun phrase that a "whom" stands for: "the man, whom she refused to name"."""
    clause = next((a for a in tree.ancestors(pronoun) if tree[a].dep == "relcl"), None)
    return () if clause is None else tuple(tree.subtree(tree[clause].head, frozenset(("relcl", "punct", "appos"))))


def answered(tree: Tree, question: Proposition, attribution: Attribution, act: Act) -> Proposition | None:
    """A question as "... is open", where whoever is asked does not know or tell; None where it says nothing."""
    words = tree.within(attribution.cue) if attribution.cue else range(0)
    if _turned(tree, question) or _of_nothing(tree, question):
        return None
    if act is Act.SAY and _to_be_told(tree, words):
        return replace(question, after="is open")
    if act not in _ASKED:
        return None
    lemmas = {tree[i].lemma.lower() for i in words} | {tree.lower(i) for i in words}
    if act is Act.DECLINE or lemmas & (_NEGATIONS | _SEEKING):
        return replace(question, after="is undisclosed" if act is Act.DECLINE else "is open")
    if act is Act.CONFIRM and tells_what(tree, question.verb):
        return replace(question, after="is true")
    return replace(question, after="is known") if "know" in lemmas else None


def tells_beside_question(tree: Tree, head: int, attribution: Attribution) -> bool:
    """Whether a whole sentence that ends in a full stop stands beside what is asked: "I saw smoke. Who was there?"."""
    cue = read_cue(tree, attribution.cue, attribution.sources, attribution.contents)
    if cue.act is not Act.QUESTION:
        return False
    here = tree.sentence_words(tree.sentence(head))
    said = set(tree.words_of(attribution.contents))
    more = any(tree.sentence(i) > tree.sentence(head) or (tree.word(i) == "?" and i < head) for i in said)
    closed = any(tree.word(i) == "." for i in here[-2:]) and not any(tree[i].tag in INTERROGATIVES for i in here)
    return more and closed and all(i in said for i in here if tree.is_word(i))


def _of_nothing(tree: Tree, question: Proposition) -> bool:
    """ "What happened", "how many (went off)": of what, only the words around it tell."""
    said = [tree.lower(i) for i in question.words if tree.is_word(i)]
    if said[:1] == ["what"] and tree[question.verb].lemma.lower() in _HAPPENING:
        return not any(c in question.words for c in tree.children(question.verb, "prep", "prt", "advcl"))
    many = next((i for i in question.words if tree.lower(i) in ("many", "much")), None)
    return said[:1] == ["how"] and many is not None and tree[many].dep in SUBJECTS and not tree.children(many, "prep")


def _to_be_told(tree: Tree, cue: range) -> bool:
    """Whether it is only wished that somebody told: "I would like somebody to tell me who it was"."""
    verb = tree.head_of(cue)
    if verb is None or tree[verb].tag != "VB" or not any(tree[a].tag == "TO" for a in tree.children(verb, "aux")):
        return False
    return tree[tree[verb].head].lemma.lower() in _SEEKING


def _turned(tree: Tree, question: Proposition) -> bool:
    """Whether it is put as a question, the auxiliary first: "what can we do"."""
    subjects = tree.children(question.verb, *SUBJECTS)
    before = [a for a in tree.children(question.verb, *AUXILIARIES) if subjects and a < subjects[0]]
    return bool(before) or (bool(subjects) and tree[question.verb].lemma == "be" and question.verb < subjects[0])
