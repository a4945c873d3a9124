"""Rows of tables to grids: cells with their spans, what stands over and before them, and the numbers in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from unicodedata import normalize

from .expressions import expression
from .findings import Span
from .numerals import read_han
from .records import record
from .text import BlockKind, Document

_NUMBER = expression(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNIT = expression(r"(?:件|项|次|份|个|宗|起|条|人|元|万元)$")
_NOTHING = expression(r"(?:[-—–―/\\／－一]{1,4}|无|零|〇|空)$")
"""What is written for nothing."""
_RULE = expression(r"[|\s:：-]*")


@record
class GridCell:
    """One cell of a row: its text without the blanks around it, its span, first column (0-based) and columns."""

    text: str
    span: Span
    column: int
    columns: int = 1

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text

    @property
    def nothing(self) -> bool:
        """Whether it says that there is nothing, by a stroke or a word instead of a 0."""
        return bool(self.text) and _NOTHING.fullmatch(self.text) is not None and self.text not in {"一", "零", "〇"}

    @cached_property
    def number(self) -> Decimal | None:
        """The number in it (1,204; １２; 3.6; 十二; 12件), 0 for a blank or a stroke; None for anything else."""
        if self.blank or self.nothing:
            return Decimal(0)
        text = _UNIT.sub("", "".join(normalize("NFKC", self.text).split()))
        if _NUMBER.fullmatch(text):
            return Decimal(text.replace(",", ""))
        counted = read_han(text)
        return None if counted is None else Decimal(counted)


@record
class Row:
    """One row of a table as it stands in the draft."""

    cells: tuple[GridCell, ...]
    span: Span

    @property
    def width(self) -> int:
        """Columns up to the end of the last cell."""
        return self.cells[-1].column + self.cells[-1].columns if self.cells else 0

    def at(self, column: int) -> GridCell | None:
        """The cell that covers a column."""
        return next((cell for cell in self.cells if cell.column <= column < cell.column + cell.columns), None)


@record
class Grid:
    """The rows of one table, or of the parts of one that page breaks or captions set apart.

    `even` says that all rows end in the same column, so that a column is a column; in what was pasted as text, cells
    may be missing, and only the cells counted from the right can be trusted.
    """

    rows: tuple[Row, ...]

    @cached_property
    def width(self) -> int:
        """Columns of the widest row."""
        return max((row.width for row in self.rows), default=0)

    @cached_property
    def even(self) -> bool:
        """Whether all rows end in the same column."""
        return len({row.width for row in self.rows}) == 1

    def over(self, index: int, column: int) -> tuple[GridCell, ...]:
        """The cells that stand over a column in the rows before one, from the top, blanks left out."""
        cells = (row.at(column) for row in self.rows[:index])
        return tuple(cell for cell in cells if cell is not None and not cell.blank)

    def before(self, index: int, columns: int) -> tuple[GridCell, ...]:
        """The cells that stand before the last `columns` cells of a row, blanks left out; where a cell is blank
        because one above covers it (a merged cell), that one."""
        row = self.rows[index]
        found = []
        for cell in row.cells[: max(0, len(row.cells) - columns)]:
            covering = cell
            above = index
            while covering.blank and above > 0 and self.even:
                above -= 1
                covering = self.rows[above].at(cell.column) or covering
            if not covering.blank and covering not in found:
                found.append(covering)
        return tuple(found)


def grid_of(document: Document, within: Span) -> Grid:
    """All rows of tables inside a span of the logical text, whatever stands between them."""
    return Grid(tuple(_rows(document, within)))


def _rows(document: Document, within: Span) -> Iterator[Row]:
    for block in document.blocks:
        if block.kind is not BlockKind.TABLE or not within.holds(block.span):
            continue
        if block.cells:
            cells = [_cell(document, cell.span, cell.column, cell.columns) for cell in block.cells]
        else:
            cells = [_cell(document, span, column, 1) for column, span in enumerate(_split(document, block.span))]
        if cells and not _RULE.fullmatch(document.of(block.span)):
            yield Row(tuple(cells), block.span)


def _cell(document: Document, span: Span, column: int, columns: int) -> GridCell:
    text = document.of(span)
    bare = text.strip()
    start = span.start + (text.index(bare) if bare else 0)
    return GridCell(bare, Span(start, start + len(bare)), column, columns)


def _split(document: Document, row: Span) -> Sequence[Span]:
    """The cells of a row written as text: between bars, else between tabs, else between blanks."""
    text = document.of(row)
    if text.lstrip().startswith("|") or text.count("|") > 1:
        marks = [match.start() for match in re.finditer(r"\|", text)]
        starts = [0, *(mark + 1 for mark in marks)]
        ends = [*marks, len(text)]
        spans = [Span(row.start + start, row.start + end) for start, end in zip(starts, ends, strict=True)]
        first = spans[1:] if not text[: marks[0]].strip() else spans
        return first[:-1] if not text[marks[-1] + 1 :].strip() else first
    if "\t" in text:
        return [Span(row.start + start, row.start + end) for start, end in _pieces(text, "\t")]
    return [Span(row.start + match.start(), row.start + match.end()) for match in re.finditer(r"\S+", text)]


def _pieces(text: str, mark: str) -> Iterator[tuple[int, int]]:
    at = 0
    for piece in text.split(mark):
        yield at, at + len(piece)
        at += len(piece) + len(mark)
