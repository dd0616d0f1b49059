"""What a run starts from: the corpus and the hostile files of the tests, so far as they are short."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator, Mapping
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from bench.fuzz.targets import Target
from bench.fuzz.wrapping import CORPUS

HOSTILE = CORPUS.parent / "hostile"


def write_seeds(targets: Mapping[str, Target], folder: Path) -> None:
    """Put the seeds of each target into a folder of its name, unless there are some."""
    missing = {folder / name: one for name, one in targets.items() if not any((folder / name).glob("seed-*"))}
    for place in missing:
        place.mkdir(parents=True, exist_ok=True)
    for name, raw in _files() if missing else ():
        for place, target in missing.items():
            for one in _seeds(target, name, raw):
                (place / f"seed-{hashlib.sha256(one).hexdigest()[:16]}").write_bytes(one)


def _seeds(target: Target, name: str, raw: bytes) -> Iterator[bytes]:
    if name.endswith(tuple(target.suffixes.split()) or ("",)):
        yield from (one for one in target.wrapping.within(raw) if 0 < len(one) <= target.longest)


def _files() -> Iterator[tuple[str, bytes]]:
    for path in sorted(CORPUS.rglob("*")):
        if path.is_file() and path.name != "expected.jsonl":
            yield path.name, path.read_bytes()
    sys.path.append(str(HOSTILE.parent))  # where what makes them lies
    for path in sorted(HOSTILE.glob("[a-z]*.py")):
        spec = spec_from_file_location(f"hostile_{path.stem}", path)
        assert spec is not None
        assert spec.loader is not None
        module = module_from_spec(spec)
        spec.loader.exec_module(module)
        yield from module.cases()
