"""Rows of a prescribed table: which stands where, which is missing, and which has no place in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..errors import Message
from ..expressions import expression
from ..findings import Span
from ..patterns import Pattern
from ..tables import Grid, Row
from .form import Fault, Form, folded, lacking

_HAN = expression(r"[\u4e00-\u9fff]")


def matched(form: Form, grid: Grid) -> dict[str, int]:
    """Index of the row that bears each name: the longest way to match names and rows in order, the first such."""
    names, count = list(form.rows), len(grid.rows)
    labels = [_labels(grid, index, len(form.columns)) for index in range(count)]
    fits = [[_fits(form.rows[name], each) for each in labels] for name in names]
    if len(names) == 1 and len(form.columns) > 1 and not any(fits[0]):
        fits = [_unlabelled(grid, len(form.columns))]
    best = [[0] * (count + 1) for _ in range(len(names) + 1)]
    for i in range(len(names) - 1, -1, -1):
        for j in range(count - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + fits[i][j])
    found: dict[str, int] = {}
    i = j = 0
    while i < len(names) and j < count:
        if fits[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            found[names[i]] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i += 1
    return found


def _labels(grid: Grid, index: int, columns: int) -> list[str]:
    if all(cell.blank for cell in grid.rows[index].cells):
        return []
    return [folded(cell.text) for cell in grid.before(index, columns)]


def _fits(pattern: Pattern, labels: list[str]) -> bool:
    return bool(labels) and (pattern.search(labels[-1]) is not None or pattern.search("/".join(labels)) is not None)


def _unlabelled(grid: Grid, columns: int) -> list[bool]:
    """Which rows may be that of a form of one row, which may do without a label: one of numbers, else a blank one."""
    rows = [row for row in grid.rows if len(row.cells) >= columns]
    counted = [row for row in rows if _is_counted(row)]
    blank = [row for row in rows if row is not grid.rows[0] and all(cell.blank for cell in row.cells)]
    return [row in (counted or blank) for row in grid.rows]


def _is_counted(row: Row) -> bool:
    """Whether a row is of numbers, but perhaps for a letter or mark instead of one."""
    filled = [cell for cell in row.cells if not cell.blank]
    strange = [cell for cell in filled if cell.number is None]
    return len(strange) * 2 < len(filled) and not any(_HAN.search(cell.text) for cell in strange)


def missing(form: Form, grid: Grid, rows: Mapping[str, int]) -> Iterator[Fault]:
    """The rows that are not there, before the one that should follow them."""
    names = list(form.rows)
    lost: dict[int, list[str]] = {}
    for number, name in enumerate(names):
        if name not in rows:
            after = next((rows[each] for each in names[number + 1 :] if each in rows), max(rows.values()))
            lost.setdefault(after, []).append(name)
    for after, some in lost.items():
        yield Fault(first_of(grid, after), lacking(form, some, "行", "row"))


def surplus(form: Form, grid: Grid, rows: Mapping[str, int]) -> Iterator[Fault]:
    """Each row of a closed form that is none of its rows and holds a number other than 0."""
    if not form.closed:
        return
    runs = {grid.rows[index].run for index in rows.values()}
    for index in range(min(rows.values()), len(grid.rows)):
        row = grid.rows[index]
        if (
            index not in rows.values()
            and row.run in runs
            and any(cell.number for cell in row.cells[-len(form.columns) :])
        ):
            label = "/".join(cell.text for cell in grid.before(index, len(form.columns)))
            why = Message(
                f"“{form.title}”多出{f'“{label}”' if label else ''}一行数字",
                f"“{form.title}” has a row of numbers too many{f', “{label}”' if label else ''}",
            )
            yield Fault(first_of(grid, index), why)


def first_of(grid: Grid, index: int) -> Span:
    """The first cell of a row that is not blank, else the row."""
    return next((cell.span for cell in grid.rows[index].cells if not cell.blank), grid.rows[index].span)
