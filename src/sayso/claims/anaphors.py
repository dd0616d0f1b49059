"""What in a claim's words points back at a claim made before: "the accusation", "any involvement", "it is false"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.any_of import ANY, bare, tells_of_thing
from sayso.claims.denied_again import denying
from sayso.claims.elided import bare_answer, elided_subject
from sayso.claims.elliptical import calls_too_far, figure_said, is_figure_alone, is_figure_put
from sayso.claims.elsewhere import Where, elsewhere, given_by
from sayso.claims.event_nouns import points_at_event
from sayso.claims.flat_denials import flat_denial
from sayso.claims.forms import Form, Proposition
from sayso.claims.no_such import such_deed
from sayso.claims.revised import Revision, revision_of
from sayso.claims.setting import Names
from sayso.claims.stance.acts import FALSEHOODS, SHAMEFUL, SHAMING, TRUTHS
from sayso.claims.stance.negation import negative_argument
from sayso.claims.tree import Tree
from sayso.claims.whose_claim import MAKING, OWNING, in_paper, owner
from sayso.model import Act

SPOKEN: dict[str, frozenset[Act]] = {
    noun: frozenset(acts)
    for nouns, acts in (
        ("accusation allegation charge", (Act.ACCUSE, Act.SAY, Act.REPORT)),
        ("claim assertion statement remark comment word contention argument", (Act.SAY, Act.ACCUSE, Act.REPORT)),
        ("report story rumour rumor account version article", (Act.REPORT, Act.SAY, Act.ACCUSE)),
        ("explanation narrative", (Act.SAY, Act.ADMIT, Act.REPORT)),
        ("suggestion speculation theory idea insinuation notion", (Act.SPECULATE, Act.BELIEVE, Act.SAY)),
        ("estimate figure number toll count finding conclusion", (Act.SAY, Act.INDICATE, Act.REPORT)),
        ("denial", (Act.DENY,)),
        ("demand request", (Act.DEMAND,)),
        ("part point", (Act.SAY, Act.ACCUSE, Act.REPORT)),
    )
    for noun in nouns.split()
    for acts in (acts,)
}
"""Nouns that stand for what was said, and the acts it may have been said by, likeliest first."""
CONDUCT = frozenset("involvement wrongdoing responsibility role link connection knowledge everything".split())
"""Nouns that stand for what somebody is said to have done: "denied any involvement"."""
POINTERS = frozenset("it this that them those these which".split())
FIGURES = frozenset(("estimate", "figure", "number", "toll", "count"))
IDEAS = frozenset(("suggestion", "speculation", "theory", "idea", "notion"))
"""Nouns for what is only put forward."""
_OF_LAND = frozenset("territorial maritime land insurance asylum benefit jobless unemployment".split())
"""What is claimed as one's own or due, and not as true."""
_TOPICAL = frozenset(("about", "on", "concerning", "over"))
_DEFINITE = frozenset(("the", "that", "this", "those", "these"))
_TAIL = frozenset(("later", "latter", "last", "second"))
_FRESH = frozenset(("another", "new", "different", "similar", "other", "fresh"))
"""With these the noun stands for something not yet said."""
_UNTRUE = FALSEHOODS | frozenset("lies fabricated smear propaganda wrong incorrect".split())
_NOT = frozenset(("not", "n't", "never", "hardly"))
_SO = frozenset(("true", "correct"))
_TRUE = _SO | frozenset("accurate right genuine".split())
CONTRARY = frozenset(("opposite", "contrary", "reverse", "otherwise"))
"""Words that say of what another just said that it is not so."""
RETRACTING = frozenset("retract recant withdraw".split())
_ASCRIBING = frozenset(("attribute", "ascribe", "credit"))
"""Verbs that only tell who said it."""
_NAMING = frozenset(("name", "identify"))
_REJECTING = frozenset(("deny", "reject"))
"""What is done with a claim, as a clause about it tells: "the claim made by", "which he repeated"."""
_STOPS = frozenset((",", "—", "–"))
_TRUTH = frozenset("truth basis foundation substance merit".split())
_CHECKED = frozenset("verify confirm substantiate corroborate prove disprove".split())


@dataclass(frozen=True, slots=True)
class Anaphor:
    """The words that point back: the noun (or pronoun), who it is said to be from, and whether only the last part."""

    word: int
    noun: str
    owner: str | None = None
    tail: bool = False
    denies: bool = False
    """Whether the clause itself calls it untrue: "called it a fable"."""
    checks: bool = False
    """Whether the clause only says that it was or could not be checked."""
    ascribed: str | None = None
    """To whom the clause ascribes what was said, so that it only tells who did: "attributed the claim to the union"."""
    figure: tuple[int, ...] = ()
    """The words of it, if it is but a figure, of what was just counted."""
    revision: Revision | None = None
    """The figure that is replaced, where it is one that the speaker gave."""
    retracts: bool = False
    """Whether the clause takes back what its own speaker said: "I withdraw it"."""
    event: bool = False
    """Whether it names a happening that was told of: "confirmed the attack"."""
    such: bool = False
    """Whether it names a deed as one that was told of: "gave no such order"."""
    told: bool = False
    """Whether what is called true or untrue is told in the same sentence: "reports that he fled proved false"."""
    elided: bool = False
    """Whether the clause leaves its verb to what was just said: "they had not"."""
    about: frozenset[str] = frozenset()
    """The nouns (lemmas) that tell which of several is meant: "the report about the councillors"."""
    where: Where | None = None
    """Where it is told, if the words only name it: "swore to it", "gave a different figure"."""


def anaphor_of(tree: Tree, proposition: Proposition, names: Names) -> Anaphor | None:
    """What in a proposition points back at a claim, None where it says something of its own."""
    words = proposition.words
    if (answer := bare_answer(tree, proposition)) is not None:
        return Anaphor(answer[0], tree.lower(answer[0]), denies=answer[1], elided=True)
    if proposition.form in (Form.NOMINAL, Form.FINITE) and (there := elsewhere(tree, words, proposition.head)):
        return Anaphor(there[0], tree.lower(there[0]), where=there[1])
    if (single := bare(tree, proposition, ANY | {"so"})) is not None:
        some = tree.lower(single) in ANY  # else "the mayor said so on Monday"
        return Anaphor(single, tree.lower(single) if some else "that", event=some)
    if (such := such_deed(tree, proposition)) is not None:
        return Anaphor(such, tree[such].lemma.lower(), such=True)
    return _by_form(tree, proposition, names)


def _by_form(tree: Tree, proposition: Proposition, names: Names) -> Anaphor | None:
    """The same by the form in which it is said: as a phrase, as what something is called, or as a clause."""
    if proposition.form is Form.NOMINAL:
        return None if proposition.before else _nominal(tree, proposition.head, proposition.words, names)
    if proposition.form is Form.VERBLESS:
        return _called(tree, proposition, names)
    return _of_clause(tree, proposition, names) if proposition.form is Form.FINITE else None


def points_back(tree: Tree, proposition: Proposition, names: Names) -> bool:
    """Whether it says nothing without what it points at; that "he gave no such order" says something by itself."""
    anaphor = anaphor_of(tree, proposition, names)
    return anaphor is not None and not anaphor.such


def _of_clause(tree: Tree, proposition: Proposition, names: Names) -> Anaphor | None:
    """The same of a clause."""
    if (retracted := _retracted(tree, proposition)) is not None:
        return Anaphor(retracted, tree.lower(retracted), denies=True, retracts=True)
    if (subject := elided_subject(tree, proposition) or denying(tree, proposition)) is not None:
        return Anaphor(subject, tree.lower(subject), elided=True)
    if figure := figure_said(tree, proposition.head, proposition.words):
        return Anaphor(figure[0], "figure", figure=figure)
    if flat := flat_denial(tree, proposition):
        return Anaphor(flat[0], "that", denies=flat[1])
    return _judged(tree, proposition, names)


def _judged(tree: Tree, proposition: Proposition, names: Names) -> Anaphor | None:
    """What a clause calls true or false, or says was checked."""
    words = proposition.words
    if (claim := _truth_of(tree, proposition.head)) is not None:
        full = _says_which(tree, claim)
        return (
            Anaphor(claim, tree[claim].lemma.lower(), told=True)
            if full
            else _phrase(tree, claim, tree.subtree(claim), names, False)
        )
    below = tree.children(proposition.head, "nsubj", "nsubjpass")
    subjects = [c for c in below if c in words or c in proposition.subject]
    verdicts = set(verdicts_of(tree, proposition.head))
    if verdicts and (claim := _just_told(tree, proposition, subjects)) is not None:
        return Anaphor(claim, "which", denies=bool(verdicts & _UNTRUE))
    if not subjects:
        return None
    if verdicts and (subjects[0] in proposition.subject or _says_which(tree, subjects[0])):
        return Anaphor(subjects[0], tree[subjects[0]].lemma.lower(), denies=bool(verdicts & _UNTRUE), told=True)
    checked = tree[proposition.head].lemma.lower() in _CHECKED and tree[subjects[0]].dep == "nsubjpass"
    bearers = (proposition.head, *tree.children(proposition.head, "attr", "acomp"))
    introduces = tree.lower(subjects[0]) == "it" and any(
        tree.children(b, "ccomp", "csubj", "acl", "xcomp") for b in bearers
    )
    undone = verdicts & _UNTRUE and tree.children(proposition.head, "neg")  # "this is not a joke" denies nothing
    if introduces or undone or not (verdicts or checked):  # "it is false that the bank closed"
        return None
    so = verdicts & _SO and tree.lower(subjects[0]) in POINTERS  # "That is not true"; "it is genuine" of a document
    found = Anaphor(subjects[0], tree.lower(subjects[0])) if so else None
    found = found or _phrase(tree, subjects[0], words, names, bool(verdicts & _UNTRUE))
    return replace(found, checks=checked) if found else None


def _just_told(tree: Tree, proposition: Proposition, subjects: Sequence[int]) -> int | None:
    """The "claim" of "he saw ten of them, a claim the ministry said was false": what was told right before it."""
    for noun in proposition.words:
        if tree[noun].lemma.lower() not in SPOKEN or not (noun in subjects or proposition.head in tree.subtree(noun)):
            continue
        if any(tree.lower(d) in ("a", "an") and tree.word(d - 1) in _STOPS for d in tree.children(noun, "det")):
            return noun
    return None


def told_from(tree: Tree, proposition: Proposition) -> int | None:
    """Where a clause has told the claim that it calls true or false itself, or what it announces; None of any other."""
    head = proposition.head
    if (there := elsewhere(tree, proposition.words, head)) and there[1] is Where.GIVEN_NEXT:
        return given_by(tree, head)
    if proposition.form is not Form.FINITE:
        return None
    named = [c for c in tree.children(head, "nsubj") if _says_which(tree, c)] if any(verdicts_of(tree, head)) else []
    claim = named[0] if named else _truth_of(tree, head)
    return tree[max(tree.subtree(claim))].start if claim is not None and _says_which(tree, claim) else None


def _truth_of(tree: Tree, head: int) -> int | None:
    """The claim of which "there is no truth": "no basis for the accusation that she took money", "in these reports"."""
    truths = [c for c in tree.children(head, "attr") if tree[c].lemma.lower() in _TRUTH]
    if not tree.children(head, "expl"):
        return None
    named = [o for c in truths for p in tree.children(c, "prep") for o in tree.children(p, "pobj")]
    return next((o for o in named if tree[o].lemma.lower() in SPOKEN or tree.lower(o) in POINTERS), None)


def _says_which(tree: Tree, noun: int) -> bool:
    """Whether a noun for a claim says itself which: "the claim that she took money (is false)"."""
    below = tree.children(noun, "acl", "ccomp")
    marks = (m for c in below for m in tree.children(c))
    told = any(tree.lower(m) == "that" or (tree[m].dep == "mark" and tree[m].tag == "VBG") for m in marks)
    told = told or any(tree[c].tag == "VBG" and tree.children(c, "ccomp") for c in below)  # "claims alleging they fled"
    return told and tree[noun].lemma.lower() in SPOKEN


def verdicts_of(tree: Tree, verb: int) -> Iterator[str]:
    """The words by which a clause calls its subject true or untrue: "is false", "proved right", "turned out to be"."""
    if _lacks_truth(tree, verb):
        yield "baseless"
    if any(tree.lower(a) in ("would", "'d", "might") for a in tree.children(verb, "aux")):
        return  # "he knew how absurd that would be"
    own = () if tree[verb].lemma.lower() == "go" else (verb,)  # "something went wrong"
    verbs = (*own, *(x for x in tree.children(verb, "xcomp") if tree[x].lemma.lower() == "be"))
    called = (c for v in verbs for c in tree.children(v, "acomp", "attr", "oprd"))
    yield from (
        tree.lower(i)
        for c in called
        for i in tree.subtree(c)
        if tree.lower(i) in _UNTRUE | _TRUE and not (tree.lower(i) in SHAMING and _of_a_deed(tree, verb, c))
    )
    if any(tree[s].lemma.lower() in FIGURES for s in tree.children(verb, "nsubj")):
        yield from ("wrong" for v in verbs for c in tree.children(v, "acomp") if calls_too_far(tree, c))
    without = (p for v in verbs for p in tree.children(v, "prep") if tree.lower(p) == "without")
    yield from ("baseless" for p in without for o in tree.children(p, "pobj") if tree[o].lemma.lower() in _TRUTH)


def _of_a_deed(tree: Tree, verb: int, called: int) -> bool:
    """Whether what is called shameful may be what was done, and no claim: "this was an outrageous act"."""
    points = any(tree.lower(s) in POINTERS for s in tree.children(verb, "nsubj"))
    return points and tree[called].lemma.lower() not in SPOKEN


def is_called_untrue(tree: Tree, noun: int) -> bool:
    """Whether a clause calls its subject untrue: "reports that he fled are false"."""
    return tree[noun].dep == "nsubj" and not _UNTRUE.isdisjoint(verdicts_of(tree, tree[noun].head))


def _lacks_truth(tree: Tree, verb: int) -> bool:
    """Whether a clause says that its subject "has no basis" or "lacks any substance"."""
    lemma = tree[verb].lemma.lower()
    truths = [o for o in tree.children(verb, "dobj") if tree[o].lemma.lower() in _TRUTH]
    lacks = lemma in ("lack", "miss")
    return any(lacks or (lemma == "have" and negative_argument(tree, o) is not None) for o in truths)


def _retracted(tree: Tree, proposition: Proposition) -> int | None:
    """The pronoun in "I withdraw it"; None of any other clause."""
    if tree[proposition.head].lemma.lower() not in RETRACTING:
        return None
    ones_own = any(tree.lower(c) in ("i", "we") for c in tree.children(proposition.head, "nsubj"))
    objects = [c for c in tree.children(proposition.head, "dobj") if tree.lower(c) in ("it", "that", "this")]
    return objects[0] if ones_own and objects and objects[0] in proposition.words else None


def _nominal(tree: Tree, head: int, words: Sequence[int], names: Names) -> Anaphor | None:
    """The same of a noun phrase."""
    if revision := revision_of(tree, head, words):
        return Anaphor(head, tree[head].lemma.lower(), revision=revision)
    if tree.lower(head) == "something" and tree.word(head - 1) in _STOPS:  # "..., something they have denied"
        return Anaphor(head, "which")
    if is_figure_alone(tree, words):
        return Anaphor(head, "figure", figure=tuple(words))
    if points_at_event(tree, head, words):
        return Anaphor(head, tree[head].lemma.lower(), event=True)
    named = tree.lower(head) == "them" and tree[tree[head].head].lemma.lower() in _NAMING  # who is not named
    return None if named else _of_noun(tree, head, words, names)


def _of_noun(tree: Tree, head: int, words: Sequence[int], names: Names) -> Anaphor | None:
    """The same of a noun for a claim or a pronoun, with whom it is ascribed to."""
    besides = tree.children(head, "conj")  # "her statements and lies"
    verdict = any(tree.lower(i) in _UNTRUE for i in words if i != head and i not in besides)
    ascribed = _ascribed(tree, head, names)
    if ascribed and (noun := _of_which(tree, head)) is not None:
        found = _phrase(tree, noun, (), names, verdict)
        return replace(found or Anaphor(head, "which"), ascribed=ascribed)
    found = _phrase(tree, _noun(tree, head, words), words, names, verdict)
    return replace(found, ascribed=_ascribed(tree, found.word, names)) if found else None


def _of_which(tree: Tree, head: int) -> int | None:
    """The noun that "which" stands for: "the story about the well, which the Herald attributed to her"."""
    verb = tree[head].head
    if tree[head].tag not in ("WDT", "WP") or tree[verb].dep != "relcl":
        return None
    above = (tree[verb].head, *tree.ancestors(tree[verb].head))
    return next((i for i in above if tree[i].lemma.lower() in SPOKEN), tree[verb].head)


def _ascribed(tree: Tree, head: int, names: Names) -> str | None:
    """Who is told to have said it, by the verb that governs the noun."""
    verb = tree[head].head
    if tree[verb].lemma.lower() not in _ASCRIBING:
        return None
    for obj in (
        o for p in tree.children(verb, "prep", "dative") if tree.lower(p) == "to" for o in tree.children(p, "pobj")
    ):
        who = names.name_at([obj]) if tree[obj].tag == "PRP" else tree.span(tree.subtree(obj)).of(tree.text)
        return f"{who[:1].upper()}{who[1:]}" if who else None
    return None


def _noun(tree: Tree, head: int, words: Sequence[int]) -> int:
    """The noun of a phrase that the parser broke up, so that its article seems to be its head."""
    nouns = [i for i in words if tree[i].tag.startswith("NN")]
    return nouns[-1] if nouns and tree[head].tag == "DT" else head


def _called(tree: Tree, proposition: Proposition, names: Names) -> Anaphor | None:
    """ "Called it a fable": what it is called says that it is untrue; "put the figure at 12": it is that just told."""
    head = tree.head_of(proposition.subject)
    if head is not None and is_figure_put(tree, head, proposition.words):
        return Anaphor(head, "figure", figure=tuple(proposition.words))
    said = {tree.lower(i) for i in proposition.words}
    untrue, true = bool(said & _UNTRUE), bool(said & TRUTHS)
    named = tree.head_of(proposition.subject) if untrue or true else None
    # "The Halvernese accusations", where the parser parts the name from its noun
    named = next((i for i in proposition.subject if i - 1 == named and tree[i].lemma.lower() in SPOKEN), named)
    if named is not None and said & _UNTRUE <= SHAMEFUL and not true and tree[named].tag == "PRP":
        return None  # who calls it shameful need not call it untrue
    denies = untrue or bool(said & _NOT)
    return _phrase(tree, named, (), names, denies) if named is not None else None


def _phrase(tree: Tree, head: int, words: Sequence[int], names: Names, denies: bool) -> Anaphor | None:
    noun = tree[head].lemma.lower()
    if tree.lower(head) in POINTERS:
        own = [i for i in words if tree[i].dep not in ("punct",) and i != head]
        told = (denies or not own) and not tells_of_thing(tree, head, SPOKEN)
        return Anaphor(head, tree.lower(head), denies=denies) if told else None
    if noun in CONTRARY and not words[2:]:  # "the opposite of peace" is something else
        return Anaphor(head, noun, denies=True)
    below = tree.children(head)
    landed = noun == "claim" and any(tree[c].entity == "LOC" or tree.lower(c) in _OF_LAND for c in below)
    if landed or (noun not in SPOKEN and noun not in CONDUCT):  # "its South China Sea claims"
        return None
    modifiers = {tree.lower(c) for c in below}
    about = _about(tree, head) if modifiers & _DEFINITE else frozenset()
    if _bare_figures(tree, head) or any(
        tree[c].dep in ("acl", "relcl", "ccomp") for c in below if c in words and not _about_speaker(tree, c)
    ):
        return None
    fresh = modifiers & _FRESH or any(tree[i].tag == "CD" for i in words)
    if fresh or (not about and _has_complement(tree, head, words)):
        return None
    return Anaphor(head, noun, owner(tree, head, names), bool(modifiers & _TAIL), denies, about=about)


def _about(tree: Tree, head: int) -> frozenset[str]:
    """What a noun for what was said is about, where it tells no more of it: "the story about the well"."""
    told = [p for p in tree.children(head, "prep") if tree.lower(p) in _TOPICAL]
    nouns = [o for p in told for o in tree.children(p, "pobj") if tree[o].tag.startswith("NN")]
    others = [p for p in tree.children(head, "prep") if p not in told and tree.lower(p) not in OWNING]
    return frozenset() if others else frozenset(tree[o].lemma.lower() for o in nouns)


def _bare_figures(tree: Tree, head: int) -> bool:
    """Whether figures are any, and not those just told: "she did not give casualty figures"."""
    several = tree[head].tag == "NNS" and tree[head].lemma.lower() in FIGURES
    return several and not tree.children(head, "det", "poss")


def _about_speaker(tree: Tree, clause: int) -> bool:
    """Whether a clause tells who made it rather than what it says: "the claim made by", "which he repeated"."""
    return tree[clause].lemma.lower() in MAKING | _REJECTING


def _has_complement(tree: Tree, head: int, words: Sequence[int]) -> bool:
    """Whether it says what it is about: "the toll at seventeen", "all of what he said"; not "the claim as spite"."""
    prepositions = [p for p in tree.children(head, "prep") if p in words and tree.lower(p) != "as"]
    return any(
        tree[o].dep == "pcomp" or (tree[o].dep == "pobj" and tree.lower(p) not in OWNING and not in_paper(tree, p, o))
        for p in prepositions
        for o in tree.children(p)
    )
