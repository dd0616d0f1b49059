from __future__ import annotations

import json
import random
from collections import defaultdict
from datetime import date
from itertools import combinations
from math import isnan
from pathlib import Path

import msgspec
import pytest
from tests.ledger.ledgers import appearance

from sayso.ledger.kin import measures
from sayso.ledger.profiles import HASHES
from sayso.ledger.stories import SAME_EVENT, Profile, kinship, profile_keys, profile_of, reasons, stories
from sayso.ledger.words import RAREST, rarity, stem
from sayso.model import Claim, Document, Extraction, Granularity, Interval, Place, Precision, Producer, Span

CASES = json.loads((Path(__file__).parent / "data" / "stories.json").read_text(encoding="utf-8"))


def _profile(row: dict, *claims: Claim) -> Profile:
    about = {name: row.get(name) for name in ("title", "outlet", "published_at")}
    return profile_of(Extraction(Document(row["id"], row["text"], **about), (), Producer("hand", "1"), claims=claims))


PROFILES = {row["id"]: _profile(row) for row in CASES["reports"]}
EVENTS = {row["id"]: row["event"] for row in CASES["reports"]}


@pytest.mark.parametrize(("one", "other"), list(combinations(PROFILES, 2)))
def test_kinship_is_over_a_half_for_one_event_and_the_same_both_ways(one: str, other: str) -> None:
    likely = kinship(PROFILES[one], PROFILES[other])
    assert (likely >= SAME_EVENT) is (EVENTS[one] == EVENTS[other])
    assert likely == kinship(PROFILES[other], PROFILES[one])


def test_reports_of_one_event_share_a_key() -> None:
    keys = {name: set(profile_keys(profile)) for name, profile in PROFILES.items()}
    assert all(keys[a] & keys[b] for a, b in combinations(PROFILES, 2) if EVENTS[a] == EVENTS[b])
    assert all(0 <= key < 2**63 for some in keys.values() for key in some)


def test_stories_are_the_events_in_any_order() -> None:
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name, event in EVENTS.items():
        groups[event].append(name)
    wanted = tuple(sorted(tuple(sorted(group)) for group in groups.values()))
    shuffled = list(PROFILES.values())
    for seed in range(5):
        random.Random(seed).shuffle(shuffled)
        assert stories(shuffled) == wanted


def test_a_story_does_not_depend_on_what_else_is_read() -> None:
    assert stories([PROFILES["r-01"], PROFILES["r-02"]]) == (("r-01", "r-02"),)
    assert stories([]) == ()


@pytest.mark.parametrize("case", CASES["reasons"], ids=lambda case: f"{case['one']}, {case['other']}")
def test_reasons_are_sentences_a_person_can_check(case: dict) -> None:
    found = reasons(PROFILES[case["one"]], PROFILES[case["other"]])
    assert set(case["says"]) <= {feature.says for feature in found}
    assert all(0 <= feature.score <= 1 for feature in found)


def test_a_profile_survives_the_store() -> None:
    for profile in PROFILES.values():
        kept = msgspec.json.decode(msgspec.json.encode(profile), type=Profile)
        assert kept == profile
        assert kinship(kept, profile) == kinship(profile, kept) > SAME_EVENT
        assert len(profile.sketch) == HASHES


def test_a_profile_takes_days_and_towns_from_claims() -> None:
    happened = Interval("2031-04-30T22:40", "2031-04-30T22:40", Granularity.MINUTE)
    place = Place("Tarn Quay", Span(0, 9), Precision.TOWN, "ZZ", "Greave", 0.0, 0.0)
    claim = appearance(happened_at=happened, places=(place,)).claim
    profile = _profile({"id": "d-1", "text": "A boat sank.", "published_at": "no day"}, claim)
    assert profile.day is None
    assert (profile.towns, profile.regions) == (("tarn quay, greave, zz",), ("greave, zz",))
    assert profile.told == (date(2031, 4, 30).toordinal(),)


def test_an_empty_report_is_no_one_s_kin() -> None:
    empty = _profile({"id": "d-0", "text": " "})
    assert kinship(empty, PROFILES["r-01"]) < SAME_EVENT
    assert not any(isnan(value) for value in measures(empty, empty).values())


def test_rarity_is_that_of_news() -> None:
    assert rarity("the") == 0
    assert rarity("shooting") < rarity("ferry") < rarity("pellerinish") == RAREST
    assert stem("ferries") == stem("ferry")
