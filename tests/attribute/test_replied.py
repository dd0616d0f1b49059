from __future__ import annotations

import pytest

from sayso import Reader


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Torm flatly shot down Varn’s claims: “The keys were never lost. We hold them still.”",
            [("Torm", "Varn’s claims"), ("Torm", "“The keys were never lost. We hold them still.”")],
        ),
        (
            "The abbess dismissed the reports about the gate: “It stood open all day.”",
            [("The abbess", "the reports about the gate"), ("The abbess", "“It stood open all day.”")],
        ),
    ],
)
def test_what_is_quoted_against_a_claim_is_said_by_who_waves_it_away(
    reader: Reader, text: str, told: list[tuple[str, str]]
) -> None:
    found = reader.read(text).attributions
    said = [(one.sources[0].of(text), content.of(text)) for one in found if not one.within for content in one.contents]
    assert said == told


def test_a_claim_that_is_quoted_is_its_own(reader: Reader) -> None:
    text = "Torm repeated Varn’s claim: “The keys were never lost.”"
    assert all("Torm’s" not in [s.of(text) for s in one.sources] for one in reader.read(text).attributions)
