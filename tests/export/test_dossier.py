"""The dossier: whole, harmless, and without those who are to be left out of it."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path

import pytest

import sayso
from sayso.errors import DecisionError, InputError
from sayso.export.dossier import Contents, Counts, write_dossier
from sayso.export.dossier.redaction import Redactor, Withheld
from sayso.keeper import Asked
from sayso.ledger.types import DecisionKind
from sayso.model import Span
from sayso.store import EntryFilter, open_ledger
from sayso.views import Views

RADLE = Withheld("[source withheld]", ("Oswin Radle", "the Viper"), ("Oswin", "Radle", "May"), frozenset({"s-1"}))


class Page(HTMLParser):
    """What a browser would make of a file."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def written(ledger: Path, path: Path, **asked: object) -> Counts:
    contents = Contents("Port Elder", **asked)  # type: ignore[arg-type]
    with open_ledger(ledger) as store, store.reading() as view:
        return write_dossier(view, Views(view), contents, path)


@pytest.fixture(scope="module")
def whole(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("dossier") / "whole.html"
    counts = written(filled, path)
    assert counts.reports == 12
    assert counts.entries > 250
    return path.read_text(encoding="utf-8")


def test_it_runs_nothing_and_fetches_nothing(whole: str) -> None:
    page = Page(whole)
    names = {name for name, _ in page.tags}
    assert not names & {"script", "iframe", "link", "object", "embed", "form", "base", "img"}
    for _, attributes in page.tags:
        assert not any(name.startswith("on") or name in ("style", "src") for name in attributes)
        assert (attributes.get("href") or "#").startswith("#")
    assert not re.search(r"@import|url\(", whole)


def test_its_policy_lets_in_its_own_style_alone(whole: str) -> None:
    style = re.search(r"<style>(.*?)</style>", whole, re.DOTALL)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:" in unescape(whole)


def test_every_link_leads_somewhere_and_every_id_is_there_once(whole: str) -> None:
    tags = Page(whole).tags
    ids = [attributes["id"] for _, attributes in tags if attributes.get("id")]
    assert len(ids) == len(set(ids))
    links = {(attributes.get("href") or "")[1:] for name, attributes in tags if name == "a"}
    assert links <= set(ids)


def test_everything_of_an_entry_is_in_it(filled: Path, whole: str) -> None:
    told = " ".join(" ".join(Page(whole).words).split())
    with open_ledger(filled) as store, store.reading() as view:
        found = Views(view).entry("e-84dd2bcbfde8ed912521").entry
        reports = view.documents()
    assert found.wording in told
    for one in found.appearances:
        assert f'id="{one.id}"' in whole
    assert "Affirmed by 1 independent origin, 2 appearances" in told
    assert "Denied by 1 independent origin, 2 appearances" in told
    for row in reports:
        assert row.document.raw_sha256
        assert row.document.raw_sha256 in told


def test_filters_choose_its_entries(filled: Path, tmp_path: Path) -> None:
    counts = written(filled, tmp_path / "d.html", wanted=EntryFilter(disputed=True), limit=3)
    assert counts.entries == 3


def test_decisions_and_their_undoing_are_told(ledger: Path, tmp_path: Path) -> None:
    with sayso.open_ledger(ledger) as store:
        keeper = sayso.Keeper(store)
        entry = "e-84dd2bcbfde8ed912521"
        noted = keeper.decide(Asked(DecisionKind.NOTE, entry, note="Ask <b>Venn</b>"), "Ana")
        keeper.decide(Asked(DecisionKind.UNDO, noted.id), "Bo")
    written(ledger, tmp_path / "d.html")
    page = (tmp_path / "d.html").read_text(encoding="utf-8")
    assert "Ask &lt;b&gt;Venn&lt;/b&gt;" in page
    assert "2 decisions" in page


@pytest.mark.parametrize(
    ("told", "without"),
    [
        ("Oswin Radle said so", "[source withheld] said so"),
        ("OSWIN  RADLE said so", "[source withheld] said so"),
        ("oswin\nradle", "[source withheld]"),
        ("Gen. Radle's men", "Gen. [source withheld]'s men"),
        ("RADLE’S ORDER", "[source withheld]’S ORDER"),
        ("they may go in May", "they may go in [source withheld]"),
        ("Radleton is a town", "Radleton is a town"),
        ("a radle is a tool", "a radle is a tool"),
        ("the viper", "[source withheld]"),
    ],
)
def test_names_are_taken_out_of_texts(told: str, without: str) -> None:
    assert Redactor([RADLE]).text(told) == without


def test_words_that_mean_a_source_are_taken_out_where_they_stand() -> None:
    text = "Radle spoke. He said the general knew."
    hidden = {"d-1": [(Span(0, 5), "[x]"), (Span(13, 15), "[x]")]}
    redactor = Redactor([RADLE], hidden)
    assert redactor.passage(text, 0, len(text), "d-1") == "[x] spoke. [x] said the general knew."
    assert redactor.passage(text, 14, 20, "d-1") == "[x] said"
    assert redactor.passage(text, 2, 12, "d-1") == "[x] spoke."
    assert redactor.passage(text, 16, 20, "d-1") == "said"
    assert redactor.passage(text, 13, 20, "d-2") == "He said"


def test_without_anybody_to_leave_out_nothing_changes() -> None:
    assert Redactor().text("Oswin Radle") == "Oswin Radle"


@pytest.mark.parametrize("name", ["Oswin Radle", "person:oswin radle", "senior harbour police officer"])
def test_a_source_is_nowhere_in_it(filled: Path, tmp_path: Path, name: str) -> None:
    path = tmp_path / "d.html"
    with open_ledger(filled) as store, store.reading() as view:
        row = Views(view).speakers(name.removeprefix("person:"), 1)[0]
    assert written(filled, path, redact=(name,)).withheld == ("[source withheld]",)
    page = path.read_text(encoding="utf-8")
    readable = unescape(page) + "".join(Page(page).words)
    for told in row.names:
        assert told.casefold() not in " ".join(readable.split()).casefold()
    if row.person:
        assert "radle" not in readable.casefold()
        assert "oswin" not in readable.casefold()
    assert "[source withheld]" in readable
    assert "Pelessia has been arming the Front" in readable


def test_a_source_is_not_told_by_its_role_or_a_pronoun(filled: Path, tmp_path: Path) -> None:
    """All that the reports have for the general, where he speaks: source spans and mentions."""
    path = tmp_path / "d.html"
    written(filled, path, redact=("Oswin Radle",))
    told = " ".join("".join(Page(path.read_text(encoding="utf-8")).words).split())
    with open_ledger(filled) as store, store.reading() as view:
        appearances = [
            one
            for found in Views(view).entries(EntryFilter(by="person:oswin radle"), 99)
            for one in found.entry.appearances
            if one.person == "person:oswin radle" and one.attribution
        ]
        texts = view.texts({one.document.id for one in appearances})
    assert len(appearances) > 5
    for one in appearances:
        assert one.attribution
        for span in one.attribution.sources:
            words = " ".join(span.of(texts[one.document.id][0]).split())
            if len(words.split()) > 2:
                assert words not in told


def test_who_is_to_be_left_out_must_be_clear(filled: Path, tmp_path: Path) -> None:
    with pytest.raises(DecisionError, match="Nobody in the ledger is called 'Nobody Such'"):
        written(filled, tmp_path / "d.html", redact=("Nobody Such",))
    with pytest.raises(DecisionError, match="Several speakers are called 'official'"):
        written(filled, tmp_path / "d.html", redact=("official",))
    assert not list(tmp_path.iterdir())


def test_a_dossier_that_fails_leaves_the_old_one(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "d.html"
    path.write_text("old", encoding="utf-8")
    monkeypatch.setattr(Views, "reasons", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        written(filled, path)
    assert path.read_text(encoding="utf-8") == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["d.html"]


def test_a_name_that_would_have_stayed_stops_it(filled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Redactor, "text", lambda _, told: told)
    with pytest.raises(sayso.SaysoError, match="would have stayed in the dossier"):
        written(filled, tmp_path / "d.html", redact=("Oswin Radle",))
    assert not list(tmp_path.iterdir())


def test_a_folder_that_is_not_there_is_told(filled: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere/d\.html can't be written"):
        written(filled, tmp_path / "nowhere" / "d.html")


def test_the_program_writes_it(filled: Path, tmp_path: Path, run: Callable[..., object]) -> None:
    ran = run("dossier", filled, "-o", tmp_path / "d.html", "--redact", "Oswin Radle", "--disputed")
    assert ran.status == 0  # type: ignore[attr-defined]
    assert "reports, 1 withheld" in ran.err  # type: ignore[attr-defined]
    assert "radle" not in (tmp_path / "d.html").read_text(encoding="utf-8").casefold()
