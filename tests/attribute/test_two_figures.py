from __future__ import annotations

import pytest

from building import extraction
from sayso.attribute.two_figures import with_each_figure
from sayso.read.syntax import SyntaxReader


def told(text, content):
    made = extraction(text, {"sources": ["The guild"], "cue": "put", "contents": [content]})
    known = with_each_figure(SyntaxReader().read(made.document), made.attributions)
    return [[s.of(text) for s in one.contents] for one in known]


def test_each_of_two_figures_is_told_by_itself():
    content = "the cost at 3 million and the loss at 5 million"
    parts = [["the cost at 3 million"], ["the loss at 5 million"]]
    assert told(f"The guild put {content}.", content) == parts
    assert told(f"The guild put {content}.", "the cost at 3 million") == parts


def test_the_second_shares_what_the_first_is_a_number_of():
    content = "the number of dead at 16 and of wounded at 33"
    assert told(f"The guild put {content}.", content) == [
        ["the number of dead at 16"],
        ["the number", "of wounded at 33"],
    ]


@pytest.mark.parametrize(
    "content", ["the cost at 3 million", "the cost of oil and coal at 3 million", "the blame on him and on me"]
)
def test_of_one_figure_there_is_one(content):
    assert told(f"The guild put {content}.", content) == [[content]]
