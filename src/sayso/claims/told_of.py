"""Sources that are none, of whom something is said or whom somebody asks, and those whom the report contradicts."""

from __future__ import annotations

from sayso.claims.anaphors import is_called_untrue
from sayso.claims.conjugation import HOLDING, SEEMING
from sayso.claims.heard import paper
from sayso.claims.reattached import ANYBODY
from sayso.claims.tree import SUBJECTS, Tree, kept
from sayso.model import Attribution

_CHARGING = frozenset("charge accuse suspect indict convict".split())
_EXPECTED = frozenset(("expect",))
_ASKING = frozenset(("ask", "question", "press", "quiz"))
_BIDDING = frozenset(
    "press urge pressure ask order tell beg lobby challenge implore instruct advise force push".split()
)
"""What is done to who should do something, and is no demand of theirs."""
_HEARSAY = frozenset(
    "rumor rumour claim allegation accusation complaint speculation report suggestion hoax theory".split()
)
_ALLEGING = frozenset("accuse allege suspect allegation accusation suspicion claim complaint".split())
_PLACING = frozenset("in on at during after before near outside inside".split())
_AGAINST = frozenset("contrary despite unlike notwithstanding".split())
_SHOWING = frozenset("show depict indicate suggest reveal".split())


def is_told_of(tree: Tree, attribution: Attribution) -> bool:
    """Whether a source is no source but whom or what it is said of: "the man was believed to be armed"."""
    at = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    source = tree.head_of(tree.words_of(attribution.sources))
    if at is None or source is None:
        return at is not None and _is_asked(tree, at)
    if _seems_to_show(tree, attribution, at):
        return _is_asked(tree, at)
    return _is_asked(tree, at) or _is_where(tree, attribution, source, at) or _is_charged(tree, source, at)


def _seems_to_show(tree: Tree, attribution: Attribution, at: int) -> bool:
    """Whether a cue tells that a source seems to show something: "a film appeared to show", not "appeared to know"."""
    words = tree.within(attribution.cue) if attribution.cue else range(0)
    shows = (x for x in tree.children(at, "xcomp") if x in words and tree[x].lemma.lower() in _SHOWING)
    return tree[at].lemma.lower() in SEEMING and any(shows)


def _is_charged(tree: Tree, source: int, at: int) -> bool:
    """Whether somebody is the subject of what is believed, expected or held against them."""
    lemma = tree[at].lemma.lower()
    if lemma in _CHARGING and tree[source].lemma.lower() in ANYBODY and tree[source].dep == "pobj":
        return True  # "charged with possession of a gun by a felon"
    if not _is_subject(tree, source, at):
        return False
    passive = tree[source].dep == "nsubjpass" or bool(tree.children(at, "auxpass"))
    if lemma in _CHARGING and passive:
        return True
    if not tree.children(at, "xcomp", "oprd"):
        return False
    return lemma in SEEMING or (lemma in HOLDING | _EXPECTED | _BIDDING and passive)


def _is_where(tree: Tree, attribution: Attribution, source: int, at: int) -> bool:
    """Whether a source is only where or when: "is thought to have killed him in a video", not "thought by police"."""
    if tree[at].lemma.lower() not in HOLDING or not tree.children(at, "auxpass"):
        return False
    leads = tree[source].head
    if source in paper(tree, attribution):
        return False
    return tree[source].dep == "pobj" and tree[leads].dep == "prep" and tree.lower(leads) in _PLACING


def _is_subject(tree: Tree, noun: int, verb: int) -> bool:
    """Whether a noun is a verb's subject, or that of the one before it: "are in hospital and expected to live"."""
    while tree[noun].head != verb and tree[verb].dep == "conj" and not tree.children(verb, *SUBJECTS):
        verb = tree[verb].head
    return tree[noun].head == verb


def by_noun(tree: Tree, attribution: Attribution) -> bool:
    """Whether a noun tells it ("rumours that ..."): however unsure it is by whom, the report does not say it itself."""
    at = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    return at is not None and tree[at].tag in ("NN", "NNS") and tree[at].lemma.lower() in _HEARSAY


def is_hearsay(tree: Tree, one: Attribution, contested: bool) -> bool:
    """Whether it is a claim of which nobody says whose it is, nor how sure they are of it.

    "Allegations that she hid it", "is accused of hiding it"; of reports only such as another denies: "denied reports
    that it had fallen", "reports that it had fallen are false".
    """
    at = tree.head_of(tree.within(one.cue)) if one.cue else None
    if at is None or one.sources:
        return False
    if tree[at].lemma.lower() in _ALLEGING:
        passive = tree[at].tag == "VBN" and (tree.children(at, "auxpass") or not tree.children(at, "aux"))
        return tree[at].tag[0] == "N" or bool(passive)
    return (contested or is_called_untrue(tree, at)) and by_noun(tree, one)


def contradicted(tree: Tree, attribution: Attribution) -> int | None:
    """The word by which what stands beside it is the contrary of what somebody said; None where nothing is.

    "Contrary to what the mayor said, the bridge was not inspected": the mayor said that it was.
    """
    at = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    return _led_by(tree, at) if at is not None else None


@kept
def contradicting(tree: Tree) -> frozenset[int]:
    """The words of a text that only tell whom it contradicts: "contrary to what the mayor said"."""
    leading = tree.where(*_AGAINST)
    verbs = (v for i in leading for p in (i, *tree.children(i, "prep")) for v in tree.children(p, "pcomp"))
    return frozenset(i for v in verbs if (word := _led_by(tree, v)) is not None for i in tree.subtree(word))


def _led_by(tree: Tree, verb: int) -> int | None:
    """The word that leads to what somebody said, and against it."""
    if tree[verb].dep != "pcomp" or not any(tree.lower(c) == "what" for c in tree.children(verb, "dobj")):
        return None
    leads = tree[verb].head
    word = tree[leads].head if tree.lower(leads) == "to" else leads
    return word if tree.lower(word) in _AGAINST else None


def _is_asked(tree: Tree, cue: int) -> bool:
    """Whether a cue is a question to whom the sentence goes on about: "Asked whether it was so, he left"."""
    bare = tree[cue].tag == "VBN" and not tree.children(cue, "auxpass", "aux", "agent")
    return bare and tree[cue].lemma.lower() in _ASKING and tree[cue].dep in ("advcl", "acl")
