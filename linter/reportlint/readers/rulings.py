"""Strokes drawn on a page to the cells of tables: what PDF files have instead of rows and columns."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise, product

from ..records import NamedTuple, record

TOUCH = 1.5
"""Points; strokes no further apart are one, or meet."""
THIN = 3.0
"""Points; what is drawn no thicker is a stroke."""
NARROWEST = 4.0
"""Points; no cell is narrower or lower, so that double lines are one."""
MOST_LINES, MOST_COLUMNS, MOST_ROWS = 600, 64, 400
"""A drawing of more is no table."""


class Stroke(NamedTuple):
    """A straight stroke that runs across or down a page, in points to the right and downwards."""

    left: float
    top: float
    right: float
    bottom: float


Point = tuple[float, float]


def strokes_along(corners: Sequence[Point], *, drawn: bool) -> Iterator[Stroke]:
    """The strokes that a line makes by its corners, in points to the right and downwards: each piece of one that is
    drawn if it runs across or down, else the whole of one that is filled if it is thin."""
    for ends in pairwise(corners) if drawn else [corners]:
        xs, ys = zip(*ends, strict=True)
        stroke = Stroke(min(xs), min(ys), max(xs), max(ys))
        if min(stroke.right - stroke.left, stroke.bottom - stroke.top) <= THIN:
            yield stroke


class Box(NamedTuple):
    """A cell between rulings: its first row and column (0-based), and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


@record
class Ruled:
    """A table as it is drawn: where its columns and rows begin, with where the last one ends; `box` tells the cell that
    covers a row and a column."""

    xs: Sequence[float]
    ys: Sequence[float]
    box: Mapping[tuple[int, int], Box]

    @cached_property
    def boxes(self) -> Sequence[Box]:
        """The cells, row by row."""
        return sorted(set(self.box.values()))

    def row(self, index: int) -> Sequence[Box]:
        """The cells that cover a row, from left to right."""
        return list(dict.fromkeys(self.box[index, column] for column in range(len(self.xs) - 1)))

    def at(self, x: float, y: float) -> Box | None:
        """The cell around a point of the page."""
        return self.box.get((bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1))


class _Line(NamedTuple):
    """Strokes that go on from one another, at one height or one distance from the left edge."""

    at: float
    start: float
    end: float


def ruled(strokes: Iterable[Stroke]) -> list[Ruled]:
    """Every table that the strokes draw. A frame around a text is none: there are two columns at least."""
    across, down = [], []
    for each in strokes:
        if each.right - each.left >= each.bottom - each.top:
            across.append(_Line((each.top + each.bottom) / 2, each.left, each.right))
        else:
            down.append(_Line((each.left + each.right) / 2, each.top, each.bottom))
    rows, columns = _gone_on(across), _gone_on(down)
    if len(rows) + len(columns) > MOST_LINES:
        return []
    return [table for each in _together(rows, columns) if (table := _Ruling.of(*each).table()) is not None]


def _gone_on(lines: Sequence[_Line]) -> list[_Line]:
    """The lines with those put together that lie in each other's way and meet."""
    made: list[_Line] = []
    for level in _levels(lines):
        at = level[len(level) // 2].at
        runs: list[_Line] = []
        for line in sorted(level, key=lambda line: line.start):
            if runs and line.start <= runs[-1].end + TOUCH:
                runs[-1] = runs[-1]._replace(end=max(runs[-1].end, line.end))
            else:
                runs.append(line._replace(at=at))
        made += runs
    return [line for line in made if line.end - line.start >= NARROWEST]


def _levels(lines: Sequence[_Line]) -> Iterator[list[_Line]]:
    level: list[_Line] = []
    for line in sorted(lines):
        if level and line.at - level[-1].at > TOUCH:
            yield level
            level = []
        level.append(line)
    if level:
        yield level


def _together(rows: Sequence[_Line], columns: Sequence[_Line]) -> Iterator[tuple[list[_Line], list[_Line]]]:
    """The lines that cross or meet one another, directly or through others, as the two directions."""
    parts: list[tuple[list[_Line], list[_Line]]] = []
    for row in rows:
        met = [column for column in columns if _meet(row, column)]
        own: tuple[list[_Line], list[_Line]] = ([row], met)
        others = []
        for part in parts:
            if any(column in part[1] for column in met):
                own = (part[0] + own[0], part[1] + [column for column in own[1] if column not in part[1]])
            else:
                others.append(part)
        parts = [*others, own]
    yield from parts


def _meet(row: _Line, column: _Line) -> bool:
    return row.start - TOUCH <= column.at <= row.end + TOUCH and column.start - TOUCH <= row.at <= column.end + TOUCH


@record
class _Ruling:
    """The lines of one table by the row or column that they stand before, and where rows and columns begin and end."""

    xs: Sequence[float]
    ys: Sequence[float]
    across: Sequence[Sequence[_Line]]
    down: Sequence[Sequence[_Line]]

    @classmethod
    def of(cls, rows: Sequence[_Line], columns: Sequence[_Line]) -> _Ruling:
        ys, across = _steps(rows)
        xs, down = _steps(columns)
        return cls(xs, ys, across, down)

    def table(self) -> Ruled | None:
        """What the lines draw; None where it is no table."""
        rows, columns = len(self.ys) - 1, len(self.xs) - 1
        if not (0 < rows <= MOST_ROWS and 1 < columns <= MOST_COLUMNS):
            return None
        held: dict[int, list[tuple[int, int]]] = defaultdict(list)
        for place, name in self._regions(rows, columns).items():
            held[name].append(place)
        found: dict[tuple[int, int], Box] = {}
        for places in held.values():
            (top, left), (bottom, right) = places[0], places[-1]
            box = Box(top, left, bottom - top + 1, right - left + 1)
            if len(places) != box.rows * box.columns:
                return None
            found.update(dict.fromkeys(places, box))
        return Ruled(self.xs, self.ys, found) if len({box.column for box in found.values()}) > 1 else None

    def _regions(self, rows: int, columns: int) -> dict[tuple[int, int], int]:
        """For every place between two neighbouring lines each way the number of the cell that it belongs to."""
        parent = {place: place for place in product(range(rows), range(columns))}

        def top(place: tuple[int, int]) -> tuple[int, int]:
            while parent[place] != place:
                parent[place] = place = parent[parent[place]]
            return place

        for row, column in list(parent):
            if column + 1 < columns and not _covers(self.down[column + 1], self.ys[row], self.ys[row + 1]):
                parent[top((row, column + 1))] = top((row, column))
            if row + 1 < rows and not _covers(self.across[row + 1], self.xs[column], self.xs[column + 1]):
                parent[top((row + 1, column))] = top((row, column))
        numbers: dict[tuple[int, int], int] = {}
        return {place: numbers.setdefault(top(place), len(numbers)) for place in parent}


def _steps(lines: Sequence[_Line]) -> tuple[list[float], list[list[_Line]]]:
    """Where the lines lie, those too near to the one before counted with it, and the lines at each."""
    places: list[float] = []
    held: list[list[_Line]] = []
    for line in sorted(lines):
        if not places or line.at - places[-1] >= NARROWEST:
            places.append(line.at)
            held.append([])
        held[-1].append(line)
    return places, held


def _covers(lines: Sequence[_Line], start: float, end: float) -> bool:
    middle = (start + end) / 2
    return any(line.start <= middle <= line.end for line in lines)
