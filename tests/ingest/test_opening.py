"""What a plain text says of itself; whole files with traps are in corpus/text."""

from __future__ import annotations

import pytest

from sayso.ingest.dateline import read_dateline
from sayso.ingest.opening import opening_meta
from sayso.ingest.opening_lines import Kind, read_line
from sayso.ingest.reports import document_of
from sayso.ingest.text import document_from_text
from sayso.ingest.types import Item, Meta
from sayso.model import Span

STORY = (
    "The keeper of the upper lock denied on Tuesday that he had been asleep, and said that the gate had opened by "
    "itself, as it had done in the spring."
)


def said(head: str, story: str = STORY, foot: str = "") -> Meta:
    """What is read above and below a story."""
    text = f"{head}\n\n{story}\n\n{foot}\n"
    return opening_meta(text, Span(0, len(text)))


@pytest.mark.parametrize(
    ("line", "kind", "outlet", "day"),
    [
        ("The Northern Ledger", Kind.WORDS, None, None),  # no outlet is known by "Ledger" alone
        ("The Northern Chronicle", Kind.MASTHEAD, "The Northern Chronicle", None),
        ("The Harbour Gazette | 4 March 2031 | Page 3", Kind.MASTHEAD, "The Harbour Gazette", "2031-03-04"),
        ("Tuesday, 4 March 2031", Kind.DAY, None, "2031-03-04"),
        ("Friday, 4 March 2031", Kind.DAY, None, None),
        ("Posted: Mar 4, 2031 4:20 PM", Kind.PUBLISHED, None, "2031-03-04T16:20:00"),
        ("Last updated on 4 March 2031", Kind.UPDATED, None, "2031-03-04"),
        ("Published: 3/4/2031", Kind.PUBLISHED, None, None),
        ("A man on a quay. (Published Tuesday, March 4, 2031)", Kind.WORDS, None, None),
        ("Date: 4 March 2031", Kind.WORDS, None, None),
        ("Ostrel, 4 March 2031", Kind.DATED, None, "2031-03-04"),
        ("Ostrel 4 March 2031", Kind.WORDS, None, None),
        ("Died 4 March 2031", Kind.WORDS, None, None),
        ("Minister Sues Harbour Gazette", Kind.WORDS, None, None),
        ("World News", Kind.WORDS, None, None),
        ("Associated Press", Kind.WORDS, None, None),
        ("Copyright 2031 The Associated Press. All rights reserved.", Kind.RIGHTS, None, None),
    ],
)
def test_a_line_is_what_it_says(line: str, kind: Kind, outlet: str | None, day: str | None) -> None:
    found = read_line(line)
    assert (found.kind, found.outlet, found.day) == (kind, outlet, day)


@pytest.mark.parametrize(
    ("line", "agency", "day"),
    [
        ("PORT ELDER, March 9 (Strand News Agency) - The", "Strand News Agency", "2031-03-09"),
        ("Port Elder, 9 March 2031 — The", None, "2031-03-09"),
        ("ROSEBURG, Ore. (AP) -- A", "AP", None),
        ("FRANKLIN (Feb. 4, 2031) – The", None, "2031-02-04"),
        ("PORT ELDER, February 30 — The", None, None),
    ],
)
def test_datelines_are_taken_apart(line: str, agency: str | None, day: str | None) -> None:
    found = read_dateline(line)
    assert found.ends > 0
    assert (found.agency, found.day(2031)) == (agency, day)


@pytest.mark.parametrize(
    "line", ["The minister - who was there - said no.", "Update (May 11, 2031) -- The mother", "Nobody came.", ""]
)
def test_a_sentence_has_no_dateline(line: str) -> None:
    assert read_dateline(line).ends == 0


def test_the_day_and_place_below_a_heading_are_the_texts_own() -> None:
    assert said("PRESS RELEASE\n\nLock Authority\n\nOstrel, 4 March 2031").published_at == "2031-03-04"
    assert said("Ostrel, 4 March 2031").published_at is None
    listed = "The Lock Authority informs those who live on the canal that:\n\n- the gate is shut;\n- it will be mended."
    assert said("PRESS RELEASE\n\nOstrel, 4 March 2031", listed).published_at == "2031-03-04"


def test_what_differs_says_nothing() -> None:
    assert said("Gate opened by itself\n\nThe Harbour Gazette\n\nThe Saltmere Herald").outlet is None
    assert said("Gate opened by itself\n3 March 2031\n5 March 2031").published_at is None


def test_a_dateline_later_than_the_day_of_the_paper_makes_both_doubtful() -> None:
    story = f"PORT ELDER, March 9 - {STORY}"
    assert said("The Harbour Gazette, 4 March 2031\n\nGate opened by itself", story).published_at is None
    assert said("The Harbour Gazette, 9 March 2031\n\nGate opened by itself", story).published_at == "2031-03-09"


def test_a_day_of_the_text_gives_a_dateline_no_year() -> None:
    assert said("Gate opened by itself", f"PORT ELDER, March 9 - On 3 March 2031 it shut. {STORY}").published_at is None


def test_a_dateline_without_a_year_keeps_its_day() -> None:
    story = f"PORT ELDER, February 29 - {STORY}"
    assert said("Gate opened by itself", story).dateline_day == "02-29"
    assert said("Gate opened by itself", f"PORT ELDER - {STORY}").dateline_day is None
    assert said("The Harbour Gazette, 1 March 2031\n\nGate opened by itself", story).dateline_day is None
    assert said("On this day\nGate opened by itself", story).dateline_day is None


def test_the_turn_of_the_year_is_between_a_dateline_and_a_change() -> None:
    head = "Gate opened by itself\nUpdated: 2 January 2032"
    assert said(head, f"PORT ELDER, December 31 - {STORY}").published_at == "2031-12-31"


def test_front_matter_goes_before_what_the_lines_say() -> None:
    document = document_from_text(
        "---\noutlet: The Post\npublished: 2031-03-06\n---\n"
        f"The Harbour Gazette, 4 March 2031\n\nGate opened by itself\n\n{STORY}\n"
    )
    assert (document.outlet, document.published_at, document.title) == (
        "The Post",
        "2031-03-06",
        "Gate opened by itself",
    )


def test_nothing_is_taken_out_of_the_text() -> None:
    text = f"The Harbour Gazette\n\nGate opened by itself\n\n{STORY}\n"
    document = document_from_text(text)
    assert document.text == text
    assert document.body == Span(0, len(text))


def test_an_address_in_the_text_is_not_believed_where_the_captured_one_is_known() -> None:
    raw = f"https://other.example/gate\n\nGate opened by itself\n\n{STORY}\n".encode()
    assert document_of(Item(raw, "a.txt")).document.url == "https://other.example/gate"
    captured = Item(raw, "a.txt", "text/plain", address="https://here.example/a")
    assert document_of(captured).document.url == "https://here.example/a"


@pytest.mark.parametrize(
    "text", ["\n\n", "-", "By", "(", "Copyright", "A" * 100_000, "PORT ELDER, " * 9_000, "(" * 9_000]
)
def test_odd_texts_say_nothing(text: str) -> None:
    assert opening_meta(text, Span(0, len(text))) == Meta()
