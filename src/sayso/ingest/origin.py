"""Stretches through edits: where the characters of a text stand in what it was made from, step by step."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from sayso.model import Span, Stretch

type Edit = tuple[int, int, str]
"""From where to where a text is replaced, and by what."""


def edited(text: str, edits: Iterable[Edit]) -> tuple[str, tuple[Stretch, ...]]:
    """The text with all edits made, and where each of its characters stood before.

    Edits are in order and don't overlap. What is replaced by as many other characters has no place: a stretch of
    equal length would say that they are the same. White space for white space is the same.
    """
    parts: list[str] = []
    found: list[Stretch] = []
    done = length = 0
    for start, end, new in (*edits, (len(text), len(text), "")):
        parts += (text[done:start], new)
        if start > done:
            found.append(Stretch(Span(length, length + start - done), done, start))
        length += start - done
        if new and (len(new) != end - start or _same(new, text[start:end])):
            found.append(Stretch(Span(length, length + len(new)), start, end))
        length, done = length + len(new), end
    return "".join(parts), joined(found)


def composed(later: Iterable[Stretch], earlier: Sequence[Stretch]) -> tuple[Stretch, ...]:
    """Where the last of three texts stands in the first, from its places in the second and the second's in the first.

    ``earlier`` is in order of the second text. What a stretch of ``later`` covers without a place there has none.
    """
    starts = [one.span.start for one in earlier]
    return joined(piece for one in later for piece in _through(one, _meeting(one, earlier, starts)))


def shifted(stretches: Iterable[Stretch], by: int, original: int = 0) -> tuple[Stretch, ...]:
    """The stretches of a text that was put ``by`` characters further on, made from what lies ``original`` further."""
    return tuple(
        Stretch(Span(one.span.start + by, one.span.end + by), one.start + original, one.end + original, one.page)
        for one in stretches
    )


def joined(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    """The same with neighbours that match one for one in one piece."""
    found: list[Stretch] = []
    for one in stretches:
        if found and _goes_on(found[-1], one):
            last = found.pop()
            one = Stretch(Span(last.span.start, one.span.end), last.start, one.end, one.page)  # noqa: PLW2901
        found.append(one)
    return tuple(found)


def one_for_one(stretch: Stretch) -> bool:
    """Whether each character has its own place, so that a part of the stretch has, too."""
    return stretch.span.end - stretch.span.start == stretch.end - stretch.start


def as_replaced(span: Span, start: int, end: int, page: int | None = None) -> Iterator[Stretch]:
    """Stretches for what was replaced as a whole, none of them as long as its original.

    The two parts of one that would be have the whole original for their place; a single character for a single
    other one has no place.
    """
    length = span.end - span.start
    if length != end - start:
        yield Stretch(span, start, end, page)
    elif length > 1:
        yield Stretch(Span(span.start, span.start + 1), start, end, page)
        yield Stretch(Span(span.start + 1, span.end), start, end, page)


def _same(new: str, old: str) -> bool:
    return all(a == b or (a.isspace() and b.isspace()) for a, b in zip(new, old, strict=True))


def _goes_on(last: Stretch, one: Stretch) -> bool:
    meets = last.span.end == one.span.start and last.end == one.start and last.page == one.page
    return meets and one_for_one(last) and one_for_one(one)


def _meeting(one: Stretch, earlier: Sequence[Stretch], starts: Sequence[int]) -> list[Stretch]:
    """Those of ``earlier`` that this one's original runs over."""
    index = max(0, bisect_right(starts, one.start) - 1)
    found: list[Stretch] = []
    while index < len(earlier) and earlier[index].span.start < one.end:
        if earlier[index].span.end > one.start:
            found.append(earlier[index])
        index += 1
    return found


def _through(one: Stretch, met: Sequence[Stretch]) -> Iterator[Stretch]:
    if one_for_one(one):
        for before in met:
            first, last = max(one.start, before.span.start), min(one.end, before.span.end)
            by = one.span.start - one.start
            yield from _placed(Span(first + by, last + by), *_part(before, first, last), before)
    elif met:
        start, end = _hull(one, met)
        yield from as_replaced(one.span, start, end, met[0].page)


def _placed(span: Span, start: int, end: int, before: Stretch) -> Iterator[Stretch]:
    if one_for_one(before):
        yield Stretch(span, start, end, before.page)
    else:
        yield from as_replaced(span, start, end, before.page)


def _part(stretch: Stretch, first: int, last: int) -> tuple[int, int]:
    """Where a part of a stretch's text stands; all of it, if it was replaced as a whole."""
    if not one_for_one(stretch):
        return stretch.start, stretch.end
    by = stretch.start - stretch.span.start
    return first + by, last + by


def _hull(one: Stretch, met: Sequence[Stretch]) -> tuple[int, int]:
    """From the first place to the last, as far as they are on one page and follow each other."""
    start, end = _part(met[0], max(one.start, met[0].span.start), min(one.end, met[0].span.end))
    for before in met[1:]:
        first, last = _part(before, max(one.start, before.span.start), min(one.end, before.span.end))
        if before.page != met[0].page or first < end:
            break
        end = last
    return start, end
