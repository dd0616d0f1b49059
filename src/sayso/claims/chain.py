"""The way from a report's outlet to the origin of a claim, hop by hop."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from sayso.claims.heard import hearer
from sayso.claims.speakers.lexicon import table, without_article
from sayso.claims.tree import SUBJECTS, Tree
from sayso.model import Attribution, Link, Span, Speaker, SpeakerKind

MAX_HOPS = 12
"""A longer chain is a mistake in what is nested in what."""

_TOLD = frozenset("tell inform brief".split())
_TO = frozenset(("to", "with", "by", "on", "in", "via"))
_MEDIA = frozenset("interview statement comment remark post tweet appearance article report see show obtain".split())
"""Words between a cue and the outlet it came by: "in an interview with", "a document seen by"."""
_THROUGH = frozenset(("through", "via"))
_PLATFORMS = frozenset("Twitter Facebook Telegram X Instagram YouTube WhatsApp TikTok Weibo WeChat VK Reddit".split())
_CITING = frozenset("cite quote".split())
_REPORTING = _CITING | frozenset("report write".split())
_EMBEDDED = frozenset(("ccomp", "advcl", "parataxis", "pcomp", "prep"))
_NOBODY = frozenset(("it", "that", "which"))
"""What alone names nobody who could be asked."""
_WORDS = re.compile(r"\w+")
_BEGUN = 4
"""Letters by which a word is known that is cut short."""
_MAX_CLIMB = 3
_NAMES = frozenset(("NNP", "NNPS"))
_DETACHED = frozenset(("relcl", "acl", "appos", "punct", "cc", "conj", "prep"))


class Routes:
    """The ways by which the attributions of one document came to it."""

    def __init__(
        self,
        tree: Tree,
        attributions: Sequence[Attribution],
        speakers: Mapping[str, Speaker | None],
        named: Callable[[list[int]], str | None],
    ) -> None:
        """``named`` tells whom words mean."""
        self._tree = tree
        self._speakers = speakers
        self._via = {a.id: (*_via(tree, a), *_quoting(tree, a, named), *_heard(tree, a, named)) for a in attributions}
        self._share(attributions)

    def _share(self, attributions: Sequence[Attribution]) -> None:
        """What one source says in one sentence is said on one occasion: "complaining on Twitter ... and accusing"."""
        said: dict[tuple[object, ...], tuple[Link, ...]] = {}
        for one in attributions:
            if one.cue and one.sources:
                occasion = (one.sources, self._tree.sentence_at(one.cue.start))
                self._via[one.id] = self._via[one.id] or said.get(occasion, ())
                said[occasion] = said.get(occasion) or self._via[one.id]

    def chain(self, path: Sequence[Attribution], own: Speaker | None) -> tuple[Link, ...]:
        """The links from the report's outlet inwards to whoever said it first.

        ``path`` leads from the outermost attribution to the one whose claim it is; ``own`` is
        the report's outlet, None where it is not known.
        """
        links = [Link(SpeakerKind.OUTLET, own.name)] if own else []
        for one in path:
            links.extend(self._via[one.id])
            links.extend(_speaker(self._tree, one, self._speakers.get(one.id)))
        return tuple(_distinct(links))[:MAX_HOPS]


def _distinct(links: list[Link]) -> Iterator[Link]:
    last: Link | None = None
    for link in links:
        same = last is not None and (link.name.casefold() == last.name.casefold() or _is_short_for(last, link))
        if not same:
            yield link
            last = link


def _is_short_for(one: Link, other: Link) -> bool:
    """Whether an outlet is called by the beginnings of another's words: "hill-post", the Hill Post."""
    outlets = one.kind is other.kind is SpeakerKind.OUTLET
    short, full = (_WORDS.findall(without_article(link.name).casefold()) for link in (one, other))
    begun = len(short) == len(full) and all(
        len(a) >= _BEGUN and b.startswith(a) for a, b in zip(short, full, strict=True)
    )
    return outlets and len(full) > 1 and begun


def _speaker(tree: Tree, attribution: Attribution, speaker: Speaker | None) -> Iterator[Link]:
    span = attribution.sources[0] if attribution.sources else None
    if _is_asked(tree, attribution):
        return
    if speaker:
        yield Link(speaker.kind, speaker.name, span)
    elif span and span.of(tree.text).lower() not in _NOBODY:
        yield Link(SpeakerKind.UNKNOWN, " ".join(span.of(tree.text).split()), span)


def _is_asked(tree: Tree, attribution: Attribution) -> bool:
    """Whether who is the source is asked, and does not ask: "When asked why, Lee said"."""
    cue = tree.within(attribution.cue) if attribution.cue else range(0)
    asked = next((i for i in cue if tree[i].lemma == "ask" and tree[i].tag == "VBN" and tree[i].dep == "advcl"), None)
    if asked is None or tree.children(asked, "agent"):
        return False
    answers = tree.children(tree[asked].head, "nsubj")
    return any(i in answers for i in tree.words_of(attribution.sources))


def _via(tree: Tree, attribution: Attribution) -> Iterator[Link]:
    """The outlets an attribution says it came by: whom the source told, who cites it, where it was posted."""
    seen: set[Span] = set()
    for words in _candidates(tree, attribution):
        span = tree.span(words)
        if span not in seen and not any(span.overlaps(s) for s in (*attribution.sources, *attribution.contents)):
            seen.add(span)
            yield Link(SpeakerKind.OUTLET, without_article(" ".join(span.of(tree.text).split())), span)


def _quoting(tree: Tree, attribution: Attribution, named: Callable[[list[int]], str | None]) -> Iterator[Link]:
    """Who quotes somebody as saying it, by a pronoun: "it quotes her as saying"."""
    head = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    verbs = list(tree.ancestors(head))[:_MAX_CLIMB] if head is not None and tree.lower(head - 1) == "as" else []
    for subject in (s for v in verbs if tree[v].lemma.lower() in _CITING for s in tree.children(v, "nsubj")):
        if tree[subject].tag == "PRP" and (name := named([subject])):
            yield Link(SpeakerKind.OUTLET, name, tree.span([subject]))


def _heard(tree: Tree, attribution: Attribution, named: Callable[[list[int]], str | None]) -> Iterator[Link]:
    """Who heard it from whoever says it, or who brought it: "had heard from a guard that", "said through a lawyer"."""
    verbs = [i for i in tree.within(attribution.cue) if tree[i].tag[:2] == "VB"] if attribution.cue else []
    ways = [p for v in verbs for p in tree.children(v, "prep") if tree.lower(p) in _THROUGH]
    heard = hearer(tree, attribution)
    for word in (*([] if heard is None else [heard]), *(o for p in ways for o in tree.children(p, "pobj"))):
        if name := next((n for i in (*tree.children(word, "appos"), word) if (n := named([i]))), None):
            yield Link(SpeakerKind.PERSON, name, tree.span([word]))


def _candidates(tree: Tree, attribution: Attribution) -> Iterator[list[int]]:
    head = tree.head_of(tree.within(attribution.cue)) if attribution.cue else None
    if head is not None:
        yield from _told(tree, head)
        yield from _posted(tree, head)
        yield from _reported(tree, head)
        for subject in tree.children(head, *SUBJECTS):  # "the Herald reported, citing a nurse"
            yield from outlet_at(tree, subject, lenient=True)
    for source in attribution.sources:
        yield from _within_source(tree, source)


def _told(tree: Tree, head: int) -> Iterator[list[int]]:
    """ "told Fox News": the object of the cue, if it is an outlet; "told reporters" is none."""
    for child in tree.children(head, "dobj", "dative"):
        yield from outlet_at(tree, child, lenient=tree[head].lemma.lower() in _TOLD)


def _posted(tree: Tree, head: int) -> Iterator[list[int]]:
    """ "in an interview with BBC", "complaining on Twitter", "in a statement to Reuters"."""
    for prep in tree.children(head, "prep", "agent", "dative"):
        for target in tree.children(prep, "pobj"):
            if tree.lower(prep) in _TO:
                yield from outlet_at(tree, target, lenient=False)
            if tree[target].lemma.lower() in _MEDIA:
                for inner in tree.children(target, "prep", "acl"):
                    for word in _objects_below(tree, inner):
                        yield from outlet_at(tree, word, lenient=True)


def _objects_below(tree: Tree, i: int) -> list[int]:
    """The objects of a preposition, also below a participle: "posted on Facebook", "given to the BBC"."""
    direct = tree.children(i, "pobj")
    return direct + [o for p in tree.children(i, "prep", "agent") for o in tree.children(p, "pobj")]


def _reported(tree: Tree, head: int) -> Iterator[list[int]]:
    """ "..., Reuters reported", "..., the BBC said, citing an official": the outlet that says so around it."""
    place = head
    for up in list(tree.ancestors(head))[:_MAX_CLIMB]:
        reports = tree[up].lemma.lower() in _REPORTING or tree[head].lemma.lower() in _CITING
        if reports and tree[place].dep in _EMBEDDED:
            for subject in tree.children(up, "nsubj"):
                yield from outlet_at(tree, subject, lenient=tree[up].lemma.lower() in _CITING)
        place = up


def _within_source(tree: Tree, source: Span) -> Iterator[list[int]]:
    """ "a document seen by Reuters", "an official quoted by the Post"."""
    for word in tree.within(source):
        if tree[word].dep in ("acl", "relcl"):
            for target in _objects_below(tree, word):
                yield from outlet_at(tree, target, lenient=True)


def outlet_at(tree: Tree, head: int, lenient: bool) -> Iterator[list[int]]:
    """The words of an outlet's name whose head this is; ``lenient`` takes any body with a name like one."""
    # "Voice of America's Afghan service": the outlet is the owner, not its service.
    owner = next((i for i in tree.subtree(head) if tree[i].tag == "POS"), head)  # which parsers may hang below "Voice"
    owned = [i for i in tree.subtree(head) if i < owner] if owner != head else []
    whole = [i for i in tree.subtree(head, _DETACHED) if i <= head or tree[i].tag in _NAMES]
    for words in (owned, tree.subtree(head), whole):
        first = next((n for n, i in enumerate(words) if tree[i].tag in _NAMES), None)
        if first is None:
            continue
        named = words[first:]
        text = " ".join(tree.span(named).of(tree.text).split())
        if is_outlet(text) or (lenient and _looks_like_one(tree, named)):
            yield named
            return


def _looks_like_one(tree: Tree, words: list[int]) -> bool:
    last = tree.word(words[-1])
    return last in table("outlet_endings") and all(tree[i].entity != "PERSON" for i in words)


def is_outlet(name: str) -> bool:
    """Whether a name is that of a known outlet or platform."""
    return without_article(name) in table("outlets") or name in table("outlets") or name in _PLATFORMS
