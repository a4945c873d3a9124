"""Glyphs with their places on a page to rows of text: what PDF and OFD files have instead of lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from statistics import median

from ..records import NamedTuple, record

SAME_ROW = 0.45
"""Ems; glyphs whose baselines are no further apart stand on one row, as raised and lowered ones do."""
_BLANK_GAP = 0.3
_COLUMN_GAP = 1.5
_TWICE = 0.3
"""Two copies of a glyph that is printed twice to look bold are less than this part of their width apart."""


class Glyph(NamedTuple):
    """A character on a page: from left to right, its baseline counted downwards, all in one unit, and its em."""

    text: str
    left: float
    right: float
    base: float
    em: float


class PageCell(NamedTuple):
    """A cell of a ruled table, blank and `spanned` where it goes on from the row above. `full` says that its last line
    reaches the right edge, so that more of it may stand overleaf; `column` (0-based) and `columns` are those of the
    whole table."""

    text: str
    left: float
    right: float
    full: bool = False
    column: int = 0
    columns: int = 1
    spanned: bool = False


@record
class Row:
    """A row of text on a page; `em` is the width of a Han character in it, `page` is 1-based. `cells` are those of a
    row of a ruled table."""

    text: str
    page: int
    left: float
    right: float
    base: float
    em: float
    cells: tuple[PageCell, ...] = ()


def rows_of(glyphs: Iterable[Glyph], page: int) -> list[Row]:
    """The rows of a page from top to bottom, each read from left to right; control characters and the marks of symbol
    fonts, such as bullets, are left out."""
    shown = [glyph for glyph in glyphs if not _is_mark(glyph.text)]
    rows = (_row(row, page) for row in _stacked(sorted(shown, key=lambda glyph: glyph.base)))
    return [row for row in rows if row is not None]


def is_han(text: str) -> bool:
    """Whether a text begins with a Han character of the common block, which is as wide as its em."""
    return "\u4e00" <= text[:1] <= "\u9fff"


def is_figure(text: str) -> bool:
    """Whether there is something in a text, but no letter and no Han character: a number, or a stroke for none."""
    return bool(text) and not any(map(str.isalpha, text))


def _is_mark(text: str) -> bool:
    return "\uf000" <= text <= "\uf0ff" or (text < " " and not text.isspace()) or text == "\u200b"


def _stacked(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Glyphs sorted by baseline, cut into rows; the largest glyph of a row says where its baseline is."""
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and glyph.base - row[0].base > SAME_ROW * max(row[0].em, glyph.em):
            yield row
            row = []
        row.append(glyph)
        if glyph.em > row[0].em:
            row[0], row[-1] = row[-1], row[0]
    if row:
        yield row


def _row(glyphs: list[Glyph], page: int) -> Row | None:
    glyphs.sort(key=lambda glyph: glyph.left)
    shown = [glyph for glyph in glyphs if not glyph.text.isspace()]
    if not shown:
        return None
    # The boxes of other glyphs are as high as their font likes.
    em = median([glyph.em for glyph in shown if is_han(glyph.text)] or [glyph.em for glyph in shown])
    text = "".join(_texts(glyphs, em)).strip()
    if "\t" in text and all(len(part) == 1 for part in text.split("\t")):
        text = text.replace("\t", "\u3000")  # Spaced out to look wide, as titles are.
    base = max(shown, key=lambda glyph: glyph.em).base
    return Row(text, page, shown[0].left, max(glyph.right for glyph in shown), base, em)


def _texts(glyphs: Sequence[Glyph], em: float) -> Iterator[str]:
    """The text of a row, piece by piece: a tab for the gap between two columns, a blank between words."""
    before: Glyph | None = None
    blank = ""
    for glyph in glyphs:
        if glyph.text.isspace():
            blank = blank or glyph.text
            continue
        if before is not None:
            gap = (glyph.left - before.right) / em
            if glyph.text == before.text and glyph.left - before.left < _TWICE * (glyph.right - glyph.left):
                continue
            if gap >= _COLUMN_GAP:
                yield "\t"
            elif blank or (gap >= _BLANK_GAP and (before.text + glyph.text).isascii()):
                yield blank or " "
        yield glyph.text
        before, blank = glyph, ""
