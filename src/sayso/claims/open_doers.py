"""Gerunds without a subject: whom a cue tells to do it, and what is wanted where it does not: "supports raising rents".

Under few cues who speaks is who does it ("admitted taking it", "is considering a sale"); under all
others that is open. Of what is wanted or opposed, it is said that it should be done.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.conjugation import charged
from sayso.claims.forms import Form, Proposition, raised
from sayso.claims.inflection import participle
from sayso.claims.stance.stances import stance_of
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, Attribution, Polarity

_OWN_DEEDS = frozenset(
    """admit acknowledge concede confess own deny regret remember recall recollect apologize apologise report describe
    recount relate boast brag claim disclose reveal repent rue disavow disclaim admission acknowledgment confession
    denial regret apology memory recollection account boast""".split()
)
"""What is done by saying or remembering of oneself that one did it."""
_OWN_PLANS = frozenset(
    """consider contemplate mull weigh propose plan intend threaten vow promise pledge swear commit dedicate rule look
    insist fear risk dread anticipate afraid terrified scared stop bent commitment""".split()
)
"""What is done of what one may do oneself."""
_AIMS = frozenset("intent intention aim goal purpose hope".split())
"""What somebody has who is yet to do it; not what a thing is "aimed at"."""
_ACCUSING = frozenset(
    """accuse suspect convict blame fault criticize criticise condemn rebuke charge credit praise thank commend applaud
    denounce knock scold chide reprimand sue quote""".split()
)
"""What is done to somebody for what they did."""
_SENSED = frozenset("see hear watch notice observe catch find spot film photograph picture record show".split())
_WANTING = frozenset(
    """support favor favour back advocate endorse champion urge recommend suggest call push advocacy proponent supporter
    argue press lobby campaign be""".split()
)
"""What is done by who wants something done, whoever is to do it."""
WANTED = frozenset("support back favor favour advocate champion oppose".split())
"""What is done by who wants a thing, or is against it, that need not be there."""
_OPPOSING = frozenset("oppose opposed reject object opposition opponent objection".split())
_FOR, _AGAINST = "for", "against"
_BESIDE = frozenset("against like by after before without since besides despite through upon".split())
"""Prepositions whose gerund is not what is said: "considered, like closing it, an outrage"."""
_LED_BY = frozenset("call push press argue lobby campaign be".split())
"""Of these only those with "for" want what follows."""
_TURNED_DOWN = frozenset("call push proposal demand".split())
_CALLS = _TURNED_DOWN | frozenset("plea appeal motion petition".split())
"""Nouns whose infinitive tells what is to be done: "her call to raise rents"."""
_ENDEAVOURS = frozenset("plan effort bid attempt decision campaign drive".split())
"""Nouns that do not do themselves what their infinitive tells."""
_CAUSING = frozenset("allow permit enable require force oblige ask tell help make get cause keep have let".split())
"""Verbs of which an object may be who does something else: "allowing pubs to open"."""
_NOT_DONE_TO = frozenset(
    "have be get become let mean cost lack resemble want need know hope leave join enter lose see hear like".split()
)
"""Verbs of which no passive tells what is wanted."""
_NEGATIONS = frozenset("no never neither nor without hardly nothing nobody none".split())
_SCALES = frozenset("to from by at".split())


def by_whom(tree: Tree, one: Proposition, attribution: Attribution) -> Proposition | None:
    """A proposition by its doer, or as what should be done; None where nobody tells who does it and what is wanted.

    Every proposition that names who does it stays as it is.
    """
    if one.form is Form.NOMINAL:
        return _turned_down(tree, one, attribution)
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    if one.form is Form.INFINITIVE:
        return _called_for(tree, one, cue)
    if one.form is not Form.GERUND or one.subject or tree.children(one.verb, *SUBJECTS) or not cue:
        return one
    return _by_its_doer(tree, one, attribution, cue)


def _by_its_doer(tree: Tree, one: Proposition, attribution: Attribution, cue: Sequence[int]) -> Proposition | None:
    """The same of a gerund without a subject."""
    first = one.verb
    while tree[first].dep == "conj" and tree[first].head != first and tree[tree[first].head].tag == "VBG":
        first = tree[first].head
    if tree[first].dep in ("csubj", "csubjpass") or (tree[first].head == first and tree[first].lemma == "be"):
        return None  # "'Being kind,' she said", of whom or what is open
    prep = tree[first].head if tree[first].dep == "pcomp" else None
    governor = tree[prep if prep is not None else first].head
    if governor in one.words or (governor not in cue and _inside(tree, attribution, governor)):
        return one
    # The subject of a cue may stand in the content, and is who does it no more than any other: "| Lee | is known for".
    told = raised(tree, one)
    if (told is not None and tree[told].dep not in SUBJECTS) or charged(tree, first):
        return one
    if _is_doer(tree, one.verb, governor, prep):
        return one
    if _lemma(tree, governor) == "decide":
        return replace(one, contrary=governor) if prep is not None and tree.lower(prep) == _AGAINST else None
    return _wanted(tree, one, attribution, governor, prep)


def _inside(tree: Tree, attribution: Attribution, word: int) -> bool:
    return word in tree.words_of(attribution.contents)


def _is_doer(tree: Tree, verb: int, governor: int, prep: int | None) -> bool:
    """Whether whoever speaks, or is spoken of in the passive, is who does it by what governs the gerund."""
    lemma = _lemma(tree, governor)
    if any(tree.lower(a) == "having" for a in tree.children(verb, "aux")):
        return lemma not in _WANTING | _OPPOSING and tree[verb].dep != "advcl"  # "spoke of having seen it"
    told = tree[governor].tag == "VBN" and not tree.children(governor, "aux", "nsubj")  # "a man accused of"
    passive = bool(tree.children(governor, "auxpass")) or told or tree[tree[governor].head].dep == "auxpass"
    leads = tree.lower(prep) if prep is not None else ""
    if leads in _BESIDE or (leads == "as" and lemma in _SENSED) or _makes_others(tree, verb):
        return False
    if passive and lemma in _ACCUSING | _SENSED:
        return True
    own = lemma in _OWN_PLANS or (lemma in _OWN_DEEDS and not passive)  # not "is remembered for"
    if lemma in ("look", "rule"):
        own = any(tree.lower(i) in ("forward", "out") for i in range(governor + 1, verb))
    return own or (lemma in _AIMS and tree[governor].tag[0] != "V")


def _makes_others(tree: Tree, verb: int) -> bool:
    """ "Having the crews back at work": who has others do something does not do it, nor have them."""
    return tree[verb].lemma.lower() in ("have", "let", "get") and bool(tree.children(verb, "ccomp", "xcomp"))


def _lemma(tree: Tree, word: int) -> str:
    """A word's base form; of a tag that leaves an ending on it, the form that a table has."""
    lemma = tree[word].lemma.lower()
    return "confess" if lemma == "confes" else lemma


def _wanted(
    tree: Tree, one: Proposition, attribution: Attribution, governor: int, prep: int | None
) -> Proposition | None:
    """ "Supports raising the rent": the rent should be raised; what is opposed so is denied."""
    lemma, leads = _lemma(tree, governor), tree.lower(prep) if prep is not None else ""
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    if leads == "of" and lemma in ("in", "favor", "favour"):
        leads, lemma = _FOR, "be"
    against = leads == _AGAINST or lemma in _OPPOSING
    if not against and (lemma not in _WANTING or (lemma in _LED_BY and leads != _FOR)):
        return None
    told = done_to(tree, one)
    negated = any(tree[i].dep == "neg" or tree.lower(i) in _NEGATIONS for i in cue)
    denied = stance_of(tree, attribution, one.head).polarity is Polarity.DENIES
    if told is None or (against and negated) or (not against and denied != negated):
        return None
    return replace(told, contrary=governor) if against and not denied else told


def _called_for(tree: Tree, one: Proposition, cue: Sequence[int]) -> Proposition | None:
    """ "Her call to raise rents" as what should be done, which neither she does nor her call."""
    before = next((a - 1 for a in tree.children(one.verb, "aux") if tree.lower(a) == "to"), None)
    noun = before if before is not None and before >= 0 else one.verb
    lemma = tree[noun].lemma.lower()
    if tree[noun].tag[0] != "N" or lemma not in _CALLS | _ENDEAVOURS or one.subject:
        return one
    if noun not in cue:  # "defended her call to raise rents", of which an attribution of its own tells
        return None if raised(tree, one) == noun else one
    negated = any(tree[i].dep == "neg" or tree.lower(i) in _NEGATIONS for i in cue)
    return one if lemma in _ENDEAVOURS else None if negated else done_to(tree, one)


def _turned_down(tree: Tree, one: Proposition, attribution: Attribution) -> Proposition:
    """ "Rejected a call to raise rents", of which it is denied that they should be raised."""
    leads = [v for v in tree.children(one.head, "acl") if v in one.words and tree[v].tag == "VB"]
    if len(leads) != 1 or tree[one.head].lemma.lower() not in _TURNED_DOWN:
        return one
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    stance = stance_of(tree, attribution, one.head)
    if stance.act is not Act.DENY or any(tree[i].dep == "neg" or tree.lower(i) in _NEGATIONS for i in cue):
        return one
    inside = set(tree.subtree(leads[0]))
    told = done_to(tree, Proposition(leads[0], tuple(i for i in one.words if i in inside), Form.INFINITIVE))
    return replace(told, head=one.head) if told else one


def done_to(tree: Tree, one: Proposition) -> Proposition | None:
    """ "Raising the rent to 90 crowns" as "the rent should be raised to 90 crowns"; None where that can't be said."""
    verb, lemma = one.verb, tree[one.verb].lemma.lower()
    things = [o for o in tree.children(verb, "dobj") if o in one.words]
    odd = tree.children(verb, "dative", "ccomp", "neg", "auxpass", "oprd", *SUBJECTS)
    if len(things) != 1 or odd or lemma in _NOT_DONE_TO or one.shared or one.clause is not None:
        return None
    if lemma in _CAUSING and _has_own_verb(tree, verb, things[0]):
        return None
    particles = [p for p in tree.children(verb, "prt") if p in one.words]
    thing, start = things[0], verb + 1
    if particles[:1] == [start]:
        start += 1
    whole = [i for i in tree.subtree(thing) if i in one.words]
    if min(whole, default=-1) != start or tree[thing].tag[:2] not in ("NN", "CD"):
        return None
    phrase, out = _parted(tree, thing, whole)
    if any(tree[i].tag == "PRP$" or tree.lower(i) in ("each", "one") for i in phrase if i <= thing):
        return None  # whose it is, who does it would tell
    before = [i for i in one.words if i < verb and tree.is_word(i) and tree.lower(i) != "to"]
    if any(tree[i].dep != "advmod" or tree[i].head != verb for i in before if tree[i].dep not in ("prep", "cc")):
        return None
    how = [tree.lower(i) for i in before if tree[i].dep == "advmod"]
    gone = {verb, *out, *phrase, *particles, *(i for i in one.words if i < verb)}
    rest = _without_deeds(tree, verb, [i for i in one.words if i not in gone])
    done = " ".join(["should be", *how, participle(lemma), *map(tree.lower, particles)])
    return Proposition(verb, rest, Form.NOMINAL, tuple(phrase), before=done, whom=one.words)


def _without_deeds(tree: Tree, verb: int, rest: Sequence[int]) -> tuple[int, ...]:
    """What follows the thing, up to a verb that tells of another deed: "(raise taxes) on oil, crack down on fraud"."""
    inside = {*rest, verb}
    verbs = (i for i in rest if tree[i].tag[0] == "V" and (tree[i].dep == "conj" or tree[i].head not in inside - {i}))
    end = min((min(v, *tree.children(v)) for v in verbs), default=len(tree))
    kept = [i for i in rest if i < end]
    while kept and (not tree.is_word(kept[-1]) or tree[kept[-1]].tag == "CC"):
        kept.pop()
    return tuple(kept)


def _has_own_verb(tree: Tree, verb: int, thing: int) -> bool:
    """Whether what is allowed or made is that somebody does something: "allowing pubs to open", "helping them win"."""
    below = [*tree.children(verb, "xcomp", "advcl"), *tree.subtree(thing)]
    return any(tree[i].tag == "VB" for i in below)


def _parted(tree: Tree, thing: int, whole: Sequence[int]) -> tuple[list[int], list[int]]:
    """A noun phrase without the figure that parsers hang on it, and what is left out: told more of it, another deed.

    "Raising the rent | to 90 crowns", "the rent, which is low", "paving lanes | and planting elms".
    """
    scales = [p for p in tree.children(thing, "prep") if p > thing and tree.lower(p) in _SCALES]
    scale = min((p for p in scales if any(tree[i].tag in ("CD", "$") for i in tree.subtree(p)[1:])), default=None)
    more = [i for i in whole if i > thing and tree.word(i) == "," and tree[i + 1].tag[0] == "W"]
    more += [i for i in whole[1:] if tree[i].tag == "CC" and _is_deed(tree, i + 1, whole)]
    out = min(more, default=None)
    cut = min((i for i in (scale, out) if i is not None), default=None)
    kept = [i for i in whole if cut is None or i < cut]
    while kept and not tree.is_word(kept[-1]) and tree.word(kept[-1]) not in ('"', "”", ")", "%"):
        kept.pop()
    return kept, [i for i in whole if out is not None and i >= out]


def _is_deed(tree: Tree, i: int, whole: Sequence[int]) -> bool:
    """Whether what the parser joined to a thing is a gerund with its own object: "(lanes and) planting elms"."""
    return tree.lower(i).endswith("ing") and i + 1 in whole and tree[i + 1].tag[:2] in ("NN", "DT", "JJ")
