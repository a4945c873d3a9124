"""The text of a draft as its reader sees it, a line of the page for each block, with everything marked in place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ...errors import Message
from ...findings import SEVERITY_NAMES
from ...parts import Part
from ...records import record
from ...structure import parts_of
from ...text import Block, BlockKind
from .marks import Marks, marks_of
from .markup import Markup, el, join
from .pieces import pieces
from .sheet import CLASSES, SEE, TAGS, Sheet

PLACED: Mapping[Part, str] = {Part.TITLE: "title", Part.SIGNATURE: "right", Part.DATE: "right"}
"""Parts that do not stand at the left."""


@record
class Layout:
    """How the blocks of a draft are set: the class of some of them by index, else it is told by their kind."""

    placed: Mapping[int, str]

    def of(self, index: int, block: Block) -> str:
        """The classes of a block."""
        indent = " indent" if block.indent >= INDENTED else ""
        return self.placed.get(index, block.kind.value + indent)


INDENTED = 3
"""Cells before the first word of a new paragraph, at the least; it should be four."""


def body(sheet: Sheet) -> Markup:
    """The section with the text, and a legend of its marks."""
    name = f"{sheet.id}-text"
    head = el("h3", sheet.of("正文", "Text"), id=name)
    # Whatever the page speaks, the draft speaks Chinese.
    lines = el("div", *_lines(sheet), lang="zh-CN" if sheet.lang != "zh" else None)
    return el("section", head, _legend(sheet), lines, class_="draft", aria_labelledby=name)


def _legend(sheet: Sheet) -> Markup:
    lang = sheet.lang
    names = [
        el("span", el("span", TAGS[severity].of(lang), class_=f"tag {mark}"), " ", SEVERITY_NAMES[severity].of(lang))
        for severity, mark in CLASSES.items()
    ]
    see = el("span", el("span", SEE.of(lang), class_="tag r"), " ", sheet.of("相关之处", "belongs to a finding"))
    line = sheet.of("左边是行号", "line numbers at the left")
    return el("p", join([*names, see, el("span", line)], " "), class_="legend")


def _lines(sheet: Sheet) -> Iterator[Markup]:
    """The blocks in the order of the file; where it is empty, what should be in it."""
    document, marked, layout = sheet.document, marks_of(sheet), _layout(sheet)
    nothing = Marks()
    if not document.blocks:
        found = marked.get(0, nothing)
        yield from (*found.before, *(sign.markup for sign in found.signs))
        return
    ordered = sorted(enumerate(document.blocks), key=lambda each: document.source_offset(each[1].span.start))
    for index, block in ordered:
        found = marked.get(index, nothing)
        yield from found.before
        yield el(
            "div",
            _number(sheet, block),
            el("p", pieces(document, block, found), class_=layout.of(index, block)),
            class_="b",
            id=f"{sheet.id}-b{index + 1}",
        )


def _number(sheet: Sheet, block: Block) -> Markup:
    """The lines of a block, and where it is in a file that is no text."""
    first = sheet.document.line_of(block.span.start)
    last = sheet.document.line_of(max(block.span.start, block.span.end - 1))
    known = (
        (block.page, Message("页", "p.")),
        (block.paragraph, Message("段", "¶")),
        (block.source_line, Message("源", "src")),
    )
    spots = [f"{name.of(sheet.lang)} {number}" for number, name in known if number]
    lines = f"{first}–{last}" if last > first else str(first)
    return el("span", lines, el("small", " ".join(spots)) if spots else "", class_="n")


def _layout(sheet: Sheet) -> Layout:
    document = sheet.document
    if not document.blocks:
        return Layout({})
    placed: dict[int, str] = {}
    for section in sheet.checked.outline.sections if sheet.checked.outline else ():
        if not section.heading.run_in:
            placed[section.heading.block] = "heading"
    parts = parts_of(document)
    for part, name in PLACED.items():
        for span in parts.spans.get(part, ()):
            for index in range(document.block_at(span.start), document.block_at(max(span.start, span.end - 1)) + 1):
                if document.blocks[index].kind is BlockKind.TEXT:
                    placed[index] = name
    return Layout(placed)
