"""What says nothing that stands alone: clauses without their subject, bare questions, pronouns nobody settles."""

from __future__ import annotations

from collections.abc import Mapping

from sayso.claims.dangling import FIRST, dangles
from sayso.claims.forms import AUXILIARIES, FINITE_TAGS, Form, Proposition, bids, raised
from sayso.claims.loose import Told, bidding, is_loose
from sayso.claims.of_those import such_a_one
from sayso.claims.pointers import pointers
from sayso.claims.references import replacements
from sayso.claims.resumed import resumed
from sayso.claims.setting import Setting
from sayso.claims.torn import LATER
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act

_UNFINISHED = frozenset((Form.GERUND, Form.INFINITIVE, Form.PARTICIPLE))
_EMPTY = SUBJECTS | AUXILIARIES | frozenset(("punct", "intj", "neg", "cc", "mark"))
_LEAST = 2
"""Words of which a claim has one more than "pray"."""
_THIRD = frozenset("he she it they him her them".split())
_PERSONAL = frozenset(("him", "her"))
_ONESELF = frozenset("i me my mine".split())
_EARLY = frozenset(("dobj", "pobj", "dative", "nsubj"))
_NOTING = frozenset("note see mention remember consider say tell observe hear".split())
_DOING = frozenset(("nsubj", "nsubjpass"))
_TURNED = frozenset("be come go stand lie sit remain follow".split())


def is_fragment(tree: Tree, proposition: Proposition) -> bool:
    """Whether it is a clause that lost its subject, which can't be made to stand alone."""
    if _taken_up(tree, proposition.head):
        return True
    if proposition.form is not Form.FINITE or proposition.subject or bidding(tree, proposition.head):
        return False
    if any(tree[i].dep in SUBJECTS for i in tree.children(proposition.verb) if i in proposition.words):
        return False
    before = [i for i in proposition.words if i < proposition.verb]
    # "What (police say) is a bomb": parsers take the pronoun for what they say.
    named = any(tree[i].dep in SUBJECTS or tree[i].tag[0] == "N" or tree.lower(i) == "what" for i in before)
    return not (named or _turned(tree, proposition))


def _taken_up(tree: Tree, head: int) -> bool:
    """Whether it only names what the next sentence is about: "Being soft, raising taxes. That's what Lee calls ..."."""
    here = tree.sentence(head)
    first = next((i for i in tree.sentence_words(here) if tree.is_word(i)), head)
    if tree[head].tag != "VBG" or tree[first].tag != "VBG" or tree.children(first, *SUBJECTS):
        return False
    if first not in (head, *tree.ancestors(head)) or here + 1 >= len(tree.reading.sentences):
        return False
    after = [i for i in tree.sentence_words(here + 1) if tree.is_word(i)][:3]
    told = [tree.lower(i) for i in after]
    return len(told) == 3 and told[0] in ("that", "this") and told[1] in ("is", "'s", "’s", "was") and told[2] == "what"


def _has_none(tree: Tree, proposition: Proposition) -> bool:
    """Whether it has "none" of what stands elsewhere: "Four men had keys. I had none"."""
    bare = [i for i in proposition.words if tree.lower(i) == "none" and tree[i].dep == "dobj"]
    return any(not tree.children(i, "prep") and such_a_one(tree, i) is None for i in bare)


def _turned(tree: Tree, proposition: Proposition) -> bool:
    """Whether a subject may follow its verb: "among them was a boy"."""
    if tree[proposition.verb].lemma.lower() not in _TURNED:
        return False
    return any(i > proposition.verb and tree[i].dep in (*SUBJECTS, "attr") for i in proposition.words)


def stands_alone(tree: Tree, proposition: Proposition, setting: Setting) -> bool:
    """Whether a sentence can be made of it that says something to who reads nothing else."""
    if bids(tree, proposition):
        return False  # an order says nothing
    unfinished = proposition.form in _UNFINISHED
    if unfinished and _for_a_purpose(tree, proposition, setting):
        return False
    if unfinished and not _has_doer(tree, proposition, setting):
        return False
    told = [i for i in (*proposition.subject, *proposition.words) if tree.is_word(i)]
    lent = proposition.before or setting.subject
    if len(told) + bool(lent) < _LEAST:
        return False
    if _only_notes(tree, proposition) or _cut_short(tree, proposition) or _has_none(tree, proposition):
        return False
    return _is_plain(tree, proposition, setting)


def _is_plain(tree: Tree, proposition: Proposition, setting: Setting) -> bool:
    """Whether nothing in it means what only its neighbours tell."""
    told = [*proposition.subject, *proposition.words]
    known = replacements(tree, told, setting)
    if proposition.subject:  # which may already name whom a pronoun means that stands alone without it
        known |= replacements(tree, proposition.words, setting)
    known |= {} if setting.denied else dict.fromkeys(pointers(tree, proposition), "")
    known |= dict.fromkeys(resumed(tree, proposition), "")
    lead = _lead(tree, proposition, setting)
    if lead.lower() in _THIRD or (proposition.form is Form.VERBLESS and _only_points(tree, proposition, known)):
        return False
    # Who says "we" is not whom they call "she": "we want to make sure she is safe".
    named = "" if setting.mention in FIRST else lead
    if is_loose(tree, Told(proposition, told, dict.fromkeys(setting.drop, "") | known, named)):
        return False
    first = [i for i in told if tree.lower(i) in FIRST and tree[i].tag[:3] == "PRP" and not tree[i].entity]
    if any(i not in known and (not setting.person or tree.lower(i) in _ONESELF) for i in first):
        return False  # "(he asked them) to find my letters": a reader would take it for his
    doers = [i for i in _doers(tree, proposition) if i not in known]
    if any(dangles(tree, i, told, known) for i in doers):
        return False
    # Who does it is not whom it is done to: "the woman told him"; whom a clause about her names may be.
    subject = {j for i in _subjects(tree, proposition) for j in tree.subtree(i, frozenset(("relcl",)))}
    others = [i for i in told if i not in subject]
    done_to = [c for c in tree.children(proposition.verb, "dobj", "dative") if tree.lower(c) in _PERSONAL and c in told]
    given = {i: name for i, name in known.items() if i in others or tree[i].tag == "PRP$"}  # "her boss warned her"
    return not any(dangles(tree, i, others, given) for i in done_to if i not in known)


def _only_points(tree: Tree, proposition: Proposition, known: Mapping[int, str]) -> bool:
    """Whether what is called something is a pronoun that nobody settles: "called it hell"."""
    subject = [i for i in proposition.subject if i not in known]
    return len(proposition.subject) == 1 and bool(subject) and tree[subject[0]].tag in ("PRP", "DT", "WDT")


def _lead(tree: Tree, proposition: Proposition, setting: Setting) -> str:
    """The name that is filled in for who does it, where its own words don't say."""
    own = any(tree[c].dep in SUBJECTS and c in proposition.words for c in tree.children(proposition.verb))
    alone = proposition.form in _UNFINISHED and not own and raised(tree, proposition) is None
    return setting.subject or "" if alone and not proposition.subject else ""


def _subjects(tree: Tree, proposition: Proposition) -> list[int]:
    heads = [i for i in (*proposition.subject, *proposition.words) if tree[i].dep in _DOING]
    return [i for i in heads if tree[i].head in (proposition.verb, proposition.head) or i in proposition.subject]


def _doers(tree: Tree, proposition: Proposition) -> list[int]:
    """The words that are its subject or own it."""
    own = _subjects(tree, proposition)
    doer = raised(tree, proposition) if proposition.form is Form.INFINITIVE else None
    if not own and doer is not None and tree[doer].tag[0] == "N":
        own = [doer]  # "(ordered) its accounts to be frozen"
    return [*own, *(c for i in own for c in tree.children(i, "poss"))]


def _cut_short(tree: Tree, proposition: Proposition) -> bool:
    """Whether a clause breaks off after its verb: "people are", "a day later he did"."""
    helps = tree[proposition.head].lemma.lower() == "do" and tree[proposition.head].tag in FINITE_TAGS
    if [tree.lower(i) for i in proposition.words if tree.is_word(i)] in (["it", "appears"], ["it", "seems"]):
        return True
    open_ended = helps or tree[proposition.head].lemma.lower() == "be" or tree[proposition.head].tag == "MD"
    if not open_ended or proposition.form is not Form.FINITE:
        return False
    behind = tree[min(proposition.head + 1, len(tree) - 1)]
    if tree[proposition.head].tag == "MD" and behind.tag in ("IN", "WRB") and behind.dep in ("mark", "advmod"):
        return True  # "he could not while they worked"
    after = proposition.words[-1] + 1
    if after < len(tree) and tree.is_word(after):
        return False  # an error of the parse, and no end
    later = [i for i in proposition.words if i > proposition.head and tree.is_word(i)]
    before = [c for c in tree.children(proposition.head) if c < proposition.head and tree[c].dep not in _EMPTY]
    return all(tree[i].dep in ("neg", "cc", "intj") for i in later) and (helps or not before)


def _only_notes(tree: Tree, proposition: Proposition) -> bool:
    """ "It is interesting to note the timing": an opening that says nothing of what is noted."""
    if tree[proposition.head].lemma.lower() != "be":
        return False
    told = [x for a in tree.children(proposition.head, "acomp") for x in tree.children(a, "xcomp")]
    noting = [x for x in told if tree[x].lemma.lower() in _NOTING]
    return bool(noting) and not any(tree.children(x, "ccomp", "xcomp") for x in noting)


def _for_a_purpose(tree: Tree, proposition: Proposition, setting: Setting) -> bool:
    """Whether an infinitive tells what something was done for, or what is asked of somebody who is not named.

    "Fled to hide the gun" does not say that it is hidden, nor "asked not to be named" who should name whom.
    """
    verb = proposition.verb
    if proposition.form is not Form.INFINITIVE or raised(tree, proposition) is not None or proposition.subject:
        return False
    if any(tree[c].dep in SUBJECTS and c in proposition.words for c in tree.children(verb)):
        return False
    first = verb
    while tree[first].dep == "conj" and tree[first].tag == "VB":
        first = tree[first].head  # "asking residents to come forward and report it"
    told = tree[first].head
    asked = setting.act is Act.DEMAND and setting.mention is not None
    now = all(tree.lower(a) != "have" for a in tree.children(verb, "aux"))
    asked = asked or (now and setting.act is Act.SAY and tree[told].lemma == "say")  # "says to keep guns out of sight"
    asked = asked and tree[first].dep == "xcomp"
    # Of "told by a supervisor to be quiet" the supervisor is no more to be so than who asks for it.
    asked = asked and (not tree.children(told, "auxpass") or bool(tree.children(told, "agent")))
    return asked or tree[verb].dep == "advcl"


def _has_doer(tree: Tree, proposition: Proposition, setting: Setting) -> bool:
    """Whether somebody does it: of "while handling the gun" nobody."""
    words = proposition.words
    if any(tree[c].dep in SUBJECTS and c in words for c in tree.children(proposition.verb)):
        return True
    first = next((i for i in words if tree.is_word(i)), proposition.head)
    if tree[first].dep == "mark" or (tree[first].tag == "IN" and tree.lower(first) in LATER):
        return False
    before = any(i < proposition.head and tree[i].dep in _EARLY for i in words)
    return bool(before or proposition.subject or setting.subject)
