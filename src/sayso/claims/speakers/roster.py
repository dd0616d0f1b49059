"""Everybody and everything that a document means, gathered from its mentions, name by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from sayso.claims.speakers.body_words import may_be_firm
from sayso.claims.speakers.descriptions import HEADS_OF_STATE, PARTISANS, fits, is_such_a_body, may_be_called
from sayso.claims.speakers.generations import by_age, of_that_age
from sayso.claims.speakers.lexicon import (
    KNOWN_AS,
    gender_of_first_name,
    gender_of_rare_name,
    is_surname,
    may_be_one_name,
    role_noun,
    singular,
    surname_key,
    table,
)
from sayso.claims.speakers.mention import GENERIC_BODIES, NAMED_BY_OWNER, Mention
from sayso.countries import countries
from sayso.model import SpeakerKind

GENERIC_FIRST = frozenset("group organization organisation movement company firm".split())
"""Words that rather mean the body just talked of than one that was called so before."""
SHORT_FOR_BODIES = GENERIC_BODIES | frozenset(
    "campaign commission committee authority alliance coalition team board panel office bureau department council "
    "party network federation".split()
)
"""Words that stand for a body named elsewhere; "the hospital" and "the army" may need no other name."""
RIVALS = 50
"""Entities, the last ones met, that a description may mean."""
PARTS = frozenset(
    "one two three four five six seven eight nine ten first second third last other others another some several many "
    "most few all each both rest the of them these those".split()
)
"""Words that tell how many of those just spoken of are meant: each time they may be others."""
RECENT = 400
"""Words after which an unnamed source is not meant any more by "the official"."""


@dataclass(slots=True, eq=False)
class Entity:
    """One person, body, government or thing of a document, as known so far.

    ``presumed``: only a rare given name tells the sex, which "Mr" or "Ms" may contradict.
    """

    kind: SpeakerKind
    named: bool
    name: tuple[str, ...]
    noun: str | None = None
    gender: str | None = None
    plural: bool = False
    country: str | None = None
    thing: bool = False
    doubtful: bool = False
    roles: set[str] = field(default_factory=set)
    words: set[str] = field(default_factory=set)
    role: str | None = None
    speaks_for: str | None = None
    nationality: str | None = None
    party: str | None = None
    mentions: list[tuple[int, ...]] = field(default_factory=list)
    last: int = -1
    full_names: int = 0
    introduced: int = 1 << 60
    posts: set[str] = field(default_factory=set)
    parts: tuple[Entity, ...] = ()
    owner: Entity | None = None
    presumed: bool = False

    @property
    def text(self) -> str:
        """Its canonical name."""
        if self.country:
            return countries()[self.country].government
        return " ".join(self.name)


def _nobody(_: Mention) -> Entity | None:
    return None


class Roster:
    """The entities of one document; each mention finds its own or makes one.

    ``which`` is asked whom a bare surname means that several share.
    """

    def __init__(self, which: Callable[[Mention, Sequence[Entity]], Entity | None]) -> None:
        self._which = which
        self.entities: list[Entity] = []
        self.never: defaultdict[str, list[Entity]] = defaultdict(list)  # by a description's noun whom it does not mean
        self._surnames: dict[str, list[Entity]] = defaultdict(list)
        self._first_names: dict[str, list[Entity]] = defaultdict(list)
        self._bodies: dict[str, Entity] = {}
        self._tails: dict[str, list[Entity]] = defaultdict(list)
        self._countries: dict[str, Entity] = {}
        self._described: dict[str, Entity] = {}
        self._undecided: set[str] = set()
        self._by_role: dict[str, list[Entity]] = defaultdict(list)

    def introduce(self, mention: Mention) -> Entity | None:
        """Make a full name known before the document is read through, so that short forms find it."""
        if mention.kind is not SpeakerKind.PERSON or not mention.named or len(mention.name) < 2:
            return None
        entity = self._person(mention)
        if entity:
            entity.full_names += 1
            entity.introduced = min(entity.introduced, mention.head)
            entity.posts.update(mention.nouns)
        return entity

    def find(
        self, mention: Mention, owner: Entity | None = None, otherwise: Callable[[Mention], Entity | None] = _nobody
    ) -> Entity | None:
        """The entity that a mention with a noun or name means; None where that can't be told.

        ``owner`` is whose it is; ``otherwise`` is asked whom a description of a person means
        whose role nobody is known to have.
        """
        if told := by_age(mention):
            return of_that_age(told, self._surnames[surname_key(mention.name[0])])
        known = len(self.entities)
        entity = self._find(mention, owner, otherwise)
        if entity:
            if mention.named or mention.country or len(self.entities) > known:
                _learn(entity, mention)
                self.enrol(entity, mention)
            entity.gender = entity.gender or mention.gender
            entity.party = entity.party or (mention.party if entity.kind is SpeakerKind.PERSON else None)
            entity.owner = entity.owner or owner
        return entity

    def _find(
        self, mention: Mention, owner: Entity | None, otherwise: Callable[[Mention], Entity | None]
    ) -> Entity | None:
        if mention.country:
            return self._country(mention)
        if mention.kind is SpeakerKind.PERSON and mention.named:
            return self._person(mention)
        if person := self._surname_alone(mention) if len(mention.name) == 1 else self._full_name(mention):
            return person
        if mention.named and not mention.affiliation_only:
            return self._body(mention)
        return self._description(mention, owner, otherwise)

    def _surname_alone(self, mention: Mention) -> Entity | None:
        """The person of this surname where the reading took it for something else."""
        many = mention.kind is SpeakerKind.GROUP and mention.definite is not None  # "the Waters", but not "Waters"
        if many or not mention.name[0][:1].isupper():
            return None
        same = [e for e in self._surnames.get(surname_key(mention.name[0]), ()) if len(e.name) > 1]
        return same[0] if len(same) == 1 else None

    def _full_name(self, mention: Mention) -> Entity | None:
        """The person of just this name where the reading took it for something else."""
        same = self._surnames.get(surname_key(mention.name[-1]), ()) if mention.named else ()
        return next((e for e in same if e.name == mention.name), None)

    def _new(self, mention: Mention) -> Entity:
        entity = Entity(
            mention.kind, mention.named, mention.name, mention.noun, mention.gender, mention.plural, mention.country
        )
        self.entities.append(entity)
        return entity

    def enrol(self, entity: Entity, mention: Mention) -> None:
        """Know an entity by what it is called."""
        roles = mention.nouns if not mention.country else table("government_words") & set(mention.nouns)
        for noun in dict.fromkeys(role_noun(singular(role)) for role in roles):
            if noun not in entity.roles:
                entity.roles.add(noun)
                self._by_role[noun].append(entity)
        entity.words.update(mention.modifiers)

    # Countries and bodies

    def _country(self, mention: Mention) -> Entity:
        assert mention.country
        if mention.country not in self._countries:
            entity = self._new(mention)
            entity.kind, entity.nationality, entity.plural = SpeakerKind.GOVERNMENT, mention.country, False
            self._countries[mention.country] = entity
        entity = self._countries[mention.country]
        entity.named = entity.named or mention.named
        return entity

    def _body(self, mention: Mention) -> Entity:
        key = _key(mention.name)
        found = self._bodies.get(key) or self._short_form(mention, key)
        found = found or self._first_word_of(mention, key) or self._in_full(mention) or self._saints(mention)
        if found is None:
            found = self._new(mention)
            self._tails[key.split()[-1] if key else ""].append(found)
            acronym = "".join(w[0] for w in mention.name if w[:1].isupper())
            if len(acronym) > 1 and len(mention.name) > 1:
                self._bodies.setdefault(acronym.casefold(), found)
        self._bodies.setdefault(key, found)
        longer = len(mention.name) > len(found.name) and found.kind is mention.kind
        if longer or (_key(found.name) == key and found.text.isupper() and not mention.text.isupper()):
            found.name = mention.name  # a dateline's capitals are not its name
        return found

    def _first_word_of(self, mention: Mention, key: str) -> Entity | None:
        """ "Norrin" for the only body whose name begins so: "Norrin Chemical"."""
        if len(mention.name) != 1 or mention.kind is not SpeakerKind.ORGANISATION or mention.definite or len(key) < 4:
            return None
        bodies = (e for e in self.entities if e.named and e.kind is SpeakerKind.ORGANISATION)
        bodies = (e for e in bodies if len(e.name) == 2 or e.name[1:2] == ("&",))
        longer = [e for e in bodies if e.name[0].casefold() == key]
        return longer[0] if len(longer) == 1 else None

    def _saints(self, mention: Mention) -> Entity | None:
        """ "St Anselm's" for the only house whose name begins so, or the other way round: "St Anselm's Hospital"."""
        if mention.name[0].lower() not in ("st", "st.", "saint") or len(mention.name) not in (2, 3):
            return None
        alike = [e for e in self.entities if e.named and e.kind is not SpeakerKind.PERSON and len(e.name) in (2, 3)]
        alike = [e for e in alike if _key(e.name[:2]) == _key(mention.name[:2]) and len(e.name) != len(mention.name)]
        return alike[0] if len(alike) == 1 else None

    def _in_full(self, mention: Mention) -> Entity | None:
        """ "Norrin", named so before, for a firm whose name begins so: "Norrin Chemicals"."""
        first = (
            self._bodies.get(_key(mention.name[:1])) if may_be_firm(mention.name) and len(mention.name) == 2 else None
        )
        firm = first and first.kind is SpeakerKind.ORGANISATION and len(first.name) == 1
        return first if firm and mention.kind is SpeakerKind.ORGANISATION else None

    def _short_form(self, mention: Mention, key: str) -> Entity | None:
        """ "the Foundation", "the Ministry" for the only body whose name ends so, or begins with that and "of"."""
        if not mention.definite or not key or key == "house":
            return None
        ends = [e for e in self._tails.get(key.rsplit(maxsplit=1)[-1], []) if f" {_key(e.name)}".endswith(f" {key}")]
        ends = ends or [e for e in self.entities if e.named and _key(e.name).startswith(f"{key} of ")]
        return ends[0] if len(ends) == 1 and len(ends[0].name) > 1 else None

    # Persons

    def _person(self, mention: Mention) -> Entity | None:
        name = tuple(word.removesuffix("'s") for word in mention.name)
        last, first = surname_key(name[-1]), name[0].casefold()
        if len(name) == 1:
            return self._by_short_name(mention, last)
        if bearers := [e for e in self._surnames[last] if is_surname(name, e.name)]:
            return bearers[0] if len(bearers) == 1 else self._which(mention, bearers)
        for entity in self._surnames[last]:
            bare = len(entity.name) == 1 or is_surname(entity.name, name)
            if bare or may_be_one_name(entity.name[0], name[0]):
                if len(name) > len(entity.name) or bare:
                    entity.name = name
                if entity not in self._first_names[first]:
                    self._first_names[first].append(entity)
                return entity
        entity = self._new(mention)
        self._surnames[last].append(entity)
        self._first_names[first].append(entity)
        return entity

    def _by_short_name(self, mention: Mention, last: str) -> Entity | None:
        same = [e for e in self._surnames[last] if not (mention.ranks_apart(e.roles) or _is_another(mention, e))]
        fits = [e for e in same if not (mention.gender and e.gender and mention.gender != e.gender)]
        fits = fits or [e for e in same if e.presumed]
        if len(fits) > 1:
            return self._which(mention, fits)
        if fits:
            return fits[0]
        tied = last != mention.name[0].casefold().removesuffix("'s")  # "al-Hassan" is no first name
        if not same and not tied and (called := self._first_names[last]):
            return called[0] if len(set(map(id, called))) == 1 else None
        entity = self._new(mention)
        self._surnames[last].append(entity)
        return entity

    # Descriptions

    def _description(
        self, mention: Mention, owner: Entity | None, otherwise: Callable[[Mention], Entity | None]
    ) -> Entity | None:
        key = _key((mention.noun or "", str(id(owner)))) if owner else _key(mention.name)
        anew = (mention.definite is False and not mention.plural) or PARTS.issuperset(map(str.lower, mention.name))
        if not anew and (key in self._described or key in self._undecided):
            return self._described.get(key)
        generic = mention.generic_body or mention.epithet
        first = mention.noun in GENERIC_FIRST or (mention.noun in PARTISANS and len(mention.name) == 1)
        if first and generic and (meant := otherwise(mention)):
            return meant
        if mention.definite and not owner and (meant := self._role_holder(mention)):
            return meant
        if not first and generic and (meant := otherwise(mention)):
            return meant
        unnamed_body = not owner and self._may_be_a_body(mention)
        if unnamed_body:
            self._undecided.add(key)
        if unnamed_body or self._may_be_somebody(mention):
            return None
        entity = self._new(mention)
        if owner and mention.owner and not any(word.endswith(("'s", "’s", "s'")) for word in owner.name):
            *names, last = _possessor(owner)
            entity.name = (*names, f"{last}'" if owner.plural and last[-1:] == "s" else f"{last}'s", *mention.name)
            entity.named = entity.named or (owner.named and mention.kind in NAMED_BY_OWNER)
        self._described[key] = entity
        return entity

    def _may_be_somebody(self, mention: Mention) -> bool:
        """Whether somebody was spoken of whom "the general" may or may not mean."""
        public = mention.noun in table("public_figures") - HEADS_OF_STATE
        if not (mention.epithet and mention.definite and (public or len(mention.name) == 1)):
            return False
        spoken_of = (e for e in self.entities[-RIVALS:] if e.last >= 0 and e.kind is SpeakerKind.PERSON)
        return any(may_be_called(mention, e) for e in spoken_of if e not in self.never[mention.noun or ""])

    def _may_be_a_body(self, mention: Mention) -> bool:
        """Whether a body was named that "the agency" or "the campaign" may or may not mean."""
        if not (mention.definite and len(mention.name) == 1 and mention.noun in SHORT_FOR_BODIES):
            return False
        spoken_of = (e for e in self.entities[-RIVALS:] if e.last >= 0 and e.named and is_such_a_body(mention, e))
        return not mention.plural and any(e.kind is SpeakerKind.ORGANISATION for e in spoken_of)

    def described(self, mention: Mention) -> Entity | None:
        """Whom "the mayor" means who is known as one; nobody is made known by asking."""
        plain = mention.epithet and mention.definite and not mention.pronoun
        return self._role_holder(mention) if plain else None

    def _role_holder(self, mention: Mention) -> Entity | None:
        """Whom "the general" or "the poll" means: the last one that fits, if no other one is as near."""
        noun = role_noun(singular(mention.noun or ""))
        holders = self._by_role.get(noun, [])
        found = [e for e in holders[-8:] if fits(e, mention)]
        if not found and mention.kind is SpeakerKind.DOCUMENT and len(holders) == 1 and not mention.told_apart:
            found = [e for e in holders if bool(e.plural) == bool(mention.plural)]  # the only memo, "the long memo"
        found += [e for name in KNOWN_AS.get(noun, ()) if (e := self._bodies.get(name)) and e.last >= 0]
        found = [e for e in found if e.last >= 0]
        if not found:
            return None
        best = max(found, key=lambda e: e.last)
        rivals = [e for e in found if e is not best and best.last - e.last < 25 and e.kind is best.kind]
        return None if rivals or (not best.named and mention.head - best.last > RECENT) else best


def _is_another(mention: Mention, entity: Entity) -> bool:
    """Whether "Lee, the minister," is not who is named in full only later, and told there as something else."""
    later = entity.introduced > mention.head and bool(entity.posts)
    offices = table("offices")
    return later and bool(mention.others) and offices.isdisjoint(entity.posts) and mention.noun in offices


def _possessor(owner: Entity) -> tuple[str, ...]:
    return (countries()[owner.country].name,) if owner.country else owner.name


def _learn(entity: Entity, mention: Mention) -> None:
    """What this mention says that was not known."""
    if mention.gender and (entity.presumed or not entity.gender):
        entity.gender, entity.presumed = mention.gender, False
    entity.nationality = entity.nationality or mention.nationality
    entity.role = _longer(entity.role, mention.role) if mention.kind is SpeakerKind.PERSON else entity.role
    if entity.kind is SpeakerKind.UNKNOWN and mention.named:
        entity.kind = mention.kind
    if not entity.gender and entity.kind is SpeakerKind.PERSON and len(entity.name) > 1:
        known = gender_of_first_name(entity.name[0])
        entity.gender = known or gender_of_rare_name(entity.name[0])
        entity.presumed = entity.gender != known


def _longer(one: str | None, other: str | None) -> str | None:
    """The fuller of two descriptions of a role."""
    return max((one, other), key=lambda role: len(role or ""))


def _key(name: tuple[str, ...]) -> str:
    words = [w.casefold().replace("’", "'").removesuffix("'s") for w in name]
    return " ".join(words).removeprefix("the ").strip()
