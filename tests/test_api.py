"""``sayso.__all__`` is the API: every name resolves, and README.md names just these."""

from __future__ import annotations

import re
import types
from pathlib import Path

import pytest

import sayso


def _readme(root: Path) -> str:
    return (root / "README.md").read_text(encoding="utf-8")


def _api_section(readme: str) -> str:
    """The section of README.md on the API ("In Python"), up to the next heading of its level; else all."""
    heading = re.search(r"^(#+) .*\b(?:API|In Python)\b.*$", readme, re.MULTILINE)
    if not heading:
        return readme
    rest = readme[heading.end() :]
    end = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def _told(section: str) -> set[str]:
    """The names a section says one can import from sayso, and those it gives in code type as types."""
    imported = re.findall(r"\bfrom sayso import \(?([\w, ]+)", section)
    names = {name.strip() for line in imported for name in line.split(",") if name.strip()}
    return names | set(re.findall(r"`(?:sayso\.)?([A-Z][a-z]\w+)(?:[(.][^`\n]*)?`", section))


@pytest.mark.parametrize("name", sayso.__all__)
def test_each_public_name_resolves(name: str) -> None:
    assert getattr(sayso, name) is not None
    assert not isinstance(getattr(sayso, name), types.ModuleType)


def test_public_names_are_sorted_and_each_there_once() -> None:
    assert sayso.__all__ == sorted(set(sayso.__all__))


@pytest.mark.parametrize("name", sayso.__all__)
def test_each_public_name_stands_in_the_readme(name: str, root: Path) -> None:
    assert re.search(rf"`[^`\n]*\b{name}\b|^.*\bimport\b.*\b{name}\b", _api_section(_readme(root)), re.MULTILINE)


def test_the_readme_promises_no_other_name(root: Path) -> None:
    told = _told(_api_section(_readme(root)))
    assert "Reader" in told
    assert told <= set(sayso.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Nonsense"):
        sayso.Nonsense  # noqa: B018
