import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from conftest import one_sentence
from sayso.errors import InputError
from sayso.ingest.find import find_reports, shown

links = pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to work in, with reports at several depths and what is none."""
    names = [
        "b.txt",
        "a.md",
        "C.TXT",
        "photo.jpg",
        ".hidden.txt",
        "deep/z.txt",
        "deep/er/y.md",
        ".git/x.txt",
        "none/n.png",
        "none/n.meta.json",
    ]
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("He said no.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def found(*arguments: str) -> list[str]:
    """The files found, with forward slashes; there must be no error."""
    results = list(find_reports(arguments))
    assert all(isinstance(result, str) for result in results), results
    return [str(result).replace(os.sep, "/") for result in results]


def problem(*arguments: str) -> str:
    """The one error found, and nothing else."""
    results = list(find_reports(arguments))
    assert len(results) == 1, results
    assert isinstance(results[0], InputError)
    assert one_sentence(str(results[0])), results[0]
    return str(results[0])


def test_a_folder_is_walked_in_order_of_names(folder: Path) -> None:
    assert found(".") == ["./C.TXT", "./a.md", "./b.txt", "./deep/z.txt", "./deep/er/y.md"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(folder: Path) -> None:
    assert found("photo.jpg", ".hidden.txt", ".git/x.txt") == ["photo.jpg", ".hidden.txt", ".git/x.txt"]


def test_arguments_keep_their_order(folder: Path) -> None:
    assert found("deep", "b.txt", "a.md") == ["deep/z.txt", "deep/er/y.md", "b.txt", "a.md"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("b.txt", "b.txt"),
        ("b.txt", "./b.txt"),
        ("b.txt", "deep/../b.txt"),
        ("b.txt", os.path.abspath("b.txt")),
        ("b.txt", "b.*"),
        ("-", "-"),
    ],
)
def test_a_file_given_twice_is_found_once(arguments: tuple[str, ...], folder: Path) -> None:
    arguments = tuple(str(folder / "b.txt") if os.path.isabs(argument) else argument for argument in arguments)
    assert found(*arguments) == [arguments[0]]


def test_a_folder_and_a_file_in_it_give_the_file_once(folder: Path) -> None:
    assert found("deep/er/y.md", "deep") == ["deep/er/y.md", "deep/z.txt"]


def test_globs_match_files_and_folders(folder: Path) -> None:
    assert found("*.txt") == ["b.txt"]
    assert found("[ab].*") == ["a.md", "b.txt"]
    assert found("de*p") == ["deep/z.txt", "deep/er/y.md"]
    assert found("**/*.md") == ["a.md", "deep/er/y.md"]


def test_a_file_whose_name_looks_like_a_pattern_is_that_file(folder: Path) -> None:
    Path("report[1].txt").write_text("He said no.", encoding="utf-8")
    Path("report1.txt").write_text("He said no.", encoding="utf-8")
    assert found("report[1].txt") == ["report[1].txt"]


def test_standard_input_is_left_as_it_is(folder: Path) -> None:
    assert found("b.txt", "-") == ["b.txt", "-"]


def test_what_is_not_there_is_said(folder: Path) -> None:
    assert problem("nothere.txt") == "nothere.txt does not exist; check the path."
    assert problem("") == "'' does not exist; check the path."


def test_a_pattern_without_match_is_said(folder: Path) -> None:
    assert "*.pdf matches no file" in problem("*.pdf")


def test_a_folder_without_reports_is_said(folder: Path) -> None:
    told = "none holds no report among its 2 files; a file that is one, but is not called so, can be named itself."
    assert problem("none") == told


@pytest.mark.parametrize("name", ["a\0b.txt", "x" * 5000, "a.md/b.txt", "a/" * 3000])
def test_an_impossible_name_is_said(name: str, folder: Path) -> None:
    assert "exist" in (said := problem(name)) or "can't be opened" in said


def test_errors_stand_where_the_files_would(folder: Path) -> None:
    kinds = [type(result) for result in find_reports(["nothere", "b.txt", "none", "a.md"])]
    assert kinds == [InputError, str, InputError, str]


@links
def test_links_to_folders_are_passed_over_and_to_files_followed(folder: Path) -> None:
    os.symlink("..", "deep/loop")
    os.symlink("../b.txt", "deep/linked.txt")
    assert found("deep") == ["deep/linked.txt", "deep/z.txt", "deep/er/y.md"]


@links
def test_a_link_in_a_ring_is_said(folder: Path) -> None:
    os.symlink("ring2.txt", "ring1.txt")
    os.symlink("ring1.txt", "ring2.txt")
    assert "ring1.txt" in problem("ring1.txt")


@links
def test_a_link_to_nothing_is_said(folder: Path) -> None:
    os.symlink("gone.txt", "dangling.txt")
    assert "dangling.txt does not exist" in problem("dangling.txt")


def test_a_folder_that_can_not_be_opened_is_said(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scan = os.scandir

    def refuse(path: str) -> Iterable[os.DirEntry[str]]:
        if os.path.basename(path) == "er":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refuse)  # root, who may run this, can open anything
    results = list(find_reports(["deep"]))
    assert results[0] == os.path.join("deep", "z.txt")
    assert (
        str(results[1]) == f"{os.path.join('deep', 'er')} can't be opened (Permission denied); check its permissions."
    )


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names there are Unicode without line ends")
@pytest.mark.parametrize(
    "raw", [b"line\nend.txt", b"tab\t.txt", b"\xff\xfe.txt", b"\x1b[31mred.txt", "\u202egpj.txt".encode()]
)
def test_odd_names_are_found_and_shown_harmless(raw: bytes, folder: Path) -> None:
    name = os.fsdecode(raw)
    (folder / "odd").mkdir()
    (folder / "odd" / name).write_text("He said no.", encoding="utf-8")
    assert found("odd", f"odd/{name}") == [f"odd/{name}"]
    assert problem(f"none/{name}").isprintable()
    assert shown(name).encode("utf-8").isascii()


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("a b.txt", "a b.txt"),
        ("Zürich 港.txt", "Zürich 港.txt"),
        ("a\nb", "a\\nb"),
        ("\x1b[1m", "\\x1b[1m"),
        ("\udcff", "\\udcff"),
    ],
)
def test_only_what_can_not_be_printed_is_escaped(path: str, printed: str) -> None:
    assert shown(path) == printed
