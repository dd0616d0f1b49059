"""Claims that point back: "the accusation was denied" says again, with its own polarity, what was said before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sayso.claims.anaphors import CONTRARY, FIGURES, IDEAS, POINTERS, RETRACTING, SPOKEN, Anaphor
from sayso.claims.any_of import ANY, was_there
from sayso.claims.asked_of import asked_of
from sayso.claims.company import MAX_TARGETS, breath_of, company
from sayso.claims.denier import of_denier
from sayso.claims.drafts import Draft
from sayso.claims.elided import of_another, of_the_condition, of_the_question, said_before
from sayso.claims.elsewhere import told_elsewhere
from sayso.claims.event_nouns import tells_of
from sayso.claims.figures import by_figure
from sayso.claims.forms import Form
from sayso.claims.meant import RUMOURS, names_denier, owner_score
from sayso.claims.no_such import tells_of_such
from sayso.claims.recanted import recants
from sayso.claims.siding import echoed, is_rued, of_another_owner, ought, says_otherwise, sided
from sayso.claims.spoken_of import is_asking, only_spoken_of
from sayso.claims.stance.acts import NAMING, TRUTHS
from sayso.claims.tree import SUBJECTS, Tree
from sayso.claims.weighed import (
    BACK,
    CHARGES,
    OF_ITS_OWN,
    between,
    may_answer,
    paragraph_of,
    proposes,
    weight,
)
from sayso.ids import claim_id
from sayso.model import Act, Certainty, Claim, Polarity, SpeakerKind

REACH = 60
"""How many claims back a target is looked for."""
EVENT_REACH = 12
"""Sentences back in which a happening was told of."""
_REMARKS = frozenset("comment remark words quote utterance speech".split())
"""What is somebody's words, and nothing that the report tells."""
_ARTICLES = frozenset(("a", "an"))
_ACCOUNTS = frozenset(("account", "version", "story", "report"))
_MODALS = frozenset(("should", "ought", "must"))
_EVIDENCE = frozenset("evidence proof indication sign".split())
_TURNING_DOWN = frozenset("reject refuse decline dismiss spurn rebuff".split())
_EARLIER = frozenset("earlier previous former original initial first".split())
_OFFHAND = frozenset(("word", "remark", "comment"))
"""Nouns for whatever somebody said."""


def resolved(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> list[Claim]:
    """The claim said again, once for each claim it points at; as it stands if none can be told."""
    anaphor = asked_of(tree, anaphor)
    # What the report tells in passing ("Lee, who left on Monday, ...") nobody answers.
    earlier = [d for d in earlier if d.attribution or tree[d.proposition.head].dep != "relcl"]
    if anaphor.revision or anaphor.figure:
        return by_figure(tree, draft, anaphor, earlier)
    if anaphor.told or anaphor.event or anaphor.elided or anaphor.where or anaphor.such:
        under = of_the_condition(tree, draft, earlier) if anaphor.elided else None
        meant = [] if under else _meant(tree, draft, anaphor, earlier)
        said = [_again(draft.claim, one.claim, anaphor) for one in meant]
        other = under or (of_another(tree, draft, earlier) if not said and anaphor.elided else None)
        if not said and anaphor.elided and (wording := other or of_the_question(tree, draft)):
            return [replace(draft.claim, wording=wording, actors=None)]
        return said or ([draft.claim] if anaphor.told or anaphor.such else [])
    liked = draft.claim.act is Act.SAY and anaphor.noun in IDEAS and not anaphor.denies
    if recants(tree, draft, anaphor, earlier):
        anaphor = replace(anaphor, retracts=True)
    if side := sided(tree, draft, anaphor):
        draft.claim = side
    elif draft.claim.act in OF_ITS_OWN or liked:
        put = _put_forward(tree, draft, anaphor, earlier) if draft.proposition.after else None
        return [_judged_so(tree, draft, anaphor, put) if put else draft.claim]
    anaphor = of_another_owner(tree, draft, anaphor) if not _takes_back(tree, draft, anaphor) else anaphor
    targets = [t for t in _targets(tree, draft, anaphor, earlier) if not is_rued(tree, draft, anaphor, t, earlier)]
    retracts = _takes_back(tree, draft, anaphor) and not any(_own(draft, target) for target in targets)
    unmet = anaphor.about or anaphor.noun in RUMOURS
    unmet = unmet and not targets and draft.proposition.form is Form.NOMINAL
    nobodys = says_otherwise(draft, anaphor.noun in CONTRARY) or ought(tree, draft, anaphor)
    if nobodys or retracts or unmet or _only_called(tree, draft, anaphor) or only_spoken_of(tree, draft, anaphor):
        return []
    return _said_of(tree, draft, anaphor, targets, earlier)


def _only_called(tree: Tree, draft: Draft, anaphor: Anaphor) -> bool:
    """Whether a claim is called something that says nothing of whether it holds: "called the charge irresponsible"."""
    one = draft.attribution
    if one is None or one.cue is None or anaphor.denies or anaphor.noun not in SPOKEN:
        return False
    if tree[tree.head_of(tree.within(one.cue)) or 0].lemma.lower() not in NAMING:
        return False
    return TRUTHS.isdisjoint(tree.lower(i) for i in tree.words_of(one.contents))


def _meant(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> list[Draft]:
    """What is meant where the words themselves tell which claim that is; empty where none is there."""
    if anaphor.told:
        inside = tree.subtree(anaphor.word)
        return [d for d in earlier if d.proposition.head in inside]
    if anaphor.where:
        found = told_elsewhere(tree, draft, anaphor.word, anaphor.where, earlier)
    elif anaphor.noun in ANY:
        found = was_there(tree, draft, earlier)
    elif anaphor.such:
        found = _such(tree, draft, anaphor, earlier)
    else:
        found = _told_of(tree, draft, anaphor, earlier) if anaphor.event else said_before(tree, draft, earlier)
    return [found] if found else []


def _said_of(tree: Tree, draft: Draft, anaphor: Anaphor, targets: list[Draft], earlier: Sequence[Draft]) -> list[Claim]:
    """What is said of each claim that is pointed at; the claim as it stands where there is none."""
    if anaphor.ascribed:
        which = tree[draft.proposition.head].tag in ("WDT", "WP")  # says nothing by itself
        targets, alone = ([], []) if anaphor.noun == "which" else (targets, [] if which else [draft.claim])
        return [_made_by(tree, draft.claim, target, anaphor.ascribed) for target in targets[:1]] or alone
    if not targets and anaphor.denies:  # "the report is a lie" is affirmed
        return [replace(draft.claim, polarity=Polarity.AFFIRMS)]
    return [_again(draft.claim, echoed(draft, one, earlier), anaphor) for one in targets] or [draft.claim]


def _put_forward(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> Draft | None:
    """What the idea is that somebody welcomes: the one thing proposed just before."""
    here = tree.paragraph(anaphor.word)
    found = [
        d
        for d in earlier
        if proposes(d.claim) and paragraph_of(tree, d) >= here - 1 and _other(draft, d, anaphor) and not d.gone
    ]
    one = len(found) == 1 and found[0].claim.polarity is Polarity.AFFIRMS
    return found[0] if one and (anaphor.owner is None or owner_score(anaphor, found[0]) > 0) else None


def _judged_so(tree: Tree, draft: Draft, anaphor: Anaphor, put: Draft) -> Claim:
    """ "The idea is welcome" with what the idea is."""
    that = f"The {anaphor.noun} that {_inside(tree, put)}"
    return replace(draft.claim, wording=f"{that} {draft.proposition.after}", actors=None)


def _told_of(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> Draft | None:
    """The nearest claim that tells of a happening, as it was first put there; who denies it must be accused of it."""
    denied = draft.claim.polarity is Polarity.DENIES
    here = tree.sentence(anaphor.word)
    found = [
        d
        for d in earlier
        if here - EVENT_REACH <= tree.sentence(d.proposition.head)
        and d.start < tree[anaphor.word].start
        and d.claim.polarity is Polarity.AFFIRMS
        and _other(draft, d, anaphor)
        and tells_of(tree, anaphor.noun, d.proposition)
        and (not denied or names_denier(tree, draft.speaker, d))
    ]
    return next((d for d in found if breath_of(tree, d) == breath_of(tree, found[-1])), None)


def _such(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> Draft | None:
    """The nearest claim of another that tells of such a deed by who speaks, or by who is said not to have done it."""
    here = tree.sentence(anaphor.word)
    doers = [i for s in tree.children(draft.proposition.head, *SUBJECTS) for i in tree.subtree(s)]
    nouns = {tree[i].lemma.lower() for i in doers if tree[i].tag[:2] == "NN"}
    near = (d for d in reversed(earlier) if here - tree.sentence(d.proposition.head) <= BACK and not d.gone)
    found = (d for d in near if d.claim.polarity is Polarity.AFFIRMS and _other(draft, d, anaphor))
    told = (d for d in found if tells_of_such(tree, anaphor.noun, d.proposition))
    of_them = (
        d
        for d in told
        if nouns & {tree[i].lemma.lower() for i in d.proposition.words} or names_denier(tree, draft.speaker, d)
    )
    return next(of_them, None)


def _made_by(tree: Tree, claim: Claim, target: Draft, who: str) -> Claim:
    """That somebody said what is pointed at: another claim than what was said."""
    return replace(claim, wording=f"{who} said that {_inside(tree, target)}", actors=None)


def _inside(tree: Tree, target: Draft) -> str:
    """A wording as it stands after "that"."""
    said = target.claim.wording
    proper = any(tree[i].tag.startswith("NNP") and said.startswith(tree.word(i)) for i in target.proposition.words)
    return said if proper else said[:1].lower() + said[1:]


def _again(claim: Claim, target: Claim, anaphor: Anaphor) -> Claim:
    denies = not anaphor.checks and (claim.polarity is Polarity.DENIES or anaphor.denies)
    # "Lee said he had not met her; she said he had": what is left out is the verb, and not its negation. Nor is it
    # what somebody "cannot rule out".
    kept = claim.act is Act.DECLINE and claim.certainty is Certainty.POSSIBLE
    denied = denies if anaphor.elided or kept else denies != (target.polarity is Polarity.DENIES)
    act = Act.DENY if anaphor.denies else Act.SAY if anaphor.where else claim.act
    unchecked = anaphor.checks or (act is Act.CONFIRM and claim.certainty is Certainty.UNKNOWN)
    # Who reports an accusation leaves open whether it holds.
    open_ = anaphor.checks or (claim.act is Act.REPORT and anaphor.noun in CHARGES)
    return replace(
        target,
        id=claim_id(claim.document_id, claim.attribution_id, claim.original, (target.id,)),
        attribution_id=claim.attribution_id,
        speaker_id=claim.speaker_id,
        original=claim.original,
        polarity=Polarity.DENIES if denied else Polarity.AFFIRMS,
        certainty=Certainty.UNKNOWN if open_ else claim.certainty,
        act=Act.DECLINE if unchecked else act,  # who could not verify a claim does not take its side
        said_at=claim.said_at,
        chain=claim.chain,
        refers_to=(target.id,),
    )


def _targets(tree: Tree, draft: Draft, anaphor: Anaphor, earlier: Sequence[Draft]) -> list[Draft]:
    position = tree[anaphor.word].start
    cue = draft.attribution.cue if draft.attribution else None
    told = {*tree.within(cue)} if cue else set()  # what tells it can't be what is told
    before = [d for d in earlier if d.start < position and d.claim.original and not d.gone]
    source = tree.words_of(draft.attribution.sources) if draft.attribution else ()
    before = [d for d in before if told.isdisjoint(d.proposition.words) and d.proposition.head not in source]
    before = [d for d in before if not is_asking(tree, d)]
    if anaphor.noun in _ACCOUNTS:
        before = [d for d in before if d.claim.act is not Act.DEMAND and not _is_wish(tree, d)]
    if anaphor.noun in _REMARKS:  # nobody's but who speaks
        before = [d for d in before if d.attribution is not None]
    around = (max(anaphor.word - 1, 0), *tree.children(anaphor.word))  # parsers may part the article from its noun
    if anaphor.noun in SPOKEN and _ARTICLES & {tree.lower(i) for i in around}:
        return _just_said(tree, draft, anaphor, before)
    own = _said_earlier(tree, draft, anaphor, before) if _takes_back(tree, draft, anaphor) else []
    candidates = own or [d for d in before if _other(draft, d, anaphor) and not _one_side(draft, d, anaphor)]
    if draft.claim.act is Act.DECLINE and any(tree[i].lemma == "refuse" for i in sorted(told)[-1:]):
        candidates = [d for d in candidates if proposes(d.claim)]  # nothing but an offer is refused
    candidates = [d for d in candidates if may_answer(tree, draft, anaphor, d, _pointed_at(before, d))]
    apart = [between(tree, d, anaphor.word, before) for d in candidates]
    scored = [(weight(tree, draft, anaphor, d, _pointed_at(before, d), apart[n]), n) for n, d in enumerate(candidates)]
    best = max(scored, default=(0.0, -1))
    if best[0] <= 0:
        return []
    if accusation := _accused_by_words(tree, anaphor, candidates):
        return accusation
    found = _pointed_at(before, of_denier(tree, draft, anaphor, candidates, candidates[best[1]]))
    if first := _told_first(anaphor, candidates, found):
        return [first]
    if _is_not_denied(tree, draft, anaphor, found, before):
        return []
    if anaphor.owner and not anaphor.tail:
        found = _first_of(tree, anaphor, candidates, found)
    return [] if _in_passing(tree, anaphor, candidates, found) else company(tree, anaphor, candidates, found)


def _is_not_denied(tree: Tree, draft: Draft, anaphor: Anaphor, found: Draft, before: Sequence[Draft]) -> bool:
    """Whether what is turned down is no claim: an offer, an idea that may be one's own, that there is no evidence.

    "He denies it", told of whom there is "no evidence" against, is not said of the evidence.
    """
    if anaphor.noun in IDEAS:  # "Lee's plan to close it ... Lee plays down the idea"
        here = tree.paragraph(anaphor.word)
        return any(proposes(d.claim) and _own(draft, d) and paragraph_of(tree, d) == here for d in before)
    if draft.claim.act is not Act.DENY:
        return False
    cue = draft.attribution.cue if draft.attribution else None
    turned_down = cue is not None and any(tree[i].lemma.lower() in _TURNING_DOWN for i in tree.within(cue))
    nouns = (tree[i].lemma.lower() for i in found.proposition.words if tree[i].tag[:2] == "NN")
    none = found.claim.polarity is Polarity.DENIES and next(nouns, "") in _EVIDENCE
    return (turned_down and found.claim.act is Act.PROMISE) or (none and anaphor.noun in POINTERS)


def _is_wish(tree: Tree, draft: Draft) -> bool:
    """Whether it tells what should be, or have been, and nothing that was: that is no part of an account."""
    return any(tree.lower(c) in _MODALS for c in tree.children(draft.proposition.head, "aux"))


def _just_said(tree: Tree, draft: Draft, anaphor: Anaphor, before: Sequence[Draft]) -> list[Draft]:
    """What the same sentence told before: "Lee said she had lied, an allegation she called absurd"."""
    here = tree.sentence(anaphor.word)
    told = [d for d in before if tree.sentence(d.proposition.head) == here and _other(draft, d, anaphor)]
    outer = [d for d in told if d.attribution and d.attribution.within is None] or told
    return [d for d in outer if breath_of(tree, d) == breath_of(tree, outer[-1])]


def _takes_back(tree: Tree, draft: Draft, anaphor: Anaphor) -> bool:
    """Whether somebody's own statement is taken back; outlets withdraw what others told them, too."""
    if anaphor.retracts:
        return draft.speaker is not None
    cue = draft.attribution.cue if draft.attribution else None
    retracts = cue is not None and any(tree[i].lemma.lower() in RETRACTING for i in tree.within(cue))
    known = draft.speaker is not None and draft.speaker.kind is not SpeakerKind.OUTLET
    return retracts and known and anaphor.noun not in FIGURES and anaphor.noun not in POINTERS


def _said_earlier(tree: Tree, draft: Draft, anaphor: Anaphor, before: Sequence[Draft]) -> list[Draft]:
    """What somebody said; where it is "his earlier statement", what is told with the time at which it was said."""
    own = [d for d in before if _own(draft, d)]
    earlier = not _EARLIER.isdisjoint(tree.lower(c) for c in tree.children(anaphor.word, "amod"))
    return [d for d in own if d.claim.said_at and d.claim.said_at.start and earlier] or own


def _one_side(draft: Draft, candidate: Draft, anaphor: Anaphor) -> bool:
    """Whether somebody would deny, by "it" or "them", what is said for them: "He will go," his spokesman said."""
    return draft.claim.act is Act.DENY and anaphor.noun in POINTERS and not anaphor.retracts and _own(draft, candidate)


def _own(draft: Draft, candidate: Draft) -> bool:
    """Whether an earlier claim may be one's own, or that of whom one speaks for."""
    mine, other = draft.speaker, candidate.speaker
    if mine is None or other is None or mine.id == other.id:
        return mine is not None and other is not None
    bodies = [{body.casefold() for body in (one.speaks_for, one.name) if body} for one in (mine, other)]
    return bool(bodies[0] & bodies[1])


def _first_of(tree: Tree, anaphor: Anaphor, candidates: list[Draft], best: Draft) -> Draft:
    """What the speaker of the target said first in its paragraph: what follows only says more of it ("his claim")."""
    there = paragraph_of(tree, best)
    if tree[anaphor.word].tag != "NN" or there < tree.paragraph(anaphor.word) - 1:
        return best
    return next(d for d in candidates if d is best or (paragraph_of(tree, d) == there and _one_speaker(d, best)))


def _accused_by_words(tree: Tree, anaphor: Anaphor, candidates: list[Draft]) -> list[Draft]:
    """The one accusation of somebody whose "words" others answer to, whatever else that person said."""
    mine = [d for d in candidates if d.claim.act is Act.ACCUSE and owner_score(anaphor, d) > 0]
    one = anaphor.noun == "word" and len({breath_of(tree, d) for d in mine}) == 1
    return mine if one and len(mine) <= MAX_TARGETS else []


def _told_first(anaphor: Anaphor, candidates: list[Draft], best: Draft) -> Draft | None:
    """What the first of several told, whose story it is: "two other dockers" have others before them."""
    name = best.speaker.name.casefold().split() if best.speaker else []
    if anaphor.owner is None or "other" not in name or best not in candidates:
        return None
    before = [d for d in candidates[: candidates.index(best)] if d.claim.polarity is Polarity.AFFIRMS]
    return next((d for d in before if d.speaker and d.speaker.kind is SpeakerKind.GROUP), None)


def _in_passing(tree: Tree, anaphor: Anaphor, candidates: list[Draft], best: Draft) -> bool:
    """Whether somebody's words may be any of several things, said in other paragraphs."""
    if anaphor.noun not in _OFFHAND or paragraph_of(tree, best) == tree.paragraph(anaphor.word):
        return False
    return len({breath_of(tree, d) for d in candidates if _one_speaker(d, best)}) > 1


def _one_speaker(one: Draft, other: Draft) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id


def _pointed_at(candidates: list[Draft], best: Draft) -> Draft:
    """What a target itself points at: "the statement was wrong, and we withdraw it" withdraws the statement."""
    return next((d for d in candidates if d.claim.id in best.claim.refers_to), best)


def _other(draft: Draft, candidate: Draft, anaphor: Anaphor) -> bool:
    """Whether the candidate may be meant: not part of the same attribution, nor the denier's own, nor left open."""
    if candidate.claim.act is Act.DECLINE:
        return False
    if candidate.attribution and draft.attribution and candidate.attribution.id == draft.attribution.id:
        return False
    # What an outlet tells of as printed by it, it may call wrong: "we reported ... That figure was wrong".
    outlets = draft.attribution is None or (draft.speaker is not None and draft.speaker.kind is SpeakerKind.OUTLET)
    printed = outlets and candidate.attribution is not None
    owned = owner_score(anaphor, candidate) > 0
    return not _one_speaker(draft, candidate) or printed or owned or anaphor.ascribed is not None
