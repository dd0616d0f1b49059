"""Selectional restrictions: what the verb or noun beside a pronoun tells of what it can mean."""

from __future__ import annotations

from sayso.claims.speakers.deeds import is_done_to_no_body
from sayso.claims.speakers.descriptions import JURISTS, ON_DUTY
from sayso.claims.speakers.harmed import CHARGED, is_called_otherwise, is_harmed_by
from sayso.claims.speakers.lexicon import table
from sayso.claims.speakers.roster import Entity
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import SpeakerKind

BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.OUTLET))
_OTHERS = frozenset(("him", "her", "them"))
_HANDLED = frozenset(
    "write draft read sign file leak burn shred delete print publish post record photograph film drink swallow eat "
    "load ship deliver wear test sample analyse analyze replace install repair recall contaminate dilute store "
    "steal dump pour spill fill empty locate manufacture cook smuggle hide falsify forge alter redact scan "
    "see watch bring carry touch open lock throw drop taste smell wash cut wrap plant drive tow moor detonate refuse "
    "decline accept spend".split()
)
"""What is done to things, or to people, and never to a body or a state."""
_KEPT = frozenset("violate breach uphold infringe flout contravene".split())
"""What is done to nothing but what was agreed or ordered."""
_AGREED = frozenset(
    "ceasefire truce agreement deal treaty accord pact contract law rule resolution embargo ban order armistice "
    "constitution code settlement injunction moratorium sanction regulation norm".split()
)
_FILED = frozenset(("file", "misfile", "lodge"))
"""What is done to nothing but papers."""
_SOMEBODYS = frozenset("sell buy pay learn know want decide agree refuse plan hire sack".split())
"""What no paper does."""
_MOVING = frozenset(
    "fire launch plant load drive carry fly shoot sink hit crash explode strike land drop throw burst sail tow "
    "detonate park moor bury mount dig swim roll".split()
)
"""What things do, or is done to them, and never by or to a paper."""
_WITHIN_PAPERS = frozenset("contents wording authenticity authorship veracity".split())
"""What a letter has, and nobody."""
_OF_THINGS = frozenset(
    "routine genuine authentic fake forged illegible blank unsigned undated anonymous handwritten rusty leaky".split()
)
"""What is said of a paper or a thing, and of nobody."""
OF_COURTS = JURISTS | frozenset(("attorney", "justice"))
"""Who are in court and never tried."""
_EMPTY = frozenset("be seem appear take turn become rain emerge transpire".split())
"""Verbs whose "it" often stands for nothing that was named."""
_UNCLEAR = frozenset("unclear uncertain unknown".split())
_SLAIN = frozenset("die kill stab wound injure".split())
"""What happens to victims, and seldom to whom they accuse."""
_ACCUSED = ("suspect", "gunman", "shooter")
"""What those are called who are thought to have done it."""
COURT_PAPERS = frozenset("claim action suit writ motion appeal brief petition complaint lawsuit suit".split())
"""What is filed with a court, by whoever goes to it."""
_FILES = frozenset("file lodge bring submit issue".split())

HURTS = frozenset("shoot kill wound injure hurt hospitalize hospitalise pronounce rush airlift stab strike hit".split())
_TENDED = frozenset("hospitalize hospitalise pronounce rush airlift".split())
"""What happens to people who are hurt, and to no body."""


def is_not_hurt(tree: Tree, word: int, told: Entity) -> bool:
    """Whether who has just spoken, by office, is not who was hurt or died: "The coroner spoke of a boy. He died".

    Nor is a body that spoke: "Police found two men. They were rushed to a hospital".
    """
    verb = tree[word].head
    passive = tree[word].dep == "nsubjpass"
    if told.kind in BODIES or told.plural:
        tended = passive and tree[verb].lemma in _TENDED
        return told.kind in BODIES and (tended or tree[verb].lemma == "die")
    hurt = (passive and tree[verb].lemma in HURTS) or tree[verb].lemma == "die"
    return hurt and bool(told.roles & (table("offices") | ON_DUTY))


def may_mean(tree: Tree, word: int, asks: str, entity: Entity) -> bool:
    """Whether what is done to "it" or "them", or what is "its", lets somebody or something be meant."""
    if asks[0] not in "np":
        return True
    token = tree[word]
    verb = tree[token.head].lemma
    done_to = token.dep in ("dobj", "nsubjpass")
    if done_to and verb in _KEPT and tree[token.head].tag[:2] == "VB":
        return entity.noun in _AGREED
    if done_to and verb in _FILED and tree[token.head].tag[:2] == "VB":
        return entity.kind is SpeakerKind.DOCUMENT
    if token.dep in SUBJECTS and verb in _MOVING and entity.kind is SpeakerKind.DOCUMENT:
        return False
    if token.dep == "nsubj" and entity.kind is SpeakerKind.DOCUMENT:
        return not any(tree[v].lemma in _SOMEBODYS for v in (token.head, *tree.children(token.head, "xcomp")))
    body = entity.kind in BODIES and not entity.thing
    being = token.dep == "nsubj" and verb == "be"
    told = {tree.lower(c) for c in tree.children(token.head, "acomp", "attr")} if being else set()
    papers = token.tag == "PRP$" and tree.lower(token.head) in _WITHIN_PAPERS
    thing = papers or told & _OF_THINGS or (done_to and verb in _HANDLED) or is_done_to_no_body(tree, word)
    return not (body and thing)


OF_SOMEBODY = frozenset(
    "able unable willing unwilling ready unready eager aware unaware confident prepared determined committed proud "
    "pleased happy sorry reluctant entitled obliged free keen anxious concerned worried satisfied convinced".split()
)
"""What only somebody is, or a body: "it is able to pay"."""


def is_expletive(tree: Tree, word: int) -> bool:
    """Whether "it" stands for no thing: "it is clear that", "it was a surprise", "cannot rule it out"."""
    token = tree[word]
    out = token.dep == "dobj" and tree[token.head].lemma == "rule" and tree.lower(min(word + 1, len(tree) - 1)) == "out"
    if out or token.dep == "expl" or (token.dep == "nsubj" and tree[token.head].lemma in ("rain", "snow")):
        return True
    verb = token.head
    if token.dep == "nsubjpass" and any(c > verb for c in tree.children(verb, "ccomp")):
        return True  # "it is not suggested that"
    if is_helped_by_clause(tree, verb) or _stays_unclear(tree, verb) or remains_open(tree, verb):
        return True
    being = tree[verb].lemma in _EMPTY or tree.lower(verb) == "'s"
    if not token.dep.startswith("nsubj") or not being:
        return False
    told = [verb, *tree.children(verb, "acomp", "attr", "oprd")]
    if any(tree.lower(i) in OF_SOMEBODY for i in told):
        return False
    clause = any(tree.children(i, "ccomp", "xcomp", "csubj", "advcl", "acl", "relcl") for i in told)
    return clause or bool(tree.children(verb, "attr"))


def remains_open(tree: Tree, verb: int) -> bool:
    """ "It remains to be seen whether"."""
    below = tree.children(verb, "xcomp") if tree[verb].lemma == "remain" else []
    return any(tree.children(x, "auxpass") and tree.children(x, "ccomp", "advcl") for x in below)


def _stays_unclear(tree: Tree, verb: int) -> bool:
    """Whether it "remains unclear" what a clause asks."""
    unclear = any(tree.lower(a) in _UNCLEAR for a in tree.children(verb, "acomp"))
    return tree[verb].lemma == "remain" and unclear and any(c > verb for c in tree.children(verb, "ccomp", "advcl"))


def is_helped_by_clause(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what helps or hurts, and no "it": "it doesn't help that the road is closed"."""
    clauses = [c for c in tree.children(verb, "ccomp") if c > verb] if tree[verb].lemma in ("help", "hurt") else []
    return any(tree.lower(m) == "that" for c in clauses for m in tree.children(c, "mark"))


def is_filed(tree: Tree, noun: int) -> bool:
    """Whether a claim or an action is a paper that is filed with a court: "filed a claim", "the claim, filed on"."""
    if tree[noun].lemma.lower() not in COURT_PAPERS or tree[noun].tag != "NN":
        return False
    above = tree[noun].dep in ("dobj", "nsubjpass") and tree[tree[noun].head].lemma in _FILES
    return above or any(tree[v].lemma in _FILES and tree[v].tag == "VBN" for v in tree.children(noun, "acl"))


_PARENTS = frozenset("mother father son daughter brother sister aunt uncle grandmother grandfather".split())


def is_called(tree: Tree, noun: int) -> bool:
    """Whether a clause tells who a description means, who is new then: "the man known as Lee", "who saw him"."""
    seeing = [v for v in tree.children(noun, "relcl") if v > noun and tree.word(noun + 1) != ","]
    if tree.lower(noun) in _PARENTS and any(tree.lower(w) == "who" for v in seeing for w in tree.children(v, "nsubj")):
        return True  # "the mother who threw the party"
    of_others = any(tree.lower(o) in _OTHERS for v in seeing for o in tree.children(v, "dobj", "dative"))
    return of_others or any(tree[v].lemma in ("know", "name", "call") for v in tree.children(noun, "acl"))


def has_other_part(tree: Tree, noun: str | None, entity: Entity) -> bool:
    """Whether a "victim" is somebody who was charged, or a "gunman" somebody who died."""
    if is_harmed_by(tree, noun, entity) or is_called_otherwise(tree, noun, entity):
        return True
    verbs = {"victim": CHARGED, **dict.fromkeys(_ACCUSED, _SLAIN)}.get(noun or "", frozenset())
    subjects = (i for words in entity.mentions for i in words if tree[i].dep in ("nsubjpass", "nsubj"))
    return any(
        tree[tree[i].head].lemma in verbs and (tree[i].dep == "nsubjpass" or tree[tree[i].head].lemma == "die")
        for i in subjects
    )


def is_tried(tree: Tree, word: int) -> bool:
    """Whether it is told of somebody how they plead: "he is expected to plead not guilty"."""
    verb = tree[word].head
    return any(tree[v].lemma.lower() == "plead" for v in (verb, *tree.children(verb, "xcomp")))
