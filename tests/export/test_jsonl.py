import json

import jsonschema
import pytest

from building import extraction, of_the_examples, span_of, with_claims
from sayso.export.jsonl import line, record, schema

TEXT = "Corrow said the ship was Radle's.\nNobody asked."
MADE = extraction(
    TEXT,
    {"sources": ["Corrow"], "cue": "said", "contents": ["the ship was Radle's"], "confidence": 0.75},
    {"contents": ["Nobody asked"], "within": 0, "confidence": 0.0},
    path="a.md",
    title="A title",
    published_at="2031-03-04",
    language="en",
)


@pytest.fixture(scope="module")
def validator():
    jsonschema.Draft202012Validator.check_schema(schema())
    return jsonschema.Draft202012Validator(schema())


def test_the_record_is_as_documented():
    first, second = MADE.attributions
    assert record(MADE) == {
        "document": {
            "id": "d-1",
            "path": "a.md",
            "title": "A title",
            "outlet": None,
            "byline": None,
            "published_at": "2031-03-04",
            "url": None,
            "language": "en",
            "format": None,
            "raw_sha256": "0" * 64,
            "credits": [],
        },
        "attributions": [
            {
                "id": first.id,
                "sources": [{"start": 0, "end": 6, "text": "Corrow"}],
                "cue": {"start": 7, "end": 11, "text": "said"},
                "contents": [{"start": 12, "end": 32, "text": "the ship was Radle's"}],
                "style": "indirect",
                "within": None,
                "confidence": 0.75,
            },
            {
                "id": second.id,
                "sources": [],
                "cue": None,
                "contents": [{"start": 34, "end": 46, "text": "Nobody asked"}],
                "style": "indirect",
                "within": first.id,
                "confidence": 0.0,
            },
        ],
        "speakers": [],
        "claims": [],
        "producer": {"name": "made-by-hand", "version": "1", "artifact_sha256": "0" * 64},
        "failure": None,
    }


def test_a_line_holds_the_record():
    assert json.loads(line(MADE)) == record(MADE)


def test_required_keys_are_those_promised():
    """Later versions may add keys; these keep their names and meaning."""
    whole = schema()
    document, attribution, producer = (
        whole["properties"]["document"],
        whole["properties"]["attributions"]["items"],
        whole["properties"]["producer"],
    )
    assert whole["required"] == ["document", "attributions", "speakers", "claims", "producer"]
    assert set(document["required"]) == set("id path title outlet byline published_at language raw_sha256".split())
    assert set(attribution["required"]) == set("id sources cue contents style within confidence".split())
    assert set(producer["required"]) == {"name", "version", "artifact_sha256"}
    assert set(whole["$defs"]["span"]["required"]) == {"start", "end", "text"}


def test_speakers_and_claims_are_as_documented():
    made = record(with_claims())
    text = with_claims().document.text

    def span(words):
        found = span_of(text, words)
        return {"start": found.start, "end": found.end, "text": words}

    assert made["document"]["credits"] == [{"kind": "text", "name": "AP", "span": span("(AP)")}]
    assert made["speakers"] == [
        {
            "id": "s-1",
            "name": "Orla Venn",
            "kind": "person",
            "named": True,
            "role": "mayor",
            "speaks_for": None,
            "nationality": "BE",
            "mentions": [span("Venn")],
        }
    ]
    assert made["claims"][0] == {
        "id": "c-1",
        "attribution_id": made["attributions"][0]["id"],
        "speaker": "s-1",
        "wording": "The ship sank at Ostend",
        "original": [span("the ship sank at Ostend")],
        "polarity": "denies",
        "certainty": "certain",
        "act": "deny",
        "said_at": {"start": "2031-03-03", "end": "2031-03-03", "granularity": "day", "span": span("on Monday")},
        "happened_at": {"start": None, "end": "2031-03-03", "granularity": "day", "span": None},
        "places": [
            {
                "name": "Ostend",
                "span": span("Ostend"),
                "precision": "town",
                "country": "BE",
                "region": "West Flanders",
                "latitude": 51.22,
                "longitude": 2.93,
            }
        ],
        "actors": {
            "who": {"name": "ship", "span": span("the ship")},
            "does": "sink",
            "whom": None,
            "what": None,
            "event": None,
        },
        "chain": [
            {"kind": "outlet", "name": "The Pier", "span": None},
            {"kind": "person", "name": "Orla Venn", "span": span("Venn")},
        ],
        "refers_to": [],
    }
    own = made["claims"][1]
    assert (own["attribution_id"], own["speaker"], own["said_at"], own["actors"]) == (None, None, None, None)


def test_the_schema_declares_all_that_is_written():
    properties = schema()["properties"]
    made = record(with_claims())
    assert set(properties) == set(made)
    assert set(properties["document"]["properties"]) == set(made["document"])
    assert set(properties["attributions"]["items"]["properties"]) == set(made["attributions"][0])
    assert set(properties["producer"]["properties"]) == set(made["producer"])
    assert set(properties["speakers"]["items"]["properties"]) == set(made["speakers"][0])
    assert set(properties["claims"]["items"]["properties"]) == set(made["claims"][0])


def test_what_is_found_in_the_examples_is_valid(reader, validator):
    for one in of_the_examples(reader):
        validator.validate(json.loads(line(one)))


def test_what_is_made_by_hand_is_valid(validator):
    validator.validate(record(MADE))
    validator.validate(record(with_claims()))
    validator.validate(record(extraction("Nothing was said.", language="fr")))


@pytest.mark.parametrize(
    "breaks",
    [
        lambda r: r.pop("producer"),
        lambda r: r["document"].pop("outlet"),
        lambda r: r["document"].update(raw_sha256="no hash"),
        lambda r: r["attributions"][0].update(contents=[]),
        lambda r: r["attributions"][0].update(confidence=1.5),
        lambda r: r["attributions"][0].update(style="quoted"),
        lambda r: r["attributions"][0]["sources"][0].update(start=-1),
        lambda r: r["attributions"][0]["cue"].pop("text"),
        lambda r: r.pop("claims"),
        lambda r: r["speakers"][0].update(kind="crowd"),
        lambda r: r["claims"][0].update(polarity="maybe"),
        lambda r: r["claims"][0].update(original=[]),
        lambda r: r["claims"][0]["said_at"].pop("start"),
        lambda r: r["claims"][0]["places"][0].update(latitude=91),
        lambda r: r["claims"][0]["chain"][0].pop("kind"),
    ],
)
def test_the_schema_refuses_what_is_wrong(validator, breaks):
    broken = record(with_claims())
    breaks(broken)
    with pytest.raises(jsonschema.ValidationError):
        validator.validate(broken)


@pytest.mark.parametrize("end", list("\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029"), ids=ascii)
def test_one_physical_line_whatever_ends_lines_in_the_text(end):
    made = extraction(
        f"Corrow said it{end}was late.", {"cue": "said", "contents": [f"it{end}was late"]}, title=f"A{end}B"
    )
    written = line(made)
    assert written.endswith("\n")
    assert len(written.splitlines()) == 1
    assert json.loads(written) == record(made)


def test_words_are_written_as_they_are():
    made = extraction("Émile sa “nej” 🚢.", {"cue": "sa", "contents": ["“nej” 🚢"]})
    assert '"text": "“nej” 🚢"' in line(made)
    (content,) = record(made)["attributions"][0]["contents"]
    assert (content["start"], content["end"]) == (9, 16), "code points, not bytes or UTF-16 units"
