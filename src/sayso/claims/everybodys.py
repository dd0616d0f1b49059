""" "We" and "our" that mean a country, or everybody, and not who speaks with others: "our president", "as a nation"."""

from __future__ import annotations

from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_PLACES = frozenset(
    "election country nation democracy society world economy constitution border community city town neighborhood "
    "neighbourhood county street state".split()
)
"""What is no speaker's own: "our elections"."""
_NATIONS = frozenset(
    "president presidency government congress military troop soldier veteran ally enemy adversary flag "
    "currency infrastructure immigration homeland founder forefather sovereignty navy army".split()
)
"""What a nation has and no person: "our presidents"."""
_WHOLES = frozenset("country nation state democracy city superpower republic species".split())
"""What several are together, and nobody with others."""
_LIVING = frozenset(
    "absorb consume live talk think learn communicate eat travel shop read age die breathe interact socialize".split()
)
"""What everybody does in some way."""
_SOME = frozenset("those some many most".split())


def is_everybodys(tree: Tree, i: int, name: str, person: str | None) -> bool:
    """Whether "our" tells of what all have in common, or is part of whose name it stands for.

    What a nation has is one ``person``'s only where that is who says it.
    """
    if tree.lower(i) != "our":
        return False
    noun = tree[tree[i].head]
    own = name == person and noun.lemma.lower() in _NATIONS
    whole = any(as_whole(tree, j) for j in tree.sentence_words(tree.sentence(i)))
    return own or whole or noun.lemma.lower() in _PLACES or name.lower().endswith(f" {tree.lower(tree[i].head)}")


def ours_untold(tree: Tree, i: int) -> dict[int, str]:
    """ "Our" of what all have in common, where nobody can tell who says it."""
    return {i: "the"} if tree.lower(i) == "our" and tree[tree[i].head].lemma.lower() in _PLACES else {}


def told_of_all(tree: Tree, i: int) -> str:
    """What stands for such an "our": "the president", but nothing before several: "presidents"."""
    noun = tree[i].head
    people = kind_of_noun(tree[noun].lemma.lower()) is SpeakerKind.PERSON
    return "" if people and tree[noun].tag == "NNS" and i + 1 == noun else "the"


def is_whole(tree: Tree, i: int) -> bool:
    """Whether "we" are said to be a country or the like: "we are a swing state"."""
    verb = tree[i].head
    told = tree.children(verb, "attr") if tree[i].dep == "nsubj" and tree[verb].lemma == "be" else []
    return tree.lower(i) == "we" and any(tree[o].lemma.lower() in _WHOLES and tree[o].tag == "NN" for o in told)


def _is_anybody(tree: Tree, i: int) -> bool:
    """Whether "we" are all people: "the way we absorb news", "the air we breathe", "sad in America that we lie"."""
    verb = tree[i].head
    if tree.lower(i) != "we" or tree[i].dep != "nsubj":
        return False
    asked = any(tree.lower(c) == "how" for c in tree.children(verb, "advmod"))
    way = tree[verb].dep == "relcl" and tree.lower(tree[verb].head) == "way"
    if tree[verb].lemma in _LIVING and (asked or way or tree[verb].lemma == "breathe"):
        return True
    if not any(tree.lower(m) == "that" for m in tree.children(verb, "mark")):
        return False
    above = [a for a in tree.ancestors(verb) if tree.paragraph(a) == tree.paragraph(i)]
    above += [c for a in above for c in tree.children(a, "attr", "acomp") if c < verb]
    places = (o for a in above for p in tree.children(a, "prep") if tree.lower(p) == "in" for o in tree.children(p))
    return any(tree[o].lemma.lower() in ("country", "nation", "america") for o in places)


def as_whole(tree: Tree, i: int) -> dict[int, str]:
    """ "We are losing ground as a nation": the nation is; and who does what all do: "the way people absorb news"."""
    if tree.lower(i) not in ("we", "us"):
        return {}
    if _is_anybody(tree, i):
        return {i: "people"}
    verb = tree[i].head
    for above in (verb, *tree.children(verb, "xcomp", "ccomp", "acomp", "dobj"), i):
        for as_ in (p for p in tree.children(above, "prep") if tree.lower(p) == "as" and p > i):
            phrase = tree.subtree(as_)
            told = [tree.lower(j) for j in phrase]
            if len(told) == 3 and told[1] in ("a", "one") and told[2] in _WHOLES:
                return {i: f"the {told[2]}"} | dict.fromkeys(phrase, "")
    return {}


def some_of_us(tree: Tree, i: int) -> dict[int, str]:
    """ "Those of us who knew him" and "many of us" told of nobody in particular: "those who", "many people"."""
    of = tree[i].head
    number = tree[of].head
    if tree.lower(i) != "us" or tree.lower(of) != "of" or tree.lower(number) not in _SOME or of != number + 1:
        return {}
    return {of: "", i: "" if tree.lower(number) == "those" else "people"}
