"""Countries by every name a report gives them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from sayso.countries import (
    capital_named,
    countries,
    country_named,
    nationality_of,
    organisation_named,
    people_named,
    seat_named,
)

LOOKUPS: dict[str, Callable[[str], str | None]] = {
    "country": country_named,
    "nationality": nationality_of,
    "people": people_named,
    "capital": capital_named,
    "seat": seat_named,
    "organisation": organisation_named,
}
CASES = [
    json.loads(line)
    for line in Path(__file__).parent.joinpath("data", "countries.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['ask']} {case['name']}")
def test_look_up(case: dict[str, str]) -> None:
    assert LOOKUPS[case["ask"]](case["name"]) == case["code"]


def test_there_are_all_members_of_the_united_nations_and_the_usual_others() -> None:
    assert len(countries()) >= 193 + 2
    assert {"XK", "TW", "PS", "VA"} <= set(countries())


@pytest.mark.parametrize("code", sorted(countries()))
def test_a_country_has_its_names(code: str) -> None:
    country = countries()[code]
    assert len(code) == 2
    assert code.isupper()
    assert country.adjectives
    assert country.government.endswith(" government")
    if country.name != "Georgia":
        assert country_named(country.name) == code
    for name in (country.name, country.official, *country.adjectives, *country.people, *country.capitals):
        assert name is None or name == " ".join(name.split()) != ""
