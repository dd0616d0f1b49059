from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from tests.ledger.ledgers import appearance

from sayso.ledger.both import Both
from sayso.ledger.compare import FEATURES, compare, hopeless
from sayso.ledger.gist import Gist, deeds_in, gist_of
from sayso.ledger.keys import asked_of, keys_of
from sayso.ledger.stories import profile_of
from sayso.ledger.terms import terms_of
from sayso.ledger.types import Slot, Verdict
from sayso.ledger.vectors import Encoder
from sayso.ledger.weights import table_of_weights
from sayso.model import Actors, Document, Extraction, Participant, Place, Precision, Producer, Span

CASES = json.loads(Path(__file__).parent.joinpath("data", "compare.json").read_text("utf-8"))
TEXT = "The freighter Amber Tern exploded at Port Elder. Corvane blames the Lowwater Front."
PROFILE = profile_of(Extraction(Document("d-1", TEXT), (), Producer("x", "1")))


@cache
def encoder() -> Encoder:
    return Encoder()


def gist(wording: str, number: int, sentence: str | None = None, **actors: str) -> Gist:
    held = {name: Participant(value) for name, value in actors.items() if name != "does"}
    made = Actors(held.get("who"), actors.get("does", ""), held.get("whom"), held.get("what")) if actors else None
    whole = Span(0, len(wording))
    one = appearance(number, wording=wording, actors=made, original=(whole,))
    one = replace(one, sentence=sentence or wording, sentence_span=whole)
    return gist_of(one, PROFILE, encoder().vectors([wording])[0])


def gists(case: dict[str, Any]) -> tuple[Gist, Gist]:
    def actors(end: int) -> dict[str, str]:
        return {name: case[name][end] for name in ("who", "does", "whom", "what") if name in case}

    return gist(case["a"], 1, **actors(0)), gist(case["b"], 2, **actors(1))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['a'][:30]} / {c['b'][:30]}")
def test_what_two_claims_are(case: dict[str, Any]) -> None:
    a, b = gists(case)
    found = compare(a, b, case["kin"])
    assert (found.verdict.value, found.slot.value if found.slot else None) == (case["verdict"], case.get("slot"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['a'][:30]} / {c['b'][:30]}")
def test_it_makes_no_difference_which_comes_first(case: dict[str, Any]) -> None:
    a, b = gists(case)
    assert compare(a, b, case["kin"]) == compare(b, a, case["kin"])


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c['a'][:30]} / {c['b'][:30]}")
def test_what_is_hopeless_is_different_whatever_the_reports(case: dict[str, Any]) -> None:
    a, b = gists(case)
    verdicts = {compare(a, b, step / 10).verdict for step in range(11)}
    assert verdicts == {Verdict.DIFFERENT} or not hopeless(a, b)
    assert table_of_weights().weights["story"] >= 0 >= table_of_weights().weights["nameless"]


def test_what_is_told_of_another_country_or_region_is_another_claim() -> None:
    one, other = gist("Roth won the primary there", 1), gist("Roth won the primary there", 2)
    verdicts = {
        lands: compare(replace(one, lands=lands[:1]), replace(other, lands=lands[1:]), 1.0).verdict
        for lands in (("US/Ohio", "US/Iowa"), ("US/Ohio", "US/"), ("US/Ohio", "US/Ohio"), ("US/", "MX/"))
    }
    assert [verdict is Verdict.SAME for verdict in verdicts.values()] == [False, True, True, False]


def test_what_names_the_land_of_the_other_besides_is_not_told_of_elsewhere() -> None:
    from_there = replace(gist("Ten fighters were caught as they came to Texas from Mexico", 1), lands=("MX/",))
    here = replace(gist("Ten fighters were caught coming across the Mexican border to Texas", 2), lands=("US/Texas",))
    far = replace(gist("Ten fighters were caught coming across the Kenyan border to Somalia", 3), lands=("SO/",))
    assert compare(from_there, here, 1.0).verdict is Verdict.SAME
    assert compare(from_there, far, 1.0).verdict is not Verdict.SAME


@pytest.mark.parametrize(
    ("wording", "name", "country", "lands"),
    [
        ("They came to Peru", "Peru", "PE", ("PE/",)),
        ("They came to the U.S.", "United States", "US", ("US/",)),
        ("They came to the Bank of Peru", "Peru", "PE", ()),
        ("The Islamic State in Iraq and the Levant came to Lima", "Iraq", "IQ", ()),
        ("They came to Lima", "Peru", "PE", ()),
    ],
)
def test_the_lands_of_a_claim_are_those_it_names_by_themselves(
    wording: str, name: str, country: str, lands: tuple[str, ...]
) -> None:
    place = Place(name, Span(0, 1), Precision.COUNTRY, country, None, 0.0, 0.0)
    one = appearance(1, wording=wording, places=(place,))
    assert gist_of(one, PROFILE, encoder().vectors([wording])[0]).lands == lands


def test_same_claims_meet_by_a_key() -> None:
    a, b = gists(CASES[1])
    assert set(keys_of(a)) & set(keys_of(b))
    assert all(0 <= key < 1 << 63 for key in keys_of(a))


def test_counts_of_reports_with_and_without_a_day_meet_whichever_comes_first() -> None:
    undated = gist("The blast killed 17 people", 1)
    dated = [replace(gist("17 people had died", 2), season=season) for season in (300, 400)]
    for one in dated:
        assert set(keys_of(undated)) & set(asked_of(one))
        assert set(keys_of(one)) & set(asked_of(undated))
    assert not set(keys_of(dated[0])) & set(asked_of(dated[1]))


@pytest.mark.parametrize(
    ("sentence", "kinship", "one"),
    [
        ("Radle withdrew his statement that the goods were pumps and cable", 0.9, True),
        ("Radle withdrew his statement that the goods were pumps and cable", 0.2, False),
        ("Radle’s troops withdrew from the pier where the pumps were", 0.9, False),
    ],
)
def test_who_takes_words_back_means_what_they_said_elsewhere(sentence: str, kinship: float, one: bool) -> None:
    a, b = gist("The goods were pumps and copper cable", 1), gist("The goods were pumps and cable", 2, sentence)
    assert Both(a, b, kinship).recalled is one
    assert not Both(a, gist(sentence, 2, who="Radle", does="withdraw"), kinship).recalled
    assert not Both(a, replace(b, by=("person:ruark gannick",)), kinship).recalled
    assert not Both(a, replace(b, document_id=a.document_id), kinship).recalled


@pytest.mark.parametrize(
    ("other", "one"),
    [
        ("Divers brought up 212 fuses of an old type", True),
        ("Divers brought up about 212 fuses", False),
        ("Divers brought up 176 fuses", False),
        ("Divers brought up 212 crates", False),
        ("Divers brought up 212 fuses and 3 crates", False),
    ],
)
def test_who_takes_a_figure_back_means_whoever_gave_it(other: str, one: bool) -> None:
    revised = replace(gist("The count of fuses is 212", 1), recalled=True, by=())
    assert Both(revised, gist(other, 2), 0.9).recalled is one
    assert not Both(replace(revised, recalled=False), gist(other, 2), 0.9).recalled


@pytest.mark.parametrize(
    ("said", "recalled", "who", "one"),
    [
        (
            "The mill held nothing but flour",
            "The Lysmere mill had held nothing but flour",
            ("mill", "Lysmere mill"),
            True,
        ),
        ("The Edda had held nothing but flour", "The boat had held nothing but flour", ("Edda", "boat"), True),
        ("The Edda had held nothing but flour", "The Osk had held nothing but flour", ("Edda", "Osk"), False),
        ("The mill held 40 sacks of flour", "The mill held 60 sacks of flour", ("mill", "mill"), False),
        ("The mill held flour", "The mill held rifles", ("mill", "mill"), False),
        ("The mill held flour", "It held", ("mill", "It"), False),
    ],
)
def test_what_somebody_is_told_to_have_said_before_is_what_they_said(
    said: str, recalled: str, who: tuple[str, str], one: bool
) -> None:
    first = gist(f"Today, {said}", 1, who=who[0], does="hold")
    again = replace(gist(f"Today, {recalled}", 2, who=who[1], does="hold"), before=True)
    assert Both(first, again, 0.9).said_before is one
    assert not Both(first, again, 0.2).said_before
    assert not Both(first, replace(again, before=False), 0.9).said_before
    assert not Both(first, replace(again, by=("person:edda vorn",)), 0.9).said_before


def test_a_correction_names_the_report_it_corrects_though_it_tells_of_nothing_else() -> None:
    printed = replace(gist("Twelve sheep have died", 1), printed="Rift Times|2026-09-01")
    corrected = replace(gist("Twelve sheep had died", 2), corrects="Rift Times|2026-09-01")
    assert compare(printed, corrected, 0.1).verdict is Verdict.SAME
    for other in (
        replace(corrected, corrects="Rift Times|2026-09-02"),
        replace(gist("Three sheep had died", 2), corrects="Rift Times|2026-09-01"),
        replace(gist("Twelve sheep had died of thirst", 2), corrects="Rift Times|2026-09-01"),
    ):
        assert not Both(printed, other, 0.1).own_report


def test_times_and_amounts_meet_by_a_key() -> None:
    for one, other in (
        ("The collapse is 6:15", "The collapse came at 6:31, as the sexton says"),
        ("The amount of rice is 600 tonnes", "There were 450 tonnes of rice"),
    ):
        assert set(keys_of(gist(one, 1))) & set(keys_of(gist(other, 2)))


@pytest.mark.parametrize(
    ("one", "other", "slot"),
    [
        ("The fire began on the quay", "The fire began behind the sheds", Slot.SCOPE),
        ("The fire began on the quay", "The fire began in the sheds", Slot.PLACE),
        ("The smoke began on the quay", "The fire began behind the sheds", None),
    ],
)
def test_what_something_is_beside_may_lie_in_the_place_that_is_told_in_the_report(
    one: str, other: str, slot: Slot | None
) -> None:
    a, b = (gist(wording, n, who=wording.split()[1], does="begin") for n, wording in enumerate((one, other), 1))
    assert compare(a, replace(b, document_id=a.document_id), 1.0).slot is slot
    assert slot is not Slot.SCOPE or compare(a, b, 1.0).slot is Slot.PLACE


def test_two_questions_of_one_breath_differ_in_what_is_asked() -> None:
    a, b = gist("There is no question about who paid", 1), gist("There is every question about what for", 2)
    assert compare(a, b, 0.9).verdict is Verdict.DIFFERENT
    b = replace(b, attribution=a.attribution)
    assert compare(a, b, 0.9).slot is Slot.OBJECT


def test_that_there_is_such_a_thing_meets_what_is_done_with_it_in_the_report() -> None:
    a, b = gist("There was a seal", 1), gist("The barrels bore the seal of the mint", 2, who="barrels", does="bear")
    for what, meets in (("seal", True), ("mark", False)):
        handled = replace(b, document_id=a.document_id, what=terms_of(what).words[0][:1], words=())
        assert bool(set(keys_of(replace(a, context=(), what=("seal",)))) & set(keys_of(handled))) is meets


def test_ships_for_somebody_meet_by_a_key() -> None:
    a = gist("A ferry was sent to the League", 1, does="send", whom="League", what="ferry")
    b = gist("The ferry brought rockets for rebels", 2, who="ferry", does="bring", whom="rebels", what="rockets")
    assert set(keys_of(replace(a, context=()))) & set(keys_of(replace(b, context=())))


def test_counts_that_conflict_meet_by_a_key() -> None:
    a, b = gist("11 people died when the freighter exploded", 1), gist("The toll rose to 17 dead", 2)
    assert set(keys_of(a)) & set(keys_of(b))


def test_a_number_of_a_rare_thing_meets_by_itself() -> None:
    a = gist("Three judges were bugged with a device of the ministry", 1, does="bug", whom="judges")
    b = gist("Three judges were bugged", 2, does="bug", whom="judges")
    assert set(keys_of(replace(a, context=()))) & set(keys_of(replace(b, context=())))


def test_what_a_report_is_about_is_its_context_beside_the_rarest_names() -> None:
    text = "Photos: Zsolt Quarrington, Ivo Brezovec, Ulla Tjark-Osk. Anna Reed, 44, spoke in Lincoln."
    profile = profile_of(Extraction(Document("d-1", text, title="Reed leaves Lincoln"), (), Producer("x", "1")))
    made = gist_of(appearance(1), profile, b"")
    assert {"reed", "lincoln"} <= set(made.context)
    assert len(made.context) <= 7


def test_the_side_of_somebody_is_that_person() -> None:
    assert [word for word, _ in terms_of("Sool’s side has the crates").words] == ["sool", "crate"]
    assert "side" in dict(terms_of("The car's side was dented").words)


def test_every_feature_has_a_weight_and_says_something() -> None:
    assert set(table_of_weights().weights) == set(FEATURES)
    a, b = gists(CASES[1])
    found = compare(a, b, 0.9)
    assert found.verdict is Verdict.SAME
    assert all(feature.says for feature in found.features)
    assert all(0 <= feature.score <= 1 for feature in found.features)


def test_a_country_its_capital_and_its_people_are_one_term() -> None:
    assert {terms_of(word).names for word in ("Russia", "Moscow", "Russian")} == {("@RU",)}


def test_irregular_verbs_and_near_synonyms_are_one_term() -> None:
    assert terms_of("gave").words[0][0] == terms_of("given").words[0][0]
    assert terms_of("supplied").words[0][0] == terms_of("shipping").words[0][0]


def test_a_figure_knows_what_it_counts() -> None:
    (figure,) = terms_of("At least 11 people died").figures
    assert (figure.least, figure.most, figure.noun) == (11, None, terms_of("people").words[0][0])


def test_a_deed_is_the_same_however_it_is_put() -> None:
    for does, words in (("~arms", ()), ("", ("~supply", "~arms")), ("", ("~support", "~equipment"))):
        assert deeds_in(does, words) == ("supplies arms",)
    assert deeds_in("", ("~arms",)) == ()


def test_a_deed_is_of_what_stands_near_its_verb() -> None:
    told = ("paper", "board", "file", "year", "council")
    assert deeds_in("", ("~pay", *told[:3], "~money")) == ("gives money",)
    assert deeds_in("", ("~pay", *told, "~money")) == ()


def test_the_same_words_of_two_reports_of_one_event_are_one_claim() -> None:
    a, b = gist("It is 22:40 by my log", 1), gist("It is 22:40 by my log", 2)
    assert compare(a, b, 0.9).verdict is Verdict.SAME
    assert compare(a, b, 0.1).verdict is Verdict.DIFFERENT
    assert set(keys_of(a)) & set(keys_of(b))


@pytest.mark.parametrize(
    ("one", "other", "whose", "verdict"),
    [
        ("Corvane sold it", "Edda Vorn and others sold it", "person:edda vorn", Verdict.SAME),
        ("Corvane sold it", "Edda Vorn and others sold the mill", "person:edda vorn", Verdict.SAME),
        ("Corvane sold it", "Edda Vorn and others sold the mill", "person:aina brock", Verdict.DIFFERENT),
        ("Corvane sold it", "Edda Vorn and others guarded it", "person:edda vorn", Verdict.DIFFERENT),
    ],
)
def test_one_quotation_in_two_reports_is_one_claim_whatever_its_pronouns_are_taken_for(
    one: str, other: str, whose: str, verdict: Verdict
) -> None:
    def quoted(wording: str, number: int, told: str, by: str) -> Gist:
        sentence = f'"We never sold it and nobody of us guarded it," {told}'
        original = (Span(1, 17),) if " sold " in wording else (Span(22, 46),)
        made = appearance(
            number, wording=wording, original=original, actors=Actors(Participant(wording.split(maxsplit=1)[0]), "sell")
        )
        made = replace(made, sentence=sentence, sentence_span=Span(0, len(sentence)), person=by)
        return gist_of(made, PROFILE, encoder().vectors([wording])[0])

    a = quoted(one, 1, "Vorn told reporters.", "person:edda vorn")
    b = quoted(other, 2, "the mayor said.", whose)
    assert compare(a, b, 0.9).verdict is verdict
    assert compare(a, b, 0.1).verdict is not Verdict.SAME
    assert verdict is not Verdict.SAME or set(keys_of(a)) & set(keys_of(b))


def test_the_phrase_that_differs_is_told() -> None:
    a, b = (
        gist(f"The mill stored {what}", n, who="mill", does="store", what=what)
        for n, what in enumerate(("flour", "shells"), 1)
    )
    told = [feature.says for feature in compare(a, b, 0.9).features if feature.name == "one phrase"]
    assert told == ["the same but for one phrase: flour / shells"]


def test_a_gist_is_of_plain_values() -> None:
    a, _ = gists(CASES[0])
    assert replace(a) == a
    assert hash(a) == hash(replace(a))


def test_a_name_is_compared_in_full_where_the_report_tells_it() -> None:
    short = gist("Mr Pell was dismissed", 1, what="Jory Pell", does="dismiss")
    assert dict(short.words).keys() == dict(gist("Mr Jory Pell was dismissed", 2).words).keys()
    assert len(short.words) == len(short.said) == len(short.leads)
    assert short.names == ("pell", "jori")
    assert gist("The clerk was dismissed", 3, what="Jory Pell", does="dismiss").names == ()
