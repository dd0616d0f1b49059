"""Single names that no table knows and that are no person's: a country, a town, a firm.

Taggers take them for persons. What a report says of them tells: "Meskaran troops" beside "Meskara", "Velt's
embassy", "the town of Velt", "Velt said it had not fired". One sure sign is enough, or two weak ones.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from sayso.claims.speakers.lexicon import is_first_name, is_title, kind_of_ending, kind_of_noun
from sayso.claims.tree import Tree
from sayso.countries import country_named
from sayso.model import SpeakerKind

_SURE, _WEAK = 2, 1
_HE = frozenset(("he", "she"))
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
    "government army troop force military navy soldier".split()
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
_MAY_SAY = frozenset((*_BODIES, SpeakerKind.GOVERNMENT, SpeakerKind.DOCUMENT))
_OWNING_UP = frozenset("admit deny insist concede promise reject refuse regret apologise apologize".split())
"""What no paper does."""
_IN = frozenset(("in", "across", "near"))
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
    """Whether it says what "it" did: "Velt denies that it hid them", not "said it rained"."""
    told = [tree[s].head for s in _told_of(tree, subject) if tree.lower(s) == "it" and tree[s].dep == "nsubj"]
    return any(
        tree[v].lemma not in _IDLE and (tree.children(v, "dobj") or tree[v].lemma in _DONE_BY_BODIES) for v in told
    )


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
    return _is_he_next(tree, name) or _is_interviewed(tree, name)


def _is_he_next(tree: Tree, subject: int) -> bool:
    """Whether the next sentence begins with "he" or "she", and the paragraph with this subject, who alone is named."""
    here = tree.sentence(subject)
    words = tree.sentence_words(here)
    after = words[-1] + 1
    if tree[subject].dep != "nsubj" or after >= len(tree) or tree.lower(after) not in _HE:
        return False
    beside = tree.paragraph(after) == tree.paragraph(subject) and tree[after].dep in _SUBJECTS
    opens = words[0] == 0 or tree.paragraph(words[0] - 1) != tree.paragraph(subject)
    alone = words[0] == min(tree.subtree(subject)) and not any(tree[i].entity == "PERSON" for i in words)
    return beside and opens and alone


def _is_interviewed(tree: Tree, name: int) -> bool:
    """Whether somebody interviews, or is interviewed, or an outlet has them do so: "the Gazette's Aske Varn"."""
    above, owners = tree[name].head, tree.children(name, "poss")
    led = tree[name].dep == "pobj"
    word = tree[tree[above].head] if led else tree[above]
    verb = not led and tree[name].dep in _TAKING_PART and tree[above].tag[:2] == "VB"
    sent = (o for p in tree.children(name, "prep") if tree.lower(p) in ("of", "from") for o in tree.children(p, "pobj"))
    newsroom = any(kind_of_ending(tree.word(o)) is SpeakerKind.OUTLET for o in (*owners, *sent))
    return newsroom or ((verb or led) and word.lemma.lower() in _INTERVIEWS)


# Signs of a country or a place


def _has_people(tree: Tree, name: str) -> bool:
    """ "Meskaran" of Meskara."""
    return name.endswith("a") and any(tree.word(i) == f"{name}n" for i in tree.where(f"{name}n".lower()))


def _owns(tree: Tree, i: int) -> int:
    """ "Velt's foreign ministry", "the Velt embassy"."""
    owned = tree[i].dep in ("poss", "compound", "nmod") and tree[i].head > i and tree[tree[i].head].lemma in _STATES_OWN
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


def _goes_on_as_it(tree: Tree, i: int) -> int:
    """ "Velt has moved. It admits that", "Velt has agreed to pay; it said": no other name or body is near."""
    here = tree.sentence_words(tree.sentence(i))
    parted = [j for j in here if j > i and tree.word(j - 1) == ";"]
    it = parted[0] if parted else here[-1] + 1
    if tree[i].dep != "nsubj" or it >= len(tree) or tree.lower(it) != "it" or tree[it].dep != "nsubj":
        return 0
    verb = tree[tree[it].head]
    tells = verb.lemma in _OWNING_UP or (bool(parted) and verb.lemma == "say" and verb.tag == "VBD")
    others = (j for j in here if j < it and j != i and tree[j].tag in ("NN", "NNP"))
    alone = not any(tree[j].tag == "NNP" or kind_of_noun(tree.lower(j)) in _MAY_SAY for j in others)
    return _SURE * (tells and alone and tree.paragraph(it) == tree.paragraph(i))


def _is_called(tree: Tree, i: int) -> int:
    """ "Velt, a research group,"."""
    return _SURE * any(kind_of_noun(tree.lower(c)) in _BODIES for c in tree.children(i, "appos"))


def _is_based(tree: Tree, i: int) -> int:
    return _WEAK * (tree[i].dep == "nsubjpass" and tree[tree[i].head].lemma in ("base", "headquarter"))


_OF_STATES = (_owns, _is_place, tells_where, _beside_country, _sounds_like_one, _read_as_place)
_OF_BODIES = (_is_it, _has_its_own, _goes_on_as_it, _is_called, _is_based)
