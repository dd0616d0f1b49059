"""Single names that no table knows and that are no person's: a country, a town, a firm.

Taggers take them for persons. What a report says of them tells: "Meskaran troops" beside "Meskara", "Velt's
embassy", "the town of Velt", "Velt said it had not fired". One sure sign is enough, or two weak ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sayso.claims.speakers.deeds import does
from sayso.claims.speakers.lexicon import gender_of, is_first_name, is_title, kind_of_ending, kind_of_noun, table
from sayso.claims.tree import Tree
from sayso.countries import country_named
from sayso.model import SpeakerKind

_SURE, _WEAK = 2, 1
_HE = frozenset(("he", "she"))
_ANYBODY = frozenset("teen teenager man woman boy girl toddler".split())
"""Whom a headline tells of without a name."""
_QUOTED = frozenset(('"', "“", "``"))
_WITHIN = frozenset(("compound", "poss", "nmod"))
"""How a name stands that only tells which thing is meant: "the Marl report"."""
_NEXT = 60
"""Words of a quotation within which it is told who says it."""
_IDLE = frozenset(("be", "take", "make", "cost", "rain", "snow", "give", "have"))
"""Verbs whose "it" may be nothing."""
_DONE_BY_BODIES = frozenset(
    "fire attack withdraw retreat retaliate respond act agree comply cooperate plan intend expect want hope refuse "
    "consider appeal merge expand".split()
)
"""What only somebody does, with or without an object."""
_TRUSTING = frozenset(
    "confidence faith trust belief believe interest interested disappointed disappointment involve change confide "
    "see lie flaw rival investment".split()
)
"""What somebody may be "in" whom one trusts or sees."""
_STATES_OWN = frozenset(
    "ministry embassy parliament capital border ambassador airspace territory coast minister president premier "
    "government army troop force military navy soldier prosecutor".split()
)
"""What countries have, and rulers under their bare surname at most."""
_KINDS_OF_PLACE = frozenset(
    "village town city capital province region district republic island kingdom state port county valley".split()
)
_SET_RIGHT = frozenset(
    "correct revise raise cut lower increase reduce close open withdraw break recall halt suspend reopen double".split()
)
"""What a body does to what is its own: "has corrected its count"."""
_LAND = re.compile(r".{3,}(?:[lnrsv]ia|stan)")
"""How names of countries end, and few others."""
_BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.OUTLET))
_SUBJECTS = frozenset(("nsubj", "nsubjpass"))
_IN = frozenset(("in", "across", "near"))
_FIRMS_OWN = frozenset(
    "executive subsidiary shareholder headquarters boardroom share stock turnover shipyard refinery".split()
)
"""What firms have, and no person, and seldom a place."""
_EMPLOYERS_OWN = frozenset(
    "spokesman spokeswoman spokesperson manager management staff employee workforce plant work factory mill".split()
)
"""What firms have, and people at times."""
_SAYS = frozenset("say deny dispute admit insist add contend maintain claim".split())
_TRADES = frozenset(
    "Chemicals Steel Shipping Airlines Airways Mining Pharma Pharmaceuticals Logistics Energy Foods Motors Oil "
    "Petroleum Cement Textiles Railways Telecom Electronics Maritime Marine Systems Technologies Aerospace Dynamics "
    "Robotics Software Instruments Semiconductors Biotech".split()
)
"""What firms' names tell of their trade."""
_MADE_OF_TRADES = re.compile(r"[A-Z][a-z]+(?:systems|tech|dynamics|space|chem|pharma|electronics|works)")
"""Words made for firms' names: "Aerosystems"."""
_SAINT = frozenset(("st", "st.", "saint"))
_HOUSES = frozenset("Hospital Hospice Infirmary Clinic School College Academy Church Cathedral University".split())
"""What is called after a saint: "St Anselm's Hospital"."""
_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson".split())
_HELD = frozenset(
    "spokesman spokeswoman chief envoy prosecutor analyst coroner counsel lawyer solicitor barrister editor".split()
)
"""What nobody but a person is, besides the offices."""
_AGE = re.compile(r"[1-9]\d|[1-9]")
_ONLY_PERSONS = frozenset("resign testify die retire plead marry".split())
_TAKING_PART = frozenset(("nsubj", "nsubjpass", "dobj"))
_INTERVIEWS = frozenset(("interview", "question"))


def told_as(tree: Tree, name: str, held: Sequence[int], dateline: bool) -> str:
    """ "GPE" or "ORG" for a name that stands at these words, if the report tells so; else the empty string.

    ``dateline``: it stands in the place line of the report as well.
    """
    if is_first_name(name) or any(_is_persons(tree, i) for i in held):
        return ""
    state = sum(_most(tree, held, rule) for rule in _OF_STATES) + _SURE * (dateline or _has_people(tree, name))
    body = sum(_most(tree, held, rule) for rule in _OF_BODIES)
    if state + body < _SURE:
        return ""
    return "GPE" if state >= _SURE or body < _SURE else "ORG"


def _most(tree: Tree, held: Sequence[int], rule: Callable[[Tree, int], int]) -> int:
    return max((rule(tree, i) for i in held), default=0)


def _is_persons(tree: Tree, i: int) -> bool:
    """Whether it stands with a title, or is "he" at once: "Colonel Velt", "Velt said he had"."""
    titled = (
        i > 0 and is_title(tree.lower(i - 1)) and tree[i - 1].tag != "NNS" and tree.sentence(i - 1) == tree.sentence(i)
    )
    return titled or says_he(tree, i)


# What what somebody says begins with


def says_he(tree: Tree, subject: int) -> bool:
    """Whether what somebody says begins with "he" or "she": "Marl said she would go"."""
    return any(tree.lower(s) in _HE for s in _told_of(tree, subject))


def acts_as_person(tree: Tree, subject: int) -> bool:
    """Whether it does what no body does, or says what "he" did: "Milo Varga resigned"."""
    acts = tree[subject].dep == "nsubj" and tree[tree[subject].head].lemma.lower() in _ONLY_PERSONS
    return acts or says_he(tree, subject)


def says_it(tree: Tree, subject: int) -> bool:
    """Whether it or its spokesman says what "it" did: "Velt denies that it hid them", not "said it rained"."""
    told = [s for s in _told_of(tree, _spokesman(tree, subject)) if tree.lower(s) == "it" and tree[s].dep == "nsubj"]
    return any(does(tree, s) or _acts(tree, tree[s].head) for s in told)


def _acts(tree: Tree, verb: int) -> bool:
    """Whether a verb tells that something is done, as it may be by a body."""
    lemma = tree[verb].lemma
    return lemma not in _IDLE and (bool(tree.children(verb, "dobj")) or lemma in _DONE_BY_BODIES)


def _spokesman(tree: Tree, name: int) -> int:
    """Who speaks for a name: "a spokesman for Velt", else who has it."""
    led = tree[name].dep == "pobj" and tree.lower(tree[name].head) == "for"
    who = tree[tree[name].head].head if led else tree[name].head
    return who if tree.lower(who) in _SPOKESMEN and (led or tree[name].dep in _WITHIN) else name


def _told_of(tree: Tree, subject: int) -> list[int]:
    """The subjects of what the subject of a verb says."""
    if tree[subject].dep != "nsubj":
        return []
    told = (s for c in tree.children(tree[subject].head, "ccomp") for s in tree.children(c, *_SUBJECTS))
    return [s for s in told if s > subject]


def goes_on_as_he(tree: Tree, labels: Sequence[str], subject: int) -> bool:
    """Whether it says "he", or the next sentence is said by "he" or "she" and nobody else was named in this one."""
    if says_he(tree, subject):
        return True
    here = tree.sentence(subject)
    after = next((j for j in range(subject, len(tree)) if tree.sentence(j) > here), None)
    if after is None or tree.paragraph(after) != tree.paragraph(subject) or tree.word(after) not in _QUOTED:
        return False
    if any(labels[j] == "PERSON" and tree[j].dep not in _WITHIN for j in tree.sentence_words(here)):
        return False
    rest = range(after, min(after + _NEXT, len(tree)))
    return any(tree.lower(j) in _HE and tree[tree[j].head].lemma == "say" and tree[j].dep == "nsubj" for j in rest)


def is_somebody(tree: Tree, name: int) -> bool:
    """Whether two names are a person's by what is told of who has them, whatever the reading takes them for."""
    return _is_he_next(tree, name) or _is_interviewed(tree, name) or _is_no_place(tree, name)


def _is_no_place(tree: Tree, name: int) -> bool:
    """Whether what a name says begins with "he" or "she", that of no country, where nothing is told to be."""
    if not says_he(tree, name) or tree[name - 1].tag != "NNP" or tree.children(name, "det", "poss"):
        return False
    first, last = tree.word(name - 1), tree.word(name)
    same = [i for i in tree.where(last.lower()) if tree.word(i - 1) == first]
    known = country_named(f"{first} {last}") or is_title(first.lower())
    return tree[name].entity == "GPE" and not known and not any(tree.lower(i - 2) in _IN for i in same if i > 1)


def _is_he_next(tree: Tree, subject: int) -> bool:
    """Whether the next sentence begins with "he" or "she", and the paragraph with this subject, who alone is named."""
    here = tree.sentence(subject)
    words = tree.sentence_words(here)
    after = words[-1] + 1
    if tree[subject].dep == "appos" and kind_of_noun(tree.lower(tree[subject].head)) is SpeakerKind.PERSON:
        subject = tree[subject].head  # "One member, Ilka Marl, disagreed. She said"
    if tree[subject].dep != "nsubj" or after >= len(tree) or tree.lower(after) not in _HE:
        return False
    beside = tree.paragraph(after) == tree.paragraph(subject) and tree[after].dep in _SUBJECTS
    opens = words[0] == 0 or tree.paragraph(words[0] - 1) != tree.paragraph(subject)
    alone = words[0] == min(tree.subtree(subject)) and not any(tree[i].entity == "PERSON" for i in words)
    return beside and opens and alone


def is_beside_office(tree: Tree, last: int) -> bool:
    """Whether an office, or what only a man or a woman is, stands beside a name: "the minister", "his uncle"."""
    office = tree[last].head if tree[last].dep == "appos" else next(iter(tree.children(last, "appos")), last)
    noun = tree.lower(office)
    return tree[office].tag == "NN" and (noun in table("offices") | _HELD or gender_of([noun]) is not None)


def is_whole(tree: Tree, label: Callable[[int], str], words: Sequence[int], begins: tuple[int, int]) -> bool:
    """Whether a name is whole without what stands before it, from the first of two places to the second.

    So is "Ann Lee" of "Florida Republican Ann Lee", but not the surname of "Ina Cole", of which only that was known.
    """
    start, own = begins
    before = words[start:own]
    first = len(before) == 1 == len(words) - own and tree[before[0]].tag == "NNP" and not label(before[0])
    # "Claim Lee was late", "Roth's Claim Lee Was Late"
    led = first and (before[0] == tree.sentence_words(tree.sentence(before[0]))[0] or tree[before[0] - 1].tag == "POS")
    another = first and not led and not is_title(tree.lower(before[0]))
    return is_first_name(tree.word(words[own])) and not another


def is_aged(tree: Tree, last: int) -> bool:
    """Whether an age stands between commas after a word."""
    after = [tree.word(i) for i in range(last + 1, min(last + 4, len(tree)))]
    return len(after) == 3 and after[0] == after[2] == "," and bool(_AGE.fullmatch(after[1]))


def _is_interviewed(tree: Tree, name: int) -> bool:
    """Whether somebody interviews, or is interviewed, or an outlet has them do so: "the Gazette's Aske Varn"."""
    above, owners = tree[name].head, tree.children(name, "poss")
    led = tree[name].dep == "pobj"
    word = tree[tree[above].head] if led else tree[above]
    verb = not led and tree[name].dep in _TAKING_PART and tree[above].tag[:2] == "VB"
    sent = (o for p in tree.children(name, "prep") if tree.lower(p) in ("of", "from") for o in tree.children(p, "pobj"))
    newsroom = any(kind_of_ending(tree.word(o)) is SpeakerKind.OUTLET for o in (*owners, *sent))
    return newsroom or ((verb or led) and word.lemma.lower() in _INTERVIEWS)


def is_headlines(tree: Tree, i: int) -> bool:
    """Whether a word in capitals is no name's, as a headline has it: "Marston Teen Slipped in Mud"."""
    after = tree[i].head if tree[i].dep == "compound" else i
    if tree.word(after).istitle() and tree.lower(after) in _ANYBODY and after - i <= 1:
        return tree[after].entity == "PERSON"
    verb = tree[i].tag == "VBD" and tree[i].dep not in _WITHIN and tree[i].lemma.lower() not in (tree.lower(i), "say")
    return verb and bool(tree.children(i, "dobj", "prep", "prt"))


def saints_houses(tree: Tree) -> list[range]:
    """Hospitals, schools and churches that are called after a saint: "St Anselm's", which owns nothing there."""
    found = {
        tree.word(i)
        for i in range(1, len(tree))
        if tree.lower(i - 1) in _SAINT and tree[i].dep != "poss" and tree.children(i, "case")
    }
    named = (i for name in found for i in tree.where(name.lower()) if i and tree.lower(i - 1) in _SAINT)
    alone = [range(i - 1, i + 1) for i in named if i < 2 or not is_first_name(tree.word(i - 2))]
    owning = (i for i in range(1, len(tree) - 2) if tree.lower(i - 1) in _SAINT and tree[i].dep == "poss")
    whole = [range(i - 1, i + 3) for i in owning if tree[i + 1].tag == "POS" and tree.word(i + 2) in _HOUSES]
    return [*(words for words in alone if all(words[0] != house[0] for house in whole)), *whole]


def place_or_firm(tree: Tree, name: str, label: str) -> str:
    """What a name read as a place or a body is: a firm by its own ("Velt's chief executive"), a state by its people."""
    if label == "ORG" and _has_people(tree, name) and not _is_firm(tree, name):
        return "GPE"
    return "ORG" if label == "GPE" and _is_firm(tree, name) else label


def _is_firm(tree: Tree, name: str) -> bool:
    held = [i for i in tree.where(name.lower()) if tree.word(i) == name]
    owning = [i for i in held if _is_employer(tree, i) == _SURE]
    return bool(owning) and not any(tells_where(tree, i) for i in held if i not in owning)


# Signs of a country or a place


def _has_people(tree: Tree, name: str) -> bool:
    """ "Meskaran" of Meskara, "Norrinese" of Norrin."""
    people = f"{name}n" if name.endswith("a") else f"{name}ese"
    return any(tree.word(i) == people for i in tree.where(people.lower()))


def _owns(tree: Tree, i: int) -> int:
    """ "Velt's foreign ministry", "the Velt embassy"."""
    owned = (
        tree[i].dep in ("poss", "compound", "nmod")
        and tree[i].head > i
        and tree[tree[i].head].lemma.lower() in _STATES_OWN
    )
    return _SURE * (owned and not tree.children(i, "compound"))


def _is_place(tree: Tree, i: int) -> int:
    """ "The town of Velt", "Velt province"."""
    of, above = tree[i].head, tree[tree[i].head].head
    named = tree[i].dep == "pobj" and tree.lower(of) == "of" and tree[above].lemma.lower() in _KINDS_OF_PLACE
    before = tree[i].dep == "compound" and of == i + 1 and tree.lower(of) in _KINDS_OF_PLACE
    return _SURE * (named or before)


def tells_where(tree: Tree, i: int, where: frozenset[str] = _IN) -> int:
    """Whether a name tells where something is: "in Norrin", not "confidence in Lee"."""
    led = tree[i].dep == "pobj" and tree.lower(tree[i].head) in where and tree[i].head == i - 1
    return _WEAK * (led and tree[tree[i - 1].head].lemma.lower() not in _TRUSTING)


def _has_its_largest(tree: Tree, i: int) -> int:
    """ "Velt's largest shipyard"."""
    owned = tree[i].dep == "poss" and tree[i].head > i
    return _WEAK * (owned and any(tree[c].tag == "JJS" for c in tree.children(tree[i].head, "amod")))


def _beside_country(tree: Tree, i: int) -> int:
    """ "Velt and Estonia"."""
    other = [tree[i].head] if tree[i].dep == "conj" else tree.children(i, "conj")
    return _WEAK * any(country_named(tree.word(j)) is not None for j in other)


def _sounds_like_one(tree: Tree, i: int) -> int:
    """ "Velnia", which the reading takes for a place here or there."""
    return _WEAK * bool(_LAND.fullmatch(tree.word(i)))


def _read_as_place(tree: Tree, i: int) -> int:
    return _WEAK * (tree[i].entity == "GPE")


# Signs of a body of any kind


def _is_it(tree: Tree, i: int) -> int:
    return _SURE * says_it(tree, i)


def _has_its_own(tree: Tree, i: int) -> int:
    """ "Velt conceded that its troops had fled", "Velt has corrected its count": sure where nothing stands before."""
    verb = tree[i].head
    if tree[i].dep != "nsubj":
        return 0
    told = [s for s in _told_of(tree, i) if kind_of_noun(tree.lower(s)) is not SpeakerKind.UNKNOWN]
    done = tree.children(verb, "dobj") if tree[verb].lemma in _SET_RIGHT else []
    if not any(tree.lower(p) == "its" for s in (*told, *done) for p in tree.children(s, "poss")):
        return 0
    here = tree.sentence(i)
    opens = not here or tree.paragraph(tree.sentence_words(here - 1)[-1]) != tree.paragraph(i)
    nothing = not any(tree[j].tag[0] == "N" for j in tree.sentence_words(here) if j < i)
    return _SURE if opens and nothing else _WEAK


def _is_called(tree: Tree, i: int) -> int:
    """ "Velt, a research group,"."""
    return _SURE * any(kind_of_noun(tree.lower(c)) in _BODIES for c in tree.children(i, "appos"))


def _is_based(tree: Tree, i: int) -> int:
    return _WEAK * (tree[i].dep == "nsubjpass" and tree[tree[i].head].lemma in ("base", "headquarter"))


def _is_employer(tree: Tree, i: int) -> int:
    """ "Velt's chief executive", "shares in Velt"; "Velt's spokeswoman", which a minister may have as well."""
    above = tree[i].head
    if tree[i].dep == "pobj":
        shares = tree.lower(above) in ("in", "of") and tree[tree[above].head].lemma.lower() == "share"
        return _SURE * (shares and tree[tree[above].head].tag == "NNS")
    own = tree[above].lemma.lower() if tree[i].dep == "poss" else ""
    head = own == "office" and any(tree.lower(c) == "head" for c in tree.children(above))
    return _SURE if head or own in _FIRMS_OWN else _WEAK * (own in _EMPLOYERS_OWN)


def _is_which(tree: Tree, i: int) -> int:
    """ "Velt, which employs 900 people,"."""
    told = tree.children(i, "relcl")
    which = any(tree.lower(s) == "which" and s <= i + 2 for v in told for s in tree.children(v, *_SUBJECTS))
    return _SURE * (which and tree[i].dep in _SUBJECTS)


def _is_it_below(tree: Tree, i: int) -> int:
    """ "Velt has promised to pay; it said that", "Velt said so. It did not dispute that"."""
    if tree[i].dep != "nsubj":
        return 0
    here = tree.sentence(i)
    after = tree.sentence_words(here)[-1] + 1
    opens = after < len(tree) and tree.paragraph(after) == tree.paragraph(i) and tree[tree[i].head].dep == "ROOT"
    beside = [v for v in tree.sentence_words(here) if v > i and tree.word(v - 1) in ";,"]
    its = [j for j in (*beside, *((after,) if opens else ())) if tree.lower(j) == "it" and tree[j].dep == "nsubj"]
    return _WEAK * any(tree[tree[j].head].lemma in _SAYS for j in its)


def _begins_a_firms(tree: Tree, i: int) -> int:
    """ "Velt Chemicals", of which "Velt" is short; "the Velt Group", which may be called after a person."""
    longer = tree[i].dep == "compound" and tree[i].head == i + 1 and tree[i + 1].tag[:3] == "NNP"
    trade = longer and (tree.word(i + 1) in _TRADES or bool(_MADE_OF_TRADES.fullmatch(tree.word(i + 1))))
    return _SURE if trade else _WEAK * (longer and kind_of_ending(tree.word(i + 1)) is SpeakerKind.ORGANISATION)


_OF_STATES = (_owns, _is_place, tells_where, _has_its_largest, _beside_country, _sounds_like_one, _read_as_place)
_OF_BODIES = (_is_it, _has_its_own, _is_called, _is_based, _is_employer, _is_which, _is_it_below, _begins_a_firms)
