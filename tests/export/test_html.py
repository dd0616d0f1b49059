from html.parser import HTMLParser

import pytest

from building import extraction, of_the_examples
from sayso.export.html import marked


class Page(HTMLParser):
    """What a browser shows of a fragment, and that each tag is closed in its turn."""

    def __init__(self, fragment):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.shown, self.roles = [], set(), [], []
        self.feed(fragment)
        self.close()
        assert not self.open, f"not closed: {self.open}"
        # Heading first, then the text.
        self.heading, self.text = "".join(self.shown).split("\x00", 1)

    def handle_starttag(self, tag, attributes):
        if self.open == ["div"] and tag == "div":
            self.shown.append("\x00")
        self.tags.add(tag)
        self.open.append(tag)
        self.roles.append(frozenset(dict(attributes).get("class", "").split()) - {"sayso"})

    def handle_endtag(self, tag):
        assert self.open.pop() == tag
        self.roles.pop()

    def handle_data(self, data):
        self.shown.append(data)

    def handle_comment(self, data):
        raise AssertionError(data)


class Marks(Page):
    """The roles of every code point of the text."""

    def __init__(self, fragment):
        self.of = []
        super().__init__(fragment)

    def handle_data(self, data):
        super().handle_data(data)
        if "\x00" in self.shown:
            self.of.extend([frozenset().union(*self.roles)] * len(data))


HOSTILE = "<script>alert('1')</script> & \"Malk\" said <b>it's & over</b> &lt;now&gt; <!-- no -->."


@pytest.mark.parametrize("role", ["sources", "contents"])
def test_the_text_is_escaped(role):
    one = {"contents": ["over</b>"], role: ["<b>it's & "]} if role == "sources" else {role: ["<b>it's & over</b>"]}
    page = Page(marked(extraction(HOSTILE, {"cue": "said", **one}, title='<i>A & "B"</i><script>')))
    assert page.tags == {"div", "p", "b", "span"}
    assert page.text == HOSTILE
    assert '<i>A & "B"</i><script>' in page.heading


def test_quotation_marks_end_no_attribute():
    made = extraction('"Malk" onmouseover="x" said no.', {"cue": '"x"', "contents": ["no"]}, title='"><img src=x>')
    assert Page(marked(made)).tags == {"div", "p", "b", "span"}


def test_all_text_is_there_for_the_examples_but_the_front_matter(reader):
    for one in of_the_examples(reader):
        assert Page(marked(one)).text == one.document.text[one.document.body.start :]


def test_every_role_is_marked_where_it_stands(reader):
    for one in of_the_examples(reader)[:3]:
        expected = [set() for _ in one.document.text]
        for a in one.attributions:
            cue = (a.cue,) if a.cue else ()
            for role, spans in (("source", a.sources), ("cue", cue), ("content", a.contents)):
                for span in spans:
                    for i in range(span.start, span.end):
                        expected[i].add(role)
        assert Marks(marked(one)).of == expected[one.document.body.start :]


def test_nested_marks():
    text = "Corrow said that Malk knew all of it."
    made = extraction(
        text,
        {"sources": ["Corrow"], "cue": "said", "contents": ["that Malk knew all of it"]},
        {"sources": ["Malk"], "cue": "knew", "contents": ["all of it"], "within": 0},
    )
    roles = Marks(marked(made)).of
    assert roles[text.index("Malk")] == {"source", "content"}
    assert roles[text.index("knew")] == {"cue", "content"}
    assert roles[text.index("all")] == {"content"}, "the outer content goes on where the inner one ends"
    assert roles[-1] == set()


@pytest.mark.parametrize(
    ("about", "heading"),
    [({"title": "A title", "path": "a.md"}, "A title"), ({"path": "a.md"}, "a.md"), ({}, "d-1")],
)
def test_the_heading_names_the_report(about, heading):
    page = Page(marked(extraction("It was late.", {"contents": ["was late"]}, **about)))
    assert page.heading == f"{heading} · 1 attribution"


def test_nothing_found_is_plain_text():
    page = Page(marked(extraction("It was late.")))
    assert "span" not in page.tags
    assert page.text == "It was late."


def test_a_notebook_shows_it():
    made = extraction("It was late.")
    assert made._repr_html_() == marked(made)
