from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import pytest

from sayso.errors import InputError
from sayso.ledger.outlets import AMBIGUOUS, PLATFORMS, OutletTable
from sayso.model import Credit, CreditKind, Document, Span

SHIPPED = json.loads(files("sayso.ledger").joinpath("outlets.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("name", "key", "owner"),
    [
        ("Reuters", "outlet:reuters", "Thomson Reuters"),
        ("AP", "outlet:associatedpress", "Associated Press"),
        ("the Associated Press", "outlet:associatedpress", "Associated Press"),
        ("chicagotribune.com", "outlet:chicagotribune", "Tribune Publishing"),
        ("Chicago Tribune", "outlet:chicagotribune", "Tribune Publishing"),
        ("homicides.suntimes.com", "outlet:chicagosuntimes", "Sun-Times Media"),
        ("https://www.khou.com/news/1", "outlet:khou", "TEGNA"),
        ("KHOU", "outlet:khou", "TEGNA"),
        ("chicago.cbslocal.com", "outlet:chicagocbslocalcom", "Paramount"),
        ("denver.cbslocal.com", "outlet:denvercbslocalcom", "Paramount"),
        ("The Harbour Courier", "outlet:harbourcourier", None),
        ("harbourcourier.example", "outlet:harbourcourier", None),
        ("news.harbourcourier.co.uk", "outlet:harbourcourier", None),
    ],
)
def test_names_and_domains(name: str, key: str, owner: str | None) -> None:
    outlet = OutletTable.shipped().named(name)
    assert outlet is not None
    assert (outlet.key, outlet.owner) == (key, owner)


@pytest.mark.parametrize("name", ["Twitter", "Facebook", "the Post", "The Times", "", "—"])
def test_what_could_be_anybody_is_no_outlet(name: str) -> None:
    assert OutletTable.shipped().named(name) is None


def test_the_outlet_of_a_report() -> None:
    table = OutletTable.shipped()
    by_name = table.of(Document("d-1", "", outlet="The Post"))
    assert by_name is not None
    assert by_name.key == "outlet:post"
    by_address = table.of(Document("d-1", "", url="https://harbourcourier.example/a"))
    assert by_address is not None
    assert by_address.key == "outlet:harbourcourier"
    assert table.of(Document("d-1", "")) is None


def test_without_metadata_the_agency_of_the_dateline_is_the_outlet() -> None:
    dateline = Credit(CreditKind.TEXT, "Strand News Agency", Span(0, 40))
    below = Credit(CreditKind.TEXT, "Reuters", Span(900, 912))
    table = OutletTable.shipped()
    outlet = table.of(Document("d-1", "", credits=(dateline, below)))
    assert outlet is not None
    assert outlet.key == "outlet:strandnewsagency"
    assert table.of(Document("d-1", "", credits=(below,))) is None
    named = table.of(Document("d-1", "", outlet="Pier News", credits=(dateline,)))
    assert named is not None
    assert named.key == "outlet:piernews"


def test_an_outlets_own_report_may_call_it_for_short() -> None:
    own = Document("d-1", "", outlet="The Harbour Courier")
    outlet = OutletTable.shipped().named("the Courier", own)
    assert outlet is not None
    assert outlet.key == "outlet:harbourcourier"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "mine.csv",
            "outlet,owner,also\nThe Harbour Courier,Delta Press,courier.example; Harbour News\nKHOU,Delta Press,\n",
        ),
        (
            "mine.json",
            '[{"owner": "Delta Press", "outlets": {"The Harbour Courier": ["courier.example", "Harbour News"],'
            ' "KHOU": []}}]',
        ),
    ],
)
def test_a_users_table_adds_and_wins(name: str, content: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    table = OutletTable.read(file)
    for one in ("Harbour News", "courier.example", "www.courier.example", "The Harbour Courier"):
        outlet = table.named(one)
        assert outlet is not None
        assert (outlet.key, outlet.owner) == ("outlet:harbourcourier", "Delta Press")
    assert table.owner("outlet:khou") == "Delta Press"
    assert table.owner("outlet:reuters") == "Thomson Reuters"
    assert OutletTable.shipped().owner("outlet:khou") == "TEGNA"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("mine.csv", "name,group\na,b\n"),
        ("mine.json", "{"),
        ("mine.json", "[1]"),
        ("mine.json", '[{"owner": "a", "outlets": {"b": [1]}}]'),
        ("mine.json", '[{"outlets": {}}]'),
    ],
)
def test_what_is_no_table(name: str, content: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=f"{name} is no table of outlets: it takes"):
        OutletTable.read(file)


def test_a_table_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read: No such file"):
        OutletTable.read(tmp_path / "none.csv")


def test_the_shipped_table_gives_each_name_one_owner() -> None:
    owners: dict[str, str] = {}
    for group in SHIPPED:
        outlets = group.get("outlets", {})
        names = [*outlets, *(name for also in outlets.values() for name in also), *group.get("stations", ())]
        for name in {name.casefold() for name in names}:
            assert owners.setdefault(name, group["owner"]) == group["owner"]


def test_tables_of_names_are_as_they_are_compared() -> None:
    assert all(name.isalnum() and name == name.casefold() for name in AMBIGUOUS | PLATFORMS)
