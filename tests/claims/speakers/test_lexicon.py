from __future__ import annotations

import pytest

from sayso.claims.speakers.lexicon import may_be_one_name


@pytest.mark.parametrize(
    ("one", "other", "may"),
    [
        ("Kristin", "Kristen", True),
        ("Kathryn", "Kathrin", True),
        ("J.", "Julia", True),
        ("Rob", "Robert", True),
        ("Carlo", "Carla", False),
        ("Julius", "Julian", False),
        ("Daniela", "Daniele", False),
        ("Maria", "Mario", False),
        ("Martin", "Marvin", False),
        ("Kristin", "Kirsten", False),
    ],
)
def test_first_names_may_be_one_persons(one: str, other: str, may: bool) -> None:
    assert may_be_one_name(one, other) is may_be_one_name(other, one) is may
