"""A model folder: ONNX, tokenizer, configuration and card, with a checksum over all of them.

Layout, declared in ``manifest.json``::

    {"format": 1, "name": ..., "version": ..., "files": {"model.onnx": "<sha256>", ...}, "sha256": ...}

``sha256`` is the hash over the sorted lines "<sha256>  <file>\\n" of all files but the card, so one number
names all that decides what the model finds; what is written about it may be mended.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from sayso.errors import ModelError

FORMAT = 1
MANIFEST = "manifest.json"
CARD = "card.md"
FILES = ("model.onnx", "tokenizer.json", "config.json", CARD)


@dataclass(frozen=True, slots=True)
class Artifact:
    """A model folder whose checksum was verified."""

    folder: Path
    name: str
    version: str
    sha256: str
    config: dict[str, Any]


ATTRIBUTIONS, SENSE = "en", "sense"
"""The models that come with Sayso: the tagger of attributions, the encoder of what a claim means."""


def shipped_folder(model: str = ATTRIBUTIONS) -> Path:
    """The folder of a model that comes with Sayso."""
    return Path(str(files("sayso"))) / "models" / model


def load_artifact(folder: Path | None = None) -> Artifact:
    """Verify a model folder and read its configuration.

    Raises ModelError if a file is missing or differs from its checksum, or if the folder
    is of another format than this version reads.
    """
    folder = folder or shipped_folder()
    manifest = _read_json(folder, MANIFEST)
    if manifest.get("format") != FORMAT:
        raise ModelError(
            f"The model in {folder} has format {manifest.get('format')!r}, this version reads {FORMAT}; "
            "use the model that came with it."
        )
    name, version, stated = manifest.get("name"), manifest.get("version"), manifest.get("files")
    if not (isinstance(name, str) and isinstance(version, str) and isinstance(stated, dict)):
        raise ModelError(f"{folder / MANIFEST} was changed; install the model again.")
    for file in FILES:
        if _hash_file(folder, file) != stated.get(file):
            raise ModelError(
                f"{folder / file} does not match its checksum: it was changed or cut off; install the model again."
            )
    if combined(stated) != manifest.get("sha256"):
        raise ModelError(f"{folder / MANIFEST} was changed; install the model again.")
    return Artifact(folder, name, version, manifest["sha256"], _read_json(folder, "config.json"))


def write_manifest(folder: Path, name: str, version: str) -> str:
    """Write the manifest of a finished model folder; returns its checksum."""
    hashes = {file: _hash_file(folder, file) for file in FILES}
    sha256 = combined(hashes)
    content = {"format": FORMAT, "name": name, "version": version, "files": hashes, "sha256": sha256}
    (folder / MANIFEST).write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    return sha256


def combined(hashes: dict[str, str]) -> str:
    """One checksum over the checksums of all files but the card."""
    lines = "".join(f"{value}  {name}\n" for name, value in sorted(hashes.items()) if name != CARD)
    return hashlib.sha256(lines.encode()).hexdigest()


def _read_json(folder: Path, name: str) -> dict[str, Any]:
    try:
        content = json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError(
            f"{folder} is not a model folder: {name} can't be read ({error}); --model takes a folder with "
            f"{', '.join((MANIFEST, *FILES))}."
        ) from error
    if not isinstance(content, dict):
        raise ModelError(f"{folder / name} does not hold a JSON object; install the model again.")
    return content


def _hash_file(folder: Path, name: str) -> str:
    try:
        with (folder / name).open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ModelError(
            f"{folder} is not a complete model folder: {name} can't be read; install the model again."
        ) from error
