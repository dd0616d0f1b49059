"""Who changed position on a claim, what was taken back, and who still carries it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from sayso.ledger.figures import corrects, replaces, than_before
from sayso.ledger.groups import Groups
from sayso.ledger.outlets import OUTLET, OutletTable
from sayso.ledger.people import PERSON
from sayso.ledger.sides import said_on, side_of, spoken
from sayso.ledger.types import Appearance, Change, Origins, Side, Withdrawal
from sayso.ledger.voices import Kind, Voice, tells_of_earlier
from sayso.ledger.who import CORRECTION, UNNAMED, corrected_by, government_above, source_words, who_speaks
from sayso.model import Act, SpeakerKind

TAKEN = (Side.AFFIRMED, Side.DENIED)
"""The sides somebody can change between; a hedge is no position."""

RECALLED = timedelta(days=2)
"""From how long before a report on what it tells was said before: of yesterday everybody reports as news."""


def changes_of(appearances: Iterable[Appearance]) -> tuple[Change, ...]:
    """Who took the other side later, by the days on which they spoke: persons, bodies and outlets.

    What is said on one day, or without a day, is no change: nothing tells which came later. A body speaks
    through its spokespersons too. A body that has no name of its own ("the emergency office") counts as the one of
    before only where it takes back in so many words: another country may have a ministry that is called the same.
    A government's ministries and those who speak for them take another side than it did, and it than they.
    """
    members = list(appearances)
    keys = who_speaks(members)
    held: dict[str, list[tuple[str, Appearance]]] = defaultdict(list)
    parts: dict[str, list[tuple[str, Appearance]]] = defaultdict(list)
    for one in members:
        day = spoken(one)
        if day is not None and side_of(one) in TAKEN:
            for who in keys[one.id]:
                held[who].append((day, one))
            if above := government_above(one):
                parts[above].append((day, one))
    found = {(change.before, change.after): change for who in sorted(held) for change in _turns(who, held[who])}
    for who in sorted(held.keys() & parts.keys()):
        own = {one.id for _, one in held[who]}
        for change in _turns(who, [*held[who], *parts[who]]):
            if own & {change.before, change.after}:
                found.setdefault((change.before, change.after), change)
    return tuple(sorted(found.values(), key=lambda change: (change.person, change.before, change.after)))


def _turns(who: str, said: Sequence[tuple[str, Appearance]]) -> Iterator[Change]:
    """The first claim of each day and side that is another than the last one of the days before.

    Of one day the report that had it first: a later one may only recall it.
    """
    ordered = sorted(said, key=lambda pair: (pair[0], pair[1].sequence, pair[1].id))
    first: dict[tuple[str, Side], Appearance] = {}
    for day, one in ordered:
        first.setdefault((day, side_of(one)), one)
    for (day, side), two in first.items():
        earlier = [(before, one) for before, one in ordered if before < day]
        told = not who.startswith(UNNAMED) or expressly(two)
        if earlier and told and side_of(earlier[-1][1]) is not side:
            before, one = earlier[-1]
            yield Change(who.removeprefix(UNNAMED), first[before, side_of(one)].id, two.id)


def expressly(appearance: Appearance) -> bool:
    """Whether its sentence has words by which something is taken back."""
    return bool(_RETRACTING.search(appearance.sentence))


def recalls_to_withdraw(appearance: Appearance) -> bool:
    """Whether its sentence tells of words that are taken back: "withdrew its statement that ..."."""
    return bool(_WORDS_BACK.search(appearance.sentence))


def said_before(appearance: Appearance) -> bool:
    """Whether a report only recalls it: its sentence says so, or it was said days before the report came out."""
    if appearance.attribution is None:
        return False
    said, published = said_on(appearance), appearance.document.published_at
    apart = date.fromisoformat(published[:10]) - date.fromisoformat(said) if said and published else timedelta(0)
    return apart >= RECALLED or tells_of_earlier(appearance.sentence)


def own_report_recalled(appearance: Appearance) -> str:
    """The outlet and day of the outlet's own report whose words are told: "our report of March 6 stated that ..."."""
    said = said_on(appearance)
    document = appearance.document
    if not (said and document.outlet and appearance.attribution) or said == (document.published_at or "")[:10]:
        return ""
    return f"{document.outlet}|{said}" if _OWN_REPORT.search(appearance.sentence) else ""


def of_earlier_version(appearance: Appearance) -> bool:
    """Whether an outlet tells what an earlier version of its report said: so it takes that back.

    So does a correction that tells what its report of some day said.
    """
    speaker = appearance.speaker
    if speaker is not None and speaker.kind not in (SpeakerKind.DOCUMENT, SpeakerKind.OUTLET):
        return False
    if CORRECTION.match((appearance.document.title or "").strip()) and own_report_recalled(appearance):
        return True
    return _no_longer_printed(appearance) or _corrects_itself(appearance)


def _no_longer_printed(appearance: Appearance) -> bool:
    """Whether its words themselves say that an outlet printed it and does not stand by it."""
    version = bool(_VERSION.search(appearance.sentence) and _PUT_RIGHT.search(appearance.before))
    speaker = appearance.speaker
    wrongly = speaker is not None and speaker.kind is SpeakerKind.OUTLET and _tells_of_own_error(appearance)
    return version or wrongly or bool(_EARLIER.search(appearance.sentence))


def _tells_of_own_error(appearance: Appearance) -> bool:
    """Whether an outlet says that it was wrong to report it: "this newspaper wrongly reported that"."""
    one, start = appearance.attribution, appearance.sentence_span.start
    own = any(map(_OWN_PAGE.match, source_words(appearance)))
    if one is None or one.within is not None or one.cue is None or not own:
        return False
    said = appearance.sentence[max(one.cue.start - start, 0) : one.cue.end - start]
    return bool(_WRONGLY.search(said))


def _corrects_itself(appearance: Appearance) -> bool:
    """Whether it is what a correction in a report tells of its outlet: "Correction: An article on May 3 said ..."."""
    speaker = appearance.speaker
    own = speaker is not None and speaker.kind is SpeakerKind.OUTLET
    heading = appearance.before if len(appearance.before) < _HEADING else ""
    labelled = any(CORRECTION.match(words.strip("*_ ")) for words in (appearance.sentence, heading))
    return own and labelled and any(map(_OWN_PAGE.match, source_words(appearance)))


def is_reversed(appearance: Appearance) -> bool:
    """Whether a report recalls it as what its speaker has turned from: "It was a reversal. In May he said ...".

    So does a correction that tells what somebody told its outlet "then".
    """
    own = appearance.attribution is not None and appearance.attribution.within is None
    turned = own and bool(_REVERSAL.search(appearance.before))
    corrected = bool(CORRECTION.match((appearance.document.title or "").strip()) and _THEN.search(appearance.sentence))
    return (turned or corrected) and said_before(appearance)


def withdrawals_of(
    appearances: Sequence[Appearance],
    sides: Sequence[Origins],
    outlets: OutletTable,
    figures: Sequence[Appearance] = (),
) -> tuple[Withdrawal, ...]:
    """What its own speaker or outlet affirmed and later denies, and the reports of others that still carry it.

    A denial is taken back only in so many words. ``sides`` are the origins of the affirming and of the denying side:
    whoever has it from the same origin, or may have, carries it, unless the same report denies it too. What one
    speaker said several times is taken back once, where it was first said. ``figures`` are claims that give other
    figures of the same: they may take its place (see ``figures``).
    """
    others = [one for one in figures if side_of(one) is Side.AFFIRMED]
    denials = [one for one in appearances if side_of(one) is Side.DENIED or of_earlier_version(one) or is_reversed(one)]
    admitting = [one for one in appearances if side_of(one) is Side.AFFIRMED and _takes_back_words(one)]
    affirmed, denied = sides
    found = (
        *_withdrawn(appearances, affirmed, denials, others, outlets),
        *_withdrawn(appearances, denied, admitting, (), outlets),
    )
    return tuple(sorted(found, key=lambda one: one.claim))


def _withdrawn(
    appearances: Sequence[Appearance],
    origins: Origins,
    taking_back: Sequence[Appearance],
    others: Sequence[Appearance],
    outlets: OutletTable,
) -> Iterator[Withdrawal]:
    """What is withdrawn of one side, by what may take it back and by other figures."""
    if not origins.groups or not (taking_back or others):
        return
    voices = {one.id: Voice(one, None, outlets) for one in (*appearances, *others)}
    origin_of = {claim: claims for claims in _possible(origins) for claim in claims if claim in voices}
    keys = who_speaks([*appearances, *others])
    ends = (origin_of, [one.id for one in (*taking_back, *others)])
    said, denied = (_by_who((voices[claim] for claim in ids), keys) for ids in ends)
    denying = {one.document.id for one in taking_back}
    another = {one.id for one in others}
    taken_back: set[str] = set()
    for who in sorted(said.keys() & denied.keys(), key=lambda key: (not key.startswith(PERSON), key)):
        ends_ = ((denial, claim) for denial in denied[who] for claim in said[who])
        met = [
            (denial, claim)
            for denial, claim in ends_
            if (_puts_another if denial.id in another else _takes_back)(denial, claim, who)
        ]
        taken = [claim for claim in said[who] if any(claim is one for _, one in met)]
        # What a report only recalls is not where it was said, if a report from then is there.
        first = [claim for claim in taken if not is_reversed(claim.appearance)] or taken
        back = [claim for claim in first if all(claim is not denial for denial, _ in met)] or first
        if back and not taken_back & {claim.id for claim in back}:
            denying |= {denial.document for denial, _ in met}
            with_it = {name for claim in back for name in origin_of[claim.id]} | {claim.id for claim in said[who]}
            carried = [voices[name] for name in with_it if name in voices and voices[name].document not in denying]
            days = [day for denial, claim in met if claim in back and (day := _taken_back_on(denial.appearance))]
            by_others = _by_others(back[0], carried)
            taken_back.add(back[0].id)
            yield Withdrawal(back[0].id, who.removeprefix(UNNAMED), by_others, min(days, default=None))


def _takes_back_words(one: Appearance) -> bool:
    """Whether somebody takes back a denial by what they say: "withdrew his statement that no gun had fired"."""
    return one.claim.act is Act.DENY and recalls_to_withdraw(one) and not (of_earlier_version(one) or is_reversed(one))


def _taken_back_on(denial: Appearance) -> str | None:
    """The day on which it takes back: that of its report, where it tells what was said before and so takes it back."""
    if of_earlier_version(denial) or is_reversed(denial):
        return (denial.document.published_at or "")[:10] or None
    return said_on(denial)


def _possible(origins: Origins) -> list[tuple[str, ...]]:
    """The origins as few as they may be: with those put together that a doubt connects."""
    groups = Groups([claim for origin in origins.groups for claim in origin.claims], (), {})
    for tie in (*(tie for origin in origins.groups for tie in origin.ties), *origins.doubts):
        groups.join(tie)
    return [tuple(members) for members in groups.all()]


def _by_who(voices: Iterable[Voice], keys: Mapping[str, Sequence[str]]) -> dict[str, list[Voice]]:
    """Voices by all that speak in them, and by the outlet they are in; the first said first, what has no day last."""
    found: dict[str, list[Voice]] = defaultdict(list)
    for voice in sorted(voices, key=lambda v: (said_on(v.appearance) or _NEVER, v.appearance.sequence, v.id)):
        outlet = (voice.outlet.key,) if voice.outlet else ()
        for who in dict.fromkeys((*keys[voice.id], *outlet)):
            found[who].append(voice)
    return found


def _takes_back(denial: Voice, claim: Voice, who: str) -> bool:
    """Whether a denial comes from ``who`` and after the claim.

    An outlet takes back in its own voice what it said in its own voice; what others said in it, only in so many
    words, and so does a body without a name of its own. Of one day and of one report, only such words tell that the
    denial came later. What an earlier version said is taken back by its outlet alone. In a correction an outlet takes
    back what it said, whoever it has it from that this is wrong.
    """
    if denial is claim:  # what it tells that it printed, and does not print any more
        return who.startswith(OUTLET) and _no_longer_printed(denial.appearance) and of_earlier_version(claim.appearance)
    before, after = spoken(claim.appearance), spoken(denial.appearance)
    later = None if before is None or after is None or before == after else before < after
    if of_earlier_version(denial.appearance):
        return who.startswith(OUTLET) and claim.kind is Kind.OWN and later is not False
    if is_reversed(denial.appearance) and side_of(denial.appearance) is Side.AFFIRMED:
        told_on = (denial.appearance.document.published_at or "")[:10]
        return who.startswith(PERSON) and bool(before) and (before or "") < told_on
    told = expressly(denial.appearance)
    if who.startswith(OUTLET) and _is_correction(denial):
        return _own_words(claim) and later is not False and not _leaves_open(denial)
    own = denial.kind is Kind.OWN or corrected_by(denial.appearance.speaker) == who
    if who.startswith(OUTLET) and not (own and (claim.kind is Kind.OWN or told)):
        return False
    return told if later is None else later and (told or not who.startswith(UNNAMED))


def _puts_another(figure: Voice, claim: Voice, who: str) -> bool:
    """Whether ``who`` puts this figure in the place of the one that a claim gives, and does so after the claim.

    Without words that say so only whoever has a name of its own does, by a figure that leaves no room for the other.
    """
    after, before = figure.appearance, claim.appearance
    told = expressly(after) or than_before(after.sentence) or bool(_CORRECTED_BEFORE.search(after.before))
    days = said_on(before), said_on(after)
    if who.startswith(OUTLET) and _is_correction(figure) and _own_words(claim):
        return before.sequence < after.sequence and corrects(after, before)
    if who.startswith(OUTLET) and not (figure.kind is Kind.OWN is claim.kind):
        return False
    if None in days or days[0] == days[1]:
        return told and before.sequence < after.sequence and corrects(after, before)
    if (days[0] or "") > (days[1] or ""):
        return False
    if told:
        return corrects(after, before)
    return who.startswith(PERSON) and replaces(after, before)


def _is_correction(voice: Voice) -> bool:
    return bool(CORRECTION.match((voice.appearance.document.title or "").strip()))


def _leaves_open(denial: Voice) -> bool:
    """Whether a correction only tells that somebody disputes it: the outlet doesn't say that it was wrong."""
    attribution, start = denial.appearance.attribution, denial.appearance.sentence_span.start
    cue = attribution.cue if attribution else None
    return bool(cue and _DISPUTES.search(denial.appearance.sentence[max(0, cue.start - start) : cue.end - start]))


def _own_words(voice: Voice) -> bool:
    """Whether an outlet said it itself, or a page of its own that a correction tells of."""
    if voice.kind is Kind.OWN:
        return True
    speaker = voice.appearance.speaker
    page = speaker is not None and speaker.kind is SpeakerKind.DOCUMENT and not (speaker.named or speaker.speaks_for)
    return page and _is_correction(voice) and speaker is not None and speaker.name.split()[-1].casefold() in _OWN_PAGES


def _by_others(claim: Voice, carried: Iterable[Voice]) -> tuple[str, ...]:
    """Those of other outlets, in the order of reading."""
    own = claim.outlet.key if claim.outlet else claim.document
    others = [v for v in carried if (v.outlet.key if v.outlet else v.document) != own]
    return tuple(v.id for v in sorted(others, key=lambda v: (v.appearance.sequence, v.id)))


_NEVER = "~"
"""Sorts behind every day."""
_SAYING = (
    r"(?:statements?|claims?|reports?|figures?|accusations?|allegations?|charges?|stor(?:y|ies)|articles?|remarks?|"
    r"comments?|assertions?|estimates?|accounts?|testimon(?:y|ies)|words|tolls?|counts?)"
)
_RETRACTING = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|correct(?:s|ed|ion)|was wrong|were wrong|mistake\w*|in error|erroneous\w*|"
    r"misstated|misspoke\w*|apologi[sz]e\w*|t(?:ook|akes?|aken) (?:it )?back|recant\w*|revised|disavow\w*|"
    r"repudiat\w*|rescind\w*|disown\w*|walk(?:s|ed) back|back(?:s|ed) (?:away|off|down) from|went back on|"
    r"no longer (?:stands? by|maintains?|claims?|insists?|believes?|says?|asserts?|alleges?)|"
    r"contrary to what (?:he|she|it|they|we) (?:had )?(?:\w+ )?(?:said|stated|told|reported|claimed)|"
    r"(?:revers(?:es|ed|ing)|contradict(?:s|ed|ing)|drop(?:s|ped|ping)|abandon(?:s|ed|ing)|amend(?:s|ed|ing)) "
    rf"(?:its|his|her|their|our|an?)(?: own)? (?:\w+ )?(?:{_SAYING}|denials?|positions?|insistence))\b",
    re.IGNORECASE,
)
"""Words by which something is taken back."""
_DISPUTES = re.compile(r"\b(?:disput|contest|challeng)(?:e|es|ed|s)\b", re.IGNORECASE)
_CORRECTED_BEFORE = re.compile(
    rf"\b(?:correct|revis|amend|withdr|retract)\w+ (?:an|one|his|her|its|their|the) (?:earlier|previous|own) (?:\w+ )?"
    rf"{_SAYING}[^.!?]*[.!?][\"”’']*\s*$",
    re.IGNORECASE,
)
"""How a report says, right before it tells both figures, that somebody corrects one."""
_WORDS_BACK = re.compile(
    r"\b(?:withdr[ae]w\w*|retract\w*|recant\w*|correct(?:s|ed|ing)|revised|t(?:ook|akes?|aken) back|disown\w*|"
    r"disavow\w*|repudiat\w*|rescind\w*|walk(?:s|ed) back) "
    rf"(?:[\w'’]+ ){{0,3}}{_SAYING}\b|"
    rf"\b{_SAYING} (?:[\w'’]+ ){{0,3}}(?:was|were|is|are|been) (?:since |now )?"
    r"(?:withdrawn|retracted|wrong|mistaken|erroneous|taken back|disowned)\b",
    re.IGNORECASE,
)
"""How a sentence tells of words that are taken back, and not of troops that withdraw."""
_REVERSAL = re.compile(
    r"(?:^|[.!?][\"”’']* )(?:It|This|That|The (?:admission|statement|announcement|acknowledge?ment|account)) "
    r"(?:was|is|marked|marks|amounted to|amounts to|came as|represents|represented) an? (?:[\w-]+ ){0,2}"
    r"(?:reversal|u-turn|about-face|about-turn|volte-face|climb-?down|turnaround|change of (?:story|position|tack))"
    r"(?: (?:for|by|of|from) [^.!?]{1,60})?[.:;]\s*$",
    re.IGNORECASE,
)
"""How a report says, right before it recalls what somebody said, that they have turned from it."""
_THEN = re.compile(r"\b(?:told us|said|claimed|stated)(?: \w+)? (?:then|at the time)\b", re.IGNORECASE)
"""How a correction tells what its source said when it was reported."""
_OWN_PAGES = frozenset("page article story report headline edition editorial column broadcast bulletin item".split())
"""What an outlet calls its own by in a correction: "the front page of March 7"."""
_OWN_REPORT = re.compile(
    r"\b(?:our|its) (?:\w+ )?(?:reports?|article|story|edition|front page|page|bulletin|broadcast)\b|"
    r"\bwe (?:\w+ly )?(?:stated|reported|said|wrote|claimed|published)\b",
    re.IGNORECASE,
)
"""How an outlet tells of its own report."""
_OWN_PAGE = re.compile(r"(?:an?|our|this|we)\b", re.IGNORECASE)
"""How an outlet tells of itself or its pages in a correction: "an article", "this newspaper"."""
_HEADING = 60
"""Code points; more before a sentence is no heading."""
_WRONGLY = re.compile(
    r"\b(?:wrongly|incorrectly|mistakenly|erroneously|falsely|inaccurately|in error)\b", re.IGNORECASE
)
"""How an outlet says of what it reported that it was not so."""
_VERSION = re.compile(
    r"^\W*An (?:earlier|previous|original) version (?:\w+ly )?(?:said|stated|gave|put|reported|named|wrote)\b"
)
_PUT_RIGHT = re.compile(
    r"\bthis (?:article|story|report|post|page|text|piece|dispatch) (?:was|has been) "
    r"(?:corrected|amended|updated|changed)\b[^.!?]*[.!?][*_\s]*$",
    re.IGNORECASE,
)
"""How an outlet says, right before it tells what its page said, that it has put it right."""
_EARLIER = re.compile(
    r"\b(?:earlier|previous|original|first|prior) versions? of (?:this|the|our) (?:news |online )?"
    r"(?:article|story|report|post|page|text|piece|dispatch)\b",
    re.IGNORECASE,
)
"""How an outlet calls what it has corrected."""
