import json

import pytest

from sayso.artifact import FILES, FORMAT, MANIFEST, combined, load_artifact, write_manifest
from sayso.errors import ModelError


@pytest.fixture
def folder(tmp_path):
    """A sound model folder; nothing in it is run."""
    for name in FILES:
        (tmp_path / name).write_bytes(f"the content of {name}".encode())
    (tmp_path / "config.json").write_text('{"link_size": 64}', encoding="utf-8")
    write_manifest(tmp_path, "sayso-test", "1.2.3")
    return tmp_path


def edit(folder, **changes):
    path = folder / MANIFEST
    manifest = json.loads(path.read_text(encoding="utf-8")) | changes
    path.write_text(json.dumps({k: v for k, v in manifest.items() if v is not None}), encoding="utf-8")


def test_what_was_written_is_loaded(folder):
    found = load_artifact(folder)
    assert (found.folder, found.name, found.version) == (folder, "sayso-test", "1.2.3")
    assert found.config == {"link_size": 64}
    assert found.sha256 == write_manifest(folder, "sayso-test", "1.2.3")


def test_the_shipped_model_is_sound():
    assert load_artifact().config


@pytest.mark.parametrize("name", FILES)
def test_an_altered_file_is_refused(folder, name):
    raw = bytearray((folder / name).read_bytes())
    raw[-1] ^= 1
    (folder / name).write_bytes(raw)
    with pytest.raises(ModelError, match=name):
        load_artifact(folder)


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_cut_off_is_refused(folder, name):
    raw = (folder / name).read_bytes()
    (folder / name).write_bytes(raw[: len(raw) // 2])
    with pytest.raises(ModelError, match=name):
        load_artifact(folder)


@pytest.mark.parametrize("name", [MANIFEST, *FILES])
def test_a_missing_file_is_refused(folder, name):
    (folder / name).unlink()
    with pytest.raises(ModelError, match=name):
        load_artifact(folder)


def test_no_folder_at_all_is_refused(tmp_path):
    with pytest.raises(ModelError, match="not a model folder"):
        load_artifact(tmp_path / "nowhere")


def test_a_file_in_place_of_the_folder_is_refused(folder):
    with pytest.raises(ModelError, match="not a model folder"):
        load_artifact(folder / "card.md")


@pytest.mark.parametrize("other", [0, FORMAT + 1, str(FORMAT), None])
def test_another_format_is_refused(folder, other):
    edit(folder, format=other)
    with pytest.raises(ModelError, match="format"):
        load_artifact(folder)


@pytest.mark.parametrize("raw", [b"", b"{", b"[]", b"null", b"\xff\xfe"])
def test_a_manifest_that_is_none_is_refused(folder, raw):
    (folder / MANIFEST).write_bytes(raw)
    with pytest.raises(ModelError, match=MANIFEST):
        load_artifact(folder)


@pytest.mark.parametrize(
    "changes",
    [
        {"files": None},
        {"files": []},
        {"files": {}},
        {"sha256": None},
        {"sha256": "0" * 64},
        {"name": None},
        {"version": None},
    ],
    ids=str,
)
def test_an_altered_manifest_is_refused(folder, changes):
    edit(folder, **changes)
    with pytest.raises(ModelError):
        load_artifact(folder)


def test_a_manifest_that_states_a_file_more_is_refused(folder):
    stated = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))["files"]
    edit(folder, files={**stated, "more.bin": "0" * 64})
    with pytest.raises(ModelError, match="was changed"):
        load_artifact(folder)


def test_a_configuration_that_is_no_object_is_refused(folder):
    (folder / "config.json").write_text("[1, 2]", encoding="utf-8")
    write_manifest(folder, "sayso-test", "1.2.3")
    with pytest.raises(ModelError, match=r"config\.json"):
        load_artifact(folder)


def test_the_checksum_does_not_depend_on_order():
    hashes = {name: f"{number:064x}" for number, name in enumerate(FILES)}
    backwards = dict(reversed(hashes.items()))
    assert list(backwards) != list(hashes)
    assert combined(backwards) == combined(hashes)


def test_the_checksum_leaves_out_the_card():
    hashes = {name: f"{number:064x}" for number, name in enumerate(FILES)}
    assert combined(hashes | {"card.md": "f" * 64}) == combined(hashes)
    assert all(combined(hashes | {name: "f" * 64}) != combined(hashes) for name in FILES if name != "card.md")


def test_the_checksum_tells_which_file_has_which_content():
    hashes = {name: f"{number:064x}" for number, name in enumerate(FILES)}
    swapped = dict(zip(hashes, reversed(hashes.values()), strict=True))
    assert combined(swapped) != combined(hashes)


def test_name_and_version_are_not_part_of_the_checksum(folder):
    """The same weights under another name are the same model."""
    assert write_manifest(folder, "sayso-other", "9") == write_manifest(folder, "sayso-test", "1.2.3")
