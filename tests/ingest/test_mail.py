from __future__ import annotations

import base64

import pytest
from hypothesis import given
from hypothesis import strategies as st
from taken import items, leads_back, problems

from sayso.errors import InputError
from sayso.ingest import mail
from sayso.ingest.formats import MESSAGE
from sayso.ingest.mail_headers import sender, sent_at
from sayso.ingest.mail_text import own_words
from sayso.ingest.sniff import format_of
from sayso.ingest.types import Item, Meta, Page

TOP = "From: Ann Vale <ann@example.test>\nSubject: Barges\nDate: Thu, 03 Apr 2031 10:00:00 +0200\n"
SENTENCE = "The harbour board said that nobody had opened a hatch."
START = "From ann@example.test Thu Apr  3 10:00:00 2031\n"


def page_of(raw: str | bytes) -> Page:
    return mail.convert(Item(raw.encode() if isinstance(raw, str) else raw, "x.eml"))


def parts(*parts: str, kind: str = "mixed") -> str:
    joined = "".join(f"--b\n{part}\n" for part in parts)
    return f'{TOP}MIME-Version: 1.0\nContent-Type: multipart/{kind}; boundary="b"\n\n{joined}--b--\n'


def plain(text: str) -> str:
    return f"Content-Type: text/plain; charset=utf-8\n\n{text}"


def html(*paragraphs: str) -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return f"Content-Type: text/html; charset=utf-8\n\n<html><body>{body}</body></html>"


def file(name: str, content: str) -> str:
    packed = base64.b64encode(content.encode()).decode()
    return (
        f'Content-Type: application/octet-stream; name="{name}"\nContent-Disposition: attachment; filename="{name}"\n'
        f"Content-Transfer-Encoding: base64\n\n{packed}"
    )


def test_what_the_headers_say() -> None:
    page = page_of(f"{TOP}\n{SENTENCE}\n")
    assert page.text == SENTENCE + "\n"
    assert page.meta == Meta(title="Barges", byline="Ann Vale", published_at="2031-04-03T10:00:00+02:00")


@pytest.mark.parametrize(
    ("value", "newsletter", "byline", "outlet"),
    [
        ("Ann Vale <a@b.test>", False, "Ann Vale", None),
        ('"Vale, Ann" <a@b.test>', False, "Ann Vale", None),
        ("a@b.test", False, None, None),
        ("The Delta Morning News <a@b.test>", False, None, "The Delta Morning News"),
        ("Estuary Brief <a@b.test>", True, None, "Estuary Brief"),
        ("Ann Vale from Estuary Brief <a@b.test>", True, "Ann Vale", "Estuary Brief"),
        ("Ann Vale | Delta Morning News <a@b.test>", False, "Ann Vale", "Delta Morning News"),
        ("", False, None, None),
    ],
)
def test_whom_a_sender_names(value: str, newsletter: bool, byline: str | None, outlet: str | None) -> None:
    found = sender(value, newsletter)
    assert (found.byline, found.outlet) == (byline, outlet)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("Thu, 03 Apr 2031 10:00:00 +0200", "2031-04-03T10:00:00+02:00"),
        ("Thu, 03 Apr 2031 10:00:00 -0000", "2031-04-03T10:00:00+00:00"),
        ("Thursday, April 3, 2031 4:05 PM", "2031-04-03T16:05:00"),
        ("3 April 2031 at 16:05", "2031-04-03T16:05:00"),
        ("soon", None),
        ("", None),
    ],
)
def test_times(value: str, expected: str | None) -> None:
    assert sent_at(value) == expected


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        ("Re: Barges", "Barges"),
        ("[Reports] Fwd: Re: Barges", "Barges"),
        ("=?utf-8?q?Caf=C3=A9?= =?utf-8?b?IGJhcg==?=", "Café bar"),
        ("=?x-none?q?a?=", "a"),
        ("[Reports]", "[Reports]"),
    ],
)
def test_subjects(subject: str, title: str | None) -> None:
    said = page_of(f"From: a@b.test\nSubject: {subject}\nMessage-ID: <1@x>\n\n{SENTENCE}\n").meta.title
    assert said == (title if subject != "[Reports]" else None)


def test_the_plain_version_goes_before_html() -> None:
    assert page_of(parts(plain(SENTENCE), html("Other words."), kind="alternative")).text.strip() == SENTENCE


def test_a_plain_version_that_only_stands_in_does_not() -> None:
    told = [f"{SENTENCE} It said so {number} times, and its secretary said it again on Monday." for number in range(9)]
    page = page_of(parts(plain("Your program shows no HTML."), html(*told), kind="alternative"))
    assert page.text == "\n\n".join(told)
    assert page.origin


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (f"{SENTENCE}\n\nOn Thu, 3 Apr 2031, Bo <b@c.test> wrote:\n> Really?\n> Yes.\n", SENTENCE),
        (f"{SENTENCE}\n\nOn Thu, 3 Apr 2031 at 10:00, Bo Longname\n<b@c.test> wrote:\n\n> Really?\n", SENTENCE),
        (f"{SENTENCE}\n> Really?\nYes, really.\n", f"{SENTENCE}\nYes, really."),
        (f"{SENTENCE}\n-- \nAnn Vale\nDesk\n", SENTENCE),
        (f"{SENTENCE}\n\nSent from my phone\n", SENTENCE),
        (f"{SENTENCE}\n_____________________\nReports mailing list\nhttps://lists.example.test\n", SENTENCE),
        (f"{SENTENCE}\n\n-----Original Message-----\nFrom: Bo\nSent: Monday\nSubject: x\n\nOld words.\n", SENTENCE),
        (f"> {SENTENCE}\n> She said so.\n", f"{SENTENCE}\nShe said so."),
    ],
)
def test_only_the_mail_s_own_words_are_read(body: str, text: str) -> None:
    page = page_of(TOP.replace("Barges", "Re: Barges") + f"\n{body}")
    assert page.text.strip() == text
    assert leads_back(page, body)


@pytest.mark.parametrize(
    "begun",
    [
        "FYI\n\n---------- Forwarded message ---------\nFrom: Cor Dahl <c@d.test>\nDate: 3 Apr 2031 at 16:05\n"
        "Subject: Inner\nTo: x\n\n",
        "Begin forwarded message:\n\n> From: Cor Dahl <c@d.test>\n> Subject: Inner\n"
        "> Date: 3 April 2031 at 16:05:00\n>\n> ",
        "\n-----Original Message-----\nFrom: Cor Dahl [mailto:c@d.test]\nSent: Thursday, April 3, 2031 4:05 PM\n"
        "To: Ann\nSubject: Inner\n\n",
        "________________________________\nFrom: Cor Dahl <c@d.test>\nSent: Thursday, April 3, 2031 4:05 PM\n"
        "To: Ann\nSubject: Inner\n\n",
        "*From:* x\n---------- Forwarded message ---------\nFrom: y\nSubject: z\n\n"
        "---------- Forwarded message ---------\n"
        "*From:* Cor Dahl <c@d.test>\n*Date:* 3 Apr 2031 at 16:05\n*Subject:* Inner\n\n",
    ],
)
def test_a_forwarded_mail_is_the_report(begun: str) -> None:
    page = page_of(TOP.replace("Barges", "Fwd: Outer") + f"\n{begun}{SENTENCE}\n")
    assert page.text.strip() == SENTENCE
    assert page.meta == Meta(title="Inner", byline="Cor Dahl", published_at="2031-04-03T16:05:00")


def test_flowed_lines_go_on() -> None:
    header = "Content-Type: text/plain; charset=utf-8; format=flowed\n"
    page = page_of(f"{TOP}{header}\nThe board said that \nnobody had opened \na hatch.\n\nSo it said.\n")
    assert page.text == "The board said that nobody had opened a hatch.\n\nSo it said.\n"


@given(
    st.lists(st.sampled_from(["", "> q", ">> q", "-- ", SENTENCE, "On a day Bo wrote:", "Sent from my x", "_" * 30]))
)
def test_places_are_true_whatever_is_left_out(lines: list[str]) -> None:
    text = "\n".join(lines)
    words = own_words(text, Meta(title="Fwd: x"), flowed=True)
    assert leads_back(Page(words.text, words.origin), text)
    assert all(one.span.end <= len(words.text) for one in words.origin)


def test_what_is_attached_comes_by_itself() -> None:
    raw = parts(plain(SENTENCE), file("a.txt", "One."), file("logo.png", "x"), file("../b.html", "<p>Two.</p>"))
    own, first, second = items(mail.expand, raw, "x.eml")
    assert (own.source, own.media_type, own.depth, own.raw) == ("x.eml", MESSAGE, 1, raw.encode())
    assert format_of(own).convert == "mail"
    assert (first.source, first.raw, first.depth) == ("x.eml!a.txt", b"One.", 1)
    assert (second.source, second.raw) == ("x.eml!b.html", b"<p>Two.</p>")


def test_a_mail_that_only_carries_is_no_report() -> None:
    (one,) = items(mail.expand, parts(plain("\n"), file("a.txt", "One.")), "x.eml")
    assert one.source == "x.eml!a.txt"


def test_an_attached_mail_is_a_mail() -> None:
    inner = f"Content-Type: message/rfc822\n\n{TOP}\nInner words.\n"
    own, other = items(mail.expand, parts(plain(SENTENCE), inner), "x.eml")
    assert own.media_type == MESSAGE
    assert other.source == "x.eml!part 1"
    assert mail.convert(other).text.strip() == "Inner words."


def test_what_can_not_be_read_is_told() -> None:
    tnef = file("winmail.dat", "x").replace("octet-stream", "ms-tnef")
    assert problems(mail.expand, parts(plain(SENTENCE), tnef), "x") == [
        "x!winmail.dat is packed by Outlook; forward the mail as MIME, or save what is in it."
    ]
    with pytest.raises(InputError, match=r"^x\.eml has no text of its own; there is nothing to read in it\.$"):
        page_of(f"{TOP}\n\n")
    with pytest.raises(InputError, match="is encrypted; save its text from the program that can read it"):
        list(items(mail.expand, parts(plain("x"), kind="encrypted"), "x"))


def test_a_mailbox_is_its_messages() -> None:
    box = f"{START}{TOP}\nOne.\n\n>From here on.\n\n{START}{TOP}\nTwo. From there.\nFrom 2031 on, he said.\n"
    first, second = items(mail.expand, box, "x.mbox")
    assert (first.source, second.source) == ("x.mbox!message 1", "x.mbox!message 2")
    assert mail.convert(first).text == "One.\n\nFrom here on.\n"
    assert mail.convert(second).text == "Two. From there.\nFrom 2031 on, he said.\n"
    assert format_of(first).name == "mail"
