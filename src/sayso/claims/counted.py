"""One of several whose noun stands before it: "two men were hurt ... another died"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.dangling import is_person
from sayso.claims.misfits import NUMBERS
from sayso.claims.speakers.ones_own import AUTHORITIES
from sayso.claims.stance.acts import VERBS
from sayso.claims.tree import Tree
from sayso.model import Speaker, SpeakerKind

_DOING = frozenset(("nsubj", "nsubjpass"))
_PLURAL = frozenset(("NNS", "NNPS"))
_SEVERAL = frozenset("both several many some few dozens".split())
_ONES = frozenset(("one", "ones"))
_OTHER = frozenset("another other first second third last latter former".split())
OTHERS = _OTHER | _ONES
"""Words for one of several."""
_EITHER = frozenset(("neither", "either"))
NOBODY = frozenset(("neither", "either", "none"))
COUNTING = frozenset(("both", "all", "many", "most"))
"""Words for several, besides numbers."""
ELLIPTIC = OTHERS | COUNTING | NOBODY | {"alone"}
"""Words that may lack their noun, besides numbers."""
_PARTS = frozenset("none some most many several few all both half neither either each".split())
"""Words for a part of several, besides numbers."""
_TOTALS = frozenset(("all", "the", "both"))
"""What may stand before a number that counts all: "all four", "the two"."""
_TIMES = frozenset(("DATE", "TIME"))
_MANY = -1
"""A number that is not told."""
_NUMBERS = {**NUMBERS, "both": 2, "all": _MANY, "many": _MANY, "most": _MANY}
_NAMES = frozenset(("NNP", "NNPS", "PRP"))
_PERSONAL = frozenset("name identity age condition injury wound family relative".split())
"""What is told of those who were hurt, or is not."""
_INNER = frozenset(("compound", "nmod", "npadvmod", "amod"))
_OPINING = frozenset("see know agree disagree believe think doubt expect say".split())
_HELD = frozenset("wrong right mistaken sure certain sceptical skeptical cautious".split())
"""What is told of those who hold a view."""
_BEFALLING = frozenset(
    "shoot wound injure hurt kill hit strike graze hospitalize arrest charge treat die survive flee escape stab rescue "
    "transport airlift release wind list".split()
)
"""What becomes of people and of no things."""
_BEARING = frozenset(("have", "suffer", "sustain", "receive"))
_STATES = frozenset(
    "dead deceased critical stable hurt unhurt unharmed hospital clinic condition custody man woman injury "
    "wound".split()
)
_LOSING = frozenset("lose kill shoot hit injure wound see find hurt".split())
_HURTING = frozenset("kill wound injure hurt".split())
"""What becomes of people where something else is told: "shots were fired, wounding four"."""
_ONLY_PEOPLE = frozenset("drive ride wear shout speak say tell walk flee marry smoke eat laugh work drink".split())
"""What no thing or deed does."""
_PARAGRAPHS = 3
"""Paragraphs back in which two must have spoken who are "both"."""
_BACK = 2
"""Sentences back in which they are counted."""


def lacks_noun(tree: Tree, i: int, words: Sequence[int]) -> bool:
    """Whether a word is a subject and one of several whose noun these words don't name before it."""
    if tree[i].dep not in _DOING or tree.children(i, "prep", "relcl", "acl"):
        return False
    other = any(tree.lower(c) in _OTHER for c in tree.children(i, "det", "amod"))
    if not (tree.lower(i) in _OTHER or (tree.lower(i) in _ONES and (tree[i].tag == "CD" or other))):
        return False
    return not any(j < i and tree[j].tag[0] == "N" for j in words)


def bare_number(tree: Tree, i: int) -> bool:
    """Whether a number stands where nothing tells of what: "there were three", "they lost two today"."""
    if tree.lower(i) == "alone" and tree[i].dep in _DOING:
        return True
    lost = tree[i].dep == "dobj" and not tree.children(i) and tree[tree[i].head].lemma.lower() in _LOSING
    lost = lost and not _hurt_with_it(tree, i)
    if lost and tree[i].tag == "CD" and tree[i].entity not in ("MONEY", "TIME", "DATE"):
        return True  # "they lost two today"
    bare = tree[i].tag == "CD" or tree.lower(i) == "none"
    if not bare or tree[i].dep != "attr" or not tree.children(tree[i].head, "expl"):
        return False
    return all(tree.lower(p) != "of" for p in tree.children(i, "prep"))


def _hurt_with_it(tree: Tree, i: int) -> bool:
    """Whether a number counts who was hurt by what is told: "shots were fired, wounding four"."""
    verb = tree[tree[i].head]
    first = tree[verb.head] if verb.dep == "conj" else verb
    came_of_it = verb.tag == first.tag == "VBG" and first.dep == "advcl" and verb.lemma.lower() in _HURTING
    return came_of_it and tree[i].dep == "dobj" and tree[i].tag == "CD" and not tree.children(i)


def counted(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """ "One of the men", "another man", "other man" of these: None where several things are counted before it, or none.

    An article before it stays where it is.
    """
    each = tree.lower(i) == "each" and tree[i].dep in _DOING and not tree.children(i)
    if not each and not lacks_noun(tree, i, words):
        return None
    if tree.lower(i) == "another" and (person := _beside(tree, i)) is not None:
        return f"another {tree.lower(person)}"
    first = tree.sentence_words(max(tree.sentence(i) - _BACK, 0))[0]
    nouns = dict(_forms(tree, j) for j in _counted(tree, range(first, i)))
    if len(nouns) != 1:
        return None
    ((one, several),) = nouns.items()
    return f"{tree.lower(i)} of the {several}" if each or tree.lower(i) == "one" else f"{tree.lower(i)} {one}"


def as_the_other(tree: Tree, i: int, noun: str) -> dict[int, str]:
    """A noun filled in for a word; for "the other" as a first subject "the other of the two men", or else "one man"."""
    if tree.lower(i - 1) != "the" or not noun.startswith("other "):
        return {i: noun}
    two = _other_of_two(tree, i)
    return {i: two} if two else {i - 1: "one", i: noun.removeprefix("other ")}


def _other_of_two(tree: Tree, i: int) -> str | None:
    """ "The other (of the two men)": of those of whom one was just told of, unless they were counted as more."""
    if tree.lower(i) != "other" or not tree.sentence(i):
        return None
    first = tree.sentence_words(max(tree.sentence(i) - _BACK, 0))[0]
    group = list(_counted(tree, range(first, i)))
    ones = [j for j in range(tree.sentence_words(tree.sentence(i) - 1)[0], i) if tree.lower(j) == "one"]
    more = any(_number(tree, j) not in (None, 2, _MANY) for j in group)
    return f"other of the two {_forms(tree, group[-1])[1]}" if group and ones and not more else None


def _beside(tree: Tree, i: int) -> int | None:
    """The one beside whom another is told of in one sentence: "one person died and another was hurt"."""
    here = range(tree.sentence_words(tree.sentence(i))[0], i)
    ones = [j for j in here if tree[j].dep in _DOING and tree[j].tag == "NN" and is_person(tree, j)]
    told = [j for j in ones if any(tree.lower(c) == "one" for c in tree.children(j, "nummod", "det"))]
    return told[0] if len(ones) == len(told) == 1 else None


def several(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """ "Both teens" for "both", "four men" for the number of "all four", "two people" for a "two" who were hurt."""
    hurt = f"{tree.word(i)} people" if _hurt_with_it(tree, i) and tree.lower(i) not in ("one", "1") else None
    return _counted_so(tree, i, words) or _people(tree, i, words) or hurt


def _counted_so(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """What stands for a number of people where one noun alone was counted so before."""
    if not lacks_people(tree, i, words) or tree.lower(i) in NOBODY:
        return None
    here = tree.sentence(i)
    for number in range(here - 1, max(here - 1 - _BACK, -1), -1):
        people = [j for j in tree.sentence_words(number) if tree[j].tag[0] == "N" and is_person(tree, j)]
        if _told_singly(tree, people):
            return None
        many = [j for j in people if tree[j].tag in _PLURAL]
        if tree[i].tag == "CD" and not tree.children(i):
            return _some_of(tree, i, many) if number == here - 1 else None
        told = {tree.lower(j) for j in many if _number(tree, j) in (_number_of(tree, i), _MANY)}
        # "Officers caught up with the boys. The two were charged": whom that means, their number does not tell.
        alone = number == here - 1 and not any(_is_one(tree, j) for j in tree.sentence_words(number))
        if alone and not told and len({tree.lower(j) for j in many}) == 1:
            told = {tree.lower(j) for j in many if _number(tree, j) is None and _does(tree, j)}
        if many:
            return f"{tree.word(i)} {told.pop()}" if len(told) == 1 else None
    return None


def befalls(tree: Tree, i: int) -> bool:
    """Whether it is told of a word how people are, or what was done to them: "two are dead", "others had injuries"."""
    verb = tree[i].head
    states = {tree.lower(c) for c in tree.children(verb, "acomp", "attr", "oprd")}
    within = [o for p in tree.children(verb, "prep") for o in tree.children(p, "pobj")]
    within += tree.children(verb, "dobj") if tree[verb].lemma in _BEARING else []
    states |= {tree[o].lemma.lower() for o in within}
    return tree[verb].lemma.lower() in _BEFALLING or bool(states & _STATES)


def _people(tree: Tree, i: int, words: Sequence[int]) -> str | None:
    """ "Two people" for a bare "two" of whom it is told how they are, or what was done to them."""
    of_those = any(j < i and tree[j].tag == "CD" and tree[j].entity not in _TIMES for j in words)
    if tree[i].tag != "CD" or tree.children(i) or of_those or not lacks_people(tree, i, words):
        return None
    one = tree.lower(i) in ("one", "1")
    return f"{tree.word(i)} {'person' if one else 'people'}" if befalls(tree, i) else None


def _some_of(tree: Tree, i: int, many: list[int]) -> str | None:
    """ "Two of the victims" for a bare "two", where the sentence before speaks of more than two victims alone."""
    total = _number(tree, many[0]) if len(many) == 1 else None
    here = _number_of(tree, i)
    if here is None or total is None or total <= here or tree[many[0]].dep not in _DOING:
        return None
    return f"{tree.word(i)} of the {tree.lower(many[0])}"


def _told_singly(tree: Tree, people: list[int]) -> bool:
    """Whether two are told of one by one: "Lee and the driver were hurt", "a man hit the guard"."""
    together = any(tree[j].dep in _DOING and tree.children(j, "conj") for j in people)
    single = [j for j in people if tree[j].tag not in _PLURAL and tree[j].dep in (*_DOING, "dobj")]
    return together or len(single) > 1


def _is_one(tree: Tree, j: int) -> bool:
    """Whether a word means one person, who may be one of those: "a 41-year-old", "and a man"."""
    aged = tree.lower(j) == "old" and tree[j].dep != "amod"
    return aged or (tree[j].tag in ("NN", "NNP") and tree[j].dep not in _INNER and is_person(tree, j))


def _does(tree: Tree, j: int) -> bool:
    """Whether people are the subject of something else than what they say."""
    above = tree[tree[j].head].head if tree.lower(tree[j].head) == "of" else j
    return tree[above].dep in _DOING and not tree.children(tree[above].head, "ccomp")


def lacks_people(tree: Tree, i: int, words: Sequence[int]) -> bool:
    """Whether a word is a subject that counts people who are not named in these words before it: "both", "all four"."""
    if tree[i].dep not in _DOING or tree.children(i, "prep", "relcl", "acl", "appos", "amod", "conj"):
        return False
    before = [tree.lower(c) for c in tree.children(i)]
    bare = tree.lower(i) in COUNTING or tree.lower(i) in NOBODY or tree[i].tag == "CD"
    counts = bare if not before else tree[i].tag == "CD" and set(before) <= _TOTALS
    return counts and not any(j < i and tree[j].tag[0] == "N" and tree[j].entity not in _TIMES for j in words)


def _number_of(tree: Tree, i: int) -> int | None:
    return _NUMBERS.get(tree.lower(i))


def _number(tree: Tree, j: int) -> int | None:
    """How many a noun's own number tells; None without one."""
    told = [tree.lower(c) for c in tree.children(j, "nummod")]
    numbers = [_NUMBERS.get(word, int(word) if word.isdecimal() else _MANY) for word in told]
    return numbers[0] if numbers else None


def _forms(tree: Tree, j: int) -> tuple[str, str]:
    """A noun as one and as several."""
    if tree[j].tag in _PLURAL:
        one = tree[j].lemma.lower()
        return "person" if one == "people" else one, tree.lower(j)
    return tree.lower(j), f"{tree.lower(j)}s"


def _counted(tree: Tree, words: range) -> Iterator[int]:
    """The nouns that come with their number."""
    for j in words:
        if tree[j].tag == "NN" and any(tree.lower(c) in _EITHER for c in tree.children(j, "det")):
            yield j
        if tree[j].tag not in _PLURAL or tree[j].entity in ("DATE", "TIME", "QUANTITY", "MONEY", "PERCENT"):
            continue
        above = tree[tree[j].head].head if tree.lower(tree[j].head) == "of" else j
        number = [above, *tree.children(j, "nummod", "amod", "det")]
        if any(tree[c].tag == "CD" or tree.lower(c) in _SEVERAL for c in number if c != j):
            yield j


def of_which(tree: Tree, them: int) -> str | None:
    """ "Six rounds were fired. Two of them hit the mill": the rounds, if no others are counted before it in a sentence.

    "Six of the wounded ... none of them": the wounded.
    """
    of = tree[them].head
    part = tree[of].head
    some = tree[part].tag == "CD" or tree.lower(part) in _PARTS
    if tree.lower(them) != "them" or tree.lower(of) != "of" or not some:
        return None
    here = tree.sentence(them)
    clause = range(tree.sentence_words(here)[0], part)
    for words in (clause, tree.sentence_words(here - 1) if here else clause):
        if found := {tree.lower(j): j for j in _told_as_several(tree, words)}:
            noun = next(iter(found.values()))
            total, told = _number(tree, noun), _number_of(tree, part)
            fits = total is None or told is None or total == _MANY or total >= told
            fits = fits and (is_person(tree, noun) or tree[tree[part].head].lemma.lower() not in _ONLY_PEOPLE)
            near = tree.paragraph(noun) == tree.paragraph(them)
            return _again(tree, noun) if len(found) == 1 and fits and near else None
    return None


def drives(tree: Tree, them: int, name: str | None) -> bool:
    """Whether one of "them" does what only people do, and the name is that of things: "one of them drove off"."""
    of = tree[them].head
    if name is None or tree.lower(them) != "them" or tree.lower(of) != "of":
        return False
    last = tree.where(name.rpartition(" ")[2].lower())
    people = any(is_person(tree, j) or tree[j].tag[:3] == "NNP" for j in last)
    return not people and tree[tree[tree[of].head].head].lemma.lower() in _ONLY_PEOPLE


def _told_as_several(tree: Tree, words: range) -> Iterator[int]:
    """Those who or which are counted, "the wounded" among them, and barrels, which may be a measure as well."""
    yield from _counted(tree, words)
    for j in words:
        of = tree[j].head
        wounded = tree[j].tag in ("JJ", "VBN") and tree[j].dep == "pobj" and tree[tree[of].head].tag == "CD"
        if wounded or (tree[j].entity == "QUANTITY" and tree[j].tag == "NNS"):
            yield j


def _again(tree: Tree, noun: int) -> str:
    kind = [c for c in tree.children(noun, "compound") if c < noun]
    return " ".join(("the", *(tree.word(c) for c in kind), tree.lower(noun)))


def just_counted(tree: Tree, their: int) -> str | None:
    """ "Two men were shot. Their names were not given.": the only people counted in the sentence before."""
    here, told = tree.sentence(their), tree[their].head
    if not here or their != tree.sentence_words(here)[0]:
        return None
    if tree[told].dep not in _DOING or tree[told].lemma.lower() not in _PERSONAL:
        return None
    before = [i for i in tree.sentence_words(here - 1) if tree[i].tag == "NNS" and is_person(tree, i)]
    people = [i for i in before if tree[i].dep not in _INNER and not AUTHORITIES.search(tree.word(i))]
    one = people[0] if len(people) == 1 else None
    if one is None or tree[one].dep == "conj" or tree.children(one, "conj", "appos"):
        return None
    doing = [i for i in tree.sentence_words(here - 1) if tree[i].dep in _DOING and tree[i].head != tree[one].head]
    others = [i for i in doing if is_person(tree, i) or tree[i].tag in _NAMES]
    if any(tree[tree[i].head].lemma.lower() not in VERBS for i in others):
        return None  # "two men are in hospital, and Lee is at home"
    of_these = tree[one].dep == "attr"  # "two of the dead were miners"
    counting = tree.children(tree[one].head, "nsubj") if of_these else tree.children(one, "nummod")
    numbers = [c for c in counting if tree[c].tag == "CD"]
    if len(numbers) != 1:
        return None
    between = "" if of_these else tree.text[tree[numbers[0]].end : tree[one].start]
    return f"the {tree.lower(numbers[0])} {between.strip()} {tree.lower(one)}".replace("  ", " ")


def two_who_spoke(tree: Tree, word: int, spoke: Sequence[tuple[int, Speaker | None]]) -> str | None:
    """ "Neither of them has seen it", "both could be wrong": the only two who spoke in the paragraphs before.

    ``spoke`` are the first words of sources, and who they are.
    """
    one = tree[tree[word].head].head if tree.lower(word) == "them" else word
    if one != word and (tree.lower(tree[word].head) != "of" or tree.lower(one) not in (*_EITHER, "both")):
        return None
    verb, here = tree[one].head, tree.paragraph(word)
    held = tree[verb].lemma in _OPINING or any(tree[c].lemma in _HELD for c in tree.children(verb, "acomp"))
    if tree[one].dep != "nsubj" or not held:
        return None
    near = [who for i, who in spoke if here - _PARAGRAPHS <= tree.paragraph(i) < here]
    names = dict.fromkeys(who.name for who in near if who)
    people = all(who and who.named and who.kind is SpeakerKind.PERSON for who in near)
    return " and ".join(names) if len(names) == 2 and people else None
