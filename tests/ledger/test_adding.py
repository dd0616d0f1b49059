"""What a person adds to a report: the records it makes, and that they go without a trace."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.building import with_claims

from sayso.ids import attribution_id, claim_id
from sayso.ledger.adding import BY_HAND, Added, added_in, with_added, without_added
from sayso.model import (
    Act,
    Certainty,
    Document,
    Extraction,
    Link,
    Polarity,
    Producer,
    Span,
    Speaker,
    SpeakerKind,
    Style,
)

TEXT = 'Orla Venn said it rained. She shouted "we are sinking", and that was that. The old sailor nodded.'
VENN = Speaker("s-1", "d-1", "Orla Venn", SpeakerKind.PERSON, True, mentions=(Span(0, 9), Span(26, 29)))
READ = Extraction(Document("d-1", TEXT, outlet="The Pier"), (), Producer("x", "1"), (VENN,))


def spans(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


def one_added(value: str, found: Extraction = READ) -> Extraction:
    return with_added(found, [added_in(value)])


def test_it_makes_an_attribution_and_a_claim_with_the_usual_ids() -> None:
    made = one_added(f"source {spans('Orla Venn')}; cue {spans('said')}; content {spans('it rained')}")
    (attribution,), (claim,) = made.attributions, made.claims
    source, cue, content = Span(0, 9), Span(10, 14), Span(15, 24)
    assert attribution.id == attribution_id("d-1", [source], cue, [content])
    assert (attribution.sources, attribution.cue, attribution.contents) == ((source,), cue, (content,))
    assert (attribution.style, attribution.producer, attribution.confidence) == (Style.INDIRECT, BY_HAND, 1.0)
    assert claim.id == claim_id("d-1", attribution.id, [content])
    assert (claim.wording, claim.original) == ("It rained", (content,))
    assert (claim.polarity, claim.certainty, claim.act) == (Polarity.AFFIRMS, Certainty.CERTAIN, Act.SAY)
    assert claim.chain == (
        Link(SpeakerKind.OUTLET, "The Pier"),
        Link(SpeakerKind.PERSON, "Orla Venn", source),
    )


def test_what_the_person_says_of_it_is_taken() -> None:
    made = one_added(
        f"content {spans('we are sinking')}; act warn; certainty probable; polarity denies; speaker Ada Moor;"
        "kind group; wording The ship; or the boat; sinks"
    )
    (claim,), (speaker,) = made.claims, made.speakers[1:]
    assert (claim.act, claim.certainty, claim.polarity) == (Act.WARN, Certainty.PROBABLE, Polarity.DENIES)
    assert claim.wording == "The ship; or the boat; sinks"
    assert (speaker.id, speaker.name, speaker.kind, speaker.named) == (
        claim.speaker_id,
        "Ada Moor",
        SpeakerKind.GROUP,
        True,
    )


@pytest.mark.parametrize(
    ("value", "name", "named"),
    [
        (f"source {spans('She')}; content {spans('that was that')}", "Orla Venn", True),
        (f"speaker orla venn; content {spans('that was that')}", "Orla Venn", True),
        (f"source {spans('The old sailor')}; content {spans('that was that')}", "The old sailor", False),
        (f"content {spans('that was that')}", None, False),
    ],
    ids=["whom the source means", "a name in the report", "a description", "nobody"],
)
def test_who_says_it(value: str, name: str | None, named: bool) -> None:
    made = one_added(value)
    speaker = next((one for one in made.speakers if one.id == made.claims[0].speaker_id), None)
    assert (speaker.name if speaker else None, bool(speaker and speaker.named)) == (name, named)


@pytest.mark.parametrize(
    ("content", "style"),
    [('"we are sinking"', Style.DIRECT), ('shouted "we are sinking", and', Style.MIXED), ("that was", Style.INDIRECT)],
)
def test_how_it_stands_in_the_text(content: str, style: Style) -> None:
    assert one_added(f"content {spans(content)}").attributions[0].style is style


def test_it_is_nested_in_the_smallest_content_around_it() -> None:
    outer = with_claims()
    (around,) = outer.attributions
    content = around.contents[0]
    made = one_added(f"content {content.start + 5}-{content.end}", outer)
    assert made.attributions[1].within == around.id


def test_what_was_added_goes_without_a_trace() -> None:
    for found in (READ, with_claims()):
        values = ("content 1-5; speaker Ada Moor", "content 6-9; speaker Orla Venn", "source 0-4; content 6-12")
        assert without_added(with_added(found, map(added_in, values))) == found


def test_what_a_reading_finds_by_itself_is_not_added() -> None:
    value = f"content {spans('it rained')}; polarity denies"
    (attribution,) = one_added(value).attributions
    again = replace(
        one_added(value), attributions=(replace(attribution, producer=READ.producer),), producer=READ.producer
    )
    assert one_added(value, again) is again
    bare = replace(again, claims=())
    made = one_added(value, bare)
    assert [claim.id for claim in made.claims] == [claim.id for claim in again.claims]
    assert without_added(made) == bare


def test_what_is_beyond_the_text_by_now_is_left_out() -> None:
    assert with_added(READ, [Added((Span(len(TEXT) - 5, len(TEXT) + 1),))]) == READ
