"""What holds for any text and any bytes, whatever the model finds."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from building import of_the_examples
from conftest import cases, named, one_sentence
from sayso import Document, Extraction, InputError, Reader
from sayso.attribute import link
from sayso.attribute.features import Pieces
from sayso.attribute.linking import Run, pair_features
from sayso.ingest.reports import load_report
from sayso.ingest.text import document_from_bytes, document_from_text
from sayso.model import Attribution, Span

# Text of nothing but chance holds no attributions; these make some likely.
PHRASES = st.sampled_from(cases("phrases.json"))
ANY_CHARACTER = st.characters(exclude_categories=())  # lone surrogates too
TEXTS = st.lists(st.one_of(PHRASES, PHRASES, st.text(ANY_CHARACTER, max_size=12)), max_size=30).map("".join)

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252", "cp1251", "shift_jis", "koi8-r"]
ENCODED = st.tuples(TEXTS, st.sampled_from(ENCODINGS)).map(lambda pair: pair[0].encode(pair[1], "replace"))
PREFIXES = st.sampled_from(
    [b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"---\n", b"---\ntitle: ", b"%PDF", b"\x1b$B"]
)
BYTES = st.tuples(PREFIXES, st.one_of(st.binary(max_size=400), ENCODED)).map(b"".join)


def attempt[Result](action: Callable[[], Result]) -> Result | str:
    """What comes of it, or what is said of an input that can't be used."""
    try:
        return action()
    except InputError as error:
        return str(error)


def check(extraction: Extraction) -> None:
    """What every Extraction keeps."""
    document, found = extraction.document, extraction.attributions
    by_id = {one.id: one for one in found}
    assert len(by_id) == len(found), "two attributions have one id"
    assert [one.start for one in found] == sorted(one.start for one in found)
    top = [one for one in found if one.within is None]
    for one, other in combinations(top, 2):
        assert not any(a.overlaps(b) for a in one.contents for b in other.contents)
    for one in found:
        _check_one(one, document)
        if one.within is not None:
            parent = by_id[one.within]
            assert found.index(parent) < found.index(one)
            assert all(any(outer.contains(span) for outer in parent.contents) for span in one.spans)


def _check_one(one: Attribution, document: Document) -> None:
    body = document.body or Span(0, len(document.text))
    assert one.document_id == document.id
    assert one.contents
    assert 0 <= one.confidence <= 1
    for spans in (one.sources, one.contents):
        assert list(spans) == sorted(spans)
        assert not any(a.overlaps(b) for a, b in combinations(spans, 2))
    for span in one.spans:
        words = span.of(document.text)
        assert body.contains(span)
        assert len(words) == span.end - span.start
        assert words == words.strip()
        following = document.text[span.end : span.end + 1]
        assert not following or unicodedata.category(following) != "Mn", "a combining mark is cut off"


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(text=TEXTS)
def test_any_text_can_be_read(text: str, reader: Reader) -> None:
    result = attempt(lambda: reader.read(text))
    if isinstance(result, str):
        assert one_sentence(result)
        assert not text.strip() or text.startswith("---")
    else:
        assert len(result.document.text) == len(text)
        check(result)


@pytest.mark.parametrize("case", named("odd_texts.json"))
def test_odd_texts_can_be_read(case: dict[str, str], reader: Reader) -> None:
    extraction = reader.read(case["text"])
    check(extraction)
    assert extraction.document.text == document_from_text(case["text"]).text


def test_the_examples_keep_the_same_rules(reader: Reader) -> None:
    extractions = of_the_examples(reader)
    # Whatever the model's quality: with nothing found, or nothing nested, the rules would be kept for free.
    assert any(one.within for extraction in extractions for one in extraction.attributions)
    for extraction in extractions:
        check(extraction)


def test_a_long_text_is_linked_in_parts(reports: list[Path], reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a text of endless attributions would take memory without end."""
    most = 0

    def counted(pieces: Pieces, spans: list[Run], cues: list[Run]) -> object:
        nonlocal most
        most = max(most, len(cues))
        return pair_features(pieces, spans, cues)

    document = load_report(str(reports[5]))
    monkeypatch.setattr(link, "pair_features", counted)
    reader.read(document)
    together, most = most, 0
    monkeypatch.setattr(link, "MAX_CUES", 2)
    check(reader.read(document))
    assert most < together


@given(BYTES)
def test_any_bytes_are_a_document_or_an_input_error(raw: bytes) -> None:
    result = attempt(lambda: document_from_bytes(raw, "report.txt"))
    if isinstance(result, str):
        assert one_sentence(result)
    else:
        assert result.body is not None
        assert result.body.of(result.text).strip()
        assert "\r" not in result.text
        result.text.encode("utf-8")
