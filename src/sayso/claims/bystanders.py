"""Who is only ever quoted in a report, and so is not whom it talks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from sayso.claims.tree import Tree
from sayso.model import Attribution, Span, Speaker, SpeakerKind

_QUOTED = frozenset((SpeakerKind.PERSON, SpeakerKind.GROUP, SpeakerKind.ORGANISATION))
_THEY = frozenset("they them their theirs we us our".split())


def only_quoted(
    tree: Tree, attributions: Sequence[Attribution], said_by: Mapping[str, Speaker | None], speakers: Sequence[Speaker]
) -> frozenset[str]:
    """The names of those who stand nowhere but as the source of what they say."""
    cues = {i for a in attributions if a.cue for i in tree.within(a.cue)}
    sources: dict[str, list[Span]] = {}
    for one in attributions:
        if speaker := said_by[one.id]:
            sources.setdefault(speaker.id, []).extend(one.sources)
    return frozenset(
        speaker.name
        for speaker in speakers
        if speaker.kind in _QUOTED
        and all(
            any(s.overlaps(m) for s in sources.get(speaker.id, ())) and not _acts(tree, m, cues)
            for m in _named(tree, speaker)
        )
    )


def _named(tree: Tree, speaker: Speaker) -> Iterator[Span]:
    """Where a person is named, or a group is mentioned other than by a pronoun."""
    person, surname = speaker.kind is SpeakerKind.PERSON, speaker.name.rpartition(" ")[2]
    told = ((m, m.of(tree.text)) for m in speaker.mentions)
    return (m for m, text in told if (surname in text.split() if person else text.lower() not in _THEY))


def _acts(tree: Tree, mention: Span, cues: set[int]) -> bool:
    """Whether something is told of a source besides what it says: "Lee quit on Monday but says"."""
    head = tree.head_of(tree.within(mention))
    if head is None or tree[head].dep != "nsubj":
        return False
    return tree[tree[head].head].dep == "ROOT" and tree[head].head not in cues
