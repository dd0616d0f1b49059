"""Who asks and who answers in interviews whose turns are called "Q" and "A", or by initials."""

import pytest

from sayso.model import Document

OUTLET = "Fenland Courier"
TURNS = "\n\nQ: Was the lock shut?\n\nA: The lock was open in May.\n\nQ: Who opened it?\n\nA: The miller opened it."
INTRODUCTIONS = [
    ("who asks is an outlet's", "Orla Pennick runs the locks. She spoke to Fenland Courier's Tib Sandoe.", 1, 1),
    ("who asks comes first", "Tib Sandoe of the Fenland Courier spoke to the engineer, Orla Pennick.", 1, 1),
    ("answers questions", "Orla Pennick, head of the locks, answers questions from Tib Sandoe.", 1, 1),
    ("in an interview", "In an interview with Tib Sandoe, the engineer, Orla Pennick, defended the order.", 1, 1),
    ("an interview with", "Our reporter Tib Sandoe conducted an interview with Orla Pennick.", 1, 1),
    ("interviewed by", "Orla Pennick was interviewed by Tib Sandoe on Monday.", 1, 1),
    ("interviewed", "Tib Sandoe interviewed Orla Pennick on Monday.", 1, 1),
    ("told us", "Engineer Orla Pennick, who follows Ann Marl, told us what happened.", 0, 1),
    ("nobody else is named", "The engineer Orla Pennick took our questions.", 0, 1),
    ("only who asks is named", "The engineer spoke to our reporter Tib Sandoe.", 1, 0),
    ("whose deputy answers", "The deputy of Orla Pennick spoke to Fenland Courier's Tib Sandoe.", 1, 0),
    ("either may ask", "Orla Pennick spoke to Tib Sandoe on Monday.", 0, 0),
    ("two answer", "Tib Sandoe interviewed Orla Pennick and Ann Marl.", 1, 0),
]


def document(name, text):
    return Document(name, text, raw_sha256="0" * 64, outlet=OUTLET)


@pytest.fixture(scope="module")
def made(reader):
    return {one.document.id: one for one in reader.pipe(document(case[0], case[1] + TURNS) for case in INTRODUCTIONS)}


@pytest.mark.parametrize(("name", "asks", "answers"), [(c[0], c[2], c[3]) for c in INTRODUCTIONS])
def test_the_introduction_tells_who_answers(name, asks, answers, made):
    found = made[name]
    names = {speaker.id: speaker.name for speaker in found.speakers}
    said = {one.wording: names.get(one.speaker_id) for one in found.claims}
    assert said["The lock was shut"] == ("Tib Sandoe" if asks else None)
    assert said["The lock was open in May"] == ("Orla Pennick" if answers else None)


def test_initials_are_those_of_whom_the_introduction_names(reader):
    text = "Tib Sandoe spoke to the engineer, Orla Pennick.\n\nTS: Was the lock shut?\n\nOP: The lock was open."
    found = reader.read(document("initials", text + "\n\nTS: Who opened it?\n\nOP: The miller opened it."))
    names = {speaker.id: speaker.name for speaker in found.speakers}
    assert {names.get(one.speaker_id) for one in found.claims if one.attribution_id} == {"Tib Sandoe", "Orla Pennick"}


@pytest.mark.parametrize(
    ("title", "answers"),
    [("The locks and their engineer, Orla Pennick", "Orla Pennick"), ("The locks", None), ("Ann Marl's locks", None)],
)
def test_whom_the_title_names_answers_if_the_introduction_is_about_them(title, answers, reader):
    text = "Orla Pennick runs the locks. The boats of Ann Marl and Ida Venn wait there." + TURNS
    found = reader.read(Document("d", text, raw_sha256="0" * 64, outlet=OUTLET, title=title))
    names = {speaker.id: speaker.name for speaker in found.speakers}
    said = {one.wording: names.get(one.speaker_id) for one in found.claims}
    assert said["The lock was open in May"] == answers
