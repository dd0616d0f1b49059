"""Entries on a terminal: within its width, in colour or not, and nothing that could mislead it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.export.ledger import Look, decision_line, listed, speakers_listed
from sayso.export.shown import MOST_RELATED, carried, compared, origins_shown, shown, speaker_of
from sayso.ledger.types import Decision, DecisionKind, Origins, Slot, Tie, Withdrawal
from sayso.model import Polarity, Speaker, SpeakerKind
from sayso.store import EntryFilter, open_ledger
from sayso.views import EntryView, RelatedEntry, Views

HOSTILE = "a\x1b[31m\u202eb\nc\x07"
NARROW = 50


@pytest.fixture
def views(filled: Path) -> Iterator[Views]:
    with open_ledger(filled) as store, store.reading() as view:
        yield Views(view)


@pytest.fixture
def disputed(views: Views) -> EntryView:
    return next(views.entries(EntryFilter(disputed=True), 1))


def all_of(view: EntryView, views: Views, look: Look) -> list[str]:
    rows = [*views.rows(EntryFilter(), 20)]
    return [
        *shown(view, views.reasons(view), look),
        *origins_shown(view, look),
        *listed(rows, look),
        *speakers_listed(views.speakers(None, 20), look),
        *compared(views.closest(view, view), look),
    ]


def bare(line: str) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", line)


def test_lines_fit_a_narrow_terminal(disputed: EntryView, views: Views) -> None:
    look = Look(NARROW)
    lines = [*shown(disputed, views.reasons(disputed), look), *origins_shown(disputed, look)]
    lines += listed(views.rows(EntryFilter(), 20), look)
    assert max(map(len, lines)) <= NARROW


def test_colours_change_no_word(disputed: EntryView, views: Views) -> None:
    coloured = all_of(disputed, views, Look(80, colour=True))
    assert [bare(line) for line in coloured] == all_of(disputed, views, Look(80))
    assert any("\x1b[" in line for line in coloured)
    assert all(line.count("\x1b[0m") == len(re.findall(r"\x1b\[[1-9]", line)) for line in coloured)


def test_ids_are_never_parted(disputed: EntryView, views: Views) -> None:
    whole = re.findall(r"c-[0-9a-f]{8}", "\n".join(shown(disputed, views.reasons(disputed), Look())))
    narrow = re.findall(r"c-[0-9a-f]{8}", "\n".join(shown(disputed, views.reasons(disputed), Look(NARROW))))
    assert narrow == whole


def spoiled(view: EntryView) -> EntryView:
    """The same with what could mislead a terminal wherever a report's words stand."""

    def bad(one):  # type: ignore[no-untyped-def]
        speaker = replace(one.speaker, name=HOSTILE, role=HOSTILE) if one.speaker else None
        document = replace(one.document, outlet=HOSTILE, path=HOSTILE)
        chain = tuple(replace(hop, name=HOSTILE) for hop in one.claim.chain)
        return replace(one, speaker=speaker, document=document, sentence=HOSTILE, claim=replace(one.claim, chain=chain))

    entry = view.entry
    tie = Tie(entry.affirmed[0].id, entry.affirmed[1].id, "text", HOSTILE)
    origins = replace(entry.affirmed_origins, doubts=(tie,), circular=((HOSTILE, HOSTILE),))
    return replace(
        view,
        entry=replace(
            entry,
            wording=HOSTILE,
            affirmed=tuple(map(bad, entry.affirmed)),
            denied=tuple(map(bad, entry.denied)),
            affirmed_origins=origins,
        ),
        related=(RelatedEntry("e-" + "0" * 20, Slot.ACTOR, HOSTILE),),
        decided=(Decision("t-1", DecisionKind.NOTE, HOSTILE, HOSTILE, HOSTILE, "2031-03-04T00:00:00.000Z", HOSTILE),),
    )


def test_nothing_that_could_mislead_a_terminal_is_printed(disputed: EntryView) -> None:
    view = spoiled(disputed)
    reasons = {one.id: HOSTILE for one in view.entry.appearances}
    for line in (*shown(view, reasons, Look()), *origins_shown(view, Look())):
        assert not {c for c in line if unicodedata.category(c) in ("Cc", "Cf", "Cs")}, ascii(line)


def test_related_entries_beyond_ten_are_counted(disputed: EntryView, views: Views) -> None:
    related = tuple(RelatedEntry(f"e-{number:020}", Slot.NUMBER, f"It was {number}") for number in range(14))
    lines = [*shown(replace(disputed, related=related), views.reasons(disputed), Look())]
    start = lines.index("related, but for")
    assert len(lines[start + 1 : start + 1 + MOST_RELATED]) == MOST_RELATED
    assert lines[start + 1 + MOST_RELATED] == "  and 4 more; --json has them all"


def test_the_report_itself_and_a_speaker_not_told_are_said(disputed: EntryView) -> None:
    one = disputed.entry.affirmed[0]
    assert speaker_of(replace(one, attribution=None)) == "the report itself"
    assert speaker_of(replace(one, speaker=None)) == "a speaker that can't be told"
    assert one.speaker is not None
    assert speaker_of(replace(one, attribution=None, by_hand=("speaker",))) == speaker_of(one)


def test_a_hedged_denial_is_told_from_a_hedged_claim(disputed: EntryView, views: Views) -> None:
    entry = disputed.entry
    one = entry.denied[0]
    assert one.claim.polarity is Polarity.DENIES
    view = replace(disputed, entry=replace(entry, hedged=(one,), denied=()))
    assert f"{one.claim.act}, {one.claim.certainty}, denies" in "\n".join(shown(view, views.reasons(disputed), Look()))


def test_only_persons_and_groups_are_called_unnamed(disputed: EntryView) -> None:
    one = disputed.entry.affirmed[0]
    told = {
        kind: speaker_of(replace(one, speaker=Speaker("s-1", "d-1", "river board", kind, named=False)))
        for kind in (SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION, SpeakerKind.DOCUMENT)
    }
    assert list(told.values()) == [*["river board (unnamed)"] * 2, *["river board"] * 2]


def test_who_carried_it_before_and_who_still_does(disputed: EntryView) -> None:
    entry = disputed.entry
    days = ("2032-05-03", "2032-05-06", "2032-05-07", None)
    held = tuple(
        replace(
            entry.denied[0],
            claim=replace(entry.denied[0].claim, id=f"c-{number:020}"),
            document=replace(entry.denied[0].document, outlet=f"Outlet {number}", published_at=day),
        )
        for number, day in enumerate(days)
    )
    gone = Withdrawal(entry.affirmed[0].id, "person:anna berg", tuple(one.id for one in held), "2032-05-06")
    view = replace(disputed, entry=replace(entry, affirmed=held, affirmed_origins=Origins(), withdrawals=(gone,)))
    told = {words: list(places.values()) for words, places in carried(view.entry, gone).items()}
    assert told == {
        "carried before that by": ["Outlet 0", "Outlet 1"],
        "still carried by": ["Outlet 2"],
        "also carried by": ["Outlet 3"],
    }
    assert carried(view.entry, replace(gone, on=None)).keys() == {"also carried by"}
    assert carried(view.entry, replace(gone, still_carried=())) == {}
    lines = list(shown(view, dict.fromkeys((one.id for one in view.entry.appearances), ""), Look()))
    assert lines[lines.index("withdrawn") + 1] == (
        f"  {gone.claim[:10]}, taken back by anna berg on 2032-05-06; carried before that by Outlet 0, Outlet 1; "
        "still carried by Outlet 2; also carried by Outlet 3"
    )


@pytest.mark.parametrize(
    ("sides", "known", "mark", "says"),
    [
        ((1, 1, 0), ("disputed", "changed"), "disputed", "position changed"),
        ((1, 1, 0), ("changed", "withdrawn"), "changed", "position changed"),
        ((1, 1, 0), (), "changed", "perhaps position changed"),
        ((1, 1, 0), ("withdrawn",), "changed", "withdrawn"),
        ((2, 0, 1), (), "affirmed", "affirmed 2 (1 origin)"),
        ((0, 2, 1), (), "denied", "denied 2 (1 origin)"),
        ((0, 0, 1), (), "hedged", "hedged 1"),
    ],
)
def test_the_state_of_an_entry_in_a_list(
    sides: tuple[int, int, int], known: tuple[str, ...], mark: str, says: str, views: Views
) -> None:
    affirmed, denied, hedged = sides
    row = replace(
        views.rows(EntryFilter(), 1)[0],
        wording="It held",
        affirmed=affirmed,
        denied=denied,
        hedged=hedged,
        affirmed_least=1,
        affirmed_most=1,
        denied_least=1,
        denied_most=1,
        **{name: name in known for name in ("disputed", "changed", "withdrawn")},
    )
    first, second = listed([row], Look())
    assert first[12:] == f"{mark:10}It held"
    assert says in second.strip().split(" · ")


@pytest.mark.parametrize(
    ("kind", "value", "says"),
    [
        (DecisionKind.POLARITY, "denies", "Ada: polarity c-1 = denies"),
        (DecisionKind.SAME, "c-2", "Ada: same c-1 and c-2"),
        (DecisionKind.REJECT, None, "Ada: reject c-1"),
    ],
)
def test_a_decision_in_one_line(kind: DecisionKind, value: str | None, says: str) -> None:
    one = Decision("t-1", kind, "c-1", value, "Ada", "2031-03-04T12:30:00.000Z", "so", "t-0")
    assert decision_line(one) == f"2031-03-04 12:30  t-1  {says} (so), instead of t-0"
