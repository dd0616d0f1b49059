"""How likely an earlier claim is what words that point back mean: by nearness, act, noun, and whom it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sayso.claims.anaphors import CONDUCT, CONTRARY, FIGURES, IDEAS, POINTERS, SPOKEN, Anaphor
from sayso.claims.drafts import Draft
from sayso.claims.event_nouns import tells_of
from sayso.claims.meant import REPORTS, RUMOURS, is_called_so, names_denier, owner_score, printed, topic_score
from sayso.claims.speakers.voices import sentences_apart
from sayso.claims.tree import Tree
from sayso.claims.whence import only_tells_whence
from sayso.claims.wrongs import is_dealing, is_wrong
from sayso.model import Act, Certainty, Claim, Polarity

CHARGES = frozenset(("accusation", "allegation", "charge"))
"""Nouns for what is held against somebody: not every statement is one."""
OF_ITS_OWN = frozenset((Act.BELIEVE, Act.DEMAND, Act.PROMISE, Act.PREDICT, Act.WARN, Act.KNOW))
"""Acts that say something about a claim rather than say it again: "welcomed the idea"."""
_PROPOSING = frozenset((Act.DEMAND, Act.SPECULATE, Act.PROMISE))
"""Acts by which an idea is put forward."""
BACK = 4
"""Sentences back in which what somebody denies was said of them."""

_DOUBTING = frozenset("convince persuade doubt question dispute".split())
_ASKED = frozenset(("demand", "request"))
_SPOKEN_OF = frozenset(("that", "this", "it"))
_QUOTES = frozenset(('"', "“", "”", "``", "''", "‘‘", "’’"))
_TOLD = FIGURES | {"part", "point"}
"""Nouns for what the report itself may have told just before: "the later parts are denied"."""


def is_counted(tree: Tree, draft: Draft) -> bool:
    """Whether a claim tells a number."""
    return any(tree[i].tag == "CD" for i in (*draft.proposition.words, *draft.proposition.subject))


def proposes(claim: Claim) -> bool:
    """Whether a claim puts an idea forward, or a wish."""
    wished = claim.act is Act.BELIEVE and claim.certainty is Certainty.UNKNOWN
    return wished or claim.act in _PROPOSING


def paragraph_of(tree: Tree, draft: Draft) -> int:
    """The paragraph in which a claim is made."""
    return tree.paragraph(draft.proposition.head)


def _leads(tree: Tree, draft: Draft) -> bool:
    """Whether a claim is what the report opens with on the word of others: what is "reported", if anything is."""
    return draft.attribution is not None and draft.attribution.within is None and paragraph_of(tree, draft) == 0


def doubts(tree: Tree, words: Iterable[int]) -> bool:
    """Whether words tell that somebody doubts what another said: "was not convinced"."""
    return any(tree[i].lemma.lower() in _DOUBTING for i in words)


def may_answer(tree: Tree, draft: Draft, anaphor: Anaphor, candidate: Draft, meant: Draft) -> bool:
    """Whether what is denied by a noun for what was said, or done, may be this claim.

    "Denied wrongdoing" is no answer to what was said of others, or is only wanted, but to a wrong; and what the report
    itself tells of the denier is no "allegation", or "claim", where it is no wrong.
    """
    of = {tree[c].lemma.lower() for c in tree.children(anaphor.word, "compound") if tree[c].tag in ("NN", "NNS")}
    topical = anaphor.noun in CHARGES and bool(of) and not (meant.claim.act is Act.ACCUSE or meant.contested)
    topical = topical or (anaphor.noun in RUMOURS and bool(of))
    told = {tree[i].lemma.lower() for i in candidate.proposition.words}
    beside = topical and of.isdisjoint(told) and not any(tells_of(tree, noun, candidate.proposition) for noun in of)
    asked = anaphor.noun in _ASKED and candidate.claim.act is not Act.DEMAND  # beside: "the plagiarism allegations"
    passed = _is_passed_by(tree, draft, anaphor, candidate) or _is_judges(tree, draft, anaphor, candidate)
    # Nor is it a rumour that there are rumours, or what became of them.
    none = anaphor.noun in RUMOURS and (not RUMOURS.isdisjoint(told) or _is_no_rumour(tree, draft, candidate))
    if none or beside or asked or only_tells_whence(tree, candidate) or (anaphor.noun in POINTERS and passed):
        return False
    if draft.claim.act is Act.QUESTION and anaphor.noun in POINTERS:
        return True
    unmade = candidate.claim.act is Act.BELIEVE and candidate.claim.polarity is Polarity.DENIES
    conduct, own = anaphor.noun in CONDUCT, candidate.attribution is None
    if (conduct and candidate.claim.act in OF_ITS_OWN) or (
        anaphor.noun in CHARGES and (unmade or candidate.claim.act in (Act.SPECULATE, Act.INDICATE))
    ):
        return False  # a suggestion is no charge, nor is that one does not believe it
    denied = draft.attribution is not None and (draft.claim.polarity is Polarity.DENIES or anaphor.denies)
    said = anaphor.noun in CHARGES or (denied and anaphor.noun in SPOKEN and anaphor.noun not in _TOLD)
    spoken = own and said
    if meant.claim.act is Act.ACCUSE or meant.contested or not (conduct or spoken):
        return True
    if conduct and (own or not names_denier(tree, draft.speaker, candidate)):
        return False
    return is_wrong(tree, candidate) or (anaphor.noun != "wrongdoing" and is_dealing(tree, candidate))


def _is_no_rumour(tree: Tree, draft: Draft, candidate: Draft) -> bool:
    """Whether a claim is what somebody knows, denies or says of themselves, or is said by whom the denial is told."""
    one, other = draft.attribution, candidate.attribution
    known = candidate.claim.act in (Act.KNOW, Act.DENY) or names_denier(tree, candidate.speaker, candidate)
    return known or (one is not None and other is not None and one.within in (other.id, other.within or ""))


def _is_passed_by(tree: Tree, draft: Draft, anaphor: Anaphor, candidate: Draft) -> bool:
    """Whether "it" or "that" is another thing than this claim.

    Who doubts it too doubts not that the first does ("the panel was not convinced; Lee doubts it"), and what is
    challenged is likelier a rule than what was said of it ("kept the tax, though Lee challenged it").
    """
    if draft.claim.act is Act.QUESTION:
        cue = draft.attribution.cue if draft.attribution else None
        challenged = cue is not None and any(tree[i].lemma.lower() == "challenge" for i in tree.within(cue))
        return challenged or doubts(tree, (candidate.proposition.verb,))
    return anaphor.denies and _only_leads_to(tree, draft, candidate)


def _is_judges(tree: Tree, draft: Draft, anaphor: Anaphor, candidate: Draft) -> bool:
    """ "Lee said: 'The vote is a farce. It is wrong for him to say that.'": he has not said that it is a farce.

    Nor does "he disagrees with them", in another's words, tell that he denies the one thing these say of him.
    """
    one, other = draft.attribution, candidate.attribution
    at = tree.head_of(tree.within(one.cue)) if one and one.cue else None
    if at is None or one is None or other is None or other.id != one.within:
        return False
    judged = tree[at].tag == "VB" and any(tree.lower(a) == "to" for a in tree.children(at, "aux"))
    return judged or tree.lower(anaphor.word) == "them"


def _only_leads_to(tree: Tree, draft: Draft, candidate: Draft) -> bool:
    """Whether a quotation answers not what the report tells but words that it quotes, or leads over to, there.

    'Lee hit back after Fenn had called him "a crook". "That is a lie," he said': that Lee hit back is no lie.
    """
    quoted = draft.attribution is not None and any(s.of(tree.text)[:1] in _QUOTES for s in draft.attribution.contents)
    if candidate.attribution is not None or not quoted:
        return False
    words = tree.sentence_words(tree.sentence(candidate.proposition.head))
    return any(tree.word(i) in _QUOTES for i in words)


def _just_above(tree: Tree, anaphor: Anaphor, candidate: Draft) -> bool:
    """Whether what opens a paragraph may answer what somebody said in the one above was done, and not will be."""
    here = tree.paragraph(anaphor.word)
    first = tree.sentence_words(tree.sentence(anaphor.word))[0]
    opens = first > 0 and tree.paragraph(first - 1) < here
    told = candidate.attribution is not None and candidate.claim.act is Act.SAY
    planned = any(tree[a].tag == "MD" for a in tree.children(candidate.proposition.verb, "aux"))
    return opens and told and not planned and paragraph_of(tree, candidate) == here - 1


def weight(tree: Tree, draft: Draft, anaphor: Anaphor, candidate: Draft, meant: Draft, apart: int) -> float:
    """How likely the candidate, or rather what is ``meant`` by it, is meant; 0 or less means that it is not."""
    score = 1.0 - 0.15 * apart
    score += 1.5 * (tree.paragraph(anaphor.word) == paragraph_of(tree, candidate))
    if anaphor.noun in POINTERS:
        # What "this" means is what was said rather than what another is told to have said in it.
        inner = apart > 0 and candidate.attribution is not None and candidate.attribution.within is not None
        held = candidate.attribution is not None and names_denier(tree, draft.speaker, candidate)
        if draft.claim.act is Act.DENY and apart <= BACK and held:
            return score + BACK  # 'said the firm sold it. "They have two," it said. The firm denied this'
        return score + 0.5 - 0.25 * (inner and not anaphor.retracts) if apart <= 1 else 0.0
    if anaphor.noun in CONTRARY:
        nested = candidate.attribution is not None and candidate.attribution.within is not None
        beside = tree.paragraph(anaphor.word) == paragraph_of(tree, candidate)
        told = draft.attribution is not None and draft.attribution.within is not None  # "a guard told them otherwise"
        return score + 0.5 - nested if apart <= 1 and (beside or not told) else 0.0
    score += max(owner_score(anaphor, candidate), owner_score(anaphor, meant)) + topic_score(tree, anaphor, meant)
    if anaphor.noun in REPORTS and anaphor.owner is None:
        score += 1.5 if printed(tree, candidate) else 0.0 if _leads(tree, candidate) else -1.0
    acts = SPOKEN.get(anaphor.noun, frozenset((Act.ACCUSE,)))
    score += 0.5 * (candidate.claim.act in acts) + 1.5 * is_called_so(tree, anaphor, candidate)
    held = names_denier(tree, draft.speaker, candidate)
    accuses = meant.claim.act is Act.ACCUSE or meant.contested
    if anaphor.noun in CHARGES:
        just_told = apart <= 1 and tree.paragraph(anaphor.word) == paragraph_of(tree, candidate)
        near = held or just_told
        score += 2.5 if accuses else -1.0 if near else -0.5 if _just_above(tree, anaphor, candidate) else -3.0
    else:
        score += 0.5 * accuses
    score -= 1.0 * (candidate.claim.polarity is Polarity.DENIES)
    score -= 2.0 * (anaphor.noun in IDEAS and candidate.attribution is None)  # what nobody is told to have put forward
    if anaphor.noun in FIGURES:
        score += 1.0 if is_counted(tree, candidate) else -2.0
    # "That account" is the one just told.
    pointed = any(tree.lower(c) in ("that", "this") for c in tree.children(anaphor.word, "det"))
    return score + (0.5 if pointed and anaphor.noun not in CHARGES else 1.5) * held


def between(tree: Tree, candidate: Draft, word: int, before: Sequence[Draft]) -> int:
    """How many sentences back a claim was made, without those that only speak of it: "I can't verify that"."""
    apart = abs(sentences_apart(tree, candidate.proposition.head, word))
    there, here = tree.sentence(candidate.proposition.head), tree.sentence(word)
    claiming = {tree.sentence(d.proposition.head) for d in before if not doubts(tree, (d.proposition.verb,))}
    only = [n for n in range(there + 1, here) if n not in claiming and _points(tree, n)] if apart <= BACK else []
    return max(apart - len(only), 1) if apart else 0


def _points(tree: Tree, number: int) -> bool:
    """Whether a sentence speaks of what was said, or done, before it, or doubts it."""
    words = tree.sentence_words(number)
    return any(tree.lower(i) in _SPOKEN_OF and tree[i].tag in ("DT", "PRP") for i in words) or doubts(tree, words)
