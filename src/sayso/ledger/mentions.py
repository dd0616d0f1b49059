"""Names and addresses as a text writes them, found by capitals alone: who and what a report is about.

No grammar is asked, so that it costs next to nothing. A capital at the start of a sentence counts only where the
text shows the word to be a name elsewhere, or where the name goes on ("Darnell Smith was ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sayso.ledger.words import rarity


@dataclass(frozen=True, slots=True)
class Name:
    """A name: its words in lower case without possessive, where it begins, and what stands around it.

    ``official`` says that a rank or an office stands before it or after; ``age`` is that given right behind it.
    """

    words: tuple[str, ...]
    start: int
    official: bool = False
    age: int | None = None

    def __str__(self) -> str:
        """As it would be printed, capitals guessed."""
        return " ".join(word.capitalize() for word in self.words)


@dataclass(frozen=True, slots=True)
class Address:
    """A street, in lower case ("boston ave"), and the house or block number, if one is given."""

    street: str
    number: int | None


def names_in(text: str) -> tuple[Name, ...]:
    """All names of a text, in order, each as often as it stands there."""
    tokens = list(_tokens(text))
    sure = {t.plain for t in tokens if t.capital and not t.first and not t.shouted}
    plain = {t.plain for t in tokens if not t.capital}
    found: list[Name] = []
    chain: list[_Token] = []
    for token in tokens:
        if chain and not (token.joined and _belongs(token, sure, plain)):
            found.extend(_named(text, chain, sure, plain))
            chain = []
        if _belongs(token, sure, plain) and (chain or token.plain not in _NEVER_FIRST):
            chain.append(token)
    return (*found, *_named(text, chain, sure, plain))


def addresses_in(text: str) -> tuple[Address, ...]:
    """All streets that a text names by their kind ("Oak Street"), with the number before them."""
    found = []
    for match in _STREET.finditer(text):
        kind = match["kind"].lower().rstrip(".")
        name = " ".join(match["name"].lower().split())
        number = int(match["number"]) if match["number"] else None
        found.append(Address(f"{name} {_KINDS.get(kind, kind)}", number))
    return tuple(found)


OFFICES = frozenset(
    "chief sheriff deputy officer detective sergeant sgt lieutenant lt captain capt commander cmdr major maj colonel "
    "col corporal cpl trooper inspector investigator superintendent supt commissioner spokesman spokeswoman "
    "spokesperson mayor governor gov senator sen representative rep president minister secretary attorney prosecutor "
    "judge justice coroner examiner principal councilman councilwoman alderman director general gen admiral adm "
    "marshal agent ambassador attorneys counsel pastor rev reverend dr professor prof reporter".split()
)
"""Words before or right after a name that make its bearer one who speaks of events by office."""

SITES = frozenset(
    "county city town township village university college school hospital church park apartments apartment center "
    "centre complex mall hotel motel inn airport station restaurant bar club lounge store market housing heights "
    "department office police fire ems court district division bureau agency ministry company corporation inc "
    "association committee council party group army force forces institute bank foundation league union tribune times "
    "post news herald gazette".split()
)
"""Words in a name that make it a place's or a body's rather than a person's."""

_STOP = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun mr mrs ms "
    "miss i a the am pm est edt cst cdt pst pdt photo video getty images image facebook twitter email copyright "
    "associated press ap reuters afp story related updated posted published share read more click advertisement "
    "subscribe newsletter".split()
)
"""Capitalised words that name nobody, and page furniture; a name ends where one stands."""

_NEVER_FIRST = frozenset("the a an and of in on at for by to with but he she it they we you his her its their".split())
_SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
_COMMON = 2.0
"""A word rarer than this (see ``words.rarity``) is taken for a name at the start of a sentence."""
_LONGEST = 5

_WORD = re.compile(r"[^\W\d_][\w'’.\-]*")
_AGE = re.compile(r"(?:,\s+(?:age\s+)?|\s+\()(\d{1,2})(?=[,.;)\s])")
_AFTER = re.compile(r",\s+(?:a|an|the|who is)?\s*([^,.;]{0,60})")
_KINDS = {
    "street": "st", "avenue": "ave", "road": "rd", "boulevard": "blvd", "drive": "dr", "lane": "ln", "court": "ct",
    "place": "pl", "circle": "cir", "highway": "hwy", "parkway": "pkwy", "terrace": "ter", "trail": "trl",
    "square": "sq",
}  # fmt: skip
_KIND = "|".join(
    sorted({*_KINDS, *_KINDS.values(), "way", "av", "loop", "pike", "alley", "crescent"}, key=len, reverse=True)
)
_STREET = re.compile(
    r"(?:\b(?P<number>\d{1,5})(?:[\s-]+block)?(?:\s+of)?\s+)?\b(?:(?:[NSEW]\.?|North|South|East|West|Northwest|Northeast"
    r"|Southwest|Southeast|NW|NE|SW|SE)\s+)?"
    r"(?P<name>(?:[A-Z][\w'’]+|\d{1,3}(?:st|nd|rd|th))(?:\s(?!(?i:" + _KIND + r")\b)[A-Z][\w'’]+)?)"
    r"\s(?P<kind>(?i:" + _KIND + r"))\b"
)


@dataclass(frozen=True, slots=True)
class _Token:
    plain: str
    start: int
    end: int
    capital: bool
    shouted: bool
    first: bool
    joined: bool


def _tokens(text: str) -> Iterator[_Token]:
    """Words with what capitals need to know: whether a sentence begins there, whether the last word is right before."""
    last = 0
    for match in _WORD.finditer(text):
        raw = match[0].rstrip(".'’-")
        plain = _possessive(raw.lower())
        between = text[last : match.start()]
        joined = between in (" ", ". ") and (between == " " or text[last - 3 : last - 1].count(" ") > 0)
        first = not last or bool(re.search(r"[.!?:;“\"‘\n—–>|]", between)) or between[:1] == "."
        shouted = len(raw) > 1 and raw.isupper()
        yield _Token(plain, match.start(), match.start() + len(raw), raw[:1].isupper(), shouted, first, joined)
        last = match.start() + len(raw)


def _possessive(word: str) -> str:
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    return word


def _belongs(token: _Token, sure: set[str], plain: set[str]) -> bool:
    """Whether a word may be part of a name."""
    if not token.capital or token.plain in _STOP:
        return False
    if token.shouted and len(token.plain) > _LONGEST:
        return token.plain in sure or (token.plain not in plain and rarity(token.plain) > _COMMON)
    return True


def _named(text: str, chain: list[_Token], sure: set[str], plain: set[str]) -> list[Name]:
    """The name of a run of capitals, without the word that only begins the sentence and without ranks."""
    while chain and chain[0].first and chain[0].plain not in sure and _ordinary(chain[0], plain):
        chain = chain[1:]
    ranks = [token for token in chain if token.plain in OFFICES]
    words = [token for token in chain if token.plain not in OFFICES and len(token.plain) > 1]
    words = [token for token in words if token.plain not in _SUFFIXES]
    if not words:
        return []
    after = text[words[-1].end : words[-1].end + 80]
    age = _AGE.match(after)
    told = _AFTER.match(after)
    office = bool(ranks) or bool(told and not age and OFFICES & set(told[1].lower().split()))
    return [Name(tuple(t.plain for t in words), words[0].start, office, int(age[1]) if age else None)]


def _ordinary(token: _Token, plain: set[str]) -> bool:
    return token.plain in plain or rarity(token.plain) < _COMMON


@cache
def is_site(words: tuple[str, ...]) -> bool:
    """Whether a name is a place's or a body's, by its nouns."""
    return any(word in SITES for word in words)
