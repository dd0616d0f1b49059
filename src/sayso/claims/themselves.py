"""Whether "they" and "them" are those who speak, or for whom they speak: "police say they are looking for him"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.claims.dangling import is_person
from sayso.claims.misfits import PLURAL_NAME, THEY, quoted
from sayso.claims.setting import Setting
from sayso.claims.speakers.descriptions import ON_DUTY
from sayso.claims.speakers.lexicon import kind_of_noun, role_noun, table
from sayso.claims.speakers.ones_own import AUTHORITIES, ONES_OWN
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, SpeakerKind

_COLLECTIVE = re.compile(r"\b(?:couple|family|pair|trio)$")
"""Of whom one says "they"."""
_FORCE = re.compile(r"(?i)\b(?:police|sheriff|fire|patrol|officers)\b")
_TELLS = frozenset("tell give inform notify show call contact lead ask alert advise request".split())
_SHORT = 3
"""Words of a phrase that can stand for "they"."""
_MANY = frozenset(("NNS", "NNPS"))


def only_they(tree: Tree, pronoun: int, setting: Setting) -> bool:
    """Whether "them" can mean none but those who speak: no others are in the sentence or the one before."""
    if setting.source is None or tree.lower(pronoun) != "them":
        return False
    first = setting.source
    last = next((i for i in range(first, pronoun) if tree[i].tag in _MANY), first)
    number = tree.sentence(pronoun)
    near = [i for n in range(max(number - 1, 0), number + 1) for i in tree.sentence_words(n) if i < pronoun]
    # Who does it is not whom it is done to: "the soldiers beat them".
    verb = next((v for v in tree.ancestors(pronoun) if tree[v].tag[0] == "V"), pronoun)
    doers = {i for s in tree.children(verb, *SUBJECTS) for i in tree.subtree(s)}
    many = (i for i in near if tree[i].tag in _MANY or tree.lower(i) in THEY)
    others = [i for i in many if not first <= i <= last and i not in doers]
    return tree[last].tag in _MANY and not others


def themselves(tree: Tree, i: int, words: Sequence[int], setting: Setting) -> str | None:
    """The speakers, for a "they" that begins what several say of themselves: "police say they are investigating".

    So does one person without a name: "an official said they have documents".
    """
    if tree.lower(i) != "they" or setting.subject is None or quoted(tree, i):
        return None
    one = setting.person and setting.subject[:4] == "the "
    if (one or AUTHORITIES.search(setting.subject)) and setting.names.doubted_at(i):
        return None
    if any(tree.is_word(j) for j in words[: words.index(i)] if tree[j].dep != "mark"):
        return None
    if one and tree[tree[i].head].lemma.lower() not in ONES_OWN:
        return None  # "a source said that they were playing": others
    written = kind_of_noun(setting.subject.rpartition(" ")[2].lower()) is SpeakerKind.DOCUMENT
    written = written and tree[tree[i].head].lemma.lower() not in VERBS  # "according to the indictments, they stole it"
    if written or _or_objects(tree, i) or _others(tree, i) or _to_nobody(tree, i):
        return None
    several = PLURAL_NAME.search(setting.subject) or _COLLECTIVE.search(setting.subject)
    return setting.subject if several or one else None


def _others(tree: Tree, they: int) -> str | None:
    """Whom the clause before tells of: "police say the men were not arguing, but they were loading it"."""
    verb = tree[they].head
    if tree[verb].dep != "conj" or tree[they].dep not in SUBJECTS or tree[verb].head >= verb:
        return None
    first = tree[verb].head
    while tree[first].dep == "conj" and _as_before(tree, first):
        first = tree[first].head
    said = [c for c in tree.children(first, "ccomp") if c < verb]  # parsers join it to "say", too
    doers = tree.children(said[-1] if said else first, *SUBJECTS)
    several = [s for s in doers if tree[s].tag == "NNS" and not tree[s].entity and is_person(tree, s)]
    if len(several) != 1 or any(tree.lower(d) != "the" for d in tree.children(several[0], "det", "poss")):
        return None
    noun = several[0]
    kind = [*(c for c in tree.children(noun, "amod", "compound") if c < noun), noun]
    counted = bool(tree.children(noun, "nummod"))
    if counted and len(tree.subtree(noun)) <= _SHORT:
        return None  # "three men", who are called so again
    known = counted or bool(tree.children(noun, "det"))  # "only five men from Orle" are "the men"
    if not known and not tree.children(verb, "mark"):
        return None  # "people saw the flights, and they went up"
    named = tree.span(kind).of(tree.text) if kind == list(range(kind[0], noun + 1)) else ""
    return f"the {named}" if known and 0 < len(kind) <= _SHORT and named else named.lower() or None


def _to_nobody(tree: Tree, they: int) -> bool:
    """Whether the clause before tells what was done, and the parser lost to whom, whom "they" may mean."""
    before = tree[tree[they].head].head
    return (
        tree[tree[they].head].dep == "conj"
        and bool(tree.children(before, "auxpass"))
        and not tree.children(before, *SUBJECTS)
    )


def _as_before(tree: Tree, verb: int) -> bool:
    """Whether "they" do one more thing: "the men were not fighting, nor were they drunk, but they were loud"."""
    doers = tree.children(verb, *SUBJECTS)
    return tree[verb].head < verb and all(tree.lower(i) == "they" for i in doers)


def _or_objects(tree: Tree, they: int) -> bool:
    """ "Liberals blocked the bills, saying they go too far": of what they do it to."""
    verb = tree[they].head
    cue = tree[verb].head
    if tree[cue].tag != "VBG" or tree[cue].dep != "advcl" or tree[verb].lemma.lower() in ONES_OWN:
        return False
    objects = (i for o in tree.children(tree[cue].head, "dobj") for i in tree.subtree(o))
    return any(i < cue and tree[i].tag in _MANY for i in objects)


def their_force(tree: Tree, i: int, words: Sequence[int], name: str | None, setting: Setting) -> str | None:
    """The police for a "they" that begins what their spokesman says and does what police do; else who it was.

    Where others may be meant just as well, it is nobody; nor is it the one who speaks: "the coach said they ran".
    """
    speaks = name is None or AUTHORITIES.search(name) or name == setting.subject
    if tree.lower(i) == "they" and speaks and (others := _others(tree, i)):
        return others
    if tree.lower(i) in THEY and name is not None and name == setting.person:
        noun = name.rpartition(" ")[2]
        official = role_noun(noun) in table("offices") | ON_DUTY | {"official"}  # who speaks for others, too
        return None if noun.islower() and not official else name
    if tree.lower(i) != "they" or not setting.body or not _FORCE.search(setting.body) or quoted(tree, i):
        return name
    first = not any(tree.is_word(j) for j in words[: words.index(i)] if tree[j].dep != "mark")
    known = name is not None and name.removeprefix("the ") == setting.body.removeprefix("the ")
    if not first or tree[tree[i].head].lemma.lower() not in ONES_OWN or known:
        return name
    return setting.body if name is None or AUTHORITIES.search(name) else None


def hearer(tree: Tree, i: int, words: Sequence[int], setting: Setting) -> str | None:
    """The speakers whom somebody told something: "police say the boy told them".

    And whose a "your" is in what several are bidden: 'urged members to "trust your heart"', which is theirs.
    """
    if tree.lower(i) == "your" and setting.act is Act.DEMAND:
        asked = [j for j in words if j < i and tree[j].tag in ("NNS", "NNPS")]
        return "their" if len(asked) == 1 and is_person(tree, asked[0]) else None
    speaker, verb = setting.subject, tree[i].head
    if tree.lower(i) != "them" or not speaker or tree[verb].lemma.lower() not in _TELLS or quoted(tree, i):
        return None
    if tree[i].dep not in ("dobj", "dative") or not PLURAL_NAME.search(speaker):
        return None
    people = [j for j in words if j < i and tree[j].tag in ("NNS", "NNPS") and is_person(tree, j)]
    return speaker if all(tree[j].dep in SUBJECTS for j in people) else None


def just_called(tree: Tree, name: str, before: Sequence[int]) -> str:
    """ "The boy" for "Lee's boy", who was just called so."""
    owner, _, noun = name.rpartition(" ")
    again = owner.endswith(("'s", "’s")) and noun.islower() and any(tree.lower(j) == noun for j in before)
    return f"the {noun}" if again else name
