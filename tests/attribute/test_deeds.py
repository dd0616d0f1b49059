from __future__ import annotations

from functools import partial

import pytest

from building import run_of
from sayso.attribute.deeds import deed_ids, is_deed
from sayso.attribute.features import pieces_of
from sayso.attribute.link import Linked
from sayso.model import Document
from sayso.read.syntax import SyntaxReader


@pytest.mark.parametrize(
    ("text", "cue", "content", "deed"),
    [
        ("Russia is supporting the Taliban with rifles.", "is supporting", "the Taliban", True),
        ("Advisers had arrived to support the Taliban.", "had arrived to support", "the Taliban", True),
        ("Russia was backing Ukraine.", "was backing", "Ukraine", True),
        (
            "Russia is aiding the Taliban in the north by selling arms.",
            "is aiding",
            "the Taliban in the north by selling arms",
            True,
        ),
        (
            "Russia is backing a plan for the north by the Taliban.",
            "is backing",
            "a plan for the north by the Taliban",
            False,
        ),
        ("Senator Tom Hall is supporting Hillary Clinton.", "is supporting", "Hillary Clinton", False),
        ("Voters support the Taliban.", "support", "the Taliban", False),
        ("The senator is supporting the bill.", "is supporting", "the bill", False),
        ("The minister is saying that Russia lied.", "is saying", "that Russia lied", False),
    ],
)
def test_deeds(reader, text, cue, content, deed):
    tokenizer = reader._attributor.tokenizer
    pieces = pieces_of(SyntaxReader().read(Document("d-1", text)), tokenizer)
    run = partial(run_of, text, pieces)

    assert is_deed(Linked(cue=run(cue), contents=[run(content)]), pieces, deed_ids(tokenizer)) is deed


def test_without_a_cue_nothing_is_a_deed(reader):
    tokenizer = reader._attributor.tokenizer
    pieces = pieces_of(SyntaxReader().read(Document("d-1", "The Taliban")), tokenizer)
    assert not is_deed(Linked(contents=[(0, 2)]), pieces, deed_ids(tokenizer))
