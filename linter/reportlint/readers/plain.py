"""Plain text and Markdown to a Document: lines cleaned, put together to paragraphs, laid out as logical text."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate

from ..findings import Span
from ..text import Block, BlockKind, Document, Segment, Source
from .joins import join_lines
from .lines import Line, read_lines
from .marks import Piece, tidied


def read_text(source: Source) -> Document:
    """A plain-text draft; Markdown marks in it are taken off as well, since pasted drafts are full of them."""
    return _lay_out(source, list(read_lines(source, markdown=False, pasted=True)), "text")


def read_markdown(source: Source) -> Document:
    """A Markdown draft. A line end inside a paragraph is a soft wrap there, not a broken paragraph."""
    return _lay_out(source, list(read_lines(source, markdown=True, pasted=True)), "markdown")


def _lay_out(source: Source, lines: Sequence[Line], form: str) -> Document:
    texts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    at = 0
    # Remarks to this program are no lines of the draft: nothing may be joined or broken because of them.
    remarks = [[line] for line in lines if line.kind is BlockKind.MARGIN]
    joined = join_lines([line for line in lines if line.kind is not BlockKind.MARGIN] if remarks else lines)
    # A stable sort: what page breaks and web pages put between two paragraphs must not come between them here.
    for paragraph in (*sorted(joined, key=lambda each: each[0].kind is BlockKind.FURNITURE), *remarks):
        text, pieces = _put_together(paragraph)
        if not text:
            continue
        blocks.append(_block(paragraph, Span(at, at + len(text)), pieces, soft=form == "markdown"))
        for source_offset, length in pieces:
            segments.append(Segment(at, source_offset, length))
            at += length
        texts.append(text)
        at += 1
    return Document(source, "\n".join([*texts, ""]), tuple(blocks), segments, form)


def _put_together(paragraph: Sequence[Line]) -> tuple[str, tuple[Piece, ...]]:
    """The text of a paragraph; bold marks that stand on different lines of it meet only here."""
    if len(paragraph) == 1:
        return paragraph[0].text, paragraph[0].pieces
    text = "".join(line.text for line in paragraph)
    pieces = tuple(piece for line in paragraph for piece in line.pieces)
    return tidied(text, pieces) if "**" in text else (text, pieces)


def _block(paragraph: Sequence[Line], span: Span, pieces: Sequence[Piece], *, soft: bool) -> Block:
    first = paragraph[0]
    # A soft wrap breaks nothing, but a blank line in the middle of a sentence does.
    cut = [line.pieces[0].source for line in paragraph[1:] if first.kind is BlockKind.TEXT and (line.apart or not soft)]
    broken: tuple[int, ...] = ()
    if cut:
        logical = list(accumulate((piece.length for piece in pieces), initial=span.start))
        sources = [piece.source for piece in pieces]
        broken = tuple(logical[bisect_left(sources, source)] for source in cut)
    return Block(span, first.kind, first.level, first.indent, broken, first.apart, first.bullet)
