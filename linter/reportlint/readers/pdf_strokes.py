"""What is drawn on a page of a PDF file: the straight strokes that tables are ruled with."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ..records import record
from .rulings import Point, Stroke, strokes_along

MOST = 20_000
"""Points of paths; a page with more is a drawing, and its tables are read without their rulings."""
_DEEPEST = 4
"""Forms inside forms; what is on a page is rarely in more than one."""


def strokes_of(pdfium: Any, page: Any, seen: Callable[[float, float], Point]) -> list[Stroke]:
    """Every stroke that runs across or down a page, in points; none where there are too many to be a table's.

    `pdfium` is pypdfium2, `page` its PdfPage; `seen` turns a point of the page's own space to how it is seen.
    """
    found: list[Stroke] = []
    count = 0
    for path in _Objects(pdfium, page.raw).paths():
        count += sum(map(len, path.lines))
        if count > MOST:
            return []
        for line in path.lines if path.painted else ():
            found += strokes_along([seen(*point) for point in line], drawn=path.drawn)
    return found


@record
class _Path:
    """A path (ISO 32000-1, 8.5) by the corners of its lines, and how it is painted."""

    lines: Sequence[Sequence[Point]]
    painted: bool
    drawn: bool


class _Objects:
    """Everything on a page, and in the forms on it, that is drawn with lines."""

    def __init__(self, pdfium: Any, page: Any) -> None:
        self.pdfium = pdfium
        self.raw = pdfium.raw
        self.page = page

    def paths(self) -> Iterator[_Path]:
        raw = self.raw
        yield from self._of(self.page, raw.FPDFPage_CountObjects, raw.FPDFPage_GetObject, self.pdfium.PdfMatrix(), 0)

    def _of(self, holder: Any, count: Any, get: Any, matrix: Any, depth: int) -> Iterator[_Path]:
        raw = self.raw
        for index in range(max(0, count(holder))):
            one = get(holder, index)
            kind = raw.FPDFPageObj_GetType(one)
            if kind == raw.FPDF_PAGEOBJ_PATH:
                yield self._path(one, self._matrix(one).multiply(matrix))
            elif kind == raw.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
                inner = self._matrix(one).multiply(matrix)
                yield from self._of(one, raw.FPDFFormObj_CountObjects, raw.FPDFFormObj_GetObject, inner, depth + 1)

    def _matrix(self, one: Any) -> Any:
        found = self.raw.FS_MATRIX()
        self.raw.FPDFPageObj_GetMatrix(one, found)
        return self.pdfium.PdfMatrix.from_raw(found)

    def _path(self, one: Any, matrix: Any) -> _Path:
        raw = self.raw
        filled, drawn = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(one, filled, drawn)
        lines: list[list[Point]] = []
        x, y = ctypes.c_float(), ctypes.c_float()
        for index in range(min(MOST + 1, max(0, raw.FPDFPath_CountSegments(one)))):
            segment = raw.FPDFPath_GetPathSegment(one, index)
            raw.FPDFPathSegment_GetPoint(segment, x, y)
            if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO or not lines:
                lines.append([])
            lines[-1].append(matrix.on_point(x.value, y.value))
            if raw.FPDFPathSegment_GetClose(segment):
                lines[-1].append(lines[-1][0])
        return _Path(lines, bool(filled.value or drawn.value), bool(drawn.value))
