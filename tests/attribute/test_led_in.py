from __future__ import annotations

import pytest

from sayso import Reader
from sayso.attribute.led_in import carried_on, led_in
from sayso.model import Document
from sayso.read.syntax import SyntaxReader


@pytest.mark.parametrize(
    ("text", "who", "cue", "said"),
    [
        (
            "Writing on her page, Torm stated,\n\n“The keys were taken.”\n\nIt rained.",
            "Torm",
            "stated",
            ["“The keys were taken.”"],
        ),
        (
            'Piet Varn told the council\n\n"It leaks.\n\n"We closed it."\n\nIt rained.',
            "Piet Varn",
            "told",
            ['"It leaks.', '"We closed it."'],
        ),
        (
            'In a letter, the abbey denied these charges:\n\n"The gate was open."',
            "the abbey",
            None,
            ['"The gate was open."'],
        ),
    ],
)
def test_a_quotation_below_who_leads_it_in_is_theirs(text: str, who: str, cue: str | None, said: list[str]) -> None:
    found = list(led_in(SyntaxReader().read(Document("d", text))))
    told = [(s.of(text), c.of(text) if c else None, [one.of(text) for one in parts]) for s, c, parts, _ in found]
    assert told == [(who, cue, said)]


@pytest.mark.parametrize(
    "text",
    [
        'Torm stated it was late.\n\n"The keys were taken."',
        'Torm did not say,\n\n"The keys were taken."',
        'Torm stated,\n\n"The keys were taken," Varn said. "It leaks."',
        'Torm stated,\n\n"The keys were taken.\n\nIt rained.',
        "Torm stated,\n\nThe keys were taken.",
        'Three things were found,\n\n"The keys were taken."',
    ],
)
def test_nobody_leads_in_what_is_no_whole_quotation_or_has_its_own_speaker(text: str) -> None:
    assert not list(led_in(SyntaxReader().read(Document("d", text))))


def test_who_speaks_after_it_does_not_say_it(reader: Reader) -> None:
    text = (
        "In a letter to the court, the abbey denied these charges:\n\n“The gate was never shut. It stood open all day.”"
        "\n\nA steward added that the girl had left in June."
    )
    found = reader.read(Document("d", text)).attributions
    told = [([s.of(text) for s in one.sources], [c.of(text) for c in one.contents]) for one in found]
    assert told == [
        (["the abbey"], ["“The gate was never shut. It stood open all day.”"]),
        (["the abbey"], ["these charges"]),
        (["A steward"], ["that the girl had left in June"]),
    ]


def test_a_quotation_that_stands_alone_goes_on_the_one_before(reader: Reader) -> None:
    text = (
        "“The suggestion that the gate was shut is false,” the abbess told the Herald.\n\n“We still have no proof "
        "that it was shut.”\n\nVarn did not reply."
    )
    found = [one for one in reader.read(text).attributions if not one.within and one.sources]
    assert [(one.sources[0].of(text), len(one.contents)) for one in found][:1] == [("the abbess", 2)]


def test_an_answer_a_question_and_what_has_its_own_speaker_go_on_nothing() -> None:
    text = (
        "“It was shut,” she said.\n\n“Why is that?”\n\n“Never, sir.”\n\n“It was open all day,” he said.\n\nIt rained."
    )
    assert not list(carried_on(SyntaxReader().read(Document("d", text))))
