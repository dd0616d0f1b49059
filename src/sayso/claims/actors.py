"""Who does what to whom, with what: the frame of one clause, so that claims can be lined up and drawn."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from sayso.claims.forms import Form, Proposition, raised
from sayso.claims.references import Setting, replacements
from sayso.claims.tree import SUBJECTS, Tree
from sayso.countries import countries, nationality_of
from sayso.model import Actors, Participant

_WHOM_PREPOSITIONS = frozenset(("to", "against", "with", "at", "on", "for", "from"))
_BEINGS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_LIGHT_VERBS = frozenset(("be", "have", "do", "get", "make", "take"))
_DETACHED = frozenset(("relcl", "acl", "appos", "advcl", "punct", "prep", "cc", "conj", "parataxis"))
MAX_NAME = 120
"""Code points of a participant's name; what is longer is a clause and no name."""


def actors_of(tree: Tree, proposition: Proposition, setting: Setting, subject: str | None = None) -> Actors | None:
    """The frame of a proposition, None where it has no doer, nothing done to and no verb to speak of.

    ``subject`` is who does it where its own words don't say.
    """
    if proposition.form is Form.NOMINAL:
        return _nominal(tree, proposition, setting)
    head = proposition.head
    who, what = _subject(tree, proposition, setting, subject), None
    if tree.children(head, "nsubjpass"):
        what, who = who, _agent(tree, head, setting)
    objects = _objects(tree, proposition)
    what = what or _first(tree, objects, setting)
    whom = _recipient(tree, head, setting)
    if what and not whom and _being(tree, objects):
        whom, what = what, None
    does = _verb(tree, head)
    return Actors(who, does, whom, what, event_of(tree[head].lemma.lower())) if who or whom or what else None


def _objects(tree: Tree, proposition: Proposition) -> list[int]:
    """What it is done to: its own object, that of the coordinated ones which is its share, or the one shared."""
    said = {*proposition.words, *proposition.shared}
    found = tree.children(proposition.head, "dobj", "attr", "oprd")
    if proposition.shared:
        top = tree.head_of(proposition.shared)
        found = [*found, top] if top is not None else found
    return [i for o in found for i in (o, *_coordinated(tree, o)) if i in said]


def _coordinated(tree: Tree, i: int) -> list[int]:
    below = tree.children(i, "conj")
    return below + [c for b in below for c in tree.children(b, "conj")]


def _verb(tree: Tree, head: int) -> str:
    """The verb's base form, with its particle: "carry out"."""
    particles = [tree.lower(p) for p in tree.children(head, "prt")]
    return " ".join([tree[head].lemma.lower(), *particles])


def _nominal(tree: Tree, proposition: Proposition, setting: Setting) -> Actors | None:
    """ "Russian assistance to the rebels": the adjective of a nation, the noun, and to whom."""
    head = proposition.head
    below = [c for c in tree.children(head, "amod", "poss", "compound") if c in proposition.words]
    who = next((p for p in (_nation(tree, c, setting) for c in below) if p), None)
    whom = _recipient(tree, head, setting)
    if not who and not whom:
        return None
    return Actors(who, tree[head].lemma.lower(), whom, None, event_of(tree[head].lemma.lower()))


def _nation(tree: Tree, i: int, setting: Setting) -> Participant | None:
    if tree[i].dep == "poss":
        return _participant(tree, i, setting)
    code = nationality_of(tree.word(i))
    return Participant(countries()[code].name, tree.span([i])) if code else None


def _subject(tree: Tree, proposition: Proposition, setting: Setting, given: str | None) -> Participant | None:
    own = [c for c in tree.children(proposition.head) if tree[c].dep in SUBJECTS and tree[c].dep != "expl"]
    own = [c for c in own if c in proposition.words]
    if not own and proposition.form is not Form.FINITE and (doer := raised(tree, proposition)) is not None:
        own = [doer]
    if own:
        return _first(tree, own, setting)
    if proposition.subject:
        top = tree.head_of(proposition.subject)
        return _participant(tree, top, setting) if top is not None else None
    return Participant(given) if given else None


def _agent(tree: Tree, head: int, setting: Setting) -> Participant | None:
    return _first(tree, [o for a in tree.children(head, "agent") for o in tree.children(a, "pobj")], setting)


def _recipient(tree: Tree, head: int, setting: Setting) -> Participant | None:
    """An indirect object, or the first person, body or country after "to", "against", "with"."""
    for dative in tree.children(head, "dative"):
        objects = tree.children(dative, "pobj") or [dative]
        return _first(tree, objects, setting)
    holders = [head, *tree.children(head, "dobj", "nsubjpass")]
    for holder in holders:
        for prep in tree.children(holder, "prep"):
            objects = tree.children(prep, "pobj")
            if tree.lower(prep) in _WHOM_PREPOSITIONS and _being(tree, objects):
                return _first(tree, objects, setting)
    return None


def _being(tree: Tree, heads: Iterable[int]) -> bool:
    return any(tree[h].entity in _BEINGS or tree[h].tag == "PRP" for h in heads)


def _first(tree: Tree, heads: list[int], setting: Setting) -> Participant | None:
    return _participant(tree, heads[0], setting) if heads else None


def _participant(tree: Tree, head: int, setting: Setting) -> Participant | None:
    """The noun phrase of a word, by the name it stands for, or in its own words."""
    words = tree.subtree(head, _DETACHED)
    span = tree.span(words)
    if tree[head].tag in ("PRP", "WDT", "WP", "EX"):
        name = replacements(tree, [head], setting).get(head)
        return Participant(_without_article(name), span) if name else None
    name = setting.names.name_at([head]) or setting.names.name_at(words)
    plain = name or " ".join(span.of(tree.text).split())
    return Participant(_without_article(plain), span) if len(plain) <= MAX_NAME else None


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if first.lower() in ("the", "a", "an") and rest else name


@cache
def _events() -> dict[str, str]:
    table = json.loads(files("sayso.claims").joinpath("plover.json").read_text(encoding="utf-8"))
    return {lemma: event for event, lemmas in table.items() for lemma in lemmas.split()}


def event_of(lemma: str) -> str | None:
    """The PLOVER event type of a verb or noun, None where none fits."""
    return None if lemma in _LIGHT_VERBS else _events().get(lemma)
