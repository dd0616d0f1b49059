"""What an earlier claim has that words which point back ask for: whose it is, what it is of, whom it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sayso.claims.anaphors import Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.tree import Tree
from sayso.countries import countries
from sayso.model import Act, Speaker, SpeakerKind

_SAYING = {
    noun: frozenset(verbs.split())
    for noun, verbs in {
        "accusation": "accuse",
        "allegation": "allege",
        "argument": "argue",
        "assertion": "assert",
        "charge": "charge accuse",
        "claim": "claim",
        "conclusion": "conclude",
        "contention": "contend",
        "denial": "deny",
        "explanation": "explain",
        "estimate": "estimate put",
        "finding": "find",
        "insinuation": "insinuate",
        "report": "report",
        "speculation": "speculate",
        "suggestion": "suggest",
    }.items()
}
"""The verbs by which what these nouns stand for is said."""
REPORTS = frozenset(("report", "story", "article"))
"""Nouns for what stands in a paper, which is not what the persons in it said."""
RUMOURS = frozenset("rumour rumor speculation chatter gossip".split())
"""What "the reports" may be that somebody denies, besides what was reported."""
_BODIES = frozenset((SpeakerKind.ORGANISATION, SpeakerKind.GOVERNMENT, SpeakerKind.OUTLET))
_LONG = 5


def is_called_so(tree: Tree, anaphor: Anaphor, candidate: Draft) -> bool:
    """Whether it is told by the noun's own verb: "estimated" of "the estimate"."""
    cue = candidate.attribution.cue if candidate.attribution else None
    verbs = _SAYING.get(anaphor.noun, frozenset())
    return cue is not None and any(tree[i].lemma.lower() in verbs for i in tree.within(cue))


def owner_score(anaphor: Anaphor, candidate: Draft) -> float:
    """How far the candidate is said by whose word it is told to be: "the general's account"."""
    if anaphor.owner is None:
        return 0.0
    if candidate.speaker is None:
        return -3.0
    name, body = _name_words(candidate.speaker.name), _name_words(candidate.speaker.speaks_for or "")
    owner = _name_words(anaphor.owner)
    # "The union's claim" may be its secretary's; "the dockers' claim" is not.
    return 3.0 if _same_words(owner, name) or (owner and body and owner[-1] == body[-1]) else -3.0


def topic_score(tree: Tree, anaphor: Anaphor, meant: Draft) -> float:
    """Whether a claim is of what is told of it: "the report about the councillors"."""
    if not anaphor.about:
        return 0.0
    told = {tree[i].lemma.lower() for i in meant.proposition.words}
    return 2.0 if anaphor.about & told else -4.0


def printed(tree: Tree, candidate: Draft) -> bool:
    """Whether a claim is what a paper, or another document, reports; its own voice does so at the beginning."""
    cue = candidate.attribution.cue if candidate.attribution else None
    told = {tree[i].lemma.lower() for i in tree.within(cue)} if cue else set()
    if candidate.claim.act is Act.REPORT or not told.isdisjoint(RUMOURS):
        return True
    if candidate.attribution is None:
        return tree.paragraph(candidate.proposition.head) == 0
    return candidate.speaker is not None and candidate.speaker.kind in (SpeakerKind.OUTLET, SpeakerKind.DOCUMENT)


def _name_words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 2]


def _same_words(one: list[str], other: list[str]) -> bool:
    """Whether two names end in one word or share most; a town that two bodies are named after is not enough."""
    if not (one and other):
        return False
    return one[-1] == other[-1] or 2 * len({*one} & {*other}) > min(len(one), len(other))


def names_denier(tree: Tree, speaker: Speaker | None, candidate: Draft) -> bool:
    """Whether the candidate speaks of whoever now denies it: by name, country or people, or as they are called."""
    if speaker is None:
        return False
    said = candidate.claim.original
    if any(span.start <= mention.start and mention.end <= span.end for mention in speaker.mentions for span in said):
        return True
    wanted = {
        w.casefold() for name in (speaker.name, speaker.speaks_for or "") for w in name.split() if w[:1].isupper()
    }
    if not speaker.named and speaker.kind in _BODIES:
        wanted.add(speaker.name.rsplit(maxsplit=1)[-1].casefold())  # "the army"
    if speaker.nationality and (country := countries().get(speaker.nationality)):
        wanted |= {w.casefold() for w in _words((country.name, *country.adjectives, *country.people))}
    wanted = {word.removesuffix("'s").removesuffix("’s") for word in wanted}
    return any(tree.lower(i) in wanted or _of_people(tree.lower(i), wanted) for i in candidate.proposition.words)


def _of_people(word: str, names: Iterable[str]) -> bool:
    """Whether a word may be the adjective of a country in no table: "Ruritanian" of "Ruritania"."""
    return any(len(name) >= _LONG and word.startswith(name[:-1]) and len(word) - len(name) < 3 for name in names)


def _words(names: Iterable[str]) -> list[str]:
    return [word for name in names for word in name.split()]
