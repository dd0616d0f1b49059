"""Whether somebody is a man or a woman, as the report tells it: by "he" and "she", and by husbands and wives."""

from __future__ import annotations

from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.tree import Tree
from sayso.model import SpeakerKind

_SPOUSES = {"wife": "m", "wives": "m", "widow": "m", "husband": "f", "widower": "f"}
"""What somebody's spouse is called, by the sex of whose it is."""

_SETTING_OFF = frozenset((",", "(", ":", "-", "–", "—", "--"))


def learn_sex(tree: Tree, word: int, entity: Entity | None) -> None:
    """ "Wren Sayle said ... She added ...": no later "he" is Wren Sayle. Nor is whose wife is told of any "she"."""
    if entity is None or entity.gender is not None or entity.kind is not SpeakerKind.PERSON or entity.plural:
        return
    asks = PRONOUNS.get(tree.lower(word))
    if asks in ("m", "f") and tree[word].dep in ("nsubj", "nsubjpass", "dobj", "poss"):
        entity.gender = asks
    elif tree[word].tag == "NNP" and entity.named and (sex := _by_spouse(tree, word)):
        entity.gender, entity.presumed = sex, True


def stands_beside(tree: Tree, noun: int, name: int) -> bool:
    """Whether a name stands right behind a noun, or is set off from it, as is not "Lee" in "the wife of leader Lee"."""
    return name <= noun + 1 or tree.word(name - 1) in _SETTING_OFF


def _by_spouse(tree: Tree, word: int) -> str | None:
    """By whose husband or wife is told of: "Odell's wife", "the wife of the mill's owner, Tam Odell"."""
    while tree[word].dep == "appos":
        word = tree[word].head
    above = tree[word].head
    if tree[word].dep == "pobj" and tree.lower(above) == "of":
        above = tree[above].head
    elif tree[word].dep != "poss":
        return None
    return _SPOUSES.get(tree[above].lemma.lower())


def of_other_sex(tree: Tree, one: int, other: int) -> bool:
    """Whether one pronoun is "he" and the other "she"."""
    return {PRONOUNS.get(tree.lower(i)) for i in (one, other)} == {"m", "f"}
