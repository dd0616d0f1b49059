"""What stands around a report on its page, or speaks to its readers, and is no part of what is reported."""

from __future__ import annotations

import re

from sayso.claims.imagined import is_imagined
from sayso.claims.loose import is_run_together
from sayso.claims.tree import Tree, kept


class Phrases:
    """Patterns that are looked for only where a plain word is that each of their matches has.

    A regular expression of many choices tries all of them at each character; a word is found fifty times as fast.
    """

    def __init__(self, *rows: tuple[str, str]) -> None:
        """Each row: words in small letters, one of which every match has; and the pattern, in capitals or not."""
        self._rows = [(words.split(", "), re.compile(pattern, re.IGNORECASE)) for words, pattern in rows]

    def found_in(self, text: str) -> bool:
        """Whether any of the patterns is found."""
        small = text.lower()
        for words, pattern in self._rows:
            for word in words:
                if word in small and pattern.search(text):
                    return True
        return False


_PAGE = Phrases(
    ("image", r"\bimage \d+ of\b"),
    ("caption", r"\bcaption close\b|\bhide caption\b|^\+? ?caption\b"),
    ("close x", r"\bclose x\b"),
    ("read more", r"\bread more\b"),
    ("loading player", r"\bloading player\b"),
    ("gallery, slideshow, photos, video", r"\b(?:view|watch|see) (?:the )?(?:gallery|slideshow|photos|video)\b"),
    ("photo", r"\(photo: |\bbuy photo\b"),
    ("reserved, copyright", r"\ball rights reserved\b|\bcopyright (?:\d{4}|©)"),
    ("subscri", r"\bsubscri(?:be|ber|ption)s? (?:account|now|to|or)\b|\bnewspaper subscriber\b"),
    ("digital access", r"\bdigital access\b"),
    (">>", r"^\s*>> "),
    ("skip x embed, skip in skip, embed x share", r"\bskip in skip\b|\bembed x share\b"),
    (", 20, , 19", r"^[a-z]{3,9} \d{1,2}, (?:19|20)\d\d (?-i:[A-Z])"),
    (" | ", r" \| \d\d:\d\d "),
    (":", r"^\d{1,2}:\d\d (?!p\.?m|a\.?m)\S"),
    ("alerts, to know", r"\b(?:news|weather) alerts\b|\bbe the first to know\b"),
    ("highlights, skip to, here, sign up", r"\bstory highlights\b|\bskip to main\b|\bclick here\b|\bsign up for\b"),
)
"""Links, captions, notices."""
_APPEAL = Phrases(
    (
        "information",
        r"\bany(?:one|body) (?:with|(?:who|that) (?:has|knows|have|know|may have|saw)) (?:any )?(?:\w+ )?information",
    ),
    ("stoppers, tipster", r"\bcrime ?stoppers\b|\btipsters\b"),
    ("line", r"\b(?:tip|hot)-? ?line (?:at|on)\b"),
    ("anonymous", r"\b(?:remain|stay) anonymous\b|\banonymous (?:tips?|callers?)\b"),
    ("tip", r"\btips? (?:can|may) (?:also )?be (?:made|left|sent|submitted|called|e-?mailed|shared|given|phoned)\b"),
    (
        "information",
        r"^information (?:can|may) (?:also )?be (?:left|sent|submitted|e-?mailed|shared|given|provided|reported|"
        r"directed|phoned|passed) (?:in )?(?:on|at|by|via|through|to|with) ",
    ),
    ("your help", r"\bneeds? your (?:help|assistance)\b"),
    (
        "if you",
        r"^if you (?:have|know|saw|recognize|would like|want|wish)\b.*"
        r"\b(?:call|contact|send|e-?mail|donate|text|visit|report)\b",
    ),
    ("the public", r"\bask(?:s|ed|ing)? (?:for )?the public(?:'|’)?s? (?:for )?(?:help|assistance)\b"),
)
"""What readers are asked to do."""
_NOTE = Phrases(
    (
        "will have, waiting",
        r"\b(?:will have|waiting (?:for|on)) (?:more|further|additional|the latest) (?:information|details|updates?)\b",
    ),
    ("available", r"\bas (?:it|they|more|details?|information|updates?)(?: \w+)? becomes? available\b"),
    (
        "following, below, above",
        r"\b(?:the following|below|above) is (?:a|an|the) (?:\w+ )?(?:news release|press release|statement|transcript|"
        r"video|map|list|timeline)\b",
    ),
    (
        "news",
        r"\bis (?:a|an|the) (?:[\w-]+ ){0,3}news (?:wire )?(?:service|site|website|agency|network|organi[sz]ation)\b",
    ),
    (
        "following",
        r"\b(?:release[ds]?|issue[ds]?|posted|shared|sent|made|wrote|provided) (?:\w+ ){0,2}the following\b"
        r"[^:\"“]*[:.]?$|"
        r"^the following \w+ (?:is|are|was|were)\b",
    ),
    (
        "right, left, above, below",
        r"\b(?:photo(?:graph)?|picture|image|map)s? (?:\w+ ){0,2}(?:at (?:the )?(?:right|left)|above|below)\b",
    ),
    ("staff", r"\bis a (?:[\w&.’'-]+ ){0,4}staff (?:writer|reporter|photographer)\b"),
    ("reached at", r"\bcan be reached (?:at|by|via)\b"),
    ("reporter for, partner of", r"\bis an? (?:\w+ ){0,2}(?:reporter for|media partner of)\b"),
    (
        "will bring you, will update, will have, will continue to",
        r"\bwill (?:continue to )?(?:bring you|update|have) (?:the |this |you |more |further )*"
        r"(?:story|updates?|article|details|information|the latest)\b",
    ),
    ("contributed", r"\bcontributed(?: to this (?:report|story|article))?\.?$"),
    (
        "reported from, wrote in, wrote from, reported in",
        r"(?-i:^(?:The )?(?:[A-Z][\w&.-]*['’]s )?[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}) (?:reported|wrote)"
        r"(?: and (?:reported|wrote))? (?:from|in) (?:near )?(?-i:[A-Z][\w.'’-]+)(?:,? (?:and|while) |[.,]?$)",
    ),
)
"""What a newsroom tells of itself and of its page."""
_ON_AIR = Phrases(
    (
        "report, live, latest, story, details, more",
        r"(?-i:(?:^|[:.] |['’]s )[A-Z][\w.'’-]+ [A-Z][\w'’-]+) "
        r"(?:reports? (?:for|live|from)|is live\b|has (?:the (?:latest|story|details)|more|details)\b|"
        r"is (?:at|on|in) (?:the )?[\w ]{2,20} with (?:the (?:latest|story|details)|more|details))",
    ),
)
"""The line that hands over to a reporter: "Ann Lee reports from Pier 6"."""
_CREDITED = Phrases(
    ("/", r"(?-i:^(?:Photo taken [^.]{0,40} )?[A-Z][\w.'’-]+ [A-Z][\w.'’-]+ ?/ ?[A-Z][\w'’-]+ [A-Z])"),
)
"""The credit of a photograph, into whose caption it runs on: "Ann Lee/Morning Post An officer checks"."""
_LENGTH = re.compile(r"\d{1,2}:\d\d (?!(?i:p\.?m|a\.?m))[A-Z]")
"""How long a film is, before its title."""
_ENDS = '.!?"”'
_VOICES = frozenset("video watch photo photos image images map maps caption related more live update updates".split())
"""What stands before a colon as if it spoke."""


@kept
def is_furniture(tree: Tree, sentence: int) -> bool:
    """Whether a sentence is part of the page rather than of the report."""
    text = tree.reading.sentences[sentence].of(tree.text).strip()
    page = any(one.found_in(text) for one in (_PAGE, _APPEAL, _NOTE, _ON_AIR, _CREDITED))
    page = page or _is_clip(tree, sentence)
    return page or is_run_together(tree, sentence) or is_imagined(tree, sentence)


def _is_clip(tree: Tree, sentence: int) -> bool:
    """Whether a sentence stands in the title of a film, which begins with how long it is: "1:30 Fans sing along"."""
    begin = tree.reading.sentences[sentence].start
    line = tree.text[tree.text.rfind("\n", 0, begin) + 1 :].partition("\n")[0].strip()
    return bool(_LENGTH.match(line)) and line[-1] not in _ENDS


def is_label(source: str) -> bool:
    """Whether what stands as a source only says what a page shows there: "VIDEO"."""
    return source.strip().lower() in _VOICES
