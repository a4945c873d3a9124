"""Tables: one line a row where they hold figures and words, their paragraphs where they only lay out a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...findings import Span
from ...records import record, replace
from ...text import BlockKind, Cell
from ..table_rows import PAGE_LENGTH, PAGE_LINES
from .inline import Piece, chosen
from .paragraphs import Line
from .revisions import MARKED, View
from .xml import Element, child, local, number, value

MOST_COLUMNS = 1000
SHORT = 40
"""Code points of a cell in a table of one row that sets a line's two ends apart: number and signatory."""

Lines = Callable[[Element], list[Line]]
"""Reads the content of a cell."""


@record
class _Entry:
    """One cell of a row as it was read; a cell merged with the one above it is empty."""

    lines: list[Line]
    column: int
    columns: int

    @property
    def length(self) -> int:
        return sum(len(line.text) for line in self.lines)


def lines_of(table: Element, view: View, read: Lines) -> Iterator[Line]:
    """The lines of a table; `read` gives those of one cell, and is asked in reading order."""
    rows = [_entries(row, read) for row in _rows(table, view)]
    single = len(rows) == 1 or all(len(row) <= 1 for row in rows)
    for row in rows:
        if single or any(_is_page(entry) for entry in row):
            yield from _laid_out(row)
        elif any(entry.lines for entry in row):
            yield _row(row)


def _rows(parent: Element, view: View) -> Iterator[Element]:
    for element in parent:
        name = local(element)
        if name == "tr":
            if not view.hides(child(element, "trPr")):
                yield element
        elif name not in view.hidden and (name in MARKED or name in {"sdt", "sdtContent", "customXml"}):
            yield from _rows(element, view)
        elif name == "AlternateContent" and (branch := chosen(element)) is not None:
            yield from _rows(branch, view)


def _entries(row: Element, read: Lines) -> list[_Entry]:
    entries = []
    column = _count(value(child(row, "trPr"), "gridBefore"), 0)
    for cell in _cells(row):
        properties = child(cell, "tcPr")
        columns = _count(value(properties, "gridSpan"), 1)
        merged = child(properties, "vMerge")
        lines = [] if merged is not None and value(properties, "vMerge") not in {"restart"} else read(cell)
        entries.append(_Entry([line for line in lines if not line.blank], column, columns))
        column += columns
    return entries


def _cells(parent: Element) -> Iterator[Element]:
    for element in parent:
        name = local(element)
        if name == "tc":
            yield element
        elif name in {"sdt", "sdtContent", "customXml"}:
            yield from _cells(element)


def _count(text: str, least: int) -> int:
    return min(MOST_COLUMNS, max(least, number(text) or least))


def _is_page(entry: _Entry) -> bool:
    nested = any(line.kind is BlockKind.TABLE for line in entry.lines)
    return nested or (len(entry.lines) >= PAGE_LINES and entry.length >= PAGE_LENGTH)


def _laid_out(row: Sequence[_Entry]) -> Iterator[Line]:
    """The lines of a row that only puts things beside each other; short ones stay on one line."""
    filled = [entry for entry in row if entry.lines]
    if len(filled) > 1 and all(len(entry.lines) == 1 and entry.length <= SHORT for entry in filled):
        first = filled[0].lines[0]
        pieces = list(first.pieces)
        for entry in filled[1:]:
            pieces += [Piece("\u3000\u3000"), *entry.lines[0].pieces]
        yield Line(pieces, first.kind, first.level, first.indent, first.paragraph, first.apart)
        return
    for entry in filled:
        for line in entry.lines:
            # A number alone in its cell counts rows, not pages.
            yield replace(line, kind=BlockKind.TABLE) if line.text.strip().isdigit() else line


def _row(row: Sequence[_Entry]) -> Line:
    """`| a | b |`, as tables are written in text, the lines of a cell set apart by a blank."""
    pieces = [Piece("|")]
    cells = []
    at = 1
    for entry in row:
        pieces.append(Piece(" "))
        at += 1
        start = at
        for index, line in enumerate(entry.lines):
            if index:
                pieces.append(Piece(" "))
            pieces += line.pieces
            at += len(line.text) + bool(index)
        cells.append(Cell(Span(start, at), entry.column, entry.columns))
        pieces.append(Piece(" |"))
        at += 2
    paragraph = next((line.paragraph for entry in row for line in entry.lines), 0)
    return Line(pieces, BlockKind.TABLE, paragraph=paragraph, cells=tuple(cells))
