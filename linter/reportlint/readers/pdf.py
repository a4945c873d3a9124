"""PDF to paragraphs: glyphs with their places by pypdfium2 (the extra `pdf`), rows and paragraphs of our own."""

from __future__ import annotations

import ctypes
import math
import time
import unicodedata
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ..errors import InputError, Message
from ..text import Document
from .extracted import lay_out
from .page_lines import Page, extracted, garbled
from .page_rows import Glyph, is_han
from .page_tables import rows_with_tables
from .pdf_strokes import strokes_of
from .rulings import Stroke

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 2000
MOST_GLYPHS = 4_000_000
SECONDS = 60.0
SLANT = 0.05
"""Radians; text at a greater angle is a watermark or a stamp, not a line."""
_PASSWORD = 4
"""FPDF_ERR_PASSWORD of PDFium's public header."""
_UNKNOWN = frozenset({0, 0xFFFE, 0xFFFF})
_SOFT_HYPHEN = 0xAD
_RADICALS = range(0x2E80, 0x2FE0)
_COMPATIBLE = range(0xF900, 0xFB00)


def read_pdf(path: str, data: bytes) -> Document:
    """The Document of a PDF file, one paragraph a line.

    Raises InputError where the extra is not installed, and for a file that is damaged, protected by a password, too
    long, or without text, as scans are.
    """
    pdfium = _library(path)
    document = _opened(pdfium, path, data)
    try:
        pages, bare = _pages(pdfium, path, document)
    finally:
        document.close()
    return lay_out(path, data, extracted(pages), form="pdf", notices=_notices(bare))


def _library(path: str) -> Any:
    try:
        import pypdfium2
        import pypdfium2.raw
    except ImportError:
        raise InputError(
            Message(
                f"{path}：读 PDF 要另外安装：pip install 'reportlint[pdf]'；或者改用 Word 稿（.docx）",
                f"{path}: PDF needs an extra: pip install 'reportlint[pdf]'; or check the Word file (.docx)",
            )
        ) from None
    return pypdfium2


def _opened(pdfium: Any, path: str, data: bytes) -> pypdfium2.PdfDocument:
    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", 0) == _PASSWORD:
            raise InputError(
                Message(
                    f"{path}：PDF 设了打开密码，读不了；请去掉密码后再检查",
                    f"{path}: the PDF is protected by a password; remove it first",
                )
            ) from None
        raise _damaged(path) from None
    if count > MOST_PAGES:
        document.close()
        raise _too_much(path, f"{count} 页", f"{count} pages")
    return document


def _damaged(path: str) -> InputError:
    return InputError(
        Message(
            f"{path}：PDF 文件已损坏或不完整，读不了；请重新导出",
            f"{path}: the PDF file is damaged or incomplete; export it again",
        )
    )


def _too_much(path: str, zh: str, en: str) -> InputError:
    return InputError(
        Message(
            f"{path}：PDF 太大（{zh}），不检查；请拆开或确认是不是文稿",
            f"{path}: the PDF is too large ({en}), not checked; split it, or make sure that it is a draft",
        )
    )


def _pages(pdfium: Any, path: str, document: pypdfium2.PdfDocument) -> tuple[list[Page], list[int]]:
    """All pages, and the numbers of those that show something but have no text."""
    began = time.monotonic()
    pages: list[Page] = []
    bare: list[int] = []
    count = 0
    for number in range(1, len(document) + 1):
        try:
            page = document[number - 1]
        except pdfium.PdfiumError:
            raise _damaged(path) from None
        glyphs = _glyphs(pdfium, page)
        count += len(glyphs)
        if count > MOST_GLYPHS or time.monotonic() - began > SECONDS:
            raise _too_much(path, f"读到第 {number} 页就超出限度", f"beyond the limits at page {number}")
        rows = rows_with_tables(glyphs, _strokes(pdfium, page), number)
        if not rows and next(page.get_objects(), None) is not None:
            bare.append(number)
        pages.append(Page(rows, *_edges(page)))
        page.close()
    if garbled(pages):
        raise _garbled(path)
    if not any(page.rows for page in pages):
        raise _textless(path)
    return pages, bare


def _garbled(path: str) -> InputError:
    return InputError(
        Message(
            f"{path}：PDF 的字体没有文字编码，读出来是乱码；请改用 Word 稿（.docx）",
            f"{path}: the fonts of the PDF do not tell their characters; check the Word file (.docx)",
        )
    )


def _textless(path: str) -> InputError:
    return InputError(
        Message(
            f"{path}：PDF 里没有文字，是扫描件或图片；请改用 Word 稿（.docx），或先做文字识别（OCR）",
            f"{path}: there is no text in the PDF, it is a scan; check the Word file, or run OCR first",
        )
    )


def _notices(bare: Sequence[int]) -> list[Message]:
    if not bare:
        return []
    some = "、".join(map(str, bare[:5])) + ("等" if len(bare) > 5 else "")
    return [
        Message(
            f"第 {some} 页只有图片或图形，没有文字（共 {len(bare)} 页），没有检查",
            f"pages without text, only pictures or drawings, not checked: {len(bare)} (first {bare[0]})",
        )
    ]


def _edges(page: pypdfium2.PdfPage) -> tuple[float, float]:
    """The upper and the lower edge of a page as it is turned, counted downwards."""
    left, bottom, right, top = page.get_bbox()
    corners = [_turned(x, y, page.get_rotation())[1] for x, y in ((left, bottom), (right, top))]
    return min(corners), max(corners)


def _turned(x: float, y: float, rotation: int) -> tuple[float, float]:
    """A point of the page's own space, y upwards, as it is seen: to the right and downwards."""
    return {0: (x, -y), 90: (y, x), 180: (-x, y), 270: (-y, -x)}[rotation % 360]


def _strokes(pdfium: Any, page: pypdfium2.PdfPage) -> list[Stroke]:
    """What is drawn across and down a page, as it is seen."""
    rotation = page.get_rotation()
    return strokes_of(pdfium, page, lambda x, y: _turned(x, y, rotation))


def _glyphs(pdfium: Any, page: pypdfium2.PdfPage) -> list[Glyph]:
    text = page.get_textpage()
    try:
        return list(_upright(pdfium.raw, text.raw, text.count_chars(), page.get_rotation()))
    finally:
        text.close()


def _upright(raw: Any, text: Any, count: int, rotation: int) -> Iterator[Glyph]:
    """Every glyph that stands upright, blanks that PDFium made up left out."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(count):
        code = raw.FPDFText_GetUnicode(text, index)
        if raw.FPDFText_IsGenerated(text, index) == 1 or code in (10, 13):
            continue
        angle = raw.FPDFText_GetCharAngle(text, index) + math.radians(rotation)
        if abs(math.remainder(angle, math.tau)) > SLANT:
            continue
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        (x0, y0), (x1, y1) = _turned(box.left, box.bottom, rotation), _turned(box.right, box.top, rotation)
        char = _plain(code)
        # The height of a box depends on the font.
        em = abs(x1 - x0) if is_han(char) else abs(y1 - y0)
        yield Glyph(char, min(x0, x1), max(x0, x1), _turned(x.value, y.value, rotation)[1], em or 1.0)


def _plain(code: int) -> str:
    """The character; some fonts give radicals and compatibility forms for the Han characters that they draw."""
    if code in _UNKNOWN:
        return "\ufffd"
    if code == _SOFT_HYPHEN:
        return "-"  # It is drawn, so it is one.
    char = chr(code)
    return unicodedata.normalize("NFKC", char) if code in _RADICALS or code in _COMPATIBLE else char
