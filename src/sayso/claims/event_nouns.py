"""Nouns that name a happening, as contents: "confirmed the attack", "admitted the killing of two hostages".

What is confirmed of somebody becomes a clause ("two hostages have been killed"); a bare noun points
back at the claim that tells of it. Who claims responsibility for a deed is said to be responsible.
"""

from __future__ import annotations

from collections.abc import Sequence

from sayso.claims.forms import Form, Proposition
from sayso.claims.happenings import happening_before
from sayso.claims.inflection import participle
from sayso.claims.misfits import PLURAL_NAME
from sayso.claims.tree import SUBJECTS, Tree

_DONE_TO = {
    "abduction": "abduct", "appointment": "appoint", "arrest": "arrest", "assassination": "assassinate",
    "beheading": "behead", "bombing": "bomb", "capture": "capture", "deportation": "deport", "destruction": "destroy",
    "detention": "detain", "dismissal": "dismiss", "evacuation": "evacuate", "execution": "execute",
    "expulsion": "expel", "extradition": "extradite", "jailing": "jail", "kidnapping": "kidnap", "killing": "kill",
    "murder": "murder", "poisoning": "poison", "release": "release", "removal": "remove", "seizure": "seize",
    "shelling": "shell", "shooting": "shoot", "sinking": "sink", "suspension": "suspend", "theft": "steal",
}  # fmt: skip
"""Nouns whose "of" tells to whom it was done, and the verb."""
_DONE_BY = {
    "arrival": "arrive", "collapse": "collapse", "death": "die", "defection": "defect", "departure": "leave",
    "disappearance": "disappear", "escape": "escape", "resignation": "resign", "retirement": "retire",
    "withdrawal": "withdraw",
}  # fmt: skip
"""Nouns whose "of" tells who did it."""
_TOOK_PLACE = {
    noun: frozenset(verbs.split())
    for noun, verbs in {
        "airstrike": "strike hit bomb",
        "ambush": "ambush attack",
        "assault": "assault attack",
        "attack": "attack storm raid ambush",
        "blast": "explode blow",
        "clash": "clash",
        "collision": "collide",
        "crash": "crash",
        "explosion": "explode blow",
        "fire": "burn",
        "incursion": "cross enter invade",
        "invasion": "invade",
        "leak": "leak",
        "meeting": "meet",
        "raid": "raid storm search",
        "spill": "spill",
        "strike": "strike hit bomb attack",
    }.items()
}
"""Nouns for what took place, and verbs that tell of it."""
_VERBS = {**{noun: frozenset((verb,)) for noun, verb in (_DONE_TO | _DONE_BY).items()}, **_TOOK_PLACE}
_CONFIRMING = frozenset("confirm acknowledge admit concede".split())
_ANNOUNCED = frozenset("arrest capture death killing resignation".split())
"""What is announced when it is done, and not when it is planned."""
_ANNOUNCING = frozenset("announce report".split())
_GIVING_UP = frozenset("announce declare tender submit".split())
"""What one does with one's own resignation, and then has resigned; who offers it may not have."""
_ANSWERING = frozenset("claim accept acknowledge admit assume take deny disclaim disavow bear".split())
"""What one does with one's own responsibility."""
WON = {"victory": "won", "vindication": "been vindicated", "success": "succeeded"}
"""What somebody claims who says it of themselves, and what they say to have done."""
_ONES_OWN = frozenset(("his", "her", "their", "its"))
_BARE = frozenset(("the", "that", "this"))
_NO_TAIL = frozenset(("punct", "cc", "case", "det"))


def told_event(tree: Tree, nominal: Proposition, verb: int | None) -> Proposition | None:
    """What a noun phrase under this verb says happened; None where it names no happening or not to whom."""
    if verb is None:
        return None
    noun, lemma = tree[nominal.head].lemma.lower(), tree[verb].lemma.lower()
    if noun == "responsibility":
        return _responsible(tree, nominal, verb) if lemma in _ANSWERING else None
    if noun not in _VERBS or tree[nominal.head].tag not in ("NN", "NNS", "VBG"):
        return _has_won(tree, nominal, verb) if noun in WON and lemma == "claim" else None
    announced = (lemma in _ANNOUNCING and noun in _ANNOUNCED) or (lemma in _GIVING_UP and noun == "resignation")
    if lemma in _CONFIRMING or announced:
        clause = _as_clause(tree, nominal, noun) or _resigned(tree, nominal, verb)
        return clause or (_took_place(tree, nominal) if lemma in _CONFIRMING else None)
    if lemma == "deny" and noun in _TOOK_PLACE:
        return _took_place(tree, nominal)
    return None


def _responsible(tree: Tree, nominal: Proposition, verb: int) -> Proposition | None:
    """ "Claimed responsibility for the raid": whoever did so is responsible for it; of what, the text must tell."""
    doers, subject = tree.children(verb, *SUBJECTS), subject_of(tree, verb)
    if not subject or (tree[nominal.head].dep not in ("dobj", "nsubjpass")):
        return None
    rest = tuple(i for i in nominal.words if i > nominal.head)
    said = bool(rest) and tree.lower(rest[0]) == "for"
    event = None if said else happening_before(tree, nominal.head)
    if not (said or event):
        return None
    several = PLURAL_NAME.search(tree.span(subject).of(tree.text)) or len(doers) > 1
    return Proposition(
        nominal.head,
        rest if said else (),
        Form.NOMINAL,
        subject,
        before=f"{'are' if several else 'is'} responsible",
        after=f"for {event}" if event else "",
        whom=nominal.words,
    )


def _resigned(tree: Tree, nominal: Proposition, verb: int) -> Proposition | None:
    """ "Declared his resignation": he has resigned."""
    owners, doers = tree.children(nominal.head, "poss"), tree.children(verb, "nsubj")
    if tree[nominal.head].lemma.lower() != "resignation" or tree[verb].lemma.lower() not in _GIVING_UP:
        return None
    if len(owners) != 1 or len(doers) != 1 or tree.lower(owners[0]) not in _ONES_OWN:
        return None
    rest = tuple(i for i in nominal.words if i > nominal.head)
    has = "have" if tree[doers[0]].tag in ("NNS", "NNPS") or tree.children(doers[0], "conj") else "has"
    whom = nominal.words
    return Proposition(
        nominal.head, rest, Form.NOMINAL, _before_comma(tree, doers[0]), before=f"{has} resigned", whom=whom
    )


def _has_won(tree: Tree, nominal: Proposition, verb: int) -> Proposition | None:
    """ "Claimed victory in the race": who did so has won, in the race."""
    subject = subject_of(tree, verb)
    if not subject or tree[nominal.head].dep != "dobj" or tree.children(nominal.head, "amod"):
        return None
    told = WON[tree[nominal.head].lemma.lower()]
    rest = tuple(i for i in nominal.words if i > nominal.head)
    has = "have" if _are_several(tree, subject) else "has"
    return Proposition(nominal.head, rest, Form.NOMINAL, subject, before=f"{has} {told}", whom=nominal.words)


def subject_of(tree: Tree, verb: int) -> tuple[int, ...]:
    """The words of who does it, without what else is told of them."""
    doers = tree.children(verb, *SUBJECTS)
    return _before_comma(tree, doers[0]) if doers else ()


def _are_several(tree: Tree, subject: Sequence[int]) -> bool:
    several = any(tree[i].dep == "conj" or tree[i].tag in ("NNS", "NNPS") for i in subject if tree[i].dep != "pobj")
    return several or bool(PLURAL_NAME.search(tree.span(subject).of(tree.text)))


def _before_comma(tree: Tree, head: int) -> tuple[int, ...]:
    """A noun phrase without what is told of it behind a comma or in a clause."""
    words = tree.subtree(head, frozenset(("relcl", "acl")))
    return tuple(i for i in words if i <= head or not any(tree.word(j) == "," for j in range(head, i + 1)))


def _as_clause(tree: Tree, nominal: Proposition, noun: str) -> Proposition | None:
    """ "His arrest": he has been arrested; "the death of the imam": the imam has died."""
    if noun not in _DONE_TO and noun not in _DONE_BY:
        return None
    whom = _argument(tree, nominal)
    if not whom:
        return None
    many = any(tree[i].tag in ("NNS", "NNPS") or tree.lower(i) == "their" for i in whom if tree[i].head not in whom)
    many = many or any(tree[i].dep == "conj" for i in whom)
    verb = _DONE_TO.get(noun) or _DONE_BY[noun]
    has = "have" if many else "has"
    gone = {*whom, *(i for i in nominal.words if i <= nominal.head), *_of(tree, nominal)}
    return Proposition(
        nominal.head,
        tuple(i for i in nominal.words if i not in gone and tree[i].dep not in _NO_TAIL),
        Form.NOMINAL,
        whom,
        before=f"{has} been {participle(verb)}" if noun in _DONE_TO else f"{has} {participle(verb)}",
        whom=nominal.words,
    )


def _argument(tree: Tree, nominal: Proposition) -> tuple[int, ...]:
    """Whose it is: what "of" or a possessive names; a pronoun does not stand for its owner's name here."""
    owners = [c for c in tree.children(nominal.head, "poss") if c in nominal.words]
    owners += [o for p in _of(tree, nominal) for o in tree.children(p, "pobj")]
    if len(owners) != 1 or tree[owners[0]].tag in ("PRP$", "DT", "WP$"):
        return ()
    return tuple(i for i in tree.subtree(owners[0]) if i in nominal.words and tree[i].tag != "POS")


def _of(tree: Tree, nominal: Proposition) -> list[int]:
    return [p for p in tree.children(nominal.head, "prep") if tree.lower(p) == "of" and p in nominal.words]


def _took_place(tree: Tree, nominal: Proposition) -> Proposition | None:
    """ "The attack on the village" took place; of "the attack" alone nobody could tell which."""
    if tree[nominal.head].lemma.lower() not in _TOOK_PLACE:
        return None
    told = [i for i in nominal.words if tree[i].dep not in ("det", "punct") and i != nominal.head]
    return Proposition(nominal.head, nominal.words, Form.NOMINAL, after="took place") if told else None


def points_at_event(tree: Tree, head: int, words: Sequence[int]) -> bool:
    """Whether a bare noun names what was told of and is now confirmed or denied: "confirmed the attack"."""
    if tree[head].lemma.lower() not in _VERBS or tree[head].dep != "dobj":
        return False
    if tree[tree[head].head].lemma.lower() not in _CONFIRMING | {"deny"}:
        return False
    others = [i for i in words if i != head and tree.is_word(i)]
    return bool(others) and all(tree.lower(i) in _BARE for i in others)


def tells_of(tree: Tree, noun: str, proposition: Proposition) -> bool:
    """Whether a proposition tells of what a noun names: by its verb, or by the noun as what happened."""
    verb = proposition.verb
    if tree[verb].lemma.lower() in _VERBS.get(noun, frozenset()):
        return True
    named = [proposition.head, *(c for c in tree.children(verb, *SUBJECTS) if c in proposition.words)]
    return any(tree[i].lemma.lower() == noun for i in named)
