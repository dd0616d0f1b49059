import multiprocessing
import re

import pytest

import sayso
from sayso import pipeline
from sayso.ingest.text import document_from_text
from sayso.pipeline import BATCH_DOCUMENTS

FRENCH = (
    "Le ministre a déclaré mardi que le navire transportait des engrais et rien d'autre. Le capitaine, lui, "
    "affirme que les caisses étaient fermées et que personne n'a pu les ouvrir avant le départ. Une enquête a été "
    "ouverte par la police du port, qui n'a pas voulu répondre aux questions des journalistes."
)


def report(number):
    return f"Officer {number} said the ship had carried {number} crates."


class Counted:
    """Reports that know how many of them were taken."""

    def __init__(self, reports):
        self._reports = reports
        self.taken = 0

    def __iter__(self):
        for one in self._reports:
            self.taken += 1
            yield one


@pytest.fixture
def batches_of_four(monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH_DOCUMENTS", 4)


def test_order_is_kept_over_batches(reader):
    count = 2 * BATCH_DOCUMENTS + 3
    found = list(reader.pipe(report(n) for n in range(count)))
    assert [one.document.text for one in found] == [report(n) for n in range(count)]
    assert all(a.document_id == one.document.id for one in found for a in one.attributions)


def test_two_processes_find_what_one_finds_and_run_ahead_little(reader, batches_of_four):
    reports = [FRENCH if n == 13 else report(n) for n in range(43)]
    alone = list(reader.pipe(reports))
    counted = Counted(reports)
    together, ahead = [], 0
    for one in reader.pipe(counted, jobs=2):
        ahead = max(ahead, counted.taken - len(together))
        together.append(one)
    assert together == alone
    assert any(one.attributions for one in alone)
    # Two batches waiting for each process, the one being read from, and one on its way.
    assert ahead <= 4 * (2 * 2 + 2) < len(reports)


def test_reports_are_taken_a_batch_at_a_time(reader, batches_of_four):
    counted = Counted([report(n) for n in range(20)])
    found = reader.pipe(counted)
    assert counted.taken <= 4
    for number, _ in enumerate(found):
        assert counted.taken <= 4 * (number // 4 + 1)
    assert counted.taken == 20


def test_long_reports_are_taken_one_by_one(reader, monkeypatch):
    monkeypatch.setattr(pipeline, "BATCH_CHARACTERS", 10)
    counted = Counted([report(n) for n in range(5)])
    next(reader.pipe(counted))
    assert counted.taken == 1


def test_another_language_passes_through_empty(reader):
    before, between, after = reader.pipe([report(1), FRENCH, report(2)])
    assert (between.document.text, between.document.language) == (FRENCH, "fr")
    assert between.attributions == ()
    assert between.skipped
    assert between.producer == before.producer
    assert (before.document.text, after.document.text) == (report(1), report(2))
    assert not before.skipped


def test_texts_and_documents_may_be_mixed(reader):
    document = document_from_text(report(1))
    as_document, as_text = reader.pipe([document, report(1)])
    assert as_document.document is document
    assert as_document.document == as_text.document


def test_the_same_document_twice(reader):
    document = document_from_text(report(1))
    first, second = reader.pipe([document, document])
    assert first == second


def test_reading_one_is_piping_one(reader):
    assert reader.read(report(1)) == next(reader.pipe([report(1)]))


def test_nothing_in_nothing_out(reader):
    assert list(reader.pipe([])) == []


@pytest.mark.parametrize("text", ["...", "\u200b.", "🚢", "1\n\n2"])
def test_a_report_without_words_has_no_attributions(reader, text):
    assert reader.read(text).attributions == ()


@pytest.mark.parametrize("text", ["", " \n\t", "---\ntitle: x\n---\n"])
def test_an_empty_report_is_refused(reader, text):
    with pytest.raises(sayso.InputError, match="empty"):
        reader.read(text)


def test_what_came_before_a_bad_report_is_there(reader, batches_of_four):
    found = reader.pipe([*map(report, range(4)), ""])
    assert [next(found).document.text for _ in range(4)] == [report(n) for n in range(4)]
    with pytest.raises(sayso.InputError):
        next(found)


@pytest.mark.parametrize(
    ("arguments", "error"),
    [({"model": "no-such-folder"}, sayso.ModelError), ({"pipeline": "no_such"}, sayso.PipelineMissing)],
)
def test_what_is_not_installed_is_told(arguments, error):
    with pytest.raises(error):
        sayso.Reader(**arguments)


def fails_on(stage, word):
    """A stage that has a fault which only shows on readings or documents with this word."""

    def faulty(one, *rest):
        if word in getattr(one, "document", one).text:
            raise IndexError(word)
        return stage(one, *rest)

    return faulty


@pytest.mark.parametrize("stage", ["attribute", "claims"])
def test_a_stage_that_fails_on_one_report_fails_on_it_alone(reader, monkeypatch, stage):
    alone = [reader.read(report(n)) for n in range(3)]
    if stage == "attribute":
        monkeypatch.setattr(reader._attributor, "attribute", fails_on(reader._attributor.attribute, "carried 1 crates"))
    else:
        monkeypatch.setattr(pipeline, "claims_of", fails_on(pipeline.claims_of, "carried 1 crates"))
    first, failed, last = reader.pipe(report(n) for n in range(3))
    assert (first, last) == (alone[0], alone[2])
    assert failed.attributions == (alone[1].attributions if stage == "claims" else ())
    assert failed.claims == ()
    assert re.fullmatch(r"IndexError in pipeline\.py, line \d+", failed.failure)


def test_a_report_that_spacy_fails_on_takes_no_others_along(reader, monkeypatch):
    real = reader._syntax.pipe

    def faulty(documents):
        documents = list(documents)
        if any("carried 1 crates" in one.text for one in documents):
            raise ValueError("[E999]")
        return real(documents)

    monkeypatch.setattr(reader._syntax, "pipe", faulty)
    found = list(reader.pipe(report(n) for n in range(3)))
    assert [bool(one.attributions) for one in found] == [True, False, True]
    assert [bool(one.failure) for one in found] == [False, True, False]


@pytest.mark.parametrize("error", [MemoryError(), OSError("no such file"), sayso.ModelError("altered")])
def test_what_is_no_fault_of_a_report_ends_the_reading(reader, monkeypatch, error):
    def faulty(*_):
        raise error

    monkeypatch.setattr(pipeline, "claims_of", faulty)
    with pytest.raises(type(error)):
        reader.read(report(1))


def test_a_process_ended_from_outside_is_told(reader, batches_of_four):
    def reports():
        for number in range(400):
            if number == 200:
                for child in multiprocessing.active_children():
                    child.kill()
            yield report(number)

    with pytest.raises(sayso.ReadingStopped, match="fewer --jobs"):
        list(reader.pipe(reports(), jobs=2))
