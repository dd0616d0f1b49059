"""Charts: what stands where, and the same in words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.views.overlooking import fill

from sayso.export.charts.lanes import LEFT, WIDTH, Window, lanes_of
from sayso.export.charts.layout import MARGIN, laid_out
from sayso.export.charts.network import network_of, shortened
from sayso.export.charts.outlines import Box, outlines_in
from sayso.export.charts.worldmap import HEIGHT, box_of, map_of
from sayso.ledger.types import Side
from sayso.model import Granularity, Interval, Precision
from sayso.store import EntryFilter
from sayso.views.gathering import Gatherer, Told
from sayso.views.network import deeds, folded
from sayso.views.places import Spot, spots
from sayso.views.timeline import Lane, dated


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Told, ...]]:
    with fill(tmp_path_factory.mktemp("charts") / "affair.db") as store, store.reading() as view:
        yield Gatherer(view).gathered(EntryFilter()).told


def at(one: Told, start: str | None, end: str | None, granularity: Granularity = Granularity.DAY) -> Told:
    claim = replace(one.one.claim, happened_at=Interval(start, end, granularity))
    return replace(one, one=replace(one.one, claim=claim))


def spot(name: str, latitude: float, longitude: float, precision: Precision = Precision.TOWN, count: int = 1) -> Spot:
    return Spot(name, precision, None, latitude, longitude, {Side.AFFIRMED: count})


def test_three_lanes_are_kept_apart(told: tuple[Told, ...]) -> None:
    chart = lanes_of(dated(told))
    assert chart
    assert [one.lane for one in chart.lanes] == [Lane.HAPPENED, Lane.SAID, Lane.PUBLISHED]
    assert len({one.y for one in chart.lanes}) == 3
    assert (chart.first, chart.last) == (date(2031, 2, 25), date(2031, 3, 4))
    assert sum(sum(row.counts.values()) for row in chart.rows) == len(dated(told))


def test_what_is_denied_hangs_below_the_line_and_the_rest_stands_above(told: tuple[Told, ...]) -> None:
    chart = lanes_of(dated(told))
    assert chart
    for lane in chart.lanes:
        for bar in lane.bars:
            assert (bar.y > lane.y) is (bar.side is Side.DENIED)
            assert LEFT <= bar.x <= bar.x + bar.width <= WIDTH


def test_a_time_not_known_to_the_day_is_a_line_over_all_its_days(told: tuple[Told, ...]) -> None:
    chart = lanes_of(dated([at(told[0], "2031-03-01", "2031-03-31", Granularity.MONTH)]))
    assert chart
    [happened] = [one for one in chart.lanes if one.lane is Lane.HAPPENED]
    assert not happened.bars
    assert happened.stretches[0].told.startswith("some time 1 to 31 March 2031: The ship sank off Ostend")


@pytest.mark.parametrize(("start", "end"), [(None, None), ("soon", None), ("2031-99-01", "2031-99-02")])
def test_a_time_that_is_none_is_left_out(told: tuple[Told, ...], start: str | None, end: str | None) -> None:
    assert not [one for one in dated([at(told[0], start, end)]) if one.lane is Lane.HAPPENED]


def test_what_lies_far_back_is_counted_and_shown_when_asked_for(told: tuple[Told, ...]) -> None:
    found = dated([*told, at(told[0], "1871-05-01", "1871-05-01")])
    chart = lanes_of(found)
    assert chart
    assert (chart.earlier, chart.first_of_all) == (1, date(1871, 5, 1))
    whole = lanes_of(found, Window(chart.first_of_all, chart.last))
    assert whole
    assert (whole.earlier, whole.later, whole.first) == (0, 0, chart.first_of_all)
    assert lanes_of([]) is None


@given(st.lists(st.dates(date(1, 1, 1), date(9999, 12, 31)), min_size=1, max_size=30), st.dates(), st.dates())
def test_any_days_make_a_chart_that_fits(days: list[date], first: date, last: date) -> None:
    from tests.ledger.ledgers import appearance

    told = [at(Told(appearance(1), "e-1", Side.AFFIRMED), day.isoformat(), day.isoformat()) for day in days]
    for window in (Window(), Window(first, last), Window(last, None), Window(None, first)):
        chart = lanes_of(dated(told), window)
        assert chart
        assert len(chart.rows) <= 2 * 170
        assert all(0 <= x <= WIDTH for x, _ in chart.ticks)
        assert all(bar.x >= LEFT and bar.x + bar.width <= WIDTH for lane in chart.lanes for bar in lane.bars)


def test_places_are_summed_with_their_sides(told: tuple[Told, ...]) -> None:
    [ostend] = spots(told)
    assert (ostend.name, ostend.counts, ostend.disputed) == ("Ostend", {Side.AFFIRMED: 2, Side.DENIED: 2}, True)
    assert len(ostend.entries) == 1
    chart = map_of([ostend])
    assert chart
    assert chart.marks[0].told == "Ostend, a town: 4 claims, 2 affirmed, 2 denied, disputed"
    assert chart.marks[0].label == "Ostend +2 −2"


def test_a_map_reaches_as_far_as_its_places() -> None:
    found = [spot("Ostend", 51.2, 2.9), spot("Kandahār", 31.6, 65.7), spot("Hobart", -42.9, 147.3)]
    chart = map_of(found)
    assert chart
    assert all(0 < mark.x < chart.width and 0 < mark.y < HEIGHT for mark in chart.marks)
    near = box_of(found[:1])
    assert near.north - near.south == 4
    assert map_of([]) is None


def test_the_less_precise_a_place_the_larger_its_circle() -> None:
    chart = map_of(
        [
            spot("Oudenburg", 51.2, 3.0),
            spot("Flanders", 51.1, 3.7, Precision.REGION),
            spot("Belgium", 50.8, 4.4, Precision.COUNTRY),
        ]
    )
    assert chart
    assert [mark.spot.name for mark in chart.marks] == ["Belgium", "Flanders", "Oudenburg"]
    assert [mark.told.split(":")[0] for mark in chart.marks] == [
        "Belgium, somewhere in a country",
        "Flanders, somewhere in a region",
        "Oudenburg, a town",
    ]


def test_labels_never_lie_on_each_other() -> None:
    chart = map_of([spot(f"Place {i}", 50 + i / 100, 4.0) for i in range(30)])
    assert chart
    places = sorted(mark.y for mark in chart.marks if mark.label)
    assert 0 < len(places) < 30
    assert all(two - one >= 16 for one, two in itertools.pairwise(places))


BOXES = [Box(2, 49, 7, 53), Box(-10, 35, 30, 60), Box(-180, -60, 180, 80)]


@pytest.mark.parametrize("box", BOXES)
def test_outlines_lie_in_their_box_whatever_its_size(box: Box) -> None:
    found = outlines_in(box)
    assert found.lands
    assert found.borders
    for x, y in (point for ring in (*found.lands, *found.lakes) for point in ring):
        assert box.west <= x <= box.east
        assert box.south <= y <= box.north
    assert sum(map(len, (*found.lands, *found.lakes, *found.borders))) < 20_000


def test_open_sea_has_no_outlines() -> None:
    assert not outlines_in(Box(-30, -40, -26, -36)).lands


def test_a_path_is_nothing_but_numbers() -> None:
    chart = map_of([spot("<script>", 51, 4)])
    assert chart
    assert all(re.fullmatch(r"[MLZ0-9. e-]*", path) for path in (chart.lands, chart.lakes, chart.borders))


def test_deeds_are_one_whatever_article_and_capitals_their_names_have(told: tuple[Told, ...]) -> None:
    [deed] = deeds(told)
    assert (deed.who, deed.does, folded(deed.whom)) == ("The navy", "sink", "ship")
    assert (dict(deed.counts), deed.disputed, deed.claims) == ({Side.AFFIRMED: 2, Side.DENIED: 2}, True, 4)
    assert [folded(name) for name in ("The Navy", "a navy", "NAVY", "the")] == ["navy", "navy", "navy", "the"]


def test_an_arrow_says_whether_it_is_disputed_without_colour(told: tuple[Told, ...]) -> None:
    chart = network_of(deeds(told), lambda who, whom: f"/{who}/{whom}")
    assert chart
    [arrow] = chart.arrows
    assert (arrow.sign, arrow.state, arrow.verbs) == ("±", "disputed", "sink")
    assert arrow.told == "The navy → ship: sink; 4 claims, disputed"
    assert arrow.href == "/The navy/ship"
    assert network_of([]) is None


@given(
    st.integers(1, 28).flatmap(
        lambda n: st.tuples(st.just(n), st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), max_size=40))
    )
)
def test_nodes_stand_inside_the_drawing_and_always_in_the_same_places(asked: tuple[int, list[tuple[int, int]]]) -> None:
    count, edges = asked
    places, height = laid_out(count, tuple(edges), 960)
    assert len(places) == count
    assert all(MARGIN[0] <= x <= 960 - MARGIN[0] and 0 < y < height for x, y in places)
    laid_out.cache_clear()
    assert laid_out(count, tuple(edges), 960) == (places, height)


def test_long_names_are_shortened() -> None:
    assert shortened("The navy") == "The navy"
    assert shortened("The navy of the Republic of Pelessia") == "The navy of the Rep…"
