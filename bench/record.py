"""Results that last: figures in results.json, by part, and RESULTS.md made from it."""

from __future__ import annotations

import json
import os
import platform
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

from bench.tables import Table, markdown

HERE = Path(__file__).resolve().parent
RESULTS, PAGE = HERE / "results.json", HERE / "RESULTS.md"
PACKAGES = ("sayso", "spacy", "onnxruntime", "tokenizers", "numpy")
_HEAD = """# Results

Written by `python -m bench`; what each part measures is in [README.md](README.md). Each part's table is from
its latest full run. The figures for programs are in `results.json`.
"""


def circumstances(model: Path | None) -> dict[str, str]:
    """When, on what and with what the figures were got."""
    from sayso.artifact import load_artifact
    from sayso.read.syntax import SyntaxReader

    artifact, syntax = load_artifact(model), SyntaxReader()
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()}",
        "versions": f"Python {platform.python_version()}, {packages}, {syntax.name} {syntax.version}",
        "model": f"{artifact.name} {artifact.version}, sha256 {artifact.sha256}",
    }


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.machine()


def save(part: str, order: list[str], entry: dict[str, Any]) -> None:
    """Put one part's entry in place of its last one and write the page anew."""
    try:
        entries = json.loads(RESULTS.read_text(encoding="utf-8"))
    except FileNotFoundError:
        entries = {}
    entries[part] = entry
    entries = {name: entries[name] for name in order if name in entries}
    RESULTS.write_text(json.dumps(entries, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text("\n".join([_HEAD, *(_section(name, one) for name, one in entries.items())]), encoding="utf-8")


def entry_of(title: str, note: str, table: Table, about: dict[str, str]) -> dict[str, Any]:
    """All there is to keep of one part's run."""
    return {"title": title, "note": note, **about, "figures": table}


def _section(name: str, entry: dict[str, Any]) -> str:
    about = "; ".join(entry[key] for key in ("date", "machine", "versions", "model"))
    head = f"## {name}: {entry['title']}\n\n{entry['note']}\n\n"
    return f"{head}{markdown(entry['figures'])}\n\n`{entry['command']}`; {about}.\n"
