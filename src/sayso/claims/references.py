"""Whom the pronouns of a claim mean, where a reader of the claim alone could not tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from sayso.claims.agreeing import agree, agree_in_number
from sayso.claims.bare import articles_lost
from sayso.claims.counted import COUNTING, NOBODY, OTHERS, as_the_other, counted, lacks_noun, lacks_people, several
from sayso.claims.dangling import (
    DEMONSTRATIVES,
    VERBAL,
    WHOEVER,
    agrees,
    as_it_stands,
    beside,
    dangles,
    gender_of_name,
    is_person,
    means_nothing,
)
from sayso.claims.definites import named_in_full
from sayso.claims.elsewhere import is_sworn_to
from sayso.claims.everybodys import as_whole, is_everybodys, ours_untold, some_of_us, told_of_all
from sayso.claims.groups_named import GENERIC, group_named
from sayso.claims.happenings import POINTED, happening, only_happens, pointed_at
from sayso.claims.misfits import NUMBERS, PLURAL_NAME, THEY, is_plural, misfits, quoted
from sayso.claims.of_those import PARTS, among_us, is_one_of_us, of_those, such_a_one
from sayso.claims.others import told_without_others
from sayso.claims.owned_again import owned_again
from sayso.claims.relative_nouns import told_more_of
from sayso.claims.same_thing import amounts, is_deed_atoned, is_leafed
from sayso.claims.setting import Names, Setting
from sayso.claims.speakers.cast import GENDERED
from sayso.claims.speakers.clients import CLIENTS, client_named
from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.ones_own import AUTHORITIES
from sayso.claims.speakers.pairs import stands_for_one
from sayso.claims.themselves import hearer, just_called, only_they, their_force, themselves
from sayso.claims.this_event import event_named
from sayso.claims.told_again import NOT_NAMED_AGAIN, tells_when, told_again
from sayso.claims.told_by_name import told_by_name
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Act, SpeakerKind

_PRONOUNS, _OWNERS = frozenset(("PRP", "PRP$")), frozenset(("hers", "theirs"))
_SPEAKERS_OWN = frozenset("i me my mine myself we us our ours ourselves".split())
_HEARERS_OWN = frozenset("you your yours".split())
_LOOSE = frozenset("it its itself they them their theirs themselves".split())
_SINGULARS = frozenset(("it", "he", "she", "who", "which"))
_DOING = SUBJECTS | frozenset(("poss",))
_ONESELF = frozenset(("myself", "ourselves"))
_DOERS = frozenset(("nsubj", "nsubjpass"))
_PAIRED = _DOERS | frozenset(("dobj",))
_REFLEXIVE = frozenset("himself herself itself themselves oneself".split())
_SMALL = frozenset("the of and for in on de la al".split())
_COMMON = frozenset("Group Groups Authorities Officials Police People Analysts Experts Officers Investigators".split())
_STANDING_IN = frozenset("PRP PRP$ WP WP$ WDT DT CD".split())
_MEANT_BY_WHOSE = frozenset(("mine",)) | CLIENTS
_STANDING_FOR_NOUNS = DEMONSTRATIVES | OTHERS | COUNTING | NOBODY | PARTS | POINTED | GENERIC | _MEANT_BY_WHOSE
"""The tags and the words of all that may stand for something else: nothing is filled in for any other."""
_OF_STATES = frozenset("territory water soil airspace border coast coastline capital citizen sovereignty".split())
_STATES = frozenset("be become remain stay lie contain weigh cost belong look seem appear".split())
_FELT = frozenset("heart thought prayer condolence sympathy".split())
_SOME = frozenset((*NUMBERS, "several", "some", "many", "most", "other", "another", "one"))
_FIRST_PLURAL = {"we": "they", "us": "them", "our": "their", "ours": "theirs"}
"""How those are named again who were just named."""


def replacements(tree: Tree, words: Sequence[int], setting: Setting) -> dict[int, str]:
    """Pronouns by the names they stand for, where a reader of the wording alone could not tell."""
    found: dict[int, str] = {}
    for i in words:
        if tree[i].tag not in _STANDING_IN and tree.lower(i) not in _STANDING_FOR_NOUNS:
            continue
        if setting.person and _is_mine(tree, i):
            found[i] = possessive(setting.person)
            continue
        if stands_for_one(tree, i) and (one := setting.names.name_at([i])):
            found |= {i - 1: "", i: one}
            continue
        if named := client_named(tree, i, words, setting.names.name_at) or among_us(tree, i):
            found |= named
            continue
        if tree.lower(i) in _MEANT_BY_WHOSE and tree[i].tag not in _STANDING_IN:
            continue
        if tree.lower(i) in NOBODY and i not in setting.drop:
            continue
        if noun := _noun_meant(tree, i, words, setting.names):
            found |= as_the_other(tree, i, noun) if i - 1 == min(words) else {i: noun}
        elif thing := _thing_meant(tree, i, words, setting.names):
            found[i] = thing
            agree_in_number(tree, i, thing, found)
        elif tree[i].tag in _PRONOUNS and tree.lower(i) not in _REFLEXIVE:
            _fill_in(tree, i, words, found, setting)
    found |= articles_lost(tree, words)
    found |= told_again(tree, words, setting.places) | told_by_name(tree, words, setting) | event_named(tree, words)
    found |= owned_again(tree, words, found, setting)
    found |= named_in_full(tree, words, found, setting)
    return found if setting.denied else found | told_without_others(tree, words, found)


def _is_mine(tree: Tree, i: int) -> bool:
    """Whether it is the last word of "a friend of mine", which taggers take for a pit."""
    return tree.lower(i) == "mine" and tree.lower(tree[i].head) == "of" and not tree.children(i)


def _noun_meant(tree: Tree, i: int, words: Sequence[int], names: Names) -> str | None:
    """What stands for a relative pronoun without its noun, a "this" that tells nothing, a number of those counted."""
    if antecedent := _relative(tree, i, words, names):
        return antecedent
    if _demonstrates(tree, i):
        return "the"
    apart = _of_those(tree, i, words, names)
    people = apart or counted(tree, i, words) or several(tree, i, words) or _both(tree, i, words, names)
    return people or of_those(tree, i, words) or such_a_one(tree, i)


def _of_those(tree: Tree, i: int, words: Sequence[int], names: Names) -> str | None:
    """ "Each of the crates was heavy, and not one had a label": one of those of whom the clause before tells."""
    verb = tree[i].head
    if tree.lower(i) != "one" or tree[verb].dep != "conj" or not lacks_noun(tree, i, words):
        return None
    parts = [p for s in tree.children(tree[verb].head, *SUBJECTS) for p in tree.children(s, "prep")]
    those = [o for p in parts if tree.lower(p) == "of" for o in tree.children(p, "pobj")]
    if len(those) != 1:
        return None
    if tree[those[0]].tag == "PRP":
        named = names.name_at([those[0]]) or names.thing_at(those[0])
        return f"one of {named}" if named else None
    phrase = tree.subtree(those[0], frozenset(("relcl", "acl", "punct")))
    return f"one of {text_of(tree, phrase, {})}" if tree[those[0]].tag in ("NNS", "NNPS") else None


def _thing_meant(tree: Tree, i: int, words: Sequence[int], names: Names) -> str | None:
    """The event, the thing or the body that a word points at."""
    if tree.lower(i) == "it" and tree[tree[i].head].lemma == "take" and means_nothing(tree, i):
        return None
    pointed = pointed_at(tree, i) or (names.thing_at(i) if tree[i].tag == "DT" else None)
    return happening(tree, i) or pointed or group_named(tree, i, words, names)


def _fill_in(tree: Tree, i: int, words: Sequence[int], found: dict[int, str], setting: Setting) -> None:
    """Puts the name of whom a pronoun means among what is ``found``, where it is certain and needed."""
    put_in = tree.word(i - 1) in ("(", "[") and tree.lower(i) not in _SPEAKERS_OWN
    if put_in or is_one_of_us(tree, i) or is_deed_atoned(tree, i) or (tree.lower(i) == "it" and means_nothing(tree, i)):
        return  # what an editor put in means somebody whom the words around it don't name
    if heard := hearer(tree, i, words, setting):
        found[i] = heard
        return
    alone = tree.lower(i) in _LOOSE and (dangles(tree, i, words, found) or is_leafed(tree, i))
    name = setting.names.name_at([i]) or themselves(tree, i, words, setting)
    name = their_force(tree, i, words, name, setting)
    if name and not alone and tree.lower(i) in _LOOSE and name == setting.names.thing_at(i):
        alone = dangles(tree, i, words, {j: given for j, given in found.items() if tree[j].tag[0] not in VERBAL})
    if shared := (some_of_us(tree, i) or as_whole(tree, i)) if name else ours_untold(tree, i):
        found |= shared
        agree(tree, i, shared[i], found)
        return
    name = None if alone and name and misfits(tree, i, name, setting) else name
    name = _inside(name or (_thing(tree, i, found, setting.names) if alone else None))
    if not name or misfits(tree, i, name, setting) or only_happens(tree, i, name) or is_sworn_to(tree, i):
        return
    if tree.lower(i) not in _SPEAKERS_OWN | _HEARERS_OWN and _plain_already(
        tree, i, name, (words, found, setting), alone
    ):
        found |= as_it_stands(tree, i, words, found, setting.names.name_at)
        return
    if tree.lower(i) in _ONESELF and tree[i].dep not in SUBJECTS:
        sex = gender_of_name(name)
        found[i] = {"m": "himself", "f": "herself"}.get(sex or "", "themselves")
        return
    name = just_called(tree, name, [j for j in words if j < i])
    if is_everybodys(tree, i, name, setting.person):
        found[i] = name = told_of_all(tree, i)
    elif tree.lower(i) in _FIRST_PLURAL and (name == setting.person or name in setting.persons):
        found[i] = name = _ours(tree, i, name, found)
    elif tree.lower(i) == "our" and any(j < i and given == name for j, given in found.items()):
        found[i] = "their" if PLURAL_NAME.search(name) else "its"
    else:
        found[i] = possessive(name) if tree[i].tag == "PRP$" or tree.lower(i) in _OWNERS else name
    if name not in _FIRST_PLURAL.values():
        agree(tree, i, name, found)


def _inside(name: str | None) -> str | None:
    """A description as it stands within a sentence: "Three people" as "three people"."""
    first, _, rest = (name or "").partition(" ")
    office = AUTHORITIES.search(first) and rest[:1].islower()  # "Officials with the county"
    if name and first.casefold() == "other" and rest:
        return None if is_plural(rest) else f"one {rest}"
    several = bool(name) and (first.casefold() in _SOME or bool(office))
    return f"{name[0].lower()}{name[1:]}" if name and several else name


def _both(tree: Tree, i: int, words: Sequence[int], names: Names) -> str | None:
    """The two whom "both" means: who were the subject of the sentence before, together."""
    if tree.lower(i) != "both" or not lacks_people(tree, i, words) or not tree.sentence(i):
        return None
    before = tree.sentence_words(tree.sentence(i) - 1)
    if pair := [n for j in before if tree[j].tag == "PRP" and (n := names.name_at([j])) and " and " in n]:
        return pair[0]
    pairs = [[j, *tree.children(j, "conj")] for j in before if tree[j].dep in _PAIRED and tree.children(j, "conj")]
    if len(pairs) != 1 or len(pairs[0]) != 2 or not all(is_person(tree, j) for j in pairs[0]):
        return None
    heads = sorted(next(iter(tree.children(j, "appos")), j) for j in pairs[0])
    told = [names.name_at([j]) for j in heads]
    return f"{told[0]} and {told[1]}" if all(told) and told[0] != told[1] else None


def _ours(tree: Tree, i: int, name: str, found: Mapping[int, str]) -> str:
    """ "We" of one person: that person and others; what is "ours" is that person's."""
    word = tree.lower(i)
    if any(j < i and tree.lower(j) in _FIRST_PLURAL for j in found):
        return _FIRST_PLURAL[word]
    if word in ("we", "us"):
        return f"{name} and others"
    return possessive(f"{name} and others" if tree[tree[i].head].lemma.lower() in _FELT else name)


def _demonstrates(tree: Tree, i: int) -> bool:
    """Whether "this" or "those" stands with a noun that was named before: "this man"; not with a time or a claim."""
    noun = tree[i].head
    if tree.lower(i) not in DEMONSTRATIVES or tree[i].tag != "DT" or tree[i].dep != "det" or noun < i:
        return False
    if tree.lower(i) == "that" and tree[noun].lemma.lower() in ("case", "question"):
        return False
    if tree.lower(i) == "those" and tree.lower(noun) in ("shot", "hurt", "dead"):
        return False  # "those shot", who are no shots
    plain = tree[noun].tag in ("NN", "NNS") and tree[noun].entity not in ("DATE", "TIME")
    return plain and tree[noun].lemma.lower() not in NOT_NAMED_AGAIN and not tells_when(tree, i)


def _relative(tree: Tree, i: int, words: Sequence[int], names: Names) -> str | None:
    """What "who" or "which" stands for where its noun is left outside: "..., who, she said, was late"."""
    noun = told_more_of(tree, i)
    if noun is None or noun in words:
        return None
    name = _called(tree, noun, names)
    return possessive(name) if tree[i].tag == "WP$" else name


def _called(tree: Tree, noun: int, names: Names) -> str:
    """A noun as it is told again, without what else is told of it: "an illness" as "the illness"."""
    phrase = tree.subtree(noun, frozenset(("relcl", "punct", "appos", "acl")))
    again = {phrase[0]: "the"} if tree.lower(phrase[0]) in ("a", "an") else {}
    return names.name_at([noun]) or text_of(tree, phrase, again)


def _thing(tree: Tree, i: int, found: Mapping[int, str], names: Names) -> str | None:
    """The thing that an "it" or "they" means; things do nothing, and nothing is done to itself."""
    verb = tree[i].head
    does = tree[i].dep == "nsubj" and tree[verb].lemma.lower() not in _STATES and not amounts(tree, verb)
    name = None if does else names.thing_at(i)
    return name if name not in {found[j] for j in tree.children(verb) if j in found} else None


def _plain_already(
    tree: Tree, pronoun: int, name: str, around: tuple[Sequence[int], dict[int, str], Setting], alone: bool
) -> bool:
    """Whether a pronoun is understood as it stands, or is too loose to be sure whom it means.

    Its name stands before it in the wording; or it is a possessive that the subject of its
    own clause may bind ("one of them pulled out his gun"); or it is an "it" or "they" that
    stands for somebody without a name who is not the one speaking.
    """
    words, found, setting = around
    last = name.rsplit(maxsplit=1)[-1].casefold()
    before = [j for j in words if j < pronoun]
    called = (tree[j].tag == "NNP" and setting.names.name_at([j]) == name for j in before)  # "Rolf and his cousin"
    named = any(last in tree.word(j).casefold() for j in before) or any(name in given for given in found.values())
    if named or any(called):
        return True
    certain = alone and name == setting.names.thing_at(pronoun)
    unnamed = not certain and name.removeprefix("the ")[:1].islower()
    doing = beside(tree, pronoun)
    doers = [j for j in before if tree[j].dep in SUBJECTS and tree[j].tag != "PRP" and j not in doing]
    doers = [j for j in doers if _may_bind(tree, j, pronoun)]
    doers = [j for j in doers if agrees(tree, j, pronoun) and not (tree.lower(pronoun) in THEY and _is_one(tree, j))]
    if unnamed and any(name != setting.person or tree.lower(j) not in WHOEVER for j in doers):
        return True
    # Nobody owns what is part of what names him: "a solvent used at its plant".
    outside = [j for j in doers if pronoun not in tree.subtree(j)]
    bound = tree[pronoun].tag == "PRP$" and any(not _called_by(tree, j, pronoun) for j in outside)
    somebody = any(tree[j].dep in SUBJECTS and is_person(tree, j) and tree.lower(j) not in WHOEVER for j in before)
    if bound and (name != setting.person or (somebody and not quoted(tree, pronoun))):
        return True
    if tree.lower(pronoun) not in _LOOSE:
        return False
    if name == setting.subject:
        # What somebody says is done to "them" is seldom done to the speaker, and a speaker called "it" is no "they".
        # Unless it is denied ("denied a report accusing it of"), or nobody else was talked of.
        done_to = (
            tree[pronoun].dep not in _DOING and setting.act is not Act.DENY and not only_they(tree, pronoun, setting)
        )
        return done_to or (setting.mention in _SINGULARS and tree.lower(pronoun) in THEY)
    return not (alone or _proper(name))


def _may_bind(tree: Tree, j: int, pronoun: int) -> bool:
    """Whether a subject may be whom "his" means: one somebody, no body ("the ministry took her gun")."""
    if tree.lower(pronoun) == "its" and tree[tree[pronoun].head].lemma.lower() in _OF_STATES:
        return tree[j].tag[:3] == "NNP" or kind_of_noun(tree.lower(j)) is not SpeakerKind.UNKNOWN  # no march has land
    if tree.lower(pronoun) not in GENDERED or tree[j].tag[0] != "N":
        return True
    named = tree[j].tag == "NNP" and tree[j].entity in ("PERSON", "")
    return tree[j].tag not in ("NNS", "NNPS") and (named or is_person(tree, j))


def _is_one(tree: Tree, noun: int) -> bool:
    """Whether a noun means one person, who is no "they"."""
    return tree[noun].tag in ("NN", "NNP") and is_person(tree, noun) and not tree.children(noun, "conj")


def _called_by(tree: Tree, subject: int, pronoun: int) -> bool:
    """Whether a pronoun stands in what its subject is said to be: "Lee is her son's friend", so that she is not Lee."""
    told = tree.children(tree[subject].head, "attr") if tree[tree[subject].head].lemma == "be" else []
    return any(pronoun in tree.subtree(a) for a in told)


def _proper(name: str) -> bool:
    """Whether every word of a name that matters has a capital, and it is more than the start of a sentence."""
    words = [w for w in name.split() if w not in _SMALL]
    capital = bool(words) and all(w[:1].isupper() or w[:1].isdigit() for w in words)
    return capital and (len(words) > 1 or words[0] not in _COMMON)


def possessive(name: str) -> str:
    """A name as an owner: "Radle’s", "the officials’"."""
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def text_of(tree: Tree, words: Iterable[int], replaced: Mapping[int, str]) -> str:
    """The words as they stand, joined as in the text where they are neighbours."""
    out: list[str] = []
    last: int | None = None
    for i in words:
        if replaced.get(i) == "":
            continue
        gap = " "
        if last is not None and i == last + 1:
            gap = tree.text[tree[last].end : tree[i].start]
        if out and (gap or (i in replaced and replaced[i][0].isalnum())):
            out.append(" ")
        out.append(replaced.get(i, tree.word(i)))
        last = i
    return "".join(out)
