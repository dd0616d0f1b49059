"""An article that was edited: its newest version stands, and nothing that people decided is lost or counted twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.filling import PRODUCER
from tests.test_keeper_histories import Words

from conftest import Ran
from sayso.deriving import DERIVED, compared
from sayso.errors import DecisionError, LedgerOutdated, LedgerTooNew
from sayso.ids import attribution_id, claim_id, document_id, sha256_hex, speaker_id
from sayso.ingest.types import Report
from sayso.keeper import Asked, Keeper
from sayso.ledger.types import DecisionKind, Side
from sayso.model import (
    Act,
    Attribution,
    Certainty,
    Claim,
    Document,
    Extraction,
    Polarity,
    Span,
    Speaker,
    SpeakerKind,
    Stretch,
    Style,
)
from sayso.store import Store, open_ledger
from sayso.verify import Verifier
from sayso.views import Views

URL = "https://www.courier.example/news/harbour-17?utm_source=feed"
SHIP = 'Orla Venn said "the ship sank off Ostend".'
FIRE = 'Orla Venn said "the warehouse burned for two days".'
CREW = 'Linnet Corrow said "nine of the crew were saved".'
LESS = 'Linnet Corrow said "seven of the crew were saved".'
HEAD = "The harbour was closed on Monday morning."
FIRST, SECOND, THIRD = (HEAD, SHIP, FIRE, CREW), (HEAD, "It rained.", SHIP, LESS), (SHIP, FIRE, LESS)


class Reads:
    """A reader without a model: who "said" something, and the words in quotation marks."""

    producer = PRODUCER

    def pipe(self, documents: Iterator[Document], jobs: int = 1) -> Iterator[Extraction]:
        return map(read, documents)


def report(
    sentences: Sequence[str],
    captured: str | None = None,
    title: str | None = "Harbour closed",
    url: str | None = URL,
    page: str = "page",
) -> Report:
    """A page of these sentences; ``page`` is what else is in its bytes."""
    text = "\n".join(sentences)
    raw = f"<{page}>{text}".encode()
    document = Document(
        id=document_id(sha256_hex(raw)),
        text=text,
        title=title,
        outlet="The Harbour Courier",
        published_at="2031-03-03",
        url=url,
        raw_sha256=sha256_hex(raw),
        format="html",
    )
    origin = (Stretch(Span(0, len(text)), len(page) + 2, len(page) + 2 + len(text)),)
    headers = (("content-type", "text/html"),) if captured else ()
    return Report(document, raw, f"{page}.html", captured, headers, origin)


def read(document: Document) -> Extraction:
    text, start = document.text, 0
    sentences, said, speakers, claims = [], [], {}, []
    for line in text.split("\n"):
        sentence = Span(start, start + len(line))
        sentences.append(sentence)
        if '"' in line:
            name = " ".join(line.split()[:2])
            speaker = Speaker(speaker_id(document.id, name), document.id, name, SpeakerKind.PERSON, named=True)
            speakers[name] = speaker
            attribution = _attribution(document, sentence, name)
            said.append(attribution)
            claims.append(_claim(document, attribution, speaker))
        start = sentence.end + 1
    return Extraction(document, tuple(said), PRODUCER, tuple(speakers.values()), tuple(claims), tuple(sentences))


def _attribution(document: Document, sentence: Span, name: str) -> Attribution:
    line = sentence.of(document.text)
    source = Span(sentence.start, sentence.start + len(name))
    cue = Span(source.end + 1, source.end + 5)
    content = Span(sentence.start + line.index('"'), sentence.start + line.rindex('"') + 1)
    id_ = attribution_id(document.id, [source], cue, [content])
    return Attribution(id_, document.id, (source,), cue, (content,), Style.DIRECT, None, 0.9, PRODUCER)


def _claim(document: Document, said: Attribution, speaker: Speaker) -> Claim:
    words = said.contents[0].of(document.text).strip('"')
    return Claim(
        id=claim_id(document.id, said.id, said.contents),
        document_id=document.id,
        attribution_id=said.id,
        speaker_id=speaker.id,
        wording=words[0].upper() + words[1:],
        original=said.contents,
        polarity=Polarity.AFFIRMS,
        certainty=Certainty.CERTAIN,
        act=Act.SAY,
    )


def keeper(store: Store) -> Keeper:
    return Keeper(store, "test", encoder=Words())


def take(store: Store, *reports: Report) -> list[str]:
    """Read reports, one after another; what became of each."""
    return [outcome.value for one in reports for _, outcome in keeper(store).read([one], Reads())]  # type: ignore[arg-type]


def at(sentences: Sequence[str], day: int, **more: str | None) -> Report:
    return report(sentences, f"2031-03-{day:02}T10:00:00Z", page=f"day {day}", **more)  # type: ignore[arg-type]


@pytest.fixture
def store() -> Iterator[Store]:
    """A ledger with a report of another outlet, which says what the article does."""
    other = report((SHIP, FIRE), url="https://gazette.example/a", title="Ship lost", page="other")
    with open_ledger(":memory:", create=True) as made:
        take(made, replace(other, document=replace(other.document, outlet="The Greave Lock Gazette")))
        yield made


def claims_of(one: Report) -> dict[str, str]:
    """The claims of a report by their words."""
    return {claim.wording: claim.id for claim in read(one.document).claims}


SANK, BURNED = "The ship sank off Ostend", "The warehouse burned for two days"
NINE, SEVEN = "Nine of the crew were saved", "Seven of the crew were saved"


def dump(store: Store) -> list[str]:
    """All entries with their members, pairs, and what each decision is about."""
    with store.reading() as view:
        rows = sorted(view.entries(None, 9999), key=lambda row: row.id)
        members = view.members(row.id for row in rows)
        claims = [one.claim_id for held in members.values() for one in held]
        pairs = [*view.same_pairs(claims), *view.related_pairs(claims)]
        return [*map(repr, zip(rows, members.values(), strict=True)), repr(pairs), repr(view.decisions_now())]


def counted(store: Store) -> dict[str, int]:
    """How often each entry is affirmed or denied."""
    with store.reading() as view:
        return {row.wording: row.affirmed + row.denied for row in view.entries(None, 999)}


def by_words(store: Store) -> set[tuple[frozenset[tuple[str, str]], ...]]:
    """Entries as the words and outlets of what is on each side."""
    with store.reading() as view:
        members = view.members(row.id for row in view.entries(None, 999)).values()
        shown = {one.id: one for held in members for one in view.appearances(m.claim_id for m in held)}
    return {
        tuple(
            frozenset(
                (shown[m.claim_id].sentence, shown[m.claim_id].document.outlet or "") for m in held if m.side is side
            )
            for side in Side
        )
        for held in members
    }


def test_an_edited_article_is_counted_once(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    before = counted(store)
    assert (before[SANK], before[BURNED], before[NINE]) == (2, 2, 1)
    take(store, second)
    after = counted(store)
    assert (after[SANK], after[BURNED], after[SEVEN]) == (2, 1, 1)
    assert NINE not in after
    with store.reading() as view:
        size = view.size()
        assert (size.documents, size.older) == (2, 1)
        assert view.standing_for(first.document.id) == second.document.id
        old = claims_of(first)
        assert view.gists(old.values()) == view.entries_of(old.values()) == {}
        assert view.same_pairs(old.values()) == []
        # The older version is still there, whole.
        assert view.extraction(first.document.id) == read(first.document)
        assert view.raw(first.document.id) == first.raw


def test_an_older_version_that_comes_later_changes_nothing(store: Store) -> None:
    take(store, at(SECOND, 4))
    before = dump(store)
    take(store, at(FIRST, 3))
    assert dump(store) == before


def test_reading_the_older_file_again_changes_nothing(store: Store) -> None:
    first = report(FIRST)
    take(store, first, report(SECOND, page="other page"))
    before = dump(store)
    assert take(store, first) == ["known"]
    keeper(store).add(read(first.document), first.raw, first.source)
    assert dump(store) == before


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_order_of_reading_makes_no_difference(order: tuple[int, ...], store: Store) -> None:
    versions = [at(FIRST, 3), at(SECOND, 4), at(THIRD, 5)]
    take(store, *(versions[i] for i in order))
    with store.reading() as view:
        assert view.standing_for(versions[0].document.id) == versions[2].document.id
        times = [one.retrieved_at[:10] for one in view.versions(versions[1].document.id)]
        assert times == ["2031-03-03", "2031-03-04", "2031-03-05"]
    found = by_words(store)
    with open_ledger(":memory:", create=True) as other:
        take(other, report((SHIP, FIRE), url="https://gazette.example/a", title="Ship lost", page="other"), versions[2])
        assert {tuple(frozenset(w for w, _ in side) for side in one) for one in found} == {
            tuple(frozenset(w for w, _ in side) for side in one) for one in by_words(other)
        }


def test_decisions_carry_over_and_an_undo_takes_them_back(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    kept = keeper(store)
    made = kept.decide(Asked(DecisionKind.POLARITY, claims_of(first)[SANK], "denies"), "ada")
    take(store, second)
    new = claims_of(second)[SANK]
    with store.reading() as view:
        entry = Views(view).entry(new)
        assert [one.id for one in entry.entry.denied] == [new]
        assert [(one.id, one.target) for one in entry.decided] == [(made.id, new)]
        assert [one.target for one in view.decisions()] == [made.target]
        assert view.lost_targets() == []
    kept.decide(Asked(DecisionKind.UNDO, made.id), "ben")
    with store.reading() as view:
        assert [one.id for one in Views(view).entry(new).entry.denied] == []


def test_what_was_decided_of_a_claim_that_went_is_lost_until_it_comes_back(store: Store) -> None:
    first, second, third = at(FIRST, 3), at(SECOND, 4), at((*THIRD[:2], CREW), 5)
    take(store, first)
    made = keeper(store).decide(Asked(DecisionKind.REJECT, claims_of(first)[NINE]), "ada")
    take(store, second)
    with store.reading() as view:
        assert [one.id for one in view.lost_targets()] == [made.id]
        assert view.decisions_now() == []
    take(store, third)
    with store.reading() as view:
        assert view.lost_targets() == []
        assert [one.target for one in view.decisions_now()] == [claims_of(third)[NINE]]
    assert NINE not in counted(store)


def test_a_decision_on_an_older_version_is_about_the_newest(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first, second)
    old, new = claims_of(first)[SANK], claims_of(second)[SANK]
    kept = keeper(store)
    rejected = kept.decide(Asked(DecisionKind.REJECT, old), "ada")
    with store.reading() as view:
        assert view.entries_of([new]) == {}
    accepted = kept.decide(Asked(DecisionKind.ACCEPT, new), "ben")
    assert accepted.supersedes == rejected.id
    with store.reading() as view:
        assert view.entries_of([new])


DECIDED = [
    (DecisionKind.SAME, "other"),
    (DecisionKind.DIFFERENT, "other"),
    (DecisionKind.SAME_ORIGIN, "other"),
    (DecisionKind.SPEAKER, "Ysa Tolbeck; person"),
    (DecisionKind.WORDING, "The Amber Tern sank"),
    (DecisionKind.MERGE_SPEAKERS, "person:linnet corrow"),
    (DecisionKind.SPLIT_SPEAKERS, None),
]


@pytest.mark.parametrize(("kind", "value"), DECIDED, ids=[kind.value for kind, _ in DECIDED])
def test_a_ledger_with_versions_made_anew_is_the_same(kind: DecisionKind, value: str | None, store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    with store.reading() as view:
        other = next(m.claim_id for m in view.entry(claims_of(first)[BURNED]).members)  # type: ignore[union-attr]
    made = keeper(store).decide(Asked(kind, claims_of(first)[SANK], other if value == "other" else value), "ada")
    for one in (second, at(THIRD, 5)):
        take(store, one)
        before = dump(store)
        keeper(store).rebuild()
        assert dump(store) == before
    keeper(store).decide(Asked(DecisionKind.UNDO, made.id), "ben")
    before = dump(store)
    keeper(store).rebuild()
    assert dump(store) == before


def test_speakers_merged_into_one_of_a_report_follow_it(store: Store) -> None:
    first = at(FIRST, 3)
    take(store, first)
    keeper(store).decide(Asked(DecisionKind.SPLIT_SPEAKERS, claims_of(first)[NINE]), "ada")
    with store.reading() as view:
        split = next(row.person for row in view.speakers() if row.person and row.person.startswith("person:s-"))
    keeper(store).decide(Asked(DecisionKind.MERGE_SPEAKERS, "person:orla venn", split), "ada")
    for one in (at(SECOND, 4), at(THIRD, 5)):
        take(store, one)
        before = dump(store)
        with store.reading() as view:
            assert len(view.speakers()) == 1
        keeper(store).rebuild()
        assert dump(store) == before


def test_places_in_the_text_move_with_it(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    start = first.document.text.index("ship sank")
    keeper(store).decide(Asked(DecisionKind.SPAN, claims_of(first)[SANK], f"{start}-{start + 9}"), "ada")
    take(store, second)
    with store.reading() as view:
        (shown,) = [one for one in Views(view).entry(claims_of(second)[SANK]).entry.appearances if one.by_hand]
    assert [span.of(second.document.text) for span in shown.claim.original] == ["ship sank"]


def test_what_a_person_added_is_added_to_the_newest(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first)
    start = first.document.text.index("harbour was closed")
    value = f"content {start}-{start + 18}; speaker Ysa Tolbeck; wording The harbour 1-2; was closed"
    made = keeper(store).decide(Asked(DecisionKind.ADD, first.document.id, value), "ada")
    assert "The harbour 1-2; was closed" in counted(store)
    take(store, at((" ", *SECOND), 4))
    assert counted(store)["The harbour 1-2; was closed"] == 1
    before = dump(store)
    keeper(store).rebuild()
    assert dump(store) == before
    take(store, second)
    keeper(store).decide(Asked(DecisionKind.UNDO, made.id), "ben")
    assert "The harbour 1-2; was closed" not in counted(store)


def test_the_same_text_in_another_page_is_another_capture(store: Store) -> None:
    first, again = at(FIRST, 3), at(FIRST, 4)
    take(store, first)
    before = dump(store)
    assert take(store, again) == ["known"]
    keeper(store).add(read(again.document), again.raw, "once more")
    assert dump(store) == before
    with store.reading() as view:
        assert not view.has(again.document.id)
        assert view.capture(sha256_hex(again.raw)) == again.raw
        assert view.raw(first.document.id) == first.raw
        seen = view.versions(first.document.id)
        assert [(one.retrieved_at[:10], one.unchanged, one.current) for one in seen] == [
            ("2031-03-03", False, True),
            ("2031-03-04", True, True),
        ]
        assert [one.sha256 for one in seen] == [sha256_hex(one.raw) for one in (first, again)]
        assert view.custody_of(first.document.id)[1].headers == again.headers
        assert view.origin(first.document.id) == first.origin


def test_an_edit_that_is_taken_back_brings_the_first_version_back(store: Store) -> None:
    first, second = at(FIRST, 3), at(SECOND, 4)
    take(store, first, second, at(FIRST, 6))
    with store.reading() as view:
        assert view.standing_for(second.document.id) == first.document.id
        assert [one.unchanged for one in view.versions(first.document.id)] == [False, False, False]
    before = dump(store)
    keeper(store).rebuild()
    assert dump(store) == before


def test_another_headline_is_another_version(store: Store) -> None:
    first, second = at(FIRST, 3), at(FIRST, 4, title="Harbour reopened")
    take(store, first, second)
    with store.reading() as view:
        assert [one.document for one in view.versions(first.document.id)] == [first.document.id, second.document.id]


OTHERS = {
    "a front page": {"url": "https://www.courier.example/"},
    "no address": {"url": None},
}


@pytest.mark.parametrize("more", OTHERS.values(), ids=OTHERS)
def test_what_is_no_version(more: dict[str, str | None], store: Store) -> None:
    take(store, at(FIRST, 3, **more), at(SECOND, 4, **more))
    with store.reading() as view:
        assert view.size().older == 0


def test_an_address_that_leads_to_another_text_has_no_versions(store: Store) -> None:
    take(store, at((SHIP,), 3, title="Ship lost"), at((LESS,), 4, title="Crew saved"))
    with store.reading() as view:
        assert view.size().older == 0


def test_an_excerpt_does_not_take_the_place_of_the_page(store: Store) -> None:
    page, feed = at(FIRST, 3), at((HEAD, SHIP), 5)
    take(store, page, replace(feed, document=replace(feed.document, format="feed")))
    with store.reading() as view:
        assert view.standing_for(feed.document.id) == page.document.id


def test_a_ledger_made_otherwise_is_made_anew_before_it_is_written(store: Store) -> None:
    first = at(FIRST, 3)
    take(store, first)
    before = dump(store)
    with store.writing() as work:
        work.put_derived(1)
        claims = list(claims_of(first).values())
        work.put_gists((one, b"made otherwise", b"", b"", None, ()) for one in claims)
    assert keeper(store).refresh()
    assert not keeper(store).refresh()
    assert dump(store) == before


def test_a_ledger_of_an_earlier_version_is_brought_up_to_date_by_who_asks(
    ledger: Path, run: Callable[..., Ran]
) -> None:
    before = run("claims", "-l", ledger, "--limit", "0").out
    target = before.split()[0]
    shown = run("show", target, "-l", ledger).out
    with open_ledger(ledger) as held, held.writing() as work:
        claims = [claim for row in work.documents() for claim in work.claims_of(row.document.id)]
        work.put_gists((one, b"made otherwise", b"", b"", None, ()) for one in claims)
        work.put_derived(1)
    ran = run("claims", "-l", ledger, "--limit", "0")
    assert ran.out == before
    assert "brought up to date" in ran.problems[0]
    assert run("show", target, "-l", ledger).out == shown


def test_what_an_earlier_version_made_is_said_to_be_so_where_it_can_only_be_read(store: Store) -> None:
    take(store, at(FIRST, 3))
    with store.writing() as work:
        work.put_derived(1)
    with pytest.raises(LedgerOutdated, match="earlier version"), store.reading() as view:
        compared(view, *list(claims_of(at(FIRST, 3)).values())[:2])


def test_a_ledger_that_a_later_version_wrote_is_not_written(store: Store) -> None:
    with store.writing() as work:
        work.put_derived(DERIVED + 1)
    with pytest.raises(LedgerTooNew, match="later version"):
        take(store, at(FIRST, 3))


TEXTS = (FIRST, SECOND, THIRD, (HEAD, CREW), (SHIP, SHIP, FIRE), (FIRE, SHIP, LESS))
OTHER = report((SHIP, FIRE, CREW), url="https://gazette.example/a", title="Ship lost", page="other")
EVENTS = st.one_of(
    st.tuples(st.just("read"), st.sampled_from(range(len(TEXTS))), st.integers(1, 9)),
    st.tuples(st.sampled_from([kind for kind, _ in DECIDED]), st.integers(0, 30), st.integers(0, 30)),
    st.tuples(st.just("undo"), st.integers(0, 9), st.just(0)),
)


@settings(max_examples=30)
@given(st.lists(EVENTS, max_size=10))
def test_whatever_happens_a_ledger_made_anew_is_the_same(events: list[tuple[object, int, int]]) -> None:
    with open_ledger(":memory:", create=True) as store:
        take(store, OTHER, at(FIRST, 5))
        for event in events:
            happen(store, *event)
        before = dump(store)
        keeper(store).rebuild()
        assert dump(store) == before
        with store.reading() as view:
            assert list(Verifier(view).findings()) == []


def happen(store: Store, what: object, number: int, other: int) -> None:
    """Read a version or decide; what can't be decided is passed over."""
    if what == "read":
        take(store, at(TEXTS[number], other))
        return
    with store.reading() as view:
        claims = sorted(claim for row in view.documents() for claim in view.claims_of(row.document.id))
        log = view.decisions()
    values = dict(DECIDED)
    first, second = claims[number % len(claims)], claims[other % len(claims)]
    try:
        if isinstance(what, DecisionKind):
            value = values[what]
            keeper(store).decide(Asked(what, first, second if value == "other" else value), "ada")
        elif log:
            keeper(store).decide(Asked(DecisionKind.UNDO, log[number % len(log)].id), "ben")
    except DecisionError:
        pass
