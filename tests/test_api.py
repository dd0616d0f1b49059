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
    """The section of README.md on the API (a heading with that word), up to the next of its level; else all."""
    heading = re.search(r"^(#+) .*\bAPI\b.*$", readme, re.MULTILINE)
    if not heading:
        return readme
    rest = readme[heading.end() :]
    end = re.search(rf"^#{{1,{len(heading[1])}}} ", rest, re.MULTILINE)
    return rest[: end.start()] if end else rest


def _told(section: str) -> set[str]:
    """The names a section says one can import from sayso, or describes in a row of a table or list."""
    imported = re.findall(r"\bfrom sayso import \(?([\w, ]+)", section)
    names = {name.strip() for line in imported for name in line.split(",") if name.strip()}
    names |= set(re.findall(r"\bsayso\.([A-Z]\w*|__version__)", section))
    return names | set(re.findall(r"^(?:\||[-*]) *`(?:sayso\.)?(\w+)", section, re.MULTILINE))


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
    section = _api_section(_readme(root))
    assert section.strip(), "README.md is empty"
    if section != _readme(root):
        assert _told(section) <= set(sayso.__all__)
    else:
        assert {name for name in _told(section) if name[0].isupper()} <= set(sayso.__all__)


def test_a_name_that_is_not_there_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Nonsense"):
        sayso.Nonsense  # noqa: B018
