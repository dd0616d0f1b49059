"""Names and addresses as a text writes them, found by capitals alone: who and what a report is about.

No grammar is asked, so that it costs next to nothing. A capital at the start of a sentence counts only where the
text shows the word to be a name elsewhere, or where the name goes on ("Darnell Smith was ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
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


def headline(title: str) -> str:
    """A title without the name of the outlet: its longest part between dashes or bars."""
    return max(_PARTS.split(title), key=len)


def ages_in(text: str) -> set[int]:
    """The ages given between commas or after "aged": "a boy, 6, and his sister", "ages 19 and 41"."""
    found = {int(match[1]) for match in _APPOSED.finditer(text)}
    return found | {int(age) for match in _AGED.finditer(text) for age in re.findall(r"\d+", match[0])}


def names_in(text: str) -> tuple[Name, ...]:
    """All names of a text, in order, each as often as it stands there."""
    tokens = [token for token in _tokens(text) if not _STATION.fullmatch(text[token.start : token.end])]
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
        if kind in _COURTS and match["name"].split()[-1].lower() in _JUSTICE:
            continue
        name = " ".join(match["name"].lower().split())
        number = int(match["number"]) if match["number"] else None
        found.append(Address(f"{name} {_KINDS.get(kind, kind)}", number))
    return tuple(found)


def days_in(text: str, published: int | None) -> set[int]:
    """Days that a text gives by month and day, as ordinals; without a year, the last such day before publication.

    Those of no year are left out where ``published``, the ordinal of that day, is unknown.
    """
    found = {_day(match, published) for match in _DATE.finditer(text)}
    return {day for day in found if day is not None}


def _day(match: re.Match[str], published: int | None) -> int | None:
    if not match["year"] and published is None:
        return None
    last = date.fromordinal(published).year if published else 0
    try:
        day = date(int(match["year"] or last), _MONTHS.index(match["month"][:3].lower()) + 1, int(match["day"]))
        late = not match["year"] and published is not None and day.toordinal() > published
        return day.replace(year=day.year - late).toordinal()
    except ValueError:
        return None


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
_APPOSED = re.compile(r"[a-z],\s+(\d{1,2})(?=[,.;])")
_AGED = re.compile(r"\b[Aa]ge[sd]?\s+\d{1,2}(?:(?:,\s+|,?\s+and\s+|,?\s+to\s+)\d{1,2}\b)*")
_PARTS = re.compile(r"\s+[-–—|]\s+|\s*::\s*|\s*\|\s*")
_STATION = re.compile(r"[KW][A-Z]{2,3}(?:-?(?:TV|FM|AM|DT))?\d*|[\w.-]+\.(?:com|net|org|tv|COM)(?:-\w+)?")
"""Call signs of stations and names of sites: page furniture, mostly."""
_AFTER = re.compile(r",\s+(?:a|an|the|who is)?\s*([^,.;]{0,60})")
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_DATE = re.compile(
    r"\b(?P<month>Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b(?!:)"
    r"(?:,?\s+(?P<year>(?:19|20)\d\d)\b)?"
)
_KINDS = {
    "street": "st", "avenue": "ave", "road": "rd", "boulevard": "blvd", "drive": "dr", "lane": "ln", "court": "ct",
    "place": "pl", "circle": "cir", "highway": "hwy", "parkway": "pkwy", "terrace": "ter", "trail": "trl",
    "square": "sq",
}  # fmt: skip
_COURTS = frozenset(("court", "ct"))
_JUSTICE = frozenset(
    "county criminal circuit municipal supreme superior district federal magistrate state appeals".split()
)
_KIND = "|".join(
    form
    for kind in sorted(sorted({*_KINDS, *_KINDS.values(), "way", "av", "loop", "pike", "alley"}), key=len, reverse=True)
    for form in (kind.capitalize(), kind.upper())
)
_STREET = re.compile(
    r"(?:\b(?P<number>\d{1,5})(?:[\s-]+block)?(?:\s+of)?\s+)?\b(?:(?:[NSEW]\.?|North|South|East|West|Northwest|Northeast"
    r"|Southwest|Southeast|NW|NE|SW|SE)\s+)?"
    rf"(?P<name>(?:[A-Z]\w+(?!['’])|\d{{1,3}}(?:st|nd|rd|th))(?:\s(?!(?:{_KIND})\b)[A-Z]\w+(?!['’]))?)"
    rf"\s(?P<kind>{_KIND})\b(?!-)"
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
