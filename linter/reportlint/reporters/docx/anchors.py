"""From places in the extracted text to characters of the Word file that a comment can be put around."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from ...readers.docx.inline import Piece
from ...readers.docx.paragraphs import Line

Point = tuple[int, int]
"""A line (0-based) of the extracted text, and a code point of it."""
Place = tuple[Piece, int]
"""A piece of text, and a code point of it; exclusive where something ends."""


class Anchors:
    """The pieces of all lines that stand in the file, in order, with the points at which they begin.

    What Word computes, such as automatic numbers, has no characters in the file, nor can page headers be commented:
    for those the next piece stands in, or the last one of all.
    """

    def __init__(self, lines: Sequence[Line]) -> None:
        self.spots: list[Point] = []
        self.pieces: list[Piece] = []
        for index, line in enumerate(lines):
            column = 0
            for piece in line.pieces:
                if piece.element is not None and piece.text:
                    self.spots.append((index, column))
                    self.pieces.append(piece)
                column += len(piece.text)

    def range(self, start: Point, end: Point) -> tuple[Place, Place]:
        """The first code point of a range, and the one behind its last, moved to where there is text; never empty."""
        first, offset = self._first(start)
        last = bisect_left(self.spots, end) - 1
        if last < first:
            last, stop = first, offset + 1
        else:
            line, column = self.spots[last]
            piece = self.pieces[last]
            stop = min(len(piece.text), end[1] - column) if line == end[0] else len(piece.text)
            if last == first:
                stop = max(stop, offset + 1)
        return (self.pieces[first], offset), (self.pieces[last], stop)

    def _first(self, start: Point) -> tuple[int, int]:
        """The piece that holds a point, or the next one; the very last code point where there is none."""
        index = max(0, bisect_right(self.spots, start) - 1)
        line, column = self.spots[index]
        if (line, column) <= start and line == start[0] and start[1] - column < len(self.pieces[index].text):
            return index, start[1] - column
        if (line, column) < start:
            index += 1
        if index < len(self.pieces):
            return index, 0
        return index - 1, len(self.pieces[-1].text) - 1
