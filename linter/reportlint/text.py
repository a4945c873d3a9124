"""A draft's bytes decoded once, its lines, its logical text, and the map from that back to the source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import cached_property

from .errors import InputError, Message
from .findings import Span
from .records import NamedTuple, field, record

BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Place(NamedTuple):
    """Where something stands in the source: 1-based lines, 1-based columns in code points, end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@record
class Source:
    """One draft as it was read. `text` is the decoded bytes without the byte-order mark, never changed."""

    path: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    encoding: str

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offset in code points of each line's start; CRLF, LF and CR each end a line."""
        starts, at, text = [0], 0, self.text
        if "\r" not in text:
            while (at := text.find("\n", at) + 1) > 0:
                starts.append(at)
            return tuple(starts)
        for line in text.splitlines(keepends=True):
            # splitlines also breaks at form feeds and the like, which are no line ends in an editor.
            at += len(line)
            if line[-1] in "\r\n":
                starts.append(at)
        return tuple(starts)

    @property
    def line_count(self) -> int:
        """Number of lines; a final line end does not open another line."""
        starts = self.line_starts
        return max(1, len(starts) - (starts[-1] == len(self.text)))

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (code points) of an offset into `text`."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    @property
    def lines(self) -> list[str]:
        """The texts of all lines, without their line ends."""
        if "\r" in self.text:
            return [self.line_text(line) for line in range(1, self.line_count + 1)]
        return self.text.split("\n")[: self.line_count]

    def line_text(self, line: int) -> str:
        """The text of a 1-based line, without its line end."""
        starts = self.line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")


def decode(path: str, data: bytes) -> Source:
    """Bytes to Source: a byte-order mark decides, else strict UTF-8, else strict GB 18030.

    Raises InputError for bytes that are neither (with the offset of the first bad byte), and for binary data.
    """
    encoding, skipped = _encoding(data)
    wide = encoding.startswith("utf-16")
    if not wide and b"\0" in data:
        raise _binary(path)
    try:
        text = data[skipped:].decode(encoding)
    except UnicodeDecodeError as error:
        at = error.start + skipped
        raise InputError(
            Message(
                f"{path}：第 {at} 字节处无法按 {encoding} 解码，编码不明；请另存为 UTF-8 文本后再检查",
                f"{path}: byte {at} is not {encoding}, so the encoding is unknown; save the file as UTF-8 first",
            )
        ) from None
    if wide and "\0" in text:
        raise _binary(path)
    return Source(path, data, text, encoding)


SOUND = 8
"""Characters beyond ASCII; a GB 18030 text does not begin with so many that are UTF-8 by chance."""


def _encoding(data: bytes) -> tuple[str, int]:
    """The encoding of some bytes, and the length of their byte-order mark."""
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding, len(mark)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        # A damaged UTF-8 text must not pass for GB 18030: hardly any bytes are not, but what comes out is gibberish.
        sound = data[: error.start].decode("utf-8")
        return ("utf-8" if sum(not char.isascii() for char in sound) >= SOUND else "gb18030"), 0
    return "utf-8", 0


def _binary(path: str) -> InputError:
    return InputError(
        Message(
            f"{path}：这是二进制文件，不是文本；请另存为纯文本（.txt）后再检查",
            f"{path}: this is a binary file, not text; save it as plain text (.txt) first",
        )
    )


class BlockKind(Enum):
    """What a block is, as far as its line alone tells; FURNITURE stands in the text where it should not, MARGIN is
    what the file's format itself sets apart: page headers and footers, the navigation of a web page."""

    # That of Enum is written in Python, and sets of kinds are asked all the time.
    __hash__ = object.__hash__

    TEXT = "text"
    TABLE = "table"
    METADATA = "metadata"
    FURNITURE = "furniture"
    MARGIN = "margin"


class Cell(NamedTuple):
    """One cell of a table row: its span of the logical text, its first column (0-based), and how many it covers."""

    span: Span
    column: int
    columns: int = 1


@record
class Block:
    """One paragraph, heading line, table row, metadata row or piece of page furniture.

    `level` is the Markdown heading level or 0; `indent` the leading blanks in cells; `broken` the logical offsets at
    which source lines were put together that no soft wrap explains; `apart` says that a blank line stands
    before the block; `bullet` that a list mark was taken off. `paragraph` (Word), `page` (PDF) and `source_line`
    (HTML) are 1-based and 0 where there is none; `cells` are those of a table row, where the format knows them.
    """

    span: Span
    kind: BlockKind = BlockKind.TEXT
    level: int = 0
    indent: int = 0
    broken: tuple[int, ...] = ()
    apart: bool = False
    bullet: bool = False
    paragraph: int = 0
    page: int = 0
    source_line: int = 0
    cells: tuple[Cell, ...] = ()


class Segment(NamedTuple):
    """`length` code points of the logical text that stand as they are in the source."""

    logical: int
    source: int
    length: int


@record
class Document:
    """What the author meant: the logical text, one block a line, and the map back to the source.

    Blocks are separated by one line feed each, in the order of the source, but furniture stands behind all the rest.
    `format` names the reader. `notices` is what the reader has to say of the file; `revisions` is "accepted" or
    "original" where it holds tracked changes, after the view of them that was read.
    """

    source: Source
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = field(repr=False)
    segments: Sequence[Segment] = field(repr=False)
    format: str = "text"
    notices: tuple[Message, ...] = ()
    revisions: str = ""

    @cached_property
    def _logical_starts(self) -> list[int]:
        return [segment.logical for segment in self.segments]

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def of(self, span: Span) -> str:
        """The logical text of a span."""
        return self.text[span.start : span.end]

    def block_at(self, offset: int) -> int:
        """Index of the block that holds a logical offset."""
        return max(0, bisect_right(self._block_starts, offset) - 1)

    def source_offset(self, offset: int) -> int:
        """Source offset of one logical code point; of a line feed between blocks, the end of the block before it."""
        if not self.segments:
            return 0
        segment = self.segments[max(0, bisect_right(self._logical_starts, offset) - 1)]
        return segment.source + min(max(0, offset - segment.logical), segment.length)

    def drops(self, span: Span) -> Iterator[int]:
        """Logical offsets inside a span before which something of the source was left out: blanks, marks, line ends."""
        starts = self._logical_starts
        yield from starts[bisect_right(starts, span.start) : bisect_left(starts, span.end)]

    def source_span(self, span: Span) -> tuple[int, int]:
        """Source offsets (start, end exclusive) that a logical span covers."""
        start = self.source_offset(span.start)
        if span.end <= span.start:
            return start, start
        return start, self.source_offset(span.end - 1) + 1

    def place(self, span: Span) -> Place:
        """Source lines and columns of a logical span."""
        return self.place_of(self.source_span(span))

    def place_of(self, within: tuple[int, int]) -> Place:
        """Source lines and columns of source offsets (start, end exclusive)."""
        return Place(*self.source.position(within[0]), *self.source.position(within[1]))

    def gap(self, offset: int) -> tuple[int, int]:
        """Source offsets of what was left out right before a logical code point, in the same block."""
        end = self.source_offset(offset)
        first = offset == 0 or self.text[offset - 1] == "\n"
        return (end if first else self.source_offset(offset - 1) + 1), end

    def anchor(self, span: Span) -> Place:
        """The first code point of the source line that a span starts in: where something absent belongs."""
        line, _ = self.source.position(self.source_offset(span.start))
        return Place(line, 1, line, 2 if self.source.line_text(line) else 1)

    def quote(self, span: Span) -> str:
        """The source text that a logical span covers, as it stands in the file."""
        start, end = self.source_span(span)
        return self.source.text[start:end]

    def line_of(self, offset: int) -> int:
        """1-based source line of a logical offset."""
        return self.source.position(self.source_offset(offset))[0]
