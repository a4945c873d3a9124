"""OFD (GB/T 33190-2016) to paragraphs: the text objects of all pages, their rows put together like those of a PDF."""

from __future__ import annotations

import posixpath
import time
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from ..errors import InputError, Message
from ..records import record
from ..text import Document
from .docx.package import Package
from .extracted import lay_out
from .ofd_glyphs import PER_MM, box, glyphs
from .ofd_strokes import strokes
from .page_lines import Page, extracted, garbled
from .page_rows import Glyph
from .page_tables import rows_with_tables
from .rulings import Stroke

MOST_PAGES = 2000
MOST_GLYPHS = 4_000_000
SECONDS = 60.0
ENTRY = "OFD.xml"
"""The main entry of the package (7.4)."""
_A4 = (0.0, 0.0, 210.0, 297.0)

Element = etree._Element


def read_ofd(path: str, data: bytes) -> Document:
    """The Document of an OFD file, one paragraph a line.

    Raises InputError for a file that is damaged, encrypted, hostile or too long, and for one without text, where it
    is pictures or is drawn as outlines.
    """
    package = _Package(path, data)
    pages: list[Page] = []
    drawn: list[int] = []
    began = time.monotonic()
    count = 0
    for number, (content, found) in enumerate(_contents(package), 1):
        count += len(found)
        if number > MOST_PAGES or count > MOST_GLYPHS or time.monotonic() - began > SECONDS:
            raise package.hostile(f"第 {number} 页起超出限度", f"beyond the limits at page {number}")
        rows = rows_with_tables(found, content.strokes, number)
        if not rows and content.drawn:
            drawn.append(number)
        pages.append(Page(rows, content.box[1] * PER_MM, (content.box[1] + content.box[3]) * PER_MM))
    if not any(page.rows for page in pages):
        raise _textless(path)
    if garbled(pages):
        raise _garbled(path)
    return lay_out(path, data, extracted(pages), form="ofd", notices=_notices(drawn))


class _Package(Package):
    """The zip archive of an OFD file, with the same limits as one of Word, and errors that name what it is."""

    def damaged(self) -> InputError:
        return InputError(
            Message(
                f"{self.path}：OFD 文件已损坏、不完整或已加密，读不了；请改用 Word 稿（.docx）",
                f"{self.path}: the OFD file is damaged, incomplete or encrypted; check the Word file (.docx)",
            )
        )

    def hostile(self, zh: str, en: str) -> InputError:
        return InputError(
            Message(f"{self.path}：不检查这个 OFD 文件：{zh}", f"{self.path}: this OFD file is not checked: {en}")
        )

    def part(self, folder: str, location: str | None) -> tuple[str, Element] | None:
        """The folder and the root of a part by its location (ST_Loc, 7.3), relative unless it begins with /."""
        name = posixpath.normpath(posixpath.join("/", folder, (location or "").strip().replace("\\", "/"))).lstrip("/")
        root = self.tree(name)
        return None if root is None else (posixpath.dirname(name), root)

    def needed(self, folder: str, location: str | None) -> tuple[str, Element]:
        """The same for a part that must be there."""
        found = self.part(folder, location)
        if found is None:
            raise self.damaged()
        return found


@record
class _Content:
    """What is known of a page besides its text: its box (left, top, width, height in millimetres), whether anything is
    drawn on it, and the strokes that run across or down."""

    box: Sequence[float]
    drawn: bool
    strokes: Sequence[Stroke]


def _contents(package: _Package) -> Iterator[tuple[_Content, list[Glyph]]]:
    """Every page of every document in the package, in order."""
    _, entry = package.needed("", ENTRY)
    for location in entry.iterfind("./{*}DocBody/{*}DocRoot"):
        folder, document = package.needed("", location.text)
        usual = box(document.find("./{*}CommonData/{*}PageArea/{*}PhysicalBox")) or _A4
        templates = {
            each.get("ID", ""): each.get("BaseLoc") for each in document.iterfind("./{*}CommonData/{*}TemplatePage")
        }
        for page in document.iterfind("./{*}Pages/{*}Page"):
            _, root = package.needed(folder, page.get("BaseLoc"))
            below = list(_templates(package, folder, root, templates))
            objects = [each for layer in (*below, root) for each in layer.iterfind("./{*}Content/{*}Layer")]
            found = [glyph for layer in objects for glyph in glyphs(layer)]
            drawn = any(next(layer.iter("{*}PathObject", "{*}ImageObject"), None) is not None for layer in objects)
            ruled = [stroke for layer in objects for stroke in strokes(layer)]
            yield _Content(box(root.find("./{*}Area/{*}PhysicalBox")) or usual, drawn, ruled), found


def _templates(package: _Package, folder: str, page: Element, templates: Mapping[str, str | None]) -> Iterator[Element]:
    """The pages that one is laid over (7.7); one that is missing is left out, as readers of OFD do."""
    for each in page.iterfind("./{*}Template"):
        location = templates.get(each.get("TemplateID", ""))
        found = package.part(folder, location) if location else None
        if found is not None:
            yield found[1]


def _garbled(path: str) -> InputError:
    return InputError(
        Message(
            f"{path}：OFD 的字体没有文字编码，读出来是乱码；请改用 Word 稿（.docx）",
            f"{path}: the fonts of the OFD file do not tell their characters; check the Word file (.docx)",
        )
    )


def _textless(path: str) -> InputError:
    return InputError(
        Message(
            f"{path}：OFD 里没有文字，是图片或者转成曲线的字；请改用 Word 稿（.docx），或先做文字识别（OCR）",
            f"{path}: no text in the OFD file, only pictures or outlines; check the Word file, or run OCR first",
        )
    )


def _notices(drawn: Sequence[int]) -> list[Message]:
    if not drawn:
        return []
    some = "、".join(map(str, drawn[:5])) + ("等" if len(drawn) > 5 else "")
    return [
        Message(
            f"第 {some} 页只有图片或者转成曲线的字（共 {len(drawn)} 页），没有检查",
            f"pages without text, only pictures or outlines, not checked: {len(drawn)} (first {drawn[0]})",
        )
    ]
