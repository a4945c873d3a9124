"""A new Word file from a draft that is none: every paragraph of the draft is one of the file."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from ...findings import Span
from ...text import Block, BlockKind, Document
from .parts import xml_text

FONT, SIZE = "仿宋", Pt(16)
"""Body text is set in 仿宋 of size 3 (GB/T 9704-2012, 5.2.2)."""
TITLE_FONT, TITLE_SIZE = "宋体", Pt(22)
WIDTH, HEIGHT = Cm(21), Cm(29.7)
LEFT, RIGHT, TOP, BOTTOM = Cm(2.8), Cm(2.6), Cm(3.7), Cm(3.5)
"""The page and its edges (GB/T 9704-2012, 5.1 and 5.2.1)."""


def written(document: Document, blocks: Sequence[Block], title: Span | None) -> bytes:
    """A Word file with one paragraph for each block, in their order; the title is centred."""
    file = docx.Document()
    section = file.sections[0]
    section.page_width, section.page_height = WIDTH, HEIGHT
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = LEFT, RIGHT, TOP, BOTTOM
    normal = file.styles["Normal"]
    normal.font.name, normal.font.size = FONT, SIZE
    normal.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
    for block in blocks:
        paragraph = file.add_paragraph()
        titled = title is not None and title.meets(block.span)
        run = paragraph.add_run(xml_text(document.of(block.span)))
        if titled:
            run.font.name, run.font.size = TITLE_FONT, TITLE_SIZE
            run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TITLE_FONT)
        _set(paragraph, block, titled=titled)
    out = BytesIO()
    file.save(out)
    return out.getvalue()


def _set(paragraph: Paragraph, block: Block, *, titled: bool) -> None:
    form = paragraph.paragraph_format
    form.space_after = Pt(0)
    form.line_spacing = Pt(28)
    if titled:
        form.alignment = WD_ALIGN_PARAGRAPH.CENTER
    elif block.kind is BlockKind.TEXT:
        form.first_line_indent = SIZE * 2
