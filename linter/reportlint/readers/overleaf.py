"""Ruled tables that go on overleaf: columns are those of the whole, and a cell that a page breaks is one again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from ..labels import label_at
from ..records import replace
from .joins import spliced
from .page_rows import PageCell, Row, is_figure
from .rulings import NARROWEST

_CLOSED = "。；！？"


def whole_tables(rows: Sequence[Row], running: Set[Row]) -> list[Row]:
    """The rows with the columns of their cells counted over all pages of a table. `running` are the heads and feet,
    which stand between its parts."""
    made: list[Row | None] = list(rows)
    for part in _parts(rows, running):
        for index, row in zip(part, _whole([rows[index] for index in part]), strict=True):
            made[index] = row
    return [row for row in made if row is not None]


def _parts(rows: Sequence[Row], running: Set[Row]) -> Iterator[list[int]]:
    """Where the rows of each table stand: ruled rows of the same width, with nothing but heads and feet in between."""
    part: list[int] = []
    for index, row in enumerate(rows):
        if row in running:
            continue
        if part and not (row.cells and _same_edges(rows[part[-1]], row)):
            yield part
            part = []
        if row.cells:
            part.append(index)
    if part:
        yield part


def _same_edges(one: Row, other: Row) -> bool:
    return abs(one.left - other.left) < NARROWEST and abs(one.right - other.right) < NARROWEST


def _whole(rows: Sequence[Row]) -> list[Row | None]:
    """The rows of one table; None for one that holds nothing but the rest of the row before it."""
    edges = _edges(rows)
    made: list[Row | None] = [_columned(row, edges) for row in rows]
    for above, below in pairwise(range(len(rows))):
        if rows[above].page != rows[below].page:
            _mend(made, above, _after_heads(rows, below))
    return made


def _edges(rows: Sequence[Row]) -> list[float]:
    """Where the columns of all rows begin, from left to right."""
    edges: list[float] = []
    for left in sorted(cell.left for row in rows for cell in row.cells):
        if not edges or left - edges[-1] >= NARROWEST:
            edges.append(left)
    return edges


def _columned(row: Row, edges: Sequence[float]) -> Row:
    starts = [min(range(len(edges)), key=lambda at: abs(edges[at] - cell.left)) for cell in row.cells]
    ends = [*starts[1:], len(edges)]
    return replace(
        row,
        cells=tuple(
            cell._replace(column=start, columns=max(1, end - start))
            for cell, start, end in zip(row.cells, starts, ends, strict=True)
        ),
    )


def _after_heads(rows: Sequence[Row], below: int) -> int:
    """The first row of a page behind those of the table's head, where they are said again."""
    at = below
    while at + 1 < len(rows) and at - below < below and rows[at].text == rows[at - below].text:
        at += 1
    return at


def _mend(rows: list[Row | None], above: int, below: int) -> None:
    """Moves what is the rest of a cell on the page before to where it began: of a row of figures whose labels a page
    breaks, all that is left; in a row with figures of its own, only a numbered label that goes over several rows."""
    row, last = rows[below], rows[above]
    if row is None or last is None:
        return
    figures = any(is_figure(cell.text) for cell in row.cells)
    if not figures and not any(is_figure(cell.text) for cell in last.cells):
        return
    moved: dict[int, int] = {}
    for index, cell in enumerate(row.cells):
        if cell.text and not is_figure(cell.text):
            owner = _owner(rows, above, cell, numbered=figures)
            if owner is not None and not (figures and owner == above):
                moved[index] = owner
    if not moved or (not figures and any(cell.text and i not in moved for i, cell in enumerate(row.cells))):
        return
    for index, owner in moved.items():
        _append(rows, owner, row.cells[index])
    left = tuple(cell._replace(text="") if i in moved else cell for i, cell in enumerate(row.cells))
    rows[below] = replace(row, cells=left) if any(cell.text for cell in left) else None


def _owner(rows: Sequence[Row | None], above: int, cell: PageCell, *, numbered: bool) -> int | None:
    """The row whose cell goes on in this one: that of the row above or what spans it, if its line is full and open."""
    if label_at(cell.text) is not None:
        return None
    for index in range(above, -1, -1):
        row = rows[index]
        found = [
            other
            for other in (row.cells if row is not None else ())
            if (other.column, other.columns) == (cell.column, cell.columns)
        ]
        if found and not found[0].spanned:
            text = found[0].text
            open_ = found[0].full and bool(text) and text[-1] not in _CLOSED
            return index if open_ and (not numbered or label_at(text) is not None) else None
    return None


def _append(rows: list[Row | None], at: int, rest: PageCell) -> None:
    row = rows[at]
    if row is not None:
        rows[at] = replace(
            row,
            cells=tuple(
                cell._replace(text=spliced([cell.text, rest.text]), full=rest.full)
                if cell.column == rest.column
                else cell
                for cell in row.cells
            ),
        )
