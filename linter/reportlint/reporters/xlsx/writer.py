"""Sheets to a workbook, by XlsxWriter (the extra `xlsx`): every text stays a text, and words have colours."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from ...errors import Lang, Message
from ...findings import SEVERITY_NAMES, Answer, Severity
from ...version import __version__
from .. import matrix, view, xml_
from ..checklist import ANSWERED
from .contents import Cell, Row, Sheet

CREATED = datetime(2000, 1, 1)
"""The date in the file's properties; that of the run would make equal results differ."""

MOST_ROWS = 1_048_575
"""Rows below the head that a sheet of Excel can have."""

MOST_UNITS = 32_767
"""UTF-16 code units that a cell of Excel can hold."""

TINTS: Mapping[str, Mapping[str, str]] = {
    "bad": {"font_color": "#9C0006", "bg_color": "#FFC7CE"},
    "doubt": {"font_color": "#7F4F00", "bg_color": "#FFEB9C"},
    "good": {"font_color": "#006100", "bg_color": "#C6EFCE"},
    "mild": {"font_color": "#1F4E79", "bg_color": "#DDEBF7"},
}
WORDS: Mapping[Message, str] = {
    ANSWERED[Answer.UNMET]: "bad",
    ANSWERED[Answer.UNCLEAR]: "doubt",
    ANSWERED[Answer.MET]: "good",
    matrix.LAST[-1]: "bad",
    SEVERITY_NAMES[Severity.ERROR]: "bad",
    SEVERITY_NAMES[Severity.WARNING]: "doubt",
    SEVERITY_NAMES[Severity.INFO]: "mild",
}
"""Cells that hold one of these words have a colour besides."""

A4 = 9
"""The number of the size of paper."""


def written(sheets: Sequence[Sheet], lang: Lang) -> bytes:
    """The file of a workbook with some sheets."""
    out = BytesIO()
    workbook = Workbook(out, {"in_memory": True})
    workbook.set_properties({"created": CREATED, "comments": f"reportlint {__version__}"})
    writer = _Writer(workbook, lang)
    for sheet in sheets:
        writer.write(sheet)
    workbook.close()
    return out.getvalue()


def cell_text(text: str) -> str:
    """One line that a cell can hold: nothing that XML cannot write, and … for what is too long."""
    line = xml_.legal(view.clean(text))
    units = line.encode("utf-16-le")
    if len(units) <= 2 * MOST_UNITS:
        return line
    return units[: 2 * (MOST_UNITS - 1)].decode("utf-16-le", "ignore") + "…"


class _Writer:
    """Writes sheets into a workbook, all in the same manner."""

    def __init__(self, workbook: Workbook, lang: Lang) -> None:
        self.workbook = workbook
        self.lang = lang
        self.head = self._format(bold=True, bg_color="#E7E9ED")
        self.text = self._format()
        # Excel takes this for a formula again when somebody edits the cell, if it is not marked as a text.
        self.quoted = self._format(quote_prefix=True)
        self.tints = {name: workbook.add_format(dict(tint)) for name, tint in TINTS.items()}

    def _format(self, **more: object) -> Format:
        return self.workbook.add_format({"text_wrap": True, "valign": "top", "border": 1, **more})

    def write(self, sheet: Sheet) -> None:
        """One sheet; its head stays where it is, and of rows that are alike what they begin with."""
        page: Worksheet = self.workbook.add_worksheet(sheet.name.of(self.lang))
        last = len(sheet.head) - 1
        for column, width in enumerate(sheet.widths):
            page.set_column(column, column, width)
        for column, name in enumerate(sheet.head):
            page.write_string(0, column, cell_text(name), self.head)
        rows = self._fitting(sheet.rows)
        for number, row in enumerate(rows, 1):
            for column, cell in enumerate(row):
                self._cell(page, number, column, cell)
        page.freeze_panes(1, int(sheet.alike))
        if sheet.alike:
            page.autofilter(0, 0, len(rows), last)
        self._colour(page, len(rows), last)
        page.set_landscape()
        page.set_paper(A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(0)

    def _fitting(self, rows: Sequence[Row]) -> Sequence[Row]:
        """The rows that a sheet can hold; where there are more, the last one says so."""
        if (rest := len(rows) - MOST_ROWS) <= 0:
            return rows
        said = Message(f"还有 {rest + 1} 行，表格放不下", f"{rest + 1} more rows that a sheet cannot hold")
        return [*rows[: MOST_ROWS - 1], [said.of(self.lang)]]

    def _cell(self, page: Worksheet, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, int):
            page.write_number(row, column, cell, self.text)
            return
        text = cell_text(cell)
        if not text:
            page.write_blank(row, column, None, self.text)
            return
        page.write_string(row, column, text, self.quoted if matrix.computed(text) else self.text)

    def _colour(self, page: Worksheet, count: int, last: int) -> None:
        for word, tint in WORDS.items():
            rule = {"type": "cell", "criteria": "==", "value": f'"{word.of(self.lang)}"', "format": self.tints[tint]}
            page.conditional_format(0, 0, count, last, rule)
