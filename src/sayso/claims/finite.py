"""Which finite form a gerund, an infinitive or a participle takes when it becomes a sentence."""

from __future__ import annotations

from sayso.claims.conjugation import HOLDING, STATES, charged, done, held, held_past
from sayso.claims.dangling import is_person
from sayso.claims.forms import AUXILIARIES, Form, Proposition
from sayso.claims.inflection import inflected, past
from sayso.claims.instead import undone
from sayso.claims.sharing import WITHOUT_OBJECT
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act

_MODALS = {
    Act.PROMISE: "will", Act.WARN: "will", Act.PREDICT: "will", Act.DEMAND: "should", Act.DECLINE: "will",
    Act.DENY: "will", Act.BELIEVE: "would", Act.ACCUSE: "would",
}  # fmt: skip
"""What stands for "to" in "vowed to leave", "urged them to leave"."""
_ALLOWS = frozenset("allow permit let enable".split())
_SEEN = frozenset("see hear watch notice feel observe".split())
_FOUND = frozenset("find report discover describe show catch recall remember".split())
_MOMENTS = frozenset("begin start end occur happen follow result".split())
_REFUSING = frozenset("refuse decline".split())
_FUTURE = frozenset(
    "consider contemplate discuss propose suggest recommend plan mull weigh urge favor favour fear risk dread "
    "anticipate expect envisage foresee intend threaten".split()
)
"""Verbs under which a gerund tells what may come: "is considering closing the road"."""
_SET_ON = frozenset("plan insist intent decide bent afraid terrified scared".split())
"""What has a preposition before it: "is bent on closing it", "is afraid of losing it"."""
_LOOKING_BACK = frozenset("apologize apologise regret repent rue remember recall recollect report".split())
"""What is done of what one did: "apologized for calling him a liar"."""
_ADVISING = frozenset("remind encourage advise implore beg caution".split())
_TURNED_TO = {
    "commit": "will",
    "commitment": "will",
    "dedicate": "will",
    "oppose": "would",
    "opposed": "would",
    "object": "would",
}
"""What stands before a "to" that leads to what is yet to be done: "is committed to closing it"."""
_AIMS = frozenset("intent intention aim goal purpose hope idea prospect".split())
"""What somebody has who is yet to do it: "with the intent of burning it"."""
_HELD_TRUE = frozenset("consider know believe think say report allege understand rumour rumor suspect presume".split())
_GIVEN_OUT = frozenset(("claim", "profess", "purport"))
"""What somebody does who says something of himself: "claims to own the boat"."""
_TRYING = frozenset(("try", "attempt"))
"""What is told as done once, whatever it led to: "admitted trying to burn it"."""
_FEELING = frozenset("glad happy pleased proud delighted sorry relieved thrilled eager ready honored honoured".split())
"""How somebody is who does something: "is glad to end the feud"."""
_SAYING = frozenset("say tell add report".split())


def finite(tree: Tree, proposition: Proposition, plural: bool) -> tuple[tuple[str, ...], dict[int, str]]:
    """The auxiliaries for a proposition without a finite form, and the words that take another form; none of either.

    Of a bare infinitive only where it tells what is or was so.
    """
    verb = proposition.verb
    auxiliaries = [a for a in tree.children(verb, *AUXILIARIES) if a in proposition.words]
    if proposition.form is Form.GERUND:
        return _gerund(tree, verb, plural)
    if any(tree.lower(a) in ("have", "having") for a in auxiliaries):
        forms = held_past(tree, verb, plural)
        return ((), forms) if forms else (("have" if plural else "has",), {})
    if proposition.form is Form.PARTICIPLE:
        return _participle(tree, proposition, auxiliaries, plural), {}
    if proposition.form is not Form.INFINITIVE:
        return (), {}
    return (), held(tree, verb, plural) or _refused(tree, verb, plural) or _raised(tree, verb, plural)


def _participle(tree: Tree, one: Proposition, auxiliaries: list[int], plural: bool) -> tuple[str, ...]:
    """The auxiliary of a participle: of what was done, of what is asked for, of what somebody is called."""
    if any(tree.lower(a) == "be" for a in auxiliaries):
        return ("should",)  # "asked that his name not be used"
    if tree[one.verb].dep == "oprd" and tree[tree[one.verb].head].lemma == "call":
        return ("are" if plural else "is",)  # "called the mayor unhinged"
    return ("were" if plural else "was",) if _suffered(tree, one) else ()


def _raised(tree: Tree, verb: int, plural: bool) -> dict[int, str]:
    """ "Are believed to live in Oslo": live, and not would live; of the past where that is believed of then."""
    above, lemma = tree[verb].head, tree[verb].lemma.lower()
    of_noun = tree[above].dep == "acl" and tree[above].tag == "VBN"  # "a woman and a boy believed to be his family"
    held = tree[above].lemma.lower() in _HELD_TRUE and (of_noun or bool(tree.children(above, "auxpass")))
    if tree[verb].dep != "xcomp" or not (held or tree[above].lemma.lower() in _GIVEN_OUT):
        return {}
    before = tree[above].tag == "VBD" or any(tree[a].tag == "VBD" for a in tree.children(above, "auxpass", "aux"))
    if (passive := tree.children(verb, "auxpass")) or lemma == "be":
        be = ("were" if plural else "was") if before else "are" if plural else "is"
        return {passive[0] if passive else verb: be}
    if tree[verb].tag == "VBG":  # "claimed to be going through it"
        return {a: ("were" if plural else "was") if before else "are" if plural else "is"
                for a in tree.children(verb, "aux") if tree.lower(a) == "be"}  # fmt: skip
    return {verb: past(lemma) if before else lemma if plural else inflected(lemma)}


def _suffered(tree: Tree, one: Proposition) -> bool:
    """Whether a participle tells what was done to its subject: "shots fired", and not "(had) attempted to rob it"."""
    verb = one.verb
    torn = tree[verb].head in one.words and tree[verb].head != verb
    # "The sums paid, the favors done and the time it took require an inquiry": a list.
    torn = torn or len([s for s in tree.children(verb, *SUBJECTS) if s in one.words]) > 1
    if (
        torn
        or tree[verb].lemma in WITHOUT_OBJECT
        or tree[verb].tag not in ("VBN", "VBD")
        or tree.children(verb, "dobj", "ccomp")
        or _by_doing(tree, verb)
    ):
        return False
    if tree.children(verb, "xcomp") and tree[verb].lemma.lower() not in HOLDING:
        return False
    own = tree.children(verb, *SUBJECTS)
    return bool(own) or all(tree[i].dep not in SUBJECTS or i < verb for i in one.words)


def _by_doing(tree: Tree, verb: int) -> bool:
    """Whether a past tense tells by what somebody did it, and not by whom it was done: "cheated by meeting them"."""
    how = [c for p in tree.children(verb, "agent", "prep") if tree.lower(p) == "by" for c in tree.children(p, "pcomp")]
    return tree.lower(verb) == past(tree[verb].lemma.lower()) and any(tree[c].tag == "VBG" for c in how)


def _gerund(tree: Tree, verb: int, plural: bool) -> tuple[tuple[str, ...], dict[int, str]]:
    """ "Has been providing", and "evaded" of what is charged, "has shot" of what is done once, "would close"."""
    lemma, passive = tree[verb].lemma.lower(), bool(tree.children(verb, "auxpass"))
    has = "have" if plural else "has"
    if any(tree.lower(a) == "having" for a in tree.children(verb, "aux")):
        return (has,), {}
    if undone(tree, verb):
        return _in_its_time(tree, verb, plural)
    if charged(tree, verb):
        was = "were" if plural else "was"
        return ((was,), {}) if passive else ((), {verb: was if lemma == "be" else past(lemma)})
    if tree.lower(verb - 1) == "as" and tree.children(verb, "ccomp"):  # "quoted a doctor as saying that"
        return (), {verb: past(lemma)}
    if (seen := _seen(tree, verb, plural)) and not passive:
        return seen
    return ((), besides) if (besides := _besides(tree, verb, plural)) else _ongoing(tree, verb, plural)


def _in_its_time(tree: Tree, verb: int, plural: bool) -> tuple[tuple[str, ...], dict[int, str]]:
    """A gerund's verb in the time of what was done in its stead: "destroyed it instead of selling it", "sold"."""
    above = next((i for i in tree.ancestors(verb) if tree[i].tag[0] == "V"), verb)
    before = tree[above].tag in ("VBD", "VBN")
    passive = bool(tree.children(verb, "auxpass"))
    if passive and not before:
        return ("have" if plural else "has", "been"), {}
    return (("were" if plural else "was",), {}) if passive else ((), _told_with(tree, verb, before, plural))


def _ongoing(tree: Tree, verb: int, plural: bool) -> tuple[tuple[str, ...], dict[int, str]]:
    lemma, passive = tree[verb].lemma.lower(), bool(tree.children(verb, "auxpass"))
    has = "have" if plural else "has"
    if bearer := _looked_forward(tree, verb):
        return ((bearer, "be"), {}) if passive else ((bearer,), {verb: lemma})
    if lemma == "be":
        then = _told_then(tree, verb) and _at_a_time(tree, verb)
        return (), {verb: ("were" if plural else "was") if then else "are" if plural else "is"}
    if lemma in STATES and not passive:
        return (), {verb: past(lemma) if _told_then(tree, verb) else lemma if plural else inflected(lemma)}
    forms = done(tree, verb)
    if not forms and not passive and (lemma in _TRYING or _accused(tree, verb) or _looks_back(tree, verb)):
        return (), {verb: past(lemma)}
    if not forms and not passive and _stands_by_itself(tree, verb):
        return ("were" if plural else "was",), {}
    return (has,) if forms else (has, "been"), forms


def _accused(tree: Tree, verb: int) -> bool:
    """Whether somebody is accused of having done it: "a man accused of lying to police"."""
    first = _first_gerund(tree, verb)
    cue = tree[tree[first].head].head
    if tree[first].dep != "pcomp" or tree[cue].lemma.lower() != "accuse":
        return False
    whom = tree.children(cue, "dobj", "nsubjpass") or ([tree[cue].head] if tree[cue].dep in ("acl", "relcl") else [])
    return any(_is_somebody(tree, w) for w in whom)


def _looks_back(tree: Tree, verb: int) -> bool:
    """Whether a gerund tells what the cue before it looks back at: "regrets signing it", "recalled crossing it"."""
    first = _first_gerund(tree, verb)
    above = tree[tree[first].head].head if tree[first].dep == "pcomp" else tree[first].head
    lemma = tree[above].lemma.lower()
    back = lemma in _LOOKING_BACK and tree[first].dep in ("pcomp", "xcomp")
    return back and (lemma != "report" or tree[above].tag == "VBD")


def _is_somebody(tree: Tree, i: int) -> bool:
    """Whether a word means one person for certain: of a bare name that may be a country's nobody knows."""
    full = tree[i].tag[:3] != "NNP" or any(tree[c].entity == "PERSON" for c in tree.children(i, "compound"))
    return tree.lower(i) in ("him", "her", "he", "she", "who", "whom") or (full and is_person(tree, i))


def _stands_by_itself(tree: Tree, verb: int) -> bool:
    """Whether a gerund goes with no verb: "three men driving a car", said of what was seen."""
    return tree[_first_gerund(tree, verb)].dep in ("acl", "ROOT", "dep")


def _first_gerund(tree: Tree, verb: int) -> int:
    while tree[verb].dep == "conj" and tree[tree[verb].head].tag == "VBG":
        verb = tree[verb].head
    return verb


def _told_then(tree: Tree, verb: int) -> bool:
    """Whether the verb over a gerund, or its preposition, is of the past: "denied knowing", "accused of owning"."""
    above = tree[verb].head
    above = tree[above].head if tree[verb].dep == "pcomp" else above
    return tree[above].tag in ("VBD", "VBN")


def _at_a_time(tree: Tree, verb: int) -> bool:
    """Whether a gerund tells when it was so: "admitted being there at the time of the fire"."""
    below = [i for p in tree.children(verb, "prep", "npadvmod", "advmod") for i in tree.subtree(p)]
    return any(tree.lower(i) == "time" or tree[i].entity in ("DATE", "TIME") for i in below)


def _besides(tree: Tree, verb: int, plural: bool) -> dict[int, str]:
    """ "Turned, hitting a guard": "hit", in the time of the clause that it goes with; none where it goes with none."""
    first = _first_gerund(tree, verb)
    above, opens = tree[first].head, min(tree.subtree(first))
    if tree[first].dep != "advcl" or above > verb or tree.word(opens - 1) != ",":
        return {}
    if tree[above].tag not in ("VBD", "VBP", "VBZ"):
        return {}
    return _told_with(tree, verb, tree[above].tag == "VBD", plural)


def _told_with(tree: Tree, verb: int, before: bool, plural: bool) -> dict[int, str]:
    """A gerund's verb in the present, or in the past where that is the time of what it goes with."""
    lemma = tree[verb].lemma.lower()
    be = ("were" if plural else "was") if before else "are" if plural else "is"
    if passive := tree.children(verb, "auxpass"):
        return {passive[0]: be}
    return {verb: be if lemma == "be" else past(lemma) if before else lemma if plural else inflected(lemma)}


def _seen(tree: Tree, verb: int, plural: bool) -> tuple[tuple[str, ...], dict[int, str]] | None:
    """ "Saw him running", "reported a fight beginning at 3": he was running, it began; None of what is not seen so."""
    above = verb
    if tree[verb].dep == "ccomp" and tree.children(verb, *SUBJECTS):
        above = tree[verb].head
    if above == verb or tree[above].lemma.lower() not in _SEEN | _FOUND:
        return None
    before = tree[above].tag not in ("VBZ", "VBP")
    if before and tree[verb].lemma.lower() in _MOMENTS:
        return (), {verb: past(tree[verb].lemma.lower())}
    was = ("were" if plural else "was") if before else ("are" if plural else "is")
    return (was,), {}


def _looked_forward(tree: Tree, verb: int) -> str | None:
    """The modal of what is only considered or looked forward to; None of what is told as done."""
    while tree[verb].dep == "conj" and tree[verb].tag == "VBG":
        verb = tree[verb].head
    above = tree[verb].head
    if tree[verb].dep == "pcomp":
        above = tree[above].head
        if any(tree.lower(i) == "forward" for i in range(max(verb - 4, 0), verb)):
            return "will"
    elif tree[verb].dep != "xcomp":
        return None
    lemma = tree[above].lemma.lower()
    if tree[verb].dep == "pcomp" and tree.lower(tree[verb].head) == "to" and lemma in _TURNED_TO:
        return _TURNED_TO[lemma]
    if lemma == "rule":
        return "will"
    if lemma in _AIMS and tree[verb].dep == "pcomp":
        return "would"
    return "would" if lemma in (_FUTURE if tree[verb].dep == "xcomp" else _SET_ON) else None


def _refused(tree: Tree, verb: int, plural: bool) -> dict[int, str]:
    """ "Refused to comply", which they did not, tells of what was not done: "complied"."""
    above, passive = tree[verb].head, tree.children(verb, "auxpass")
    if tree[above].lemma.lower() not in _REFUSING or tree[above].tag not in ("VBD", "VBN"):
        return {}
    lemma = tree[verb].lemma.lower()
    if passive or lemma == "be":
        return {passive[0] if passive else verb: "were" if plural else "was"}
    return {verb: past(lemma)}


def modal(tree: Tree, proposition: Proposition, act: Act, plural: bool = False) -> str:
    """What an infinitive has before it; what somebody is seen to do is done, and who is glad to do it is so."""
    governor = tree[proposition.verb].head
    above = tree[governor].lemma.lower()
    if above in _FEELING and tree[governor].tag == "JJ" and tree[proposition.verb].dep == "xcomp":
        before = tree[tree[governor].head].tag == "VBD"
        return f"{('were' if plural else 'was') if before else 'are' if plural else 'is'} {above} to"
    if above in _ALLOWS:
        return "may"
    if above in _ADVISING or (proposition.subject and act is Act.WARN):
        return "should"  # "warned them not to go"
    return "did" if above in _SEEN else _MODALS.get(act, "would")


def is_unmarked(tree: Tree, proposition: Proposition) -> bool:
    """Whether an infinitive is a present tense that the tagger took for one: "detectives on it believe that"."""
    verb = proposition.verb
    if proposition.form is not Form.INFINITIVE or tree.children(verb, *AUXILIARIES):
        return False
    stands = tree[verb].dep in ("ROOT", "parataxis")
    said = tree[verb].dep == "ccomp" and tree[tree[verb].head].lemma.lower() in _SAYING
    subjects = [c for c in tree.children(verb, *SUBJECTS) if c < verb]
    return bool(subjects) and (stands or said) and not any(tree.lower(c) == "that" for c in tree.children(verb, "mark"))
