"""What a page says about its report: which of its places is believed first is one table, and how values are cleaned."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from sayso.ingest.dates import read_date
from sayso.ingest.hygiene import tidy
from sayso.ingest.limits import MAX_CREDIT_NAMES, MAX_META_CHARACTERS
from sayso.ingest.types import Meta

ORDER: dict[str, str] = {
    "title": "ld:headline meta:og:title meta:citation_title meta:dc.title meta:dcterms.title meta:parsely-title"
    " meta:sailthru.title meta:twitter:title meta:title meta:headline prop:headline see:h1 ld:name see:title",
    "outlet": "meta:og:site_name ld:publisher meta:citation_journal_title meta:dc.publisher meta:dcterms.publisher"
    " meta:parsely-site meta:publisher meta:article:publisher meta:application-name meta:apple-mobile-web-app-title"
    " prop:publisher ld:isPartOf meta:copyright meta:source see:title-end see:footer",
    "byline": "ld:author ld:creator meta:citation_author meta:dc.creator meta:dcterms.creator meta:parsely-author"
    " meta:sailthru.author meta:byl meta:author meta:article:author prop:author see:author see:byline",
    "published_at": "ld:datePublished meta:article:published_time meta:og:published_time meta:og:article:published_time"
    " meta:citation_publication_date meta:citation_date meta:dc.date.issued meta:dcterms.issued meta:dcterms.created"
    " meta:dc.date.created meta:parsely-pub-date meta:sailthru.date meta:datepublished meta:pubdate meta:publishdate"
    " meta:publish-date meta:publish_date meta:publication_date meta:published_time meta:originalpublicationdate"
    " meta:article.published meta:article_date_original prop:datePublished meta:dc.date meta:dcterms.date"
    " ld:dateCreated meta:date see:time see:day meta:article.created see:url-day",
    "url": "see:canonical meta:og:url ld:mainEntityOfPage ld:url meta:citation_public_url meta:parsely-link"
    " meta:twitter:url see:saved",
    "language": "see:language ld:inLanguage meta:content-language meta:og:locale meta:dc.language meta:language",
}  # fmt: skip
"""Of each field the places it is looked for in, in the order they are believed in: JSON-LD (ld), meta elements by
name, property or http-equiv (meta), microdata (prop), and what a reader sees (see)."""

CREDITED = "ld:sourceOrganization ld:provider ld:isBasedOn ld:isBasedOnUrl meta:syndication-source meta:original-source"
"""Where others are named whom the text is from."""

PARTING = re.compile(r"\s+[|–—\-·•»:/]+\s+|\s*\|\s*|\s+::\s+")
"""What stands between a title and the outlet's name."""

TRACKING = re.compile(
    r"(?:utm_|at_|mc_|pk_|ns_|hsa_|_hs|wt\.|oly_)\w*|fbclid|gclid|dclid|msclkid|igshid|yclid|twclid|ref|ref_src|ref_url"
    r"|cmpid|cmp|smid|ocid|xtor|ito|sr_share|__twitter_impression|cid|ncid|partner|rss|feed|output|outputtype|amp",
    re.IGNORECASE,
)
"""What is added to an address to count who comes along."""

SECTIONS = frozenset(
    "news home world politics business sport sports opinion local latest breaking homepage online website official site"
    " the europe asia africa us uk international national video live app".split()
)
"""What parts of outlets are called, and a page's first words."""
_ROLES = re.compile(
    r"\b(?:staff|senior|chief|special|foreign|political|diplomatic|defen[cs]e|security|business|news|our|the|deputy|managing"
    r"|international|national|world|investigations?|associate|assistant|contributing|guest|local|regional|middle east"
    r"|[a-z]+ affairs)?[ -]*(?:staff )?(?:writers?|reporters?|correspondents?|editors?|journalists?|columnists?"
    r"|producer|contributors?|bureau chief|staff|desk|analyst)\b.*",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "admin administrator editor editors editorial staff newsroom webmaster user root anonymous unknown none null author"
    " guest newsdesk webdesk redaction team contributor default".split()
)
_AFTER_NAMES = re.compile(
    r"\s+(?:in [A-Z]\w+|on (?:[A-Z]|\d)|\||·|•|–|—|-|for [A-Z]|\d"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d)\s*"
)
_AT = re.compile(r"\s*(?:\S+@\S+\.\S+|@\w+|https?://\S+|\([^()]*\))\s*")
_HOST = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?\S*", re.IGNORECASE)
_OWNED = re.compile(r"^(?:copyright|©|\(c\)|all rights reserved|[\s\d,.–-])+|\W*\ball rights reserved.*", re.IGNORECASE)


def page_meta(tree: Any, scripts: Sequence[str] = (), saved_from: str | None = None) -> Meta:
    """What a page says about its report. ``tree`` is the page with its texts numbered, and is changed."""
    from sayso.ingest.places import Places

    places = Places(tree, scripts, saved_from)
    url = _first(places, "url", clean_url)
    outlet = _first(places, "outlet", clean_outlet) or (outlet_of_url(url) if url else None)
    return Meta(
        title=_first(places, "title", lambda title: clean_title(title, outlet)),
        outlet=outlet,
        byline=_byline(places, outlet),
        published_at=_first(places, "published_at", clean_date),
        url=url,
        language=_first(places, "language", clean_language),
        credits=_credits(places, outlet),
    )


def clean_title(title: str, outlet: str | None = None) -> str | None:
    """A title as one line, without the outlet's name, and what sections it has, before or after it."""
    line = _line(title)
    parts, marks = PARTING.split(line), PARTING.findall(line)
    named = [index for index, part in enumerate(parts) if outlet and _same_name(part, outlet)]
    if not named or len(parts) < 2:
        return line or None
    if named[0] == 0:
        return _line(line[len(parts[0]) + len(marks[0]) :]) or None
    end = named[0]
    while end > 1 and parts[end - 1].lower() in SECTIONS:
        end -= 1
    kept = "".join(part + mark for part, mark in zip(parts[:end], [*marks[: end - 1], ""], strict=True))
    return kept.strip() or None


def clean_outlet(name: str) -> str | None:
    """An outlet's name without slogan, section or rights; None for an address of a page or nothing."""
    line = _OWNED.sub("", _line(name)).strip(" .,|-–—")
    if "://" in line or line.startswith("@"):
        return None
    parts = [part for part in re.split(r"\s*[|»·•:]\s+|\s+[–—-]\s+", line) if part]
    named = [part for part in parts if part.lower() not in SECTIONS]
    line = next(iter(named or parts), "")
    if _HOST.fullmatch(line):
        line = line.lower().removeprefix("www.").rstrip("/")
    return line if any(map(str.isalpha, line)) and len(line) <= 100 else None


def clean_byline(line: str) -> str | None:
    """The names in a byline, apart by ", ", without "By", roles and addresses; None if it names nobody."""
    line = re.sub(
        r"^(?:(?:written|reported|posted|published|words|story|text|report) )?by:?\s+", "", _line(line), flags=re.I
    )
    line = _AFTER_NAMES.split(_AT.sub(" ", line) + " ", maxsplit=1)[0]
    found: list[str] = []
    for part in re.split(r"\s*(?:,|;|&|/|\band\b|\bwith\b)\s*", line):
        name = _ROLES.sub("", part).strip(" .:,'\"’-")
        is_name = any(map(str.isalpha, name)) and len(name) <= 60 and not re.search(r"\d{3}|://", name)
        if is_name and name.lower() not in _NOBODY and name not in found:
            found.append(name)
    if len(found) == 2 and re.fullmatch(r"[\w’'-]+, [\w’'-]+", line.strip()):
        return f"{found[1]} {found[0]}"
    return ", ".join(found[:12]) or None


def clean_date(value: str) -> str | None:
    """A day or time in ISO 8601 with its zone, as far as it can be told; None for what could be two days."""
    line = re.sub(
        r"^(?:(?:first |last )?(?:published|posted|created|date)(?: on| at)?:?)\s*", "", _line(value), flags=re.I
    )
    return read_date(re.sub(r"^[A-Za-z]{3,9},? (?=\d|[A-Z])", "", line)) or read_date(line)


def clean_url(address: str) -> str | None:
    """An absolute web address without what only tracks readers, and without fragment; None for anything else."""
    address = _line(address)
    try:
        parts = urlsplit(address)
        query = parse_qsl(parts.query, keep_blank_values=True, max_num_fields=50)
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or "." not in parts.netloc or " " in address or parts.username:
        return None
    kept = [(key, value) for key, value in query if not TRACKING.fullmatch(key)]
    query_kept = parts.query if kept == query else urlencode(kept)
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path or "/", query_kept, ""))


def clean_language(code: str) -> str | None:
    """The two letters of ISO 639-1 in a code like en-GB."""
    match = re.fullmatch(r"\s*([a-zA-Z]{2})(?:[-_][\w-]{1,20})?\s*", code[:40])
    return match[1].lower() if match else None


def outlet_of_url(url: str) -> str | None:
    """The host of an address, as the name of an outlet that has no other."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return host or None


def _first(places: Any, name: str, clean: Callable[[str], str | None]) -> str | None:
    """The first value that is one once it is clean; of an outlet a name goes before an address."""
    found = (value for said in places.of(ORDER[name]) if (value := clean(said)))
    if name != "outlet":
        return next(found, None)
    values = list(found)
    return next((value for value in values if not _HOST.fullmatch(value)), next(iter(values), None))


def _byline(places: Any, outlet: str | None) -> str | None:
    """The names at the first place that has any, all of them; an outlet is no author of its own report."""
    for place in ORDER["byline"].split():
        names = (clean_byline(said) for said in places.of(place))
        named = [name for name in names if name and not (outlet and _letters(name) == _letters(outlet))]
        if named:
            return ", ".join(dict.fromkeys(named))[:MAX_META_CHARACTERS]
    return None


def _credits(places: Any, outlet: str | None) -> tuple[str, ...]:
    said = (clean_outlet(one) or outlet_of_url(clean_url(one) or "") for one in places.of(CREDITED))
    return tuple(dict.fromkeys(name for name in said if name and not (outlet and _same_name(name, outlet))))[
        :MAX_CREDIT_NAMES
    ]


def _same_name(part: str, outlet: str) -> bool:
    """Whether a part of a title is the outlet's name, or its name and no more than a section."""
    short, long = _letters(part), _letters(outlet)
    rest = [word for word in re.findall(r"\w+", part) if word.lower() not in SECTIONS]
    return bool(short) and (
        short in (long, _letters(outlet.split(".", maxsplit=1)[0])) or _letters("".join(rest)) == long
    )


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, re.sub(r"^the\s+", "", name.strip(), flags=re.I))).casefold()


def _line(text: str) -> str:
    """A value as one line of plain characters."""
    return " ".join(tidy(html.unescape(text[: 4 * MAX_META_CHARACTERS]))[0].split())[:MAX_META_CHARACTERS]
