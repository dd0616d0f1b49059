"""Noun phrases as contents: those that assert something become sentences, names of topics become nothing.

"Reported an explosion": there was one. "Put the toll at 17": the toll is 17. "Charged Lee with
murder": Lee is guilty of murder. "Spoke about the explosion" says nothing of it.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from sayso.claims.anaphors import IDEAS, anaphor_of
from sayso.claims.clause_after_all import clause_after_all
from sayso.claims.cued import Cue
from sayso.claims.dangling import is_body, is_person
from sayso.claims.event_nouns import told_event
from sayso.claims.forms import Form, Proposition, is_verb
from sayso.claims.framed import felt_for, framed, is_refused
from sayso.claims.handed import handed, word_of
from sayso.claims.inflection import article, is_only_past, is_participle
from sayso.claims.mass_nouns import is_counted
from sayso.claims.misfits import PLURAL_NAME
from sayso.claims.only_agreed import is_agreed_to, is_taken_for
from sayso.claims.open_doers import WANTED
from sayso.claims.passives import subject_of_passive
from sayso.claims.put_at import put_at
from sayso.claims.questions import possible
from sayso.claims.setting import Names
from sayso.claims.such import such_as_before, varies
from sayso.claims.tree import Tree
from sayso.claims.withheld import IDENTIFYING, is_withheld, left_untold, told_then
from sayso.model import Act

TELLING = frozenset(
    (Act.SAY, Act.REPORT, Act.KNOW, Act.INDICATE, Act.BELIEVE, Act.DECLINE, Act.CONFIRM, Act.ADMIT, Act.SPECULATE)
)
"""Acts that tell something and do not want it, deny it or hold it against anybody."""
_WANTED = {Act.DEMAND: "should be", Act.PROMISE: "will be", Act.PREDICT: "will be", Act.WARN: "will be"}
"""How what is demanded, promised or foretold is there."""
_EXISTING = frozenset(
    "report confirm find see spot observe notice hear announce reveal disclose admit acknowledge concede declare list "
    "describe speak expect fear suspect allege claim document record detect discover mention talk tell show indicate "
    "deny estimate like note".split()
)
"""Verbs of which an indefinite object is said to be there: "found 21 casings", "reported an explosion"."""
_CITING = frozenset("cite quote mention recall".split())
_SEEN = frozenset("see spot observe notice hear watch find catch show".split())
_CALLED = frozenset("identify name describe see regard characterize characterise portray view treat hail brand label "
                    "denounce dismiss list condemn praise know recognize recognise".split())  # fmt: skip
_CITING = frozenset(("cite", "quote"))
"""Verbs whose object is on whose word something is told."""
_CHARGED = frozenset("charge accuse suspect convict indict book arrest blame".split())
_OF_A_CRIME = frozenset(("with", "of", "for", "on"))
IN_DOUBT = "in doubt"
_JUDGED = {
    "welcome": "welcome", "hail": "welcome", "applaud": "welcome", "blame": "to blame", "stand": "right",
    "endorse": "right", "defend": "right", "vouch": "right", "dispute": "right", "contest": "right",
    "question": IN_DOUBT, "doubt": IN_DOUBT,
}  # fmt: skip
"""What somebody says of a thing who does this to it."""
_PAPERS = frozenset("paper document record result book log bill invoice receipt map".split())
"""What may be wrong that is disputed, and points back at nothing that was said."""
_POINTED_AT = frozenset("the this that these those its his her their our my your such".split())
_ASKED_FOR = frozenset(
    "help money cash information assistance tip comment answer anonymity wallet purse phone response reply interview "
    "reaction statement".split()
)
"""What somebody calls for or demands without saying anything of it: "called for help", "asked for anonymity"."""
_DEEDS = frozenset(
    """resignation departure apology withdrawal surrender removal dismissal sacking suspension release arrest return
    extradition impeachment reinstatement prosecution expulsion recall""".split()
)
"""What is demanded of somebody by its name alone."""
_CALLING = frozenset("call calling demand appeal plea".split())
_ANYTHING = frozenset("anything something nothing everything someone anyone everyone nobody what".split())
_TURNING_DOWN = frozenset("reject dismiss refuse".split())
_AIMED = frozenset(("toward", "towards", "against", "at"))
_NAMES = frozenset(("NNP", "NNPS", "PRP"))
_OF_NAMES = frozenset("ORG GPE PERSON NORP LOC".split())
_WOULD = frozenset(("would", "'d"))
_TIMES = frozenset(("DATE", "TIME"))
_BARE = 2
"""Words of a noun with its article and nothing else."""


def stated(tree: Tree, nominal: Proposition, cue: Cue, names: Names) -> Proposition | None:
    """A noun phrase as what it says, None where it only names what is spoken of.

    What points back at a claim stays as it is.
    """
    nominal = _for_what(tree, such_as_before(tree, nominal), cue)
    event = told_event(tree, nominal, cue.head) or framed(tree, nominal, cue.head, cue.act)
    if found := event or handed(tree, nominal, cue.head):
        return found
    judged = _judged(tree, nominal, cue)
    wanted = cue.act is Act.DEMAND and any(tree.lower(c) in ("a", "an") for c in tree.children(nominal.head, "det"))
    if (anaphor := anaphor_of(tree, nominal, names)) and not (wanted or (judged and anaphor.noun in IDEAS)):
        return nominal
    if judged:
        return judged
    if cue.act is Act.ACCUSE:
        return _guilty(tree, nominal, cue)
    if (
        (cue.about and cue.act in TELLING)
        or _torn(tree, nominal)
        or cue.act is Act.QUESTION
        or (cue.act is Act.DENY and tree[nominal.head].tag in ("NNP", "NNPS"))  # "laughed at Lee"
        or (cue.act is Act.DENY and (is_refused(tree, nominal) or _turned_down(tree, nominal, cue)))
        or tree.lower(nominal.head) in _ANYTHING
        or is_taken_for(tree, nominal, cue)
        or is_agreed_to(tree, nominal, cue)
    ):
        return None
    nominal = _without_tellers(tree, nominal, cue)
    return _called(tree, nominal, cue) or put_at(tree, nominal, cue.lemma) or _told(tree, nominal, cue)


def _turned_down(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether what is rejected is there all the same: "rejected a verdict that cleared the governor"."""
    any_of_them = any(tree.lower(c) == "any" for c in tree.children(nominal.head, "det"))
    return cue.lemma in _TURNING_DOWN and bool(tree.children(nominal.head, "relcl")) and not any_of_them


def _for_what(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition:
    """What is asked for, without who is asked: "asked | the court | for a copy of the will"."""
    if cue.act is not Act.DEMAND or cue.head is None or tree[nominal.head].dep not in ("dobj", "dative"):
        return nominal
    leads = [p for p in nominal.words if tree.lower(p) == "for" and tree[p].head in (cue.head, nominal.head)]
    things = tree.children(leads[0], "pobj") if leads and leads[0] > nominal.head and cue.lemma == "ask" else []
    after = tuple(i for i in nominal.words if things and i > leads[0])
    return replace(nominal, head=things[0], words=after) if after else nominal


def _without_tellers(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition:
    """ "Reports of shootings from dispatchers", without those from whom they are."""
    of = cue.head is not None and cue.lemma in ("report", "call", "word") and tree[cue.head].tag[0] == "N"
    told = [p for p in tree.children(nominal.head, "prep") if of and tree.lower(p) == "from"]
    tellers = {i for p in told for i in tree.subtree(p)}
    return replace(nominal, words=tuple(i for i in nominal.words if i not in tellers)) if tellers else nominal


def _torn(tree: Tree, nominal: Proposition) -> bool:
    """Whether words are missing between its own: an attribution took two phrases for one."""
    gaps = (range(a + 1, b) for a, b in pairwise(nominal.words) if b > a + 1)
    return any(is_verb(tree, i) for gap in gaps for i in gap)


def _told(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """What a noun phrase says by itself or with "there is"."""
    # Of "such a store", as another told of, it is said whether it was there.
    ruled_out = cue.lemma == "rule" and cue.act in (Act.DECLINE, Act.DENY) and not nominal.whom
    if found := possible(tree, nominal) if ruled_out else _happening(tree, nominal, cue):
        return found
    called = cue.lemma == "call" and (tree[nominal.head].dep, tree[nominal.head].head) == ("dobj", cue.head)
    if cue.act is Act.DEMAND and (tree[nominal.head].lemma.lower() in _ASKED_FOR or cue.lemma == "challenge" or called):
        return None
    if cue.act not in TELLING:
        return _there(tree, nominal, cue) or (_asked_for(tree, nominal, cue) if _wanted(tree, nominal, cue) else None)
    if cue.act is Act.DECLINE and (cue.lemma in _CALLED - IDENTIFYING or cue.lemma == "ignore"):
        return None  # "stopped short of calling the vote unfair"
    if cue.act is Act.DECLINE:
        return left_untold(tree, nominal, cue) if is_withheld(tree, nominal, cue) else None
    shown = cue.lemma == "show" and cue.head is not None and tree[cue.head].tag == "VBN" and nominal.head < cue.head
    # Nothing is told of "tapes shown in court".
    return None if cue.lemma in IDENTIFYING | _CITING or shown else _reported(tree, nominal, cue)


def _reported(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """What is told to be there; not "identified two people shot last week", where by what name is left out."""
    if any(tree[i].tag == "$" for i in nominal.words) and tree[nominal.head].tag in ("CD", "$"):
        return None  # "claims of up to $400 million"
    counts = any(tree[i].tag == "CD" and _counts(tree, i, nominal) for i in nominal.words)
    there = _there(tree, nominal, cue) if counts or cue.lemma in _EXISTING else None
    return there or word_of(tree, nominal)


def _asked_for(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition:
    """What is demanded is wanted, what is promised comes: "the minister's resignation is wanted"."""
    several = tree[nominal.head].tag in ("NNS", "NNPS")
    if cue.act is Act.PROMISE:
        return replace(nominal, after="will come")
    return replace(nominal, after="are wanted" if several else "is wanted") if cue.act is Act.DEMAND else nominal


def _judged(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """ "Welcomed the disclosure": it is welcome."""
    if cue.lemma not in _JUDGED or tree[nominal.head].tag[0] != "N" or cue.act is Act.DECLINE:
        return None
    if any(tree[i].dep == "prep" and tree[i].head not in nominal.words for i in nominal.words):
        return None
    somebody = is_person(tree, nominal.head) or tree[nominal.head].tag in _NAMES or is_body(tree, nominal.head)
    if _JUDGED[cue.lemma] == "right" and (somebody or not _stood_by(tree, nominal, cue)):
        return None  # "stood behind the sheriff", "the house stands with its door open"
    if cue.act is Act.QUESTION and is_person(tree, nominal.head):
        return None  # "questioned the boyfriend"
    if cue.act is Act.DENY and tree[nominal.head].lemma.lower() not in _PAPERS:
        return None  # "disputed the charge"
    several = any(c in nominal.words for c in tree.children(nominal.head, "conj"))
    plural = tree[nominal.head].tag in ("NNS", "NNPS") or several
    return replace(nominal, after=f"{'are' if plural else 'is'} {_JUDGED[cue.lemma]}")


def _stood_by(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether who stands does so by what is said: "stands by his statement"."""
    above = tree[nominal.head].head
    return cue.lemma != "stand" or (tree.lower(above) in ("by", "behind") and tree[above].head == cue.head)


def _wanted(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether the bare phrase is enough: whose it is says who is to do it ("the minister's resignation")."""
    if cue.act is Act.DENY:
        return not any(tree.lower(c) == "the" for c in tree.children(nominal.head, "det")) or len(nominal.words) > _BARE
    if (
        _reported_to(tree, cue)
        or _threatened(tree, nominal, cue)
        or is_person(tree, nominal.head)
        or (definite(tree, nominal.head) and len(nominal.words) <= _BARE and not _ones_deed(tree, nominal))
    ):
        return False
    return bool(tree.children(nominal.head, "poss")) or tree[nominal.head].tag == "NN"


def _ones_deed(tree: Tree, nominal: Proposition) -> bool:
    """Whether it is what somebody is to do, or what is to be done with them: "demanded his resignation"."""
    ones = any(tree[c].tag == "PRP$" for c in tree.children(nominal.head, "poss"))
    return ones and tree[nominal.head].lemma.lower() in _DEEDS


def _counts(tree: Tree, i: int, nominal: Proposition) -> bool:
    """Whether a word makes the phrase say something: a number that is the point of it, a clause with "that"."""
    if tree[i].tag == "CD":
        below = tree[i].head == nominal.head or i == nominal.head
        return below and tree[i].entity not in _TIMES and not definite(tree, nominal.head)
    clause = tree[i].dep in ("acl", "ccomp") and tree[i].head == nominal.head
    leads = [c for c in tree.children(i, "mark", "aux") if tree.lower(c) in ("that", "to")]
    return clause and bool(leads) and tree[leads[0] - 1].tag != "CC"


def definite(tree: Tree, head: int) -> bool:
    """Whether a noun phrase means something known already: "the car", "his car", "Lee", "it"."""
    if tree[head].tag in ("PRP", "NNP", "NNPS", "WP", "WDT", "DT", "EX"):
        return True
    below = tree.children(head, "det", "poss", "predet")
    return any(tree[c].dep == "poss" or tree.lower(c) in _POINTED_AT for c in below)


def _there(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """ "There was an explosion", of an indefinite thing; not of "made a threat towards an officer"."""
    named = tree[nominal.head].entity in _OF_NAMES and len(nominal.words) == 1  # "support for ISIS"
    if named or _threatened(tree, nominal, cue) or _as_what(tree, nominal) or not _introduced(tree, nominal, cue):
        return None
    if shot := _in_a_state(tree, nominal, cue):
        return shot
    if clause := clause_after_all(tree, nominal):
        return clause
    being = _being(tree, nominal, cue)
    first = next((i for i in nominal.words if tree.is_word(i)), nominal.head)
    before = [c for c in tree.children(nominal.head) if c < nominal.head]
    bare = tree[nominal.head].tag == "NN" and first <= nominal.head and all(tree[c].dep == "compound" for c in before)
    one = bare and is_counted(tree[nominal.head].lemma.lower())  # "reported (an) altercation"
    return replace(nominal, before=f"there {being} {article(tree.word(first))}" if one else f"there {being}")


def _threatened(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether it is whom a threat is made to, and not what is threatened."""
    aimed = tree.lower(tree[nominal.head].head) in _AIMED
    return cue.act is Act.WARN and (aimed or is_person(tree, nominal.head))


def _being(tree: Tree, nominal: Proposition, cue: Cue) -> str:
    """The verb by which a thing is there: as it is wanted, denied or found."""
    would = cue.head is not None and any(tree.lower(a) in _WOULD for a in tree.children(cue.head, "aux"))
    if would or cue.lemma in WANTED:
        return "should be"
    several = any(c in nominal.words for c in tree.children(nominal.head, "conj"))
    many = tree[nominal.head].tag == "NNS" or several
    if modal := _WANTED.get(cue.act):
        return modal
    if cue.act is Act.DENY or (cue.lemma == "announce" and tree[nominal.head].lemma.lower() == "arrest"):
        return "have been" if many else "has been"
    told = cue.head
    if told is not None and tree[told].tag[0] == "N":  # "came to reports of a fire"
        told = next((i for i in tree.ancestors(told) if tree[i].tag[:2] == "VB"), None)
    past = told is not None and told_then(tree, told)
    return ("were" if many else "was") if past else ("are" if many else "is")


def _introduced(tree: Tree, nominal: Proposition, cue: Cue) -> bool:
    """Whether something is told to be there: not of "any names" that nobody confirmed, nor of "a call about a fire"."""
    if definite(tree, nominal.head) or tree[nominal.head].tag[:2] not in ("NN", "CD"):
        return False
    wanted = cue.lemma in WANTED and is_person(tree, nominal.head)
    if felt_for(tree, nominal, cue.head) or wanted or varies(tree, nominal.head):
        return False
    if cue.act is not Act.DENY and any(tree.lower(c) == "any" for c in tree.children(nominal.head, "det")):
        return False
    return not _reported_to(tree, cue)


def _reported_to(tree: Tree, cue: Cue) -> bool:
    """Whether a call tells of something and does not ask for it: "a call about a fire", "a call for a shooting".

    Not so what somebody calls for: "his call for a ban".
    """
    noun = cue.head is not None and tree[cue.head].tag[0] == "N"
    if cue.head is not None and cue.lemma in _CALLING and tree.children(cue.head, "poss"):
        return False
    return cue.act is Act.DEMAND and (cue.about or noun)


def _as_what(tree: Tree, nominal: Proposition) -> bool:
    """ "Described as a loner": what somebody is called, and nobody says who."""
    above = tree[nominal.head].head
    return tree.lower(above) == "as" and tree[above].dep == "prep"


def _in_a_state(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """ "Found Lee shot dead", where the parser takes the participle for a noun: Lee was shot dead."""
    doers = [c for c in tree.children(nominal.head, "nsubj") if c in nominal.words]
    if not doers or not is_participle(tree.lower(nominal.head)):
        return None
    subject = tuple(i for i in tree.subtree(doers[0]) if i in nominal.words)
    rest = tuple(i for i in nominal.words if i not in subject)
    past = cue.head is not None and told_then(tree, cue.head)
    return Proposition(nominal.head, rest, Form.VERBLESS, subject, before="was" if past else "")


def _called(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """ "Named Lee as the gunman": Lee is the gunman."""
    if cue.lemma not in _CALLED:
        return None
    words = set(nominal.words)
    before = subject_of_passive(tree, cue.head)
    above = tree[nominal.head].head
    if before and above not in words and tree.lower(above) == "as" and tree[above].head == cue.head:
        return Proposition(nominal.head, nominal.words, Form.VERBLESS, before)
    for i in nominal.words:
        if tree.lower(i) != "as" or tree[i].dep != "prep":
            continue
        own = set(tree.subtree(nominal.head))  # "described the boy in a hearing as calm": not "in a hearing"
        subject = tuple(w for w in nominal.words if w < i and (w in own or nominal.head > i)) or before
        rest = tuple(w for w in nominal.words if w > i)
        below = [c for c in tree.children(i, "pobj", "amod", "acomp") if c in words]
        if subject and rest and below:
            return Proposition(below[0], rest, Form.VERBLESS, subject)
    return None


def _happening(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """ "Saw a man running", "support provided by the enemy": what the phrase holds as a clause of its own."""
    for clause in tree.children(nominal.head, "acl"):
        if clause not in nominal.words or clause < nominal.head:
            continue
        by_whom = tree[clause].tag == "VBN" and bool(tree.children(clause, "agent"))
        by_whom = by_whom and not is_only_past(tree.lower(clause))
        seen = tree[clause].tag == "VBG" and cue.lemma in _SEEN
        before = tuple(i for i in nominal.words if i < min(tree.subtree(clause)) and tree.word(i) != ",")
        if before and (seen or (by_whom and not definite(tree, nominal.head))):
            rest = tuple(i for i in nominal.words if i not in before)
            past = cue.head is not None and (seen or cue.lemma in _CITING) and told_then(tree, cue.head)
            return Proposition(clause, rest, Form.VERBLESS, before, before="was" if past else "")
    return None


def _guilty(tree: Tree, nominal: Proposition, cue: Cue) -> Proposition | None:
    """ "Charged Lee with murder": Lee is guilty of murder. A bare name says nothing."""
    if cue.lemma not in _CHARGED and not any(is_verb(tree, i) for i in nominal.words):
        return None  # "alleged theft in 2011"
    at = next((i for i in nominal.words if _names_crime(tree, i, nominal)), None)
    if at is not None:
        accused = tuple(i for i in nominal.words if i < at) or _accused(tree, cue)
        crime = tuple(i for i in nominal.words if i > at)
    else:
        accused = _accused(tree, cue)
        crime = nominal.words if not set(accused) & set(nominal.words) else ()
    manner = [p for p in accused if tree.lower(p) == "as" and tree[p].dep == "prep" and tree[p].head == cue.head]
    accused = tuple(i for i in accused if not manner or i < manner[0])  # "charged as an adult with theft"
    crime = tuple(i for i in crime if i not in accused)
    if not crime or cue.lemma not in _CHARGED or not accused:
        return None
    head = tree.head_of(crime)
    assert head is not None
    several = PLURAL_NAME.search(tree.span(accused).of(tree.text)) or tree[accused[-1]].tag in ("NNS", "NNPS")
    return Proposition(head, crime, Form.NOMINAL, accused, before="are guilty of" if several else "is guilty of")


def _names_crime(tree: Tree, i: int, nominal: Proposition) -> bool:
    if any(tree[c].entity in ("DATE", "TIME") for c in tree.children(i)):  # "accused Lee on Friday of murder"
        return False
    return tree[i].dep == "prep" and tree.lower(i) in _OF_A_CRIME and tree[i].head not in nominal.words


def _accused(tree: Tree, cue: Cue) -> tuple[int, ...]:
    """Whom a cue accuses where the content only says of what."""
    found = subject_of_passive(tree, cue.head)
    if found or cue.head is None:
        return found
    objects = tree.children(cue.head, "dobj")
    return tuple(tree.subtree(objects[0], frozenset(("relcl", "acl", "punct", "appos", "prep")))) if objects else ()
