from __future__ import annotations

import pytest

from sayso.ledger.amounts import amount_of, excess_of
from sayso.ledger.goods import goods_in, of_kind


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("There are 240 tonnes of fertiliser", ("240", "fertilis", "tonn")),
        (
            "There was a single cargo of 240 tonnes of mineral fertiliser, loaded at Osk",
            ("240", "miner fertilis", "tonn"),
        ),
        ("There were three voyages", ("3", "voyag", "")),
        ("The quantity of fertiliser aboard is 240 tonnes, neither more nor less", ("240", "fertilis", "tonn")),
        ("The count of fuses is 176", ("176", "fuse", "")),
        ("The cost of the bridge was put at 40 crowns", ("40", "bridg", "cost crown")),
        ("The collapse came at 6:31, as the sexton says", ("06:31", "collaps", "clock")),
        ("The levee had given way at 4:10, because the pump was off", ("04:10", "leve", "~give way clock")),
        ("The alarm had come at 4:10", ("04:10", "alarm", "clock")),
        ("Of the 600 tonnes of rice on the bill, only 450 were delivered", ("450", "rice", "tonn")),
        ("The load is between 290 and 310 tonnes, some 60 tonnes above the figure", ("290 to 310", "load", "tonn")),
        ("The lorry in her pictures carried nearer forty", ("40", "load", "")),
        ("Two hundred and six barrels left Norrby", ("206", "", "barrel")),
        ("Two hundred and six soldiers left Norrby", None),
        ("There were three voyages that nobody logged", None),
        ("Of the 600 tonnes of rice on the bill, 450 were stolen", None),
        ("240 tonnes of fertiliser were stolen", None),
        ("The quantity of fertiliser aboard grew by 240 tonnes", None),
        ("The shop opened at 6:31", None),
    ],
)
def test_how_much_there_is(wording: str, told: tuple[str, str, str] | None) -> None:
    found = amount_of(wording)
    assert (found and (str(found.number), " ".join(found.thing), found.unit)) == told


@pytest.mark.parametrize(
    ("wording", "told"),
    [
        ("The lorry was some 3 tonnes too heavy", "about 3 tonn"),
        ("The barge carried 50 to 70 tonnes more", "50 to 70 tonn"),
        ("The load is 310 tonnes, some 60 tonnes above the figure on the bill", "about 60 tonn"),
        ("Twelve crates of something stayed off the books", "12 crate"),
        ("The van was carrying 38 sacks of goods that were not listed", "38 sack"),
        ("The van was carrying 38 sacks of goods", None),
        ("The van was 3 tonnes", None),
    ],
)
def test_how_much_more_there_is(wording: str, told: str | None) -> None:
    found = excess_of(wording)
    assert (found and f"{found.number} {found.unit}") == told


@pytest.mark.parametrize(
    ("wording", "words", "measured"),
    [
        ("The lorry was carrying 3 tonnes of cocaine when it was stopped", "cocain", True),
        ("The forward hold contained empty shell cases", "empti shell case", False),
        ("There were shells on board", "shell", False),
        ("The goods were weapons", "~arms", False),
        ("The ship had brought shells for rebels", "shell", False),
        ("The council brought up the matter", None, False),
        ("The rebel-held town was quiet", None, False),
    ],
)
def test_what_is_carried(wording: str, words: str | None, measured: bool) -> None:
    found = goods_in(wording)
    assert (found and " ".join(found.words)) == words
    assert found is None or found.measured is measured


def test_goods_are_of_a_kind_one_way() -> None:
    arms, shells, fish = (goods_in(f"The lorry carried {what}") for what in ("military goods", "shells", "frozen fish"))
    assert arms is not None
    assert shells is not None
    assert fish is not None
    assert of_kind(arms, shells)
    assert not of_kind(shells, arms)
    assert not of_kind(arms, fish)
