"""Who does what to whom, with what: the frame of one clause, so that claims can be lined up and drawn.

The frame is that of the verb that tells what is done: of "is trying to bring" it is bring, of "are
among the weapons provided by Russia" provide, of "assistance" assist.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sayso.claims.forms import Form, Proposition, is_verb, raised
from sayso.claims.participants import Participants
from sayso.claims.setting import Setting
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Actors, Participant

_WHOM_PREPOSITIONS = frozenset(("to", "against", "with", "at", "on", "for", "from"))
_GIVING = frozenset(
    "give provide supply send deliver ship ferry sell offer lend grant hand pass transfer pay donate smuggle fund "
    "bring show tell teach leak assist support aid help".split()
)
"""What is done to whoever stands after "to", person or not."""
_LEADING = frozenset(
    "try begin start continue attempt seek want plan manage fail intend agree decide refuse use go able have need hope "
    "appear seem tend help".split()
)
"""Verbs that only lead up to the one that tells what is done: "is trying to bring"."""
_STATIVE = frozenset("involve engage interest commit prepare worry concern".split())
"""Verbs whose passive tells what its subject does: "is involved"."""
_LIGHT_VERBS = frozenset(("be", "have", "do", "get", "make", "take"))
MAX_STEPS = 4
"""Verbs that lead up to one another; no clause has more."""


@dataclass(frozen=True, slots=True)
class _Frame:
    """One clause while its parts are told apart: ``verb`` tells what is done, ``passive`` that to its subject."""

    verb: int
    subject: Participant | None
    subject_heads: tuple[int, ...]
    agent: Participant | None
    passive: bool
    instrument: Participant | None = None


def actors_of(tree: Tree, proposition: Proposition, setting: Setting, subject: str | None = None) -> Actors | None:
    """The frame of a proposition, None where it has no doer, nothing done to and no verb to speak of.

    ``subject`` is who does it where its own words don't say.
    """
    maker = _Maker(tree, proposition, setting)
    if proposition.form is Form.NOMINAL or not (is_verb(tree, proposition.head) or tree[proposition.head].tag == "MD"):
        return maker.nominal()
    return maker.clause(subject)


class _Maker:
    """The frame of one proposition while it is made."""

    def __init__(self, tree: Tree, proposition: Proposition, setting: Setting) -> None:
        self.tree = tree
        self.proposition = proposition
        self.parties = Participants(tree, setting)
        self.said = frozenset((*proposition.words, *proposition.shared))

    def clause(self, given: str | None) -> Actors | None:
        """The frame of a clause with a verb."""
        frame = self._led(self._provided(self._start(given)))
        objects = self._objects(frame.verb)
        whom = self._recipient(frame.verb)
        if frame.passive and self.tree[frame.verb].lemma.lower() not in _STATIVE:
            who, what, heads = frame.agent, frame.subject, frame.subject_heads
        else:
            who, what, heads = frame.subject, self.parties.first(objects), tuple(objects)
        what = what or frame.instrument or self._complement(frame.verb)
        if what and not whom and what is not frame.instrument and self.parties.being(heads):
            whom, what = what, None
        return self._made(who, self._verb(frame.verb), whom, what or frame.instrument)

    def nominal(self) -> Actors | None:
        """ "Russian assistance to the rebels", "an explosion in the port", "is guilty of murder"."""
        head, said = self.proposition.head, self.said
        owner = self.proposition.subject
        if self.proposition.form is Form.VERBLESS or self.proposition.after:
            told = self.parties.one(head)
            who = self.parties.of(owner) if owner else told
            return self._made(who, "be", None, told if owner else None)
        verb = verb_of(self.tree[head].lemma.lower())
        below = [c for c in self.tree.children(head, "amod", "poss", "compound") if c in said]
        who = self.parties.of(owner) or next((p for p in map(self.parties.nation, below) if p), None)
        who = who or self._agent(head)
        whom = self._recipient(head)
        patient = [o for p in self.tree.children(head, "prep") if self.tree.lower(p) == "of" and p in said
                   for o in self.tree.children(p, "pobj")]  # fmt: skip
        what = self.parties.first(patient) if verb else None
        if what and not whom and self.parties.being(patient):
            whom, what = what, None
        if not (who or whom or what or verb):
            return Actors(None, "be", None, self.parties.one(head)) if self.proposition.before else None
        made = self._made(who, verb or self.tree[head].lemma.lower(), whom, what)
        return made or (Actors(None, verb, event=event_of(verb)) if verb and self.proposition.before else None)

    def _made(
        self, who: Participant | None, does: str, whom: Participant | None, what: Participant | None
    ) -> Actors | None:
        event = event_of(does.partition(" ")[0])
        return Actors(who, does, whom, what, event) if who or whom or what else None

    def _start(self, given: str | None) -> _Frame:
        """The clause's own verb, with its subject and who does it."""
        verb, p = self.proposition.head, self.proposition
        heads = self._subject_heads()
        finite = p.form is Form.FINITE or p.form is Form.VERBLESS
        subject = self.parties.first(heads) if heads else (Participant(given) if given and not finite else None)
        lent = any(self.tree[a].dep == "auxpass" for a in p.auxiliaries)
        bare = p.form in (Form.VERBLESS, Form.PARTICIPLE) and self.tree[verb].tag == "VBN"
        passive = lent or bare or bool(self.tree.children(verb, "nsubjpass", "auxpass"))
        return _Frame(verb, subject, tuple(heads), self._agent(verb), passive)

    def _subject_heads(self) -> list[int]:
        """The words that are its subject: its own, what stands before it and does it, what it shares."""
        p = self.proposition
        for verb in dict.fromkeys((p.head, p.verb)):
            own = [c for c in self.tree.children(verb) if self.tree[c].dep in SUBJECTS and c in self.said]
            if own:
                return [c for c in own if self.tree[c].dep != "expl"]
        if p.form is not Form.FINITE and (doer := raised(self.tree, p)) is not None:
            return [doer]
        top = self.tree.head_of(p.subject)
        return [top] if top is not None else []

    def _provided(self, frame: _Frame) -> _Frame:
        """ "Are among the weapons provided by Russia": the verb is provide, and they are what is provided."""
        if self.tree[frame.verb].lemma.lower() != "be":
            return frame
        nouns = self.tree.children(frame.verb, "attr")
        nouns += [o for p in self.tree.children(frame.verb, "prep") for o in self.tree.children(p, "pobj")]
        for noun in nouns:
            for verb in self.tree.children(noun, "acl"):
                if self.tree[verb].tag == "VBN" and (agent := self._agent(verb)):
                    return _Frame(verb, frame.subject, frame.subject_heads, agent, True)
        return frame

    def _led(self, frame: _Frame) -> _Frame:
        """The verb that others only lead up to: "were used to attack", "is trying to bring"."""
        for _ in range(MAX_STEPS):
            verb = frame.verb
            below = [c for c in self.tree.children(verb, "xcomp") if c in self.said and is_verb(self.tree, c)]
            below += [c for a in self.tree.children(verb, "acomp") for c in self.tree.children(a, "xcomp")]
            if not below or self._lemma(verb) not in (*_LEADING, "be"):
                return frame
            then = bool(self.tree.children(below[0], "auxpass"))
            if frame.passive and self._lemma(verb) == "use":
                frame = _Frame(below[0], frame.agent, (), None, False, frame.subject)
            else:
                frame = _Frame(below[0], frame.subject, frame.subject_heads, self._agent(below[0]), then)
        return frame

    def _lemma(self, i: int) -> str:
        return self.tree[i].lemma.lower()

    def _verb(self, verb: int) -> str:
        """The verb's base form, with its particle: "carry out"."""
        return " ".join([self._lemma(verb), *(self.tree.lower(p) for p in self.tree.children(verb, "prt"))])

    def _objects(self, verb: int) -> list[int]:
        """What it is done to: its own object, that of the coordinated ones which is its share, or the one shared."""
        found = self.tree.children(verb, "dobj", "attr", "oprd")
        top = self.tree.head_of(self.proposition.shared)
        found = [*found, top] if top is not None else found
        return [i for o in found for i in (o, *_coordinated(self.tree, o)) if i in self.said]

    def _complement(self, verb: int) -> Participant | None:
        """What something is said to be like: "accidental"."""
        if self._lemma(verb) not in ("be", "become", "remain"):
            return None
        return self.parties.first([c for c in self.tree.children(verb, "acomp") if c in self.said])

    def _agent(self, head: int) -> Participant | None:
        holders = [*self.tree.children(head, "agent"), *self._by(head)]
        return self.parties.first([o for a in holders for o in self.tree.children(a, "pobj")])

    def _by(self, head: int) -> list[int]:
        """ "By" below a noun: "an attack by the rebels"."""
        noun = not is_verb(self.tree, head)
        return [p for p in self.tree.children(head, "prep") if self.tree.lower(p) == "by"] if noun else []

    def _recipient(self, head: int) -> Participant | None:
        """An indirect object, or the first person, body or country after "to", "against", "with"."""
        for dative in (c for c in self.tree.children(head, "dative") if c in self.said):
            return self.parties.first(self.tree.children(dative, "pobj") or [dative])
        holders = [head, *self.tree.children(head, "dobj", "nsubjpass", "attr")]
        giving = self._lemma(head) in _GIVING or verb_of(self._lemma(head)) in _GIVING
        preps = [p for holder in holders for p in self.tree.children(holder, "prep") if p in self.said]
        if not is_verb(self.tree, head):  # "denied assistance to the rebels": "to" may hang on the verb outside
            preps += [p for p in sorted(self.said) if self.tree[p].dep == "prep" and self.tree[p].head not in self.said]
        for prep in preps:
            objects = self.tree.children(prep, "pobj")
            gets = giving and self.tree.lower(prep) == "to" and bool(objects) and self.parties.receives(objects)
            if gets or (self.tree.lower(prep) in _WHOM_PREPOSITIONS and self.parties.being(objects)):
                return self.parties.first(objects)
        return None


def _coordinated(tree: Tree, i: int) -> Sequence[int]:
    below = tree.children(i, "conj")
    return below + [c for b in below for c in tree.children(b, "conj")]


@cache
def _events() -> dict[str, str]:
    return _table("plover.json")


@cache
def _nouns() -> dict[str, str]:
    return _table("verbs.json")


def _table(name: str) -> dict[str, str]:
    """A table of words by what they stand for, turned round."""
    table = json.loads(files("sayso.claims").joinpath(name).read_text(encoding="utf-8"))
    return {lemma: key for key, lemmas in table.items() for lemma in lemmas.split()}


def verb_of(noun: str) -> str | None:
    """The verb whose deed a noun names, "assist" of "assistance"; None of any other noun."""
    return _nouns().get(noun)


def event_of(lemma: str) -> str | None:
    """The PLOVER event type of a verb or noun, None where none fits."""
    return None if lemma in _LIGHT_VERBS else _events().get(lemma)
