"""The gazetteer: what it knows, and that its index is made, kept and doubted as it should be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sayso.claims.places import build, index
from sayso.claims.places.build import CAPITAL, COUNTRY, TOWN, Building, Row
from sayso.claims.places.gazetteer import Gazetteer
from sayso.claims.places.toponyms import fold
from sayso.errors import SetupError
from sayso.model import Precision

CASES = [json.loads(line) for line in (Path(__file__).parent / "gazetteer.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def world() -> Gazetteer:
    return Gazetteer.shared()


@pytest.mark.parametrize("case", [pytest.param(case, id=case["name"]) for case in CASES])
def test_finds(world: Gazetteer, case: dict[str, Any]) -> None:
    sites = [site for site in world.find(case["name"]) if site.exact]
    best = max(sites, key=lambda site: site.population, default=None)
    assert (best and [best.name, best.kind, best.country, world.region_name(best)]) == case["biggest"]


def test_codes_only_after_a_comma(world: Gazetteer) -> None:
    assert [site.name for site in world.find("TX", after_comma=True) if site.exact] == ["Texas"]
    assert not [site for site in world.find("tx", after_comma=True) if site.exact]


def test_capital(world: Gazetteer) -> None:
    assert [s.region for s in world.find("Washington") if s.capital] == [
        s.number for s in world.find("District of Columbia") if s.kind is Precision.REGION
    ]


def test_towns_lie_in_regions_of_their_country(world: Gazetteer) -> None:
    for name in ("Victoria", "Santiago", "San Jose", "Springfield", "Alexandria"):
        for site in world.find(name):
            region = None if site.region is None else world.site(site.region)
            assert region is None or (region.country, region.kind) == (site.country, Precision.REGION)


@given(st.text())
def test_any_name(name: str) -> None:
    Gazetteer.shared().find(name, after_comma=True)
    assert fold(fold(name)) == fold(name) or not name.isascii()


# The index as a file, with two places in it.


def _small() -> bytes:
    made = Building()
    land = made.add(Row("Land", COUNTRY, "XL", 1.0, 2.0, 900))
    made.call(land, ["Land", "The Land"], own=True)
    made.call(made.add(Row("Tøwn", TOWN | CAPITAL, "XL", 1.5, 2.5, 500)), ["Tøwn"], own=True)
    return build._columns(made)


@pytest.fixture
def builds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """An empty cache folder and a build that takes no time; one element is added each time it runs."""
    ran: list[int] = []

    def making() -> bytes:
        ran.append(1)
        return _small()

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(build, "build", making)
    return ran


def test_made_once(builds: list[int]) -> None:
    assert "not made yet" in str(Gazetteer.status())
    assert builds == []
    for _ in range(2):
        found = Gazetteer().find("town")
        assert [(s.name, s.kind, s.country, s.capital, s.latitude) for s in found] == [
            ("Tøwn", Precision.TOWN, "XL", True, 1.5)
        ]
    assert builds == [1]
    assert "2 places" in str(Gazetteer.status())
    assert [file.name for file in index.cache_folder().iterdir()] == [index.index_path().name]


def test_damaged_is_made_anew(builds: list[int]) -> None:
    Gazetteer().find("land")
    path = index.index_path()
    good = path.read_bytes()
    damages = [b"", good[:7], good[:-1], good + b"x", good[:60] + b"\xff" + good[61:], good[:-9] + b"\x01" + good[-8:]]
    for number, bad in enumerate(damages, 2):
        path.unlink()
        path.write_bytes(bad)
        assert Gazetteer.status().places is None
        assert [site.name for site in Gazetteer().find("land")] == ["Land"]
        assert len(builds) == number
        assert path.read_bytes() == good


def test_of_other_versions_is_not_used(builds: list[int], monkeypatch: pytest.MonkeyPatch) -> None:
    Gazetteer().find("land")
    monkeypatch.setattr(index, "FORMAT", 999)
    Gazetteer().find("land")
    assert len(builds) == 2


def test_folder_that_cannot_be_written(builds: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    one = Gazetteer()
    assert [site.name for site in (*one.find("land"), *one.find("town"))] == ["Land", "Tøwn"]
    assert builds == [1]


def test_no_home(monkeypatch: pytest.MonkeyPatch) -> None:
    def homeless() -> Path:
        raise RuntimeError("no home")

    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(Path, "home", homeless)
    assert not index.cache_folder().exists()


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index, "PACKAGES", ("no-such-package",))
    with pytest.raises(SetupError, match="'pip install no-such-package'"):
        index.stamp()


def test_two_processes_at_once(tmp_path: Path) -> None:
    """Each writes the whole file beside its place and renames it: whoever reads sees one or the other, whole."""
    code = (
        "from sayso.claims.places import index as f\n"
        "data = f.packed({name: b'' for name in f.COLUMNS}, [])\n"
        "for _ in range(50): assert len(f.save_index(data)) == 0 and f.open_index() is not None\n"
    )
    command = [sys.executable, "-c", code]
    environment = {"XDG_CACHE_HOME": str(tmp_path), "PYTHONPATH": str(Path(index.__file__).parents[3])}
    running = [subprocess.Popen(command, env=environment, stderr=subprocess.PIPE) for _ in range(2)]
    errors = [one.communicate()[1] for one in running]
    assert [one.returncode for one in running] == [0, 0], errors
    assert len(list((tmp_path / "sayso").iterdir())) == 1
