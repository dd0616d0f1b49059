from __future__ import annotations

import pytest

from sayso.attribute.handed_out import handed_out
from sayso.model import Document
from sayso.read.syntax import SyntaxReader


def _told(text: str) -> list[tuple[str, list[str]]]:
    reading = SyntaxReader().read(Document("d", text))
    return [(who.of(text), [one.of(text) for one in said]) for who, _, said in handed_out(reading)]


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
        (
            "The following is a news release from the Marl Police Department.\n\nMARL — It rained.\n\nNobody drowned."
            "\n\nORIGINAL STORY\n\nMARL — It rains.",
            [("Marl Police Department", ["MARL — It rained.", "Nobody drowned."])],
        ),
        (
            "Here is the news release from Marl State Police:\n\nIt rained.\n\nUPDATED at noon\n\nIt snowed.",
            [("Marl State Police", ["It rained."])],
        ),
        (
            "Marl Police Press Release:\n\nIt rained.\n\nMARL (WXYZ) -- It snowed.",
            [("Marl Police", ["It rained."])],
        ),
        (
            "Officials with Marl Schools released the following statement on Monday:\n\nOur schools are shut.\n\n"
            "We hope to open on Friday.\n\nThe river rose all night.",
            [("Officials with Marl Schools", ["Our schools are shut.", "We hope to open on Friday."])],
        ),
        (
            "On Sunday, Marl Council issued the following press release:\n\nThe gate was shut.\n\nIt rained.",
            [("Marl Council", ["The gate was shut."])],
        ),
        ("Marl Council issued the following statement:\n\n“The gate was shut.”\n\nWe asked why.", []),
        (
            "Marl Council issued the following statement:\n\n“The gate was shut.\n\nIt rained.”\n\nWe asked why.",
            [("Marl Council", ["“The gate was shut.", "It rained.”"])],
        ),
        (
            "Marl Police spokesperson Ida Venn spoke.\n\nThis is directly from Venn: The gate was shut.\n\nIt snowed.",
            [("Venn", ["The gate was shut."])],
        ),
        (
            "It rained.\n\nFrom the Marl County Sheriff's Office: Deputies came.\n\nIt snowed.",
            [("Marl County Sheriff's Office", ["Deputies came."])],
        ),
        ("It rained.\n\nStatement from Chief Jo Holt: The gate was shut.", [("Chief Jo Holt", ["The gate was shut."])]),
        ("PRESS RELEASE FROM MARL POLICE:\n\nThe gate was shut.", [("MARL POLICE", ["The gate was shut."])]),
        (
            "Read the full statement from Marl Council below:\n\nThe gate was shut.",
            [("Marl Council", ["The gate was shut."])],
        ),
        (
            "The Marl School System issued a statement:\n\nOur schools are shut.\n\nThe river rose.",
            [("The Marl School System", ["Our schools are shut."])],
        ),
        ("It rained.\n\nFrom Marl to Selm: The trip takes an hour.", []),
        ("It rained.\n\nFrom Monday: The gate is open.\n\nFrom left: Ida Venn and Jo Holt.", []),
        (
            "It rained.\n\n=====\nStatement from Marl County Sheriff Jo Holt: The gate was shut.\n\nIt snowed.",
            [("Marl County Sheriff Jo Holt", ["The gate was shut."])],
        ),
        ("The board heard the following account:\n\nIt rained.", []),
        ("He proposed the following measures:\n\nA new gate.", []),
        ("From 7 a.m. Sunday to 7 a.m. Monday:\n\nThe Sheriff’s Office had calls.", []),
        ("From the city of Marl, an office worker writes:\n\nIt rained.", []),
        ("From Ann Holt:\n\nIt rained.", []),
        ("From Marl County Police:", []),
    ],
)
def test_a_release_is_said_by_whom_the_line_above_names(text: str, told: list[tuple[str, list[str]]]) -> None:
    assert _told(text) == told
