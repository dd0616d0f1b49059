"""A Reading and its attributions in, speakers and claims out: the only place where the parts of this stage meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sayso.claims.actors import actors_of
from sayso.claims.anaphors import CONDUCT, POINTERS, anaphor_of, points_back, told_from
from sayso.claims.antecedents import Antecedents
from sayso.claims.asking import OPEN, in_turn, introduces, report_asks, told_who
from sayso.claims.asserted import asserts_nothing
from sayso.claims.backreference import REACH, resolved
from sayso.claims.bidden import bidden
from sayso.claims.bystanders import only_quoted
from sayso.claims.chain import Routes
from sayso.claims.charges import charges, dropped
from sayso.claims.condemned import as_denied, only_condemned
from sayso.claims.cued import cue_of
from sayso.claims.deeds_told import told_by_others
from sayso.claims.doubles import without_doubles, without_nobodys
from sayso.claims.drafts import Draft, exact_words
from sayso.claims.each_own import each_of_itself
from sayso.claims.expected import whom_expected
from sayso.claims.figures import told_against
from sayso.claims.forms import Form, Proposition, bids
from sayso.claims.furniture import is_furniture, is_label
from sayso.claims.identified import standing_alone
from sayso.claims.lasting import lengths
from sayso.claims.layout import aside_words, layout_words
from sayso.claims.mending import mended
from sayso.claims.mimicked import says_nothing
from sayso.claims.named_only import guilty, is_only_named
from sayso.claims.names import ShownNames, acting, has_part, shown, spoken_for
from sayso.claims.nominals import IN_DOUBT, stated
from sayso.claims.open_doers import by_whom
from sayso.claims.own_voice import own_voice
from sayso.claims.pieces import each_that, pieces_of_content, without_lead, without_moment
from sayso.claims.places.find import find_places, places_in
from sayso.claims.pleas import plea
from sayso.claims.propositions import propositions
from sayso.claims.questions import answered, is_question, leaves_open, left_open, tells_beside_question
from sayso.claims.recapped import is_recapped
from sayso.claims.rejected import as_told, claim_named
from sayso.claims.rejoined import together
from sayso.claims.retold import is_anothers, on_its_side, retold
from sayso.claims.setting import Setting
from sayso.claims.speakers.cast import Cast, find_cast
from sayso.claims.spoken_of import points_at_untold
from sayso.claims.stance.scope import denies_all
from sayso.claims.stance.stances import Stance, clause_stance, contrary, denies, stance_of, undecided
from sayso.claims.substance import is_fragment
from sayso.claims.times.expressions import TimeExpression, find_times, happened_at, published, said_along
from sayso.claims.told_of import by_noun, contradicted, is_hearsay, is_told_of
from sayso.claims.torn import is_torn, lost_its_verb
from sayso.claims.tree import Tree
from sayso.claims.unanswered import unanswered
from sayso.claims.unsaid import is_nobodys, is_unsaid, others_words
from sayso.claims.unsure import is_unfounded, is_unsure
from sayso.claims.whole import is_broken
from sayso.claims.whose_word import is_editors, on_whose_word, own_speaker
from sayso.claims.wording import wording
from sayso.ids import claim_id
from sayso.model import (
    Act,
    Attribution,
    Certainty,
    Claim,
    Granularity,
    Interval,
    Place,
    Polarity,
    Reading,
    Span,
    Speaker,
    SpeakerKind,
)

_STANCES = frozenset("would can could".split()) | {"'d"}
MAX_DEPTH = 12
"""How many attributions one may be nested in; what says it is deeper, or nested in itself, is wrong."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a document's attributions come to."""

    speakers: tuple[Speaker, ...]
    claims: tuple[Claim, ...]


def claims_of(reading: Reading, attributions: Sequence[Attribution]) -> Claims:
    """The speakers and claims of a document, in order of the text."""
    maker = _Maker(reading, tuple(attributions))
    drafts = sorted(maker.drafts(), key=lambda d: told_from(maker.tree, d.proposition) or d.start)
    claims = [claim for n, draft in enumerate(drafts) for claim in maker.settled(draft, drafts[max(n - REACH, 0) : n])]
    claims = sorted({claim.id: claim for claim in claims}.values(), key=lambda claim: claim.original[0].start)
    claims = without_nobodys(without_doubles(claims, maker.by_id), maker.by_id)
    made = {claim.id for claim in claims}  # what the report only asks is none, and nothing points at it
    claims = [replace(claim, refers_to=tuple(one for one in claim.refers_to if one in made)) for claim in claims]
    told = {claim.speaker_id for claim in claims} - {one.id for one in maker.cast.speakers}
    others = [maker.own, *(one for some in maker.cast.together.values() for one in some)]
    more = {one.id: one for one in others if one and one.id in told}
    return Claims((*maker.cast.speakers, *more.values()), tuple(claims))


class _Maker:
    """All that is known of one document while its claims are made."""

    def __init__(self, reading: Reading, attributions: tuple[Attribution, ...]) -> None:
        self.tree = Tree(reading)
        self.document = reading.document
        self.attributions = attributions = on_whose_word(self.tree, attributions)
        self.by_id = {a.id: a for a in attributions}
        self.cast: Cast = find_cast(self.tree, attributions)
        self.times: tuple[TimeExpression, ...] = find_times(self.tree, self.document.published_at)
        self.places: tuple[Place, ...] = find_places(self.tree)
        self.made: set[str | None] = set()  # the attributions of which a claim was made
        self.own = own_speaker(self.document.id, self.document.outlet, self.cast)
        self.speakers = {a.id: self._speaker(a) for a in attributions}
        meanings = Antecedents(self.tree, attributions, self.speakers)
        self.names = ShownNames(self.tree, self.cast, meanings, attributions)
        self.denied = {a.id: denies(self.tree, a) for a in attributions}
        self.stances = dict(self._stances())
        self.bystanders = only_quoted(self.tree, attributions, self.speakers, self.cast.speakers)
        self.retold = retold(self.tree, attributions, self.speakers)
        self.routes = Routes(self.tree, attributions, self.speakers, self.cast.name_at)

    def _speaker(self, attribution: Attribution) -> Speaker | None:
        found = self.cast.by_attribution.get(attribution.id)
        if not found and is_editors(self.tree, attribution, self.cast, self._quoted(attribution)):
            return self.own
        return self.cast.speaker(found) if found and not is_told_of(self.tree, attribution) else None

    def _quoted(self, attribution: Attribution) -> bool:
        """Whether an attribution stands in what somebody says."""
        said = [s for a in self.attributions if a.id != attribution.id for s in a.contents]
        return any(s.overlaps(source) for s in said for source in attribution.sources)

    def _stances(self) -> Iterator[tuple[tuple[str, int], str]]:
        """The present-tense cues of nested attributions: by the outer one and the verb, the inner one."""
        for one in self.attributions:
            head = self.tree.head_of(self.tree.within(one.cue)) if one.cue and one.within else None
            if head is not None and one.within and self._present(head):
                yield (one.within, head), one.id

    def _present(self, verb: int) -> bool:
        """Whether a verb tells what somebody now thinks or would do: "doubt", "would like", "could not tell"."""
        modal = any(self.tree.lower(a) in _STANCES for a in self.tree.children(verb, "aux"))
        return self.tree[verb].tag in ("VBP", "VBZ") or (self.tree[verb].tag == "VB" and modal)

    def drafts(self) -> list[Draft]:
        """A draft for every proposition that says something, of the attributions and of the report itself."""
        found: list[Draft] = []
        for proposition, attribution in self._propositions():
            if is_furniture(self.tree, self.tree.sentence(proposition.head)):
                continue
            draft = self._draft(proposition, attribution)
            if draft is None and found and (draft := self._joined(found[-1], proposition, attribution)):
                found.pop()
            if draft and draft.claim.wording:
                self.made.add(draft.claim.attribution_id)
                found.append(draft)
        return found

    def _joined(self, before: Draft, told: Proposition, attribution: Attribution | None) -> Draft | None:
        """The draft of what can't be told alone with the deed before it; None where that can't be told either."""
        if before.attribution != attribution:
            return None
        stance = self._stance(told, attribution)
        joint = together(self.tree, before.claim, before.proposition, told, stance)
        draft = self._draft(joint, attribution) if joint else None
        return draft if draft and draft.claim.wording else None

    def _propositions(self) -> Iterator[tuple[Proposition, Attribution | None]]:
        for attribution in self.attributions:
            if is_unsure(self.tree, attribution) or self._is_none(attribution):
                continue
            made = list(in_turn(self.tree, attribution, self.attributions, self._made(attribution)))
            made = [p for p in made if not says_nothing(self.tree, p, attribution)]
            for proposition in [p for p in made if not self._own_stance(p, attribution)] or made:
                yield proposition, attribution
        told = [a for a in self.attributions if not is_unsure(self.tree, a) or by_noun(self.tree, a)]
        told = [a for a in others_words(self.tree, told) if not is_nobodys(self.tree, a)]
        for proposition in own_voice(self.tree, told_by_others(self.tree, told, self.made)):
            if is_recapped(self.tree, proposition):
                continue
            if not (is_torn(self.tree, proposition) or introduces(self.tree, self.attributions, proposition)):
                yield proposition, None
        for proposition in report_asks(self.tree, self.attributions):
            yield proposition, None

    def _is_none(self, attribution: Attribution) -> bool:
        """Whether an attribution is a label of the page ("VIDEO: ..."), nobody's, or a phrase that fills a pause."""
        cue = list(self.tree.within(attribution.cue)) if attribution.cue else []
        if (
            (is_nobodys(self.tree, attribution) and not self._leaves_out(attribution))
            or is_unfounded(self.tree, attribution, self.speakers[attribution.id] is not None)
            or is_unsaid(self.tree, attribution, self.by_id, self.speakers)
            or only_condemned(self.tree, attribution)
            or dropped(self.tree, cue)
            or any(is_label(s.of(self.tree.text)) for s in attribution.sources)
        ):
            return True
        here = self.tree.sentence_words(self.tree.sentence(cue[0])) if cue else range(0)
        return bool(cue) and set(cue) <= set(aside_words(self.tree, here))

    def _leaves_out(self, attribution: Attribution) -> bool:
        """Whether nobody tells how long something will last: "nobody has mentioned the summer"."""
        cue = self.tree.within(attribution.cue) if attribution.cue else range(0)
        return bool(lengths(self.tree, self.tree.words_of(attribution.contents), cue))

    def _made(self, attribution: Attribution) -> Iterator[Proposition]:
        """The propositions of an attribution's content of which a claim may be made."""
        tree = self.tree
        cue = tree.within(attribution.cue) if attribution.cue else range(0)
        head = tree.head_of(cue)
        framing = {*cue, *tree.words_of(attribution.sources)}
        other = contradicted(tree, attribution)
        told = on_its_side(tree, attribution, self.by_id.get(attribution.within or ""))
        pieces = pieces_of_content(tree, told, framing)
        gone = self.retold.get(attribution.id, frozenset())
        pieces = [rest for piece in pieces if (rest := [i for i in piece if i not in gone])]
        whole = sorted({i for piece in pieces for i in piece})
        if len(pieces) > 1 and charges(tree, whole, cue):  # "accused Lee (on Friday) of lying"
            pieces = [whole]
        for piece in (without_lead(tree, part, head) for one in pieces for part in each_that(tree, one)):
            bare = sorted(set(piece) - layout_words(tree, piece))
            kept = as_told(tree, without_moment(tree, bare, head), head)
            denied = self.denied[attribution.id]
            named = claim_named(tree, kept, denied, head) or plea(tree, kept, cue) or charges(tree, kept, cue, denied)
            named = lengths(tree, kept, cue) if named is None else named
            made = propositions(tree, kept, denied) if named is None else named
            for found in (p for p in made if p.words):
                one = as_denied(tree, mended(tree, found, framing))
                others = is_anothers(tree, one, attribution, self.attributions, named is None)
                if others or is_fragment(tree, one) or is_torn(tree, one) or lost_its_verb(tree, one, cue):
                    continue
                if done := by_whom(tree, one, attribution):
                    yield replace(done, contrary=other) if other is not None else done

    def _own_stance(self, proposition: Proposition, outer: Attribution) -> bool:
        """Whether a proposition only frames what its own speaker now thinks: "I doubt that ..."."""
        inner, speaker = self.stances.get((outer.id, proposition.head)), self.speakers[outer.id]
        return bool(inner and speaker and self.speakers[inner] == speaker)

    def _draft(self, told: Proposition, attribution: Attribution | None) -> Draft | None:
        """The claim that a proposition makes; None where it says nothing that stands alone."""
        stance = self._stance(told, attribution)
        proposition = told if told.asks else self._stated(told, attribution, stance.act)
        if proposition is not None and proposition.head != told.head and leaves_open(self.tree, told, stance.act):
            stance = undecided(stance)
        if proposition is not None and proposition.after.endswith(IN_DOUBT):
            stance = contrary(stance)
        setting = self._setting(stance, attribution)
        if proposition is not None and not points_back(self.tree, told, self.cast):
            proposition = standing_alone(self.tree, proposition, setting)
        if proposition is None:
            return None
        speaker = self.speakers[attribution.id] if attribution else self.own
        subject = acting(speaker) if speaker and attribution else None
        original = exact_words(self.tree, told, attribution)
        claim = Claim(
            id=claim_id(self.document.id, attribution.id if attribution else None, original),
            document_id=self.document.id,
            attribution_id=attribution.id if attribution else None,
            speaker_id=speaker.id if speaker else None,
            wording=wording(self.tree, proposition, setting),
            original=original,
            polarity=stance.polarity,
            certainty=stance.certainty,
            act=stance.act,
            said_at=self._said_at(attribution),
            happened_at=happened_at(self.tree, self.times, list(proposition.words), proposition.head),
            places=places_in(self.tree, self.places, original),
            actors=actors_of(self.tree, proposition, setting, subject),
            chain=self.routes.chain(self._path(attribution), self.own),
        )
        return Draft(proposition, attribution, speaker, claim, self._contested(attribution))

    def _stated(self, proposition: Proposition, attribution: Attribution | None, act: Act) -> Proposition | None:
        """A noun phrase or a question as the sentence it stands for; every other proposition as it is."""
        if asserts_nothing(self.tree, proposition, cue_of(self.tree, attribution, act) if attribution else None):
            return None
        if (
            attribution
            and bids(self.tree, proposition)
            and (whom := bidden(self.tree, proposition, self._said(attribution)))
        ):
            return replace(proposition, subject=whom)
        if act is Act.DECLINE and (question := left_open(self.tree, proposition)):
            return question
        if attribution and is_question(self.tree, proposition) and not anaphor_of(self.tree, proposition, self.cast):
            return answered(self.tree, proposition, attribution, act)
        if proposition.form is not Form.NOMINAL or proposition.before or attribution is None:
            return proposition
        cue = cue_of(self.tree, attribution, act)
        answer = told_who(self.tree, proposition) or unanswered(self.tree, proposition, cue)
        return answer or stated(self.tree, proposition, cue, self.cast)

    def _said(self, one: Attribution) -> list[Attribution]:
        """What the speaker of an attribution says, or is told to want."""
        speaker = self.speakers[one.id]
        return [a for a in self.attributions if speaker is not None and self.speakers[a.id] == speaker]

    def _contested(self, attribution: Attribution | None) -> bool:
        return attribution is not None and self.denied.get(attribution.within or "", False)

    def _setting(self, stance: Stance, attribution: Attribution | None) -> Setting:
        speaker = self.speakers[attribution.id] if attribution else None
        expected = None if speaker else whom_expected(self.tree, self.names, attribution)
        subject = shown(speaker, self.cast.has_article(speaker)) if speaker else expected
        sources = attribution.sources if attribution else ()
        mention = sources[0].of(self.tree.text).lower() if sources else None
        person = subject if speaker and speaker.kind is SpeakerKind.PERSON else None
        around = [s for a in self._path(attribution) if (s := self.speakers[a.id])]
        asks = attribution is None and stance.act is Act.QUESTION  # the report asks of whom it quotes
        return Setting(
            self.names,
            stance.act,
            subject,
            mention,
            person,
            frozenset(stance.negations),
            frozenset() if asks else self.bystanders - {outer.name for outer in around},
            stance.polarity is Polarity.DENIES,
            persons=frozenset(shown(s, self.cast.has_article(s)) for s in around if s.kind is SpeakerKind.PERSON),
            official=speaker is not None and has_part(speaker),
            source=self._named_source(sources),
            body=spoken_for(speaker.speaks_for) if speaker and person else None,
            places=self.places,
        )

    def _named_source(self, sources: Sequence[Span]) -> int | None:
        """The first word of a source that is no pronoun."""
        words = self.tree.within(sources[0]) if sources else range(0)
        return words[0] if words and self.tree[words[0]].tag != "PRP" else None

    def _stance(self, proposition: Proposition, attribution: Attribution | None) -> Stance:
        stance = self._whole_stance(proposition, attribution)
        if stance.polarity is Polarity.DENIES and not denies_all(
            self.tree, proposition.head, proposition.words, stance.negations, proposition.clause
        ):
            stance = replace(stance, polarity=Polarity.AFFIRMS, negations=())
        if proposition.contrary is None:
            return stance
        return contrary(stance, unknown=True)

    def _whole_stance(self, proposition: Proposition, attribution: Attribution | None) -> Stance:
        if proposition.asks:
            return OPEN
        if attribution and not tells_beside_question(self.tree, proposition.head, attribution):
            called = proposition.subject if proposition.form is Form.VERBLESS else ()
            apart = (*called, *proposition.words) if proposition.apart else None
            stance = stance_of(self.tree, attribution, proposition.head, apart)
            hearsay = is_hearsay(self.tree, attribution, self._contested(attribution))
            return replace(stance, certainty=Certainty.UNKNOWN) if hearsay else stance
        polarity, certainty, negations = clause_stance(self.tree, proposition.head)
        return Stance(polarity, certainty, Act.SAY, negations)

    def _said_at(self, attribution: Attribution | None) -> Interval | None:
        """When the text says it was said, or that it was told; of the report's own voice the day it was published."""
        if attribution:
            return said_along(self.tree, self.times, self._path(attribution))
        moment, _ = published(self.document.published_at)
        day = moment.date().isoformat() if moment else None
        return Interval(day, day, Granularity.DAY) if day else None

    def _path(self, attribution: Attribution | None) -> list[Attribution]:
        """From the outermost attribution to this one; a ring is cut where it closes."""
        found: list[Attribution] = []
        while attribution and attribution not in found and len(found) < MAX_DEPTH:
            found.append(attribution)
            attribution = self.by_id.get(attribution.within or "")
        return found[::-1]

    def settled(self, draft: Draft, earlier: Sequence[Draft]) -> list[Claim]:
        """The claim, or, where it points back, what it says of each claim it points at; none of what a report asks."""
        if draft.proposition.asks:
            return [draft.claim] if draft.attribution else []
        anaphor = anaphor_of(self.tree, draft.proposition, self.cast)
        if anaphor is None:
            draft.gone = is_broken(self.tree, draft.proposition, draft.claim.wording)
            return [] if draft.gone else each_of_itself(self.tree, draft, self.cast) or told_against(self.tree, draft)
        untold = points_at_untold(self.tree, draft, anaphor, self.attributions, self.made)
        found = [] if untold else resolved(self.tree, draft, anaphor, earlier)
        if not found and anaphor.elided and anaphor.noun == "so":  # no answer, but "the mayor said so on Monday"
            anaphor = replace(anaphor, noun="that", elided=False)
            found = resolved(self.tree, draft, anaphor, earlier)
        nothing = is_only_named(draft, anaphor)
        nothing = nothing or self.tree[anaphor.word].tag in ("PRP", "DT", "WDT") or anaphor.noun in POINTERS
        same = bool(found) and not found[0].refers_to and found[0].wording == draft.claim.wording
        if not found or (nothing and same):  # "he denied it", of nothing that was claimed
            draft.gone = True
            return []
        if same and anaphor.noun in CONDUCT:
            return guilty(draft, found[0], anaphor.noun, self.cast)
        draft.claim = found[0]  # what points at this one later points at a claim that is there
        return found
