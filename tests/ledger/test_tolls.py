from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ledger.ledgers import appearance

from sayso.ledger.tolls import of_earlier_event, told_of_event


@pytest.mark.parametrize(
    ("wording", "verb", "counts"),
    [
        ("The blast killed 17 people", "kill", 1),
        ("A battery fired the shells that killed 16 people at a mill", "fire", 0),
        ("There was a blast that killed 16 people", "be", 1),
        ("Three people died of their injuries overnight", "die", 0),
    ],
)
def test_the_toll_that_a_claim_gives(wording: str, verb: str, counts: int) -> None:
    one = appearance(1, wording=wording)
    assert len(told_of_event(one, wording, verb)) == counts


@pytest.mark.parametrize(
    ("before", "earlier"),
    [
        ("A shell hit the mill. The two states fought a war in 2029.", True),
        ("The two states fought a war in 2029. A shell hit the mill.", False),
        ("A shell hit the mill in 2031.", False),
        ("", False),
    ],
)
def test_what_follows_the_year_of_another_event(before: str, earlier: bool) -> None:
    assert of_earlier_event(replace(appearance(1), before=before)) is earlier
