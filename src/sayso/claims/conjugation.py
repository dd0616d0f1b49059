"""Finite forms for gerunds and infinitives, where "has been doing" or "would do" would say something else."""

from __future__ import annotations

import re

from sayso.claims.references import inflected
from sayso.claims.tree import Tree

HOLDING = frozenset(
    "deem appear seem believe think say report consider presume find know rule understand determine judge prove "
    "suspect allege describe assume".split()
)
"""Verbs under which an infinitive tells what is so, not what would be: "was deemed to be an accident"."""
SEEMING = frozenset(("appear", "seem"))
_CHARGING = frozenset(
    "charge convict plead guilty indict arrest book cite suspect try confess sentence suspicion".split()
)
"""What one is charged with, held or tried for is told as a deed of the past: "pleaded guilty to evading arrest"."""
_ONCE = frozenset(
    """shoot kill murder fire stab rob steal strike hit beat kidnap abduct attack assault rape hijack carjack burn crash
    open start cause leave throw break pull take injure wound sink bomb poison forge point lose flee sign find see hear
    give""".split()
)
"""What is done once, as it is said when it is done: who is accused of killing has killed."""
_IRREGULAR = """
    be was been, become became become, begin began begun, bend bent bent, bet bet bet, bind bound bound,
    bite bit bitten, bleed bled bled, blow blew blown, break broke broken, bring brought brought, build built built,
    burst burst burst,
    buy bought bought, catch caught caught, choose chose chosen, come came come, cost cost cost, creep crept crept,
    cut cut cut, deal dealt dealt, dig dug dug, do did done, draw drew drawn, drink drank drunk, drive drove driven,
    eat ate eaten, fall fell fallen, feed fed fed, feel felt felt, fight fought fought, find found found,
    flee fled fled, fling flung flung, fly flew flown, forbid forbade forbidden, foresee foresaw foreseen,
    forget forgot forgotten, forgive forgave forgiven, freeze froze frozen, get got got, give gave given, go went gone,
    grow grew grown, hang hung hung, have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held,
    hurt hurt hurt, keep kept kept, know knew known, lay laid laid, lead led led, leave left left, lend lent lent,
    let let let, lie lied lied, lose lost lost, make made made, mean meant meant, meet met met, mislead misled misled,
    overtake overtook overtaken, pay paid paid, put put put, quit quit quit, read read read, rid rid rid,
    ride rode ridden, ring rang rung, rise rose risen, run ran run, say said said, see saw seen, seek sought sought,
    sell sold sold, send sent sent, set set set, shake shook shaken, shed shed shed, shoot shot shot, shut shut shut,
    sing sang sung, sink sank sunk, sit sat sat, sleep slept slept, slide slid slid, speak spoke spoken,
    spend spent spent, split split split, spread spread spread, stand stood stood, steal stole stolen,
    stick stuck stuck, strike struck struck, swear swore sworn, sweep swept swept, swim swam swum, swing swung swung,
    take took taken, teach taught taught, tear tore torn, tell told told, think thought thought, throw threw thrown,
    understand understood understood, undertake undertook undertaken, wake woke woken, wear wore worn, win won won,
    withdraw withdrew withdrawn, withhold withheld withheld, write wrote written"""
_FORMS = {lemma: (past, participle) for lemma, past, participle in (one.split() for one in _IRREGULAR.split(","))}
_DOUBLED = frozenset(
    "admit commit submit permit omit occur refer prefer transfer regret control patrol compel expel deter equip".split()
)
"""Verbs of several syllables of which the last letter is doubled."""
_ONE_SYLLABLE = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")


def past(lemma: str) -> str:
    """The simple past of a verb."""
    return _FORMS[lemma][0] if lemma in _FORMS else _regular(lemma)


def participle(lemma: str) -> str:
    """The past participle of a verb."""
    return _FORMS[lemma][1] if lemma in _FORMS else _regular(lemma)


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if lemma in _DOUBLED or _ONE_SYLLABLE.match(lemma) else "") + "ed"


def charged(tree: Tree, verb: int) -> bool:
    """Whether a gerund tells what somebody is charged with: "pleaded guilty to evading arrest"."""
    while tree[verb].dep == "conj" and tree[verb].tag == "VBG":
        verb = tree[verb].head
    preposition = tree[verb].head
    return tree[verb].dep == "pcomp" and tree[tree[preposition].head].lemma.lower() in _CHARGING


def done(tree: Tree, verb: int) -> dict[int, str]:
    """The participle of a gerund that tells of a deed done once; empty for what goes on."""
    lemma = tree[verb].lemma.lower()
    once = lemma in _ONCE and tree[verb].tag == "VBG" and not tree.children(verb, "auxpass")
    return {verb: participle(lemma)} if once else {}


def held_past(tree: Tree, verb: int, plural: bool) -> dict[int, str]:
    """The past of an infinitive that somebody holds to have been so: "is believed to have hidden it"."""
    auxiliaries = tree.children(verb, "aux", "auxpass")
    perfect = [a for a in auxiliaries if tree.lower(a) == "have"]
    if not perfect or not any(tree[a].tag == "TO" for a in auxiliaries):
        return {}
    been = next((a for a in auxiliaries if tree.lower(a) == "been"), None)
    if been is None and tree[verb].lemma.lower() != "be":
        return {verb: past(tree[verb].lemma.lower())}
    return {verb if been is None else been: "were" if plural else "was"}


def held(tree: Tree, verb: int, plural: bool) -> dict[int, str]:
    """The present of an infinitive that somebody holds to be so; empty for what is to come."""
    if tree[tree[verb].head].lemma.lower() not in HOLDING or tree[verb].dep not in ("xcomp", "ccomp"):
        return {}
    target = next((a for a in tree.children(verb, "aux", "auxpass") if tree.lower(a) == "be"), verb)
    lemma = tree[target].lemma.lower()
    if lemma == "be":
        return {target: "are" if plural else "is"}
    seeming = tree[tree[verb].head].lemma.lower() in SEEMING
    return {verb: lemma if plural else inflected(lemma)} if seeming else {}
