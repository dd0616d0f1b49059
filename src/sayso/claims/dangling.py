"""Pronouns of which a reader of one sentence alone could not tell whom they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sayso.claims.misfits import PLURAL_NAME, THEY
from sayso.claims.speakers.cast import GENDERED
from sayso.claims.speakers.lexicon import gender_of, gender_of_first_name, kind_of_noun, likely_sex
from sayso.claims.speakers.ones_own import AUTHORITIES
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.selection import OF_SOMEBODY, is_helped_by_clause, remains_open
from sayso.claims.tree import SUBJECTS, Tree, kept
from sayso.model import SpeakerKind

FIRST = frozenset("i me my mine we us our ours".split())
_IT = frozenset(("it", "its"))
DEMONSTRATIVES = frozenset("this that these those".split())
_EMPTY_IT = frozenset("appear seem take look turn rain snow matter".split())
_SEEMING = frozenset("appear seem matter".split())
_WITH_CLAUSE = frozenset(("be", "emerge", "transpire", "remain"))
"""Verbs whose "it" means nothing where a clause follows."""
_LEADING = frozenset("that whether if how why what who when where".split())
_KNOWN = frozenset("know determine understand decide explain report confirm say believe".split())
_UNCERTAIN = frozenset("unknown unclear uncertain clear known".split())
_COMPLEMENTS = ("ccomp", "xcomp", "csubj", "advcl")
_CONCEIVABLE = frozenset("implausible plausible inconceivable conceivable inevitable unthinkable".split())
"""What only a clause can be, however far behind it stands and wherever it was hung."""
_PEOPLE = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP))
_MORE_PEOPLE = frozenset(
    "juvenile infant baby toddler newborn shooter male female minor pedestrian homeowner intruder burglar robber "
    "assailant attacker bystander passenger stepfather stepmother stepson stepdaughter rower boyfriend girlfriend "
    "stranger hiker climber skier cyclist bicyclist motorcyclist jogger swimmer camper kayaker boater shopper commuter "
    "rider miner national".split()
)
_SINGLE = frozenset("one another someone somebody anyone anybody everyone everybody each who nobody".split())
_OF_ONE = frozenset("i me my he him his she her".split())
WHOEVER = frozenset("someone somebody anyone anybody everyone everybody".split())
_VESSELS = frozenset(
    "ship vessel freighter tanker ferry trawler boat yacht frigate submarine schooner tug barge".split()
)
"""What is "she" as well."""
_BODIES = frozenset(("ORG", "NORP", "GPE"))
_TIMES = frozenset(("DATE", "TIME"))
_BOUND = frozenset("set poised bound ready determined keen eager destined".split())
"""How somebody looks who is about to do something."""
_STAGES = frozenset("point moment stage time juncture".split())
_INNER = frozenset(("compound", "nmod", "npadvmod"))
_PLURAL = frozenset(("NNS", "NNPS"))
_ACTED_ON = frozenset(("dobj", "dative"))
_TOWARDS = frozenset("to at with about against".split())
_HAVING = frozenset("have bring carry take keep".split())
_ACCUSATIVE = frozenset("him them".split())
_COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss sir".split())
_SUFFERED = frozenset("arrest death injury wound capture surrender".split())
"""What police are not said to have had."""
_KIN = frozenset(
    "wife husband spouse girlfriend boyfriend fiance fiancee partner mother father parent son daughter brother sister "
    "child baby roommate family friend".split()
)
"""Who has a home with somebody."""
_MOVING = frozenset("run walk flee drive live sit stand sleep talk play argue fight scream laugh cry".split())
VERBAL = frozenset("VMR")
"""How the tags begin of words that take another form or are left out, and stand for nobody."""
_SHARING = frozenset(("conj", "xcomp", "ccomp", "pcomp", "acomp"))
"""How a verb hangs on another whose subject may be its own."""


def dangles(tree: Tree, i: int, told: Sequence[int], given: Mapping[int, str] | None = None) -> bool:
    """Whether a word is a third person's pronoun with nothing before it that it may mean.

    ``told`` are the words of the sentence in order, ``given`` the names filled in for others of them.
    """
    word = tree.lower(i)
    if word in DEMONSTRATIVES:
        alone = tree[i].dep in ("nsubj", "nsubjpass") and tree[i].tag == "DT" and not tree.children(i)
        return alone and not is_now(tree, i) and not any(j < i and tree[j].tag[0] == "N" for j in told)
    if tree[i].tag not in ("PRP", "PRP$") or (word == "it" and means_nothing(tree, i)):
        return False
    if i + 1 < len(tree) and tree.lower(i + 1) == "own" and tree[i].tag == "PRP$":
        return False  # "on his own porch", of whoever is on it
    before = _before(tree, i, told, given or {})
    if word in GENDERED:
        return not _one_is_meant(tree, i, before)
    if word in THEY:
        return not _several_are_meant(tree, i, before)
    things = [j for j in before.nouns if not is_person(tree, j) and tree[j].tag not in _PLURAL and not _when(tree, j)]
    if tree[i].dep == "dobj" and tree[tree[i].head].lemma.lower() in HELD:  # nobody carries the street he walks along
        things = [j for j in things if tree[j].dep != "pobj" or tree.lower(tree[j].head) not in _WAYS]
    return word in _IT and all(tree[j].entity in _TIMES for j in things)


def _when(tree: Tree, noun: int) -> bool:
    """Whether a noun only tells when, or of how far one has come: "at one point", "at this stage"."""
    at = tree[noun].dep == "pobj" and tree.lower(tree[noun].head) == "at"
    return at and tree[noun].lemma.lower() in _STAGES and not tree.children(noun, "prep", "relcl")


def as_it_stands(
    tree: Tree, i: int, told: Sequence[int], given: Mapping[int, str], name_at: Callable[[list[int]], str | None]
) -> dict[int, str]:
    """A pronoun as it is, where whom it means stands before it by a name that the parser takes for no person's."""
    name = name_at([i])
    named = name and any(j < i and tree[j].tag == "NNP" and name_at([j]) == name for j in told)
    return {i: tree.word(i)} if named and dangles(tree, i, told, given) else {}


HELD = frozenset("carry brandish wave clutch wield grip swing clasp tote".split())
"""What somebody does with what he has in his hands."""
_WAYS = frozenset("down up along through across toward towards into onto".split())
"""What leads to where somebody goes."""


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a pronoun and may be meant by it: words, the nouns among them, names filled in for others."""

    words: Sequence[int]
    nouns: Sequence[int]
    names: Mapping[int, str]


def _before(tree: Tree, i: int, told: Sequence[int], given: Mapping[int, str]) -> _Before:
    doing = beside(tree, i) | _led_in(tree, i)
    words = [j for j in told if j < i and j not in doing]
    nouns = [j for j in words if tree[j].tag[0] == "N" and tree[j].dep not in _INNER]
    return _Before(words, nouns, {j: name for j, name in given.items() if name and j < i and j not in doing})


def _one_is_meant(tree: Tree, i: int, before: _Before) -> bool:
    """Whether somebody, or a ship, stands there for "he" or "she"."""
    word, asks = tree.lower(i), PRONOUNS[tree.lower(i)]
    vessel = word in ("she", "her") and any(tree[j].lemma.lower() in _VESSELS for j in before.nouns)
    single = any(tree.lower(j) in _SINGLE and tree[j].dep in SUBJECTS for j in before.words)
    named = any(gender_of_name(name) in (None, asks) for name in before.names.values())
    return vessel or single or named or any(_one(tree, j) and gender(tree, j) in (None, asks) for j in before.nouns)


def _several_are_meant(tree: Tree, i: int, before: _Before) -> bool:
    """Whether several, or whoever it may be, stand there for "they"."""
    word = tree.lower(i)
    several = [j for j in before.nouns if _several(tree, j)]
    if word == "their" and tree[tree[i].head].lemma.lower() in _SUFFERED:
        several = [j for j in several if not AUTHORITIES.search(tree.word(j))]
    elif _acts(tree, i):
        several = [j for j in several if _acting(tree, j)]
    if word == "their" and any(_with_kin(tree, j) for j in before.nouns):
        return True
    whoever = word != "them" and any(tree.lower(j) in WHOEVER for j in before.words)
    names = before.names.items()
    named = any(word == "their" or not (_of_one(tree, j) or _single(name)) for j, name in names)
    return bool(several) or whoever or named


def _with_kin(tree: Tree, j: int) -> bool:
    """Whether a noun makes two of somebody and who is told of before it: "hit her husband in their car"."""
    owners = [c for c in tree.children(j, "poss") if tree.lower(c) in ("his", "her")]
    return bool(owners) and tree[j].lemma.lower() in _KIN


def _of_one(tree: Tree, j: int) -> bool:
    """Whether a name stands for a pronoun of one person; those of no word stand for the subject."""
    return j >= 0 and tree.lower(j) in _OF_ONE


def _led_in(tree: Tree, i: int) -> set[int]:
    """Whom only a phrase before a subject names: "in a hearing before Lee, he was freed"."""
    if tree[i].dep not in ("nsubj", "nsubjpass"):
        return set()
    leading = [c for c in tree.children(tree[i].head, "prep") if c < i and tree.lower(c) not in ("for", "as")]
    return {j for c in leading for j in tree.subtree(c) if tree[j].dep != "poss"}


def beside(tree: Tree, i: int) -> set[int]:
    """The words of whoever does it, which an object can't mean: "the officers took them"."""
    acted = tree[i].dep in _ACTED_ON or (tree[i].dep in SUBJECTS and tree.lower(i) in _ACCUSATIVE)
    verb = tree[i].head
    if tree[i].dep == "pobj" and tree.lower(verb) in _TOWARDS and tree[verb].dep == "prep":
        with_him = tree.lower(verb) == "with" and tree[tree[verb].head].lemma in _HAVING  # "had a gun with him"
        acted, verb = not with_him, tree[verb].head  # "listened to her", "was on the phone with him"
    if tree[i].dep == "nsubj" and tree[verb].tag == "JJ" and tree[verb].dep == "ccomp":
        acted, verb = True, tree[verb].head  # "made it public"
    if not acted:
        return set()
    while not (doers := [c for c in tree.children(verb, *SUBJECTS) if c < i]) and tree[verb].dep in _SHARING:
        asked = tree.children(tree[verb].head, "dobj") if tree[verb].dep == "xcomp" else []
        if doers := [c for c in asked if c < verb]:  # "asked the judge to hold him"
            break
        verb = tree[verb].head
    found = {j for c in doers for j in tree.subtree(c, frozenset(("poss", "relcl", "prep")))}
    named = [p for c in doers for p in tree.children(c, "prep") if tree.lower(p) in ("as", "like", "including")]
    return found.union(*(tree.subtree(p) for p in named))  # "things such as sparks can ignite it"


@kept
def gender(tree: Tree, i: int) -> str | None:
    """ "m" or "f" where a courtesy title, a noun or a first name tells it."""
    titles = [tree.lower(c) for c in tree.children(i, "compound") if tree.lower(c) in _COURTESY]
    if (told := gender_of(titles)) or tree[i].entity != "PERSON":
        return told or (gender_of([tree.lower(i)]) if tree[i].tag[:3] != "NNP" else None)
    first = min((c for c in tree.children(i, "compound") if tree[c].entity == "PERSON"), default=i)
    return gender_of_first_name(tree.word(first)) or likely_sex((tree.word(first), tree.word(i))) if first < i else None


def agrees(tree: Tree, subject: int, pronoun: int, name: str | None = None) -> bool:
    """Whether a subject's sex, or that of the name filled in for it, is not known to be another than a pronoun's."""
    asks = PRONOUNS.get(tree.lower(pronoun))
    told = gender_of_name(name) if name else gender(tree, subject)
    return asks not in ("m", "f") or told in (None, asks)


def gender_of_name(name: str) -> str | None:
    """The same of a name or description in a wording: "Ann Lee", "the boy", "Lee’s brother"."""
    words = _owner(name).split()
    if told := gender_of([w for w in words[-1:] if w.islower()]):
        return told
    plain = 1 < len(words) < 4 and all(w[:1].isupper() for w in words)
    return gender_of_first_name(words[0]) if plain else None


def _owner(name: str) -> str:
    return name.removesuffix("’s").removesuffix("’")


def _single(name: str) -> bool:
    """Whether a name is that of one person: "Ann Lee", "the gunman"."""
    last = _owner(name).rpartition(" ")[2]
    person = bool(gender_of_name(name)) or kind_of_noun(last.lower()) is SpeakerKind.PERSON
    return person and not PLURAL_NAME.search(_owner(name))


def _one(tree: Tree, j: int) -> bool:
    return is_person(tree, j) and tree[j].tag not in _PLURAL


_NOW = frozenset("this these it".split())
_MOMENTS = frozenset("time moment day hour night era age year season".split())
_ARTICLES: tuple[list[list[str]], list[list[str]]] = ([["a"], ["an"]], [[]])
"""Those of one time, and of several."""
_ARRIVING = frozenset("home back through there alive across past safely to".split())
"""Where or how somebody gets who "makes it": what is made out of wood is something."""


def means_nothing(tree: Tree, i: int) -> bool:
    """Whether an "it" means nothing: "it seems that", "it is hard to tell", "it is not known if", "made it home"."""
    verb = tree[i].head
    arrives = bool(i) and tree[i - 1].lemma == "make" and i + 1 < len(tree) and tree.lower(i + 1) in _ARRIVING
    told_later = (tree[i].dep == "nsubjpass" and _told_later(tree, verb)) or is_helped_by_clause(tree, verb)
    told_later = told_later or remains_open(tree, verb)
    if tree[i].dep not in SUBJECTS or tree[i].dep == "expl" or told_later or arrives:
        return tree[i].dep == "expl" or told_later or arrives
    if tree[verb].lemma.lower() in _EMPTY_IT and not _somebody_does(tree, verb):
        kinds = [a for x in tree.children(verb, "xcomp") for a in tree.children(x, "attr")]
        alone = tree[verb].lemma.lower() in _SEEMING and not _of_clause(tree, verb)
        return not (alone or any(tree.lower(d) in ("a", "an") for a in kinds for d in tree.children(a, "det")))
    holders = [verb, *tree.children(verb, "acomp", "attr")]
    blamed = any(tree[c].lemma == "blame" for c in tree.children(verb, "xcomp"))  # "it was to blame": somebody was
    able = any(tree.lower(h) in OF_SOMEBODY for h in holders)  # "it is able to pay"
    if blamed or able or tree[verb].lemma.lower() not in _WITH_CLAUSE:  # "it is not suggested that"
        return tree[i].dep == "nsubjpass" and any(c > verb for c in tree.children(verb, "ccomp"))
    asks = any(tree.lower(h) in _UNCERTAIN for h in holders) and _asks_later(tree, verb)
    asks = asks or (any(tree.lower(h) in _CONCEIVABLE for h in holders) and _to_or_that_later(tree, verb))
    if asks or any(tree[h].entity in _TIMES or any(c > i for c in tree.children(h, *_COMPLEMENTS)) for h in holders):
        return True
    about = [c for h in holders for c in tree.children(h, "acl")]  # "it was a lie that the ship had sunk"
    if any(tree.lower(m) == "that" for c in about for m in tree.children(c, "mark")):
        return True
    # "It was the shots that woke her", but not "it is a lock that keeps a gun safe".
    clefts = [h for h in holders if any(not _to_do(tree, c) for c in tree.children(h, "relcl"))]
    named = any(tree.lower(d) not in ("a", "an") for h in clefts for d in tree.children(h, "det", "poss") or [h])
    return named or is_now(tree, i)


def _of_clause(tree: Tree, verb: int) -> bool:
    """Whether a clause, or what is done, tells what seems so or matters: not "it just seems right", "it matters"."""
    telling = ("ccomp", "csubj", "advcl", "prep", "relcl", "attr", "dobj", "parataxis")
    below = [c for c in tree.children(verb, "xcomp", "acomp", "oprd") if c > verb]
    clausal = any(tree[c].tag[:2] == "VB" or tree.children(c, "ccomp", "xcomp", "advcl", "prep") for c in below)
    return clausal or any(c > verb for c in tree.children(verb, *telling)) or tree[verb].dep not in ("ROOT", "ccomp")


def is_now(tree: Tree, i: int) -> bool:
    """Whether what is told is what time it is for whoever says it: "this is a time for patience", "it is a sad day"."""
    verb = tree[i].head
    told = tree.children(verb, "attr") if tree[verb].lemma == "be" and tree[verb].tag in ("VBZ", "VBP") else []
    if tree[i].dep != "nsubj" or tree.lower(i) not in _NOW or len(told) != 1 or tree.children(verb, "aux"):
        return False
    articles = [tree.lower(c) for c in tree.children(told[0], "det", "nummod", "poss")]
    # Which day "the day" is, or how long "three days" are, another sentence tells; "it" may have been named.
    for_whom = any(tree.lower(c) == "for" for c in tree.children(told[0], "prep"))
    telling = ("prep", "acl", "amod") if tree[told[0]].tag == "NNS" else ("prep", "acl")
    more = for_whom or (tree.lower(i) != "it" and bool(tree.children(told[0], *telling)))
    return more and tree[told[0]].lemma.lower() in _MOMENTS and articles in _ARTICLES[tree[told[0]].tag == "NNS"]


def _somebody_does(tree: Tree, verb: int) -> bool:
    """Whether it is what somebody does: "it was looking into the report", "it took 31 people to clinics"."""
    if any(tree.lower(a) in _BOUND for a in tree.children(verb, "acomp", "oprd")):
        return True  # "it looked set to win"
    led = [p for p in tree.children(verb, "prep", "dative") if p > verb]
    if tree[verb].lemma == "look":
        return any(tree.lower(p) in ("into", "for", "after") for p in led)
    taken = any(is_person(tree, o) for o in tree.children(verb, "dobj"))
    objects = (j for o in tree.children(verb, "dobj", "npadvmod") for j in tree.subtree(o))
    if any(tree[j].entity in _TIMES for j in objects):
        return False  # "it took him a day to come to it"
    return tree[verb].lemma == "take" and taken and any(tree.lower(p) == "to" for p in led)


def _to_do(tree: Tree, clause: int) -> bool:
    """ "It was the right thing to do", which is no cleft."""
    return tree[clause].lemma == "do" and tree[clause].tag == "VB" and not tree.children(clause, "dobj")


def _asks_later(tree: Tree, verb: int) -> bool:
    """Whether a clause that asks follows, wherever the parser hung it: "it was unclear that day who had left"."""
    return any(i > verb and tree.lower(i) in _LEADING for i in tree.subtree(verb))


def _to_or_that_later(tree: Tree, verb: int) -> bool:
    """Whether a clause follows: "it is implausible, given how courts work, to have ten held there"."""
    return any(i > verb and (tree[i].tag == "TO" or tree[i].dep == "mark") for i in tree.subtree(verb))


def _told_later(tree: Tree, verb: int) -> bool:
    """Whether what is told of an "it" stands in a clause behind a passive: "it is said that", "it is not known if"."""
    clauses = [c for c in tree.children(verb, "ccomp", "advcl") if c > verb]
    leads = {tree.lower(m) for c in clauses for m in tree.children(c, "mark", "advmod", "attr", "nsubj")}
    return bool(leads & _LEADING) and (tree[verb].lemma in _KNOWN or bool(leads & {"that", "whether"}))


@kept
def is_body(tree: Tree, i: int) -> bool:
    """Whether a noun is a body's: "the company", "the council"."""
    return kind_of_noun(tree[i].lemma.lower()) in (SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT)


def is_person(tree: Tree, j: int) -> bool:
    """Whether a noun means somebody."""
    aged = any(tree.lower(c) == "old" and tree.word(c - 1) == "-" for c in tree.children(j, "amod", "compound"))
    more = aged or tree.lower(j) in _MORE_PEOPLE or tree[j].lemma.lower() in _MORE_PEOPLE
    return tree[j].entity == "PERSON" or more or kind_of_noun(tree.lower(j)) in _PEOPLE


def _acts(tree: Tree, i: int) -> bool:
    """Whether a pronoun does something to something or says it, as only people do."""
    verb = tree[i].head
    return tree[i].dep == "nsubj" and (bool(tree.children(verb, "dobj", "ccomp")) or tree[verb].lemma in _MOVING)


def _acting(tree: Tree, j: int) -> bool:
    return (
        is_person(tree, j) or tree[j].tag in ("NNP", "NNPS") or kind_of_noun(tree.lower(j)) is not SpeakerKind.UNKNOWN
    )


def _several(tree: Tree, j: int) -> bool:
    if tree[j].entity in _TIMES:
        return False
    return tree[j].tag in _PLURAL or bool(tree.children(j, "conj")) or tree[j].entity in _BODIES
