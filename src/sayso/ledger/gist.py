"""A claim made comparable: its terms, who does what to whom, when and where, its vector; and its block keys.

Everything comes from the claim and its own report, never from the collection, so that whether two claims are compared
does not depend on what else is in the ledger.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from hashlib import blake2b
from importlib.resources import files

from sayso.countries import country_named
from sayso.ledger.amounts import Amount, amount_of, excess_of
from sayso.ledger.constructions import Placed, in_all, placed_in, trips_in
from sayso.ledger.contrasts import Meeting, meeting_in
from sayso.ledger.counting import INJURED, KILLED, SHOT, Count, counts_in
from sayso.ledger.goods import Goods, goods_in
from sayso.ledger.passages import normal, quoted_at
from sayso.ledger.retractions import own_report_recalled, recalls_to_withdraw, said_before
from sayso.ledger.signs import FURTHER, signs_of
from sayso.ledger.stories import Profile
from sayso.ledger.terms import EXCLUDED, NONE, Figure, Terms, terms_of
from sayso.ledger.tolls import of_earlier_event, told_of_event
from sayso.ledger.types import Appearance
from sayso.ledger.who import speaking
from sayso.ledger.words import stem
from sayso.model import Actors, Claim, Granularity, Place, Precision

CONTEXT = 7
"""Names that a report begins with, each of which makes keys with its claims' terms."""
RAREST_NAMES = 3
"""How many of these are the rarest of all, be it a photographer's."""
COPIED = 5
"""The words from which a claim's exact words, or its sentence, are a key: reports that copy have the same."""
SEASON = 60
"""Days: keys that weigh less hold only among reports of a season and those next to it. So what an outlet writes in
every report, or what happens somewhere every week, brings no more together in a large ledger than in a small one."""
_ASIDE = re.compile(r", (?:(?:in|at|of|from) )?(?:where|which|who|whom|whose)\b[^,]*(?:,|$)")
"""What is only said beside: "Port Elder, where 14 people died, is closed" counts nobody."""
_BELOW = re.compile(
    r"(?:^(?:When|While|After|Before|Since|Because|Although|Though|As) [^,]*, )|"
    r",? (?:on|in|during|at) the (?:same )?(?:night|day|evening|morning|afternoon|week|month|time|hour)s? "
    r"(?!of\b)\w.*$|"
    r"(?<=\w),? (?:when|while|before|after|since|because|although|though|until) .*$"
)
"""A clause below the main one: "a drone was in the air on the night that a strike killed 11 people" counts nobody."""
_QUESTION = re.compile(r"(?:what|who|whom|whose|which|why|how|whether)\b", re.IGNORECASE)
VESSELS = frozenset("aboard ship freighter vessel tanker trawler ferry barge airliner".split())
"""Words for one that carries what is supplied; boats and helicopters are how things are carried at all."""
_FATES = (KILLED, INJURED, SHOT)
RECEIVING = frozenset(("receiv", "get", "obtain", "accept"))
"""Stems of verbs by which somebody has what another hands over."""
HOLDING = frozenset(map(stem, "carry bring hold contain transport load lade fill be".split()))
"""Stems of verbs by which goods are carried or held."""
_HANDLING = (HOLDING - {"be"}) | frozenset(
    map(
        stem,
        "bear lift move unload land pack unpack store stack find see discover recover seize ship send deliver open "
        "hide bury wear receive".split(),
    )
)
"""What one does only with a thing that is there."""
_IN_A_BODY = re.compile(
    r"(?:(?:[A-Z][\w’'-]* )+of|State in) (?:the )?[A-Z][\w.’'-]*(?: (?:and|&) (?:the )?[A-Z][\w.’'-]*)?"
)
"""What is named after a country or two: "Bank of Orla", "Islamic State of Iraq and Syria"."""
_CAPITAL = re.compile(r"[A-Z][\w.]*(?: [A-Z][\w.]*)*")
_CLEFT = re.compile(r"Who\b.+ (?:is|are|was|were) [A-Z]")
"""What only looks like a question: "Who was waiting was Ilan Reth"."""
REACH = 4
"""Words that tell something between what is done and what it is done with, at most."""
CLOSE = (Granularity.MINUTE, Granularity.HOUR, Granularity.DAY)


@dataclass(frozen=True, slots=True)
class Gist:
    """What a claim is compared by. ``said`` are its ``words`` as they stand, ``leads`` what begins their phrases;
    those of ``aside`` stand in no main clause.

    ``attribution`` is what it is told in (see ``breath_of``).
    ``who``, ``does``, ``whom`` and ``what`` are terms; ``verb`` is the stem of the action, even of one that
    tells little (be, have, tell); ``day`` is ISO 8601.
    ``context`` are the names its report is about, ``lands`` the countries and regions it names (see ``_lands``),
    ``deeds`` what is done by the table ``deeds.json``, ``counts`` how many of what (see ``counting``), ``season`` the
    number of the one that its report is from (see ``SEASON``);
    ``verbatim`` is one number for the claim's exact words in the report, ``worded`` one for what of its wording is
    among them; ``by`` are the keys of who speaks (see
    ``retractions.speaking``), ``recalled`` says that its sentence tells of words that are taken back, ``before`` that
    its report only recalls it, ``asks`` that it is a question; ``signs`` are what its words show by themselves,
    ``amount`` is how much it says there is, if it says nothing else, ``extra`` how much more than there should be,
    ``placed`` what it says is where, ``trips`` of how many it tells, ``goods`` what it says is carried (see the modules
    so called), ``meeting`` how two things met (see ``contrasts``); ``printed`` is the outlet and day of its report,
    ``corrects`` those of the outlet's own report that it tells of; ``vector`` is that of its wording (see ``vectors``).
    """

    claim_id: str
    document_id: str
    attribution: str
    words: tuple[tuple[str, float], ...]
    said: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    who: tuple[str, ...]
    does: str
    verb: str
    whom: tuple[str, ...]
    what: tuple[str, ...]
    places: tuple[str, ...]
    day: str | None
    context: tuple[str, ...]
    lands: tuple[str, ...] = ()
    deeds: tuple[str, ...] = ()
    counts: tuple[Count, ...] = ()
    season: int | None = None
    leads: str = ""
    aside: tuple[str, ...] = ()
    verbatim: int | None = None
    worded: int | None = None
    by: tuple[str, ...] = ()
    recalled: bool = False
    before: bool = False
    asks: bool = False
    signs: tuple[str, ...] = ()
    amount: Amount | None = None
    extra: Amount | None = None
    placed: Placed | None = None
    trips: int | None = None
    goods: Goods | None = None
    meeting: Meeting | None = None
    printed: str = ""
    corrects: str = ""
    vector: bytes = b""

    @property
    def of_what(self) -> bool:
        """Whether it measures something that it names."""
        return self.amount is not None and bool(self.amount.thing)

    @property
    def numbers(self) -> int:
        """How many numbers it tells, those in a clause below its main one left out."""
        return sum(figure.noun not in self.aside for figure in self.figures)


def gist_of(appearance: Appearance, profile: Profile, vector: bytes) -> Gist:
    """The gist of a claim, as people corrected it."""
    claim = appearance.claim
    terms = _in_full(terms_of(claim.wording), claim.actors)
    main = _BELOW.sub("", _ASIDE.sub("", claim.wording))
    actors = claim.actors or Actors(None, "")
    verb = stem(actors.does.casefold())
    counts = told_of_event(appearance, main, verb)
    # What is counted of an earlier event is of another than the one that the report is about.
    background = (FURTHER,) if counts_in(main) and of_earlier_event(appearance) else ()
    trips = trips_in(claim.wording, verb)
    return Gist(
        claim_id=claim.id,
        document_id=claim.document_id,
        attribution=breath_of(appearance),
        words=terms.words,
        said=terms.said,
        names=terms.names,
        figures=in_all(claim.wording, trips, terms.figures),
        who=_phrase(actors, "who"),
        does=_deed(terms, actors.does),
        verb=verb,
        whom=_phrase(actors, "whom"),
        what=_phrase(actors, "what"),
        places=tuple(sorted({place.name.casefold() for place in claim.places})),
        day=_day(claim),
        lands=_lands(claim),
        context=_context(profile),
        deeds=deeds_in(_deed(terms, actors.does), (word for word, _ in terms.words)),
        counts=counts,
        season=None if profile.day is None else profile.day // SEASON,
        leads=terms.leads,
        aside=_beside(terms, terms_of(main)),
        verbatim=_verbatim(appearance),
        worded=_worded(appearance, terms.words, verb),
        by=speaking(appearance),
        recalled=recalls_to_withdraw(appearance),
        before=said_before(appearance),
        asks=_QUESTION.match(claim.wording) is not None and _CLEFT.match(claim.wording) is None,
        signs=(*signs_of(claim.wording, actors.does), *background),
        amount=None if any(one.fate in _FATES for one in counts) else amount_of(claim.wording),
        extra=excess_of(claim.wording),
        placed=placed_in(claim.wording),
        trips=trips,
        goods=goods_in(claim.wording),
        meeting=meeting_in(claim.wording),
        printed=f"{appearance.document.outlet}|{(appearance.document.published_at or '')[:10]}",
        corrects=own_report_recalled(appearance),
        vector=vector,
    )


def _lands(claim: Claim) -> tuple[str, ...]:
    """The countries and regions that a wording names itself; a region behind its country's code."""
    wide = (place for place in claim.places if place.precision is not Precision.TOWN and place.country)
    said = (place for place in wide if _is_named(claim.wording, place))
    return tuple(sorted({f"{p.country}/{p.region if p.precision is Precision.REGION else ''}" for p in said}))


def _is_named(wording: str, place: Place) -> bool:
    """Whether a country or region is named, by itself ("the U.S.", too) and not in a body's name ("Bank of Orla")."""
    own = _IN_A_BODY.sub("", wording)
    if place.name.casefold() in own.casefold():
        return True
    country = place.country if place.precision is Precision.COUNTRY else None
    return country is not None and any(country_named(name) == country for name in _CAPITAL.findall(own))


def _deed(terms: Terms, does: str) -> str:
    """The term of the action, as it stands in the wording: with its particle it may be another."""
    plain = next(iter(_words(does)), "")
    first = stem(does.casefold().partition(" ")[0])
    held = ((word, said) for (word, _), said in zip(terms.words, terms.said, strict=True))
    return next((word for word, said in held if word == EXCLUDED and _one_verb(said, first)), plain)


def _one_verb(said: str, verb: str) -> bool:
    """Whether a word as it stands is a form of a verb, by its stem."""
    return stem(said.casefold()) == verb or _words(said) == _words(verb)


def _in_full(terms: Terms, actors: Actors | None) -> Terms:
    """The terms with the rest of the names of whom it tells: "Mr Pell" is Jory Pell where the report says so."""
    told = [one.name for one in (actors.who, actors.whom, actors.what) if one] if actors else []
    rest: dict[str, tuple[float, str]] = {}
    for name in told:
        named = terms_of(f"- {name}")
        if len(named.names) > 1 and named.names[-1] in terms.names:
            said = dict(zip((word for word, _ in named.words), named.said, strict=True))
            weights = dict(named.words)
            rest |= {n: (weights[n], said[n]) for n in named.names[:-1] if n not in dict(terms.words)}
    if not rest:
        return terms
    return replace(
        terms,
        words=(*terms.words, *((name, weight) for name, (weight, _) in rest.items())),
        said=(*terms.said, *(said for _, said in rest.values())),
        names=(*terms.names, *rest),
        leads=terms.leads + NONE * len(rest),
    )


def _beside(all_of_it: Terms, main: Terms) -> tuple[str, ...]:
    """Terms that stand only in a clause beside or below the main one."""
    held = {word for word, _ in main.words}
    return tuple(word for word, _ in all_of_it.words if word not in held)


def breath_of(appearance: Appearance) -> str:
    """What a claim is told in: its attribution, or the sentence of a report's own voice."""
    return appearance.claim.attribution_id or f"{appearance.document.id} {appearance.sentence_span.start}"


def _context(profile: Profile) -> tuple[str, ...]:
    """Names that a report begins with: the rarest, and of the others first those whom and where it is about."""
    towns = (word for town in profile.towns for word in town.casefold().replace(",", " ").split())
    about = {*towns, *(word for person in profile.persons for word in person.split())}
    rarest = sorted(profile.lead, key=lambda name: (-profile.lead[name], name))
    others = sorted(rarest[RAREST_NAMES:], key=lambda name: name not in about and stem(name) not in profile.title)
    return (*rarest[:RAREST_NAMES], *others)[:CONTEXT]


def _exact_words(appearance: Appearance) -> str:
    start, sentence = appearance.sentence_span.start, appearance.sentence
    pieces = (sentence[max(0, span.start - start) : max(0, span.end - start)] for span in appearance.claim.original)
    return " ".join(pieces)


def _verbatim(appearance: Appearance) -> int | None:
    """The exact words as one number, few ones with their quotation or sentence; None where that is short too."""
    told = normal(_exact_words(appearance))
    if len(told) >= COPIED:
        return number_of(" ".join(told))
    at = appearance.claim.original[0].start - appearance.sentence_span.start
    around = next((words for words in map(normal, quoted_at(appearance.sentence, at)) if len(words) >= COPIED), None)
    whole = around or normal(appearance.sentence)
    return number_of(" ".join((*told, "|", *whole))) if told and len(whole) >= COPIED else None


def _worded(appearance: Appearance, words: Iterable[tuple[str, float]], verb: str) -> int | None:
    """What of the wording stands in the report itself, as one number: what is filled in for "we" and "it" does not."""
    exact = _exact_words(appearance)
    said = {word for word, _ in terms_of(exact).words} & {word for word, _ in words}
    own = sorted(said | ({verb} & {stem(word) for word in normal(exact)}))
    return number_of(" ".join(own)) if own else None


def _phrase(actors: Actors, role: str) -> tuple[str, ...]:
    participant = getattr(actors, role)
    return _words(participant.name) if participant else ()


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word, _ in terms_of(text).words)


def _day(claim: Claim) -> str | None:
    happened = claim.happened_at
    return happened.start[:10] if happened and happened.start and happened.granularity in CLOSE else None


def deeds_in(does: str, words: Iterable[str]) -> tuple[str, ...]:
    """What is done with what, however it is put: "arms it", "sends it weapons" and "material assistance" are one deed.

    A row of ``deeds.json`` is met by one of its verbs with one of its things near it, or by a main verb that says both.
    ``words`` are terms in the order in which a wording has them.
    """
    held = tuple(words)
    return tuple(row["deed"] for row in _deeds() if (does and does in row["alone"].split()) or _is_done(held, row))


def _is_done(words: Sequence[str], row: Mapping[str, str]) -> bool:
    """Whether a verb stands near its thing: what is given in one clause is not the money of another."""
    verbs, things = ([i for i, word in enumerate(words) if word in row[key].split()] for key in ("verbs", "things"))
    return any(abs(verb - thing) <= REACH for verb in verbs for thing in things)


def does_deed(gist: Gist) -> bool:
    """Whether its deeds are what it says is done: no arms that "give an advantage", no video of what was supplied."""
    rows = [row for row in _deeds() if row["deed"] in gist.deeds and set(gist.who).isdisjoint(row["things"].split())]
    if not gist.does:
        return gist.verb in ("", "have") and bool(rows)  # "has an intelligence-sharing relationship with"
    supports = gist.does == "~support" and bool(rows)  # "supports them by sharing intelligence"
    return supports or any(gist.does in f"{row['verbs']} {row['alone']}".split() for row in rows)


def received_in(verb: str, words: Iterable[str]) -> tuple[str, ...]:
    """What is said to be received that deeds hand over: "received arms from abroad"."""
    held = set(words)
    return tuple(row["deed"] for row in _deeds() if verb in RECEIVING and held & set(row["things"].split()))


def by_ship(said: Iterable[str], verb: str) -> bool:
    """Whether a ship is named or meant among the words of a claim, and nothing merely shipped."""
    return any(word.lower() in VESSELS and stem(word) != verb for word in said)


def handled(gist: Gist) -> tuple[str, ...]:
    """Terms of what somebody handles, so that it is there; what is counted may leave no object: "two of the crates"."""
    if gist.verb not in _HANDLING or not gist.who:
        return ()
    return gist.what or tuple(figure.noun for figure in gist.figures if figure.noun)


@cache
def _deeds() -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(files(__package__).joinpath("deeds.json").read_text(encoding="utf-8"))
    return found


def number_of(key: str) -> int:
    """63 bits of words, the same in every process."""
    return int.from_bytes(blake2b(key.encode(), digest_size=8).digest()) >> 1
