from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from sayso.ingest.dates import day_first, read_date

LINES = (Path(__file__).parent / "dates.jsonl").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("said", "expected"), [json.loads(line) for line in LINES])
def test_dates(said: Any, expected: str | None) -> None:
    assert read_date(said) == expected


def test_days_of_the_calendar_are_taken_as_they_are() -> None:
    assert read_date(date(2031, 4, 2)) == "2031-04-02"
    assert read_date(datetime(2031, 4, 2)) == "2031-04-02"
    assert read_date(datetime(2031, 4, 2, 7, 30)) == "2031-04-02T07:30:00"
    assert read_date(float("inf")) is None
    assert read_date(float("nan")) is None


def test_a_column_says_itself_whether_days_come_first() -> None:
    assert day_first(["3/4/2031", "13/4/2031"]) is True
    assert day_first(["3/4/2031", "4/13/2031"]) is False
    assert day_first(["3/4/2031", "13/4/2031", "4/13/2031"]) is None
    assert day_first(["3/4/2031", None, 5]) is None
    assert read_date("3/4/2031", day_first=True) == "2031-04-03"
    assert read_date("3/4/2031", day_first=False) == "2031-03-04"
