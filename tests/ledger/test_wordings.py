"""The wording that stands for an entry."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ledger.ledgers import appearance

from sayso.ledger.wordings import wording_of


@pytest.mark.parametrize(
    ("wordings", "best"),
    [
        (("It was the army", "The army shelled the village", "The army shelled a village"), 1),
        (("Karsa is his brother", "Karsa is Doran's brother"), 1),
        (("Then the bridge fell", "The bridge fell on Monday"), 1),
        (("The harbour is closed", "The harbour [of Tellin] is closed"), 0),
        (("Doran’s side signed it", "The ministry signed the order"), 1),
        (("The order was signed in May by the old minister", "The order was signed", "The order was signed"), 1),
    ],
)
def test_the_one_most_like_the_others_that_reads_alone(wordings: tuple[str, ...], best: int) -> None:
    members = [appearance(number, wording=wording) for number, wording in enumerate(wordings)]
    assert wording_of(members) == wordings[best]


def test_a_persons_own_wording_stands() -> None:
    first, second = appearance(1, wording="The bridge fell"), appearance(2, wording="It fell, then")
    assert wording_of([first, replace(second, by_hand=("wording",))]) == "It fell, then"
