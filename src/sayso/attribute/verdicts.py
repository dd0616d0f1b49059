"""Who finds that somebody did not do it: "the inquiry cleared the captain of negligence".

The tagger hardly knows these verbs, and they are the other side of a charge. Who finds somebody guilty it knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.attribute.words import phrase
from sayso.model import Span, Token

_CLEARING = frozenset("acquit clear exonerate absolve".split())
_WRONGS = frozenset(
    "abuse arson assault blame bribery charge collusion complicity conspiracy corruption crime error espionage "
    "extortion fault fraud guilt harassment involvement manslaughter misconduct murder negligence offence offense "
    "perjury rape responsibility sabotage spying suspicion theft torture treason violation wrongdoing".split()
)
"""What somebody may be cleared of; a square is cleared of snow."""
_REACH = 30
"""Words within which a verb's parts are looked for."""


def verdicts(tokens: Sequence[Token]) -> Iterator[tuple[Span, Span, Span]]:
    """Source, cue and content of each: who clears, the verb, and whom of what."""
    for verb, token in enumerate(tokens):
        if token.lemma not in _CLEARING or token.tag not in ("VBD", "VBZ", "VBP", "VBN"):
            continue
        near = range(max(verb - _REACH, 0), min(verb + _REACH, len(tokens)))
        below = {tokens[i].dep: i for i in near if tokens[i].head == verb}
        whom, who = below.get("dobj"), below.get("nsubj")
        if whom is None or who is None or not who < verb < whom or below.keys() & {"neg", "auxpass"}:
            continue
        of = next((i for i in near if i > whom and tokens[i].lemma == "of" and tokens[i].head in (verb, whom)), None)
        what = next((i for i in near if of is not None and tokens[i].head == of and i > of), None)
        if of is None or what is None or not (tokens[what].tag == "VBG" or tokens[what].lemma in _WRONGS):
            continue
        last = phrase(tokens, of)
        yield phrase(tokens, who), Span(token.start, token.end), Span(phrase(tokens, whom).start, last.end)
