"""Names as they stand in a sentence, and which pronouns of a document they may be filled in for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.claims.antecedents import Antecedents
from sayso.claims.in_answer import Answers
from sayso.claims.inflection import article as a_or_an
from sayso.claims.misfits import is_plural
from sayso.claims.narrated import Narrated
from sayso.claims.references import possessive, text_of
from sayso.claims.rivals import Rivals
from sayso.claims.same_doer import same_doers
from sayso.claims.speakers.cast import Cast
from sayso.claims.speakers.constructions import same_before
from sayso.claims.speakers.descriptions import ON_DUTY, PARTISANS
from sayso.claims.speakers.lexicon import kind_of_noun, role_noun, singular, table
from sayso.claims.speakers.salience import PRONOUNS
from sayso.claims.speakers.told_of import is_god
from sayso.claims.told_on import owner_before
from sayso.claims.tree import Tree
from sayso.countries import countries, in_a_sentence
from sayso.model import Attribution, Speaker, SpeakerKind

_COUNTING = frozenset(
    "one two three some several many most few other another both all each no any more at about nearly almost roughly "
    "over up".split()
)
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())
"""What numbers begin with that are told in two words: "Thirty-one people"."""
_BARE = {"some": "some people", "others": "some people", "many": "many people", "most": "most people"}
"""Sources that are but a word for several."""
_AMOUNT_OF = re.compile(
    r"(?i)(?!the |an? )(?:[a-z]+ )?(?:lot|number|couple|group|handful|bunch|majority|minority|third|quarter) of "
)
"""What several are called by how many they are: "a lot of officers"."""
_DETERMINERS = frozenset("the a an his her their its our my your this that these those".split())
_COMMON = re.compile(
    r"Authorities|Officials|Police|People|Officers|Investigators|Deputies|Detectives|Neighbou?rs|Witnesses|Residents|"
    r"Prosecutors|Experts|Analysts|Firefighters|Paramedics|Friends|Relatives"
)
"""Groups that have a capital only where they begin a sentence."""
_PRIVATE = frozenset(
    "father mother dad mom parent parents son daughter brother sister stepfather stepmother wife husband fiance "
    "fiancee boyfriend girlfriend grandfather grandmother grandson granddaughter uncle aunt cousin nephew niece friend "
    "friends neighbor neighbour resident witness student classmate coworker colleague relative owner customer worker "
    "waitress driver victim survivor".split()
)
"""What people are who speak for themselves."""
_OWNED = re.compile(r"['’]s |s['’] ")
_COLLECTIVES = frozenset("couple family crowd crew community group team panel jury gang pair trio union".split())
"""One group of people, which stands with an article."""
_SERVICE = re.compile(r"\b(?:Department|Office|Patrol)$|^(?:Department|Ministry|Office|Bureau|Board|University) of\b")
_ASIDE = frozenset(("relcl", "acl", "punct", "appos", "predet", "advmod", "conj", "cc", "case"))
_WHICH = frozenset("first second third last other latter former remaining rest same".split())
"""Words that tell which of several are meant, and so stand with an article."""


def shown(speaker: Speaker, article: bool) -> str:
    """A speaker's name as it stands in a sentence: "the Russian government", "the senior official".

    ``article`` says that the text puts one before it.
    """
    name, first = speaker.name, speaker.name.partition(" ")[0].lower()
    if not speaker.named and _OWNED.search(name) and speaker.kind in (SpeakerKind.PERSON, SpeakerKind.GROUP):
        common = _OWNED.split(name)[0].rpartition(" ")[2].islower()  # "the Orla man's son"
        return name if name[:1].isupper() and not common else f"the {name}"  # "Lee's mother", "the two boys' father"
    if not speaker.named and _AMOUNT_OF.match(name):
        return f"{a_or_an(name)} {name[:1].lower()}{name[1:]}"
    if not speaker.named and name.lower() in _BARE:
        return _BARE[name.lower()]
    if not speaker.named and first in _COUNTING:
        return name[:1].lower() + name[1:]
    if not speaker.named and (_COMMON.fullmatch(name) or _is_common(speaker)):
        return name.lower()
    described = not speaker.named and speaker.kind is SpeakerKind.PERSON and " " in name
    plain = not speaker.named and not name[:1].isupper()
    plain = plain or (described and name.rpartition(" ")[2].islower())  # "the New Jersey woman"
    country = speaker.kind is SpeakerKind.GOVERNMENT and not (speaker.named and " " not in name)  # not "Russia"
    bare = article or country or plain
    one_group = not speaker.named and name.partition(" of ")[0].rpartition(" ")[2].lower() in _COLLECTIVES
    counted = (speaker.kind is SpeakerKind.GROUP and first not in _WHICH and not one_group) or first in _COUNTING
    return f"the {name}" if bare and not (counted or first in ("the", "a", "an") or first.isdigit()) else name


def _is_common(speaker: Speaker) -> bool:
    """Whether a group's name is a common noun, which has a capital where it begins a sentence: "Lawyers"."""
    word = speaker.name.lower()
    if speaker.kind is not SpeakerKind.GROUP or " " in word or singular(word) == word:
        return False
    people = kind_of_noun(word) in (SpeakerKind.GROUP, SpeakerKind.PERSON)
    return people and singular(word) not in PARTISANS and singular(word) not in table("people_of_places")


def has_part(speaker: Speaker) -> bool:
    """Whether somebody may speak for others by what they are: a mayor, not a neighbour."""
    role = (speaker.role or "").lower().split()
    return bool(speaker.speaks_for) or bool(role and not _PRIVATE.intersection(role))


def on_duty(speaker: Speaker) -> bool:
    """Whether a person speaks by office: a police chief, a coroner, a spokeswoman."""
    told = {role_noun(word) for word in re.findall(r"[\w-]+", (speaker.role or "").lower())}
    return speaker.kind is SpeakerKind.PERSON and bool(speaker.speaks_for or told & (table("offices") | ON_DUTY))


def spoken_for(body: str | None) -> str | None:
    """The body somebody speaks for, as it stands in a sentence: "the Orley Fire Department"."""
    common = body is not None and body.rpartition(" ")[2].islower() and not body.endswith("police")
    return f"the {body}" if body and (common or _SERVICE.search(body)) else body


def acting(speaker: Speaker) -> str:
    """A speaker's name as one who does something: a government goes by its country's."""
    code = speaker.nationality if speaker.kind is SpeakerKind.GOVERNMENT else None
    return countries()[code].name if code else speaker.name


def _is_described(name: str) -> bool:
    """Whether a name is a description of one person that begins with a place: "Ohio man"."""
    first, _, rest = name.partition(" ")
    last = rest.rpartition(" ")[2]
    plain = first.lower() not in _COUNTING | _DETERMINERS and not _OWNED.search(name) and " of " not in name
    return plain and first.isalpha() and last.islower() and kind_of_noun(last) is SpeakerKind.PERSON


class ShownNames:
    """Names as they stand in a sentence."""

    def __init__(self, tree: Tree, cast: Cast, antecedents: Antecedents, attributions: Sequence[Attribution]) -> None:
        self._tree = tree
        self._cast = cast
        self._attributions = attributions
        self._sources = _alone(tree, attributions)
        self._answers = Answers(tree, attributions)
        self._narrated = Narrated(tree, attributions, cast)
        self._antecedents = antecedents
        bodies = {body: told for s in cast.speakers if (body := s.speaks_for) and (told := spoken_for(body))}
        self._shown = bodies | {s.name: shown(s, cast.has_article(s)) for s in cast.speakers}
        officials = frozenset(s.name for s in cast.speakers if on_duty(s))
        self._rivals = Rivals(tree, cast, officials, self._sources)

    def name_at(self, words: range | list[int]) -> str | None:
        """The name of whom these words mean."""
        name = self._cast.name_at(words)
        if len(words) == 1 and (asked := self._asked_about(words[0])):
            return asked
        if name and len(words) == 1 and not self._is_sure(words[0]) and self._rivals.doubtful(words[0], name):
            name = None
        thing = self._antecedents.of(words[0]) if len(words) == 1 else None
        if thing and not (name and _says_more(name, thing)):
            return thing
        if name and name not in self._shown and _COMMON.fullmatch(name):
            return name.lower()
        if name and name not in self._shown and (name[:1].islower() or name[:1].isdigit()):
            return name if name.partition(" ")[0].lower() in _COUNTING | _DETERMINERS else f"the {name}"
        if name and name not in self._shown and _is_described(name):
            return f"the {name}"
        name = in_a_sentence(name) if name else None
        return self._shown.get(name) or (spoken_for(name) if _SERVICE.search(name) else name) if name else None

    def _asked_about(self, word: int) -> str | None:
        """Whom or what a pronoun in an answer means by the question, or in a quotation by what is told around it."""
        known = word in self._sources or any(same_before(self._tree, i) in self._sources for i in self._doing(word))
        noun = None if known or is_god(self._tree, word) else self._meant(word)
        if noun is None:
            return None
        name = self.name_at([noun])
        if self._tree[noun].tag == "NN" and self._tree[noun].dep == "poss":
            name = None  # "the minister" of "the minister's plan"
        if name and self._tree[noun].tag in ("NN", "NNS") and name.endswith(self._tree.lower(noun)):
            name = None  # "one officer", who is "the officer"
        many = PRONOUNS.get(self._tree.lower(word)) == "p" and self._tree[noun].tag in ("NNS", "NNPS")
        if name in self._cast.asking_at(word):
            return None
        the = any(self._tree.lower(d) == "the" for d in self._tree.children(noun, "det"))
        if the and name == self._tree.word(noun):
            name = f"the {name}"  # "the Front"
        return name if name and not (many and not is_plural(name)) else self._phrase(noun)

    def _doing(self, word: int) -> list[int]:
        """A pronoun, and the one that does what it stands with: "he" of "he feared for his life"."""
        above = next((a for a in self._tree.ancestors(word) if self._tree[a].tag[:2] == "VB"), None)
        doing = self._tree.children(above, "nsubj", "nsubjpass") if above is not None else []
        return [word, *(i for i in doing if self._tree[i].tag == "PRP" and self._tree[word].tag == "PRP$" and i < word)]

    def _meant(self, word: int) -> int | None:
        if (doers := same_doers(self._tree, word, self._attributions)) is not None:
            return doers
        asked = self._answers.asked(word)
        asked = self._narrated.meant(word) if asked is None else asked
        name = self._cast.name_at([word])
        if asked is None and (name is None or self._rivals.doubtful(word, name)):
            asked = self._narrated.named_before(word)
        return owner_before(self._tree, word) if asked is None else asked

    def _phrase(self, noun: int) -> str | None:
        """A noun as it is told again: "the pilot", "Lee’s guards"; None where it is not known whose it is."""
        tree = self._tree
        gone = {i for c in tree.subtree(noun) if c != noun and _is_aside(tree, c) for i in tree.subtree(c)}
        words = [i for i in tree.subtree(noun) if i not in gone]
        owners = {i: self.name_at([i]) for i in words if tree[i].tag == "PRP$"}
        if not words or not all(owners.values()) or any(tree[i].tag == "PRP" for i in words):
            return None
        words = [i for i in words if not (tree[i].dep == "det" and tree[i].head == noun)]
        text = text_of(tree, words, {i: possessive(name) for i, name in owners.items() if name})
        if tree[noun].tag[:3] == "NNP" or owners or any(tree[c].dep == "poss" for c in tree.children(noun)):
            return text
        bare = tree[noun].tag == "NN" and not tree.children(noun, "det", "nummod")
        proper = tree[words[0]].entity or tree[words[0]].tag[:3] == "NNP" or tree.word(words[0])[1:].isupper()
        text = text if proper else f"{text[:1].lower()}{text[1:]}"
        return text if bare else f"the {text}"

    def _is_sure(self, word: int) -> bool:
        """Whether it was settled before whom a word means, as a source or by its construction."""
        return word in self._sources or self.settled_at(word)

    def thing_at(self, word: int) -> str | None:
        """What a pronoun means that means nobody."""
        asked = self._asked_about(word)
        return (
            asked or self._antecedents.of(word) or (None if self._rivals.several(word) else self._cast.thing_at(word))
        )

    def speaks_at(self, word: int) -> bool:
        """Whether a word is a source by itself."""
        return word in self._sources

    def sex_of(self, name: str) -> str | None:
        """ "m" or "f" of a person of this name, where that can be told."""
        return self._cast.sex_of(name)

    def called(self, noun: str) -> frozenset[str]:
        """The names of those of whom the report says that they are this."""
        return self._cast.called(noun)

    def doubted_at(self, word: int) -> bool:
        """Whether another may be meant just as well."""
        name = self._cast.name_at([word])
        return name is not None and self._rivals.doubtful(word, name)

    def introduced_at(self, word: int) -> int | None:
        """The noun by which somebody without a name was first told of."""
        name, first = self.name_at([word]), self._cast.introduced_at(word)
        known = first is not None and name is not None and name.rpartition(" ")[2] == self._tree.lower(first)
        return first if known else None

    def only_at(self, word: int) -> bool:
        """Whether nobody else was talked of just before."""
        return self._cast.only_at(word)

    def settled_at(self, word: int) -> bool:
        """Whether a construction settles whom a pronoun means, whoever else is near."""
        return self._cast.settled_at(word) or self._meant(word) is not None


def _says_more(name: str, thing: str) -> bool:
    """Whether a name is of what another phrase means: "the coaster Tern", but not "two men" of "the two men"."""
    same = name.rsplit(maxsplit=1)[-1] == thing.rsplit(maxsplit=1)[-1]
    first = name.partition(" ")[0].lower()
    return same and first not in _COUNTING and first.partition("-")[0] not in _TENS


def _is_aside(tree: Tree, child: int) -> bool:
    """Whether what hangs on a noun tells more of it than what it is."""
    led = tree[child].dep == "prep" and tree.lower(child) != "of"
    behind = tree[child].dep == "amod" and child > tree[child].head  # "was the head of the firm guilty"
    return tree[child].dep in _ASIDE or led or behind


def _alone(tree: Tree, attributions: Sequence[Attribution]) -> frozenset[int]:
    """The words that are a whole source: "he" in "he said", not "his" in "his lawyer said"."""
    spans = (tree.within(s) for a in attributions for s in a.sources)
    return frozenset(words[0] for words in spans if len(words) == 1)
