from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.ledgers import appearance, decisions

from sayso.errors import DecisionError
from sayso.ledger.adding import added_in
from sayso.ledger.decide import RULES, Rulings, added_to, check, in_force, superseded
from sayso.ledger.types import Decision, DecisionKind
from sayso.model import (
    Attribution,
    Certainty,
    Granularity,
    Interval,
    Polarity,
    Producer,
    Span,
    SpeakerKind,
    Style,
)

VALUES = json.loads(Path(__file__).parent.joinpath("data", "decision_values.json").read_text("utf-8"))


@pytest.mark.parametrize("case", VALUES, ids=lambda c: f"{c['kind']} {c['target']} {c['value']}"[:80])
def test_what_a_kind_takes(case: dict[str, Any]) -> None:
    decision = Decision("t-1", DecisionKind(case["kind"]), case["target"], case["value"], "ada", "2031-04-01T10:00:00Z")
    if case["taken"]:
        check(decision)
    else:
        with pytest.raises(DecisionError, match=case["kind"]):
            check(decision)


def test_every_kind_has_a_rule() -> None:
    assert set(RULES) == set(DecisionKind)


def test_the_last_of_a_topic_holds_and_the_first_stays_in_the_log() -> None:
    log = decisions(("polarity", "c-1", "denies"), ("polarity", "c-2", "denies"), ("polarity", "c-1", "affirms"))
    assert [one.id for one in in_force(log).values()] == ["t-3", "t-2"]
    assert superseded(log[2], log[:2]) == "t-1"
    assert superseded(log[1], log[:1]) is None


def test_a_reject_answers_an_accept() -> None:
    log = decisions(("accept", "c-1", None), ("reject", "c-1", None))
    assert Rulings(log).applied(appearance(1)) is None
    assert Rulings(log[:1]).applied(appearance(1)) is not None


def test_an_undo_brings_back_what_held_before() -> None:
    log = decisions(("polarity", "c-1", "denies"), ("polarity", "c-1", "affirms"), ("undo", "t-2", None))
    assert [one.id for one in in_force(log).values()] == ["t-1"]


def test_an_undo_can_be_undone() -> None:
    log = decisions(("reject", "c-1", None), ("undo", "t-1", None), ("undo", "t-2", None))
    assert [one.id for one in in_force(log).values()] == ["t-1"]


def test_a_pair_has_no_order() -> None:
    log = decisions(("same", "c-2", "c-1"), ("different", "c-1", "c-2"))
    rulings = Rulings(log)
    assert rulings.together("c-2", "c-1") is False
    assert rulings.pairs(same=True) == ()
    assert rulings.pairs(same=False) == (("c-1", "c-2"),)
    assert rulings.together("c-1", "c-3") is None


def test_origins_are_decided_apart_from_entries() -> None:
    rulings = Rulings(decisions(("same", "c-1", "c-2"), ("different-origin", "c-1", "c-2")))
    assert rulings.pairs(same=True) == rulings.origin_pairs(same=False) == (("c-1", "c-2"),)


def test_edits_change_the_claim_and_say_so() -> None:
    log = decisions(
        ("polarity", "c-1", "denies"),
        ("certainty", "c-1", "possible"),
        ("span", "c-1", "4-20"),
        ("wording", "c-1", "The ship carried shells"),
        ("happened-at", "c-1", "2031-03-03"),
        ("place", "c-1", "Port Elder; 51.5, -3.25"),
        ("speaker", "c-1", "Linnet Corrow; person"),
        ("role", "c-1", "spokesperson"),
    )
    made = Rulings(log).applied(appearance(1))
    assert made is not None
    claim, speaker = made.claim, made.speaker
    assert (claim.polarity, claim.certainty) == (Polarity.DENIES, Certainty.POSSIBLE)
    assert claim.original == (Span(4, 20),)
    assert claim.wording == "The ship carried shells"
    assert claim.happened_at == Interval("2031-03-03", "2031-03-03", Granularity.DAY)
    assert [place.name for place in claim.places] == ["Port Elder"]
    assert speaker is not None
    assert (speaker.name, speaker.kind, speaker.role) == ("Linnet Corrow", SpeakerKind.PERSON, "spokesperson")
    assert claim.speaker_id == speaker.id
    assert made.by_hand == tuple(sorted(one.kind.value for one in log))
    assert claim.id == "c-1"


def test_a_rejected_attribution_takes_its_claims_along_unless_one_is_accepted() -> None:
    about = Attribution("a-1", "d-1", (), None, (Span(0, 44),), Style.INDIRECT, None, 0.9, Producer("x", "1"))
    one = replace(appearance(1), attribution=about)
    assert Rulings(decisions(("reject", "a-1", None))).applied(one) is None
    assert Rulings(decisions(("reject", "a-1", None), ("accept", "c-1", None))).applied(one) is not None


def test_persons_are_merged_through_and_split_off() -> None:
    merges = decisions(("merge-speakers", "person:a", "person:b"), ("merge-speakers", "person:b", "person:c"))
    assert Rulings(merges).person("person:a", "s-1") == "person:c"
    assert Rulings(merges).person("person:d", "s-1") == "person:d"
    ring = [*merges, *decisions(("merge-speakers", "person:c", "person:a"))]
    assert Rulings(ring).person("person:a", None) == Rulings(ring).person("person:b", None)
    split = [*merges, *decisions(("split-speakers", "s-1", None))]
    assert Rulings(split).person("person:a", "s-1") == "person:s-1"
    assert Rulings(split).person("person:a", "s-2") == "person:c"


def test_one_speaker_of_a_document_can_be_given_to_a_person() -> None:
    rulings = Rulings(decisions(("merge-speakers", "s-1", "person:b")))
    assert rulings.person(None, "s-1") == "person:b"
    assert rulings.person(None, "s-2") is None


ABOUT = Attribution(
    "a-1", "d-1", (Span(46, 58),), Span(59, 63), (Span(0, 44),), Style.INDIRECT, None, 0.9, Producer("x", "1")
)


def test_an_attribution_has_the_spans_that_people_set() -> None:
    log = decisions(("source-span", "a-1", "46-54,55-58"), ("cue-span", "a-1", "none"), ("content-span", "a-1", "4-44"))
    made = Rulings(log).applied(replace(appearance(1), attribution=ABOUT))
    assert made is not None
    assert made.attribution == replace(ABOUT, sources=(Span(46, 54), Span(55, 58)), cue=None, contents=(Span(4, 44),))
    assert made.by_hand == ("content-span", "cue-span", "source-span")
    assert made.speaker == appearance(1).speaker
    assert Rulings(log[:1]).attribution(ABOUT).cue == ABOUT.cue


@pytest.mark.parametrize(
    ("alone", "more", "original"),
    [
        (True, (), Span(4, 44)),
        (False, (), Span(0, 44)),
        (True, (("span", "c-1", "8-44"),), Span(8, 44)),
    ],
    ids=["the only claim of its attribution", "one of several", "its words set apart"],
)
def test_the_words_of_a_claim_follow_its_content(
    alone: bool, more: tuple[tuple[str, str, str], ...], original: Span
) -> None:
    rulings = Rulings(decisions(*more, ("content-span", "a-1", "4-44")))
    made = rulings.applied(replace(appearance(1), attribution=ABOUT), alone)
    assert made is not None
    assert made.claim.original == (original,)


def test_what_a_form_saw_is_the_decision_its_own_would_replace() -> None:
    rulings = Rulings(decisions(("reject", "c-1", None), ("same", "c-2", "c-1"), ("polarity", "c-1", "denies")))
    assert rulings.in_force_for(DecisionKind.ACCEPT, "c-1") == "t-1"
    assert rulings.in_force_for(DecisionKind.DIFFERENT, "c-1", "c-2") == "t-2"
    assert rulings.in_force_for(DecisionKind.POLARITY, "c-1", "affirms") == "t-3"
    assert rulings.in_force_for(DecisionKind.POLARITY, "c-2") == ""


def test_what_was_added_is_of_one_topic_by_its_places() -> None:
    log = decisions(
        ("add", "d-1", "source 10-20; content 28-60"),
        ("add", "d-1", "content 28-60; source 10-20; polarity denies"),
        ("add", "d-1", "content 28-61; source 10-20"),
        ("add", "d-2", "content 28-60; source 10-20"),
    )
    assert [one.id for one in in_force(log).values()] == ["t-2", "t-3", "t-4"]
    assert [one.polarity for one in added_to("d-1", log)] == [Polarity.DENIES, None]


def test_what_people_said_of_an_added_claim_holds_where_a_reading_found_it_as_well() -> None:
    value = "content 0-44; speaker Linnet Corrow; kind person; polarity denies; certainty possible; wording A ship"
    log = decisions(("add", "d-1", value), ("certainty", added_in(value).claim_id("d-1"), "probable"))
    found = replace(appearance(1, id=added_in(value).claim_id("d-1")), attribution=ABOUT)
    made = Rulings(log).applied(found)
    assert made is not None
    assert (made.claim.polarity, made.claim.certainty, made.claim.wording) == (
        Polarity.DENIES,
        Certainty.PROBABLE,
        "A ship",
    )
    assert made.speaker
    assert (made.speaker.name, made.speaker.kind) == ("Linnet Corrow", SpeakerKind.PERSON)
    assert made.by_hand == ("add", "certainty")
