"""The rows of a page, those of ruled tables cell by cell: a word that is broken in its cell is one word again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import median

from .joins import spliced
from .page_rows import Glyph, PageCell, Row, is_figure, rows_of
from .rulings import Box, Ruled, Stroke, ruled
from .table_rows import PAGE_LENGTH, PAGE_LINES, table_row

_MIDDLE = 0.35
"""Ems; the middle of a glyph is so far above its baseline."""
_FULL = 1.6
"""Ems; with less left of its line, the next character did not fit into a cell."""


def rows_with_tables(glyphs: Iterable[Glyph], strokes: Iterable[Stroke], page: int) -> list[Row]:
    """The rows of a page from top to bottom, those of the tables that strokes draw with their cells. What only frames
    the text of a page, or stands beside other text, is read like the rest of the page."""
    left = list(glyphs)
    rows: list[Row] = []
    for table in ruled(strokes):
        read = _read(table, left, page)
        if read is not None:
            made, left = read
            rows += made
    return sorted([*rows_of(left, page), *rows], key=lambda row: row.base)


def _read(table: Ruled, glyphs: Sequence[Glyph], page: int) -> tuple[list[Row], list[Glyph]] | None:
    """The rows of a table and the glyphs that are not in it; None where the lines only lay out the page, or do not set
    all rows apart."""
    held: dict[Box, list[Glyph]] = {box: [] for box in table.boxes}
    others: list[Glyph] = []
    for glyph in glyphs:
        x, y = (glyph.left + glyph.right) / 2, glyph.base - _MIDDLE * glyph.em
        box = table.at(x, y)
        if box is not None:
            held[box].append(glyph)
        elif table.ys[0] <= y <= table.ys[-1] and not glyph.text.isspace():
            return None
        else:
            others.append(glyph)
    cells: dict[Box, PageCell] = {}
    for box, found in held.items():
        lines = rows_of(found, page)
        if box.columns == len(table.xs) - 1 and len(lines) >= PAGE_LINES:
            # A frame around the page that meets the table holds what is above and below it.
            others += found
            found.clear()
            lines = []
        if _is_page(lines) or _is_unruled(lines):
            return None
        left, right = table.xs[box.column], table.xs[box.column + box.columns]
        full = bool(lines) and right - lines[-1].right < _FULL * lines[-1].em
        cells[box] = PageCell(spliced(line.text.replace("\t", " ") for line in lines), left, right, full)
    if not any(cell.text for cell in cells.values()):
        return None
    em = median(glyph.em for found in held.values() for glyph in found)
    return list(_rows(table, cells, em, page)), others


def _is_page(lines: Sequence[Row]) -> bool:
    """Whether a cell holds a page of text rather than an entry."""
    return len(lines) >= PAGE_LINES and sum(len(line.text) for line in lines) >= PAGE_LENGTH


def _is_unruled(lines: Sequence[Row]) -> bool:
    """Whether there are rows in a cell that no line sets apart: figures below figures, or columns."""
    inner = [line.text for line in lines if "\t" in line.text or is_figure(line.text)]
    return len(inner) > 1


def _rows(table: Ruled, cells: Mapping[Box, PageCell], em: float, page: int) -> Iterator[Row]:
    """The rows in which a cell begins, but for one blank cell; one that goes on from the row above is blank."""
    for index, (top, bottom) in enumerate(pairwise(table.ys)):
        here = table.row(index)
        if all(box.row != index for box in here) or (len(here) == 1 and not cells[here[0]].text):
            continue
        row = tuple(
            cells[box] if box.row == index else cells[box]._replace(text="", full=False, spanned=True) for box in here
        )
        text, _ = table_row((cell.text, 0, 1) for cell in row)
        yield Row(text, page, table.xs[0], table.xs[-1], (top + bottom) / 2, em, row)
