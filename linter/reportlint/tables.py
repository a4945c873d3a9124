"""Rows of tables to grids: cells with their spans, what stands over and before them, and the numbers in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import groupby, zip_longest
from unicodedata import normalize

from .expressions import expression
from .findings import Span
from .labels import label_at
from .numerals import read_han
from .records import record, replace
from .text import Block, BlockKind, Document

LABEL = 20
"""Code points of a label that may stand in a line of its own."""
_NUMBER = expression(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_UNIT = expression(r"(?:件|项|次|份|个|宗|起|条|人|元|万元)$")
_NOTHING = expression(r"(?:[-—–―/\\／－一]{1,4}|无|零|〇|空)$")
"""What is written for nothing."""
_BREAK = expression(r"\s*<br\s*/?>\s*", re.IGNORECASE)
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
    """One row of a table as it stands in the draft. `run` counts the tables that text parts (0-based); `placed` says
    that the format knows in which columns the cells stand, `ruled` that marks set them apart."""

    cells: tuple[GridCell, ...]
    span: Span
    run: int = 0
    placed: bool = False
    ruled: bool = False

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

    `even` says that a column is a column, because the format knows it or all rows end in the same one; in what was
    pasted as text, cells may be missing, and only the cells counted from the right can be trusted.
    """

    rows: tuple[Row, ...]

    @cached_property
    def width(self) -> int:
        """Columns of the widest row."""
        return max((row.width for row in self.rows), default=0)

    @cached_property
    def even(self) -> bool:
        """Whether every cell stands in its column."""
        return all(row.placed for row in self.rows) or len({row.width for row in self.rows}) == 1

    def heads(self, count: int) -> tuple[tuple[GridCell, ...], ...]:
        """For every column the cells that stand over it in the first rows, from the top. A blank cell belongs to the
        one before it where one above covers both, as merged cells are written in text."""
        over: list[list[GridCell]] = [[] for _ in range(self.width)]
        above: list[GridCell | None] = [None] * self.width
        for row in self.rows[:count]:
            here: list[GridCell | None] = []
            for column in range(self.width):
                cell = row.at(column)
                if cell is not None and cell.blank:
                    merged = column > 0 and above[column] is above[column - 1]
                    cell = here[column - 1] if merged else None
                here.append(cell)
                if cell is not None:
                    over[column].append(cell)
            above = [now or before for now, before in zip(here, above, strict=True)]
        return tuple(map(tuple, over))

    def before(self, index: int, columns: int) -> tuple[GridCell, ...]:
        """The cells that stand before the last `columns` cells of a row, blanks left out; where the first are blank
        because one above covers them (a merged cell), that one."""
        row = self.rows[index]
        found: list[GridCell] = []
        own = False
        for cell in row.cells[: max(0, len(row.cells) - columns)]:
            covering = cell
            above = index
            own = own or not cell.blank
            while covering.blank and above > 0 and not own and self.rows[above - 1].width == row.width:
                above -= 1
                covering = self.rows[above].at(cell.column) or covering
            if not covering.blank and covering not in found:
                found.append(covering)
        return tuple(found)


def grid_of(document: Document, within: Span) -> Grid:
    """All rows of tables inside a span of the logical text, whatever stands between them."""
    rows = list(_rows(document, within))
    runs = (list(each) for _, each in groupby(rows, key=lambda row: row.run))
    return Grid(tuple(row for run in runs for row in _squared(run)))


def _rows(document: Document, within: Span) -> Iterator[Row]:
    run = number = 0
    label = ""
    # Page numbers and the like stand inside a table.
    blocks = [
        block
        for block in document.blocks
        if within.holds(block.span) and block.kind in {BlockKind.TABLE, BlockKind.TEXT}
    ]
    for block, below in zip_longest(blocks, blocks[1:]):
        if block.kind is BlockKind.TEXT:
            label = document.of(block.span) if number and _remarked(document, block, below) else ""
            run, number = (run + 1, 0) if number and not label else (run, number)
            continue
        text = document.of(block.span)
        if block.cells:
            cells = [_cell(document, cell.span, cell.column, cell.columns) for cell in block.cells]
        else:
            cells = [_cell(document, span, column, 1) for column, span in enumerate(_split(document, block.span))]
        if label:
            cells[0], label = replace(cells[0], text=label + cells[0].text), ""
        number += 1
        if cells and not (number == 2 and "-" in text and _RULE.fullmatch(text)):
            yield Row(tuple(cells), block.span, run, bool(block.cells), "|" in text or "\t" in text)


def _remarked(document: Document, block: Block, below: Block | None) -> bool:
    """Whether a line of text is a label of which only a remark in brackets stands in the row below."""
    if below is None or below.kind is not BlockKind.TABLE or block.span.end - block.span.start > LABEL:
        return False
    row = document.of(below.span).lstrip("| ")
    return row.startswith(("（", "(")) and label_at(row) is None


def _squared(rows: Sequence[Row]) -> Sequence[Row]:
    """The rows of one table without the columns on the right that are blank throughout, and, where marks set cells
    apart, with the blank ones on the right that a program left out: those that lack before numbers that stand in their
    columns."""
    width = max(row.width for row in rows)
    while width > 1 and all((cell := row.at(width - 1)) is None or (cell.blank and cell.columns == 1) for row in rows):
        width -= 1
    rows = [replace(row, cells=tuple(cell for cell in row.cells if cell.column < width)) for row in rows]
    starts = [_first_number(row) for row in rows if row.width == width and _first_number(row)]
    short = [row for row in rows if row.width < width]
    if not starts or not all(row.ruled and not row.placed for row in rows):
        return rows
    if any(0 < _first_number(row) < min(starts) for row in short):
        return rows
    return [_padded(row, width) for row in rows]


def _first_number(row: Row) -> int:
    """The column of the first cell that holds a number, 0 where there is none."""
    return next((cell.column for cell in row.cells if not cell.blank and cell.number is not None), 0)


def _padded(row: Row, width: int) -> Row:
    end = Span(row.span.end, row.span.end)
    return replace(row, cells=(*row.cells, *(GridCell("", end, column) for column in range(row.width, width))))


def _cell(document: Document, span: Span, column: int, columns: int) -> GridCell:
    text = document.of(span)
    bare = text.strip()
    start = span.start + (text.index(bare) if bare else 0)
    # In tables of Markdown a tag is the only way to break a line.
    said = _BREAK.sub(_parted, bare) if "<" in bare else bare
    return GridCell(said, Span(start, start + len(bare)), column, columns)


def _parted(found: re.Match[str]) -> str:
    """What stands for a break: nothing inside words, itself between figures, which are two numbers then."""
    text = found.string
    between = text[: found.start()][-1:].isdigit() and text[found.end() :][:1].isdigit()
    return found.group() if between else ""


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
