"""Which body "her company" is, whom a spokesman speaks for whose body is left out, and who is "her former aide"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.claims.speakers.body_words import may_be_called_so
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.mention import Mention
    from sayso.claims.speakers.roster import Entity

_FIRMS = frozenset("company firm business corporation".split())
"""What is called after who owns or runs it."""
_EMPLOYING = _FIRMS | frozenset(
    "bank airline union party organisation organization association league federation charity foundation institute "
    "club institution".split()
)
"""What somebody works for or leads, and has one of."""

_ANYBODY = frozenset(
    "person neighbor neighbour witness resident bystander caller passer-by onlooker driver customer worker employee "
    "clerk motorist shopper homeowner tenant".split()
)
"""What those are called who are not named and tell what they saw."""
_SEXES = {"man": "m", "woman": "f"}
_LOOKERS_ON = frozenset("witness bystander onlooker passer-by eyewitness".split())
"""What anybody of them may be called next who tells what they saw."""
_NEXT_DOOR = frozenset("neighbor neighbour resident".split())


def employer(owner: Entity, noun: str | None, entities: Iterable[Entity]) -> Entity | None:
    """The body that a person's "company" or "union" is, where only one can be meant; None of any other."""
    if owner.kind is not SpeakerKind.PERSON or not owner.name or noun not in _EMPLOYING:
        return None
    bodies = [e for e in entities if e.named and e.kind is SpeakerKind.ORGANISATION]
    bodies = [e for e in bodies if may_be_called_so(noun, e.name, {*e.roles, *e.words})]
    spoken_for = [e for e in bodies if e.text == owner.speaks_for]
    bearing = [e for e in bodies if noun in _FIRMS and len(e.name) > 1 and owner.name[-1] in e.name]
    found = spoken_for or bearing
    return found[0] if len(found) == 1 else None


_NEAR = 2
"""Sentences within which whose spokesman is meant goes without saying."""
_LEADING = frozenset("author conduct direct head lead oversee run supervise write".split())
_WORK = frozenset("analysis effort inquiry investigation probe project report research study survey team work".split())
"""What a body does, and one of its people has done: "said Ann Lee, who led the work"."""


def employ(tree: Tree, attributions: Sequence[Attribution], speakers: Mapping[int, Entity | None]) -> None:
    """A spokesman of nobody in particular, or who "led the study", speaks for the body that spoke just before."""
    before: tuple[int, Entity] | None = None
    if not len(tree):
        return
    told = ((_first_word(tree, a), speakers.get(n)) for n, a in enumerate(attributions) if not a.within)
    for word, who in sorted(told, key=lambda one: one[0]):
        here = tree.sentence(word)
        if who and who.noun in _PAPERS and before and before[1].kind is SpeakerKind.OUTLET and before[1].named:
            who.speaks_for = who.speaks_for or before[1].text
        if who is None or who.kind is not SpeakerKind.PERSON:
            before = (here, who) if who and who.kind in _SPOKEN_FOR and not who.plural else None
            continue
        if before and here - before[0] <= _NEAR and who.speaks_for is None and _speaks_for_somebody(tree, who):
            who.speaks_for = before[1].text
        before = (here, before[1]) if before and who.speaks_for == before[1].text else None


_SPOKEN_FOR = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.OUTLET))
_PAPERS = frozenset("correction retraction clarification apology".split())
"""What an outlet puts out about what it said: "The Lantern wrote ... This was wrong, says the correction"."""


def _first_word(tree: Tree, attribution: Attribution) -> int:
    """Where somebody is said to speak: at the source, or else the cue, or else the content."""
    cue = (attribution.cue,) if attribution.cue else ()
    return min(tree.words_of(attribution.sources or cue or attribution.contents), default=0)


def _speaks_for_somebody(tree: Tree, who: Entity) -> bool:
    told = [i for words in who.mentions for i in words]
    if any(_led_the_work(tree, i) for i in told):
        return True
    # "The company spokeswoman" is not the union's, though only the union has spoken.
    return "spokesperson" in who.roles and not any(_is_somebodys(tree, i) for i in told)


def _is_somebodys(tree: Tree, i: int) -> bool:
    """Whether a word of a phrase tells whose spokesman it is: "the company spokeswoman", "a spokesman for the port"."""
    return tree.lower(i) in _SPOKESMEN and (
        bool(tree.children(i, "poss"))
        or any(tree[c].tag[:2] == "NN" for c in tree.children(i, "compound", "amod", "nmod"))
        or any(tree.lower(c) in ("for", "of", "at", "from") for c in tree.children(i, "prep"))
        or (i > 0 and tree[i - 1].tag == "NN")
    )


_SPOKESMEN = frozenset("spokesman spokeswoman spokesperson".split())


def _led_the_work(tree: Tree, i: int) -> bool:
    clauses = (c for c in tree.children(i, "relcl") if tree[c].lemma.lower() in _LEADING)
    return any(tree[done].lemma.lower() in _WORK for c in clauses for done in tree.children(c, "dobj"))


def _is_unnamed(tree: Tree, before: tuple[int, Entity, int | None], mention: Mention) -> bool:
    """Whether somebody whom nobody names spoke just before, and no other man or woman was told of since."""
    word, entity, _ = before
    unnamed = entity.kind is SpeakerKind.PERSON and not (entity.named or entity.plural or entity.owner)
    if not unnamed or entity.noun not in _ANYBODY or not mention.definite or mention.owner:
        return False
    since = range(word + 1, mention.head)
    if mention.noun not in _SEXES:  # "A neighbor heard it. The witness said", where no other witness was told of
        same = mention.noun == entity.noun or {mention.noun, entity.noun} <= _NEXT_DOOR
        near = 0 < tree.paragraph(mention.head) - tree.paragraph(word) <= 1 or _is_next(tree, word, mention.head)
        new = mention.noun in _LOOKERS_ON and not any(tree[i].lemma.lower() == mention.noun for i in range(word))
        return near and (same or new) and not any(tree[i].lemma.lower() == mention.noun for i in since)
    near = _is_next(tree, word, mention.head) or 0 < tree.paragraph(mention.head) - tree.paragraph(word) <= 1
    others = (i for i in since if tree[i].lemma.lower() == mention.noun)
    return near and entity.gender in (None, _SEXES[mention.noun]) and not any(others)


def _is_next(tree: Tree, word: int, after: int) -> bool:
    return 0 < tree.sentence(after) - tree.sentence(word) <= _NEAR


def just_spoke(
    tree: Tree, before: tuple[int, Entity, int | None] | None, mention: Mention, owner: Entity | None
) -> Entity | None:
    """Who spoke just before and is told more of: 'Lee objected. "It was wrong," the president's former aide said.'

    Whoever has a role already is another. One without a name is "the man" next: "A neighbor heard it. The man said".
    """
    if before and _is_unnamed(tree, before, mention):
        return before[1]
    told = owner is not None and owner.named and "former" in mention.modifiers and not mention.named
    if before is None or not told or mention.kind is not SpeakerKind.PERSON or mention.plural:
        return None
    word, entity, _ = before
    one = entity.named and entity.kind is SpeakerKind.PERSON and entity is not owner and not entity.roles
    near = 0 < tree.sentence(mention.head) - tree.sentence(word) <= _NEAR
    return entity if one and near and not (mention.gender and entity.gender not in (None, mention.gender)) else None
