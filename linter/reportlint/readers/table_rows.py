"""The row of a table as one line of text, with where its cells stand in it."""

from __future__ import annotations

from collections.abc import Iterable

from ..findings import Span
from ..text import Cell

PAGE_LINES, PAGE_LENGTH = 3, 300
"""Lines and code points of a cell that holds a page of text rather than an entry."""


def table_row(contents: Iterable[tuple[str, int, int]]) -> tuple[str, tuple[Cell, ...]]:
    """`| a | b |`, as tables are written in text, from each cell's text, first column (0-based) and columns."""
    text, cells = "|", []
    for content, column, columns in contents:
        cells.append(Cell(Span(len(text) + 1, len(text) + 1 + len(content)), column, columns))
        text += f" {content} |"
    return text, tuple(cells)
