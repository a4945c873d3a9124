"""A prescribed table in a draft: which of its rows and columns stand where, and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from unicodedata import normalize

from ..errors import Message
from ..expressions import expression
from ..facts import Draft
from ..findings import Span
from ..patterns import Pattern
from ..records import record
from ..shapes import Shape
from ..tables import Grid, GridCell, grid_of

_STRAY = expression(r"[\s*＊]+")


class Form(Shape):
    """A prescribed table. `heading` matches that of its part; `rows` and `columns` give, in their order, a name and the
    pattern of what stands in the label (blanks left out, characters half-width)."""

    title: str
    heading: Pattern
    rows: dict[str, Pattern]
    columns: dict[str, Pattern]


@record
class Fault:
    """Something that keeps a table, or a part of it, from being checked."""

    span: Span
    why: Message


@record
class Filled:
    """A form as a draft has it: its cells by names of row and column, and what could not be read."""

    form: Form
    cells: Mapping[tuple[str, str], GridCell]
    faults: tuple[Fault, ...]

    def cell(self, name: str, other: str, row: bool) -> GridCell | None:
        """The cell of a row in a column; `row` says that the first of the two names is the row."""
        return self.cells.get((name, other) if row else (other, name))


def fill(forms: Sequence[Form], draft: Draft) -> Filled:
    """The form that a draft has, as it is filled in; of a draft without it, no cells and one fault."""
    form = forms[0]
    mark, part = _part(form, draft)
    grid = grid_of(draft.document, part)
    matched = [_matched(each, grid) for each in forms]
    rows = max(matched, key=lambda each: len(each) / max(1, len(forms[matched.index(each)].rows)))
    form = forms[matched.index(rows)]
    if len(rows) * 2 < len(form.rows):
        why = (
            Message(f"没有读到“{form.title}”", f"no table “{form.title}” was found")
            if not grid.rows
            else Message(f"认不出“{form.title}”的各行", f"the rows of “{form.title}” are not recognised")
        )
        return Filled(form, {}, (Fault(mark, why),))
    wrong = list(_columns(form, grid, min(rows.values())))
    faults = [*_missing(form, grid, rows), *wrong]
    cells: dict[tuple[str, str], GridCell] = {}
    for name, index in rows.items():
        data, fault = _data(form, grid, index, name)
        faults += [fault] if fault else []
        cells |= {(name, column): cell for column, cell in zip(form.columns, data, strict=False)}
    faults += _no_numbers(cells)
    # Columns that are not where they should be make every number in them doubtful.
    return Filled(form, {} if wrong else cells, tuple(faults))


def _part(form: Form, draft: Draft) -> tuple[Span, Span]:
    """The heading of the part that the form stands in, and all up to the next part; else the whole draft."""
    parts = [each for each in draft.outline.sections if each.parent is None]
    for number, part in enumerate(parts):
        if form.heading.search(part.heading.text):
            # Tables at the end of a draft are not in its body.
            end = parts[number + 1].span.start if number + 1 < len(parts) else len(draft.document.text)
            return part.heading.span, Span(part.span.start, end)
    start = draft.parts.body.start
    return Span(start, start), Span(0, len(draft.document.text))


def _matched(form: Form, grid: Grid) -> dict[str, int]:
    """Index of the row that bears each name: the longest way to match names and rows in order, the first such."""
    names = list(form.rows)
    fits = [
        [
            _fits(form.rows[name], grid, index, len(form.columns), lone=len(names) == 1)
            for index in range(len(grid.rows))
        ]
        for name in names
    ]
    best = [[0] * (len(grid.rows) + 1) for _ in range(len(names) + 1)]
    for i in range(len(names) - 1, -1, -1):
        for j in range(len(grid.rows) - 1, -1, -1):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + fits[i][j])
    found: dict[str, int] = {}
    i = j = 0
    while i < len(names) and j < len(grid.rows):
        if fits[i][j] and best[i][j] == best[i + 1][j + 1] + 1:
            found[names[i]] = j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            j += 1
        else:
            i += 1
    return found


def _fits(pattern: Pattern, grid: Grid, index: int, columns: int, *, lone: bool) -> bool:
    labels = [_folded(cell.text) for cell in grid.before(index, columns)]
    if not labels:
        # A form of one row may do without a label.
        data = grid.rows[index].cells
        counted = len(data) >= columns and all(cell.number is not None for cell in data)
        return lone and counted and any(not cell.blank for cell in data)
    return pattern.search(labels[-1]) is not None or pattern.search("/".join(labels)) is not None


def _missing(form: Form, grid: Grid, rows: Mapping[str, int]) -> Iterator[Fault]:
    """Each row that is not there, before the one that should follow it."""
    names = list(form.rows)
    for number, name in enumerate(names):
        if name not in rows:
            after = next((rows[each] for each in names[number + 1 :] if each in rows), max(rows.values()))
            why = Message(f"“{form.title}”缺少“{name}”一行", f"“{form.title}” lacks the row “{name}”")
            yield Fault(_first(grid, after), why)


def _first(grid: Grid, index: int) -> Span:
    return next((cell.span for cell in grid.rows[index].cells if not cell.blank), grid.rows[index].span)


def _columns(form: Form, grid: Grid, first: int) -> Iterator[Fault]:
    """What is wrong with the heads of the columns."""
    heads = grid.rows[:first]
    texts = [cell for row in heads for cell in row.cells if not cell.blank]
    if not texts:
        yield Fault(_first(grid, first), Message(f"“{form.title}”没有表头", f"“{form.title}” has no head"))
        return
    if len({row.width for row in (*heads, grid.rows[first])}) == 1:
        yield from _heads_over(form, grid, first)
        return
    places: list[int] = []
    for name, pattern in form.columns.items():
        found = next(
            (n for n, cell in enumerate(texts) if n not in places and pattern.search(_folded(cell.text))), None
        )
        if found is None:
            why = Message(f"“{form.title}”缺少“{name}”一列", f"“{form.title}” lacks the column “{name}”")
            yield Fault(texts[0].span, why)
        else:
            places.append(found)
    rows = [next(n for n, row in enumerate(heads) if texts[place] in row.cells) for place in places]
    for (one, row), (other, below) in pairwise(zip(places, rows, strict=True)):
        if row == below and one > other:
            yield Fault(texts[one].span, _order(form))


def _heads_over(form: Form, grid: Grid, first: int) -> Iterator[Fault]:
    start = grid.width - len(form.columns)
    for number, (name, pattern) in enumerate(form.columns.items()):
        over = grid.over(first, start + number)
        if not over or not any(pattern.search(_folded(cell.text)) for cell in over):
            elsewhere = [cell for row in grid.rows[:first] for cell in row.cells if pattern.search(_folded(cell.text))]
            lacks = Message(f"“{form.title}”缺少“{name}”一列", f"“{form.title}” lacks the column “{name}”")
            span = (over or grid.rows[0].cells)[-1].span
            yield Fault(span, _order(form) if elsewhere else lacks)
            return


def _order(form: Form) -> Message:
    order = "、".join(form.columns)
    return Message(f"“{form.title}”的列序应为：{order}", f"the columns of “{form.title}” should be: {order}")


def _data(form: Form, grid: Grid, index: int, name: str) -> tuple[Sequence[GridCell], Fault | None]:
    """The cells of a row behind its label, one a column, or what keeps them from being told apart."""
    count, row = len(form.columns), grid.rows[index]
    cells = row.cells[-count:]
    labelled = bool(grid.before(index, count))
    if count == 1 and labelled:
        # One number for a row of wider tables: where cells are merged, or left blank behind it.
        filled = [cell for cell in row.cells[1:] if cell.number is not None and not cell.blank]
        return (filled[-1:] or cells), None
    if len(row.cells) < count + labelled or any(cell.columns > 1 for cell in cells):
        had = max(0, len(row.cells) - 1)
        why = Message(
            f"“{name}”一行应有 {count} 格，读到 {had} 格",
            f"the row “{name}” should have {count} cells, {had} were read",
        )
        return (), Fault(_first(grid, index), why)
    return cells, None


def _no_numbers(cells: Mapping[tuple[str, str], GridCell]) -> Iterator[Fault]:
    for (row, column), cell in cells.items():
        if cell.number is None:
            where = Message(f"“{row}”“{column}”一格", f"the cell “{row}”, “{column}”")
            yield Fault(
                cell.span, Message(f"{where.zh}写的“{cell.text}”不是数字", f"{where.en} holds “{cell.text}”, no number")
            )


def _folded(text: str) -> str:
    return _STRAY.sub("", normalize("NFKC", text))
