from __future__ import annotations

import json
from typing import Any

import pytest
from taken import leads_back

from sayso.errors import InputError
from sayso.ingest import ninjs
from sayso.ingest.types import Item, Page


def read(**fields: Any) -> Page:
    raw = json.dumps({"uri": "https://wire.example/1", **fields})
    page = ninjs.convert(Item(raw.encode(), "item.json"))
    assert leads_back(page, raw)
    return page


def test_the_body_with_paragraphs_goes_before_the_plain_one() -> None:
    assert read(body_xhtml="<p>One “so”.</p><p>Two.</p>", body_text="One. Two.").text == "One “so”.\n\nTwo."


def test_fields_of_version_1() -> None:
    meta = read(
        body_text="He said so.",
        headline="Barges",
        byline="Ann Lee",
        firstcreated="2031-04-02T07:30:00+02:00",
        versioncreated="2031-04-03T07:30:00+02:00",
        language="en-GB",
        provider={"name": "Meridian Wire"},
        infosource=[{"name": "Delta Mission"}, {"name": "Meridian Wire"}],
    ).meta
    assert (meta.title, meta.byline, meta.outlet) == ("Barges", "Ann Lee", "Meridian Wire")
    assert (meta.published_at, meta.url, meta.language) == ("2031-04-02T07:30:00+02:00", "https://wire.example/1", "en")
    assert meta.credits == ("Delta Mission",)


def test_fields_of_version_2() -> None:
    page = read(
        headlines=[{"role": "short", "value": "B"}, {"role": "main", "value": "Barges"}],
        by="Ann Lee",
        versionCreated="2031-04-03",
        bodies=[
            {"role": "caption", "value": "No"},
            {"role": "main", "contentType": "text/plain", "value": "He said so."},
        ],
        infoSources=[{"name": "Delta Mission"}],
    )
    assert page.text == "He said so."
    assert (page.meta.title, page.meta.byline, page.meta.published_at) == ("Barges", "Ann Lee", "2031-04-03")
    assert page.meta.credits == ("Delta Mission",)


def test_a_number_that_is_no_address_is_no_address() -> None:
    assert read(body_text="He said so.", uri="urn:1").meta.url is None


@pytest.mark.parametrize(
    "raw", [b"{}", b"[]", b"{", b'{"body_text": ""}', b"[" * 100_000, b'{"bodies": [{"value": 5}]}']
)
def test_what_has_no_text_is_told(raw: bytes) -> None:
    with pytest.raises(InputError, match=r"^item\.json .*\.$"):
        ninjs.convert(Item(raw, "item.json"))
