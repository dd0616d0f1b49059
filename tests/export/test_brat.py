import re
from itertools import chain

import pytest

from building import extraction, of_the_examples
from sayso.export.brat import CONFIGURATION, standoff

BOUND = re.compile(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t(.*)")
RELATION = re.compile(r"(R\d+)\t(\w+) Arg1:(T\d+) Arg2:(T\d+)")
NOTE = re.compile(r"(#\d+)\tAnnotatorNotes (T\d+)\t(.*)")


def parsed(ann, text):
    """A tiny reader of brat standoff, as strict as brat: ({T: (role, fragments)}, [(kind, T, T)], [(T, note)])."""
    bound, relations, notes, names = {}, [], [], []
    # brat itself splits at all that Python takes for a line's end.
    for row in ann.splitlines():
        if found := BOUND.fullmatch(row):
            name, role, places, words = found.groups()
            fragments = [tuple(map(int, place.split())) for place in places.split(";")]
            assert words == " ".join(text[start:end] for start, end in fragments), row
            bound[name] = role, fragments
        elif found := RELATION.fullmatch(row):
            name, *relation = found.groups()
            relations.append(tuple(relation))
        else:
            found = NOTE.fullmatch(row)
            assert found, f"brat does not know this line: {row!r}"
            name, *note = found.groups()
            notes.append(tuple(note))
        names.append(name)
    assert len(set(names)) == len(names), "a number is used twice"
    assert all(one in bound for one in chain(*((a, b) for _, a, b in relations), (on for on, _ in notes)))
    return bound, relations, notes


def words(text, annotation):
    return [text[start:end] for start, end in annotation[1]]


@pytest.fixture(scope="module")
def examples_found(reader):
    return of_the_examples(reader)


def test_each_fragment_is_its_text_on_one_line(examples_found):
    for one in examples_found:
        bound, _, _ = parsed(standoff(one), one.document.text)
        assert bound
        for role, fragments in bound.values():
            assert role in ("Source", "Cue", "Content")
            for start, end in fragments:
                fragment = one.document.text[start:end]
                assert fragment == fragment.strip() != ""
                assert len(fragment.splitlines()) == 1


def test_nothing_found_is_lost(examples_found):
    for one in examples_found:
        bound, relations, notes = parsed(standoff(one), one.document.text)
        assert len(notes) == len(one.attributions)
        assert [note.split()[0] for _, note in notes] == [a.id for a in one.attributions]
        assert sum(kind == "Within" for kind, _, _ in relations) == sum(a.within is not None for a in one.attributions)
        ends = {role: set() for role in ("Source", "Cue", "Content")}
        for role, fragments in bound.values():
            ends[role] |= {(start, end) for start, end in fragments}
        for a in one.attributions:
            assert {(s.start, s.end) for s in a.sources} <= ends["Source"]
            assert {(s.start, s.end) for s in a.contents} <= ends["Content"]


def test_relations_are_those_of_the_configuration(examples_found):
    section = CONFIGURATION.split("[relations]\n")[1].split("\n\n")[0]
    allowed = {}
    for row in section.splitlines():
        kind, arguments = row.split("\t")
        allowed[kind] = [set(part.split(":")[1].split("|")) for part in arguments.split(", ")]
    for one in examples_found:
        bound, relations, _ = parsed(standoff(one), one.document.text)
        for kind, first, second in relations:
            assert bound[first][0] in allowed[kind][0]
            assert bound[second][0] in allowed[kind][1]


def test_the_configuration_has_all_sections_brat_asks_for():
    assert re.findall(r"^\[(\w+)\]$", CONFIGURATION, re.MULTILINE) == ["entities", "relations", "events", "attributes"]
    assert re.findall(r"^(Source|Cue|Content)$", CONFIGURATION, re.MULTILINE) == ["Source", "Cue", "Content"]


def test_roles_hang_on_the_cue():
    text = "Corrow and Malk said the ship was late."
    made = extraction(text, {"sources": ["Corrow", "Malk"], "cue": "said", "contents": ["the ship was late"]})
    bound, relations, _ = parsed(standoff(made), text)
    (cue,) = (name for name, (role, _) in bound.items() if role == "Cue")
    assert {(kind, *words(text, bound[a]), *words(text, bound[b])) for kind, a, b in relations} == {
        ("HasSource", "said", "Corrow"),
        ("HasSource", "said", "Malk"),
        ("HasContent", "said", "the ship was late"),
    }
    assert all(a == cue for _, a, _ in relations)


def test_without_cue_the_source_hangs_on_the_content():
    text = "Corrow: the ship was late."
    made = extraction(text, {"sources": ["Corrow"], "contents": ["the ship was late"]})
    bound, ((kind, first, second),), _ = parsed(standoff(made), text)
    assert (kind, bound[first][0], bound[second][0]) == ("HasSource", "Content", "Source")


def test_a_source_of_two_attributions_is_one_annotation():
    text = "Corrow said it was late, adding that it sank."
    made = extraction(
        text,
        {"sources": ["Corrow"], "cue": "said", "contents": ["it was late"]},
        {"sources": ["Corrow"], "cue": "adding", "contents": ["that it sank"]},
    )
    bound, relations, _ = parsed(standoff(made), text)
    assert sum(role == "Source" for role, _ in bound.values()) == 1
    assert sum(kind == "HasSource" for kind, _, _ in relations) == 2


def test_nesting_joins_the_contents():
    text = "Corrow said that Malk knew all of it."
    made = extraction(
        text,
        {"sources": ["Corrow"], "cue": "said", "contents": ["that Malk knew all of it"]},
        {"sources": ["Malk"], "cue": "knew", "contents": ["all of it"], "within": 0},
    )
    bound, relations, _ = parsed(standoff(made), text)
    assert [(words(text, bound[a]), words(text, bound[b])) for kind, a, b in relations if kind == "Within"] == [
        (["all of it"], ["that Malk knew all of it"])
    ]


def test_one_left_out_leaves_no_dangling_relation():
    text = "Corrow said that Malk knew all of it."
    made = extraction(
        text,
        {"cue": "said", "contents": ["that Malk knew all of it"], "confidence": 0.2},
        {"cue": "knew", "contents": ["all of it"], "within": 0, "confidence": 0.9},
    ).at_least(0.5)
    assert parsed(standoff(made), text) == ({}, [], [])


@pytest.mark.parametrize("end", list("\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"), ids=ascii)
def test_a_span_over_a_line_end_is_in_fragments(end):
    text = f"Corrow said: we know {end} {end}\twe do."
    made = extraction(text, {"cue": "said:", "contents": [f"we know {end} {end}\twe do"]})
    bound, _, _ = parsed(standoff(made), text)
    assert [words(text, one) for one in bound.values() if one[0] == "Content"] == [["we know", "we do"]]


def test_contents_in_two_parts():
    text = "“We know,” Corrow said, “and we wait.”"
    made = extraction(text, {"cue": "said", "contents": ["“We know,”", "“and we wait.”"]})
    bound, _, _ = parsed(standoff(made), text)
    assert ["“We know,”", "“and we wait.”"] in [words(text, one) for one in bound.values()]


def test_nothing_found_is_an_empty_file():
    assert standoff(extraction("Nothing was said.")) == ""
