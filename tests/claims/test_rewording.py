"""What negation, tense and noun phrases become in a wording, and what makes no claim."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from building import extraction
from sayso.claims.claimer import claims_of
from sayso.read.syntax import SyntaxReader

CASES = [
    json.loads(line) for line in (Path(__file__).parent / "rewording.jsonl").read_text(encoding="utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_wording(case):
    made = extraction(case["text"], *({"confidence": 0.9} | one for one in case["attributions"]))
    claims = claims_of(SyntaxReader().read(made.document), made.attributions).claims
    found = [[c.wording, c.polarity.value, c.certainty.value] for c in claims]
    assert found == case["claims"]
