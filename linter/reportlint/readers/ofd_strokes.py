"""The path objects of an OFD page to the straight strokes that tables are ruled with (GB/T 33190-2016, chapter 9)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .ofd_glyphs import PER_MM, Element, Matrix, matrix_of, numbers
from .rulings import Point, Stroke, strokes_along

_ARGUMENTS = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
"""How many numbers follow each operator of AbbreviatedData (table 34)."""
_MOST = 20_000
"""Operators and numbers of all paths of a layer; a drawing has more, and no ruling is looked for in it."""


def strokes(layer: Element) -> Iterator[Stroke]:
    """The strokes of a layer that can be seen, in points."""
    paths = [
        (each, (data.text or "").split())
        for each in layer.iter("{*}PathObject")
        if each.get("Visible", "true") != "false" and (data := each.find("./{*}AbbreviatedData")) is not None
    ]
    if sum(len(words) for _, words in paths) <= _MOST:
        for element, words in paths:
            yield from _object(element, words)


def _object(element: Element, words: Sequence[str]) -> Iterator[Stroke]:
    edges = numbers(element.get("Boundary"))
    if len(edges) != 4:
        return
    drawn, filled = element.get("Stroke", "true") != "false", element.get("Fill", "false") == "true"
    matrix = matrix_of(element)
    for line in _lines(words) if drawn or filled else ():
        yield from strokes_along([_on_page(point, matrix, edges) for point in line], drawn=drawn)


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
