"""What the words of a claim show by themselves: that it is of another thing, finds fault, only looks for something."""

from __future__ import annotations

import re
from collections.abc import Mapping

from sayso.ledger.words import stem

THERE, NEGATIVE, FAULTED, FURTHER, SOUGHT, RESULT = "there", "negative", "faulted", "further", "sought", "result"
RIGHT, MORE, AMID, QUESTION, ASCRIBED = "right", "more", "amid", "question", "ascribed"
REGARDED, EVERY, ABROAD = "regarded", "every", "abroad"
SIGNS: Mapping[str, re.Pattern[str]] = {
    # That there is something, by its noun alone: what stands behind it may say where it is, or what became of it.
    THERE: re.compile(
        r"^There (?:is|are|was|were|(?:has|have|had) been)"
        r"(?: (?!(?:of|in|on|at|from|to|for|with|by|near|inside|outside|about|over|that|which|who|and|or|"
        r"other|another|more|further|enough)\b)[\w'’-]+)+"
        r"(?: on board| (?:from|by) (?:the )?[\w'’-]+)?$"
    ),
    # That there is more of it than there should be, and not how much.
    MORE: re.compile(
        r"^(?:The|An?|Some) (?:extra|additional|excess|missing|surplus|undeclared) (?:weight|load|cargo|mass) "
        r"(?:is|was|were|had been) (?:there|aboard|on board)$|"
        r"^There (?:is|was|were|had been) (?:an? |some )?(?:extra|additional|excess|surplus|undeclared) "
        r"(?:weight|load|cargo|mass)(?: aboard| on board)?$|"
        r"\b(?:lay|lain|lies|sat|sits|rode|rides|floated|floats) (?:\w+ ){0,2}(?:deeper|lower) in the water than\b|"
        r"\b(?:was|is|were|are|weigh(?:s|ed)|carrie[sd]) (?:\w+ ){0,2}(?:heavier|more) than "
        r"(?:the|its|her|their) (?:papers?|manifest|books?|records?|declaration|documents?|licen[cs]e)\b"
    ),
    # Where something is by what is around it, and not by what it is in.
    AMID: re.compile(
        r"\b(?:among|amongst|amid|amidst|between|beside|beneath|underneath|behind|next to|close to|near) "
        r"(?:the |some )?(?:[a-z]\w+ )?[a-z]\w+s$"
    ),
    # That something is open, or is not.
    QUESTION: re.compile(
        r"^There (?:is|are|was|were|(?:has|have|had) been)(?: (?:an?|any|no|some|every|little|much))? "
        r"(?:questions?|doubts?|uncertainty|disputes?|debate|mystery|secret) (?:about|over|as to|whether|of)\b"
    ),
    RIGHT: re.compile(r"\b(?:is|are|was|were) (?:right|true|correct|accurate|genuine|in order)$", re.IGNORECASE),
    # A negation of its own: "crates without a mark".
    NEGATIVE: re.compile(r"\b(?:without|not?|never|nor|neither|lack(?:s|ed|ing)?|free of)\b|n['’]t\b", re.IGNORECASE),
    # That words or figures are wrong: who says so of a claim does not make it.
    FAULTED: re.compile(
        r"\b(?:is|are|was|were|been|be|proved) (?:\w+ly )?(?:wrong|false|untrue|mistaken|incorrect|inaccurate|"
        r"erroneous|in error|fabricated|an? (?:mistake|error|lie|fabrication|invention|hoax))\b",
        re.IGNORECASE,
    ),
    # Of what is said it tells something, and need not say it: "the claim that she left rests on one witness".
    ASCRIBED: re.compile(
        r"\b(?:claim|assertion|allegation|accusation|charge|suggestion|contention|insinuation|statement|report|rumou?r|"
        r"story|theory|speculation|belief|denial|idea|possibility)s? that\b",
        re.IGNORECASE,
    ),
    # What is said of all: "every sheet was signed".
    EVERY: re.compile(r"^(?:Every|Each|All|Both) (?!of a sudden\b|told\b|in all\b)", re.IGNORECASE),
    # Not in the country that it tells of: "born outside the country".
    ABROAD: re.compile(
        r"\b(?:outside|beyond) (?:of )?(?:the |this |his |her |its |their |our )?(?:\w+ )?(?:country|nation|borders?|"
        r"soil|homeland|territory|republic|kingdom)\b|\b(?:abroad|overseas)$",
        re.IGNORECASE,
    ),
    # One more thing. Of persons, and of shootings, each report has its own second.
    FURTHER: re.compile(
        r"^(?:An?|The) (?:second|third|fourth|fifth|different|further) "
        r"(?!victim|m[ae]n\b|wom[ae]n\b|person|people|suspect|boy|girl|child|officer|shooting|shooter|gunman)",
        re.IGNORECASE,
    ),
}
"""The pattern of each sign that the wording alone shows."""
_SEEKING = frozenset(("seek", "search", "hunt"))
"""Verbs for what one does before anything is found; so is "look for"."""
_TAKING_FOR = frozenset(
    map(stem, "treat regard view see describe dismiss portray present classify class brand".split())
)
_AS = re.compile(r"\w as (?!of\b|soon\b|long\b|far\b|well\b|it\b|they\b|he\b|she\b|we\b)", re.IGNORECASE)
"""How somebody takes a thing for something: "the police treat the call as a hoax"."""
_LOOKING_FOR = re.compile(r"\blook(?:s|ed|ing)? (?:\w+ly )?for\b", re.IGNORECASE)
_RESULT = re.compile(r", (?:\w+ly )?(\w+ing)\b")
"""What came of a happening: "exploded, killing two"."""


def signs_of(wording: str, does: str) -> tuple[str, ...]:
    """The signs of a wording whose action is ``does``, in order."""
    verb = stem(does.casefold())
    found = [name for name, pattern in SIGNS.items() if pattern.search(wording)]
    if verb in _SEEKING or (verb == "look" and _LOOKING_FOR.search(wording)):
        found.append(SOUGHT)
    if verb in _TAKING_FOR and _AS.search(wording):
        found.append(REGARDED)
    if any(stem(word.casefold()) == verb for word in _RESULT.findall(wording)):
        found.append(RESULT)
    return tuple(found)
