"""For people in Word: a copy of the draft with a comment at the exact characters of each finding."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from ...errors import InputError, Message
from ...findings import Span
from ...parts import Part
from ...readers import ORIGINAL
from ...readers.docx import FORMAT, extract
from ...readers.docx.package import Package
from ...results import Checked
from ...structure import parts_of
from ...text import Block, Document
from ..look import Look
from . import fresh, parts
from .anchors import Anchors, Point
from .remarks import Remark, remarks_of
from .runs import Runs


def annotated(checked: Checked, look: Look) -> bytes:
    """The Word file with its comments: a copy of a Word draft, a new file for any other; raises InputError.

    Nothing but comments is added to the copy of a Word draft.
    """
    document = checked.document
    assert document is not None
    remarks = remarks_of(checked, document, look.lang)
    if document.format == FORMAT:
        spots = [_in_source(document, remark.span) for remark in remarks]
        return _commented(checked.path, document.source.data, remarks, spots, document)
    blocks = sorted(document.blocks, key=lambda block: document.source_offset(block.span.start))
    title = parts_of(document).first(Part.TITLE)
    spots = [_in_blocks(blocks, remark.span) for remark in remarks]
    return _commented(checked.path, fresh.written(document, blocks, title), remarks, spots, None)


def _in_source(document: Document, span: Span) -> tuple[Point, Point]:
    """Where a logical span begins and ends in the lines that were extracted from a Word draft."""
    place = document.place(span)
    return (place.line - 1, place.column - 1), (place.end_line - 1, place.end_column - 1)


def _in_blocks(blocks: Sequence[Block], span: Span) -> tuple[Point, Point]:
    """Where a logical span begins and ends in a new file with one paragraph for each of the blocks."""
    order = sorted(range(len(blocks)), key=lambda index: blocks[index].span.start)
    starts = [blocks[index].span.start for index in order]

    def point(offset: int) -> Point:
        index = order[max(0, bisect_right(starts, offset) - 1)]
        return index, offset - blocks[index].span.start

    line, column = point(max(span.start, span.end - 1))
    return point(span.start), (line, column + (span.end > span.start))


def _commented(
    path: str,
    data: bytes,
    remarks: Sequence[Remark],
    spots: Sequence[tuple[Point, Point]],
    document: Document | None,
) -> bytes:
    package = Package(path, data)
    root = package.tree(package.main)
    if root is None:
        raise package.damaged()
    original = document is not None and document.revisions == ORIGINAL
    lines = [line for line in extract(package, root, original=original)[0] if not line.blank]
    if document is not None and "\n".join(line.text for line in lines) != document.source.text:
        raise InputError(Message(f"{path}：文稿的文字对不上，没有做副本", f"{path}: the text differs, no copy is made"))
    anchors = Anchors(lines)
    if not anchors.spots:
        raise InputError(
            Message(f"{path}：正文没有可以批注的文字", f"{path}: there is no text that a comment could be put on")
        )
    namespace = str(root.tag)[1:].partition("}")[0]
    runs = Runs(namespace)
    name, comments, number = parts.comments_part(package, namespace)
    for id_, (remark, (start, end)) in enumerate(zip(remarks, spots, strict=True), number):
        runs.comment(id_, *anchors.range(start, end))
        comments.append(parts.comment(namespace, id_, remark.lines))
    return parts.rewritten(package, data, root, (name, comments))
