"""Columns of a table against the row that sums them up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from ..errors import Message
from ..expressions import expression
from ..findings import Hit, Related, Span
from ..items.scene import Scene
from ..records import NamedTuple
from ..text import BlockKind
from .figures import written

_CELL = expression(r"[^|\t]+")
_TOTAL = expression(r"^(?:合\s*计|总\s*计|共\s*计)$")


class Cell(NamedTuple):
    """The text of a cell without the blanks around it, and its span."""

    text: str
    span: Span


def columns(scene: Scene) -> Iterator[Hit]:
    """Each number of a last row 合计 that is not the sum of its column.

    A column is summed only where every cell above is a number or blank, so shares and averages are left alone; a table
    whose rows differ in length is not judged.
    """
    for spans in _tables(scene):
        if scene.text.find("计", *spans[-1]) < 0:
            continue
        rows = [[*_cells(scene.text, span)] for span in spans]
        total = rows[-1]
        body = rows[1:-1]
        if len(body) < 2 or not total or not _TOTAL.match(total[0].text) or any(len(row) != len(total) for row in rows):
            continue
        for column in range(1, len(total)):
            said = _number(total[column].text)
            numbers = [_number(row[column].text) for row in body]
            if said is None or None in numbers or "率" in rows[0][column].text or "%" in total[column].text:
                continue
            summed = sum((number for number in numbers if number is not None), Decimal(0))
            if summed != said:
                related = tuple(Related(row[column].span, Message("加数", "part")) for row in body)
                values = {"found": total[column].text, "parts": written(summed), "total": written(said)}
                yield Hit(total[column].span, values, related)


def _tables(scene: Scene) -> Iterator[Sequence[Span]]:
    """Runs of table rows."""
    rows: list[Span] = []
    for block in scene.draft.document.blocks:
        if block.kind is BlockKind.TABLE:
            rows.append(block.span)
        elif block.kind is BlockKind.TEXT and rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _cells(text: str, row: Span) -> Iterator[Cell]:
    for match in _CELL.finditer(text, *row):
        bare = match.group().strip()
        if bare:
            start = match.start() + match.group().index(bare)
            yield Cell(bare, Span(start, start + len(bare)))


def _number(text: str) -> Decimal | None:
    try:
        return Decimal(text.replace(",", ""))
    except InvalidOperation:
        return None
