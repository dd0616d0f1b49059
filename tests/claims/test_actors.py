from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import extraction
from sayso.claims.claimer import claims_of
from sayso.read.syntax import SyntaxReader

CASES = [json.loads(line) for line in (Path(__file__).parent / "actors.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_who_does_what_to_whom(case):
    said = {"sources": [case["source"]], "cue": case["cue"], "contents": [case["content"]], "confidence": 0.9}
    made = extraction(case["text"], said)
    found = claims_of(SyntaxReader().read(made.document), made.attributions).claims
    (claim,) = [one for one in found if one.attribution_id]
    actors = claim.actors
    names = [actors.who, actors.whom, actors.what] if actors else [None] * 3
    who, whom, what = (one and one.name for one in names)
    assert [who, actors and actors.does, whom, what] == case["frame"]
