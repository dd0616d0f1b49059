from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sayso.model import Span
from sayso.web.marks import Mark, Role, paragraphs, pieces_of

TEXT = "Venn said the mayor denied that it sank. Rain fell."


def mark(words: str, role: Role, owner: str = "a-1", depth: int = 0) -> Mark:
    start = TEXT.index(words)
    return Mark(Span(start, start + len(words)), role, owner, depth)


MARKS = (
    mark("Venn", Role.SOURCE),
    mark("said", Role.CUE),
    mark("the mayor denied that it sank", Role.CONTENT),
    mark("the mayor", Role.SOURCE, "a-2", 1),
    mark("denied", Role.CUE, "a-2", 1),
    mark("that it sank", Role.CONTENT, "a-2", 1),
    mark("Rain fell", Role.OWN, "c-9"),
)


def pieces() -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {one.text: (one.roles, one.owners) for one in pieces_of(TEXT, Span(0, len(TEXT)), MARKS)}


def test_each_piece_knows_its_roles_and_what_it_belongs_to_innermost_first() -> None:
    found = pieces()
    assert found["Venn"] == (("source",), ("a-1",))
    assert found["the mayor"] == (("source", "content", "depth-0"), ("a-2", "a-1"))
    assert found["that it sank"] == (("content", "depth-1"), ("a-2", "a-1"))
    assert found["Rain fell"] == (("own",), ("c-9",))
    assert found["."] == ((), ())


def test_where_a_mark_begins_is_told_once() -> None:
    begun = [name for one in pieces_of(TEXT, Span(0, len(TEXT)), MARKS) for name in one.begun]
    assert sorted(begun) == sorted(f"{one.role}:{one.owner}" for one in MARKS)


def test_a_mark_over_two_paragraphs_is_cut_and_begins_in_the_first_alone() -> None:
    text = "One two.\n\nThree four."
    wide = Mark(Span(4, 15), Role.CONTENT, "a-1")
    first, second = (pieces_of(text, span, [wide]) for span in paragraphs(text, Span(0, len(text))))
    assert [(one.text, bool(one.marks), bool(one.begins)) for one in first] == [
        ("One ", False, False),
        ("two.", True, True),
    ]
    assert [(one.text, bool(one.marks), bool(one.begins)) for one in second] == [
        ("Three", True, False),
        (" four.", False, False),
    ]


def test_paragraphs_are_parted_by_empty_lines_alone() -> None:
    text = "title\n\n\n One\ntwo \n \nThree\n\n"
    assert [span.of(text) for span in paragraphs(text, Span(0, len(text)))] == ["title", " One\ntwo ", "Three"]


texts = st.text(alphabet="ab \n😀é", min_size=1, max_size=60)


@given(texts, st.data())
def test_pieces_put_together_are_the_text_and_no_edge_is_inside_one(text: str, data: st.DataObject) -> None:
    places = st.integers(0, len(text))
    spans = st.tuples(places, places).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: Span(*sorted(pair)))
    made = data.draw(st.lists(st.builds(Mark, spans, st.sampled_from(Role), st.sampled_from(["a-1", "a-2"]))))
    within = data.draw(spans)
    found = pieces_of(text, within, made)
    assert "".join(one.text for one in found) == within.of(text)
    for one in found:
        assert one.text == text[one.start : one.end]
        assert set(one.marks) == {mark for mark in made if mark.span.overlaps(Span(one.start, one.end))}
        assert all(mark.span.contains(Span(one.start, one.end)) for mark in one.marks)


@given(texts)
def test_paragraphs_leave_out_nothing_but_white_space(text: str) -> None:
    found = paragraphs(text, Span(0, len(text)))
    kept = set().union(*(range(span.start, span.end) for span in found)) if found else set()
    assert all(text[place].isspace() for place in range(len(text)) if place not in kept)
    assert all(span.of(text).strip() for span in found)
