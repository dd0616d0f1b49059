from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.said_by_another import with_their_own
from sayso.model import Producer
from sayso.read.syntax import SyntaxReader

OWNER = {"sources": ["The owner"], "cue": "claimed", "contents": ["that the till was empty"]}


@pytest.mark.parametrize(
    ("text", "joined", "told"),
    [
        (
            "The owner claimed that the till was empty.\n\nA guard ran in from the yard, the clerk told the Herald.",
            "A guard ran in from the yard",
            ("the clerk", "told"),
        ),
        (
            "The owner claimed that the till was empty. A guard ran in from the yard, according to the Marl Post.",
            "A guard ran in from the yard",
            ("the Marl Post", "according to"),
        ),
        (
            "The owner claimed that the till was empty.\n\nA guard ran in from the yard, a report stated.",
            "A guard ran in from the yard",
            ("a report", "stated"),
        ),
        (
            "The owner claimed that the till was empty.\n\nA guard ran in from the yard, an expert has said.",
            "A guard ran in from the yard",
            ("an expert", "has said"),
        ),
        (
            "The owner claimed that the till was empty. A guard ran in from the yard.",
            "A guard ran in from the yard",
            None,
        ),
        (
            "The owner claimed that the till was empty. A guard ran in from the yard, which the clerk said was dark.",
            "A guard ran in from the yard",
            None,
        ),
        (
            "The owner claimed that the till was empty. Half had left, according to the results.",
            "Half had left",
            None,
        ),
        (
            "The owner claimed that the till was empty. “A guard ran in,” the clerk said.",
            "“A guard ran in,”",
            None,
        ),
    ],
)
def test_a_sentence_is_said_by_whom_it_names(text: str, joined: str, told: tuple[str, str] | None) -> None:
    made = extraction(text, OWNER | {"contents": ["that the till was empty", joined]})
    reading = SyntaxReader().read(made.document)
    found = with_their_own(reading, made.attributions, Producer("m", "1", "0" * 64))
    shown = [
        ([s.of(text) for s in a.sources], a.cue.of(text) if a.cue else None, [s.of(text) for s in a.contents])
        for a in found
    ]
    first = ["that the till was empty"] if told else ["that the till was empty", joined]
    own = [([told[0]], told[1], [joined])] if told else []
    assert shown == [(["The owner"], "claimed", first), *own]


def test_what_is_nested_in_it_moves_along() -> None:
    text = "The owner claimed that the till was empty. A guard said it rained, the clerk told the Herald."
    joined = "A guard said it rained"
    inner = {"sources": ["A guard"], "cue": "said", "contents": ["it rained"], "within": 0}
    made = extraction(text, OWNER | {"contents": ["that the till was empty", joined]}, inner)
    reading = SyntaxReader().read(made.document)
    owner, clerk, guard = with_their_own(reading, made.attributions, Producer("m", "1", "0" * 64))
    assert [s.of(text) for s in clerk.sources] == ["the clerk"]
    assert owner.within is None
    assert guard.within == clerk.id
