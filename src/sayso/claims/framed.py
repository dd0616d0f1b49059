"""Noun phrases that say something by the verb that governs them: what was confirmed, cited, apologised for, unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from sayso.claims.dangling import is_person
from sayso.claims.forms import Form, Proposition, form_of, is_verb
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.stance.acts import DOCUMENTS, NOUNS, VERBS
from sayso.claims.stance.stances import tells_what
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, SpeakerKind

_MISTAKES = frozenset("error mistake blunder oversight misstep typo".split())
"""What one who apologises for it says to have made."""
_OWN = frozenset("his her its their our my".split())
_OF = frozenset(("of", "about"))
_NAMED = frozenset(("PERSON", "ORG", "NORP", "GPE", "WORK_OF_ART"))
_TOLD = frozenset(("ccomp", "parataxis"))
_EDGES = frozenset(("punct", "cc", "mark"))
_GIVING_WORD = frozenset((Act.SAY, Act.REPORT, Act.INDICATE, Act.CONFIRM, Act.DENY, Act.ADMIT, Act.ACCUSE))
"""Acts of nouns that are cited as what somebody said; fears, threats and orders are reasons."""
_BINDING = frozenset("law rule regulation policy order ban contract agreement inquiry investigation".split())
"""What binds whoever cites it, though it may be a document."""
_FOR = frozenset("for toward towards".split())
_ANY = frozenset(("any", "all"))
_CONDUCT = {
    "involvement": ("is involved", False),
    "knowledge": ("has", True),
    "role": ("has a", True),
    "part": ("has a", True),
    "wrongdoing": ("is guilty of", True),
}
"""What is true of somebody who has it, by the noun for it, and whether that noun is told with it."""
_MANY_DO = {"is involved": "are involved", "has": "have", "has a": "have a", "is guilty of": "are guilty of"}
_QUALITIES = {"authenticity": "authentic", "genuineness": "genuine", "legality": "legal", "validity": "valid"}
"""What a thing is that has them."""
_APPLIED_FOR = frozenset(
    "motion request appeal application petition bid bail bond parole permit permission visa access entry asylum "
    "injunction clemency plea".split()
)
"""What is denied to somebody, which says nothing of its being there: "denied bail", "denied a motion"."""
_CONTRADICTED = frozenset(("denial", "year", "decade"))
"""What is contradicted without any saying what: "years of denials"."""
_DEFINITE = frozenset("the this that these those".split())


def framed(tree: Tree, nominal: Proposition, cue: int | None, act: Act) -> Proposition | None:
    """What a noun phrase says under a cue, by its head and act; None where the verb gives it nothing of the kind."""
    if cue is None:
        return None
    lemma = tree[cue].lemma.lower()
    if found := _genuine(tree, nominal):
        return found
    if act is Act.CONFIRM:
        return _borne_out(tree, nominal)
    rule = _BY_VERB.get(lemma)
    return rule(tree, nominal, cue) if rule and act is not Act.DECLINE else None


def _genuine(tree: Tree, nominal: Proposition) -> Proposition | None:
    """ "Confirmed the authenticity of the letter", "disputed the letter's authenticity": the letter is authentic."""
    quality = _QUALITIES.get(tree[nominal.head].lemma.lower())
    of = [o for p in tree.children(nominal.head, "prep") if tree.lower(p) == "of" for o in tree.children(p, "pobj")]
    things = of or [c for c in tree.children(nominal.head, "poss") if tree[c].tag[0] == "N"]
    if quality is None or len(things) != 1:
        return None
    words = tuple(i for i in tree.subtree(things[0], frozenset(("case",))) if i in nominal.words)
    several = tree[things[0]].tag in ("NNS", "NNPS") or bool(tree.children(things[0], "conj"))
    return Proposition(things[0], words, Form.NOMINAL, after=f"{'are' if several else 'is'} {quality}")


def _borne_out(tree: Tree, nominal: Proposition) -> Proposition | None:
    """ "Confirmed every word of what the crew told him": it is true."""
    below = [c for p in tree.children(nominal.head, "prep") for c in tree.children(p, "pcomp") if tree.lower(p) == "of"]
    told = any(c in nominal.words and tells_what(tree, c) for c in below)
    return replace(nominal, after="is true") if told else None


def _reason(tree: Tree, nominal: Proposition, cue: int) -> Proposition | None:
    """ "Closed the road, citing the ice": it did so because of the ice; not on whose word something is told."""
    above, head = tree[cue].head, nominal.head
    if tree[cue].dep != "advcl" or tree[cue].tag != "VBG" or cue < above or not is_verb(tree, above):
        return None
    if tree[above].dep == "ccomp":  # "said the road was closed, citing the ice": why it says so
        return None
    if is_source(tree, head) or form_of(tree, above) is not Form.FINITE or tree.children(above, *_TOLD):
        return None
    if not tree.children(above, *SUBJECTS) or VERBS.get(tree[above].lemma.lower()) is Act.DECLINE:
        return None
    aside = set(tree.subtree(cue))
    done = [i for i in tree.subtree(above) if i not in aside and i < cue]
    while done and tree[done[-1]].dep in _EDGES:
        done.pop()
    while done and tree[done[0]].dep in _EDGES:
        done.pop(0)
    return replace(nominal, subject=tuple(done), before="because of")


def is_refused(tree: Tree, nominal: Proposition) -> bool:
    """Whether what is denied is no claim: a motion that is turned down, or "years of denials"; not "any request"."""
    lemma, articles = tree[nominal.head].lemma.lower(), tree.children(nominal.head, "det")
    any_of_them = any(tree.lower(c) == "any" for c in articles)
    return lemma in _CONTRADICTED or (lemma in _APPLIED_FOR and not any_of_them)


def felt_for(tree: Tree, nominal: Proposition, cue: int | None) -> bool:
    """ "Showed regard for miners": they are there whatever is felt for them."""
    leads = tree[nominal.head].head
    felt = tree[leads].head
    towards = tree.lower(leads) in _FOR and tree[leads].dep == "prep"
    shown = tree[felt].dep == "dobj" and tree[felt].head == cue and tree[felt].tag == "NN"
    return towards and shown and felt not in nominal.words and tree[felt].lemma.lower() not in NOUNS


def is_source(tree: Tree, noun: int) -> bool:
    """Whether something is told on its word: a person, a body, a document, a statement."""
    lemma = tree[noun].lemma.lower()
    if is_person(tree, noun) or tree[noun].entity in _NAMED or tree[noun].tag in ("CD", "PRP", "NNP", "NNPS"):
        return True
    if lemma in _BINDING:
        return False
    return (
        kind_of_noun(tree.lower(noun)) is not SpeakerKind.UNKNOWN
        or lemma in DOCUMENTS
        or NOUNS.get(lemma) in _GIVING_WORD
    )


def _apologised_for(tree: Tree, nominal: Proposition, cue: int) -> Proposition | None:
    """ "Apologised for the error": who does so made it, unless it is another's or only what there may be."""
    doers = tree.children(cue, "nsubj")
    words = tuple(i for i in nominal.words if i >= min(tree.subtree(nominal.head)))
    others = [c for c in tree.children(nominal.head, "poss") if tree.lower(c) not in _OWN]
    any_ = any(tree.lower(c) == "any" for c in tree.children(nominal.head, "det"))
    if len(doers) != 1 or tree[nominal.head].lemma.lower() not in _MISTAKES or others or any_:
        return None
    subject = tuple(tree.subtree(doers[0], frozenset(("relcl", "appos", "punct"))))
    return replace(nominal, words=words, subject=subject, before="made")


def _unknown(tree: Tree, nominal: Proposition, cue: int) -> Proposition | None:
    """ "Knew nothing of any other cargo": whether there was other cargo, who says so can't tell."""
    if tree.lower(nominal.head) != "nothing":
        return None
    things = [o for p in tree.children(nominal.head, "prep") if tree.lower(p) in _OF for o in tree.children(p, "pobj")]
    if len(things) != 1 or tree[things[0]].tag not in ("NN", "NNS") or is_person(tree, things[0]):
        return None
    below = tree.children(things[0], "det", "poss", "predet")
    if any(tree[c].dep == "poss" or tree.lower(c) in _DEFINITE for c in below):
        return None
    words = [i for i in tree.subtree(things[0]) if i in nominal.words]
    kept = tuple(i for i in words if tree.lower(i) != "any")
    past = tree[cue].tag in ("VBD", "VBN")
    several = tree[things[0]].tag == "NNS"
    being = ("were" if several else "was") if past else "are" if several else "is"
    some = " some" if len(kept) < len(words) and not several else ""
    return Proposition(things[0], kept, Form.NOMINAL, before=f"there {being}{some}")


def _done(tree: Tree, nominal: Proposition, cue: int) -> Proposition | None:
    """ "Denied involvement in the deal": whoever does so is involved in it."""
    said = _CONDUCT.get(tree[nominal.head].lemma.lower())
    doers, below = tree.children(cue, "nsubj"), tree.children(nominal.head, "det", "poss")
    if said is None or len(doers) != 1 or tree[nominal.head].dep != "dobj":
        return None
    own = all(tree.lower(c) in _OWN | _ANY for c in below)
    rest = [i for i in nominal.words if i not in below]
    opening = next((i for i in rest if i > nominal.head), None)
    if not own or opening is None or tree[opening].dep != "prep":
        return None
    subject = tuple(tree.subtree(doers[0], frozenset(("relcl", "appos", "punct"))))
    several = tree[doers[0]].tag in ("NNS", "NNPS") or bool(tree.children(doers[0], "conj"))
    being, noun = said
    words = tuple(i for i in rest if noun or i > nominal.head)
    return replace(nominal, words=words, subject=subject, before=_MANY_DO[being] if several else being)


_BY_VERB: dict[str, Callable[[Tree, Proposition, int], Proposition | None]] = {
    "cite": _reason,
    "apologise": _apologised_for,
    "apologize": _apologised_for,
    "know": _unknown,
    "deny": _done,
}
