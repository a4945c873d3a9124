"""Plain text and Markdown to a Document: lines cleaned, put together to paragraphs, laid out as logical text."""

from __future__ import annotations

from collections.abc import Sequence

from ..findings import Span
from ..text import Block, Document, Segment, Source
from .joins import join_lines
from .lines import Line, read_lines


def read_text(source: Source) -> Document:
    """A plain-text draft; Markdown marks in it are taken off as well, since pasted drafts are full of them."""
    return _lay_out(source, list(read_lines(source, front_matter=False)), "text")


def read_markdown(source: Source) -> Document:
    """A Markdown draft. A line end inside a paragraph is a soft wrap there, not a broken paragraph."""
    return _lay_out(source, list(read_lines(source, front_matter=True)), "markdown")


def _lay_out(source: Source, lines: Sequence[Line], form: str) -> Document:
    texts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    at = 0
    for paragraph in join_lines(lines):
        start, joins, broken = at, [], []
        for line in paragraph:
            if at > start:
                joins.append(at)
                if form == "text" or line.apart:
                    broken.append(at)
            for piece in line.pieces:
                segments.append(Segment(at, piece.source, piece.length))
                at += piece.length
            texts.append(line.text)
        first = paragraph[0]
        blocks.append(
            Block(
                Span(start, at),
                first.kind,
                first.level,
                first.indent,
                tuple(joins),
                tuple(broken),
                first.apart,
                first.bullet,
            )
        )
        texts.append("\n")
        at += 1
    return Document(source, "".join(texts), tuple(blocks), segments, form)
