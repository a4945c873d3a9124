"""Lines that a reader took out of a file which is no text (Word, PDF, a web page) to a Document, one block a line."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

from ..errors import Message
from ..findings import Span
from ..records import record
from ..text import Block, BlockKind, Cell, Document, Segment, Source
from .lines import Line, clean_line
from .marks import BLANKS, Piece, tidied

APART = frozenset({BlockKind.FURNITURE, BlockKind.MARGIN})
"""Kinds whose blocks stand behind all the rest."""


@record
class Extracted:
    """One line as it was taken out of a file, without a line end in it.

    `kind` TEXT lets the shape of the line decide, any other is kept. `level` is that of a heading (1 the topmost, 0
    none), a hint like the marks of Markdown; `indent` is in cells. `cells` are the offsets in `text` of a table row's
    cells, with column and number of columns. `paragraph`, `page` and `source_line` are 1-based, 0 where unknown;
    `apart` says that an empty line stands before.
    """

    text: str
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    indent: int = 0
    cells: tuple[Cell, ...] = ()
    paragraph: int = 0
    page: int = 0
    source_line: int = 0
    apart: bool = False


def lay_out(
    path: str,
    data: bytes,
    lines: Iterable[Extracted],
    *,
    form: str,
    encoding: str = "",
    notices: Sequence[Message] = (),
    revisions: str = "",
) -> Document:
    """The Document of a file: its source text is the lines as they were extracted, blank ones left out.

    Lines are cleaned like those of a text, but never joined. `form` names the format, and the encoding where the file
    has none of its own.
    """
    kept = [line for line in lines if line.text.strip(BLANKS)]
    source = Source(path, data, "\n".join(line.text for line in kept), encoding or form)
    texts: list[str] = []
    blocks: list[Block] = []
    segments: list[Segment] = []
    at = 0
    for line, cleaned, start in sorted(_cleaned(kept), key=lambda each: each[1].kind in APART):
        blocks.append(_block(line, cleaned, at, start))
        for piece in cleaned.pieces:
            segments.append(Segment(at, piece.source, piece.length))
            at += piece.length
        texts.append(cleaned.text)
        at += 1
    text = "".join(f"{text}\n" for text in texts)
    return Document(source, text, tuple(blocks), segments, form, tuple(notices), revisions)


def _cleaned(lines: Sequence[Extracted]) -> Iterator[tuple[Extracted, Line, int]]:
    """The lines that something is left of, what is left, and where each line begins in the source text."""
    start = 0
    for line in lines:
        cleaned = clean_line(line.text, start, apart=line.apart) if line.kind is BlockKind.TEXT else _kept(line, start)
        if cleaned.text:
            yield line, cleaned, start
        start += len(line.text) + 1


def _kept(line: Extracted, start: int) -> Line:
    """A line whose kind is known: only blanks and full-width letters are tidied."""
    content = line.text.strip(BLANKS)
    text, pieces = tidied(content, (Piece(start + line.text.index(content), len(content)),))
    return Line(text, pieces, line.kind, apart=line.apart)


def _block(line: Extracted, cleaned: Line, at: int, start: int) -> Block:
    return Block(
        Span(at, at + len(cleaned.text)),
        cleaned.kind,
        line.level or cleaned.level,
        line.indent + cleaned.indent,
        apart=cleaned.apart,
        bullet=cleaned.bullet,
        paragraph=line.paragraph,
        page=line.page,
        source_line=line.source_line,
        cells=tuple(_moved(line.cells, cleaned, at, start)) if line.cells else (),
    )


def _moved(cells: Sequence[Cell], cleaned: Line, at: int, start: int) -> Iterator[Cell]:
    """The cells where they stand in the logical text; `start` is where their line begins in the source text."""
    ends = list(accumulate(piece.length for piece in cleaned.pieces))
    sources = [piece.source - start for piece in cleaned.pieces]

    def moved(offset: int) -> int:
        index = max(0, bisect_right(sources, offset) - 1)
        length = cleaned.pieces[index].length
        return at + ends[index] - length + min(max(0, offset - sources[index]), length)

    for cell in cells:
        yield Cell(Span(moved(cell.span.start), moved(cell.span.end)), cell.column, cell.columns)
