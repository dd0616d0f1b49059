"""Past tense and past participle of English verbs, and the article before a noun."""

from __future__ import annotations

import re

_IRREGULAR = """
    arise arose arisen, awake awoke awoken, be was been, bear bore borne, beat beat beaten, become became become,
    begin began begun, bend bent bent, bet bet bet, bid bid bid, bind bound bound, bite bit bitten, bleed bled bled,
    blow blew blown, break broke broken, breed bred bred, bring brought brought, broadcast broadcast broadcast,
    build built built, burst burst burst, buy bought bought, cast cast cast, catch caught caught,
    choose chose chosen, cling clung clung, come came come, cost cost cost, creep crept crept, cut cut cut,
    deal dealt dealt, dig dug dug, do did done, draw drew drawn, drink drank drunk, drive drove driven,
    eat ate eaten, fall fell fallen, feed fed fed, feel felt felt, fight fought fought, find found found,
    flee fled fled, fling flung flung, fly flew flown, forbid forbade forbidden, forecast forecast forecast,
    foresee foresaw foreseen, forget forgot forgotten, forgive forgave forgiven, forgo forwent forgone,
    freeze froze frozen, get got got, give gave given, go went gone, grind ground ground, grow grew grown,
    hang hung hung, have had had, hear heard heard, hide hid hidden, hit hit hit, hold held held, hurt hurt hurt,
    keep kept kept, know knew known, lay laid laid, lead led led, leave left left, lend lent lent, let let let,
    lie lied lied, light lit lit, lose lost lost, make made made, mean meant meant, meet met met,
    mislead misled misled, mistake mistook mistaken, misunderstand misunderstood misunderstood,
    outrun outran outrun, overcome overcame overcome, overhear overheard overheard, override overrode overridden,
    oversee oversaw overseen, overtake overtook overtaken, overthrow overthrew overthrown, pay paid paid,
    put put put, quit quit quit, read read read, rebuild rebuilt rebuilt, redo redid redone, repay repaid repaid,
    retell retold retold, rewrite rewrote rewritten, rid rid rid, ride rode ridden, ring rang rung, rise rose risen,
    run ran run, say said said, see saw seen, seek sought sought, sell sold sold, send sent sent, set set set,
    shake shook shaken, shed shed shed, shine shone shone, shoot shot shot, shrink shrank shrunk, shut shut shut,
    sing sang sung, sink sank sunk, sit sat sat, sleep slept slept, slide slid slid, slit slit slit,
    speak spoke spoken, spend spent spent, spin spun spun, spit spat spat, split split split, spread spread spread,
    spring sprang sprung, stand stood stood, steal stole stolen, stick stuck stuck, sting stung stung,
    strike struck struck, string strung strung, swear swore sworn, sweep swept swept, swim swam swum,
    swing swung swung, take took taken, teach taught taught, tear tore torn, tell told told, think thought thought,
    throw threw thrown, thrust thrust thrust, undergo underwent undergone, understand understood understood,
    undertake undertook undertaken, undo undid undone, uphold upheld upheld, upset upset upset, wake woke woken,
    wear wore worn, weep wept wept, win won won, withdraw withdrew withdrawn, withhold withheld withheld,
    withstand withstood withstood, write wrote written"""
_FORMS = {lemma: (past, participle) for lemma, past, participle in (one.split() for one in _IRREGULAR.split(","))}
_PARTICIPLES = frozenset(participle for _, participle in _FORMS.values())
_ONLY_PAST = frozenset(past for past, _ in _FORMS.values()) - _PARTICIPLES | {"were", "lay", "got", "had"}
"""Past tenses that are no participle, or hardly ever one of a passive."""
_DOUBLED = frozenset(
    """admit commit submit permit omit emit transmit acquit rebut occur recur incur refer prefer transfer confer defer
    infer deter regret control patrol compel expel propel repel dispel rebel equip kidnap entrap handicap
    overlap""".split()
)
"""Verbs of several syllables of which the last letter is doubled."""
_ONE_SYLLABLE = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprt]$")

_VOWEL = re.compile(
    r"(?i)(?!one\b|once\b|eu|uni(?![dmn])|us[aeu]|ut[io]|u\.?s\b)[aeiou]|hour|honest|honou?r|heir|(?:8|11|18)\b"
)
"""How a word begins that has "an" before it: "an uninvited guest", "an hour", but "a union", "a used car"."""


def article(following: str) -> str:
    """ "A" or "an", by how the word after it begins."""
    return "an" if _VOWEL.match(following) else "a"


def past(lemma: str) -> str:
    """The simple past of a verb."""
    return _FORMS[lemma][0] if lemma in _FORMS else _regular(lemma)


def participle(lemma: str) -> str:
    """The past participle of a verb."""
    return _FORMS[lemma][1] if lemma in _FORMS else _regular(lemma)


def inflected(lemma: str) -> str:
    """The third person singular present of a regular verb, of "be", "have" and "do"."""
    irregular = {"be": "is", "have": "has", "do": "does", "go": "goes"}
    if lemma in irregular:
        return irregular[lemma]
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return lemma + "es"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ies"
    return lemma + "s"


def is_participle(word: str) -> bool:
    """Whether a word is the past participle of an irregular verb."""
    return word in _PARTICIPLES


def is_only_past(word: str) -> bool:
    """Whether a word is a past tense and never a passive's participle: "was shot and fell" is no "was fell"."""
    return word in _ONLY_PAST


def _regular(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2:-1] not in "aeiou":
        return lemma[:-1] + "ied"
    if lemma.endswith("ic"):
        return lemma + "ked"
    return lemma + (lemma[-1] if lemma in _DOUBLED or _ONE_SYLLABLE.match(lemma) else "") + "ed"
