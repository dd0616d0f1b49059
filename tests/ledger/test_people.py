from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sayso.ledger.people import body_named, body_of, person_of
from sayso.model import Document, Speaker, SpeakerKind

CASES = json.loads(Path(__file__).parent.joinpath("data", "people.json").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['kind']} {c['name']}")
def test_the_key_of_a_speaker(case: dict[str, Any]) -> None:
    document = Document("d-1", "", outlet=case.get("outlet"))
    kind, named = SpeakerKind(case["kind"]), case.get("named", True)
    speaker = Speaker("s-1", "d-1", case["name"], kind, named, nationality=case.get("nationality"))
    assert person_of(speaker, document) == case["key"]


def test_a_spokesperson_speaks_for_the_body() -> None:
    ministry = body_named("Pelessian foreign ministry", SpeakerKind.GOVERNMENT)
    spokesperson = Speaker(
        "s-1", "d-1", "Linnet Corrow", SpeakerKind.PERSON, True, "spokesperson", "Pelessian foreign ministry"
    )
    assert body_of(spokesperson) == ministry
    assert body_of(Speaker("s-2", "d-1", "Linnet Corrow", SpeakerKind.PERSON, True)) is None


@pytest.mark.parametrize(
    ("vague", "exact"),
    [
        ("Russian government", "Russian foreign ministry"),
        ("Pelessian government", "Pelessian foreign ministry"),
        ("police", "Houston Police Department"),
        ("the hospital", "Delta General Hospital"),
    ],
)
def test_a_vague_body_has_only_marks_of_the_exact_one(vague: str, exact: str) -> None:
    one, two = (body_named(name, SpeakerKind.GOVERNMENT) for name in (vague, exact))
    assert one.marks < two.marks
