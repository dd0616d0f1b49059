"""What people add, cut anew, split and merge; what is refused; and what several reviewers do to each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.store.filling import extraction
from tests.views.reporting import TEXT, filled, report

from conftest import one_sentence
from sayso.errors import DecisionConflict, DecisionError
from sayso.keeper import Asked, Keeper
from sayso.ledger.adding import BY_HAND, added_in
from sayso.ledger.types import Decision, DecisionKind
from sayso.model import Attribution, Polarity, Producer, Span
from sayso.store import Store, open_ledger
from sayso.views import EntryView, Views
from sayso.views.reports import Reports

ONE = report()
DOCUMENT = ONE.document.id
SANK, STORM, RAIN = ONE.claims
REPEATED = [extraction(number).claims[0].id for number in (1, 2, 3, 4)]
"""The claims of one entry over four reports; SANK is in it, too."""


def where(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


VALUE = f"source {where('Orla Venn')}; cue {where('said')}; content {where('Rain fell')}; polarity denies"
ADDED = added_in(VALUE).claim_id(DOCUMENT)


@pytest.fixture
def store() -> Iterator[Store]:
    with open_ledger(":memory:", create=True) as made:
        filled(made, ONE, *(extraction(number) for number in (1, 2, 3, 4)))
        yield made


@pytest.fixture
def keeper(store: Store) -> Keeper:
    return filled(store)


def entry_of(store: Store, claim: str) -> EntryView:
    with store.reading() as view:
        return Views(view).entry(claim)


def log_of(store: Store) -> list[Decision]:
    with store.reading() as view:
        return view.decisions()


def test_what_was_added_stands_in_an_entry_like_any_other(store: Store, keeper: Keeper) -> None:
    made = keeper.decide(Asked(DecisionKind.ADD, DOCUMENT, VALUE), "ada")
    seen = entry_of(store, ADDED)
    (one,) = [one for one in seen.entry.denied if one.id == ADDED]
    assert (one.claim.wording, one.by_hand, one.sentence) == ("Rain fell", ("add",), "Rain fell")
    assert one.attribution
    assert (one.attribution.producer, one.person) == (BY_HAND, "person:orla venn")
    assert made in seen.decided
    with store.reading() as view:
        shown = Reports(view).report(DOCUMENT)
        assert ADDED in [claim.id for claim in shown.claims]
        assert view.search("rain", limit=20)
        assert len(view.custody_of(DOCUMENT)) == 1


def test_later_decisions_about_it_hold(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.ADD, DOCUMENT, VALUE), "ada")
    keeper.decide(Asked(DecisionKind.POLARITY, ADDED, "affirms"), "ada")
    keeper.decide(Asked(DecisionKind.SPEAKER, ADDED, "Ysa Tolbeck; person"), "ada")
    (one,) = [one for one in entry_of(store, ADDED).entry.affirmed if one.id == ADDED]
    assert one.by_hand == ("add", "polarity", "speaker")
    keeper.decide(Asked(DecisionKind.REJECT, ADDED), "ada")
    with pytest.raises(DecisionError, match="No entry is called"):
        entry_of(store, ADDED)


def test_it_stays_when_a_newer_model_reads_the_report(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.ADD, DOCUMENT, VALUE), "ada")
    keeper.decide(Asked(DecisionKind.CERTAINTY, ADDED, "possible"), "ada")
    newer = Producer("sayso-en", "9", "1" * 64)
    keeper.add(replace(ONE, claims=ONE.claims[:1], producer=newer))
    assert [one.id for one in entry_of(store, ADDED).entry.hedged] == [ADDED]
    with store.reading() as view:
        assert view.producer_of(DOCUMENT) == newer
    undone = keeper.decide(Asked(DecisionKind.UNDO, log_of(store)[0].id), "ben")
    with store.reading() as view:
        assert view.extraction(DOCUMENT) == replace(ONE, claims=ONE.claims[:1], producer=newer)
        assert [one.target for one in view.lost_targets()] == [ADDED]
    keeper.decide(Asked(DecisionKind.UNDO, undone.id), "ben")
    assert [one.id for one in entry_of(store, ADDED).entry.hedged] == [ADDED]


def test_what_a_newer_model_finds_by_itself_keeps_what_the_person_said(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.ADD, DOCUMENT, VALUE), "ada")
    with store.reading() as view:
        known = view.extraction(DOCUMENT)
    assert known
    newer = Producer("sayso-en", "9", "1" * 64)
    found = replace(known.attributions[-1], producer=newer)
    said = replace(known.claims[-1], polarity=Polarity.AFFIRMS)
    keeper.add(replace(ONE, attributions=(*ONE.attributions, found), claims=(*ONE.claims, said), producer=newer))
    (one,) = [one for one in entry_of(store, ADDED).entry.denied if one.id == ADDED]
    assert one.attribution
    assert (one.attribution.producer, one.by_hand) == (newer, ("add",))


def test_an_attribution_of_which_nothing_was_made_can_be_added(store: Store, keeper: Keeper) -> None:
    outer = ONE.attributions[0]
    value = f"source {where('Orla Venn')}; cue {where('said')}; content {where('the mayor denied that the ship sank')}"
    assert added_in(value).attribution_id(DOCUMENT) == outer.id
    keeper.decide(Asked(DecisionKind.ADD, DOCUMENT, value), "ada")
    assert entry_of(store, added_in(value).claim_id(DOCUMENT))


def attribution(store: Store, number: int) -> Attribution:
    with store.reading() as view:
        shown = Reports(view).report(DOCUMENT)
    return next(one.one for one in shown.attributions if one.one.id == ONE.attributions[number].id)


def test_places_of_an_attribution_are_corrected(store: Store, keeper: Keeper) -> None:
    target = str(SANK.attribution_id)
    keeper.decide(Asked(DecisionKind.CONTENT, target, where("the ship sank.")), "ada")
    (one,) = entry_of(store, SANK.id).entry.denied
    assert one.attribution
    assert one.attribution.contents == one.claim.original == added_in(f"content {where('the ship sank.')}").content
    assert one.by_hand == ("content-span",)
    keeper.decide(Asked(DecisionKind.SOURCE, target, "none"), "ada")
    keeper.decide(Asked(DecisionKind.CUE, target, where("said")), "ada")
    corrected = attribution(store, 1)
    assert (corrected.sources, corrected.cue) == ((), Span(TEXT.index("said"), TEXT.index("said") + 4))
    assert entry_of(store, SANK.id).entry.denied[0].speaker == one.speaker


def test_the_places_of_an_attribution_without_claims_are_corrected_too(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.SOURCE, ONE.attributions[0].id, where("the mayor")), "ada")
    assert attribution(store, 0).sources == (Span(TEXT.index("the mayor"), TEXT.index("the mayor") + 9),)
    keeper.decide(Asked(DecisionKind.REJECT, ONE.attributions[0].id), "ada")


def test_words_set_by_hand_stand_in_their_own_sentence(store: Store, keeper: Keeper) -> None:
    keeper.add(replace(ONE, sentences=_sentences()))
    keeper.decide(Asked(DecisionKind.SPAN, STORM.id, where("Orla Venn")), "ada")
    (one,) = entry_of(store, STORM.id).entry.affirmed
    assert one.sentence == "Orla Venn said the mayor denied that the ship sank."


def _sentences() -> tuple[Span, ...]:
    told = ("Orla Venn said the mayor denied that the ship sank.", '"It was a storm," according to a sailor.')
    return tuple(Span(TEXT.index(one), TEXT.index(one) + len(one)) for one in told)


REFUSED = {
    "a place beyond the report": (DecisionKind.SPAN, SANK.id, "10-9999", "is no place in the report, which has 1"),
    "a source beyond it": (DecisionKind.SOURCE, str(SANK.attribution_id), "9998-9999", "is no place in the report"),
    "something added beyond it": (DecisionKind.ADD, DOCUMENT, "content 1-9999", "is no place in the report"),
    "a place without words": (DecisionKind.CONTENT, str(SANK.attribution_id), "9-11", "has no words in it"),
    "what is there already": (
        DecisionKind.ADD,
        DOCUMENT,
        f"source {where('the mayor')}; cue {where('denied')}; content {where('that the ship sank')}",
        f"has this attribution already; correct or accept its claim '{SANK.id}'",
    ),
    "a report that is not there": (DecisionKind.ADD, "d-00000000000000000000", "content 1-2", "nothing called"),
}


@pytest.mark.parametrize(("kind", "target", "value", "says"), REFUSED.values(), ids=REFUSED)
def test_what_the_text_refuses(
    kind: DecisionKind, target: str, value: str, says: str, store: Store, keeper: Keeper
) -> None:
    with pytest.raises(DecisionError, match=says) as refused:
        keeper.decide(Asked(kind, target, value), "ada")
    assert one_sentence(str(refused.value))
    assert not log_of(store)


def test_to_add_what_was_added_is_refused(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.ADD, DOCUMENT, VALUE), "ada")
    with pytest.raises(DecisionError, match="already"):
        keeper.decide(Asked(DecisionKind.ADD, DOCUMENT, VALUE + "; act deny"), "ben")
    assert len(log_of(store)) == 1


def test_a_decision_that_another_came_before_is_not_taken(store: Store, keeper: Keeper) -> None:
    first = keeper.decide(Asked(DecisionKind.POLARITY, SANK.id, "affirms", seen=""), "ada")
    with pytest.raises(DecisionConflict, match=f"ada decided polarity affirms on this at .* \\({first.id}\\)") as stop:
        keeper.decide(Asked(DecisionKind.POLARITY, SANK.id, "denies", seen=""), "ben")
    assert one_sentence(str(stop.value))
    assert log_of(store) == [first]
    keeper.decide(Asked(DecisionKind.POLARITY, SANK.id, "denies", seen=first.id), "ben")
    keeper.decide(Asked(DecisionKind.CERTAINTY, SANK.id, "possible", seen=""), "ben")


def test_what_was_undone_meanwhile_is_told(store: Store, keeper: Keeper) -> None:
    first = keeper.decide(Asked(DecisionKind.REJECT, SANK.id), "ada")
    keeper.decide(Asked(DecisionKind.UNDO, first.id), "cleo")
    with pytest.raises(DecisionConflict, match=f"cleo undid at .* the decision {first.id}"):
        keeper.decide(Asked(DecisionKind.ACCEPT, SANK.id, seen=first.id), "ben")
    keeper.decide(Asked(DecisionKind.ACCEPT, SANK.id, seen=""), "ben")


def test_two_are_one_topic_in_whatever_order(store: Store, keeper: Keeper) -> None:
    keeper.decide(Asked(DecisionKind.SAME, SANK.id, RAIN.id), "ada")
    with pytest.raises(DecisionConflict, match="ada decided same"):
        keeper.decide(Asked(DecisionKind.DIFFERENT, RAIN.id, SANK.id, seen=""), "ben")


def test_several_decisions_are_taken_all_or_none(store: Store, keeper: Keeper) -> None:
    right, wrong = Asked(DecisionKind.REJECT, SANK.id), Asked(DecisionKind.POLARITY, STORM.id, "maybe")
    with pytest.raises(DecisionError):
        keeper.decide_all([right, wrong], "ada")
    assert not log_of(store)
    made = keeper.decide_all([right, Asked(DecisionKind.POLARITY, STORM.id, "denies")], "ada")
    assert len({one.decided_at for one in made}) == 1
    assert log_of(store) == made
    assert keeper.decide_all([], "ada") == []


def test_an_entry_is_split_and_merged_again(store: Store, keeper: Keeper) -> None:
    before = entry_of(store, REPEATED[0]).entry
    made = keeper.split(REPEATED[0], REPEATED[1:3], "ada", "another voyage")
    assert {one.note for one in made} == {"another voyage"}
    chosen, rest = entry_of(store, REPEATED[1]).entry, entry_of(store, REPEATED[0]).entry
    assert [one.id for one in chosen.appearances] == REPEATED[1:3]
    assert [one.id for one in rest.appearances] == [SANK.id, REPEATED[0], REPEATED[3]]
    keeper.merge(rest.id, chosen.id, "ben")
    assert entry_of(store, REPEATED[0]).entry == before


def test_a_split_is_undone_as_a_whole(store: Store, keeper: Keeper) -> None:
    before = entry_of(store, REPEATED[0]).entry
    made = keeper.split(REPEATED[0], REPEATED[1:3], "ada")
    undone = keeper.undo_together(made[-1].id, "ben")
    assert [one.target for one in undone] == [one.id for one in made[::-1]]
    assert entry_of(store, REPEATED[0]).entry == before
    with pytest.raises(DecisionError, match="already undone by ben"):
        keeper.undo_together(made[0].id, "ada")
    with pytest.raises(DecisionError, match="nothing called"):
        keeper.undo_together("t-00000000000000000000", "ada")


SPLITS = {
    "a claim of another entry": ([RAIN.id], "is not in the entry"),
    "no claim": ([], "choose some of its 5 claims"),
    "all claims": ([SANK.id, *REPEATED], "choose some of its 5 claims"),
}


@pytest.mark.parametrize(("claims", "says"), SPLITS.values(), ids=SPLITS)
def test_what_can_not_be_split(claims: list[str], says: str, store: Store, keeper: Keeper) -> None:
    with pytest.raises(DecisionError, match=says):
        keeper.split(REPEATED[0], claims, "ada")
    assert not log_of(store)


def test_an_entry_is_not_merged_with_itself(store: Store, keeper: Keeper) -> None:
    with pytest.raises(DecisionError, match="are one entry already"):
        keeper.merge(REPEATED[0], REPEATED[1], "ada")
    with pytest.raises(DecisionError, match="No entry is called"):
        keeper.merge(REPEATED[0], "e-00000000000000000000", "ada")
