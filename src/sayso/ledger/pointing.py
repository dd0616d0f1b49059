"""Which claims of one report are the same because one points at the other, and which are not, whatever their words.

"The accusation was denied" is the claim it points at; who has "documents indicating that ..." says what they say; who
dismisses "a suggestion by the union that ..." denies what was suggested; "her remark that ..." is what she said before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, permutations

from sayso.ledger.terms import terms_of
from sayso.ledger.types import Appearance
from sayso.ledger.words import stem
from sayso.model import Act, Certainty, Polarity, Span, SpeakerKind

Ends = tuple[str, str]

MOST_OF_IT = 0.5
"""The share of a claim's words that a document it cites must have for the claim to be no more than that."""
MOST_NAMED = 0.75
"""The share of a claim's words that name another, by its source, its cue and what it says, for it to be no more."""
_SEVERAL = frozenset("both they them these those all".split())
"""Words that point at several things, as do those in -s."""
_LEFT_OPEN = re.compile(
    r"(?<!\bof)(?<!\bin)(?<!\bon)(?<!\binside)(?<!\baboard)(?<!\bamong)(?<!\bnear)(?<!\bunder)"
    r" (?:it|them|that|this)$"
)
"""How a wording ends whose object nothing in its sentence tells; "in three of them" only tells where."""
_ANY_DEED = frozenset(
    map(stem, "be have do make take get go come say tell know think believe want see mean like".split())
)
"""Verbs of which somebody tells more than once, and not of one thing."""
_DEED = re.compile(r"There (?:is|was|has been|had been) (?:an? )?([a-z]+)")
"""That a deed was done at all."""
_CALLED = re.compile(
    r"(?!.*\bno\b)(?:.*\b)?(?:claims?|assertions?|allegations?|accusations?|charges?|suggestions?|contentions?|insinuations?|"
    r"statements?|estimates?|reports?|rumou?rs?|stor(?:y|ies)|theor(?:y|ies)|speculation)\s*",
    re.IGNORECASE | re.DOTALL,
)
"""A cue that is a noun for what was said."""
_RECALLED = re.compile(
    r"(?:earlier |previous |own |recent )*(?:remark|comment|statement|claim|assertion|warning|denial|admission|finding|"
    r"conclusion|estimate|accusation|allegation)\s*",
    re.IGNORECASE,
)
"""A cue that is a noun for what somebody is known to have said."""


def pointed(report: Iterable[Appearance]) -> frozenset[Ends]:
    """The pairs of claims of one report that are the same; the lesser id first."""
    held = {one.id: one for one in report}
    rules = (_targets, _vouched, _put_in, _dismissed, _recalled, _restated, _said_again, _one_accusation)
    found = (ends for rule in rules for ends in rule(held))
    return frozenset((min(ends), max(ends)) for ends in found)


def told_inside(report: Iterable[Appearance]) -> frozenset[Ends]:
    """The pairs of claims of one report of which one is told inside the other; the lesser id first.

    That somebody says a thing and the thing are two claims, and nothing links them: the one can be denied without the
    other. Nor is it news that a sentence goes on: "it exploded", "it exploded, killing eleven".
    """
    held = {one.id: one for one in report}
    pairs = [(one, other) for one, other in (*_nested(held), *_begun_alike(held)) if _stands_in(other, one)]
    return frozenset((min(one.id, other.id), max(one.id, other.id)) for one, other in pairs)


def _begun_alike(held: Mapping[str, Appearance]) -> Iterator[tuple[Appearance, Appearance]]:
    """Claims of one attribution, or of the report itself, whose exact words begin at the same word."""
    alike = defaultdict(list)
    for one in held.values():
        alike[one.claim.attribution_id, one.claim.original[0].start].append(one)
    for group in alike.values():
        yield from ((a, b) for a, b in permutations(group, 2) if a.claim.original != b.claim.original)


def _stands_in(inner: Appearance, outer: Appearance) -> bool:
    return all(any(a.contains(b) for a in outer.claim.original) for b in inner.claim.original)


def _targets(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    for one in held.values():
        yield from ((one.id, target) for target in one.claim.refers_to if target in held)


def _vouched(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """Claims that only say that a document says another."""
    yield from ((one.id, other.id) for one, other in _nested(held) if _vouches(one, other))


def _put_in(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """Claims that a clause put into them says again: "the strike was, as we have said, a matter for the owners".

    So does what names one's own words: "stands by its report that the well was poisoned".
    """
    for one, other in _nested(held):
        worded_alike = one.claim.wording.casefold() == other.claim.wording.casefold()
        if not worded_alike or one.claim.polarity is not other.claim.polarity:
            continue
        sources = other.attribution.sources if other.attribution else ()
        oneself = [_words(other, span).casefold() for span in sources] in (["we"], ["i"])
        if _one_speaker(one, other) or (oneself and one.claim.certainty is other.claim.certainty):
            yield one.id, other.id


def _one_speaker(one: Appearance, other: Appearance) -> bool:
    return one.speaker is not None and other.speaker is not None and one.speaker.id == other.speaker.id


def _nested(held: Mapping[str, Appearance]) -> Iterator[tuple[Appearance, Appearance]]:
    """Claims, each with those of the attributions that stand in its own."""
    inside = defaultdict(list)
    for one in held.values():
        if one.attribution and one.attribution.within:
            inside[one.attribution.within].append(one)
    for one in held.values():
        yield from ((one, other) for other in (inside.get(one.attribution.id, ()) if one.attribution else ()))


def _vouches(one: Appearance, other: Appearance) -> bool:
    # That a document confirms what another said can be denied without it: "the report does not confirm that".
    if not other.speaker or other.speaker.kind is not SpeakerKind.DOCUMENT or other.claim.act is Act.CONFIRM:
        return False
    alike = one.claim.polarity is other.claim.polarity
    return alike and _stands_in(other, one) and _length(other) >= MOST_OF_IT * _length(one)


def _dismissed(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """Claims that only deny, or leave open, what somebody's words say that they name: "a suggestion by X that ..."."""
    alone = Counter(one.attribution.id for one in held.values() if one.attribution)
    for one, other in _nested(held):
        left = one.claim.polarity is Polarity.DENIES or one.claim.certainty is Certainty.UNKNOWN
        # Of several things said, it may be one that is denied.
        if left and other.attribution and alone[other.attribution.id] == 1 and _only_names(one, other):
            yield one.id, other.id


def _only_names(one: Appearance, other: Appearance) -> bool:
    """Whether a claim's words are all but those by which another is named: "its statement of March 13 that ..."."""
    inner = other.attribution
    if inner is None or inner.cue is None or not _CALLED.fullmatch(_words(other, inner.cue)):
        return False
    if not all(_words(other, span).casefold().startswith("that ") for span in inner.contents[:1]):
        return False
    named = (*inner.sources, inner.cue, *inner.contents)
    shared = (min(a.end, b.end) - max(a.start, b.start) for a in named for b in one.claim.original if a.overlaps(b))
    return sum(shared) >= MOST_NAMED * _length(one)


def _recalled(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """What a noun recalls ("her remark that ..."), and what its speaker said before in the report with those words.

    Where that may be several things, it is none.
    """
    for one in held.values():
        inner = one.attribution
        if inner is None or inner.cue is None or not (inner.sources and _RECALLED.fullmatch(_words(one, inner.cue))):
            continue
        said = [other for other in held.values() if _says_as_much(other, one)]
        if len(said) == 1:
            yield one.id, said[0].id


def _says_as_much(one: Appearance, recalled: Appearance) -> bool:
    """Whether the same speaker says, before and on the same side, all that is recalled."""
    if not _one_speaker(one, recalled):
        return False
    if one.claim.original[-1].end > recalled.claim.original[0].start:  # told later, or with it
        return False
    if (one.claim.polarity, one.claim.certainty) != (recalled.claim.polarity, recalled.claim.certainty):
        return False
    words = {word for word, _ in terms_of(recalled.claim.wording).words}
    return len(words) > 1 and words <= {word for word, _ in terms_of(one.claim.wording).words}


def _restated(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """Claims that there was, or was no, deed, and what their speaker said before of it: "but there was no inspection".

    Where that may be several things, it is none.
    """
    for one in held.values():
        deed = _DEED.fullmatch(one.claim.wording)
        if deed is None or one.speaker is None:
            continue
        done = [other for other in held.values() if other.id != one.id and _does(other, stem(deed[1].casefold()), one)]
        if len(done) == 1:
            yield one.id, done[0].id


def _said_again(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """What somebody says with a word that points, and what they are told to have said before of the same deed.

    As in 'Lee denied that the firm had bought the land. "We did not buy it," she said'. Where that may be several
    things, it is none.
    """
    for one in held.values():
        deed = stem(one.claim.actors.does.casefold()) if one.claim.actors else ""
        if not deed or deed in _ANY_DEED or not _LEFT_OPEN.search(one.claim.wording):
            continue
        done = [other for other in held.values() if _does(other, deed, one)]
        if len(done) == 1 and not _LEFT_OPEN.search(done[0].claim.wording):
            yield one.id, done[0].id


def _does(one: Appearance, deed: str, after: Appearance) -> bool:
    """Whether the same speaker says, before and on the same side, that somebody does it."""
    if not _one_speaker(one, after):
        return False
    earlier = one.claim.original[-1].end <= after.claim.original[0].start
    alike = (one.claim.polarity, one.claim.certainty) == (after.claim.polarity, after.claim.certainty)
    return earlier and alike and one.claim.actors is not None and stem(one.claim.actors.does.casefold()) == deed


def _words(one: Appearance, span: Span) -> str:
    """The words of a span, as far as they stand in the claim's sentence."""
    start = one.sentence_span.start
    return one.sentence[max(0, span.start - start) : max(0, span.end - start)]


def _length(one: Appearance) -> int:
    return sum(span.end - span.start for span in one.claim.original)


def _one_accusation(held: Mapping[str, Appearance]) -> Iterator[Ends]:
    """Claims by which one word in the singular ("the accusation") points at what several speakers said.

    What one speaker said in one breath is told apart, for an accusation may have parts.
    """
    alike: defaultdict[tuple[str | None, tuple[Span, ...]], list[Appearance]] = defaultdict(list)
    for one in held.values():
        if one.claim.refers_to and _singular(one):
            alike[one.claim.attribution_id, one.claim.original].append(one)
    for several in alike.values():
        for one, other in combinations(several, 2):
            said = [{_attribution(held, target) for target in end.claim.refers_to} for end in (one, other)]
            if not said[0] & said[1]:
                yield one.id, other.id


def _attribution(held: Mapping[str, Appearance], claim: str) -> str | None:
    return held[claim].claim.attribution_id if claim in held else None


def _singular(one: Appearance) -> bool:
    last = one.claim.original[-1]
    start = one.sentence_span.start
    words = re.findall(r"[^\W\d_]+", one.sentence[max(0, last.start - start) : last.end - start].casefold())
    return bool(words) and words[-1] not in _SEVERAL and (not words[-1].endswith("s") or words[-1] == "this")
