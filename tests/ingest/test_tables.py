from __future__ import annotations

import json
from typing import Any

import pytest
from taken import items, leads_back, problems

from sayso.ingest import row, table
from sayso.ingest.columns import Columns, flat
from sayso.ingest.types import Item

TEXT = "The board said the barges had passed at night, and nobody had opened a hatch."


def texts(found: list[Item]) -> list[str]:
    return [row.convert(one).text for one in found]


def test_columns_are_found_by_their_names() -> None:
    raw = f'Headline,Publication,Author(s),Pub Date,Link,Body\nT,Herald,Ann,2031-04-02,https://h.example/1,"{TEXT}"\n'
    (one,) = items(table.expand, raw.replace("Author(s)", "Authors"))
    known = one.known
    assert (known.title, known.outlet, known.byline) == ("T", "Herald", "Ann")
    assert (known.published_at, known.url) == ("2031-04-02", "https://h.example/1")
    assert texts([one]) == [TEXT]
    assert one.source == "file!row 2"


def test_a_person_s_mapping_goes_before_any_guess() -> None:
    raw = json.dumps([{"text": "short words here", "note": TEXT, "who": {"paper": "Herald"}, "title": "T"}])
    (one,) = items(table.expand, raw, text="note", outlet="who.paper", published_at="title")
    assert texts([one]) == [TEXT]
    assert (one.known.outlet, one.known.title, one.known.published_at) == ("Herald", None, None)


def test_a_mapping_to_no_column_lists_those_there_are() -> None:
    (said,) = problems(table.expand, f'a,b\n1,"{TEXT}"\n', text="body")
    assert said == "file has no column 'body'; its columns are a, b."


def test_without_a_text_the_columns_and_the_remedy_are_told() -> None:
    (said,) = problems(table.expand, "a,b\n1,2\n")
    assert "its columns are a, b" in said
    assert "--map text=COLUMN" in said


def test_the_column_with_the_prose_is_the_text_where_no_name_says() -> None:
    assert texts(items(table.expand, f'x,y\nA,"{TEXT * 2}"\nB,"{TEXT}"\n')) == [TEXT * 2, TEXT]


def test_a_teaser_is_not_taken_for_the_text() -> None:
    (one,) = items(table.expand, json.dumps([{"text": "The board said so.", "content": TEXT * 4}]))
    assert texts([one]) == [TEXT * 4]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_values_may_be_apart_by_any_usual_mark(mark: str) -> None:
    raw = f'title{mark}text\n"a, b; c"{mark}"{TEXT}"\n'
    assert [one.known.title for one in items(table.expand, raw)] == ["a, b; c"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings(encoding: str) -> None:
    raw = f'title,text\nCafé “Tern”,"{TEXT}"\n'.encode(encoding)
    assert [one.known.title for one in items(table.expand, raw)] == ["Café “Tern”"]


def test_a_row_is_the_same_bytes_wherever_it_stands() -> None:
    one = f'A,"{TEXT}"\n'
    (alone,) = items(table.expand, "title,text\n" + one)
    _, second = items(table.expand, f'title,text\nB,"{TEXT} No."\n' + one)
    assert alone.raw == second.raw
    assert json.loads(alone.raw) == {"text": TEXT, "title": "A"}


def test_a_row_with_more_cells_than_names_is_told_and_the_rest_read() -> None:
    raw = f'title,text\nA,b,c,d\nB,"{TEXT}"\n'
    (said,) = problems(table.expand, raw)
    assert said.startswith("file, row 2, has 4 cells under 2 names")


def test_after_twenty_bad_rows_only_their_number_is_told() -> None:
    said = problems(table.expand, "title,text\n" + "A,b c d e,c,d\n" * 100 + f'B,"{TEXT}"\n')
    assert len(said) == 21
    assert "80 more rows" in said[-1]


def test_html_in_a_cell_becomes_text_and_leads_back() -> None:
    html = "<p>He said &ldquo;so&rdquo;.</p>\n<script>x()</script><p>She   denied it.</p><ul><li>one<li>two</ul>"
    (one,) = items(table.expand, json.dumps([{"text": html, "title": "A &amp; B"}]))
    page = row.convert(one)
    assert page.text == "He said “so”.\n\nShe denied it.\n\none\ntwo"
    assert leads_back(page, one.raw.decode())
    assert one.known.title == "A & B"


def test_plain_text_in_json_leads_back_through_its_escapes() -> None:
    (one,) = items(table.expand, json.dumps([{"text": 'He said "so",\nand 😀 \\ more.'}]))
    page = row.convert(one)
    assert page.text == 'He said "so",\nand 😀 \\ more.'
    assert leads_back(page, one.raw.decode())
    assert sum(s.end - s.start == s.span.end - s.span.start for s in page.origin) >= 3


@pytest.mark.parametrize(
    "shape",
    [
        lambda one: [one],
        lambda one: {"status": "ok", "articles": [one]},
        lambda one: {"response": {"docs": [one], "numFound": 1}},
        lambda one: {"hits": {"hits": [{"_id": "1", "_source": one}]}},
        lambda one: one,
    ],
)
def test_articles_are_found_where_interfaces_put_them(shape: Any) -> None:
    article = {"title": "T", "content": TEXT, "source": {"id": None, "name": "Herald"}, "tags": [{"name": "x"}]}
    (one,) = items(table.expand, json.dumps(shape(article)))
    assert (one.known.title, one.known.outlet, texts([one])) == ("T", "Herald", [TEXT])


def test_lines_of_json_go_on_after_a_bad_one() -> None:
    line = json.dumps({"text": TEXT})
    found = list(table.expand(Item(f"{line}\nnot json\n\n{line}\n".encode(), "f.jsonl"), table.Options()))
    assert [isinstance(one, Item) for one in found] == [True, False, True]
    assert "f.jsonl, line 2, is no JSON object" in str(found[1])


def test_lines_of_json_may_begin_with_a_bad_one() -> None:
    line = json.dumps({"text": TEXT})
    found = list(table.expand(Item(f"{{x\n{line}\n".encode(), "f.jsonl"), table.Options()))
    assert [isinstance(one, Item) for one in found] == [False, True]


def test_one_object_over_several_lines_is_one_article() -> None:
    raw = json.dumps({"title": "T", "text": TEXT}, indent=1)
    assert texts(items(table.expand, raw, "f.jsonl")) == [TEXT]


@pytest.mark.parametrize(
    ("value", "expected"),
    [(" nan ", None), ("None", None), ("", None), (["A", {"name": "B"}], "A, B"), ({"name": "C"}, "C"), (5, None)],
)
def test_values_that_say_nothing_are_none(value: Any, expected: str | None) -> None:
    columns = Columns.guess([{"text": TEXT, "byline": value}], {"byline": "byline"}, "file")
    assert columns.meta({"text": TEXT, "byline": value}).byline == expected


@pytest.mark.parametrize(
    ("said", "expected"), [("en-GB", "en"), ("English", "en"), ("eng", "en"), ("?", None), ("de", "de")]
)
def test_languages_are_codes(said: str, expected: str | None) -> None:
    columns = Columns.guess([{"text": TEXT, "language": said}], {}, "file")
    assert columns.meta({"language": said}).language == expected


def test_an_address_that_is_none_is_left_out() -> None:
    (one,) = items(table.expand, json.dumps([{"text": TEXT, "url": "javascript:alert(1)"}]))
    assert one.known.url is None


def test_what_is_within_objects_has_dotted_names() -> None:
    assert flat({"a": {"b": {"c": 1}, "d": [2]}, "e": 3}) == {"a.b.c": 1, "a.d": [2], "e": 3}
