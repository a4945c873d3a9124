"""The rows of all pages to paragraphs: running heads set apart, indents and widths measured, lines put together."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise

from ..expressions import expression
from ..records import record
from ..text import BlockKind, Source
from .extracted import Extracted
from .furniture import is_page_number
from .joins import join_lines, spliced
from .lines import Line, read_lines
from .overleaf import whole_tables
from .page_rows import Row, is_han
from .table_rows import table_row

MARGIN = 0.15
"""The part of a page's height, above and below, in which running heads stand."""
GARBLED = 0.2
_APART = 1.35
"""Times the usual distance between two baselines."""
_PROSE = 16
"""Characters; a row without columns that is at least as long is likely to be of the text, not of a table."""
_FAR = 8
"""Ems from the left edge; no paragraph begins there, and next to a table it is a part of it."""
_SAME_SIZE = 0.06
_DIGITS = expression(r"\d+")


@record
class Page:
    """A page's rows from top to bottom; `top` and `bottom` are its edges, counted downwards as the baselines are."""

    rows: Sequence[Row]
    top: float
    bottom: float


def garbled(pages: Sequence[Page]) -> bool:
    """Whether so many letters are none that a font must lack its table of characters."""
    text = "".join(row.text for page in pages for row in page.rows)
    lost = sum("\ue000" <= char <= "\uf8ff" or char == "\ufffd" for char in text)
    return lost > GARBLED * (lost + sum(map(str.isalpha, text)))


def extracted(pages: Sequence[Page]) -> list[Extracted]:
    """What stands on the pages, one paragraph a line."""
    rows = [row for page in pages for row in page.rows]
    if not rows:
        return []
    running = _running(pages)
    rows = whole_tables(rows, running)
    lines = list(_lines(rows, _Frame.of(rows), running))
    return [_paragraph(each, running) for each in _joined(lines)]


@record
class _Frame:
    """Where the text stands: the left edge of odd and of even pages, the width of a cell, the usual line pitch."""

    left: Sequence[float]
    cell: float
    pitch: float

    @classmethod
    def of(cls, rows: Sequence[Row]) -> _Frame:
        prose = [row for row in rows if not _columned(row) and len(row.text) >= _PROSE] or rows
        em = _usual_em(prose)
        body = [row for row in prose if abs(row.em - em) < _SAME_SIZE * em]
        every = _edge(body, em, min(row.left for row in body))
        edges = [_edge([row for row in body if row.page % 2 == parity], em, every) for parity in (0, 1)]
        gaps = sorted(b.base - a.base for a, b in pairwise(body) if a.page == b.page and b.base > a.base)
        # Where paragraphs are set apart, the smaller distances are those inside them.
        return cls(edges, em / 2, gaps[len(gaps) // 4] if gaps else 0)

    def indent(self, row: Row) -> int:
        return max(0, round((row.left - self.left[row.page % 2]) / self.cell))

    def width(self, row: Row) -> int:
        return max(1, round((row.right - self.left[row.page % 2]) / self.cell))


def _usual_em(rows: Sequence[Row]) -> float:
    """The em of the middle character of all, which stands in the body of the text."""
    by_size = sorted(rows, key=lambda row: row.em)
    lengths = list(accumulate(len(row.text) for row in by_size))
    return by_size[bisect_left(lengths, lengths[-1] / 2)].em


def _edge(rows: Sequence[Row], em: float, otherwise: float) -> float:
    """The leftmost edge that more than a few rows share."""
    edges: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        edges[round(row.left / em)].append(row.left)
    common = [min(lefts) for lefts in edges.values() if len(lefts) * 5 >= len(rows)]
    return min(common, default=otherwise)


def _running(pages: Sequence[Page]) -> set[Row]:
    """The heads and feet: page numbers, and what says the same, but for figures, on at least three pages."""
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    numbers: set[Row] = set()
    for page in pages:
        margin = (page.bottom - page.top) * MARGIN
        for row in page.rows:
            if not row.cells and (row.base < page.top + margin or row.base > page.bottom - margin):
                found[_DIGITS.sub("#", row.text), round(row.base / row.em)].append(row)
                if is_page_number(row.text):
                    numbers.add(row)
    return numbers | {row for rows in found.values() if len({row.page for row in rows}) >= 3 for row in rows}


def _columned(row: Row) -> bool:
    """Whether there are columns in a row."""
    return bool(row.cells) or "\t" in row.text


def _tables(rows: Sequence[Row]) -> set[Row]:
    """The rows of tables: ruled ones, those of three columns or more, two of two columns, and what stands beside them
    in two columns or far from the left edge, as the rest of a cell does."""
    found = {row for row in rows if row.cells or row.text.count("\t") >= 2}
    found.update(row for pair in pairwise(rows) if _in_columns(*pair) for row in pair)
    edges: dict[int, float] = {}
    for row in rows:
        edges[row.page] = min(row.left, edges.get(row.page, row.left))
    for pairs in (pairwise(rows), pairwise(reversed(rows))):
        for known, row in pairs:
            beside = known in found and not known.cells and row.page == known.page
            if beside and ("\t" in row.text or row.left - edges[row.page] > _FAR * row.em):
                found.add(row)
    return found


def _in_columns(one: Row, other: Row) -> bool:
    """Whether two rows have two columns each."""
    return one.page == other.page and "\t" in one.text and "\t" in other.text


def _lines(rows: Sequence[Row], frame: _Frame, running: set[Row]) -> Iterator[tuple[Line, Row]]:
    """The rows as lines, with indents and widths as they are on paper."""
    source = Source("", b"", "\n".join(row.text for row in rows), "")
    tables = _tables([row for row in rows if row not in running])
    for line in read_lines(source, markdown=False):
        at = source.position(line.pieces[0].source)[0] - 1
        row, above = rows[at], rows[at - 1] if at else None
        turned = above is not None and above.page != row.page
        apart = above is not None and not turned and row.base - above.base > _APART * frame.pitch
        width, indent = frame.width(row), frame.indent(row)
        below = rows[at + 1] if at + 1 < len(rows) else row
        yield (
            line._replace(
                kind=BlockKind.FURNITURE if row in running else BlockKind.TABLE if row in tables else line.kind,
                worded=line.worded and row not in running,
                indent=indent,
                hang=indent + line.hang,
                turned=turned,
                hard=below.page == row.page and _in_other_size(row, below),
                apart=apart,
                widths=((width + 1) // 2, (width + 1) // 2, width),
            ),
            row,
        )


def _in_other_size(one: Row, other: Row) -> bool:
    """Whether two rows are set in type of different sizes, as a heading and its text are."""
    both = any(map(is_han, one.text)) and any(map(is_han, other.text))
    return both and abs(one.em - other.em) > _SAME_SIZE * max(one.em, other.em)


def _joined(lines: Sequence[tuple[Line, Row]]) -> Iterator[list[tuple[Line, Row]]]:
    """The lines of each paragraph with their rows."""
    of = {line.pieces[0].source: row for line, row in lines}
    for paragraph in join_lines([line for line, _ in lines]):
        yield [(line, of[line.pieces[0].source]) for line in paragraph]


def _paragraph(lines: Sequence[tuple[Line, Row]], running: set[Row]) -> Extracted:
    first, row = lines[0]
    kind = BlockKind.MARGIN if row in running else first.kind
    if row.cells:
        text, cells = table_row((cell.text, cell.column, cell.columns) for cell in row.cells)
        return Extracted(text, kind, cells=cells, page=row.page)
    if kind is BlockKind.TABLE and "\t" in row.text:
        # Columns are counted within the row, for an empty cell leaves no trace.
        text, cells = table_row((cell, column, 1) for column, cell in enumerate(row.text.split("\t")))
        return Extracted(text, kind, cells=cells, page=row.page)
    text = spliced(each.text for _, each in lines)
    return Extracted(text, kind, indent=first.indent, page=row.page, apart=first.apart)
