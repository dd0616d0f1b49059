"""Filters, speakers, reports and search, for every store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from backends import BACKENDS
from filling import PRODUCER, add, entry, extraction

from sayso.ledger.types import Appearance, Side
from sayso.model import SpeakerKind
from sayso.store import EntryFilter, Hit, HitKind, Store, View, open_ledger


def _said_by(one: Appearance, name: str, person: str | None, named: bool = True) -> Appearance:
    assert one.speaker is not None
    kind = SpeakerKind.PERSON if named else SpeakerKind.UNKNOWN
    return replace(one, person=person, speaker=replace(one.speaker, name=name, kind=kind, named=named))


def _fill(store: Store) -> None:
    """Three entries: ``ship`` disputed, ``café`` denied by Venn alone, ``rain`` by an unnamed source."""
    with store.writing() as work:
        ids = add(work, *(extraction(number) for number in (1, 2, 3)))
        shown = work.appearances(ids)
        unnamed = replace(shown[2], speaker=shown[0].speaker)
        work.put_entries(
            [
                entry(
                    (shown[0], Side.AFFIRMED),
                    (_said_by(shown[3], "General Oswin Radle", "person:oswin radle"), Side.DENIED),
                    (_said_by(shown[6], "Radle", "person:oswin radle"), Side.DENIED),
                    last_said="2031-03-05",
                ),
                entry((shown[1], Side.DENIED), last_said=None, first_said=None),
                entry(
                    (_said_by(unnamed, "a harbour official", None, named=False), Side.HEDGED),
                    unnamed_only=True,
                    single_origin=True,
                    wording="It poured in Reykjavík",
                    last_said="2031-03-02",
                ),
            ]
        )


@pytest.fixture(scope="module", params=BACKENDS.values(), ids=BACKENDS)
def view(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with request.param(tmp_path_factory.mktemp("store")) as store:
        _fill(store)
        with store.reading() as made:
            yield made


SHIP, CAFE, RAIN = "The ship sank off Ostend", "Café Luna burned", "It poured in Reykjavík"
FILTERS: list[tuple[dict[str, Any], list[str]]] = [
    ({}, [SHIP, CAFE, RAIN]),
    ({"disputed": True}, [SHIP]),
    ({"by": "person:orla venn"}, [SHIP, CAFE]),
    ({"by": "venn"}, [SHIP, CAFE]),
    ({"by": "orla radle"}, []),
    ({"by": "GENERAL"}, [SHIP]),
    ({"by": "harbour official"}, [RAIN]),
    ({"denied_by": "venn"}, [CAFE]),
    ({"denied_by": "person:oswin radle"}, [SHIP]),
    ({"denied_by": "person:nobody"}, []),
    ({"about": "ship"}, [SHIP]),
    ({"about": "sinking ships"}, []),
    ({"about": "ships"}, [SHIP]),
    ({"about": "cafe"}, [CAFE]),
    ({"about": "reykjavik"}, [RAIN]),
    ({"about": "rain fell"}, [RAIN]),
    ({"about": '"off Ostend"'}, [SHIP]),
    ({"about": '"Ostend off"'}, []),
    ({"since": "2031-03-02"}, [SHIP, RAIN]),
    ({"since": "2031-03-03"}, [SHIP]),
    ({"place": "ostend"}, [SHIP]),
    ({"place": "Belgium"}, [SHIP]),
    ({"place": "BE"}, [SHIP]),
    ({"place": "West Flanders"}, [SHIP]),
    ({"place": "Kandahar"}, []),
    ({"unnamed": True}, [RAIN]),
    ({"single_origin": True}, [RAIN]),
    ({"disputed": True, "by": "venn", "about": "ship", "since": "2031-03-05", "place": "ostend"}, [SHIP]),
    ({"disputed": True, "unnamed": True}, []),
    ({"by": "", "about": ""}, [SHIP, CAFE, RAIN]),
    ({"about": "--"}, []),
    ({"about": '"'}, []),
]


@pytest.mark.parametrize(("fields", "wordings"), FILTERS, ids=[str(fields) for fields, _ in FILTERS])
def test_filters(view: View, fields: dict[str, Any], wordings: list[str]) -> None:
    wanted = EntryFilter(**fields)
    assert [row.wording for row in view.entries(wanted)] == wordings
    assert view.count(wanted) == len(wordings)


def test_every_filter_is_tried() -> None:
    assert {name for fields, _ in FILTERS for name in fields} == {*EntryFilter.__dataclass_fields__}


def test_lists_come_in_pages(view: View) -> None:
    assert [row.wording for row in view.entries(limit=2)] == [SHIP, CAFE]
    assert [row.wording for row in view.entries(limit=2, offset=2)] == [RAIN]
    assert [row.name for row in view.speakers(limit=1, offset=1)] == ["General Oswin Radle"]
    assert len(view.documents(limit=2)) == 2


def test_speakers_with_their_names_and_sides(view: View) -> None:
    found = {row.person: row for row in view.speakers()}
    assert list(found) == ["person:orla venn", "person:oswin radle", None]
    radle = found["person:oswin radle"]
    assert set(radle.names) == {"General Oswin Radle", "Radle"}
    assert (radle.affirmed, radle.denied, radle.hedged) == (0, 2, 0)
    assert (found[None].name, found[None].named, found[None].hedged) == ("a harbour official", False, 1)


@pytest.mark.parametrize("words", ["radle", "oswin", "person:oswin radle"])
def test_speakers_by_name_and_key(view: View, words: str) -> None:
    assert [row.person for row in view.speakers(words)] == ["person:oswin radle"]


def test_reports(view: View) -> None:
    rows = view.documents()
    assert [row.document for row in rows] == [replace(extraction(n).document, text="") for n in (1, 2, 3)]
    assert [(row.claims, row.producer) for row in rows] == [(3, PRODUCER)] * 3


ANYWHERE: list[tuple[str, HitKind, list[str]]] = [
    (
        "report 2",
        HitKind.DOCUMENT,
        ["Report 2. Orla Venn said the ship sank off Ostend. She denied that Café Luna burned"],
    ),
    ("harbour news 3", HitKind.DOCUMENT, ["Report 3."]),
    ("burning", HitKind.CONTENT, ["that Café Luna burned"] * 3),
    ("raining", HitKind.WORDING, ["Rain fell"] * 3),
    ("venn", HitKind.SPEAKER, ["Orla Venn"]),
    ("nowhere", HitKind.DOCUMENT, []),
]


@pytest.mark.parametrize(("words", "kind", "texts"), ANYWHERE)
def test_search(view: View, words: str, kind: HitKind, texts: list[str]) -> None:
    found = view.search(words, [kind])
    assert [hit.kind for hit in found] == [kind] * len(texts)
    assert all(hit.text.startswith(told) for hit, told in zip(found, texts, strict=True))


@pytest.mark.parametrize(
    ("place", "known"),
    [("ostend", True), ("Belgium", True), ("BE", True), ("West Flanders", True), ("Kandahar", False), ("", False)],
)
def test_which_places_an_entry_is_filed_under(place: str, known: bool, view: View) -> None:
    assert view.knows_place(place) is known


def test_hits_lead_to_what_was_found(view: View) -> None:
    first = extraction(1)
    (document,) = view.search('"report 1"')
    assert document.id == document.document_id == first.document.id
    (wording, *_) = view.search("rain", [HitKind.WORDING])
    assert (wording.id, wording.document_id) == (first.claims[2].id, first.document.id)
    assert view.search("radle", [HitKind.SPEAKER])[0] == Hit(
        HitKind.SPEAKER, "person:oswin radle", None, "General Oswin Radle"
    )
    assert len(view.search("rain", [HitKind.WORDING], limit=2)) == 2


def test_words_of_what_went_are_found_no_more(tmp_path: Path) -> None:
    with open_ledger(":memory:", create=True) as store, store.writing() as work:
        ids = add(work, extraction(1))
        shown = work.appearances(ids)
        work.put_entries([entry((shown[1], Side.DENIED), wording="A bar burned")])
        add(work, extraction(1, claims=(0,), title="Quiet"))
        assert work.search("luna", [HitKind.CONTENT, HitKind.WORDING]) == []
        assert work.search('"harbour news"', [HitKind.DOCUMENT]) == []
        assert work.search("venn", [HitKind.SPEAKER]) == []
        assert work.speakers() == work.speakers("venn") == []
        assert work.count(EntryFilter(about="bar")) == work.count() == 0
        assert len(work.search("quiet ship", [HitKind.DOCUMENT])) == 1
