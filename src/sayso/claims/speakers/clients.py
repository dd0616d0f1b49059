"""Whom "her client" is: whose lawyer the report says that she is."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from sayso.claims.speakers.lexicon import kind_of_noun
from sayso.claims.speakers.roster import Entity
from sayso.claims.speakers.voices import Voices
from sayso.claims.tree import Tree
from sayso.model import Attribution, SpeakerKind

if TYPE_CHECKING:
    from sayso.claims.speakers.pronouns import State

ADVOCATES = frozenset("lawyer solicitor barrister counsel spokesperson publicist".split())
"""Who speak for the person whose they are."""
_LAWYERS = frozenset("lawyers attorneys solicitors barristers counsel".split())
"""The same, several together."""
_ACTS_FOR = frozenset("represent defend".split())
CLIENTS = frozenset(("client", "clients"))
_MY = frozenset(("my", "our"))


def is_ones_client(tree: Tree, noun: int) -> int | None:
    """The possessive pronoun in "her client"; None of any other noun."""
    if tree.lower(noun) not in CLIENTS or not noun:
        return None
    return noun - 1 if tree[noun - 1].tag == "PRP$" and tree[noun - 1].head == noun else None


def client_named(
    tree: Tree, noun: int, words: Container[int], name_at: Callable[[list[int]], str | None]
) -> dict[int, str]:
    """The words of "her client" by the client's name; nothing where that is but "Lee's client"."""
    whose = is_ones_client(tree, noun)
    name = name_at([noun]) if whose is not None and whose in words else None
    if whose is None or not name or name.rpartition(" ")[2].lower() == tree.lower(noun):
        return {}
    return {whose: "", noun: name}


def name_clients(
    tree: Tree, attributions: Sequence[Attribution], voices: Voices, state: State, entities: Sequence[Entity]
) -> Iterator[tuple[int, Entity]]:
    """The attributions whose source is such a client, each with whom it means; ``state`` is told whom the words mean.

    Whoever was taken for the same lawyer's unnamed client before is meant as well.
    """
    for noun, advocate, client in list(_ones_clients(tree, voices, state, entities)):
        before = state.meant.get(noun)
        own = before is not None and (before.owner is advocate or state.meant.get(noun - 1) is advocate)
        same = [before] if before and own else []
        state.meant |= {w: client for w, e in state.meant.items() if e in same} | {noun: client}
        for number, one in enumerate(attributions):
            if state.speakers.get(number) in same or tree.head_of(tree.words_of(one.sources)) == noun:
                yield number, client


def _ones_clients(
    tree: Tree, voices: Voices, state: State, entities: Sequence[Entity]
) -> Iterator[tuple[int, Entity, Entity]]:
    """The noun of each "her client", the lawyer, and whom it means."""
    for noun in range(len(tree)):
        if (whose := is_ones_client(tree, noun)) is None:
            continue
        around = [e for n in voices.contents(noun) if (e := state.speakers.get(n))]
        owner = None if tree.lower(whose) in _MY else state.meant.get(whose)
        for advocate in (*around, *([owner] if owner else [])):
            client = client_of(tree, advocate, entities, state.meant)
            if client and client is not advocate and _may_be(tree, noun, client):
                yield noun, advocate, client
                break


def client_of(tree: Tree, advocate: Entity, entities: Sequence[Entity], meant: Mapping[int, Entity]) -> Entity | None:
    """Whom a lawyer or spokesman acts for; None where the report does not tell, or it is an office."""
    # A sheriff's office spokesman speaks for the office.
    if not _is_advocate(advocate) or any(kind_of_noun(w) is SpeakerKind.ORGANISATION for w in advocate.words):
        return _represented(tree, advocate, meant)
    if advocate.owner:
        return advocate.owner
    told = [e for e in entities if e.named and e is not advocate and e.text == advocate.speaks_for]
    return told[0] if len(told) == 1 else _represented(tree, advocate, meant)


def _represented(tree: Tree, advocate: Entity, meant: Mapping[int, Entity]) -> Entity | None:
    """Whom the report says that somebody represents: "Lee, who defends the nurse"."""
    heads = {i for words in advocate.mentions for i in words}
    verbs = [v for i in heads for v in tree.children(i, "relcl") if tree[v].lemma.lower() in _ACTS_FOR]
    found = {id(e): e for v in verbs for o in tree.children(v, "dobj") if (e := meant.get(o))}
    return next(iter(found.values())) if len(found) == 1 else None


def _is_advocate(entity: Entity) -> bool:
    return bool(entity.roles & ADVOCATES) or (entity.plural and entity.noun in _LAWYERS)


def _may_be(tree: Tree, noun: int, client: Entity) -> bool:
    """Whether one client is meant where there is one, and several where there are."""
    return (tree.lower(noun) == "clients") == (client.plural and client.kind in (SpeakerKind.GROUP, SpeakerKind.PERSON))
