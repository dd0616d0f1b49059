"""Whole reports in which the layout tells who speaks: conversations, questions and answers, letters, corrections."""

import json
from pathlib import Path

import pytest

from sayso.model import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parent / "conversations.jsonl").read_text(encoding="utf-8").splitlines()
]


def document(case):
    about = {"published_at": "2031-03-04", "outlet": case.get("outlet", "The Quay Herald")}
    return Document(case["name"], case["text"], raw_sha256="0" * 64, **about)


@pytest.fixture(scope="module")
def made(reader):
    return {one.document.id: one for one in reader.pipe(map(document, CASES))}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_who_says_what(case, made):
    found = made[case["name"]]
    names = {speaker.id: speaker.name for speaker in found.speakers}
    told = [[names.get(one.speaker_id), one.polarity.value, one.act.value, one.wording] for one in found.claims]
    assert told == case["claims"]
