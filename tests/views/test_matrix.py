"""Speakers against entries."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.views.overlooking import CAFE, RADLE, RAIN, SHIP, VENN, fill

from sayso.store import EntryFilter, View
from sayso.views.gathering import Gatherer
from sayso.views.matrix import Cell, Matrices, Part, Stance


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    with fill(tmp_path_factory.mktemp("matrix") / "affair.db") as store, store.reading() as made:
        yield made


@pytest.mark.parametrize(
    ("cell", "stance"),
    [
        (Cell(2, 1, 0), Stance.BOTH),
        (Cell(1, 0, 3), Stance.AFFIRMS),
        (Cell(0, 2, 1), Stance.DENIES),
        (Cell(0, 0, 1), Stance.HEDGES),
    ],
)
def test_a_cell_says_where_its_speaker_stands(cell: Cell, stance: Stance) -> None:
    assert cell.stance is stance


def test_the_most_disputed_entries_and_those_who_speak_in_most_come_first(view: View) -> None:
    found = Matrices(view).matrix(EntryFilter(), None, Part())
    assert [row.wording for row in found.entries] == [SHIP, CAFE, RAIN]
    assert [row.key for row in found.rows] == [VENN, "described:a harbour official", RADLE]
    assert found.rows[0].cells == (Cell(2, 1, 0), Cell(0, 1, 0), None)
    assert [cell and cell.stance for cell in found.rows[2].cells] == [Stance.DENIES, None, None]
    assert (found.entries_in_all, found.speakers_in_all) == (3, 3)


def test_pages_both_ways_hold_every_cell_once(view: View) -> None:
    matrices = Matrices(view)
    parts = [Part(1, 2, first, at) for first in range(3) for at in (0, 2)]
    made = [matrices.matrix(EntryFilter(), None, part) for part in parts]
    cells = [(row.key, matrix.entries[0].wording) for matrix in made for row in matrix.rows if row.cells[0]]
    assert len(cells) == len(set(cells)) == 4


def test_filters_leave_out_entries_and_speakers(view: View) -> None:
    found = Matrices(view).matrix(EntryFilter(disputed=True), "radle", Part())
    assert [row.wording for row in found.entries] == [SHIP]
    assert [row.key for row in found.rows] == [RADLE]
    assert not Matrices(view).matrix(EntryFilter(about="nothing like it"), None, Part()).rows


def test_the_sentences_of_a_cell_are_those_it_counts(view: View) -> None:
    entry = Matrices(view).matrix(EntryFilter(), None, Part()).entries[0]
    told = Gatherer(view).said_in(VENN, [entry.id], 10)
    assert [one.side.value for one in told] == ["affirmed", "affirmed", "denied"]
    assert all("ship sank" in one.one.sentence for one in told)


def test_some_claims_of_each_entry_are_gathered_from_every_side(view: View) -> None:
    found = Gatherer(view).gathered(EntryFilter(), each=2)
    ship = [one.side.value for one in found.told if found.wordings[one.entry] == SHIP]
    assert ship == ["affirmed", "denied"]
    assert found.left_out == 2
    assert (found.total, len(found.told)) == (3, 5)
