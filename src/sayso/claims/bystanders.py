"""Who stands in a report only as a source: quoted, and not talked of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.claims.tree import Tree
from sayso.model import Attribution, Span, Speaker, SpeakerKind

_QUOTED = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION))
_THEY = frozenset("they them their theirs we us our".split())


def only_quoted(tree: Tree, attributions: Sequence[Attribution], speakers: Sequence[Speaker]) -> Iterator[str]:
    """The names of those who stand nowhere but as somebody's source."""
    sources = [s for a in attributions for s in a.sources]
    for speaker in speakers:
        named = _named(tree, speaker)
        if speaker.kind in _QUOTED and all(any(s.overlaps(m) for s in sources) for m in named):
            yield speaker.name


def _named(tree: Tree, speaker: Speaker) -> Iterator[Span]:
    """Where a person is named in full, or a group is mentioned other than by a pronoun."""
    person = speaker.kind is SpeakerKind.PERSON
    told = ((m, m.of(tree.text)) for m in speaker.mentions)
    return (m for m, text in told if (text[:1].isupper() and " " in text if person else text.lower() not in _THEY))
