"""Claims that point back: "the accusation was denied" says again, with its own polarity, what was said before."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from sayso.claims.drafts import Draft
from sayso.claims.elliptical import counted_before, is_figure_alone, said_with
from sayso.claims.forms import Form, Proposition
from sayso.claims.revised import Revision, restated, revision_of
from sayso.claims.setting import Names
from sayso.claims.tree import Tree
from sayso.countries import countries
from sayso.ids import claim_id
from sayso.model import Act, Certainty, Claim, Polarity, Speaker

MAX_TARGETS = 6
"""A claim that seems to point at more points at nothing in particular."""
REACH = 60
"""How many claims back a target is looked for."""

_ACTS: dict[str, frozenset[Act]] = {
    noun: frozenset(acts)
    for nouns, acts in (
        ("accusation allegation charge", (Act.ACCUSE, Act.SAY, Act.REPORT)),
        ("claim assertion statement remark comment word contention argument", (Act.SAY, Act.ACCUSE, Act.REPORT)),
        ("report story rumour rumor account version article", (Act.REPORT, Act.SAY, Act.ACCUSE)),
        ("suggestion speculation theory idea insinuation", (Act.SPECULATE, Act.BELIEVE, Act.SAY)),
        ("estimate figure number toll count finding conclusion", (Act.SAY, Act.INDICATE, Act.REPORT)),
        ("denial", (Act.DENY,)),
        ("part point", (Act.SAY, Act.ACCUSE, Act.REPORT)),
    )
    for noun in nouns.split()
    for acts in (acts,)
}
"""Nouns that stand for what was said, and the acts it may have been said by, likeliest first."""
_CHARGES = frozenset(("accusation", "allegation", "charge"))
"""Nouns for what is held against somebody: not every statement is one."""
_CONDUCT = frozenset(("involvement", "wrongdoing", "responsibility", "role", "link", "connection", "knowledge"))
"""Nouns that stand for what somebody is said to have done: "denied any involvement"."""
POINTERS = frozenset("it this that them those these".split())
_FIGURES = frozenset(("estimate", "figure", "number", "toll", "count"))
_OWNING = frozenset(("of", "by", "from", "against"))
_TAIL = frozenset(("later", "latter", "last", "second"))
_FRESH = frozenset(("another", "new", "different", "similar", "other", "fresh"))
"""With these the noun stands for something not yet said."""
_UNTRUE = frozenset(
    "false untrue baseless unfounded groundless absurd ridiculous fabricated nonsense lie lies fiction invention fable "
    "fabrication hoax smear slander propaganda rubbish wrong incorrect".split()
)
_TRUE = frozenset("true correct accurate right genuine".split())
_OF_ITS_OWN = frozenset((Act.BELIEVE, Act.DEMAND, Act.PROMISE, Act.PREDICT, Act.WARN, Act.KNOW))
"""Acts that say something about a claim rather than say it again: "welcomed the idea"."""
_IDEAS = frozenset(("suggestion", "speculation", "theory", "idea"))
_APOSTROPHES = frozenset(("'", "’", "'s", "’s"))
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
        "estimate": "estimate put",
        "finding": "find",
        "insinuation": "insinuate",
        "speculation": "speculate",
        "suggestion": "suggest",
    }.items()
}
"""The verbs by which what these nouns stand for is said."""
_CONTRARY = frozenset(("opposite", "contrary", "reverse"))
"""Nouns that say of what another just said that it is not so."""
_ALONE = 2
"""Words that such a noun has with its article: "the opposite of peace" is something else."""
_OFFHAND = frozenset(("word", "remark", "comment"))
"""Nouns for whatever somebody said."""
_ASCRIBING = frozenset(("attribute", "ascribe", "credit"))
"""Verbs that only tell who said it."""
_CHECKED = frozenset("verify confirm substantiate corroborate prove disprove".split())


@dataclass(frozen=True, slots=True)
class Anaphor:
    """The words that point back: the noun (or pronoun), who it is said to be from, and whether only the last part."""

    word: int
    noun: str
    owner: str | None = None
    tail: bool = False
    denies: bool = False
    """Whether the clause itself calls it untrue: "called it a fable"."""
    checks: bool = False
    """Whether the clause only says that it was or could not be checked."""
    ascribed: str | None = None
    """To whom the clause ascribes what was said, so that it only tells who did: "attributed the claim to the union"."""
    figure: bool = False
    """Whether it is but a figure, of what was just counted."""
    revision: Revision | None = None
    """The figure that is replaced, where it is one that the speaker gave."""


def anaphor_of(tree: Tree, proposition: Proposition, names: Names) -> Anaphor | None:
    """What in a proposition points back at a claim, None where it says something of its own."""
    words = proposition.words
    if proposition.form is Form.NOMINAL:
        return _nominal(tree, proposition.head, words, names)
    if proposition.form is Form.VERBLESS:
        return _called(tree, proposition, names)
    if proposition.form is not Form.FINITE:
        return None
    subjects = [c for c in tree.children(proposition.head, "nsubj", "nsubjpass") if c in words]
    if not subjects:
        return None
    verdicts = {
        tree.lower(i) for c in tree.children(proposition.head, "acomp", "attr", "oprd") for i in tree.subtree(c)
    }
    checked = tree[proposition.head].lemma.lower() in _CHECKED and tree[subjects[0]].dep == "nsubjpass"
    if not (verdicts & (_UNTRUE | _TRUE) or checked):
        return None
    found = _phrase(tree, subjects[0], words, names, bool(verdicts & _UNTRUE))
    return replace(found, checks=checked) if found else None


def _nominal(tree: Tree, head: int, words: Sequence[int], names: Names) -> Anaphor | None:
    """The same of a noun phrase."""
    if revision := revision_of(tree, head, words):
        return Anaphor(head, tree[head].lemma.lower(), revision=revision)
    if is_figure_alone(tree, words):
        return Anaphor(head, "figure", figure=True)
    verdict = any(tree.lower(i) in _UNTRUE for i in words if i != head)
    found = _phrase(tree, _noun(tree, head, words), words, names, verdict)
    return replace(found, ascribed=_ascribed(tree, found.word, names)) if found else None


def _ascribed(tree: Tree, head: int, names: Names) -> str | None:
    """Who is told to have said it, by the verb that governs the noun."""
    verb = tree[head].head
    if tree[verb].lemma.lower() not in _ASCRIBING:
        return None
    for obj in (
        o for p in tree.children(verb, "prep", "dative") if tree.lower(p) == "to" for o in tree.children(p, "pobj")
    ):
        who = names.name_at([obj]) if tree[obj].tag == "PRP" else tree.span(tree.subtree(obj)).of(tree.text)
        return f"{who[:1].upper()}{who[1:]}" if who else None
    return None


def _noun(tree: Tree, head: int, words: Sequence[int]) -> int:
    """The noun of a phrase that the parser broke up, so that its article seems to be its head."""
    nouns = [i for i in words if tree[i].tag.startswith("NN")]
    return nouns[-1] if nouns and tree[head].tag == "DT" else head


def _called(tree: Tree, proposition: Proposition, names: Names) -> Anaphor | None:
    """ "Called it a fable": what it is called says that it is untrue."""
    untrue = any(tree.lower(i) in _UNTRUE for i in proposition.words)
    named = tree.head_of(proposition.subject) if untrue else None
    return _phrase(tree, named, (), names, denies=True) if named is not None else None


def _phrase(tree: Tree, head: int, words: Sequence[int], names: Names, denies: bool) -> Anaphor | None:
    noun = tree[head].lemma.lower()
    if tree.lower(head) in POINTERS:
        own = [i for i in words if tree[i].dep not in ("punct",) and i != head]
        return Anaphor(head, tree.lower(head), denies=denies) if not own or denies else None
    if noun in _CONTRARY and len(words) <= _ALONE:
        return Anaphor(head, noun, denies=True)
    if noun not in _ACTS and noun not in _CONDUCT:
        return None
    below = tree.children(head)
    if any(tree[c].dep in ("acl", "relcl", "ccomp") for c in below if c in words and not _about_speaker(tree, c)):
        return None
    modifiers = {tree.lower(c) for c in below}
    if modifiers & _FRESH or any(tree[i].tag == "CD" for i in words) or _has_complement(tree, head, words):
        return None
    return Anaphor(head, noun, _owner(tree, head, names), bool(modifiers & _TAIL), denies)


def _about_speaker(tree: Tree, clause: int) -> bool:
    """Whether a clause tells who made it rather than what it says: "the claim made by", "which he repeated"."""
    return tree[clause].lemma.lower() in ("make", "level", "raise", "repeat", "publish", "deny", "reject")


def _has_complement(tree: Tree, head: int, words: Sequence[int]) -> bool:
    """Whether it says what it is about: "the toll at seventeen", "involvement in the raid"."""
    prepositions = [p for p in tree.children(head, "prep") if p in words and tree.lower(p) not in _OWNING]
    return any(tree[o].dep in ("pobj", "pcomp") for p in prepositions for o in tree.children(p))


def _owner(tree: Tree, head: int, names: Names) -> str | None:
    """Whose it is: "the general's account", "the claim of the ministry"."""
    holders = tree.children(head, "poss") or [
        c - (tree.lower(c) in _APOSTROPHES) for c in tree.children(head) if _possessive(tree, c)
    ]
    holders += [o for p in tree.children(head, "prep") if tree.lower(p) in _OWNING for o in tree.children(p)]
    for holder in holders:
        name = names.name_at([holder]) or names.name_at(tree.subtree(holder))
        return name or tree.word(holder)
    return None


def _possessive(tree: Tree, word: int) -> bool:
    """Whether an apostrophe makes it an owner, though the parser took it for part of the name."""
    return tree.word(word).endswith(("'", "’")) or any(tree.lower(c) in _APOSTROPHES for c in tree.children(word))


def resolved(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> list[Claim]:
    """The claim said again, once for each claim it points at; as it stands if none can be told."""
    if anaphor.revision:
        return restated(tree, draft.claim, anaphor.revision)
    if anaphor.figure:
        counted = counted_before(tree, draft, earlier)
        return [said_with(tree, draft, counted) if counted else draft.claim]
    if draft.claim.act in _OF_ITS_OWN or (draft.claim.act is Act.SAY and anaphor.noun in _IDEAS):
        return [draft.claim]
    targets = _targets(tree, draft, anaphor, earlier)
    if anaphor.ascribed:
        return [_made_by(tree, draft.claim, target, anaphor.ascribed) for target in targets[:1]] or [draft.claim]
    if not targets and anaphor.denies:  # "the report is a lie" is affirmed
        return [replace(draft.claim, polarity=Polarity.AFFIRMS)]
    return [_again(draft.claim, target.claim, anaphor) for target in targets] or [draft.claim]


def _made_by(tree: Tree, claim: Claim, target: Draft, who: str) -> Claim:
    """That somebody said what is pointed at: another claim than what was said."""
    said = target.claim.wording
    proper = any(tree[i].tag.startswith("NNP") and said.startswith(tree.word(i)) for i in target.proposition.words)
    return replace(claim, wording=f"{who} said that {said if proper else said[:1].lower() + said[1:]}", actors=None)


def _again(claim: Claim, target: Claim, anaphor: Anaphor) -> Claim:
    denies = not anaphor.checks and (claim.polarity is Polarity.DENIES or anaphor.denies)
    denied = denies != (target.polarity is Polarity.DENIES)
    act = Act.DENY if anaphor.denies else claim.act
    # Who reports an accusation leaves open whether it holds.
    open_ = anaphor.checks or (claim.act is Act.REPORT and anaphor.noun in _CHARGES)
    return replace(
        target,
        id=claim_id(claim.document_id, claim.attribution_id, claim.original, (target.id,)),
        attribution_id=claim.attribution_id,
        speaker_id=claim.speaker_id,
        original=claim.original,
        polarity=Polarity.DENIES if denied else Polarity.AFFIRMS,
        certainty=Certainty.UNKNOWN if open_ else claim.certainty,
        act=act,
        said_at=claim.said_at,
        chain=claim.chain,
        refers_to=(target.id,),
    )


def _targets(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> list[Draft]:
    position = tree[anaphor.word].start
    candidates = [d for d in earlier if d.start < position and _other(draft, d, anaphor) and d.claim.original]
    scored = [(_score(tree, draft, anaphor, d, _pointed_at(candidates, d)), n) for n, d in enumerate(candidates)]
    best = max(scored, default=(0.0, -1))
    if best[0] <= 0:
        return []
    found = _pointed_at(candidates, candidates[best[1]])
    if anaphor.owner and not anaphor.tail:
        found = _first_of(tree, anaphor, candidates, found)
    return [] if _in_passing(tree, anaphor, candidates, found) else _company(tree, anaphor, candidates, found)


def _first_of(tree: Tree, anaphor: Anaphor, candidates: list[Draft], best: Draft) -> Draft:
    """What the speaker of the target said first in its paragraph: what follows only says more of it ("his claim")."""
    there = _paragraph(tree, best)
    if tree[anaphor.word].tag != "NN" or there < tree.paragraph(anaphor.word) - 1:
        return best
    return next(d for d in candidates if d is best or (_paragraph(tree, d) == there and _one_speaker(d, best)))


def _in_passing(tree: Tree, anaphor: Anaphor, candidates: list[Draft], best: Draft) -> bool:
    """Whether somebody's words may be any of several things, said in other paragraphs."""
    if anaphor.noun not in _OFFHAND or _paragraph(tree, best) == tree.paragraph(anaphor.word):
        return False
    return len({_breath(tree, d) for d in candidates if _one_speaker(d, best)}) > 1


def _one_speaker(one: Draft, other: Draft) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id


def _company(tree: Tree, anaphor: Anaphor, candidates: list[Draft], best: Draft) -> list[Draft]:
    """The target, with the others said in the same breath, or of the same thing in the same paragraph."""
    if anaphor.noun in POINTERS or anaphor.noun in _CONTRARY:
        return [best]
    breath = [d for d in candidates if _breath(tree, d) == _breath(tree, best)]
    if anaphor.noun in _FIGURES:
        breath = [d for d in breath if _counted(tree, d)]
    if anaphor.tail:
        return breath[1:] or breath
    here = tree.paragraph(anaphor.word)
    alone = best.claim.act is Act.ACCUSE or _is_called_so(tree, anaphor, best)
    if anaphor.owner is None and not alone and _paragraph(tree, best) == here:
        breath = [d for d in candidates if _paragraph(tree, d) == here and d.claim.polarity is Polarity.AFFIRMS]
    return breath if len(breath) <= MAX_TARGETS else []


def _pointed_at(candidates: list[Draft], best: Draft) -> Draft:
    """What a target itself points at: "the statement was wrong, and we withdraw it" withdraws the statement."""
    return next((d for d in candidates if d.claim.id in best.claim.refers_to), best)


def _counted(tree: Tree, draft: Draft) -> bool:
    return any(tree[i].tag == "CD" for i in draft.proposition.words)


def _breath(tree: Tree, draft: Draft) -> object:
    return draft.attribution.id if draft.attribution else tree.sentence(draft.proposition.head)


def _paragraph(tree: Tree, draft: Draft) -> int:
    return tree.paragraph(draft.proposition.head)


def _other(draft: Draft, candidate: Draft, anaphor: Anaphor) -> bool:
    """Whether the candidate may be meant: it is not part of the same attribution, nor the denier's own."""
    if candidate.attribution and draft.attribution and candidate.attribution.id == draft.attribution.id:
        return False
    return not _one_speaker(draft, candidate) or anaphor.owner is not None or anaphor.ascribed is not None


def _score(tree: Tree, draft: Draft, anaphor: Anaphor, candidate: Draft, meant: Draft) -> float:
    """How likely the candidate, or rather what is ``meant`` by it, is meant; 0 or less means that it is not."""
    apart = abs(tree.sentence(anaphor.word) - tree.sentence(candidate.proposition.head))
    score = 1.0 - 0.15 * apart
    score += 1.5 * (tree.paragraph(anaphor.word) == _paragraph(tree, candidate))
    if anaphor.noun in POINTERS:
        return score + 0.5 if apart <= 1 else 0.0
    if anaphor.noun in _CONTRARY:
        nested = candidate.attribution is not None and candidate.attribution.within is not None
        return score + 0.5 - nested if apart <= 1 else 0.0
    score += max(_owner_score(anaphor, candidate), _owner_score(anaphor, meant))
    acts = _ACTS.get(anaphor.noun, frozenset((Act.ACCUSE,)))
    score += 0.5 * (candidate.claim.act in acts) + 1.5 * _is_called_so(tree, anaphor, candidate)
    names_denier = _names_denier(tree, draft.speaker, candidate)
    accuses = meant.claim.act is Act.ACCUSE or meant.contested
    if anaphor.noun in _CHARGES:
        score += 2.5 if accuses else -1.0 if names_denier else -3.0
    else:
        score += 0.5 * accuses
    score -= 1.0 * (candidate.claim.polarity is Polarity.DENIES)
    if anaphor.noun in _FIGURES:
        score += 1.0 if _counted(tree, candidate) else -2.0
    return score + 1.5 * names_denier


def _is_called_so(tree: Tree, anaphor: Anaphor, candidate: Draft) -> bool:
    """Whether it is told by the noun's own verb: "estimated" of "the estimate"."""
    cue = candidate.attribution.cue if candidate.attribution else None
    verbs = _SAYING.get(anaphor.noun, frozenset())
    return cue is not None and any(tree[i].lemma.lower() in verbs for i in tree.within(cue))


def _owner_score(anaphor: Anaphor, candidate: Draft) -> float:
    if anaphor.owner is None:
        return 0.0
    if candidate.speaker is None:
        return -3.0
    name, body = _name_words(candidate.speaker.name), _name_words(candidate.speaker.speaks_for or "")
    owner = _name_words(anaphor.owner)
    # "The union's claim" may be its secretary's; "the dockers' claim" is not.
    return 3.0 if _same_words(owner, name) or (owner and body and owner[-1] == body[-1]) else -3.0


def _name_words(name: str) -> list[str]:
    return [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 2]


def _same_words(one: list[str], other: list[str]) -> bool:
    """Whether two names end in one word or share most; a town that two bodies are named after is not enough."""
    if not (one and other):
        return False
    return one[-1] == other[-1] or 2 * len({*one} & {*other}) > min(len(one), len(other))


def _names_denier(tree: Tree, speaker: Speaker | None, candidate: Draft) -> bool:
    """Whether the candidate speaks of whoever now denies it: by name, country or people."""
    if speaker is None:
        return False
    wanted = {
        w.casefold() for name in (speaker.name, speaker.speaks_for or "") for w in name.split() if w[:1].isupper()
    }
    if speaker.nationality and (country := countries().get(speaker.nationality)):
        wanted |= {w.casefold() for w in _words((country.name, *country.adjectives, *country.people))}
    return any(tree.lower(i) in wanted for i in candidate.proposition.words)


def _words(names: Iterable[str]) -> list[str]:
    return [word for name in names for word in name.split()]
