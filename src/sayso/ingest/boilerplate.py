"""What on a page is none of the report: elements by what they are called, paragraphs by how they read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import pairwise, takewhile
from typing import Any

from sayso.ingest.blocks import BLOCKS, CELLS

ELEMENTS = frozenset("nav aside footer figure figcaption dialog menu button label legend input iframe img map".split())
"""Never part of what a report says, captions under pictures included."""

ABOUT = frozenset(
    "byline bylines author authors authorbox bio timestamp meta caption captions credit copyright tags taglist topics"
    " print toc footer".split()
)
"""Words in an element's class or id that tell that it is about the report, not of it."""

ELSEWHERE = frozenset(
    "nav navbar navigation breadcrumb breadcrumbs menu menubar sidebar sidebars rail footer masthead topbar toolbar"
    " related recirc recirculation recommended recommendation recommendations trending popular readmore morefrom"
    " newsletter newsletters signup subscribe subscription promo promos promotion advert adverts advertisement"
    " advertising ad ads adslot adunit sponsor sponsored sponsors outbrain taboola mgid teads share sharing sharebar"
    " sharethis addtoany addthis social socials sociable comments comment commentlist respond disqus cookie cookies"
    " consent gdpr onetrust popup modal pagination pager skip teaser teasers ticker poll quiz banner login donate"
    " donation appeal whatsapp follow pullquote slideshow gallery lightbox player regwall jumplinks".split()
)
"""Words that tell that it leads elsewhere, or stands beside the report."""

PHRASES = frozenset(
    "read-more read-also also-read read-next up-next see-also more-on more-from more-stories most-read most-popular"
    " most-viewed pull-quote tag-list screen-reader sr-only visually-hidden editors-picks dont-miss you-may support-us"
    " latest-news top-stories breaking-news post-nav site-header page-header-nav reading-time photo-credit".split()
)
"""The same, of two words."""

STATES = frozenset("has with is no js not without show hide hidden supports lazy single default type status".split())
"""What a class says after one of these is a state or a layout ("has-sidebar"), not what the element is."""

HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_TOLD_BY = ("class", "id", "role", "data-component", "data-testid")
_REPORT = frozenset("post entry article story node".split())
_ROLES = frozenset("navigation complementary contentinfo search banner dialog menu alert".split())

LONGEST = 300
"""Characters of a paragraph that may be something else; longer ones are text, however they begin."""

CREDITS = re.compile(
    r"(?:to )?read the (?:entire|full|whole|original) \w+ (?:from|at|in|on) [A-Z]|with (?:additional )?report",
    re.IGNORECASE,
)
"""Credit lines: they read alike, but tell where a report comes from."""


def reads_like_none(text: str) -> bool:
    """Whether a paragraph is none of the report, as it reads."""
    text = " ".join(text.split())
    if len(text) > LONGEST or CREDITS.match(text):
        return False
    return not any(map(str.isalnum, text)) or any(pattern.fullmatch(text) for pattern in _paragraphs())


def prune(tree: Any, by_name: bool = True) -> None:
    """Takes out of a tree what is hidden, or is no report by its element or, if asked for, by what it is called."""
    whole = _length(tree)
    for element in list(tree.iter()):
        if not isinstance(element.tag, str) or (element.getparent() is not None and _is_none(element, by_name, whole)):
            element.drop_tree()


def _is_none(element: Any, by_name: bool, whole: int) -> bool:
    if element.tag in ("html", "body", "main"):
        return False
    if is_hidden(element) or element.tag in ELEMENTS:
        return not holds_report(element)
    if element.tag == "header":
        return not holds_report(element) and not any(one.tag in ("article", "main") for one in element.iterancestors())
    if not by_name or element.tag not in BLOCKS | CELLS | {"ul", "ol", "amp-ad"} or not named_none(element):
        return False
    return not holds_report(element) and _length(element) < whole / 2


def is_hidden(element: Any) -> bool:
    """Whether a reader of the page never sees the element."""
    if "hidden" in element.attrib or element.get("aria-hidden") == "true":
        return True
    return bool(HIDDEN.search(element.get("style") or ""))


def named_none(element: Any) -> bool:
    """Whether an element's class, id or role says that it is none of the report."""
    return leads_elsewhere(element) or any(not ABOUT.isdisjoint(words) for words in _words(element))


def leads_elsewhere(element: Any) -> bool:
    """Whether they say that it stands beside the report: navigation, what else there is to read, comments."""
    if element.get("role") in _ROLES:
        return True
    for words in _words(element):
        pairs = {f"{a}-{b}" for a, b in pairwise(words)}
        if words[-1:] == ["footer"] and words[0] in _REPORT:
            continue
        if not ELSEWHERE.isdisjoint(words) or not PHRASES.isdisjoint(pairs):
            return True
    return False


def _words(element: Any) -> Iterator[list[str]]:
    """The words of each of an element's names, as far as they tell what it is."""
    for name in (name for key in _TOLD_BY for name in (element.get(key) or "").split()[:20]):
        words = (word.lower() for word in _WORD.findall(name)[:8])
        yield list(takewhile(lambda word: word not in STATES, words))


@cache
def _paragraphs() -> tuple[re.Pattern[str], ...]:
    """How paragraphs read that no report is made of: ``boilerplate.txt``."""
    named: dict[str, str] = {}
    found: list[re.Pattern[str]] = []
    for line in files(__package__).joinpath("boilerplate.txt").read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        whole = re.sub(r"\{([A-Z]+)\}", lambda match: named[match[1]], line)
        name = re.match(r"([A-Z]+) = ", whole)
        if name:
            named[name[1]] = whole[name.end() :]
        else:
            found.append(re.compile(whole, re.IGNORECASE))
    return tuple(found)


def holds_report(element: Any) -> bool:
    """Whether the headline, or what is declared to be the report's text, is in the element."""
    return element.find(".//h1") is not None or any(
        "articleBody" in (one.get("itemprop") or "") for one in element.iter()
    )


def _length(element: Any) -> int:
    return sum(map(len, element.itertext()))
