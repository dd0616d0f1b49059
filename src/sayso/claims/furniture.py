"""What stands around a report on its page, or speaks to its readers, and is no part of what is reported."""

from __future__ import annotations

import re

from sayso.claims.loose import is_run_together
from sayso.claims.tree import Tree, kept

_PAGE = re.compile(
    r"(?i)\bimage \d+ of\b|\bcaption close\b|\bhide caption\b|\bclose x\b|\bread more\b|\bloading player\b|"
    r"\b(?:view|watch|see) (?:the )?(?:gallery|slideshow|photos|video)\b|\(photo: |\ball rights reserved\b|"
    r"\bsubscri(?:be|ber|ption)s? (?:account|now|to|or)\b|\bnewspaper subscriber\b|\bdigital access\b|"
    r"^\+? ?caption\b|^\s*>> | \| \d\d:\d\d |"
    r"\b(?:news|weather) alerts\b|\bbe the first to know\b|"
    r"\bstory highlights\b|\bcopyright (?:\d{4}|©)|\bbuy photo\b|\bskip to main\b|\bclick here\b|\bsign up for\b"
)
"""Links, captions, notices."""
_APPEAL = re.compile(
    r"(?i)\bany(?:one|body) (?:with|(?:who|that) (?:has|knows|have|know|may have|saw)) (?:any )?(?:\w+ )?information|"
    r"\bcrime ?stoppers\b|\b(?:tip|hot)-? ?line (?:at|on)\b|\btipsters\b|\b(?:remain|stay) anonymous\b|"
    r"\banonymous (?:tips?|callers?)\b|"
    r"\btips? (?:can|may) (?:also )?be (?:made|left|sent|submitted|called|e-?mailed)\b|"
    r"\bask(?:s|ed|ing)? (?:for )?the public(?:'|’)?s? (?:for )?(?:help|assistance)\b"
)
"""What readers are asked to do."""
_NOTE = re.compile(
    r"(?i)\b(?:will have|waiting (?:for|on)) (?:more|further|additional|the latest) (?:information|details|updates?)\b|"
    r"\bas (?:it|they|more|details?|information|updates?)(?: \w+)? becomes? available\b|"
    r"\b(?:the following|below|above) is (?:a|an|the) (?:\w+ )?(?:news release|press release|statement|transcript|"
    r"video|map|list|timeline)\b|"
    r"\bis (?:a|an|the) (?:[\w-]+ ){0,3}news (?:wire )?(?:service|site|website|agency|network|organi[sz]ation)\b|"
    r"\bis a (?:[\w&.’'-]+ ){0,4}staff (?:writer|reporter|photographer)\b|"
    r"\bcontributed(?: to this (?:report|story|article))?\.?$"
)
"""What a newsroom tells of itself and of its page."""
_ON_AIR = re.compile(
    r"(?:^|[:.] |['’]s )[A-Z][\w.'’-]+ [A-Z][\w'’-]+ "
    r"(?:(?i:reports? (?:for|live|from)|is live\b|has (?:the (?:latest|story|details)|more|details)\b)|"
    r"(?i:is (?:at|on|in) (?:the )?[\w ]{2,20} with (?:the (?:latest|story|details)|more|details)))"
)
"""The line that hands over to a reporter: "Ann Lee reports from Pier 6"."""
_CREDITED = re.compile(r"^(?:Photo taken [^.]{0,40} )?[A-Z][\w.'’-]+ [A-Z][\w.'’-]+ ?/ ?[A-Z][\w'’-]+ [A-Z]")
"""The credit of a photograph, into whose caption it runs on: "Ann Lee/Morning Post An officer checks"."""
_VOICES = frozenset("video watch photo photos image images map maps caption related more live update updates".split())
"""What stands before a colon as if it spoke."""


@kept
def is_furniture(tree: Tree, sentence: int) -> bool:
    """Whether a sentence is part of the page rather than of the report."""
    text = tree.reading.sentences[sentence].of(tree.text).strip()
    return any(one.search(text) for one in (_PAGE, _APPEAL, _NOTE, _ON_AIR, _CREDITED)) or is_run_together(
        tree, sentence
    )


def is_label(source: str) -> bool:
    """Whether what stands as a source only says what a page shows there: "VIDEO"."""
    return source.strip().lower() in _VOICES
