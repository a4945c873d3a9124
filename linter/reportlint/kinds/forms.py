"""A prescribed table in a draft: where it stands, in which of its forms, and what of it cannot be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..errors import Message
from ..facts import Draft
from ..findings import Span
from ..tables import Grid, GridCell, grid_of
from .form import Fault, Filled, Form
from .form_columns import data, placed
from .form_rows import matched, missing, surplus


def fill(forms: Sequence[Form], draft: Draft) -> Filled:
    """The form that a draft has, as it is filled in; of a draft without it, no cells."""
    mine = prescribed(forms, draft) or forms
    parts = list(_parts(forms[0], draft))
    for part in (*(each for _, each in parts), Span(0, len(draft.document.text))):
        grid = grid_of(draft.document, part)
        form, rows = max(((each, matched(each, grid)) for each in mine), key=lambda one: len(one[1]))
        if rows and len(rows) * 2 >= len(form.rows):
            return _filled(form, grid, rows, part)
    form = mine[0]
    if not parts:
        return Filled(form, {}, (), lost=Span(0, 0))
    mark, part = parts[0]
    if len(form.rows) == 1 or not grid_of(draft.document, part).rows:
        return Filled(form, {}, (), part, lost=mark)
    why = Message(f"认不出“{form.title}”的各行", f"the rows of “{form.title}” are not recognised")
    return Filled(form, {}, (Fault(mark, why),), part)


def prescribed(forms: Sequence[Form], draft: Draft) -> Sequence[Form]:
    """The forms for the report year of a draft; all where that is not known."""
    return [form for form in forms if draft.year is None or form.years.from_ <= draft.year <= form.years.to]


def _filled(form: Form, grid: Grid, rows: Mapping[str, int], part: Span) -> Filled:
    columns = placed(form, grid, min(rows.values()))
    faults = [*missing(form, grid, rows), *surplus(form, grid, rows), *columns.faults]
    cells: dict[tuple[str, str], GridCell] = {}
    for name, index in rows.items():
        row, fault = data(form, grid, index, name, columns)
        faults += [fault] if fault else []
        cells |= {(name, column): cell for column, cell in zip(form.columns, row, strict=False)}
    # Columns that are not where they should be make every number in them doubtful.
    if columns.faults:
        return Filled(form, {}, tuple(faults), part)
    return Filled(form, cells, (*faults, *_no_numbers(cells)), part)


def _parts(form: Form, draft: Draft) -> Iterator[tuple[Span, Span]]:
    """The heading of each part that the form may stand in, and all up to the next part."""
    parts = [each for each in draft.outline.sections if each.parent is None]
    for number, part in enumerate(parts):
        if form.heading.search(part.heading.text):
            # Tables at the end of a draft are not in its body.
            end = parts[number + 1].span.start if number + 1 < len(parts) else len(draft.document.text)
            yield part.heading.span, Span(part.span.start, end)


def heading_at(draft: Draft, offset: int | None) -> Span:
    """The heading of the first part from an offset on; without an offset, where the body begins."""
    heads = [each.heading.span for each in draft.outline.sections if each.parent is None]
    start = draft.parts.body.start
    return next((head for head in heads if offset is not None and head.start >= offset), Span(start, start))


def _no_numbers(cells: Mapping[tuple[str, str], GridCell]) -> Iterator[Fault]:
    for (row, column), cell in cells.items():
        if cell.number is None:
            where = Message(f"“{row}”“{column}”一格", f"the cell “{row}”, “{column}”")
            yield Fault(
                cell.span, Message(f"{where.zh}写的“{cell.text}”不是数字", f"{where.en} holds “{cell.text}”, no number")
            )
