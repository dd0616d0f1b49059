from __future__ import annotations

from building import extraction
from sayso.attribute.by_whom_done import without_agents
from sayso.read.syntax import SyntaxReader


def sources(text: str, *attributions: dict[str, object]) -> list[list[str]]:
    """The sources of what is made of these attributions, by their words."""
    made = extraction(text, *attributions)
    found = without_agents(SyntaxReader().read(made.document), made.attributions)
    return [[span.of(text) for span in one.sources] for one in found]


def test_who_called_it_a_fake_does_not_tell_what_it_seemed() -> None:
    text = "The photo was debunked as a fake by several experts and appeared to show an older man."
    called = {"cue": "was debunked", "contents": ["The photo", "as a fake"]}
    seems = {"sources": ["several experts"], "cue": "appeared", "contents": ["to show an older man"]}
    assert sources(text, called, seems) == [["several experts"], []]


def test_who_was_asked_and_then_said_it_says_it() -> None:
    text = "Mr Dahl was questioned by police and said the mill was shut."
    said = {"sources": ["Mr Dahl"], "cue": "said", "contents": ["the mill was shut"]}
    assert sources(text, said) == [["Mr Dahl"]]
