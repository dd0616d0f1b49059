"""The order in which a page is read: its words in lines, its lines in columns, each column after the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from sayso.ingest.pdf_page import Word

MIN_GUTTER = 0.9
"""Of the size of the text: the least width of the blank between two columns."""
MIN_ROWS = 3
"""Lines that a column has."""
MIN_COLUMN = 5
"""Times the size of the text: the least width of a column; numbers before the items of a list are narrower."""
MIN_WORDS = 2.0
"""On an average line of a column; the cells of a table have fewer, and are read line by line."""
MAX_LEVELS = 12
"""Of columns within columns."""
TITLE_SIZE = 1.15
"""Times the size of the text: a title's, at least."""
DROP_CAP = 1.8
"""Times the size of the text: an initial from this size on stands beside several lines."""

type Gap = tuple[float, float]
type Row = list[Word]


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line of one column, from left to right; where it begins and ends, its baseline, its usual size."""

    words: tuple[Word, ...]
    x0: float
    x1: float
    y: float
    size: float

    @property
    def text(self) -> str:
        """Its words, spaces between them."""
        return " ".join(word.text for word in self.words)


def line_of(words: Sequence[Word]) -> Line:
    """The line that these words make; its baseline is that of the largest."""
    main = max(words, key=lambda word: word.size)
    return Line(tuple(words), words[0].x0, max(word.x1 for word in words), main.y, usual_size(words))


def usual_size(words: Iterable[Word]) -> float:
    """The size of most characters, in points to the half; 10 if there are none."""
    counts: Counter[float] = Counter()
    for word in words:
        counts[round(2 * word.size) / 2] += len(word.text)
    return counts.most_common(1)[0][0] if counts else 10.0


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The words by the lines they stand on over the whole width, from the top; each row from left to right."""
    rows: list[Row] = []
    main: Word | None = None
    for word in sorted(words, key=lambda word: (-word.y, word.x0)):
        if main and _level(main, word):
            rows[-1].append(word)
            main = max(main, word, key=lambda one: one.size)
        else:
            rows.append([word])
            main = word
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _level(one: Word, other: Word) -> bool:
    shared = min(one.top, other.top) - max(one.bottom, other.bottom)
    return shared >= 0.5 * min(one.top - one.bottom, other.top - other.bottom)


def columns_of(words: Sequence[Word], body: float) -> Iterator[list[Line]]:
    """The lines of a page, column by column in reading order; ``body`` is the size of the report's text."""
    yield from _ordered(rows_of(_with_initials(words, body)), body, 0)


def _ordered(rows: list[Row], body: float, level: int) -> Iterator[list[Line]]:
    found = _columns(rows, body) if level < MAX_LEVELS else None
    if not found:
        if rows:
            yield [line_of(list(_once(row))) for row in rows]
        return
    first, last, gutter = found
    first = _below_title(rows, first, last, body)
    yield from _ordered(rows[:first], body, level + 1)
    for side in _sides(rows[first:last], gutter):
        yield from _ordered(rows_of(side), body, level + 1)
    yield from _ordered(rows[last:], body, level + 1)


def _below_title(rows: Sequence[Row], first: int, last: int, body: float) -> int:
    """The first row of columns that is not the last, short line of a title above all of them."""
    while 0 < first < last - MIN_ROWS:
        size = usual_size(rows[first])
        if size < TITLE_SIZE * body or abs(usual_size(rows[first - 1]) - size) > 0.5:
            break
        first += 1
    return first


def _once(row: Row) -> Iterator[Word]:
    """The words of a row; one that is printed twice for weight or shadow counts once."""
    last: Word | None = None
    for word in row:
        if not (last and word.text == last.text and abs(word.x0 - last.x0) < 0.2 * word.size):
            yield word
        last = word


def _columns(rows: Sequence[Row], body: float) -> tuple[int, int, Gap] | None:
    """The longest run of rows, from the first to before the last, that a blank parts into columns; where it is."""
    best: tuple[int, int, Gap] | None = None
    if len(rows) < MIN_ROWS:
        return None
    left, right = min(row[0].x0 for row in rows), max(word.x1 for row in rows for word in row)
    blanks = [_blanks(row, left, right, MIN_GUTTER * body) for row in rows]
    for first in range(len(rows)):
        if len(rows) - first <= (best[1] - best[0] if best else MIN_ROWS - 1):
            break
        for last, gap in _runs(blanks, first, MIN_GUTTER * body):
            if last - first > (best[1] - best[0] if best else 0) and _parts(rows[first:last], gap, body):
                best = first, last, gap
    return best


def _blanks(row: Row, left: float, right: float, least: float) -> list[Gap]:
    """Where a row has nothing, its ends included."""
    found: list[Gap] = []
    end = left
    for word in row:
        if word.x0 - end >= least:
            found.append((end, word.x0))
        end = max(end, word.x1)
    return [*found, (end, right)] if right - end >= least else found


def _runs(blanks: Sequence[list[Gap]], first: int, least: float) -> Iterator[tuple[int, Gap]]:
    """Each blank that goes on from the first row, and the row before which it ends."""
    alive = blanks[first]
    for row in range(first + 1, len(blanks)):
        going: list[Gap] = []
        for gap in alive:
            narrower = [shared for other in blanks[row] if (shared := _shared(gap, other))[1] - shared[0] >= least]
            going += narrower
            if not narrower:
                yield row, gap
        alive = going
        if not alive:
            return
    for gap in alive:
        yield len(blanks), gap


def _shared(one: Gap, other: Gap) -> Gap:
    return max(one[0], other[0]), min(one[1], other[1])


def _sides(rows: Iterable[Row], gap: Gap) -> tuple[list[Word], list[Word]]:
    middle = (gap[0] + gap[1]) / 2
    words = [word for row in rows for word in row]
    return [word for word in words if word.x0 < middle], [word for word in words if word.x0 >= middle]


def _parts(rows: Sequence[Row], gap: Gap, body: float) -> bool:
    """Whether what stands on either side of a blank is a column of text."""
    for side in _sides(rows, gap):
        lines = rows_of(side)
        wide = side and max(word.x1 for word in side) - min(word.x0 for word in side) >= MIN_COLUMN * body
        if len(lines) < MIN_ROWS or len(side) < MIN_WORDS * len(lines) or not wide:
            return False
    return True


def _with_initials(words: Sequence[Word], body: float) -> list[Word]:
    """The words, an initial beside several lines put on the first of them."""
    beside = [word for word in words if word.size < 1.3 * body]
    large = [word for word in words if word.size > DROP_CAP * body and len(word.text) <= 2]
    if not large or len(large) > 20:
        return list(words)
    placed = {id(word): _beside_first(word, beside, body) for word in large}
    return [placed.get(id(word), word) for word in words]


def _beside_first(initial: Word, others: Iterable[Word], body: float) -> Word:
    top = initial.y + 0.7 * initial.size
    for word in others:
        if 0 <= word.x0 - initial.x1 + 0.2 * body <= 1.5 * body and abs(word.y + 0.7 * word.size - top) < 0.6 * body:
            return replace(initial, y=word.y, size=word.size)
    return initial


def usual_leading(columns: Iterable[Sequence[Line]], body: float) -> float:
    """How far apart lines of the text are, in its size; 1.2 if that can't be told."""
    counts = Counter(
        round(20 * (upper.y - lower.y) / body) / 20
        for column in columns
        for upper, lower in pairwise(column)
        if abs(lower.size - body) < 0.6 and 0.8 * body < upper.y - lower.y < 3 * body
    )
    return counts.most_common(1)[0][0] if counts else 1.2
