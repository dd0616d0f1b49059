from __future__ import annotations

from dataclasses import replace

import pytest
from tests.ledger.ledgers import appearance

from sayso.ledger.decide import Rulings
from sayso.ledger.entries import entry_of
from sayso.ledger.outlets import OutletTable
from sayso.ledger.types import Appearance
from sayso.ledger.years import with_years


def _told(sequence: int, published: str | None, day: str | None = None) -> Appearance:
    one = appearance(sequence)
    return replace(one, document=replace(one.document, published_at=published, dateline_day=day))


@pytest.mark.parametrize(
    ("day", "others", "published"),
    [
        ("03-09", ["2031-03-12T08:00:00+02:00"], "2031-03-09"),
        ("12-30", ["2032-01-02"], "2031-12-30"),
        ("01-02", ["2031-12-30"], "2032-01-02"),
        ("03-09", ["2031-03-12", "2031-02-20", None], "2031-03-09"),
        ("03-09", ["2031-06-12"], None),
        ("03-09", ["2031-03-12", "2030-03-08"], None),
        ("02-29", ["2031-03-01"], None),
        ("03-09", [None], None),
        (None, ["2031-03-12"], None),
    ],
)
def test_the_year_is_that_of_those_who_say_the_same(
    day: str | None, others: list[str | None], published: str | None
) -> None:
    members = [_told(0, None, day), *(_told(number, other) for number, other in enumerate(others, 1))]
    dated = with_years(members)
    assert dated[0].document.published_at == published
    assert [one.document.published_at for one in dated[1:]] == others


def test_a_day_that_is_stated_stays() -> None:
    dated = with_years([_told(0, "2030-03-09", "03-09"), _told(1, "2031-03-12")])
    assert dated[0].document.published_at == "2030-03-09"


def test_an_entry_tells_the_day() -> None:
    members = [_told(0, "2031-03-12"), _told(1, None, "03-09")]
    entry = entry_of(members, {}, Rulings(()), OutletTable.shipped())
    assert (entry.first_said, entry.last_said) == ("2031-03-09", "2031-03-12")
