"""Columns of a prescribed table: which stands where by its heads, and the cells of a row in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..errors import Message
from ..findings import Span
from ..patterns import Pattern
from ..records import record
from ..tables import Grid, GridCell, Row
from .form import Fault, Form, folded, lacking
from .form_rows import first_of


@record
class Placed:
    """The columns (0-based) that stand under the head of each column of a form, and how many there are in all; none
    where cells can only be counted from the right. `faults` are what is wrong with the heads."""

    places: tuple[tuple[int, ...], ...] = ()
    width: int = 0
    faults: tuple[Fault, ...] = ()


def placed(form: Form, grid: Grid, first: int) -> Placed:
    """The columns of a form whose first row has an index in a grid."""
    heads = [row for row in grid.rows[:first] if row.run == grid.rows[first].run] or list(grid.rows[:first])
    texts = [cell for row in heads for cell in row.cells if not cell.blank]
    if not texts:
        why = Message(f"“{form.title}”没有表头", f"“{form.title}” has no head")
        return Placed(faults=(Fault(first_of(grid, first), why),))
    upright = Grid((*heads, grid.rows[first]))
    if not upright.even or grid.rows[first].width != upright.width:
        return Placed(faults=tuple(_in_order(form, heads, texts)))
    return _under_heads(form, upright)


def _under_heads(form: Form, grid: Grid) -> Placed:
    """The columns of a grid that is heads but for its last row, each by the lowest head over it, else by any."""
    heads = grid.heads(len(grid.rows) - 1)
    fits = [_fitting(pattern, form.group(name), heads) for name, pattern in form.columns.items()]
    places: list[tuple[int, ...]] = []
    last = -1
    for number, (name, pattern) in enumerate(form.columns.items()):
        start = next((column for column in fits[number] if column > last), None)
        if start is None:
            elsewhere = fits[number] or _fitting(pattern, None, heads)
            wrong = number if not elsewhere else _misplaced(fits, len(heads))
            why = order(form) if elsewhere else lacking(form, [name], "列", "column")
            return Placed(faults=(Fault(_over(heads, len(heads) - len(fits) + wrong, grid), why),))
        # One column may stand under a head as wide as others of the table.
        same = [n for n in fits[number] if n >= start and heads[n][-1] is heads[start][-1]]
        places.append(tuple(same) if len(fits) == 1 else (start,))
        last = start
    return Placed(tuple(places), grid.width)


def _misplaced(fits: Sequence[Sequence[int]], width: int) -> int:
    """The first column of a form that is not where it would be if they were the last ones of the table."""
    return next((n for n, fit in enumerate(fits) if width - len(fits) + n not in fit), 0)


def _fitting(pattern: Pattern, group: Pattern | None, heads: Sequence[Sequence[GridCell]]) -> list[int]:
    """The columns whose heads a pattern matches, and the pattern of its group."""

    def within(column: int) -> bool:
        return group is None or any(group.search(folded(cell.text)) for cell in heads[column])

    lowest = [n for n, over in enumerate(heads) if over and pattern.search(folded(over[-1].text)) and within(n)]
    return lowest or [
        n for n, over in enumerate(heads) if any(pattern.search(folded(cell.text)) for cell in over) and within(n)
    ]


def _over(heads: Sequence[Sequence[GridCell]], column: int, grid: Grid) -> Span:
    """The lowest head over a column, else the last cell of the first row."""
    return (heads[max(0, column)] or grid.rows[0].cells)[-1].span


def _in_order(form: Form, heads: Sequence[Row], texts: Sequence[GridCell]) -> Iterator[Fault]:
    """What is wrong with heads that do not stand over their columns: one that is missing, or the order of a row."""
    places: list[int] = []
    lost: list[str] = []
    for name, pattern in form.columns.items():
        found = next((n for n, cell in enumerate(texts) if n not in places and pattern.search(folded(cell.text))), None)
        if found is None:
            lost.append(name)
        else:
            places.append(found)
    groups = [_first(texts, pattern) for pattern in form.groups.values()]
    lost += [name for name, place in zip(form.groups, groups, strict=True) if place is None]
    if lost:
        yield Fault(texts[0].span, lacking(form, lost, "列", "column"))
    rows = [next(n for n, row in enumerate(heads) if texts[place] in row.cells) for place in places]
    for (one, row), (other, below) in pairwise(zip(places, rows, strict=True)):
        if row == below and one > other:
            yield Fault(texts[one].span, order(form))
    there = [place for place in groups if place is not None]
    if there != sorted(there):
        yield Fault(texts[there[0]].span, order(form))


def _first(texts: Sequence[GridCell], pattern: Pattern) -> int | None:
    return next((n for n, cell in enumerate(texts) if pattern.search(folded(cell.text))), None)


def order(form: Form) -> Message:
    """The order that the columns should have."""
    names = "、".join(form.columns)
    return Message(f"“{form.title}”的列序应为：{names}", f"the columns of “{form.title}” should be: {names}")


def data(form: Form, grid: Grid, index: int, name: str, columns: Placed) -> tuple[Sequence[GridCell], Fault | None]:
    """The cells of a row, one a column of the form, or what keeps them from being told apart."""
    count, row = len(form.columns), grid.rows[index]
    if columns.places and row.width == columns.width:
        cells = [_filled(row, place) for place in columns.places]
        there = [cell for cell in cells if cell is not None]
        if len({cell.span for cell in there}) == count:
            return there, None
        return (), _short(form, grid, index, name, len({cell.span for cell in there}))
    cells_ = row.cells[-count:]
    labelled = bool(grid.before(index, count))
    if count == 1 and labelled:
        # One number for a row of wider tables: where cells are merged, or left blank behind it.
        filled = [cell for cell in row.cells[1:] if cell.number is not None and not cell.blank]
        return (filled[-1:] or cells_), None
    if len(row.cells) < count + labelled or any(cell.columns > 1 for cell in cells_):
        return (), _short(form, grid, index, name, max(0, len(row.cells) - 1))
    return cells_, None


def _filled(row: Row, columns: Sequence[int]) -> GridCell | None:
    """The cell under a head, the one with something in it where the head covers several."""
    cells = [cell for column in columns if (cell := row.at(column)) is not None]
    return next((cell for cell in cells if not cell.blank), cells[0] if cells else None)


def _short(form: Form, grid: Grid, index: int, name: str, had: int) -> Fault:
    count = len(form.columns)
    why = Message(
        f"“{name}”一行应有 {count} 格，读到 {had} 格", f"the row “{name}” should have {count} cells, {had} were read"
    )
    return Fault(first_of(grid, index), why)
