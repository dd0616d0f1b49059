from __future__ import annotations

import pytest

from sayso.attribute.handed_out import handed_out
from sayso.model import Document
from sayso.read.syntax import SyntaxReader


def _told(text: str) -> list[tuple[str, list[str]]]:
    reading = SyntaxReader().read(Document("d", text))
    return [(who.of(text), [one.of(text) for one in said]) for who, said in handed_out(reading)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "From Marl County Police:\n\n“Officers came at noon.\n\nThe gate was shut.”\n\nThe paper asked why.",
            [("Marl County Police", ["“Officers came at noon.", "The gate was shut.”"])],
        ),
        (
            "From the Marl Police Department:\n\nOfficers came.\n\nPreviously from Selm Council:\n\nIt rained.",
            [("Marl Police Department", ["Officers came."]), ("Selm Council", ["It rained."])],
        ),
        (
            "Gate shut\n\nThe following is a news release from the Office of the Sheriff:\n\nIt rained.",
            [("Office of the Sheriff", ["It rained."])],
        ),
        ("From 7 a.m. Sunday to 7 a.m. Monday:\n\nThe Sheriff’s Office had calls.", []),
        ("From the city of Marl, an office worker writes:\n\nIt rained.", []),
        ("From Ann Holt:\n\nIt rained.", []),
        ("From Marl County Police:", []),
    ],
)
def test_a_release_is_said_by_whom_the_line_above_names(text: str, told: list[tuple[str, list[str]]]) -> None:
    assert _told(text) == told
