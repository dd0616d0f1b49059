from __future__ import annotations

from functools import partial

import pytest

from building import run_of
from sayso.attribute.clauses import whole_clause
from sayso.attribute.features import pieces_of
from sayso.model import Document
from sayso.read.syntax import SyntaxReader

PAID = "Tarsia paid the guards through a bank in Osk"


@pytest.mark.parametrize(
    ("text", "content", "others", "whole"),
    [
        (
            f"{PAID}, under the pretext that they were drivers at the mill.",
            PAID,
            [],
            f"{PAID}, under the pretext that they were drivers at the mill",
        ),
        (f"{PAID}, with money from Hezb-e-Osk.", PAID, [], f"{PAID}, with money from Hezb-e-Osk"),
        (f"{PAID}, under the pretext that they were drivers.", PAID, ["the pretext that they were drivers"], PAID),
        (f"{PAID}, and they were drivers at the mill.", PAID, [], PAID),
        (f"{PAID}, he added.", PAID, [], PAID),
        (f"{PAID} with the money of the mill.", PAID, [], PAID),
        (PAID, PAID, [], PAID),
        ("The guards of the bank, with the money of the mill, left Osk.", "The guards of the bank", [],
         "The guards of the bank"),
    ],
)  # fmt: skip
def test_a_nested_content_goes_on_over_a_phrase_of_its_clause(reader, text, content, others, whole):
    pieces = pieces_of(SyntaxReader().read(Document("d-1", text)), reader._attributor.tokenizer)
    run = partial(run_of, text, pieces)
    assert whole_clause(run(content), pieces, [run(words) for words in [content, *others]]) == run(whole)
