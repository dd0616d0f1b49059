from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from sayso.ledger.mentions import Name, addresses_in, ages_in, days_in, headline, is_site, names_in

CASES = json.loads((Path(__file__).parent / "data" / "mentions.json").read_text(encoding="utf-8"))


def _shown(name: Name) -> str:
    return f"{name}{f', {name.age}' if name.age else ''}{' (official)' if name.official else ''}"


@pytest.mark.parametrize("case", CASES["names"], ids=lambda case: case["text"])
def test_names_are_found_by_their_capitals(case: dict) -> None:
    names = names_in(case["text"])
    assert [_shown(name) for name in names] == case["names"]
    assert all(case["text"][name.start :].lower().startswith(name.words[0]) for name in names)


@pytest.mark.parametrize("case", CASES["addresses"], ids=lambda case: case["text"])
def test_streets_are_found_by_their_kind(case: dict) -> None:
    shown = [f"{a.number} {a.street}" if a.number else a.street for a in addresses_in(case["text"])]
    assert shown == case["addresses"]


@pytest.mark.parametrize("case", CASES["days"], ids=lambda case: case["text"])
def test_days_count_from_publication(case: dict) -> None:
    published = date.fromisoformat(case["published"]).toordinal() if case["published"] else None
    assert [date.fromordinal(d).isoformat() for d in sorted(days_in(case["text"], published))] == case["days"]


@pytest.mark.parametrize("case", CASES["ages"], ids=lambda case: case["text"])
def test_ages_are_found_without_the_word_old(case: dict) -> None:
    assert sorted(ages_in(case["text"])) == case["ages"]


@pytest.mark.parametrize("case", CASES["headlines"], ids=lambda case: case["title"])
def test_a_headline_is_without_its_outlet(case: dict) -> None:
    assert headline(case["title"]) == case["headline"]


def test_a_name_with_a_noun_for_a_body_is_a_body() -> None:
    assert is_site(("greave", "county", "hospital"))
    assert not is_site(("ilse", "maron"))
