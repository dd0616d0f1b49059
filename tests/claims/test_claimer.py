from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from building import extraction, of_the_examples
from sayso.claims.claimer import claims_of
from sayso.model import Attribution, Document, Polarity, Reading, Span
from sayso.read.syntax import SyntaxReader

CASES = [json.loads(line) for line in (Path(__file__).parent / "claims.jsonl").read_text(encoding="utf-8").splitlines()]


def read(text: str, *attributions: dict, **about: str) -> tuple[Reading, tuple[Attribution, ...]]:
    sure = ({"confidence": 0.9} | one for one in attributions)
    made = extraction(text, *sure, **about)
    return SyntaxReader().read(made.document), made.attributions


def shown(claim, names, numbers, ids) -> dict:
    """A claim in the words of the cases."""
    return {
        "attribution": numbers.get(claim.attribution_id),
        "speaker": names.get(claim.speaker_id),
        "wording": claim.wording,
        "polarity": claim.polarity.value,
        "certainty": claim.certainty.value,
        "act": claim.act.value,
        "said_at": claim.said_at and claim.said_at.start,
        "happened_at": claim.happened_at and claim.happened_at.start,
        "chain": [link.name for link in claim.chain],
        "refers_to": [ids.index(one) for one in claim.refers_to],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_claims(case):
    given = {"outlet": "outlet", "title": "title", "published": "published_at"}
    about = {key: case[name] for name, key in given.items() if name in case}
    reading, attributions = read(case["text"], *case["attributions"], **about)
    made = claims_of(reading, attributions)
    names = {s.id: s.name for s in made.speakers}
    numbers = {a.id: n for n, a in enumerate(attributions)}
    ids = [c.id for c in made.claims]
    found = [shown(c, names, numbers, ids) for c in made.claims]
    assert len(found) == len(case["claims"]), [c["wording"] for c in found]
    for claim, wanted in zip(found, case["claims"], strict=True):
        assert {key: claim[key] for key in wanted} == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_what_a_claim_rests_on_is_in_the_text_and_its_ids_are_its_own(case):
    reading, attributions = read(case["text"], *case["attributions"])
    made = claims_of(reading, attributions)
    assert len({c.id for c in made.claims}) == len(made.claims)
    speakers = {s.id for s in made.speakers}
    for claim in made.claims:
        assert claim.original
        assert all(span.end <= len(case["text"]) and span.of(case["text"]).strip() for span in claim.original)
        assert claim.speaker_id is None or claim.speaker_id in speakers
        assert claim.wording


def test_the_same_text_gives_the_same_claims():
    case = CASES[0]
    first, second = (claims_of(*read(case["text"], *case["attributions"])) for _ in range(2))
    assert first == second


def test_attributions_nested_in_each_other_end():
    reading, attributions = read(
        "Venn said that Pell knew it all.",
        {"sources": ["Venn"], "cue": "said", "contents": ["that Pell knew it all"]},
        {"sources": ["Pell"], "cue": "knew", "contents": ["it all"], "within": 0},
    )
    ring = (replace(attributions[0], within=attributions[1].id), attributions[1])
    made = claims_of(reading, ring)
    assert {c.attribution_id for c in made.claims} >= {ring[0].id}


def test_an_attribution_within_one_that_is_not_there_is_taken_as_it_is():
    reading, attributions = read(
        "Venn said it rained.", {"sources": ["Venn"], "cue": "said", "contents": ["it rained"]}
    )
    made = claims_of(reading, (replace(attributions[0], within="a-gone"),))
    assert [c.wording for c in made.claims] == ["It rained"]


def test_five_hundred_attributions():
    sentence = "Mayor Tench{} said that crane {} was late. "
    text, made = "", []
    for n in range(500):
        start = len(text)
        text += sentence.format("" if n % 2 else " Ossa", n)
        at = text.index("that", start)
        made.append((start, text.index(" said", start), at, text.rindex(".")))
    document = Document("d-1", text)
    reading = SyntaxReader().read(document)
    _, template = read("Venn said it rained.", {"sources": ["Venn"], "cue": "said", "contents": ["it rained"]})
    attributions = tuple(
        replace(
            template[0],
            id=f"a-{n}",
            sources=(Span(start, said),),
            cue=Span(said + 1, said + 5),
            contents=(Span(that, end),),
        )
        for n, (start, said, that, end) in enumerate(made)
    )
    found = claims_of(reading, attributions)
    assert len({c.attribution_id for c in found.claims}) == 500


def test_an_empty_document_has_no_claims():
    reading, _ = read("Ship sinks")
    assert claims_of(reading, ()).claims == ()


def test_denying_a_denial_affirms():
    reading, attributions = read(
        "Officials denied that the army never shipped rifles.",
        {"sources": ["Officials"], "cue": "denied", "contents": ["that the army never shipped rifles"]},
    )
    (claim,) = claims_of(reading, attributions).claims
    assert (claim.wording, claim.polarity) == ("The army shipped rifles", Polarity.AFFIRMS)


def test_what_a_claim_points_at_is_there_and_comes_before_it(reader):
    for made in of_the_examples(reader):
        seen: set[str] = set()
        for claim in made.claims:
            assert seen.issuperset(claim.refers_to)
            seen.add(claim.id)


def test_a_claim_that_pointed_at_several_can_be_pointed_at():
    reading, attributions = read(
        "General Venn accused Russia of arming the rebels and training them. The accusation was denied by Russian "
        "officials. Mayor Ossa Tench rejected the officials' claim.",
        {"sources": ["General Venn"], "cue": "accused", "contents": ["Russia of arming the rebels and training them"]},
        {"sources": ["Russian officials"], "cue": "was denied", "contents": ["The accusation"]},
        {"sources": ["Mayor Ossa Tench"], "cue": "rejected", "contents": ["the officials' claim"]},
    )
    ids = set()
    for claim in claims_of(reading, attributions).claims:
        assert ids.issuperset(claim.refers_to)
        ids.add(claim.id)


def test_a_monologue_of_many_pronouns_is_read():
    """Each pronoun asks about those before it; without keeping the answers forty of them would never be done."""
    said = "that he knew " + ", that ".join(["he had told her what he wanted her to know"] * 15)
    text = f"Tom Lee met Ann Pell and Sam Hart on Monday, and he was sure of it. He said {said}."
    reading, attributions = read(text, {"sources": ["Tom Lee"], "cue": "said", "contents": [said]})
    assert {c.attribution_id for c in claims_of(reading, attributions).claims} >= {attributions[0].id}


def test_what_is_told_inside_another_claim_was_said_on_the_day_of_the_telling():
    text = "“I said the dam would hold,” the keeper told the Post on March 4."
    made = extraction(
        text,
        {"sources": ["the keeper"], "cue": "told", "contents": ["“I said the dam would hold,”"]},
        {"sources": ["I"], "cue": "said", "contents": ["the dam would hold"], "within": 0},
        published_at="2031-03-06",
    )
    claims = claims_of(SyntaxReader().read(made.document), made.attributions).claims
    assert [c.said_at.start for c in claims if c.said_at] == ["2031-03-04"] * 2
