"""Past tense and past participle of English verbs."""

from __future__ import annotations

import re

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
_PARTICIPLES = frozenset(participle for _, participle in _FORMS.values())
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


def is_participle(word: str) -> bool:
    """Whether a word is the past participle of an irregular verb."""
    return word in _PARTICIPLES


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if lemma in _DOUBLED or _ONE_SYLLABLE.match(lemma) else "") + "ed"
