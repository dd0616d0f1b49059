"""A reader's letter is told by whose name stands below it, and a name below a report tells nothing of the kind."""

import pytest

from sayso.model import Document

PAGES = [
    (
        "letters with places",
        "The lock must go\n\nLETTERS\n\nThe gate has leaked for years.\n\nNobody cares.\n\nAda Fern\n\nOrle, Greave\n\n"
        "I like the gate.\n\nRuno T. Lisk\n\nTern",
        [(["Ada Fern"], ["The gate has leaked for years.", "Nobody cares."]), (["Runo T. Lisk"], ["I like the gate."])],
    ),
    (
        "lines closed by full stops",
        "Close it.\n\nLETTERS.\n\nThe gate leaks.\n\nAda Fern.\n\nGreave Lock, Vt.\n\nFACEBOOK.\n\nLet it leak.\n\n"
        "Odo van Marrow.\n\nIt is the mayor's fault.\n\nIna Pell Jr.",
        [
            (["Ada Fern"], ["The gate leaks."]),
            (["Odo van Marrow"], ["Let it leak."]),
            (["Ina Pell Jr"], ["It is the mayor's fault."]),
        ],
    ),
    (
        "the place in the same line",
        "Letters to the editor\n\nThe gate leaks.\n\nAda Fern; Orle, Greave\n\nIt does not.\n\n— Runo Lisk, Port Tern",
        [(["Ada Fern"], ["The gate leaks."]), (["Runo Lisk"], ["It does not."])],
    ),
    (
        "two who sign, and who they are",
        "To the Editor:\n\nThe gate leaks.\n\nADA FERN and RUNO LISK\n\nOrle, Jan. 3, 2031\n\n"
        "The writers are engineers.\n\nTo the Editor:\n\nPoor mayor.\n\nINA PELL",
        [(["ADA FERN", "RUNO LISK"], ["The gate leaks."]), (["INA PELL"], ["Poor mayor."])],
    ),
    (
        "posts under handles, below what the page asks",
        "READERS RESPOND\n\nTWITTER\n\nWe asked our followers about the lock.\n\nIt leaks.\n\n@adafern\n\nMend it.\n\n"
        "@lisk_1\n\nFollow @thelock for more.",
        [(["@adafern"], ["It leaks."]), (["@lisk_1"], ["Mend it."])],
    ),
    (
        "a heading above each letter",
        "Letters\n\nMend the gate\n\nThe gate leaks.\n\nAda Fern, Orle\n\nFor the mayor\n\nShe tried.\n\nOdo Lenz",
        [(["Ada Fern"], ["The gate leaks."]), (["Odo Lenz"], ["She tried."])],
    ),
]
NONE = [
    ("a byline below", "The gate leaks\n\nThe gate has leaked for years.\n\nThe mayor was told.\n\nAda Fern"),
    ("a photographer below", "The gate has leaked.\n\nPhoto\n\nAda Fern, Orle\n\nThe mayor was told.\n\nRuno Lisk"),
    ("a part about a network", "TWITTER\n\nThe firm lost money.\n\nFACEBOOK\n\nThe firm made money.\n\nAda Fern"),
    (
        "a list of the dead",
        "Twitter\n\nThe ferry sank.\n\nAda Fern\n\nShe was a nurse.\n\nRuno Lisk\n\nHe was a baker.",
    ),
    (
        "names that head what is told of them",
        "Letters\n\nAda Fern\n\nHer letters were found in May.\n\nRuno Lisk\n\nHis were lost.",
    ),
    (
        "a part of a report about letters",
        "The post office lost two bags of them in the spring, and the mayor, who has sent some herself, is angry about "
        "it and wants the office closed.\n\nLetters\n\nThey lay in a barn.\n\nAda Fern",
    ),
    ("letters that nobody signs", "LETTERS\n\nThe gate leaks.\n\nIt does not.\n\nLock Her Up"),
]


def outer(reader, text, title=None):
    made = reader.read(Document("d", text, title=title, raw_sha256="0" * 64)).attributions
    told = [one for one in made if one.within is None and one.cue is None]
    return [([s.of(text) for s in one.sources], [c.of(text) for c in one.contents]) for one in told]


@pytest.mark.parametrize(("text", "expected"), [case[1:] for case in PAGES], ids=[case[0] for case in PAGES])
def test_whose_name_stands_below_says_all_above_it(reader, text, expected):
    assert outer(reader, text) == expected


@pytest.mark.parametrize("text", [case[1] for case in NONE], ids=[case[0] for case in NONE])
def test_no_page_of_letters(reader, text):
    assert outer(reader, text) == []


def test_the_title_calls_the_page_one_of_letters(reader):
    text = "The gate leaks.\n\nAda Fern, Orle"
    assert outer(reader, text, "Letters: The lock must go") == [(["Ada Fern"], ["The gate leaks."])]
    assert outer(reader, text, "The lock must go") == []
