"""What changed from version to version, as data and as lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.cli.asking import Run
from tests.versioned import CREW, FIRE, FIRST, HEAD, LESS, SANK, SECOND, SHIP, at, claims_of, keeper, take

from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind
from sayso.ledger.versions import article_key
from sayso.store import open_ledger
from sayso.views import Views
from sayso.views.versions import Kind, changes_between, pieces_of

SAME_ADDRESSES = [
    "https://www.courier.example/news/a-17",
    "http://courier.example/news/a-17/",
    "HTTPS://Courier.Example:443/news/a-17#top",
    "courier.example/news/a-17?utm_source=feed&fbclid=1",
    "https://m.courier.example/news/a-17",
    "https://www.courier.example/news/a-17/amp/",
]
OTHER_ADDRESSES = ["https://courier.example/news/a-18", "https://courier.example/news/a-17?page=2"]
NO_ADDRESSES = [None, "", "https://courier.example", "https://courier.example/index.html", "mailto:a@courier.example"]


def test_addresses_of_one_article() -> None:
    (key,) = {article_key(one) for one in SAME_ADDRESSES}
    assert key == "courier.example/news/a-17"
    assert key not in {article_key(one) for one in OTHER_ADDRESSES}
    assert {article_key(one) for one in NO_ADDRESSES} == {None}


CHANGES: dict[str, tuple[Sequence[str], Sequence[str], list[tuple[str, str | None, str | None]]]] = {
    "nothing": ([HEAD, SHIP], [HEAD, SHIP], []),
    "added": ([HEAD], [HEAD, SHIP], [("added", None, SHIP)]),
    "removed": ([HEAD, SHIP], [SHIP], [("removed", HEAD, None)]),
    "changed": ([HEAD, CREW], [HEAD, LESS], [("changed", CREW, LESS)]),
    "replaced": ([SHIP], ["It rained."], [("removed", SHIP, None), ("added", None, "It rained.")]),
    "changed among others": (
        [FIRE, CREW],
        [LESS, "It rained."],
        [("removed", FIRE, None), ("changed", CREW, LESS), ("added", None, "It rained.")],
    ),
    "very many": (["a b"] * 60, ["a c"] * 60, [("removed", "a b", None)] * 60 + [("added", None, "a c")] * 60),
}


@pytest.mark.parametrize(("before", "after", "found"), CHANGES.values(), ids=CHANGES)
def test_sentences(
    before: Sequence[str], after: Sequence[str], found: list[tuple[str, str | None, str | None]]
) -> None:
    assert [(one.kind.value, one.before, one.after) for one in changes_between(before, after)] == found


def test_words_of_a_sentence_that_changed() -> None:
    pieces = list(pieces_of(CREW, LESS))
    assert [(one.kind, one.text) for one in pieces[1:3]] == [(Kind.REMOVED, "nine"), (Kind.ADDED, "seven")]
    assert "".join(one.text for one in pieces if one.kind is not Kind.ADDED) == CREW
    assert "".join(one.text for one in pieces if one.kind is not Kind.REMOVED) == LESS


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "affair.db"
    with open_ledger(made, create=True) as store:
        take(store, at(FIRST, 3), at(FIRST, 4), at(SECOND, 5, title="Harbour reopened"))
    return made


def test_a_report_is_shown_with_its_versions(path: Path, run: Run) -> None:
    first, newest = at(FIRST, 3).document, at(SECOND, 5).document
    ran = run("history", first.id[:9], "-l", path)
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0].startswith("Harbour reopened · The Harbour Courier · https://www.courier.example/")
    assert lines[1] == "2 versions, seen 3 times"
    assert lines[3].startswith(f"2031-03-03 10:00  {first.id[:10]}  sha256 ")
    assert lines[5].endswith("day 4.html  unchanged")
    assert lines[7].startswith(f"2031-03-05 10:00  {newest.id[:10]}")
    assert lines[7].endswith("stands")
    assert lines[8:12] == [
        '  title: "Harbour closed" -> "Harbour reopened"',
        "  + It rained.",
        f"  - {FIRE}",
        '  ~ Linnet Corrow said "[-nine-]{+seven+} of the crew were saved".',
    ]
    assert [line[:12] for line in lines[12:]] == ["  claim gone:"[:12], "  claim gone:"[:12], "  claim new:"[:12]]


def test_versions_as_data(path: Path, run: Run) -> None:
    first, _, newest = run("history", at(FIRST, 3).document.id, "-l", path, "--json").records
    assert (first["current"], first["changes"], newest["current"]) == (False, [], True)
    assert newest["fields"] == [{"field": "title", "before": "Harbour closed", "after": "Harbour reopened"}]
    assert [one["kind"] for one in newest["changes"]] == ["added", "removed", "changed"]
    assert [one["wording"] for one in newest["went"]] == [
        "The warehouse burned for two days",
        "Nine of the crew were saved",
    ]


@pytest.mark.parametrize("target", ["d-0123", "c-0123", "e-0123", "t-0123", "person:nobody", "nonsense"])
def test_what_is_not_there_is_said_so(target: str, path: Path, run: Run) -> None:
    ran = run("history", target, "-l", path)
    assert (ran.status, ran.out) == (1, "")
    assert repr(target) in ran.problems[0]


def test_a_claim_that_nobody_decided_on_has_no_history(path: Path, run: Run) -> None:
    claim = claims_of(at(SECOND, 5))[SANK]
    assert run("history", claim, "-l", path).out == "Nothing was decided.\n"


def test_a_claim_of_an_older_version_leads_to_the_newest(path: Path, run: Run) -> None:
    old = claims_of(at(FIRST, 3))
    (shown,) = run("show", old[SANK], "-l", path, "--json").records
    assert shown["affirmed"][0]["claim_id"] == claims_of(at(SECOND, 5))[SANK]
    ran = run("show", old["Nine of the crew were saved"], "-l", path)
    assert "only in an older version" in ran.problems[0]


def test_an_edit_brings_only_what_is_new(path: Path) -> None:
    with open_ledger(path) as store:
        keeper(store).decide(Asked(DecisionKind.NOTE, at(FIRST, 3).document.id, note="see the photograph"), "ada")
        with store.reading() as view:
            times = [one.read_at for one in view.versions(at(FIRST, 3).document.id)]
            news = Views(view).news(times[-1], 99)
            steps = Views(view).versions(at(SECOND, 5).document.id)
    assert [one.entry.wording for one in news] == ["Seven of the crew were saved"]
    assert [len(one.decided) for one in steps] == [1, 0, 0]
