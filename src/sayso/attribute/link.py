"""Sources and contents find their cue: spans of words become attributions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from sayso.attribute.decode import WordSpan
from sayso.attribute.features import DEPS, OUTSIDE, TAGS, Pieces
from sayso.attribute.linking import LINKED_ROLES, PAIR_SIZES, Run, pair_features
from sayso.attribute.subjects import Grammar
from sayso.attribute.tags import ROLES

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Flags = NDArray[np.bool_]
    Floats = NDArray[np.float32]

MIN_SOURCE_LINK = 0.3
"""A second source of a cue is kept if its link is at least this likely."""
FOLLOWING = 1
"""How many paragraphs after a cue a further quotation of its speaker may begin, where nothing leads on to it."""
_RELATIVE, _MARK, _CLAUSE, _PUNCTUATION, _PREPOSITION = (
    DEPS.index(name) + 1 for name in ("relcl", "mark", "ccomp", "punct", "prep")
)
_GERUND = TAGS.index("VBG") + 1
MAX_CUES = 200
"""A text with more cues, which no report has, is linked in parts: time and memory grow with the square."""


@dataclass(slots=True)
class Linked:
    """An attribution in the making: runs of pieces, and what its confidence is made from."""

    sources: list[Run] = field(default_factory=list)
    cue: Run | None = None
    contents: list[Run] = field(default_factory=list)
    evidence: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Found:
    run: Run
    span: WordSpan


class Linker:
    """Links with the learned tables for pair features and the vectors of the encoder."""

    def __init__(self, config: dict[str, Any], size: int) -> None:
        self._tables = {k: np.array(v, np.float32) for k, v in config["tables"].items()}
        self._none = {role: float(v) for role, v in config["none"].items()}
        self._size = size

    def link(self, pieces: Pieces, vectors: Floats, spans: list[WordSpan]) -> list[Linked]:
        """Attributions from spans, in order of their cues; spans that find no cue stand alone."""
        return [one for part in _parts(pieces, spans) if part for one in self._link(pieces, vectors, part)]

    def _link(self, pieces: Pieces, vectors: Floats, spans: list[WordSpan]) -> list[Linked]:
        words = np.append(np.flatnonzero(pieces.first), len(pieces)).tolist()
        found = {role: [_Found((words[s.start], words[s.end]), s) for s in spans if s.role == role] for role in ROLES}
        linked = [
            Linked(cue=cue.run, evidence={"cue": cue.span.exact, "cue_overlap": cue.span.overlap})
            for cue in found["cue"]
        ]
        odds = {role: self._probabilities(pieces, vectors, role, found[role], found["cue"]) for role in LINKED_ROLES}
        alone = _add_contents(linked, found["content"], odds["content"])
        _add_sources(linked, found["source"], odds["source"])
        for one in tuple(linked):
            _cited(one, linked, pieces)
        _grammatical_sources(linked, pieces)
        return [one for one in (*linked, *alone) if one.contents]

    def _probabilities(
        self, pieces: Pieces, vectors: Floats, role: str, spans: list[_Found], cues: list[_Found]
    ) -> Floats:
        """For each span the probability of each cue and, in the last column, of none."""
        if not spans:
            return np.zeros((0, len(cues) + 1), np.float32)
        scores = np.full((len(spans), len(cues) + 1), self._none[role], np.float32)
        if cues:
            runs, cue_runs = [s.run for s in spans], [c.run for c in cues]
            which = LINKED_ROLES.index(role)
            looking = _ends(vectors[:, which * self._size : (which + 1) * self._size], runs)
            offered = _ends(vectors[:, (which + 2) * self._size : (which + 3) * self._size], cue_runs)
            scores[:, :-1] = looking @ offered.T / self._size**0.5
            pairs = pair_features(pieces, runs, cue_runs)
            for column, name in enumerate(PAIR_SIZES):
                scores[:, :-1] += self._tables[f"{role}_{name}"][pairs[:, :, column]]
            if role == "content" and not pieces.inside:
                scores[:, :-1][_out_of_reach(pieces, runs, cue_runs) | _told_apart(pieces, runs, cue_runs)] = -np.inf
        weights = np.exp(scores - scores.max(1, keepdims=True))
        return np.asarray(weights / weights.sum(1, keepdims=True), np.float32)


def _out_of_reach(pieces: Pieces, contents: list[Run], cues: list[Run]) -> Flags:
    """Which contents stand too far after which cues, as an array (contents, cues).

    What is read at once with a cue may be its content, and so may the next paragraph where that goes on with a
    quotation as the cue's own has one. Past that the same speaker would be named again.
    """
    of_content, of_cue = (np.array([start for start, _ in runs]) for runs in (contents, cues))
    quoted = np.array([bool((pieces.features[start:end, 4] != OUTSIDE).any()) for start, end in contents])
    quoting = np.isin(pieces.blocks[of_cue], pieces.blocks[of_content][quoted])
    later = pieces.blocks[of_content][:, None] > pieces.blocks[of_cue][None, :]
    distance = pieces.paragraphs[of_content][:, None] - pieces.paragraphs[of_cue][None, :]
    return np.asarray(later & ~((distance <= FOLLOWING) & quoted[:, None] & quoting[None, :]), np.bool_)


def _told_apart(pieces: Pieces, contents: list[Run], cues: list[Run]) -> Flags:
    """Which quotations stand in a paragraph before which cues with words of the report's own between them.

    What a paragraph quotes without a cue of its own is said by who speaks there, and by nobody who is met later, unless
    the quotation goes on until then; nor by who is met in a paragraph before, unless it begins its own. And of what is
    quoted before it a sentence that begins "In the view of Lee" says nothing.
    """
    outside = np.append(0, np.cumsum(pieces.features[:, 4] == OUTSIDE))
    ends = np.array([end for _, end in contents])
    starts = np.array([start for start, _ in cues])
    opening = np.searchsorted(pieces.sentences, pieces.sentences[starts])
    quoted = np.array([bool((pieces.features[start:end, 4] != OUTSIDE).any()) for start, end in contents])
    earlier = pieces.paragraphs[ends - 1][:, None] < pieces.paragraphs[opening][None, :]
    between = outside[opening][None, :] > outside[ends][:, None]
    begins = np.array([start for start, _ in contents])
    heads = np.searchsorted(pieces.paragraphs, pieces.paragraphs[begins])
    later = pieces.paragraphs[begins][:, None] > pieces.paragraphs[starts][None, :]
    apart = (earlier & between) | (later & (outside[begins] > outside[heads])[:, None])
    leads = (starts == opening) & (pieces.features[starts, 2] == _PREPOSITION)
    before = leads[None, :] & (ends[:, None] <= starts[None, :])
    return np.asarray(quoted[:, None] & (apart | before), np.bool_)


def _parts(pieces: Pieces, spans: list[WordSpan]) -> Iterator[list[WordSpan]]:
    """The spans, parted at the end of a paragraph once there are ``MAX_CUES``."""
    paragraphs = pieces.paragraphs[pieces.first]
    part: list[WordSpan] = []
    cues = 0
    for span in spans:
        if cues >= MAX_CUES and paragraphs[span.start] != paragraphs[part[-1].start]:
            yield part
            part, cues = [], 0
        part.append(span)
        cues += span.role == "cue"
    yield part


def _ends(vectors: Floats, runs: list[Run]) -> Floats:
    starts, ends = np.array(runs).T
    summed: Floats = vectors[starts] + vectors[ends - 1]
    return summed


def _add_contents(linked: list[Linked], contents: list[_Found], odds: Floats) -> list[Linked]:
    """Each content goes to its likeliest cue; one that fits none stands alone."""
    alone = []
    for content, row in zip(contents, odds, strict=True):
        best = int(row.argmax())
        if best == len(linked):
            target = Linked()
            alone.append(target)
        else:
            target = linked[best]
        _least(target.evidence, "content", content.span.exact)
        _least(target.evidence, "content_overlap", content.span.overlap)
        _least(target.evidence, "content_link", float(row[best]))
        target.contents.append(content.run)
    return alone


def _add_sources(linked: list[Linked], sources: list[_Found], odds: Floats) -> None:
    """The likeliest source of each cue, and others that are likely enough."""
    for number in sorted(range(len(sources)), key=lambda n: -float(odds[n].max())):
        row = odds[number, :-1]
        if not len(row):
            continue
        best = int(row.argmax())
        target = linked[best]
        if target.sources and row[best] < MIN_SOURCE_LINK:
            continue
        span = sources[number].span
        if not target.sources:
            target.evidence |= {
                "source": span.exact,
                "source_overlap": span.overlap,
                "source_link": float(row[best]),
            }
        target.sources.append(sources[number].run)
        target.sources.sort()


def _cited(one: Linked, linked: list[Linked], pieces: Pieces) -> None:
    """Give a clause back to the verb that tells it, where the cue is only who is cited for it.

    "The Herald reported, citing two officials, that the money was gone": the cue is "reported". So it is in "The
    Herald, citing two officials, reported that ...".
    """
    if one.cue is None or len(one.contents) != 1 or int(pieces.features[one.cue[0], 1]) != _GERUND:
        return
    start, end = one.contents[0]
    teller = int(pieces.heads[one.cue[0]])
    if start < teller < end - 1 and int(pieces.features[teller - 1, 2]) == _PUNCTUATION and one.cue[1] <= start:
        after = next((i for i in range(teller + 1, end) if pieces.first[i]), end)
        cited = Linked(list(one.sources), one.cue, [(start, teller - 1)], dict(one.evidence))
        one.cue, one.contents = (teller, after), [(after, end)]
        linked.append(cited)
        return
    for that in range(start + 1, end):
        clause = int(pieces.heads[that])
        led = int(pieces.features[that, 2]) == _MARK and int(pieces.features[clause, 2]) == _CLAUSE
        if led and start < clause < end and int(pieces.heads[clause]) in (teller, one.cue[0]) and teller < one.cue[0]:
            _hand_over(one, (that, end), teller, linked, pieces)
            return


def _hand_over(one: Linked, told: Run, teller: int, linked: list[Linked], pieces: Pieces) -> None:
    """Let a verb before a gerund tell a clause: one that is a cue already, unless it tells something else."""
    cued = next((other for other in linked if other.cue and other.cue[0] <= teller < other.cue[1]), None)
    if cued is None and not any(s <= teller < e for other in linked for s, e in other.contents):
        after = next((i for i in range(teller + 1, len(pieces)) if pieces.first[i]), len(pieces))
        one.cue, one.contents = (teller, after), [told]
    elif cued is not None and not cued.contents:
        comma = told[0] - 1 > one.contents[0][0] and int(pieces.features[told[0] - 1, 2]) == _PUNCTUATION
        cued.contents, one.contents = [told], [(one.contents[0][0], told[0] - comma)]
        cued.evidence |= {name: value for name, value in one.evidence.items() if name.startswith("content")}


def _grammatical_sources(linked: list[Linked], pieces: Pieces) -> None:
    """A cue without a marked source takes the source of the cue it depends on, or its subject; some have only one.

    "..., Nicholson said, adding that ...", "Trump acted after complaining that ...". In "have documents
    indicating" the documents are the source.
    """
    grammar = Grammar(pieces)
    of_piece = {place: one for one in linked if one.cue for place in range(*one.cue)}
    taken = [run for one in linked for run in (*one.contents, *([one.cue] if one.cue else []))]
    for one in linked:
        if one.cue and (parted := grammar.bearer(one.cue)):
            one.sources, one.cue = [parted[0]], parted[1]
            one.evidence["grammatical_source"] = 1.0
        if one.cue and (giver := grammar.giver(one.cue)):
            one.sources = [giver]
            one.evidence = {name: value for name, value in one.evidence.items() if not name.startswith("source")}
            one.evidence["grammatical_source"] = 1.0
        if one.cue is None or one.sources or not one.contents:
            continue
        for verb in grammar.path(one.cue):
            other = of_piece.get(verb)
            if other is not None and other is not one and other.sources:
                one.sources = list(other.sources)
                break
            if subject := grammar.subject(verb):
                if _free(subject, taken, pieces):
                    one.sources = [subject]
                elif before := _coordinated(linked, one, verb, pieces):
                    one.sources = list(before.sources)
                break
            if grammar.passive(verb):
                before = _coordinated(linked, one, verb, pieces)
                one.sources = list(before.sources) if before else []
                break
        if not one.sources and grammar.gerund(one.cue) and (before := _before(linked, one, pieces)):
            one.sources = list(before.sources)
        if one.sources:
            one.evidence["grammatical_source"] = 1.0


def _free(subject: Run, taken: list[Run], pieces: Pieces) -> bool:
    """Whether a subject is part of no other attribution; one may stand whole in it: "those who say so"."""
    inside = [run for run in taken if subject[0] < run[1] and run[0] < subject[1]]
    heads = {i for i in range(*subject) if not subject[0] <= int(pieces.heads[i]) < subject[1] or pieces.heads[i] == i}
    whole = all(subject[0] <= start and end <= subject[1] for start, end in inside)
    return whole and all(heads.isdisjoint(range(start, end)) for start, end in inside)


def _before(linked: list[Linked], one: Linked, pieces: Pieces) -> Linked | None:
    """The last attribution before a gerund in its sentence: "he refused, but said there was no plan, adding: ..."."""
    cue = one.cue or (0, 0)
    here = pieces.sentences[cue[0]]
    held = [o for o in linked if o is not one and o.cue and o.sources and o.cue < cue]
    held = [o for o in held if o.cue and pieces.sentences[o.cue[0]] == here]
    return held[-1] if held else None


def _coordinated(linked: list[Linked], one: Linked, verb: int, pieces: Pieces) -> Linked | None:
    """The attribution in whose content the parser found a cue's subject, if that is of the clause it governs.

    "He admitted that drones had struck a clinic, but claimed that ...": the cue hangs on "struck", it belongs beside
    "admitted". Not so in "he knew a man that wants it and doubts that ...".
    """
    for other in linked:
        inside = any(start <= verb < end for start, end in other.contents)
        if inside and other is not one and other.cue and one.cue and other.sources and other.cue < one.cue:
            told = int(pieces.features[verb, 2]) != _RELATIVE
            return other if told and pieces.sentences[other.cue[0]] == pieces.sentences[one.cue[0]] else None
    return None


def _least(evidence: dict[str, float], name: str, value: float) -> None:
    evidence[name] = min(evidence.get(name, 1.0), value)
