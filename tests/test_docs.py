"""Every command, every option and every make target is documented."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import typer.main

from conftest import ROOT
from sayso.cli import app
from sayso.cli.extract import Format

COMMANDS: dict[str, Any] = typer.main.get_command(app).commands  # type: ignore[attr-defined]
OPTIONS = [
    (name, option)
    for name, command in [*COMMANDS.items(), ("", typer.main.get_command(app))]
    for parameter in command.params
    for option in parameter.opts
    if option.startswith("--")
]
FORMATS = [form.value for form in Format]
TARGETS = re.findall(r"^\.PHONY:(.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)[0].split()


@pytest.fixture(scope="module")
def documents(root: Path) -> str:
    files = [file for file in (root / "README.md", root / "docs" / "cli.md") if file.exists()]
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


def _stands(words: str, text: str) -> bool:
    return bool(re.search(rf"(?<![\w-]){re.escape(words)}(?![\w-])", text))


def test_there_is_something_to_document() -> None:
    assert {"extract", "doctor"} <= set(COMMANDS)
    assert len(OPTIONS) > 5
    assert {"demo", "test"} <= set(TARGETS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_is_documented(command: str, documents: str) -> None:
    assert _stands(f"sayso {command}", documents)


@pytest.mark.parametrize(("command", "option"), OPTIONS)
def test_every_option_is_documented(command: str, option: str, documents: str) -> None:
    assert _stands(option, documents), f"sayso {command} {option} stands in neither README.md nor docs/cli.md"


@pytest.mark.parametrize("form", FORMATS)
def test_every_format_is_documented(form: str, documents: str) -> None:
    assert _stands(form, documents)


@pytest.mark.parametrize("target", TARGETS)
def test_every_make_target_is_documented(target: str, root: Path) -> None:
    assert _stands(f"make {target}", (root / "README.md").read_text(encoding="utf-8"))


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_has_a_help_text(command: str) -> None:
    for parameter in COMMANDS[command].params:
        assert getattr(parameter, "help", None) or parameter.name == "help", f"{command}: {parameter.name}"
