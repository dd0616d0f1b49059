from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.ledgers import appearance

from sayso.ledger.linker import link
from sayso.ledger.pointing import pointed, told_inside
from sayso.ledger.types import Appearance, Pair, Verdict
from sayso.model import Act, Actors, Attribution, Certainty, Polarity, Producer, Span, Speaker, SpeakerKind, Style

RECALLS = json.loads(Path(__file__).parent.joinpath("data", "recalls.json").read_text("utf-8"))
DISMISSALS = json.loads(Path(__file__).parent.joinpath("data", "dismissals.json").read_text("utf-8"))


def claim(number: int, said_in: str, words: str = "shells came ashore", *targets: int) -> Appearance:
    """Claim ``c-NUMBER`` of one report, which stands in the attribution ``said_in`` with these words."""
    refers_to = tuple(f"c-{target}" for target in targets)
    one = appearance(number, attribution_id=said_in, original=(Span(100, 100 + len(words)),), refers_to=refers_to)
    return replace(one, sentence=words, sentence_span=Span(100, 100 + len(words)))


def test_what_points_back_is_what_it_points_at() -> None:
    assert pointed([claim(1, "a-1"), claim(2, "a-2", "That", 1), claim(3, "a-3")]) == {("c-1", "c-2")}


def test_a_target_of_another_report_is_none() -> None:
    assert pointed([claim(2, "a-2", "That", 1)]) == frozenset()


@pytest.mark.parametrize(
    ("words", "second", "one"),
    [
        ("The accusation", "a-2", True),
        ("This", "a-2", True),
        ("The accusations", "a-2", False),
        ("Both", "a-2", False),
        ("The accusation", "a-1", False),  # said in one breath: it has two parts
    ],
)
def test_one_accusation_that_two_speakers_made_is_one_claim(words: str, second: str, one: bool) -> None:
    report = [claim(1, "a-1"), claim(2, second), claim(3, "a-3", words, 1), claim(4, "a-3", words, 2)]
    assert (("c-3", "c-4") in pointed(report)) is one


@pytest.mark.parametrize(
    ("kind", "polarity", "length", "act", "one"),
    [
        (SpeakerKind.DOCUMENT, Polarity.AFFIRMS, 30, Act.SAY, True),
        (SpeakerKind.PERSON, Polarity.AFFIRMS, 30, Act.SAY, False),
        (SpeakerKind.DOCUMENT, Polarity.DENIES, 30, Act.SAY, False),
        (SpeakerKind.DOCUMENT, Polarity.AFFIRMS, 10, Act.SAY, False),
        (SpeakerKind.DOCUMENT, Polarity.AFFIRMS, 30, Act.CONFIRM, False),
    ],
)
def test_who_has_documents_that_say_it_says_it(
    kind: SpeakerKind, polarity: Polarity, length: int, act: Act, one: bool
) -> None:
    def attribution(name: str, within: str | None) -> Attribution:
        return Attribution(name, "d-1", (), None, (Span(100, 140),), Style.INDIRECT, within, 1.0, Producer("x", "1"))

    outer, inner = appearance(1, original=(Span(100, 140),)), appearance(2, original=(Span(140 - length, 140),))
    outer = replace(outer, attribution=attribution("a-1", None))
    inner = replace(
        inner,
        claim=replace(inner.claim, polarity=polarity, act=act),
        attribution=attribution("a-2", "a-1"),
        speaker=Speaker("s-2", "d-1", "classified documents", kind, named=False),
    )
    assert bool(pointed([outer, inner])) is one


@pytest.mark.parametrize(
    ("within", "span", "told"),
    [
        ("a-1", Span(110, 140), True),
        (None, Span(110, 140), False),
        ("a-1", Span(130, 160), False),  # told inside another of the things said there
    ],
)
def test_that_it_is_said_is_another_claim_than_what_is_said(within: str | None, span: Span, told: bool) -> None:
    def attribution(name: str, inside: str | None) -> Attribution:
        return Attribution(name, "d-1", (), None, (Span(100, 160),), Style.INDIRECT, inside, 1.0, Producer("x", "1"))

    outer = replace(appearance(1, original=(Span(100, 140),)), attribution=attribution("a-1", None))
    inner = replace(appearance(2, original=(span,)), attribution=attribution("a-2", within))
    assert (("c-1", "c-2") in told_inside([outer, inner])) is told


@pytest.mark.parametrize(
    ("start", "end", "attribution", "told"),
    [
        (100, 120, "a-1", True),  # "it exploded" in "it exploded, killing eleven"
        (110, 140, "a-1", False),
        (100, 120, "a-2", False),
        (100, 140, "a-1", False),  # both point back from the same words
    ],
)
def test_a_sentence_that_goes_on_is_no_second_thing(start: int, end: int, attribution: str, told: bool) -> None:
    whole, part = appearance(1, original=(Span(100, 140),)), appearance(2, original=(Span(start, end),))
    whole = replace(whole, claim=replace(whole.claim, attribution_id="a-1"))
    part = replace(part, claim=replace(part.claim, attribution_id=attribution))
    assert (("c-1", "c-2") in told_inside([whole, part])) is told


@pytest.mark.parametrize("case", DISMISSALS, ids=lambda c: c["name"])
def test_who_dismisses_what_somebody_said_denies_it(case: dict[str, Any]) -> None:
    sentence = f"She spoke of {case['outer']}."

    def place(words: str | None) -> tuple[Span, ...]:
        return () if words is None else (Span(start := 100 + sentence.index(words), start + len(words)),)

    def attribution(name: str, source: str | None, cue: str, content: str, within: str | None) -> Attribution:
        (at,) = place(cue)
        return Attribution(
            name, "d-1", place(source), at, place(content), Style.INDIRECT, within, 1.0, Producer("x", "1")
        )

    def told(number: int, words: str, stands_in: Attribution, **changes: object) -> Appearance:
        one = appearance(number, attribution_id=stands_in.id, original=place(words), **changes)
        around = Span(100, 100 + len(sentence))
        return replace(one, attribution=stands_in, sentence=sentence, sentence_span=around)

    outer = attribution("a-1", "She", "spoke of", case["outer"], None)
    inner = attribution("a-2", case["source"], case["cue"], case["content"], "a-1")
    polarity = Polarity.DENIES if case.get("denies") else Polarity.AFFIRMS
    certainty = Certainty(case.get("certainty", "certain"))
    report = [told(1, case["outer"], outer, polarity=polarity, certainty=certainty)]
    report += [told(2 + n, case["content"], inner) for n in range(case.get("said", 1))]
    assert (("c-1", "c-2") in pointed(report)) is case["one"]


@pytest.mark.parametrize("case", RECALLS, ids=lambda c: c["name"])
def test_what_a_noun_recalls_is_what_was_said_before(case: dict[str, Any]) -> None:
    sentence = f"She recalled a {case['cue']} by the doctor."
    start = 300 + sentence.index(case["cue"])
    cue, source = Span(start, start + len(case["cue"])), Span(300, 303)

    def told(number: int, wording: str, at: int, speaker: str = "s-2", denies: bool = True) -> Appearance:
        polarity = Polarity.DENIES if denies else Polarity.AFFIRMS
        one = appearance(
            number, attribution_id=f"a-{number}", original=(Span(at, at + 20),), wording=wording, polarity=polarity
        )
        return replace(one, speaker=Speaker(speaker, "d-1", "doctor", SpeakerKind.PERSON, named=False))

    recalled = replace(
        told(9, case["recalled"], 340, case.get("by", "s-2")),
        sentence=sentence,
        sentence_span=Span(300, 300 + len(sentence)),
        attribution=Attribution(
            "a-9", "d-1", (source,), cue, (Span(340, 360),), Style.INDIRECT, None, 1.0, Producer("x", "1")
        ),
    )
    report = [told(1, case["said"], 500 if case.get("later") else 100, denies=not case.get("affirms")), recalled]
    report += [told(2, case["again"], 150)] if "again" in case else []
    assert (("c-1", "c-9") in pointed(report)) is case["one"]


@pytest.mark.parametrize(
    ("wording", "does", "speaker", "polarity", "one"),
    [
        ("There was inspection", "inspect", "s-1", Polarity.DENIES, True),
        ("There was an inspection", "inspect", "s-1", Polarity.DENIES, True),
        ("There was an inspection", "inspect", "s-2", Polarity.DENIES, False),
        ("There was an inspection", "inspect", "s-1", Polarity.AFFIRMS, False),
        ("There was an inspection", "sign", "s-1", Polarity.DENIES, False),
        ("There was an inspection of the loft", "inspect", "s-1", Polarity.DENIES, False),
    ],
)
def test_that_there_was_no_such_deed_is_what_was_said_before(
    wording: str, does: str, speaker: str, polarity: Polarity, one: bool
) -> None:
    def told(number: int, at: int, **changes: object) -> Appearance:
        made = appearance(number, attribution_id=f"a-{number}", original=(Span(at, at + 20),), **changes)
        return replace(made, speaker=Speaker("s-1", "d-1", "clerk", SpeakerKind.PERSON, named=False))

    before = told(1, 100, wording="somebody did it", polarity=Polarity.DENIES, actors=Actors(None, does))
    after = told(2, 200, wording=wording, polarity=polarity)
    after = replace(after, speaker=Speaker(speaker, "d-1", "clerk", SpeakerKind.PERSON, named=False))
    assert (("c-1", "c-2") in pointed([before, after])) is one
    assert ("c-1", "c-2") not in pointed([before, after, replace(before, claim=replace(before.claim, id="c-3"))])


@pytest.mark.parametrize(
    ("before", "after", "does", "speaker", "one"),
    [
        ("The firm had bought the mill", "The firm bought it", "buy", "s-1", True),
        ("The firm had bought the mill", "The firm bought the mill's dam", "buy", "s-1", False),
        ("The firm had bought the mill", "The firm bought it", "buy", "s-2", False),
        ("The firm had bought the mill", "The firm had sold it", "sell", "s-1", False),
        ("The firm had bought it", "The firm bought it", "buy", "s-1", False),
        ("The firm had the mill", "The firm had it", "have", "s-1", False),
        ("The firm had bought ten sacks", "Rats had been bought in two of them", "buy", "s-1", False),
        ("The firm had bought the mill", "Feed was bought in it", "buy", "s-1", False),
    ],
)
def test_what_somebody_says_with_a_pronoun_is_what_they_were_told_to_say_of_the_deed(
    before: str, after: str, does: str, speaker: str, one: bool
) -> None:
    def told(number: int, wording: str, verb: str, who: str) -> Appearance:
        span = Span(100 * number, 100 * number + 20)
        made = appearance(
            number, attribution_id=f"a-{number}", original=(span,), wording=wording, actors=Actors(None, verb)
        )
        return replace(made, speaker=Speaker(who, "d-1", "clerk", SpeakerKind.PERSON, named=False))

    first, second = told(1, before, "buy" if does != "have" else "have", "s-1"), told(2, after, does, speaker)
    assert (("c-1", "c-2") in pointed([first, second])) is one
    assert ("c-1", "c-2") not in pointed([first, second, replace(first, claim=replace(first.claim, id="c-3"))])


def test_what_is_sure_is_joined_whatever_the_rest_says() -> None:
    sure = [Pair(*ends, Verdict.SAME, 1.0) for ends in ("ac", "bd", "cd")]
    assert link("abcd", sure, (), ()) == (("a", "b", "c", "d"),)
    assert link("abcd", sure, (), [("a", "b")]) != (("a", "b", "c", "d"),)


@pytest.mark.parametrize(
    ("source", "same_speaker", "one"), [("we", False, True), ("the mayor", False, False), ("his", True, True)]
)
def test_what_a_clause_put_in_says_again_is_said_once(source: str, same_speaker: bool, one: bool) -> None:
    sentence = f"The strike was, as {source} said, a matter for the owners."
    start = 100 + sentence.index(source)
    inner = Attribution(
        "a-2", "d-1", (Span(start, start + len(source)),), None, (Span(100, 114),), Style.INDIRECT, "a-1", 1.0,
        Producer("x", "1"),
    )  # fmt: skip
    outer = replace(inner, id="a-1", sources=(), within=None)
    around = Span(100, 100 + len(sentence))
    report = [
        replace(
            appearance(number, attribution_id=within.id, original=(Span(100, 100 + length),)),
            attribution=within, sentence=sentence, sentence_span=around,
        )
        for number, within, length in ((1, outer, 40), (2, inner, 14))
    ]  # fmt: skip
    if same_speaker:
        report = [replace(made, speaker=report[0].speaker) for made in report]
    assert (("c-1", "c-2") in pointed(report)) is one
