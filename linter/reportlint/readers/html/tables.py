"""Tables of a web page: which hold data, which only lay the page out, which describe the document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ...records import field, record
from ..furniture import is_metadata
from ..marks import BLANKS, Piece, tidied

if TYPE_CHECKING:
    from lxml.html import HtmlElement

LONG_CELL = 200
"""Code points; a cell that is longer and holds most of its table is the page's text, not a datum."""
MOST_COLUMNS = 1000


@record(frozen=False)
class Row:
    """A row being read: its cells' texts with their columns, and the source line."""

    line: int = 0
    cells: list[tuple[str, int, int]] = field(default_factory=list)


@record(frozen=False)
class Grid:
    """A table being read: its rows, and for each column how many rows a cell from above still covers."""

    rows: list[Row] = field(default_factory=list)
    covered: dict[int, int] = field(default_factory=dict)

    def open_row(self, line: int) -> None:
        """Begin a row; cells that span rows cover one less."""
        self.covered = {column: left - 1 for column, left in self.covered.items() if left > 1}
        self.rows.append(Row(line))

    def put(self, text: str, cell: HtmlElement) -> None:
        """Put a cell into the row that is open."""
        if not self.rows:
            self.open_row(0)
        cells = self.rows[-1].cells
        column = cells[-1][1] + cells[-1][2] if cells else 0
        while self.covered.get(column):
            column += 1
        columns, down = _span(cell.get("colspan")), _span(cell.get("rowspan"))
        if down > 1 and column + columns <= MOST_COLUMNS:
            # The row itself counts as well when the next one begins.
            self.covered |= dict.fromkeys(range(column, column + columns), down)
        cells.append((text, column, columns))


def _span(text: str | None) -> int:
    try:
        return max(1, min(MOST_COLUMNS, int(text or "1")))
    except ValueError:
        return 1


def is_data(table: HtmlElement) -> bool:
    """Whether a table holds data rather than parts of the page."""
    if table.get("role") in {"presentation", "none"} or table.find(".//table") is not None:
        return False
    lengths = [len("".join(cell.itertext()).strip()) for cell in table.iter("td", "th")]
    filled = [length for length in lengths if length]
    return len(filled) > 1 and not (max(filled) > LONG_CELL and max(filled) * 2 > sum(filled))


def metadata(rows: Sequence[Row]) -> Iterator[tuple[str, int]]:
    """The rows of a table that describes the document, each `名称：值` with its source line; nothing for any other."""
    pairs = [pair for row in rows for pair in _pairs(row)]
    known = sum(is_metadata(text) for text, _ in pairs)
    if known >= 2 or (known and len(pairs) <= 2):
        yield from pairs


def _pairs(row: Row) -> Iterator[tuple[str, int]]:
    """Neighbouring cells as label and value; a cell may hold both."""
    texts = [_clean(text) for text, _, _ in row.cells]
    at = 0
    while at < len(texts):
        label = texts[at].rstrip("：:")
        if is_metadata(texts[at]) and label == texts[at]:
            yield texts[at], row.line
            at += 1
        else:
            value = texts[at + 1] if at + 1 < len(texts) else ""
            if label:
                yield f"{label}：{value}", row.line
            at += 2


def _clean(text: str) -> str:
    bare = text.strip(BLANKS)
    return tidied(bare, (Piece(0, len(bare)),))[0]
