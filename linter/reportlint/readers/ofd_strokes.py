"""The path objects of an OFD page to the straight strokes that tables are ruled with (GB/T 33190-2016, chapter 9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from .ofd_glyphs import PER_MM, Element, Matrix, matrix_of, numbers
from .rulings import THIN, Stroke

_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers follow each operator of AbbreviatedData (table 34)."""
_MOST = 20_000
"""Operators and numbers of a path; no ruling has more."""

Point = tuple[float, float]


def strokes(layer: Element) -> Iterator[Stroke]:
    """The strokes of a layer that can be seen, in points."""
    for each in layer.iter("{*}PathObject"):
        if each.get("Visible", "true") != "false":
            yield from _object(each)


def _object(element: Element) -> Iterator[Stroke]:
    edges = numbers(element.get("Boundary"))
    data = element.find("./{*}AbbreviatedData")
    words = (data.text or "").split() if data is not None else []
    if len(edges) != 4 or len(words) > _MOST:
        return
    matrix = matrix_of(element)
    drawn = element.get("Stroke", "true") != "false"
    for line in _lines(words):
        corners = [_on_page(point, matrix, edges) for point in line]
        for ends in pairwise(corners) if drawn else [corners]:
            stroke = Stroke(
                min(x for x, _ in ends), min(y for _, y in ends), max(x for x, _ in ends), max(y for _, y in ends)
            )
            if min(stroke.right - stroke.left, stroke.bottom - stroke.top) <= THIN:
                yield stroke


def _on_page(point: Point, matrix: Matrix, edges: Sequence[float]) -> Point:
    x, y = point
    return (
        (edges[0] + matrix.a * x + matrix.c * y + matrix.e) * PER_MM,
        (edges[1] + matrix.b * x + matrix.d * y + matrix.f) * PER_MM,
    )


def _lines(words: Sequence[str]) -> Iterator[list[Point]]:
    """The corners of every line of a path; a curve counts by its end."""
    line: list[Point] = []
    at = 0
    while at < len(words):
        count = _ARGUMENTS.get(words[at])
        if count is None:
            return
        values = numbers(" ".join(words[at + 1 : at + 1 + count]))
        if len(values) != count:
            return
        if words[at] in "SM" and line:
            yield line
            line = []
        if count:
            line.append((values[-2], values[-1]))
        elif line:
            line.append(line[0])
        at += 1 + count
    if line:
        yield line
